"""What the graph is, how it is made, how far it can be trusted, and how to cite it."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from councilgraph.serve.pages.rendering import render
from councilgraph.serve.site import Site


def routes(site: Site) -> list[BaseRoute]:
    """Return the page."""

    async def about(request: Request) -> Response:
        root = str(request.base_url)
        return render(request, "about.html", graph=site.graph(request), root=root)

    return [Route("/about", about)]
