"""Dates of publication, in the forms that pages print them; day first, as in Britain.

Reads whole calendar days only, and never a date out of a sentence: a line is a date line if
nothing is left of it but a label, a byline and page furniture. Dates in the running text are left
to `extract`.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from councilgraph.ingest.blocks import fold

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "(?P<m{0}>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<d{0}>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<y{0}>(?:19|20)\d\d)"
_FORMS = (
    _YEAR.format(0) + r"-(?P<m0>[01]\d)-(?P<d0>[0-3]\d)(?:[T ]\d\d:?\d\d[^\s|,]*)?(?!\d)",
    _DAY.format(1) + r"(?:\s+of)?[\s-]+" + _MONTH.format(1) + r"[\s,-]+" + _YEAR.format(1),
    _MONTH.format(2) + r"\s+" + _DAY.format(2) + r"\s*,?\s+" + _YEAR.format(2),
    r"(?P<d3>[0-3]?\d)(?P<s>[/.])(?P<m3>[01]?\d)(?P=s)(?P<y3>(?:19|20)?\d\d)",
    r"(?P<y4>(?:19|20)\d\d)(?P<m4>[01]\d)(?P<d4>[0-3]\d)(?:T\d{4,6}Z?)?",
)
_DATE = re.compile(r"(?<![\w/.-])(?:" + "|".join(_FORMS) + r")(?![\w/])", re.I)
_WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?", re.I
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_YEARLESS = re.compile(
    r"\b(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]*\b[.,]?\s+(?:the\s+)?(?:"
    + _DAY.format(1)
    + r"(?:\s+of)?\s+"
    + _MONTH.format(1)
    + "|"
    + _MONTH.format(2)
    + r"\s+"
    + _DAY.format(2)
    + r")\b",
    re.I,
)
_NEAR_YEARS = 4
_CLOCK = re.compile(
    r"\b(?:at\s+)?(?:[01]?\d|2[0-3])[:.][0-5]\d(?:[:.][0-5]\d)?\s*(?:[ap]\.?m\b\.?)?"
    r"(?:\s*(?:gmt|bst|utc|z)\b)?|\b(?:at\s+)?1?\d\s*[ap]\.?m\b\.?",
    re.I,
)
_LABEL = re.compile(
    r"\b(?:(?:first|date|page|article|story|originally)\s+)*(?:published|posted|issued|released)\b"
    r"(?:\s+(?:date|online))?"
    r"|\b(?:publication|publish|release)\s+date\b|\bdate\s+of\s+(?:publication|issue|release)\b"
    r"|\b(?:for\s+immediate|press|news|media)\s+release\b",
    re.I,
)
_PLAIN_LABEL = re.compile(r"^\s*(?:date|dated|on)\b\s*:?", re.I)
_PLACE = re.compile(
    r"\(?[A-Z][\w'’.-]*(?: (?:[A-Z][\w'’.-]*|on|upon|of|the|and)){0,4}(?: ?\([A-Z]+\))?"
)
_CHANGED = re.compile(r"\b(?:last\s+)?(?:updated|modified|amended|reviewed|edited)\b", re.I)
_EDGES = " \t,;:|·•–—-/()[]>"
LONGEST = 160  # characters; a longer block is prose whatever it holds


@dataclass(frozen=True, slots=True, kw_only=True)
class DateLine:
    """A date of publication, whether a word such as "Published" says so, and the line's rest."""

    published: date
    labelled: bool
    rest: str


def parse_date(text: str) -> date | None:
    """Return the calendar day that `text` begins with, as written, or None.

    Time and zone after it are left alone: the day is the one the page prints.

    >>> parse_date("2023-07-14T23:30:00-05:00"), parse_date("3rd May 2024"), parse_date("May 2024")
    (datetime.date(2023, 7, 14), datetime.date(2024, 5, 3), None)
    """
    text = _WEEKDAY.sub(" ", fold(text)[:LONGEST]).strip(_EDGES)
    found = _DATE.match(text)
    return _day(found) if found else None


def read_dateline(line: str) -> DateLine | None:
    """Read a date line: a date with a time, a weekday, a label or other words around it.

    Whether those other words (`rest`) make it a byline or a sentence is for the caller to judge.
    Refuses two different dates, unless one is said to be of a change, and a lone date of change.

    >>> read_dateline("Friday, 2nd August 2019, 10:14 am").published
    datetime.date(2019, 8, 2)
    >>> read_dateline("William Eichler 12 October 2017").rest
    'William Eichler'
    >>> read_dateline("Last updated 3 May 2024") is None
    True
    """
    if len(line) > LONGEST:
        return None
    changed = _CHANGED.search(line)
    if changed:
        before, after = line[: changed.start()], line[changed.end() :]
        line = before if _DATE.search(before) else after[_after_first_date(after) :]
    found = list(_DATE.finditer(line))
    days = {day for match in found if (day := _day(match))}
    if len(days) != 1:
        return None
    rest = _WEEKDAY.sub(" ", _CLOCK.sub(" ", _DATE.sub(" ", line)))
    labelled = bool(_LABEL.search(rest))
    rest = _PLAIN_LABEL.sub(" ", _LABEL.sub(" ", rest))
    rest = re.sub(r"\b(?:on|at)\s*$|^\s*(?:on|at)\b", " ", rest.strip(_EDGES))
    return DateLine(published=days.pop(), labelled=labelled, rest=fold(rest).strip(_EDGES))


def read_changed(line: str) -> date | None:
    """Return the day of a line that only tells when a page was changed last.

    >>> read_changed("By A. Writer  Last updated 3 May 2024 at 15:02")
    datetime.date(2024, 5, 3)
    >>> read_changed("Published 1 May 2024, updated 3 May 2024") is None
    True
    """
    changed = _CHANGED.search(line) if len(line) <= LONGEST else None
    if changed is None or _DATE.search(line[: changed.start()]):
        return None
    found = _DATE.search(line, changed.end())
    return _day(found) if found else None


def read_opening(paragraph: str) -> date | None:
    """Return the day of an agency's dateline, a place and a date before a dash.

    >>> read_opening("ANYTOWN, 6 October 2022 – Services for children have collapsed")
    datetime.date(2022, 10, 6)
    >>> read_opening("6 October 2022 – Inspectors come back") is None
    True
    """
    opening, dash, _ = paragraph[:LONGEST].replace("—", "–").replace(" - ", " – ").partition(" – ")
    line = read_dateline(opening) if dash else None
    return line.published if line is not None and _PLACE.fullmatch(line.rest) else None


def read_yearless(line: str, years: Collection[int]) -> date | None:
    """Return the day of a line such as "Published: Thursday, 9 October", which names no year.

    It is the first year from the last of `years`, those that the text speaks of, in which the day
    fell on that weekday; none where that is not near.

    >>> read_yearless("Published: Thursday, 9 October by A. Writer", {2019, 2022})
    datetime.date(2025, 10, 9)
    """
    found = _YEARLESS.search(line) if len(line) <= LONGEST else None
    if found is None or not years or _DATE.search(line) or _CHANGED.search(line):
        return None
    labelled = starts_with_label(line) or not _YEARLESS.sub("", _CLOCK.sub("", line)).strip(_EDGES)
    if not labelled:
        return None
    month = _MONTHS[(found["m1"] or found["m2"]).lower()]
    weekday = _WEEKDAYS.index(found["weekday"][:3].lower())
    for year in range(max(years), max(years) + _NEAR_YEARS):
        try:
            day = date(year, month, int(found["d1"] or found["d2"]))
        except ValueError:
            continue
        if day.weekday() == weekday:
            return day
    return None


def starts_with_label(line: str) -> bool:
    """Tell whether a line begins with a word such as "Published".

    >>> starts_with_label("First published: 3 May 2024"), starts_with_label("Report published")
    (True, False)
    """
    return _LABEL.match(line) is not None


def _after_first_date(text: str) -> int:
    found = _DATE.search(text)
    return found.end() if found else len(text)


def _day(found: re.Match[str]) -> date | None:
    parts = {name[0]: value for name, value in found.groupdict().items() if value and name != "s"}
    month = _MONTHS.get(parts["m"].lower()) or int(parts["m"])
    year = int(parts["y"]) + (2000 if len(parts["y"]) == 2 else 0)
    try:
        return date(year, month, int(parts["d"]))
    except ValueError:
        return None
