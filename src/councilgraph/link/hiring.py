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
        first, *others = sorted(tenures, key=lambda claim: (not _is_chosen(claim), claim.evidence))
        if not _is_chosen(first) and any(first.evidence.overlaps(o.evidence) for o in others):
            continue  # "Anytown's leader will move to Otherton": news of either
        council = _council(first, names)
        moves = any(_is_elsewhere(other, council, names) for other in others)
        if moves and council is not None and _in_lead(claims.paragraphs, first.evidence):
            return council
    return None


def _is_chosen(claim: TenureClaim) -> bool:
    """Tell whether a council is told before a name: "Anytown has chosen Ann Lee as its next"."""
    told = claim.organisation
    behind = claim.role_words.start >= claim.name.end
    return behind and told is not None and told.span.end <= claim.name.start


def _is_elsewhere(claim: TenureClaim, council: str | None, names: Namesakes) -> bool:
    """Tell whether a post is held at another council, or at a company that works for one."""
    told = claim.organisation
    company = told is not None and told.kind is Kind.BODY
    return company or _council(claim, names) not in (None, council)


def _council(claim: TenureClaim, names: Namesakes) -> str | None:
    told = claim.organisation
    if told is None or told.kind is not Kind.AUTHORITY:
        return None
    return names.bearer(told, None)


def _in_lead(paragraphs: Iterable[Span], at: Span) -> bool:
    return any(paragraph.covers(at) for paragraph in [*paragraphs][:_LEAD])
