"""The page on which people write SPARQL, and what completes it: prefixes, terms, examples.

The editor itself is a script of the front end; without it a plain form asks the endpoint.
"""

import json

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from councilgraph.answering import Catalogue
from councilgraph.knowledge.queries import Query
from councilgraph.model.errors import QueryError
from councilgraph.serve.pages.asking import ask, page_queries, text_of
from councilgraph.serve.pages.questions import catalogue_of
from councilgraph.serve.pages.rendering import render
from councilgraph.serve.site import Graph, Row, Site
from councilgraph.store import prefixes

_FORMATS = (
    ("csv", "CSV"),
    ("tsv", "TSV"),
    ("json", "JSON"),
    ("xml", "XML"),
    ("turtle", "Turtle (CONSTRUCT)"),
    ("jsonld", "JSON-LD (CONSTRUCT)"),
)


def routes(site: Site) -> list[BaseRoute]:
    """Return what completes queries in the editor; the page is served with the endpoint."""

    async def names(request: Request) -> Response:
        return _json(prefixes(site.graph(request).version.base))

    async def terms(request: Request) -> Response:
        graph = site.graph(request)
        return _json(
            {
                "classes": _terms(await ask(graph, "ontology-classes"), "class"),
                "properties": _terms(await ask(graph, "ontology-properties"), "property"),
                "concepts": _terms(await ask(graph, "ontology-concepts"), "concept"),
            }
        )

    async def examples(request: Request) -> Response:
        catalogue = await catalogue_of(site, site.graph(request))
        return _json(
            [
                {"name": query.name, "summary": query.summary, "query": runnable(catalogue, query)}
                for query in catalogue.questions
            ]
        )

    return [
        Route("/sparql/prefixes.json", names),
        Route("/sparql/terms.json", terms),
        Route("/sparql/examples.json", examples),
    ]


async def editor_page(request: Request, site: Site) -> Response:
    """Return the page; `example` names a question of the catalogue, with values of its own."""
    graph = site.graph(request)
    catalogue = await catalogue_of(site, graph)
    given = dict(request.query_params)
    name = given.pop("example", "")
    try:
        query = catalogue.find(name) if name else None
        text = runnable(catalogue, query, given) if query else _start(graph)
    except QueryError:
        text = _start(graph)
    return render(
        request,
        "editor.html",
        graph=graph,
        text=text,
        formats=_FORMATS,
        questions=catalogue.questions,
    )


def runnable(catalogue: Catalogue, query: Query, values: dict[str, str] | None = None) -> str:
    """Return the SPARQL of a question without its header; what is needed takes its example."""
    needed = {param.name: param.example for param in query.params if param.required}
    known = {param.name for param in query.params}
    given = {name: value for name, value in (values or {}).items() if name in known}
    return _told(query, catalogue.fill(query, {**needed, **given}))


def _told(query: Query, sparql: str) -> str:
    """Return SPARQL with one line that says what it asks, and not the whole header."""
    body = "\n".join(line for line in sparql.split("\n") if not line.startswith("#+"))
    return f"# {query.summary}\n{body.strip()}\n"


def _start(graph: Graph) -> str:
    """Return the query that the editor begins with."""
    query = page_queries(graph.version.base)["editor-start"]
    return _told(query, query.text)


def _terms(rows: list[Row], column: str) -> list[dict[str, str]]:
    """Return each term once, with its name and what it means."""
    terms = {}
    for row in rows:
        iri = text_of(row, column)
        comment = text_of(row, "definition") or text_of(row, "comment")
        terms[iri] = {"iri": iri, "label": text_of(row, "label"), "comment": comment}
    return list(terms.values())


def _json(value: object) -> Response:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Response(text, media_type="application/json", headers={"Cache-Control": "no-cache"})
