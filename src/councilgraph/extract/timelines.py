"""Years that other words tell: those of a timeline, and on a page without a date its report's.

Paragraphs may open with a date ("2014: inadequate") and tell what happened then. What they tell
without a time was then, and a month is one of that year. On a page without a date a month is the
last before the report, if that has a date. A time that tells its own year, or leans on another, is
left alone.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from councilgraph.extract.reading import Reading, Sentence
from councilgraph.model.claims import Claims, InspectionClaim, JudgementClaim, TimeExpression
from councilgraph.model.text import Span
from councilgraph.model.time import DatedBy

_REPORT = DatedBy.PUBLISHED
_LEAST = 2
_AFTER = (":", "-", "|")


def tell_years(reading: Reading, claims: Claims) -> Claims:
    """Return the claims, those of a timeline with the year of their paragraph."""
    claims = claims if reading.article.published else _before_the_report(claims)
    years = _years(reading)
    if len(years) < _LEAST:
        return claims
    return replace(
        claims,
        judgements=tuple(_judgement(claim, years) for claim in claims.judgements),
        inspections=tuple(_inspection(claim, years) for claim in claims.inspections),
        datings=tuple(_inspection(claim, years) for claim in claims.datings),
    )


def _before_the_report(claims: Claims) -> Claims:
    """Return the claims, months and days without a year as the last before the only report."""
    told = [c.time for c in claims.judgements if c.dated_by == _REPORT]
    told += [c.time for c in claims.datings if c.dated_by == _REPORT]
    reports = {(t.year, t.month, t.day) for t in told if t and t.form == "date" and t.month}
    if len(reports) != 1:
        return claims
    year, *last = reports.pop()

    def settle(time: TimeExpression) -> TimeExpression:
        later = [time.month or 0, time.day or 0] > [number or 0 for number in last]
        return replace(time, form="date", year=(year or 0) - later)

    return replace(
        claims,
        judgements=tuple(
            replace(c, time=_settled(c.time, settle)) if c.time else c for c in claims.judgements
        ),
        inspections=tuple(
            replace(c, time=_settled(c.time, settle)) if c.time else c for c in claims.inspections
        ),
        datings=tuple(
            replace(c, time=_settled(c.time, settle)) if c.time else c for c in claims.datings
        ),
    )


def _years(reading: Reading) -> list[tuple[Span, TimeExpression]]:
    """Return the years that open paragraphs, each with the paragraph that is about it."""
    first: dict[int, Sentence] = {}
    for sentence in reading.sentences:
        first.setdefault(sentence.paragraph, sentence)
    return [
        (reading.paragraphs[number], year)
        for number, sentence in first.items()
        if (year := _opening_year(sentence)) is not None
    ]


def _opening_year(sentence: Sentence) -> TimeExpression | None:
    if not sentence.known or sentence.known[0].time is None:
        return None
    items = sentence.items
    time = items[0].time
    if time is not None and time.form == "range":
        time = time.parts[-1]  # "20 June to 18 July 2017: full inspection"
    if time is None or time.form != "date" or len(items) < _LEAST:
        return None
    return time if items[1].is_a(*_AFTER) else None


def _year_of(evidence: Span, years: Iterable[tuple[Span, TimeExpression]]) -> TimeExpression | None:
    return next((year for paragraph, year in years if paragraph.covers(evidence)), None)


def _judgement(
    claim: JudgementClaim, years: Iterable[tuple[Span, TimeExpression]]
) -> JudgementClaim:
    year = _year_of(claim.evidence, years)
    if year is None:
        return claim
    if claim.time is None:
        return replace(claim, time=year, dated_by=DatedBy.JUDGED)
    return replace(claim, time=_in_year(claim.time, year))


def _inspection(
    claim: InspectionClaim, years: Iterable[tuple[Span, TimeExpression]]
) -> InspectionClaim:
    year = _year_of(claim.evidence, years)
    if year is None or claim.time is None:
        return claim
    return replace(claim, time=_in_year(claim.time, year))


def _in_year(time: TimeExpression, year: TimeExpression) -> TimeExpression:
    """Return a month or day without a year as one of the year."""
    return _settled(time, lambda part: replace(part, form="date", year=year.year))


def _settled(
    time: TimeExpression, settle: Callable[[TimeExpression], TimeExpression]
) -> TimeExpression:
    """Return a time, months and days in it that tell no year as they are settled."""
    if time.parts:
        return replace(time, parts=tuple(_settled(part, settle) for part in time.parts))
    return settle(time) if time.form == "recent" and time.month is not None else time
