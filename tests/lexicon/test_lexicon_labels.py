"""What must hold of the words in `ontology/lexicon.en.ttl`, whoever edits them next."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Store

ROOT = Path(__file__).parents[2]
SKOS = "http://www.w3.org/2004/02/skos/core#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
CG = "https://w3id.org/councilgraph/ontology#"
DEF = "https://w3id.org/councilgraph/def/"
LABELS = [NamedNode(SKOS + name) for name in ("prefLabel", "altLabel", "hiddenLabel")]
CLASS_KINDS = ("Inspection", "Intervention", "LocalAuthority")


def load(*files: str) -> Store:
    """Return the files of the checkout as one graph."""
    store = Store()
    for file in files:
        store.load(path=ROOT / file, format=RdfFormat.TURTLE)
    return store


LEXICON = load("ontology/lexicon.en.ttl")
EVERYTHING = load(
    "ontology/councilgraph.ttl",
    "ontology/concepts.ttl",
    "ontology/lexicon.en.ttl",
    "data/register/grade-schemes.ttl",
)


def classes_below(name: str) -> set[str]:
    """Return the IRIs of a class of the ontology and of all classes below it."""
    query = (
        f"SELECT ?c WHERE {{ ?c <{RDFS}subClassOf>* <{CG}{name}> ."
        " ?c a <http://www.w3.org/2002/07/owl#Class> }"
    )
    rows = EVERYTHING.query(query)
    return {row["c"].value for row in rows}  # type: ignore[union-attr]


CLASSES = {iri: name for name in CLASS_KINDS for iri in classes_below(name)}


def kind_of(iri: str) -> str | None:
    """Return the kind that a reader looks an IRI up in, or None if it has no words."""
    if match := re.fullmatch(re.escape(DEF) + r"(\w+)/[a-z0-9-]+", iri):
        return match[1]
    return CLASSES.get(iri)


def normal(label: str) -> str:
    """Return a label as a reader compares it."""
    text = re.sub(r"[\s-]+", " ", label.replace("’", "'"))
    return text if text.upper() == text else text.lower()


def values(store: Store, predicates: list[NamedNode]) -> Iterator[tuple[str, NamedNode, Literal]]:
    """Yield subject, predicate and literal of every statement with one of the predicates."""
    for predicate in predicates:
        for quad in store.quads_for_pattern(None, predicate, None):
            assert isinstance(quad.subject, NamedNode)
            assert isinstance(quad.object, Literal)
            yield quad.subject.value, predicate, quad.object


def words(kind: str) -> dict[str, set[str]]:
    """Return the IRIs of a kind by normal label; the preferred label of a cue is not read."""
    found: dict[str, set[str]] = defaultdict(set)
    for iri, predicate, label in values(EVERYTHING, LABELS):
        if kind_of(iri) == kind and not (kind == "cue" and predicate == LABELS[0]):
            found[normal(label.value)].add(iri)
    return found


KINDS = ("grade", "service", "aspect", "role", "party", "cue", *CLASS_KINDS)
WORDS = {kind: words(kind) for kind in KINDS}


def test_lexicon_subjects_are_declared() -> None:
    """Every IRI that the lexicon gives words to is a concept or a class of a known kind."""
    declared = {
        quad.subject.value
        for quad in EVERYTHING.quads_for_pattern(None, NamedNode(SKOS + "inScheme"), None)
        if isinstance(quad.subject, NamedNode)
    }
    subjects = {iri for iri, predicate, _ in values(LEXICON, LABELS) if predicate != LABELS[0]}
    assert subjects - declared - set(CLASSES) == set()


def test_lexicon_cues_say_what_they_are_for() -> None:
    """Every cue has one preferred label, a definition, and at least one word."""
    definitions = {
        iri for iri, _, _ in values(LEXICON, [NamedNode(SKOS + "definition")]) if "/cue/" in iri
    }
    preferred = [iri for iri, _, _ in values(LEXICON, [LABELS[0]]) if "/cue/" in iri]
    worded = {iri for iri, _, _ in values(LEXICON, [LABELS[2]]) if "/cue/" in iri}
    assert sorted(definitions) == sorted(preferred) == sorted(worded)


@pytest.mark.parametrize("kind", KINDS)
def test_lexicon_ambiguity_is_deliberate(kind: str) -> None:
    """A label on two IRIs of one kind is quoted in the scope note of each of them."""
    notes: dict[str, set[str]] = defaultdict(set)
    for iri, _, note in values(EVERYTHING, [NamedNode(SKOS + "scopeNote")]):
        listed = note.value.partition(": ")[2].rstrip(".").split("; ")
        notes[iri] |= {normal(label) for label in listed}
    unexplained = {
        (label, iri)
        for label, iris in WORDS[kind].items()
        if len(iris) > 1
        for iri in iris
        if label not in notes[iri]
    }
    assert unexplained == set()


def test_lexicon_scope_notes_are_up_to_date() -> None:
    """A label that a scope note quotes as shared is shared."""
    stale = set()
    for iri, _, note in values(LEXICON, [NamedNode(SKOS + "scopeNote")]):
        head, _, listed = note.value.partition(": ")
        if head.startswith("Also "):
            shared = WORDS[kind_of(iri) or ""]
            stale |= {
                (iri, label)
                for label in listed.rstrip(".").split("; ")
                if iri not in shared[normal(label)] or len(shared[normal(label)]) < 2
            }
    assert stale == set()


def test_lexicon_labels_are_tidy_english() -> None:
    """Every label is tagged English, stripped, and free of double spaces and curly apostrophes."""
    untidy = [
        label
        for _, _, label in values(LEXICON, LABELS)
        if label.language != "en"
        or label.value != " ".join(label.value.split())
        or "’" in label.value
    ]
    assert untidy == []


def test_lexicon_labels_are_said_once() -> None:
    """No IRI has two labels that a reader cannot tell apart."""
    seen: dict[tuple[str, str], int] = defaultdict(int)
    for iri, _, label in values(load("ontology/concepts.ttl", "ontology/lexicon.en.ttl"), LABELS):
        seen[iri, normal(label.value)] += 1
    assert [entry for entry, count in seen.items() if count > 1] == []


@pytest.mark.parametrize(
    ("kind", "label", "slug"),
    [
        ("grade", "requires improvement to be good", "requires-improvement"),
        ("grade", "require improvement", "requires-improvement"),
        ("grade", "RI", "requires-improvement"),
        ("grade", "C3", "c3"),
        ("grade", "perform poorly", "poor"),
        ("grade", "oustanding", "outstanding"),
        ("grade", "widespread and systemic failings", "widespread-systemic-failings"),
        ("grade", "not made sufficient progress", "not-sufficient-progress"),
        ("service", "services for children", "childrens-services"),
        ("service", "special educational needs and disabilities", "send"),
        ("service", "arrangements for the protection of children", "child-protection"),
        ("aspect", "children in care and care leavers", "looked-after-children-and-care-leavers"),
        ("aspect", "children in care", "looked-after-children"),
        ("aspect", "the impact of leaders on social work practice", "leadership"),
        ("role", "director of children and family services", "director-of-childrens-services"),
        ("role", "DCS", "director-of-childrens-services"),
        ("role", "cabinet member with responsibility for", None),
        ("role", "portfolio holder", "cabinet-member"),
        ("role", "Her Majesty's Inspector", "inspector"),
        ("role", "chief inspector", "chief-inspector"),
        ("party", "Con", "conservative"),
        ("party", "LD", "liberal-democrats"),
        ("party", "CB", "crossbench"),
        ("Inspection", "monitoring visit", "MonitoringVisit"),
        ("Inspection", "focussed visit", "FocusedVisit"),
        ("Intervention", "improvement partner", "ImprovementPartner"),
        ("Intervention", "section 114 notices", "Section114Notice"),
        ("Intervention", "trust", None),
        ("Intervention", "direction", None),
        ("LocalAuthority", "county hall", "CountyCouncil"),
        ("LocalAuthority", "town hall", "LocalAuthority"),
        ("cue", "slapped with", "award-verb"),
        ("cue", "lowest possible", "rank-worst"),
        ("cue", "second-best", "rank-second-best"),
        ("cue", "no longer", "no-longer"),
        ("cue", "minded to", "intended"),
        ("cue", "verbs of speaking", None),
    ],
)
def test_lexicon_reads(kind: str, label: str, slug: str | None) -> None:
    """A phrase of the news stands for the term that it should, and for no other it might."""
    found = {re.split(r"[/#]", iri)[-1] for iri in WORDS[kind].get(normal(label), set())}
    if slug is None:
        assert not found
    else:
        assert slug in found


@pytest.mark.parametrize("word", ["good", "outstanding", "poor", "adequate", "fair", "effective"])
def test_lexicon_marks_everyday_grades(word: str) -> None:
    """A grade that is a word of everyday speech is marked as one."""
    everyday = NamedNode(CG + "everyday")
    [iri] = WORDS["grade"][word]
    assert list(EVERYTHING.quads_for_pattern(NamedNode(iri), everyday, None))


@pytest.mark.parametrize("word", ["inadequate", "requires improvement", "C4", "G1"])
def test_lexicon_trusts_plain_grades(word: str) -> None:
    """A grade that is hardly ever an everyday word is not marked as one."""
    everyday = NamedNode(CG + "everyday")
    [iri] = WORDS["grade"][normal(word)]
    assert not list(EVERYTHING.quads_for_pattern(NamedNode(iri), everyday, None))
