"""Labels and the hierarchies of concepts and classes; how words find them is for `lexicon`."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from councilgraph.knowledge.days import first_day, last_day
from councilgraph.knowledge.statements import Statements
from councilgraph.knowledge.terms import CG, RDFS, SKOS


@dataclass(frozen=True, slots=True, kw_only=True)
class Concepts:
    """Everything that has a label, and what is broader than what. Lookups never fail.

    `parents` holds what stands directly above a concept (skos:broader) or class
    (rdfs:subClassOf), `children` the reverse, `ancestors` all that stands above, nearest first;
    `members` what is in a concept scheme; `held` says of some roles where they are held,
    `holders` at which organisations, `senders` which departments step in by sending people,
    `concerned` which service a role is for;
    `aspect_of` of some aspects which services they are judged of, `joined` which others some are
    judged together as, and `used` in what years: the first day and the last.
    """

    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    parents: Mapping[str, tuple[str, ...]]
    children: Mapping[str, tuple[str, ...]]
    schemes_of: Mapping[str, tuple[str, ...]]
    members: Mapping[str, tuple[str, ...]]
    held: Mapping[str, str]
    aspect_of: Mapping[str, tuple[str, ...]]
    ancestors: Mapping[str, tuple[str, ...]]
    holders: Mapping[str, tuple[str, ...]]
    senders: tuple[str, ...]
    concerned: Mapping[str, str]
    joined: Mapping[str, tuple[str, ...]]
    used: Mapping[str, tuple[date | None, date | None]]

    def held_at(self, role: str) -> str:
        """Return where a role is held, as cg:heldAt has it: "council", "elsewhere" and so on."""
        above = (role, *self.superclasses(role))
        return next((self.held[iri] for iri in above if iri in self.held), "council")

    def belongs_to_councils(self, role: str) -> bool:
        """Tell whether a role is said to be held at a council, and not for want of better only."""
        return any(self.held.get(iri) == "council" for iri in (role, *self.superclasses(role)))

    def held_by(self, role: str) -> tuple[str, ...]:
        """Return the organisations at which a role is held where an article names none."""
        above = (role, *self.superclasses(role))
        return next((self.holders[iri] for iri in above if iri in self.holders), ())

    def label(self, iri: str) -> str:
        """Return the English label of anything; for what has none, the end of its IRI."""
        return self.labels.get(iri) or re.split(r"[/#]", iri.rstrip("/#"))[-1]

    def definition(self, iri: str) -> str | None:
        """Return the English definition, if there is one."""
        return self.definitions.get(iri)

    def superclasses(self, iri: str) -> tuple[str, ...]:
        """Return everything above a concept or a class, nearest first, without itself."""
        return self.ancestors.get(iri, ())

    def subclasses(self, iri: str) -> tuple[str, ...]:
        """Return everything below a concept or a class, nearest first, without itself."""
        return _reach(iri, self.children)

    def is_a(self, iri: str, ancestor: str) -> bool:
        """Tell whether `iri` is `ancestor` or stands anywhere below it."""
        return iri == ancestor or ancestor in self.superclasses(iri)

    def root(self, iri: str) -> str:
        """Return the broadest concept above one, or itself."""
        while self.parents.get(iri):
            iri = min(self.parents[iri])
        return iri

    def schemes(self, iri: str) -> tuple[str, ...]:
        """Return the schemes that a concept is in."""
        return self.schemes_of.get(iri, ())

    def in_scheme(self, scheme: str) -> tuple[str, ...]:
        """Return the concepts of a scheme, in the order of the files."""
        return self.members.get(scheme, ())


def _reach(start: str, steps: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return what can be reached from `start`, breadth first; circles do no harm."""
    found: dict[str, None] = {start: None}
    queue = [start]
    for node in queue:
        for following in steps.get(node, ()):
            if following not in found:
                found[following] = None
                queue.append(following)
    return tuple(found)[1:]


def read_concepts(statements: Statements) -> Concepts:
    """Return the labels and hierarchies that the statements hold."""
    labels: dict[str, str] = {}
    definitions: dict[str, str] = {}
    above: list[tuple[str, str]] = []
    member_of: list[tuple[str, str]] = []
    held: dict[str, str] = {}
    aspect_of: list[tuple[str, str]] = []
    holders: dict[str, tuple[str, ...]] = {}
    senders: list[str] = []
    concerned: dict[str, str] = {}
    joined: dict[str, tuple[str, ...]] = {}
    used: dict[str, tuple[date | None, date | None]] = {}
    for iri in statements.subjects():
        label = statements.text(iri, f"{SKOS}prefLabel") or statements.text(iri, f"{RDFS}label")
        if label:
            labels[iri] = label
        definition = statements.text(iri, f"{SKOS}definition")
        if definition:
            definitions[iri] = definition
        place = statements.text(iri, f"{CG}heldAt")
        if place:
            held[iri] = place
        aspect_of += [(iri, service) for service in statements.nodes(iri, f"{CG}aspectOf")]
        bodies = statements.nodes(iri, f"{CG}heldBy")
        if bodies:
            holders[iri] = bodies
        concerned.update((iri, service) for service in statements.nodes(iri, f"{CG}concerns"))
        if parts := statements.nodes(iri, f"{CG}joins"):
            joined[iri] = parts
            first = first_day(iri, statements.text(iri, f"{CG}firstYear"))
            used[iri] = (first, last_day(iri, statements.text(iri, f"{CG}lastYear")))
        senders += statements.nodes(iri, f"{CG}sentBy")
        for predicate in (f"{SKOS}broader", f"{RDFS}subClassOf"):
            # Restrictions are blank nodes; they say what a class is like, not what is above it.
            parents = statements.nodes(iri, predicate)
            above += [(iri, parent) for parent in parents if not parent.startswith("_:")]
        above += [(child, iri) for child in statements.nodes(iri, f"{SKOS}narrower")]
        member_of += [(iri, scheme) for scheme in statements.nodes(iri, f"{SKOS}inScheme")]
    above_all = _grouped(above)
    return Concepts(
        labels=labels,
        definitions=definitions,
        parents=above_all,
        ancestors={iri: _reach(iri, above_all) for iri in above_all},
        children=_grouped((parent, child) for child, parent in above),
        schemes_of=_grouped(member_of),
        members=_grouped((scheme, concept) for concept, scheme in member_of),
        held=held,
        aspect_of=_grouped(aspect_of),
        holders=holders,
        senders=tuple(dict.fromkeys(senders)),
        concerned=concerned,
        joined=joined,
        used=used,
    )


def _grouped(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    """Return the second parts by the first, once each, in their order."""
    groups: dict[str, dict[str, None]] = defaultdict(dict)
    for key, value in pairs:
        groups[key][value] = None
    return {key: tuple(values) for key, values in groups.items()}
