"""The stored queries of linked data, and what is asked with them more than once."""

from collections.abc import Sequence
from pathlib import Path

from pyoxigraph import NamedNode
from starlette.exceptions import HTTPException

from councilgraph.serve.site import Graph, Row
from councilgraph.serve.stored import stored_queries

_FOLDER = Path(__file__).with_name("queries")


def text(name: str, base: str, **iris: str | Sequence[str]) -> str:
    """Return the SPARQL of a stored query, with IRIs for its parameters, one or several for each.

    Raises HTTPException 404 for what is no IRI, since nothing can be called so.
    """
    try:
        terms = {
            param: [NamedNode(iri) for iri in ([given] if isinstance(given, str) else given)]
            for param, given in iris.items()
        }
    except ValueError as error:
        raise HTTPException(404, "there is nothing of that name: it is no IRI") from error
    return stored_queries(_FOLDER, base)[name].filled(terms)


async def rows(graph: Graph, name: str, **iris: str) -> list[Row]:
    """Return the rows of a stored query."""
    return await graph.rows(text(name, graph.version.base, **iris))


async def real_name(graph: Graph, iri: str) -> str:
    """Return the IRI itself, or the one that it is only another name of.

    Raises HTTPException 404 for a thing that the graph does not know.
    """
    found = await rows(graph, "known", thing=iri)
    if not found:
        raise HTTPException(404, f"the graph knows nothing of <{iri}>")
    return found[0]["real"].value if "real" in found[0] else iri
