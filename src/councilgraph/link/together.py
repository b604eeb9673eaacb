"""Aspects that are judged together in some years, and apart in others.

Words tell seldom which it was: "children in care and care leavers were rated good" may be one
grade or two. When there was one, the ontology knows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from councilgraph.knowledge import Concepts
from councilgraph.link.drafts import Draft
from councilgraph.model.claims import JudgementClaim, Standing

# A report comes out some months after the inspection.
_REPORTING = timedelta(days=100)


def as_judged(
    drafts: Sequence[Draft], concepts: Concepts, published: date | None
) -> Iterator[Draft]:
    """Yield the drafts of an article, those of joint aspects taken apart or put together.

    What has no date, as in an article without one, stays as it is told.
    """
    for draft in drafts:
        aspect = draft.aspect or ""
        parts = concepts.joined.get(aspect)
        whole = next((w for w, told in concepts.joined.items() if aspect in told), None)
        if parts and _used(draft, aspect, concepts, published) is False:
            yield from (replace(draft, aspect=part) for part in parts)
        elif whole and _used(draft, whole, concepts, published):
            told = {d.aspect for d in drafts if _is_one_verdict(d, draft)}
            if not told.issuperset(concepts.joined[whole]):
                yield draft
            elif aspect == concepts.joined[whole][0]:
                yield replace(draft, aspect=whole)
        else:
            yield draft


def _is_one_verdict(one: Draft, other: Draft) -> bool:
    """Tell whether two drafts come from one word for a grade."""
    spans = [d.claim.grade.span for d in (one, other) if isinstance(d.claim, JudgementClaim)]
    return len(set(spans)) == 1 and one.authority == other.authority


def _used(draft: Draft, aspect: str, concepts: Concepts, published: date | None) -> bool | None:
    """Tell whether an aspect was judged when a grade was given; None if that is not sure."""
    first, last = concepts.used[aspect]
    period = draft.period
    told = period and (period.latest or period.earliest)
    given = told or (published if draft.standing is Standing.CURRENT else None)
    if given is None:
        return None
    if first is not None and given < first:
        return False
    if last is not None and given > (last if told else last + _REPORTING):
        return False
    sure = told or first is None or given > first + _REPORTING
    return True if sure and (told or last is None or given <= last) else None
