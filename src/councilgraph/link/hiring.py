"""Who hires, in news of somebody who moves from one council to another.

"Anytown has named Ann Lee as its next director. She is head of housing at Otherton": the leader
who is told of further on, without a council, is Anytown's, however often Otherton is named.
"""

from collections.abc import Iterable

from councilgraph.link.namesakes import Namesakes
from councilgraph.model.claims import Claims, Kind, TenureClaim
from councilgraph.model.text import Span

_LEAD = 3


def find_hiring(claims: Claims, names: Namesakes) -> str | None:
    """Return the council that the lead names as whose official somebody of another's will be."""
    by_name: dict[str, list[TenureClaim]] = {}
    for claim in claims.tenures:
        if claim.name in claims.people and "former" not in claim.signals:
            by_name.setdefault(claims.people[claim.name], []).append(claim)
    for tenures in by_name.values():
        first, *others = sorted(tenures, key=_rank)
        council = _council(first, names)
        moves = any(_council(other, names) not in (None, council) for other in others)
        if moves and council is not None and _in_lead(claims.paragraphs, first.evidence):
            return council
    return None


def _rank(claim: TenureClaim) -> tuple[bool, Span]:
    """Return what puts first the post that somebody was named for: "Anytown has named Ann Lee"."""
    subject = claim.organisation is not None and claim.organisation.span.end <= claim.name.start
    return not subject, claim.evidence


def _council(claim: TenureClaim, names: Namesakes) -> str | None:
    told = claim.organisation
    if told is None or told.kind is not Kind.AUTHORITY:
        return None
    return names.bearer(told, None)


def _in_lead(paragraphs: Iterable[Span], at: Span) -> bool:
    return any(paragraph.covers(at) for paragraph in [*paragraphs][:_LEAD])
