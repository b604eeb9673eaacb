"""The one service that an article speaks of, if it speaks of no other.

Where it names none ("placed in an independent trust"), that is what the inspectorates and the
departments it names are there for.
"""

from councilgraph.knowledge import Knowledge
from councilgraph.model.claims import Claims, Kind


def only_service(claims: Claims, knowledge: Knowledge) -> str | None:
    """Return the service of which alone, and of whose parts, the article speaks."""
    is_a = knowledge.concepts.is_a
    named = {m.target for m in claims.of_kind(Kind.SERVICE)} or _of_inspectorates(claims, knowledge)
    whole = [s for s in named if not any(s != t and is_a(s, t) for t in named)]
    return whole[0] if len(whole) == 1 else None


def _of_inspectorates(claims: Claims, knowledge: Knowledge) -> set[str]:
    """Return what those who are named inspect first of all: children's services, for Ofsted."""
    inspectorates = knowledge.register.inspectorates
    named = {m.target for m in claims.of_kind(Kind.INSPECTORATE)}
    return {entry.service for iri in named if (entry := inspectorates.get(iri)) and entry.service}
