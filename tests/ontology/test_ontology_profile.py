"""The ontology is OWL 2 DL: by the OWL API's own check, and by the rules that go wrong most."""

import shutil
import subprocess
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import owlready2
import pyhornedowl
import pytest
from rdflib import OWL, RDF, RDFS, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
PROPERTY_KINDS = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
NEEDS_SIMPLE = (OWL.cardinality, OWL.minCardinality, OWL.maxCardinality, OWL.qualifiedCardinality)
MAKES_COMPLEX = (OWL.propertyChainAxiom,)
DATATYPE_MAP = {
    XSD[name]
    for name in """
        string boolean decimal integer nonNegativeInteger nonPositiveInteger positiveInteger
        negativeInteger long int short byte unsignedLong unsignedInt unsignedShort unsignedByte
        double float normalizedString token language Name NCName NMTOKEN hexBinary base64Binary
        anyURI dateTime dateTimeStamp
    """.split()
} | {RDFS.Literal, RDF.PlainLiteral, RDF.XMLLiteral, OWL.real, OWL.rational, RDF.langString}
HERMIT = Path(owlready2.__file__).parent / "hermit" / "HermiT.jar"


def check_profile(main: Path, imports: dict[str, Path]) -> list[str]:
    """Return what the OWL API prints: the number of ontologies, then each violation of OWL 2 DL."""
    source = Path(__file__).parent / "ProfileCheck.java"
    command = ["java", "-cp", str(HERMIT), str(source), str(main)]
    command += [f"{iri}={path}" for iri, path in imports.items()]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    return run.stdout.splitlines()


needs_compiler = pytest.mark.skipif(
    shutil.which("javac") is None,
    reason="the OWL API's profile check is a Java source and needs a JDK; the other checks ran",
)


@needs_compiler
def test_owl_api_finds_the_ontology_in_owl_2_dl(
    closure: dict[str, Graph], files: SimpleNamespace
) -> None:
    """The library under Protégé opens the four Turtle files, and all of them are OWL 2 DL."""
    lexicon = files.catalog[f"{files.iri}/lexicon"]
    assert check_profile(lexicon, files.catalog) == [str(len(closure))]


@needs_compiler
def test_owl_api_would_complain(closure: dict[str, Graph], tmp_path: Path) -> None:
    """The check does find fault: an undeclared class is reported."""
    graph = Graph().parse(
        data="@prefix owl: <http://www.w3.org/2002/07/owl#> . "
        "<urn:x> a owl:Ontology . <urn:x#thing> a <urn:x#Undeclared> ."
    )
    graph.serialize(tmp_path / "bad.nt", format="nt", encoding="utf-8")
    count, *violations = check_profile(tmp_path / "bad.nt", {})
    assert count == "1"
    assert any("urn:x#Undeclared" in violation for violation in violations)


def test_no_property_is_of_two_kinds(ontology: Graph) -> None:
    """OWL 2 DL lets a name be class and individual, never two kinds of property."""
    for term in set(ontology.subjects(RDF.type, None)):
        kinds = [kind for kind in PROPERTY_KINDS if (term, RDF.type, kind) in ontology]
        assert len(kinds) <= 1, f"{term} is {kinds}"


def test_no_class_is_a_datatype(ontology: Graph) -> None:
    """A class and a datatype may not share a name."""
    datatypes = set(ontology.subjects(RDF.type, RDFS.Datatype))
    assert not datatypes & set(ontology.subjects(RDF.type, OWL.Class))


def test_counted_properties_are_simple(ontology: Graph) -> None:
    """A property that is counted, functional, asymmetric or irreflexive has no chain below it."""
    counted = {
        ontology.value(restriction, OWL.onProperty)
        for kind in NEEDS_SIMPLE
        for restriction in ontology.subjects(kind, None)
    }
    for kind in (OWL.FunctionalProperty, OWL.AsymmetricProperty, OWL.IrreflexiveProperty):
        counted |= set(ontology.subjects(RDF.type, kind))
    composite = set(ontology.subjects(RDF.type, OWL.TransitiveProperty))
    composite |= {term for kind in MAKES_COMPLEX for term in ontology.subjects(kind, None)}
    for term in counted:
        assert not composite & set(ontology.transitive_subjects(RDFS.subPropertyOf, term)), term


def test_every_datatype_is_known_to_owl_2(ontology: Graph) -> None:
    """Literals and data ranges keep to the OWL 2 datatype map, which every reasoner reads."""
    used: set[Node] = {
        each.datatype for each in ontology.objects() if isinstance(each, Literal) and each.datatype
    }
    data = set(ontology.subjects(RDF.type, OWL.DatatypeProperty))
    used |= {each for term in data for each in ontology.objects(term, RDFS.range)}
    used.update(ontology.objects(None, OWL.onDatatype))
    assert {each for each in used if isinstance(each, URIRef)} <= DATATYPE_MAP


def test_lists_serve_axioms_only(ontology: Graph) -> None:
    """No list stands among individuals: OWL tools would read past it without a word."""
    axioms = {
        OWL.members,
        OWL.disjointUnionOf,
        OWL.hasKey,
        OWL.oneOf,
        OWL.withRestrictions,
        OWL.unionOf,
        OWL.intersectionOf,
        RDF.rest,
    }
    for cell in set(ontology.subjects(RDF.first, None)):
        assert set(ontology.predicates(None, cell)) <= axioms
    assert (None, SKOS.memberList, None) not in ontology


def test_blank_nodes_are_expressions_not_individuals(ontology: Graph) -> None:
    """Each blank node is a restriction, a data range, a list or an axiom."""
    types = (OWL.Restriction, OWL.AllDisjointClasses, RDFS.Datatype)
    for node in set(ontology.subjects()):
        if isinstance(node, BNode):
            typed = any((node, RDF.type, each) in ontology for each in types)
            listed = (node, RDF.first, None) in ontology
            facet = (None, RDF.first, node) in ontology
            assert typed or listed or facet


def test_py_horned_owl_reads_it(ontology: Graph) -> None:
    """A reader without Java sees the same classes, properties and keys."""
    read = pyhornedowl.open_ontology_from_string(ontology.serialize(format="xml"), "owl")
    for kind, found in (
        (OWL.Class, read.get_classes()),
        (OWL.ObjectProperty, read.get_object_properties()),
        (OWL.DatatypeProperty, read.get_data_properties()),
    ):
        declared = {str(term) for term in ontology.subjects(RDF.type, kind)}
        assert set(found) == {term for term in declared if term.startswith("http")}
    axioms = Counter(type(each.component).__name__ for each in read.get_axioms())
    assert axioms["HasKey"] == 1
    assert axioms["DisjointUnion"] == 3
    assert axioms["FunctionalObjectProperty"] > 0
