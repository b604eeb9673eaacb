"""The front page: what is in the graph, the main question answered, the latest judgements."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from councilgraph.answering import Catalogue
from councilgraph.serve.pages.answers import Cell, Quote, answer_of, ranks_of
from councilgraph.serve.pages.asking import ask, page_queries, text_of
from councilgraph.serve.pages.questions import catalogue_of
from councilgraph.serve.pages.rendering import render
from councilgraph.serve.site import Graph, Row, Site

_CASES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One row of the answer to the main question: its cells by column, and its evidence."""

    first: Cell
    cells: Mapping[str, Cell]
    quotes: tuple[Quote, ...]


def routes(site: Site) -> list[BaseRoute]:
    """Return the front page."""

    async def home(request: Request) -> Response:
        graph = site.graph(request)
        catalogue = await catalogue_of(site, graph)
        # The first question of the catalogue is the main one.
        main, *others = catalogue.questions
        counts, latest, ranks, rows = await asyncio.gather(
            ask(graph, "home-counts"),
            ask(graph, "latest-judgements"),
            ranks_of(graph),
            graph.rows(catalogue.fill(main, {})),
        )
        cases = await _cases(graph, catalogue, rows)
        return render(
            request,
            "home.html",
            graph=graph,
            counts=[
                (meaning, int(text_of(counts[0], name)))
                for name, meaning in page_queries(graph.version.base)["home-counts"].columns
            ],
            main=main,
            cases=cases[:_CASES],
            total=len(rows),
            latest=[_judgement(row, ranks) for row in latest],
            others=others[:6],
            whole=str(request.base_url),
        )

    return [Route("/", home)]


async def _cases(graph: Graph, catalogue: Catalogue, rows: list[Row]) -> list[Case]:
    main = catalogue.questions[0]
    answer = await answer_of(graph, main, rows[:_CASES], catalogue.official_names)
    return [
        Case(
            first=line.cells[0],
            cells={c.name: cell for c, cell in zip(answer.columns, line.cells, strict=True)},
            quotes=tuple(quote for _, cell in line.evidence for quote in cell.quotes),
        )
        for line in answer.lines
    ]


def _judgement(row: Row, ranks: Mapping[str, str]) -> dict[str, str | None]:
    values: dict[str, str | None] = {name: term.value for name, term in row.items()}
    optional = ("by", "earliest", "latest", "reported_from", "reported_to", "words")
    return {**dict.fromkeys(optional), **values, "rank": ranks.get(text_of(row, "grade"))}
