"""Asking a store: queries, quads and dumps, for finished versions and those in the making alike.

Rows are turned into text by `publish`; stored queries and parameters come from `knowledge`.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    serialize,
)

from councilgraph.model.errors import QueryError, StoreError
from councilgraph.store.dataset import names_its_graphs
from councilgraph.store.federation import refuse_federation
from councilgraph.store.files import replacing, troubles
from councilgraph.store.formats import prefixes, rdf_format

Term = NamedNode | BlankNode | Literal
Results = QuerySolutions | QueryBoolean | QueryTriples

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.S)
_DECLARED = re.compile(r"\bPREFIX\s+([\w.-]*):", re.I)
_USED = re.compile(r"(?<![\w<?$:/.-])([A-Za-z][\w.-]*):(?!//)")
_UPDATE = re.compile(
    r"(?:\s|#.*|PREFIX\s+[\w.-]*:\s*<[^>]*>|BASE\s*<[^>]*>)*"
    r"(INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b",
    re.I,
)


class Reading:
    """A store that can be asked. Default graph of every query is the union of all graphs."""

    def __init__(self, store: Store, base: str) -> None:
        self._open_store: Store | None = store
        self.base = base

    @property
    def _store(self) -> Store:
        if self._open_store is None:
            raise StoreError("this version of the store was closed; open it again from its shelf")
        return self._open_store

    def query(
        self,
        text: str,
        *,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
        services: Collection[str] = (),
    ) -> Results:
        """Run a SPARQL query.

        Its graphs are those given, or else those it names itself, or else all: then the default
        graph is the union of all graphs. A triple that stands in two graphs is matched twice, as
        the engine has it: count with DISTINCT. Relative IRIs begin with the base IRI. Only the
        addresses in `services` may be called by SERVICE. Raises QueryError for what is not a query
        (with line and column), for updates and for other SERVICEs.
        """
        refuse_federation(text, services)
        base = self.base or None
        try:
            if default_graphs or named_graphs:
                return self._store.query(
                    text,
                    base_iri=base,
                    default_graph=[NamedNode(name) for name in default_graphs],
                    named_graphs=[NamedNode(name) for name in named_graphs],
                )
            union = not names_its_graphs(text)
            return self._store.query(text, base_iri=base, use_default_graph_as_union=union)
        except SyntaxError as error:
            raise QueryError(_not_sparql(text, str(error))) from error
        except (RuntimeError, ValueError, OSError) as error:
            raise QueryError(f"the query cannot be answered: {error}") from error

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """Yield the quads of one named graph, or of all graphs, one graph after another."""
        if graph is not None:
            return self._store.quads_for_pattern(None, None, None, NamedNode(graph))
        names: list[NamedNode | DefaultGraph] = [DefaultGraph(), *map(NamedNode, self.graphs())]
        return chain.from_iterable(
            self._store.quads_for_pattern(None, None, None, name) for name in names
        )

    def graphs(self) -> tuple[str, ...]:
        """Return the names of the named graphs, sorted."""
        names = self._store.named_graphs()
        return tuple(sorted(name.value for name in names if isinstance(name, NamedNode)))

    def dump(self, format: str, output: Path | BinaryIO, graph: str | None = None) -> None:
        """Write the quads in one of the formats of `formats.RDF_FORMATS`.

        A file changes all at once or not at all. `turtle`, `ntriples` and `rdfxml` hold triples:
        one graph, or else the union of all. Article texts are not quads, so they are not in a
        dump. Raises StoreError for a format or a graph that isn't there, or a failing write.
        """
        rdf = rdf_format(format)
        if graph is not None and not self._has(graph):
            raise StoreError(f"there is no graph <{graph}>; there are: {self._some_graphs()}")
        with troubles(f"writing {format} to {output if isinstance(output, Path) else 'output'}"):
            if isinstance(output, Path):
                with replacing(output) as file:
                    self._write(rdf, file, graph)
            else:
                self._write(rdf, output, graph)

    def _write(self, rdf: RdfFormat, output: BinaryIO, graph: str | None) -> None:
        names = prefixes(self.base)
        items: Iterable[Quad] | Iterable[Triple]
        if rdf.supports_datasets:
            items = self.quads(graph)
        elif graph is not None:
            items = (quad.triple for quad in self.quads(graph))
        else:
            items = self._union()
        serialize(items, output, rdf, prefixes=names)

    def _union(self) -> Iterator[Triple]:
        """Yield each triple of all graphs once, subject by subject.

        The engine's union is a bag, and to make it a set by SELECT DISTINCT takes it far longer.
        """
        subjects = self._store.query(
            "SELECT DISTINCT ?s WHERE { ?s ?p ?o }", use_default_graph_as_union=True
        )
        assert isinstance(subjects, QuerySolutions)
        for (subject,) in subjects:
            quads = self._store.quads_for_pattern(subject, None, None)
            yield from dict.fromkeys(quad.triple for quad in quads)

    def _has(self, graph: str) -> bool:
        try:
            return self._store.contains_named_graph(NamedNode(graph))
        except ValueError as error:
            raise StoreError(f"<{graph}> is not the IRI of a graph: {error}") from error

    def _some_graphs(self) -> str:
        names = sorted(self.graphs(), key=lambda name: (name.count("/"), name))
        more = f" and {len(names) - 6} more" if len(names) > 6 else ""
        return ", ".join(names[:6]) + more if names else "none"


def _not_sparql(text: str, complaint: str) -> str:
    """Say where a query stops making sense, and what the usual reasons are."""
    update = _UPDATE.match(text)
    if update:
        word = update[1].upper()
        return f"{word} is an update, which is refused: a published version does not change"
    place = _PLACE.search(complaint)
    if place is None:
        return f"the query is not SPARQL: {complaint}"
    line, column = int(place[1]), int(place[2])
    lines = text.splitlines() or [""]
    shown = lines[line - 1] if line <= len(lines) else ""
    unknown = sorted(set(_USED.findall(text)) - set(_DECLARED.findall(text)) - {"_"})
    hint = f"\nPerhaps a line is missing: PREFIX {unknown[0]}: <...>" if unknown else ""
    return (
        f"the query is not SPARQL at line {line}, column {column} ({place[3]}):\n"
        f"  {shown}\n  {' ' * (column - 1)}^{hint}"
    )
