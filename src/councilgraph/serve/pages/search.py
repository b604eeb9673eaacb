"""Search over councils, people and articles.

The index is the version's own, made with it; here its finds are grouped and shown.
"""

from collections.abc import Sequence
from typing import Protocol, cast

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from councilgraph.serve.pages.rendering import render
from councilgraph.serve.site import Site

_KINDS = ("authority", "official", "body", "article")
_LONGEST = 200
_MOST = 50


class Find(Protocol):
    """One thing that was found; `parts` are words about it, and whether each was looked for."""

    iri: str
    kind: str
    title: str
    detail: str
    parts: tuple[tuple[str, bool], ...]


class Finder(Protocol):
    """The index of one version; `hint` says what to do where it has none."""

    hint: str

    def find(self, text: str, limit: int = _MOST) -> Sequence[Find]:
        """Return what fits the text, best first."""
        ...


class Searchable(Protocol):
    """A version that has an index."""

    search: Finder


def routes(site: Site) -> list[BaseRoute]:
    """Return the page of search; without `q` it is an empty form."""

    async def page(request: Request) -> Response:
        graph = site.graph(request)
        text = request.query_params.get("q", "").strip()[:_LONGEST]
        finder = cast(Searchable, graph.version).search
        found = await run_in_threadpool(finder.find, text, _MOST) if text else []
        return render(
            request,
            "search.html",
            graph=graph,
            text=text,
            hint=finder.hint,
            groups=_grouped(found),
            total=len(found),
            most=_MOST,
        )

    return [Route("/search", page)]


def _grouped(found: Sequence[Find]) -> list[tuple[str, list[Find]]]:
    """Return what was found by kind, each kind in the order of the index."""
    kinds = dict.fromkeys((*_KINDS, *(each.kind for each in found)))
    named = [(kind, [each for each in found if each.kind == kind]) for kind in kinds]
    return [(kind, group) for kind, group in named if group]
