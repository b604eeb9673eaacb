"""Inspections told of several councils at once: "all three inspections", "both were visited".

Words that name no council and speak of several inspections are of every council that the article
gives a grade of the same inspectorate. How sure each is, is for `inspecting`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from councilgraph.link.drafts import Draft
from councilgraph.model.claims import InspectionClaim, Standing, Telling

_LEAST = 2
_SINGLE = frozenset({"generic", "of-one"})


def share_out(drafts: Sequence[Draft], judgements: Sequence[Draft]) -> Iterator[Draft]:
    """Yield inspections, those that are of several councils once for each of these.

    `judgements` are the grades of the article that are sure. Visits without a grade are not shared:
    one council has several of them.
    """
    for draft in drafts:
        claim = draft.claim
        assert isinstance(claim, InspectionClaim)
        unnamed = "of-several" in claim.signals
        councils = _graded(draft, judgements) if unnamed or _is_shared(draft) else []
        if unnamed and (len(councils) < _LEAST or claim.telling is Telling.VISIT):
            continue
        if len(councils) < _LEAST or not (unnamed or draft.authority in councils):
            yield draft
            continue
        told = replace(claim, signals=(*claim.signals, "shared-out"))
        for authority in councils:
            yield replace(draft, claim=told, authority=authority)


def _is_shared(draft: Draft) -> bool:
    claim = draft.claim
    assert isinstance(claim, InspectionClaim)
    several = "plural" in claim.signals and _SINGLE.isdisjoint(claim.signals)
    now = claim.standing is Standing.CURRENT
    visits = draft.visit or claim.telling is Telling.VISIT
    return claim.authority is None and several and now and not visits


def _graded(draft: Draft, judgements: Sequence[Draft]) -> list[str]:
    """Return the councils whose grades of now are of the inspectorate and service of a draft."""
    return sorted(
        {
            d.authority
            for d in judgements
            if (d.inspectorate, d.service) == (draft.inspectorate, draft.service)
            and d.standing is Standing.CURRENT
            and not d.implied
        }
    )
