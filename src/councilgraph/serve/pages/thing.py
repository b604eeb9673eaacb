"""Pages of the things that need no page of their own kind, and of concepts.

One page shows them all (interventions, statements, tenures, claims, inspectorates, bodies): what is
said of a thing, what points to it, its evidence. Authorities, judgements and what else has a page
of its own kind are left to their modules.
"""

from collections import defaultdict
from dataclasses import dataclass

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from councilgraph.knowledge.terms import CG, RDF, RDFS, SKOS
from councilgraph.serve.pages.asking import ask, text_of
from councilgraph.serve.pages.evidence import evidence_of, passages
from councilgraph.serve.pages.happenings import (
    Happening,
    Link,
    grade_ranks,
    happenings,
    link_of,
)
from councilgraph.serve.pages.judgement import conflicts_of, crumb
from councilgraph.serve.pages.measures import measures, money_words
from councilgraph.serve.pages.people import statements, tenures
from councilgraph.serve.pages.subject import NAMES, SAME, Fact, Subject, find, shown, words_of_iri
from councilgraph.serve.site import Graph, Row, Site

KINDS = ("intervention", "statement", "tenure", "claim", "inspectorate", "body")

# What the page shows elsewhere, or what nobody reads.
_APART = {
    *(f"{RDF}type", f"{RDFS}label", SAME, f"{SKOS}prefLabel", f"{SKOS}definition"),
    *(f"{CG}evidence", f"{CG}text", f"{CG}supportedBy", f"{SKOS}inScheme", f"{SKOS}broader"),
    *(f"{SKOS}related", f"{SKOS}hiddenLabel", f"{CG}ambiguousName", f"{CG}ranking", *NAMES),
    *(f"{SKOS}editorialNote", f"{CG}amount", f"{CG}currency"),
    *(f"{CG}earliest", f"{CG}latest", f"{CG}date"),
}
_ABOVE = (f"{CG}authority", "http://www.w3.org/ns/org#member", f"{CG}article", f"{CG}inspectorate")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A grade scheme: its grades with their ranks, best first."""

    scheme: Link
    since: str
    until: str
    grades: tuple[tuple[Link, float], ...]


def routes(site: Site) -> list[BaseRoute]:
    """Return the routes of the kinds, and of concepts at /concept/{scheme}/{slug}."""

    async def page(request: Request) -> Response:
        kind = request.url.path.split("/")[1]
        return await _found(request, site, f"id/{kind}/{request.path_params['key']}")

    async def concept(request: Request) -> Response:
        scheme, slug = request.path_params["scheme"], request.path_params["slug"]
        return await _found(request, site, f"def/{scheme}/{slug}")

    return [
        *(Route(f"/{kind}/{{key}}", page) for kind in KINDS),
        Route("/concept/{scheme}/{slug}", concept),
    ]


async def _found(request: Request, site: Site, path: str) -> Response:
    graph = site.graph(request)
    subject = await find(graph, path)
    if isinstance(subject, RedirectResponse):
        return subject
    events = await happenings(graph, subject.iri)
    return shown(
        request,
        graph,
        subject,
        "thing.html",
        linked=_linked(subject),
        crumbs=_crumbs(subject, graph),
        is_concept=path.startswith("def/"),
        heading=_heading(subject),
        facts=by_property(subject),
        pointing=await _pointing(graph, subject.iri),
        evidence=passages((await evidence_of(graph, subject.iri)).all)
        if _has_evidence(subject)
        else (),
        conflicts=await conflicts_of(graph, subject.iri),
        names=sorted({fact.value.value for fact in subject.values(*NAMES)} - {subject.label}),
        hidden=sorted({f.value.value for f in subject.values(f"{SKOS}hiddenLabel")}),
        definition=subject.words(f"{SKOS}definition"),
        text=subject.words(f"{CG}text"),
        told=_told(subject),
        money=money_words(subject.words(f"{CG}amount"), subject.words(f"{CG}currency")),
        relations=await _relations(graph, subject.iri),
        scales=scales_of(await ask(graph, "things-scales", {"thing": NamedNode(subject.iri)})),
        judged=last_of_each(events),
        tenures=[] if subject.path.startswith("id/tenure/") else await tenures(graph, subject.iri),
        measures=[each for each in await measures(graph, subject.iri) if each.iri != subject.iri],
        statements=[
            each for each in await statements(graph, subject.iri) if each.iri != subject.iri
        ],
    )


def _crumbs(subject: Subject, graph: Graph) -> list[tuple[str, str]]:
    """Return what leads to a thing: the article of what it says, else whom it is about."""
    said = subject.path.startswith(("id/claim/", "id/statement/"))
    above = subject.values(f"{CG}article") if said else subject.values(*_ABOVE)
    return [
        crumb(Link(iri=fact.value.value, label=fact.label), graph)
        for fact in sorted(above, key=lambda fact: _ABOVE.index(fact.predicate))[:1]
    ]


def _told(subject: Subject) -> tuple[str, str] | None:
    """Return the days between which something was, or None if it says nothing of time."""
    bounds = subject.words(f"{CG}earliest"), subject.words(f"{CG}latest")
    return bounds if any(bounds) else None


def _heading(subject: Subject) -> str:
    """Return the label as a heading; that of a claim without the words that say that it is one."""
    told = subject.label
    if subject.path.startswith("id/claim/"):
        told = told.partition(": ")[2] or told
    return told[:1].upper() + told[1:]


def _has_evidence(subject: Subject) -> bool:
    return bool(subject.values(f"{CG}evidence", f"{CG}supportedBy"))


def by_property(subject: Subject) -> dict[str, list[Fact]]:
    """Return what is said of a thing by the name of the property, without what stands apart."""
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in subject.facts:
        if fact.predicate not in _APART and fact.value.kind != "bnode":
            found[fact.name].append(fact)
    return dict(found)


async def _pointing(graph: Graph, iri: str) -> dict[str, list[Link]]:
    rows = await ask(graph, "things-pointing", {"thing": NamedNode(iri)})
    found: dict[str, list[Link]] = defaultdict(list)
    for row in rows:
        name = text_of(row, "name") or words_of_iri(text_of(row, "property"))
        found[name].append(link_of(row, "subject", "label"))
    return dict(found)


async def _relations(graph: Graph, iri: str) -> dict[str, list[Link]]:
    """Return the broader, narrower and related concepts, by the name of the relation."""
    found: dict[str, list[Link]] = defaultdict(list)
    for row in await ask(graph, "things-narrower", {"thing": NamedNode(iri)}):
        name = text_of(row, "relation").removeprefix(SKOS)
        found[name].append(link_of(row, "other", "label"))
    return dict(found)


def scales_of(rows: list[Row]) -> list[Scale]:
    """Make scales of the rows of `things-scales`, the latest first."""
    ranks = grade_ranks([{**row, "inspectorate": row["scheme"]} for row in rows])
    together: dict[str, list[Row]] = {}
    for row in rows:
        together.setdefault(text_of(row, "scheme"), []).append(row)
    scales = [
        Scale(
            scheme=link_of(those[0], "scheme", "schemeName"),
            since=text_of(those[0], "validFrom"),
            until=text_of(those[0], "validTo"),
            grades=tuple(
                (grade, ranks.get((scheme, grade.iri), 0.0))
                for row in those
                if (grade := link_of(row, "grade", "gradeName"))
            ),
        )
        for scheme, those in together.items()
    ]
    return sorted(scales, key=lambda each: (not each.until, each.since), reverse=True)


def last_of_each(events: list[Happening], most: int = 100) -> list[Happening]:
    """Return the latest of each authority, service and aspect, from events in order of time."""
    found: dict[tuple[str, str, str], Happening] = {}
    for event in events:
        found.setdefault((event.authority.iri, event.service.iri, event.aspect.iri), event)
    return list(found.values())[:most]


def _linked(subject: Subject) -> dict[str, object]:
    if subject.path.startswith("def/"):
        return {"@type": "DefinedTerm", "description": subject.words(f"{SKOS}definition") or None}
    if subject.path.startswith("id/statement/"):
        return {"@type": "Quotation", "text": subject.words(f"{CG}text")}
    if subject.path.startswith(("id/inspectorate/", "id/body/")):
        return {"@type": "GovernmentOrganization"}
    return {"@type": "Thing"}
