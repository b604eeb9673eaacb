"""Builds dates out of tokens: of days, months, seasons, years and weekdays, and runs of them.

Each builder takes the tokens that a pattern of `extract.timegrammar` matched, and returns None
where the neighbouring words show that they are no time after all.
"""

import re
from dataclasses import replace

from councilgraph.extract.timecues import (
    code_set,
    is_ahead,
    is_cued,
    is_season,
    is_weekday,
    is_year,
)
from councilgraph.extract.timerows import Fields, Row
from councilgraph.extract.timewords import CODES
from councilgraph.model.claims import TimeExpression

_DAYS_IN = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_COUNTS = {"last": -1, "this": 0, "next": 1}


def calendar_date(row: Row, i: int, j: int) -> TimeExpression | None:
    """Build a date of month, season or weekday, with whatever year stands beside it."""
    fields: Fields = {}
    month, day = row.number(i, j, "MONTH MON"), row.number(i, j, "DAY ORD")
    year, season = row.number(i, j, "YEAR OLD"), row.first(i, j, "SEASON")
    if month is not None:
        fields["month"] = month
    if season is not None:
        fields["unit"] = str(season.value)
    if day is not None and month is not None:
        if day > _DAYS_IN[month - 1] or ((day, month) == (29, 2) and year and year % 4):
            return None
        fields["day"] = day
    if year is not None:
        return row.express(i, j, "date", {**fields, "year": year})
    return _without_year(row, i, j, fields)


def _without_year(row: Row, i: int, j: int, fields: Fields) -> TimeExpression | None:
    which = row.which(i, j)
    if which == "that":
        return row.express(i, j, "that", {"unit": "year", **fields})
    if which:
        return _counted_off(row, i, j, "in-year", {"unit": "year", **fields})
    if row.codes[i] in code_set("MONTH MON") and i and row.codes[i - 1] == CODES["in"]:
        return None  # "in October 12 homes were ..."
    return _recent(row, i, j, fields)


def _counted_off(row: Row, i: int, j: int, form: str, fields: Fields) -> TimeExpression:
    """Build "October last year", and of "October next year" something to come."""
    count = _COUNTS[row.which(i, j)]
    dated = row.express(i, j, form, {**fields, "count": count})
    return row.express(i, j, "future", {}, (dated,)) if count > 0 else dated


def _recent(row: Row, i: int, j: int, fields: Fields) -> TimeExpression:
    return row.express(i, j, "future" if is_ahead(row.tokens, i) else "recent", fields)


def bare_month(row: Row, i: int, j: int) -> TimeExpression | None:
    """Build "in March"."""
    if not is_cued(row.tokens, i):
        return None
    return _recent(row, i, j, {"month": int(row.tokens[i].value)})


def bare_season(row: Row, i: int, j: int) -> TimeExpression | None:
    """Build "the spring"."""
    if not is_season(row.tokens, i, j):
        return None
    return _recent(row, i, j, {"unit": str(row.tokens[j - 1].value)})


def weekday(row: Row, i: int, j: int) -> TimeExpression | None:
    """Build "on Monday"."""
    return _recent(row, i, j, _name(row, i)) if is_weekday(row.tokens, i) else None


def holiday(row: Row, i: int, j: int) -> TimeExpression | None:
    """Build "at Easter"."""
    if i and row.codes[i - 1] in code_set("in at over by before after since until from"):
        return _recent(row, i, j, _name(row, i))
    return None


def _name(row: Row, i: int) -> Fields:
    return {"unit": str(row.tokens[i].value)}


def bare_year(row: Row, i: int, j: int) -> TimeExpression | None:
    """Build "2016"."""
    if not is_year(row.tokens, i, row.text):
        return None
    return row.express(i, j, "date", {"year": int(row.tokens[i].value)})


def numeric_date(row: Row, i: int, j: int) -> TimeExpression | None:
    """Build 12/10/2017 (the day first, as in Britain), 12.10.17 or 2017-10-12."""
    values = [int(v) for v in re.split(r"[/.-]", str(row.tokens[i].value))]
    day, month, year = values if values[0] < 100 else values[::-1]
    if year < 100:
        year += 2000 if year < 60 else 1900
    if not (1 <= month <= 12 and 1 <= day <= _DAYS_IN[month - 1] and 1900 <= year < 2100):
        return None
    if (day, month) == (29, 2) and year % 4:
        return None
    return row.express(i, j, "date", {"year": year, "month": month, "day": day})


def financial_year(row: Row, i: int, j: int) -> TimeExpression:
    """Build "2016/17" or "winter 2016/17"."""
    token, season = row.first(i, j, "FISCAL"), row.first(i, j, "SEASON")
    year = int(str(token.value)[:4]) if token else 0
    unit = str(season.value) if season else "financial-year"
    return row.express(i, j, "date", {"year": year, "unit": unit})


def weekday_of_week(row: Row, i: int, j: int) -> TimeExpression:
    """Build "Wednesday last week"."""
    return _counted_off(row, i, j, "in-week", _name(row, i))


def date_range(row: Row, i: int, j: int) -> TimeExpression | None:
    """Build "14 to 16 June 2017", "January and February", "between 2016 and 2018"."""
    start = i + 1 if row.codes[i] in code_set("between from") else i
    join = next(
        (k for k in range(start + 1, j) if row.codes[k] in code_set("to and until DASH")), start
    )
    last = calendar_date(row, join + 1, j)
    if last is not None and last.month is None:
        last = _with_month(row, start, j, last, row.number(join + 1, j, "DAY ORD"))
    first = _ends(row, start, join, last)
    if first is None or last is None:
        return None
    if row.codes[join] == CODES["and"] and row.codes[i] != CODES["between"]:
        consecutive = first.month and last.month and (last.month - first.month) % 12 == 1
        if not consecutive and first.day is None:
            return None  # "in 2020 and 2022" is two times
    return row.express(i, j, "range", {}, (first, last))


def _with_month(
    row: Row, i: int, j: int, last: TimeExpression, day: int | None
) -> TimeExpression | None:
    """Give the last end of "June 14 to 16" the month of the first."""
    month = row.number(i, j, "MONTH MON")
    if month and day and day > _DAYS_IN[month - 1]:
        return None
    return replace(last, month=month, day=day if month else None)


def _ends(row: Row, i: int, j: int, last: TimeExpression | None) -> TimeExpression | None:
    """Return the first end of a range: what it leaves unsaid, the last end says."""
    year, month = row.number(i, j, "YEAR OLD"), row.number(i, j, "MONTH MON")
    day = row.number(i, j, "DAY ORD")
    if last is None or (last.day is None) != (day is None):
        return None
    own = row.express(i, j, "date" if year else last.form, {})
    own = replace(own, year=year or last.year, month=month or last.month, day=day)
    if year:
        return replace(own, month=month)
    turn = -1 if (own.month or 0) > (last.month or 0) else 0  # "December to February 2018"
    if last.year:
        return replace(own, year=last.year + turn)
    return replace(own, unit=last.unit, count=None if last.count is None else last.count + turn)
