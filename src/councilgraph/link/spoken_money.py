"""Whose money it is that somebody speaks of: “we have set aside £2m”, said its director.

That is the council's if she is one of its people, or speaks for it; a firm or a charity spends its
own, and nobody knows whose it is if the speaker is not told.
"""

from councilgraph.extract.investments import SPOKEN
from councilgraph.model.claims import Claims, InterventionClaim, Kind, StatementClaim

_COUNCIL = (Kind.AUTHORITY, Kind.AUTHORITY_TYPE)


def is_of_another(claims: Claims, claim: InterventionClaim) -> bool:
    """Tell whether a sum is told in quoted words, and not by somebody of a council."""
    if claim.rule != SPOKEN:
        return False
    at = claim.intervention.span
    told = next((s for s in claims.statements if s.words.covers(at)), None)
    return told is None or not _is_of_a_council(claims, told)


def _is_of_a_council(claims: Claims, statement: StatementClaim) -> bool:
    if statement.speaker is None:
        told = statement.organisation
        return told is not None and told.kind in (*_COUNCIL, Kind.ROLE)
    name = claims.people.get(statement.speaker)
    own = [t for t in claims.tenures if name is not None and claims.people.get(t.name) == name]
    return any(
        not t.elsewhere and (t.organisation is None or t.organisation.kind in _COUNCIL) for t in own
    )
