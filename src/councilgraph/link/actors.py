"""Who steps in: the council that pays, the department that orders, the trust that takes over.

A partner is told by the words of the claim, and `interventions` finds it; all else goes by the kind
of the intervention.
"""

from collections.abc import Sequence
from dataclasses import replace

from councilgraph.knowledge import CG, Knowledge
from councilgraph.link.companies import COMPANIES, TRUST
from councilgraph.link.departments import department_before
from councilgraph.model.claims import Claims, InterventionClaim, Kind, Mention
from councilgraph.model.text import Span

_SECTION_114 = f"{CG}Section114Notice"
_INVESTMENT = f"{CG}Investment"
# Only a department takes these steps; a board or an adviser may be the council's own.
_ORDERED = frozenset(
    {
        f"{CG}Commissioner",
        f"{CG}StatutoryDirection",
        f"{CG}ImprovementNotice",
        f"{CG}BestValueNotice",
    }
)
_BODIES = frozenset({Kind.INSPECTORATE, Kind.BODY})
_MINISTERS = "/minister-word"
_PARTNER = f"{CG}ImprovementPartner"


class Actors:
    """Finds who acted in the interventions of one article."""

    def __init__(self, claims: Claims, knowledge: Knowledge) -> None:
        self._claims = claims
        self._knowledge = knowledge
        departments = frozenset(knowledge.concepts.senders)
        self._departments = [
            replace(m, targets=targets)
            for m in claims.mentions
            if m.kind in _BODIES and (targets := tuple(t for t in m.targets if t in departments))
        ]

    def of(
        self, claim: InterventionClaim, kind: str, authority: str, service: str | None
    ) -> str | None:
        """Return who acted, where it is not a partner: as the kind of an intervention implies."""
        if kind == TRUST:
            return self._trust(claim, authority)
        if kind == _PARTNER:
            return None
        if kind == _SECTION_114:
            return authority
        sender = self._sender(claim, service, anywhere=kind in _ORDERED)
        if sender is None and claim.actor is not None and claim.actor.kind is Kind.CUE:
            sender = department_before(self._claims, self._knowledge, claim.actor)
        if kind != _INVESTMENT:
            return sender
        if claim.actor is not None and claim.actor.kind is Kind.CUE:
            ministers = claim.actor.target.endswith(_MINISTERS)
            return sender or (self._government() if ministers else authority)
        pays = claim.actor is not None and claim.actor.target in self._knowledge.concepts.senders
        return sender if pays else authority

    def _government(self) -> str | None:
        """Return the government itself, for ministers of no department that is named."""
        senders = self._knowledge.concepts.senders
        return next((s for s in senders if s in self._knowledge.register.bodies), None)

    def _sender(
        self, claim: InterventionClaim, service: str | None, *, anywhere: bool
    ) -> str | None:
        """Return the department named nearest in the sentence, else the one of the article."""
        at = claim.intervention.span
        near = [m for m in self._departments if claim.evidence.covers(m.span)]
        if near:
            return min(near, key=lambda m: _distance(m.span, at)).target
        told = [m for m in self._departments if m.span == (claim.actor and claim.actor.span)]
        if told:
            return told[0].target
        if not anywhere:
            return None
        named = sorted({m.target for m in self._departments})
        # "The Government" is one of its departments, where that is named elsewhere.
        named = [d for d in named if d not in self._knowledge.register.bodies] or named
        alone = named if len(named) == 1 else [d for d in named if self._is_for(d, service)]
        return alone[0] if len(alone) == 1 else None

    def _is_for(self, department: str, service: str | None) -> bool:
        entry = self._knowledge.register.inspectorates.get(department)
        return entry is not None and service is not None and service in entry.inspects

    def _trust(self, claim: InterventionClaim, authority: str) -> str | None:
        """Return the trust named in the sentence, else the only one that acts for the council."""
        bodies = self._knowledge.register.bodies
        named = [
            m
            for m in self._claims.of_kind(Kind.BODY)
            if bodies[m.target].kind in COMPANIES and authority in bodies[m.target].acts_for
        ]
        near = [m for m in named if claim.evidence.covers(m.span)]
        if near:
            return _nearest(near, claim.intervention.span)
        every = {m.target for m in named}
        return every.pop() if len(every) == 1 else None


def _nearest(mentions: Sequence[Mention], at: Span) -> str:
    return min(mentions, key=lambda m: _distance(m.span, at)).target


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
