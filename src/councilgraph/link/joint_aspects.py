"""Aspects that are judged together in some years, and apart in others.

Words seldom tell which it was: "children in care and care leavers were rated good" may be one
grade or two. In which years there was one, the ontology knows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from councilgraph.knowledge import Concepts
from councilgraph.link.drafts import Draft
from councilgraph.link.freshness import NEWS
from councilgraph.model.claims import JudgementClaim, Standing


def as_judged(drafts: Sequence[Draft], concepts: Concepts) -> Iterator[Draft]:
    """Yield the dated judgements of an article, joint aspects taken apart or put together.

    What is not dated closely enough stays as it is told: "good each" are two grades.
    """
    for draft in drafts:
        aspect = draft.aspect or ""
        parts = concepts.joined.get(aspect)
        whole = next((w for w, told in concepts.joined.items() if aspect in told), None)
        joint = _falls(draft, concepts.used[aspect]) if parts else None
        if parts and (joint is False or (joint is None and "each" in draft.signals)):
            yield from (replace(draft, aspect=part) for part in parts)
        elif whole and _falls(draft, concepts.used[whole]):
            told = {d.aspect for d in drafts if _is_one_verdict(d, draft)}
            if not told.issuperset(concepts.joined[whole]):
                yield draft
            elif aspect == concepts.joined[whole][0]:
                yield replace(draft, aspect=whole)
        else:
            yield draft


def _is_one_verdict(one: Draft, other: Draft) -> bool:
    """Tell whether two judgements come from one word for a grade, not passed on by another."""
    told = [d.claim for d in (one, other) if isinstance(d.claim, JudgementClaim)]
    apart = any("likewise" in claim.signals for claim in told)
    same = len({claim.grade.span for claim in told}) == 1
    return same and not apart and one.authority == other.authority


def _falls(draft: Draft, years: tuple[date | None, date | None]) -> bool | None:
    """Tell whether a grade was given in some years; None if its bounds leave that open.

    One that is told as news, without a time, is of the weeks before.
    """
    first, last = years[0] or date.min, years[1] or date.max
    period = draft.period
    if period is None:
        return None
    news = period.earliest is None and draft.standing is Standing.CURRENT
    if news and period.latest is not None and period.latest - NEWS > last:
        return False
    if (period.latest or first) < first or (period.earliest or last) > last:
        return False
    known = period.earliest is not None and period.latest is not None
    inside = known and first <= (period.earliest or last) and (period.latest or first) <= last
    return True if inside else None
