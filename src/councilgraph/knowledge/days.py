"""Days from the dates, months and years of the files."""

import re
from calendar import monthrange
from datetime import date

from councilgraph.model.errors import KnowledgeError


def first_day(iri: str, text: str | None) -> date | None:
    """Return the first day of a date, year-month or year; `iri` serves the message.

    >>> first_day("x", "2008-12")
    datetime.date(2008, 12, 1)
    """
    return _day(iri, text, last=False) if text else None


def last_day(iri: str, text: str | None) -> date | None:
    """Return the last day of a date, year-month or year; `iri` serves the message.

    >>> last_day("x", "2008-02")
    datetime.date(2008, 2, 29)
    """
    return _day(iri, text, last=True) if text else None


def _day(iri: str, text: str, *, last: bool) -> date:
    try:
        if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
            raise ValueError(text)
        year, month, day = [*(int(part) for part in text.split("-")), 0, 0][:3]
        month = month or (12 if last else 1)
        return date(year, month, day or (monthrange(year, month)[1] if last else 1))
    except ValueError as error:
        raise KnowledgeError(
            f"{iri}: {text!r} is no date; write YYYY-MM-DD, YYYY-MM or YYYY"
        ) from error
