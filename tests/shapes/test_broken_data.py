"""Each shape has data that breaks just it; what it says then is what its file promises."""

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
from rdflib import SH, Graph, URIRef

from councilgraph.graph import Complaint, Report, Severity, Shapes, compile_shapes
from councilgraph.graph.bridge import triples
from councilgraph.graph.validation import validate_store
from councilgraph.knowledge.files import turtle_texts
from councilgraph.knowledge.terms import DEFAULT_BASE

HERE = Path(__file__).parent
FOLDER = HERE.parent.parent / "shapes"
SHAPE = f"{DEFAULT_BASE}shape/"
SHAPES = compile_shapes("\n".join(text for _, text in turtle_texts(FOLDER, DEFAULT_BASE)))
NAMES = sorted(
    str(shape).removeprefix(SHAPE)
    for shape in SHAPES.graph.subjects(SH.message)
    if isinstance(shape, URIRef)
)
VALID = tuple(ox.parse(path=HERE / "valid.trig"))
BASE = "https://example.org/"


def broken(name: str) -> list[ox.Quad]:
    """Return the valid data with the change that the file of one shape makes to it."""
    change = list(ox.parse(path=HERE / "broken" / f"{name}.trig", base_iri=BASE))
    removed = {_triple(quad) for quad in change if quad.graph_name.value == f"{BASE}remove"}
    added = [quad for quad in change if quad.graph_name.value == f"{BASE}add"]
    assert removed or added, "the file changes nothing"
    kept = [quad for quad in VALID if _triple(quad) not in removed]
    assert len(kept) == len(VALID) - len(removed), "the change removes what is not there"
    return kept + added


def _triple(quad: ox.Quad) -> tuple[object, object, object]:
    return (quad.subject, quad.predicate, quad.object)


def _said(shapes: Shapes, name: str, predicate: URIRef) -> str:
    value = shapes.graph.value(URIRef(SHAPE + name), predicate)
    assert value is not None
    return str(value)


def _summary(results: Iterable[Complaint]) -> list[tuple[str, str, str]]:
    return [(one.shape.removeprefix(SHAPE), one.message, one.severity.value) for one in results]


def test_valid_data_conforms() -> None:
    """The shared data that all broken data start from gives no complaint at all."""
    assert validate_store(VALID, SHAPES) == Report(conforms=True, results=())


def test_every_shape_has_broken_data() -> None:
    """There is one file of broken data for each shape that has a message, and no other file."""
    assert sorted(path.stem for path in (HERE / "broken").iterdir()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_broken_data_gets_just_its_message(name: str) -> None:
    """Data broken for one shape gets one complaint: that shape's message, with its severity."""
    report = validate_store(broken(name), SHAPES)
    severity = _said(SHAPES, name, SH.severity).removeprefix(str(SH))
    assert _summary(report.results) == [(name, _said(SHAPES, name, SH.message), severity)]
    assert not report.conforms


def test_shapes_are_shapes() -> None:
    """The shapes satisfy the W3C's own shapes for shapes."""
    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=SHAPES.graph, meta_shacl=True)
    assert conforms, text


@pytest.mark.parametrize("name", NAMES)
def test_shape_speaks_plainly(name: str) -> None:
    """Each shape has one name, one severity and one message, which is at least one sentence."""
    shape = URIRef(SHAPE + name)
    for predicate in (SH.name, SH.severity, SH.message):
        assert len(list(SHAPES.graph.objects(shape, predicate))) == 1
    message = _said(SHAPES, name, SH.message)
    assert message.endswith(".")
    assert message[0].isupper()
    assert "sh:" not in message
    assert _said(SHAPES, name, SH.severity).removeprefix(str(SH)) in list(Severity)


@pytest.mark.parametrize("name", NAMES)
def test_agrees_with_the_front_door_of_pyshacl(name: str) -> None:
    """Our driver finds what `pyshacl.validate` finds, on the same data and shapes."""
    data = Graph()
    for triple in triples(broken(name)):
        data.add(triple)
    conforms, found, _ = pyshacl.validate(data, shacl_graph=SHAPES.graph)
    assert isinstance(found, Graph)
    shapes = {str(found.value(result, SH.sourceShape)) for result in found.objects(None, SH.result)}
    report = validate_store(broken(name), SHAPES)
    assert {one.shape for one in report.results} == shapes
    assert report.conforms == conforms
