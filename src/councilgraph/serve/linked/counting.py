"""What is in a version, counted once for each: things by class, statements by property and graph.

How it is told is left to `void` and `data`.
"""

import asyncio
from dataclasses import dataclass

from councilgraph.model.errors import CouncilGraphError
from councilgraph.serve.linked import asking
from councilgraph.serve.site import Graph, Row

_KEPT = 4  # versions whose counts are remembered


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassCount:
    """How many things a class has, and one of them; `label` is "" where the class has none."""

    iri: str
    label: str
    things: int
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What is in one version; the most frequent comes first.

    `properties` are (IRI, statements); `layers` are (named graph, statements), those of articles
    left out. A statement that stands in two graphs counts twice. `whole` tells whether all was
    counted: on a large graph, a limit can forbid it.
    """

    classes: tuple[ClassCount, ...] = ()
    properties: tuple[tuple[str, int], ...] = ()
    layers: tuple[tuple[str, int], ...] = ()
    whole: bool = True

    def layer(self, iri: str) -> int | None:
        """Return the number of statements in a named graph, or None if it wasn't counted."""
        return dict(self.layers).get(iri)


class Counting:
    """The counts of the versions that have been asked for."""

    def __init__(self) -> None:
        self._known: dict[str, Counts] = {}
        self._lock = asyncio.Lock()

    async def of(self, graph: Graph) -> Counts:
        """Return the counts of a version; what took too long to count is left out.

        They are remembered if nothing is missing.
        """
        name = graph.version.name
        async with self._lock:  # so that many who ask at once do not count at once
            if name not in self._known:
                counts = await _count(graph)
                if not counts.whole:
                    return counts
                self._known[name] = counts
                for old in list(self._known)[:-_KEPT]:
                    del self._known[old]
            return self._known[name]


async def _count(graph: Graph) -> Counts:
    classes, properties, layers = [await _tried(graph, name) for name in _QUERIES]
    return Counts(
        classes=tuple(_class(row) for row in classes or ()),
        properties=tuple(_pair(row, "property") for row in properties or ()),
        layers=tuple(_pair(row, "layer") for row in layers or ()),
        whole=None not in (classes, properties, layers),
    )


_QUERIES = ("classes", "properties", "layers")


async def _tried(graph: Graph, name: str) -> list[Row] | None:
    try:
        return await asking.rows(graph, name)
    except CouncilGraphError:
        return None


def _class(row: Row) -> ClassCount:
    return ClassCount(
        iri=row["class"].value,
        label=row["label"].value if "label" in row else "",
        things=int(row["things"].value),
        example=row["example"].value,
    )


def _pair(row: Row, name: str) -> tuple[str, int]:
    return row[name].value, int(row["statements"].value)
