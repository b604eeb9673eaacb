"""Resolves simple words of time: dates, and what is told by its distance from another time.

Those made of other expressions ("since last summer") are resolved by `link.periods`, which also
tells the conventions.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from councilgraph.extract.timewords import WEEKDAYS
from councilgraph.link.almanac import (
    day_period,
    first_day,
    last_day,
    latest_begun,
    month_period,
    moved,
    moved_unit,
    nearest,
    occurrence,
    occurrences,
    unit_period,
    week_period,
)
from councilgraph.model.claims import TimeExpression
from councilgraph.model.time import Period

_DAY = timedelta(days=1)
_MONTH_DAYS = 31
_SEASON_DAYS = 100
_CALENDAR_UNITS = frozenset({"day", "week", "month", "year", "financial-year"})


@dataclass(frozen=True, slots=True)
class Frame:
    """What an expression is resolved against; `clip` ends what still runs on the article's date."""

    published: date | None
    anchor: Period | None
    clip: bool = True

    @property
    def today(self) -> date:
        """Return the article's date; relative forms are refused before they ask without one."""
        assert self.published is not None
        return self.published

    def clipped(self, period: Period | None) -> Period | None:
        """Return the period up to the article's date, if it is running then."""
        if period is None or not self.clip or self.published is None:
            return period
        if period.earliest and period.latest and period.earliest <= self.today < period.latest:
            return replace(period, latest=self.today)
        return period


def within(span: TimeExpression, reference: Period, published: date | None = None) -> Period:
    """Return when the earlier of two events was, told as "the second time in six years".

    `reference` is the time of the later event. The earlier one lies no more than the span before
    the first month of it, and before that month: a report of January 2017 and "six years" give
    January 2011 to December 2016, an inspection of November 2016 ends on 31 October 2016. A later
    event known only within a year, a season or looser bounds may share them with the earlier one,
    which is then bounded by their end; one of unknown start gives no earliest day.
    """
    latest = preceding(reference, published).latest
    if reference.earliest is None or not span.count or span.unit is None:
        return Period(latest=latest)
    earliest = moved(reference.earliest.replace(day=1), -span.count, span.unit)
    return Period(earliest=earliest.replace(day=1), latest=latest)


def preceding(reference: Period, published: date | None = None) -> Period:
    """Return the bound of an event before another: "for the second time", without a span."""
    first, last = reference.earliest, reference.latest or published
    if first and last and (last - first).days < _MONTH_DAYS:
        return Period(latest=first.replace(day=1) - _DAY)
    return Period(latest=last)


def _date(expression: TimeExpression, frame: Frame) -> Period | None:
    assert expression.year is not None
    return occurrence(expression, expression.year)


def _recent(expression: TimeExpression, frame: Frame) -> Period | None:
    if not frame.clip:  # within a deadline, which may be past or to come
        return nearest(expression, frame.today)
    return frame.clipped(latest_begun(expression, frame.today))


def _this(expression: TimeExpression, frame: Frame) -> Period | None:
    unit = expression.unit
    if unit == "week" and frame.clip:
        return Period(earliest=frame.today - 6 * _DAY, latest=frame.today)
    if expression.month or unit not in _CALENDAR_UNITS:
        found = nearest(expression, frame.today)
        if found is not None and first_day(found).year > frame.today.year:
            # "This spring", in November: the one to come is next spring.
            found = occurrence(expression, frame.today.year)
        return frame.clipped(found)
    return frame.clipped(unit_period(frame.today, unit))


def _previous(expression: TimeExpression, frame: Frame) -> Period | None:
    unit = expression.unit
    if unit == "financial-year":
        return unit_period(moved(frame.today, -1, "year"), unit)
    if unit in _CALENDAR_UNITS and not expression.month:
        return moved_unit(frame.today, -1, unit)
    ended = [p for p in occurrences(expression, frame.today) if last_day(p) < frame.today]
    return ended[-(expression.count or 1)] if len(ended) >= (expression.count or 1) else None


def _in_year(expression: TimeExpression, frame: Frame) -> Period | None:
    return frame.clipped(occurrence(expression, frame.today.year + (expression.count or 0)))


def _in_week(expression: TimeExpression, frame: Frame) -> Period | None:
    week = week_period(frame.today + timedelta(days=7 * (expression.count or 0)))
    return day_period(first_day(week) + timedelta(days=WEEKDAYS.index(expression.unit or "")))


def _day(expression: TimeExpression, frame: Frame) -> Period | None:
    return day_period(frame.today + timedelta(days=expression.count or 0))


def _ago(expression: TimeExpression, frame: Frame) -> Period | None:
    return moved_unit(frame.today, -(expression.count or 0), expression.unit or "")


def _ago_over(expression: TimeExpression, frame: Frame) -> Period | None:
    return Period(latest=moved(frame.today, -(expression.count or 0), expression.unit or ""))


def _ago_just(expression: TimeExpression, frame: Frame) -> Period | None:
    """Return the quarter up to "just over two years ago"; of months and weeks the one before."""
    latest = moved(frame.today, -(expression.count or 0), expression.unit or "")
    by_year = expression.unit == "year"
    return Period(
        earliest=moved(
            latest, -3 if by_year else -1, "month" if by_year else expression.unit or ""
        ),
        latest=latest,
    )


def _past(expression: TimeExpression, frame: Frame) -> Period | None:
    first = moved(frame.today, -(expression.count or 0), expression.unit or "")
    return Period(earliest=first, latest=frame.today)


def _span(expression: TimeExpression, frame: Frame) -> Period | None:
    if frame.anchor is not None:
        return within(expression, frame.anchor, frame.published)
    return None if frame.published is None else _past(expression, frame)


def _same_time(expression: TimeExpression, frame: Frame) -> Period | None:
    """Return the month of "this time last year", the week of "this time last month"."""
    then = moved(frame.today, expression.count or 0, expression.unit or "")
    return month_period(then.year, then.month) if expression.unit == "year" else week_period(then)


def _that(expression: TimeExpression, frame: Frame) -> Period | None:
    by_year = expression.month or expression.unit not in ("month", "week", "day")
    winter = _end_of_winter(frame.anchor) if expression.month else None
    if winter is not None:
        # "So to the winter of 2019. That November": it may begin a month before.
        return next(
            (p for p in reversed(occurrences(expression, winter)) if first_day(p) <= winter), None
        )
    unit = "year" if by_year else expression.unit or "year"
    day = _settled(frame.anchor, unit)
    if day is None:
        return None
    return occurrence(expression, day.year) if by_year else unit_period(day, unit)


def _end_of_winter(anchor: Period | None) -> date | None:
    """Return the last day of a season that begins in one year and ends in the next."""
    if anchor is None or anchor.earliest is None or anchor.latest is None:
        return None
    first, last = anchor.earliest, anchor.latest
    winter = first.year < last.year and (last - first).days < _SEASON_DAYS
    return last if winter else None


def _offset(expression: TimeExpression, frame: Frame) -> Period | None:
    unit = expression.unit or ""
    day = _settled(frame.anchor, unit)
    return None if day is None else moved_unit(day, expression.count or 0, unit)


def _adjoining(expression: TimeExpression, frame: Frame) -> Period | None:
    """Return the month or season next to the anchor; "the previous May" may be before today."""
    back = (expression.count or 0) < 0
    day = frame.published if back else None
    if frame.anchor is not None:
        day = frame.anchor.earliest if back else frame.anchor.latest
    if day is None:
        return None
    found = occurrences(expression, day)
    if back:
        return max((p for p in found if last_day(p) < day), key=last_day, default=None)
    later = (p for p in found if first_day(p) > day)
    return min(later, key=first_day, default=None)


def _lapse(expression: TimeExpression, frame: Frame) -> Period | None:
    if frame.anchor is None and frame.published is not None:
        frame = replace(frame, anchor=day_period(frame.published))
    return _offset(expression, frame)


def _within(expression: TimeExpression, frame: Frame) -> Period | None:
    """Return the time from the anchor on: "within eighteen months it was good"."""
    if frame.anchor is None or frame.anchor.earliest is None or frame.anchor.latest is None:
        return None
    end = moved(frame.anchor.latest, expression.count or 0, expression.unit or "")
    return Period(earliest=frame.anchor.earliest, latest=end)


def _settled(anchor: Period | None, unit: str) -> date | None:
    """Return a day of the anchor, if it lies wholly within one such unit."""
    if anchor is None or anchor.earliest is None or anchor.latest is None:
        return None
    whole = unit_period(anchor.earliest, "year" if unit == "half-year" else unit)
    return anchor.earliest if anchor.latest <= last_day(whole) else None


def _deadline(expression: TimeExpression, frame: Frame) -> Period | None:
    return Period(
        earliest=frame.today,
        latest=moved(frame.today, expression.count or 0, expression.unit or ""),
    )


def _future(expression: TimeExpression, frame: Frame) -> Period | None:
    if expression.count is None or expression.month or expression.unit not in _CALENDAR_UNITS:
        return _coming(expression, frame)
    if expression.count == 0:
        running = unit_period(frame.today, expression.unit)
        return replace(running, earliest=frame.today)
    return moved_unit(frame.today, expression.count, expression.unit)


def _coming(expression: TimeExpression, frame: Frame) -> Period | None:
    """Return the next occurrence: with "next" one that has not begun, else one not yet over."""
    for period in occurrences(expression, frame.today):
        if first_day(period) > frame.today:
            return period
        if not expression.count and last_day(period) >= frame.today:
            return replace(period, earliest=frame.today)
    return None


_UNDATED = frozenset({"date", "span", "that", "offset", "lapse", "within", "adjoining"})
_RESOLVERS: Mapping[str, Callable[[TimeExpression, Frame], Period | None]] = {
    "date": _date,
    "recent": _recent,
    "day": _day,
    "this": _this,
    "last": _previous,
    "in-year": _in_year,
    "in-week": _in_week,
    "ago": _ago,
    "ago-over": _ago_over,
    "ago-just": _ago_just,
    "past": _past,
    "same-time": _same_time,
    "span": _span,
    "that": _that,
    "offset": _offset,
    "adjoining": _adjoining,
    "lapse": _lapse,
    "within": _within,
    "future": _future,
    "deadline": _deadline,
}


def resolve_simple(expression: TimeExpression, frame: Frame) -> Period | None:
    """Return the period of an expression without parts, None if the frame lacks what it needs."""
    if frame.published is None and expression.form not in _UNDATED:
        return None
    return _RESOLVERS[expression.form](expression, frame)
