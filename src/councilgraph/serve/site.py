"""What every part of the site asks: the graph as it is now, and how the site was set up."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from starlette.requests import Request

from councilgraph.store import Version


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One value of an answer. `kind` is "uri", "literal" or "bnode"."""

    kind: str
    value: str
    datatype: str | None = None
    language: str | None = None


Row = dict[str, Term]
"""One row of an answer, by column; a column without a value is missing."""


class Graph(Protocol):
    """One version of the graph, asked on behalf of one client."""

    version: Version

    async def rows(self, sparql: str) -> list[Row]:
        """Return the rows of a SELECT. Raises QueryError, or a Problem past a limit."""
        ...

    async def triples(self, sparql: str, media: str) -> bytes:
        """Return the triples of a CONSTRUCT in a media type, such as text/turtle."""
        ...

    async def answer(self, sparql: str, media: str) -> bytes:
        """Return the rows of a SELECT in a media type, such as text/csv, as the engine has it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """How the site was set up. `root` is a user's own knowledge folder, if there is one.

    `graph` gives the current version of the graph for one request. Other people's articles are
    shown in full only with `show_text`.
    """

    graph: Callable[[Request], Graph]
    root: Path | None = None
    show_text: bool = False


def rows_of(answer: bytes) -> list[Row]:
    """Read SPARQL results in JSON.

    >>> rows_of(b'{"head": {"vars": ["n"]}, "results": {"bindings": [{"n": {"type": "literal", '
    ...         b'"value": "York"}}]}}')[0]["n"].value
    'York'
    """
    return [
        {
            name: Term(
                kind=term["type"],
                value=term["value"],
                datatype=term.get("datatype"),
                language=term.get("xml:lang"),
            )
            for name, term in binding.items()
        }
        for binding in json.loads(answer)["results"]["bindings"]
    ]
