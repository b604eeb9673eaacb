"""Which fire authority is meant: of whose service "the chief fire officer" or "the chair" is.

A county often has a council and a fire authority of one name.
"""

from collections import Counter
from datetime import date

from councilgraph.knowledge import Knowledge
from councilgraph.link.discourse import Discourse
from councilgraph.model.claims import Claims, Kind, Mention
from councilgraph.model.text import Span

_FIRE = "FireAndRescueAuthority"


class FireAuthorities:
    """The fire authorities of which one article may speak."""

    def __init__(
        self, claims: Claims, discourse: Discourse, knowledge: Knowledge, day: date | None
    ) -> None:
        self._day = day
        self._claims = claims
        self._discourse = discourse
        self._register = knowledge.register

    @property
    def topic(self) -> str | None:
        """The fire authority that the article is about, if it is about one."""
        topic = self._discourse.topic
        return topic if topic is not None and self._is_one(topic) else None

    def authority(self, council: str | None, at: Span) -> str | None:
        """Return the fire authority that an article names, else that of a council's area."""
        if council is None or self._is_one(council):
            return council
        named = Counter(iri for iri in self._discourse.named_before(at) if self._is_one(iri))
        if named:
            return max(named, key=lambda iri: named[iri])
        area = self._register.authority(council).short_name
        every = self._register.authorities.values()
        return next((a.iri for a in every if a.name.startswith(area) and self._is_one(a.iri)), None)

    def council(self, iri: str) -> str:
        """Return the council of the county that a fire authority is named after, if it is of one.

        Its cabinet and its committees are those that "Anyshire's" service answers to.
        """
        if iri not in self._register.authorities or not self._is_one(iri):
            return iri
        own, every = self._register.authority(iri), self._register.authorities.values()
        others = [a for a in every if a.provides - own.provides and not self._is_one(a.iri)]
        others = [a for a in others if a.exists_on(self._day)]
        of_one = [a for a in others if _is_named_after(own.name, a.short_name)]
        return max(of_one, key=lambda a: (len(a.short_name), len(a.provides)), default=own).iri

    def is_meant(self, mention: Mention) -> bool:
        """Tell whether words for a kind are for a fire authority."""
        return any(target.endswith(f"#{_FIRE}") for target in mention.targets)

    def is_all(self) -> bool:
        """Tell whether the article speaks of services that a fire authority has, and no others."""
        told = {m.target for m in self._claims.of_kind(Kind.SERVICE)}
        every = self._register.authorities.values()
        return bool(told) and any(told <= a.provides for a in every if self._is_one(a.iri))

    def _is_one(self, iri: str) -> bool:
        return self._register.authority(iri).kind.endswith(f"#{_FIRE}")


def _is_named_after(name: str, place: str) -> bool:
    """Tell whether a name goes on from that of a place, and of no other beside it."""
    return name.startswith(f"{place} ") and not name.startswith(f"{place} and ")
