"""The stored queries of pages, asked of a graph.

Each is a file in `queries/`, written as those of the catalogue are; what a page makes of the rows
is its own affair.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from councilgraph.answering import Catalogue
from councilgraph.knowledge.parameters import Term
from councilgraph.knowledge.queries import Query
from councilgraph.serve.site import Graph, Row
from councilgraph.serve.stored import stored_queries

_FOLDER = Path(__file__).parent / "queries"


def page_queries(base: str) -> Mapping[str, Query]:
    """Return the queries of pages by name, for data whose IRIs begin with `base`."""
    return stored_queries(_FOLDER, base)


@cache
def site_catalogue(root: Path | None, base: str) -> Catalogue:
    """Return the catalogue of questions, the same one every time, since reading it is slow."""
    return Catalogue(root, base)


async def ask(
    graph: Graph, name: str, terms: Mapping[str, Term | Sequence[Term]] | None = None
) -> list[Row]:
    """Return the rows of a page's query with terms at the places of its parameters."""
    query = page_queries(graph.version.base)[name]
    return await graph.rows(query.filled(terms or {}))


def text_of(row: Row, column: str) -> str:
    """Return the value in a column, or "" if there is none."""
    term = row.get(column)
    return term.value if term else ""
