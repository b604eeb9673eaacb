"""The shapes of `shapes/`, read and compiled once for many validations.

What they are run on, and what comes of it, is left to `validation`.
"""

from collections.abc import Iterator

import pyoxigraph as ox
from pyshacl.shape import Shape
from pyshacl.shapes_graph import ShapesGraph
from rdflib import RDF, RDFS, SH, BNode, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from councilgraph.graph.bridge import triples
from councilgraph.model.errors import KnowledgeError


class Shapes:
    """Compiled shapes: those with targets of their own, and how far their paths reach.

    Not to be shared between threads. A process that is forked has its own copy.
    """

    def __init__(self, graph: Graph) -> None:
        """Compile the shapes of a graph; KnowledgeError if one is not well formed."""
        self.graph = graph
        compiled = ShapesGraph(graph)
        try:
            found = tuple(compiled.shapes)
        except Exception as error:
            raise KnowledgeError(f"The shapes cannot be compiled: {error}") from error
        self.targeted: tuple[Shape, ...] = tuple(
            sorted((shape for shape in found if _has_target(graph, shape.node)), key=_name)
        )
        self.reach: frozenset[URIRef] = frozenset(_reach(graph))


def compile_shapes(text: str) -> Shapes:
    """Compile shapes from their Turtle, such as `Knowledge.shapes_text`.

    KnowledgeError if the text is not Turtle, holds no shape with a target, or holds a shape that
    is not well formed.
    """
    graph = Graph()
    try:
        for triple in triples(ox.parse(text, format=ox.RdfFormat.TURTLE)):
            graph.add(triple)
    except SyntaxError as error:
        raise KnowledgeError(f"The shapes are not Turtle, line {error.lineno}: {error}") from error
    shapes = Shapes(graph)
    if not shapes.targeted:
        raise KnowledgeError("There are no shapes: put Turtle files with sh:NodeShape in shapes/.")
    return shapes


def _name(shape: Shape) -> str:
    return str(shape.node)


def _has_target(graph: Graph, node: Node) -> bool:
    targets = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
    return any((node, target, None) in graph for target in targets)


def _reach(graph: Graph) -> Iterator[URIRef]:
    """Yield the predicates that paths follow from a node other than the one being checked.

    They are those of the second and later steps of a path, and those of the shapes that a value
    has to conform to. Queries (sh:sparql) are not looked into: they may only ask for what the
    graph being validated says itself.
    """
    yield RDF.type
    yield RDFS.subClassOf
    for path in set(graph.objects(None, SH.path)):
        if isinstance(path, BNode) and (path, RDF.first, None) in graph:
            for step in list(Collection(graph, path))[1:]:
                yield from _predicates(graph, step)
    for value_shape in set(graph.objects(None, SH.node)):
        for nested in graph.objects(value_shape, SH.property / SH.path):
            yield from _predicates(graph, nested)


def _predicates(graph: Graph, path: Node) -> Iterator[URIRef]:
    """Yield every predicate of a path."""
    if isinstance(path, URIRef):
        yield path
    elif (path, RDF.first, None) in graph:
        for step in Collection(graph, path):
            yield from _predicates(graph, step)
    else:
        for inner in graph.objects(path):
            yield from _predicates(graph, inner)
