"""How newspapers say it: every phrase that stands for something, with what it stands for.

Finding the phrases in a text, and choosing among several meanings, is left to `extract` and
`link`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter

from councilgraph.knowledge.concepts import Concepts
from councilgraph.knowledge.register import Register
from councilgraph.knowledge.statements import Statements
from councilgraph.knowledge.terms import CG, SKOS
from councilgraph.model.claims import Kind
from councilgraph.model.errors import KnowledgeError

# The scheme of a kind is {base}def/{kind}, as the vocabulary has it.
SCHEME_KINDS = (Kind.GRADE, Kind.SERVICE, Kind.ASPECT, Kind.ROLE, Kind.PARTY, Kind.CUE)
CLASS_KINDS = {
    f"{CG}Inspection": Kind.INSPECTION,
    f"{CG}Intervention": Kind.INTERVENTION,
    f"{CG}LocalAuthority": Kind.AUTHORITY_TYPE,
}
CONCEPT_LABELS = (f"{SKOS}prefLabel", f"{SKOS}altLabel", f"{SKOS}hiddenLabel")
CLASS_LABELS = (f"{SKOS}altLabel", f"{SKOS}hiddenLabel")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words that may stand for `target`.

    `case_sensitive` marks capitals ("RI", "C3") that mean something else in small letters; every
    other phrase is found without regard to case, apostrophe style, or hyphen and space.
    `ambiguous` marks a name that must not be trusted on its own. One text may be in several
    phrases.
    """

    text: str
    kind: Kind
    target: str
    case_sensitive: bool
    ambiguous: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All phrases, sorted by text; the grades whose words are everyday words; the cues by slug.

    `joined` holds the aspect that is judged where two are named together, by those two; `places`
    the places that fire services are named after, by the IRI of the service. `public` are the roles
    that an official may hold in an article that names no organisation, and `grading` the
    inspectorates that give grades to authorities. `listed` holds, by its everyday name, each aspect
    that has one, with those beside which that means it.
    """

    phrases: tuple[Phrase, ...]
    everyday: frozenset[str]
    cues: Mapping[str, str]
    joined: Mapping[tuple[str, str], str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    public: frozenset[str] = frozenset()
    grading: frozenset[str] = frozenset()
    listed: Mapping[str, tuple[str, frozenset[str]]] = field(default_factory=dict)

    def cue(self, slug: str) -> str:
        """Return the IRI of a cue concept; raise KnowledgeError if the ontology has none such."""
        try:
            return self.cues[slug]
        except KeyError:
            raise KnowledgeError(
                f"no cue {slug!r}: add def/cue/{slug} to the ontology's concepts"
            ) from None


def read_lexicon(
    statements: Statements, concepts: Concepts, register: Register, base: str
) -> Lexicon:
    """Return the lexicon that the statements and the register hold."""
    found = {
        *_concept_phrases(statements, concepts, base),
        *_class_phrases(statements, concepts),
        *_register_phrases(register),
        *_owned_phrases(register, statements),
    }
    grades = concepts.in_scheme(f"{base}def/{Kind.GRADE}")
    cues = concepts.in_scheme(f"{base}def/{Kind.CUE}")
    return Lexicon(
        phrases=tuple(sorted(found, key=attrgetter("text", "kind", "target"))),
        everyday=frozenset(g for g in grades if "true" in statements.texts(g, f"{CG}everyday")),
        cues={iri.rsplit("/", 1)[-1]: iri for iri in cues},
        public=frozenset(
            role
            for role in concepts.in_scheme(f"{base}def/{Kind.ROLE}")
            if concepts.held_at(role) == "appointed" or concepts.held_by(role)
        ),
        grading=frozenset(s.inspectorate for s in register.schemes if s.services),
        listed=dict(_listed_names(statements, concepts, base)),
        places={
            authority.iri: place
            for place, namesakes in register.by_place.items()
            for authority in namesakes
        },
        joined={
            (one, other): whole
            for whole in concepts.in_scheme(f"{base}def/{Kind.ASPECT}")
            for one in statements.nodes(whole, f"{CG}joins")
            for other in statements.nodes(whole, f"{CG}joins")
            if one != other
        },
    )


def _listed_names(
    statements: Statements, concepts: Concepts, base: str
) -> Iterator[tuple[str, tuple[str, frozenset[str]]]]:
    """Yield the everyday names of aspects, with these and the other aspects of their services.

    One of no service in particular may stand beside any.
    """
    aspects = concepts.in_scheme(f"{base}def/{Kind.ASPECT}")
    services = {aspect: frozenset(concepts.aspect_of.get(aspect, ())) for aspect in aspects}
    for one, own in services.items():
        for text in _english(statements, one, (f"{CG}listedName",)):
            others = (a for a in aspects if a != one and (not own or own & services[a]))
            yield text, (one, frozenset(others))


def _concept_phrases(statements: Statements, concepts: Concepts, base: str) -> Iterator[Phrase]:
    """Yield the labels of the concepts of each scheme of words."""
    for kind in SCHEME_KINDS:
        for iri in concepts.in_scheme(f"{base}def/{kind}"):
            for text in _english(statements, iri, CONCEPT_LABELS):
                yield _phrase(text, kind, iri)


def _class_phrases(statements: Statements, concepts: Concepts) -> Iterator[Phrase]:
    """Yield the words for the classes; their labels are for people, and left out."""
    for top, kind in CLASS_KINDS.items():
        for iri in (top, *concepts.subclasses(top)):
            for text in _english(statements, iri, CLASS_LABELS):
                yield _phrase(text, kind, iri)


def _register_phrases(register: Register) -> Iterator[Phrase]:
    """Yield the names of authorities, inspectorates and other bodies, in whatever language."""
    for authority in register.authorities.values():
        for text in authority.names:
            ambiguous = text in authority.ambiguous_names
            yield _phrase(text, Kind.AUTHORITY, authority.iri, ambiguous=ambiguous)
    for inspectorate in register.inspectorates.values():
        for text in inspectorate.names:
            ambiguous = text in inspectorate.ambiguous_names
            yield _phrase(text, Kind.INSPECTORATE, inspectorate.iri, ambiguous=ambiguous)
    for body in register.bodies.values():
        for text in body.names:
            yield _phrase(text, Kind.BODY, body.iri)
            # What is said of a trust is said of the councils whose services it runs.
            for authority_iri in body.acts_for:
                yield _phrase(text, Kind.AUTHORITY, authority_iri)


def _owned_phrases(register: Register, statements: Statements) -> Iterator[Phrase]:
    """Yield "Anyshire's brigade" for a fire authority, where no council is called Anyshire."""
    councils = {name for a in register.authorities.values() for name in a.names}
    for place, namesakes in register.by_place.items():
        for authority in namesakes if place not in councils else ():
            for service in authority.provides:
                for words in _english(statements, service, CONCEPT_LABELS):
                    yield _phrase(f"{place}'s {words}", Kind.AUTHORITY, authority.iri)


def _english(statements: Statements, iri: str, predicates: tuple[str, ...]) -> Iterator[str]:
    """Yield the labels in English, and those without a language."""
    for predicate in predicates:
        for literal in statements.literals(iri, predicate):
            if (literal.language or "en").lower().split("-")[0] == "en":
                yield literal.value


def _phrase(text: str, kind: Kind, target: str, *, ambiguous: bool = False) -> Phrase:
    return Phrase(
        text=text, kind=kind, target=target, case_sensitive=text.isupper(), ambiguous=ambiguous
    )
