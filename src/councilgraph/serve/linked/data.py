"""The page of the data: versions, what is in the current one, downloads, licences, how to cite."""

import asyncio
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from councilgraph.serve.linked.counting import Counting
from councilgraph.serve.linked.dumps import Dump, dumps_of
from councilgraph.serve.linked.licences import ATTRIBUTION, CC_BY, MIT, OGL
from councilgraph.serve.pages.rendering import render
from councilgraph.serve.site import Site
from councilgraph.store import Shelf

_FORMATS = {"nq.gz": "N-Quads", "trig.gz": "TriG", "ttl": "Turtle", "nt": "N-Triples"}
_MEANING = {
    "record": "what the claims of all articles add up to",
    "register": "councils, inspectorates and other bodies, with their names, codes and dates",
    "ontology": "classes, properties, concepts, and how newspapers put them into words",
    "validation": "the report of the last check against the rules",
}


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
            "meaning": meaning,
            "statements": counts.layer(f"{manifest.base}graph/{name}"),
            "dumps": [dump for dump in dumps if dump.layer == name],
        }
        for name, meaning in _MEANING.items()
    ]
    response = render(
        request,
        "data.html",
        graph=graph,
        counts=counts,
        classes=[each for each in counts.classes if each.label],
        dumps=[dump for dump in dumps if dump.layer is None],
        layers=layers,
        versions=[(name, versions[name], _whole(name)) for name in reversed(versions)],
        formats=_FORMATS,
        attribution=ATTRIBUTION,
        licences={"ogl": OGL, "cc_by": CC_BY, "mit": MIT},
        root=str(request.base_url).removesuffix("/"),
    )
    response.headers["Link"] = '</void>; rel="describedby"'
    return response


def _whole(version: str) -> list[Dump]:
    return [dump for dump in dumps_of(version) if dump.layer is None]
