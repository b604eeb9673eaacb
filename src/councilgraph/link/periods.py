"""Resolves words of time to periods, against the article's date and nothing else.

Absolute words always resolve. Relative words resolve only if the article is dated, and those that
lean on another time of the text ("that year") only if it is given: a date is never invented.
Which time of the text they lean on is for the caller to say.

Conventions, all British and all of the past unless the words look ahead:

- "This week" is the seven days up to the article's date, "last week" Monday to Sunday; this
  month, season or year ends on the article's date. A month or season that is still running does
  too.
- "Three years ago" and "last year" are whole calendar years, months whole months, and weeks run
  from Monday to Sunday.
- "Since 2014" tells when something began: it is 2014. "From June" is June up to the article's
  date, "after" likewise.
- What looks ahead resolves to a future period: "by 2022" gives the last day of 2022 as latest
  bound, "within 18 months" the months up to then, "next spring" the next one to begin.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from councilgraph.link.almanac import (
    first_day,
    latest_begun,
    moved_unit,
    part_period,
    week_period,
)
from councilgraph.link.relative import Frame, preceding, resolve_simple, within
from councilgraph.model.claims import TimeExpression
from councilgraph.model.time import Granularity, Period

__all__ = ["preceding", "resolve", "resolve_past", "within"]

_DAY = timedelta(days=1)
_PLACES = {"first": 0, "second": 1, "third": 2, "fourth": 3}


def resolve(
    expression: TimeExpression, published: date | None, anchor: Period | None = None
) -> Period | None:
    """Return the period that the words mean, or None where they don't tell.

    `published` is the article's own date. `anchor` is the time that "that year", "two years
    before" and "six years after" lean on; "six years after" takes the article's date without it,
    as news speaks of its own day, and the others stay unresolved.

    >>> from councilgraph.extract.times import find_times
    >>> words = find_times("rated inadequate last January")[0]
    >>> resolve(words, date(2017, 10, 12)).latest
    datetime.date(2017, 1, 31)
    >>> resolve(words, None) is None
    True
    """
    try:
        return _resolve(expression, Frame(published, anchor))
    except (OverflowError, ValueError):  # beyond the calendar: "4,000 years ago"
        return None


def resolve_past(
    expression: TimeExpression, published: date | None, anchor: Period | None = None
) -> Period | None:
    """Return the period of something that the article tells as done, so not after its own date.

    "In 2017", told in June 2017, ends in June; it is still told as a year. A period that lies
    ahead as a whole is none.

    >>> from councilgraph.extract.times import find_times
    >>> told = resolve_past(find_times("rated inadequate in 2017")[0], date(2017, 6, 9))
    >>> told.latest, told.granularity.value
    (datetime.date(2017, 6, 9), 'year')
    """
    period = resolve(expression, published, anchor)
    if period is None or published is None or period.latest is None:
        return period
    if period.earliest is not None and period.earliest > published:
        return None
    return period if period.latest <= published else replace(period, latest=published)


def lies_ahead(expression: TimeExpression | None, published: date | None) -> bool:
    """Tell whether words name a time that as a whole comes after the article's own date.

    >>> from councilgraph.extract.times import find_times
    >>> lies_ahead(find_times("the visit of May 2019")[0], date(2018, 6, 9))
    True
    """
    if expression is None or published is None:
        return False
    period = resolve(expression, published)
    return bool(period and period.earliest and period.earliest > published)


def _resolve(expression: TimeExpression, frame: Frame) -> Period | None:
    if not expression.parts:
        return resolve_simple(expression, frame)
    return _COMPOUNDS[expression.form](expression, frame)


def _range(expression: TimeExpression, frame: Frame) -> Period | None:
    """Return the days from the first part to the last: the first is the latest before the last."""
    start, end = expression.parts
    last = _resolve(end, frame)
    if last is None or last.latest is None:
        return None
    if start.form in ("recent", "future") and not start.parts:
        first = latest_begun(start, last.latest)
    else:
        first = _resolve(start, frame)
    if first is None or first.earliest is None or first.earliest > last.latest:
        return None
    return Period(earliest=first.earliest, latest=last.latest)


def _whole(expression: TimeExpression, frame: Frame) -> Period | None:
    """Return all of the time of which an expression tells a part: in the past, unless it is due."""
    part = expression.parts[0]
    if part.form == "recent" and frame.clip and frame.published is not None:
        return latest_begun(part, frame.published)
    return _resolve(part, replace(frame, clip=False))


def _part(expression: TimeExpression, frame: Frame) -> Period | None:
    whole = _whole(expression, frame)
    if whole is None:
        return None
    part = part_period(whole, expression.unit or "")
    return part if expression.parts[0].form == "date" else frame.clipped(part)


def _week_of(expression: TimeExpression, frame: Frame) -> Period | None:
    day = _resolve(expression.parts[0], frame)
    return None if day is None else week_period(first_day(day))


def _weeks(expression: TimeExpression, frame: Frame) -> Period | None:
    """Return weeks of a month, counted in sevens from its first day or up to its last."""
    month = _whole(expression, frame)
    if month is None or month.earliest is None or month.latest is None:
        return None
    days = _DAY * 7 * (expression.count or 1)
    if expression.unit == "last":
        return frame.clipped(Period(earliest=month.latest - days + _DAY, latest=month.latest))
    before = _DAY * 7 * _PLACES.get(expression.unit or "", 0)
    first = month.earliest + before
    return frame.clipped(Period(earliest=first, latest=min(first + days - _DAY, month.latest)))


def _shifted(expression: TimeExpression, frame: Frame) -> Period | None:
    """Return the week, month or year that lies so far from a time; of a month's years the month."""
    base = _whole(expression, frame)
    if base is None or base.earliest is None:
        return None
    unit, count = expression.unit or "", expression.count or 0
    if unit == "year" and base.granularity is not Granularity.YEAR:
        unit, count = "month", 12 * count
    return moved_unit(base.earliest, count, unit)


def _since(expression: TimeExpression, frame: Frame) -> Period | None:
    return _resolve(expression.parts[0], frame)


def _until(expression: TimeExpression, frame: Frame) -> Period | None:
    end = _resolve(expression.parts[0], replace(frame, clip=False))
    return None if end is None or end.latest is None else Period(latest=end.latest)


def _left(expression: TimeExpression, frame: Frame) -> Period | None:
    end = _whole(expression, frame)
    return None if end is None or end.latest is None else Period(latest=end.latest)


def _before(expression: TimeExpression, frame: Frame) -> Period | None:
    end = _resolve(expression.parts[0], frame)
    return None if end is None or end.earliest is None else Period(latest=end.earliest - _DAY)


def _after(expression: TimeExpression, frame: Frame) -> Period | None:
    start = _resolve(expression.parts[0], frame)
    if start is None or start.latest is None:
        return None
    return _onwards(start.latest + _DAY, frame)


def _from(expression: TimeExpression, frame: Frame) -> Period | None:
    start = _resolve(expression.parts[0], frame)
    return None if start is None or start.earliest is None else _onwards(start.earliest, frame)


def _lasting(expression: TimeExpression, frame: Frame) -> Period | None:
    start = _resolve(expression.parts[0], frame)
    if start is None or start.earliest is None or not expression.count:
        return None
    return Period(earliest=start.earliest, latest=start.earliest + _DAY * (expression.count - 1))


def _onwards(first: date, frame: Frame) -> Period:
    told = frame.published is not None and first <= frame.published
    return Period(earliest=first, latest=frame.published if told else None)


def _future(expression: TimeExpression, frame: Frame) -> Period | None:
    return _resolve(expression.parts[0], replace(frame, clip=False))


_COMPOUNDS: Mapping[str, Callable[[TimeExpression, Frame], Period | None]] = {
    "range": _range,
    "part": _part,
    "week-of": _week_of,
    "weeks": _weeks,
    "shifted": _shifted,
    "since": _since,
    "until": _until,
    "left": _left,
    "before": _before,
    "after": _after,
    "from": _from,
    "lasting": _lasting,
    "future": _future,
    "deadline": _until,
}
