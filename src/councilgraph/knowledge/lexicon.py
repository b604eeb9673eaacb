"""How newspapers say it: every phrase that stands for something, with what it stands for.

Finding the phrases in a text, and choosing among several meanings, is left to `extract` and
`link`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
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
    """All phrases, sorted by text; the grades whose words are everyday words; the cues by slug."""

    phrases: tuple[Phrase, ...]
    everyday: frozenset[str]
    cues: Mapping[str, str]

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
    }
    grades = concepts.in_scheme(f"{base}def/{Kind.GRADE}")
    cues = concepts.in_scheme(f"{base}def/{Kind.CUE}")
    return Lexicon(
        phrases=tuple(sorted(found, key=attrgetter("text", "kind", "target"))),
        everyday=frozenset(g for g in grades if "true" in statements.texts(g, f"{CG}everyday")),
        cues={iri.rsplit("/", 1)[-1]: iri for iri in cues},
    )


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
        short = initials(authority.name)
        if short is not None and short not in authority.names:
            yield _phrase(short, Kind.AUTHORITY, authority.iri, ambiguous=True)
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


def initials(name: str) -> str | None:
    """Return the letters that stand for a council's name in news, if it is of a kind that has them.

    They are those of county, city and metropolitan councils; of borough and district councils
    they are rare, and mean other things.

    >>> initials("North Yorkshire County Council"), initials("Boston Borough Council")
    ('NYCC', None)
    """
    if not re.search(r" (?:County|City|Metropolitan Borough|County Borough) Council$", name):
        return None
    return "".join(word[0] for word in re.split(r"[ -]", name) if word[0].isupper())


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
