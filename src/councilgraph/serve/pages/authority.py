"""The page of an authority: who it is, how it was judged, who ran it, what was said and done."""

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from councilgraph.knowledge.terms import CG, SKOS
from councilgraph.serve.pages.asking import ask, text_of
from councilgraph.serve.pages.evidence import Evidence, Source, evidence_of, source_of
from councilgraph.serve.pages.happenings import (
    Happening,
    Link,
    by_service,
    chart_rows,
    happenings,
    latest_grades,
    link_of,
)
from councilgraph.serve.pages.measures import Measure, measures
from councilgraph.serve.pages.people import statements, tenures
from councilgraph.serve.pages.subject import NAMES, SAME, Subject, find, outside, shown
from councilgraph.serve.site import Graph, Row, Site

CHART_COLUMNS = {
    "row": "what was judged",
    "label": "what came out, and whose it is",
    "earliest": "the first possible day",
    "latest": "the last possible day",
}


def routes(site: Site) -> list[BaseRoute]:
    """Return the route of the page."""

    async def page(request: Request) -> Response:
        graph = site.graph(request)
        subject = await find(graph, f"id/authority/{request.path_params['key']}")
        if isinstance(subject, RedirectResponse):
            return subject
        return await _page(request, graph, subject)

    return [Route("/authority/{key}", page)]


async def _page(request: Request, graph: Graph, subject: Subject) -> Response:
    base = graph.version.base
    events = await happenings(graph, subject.iri)
    before, after = await _succession(graph, subject.iri)
    done = await measures(graph, subject.iri)
    evidence = await evidence_of(graph, subject.iri, paragraphs=False)
    articles = [_told(row) for row in await ask(graph, "things-articles", _place(subject))]
    return shown(
        request,
        graph,
        subject,
        "authority.html",
        linked=_linked(subject),
        names=sorted({fact.value.value for fact in subject.values(*NAMES)} - {subject.label}),
        elsewhere=_elsewhere(subject),
        before=before,
        after=after,
        latest=latest_grades(events),
        services=by_service(events),
        evidence=evidence,
        first=_first_words(evidence, events, done),
        events=chart_rows(events, base),
        chart_columns=CHART_COLUMNS,
        tenures=await tenures(graph, subject.iri),
        measures=done,
        statements=await statements(graph, subject.iri),
        articles=articles,
    )


def _place(subject: Subject) -> dict[str, NamedNode]:
    return {"thing": NamedNode(subject.iri)}


def _told(row: Row) -> tuple[Source, int]:
    return source_of(row), int(text_of(row, "claims") or 0)


async def _succession(graph: Graph, iri: str) -> tuple[list[Link], list[Link]]:
    """Return the predecessors and the successors."""
    rows = await ask(graph, "things-succession", {"thing": NamedNode(iri)})
    links: tuple[list[Link], list[Link]] = ([], [])
    for row in rows:
        links[text_of(row, "later") == "true"].append(link_of(row, "other", "council"))
    return links


def _first_words(
    evidence: Evidence, events: list[Happening], done: list[Measure]
) -> dict[str, str]:
    """Return the words of the surest claim for each entry, the sentence shown in its row."""
    found = {}
    entries = [(each.iri, each.inspection) for each in events]
    for iri, whole in [*entries, *((each.iri, each.iri) for each in done)]:
        quoted = evidence.of(iri) or evidence.of(whole)
        if quoted:
            surest = max(quoted, key=lambda each: each.percentage or 0)
            found[iri] = " / ".join(surest.words.split("\n\n"))
    return found


def _elsewhere(subject: Subject) -> list[str]:
    """Return where else in the web the authority is described."""
    facts = subject.values(SAME, f"{SKOS}exactMatch", f"{SKOS}closeMatch")
    return [fact.value.value for fact in facts if outside(fact.value.value)]


def _linked(subject: Subject) -> dict[str, object]:
    return {
        "@type": "GovernmentOrganization",
        "alternateName": sorted({f.value.value for f in subject.values(*NAMES)}),
        "identifier": subject.words(f"{CG}gssCode"),
        "foundingDate": subject.words(f"{CG}validFrom") or None,
        "dissolutionDate": subject.words(f"{CG}validTo") or None,
        "sameAs": _elsewhere(subject),
    }
