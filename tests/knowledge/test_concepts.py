"""Labels and hierarchies, in a small ontology and in our own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from councilgraph.knowledge import CG, DEFAULT_BASE, Concepts, Knowledge, load_knowledge

DEF = f"{DEFAULT_BASE}def/"


@pytest.fixture
def concepts(folder: Callable[..., Path]) -> Concepts:
    """Return the concepts of the small folder."""
    return load_knowledge(folder()).concepts


@pytest.mark.parametrize(
    ("iri", "label"),
    [
        (f"{DEF}grade/c3", "C3"),
        (f"{CG}Visit", "Visit"),
        (f"{DEFAULT_BASE}id/authority/E1", "Ayton Council"),
        ("https://example.org/nobody/said-so", "said-so"),
        ("https://example.org/folder/", "folder"),
    ],
)
def test_everything_has_a_label(concepts: Concepts, iri: str, label: str) -> None:
    """The preferred label, else the plain label, else the end of the IRI."""
    assert concepts.label(iri) == label


@pytest.mark.parametrize(
    ("iri", "ancestor", "expected"),
    [
        (f"{DEF}service/protection", f"{DEF}service/children", True),
        (f"{DEF}service/children", f"{DEF}service/children", True),
        (f"{DEF}service/children", f"{DEF}service/protection", False),
        (f"{CG}MonitoringVisit", f"{CG}Inspection", True),
        (f"{CG}Inspection", f"{CG}MonitoringVisit", False),
        ("https://example.org/unknown", f"{CG}Inspection", False),
    ],
)
def test_is_a_follows_concepts_and_classes(
    concepts: Concepts, iri: str, ancestor: str, expected: bool
) -> None:
    """A concept or class is itself and everything above it."""
    assert concepts.is_a(iri, ancestor) is expected


def test_superclasses_are_nearest_first_and_named(concepts: Concepts) -> None:
    """Restrictions are no superclasses."""
    assert concepts.superclasses(f"{CG}MonitoringVisit") == (f"{CG}Visit", f"{CG}Inspection")
    assert concepts.subclasses(f"{CG}Inspection") == (f"{CG}Visit", f"{CG}MonitoringVisit")


def test_schemes_are_known_both_ways(concepts: Concepts) -> None:
    """A concept knows its schemes and a scheme its concepts."""
    assert concepts.schemes(f"{DEF}grade/good") == (f"{DEF}grade",)
    assert concepts.in_scheme(f"{DEF}grade") == (f"{DEF}grade/good", f"{DEF}grade/c3")


def test_definitions_are_there_where_written(concepts: Concepts) -> None:
    """A definition is its text, and absent where there is none."""
    assert concepts.definition(f"{DEF}grade/c3") == "A definition."
    assert concepts.definition(f"{DEF}grade/good") is None


def test_a_circle_ends(folder: Callable[..., Path]) -> None:
    """Concepts that are above each other do not keep the look-up from ending."""
    circle = "service:a skos:broader service:b . service:b skos:broader service:a ."
    concepts = load_knowledge(folder(ontology=circle)).concepts
    assert concepts.superclasses(f"{DEF}service/a") == (f"{DEF}service/b",)
    assert not concepts.is_a(f"{DEF}service/a", f"{DEF}service/c")


@pytest.mark.parametrize("scheme", ["grade", "service", "aspect", "role", "party", "cue"])
def test_every_concept_of_ours_has_one_english_label(knowledge: Knowledge, scheme: str) -> None:
    """No scheme of words is empty, and none of its concepts has two preferred labels or none."""
    found = knowledge.concepts.in_scheme(f"{DEF}{scheme}")
    assert found
    labels: dict[str, set[str]] = {iri: set() for iri in found}
    for quad in (*knowledge.ontology_quads, *knowledge.register_quads):
        subject = str(quad.subject).strip("<>")
        if quad.predicate.value.endswith("#prefLabel") and subject in labels:
            labels[subject].add(str(quad.object))
    assert {iri: found for iri, found in labels.items() if len(found) != 1} == {}
