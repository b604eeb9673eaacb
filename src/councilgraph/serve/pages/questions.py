"""The catalogue of questions: the list, and each with its form, its answer and its files.

How values become SPARQL is `answering`'s; how cells look is `pages.answers`'s, and what is asked in
a form `pages.forms`'s.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from councilgraph.answering import Catalogue
from councilgraph.knowledge.queries import Query
from councilgraph.model.errors import QueryError
from councilgraph.serve.pages.answers import answer_of
from councilgraph.serve.pages.asking import site_catalogue
from councilgraph.serve.pages.charts import chart_of
from councilgraph.serve.pages.forms import fields_of, suggested_authorities
from councilgraph.serve.pages.rendering import render
from councilgraph.serve.site import Graph, Site

_ROWS = {"csv": "text/csv", "json": "application/sparql-results+json"}
_TRIPLES = {"ttl": "text/turtle"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question as somebody asked it; `values` are what was given, of whatever is a parameter.

    `strange` are names that are no parameter, and `mistakes` what is wrong with a value, by name.
    """

    graph: Graph
    catalogue: Catalogue
    query: Query
    values: Mapping[str, str]
    strange: tuple[str, ...]
    mistakes: Mapping[str, str]

    @property
    def path(self) -> str:
        """The path of the question's page."""
        return f"/questions/{self.query.name}"

    @property
    def search(self) -> str:
        """The shortest query string that asks the same, with its question mark, or ""."""
        defaults = {param.name: param.default or "" for param in self.query.params}
        told = {n: v for n, v in self.values.items() if v and v != defaults[n]}
        return f"?{urlencode(told)}" if told else ""

    @property
    def complaint(self) -> str:
        """All that is wrong, in words, or ""."""
        parts = [f"{self.query.name} has no parameter {name!r}" for name in self.strange]
        parts += [f"{name}: {mistake}" for name, mistake in self.mistakes.items()]
        return "; ".join(parts)


def routes(site: Site) -> list[BaseRoute]:
    """Return the pages of the catalogue, and the files of each answer."""

    async def listing(request: Request) -> Response:
        graph = site.graph(request)
        catalogue = await catalogue_of(site, graph)
        return render(request, "questions.html", graph=graph, groups=_grouped(catalogue))

    async def question(request: Request) -> Response:
        return await _question(request, await _asked(request, site))

    async def file(request: Request) -> Response:
        return await _file(request.path_params["form"], await _asked(request, site))

    return [
        Route("/questions", listing),
        Route("/questions/{name:str}.{form:str}", file),
        Route("/questions/{name:str}", question),
    ]


async def catalogue_of(site: Site, graph: Graph) -> Catalogue:
    """Return the catalogue for a graph, with all that its parameters need read."""

    def read() -> Catalogue:
        catalogue = site_catalogue(site.root, graph.version.base)
        assert catalogue.knowledge.concepts.labels
        return catalogue

    # Reading takes half a second when it is done first, and nothing afterwards.
    return await run_in_threadpool(read)


def _grouped(catalogue: Catalogue) -> list[tuple[str, list[Query]]]:
    """Return the questions by their first tag, groups in the order of their first question."""
    groups: dict[str, list[Query]] = {}
    for query in catalogue.questions:
        groups.setdefault(query.tags[0], []).append(query)
    return list(groups.items())


async def _asked(request: Request, site: Site) -> Asked:
    graph = site.graph(request)
    catalogue = await catalogue_of(site, graph)
    try:
        query = catalogue.find(request.path_params["name"])
    except QueryError as error:
        name = request.path_params["name"]
        raise HTTPException(404, f"The catalogue has no question {name!r}.") from error
    given = dict(request.query_params)
    names = {param.name for param in query.params}
    values = {name: value.strip() for name, value in given.items() if name in names}
    return Asked(
        graph=graph,
        catalogue=catalogue,
        query=query,
        values=values,
        strange=tuple(sorted(set(given) - names)),
        mistakes=catalogue.mistakes(query, values),
    )


async def _question(request: Request, asked: Asked) -> Response:
    wanting = any(param.required for param in asked.query.params) and not request.query_params
    shortened = f"?{request.url.query}" != asked.search and request.url.query
    if asked.complaint and not wanting:
        return _page(request, asked, status=400, mistakes=asked.mistakes)
    if wanting:
        return _page(request, asked)
    if shortened and any(not value for value in asked.values.values()):
        # What a form sends holds every field; the address that is shared holds what matters.
        return RedirectResponse(asked.path + asked.search, status_code=303)
    sparql = asked.catalogue.fill(asked.query, asked.values)
    if not asked.query.columns:
        return _page(request, asked, sparql=sparql)
    rows = await asked.graph.rows(sparql)
    answer = await answer_of(asked.graph, asked.query, rows, asked.catalogue.official_names)
    chart = chart_of(asked.query, rows, answer.ranks, asked.graph.version.base)
    return _page(request, asked, sparql=sparql, answer=answer, chart=chart)


def _page(
    request: Request,
    asked: Asked,
    *,
    status: int = 200,
    mistakes: Mapping[str, str] | None = None,
    **values: object,
) -> Response:
    fields = fields_of(asked.catalogue, asked.query, asked.values, mistakes or {})
    suggested = any(field.suggestions for field in fields)
    defaults = {"sparql": "", "answer": None, "chart": None}
    return render(
        request,
        "question.html",
        graph=asked.graph,
        status=status,
        query=asked.query,
        fields=fields,
        authorities=suggested_authorities(asked.catalogue) if suggested else [],
        strange=asked.strange,
        link=asked.path + asked.search,
        search=asked.search,
        whole=str(request.base_url).rstrip("/") + asked.path + asked.search,
        **{**defaults, **values},
    )


async def _file(form: str, asked: Asked) -> Response:
    """Return the answer as `councilgraph query --format` gives it."""
    media = (_ROWS if asked.query.columns else _TRIPLES).get(form)
    if media is None:
        raise HTTPException(404, f"The question {asked.query.name} has no answer as {form}.")
    if asked.complaint:
        return PlainTextResponse(asked.complaint + "\n", status_code=400)
    sparql = asked.catalogue.fill(asked.query, asked.values)
    asking = asked.graph.answer if asked.query.columns else asked.graph.triples
    name = f"{asked.query.name}.{form}"
    return Response(
        await asking(sparql, media),
        media_type=media,
        headers={
            "Cache-Control": "no-cache",
            "Content-Disposition": f'attachment; filename="{name}"',
        },
    )
