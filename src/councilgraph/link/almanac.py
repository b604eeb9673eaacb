"""Stretches of the calendar as periods: days, weeks, months, seasons, years, and parts of them.

Plain calendar arithmetic with British conventions; which of the stretches the words of an article
mean is for `link.periods`.
"""

from calendar import isleap, monthrange
from datetime import date, timedelta
from functools import cache

from councilgraph.extract.timewords import WEEKDAYS
from councilgraph.model.claims import TimeExpression
from councilgraph.model.time import Granularity, Period

# Winter runs into the next year: the winter of 2018 begins in December 2018.
_SEASON_STARTS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
# Which months of a year a part of it covers; generous, so that the truth lies within.
_YEAR_PARTS = {
    "early": (1, 4), "mid": (4, 9), "late": (9, 12), "start": (1, 3), "end": (10, 12),
    "half-1": (1, 6), "half-2": (7, 12),
    "quarter-1": (1, 3), "quarter-2": (4, 6), "quarter-3": (7, 9), "quarter-4": (10, 12),
}  # fmt: skip
# 29 February may be eight years off, at the turn of a century that has none.
_YEARS = 8
_HALVES = {"half-1": (1, 15), "half-2": (16, 31)}
_THIRDS = {"early": 0, "start": 0, "mid": 1, "late": 2, "end": 2}


def day_period(day: date) -> Period:
    """Return one day."""
    return Period(earliest=day, latest=day, granularity=Granularity.DAY)


@cache
def month_period(year: int, month: int) -> Period:
    """Return one month; months beyond 1 to 12 count on into other years.

    >>> month_period(2017, 0).earliest
    datetime.date(2016, 12, 1)
    """
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    last = date(year, month, monthrange(year, month)[1])
    return Period(earliest=date(year, month, 1), latest=last, granularity=Granularity.MONTH)


def year_period(year: int) -> Period:
    """Return one calendar year."""
    return Period(
        earliest=date(year, 1, 1), latest=date(year, 12, 31), granularity=Granularity.YEAR
    )


def financial_year_period(year: int) -> Period:
    """Return the financial year that begins on 1 April of `year`."""
    return Period(earliest=date(year, 4, 1), latest=date(year + 1, 3, 31))


def season_period(season: str, year: int) -> Period:
    """Return the season that begins in `year`.

    >>> season_period("winter", 2018).latest
    datetime.date(2019, 2, 28)
    """
    month = _SEASON_STARTS[season]
    return Period(earliest=date(year, month, 1), latest=month_period(year, month + 2).latest)


def week_period(day: date) -> Period:
    """Return the week, Monday to Sunday, that holds `day`."""
    monday = day - timedelta(days=day.weekday())
    return Period(earliest=monday, latest=monday + timedelta(days=6))


def easter(year: int) -> date:
    """Return Easter Sunday (the anonymous Gregorian rule).

    >>> easter(2018)
    datetime.date(2018, 4, 1)
    """
    a, b, c = year % 19, year // 100, year % 100
    moon = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (b % 4) + 2 * (c // 4) - moon - c % 4) % 7
    month, day = divmod(moon + week - 7 * ((a + 11 * moon + 22 * week) // 451) + 114, 31)
    return date(year, month, day + 1)


def moved(day: date, count: int, unit: str) -> date:
    """Return the day `count` units on; a day that the month lacks becomes its last.

    >>> moved(date(2017, 3, 31), -1, "month")
    datetime.date(2017, 2, 28)
    """
    if unit in ("day", "week"):
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    months = count * {"year": 12, "half-year": 6, "month": 1}[unit]
    last = month_period(day.year, day.month + months).latest
    assert last is not None
    return last.replace(day=min(day.day, last.day))


def unit_period(day: date, unit: str) -> Period:
    """Return the day, week, month, year or financial year that holds `day`."""
    if unit == "week":
        return week_period(day)
    if unit == "month":
        return month_period(day.year, day.month)
    if unit == "year":
        return year_period(day.year)
    if unit == "financial-year":
        return financial_year_period(day.year - (day.month < 4))
    return day_period(day)


def moved_unit(day: date, count: int, unit: str) -> Period:
    """Return the whole unit that lies `count` units from `day`."""
    if unit == "half-year":
        middle = moved(day, count, unit)
        return Period(earliest=moved(middle, -3, "month"), latest=moved(middle, 3, "month"))
    return unit_period(moved(day, count, unit), unit)


def part_period(whole: Period, part: str) -> Period:
    """Return the part of `whole` that `part` names; of a month or season it is a third.

    Of a whole that is neither, or has no end, it is the whole: then the words tell no more.
    """
    first, last = whole.earliest, whole.latest
    if first is None or last is None:
        return whole
    if whole.granularity is Granularity.YEAR and part in _YEAR_PARTS:
        low, high = _YEAR_PARTS[part]
        start, end = date(first.year, low, 1), month_period(first.year, high).latest
        return Period(earliest=start, latest=end)
    if whole.granularity is Granularity.MONTH and part in _HALVES:
        low, high = _HALVES[part]
        return Period(earliest=first.replace(day=low), latest=last.replace(day=min(high, last.day)))
    third = _THIRDS.get(part)
    if third is None or (last - first).days < 27:
        return whole
    if whole.granularity is Granularity.MONTH:
        low, high = (1, 11, 21)[third], (10, 20, last.day)[third]
        return Period(earliest=first.replace(day=low), latest=first.replace(day=high))
    if (last - first).days > 92:
        return whole
    month = month_period(first.year, first.month + third)
    return Period(earliest=month.earliest, latest=month.latest)


def occurrence(expression: TimeExpression, year: int) -> Period | None:
    """Return the day, month, season or holiday of the expression in `year`, else the year."""
    if expression.month and expression.day:
        if (expression.month, expression.day) == (2, 29) and not isleap(year):
            return None
        return day_period(date(year, expression.month, expression.day))
    if expression.month:
        return month_period(year, expression.month)
    unit = expression.unit
    if unit in _SEASON_STARTS:
        return season_period(unit, year)
    if unit in ("christmas", "easter"):
        return day_period(date(year, 12, 25) if unit == "christmas" else easter(year))
    return financial_year_period(year) if unit == "financial-year" else year_period(year)


def occurrences(expression: TimeExpression, day: date) -> list[Period]:
    """Return the occurrences about `day`, the oldest first: of a weekday, or one a year."""
    if expression.unit in WEEKDAYS:
        monday = day - timedelta(days=day.weekday())
        first = monday + timedelta(days=WEEKDAYS.index(expression.unit))
        return [day_period(first + timedelta(days=7 * week)) for week in (-1, 0, 1)]
    years = range(day.year - _YEARS, day.year + _YEARS + 1)
    return [period for year in years if (period := occurrence(expression, year)) is not None]


def latest_begun(expression: TimeExpression, day: date) -> Period | None:
    """Return the latest occurrence that begins no later than `day`."""
    begun = [period for period in occurrences(expression, day) if first_day(period) <= day]
    return begun[-1] if begun else None


def nearest(expression: TimeExpression, day: date) -> Period | None:
    """Return the occurrence nearest to `day`, before or after it; of two, the earlier."""

    def distance(period: Period) -> int:
        return max(0, (first_day(period) - day).days, (day - last_day(period)).days)

    return min(occurrences(expression, day), key=distance, default=None)


def first_day(period: Period) -> date:
    """Return the earliest bound, or the first day there is."""
    return period.earliest or date.min


def last_day(period: Period) -> date:
    """Return the latest bound, or the last day there is."""
    return period.latest or date.max
