"""The page of the data: versions, what is in the current one, downloads, licences, how to cite."""

import asyncio
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from councilgraph.knowledge.terms import CG
from councilgraph.serve.linked.counting import Counting
from councilgraph.serve.linked.dumps import LAYERS, Dump, dumps_of
from councilgraph.serve.pages.rendering import render
from councilgraph.serve.site import Site
from councilgraph.store import Shelf

_FORMATS = {"nq.gz": "N-Quads", "trig.gz": "TriG", "ttl": "Turtle", "nt": "N-Triples"}


def routes(site: Site, counting: Counting) -> list[BaseRoute]:
    """Return the route of the page."""
    return [Route("/data", partial(_page, site, counting))]


async def _page(site: Site, counting: Counting, request: Request) -> Response:
    graph = site.graph(request)
    manifest = graph.version.manifest
    shelf = Shelf(graph.version.folder.parent.parent)
    versions = await asyncio.to_thread(shelf.versions)
    counts = await counting.of(graph)
    dumps = dumps_of(manifest.name)
    layers = [
        {
            "name": name,
            "iri": f"{manifest.base}graph/{name}",
            "statements": counts.layer(f"{manifest.base}graph/{name}"),
            "dumps": [dump for dump in dumps if dump.layer == name],
        }
        for name in LAYERS
    ]
    response = render(
        request,
        "data.html",
        graph=graph,
        counts=counts,
        classes=[each for each in counts.classes if each.iri.startswith(CG) and each.label],
        dumps=[dump for dump in dumps if dump.layer is None],
        layers=layers,
        versions=[(name, versions[name], _whole(name)) for name in reversed(versions)],
        formats=_FORMATS,
        root=str(request.base_url).removesuffix("/"),
    )
    response.headers["Link"] = '</void>; rel="describedby"'
    return response


def _whole(version: str) -> list[Dump]:
    return [dump for dump in dumps_of(version) if dump.layer is None]
