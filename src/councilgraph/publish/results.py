"""Query results in the format asked for.

The W3C formats are the engine's own; the table for a terminal is `publish.table`'s. Nothing here
asks the store or writes a file.
"""

from collections.abc import Mapping

from pyoxigraph import (
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Triple,
    serialize,
)

from councilgraph.model.errors import QueryError
from councilgraph.publish.table import draw
from councilgraph.store import RDF_FORMATS, ROW_FORMATS, Results

_TRIPLES = {name: RDF_FORMATS[name] for name in ("turtle", "ntriples")}

FORMATS = ("table", *ROW_FORMATS, *_TRIPLES)
"""Every format of `render`; rows take the first five, triples `table` and the last two."""


def render(
    results: Results,
    format: str = "table",
    *,
    prefixes: Mapping[str, str] | None = None,
    width: int = 80,
) -> bytes:
    """Return query results as UTF-8 text in one of `FORMATS`.

    SELECT and ASK take table, csv, tsv, json and xml; CONSTRUCT and DESCRIBE take table, turtle
    and ntriples. `prefixes` shorten IRIs in a table and in Turtle; `width` is the table's, in
    columns of the terminal. CSV is as the SPARQL standard has it: plain values, also where a
    value begins with a sign that a spreadsheet takes for a formula. Raises QueryError for a
    format that doesn't fit, naming those that do.
    """
    names = dict(prefixes or {})
    try:
        if isinstance(results, QueryTriples):
            return _triples(results, format, names, width)
        if format == "table":
            return _table(results, names, width).encode()
        if format not in ROW_FORMATS:
            kind = "ASK" if isinstance(results, QueryBoolean) else "SELECT"
            raise _unfit(format, kind, ("table", *ROW_FORMATS))
        return results.serialize(format=ROW_FORMATS[format]) or b""
    except (RuntimeError, OSError, ValueError) as error:
        # The engine works while it is read from, so it can still come to grief here.
        raise QueryError(f"the query cannot be answered: {error}") from error


def _triples(results: QueryTriples, format: str, prefixes: dict[str, str], width: int) -> bytes:
    if format == "table":
        rows = [[cell(part, prefixes) for part in triple] for triple in results]
        return draw(["subject", "predicate", "object"], rows, width).encode()
    if format not in _TRIPLES:
        raise _unfit(format, "CONSTRUCT or DESCRIBE", ("table", *_TRIPLES))
    return serialize(results, format=_TRIPLES[format], prefixes=prefixes) or b""


def _table(results: QuerySolutions | QueryBoolean, prefixes: dict[str, str], width: int) -> str:
    if isinstance(results, QueryBoolean):
        return "yes\n" if results else "no\n"
    columns = [variable.value for variable in results.variables]
    rows = [[cell(value, prefixes) for value in solution] for solution in results]
    return draw(columns, rows, width)


def cell(value: object, prefixes: Mapping[str, str]) -> str:
    """Return a term as people read it: words without quotes, IRIs by prefixed name if possible.

    >>> cell(NamedNode("http://example.org/id/claim/12"), {"claim": "http://example.org/id/claim/"})
    'claim:12'
    >>> cell(None, {})
    ''
    """
    if value is None:
        return ""
    if isinstance(value, Literal):
        return value.value
    if isinstance(value, NamedNode):
        return _short(value.value, prefixes)
    if isinstance(value, Triple):
        return " ".join(cell(part, prefixes) for part in value)
    return str(value)


def _short(iri: str, prefixes: Mapping[str, str]) -> str:
    fitting = [(len(start), name) for name, start in prefixes.items() if iri.startswith(start)]
    if not fitting:
        return iri
    length, name = max(fitting)
    return f"{name}:{iri[length:]}" if iri[length:] else iri


def _unfit(format: str, kind: str, fitting: tuple[str, ...]) -> QueryError:
    known = "" if format in FORMATS else f"there is no format {format!r}; "
    problem = known or f"{format} does not fit this query; "
    return QueryError(f"{problem}the results of {kind} come as {', '.join(fitting)}")
