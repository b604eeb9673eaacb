"""Dates, bounds and counts in words, and the page of an IRI; for templates and for pages.

Leaves the templates to `pages.rendering`. Nothing here asks the graph.
"""

import calendar
import re
from urllib.parse import quote

from councilgraph.knowledge import CG

_DATE = re.compile(r"(?P<year>-?\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?:[TZ+].*)?")
_SAFE = "/:@!$&'()*+,;=~-._"

# The kinds of thing that have a page of their own; the others are resolved by the linked data.
_KINDS = (
    *("authority", "inspectorate", "inspection", "judgement", "official", "article"),
    *("intervention", "statement", "tenure", "claim", "body", "person"),
)
_PAGE = re.compile(rf"id/(?:{'|'.join(_KINDS)})/[^/]+")
_CONCEPT = re.compile(r"def/[^/]+/[^/]+")


def url_for_iri(iri: str, base: str) -> str:
    """Return the path of the page about an IRI of the data; other IRIs are returned as they are.

    A term of the ontology has its place on the page of the ontology. What is neither http nor
    https gives "", so that no link can run a script.

    >>> url_for_iri("https://example.org/id/authority/E1", "https://example.org/")
    '/authority/E1'
    >>> url_for_iri("https://example.org/def/grade/fine", "https://example.org/")
    '/concept/grade/fine'
    >>> url_for_iri("javascript:alert(1)", "https://example.org/")
    ''
    """
    if iri.startswith(CG):
        return "/ontology#" + quote(iri.removeprefix(CG), safe="")
    if iri.startswith(base):
        rest = iri.removeprefix(base)
        path = quote(rest, safe=_SAFE)
        if _PAGE.fullmatch(rest):
            return "/" + path.removeprefix("id/")
        if _CONCEPT.fullmatch(rest):
            return "/concept/" + path.removeprefix("def/")
        return "/" + path
    return iri if iri.startswith(("https://", "http://")) else ""


def date_words(value: str) -> str:
    """Return a day, a month or a year in words; what is none of these as it is.

    >>> date_words("2016-11-04"), date_words("2016-11"), date_words("2016")
    ('4 November 2016', 'November 2016', '2016')
    """
    match = _DATE.fullmatch(value)
    if not match or not match["month"] or not 1 <= int(match["month"]) <= 12:
        return match["year"] if match and not match["month"] else value
    month = f"{calendar.month_name[int(match['month'])]} {match['year']}"
    return f"{int(match['day'])} {month}" if match["day"] else month


def period_words(earliest: str | None, latest: str | None, unknown: str = "date not known") -> str:
    """Return bounds, both inclusive and either of them perhaps missing, in words.

    >>> period_words("2016-11-01", "2016-11-30")
    'in November 2016'
    >>> period_words("2016-01-01", "2017-03-31")
    'between 1 January 2016 and 31 March 2017'
    >>> period_words(None, "2016-11-30"), period_words(None, None)
    ('by 30 November 2016', 'date not known')
    """
    if not earliest and not latest:
        return unknown
    if not earliest:
        return f"by {date_words(latest or '')}"
    if not latest:
        return f"on or after {date_words(earliest)}"
    if earliest == latest:
        return f"on {date_words(earliest)}"
    whole = _whole(earliest, latest)
    if whole:
        return f"in {date_words(whole)}"
    return f"between {date_words(earliest)} and {date_words(latest)}"


def _whole(earliest: str, latest: str) -> str:
    """Return the month or the year that two days are the first and the last of, or ""."""
    if earliest[:4] == latest[:4] and (earliest[4:], latest[4:]) == ("-01-01", "-12-31"):
        return earliest[:4]
    same = re.fullmatch(r"\d{4}-\d{2}-01", earliest) and earliest[:7] == latest[:7]
    if same and 1 <= int(earliest[5:7]) <= 12:
        last = calendar.monthrange(int(earliest[:4]), int(earliest[5:7]))[1]
        return earliest[:7] if latest == f"{earliest[:7]}-{last}" else ""
    return ""


def count_words(number: int | str, one: str, many: str = "") -> str:
    """Return a number with its noun; the plural takes an s where it is not given.

    >>> count_words(1, "article"), count_words(2210, "body", "bodies")
    ('1 article', '2,210 bodies')
    """
    number = int(number)
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def grade_step(rank: float | str | None) -> str:
    """Return the step of the colour scale, "0" (best) to "4" (worst), of a rank from 0 to 1.

    >>> [grade_step(rank) for rank in (0, "0.34", 0.67, 1, None)]
    ['0', '1', '3', '4', 'none']
    """
    if rank is None or rank == "":
        return "none"
    return str(min(4, max(0, round(float(rank) * 4))))
