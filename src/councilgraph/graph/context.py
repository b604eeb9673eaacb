"""What is known about the things that a graph points at but does not describe.

An article's graph says which council a claim is about, not when the council was founded. To check
the one against the other, a validation needs a few triples of the register and the ontology, and
needs them without dragging in the rest.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox
from rdflib import RDFS, BNode, Literal

from councilgraph.graph.bridge import Node, Triple, triples
from councilgraph.graph.shapes import Shapes


class Context:
    """The triples of the register and the ontology that shapes can reach, by their subject."""

    def __init__(self, quads: Iterable[ox.Quad], shapes: Shapes) -> None:
        """Keep those quads whose predicate some path of `shapes` follows beyond its first node."""
        kept: defaultdict[Node, list[Triple]] = defaultdict(list)
        wanted = {predicate.toPython(): predicate for predicate in shapes.reach}
        for subject, predicate, value in triples(
            quad for quad in quads if quad.predicate.value in wanted
        ):
            if predicate != RDFS.subClassOf or not isinstance(value, BNode):
                kept[subject].append((subject, predicate, value))
        self._about = {subject: tuple(found) for subject, found in kept.items()}

    def around(self, nodes: Iterable[Node]) -> Iterator[Triple]:
        """Yield what is known about `nodes`, and about what that leads to in turn."""
        waiting = [node for node in nodes if not isinstance(node, Literal)]
        seen: set[Node] = set()
        while waiting:
            node = waiting.pop()
            if node in seen:
                continue
            seen.add(node)
            for triple in self._about.get(node, ()):
                yield triple
                if not isinstance(triple[2], Literal):
                    waiting.append(triple[2])
