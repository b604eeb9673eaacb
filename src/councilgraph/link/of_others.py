"""Inspections that an article tells of schools, homes and the like, and of no council.

"Elm House is to close. Inspectors, who turned up in June, found its medicines in a bread bin."
"""

from collections.abc import Sequence

from councilgraph.link.drafts import Draft
from councilgraph.model.claims import Claims, InspectionClaim, Kind

_LEAD = 3  # paragraphs
_OF_COUNCILS = (Kind.SERVICE, Kind.AUTHORITY_TYPE)


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
