"""Checking quads against the shapes, one article at a time or the finished store as a whole.

pySHACL does the checking. It is driven by its compiled shapes rather than by its front door,
`pyshacl.validate`, which would compile them anew for each article; the tests hold the two against
each other. What to do about a complaint is left to the pipeline.
"""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox
from pyshacl.graph_abstraction import DataGraph
from pyshacl.pytypes import SHACLExecutor
from rdflib import SH, BNode, Graph, URIRef

from councilgraph.graph.bridge import Node, to_oxigraph, triples
from councilgraph.graph.context import Context
from councilgraph.graph.report import Complaint, Report, Severity
from councilgraph.graph.shapes import Shapes
from councilgraph.model.errors import KnowledgeError

PyshaclResult = tuple[str, Node, Iterable[tuple[Node, URIRef, Node | tuple[Graph, Node]]]]
"""A text, a node, and triples about the node and its details; a term may come with its graph."""


def validate(quads: Iterable[ox.Quad], shapes: Shapes, context: Context) -> Report:
    """Check what `quads` describe, with `context` for what they only point at.

    Only subjects of `quads` are checked, never the things of the context. Named graphs make no
    difference: the quads are read as one graph. KnowledgeError names a shape that breaks down.
    """
    graph = Graph(bind_namespaces="none")
    described: set[Node] = set()
    pointed_at: set[Node] = set()
    for triple in triples(quads):
        graph.add(triple)
        described.add(triple[0])
        pointed_at.add(triple[2])
    for triple in context.around(pointed_at - described):
        graph.add(triple)
    return _run(graph, shapes, described)


def validate_store(quads: Iterable[ox.Quad], shapes: Shapes) -> Report:
    """Check all that a store holds (ontology, register, articles, record) as one graph.

    Takes some ten seconds for 50,000 quads, and memory for all of them at once.
    """
    graph = Graph(bind_namespaces="none")
    for triple in triples(quads):
        graph.add(triple)
    return _run(graph, shapes, None)


def _run(graph: Graph, shapes: Shapes, described: set[Node] | None) -> Report:
    """Run every shape on its targets, as far as these are among `described` (None = all)."""
    data = DataGraph.from_rdflib_graph(graph)
    executor = SHACLExecutor()
    found: dict[str, Complaint] = {}
    for shape in shapes.targeted:
        targets: set[Node] = shape.focus_nodes(data)  # type: ignore[no-untyped-call]
        focus = targets if described is None else targets & described
        if not focus:
            continue
        try:
            _, results = shape.validate(executor, data, focus=sorted(focus, key=str))
        except RuntimeError as error:
            raise KnowledgeError(f"The shape {shape.node} cannot be used: {error}") from error
        for complaint in _complaints(results):
            known = found.get(complaint.key)
            if known is None or complaint.component < known.component:
                found[complaint.key] = complaint
    ordered = sorted(found.values(), key=lambda one: (one.focus, one.shape, one.key))
    return Report(conforms=not ordered, results=tuple(ordered))


def _complaints(results: Iterable[PyshaclResult]) -> Iterator[Complaint]:
    """Yield the results of pySHACL as complaints."""
    for _, result, properties in results:
        said: dict[URIRef, Node] = {}
        for subject, predicate, value in properties:
            if subject == result:
                said[predicate] = value[1] if isinstance(value, tuple) else value
        path = said.get(SH.resultPath)
        culprit = said.get(SH.value)
        yield Complaint(
            focus=_name(said[SH.focusNode]),
            path=str(path) if isinstance(path, URIRef) else None,
            value=None if culprit is None else to_oxigraph(culprit),
            severity=Severity(str(said[SH.resultSeverity]).removeprefix(str(SH))),
            message=str(said[SH.resultMessage]),
            shape=_name(said[SH.sourceShape]),
            component=str(said[SH.sourceConstraintComponent]),
        )


def _name(node: Node) -> str:
    return f"_:{node}" if isinstance(node, BNode) else str(node)
