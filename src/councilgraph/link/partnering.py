"""Which of two councils that work with each other helps the other: the one with the better grade.

"Anytown is working with Otherton as its improvement partner" may be said of either; what grades the
article tells of them decides, and else who is named last helps.
"""

from collections.abc import Sequence
from dataclasses import replace

from councilgraph.knowledge import Knowledge
from councilgraph.link.discourse import Discourse
from councilgraph.link.drafts import Draft
from councilgraph.model.claims import EITHER_WAY, Claims, InterventionClaim, Standing
from councilgraph.model.facts import JudgementFact

_UNTOLD = 2  # of whom no grade is told may be good enough to help


def settle_partners(
    claims: Claims,
    discourse: Discourse,
    judgements: Sequence[JudgementFact | Draft],
    knowledge: Knowledge,
) -> Claims:
    """Return the claims, with the better council as who helps where the words leave it open."""
    if not any(EITHER_WAY in claim.signals for claim in claims.interventions):
        return claims
    ranks: dict[str, int] = {}
    for one in judgements:
        if one.standing is Standing.CURRENT:
            rank = _rank(one, knowledge)
            ranks[one.authority] = max(rank, ranks.get(one.authority, rank))

    def settled(claim: InterventionClaim) -> InterventionClaim:
        if EITHER_WAY not in claim.signals or claim.authority is None or claim.actor is None:
            return claim
        helper, helped = (discourse.named(m, None) for m in (claim.actor, claim.authority))
        if ranks.get(helper or "", _UNTOLD) <= ranks.get(helped or "", _UNTOLD):
            return claim
        return replace(claim, authority=claim.actor, actor=claim.authority)

    return replace(claims, interventions=tuple(settled(c) for c in claims.interventions))


def _rank(judgement: JudgementFact | Draft, knowledge: Knowledge) -> int:
    """Return the place of a grade among those of its inspectorate, 1 for the best."""
    told = (
        scheme.rank(judgement.grade or "")
        for scheme in knowledge.register.schemes
        if scheme.inspectorate == judgement.inspectorate
    )
    return next((rank for rank in told if rank is not None), _UNTOLD)
