"""Grades and inspections that an article tells of schools, homes and the like, and of no council.

"Elm House is to close. Inspectors, who turned up in June, found its medicines in a bread bin."
"""

from collections.abc import Sequence

from councilgraph.link.drafts import Draft
from councilgraph.model.claims import Claims, InspectionClaim, Kind

_LEAD, _OPENING = 3, 40  # paragraphs, characters
_COUNCILS = (Kind.AUTHORITY, Kind.AUTHORITY_TYPE, Kind.BODY)
_OF_COUNCILS = (Kind.SERVICE, Kind.AUTHORITY_TYPE)


def without_others(drafts: list[Draft], claims: Claims) -> list[Draft]:
    """Return judgements without those of another body that the lead speaks of, and of no council.

    They are those of inspectors who give no grade to a council that is named, or whose service is.
    """
    lead = claims.paragraphs[:_LEAD]
    bodies = claims.cues("other-body")
    others = [s for s in bodies if any(p.start <= s.start <= p.start + _OPENING for p in lead)]
    told = (m.span for kind in _COUNCILS for m in claims.of_kind(kind))
    if not others or any(p.covers(span) for span in told for p in lead):
        return drafts
    own = {(d.authority, d.inspectorate) for d in drafts if _names_a_council(d)}
    return [d for d in drafts if (d.authority, d.inspectorate) in own]


def _names_a_council(draft: Draft) -> bool:
    claim = draft.claim
    return claim.authority is not None or claim.service is not None


def is_of_another_body(draft: Draft, judgements: Sequence[Draft], claims: Claims) -> bool:
    """Tell whether words that name no council, service or kind are rather of another body.

    So they are where the article speaks of one in its lead or just before, and gives the council
    no grade of these inspectors.
    """
    claim = draft.claim
    assert isinstance(claim, InspectionClaim)
    if claim.authority is not None or draft.inspection_class is not None:
        return False
    if any(claim.evidence.covers(m.span) for kind in _OF_COUNCILS for m in claims.of_kind(kind)):
        return False
    if any(
        (d.authority, d.inspectorate) == (draft.authority, draft.inspectorate) for d in judgements
    ):
        return False
    at = claim.evidence
    own = next((n for n, p in enumerate(claims.paragraphs) if p.covers(at)), 0)
    near = (*claims.paragraphs[:_LEAD], *claims.paragraphs[max(0, own - 1) : own + 1])
    others = [span for span in claims.cues("other-body") if span.start < at.end]
    return any(p.covers(span) for p in near for span in others)
