"""Bounds of a judgement that has no time of its own: before the one that came after it."""

from collections.abc import Mapping
from datetime import date, timedelta

from councilgraph.link.periods import preceding, resolve_past, within
from councilgraph.model.claims import InspectionClaim, JudgementClaim, TimeExpression
from councilgraph.model.time import DatedBy, Period


def earlier_bounds(
    claim: JudgementClaim | InspectionClaim,
    times: Mapping[DatedBy, Period],
    best: Period | None,
    published: date | None,
) -> Period:
    """Return the bounds of a claim that comes before the event of these times.

    `best` are the bounds by which that event is dated, `published` is the article's own date.
    """
    reference = best or Period(latest=published)
    span = claim.within if isinstance(claim, JudgementClaim) else None
    if span is None:
        return _before(Period(latest=published), reference)
    if span.form in ("range", "past"):
        return resolve_past(span, published) or Period(latest=published)
    if span.form == "since":
        return _since(span, reference, published)
    report = times.get(DatedBy.PUBLISHED, reference)
    return _before(within(span, report, published), reference)


def _since(span: TimeExpression, reference: Period, published: date | None) -> Period:
    """Return the bounds of an earlier judgement of "for the third time since 2010"."""
    start = resolve_past(span, published)
    latest = preceding(reference, published).latest
    earliest = start.earliest if start is not None else None
    if earliest and latest and earliest > latest:
        return Period(latest=latest)
    return Period(earliest=earliest, latest=latest)


def _before(bounds: Period, reference: Period) -> Period:
    """Return `bounds` cut to end before `reference` begins."""
    if reference.earliest is None:
        return bounds
    end = reference.earliest - timedelta(days=1)
    latest = min(bounds.latest, end) if bounds.latest else end
    if bounds.earliest and bounds.earliest > latest:
        return Period(latest=latest)
    return Period(earliest=bounds.earliest, latest=latest)
