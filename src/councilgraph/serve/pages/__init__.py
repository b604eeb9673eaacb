"""Pages for people: what each shows, asked of the graph and put into a template.

The pages of the editor and of the ontology share their address with data: `endpoint` and `linked`
decide when they are shown.
"""

from starlette.routing import BaseRoute

from councilgraph.serve.pages import about, editor, home, questions, search, things
from councilgraph.serve.site import Site


def routes(site: Site) -> list[BaseRoute]:
    """Return the routes of all pages."""
    parts = (home, search, questions, editor, about, things)
    return [route for part in parts for route in part.routes(site)]
