"""The ontology as a page: its classes, properties, concepts and scales of grades.

Made from the graph, so that it tells of the ontology that the data uses. The ontology as RDF is
for the linked data.
"""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from councilgraph.knowledge import CG
from councilgraph.serve.pages.asking import ask, text_of
from councilgraph.serve.pages.rendering import render
from councilgraph.serve.pages.wording import url_for_iri
from councilgraph.serve.site import Row, Site
from councilgraph.store import prefixes


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A term that another one names: where it is explained, and its short name."""

    href: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A class or a property; `links` are terms that it is related to, by the kind of relation."""

    id: str
    iri: str
    label: str
    definition: str
    comment: str
    links: Mapping[str, Sequence[Link]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """A concept scheme with its concepts, in their order; `dates` is when it was in use."""

    id: str
    title: str
    about: str
    concepts: Sequence[tuple[Link, str]]
    dates: str = ""


async def ontology_page(request: Request, site: Site) -> Response:
    """Return the documentation of the ontology; each term has the end of its IRI as its id."""
    graph = site.graph(request)
    base = graph.version.base
    classes, properties, concepts, rankings = await asyncio.gather(
        ask(graph, "ontology-classes"),
        ask(graph, "ontology-properties"),
        ask(graph, "ontology-concepts"),
        ask(graph, "ontology-rankings"),
    )
    below: list[Row] = [
        {"class": row["above"], "below": row["class"]} for row in classes if "above" in row
    ]
    names = prefixes(base)
    return render(
        request,
        "ontology.html",
        graph=graph,
        classes=_entries([*classes, *below], "class", ("above", "below"), names),
        properties=_entries(properties, "property", ("domain", "range"), names),
        schemes=_schemes(concepts, base),
        rankings=_schemes(rankings, base, concept="grade"),
        namespace=CG,
    )


def _entries(
    rows: Iterable[Row], column: str, relations: Sequence[str], names: Mapping[str, str]
) -> list[Entry]:
    """Return the terms of rows, each once, in the order of the rows."""
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(text_of(row, column), []).append(row)
    return [
        Entry(
            id=iri.removeprefix(CG),
            iri=iri,
            label=text_of(group[0], "label"),
            definition=text_of(group[0], "definition"),
            comment=text_of(group[0], "comment"),
            links={
                relation: [
                    _link(each, names)
                    for each in dict.fromkeys(text_of(row, relation) for row in group)
                    if each
                ]
                for relation in relations
            },
        )
        for iri, group in grouped.items()
        if iri.startswith(CG)
    ]


def _link(iri: str, names: Mapping[str, str]) -> Link:
    """Return a link to a term: to its place on this page, or to whoever defines it."""
    href = "#" + iri.removeprefix(CG) if iri.startswith(CG) else url_for_iri(iri, "")
    for name, start in names.items():
        if iri.startswith(start) and iri != start:
            return Link(href=href, text=f"{name}:{iri.removeprefix(start)}")
    return Link(href=href, text=iri)


def _schemes(rows: Iterable[Row], base: str, concept: str = "concept") -> list[Scheme]:
    """Return concept schemes; rows of one scheme stand together, in the order of its concepts."""
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(text_of(row, "scheme"), []).append(row)
    return [
        Scheme(
            id=iri.removeprefix(base).replace("/", "-"),
            title=text_of(group[0], "title"),
            about=text_of(group[0], "about"),
            concepts=[
                (
                    Link(href=url_for_iri(text_of(row, concept), base), text=text_of(row, "label")),
                    text_of(row, "definition"),
                )
                for row in group
            ],
            dates="–".join((text_of(group[0], "from"), text_of(group[0], "to"))).strip("–"),
        )
        for iri, group in grouped.items()
    ]
