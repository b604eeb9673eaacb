"""Linked data: what an IRI is, the RDF of things and of the ontology, the dataset and its dumps.

The SPARQL protocol and single named graphs are `endpoint`'s, pages are `pages`'s.
"""

from starlette.routing import BaseRoute

from councilgraph.serve.linked import data, dumps, ontology, things, void
from councilgraph.serve.linked.counting import Counting
from councilgraph.serve.linked.dumps import Dumps
from councilgraph.serve.linked.ontology import Page
from councilgraph.serve.site import Site


def routes(site: Site, ontology_page: Page | None = None) -> list[BaseRoute]:
    """Return the routes of linked data.

    `ontology_page` answers those who ask for the ontology and like HTML best.
    """
    counting = Counting()
    return [
        *ontology.routes(site, ontology_page),
        *void.routes(site, counting),
        *dumps.routes(site, Dumps()),
        *data.routes(site, counting),
        *things.routes(site),
    ]
