"""The pages about one thing, put together: each module has the routes of its kinds."""

from starlette.routing import BaseRoute

from councilgraph.serve.pages import article, authority, inspection, judgement, official, thing
from councilgraph.serve.site import Site


def routes(site: Site) -> list[BaseRoute]:
    """Return the routes of all pages about one thing."""
    parts = (authority, inspection, judgement, official, article, thing)
    return [route for part in parts for route in part.routes(site)]
