"""The ontology with its concepts and words as RDF; its page is made by `pages`."""

from collections.abc import Awaitable, Callable
from functools import partial

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from councilgraph.serve.linked import asking, rdf
from councilgraph.serve.site import Site

Page = Callable[[Request], Awaitable[Response]]


def routes(site: Site, page: Page | None) -> list[BaseRoute]:
    """Return the routes of the ontology; `page` answers those who like HTML best."""
    return [
        Route("/ontology", partial(_negotiate, site, page)),
        Route("/ontology.{suffix}", partial(_tell, site)),
        # The ontology's versions have IRIs as well; only the one in the graph can be told.
        Route("/ontology/{number}", _lead_on),
    ]


async def _negotiate(site: Site, page: Page | None, request: Request) -> Response:
    suffix = rdf.wanted(request, page="none" if page is None else "first")
    if page is not None and suffix == rdf.HTML:
        response = await page(request)
        response.headers["Vary"] = "Accept"
        response.headers["Link"] = '</ontology.ttl>; rel="describedby"; type="text/turtle"'
        return response
    return await _document(site, request, suffix)


async def _tell(site: Site, request: Request) -> Response:
    return await _document(site, request, rdf.known(request.path_params["suffix"]))


async def _document(site: Site, request: Request, suffix: str) -> Response:
    graph = site.graph(request)
    query = asking.text("ontology", graph.version.base)
    links = f'</ontology.{suffix}>; rel="canonical", </ontology>; rel="describes"'
    return rdf.document(await graph.triples(query, rdf.MEDIA[suffix]), suffix, links)


async def _lead_on(request: Request) -> Response:
    return RedirectResponse("/ontology", 303)
