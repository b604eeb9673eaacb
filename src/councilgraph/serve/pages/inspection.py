"""The page of an inspection or a visit: its judgements, each with the sentences behind it."""

from pyoxigraph import NamedNode
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from councilgraph.serve.pages.asking import ask
from councilgraph.serve.pages.evidence import evidence_of, passages
from councilgraph.serve.pages.happenings import happenings, inspections_of
from councilgraph.serve.pages.judgement import conflicts_of, crumb
from councilgraph.serve.pages.subject import Subject, find, shown
from councilgraph.serve.site import Graph, Site


def routes(site: Site) -> list[BaseRoute]:
    """Return the route of the page."""

    async def page(request: Request) -> Response:
        graph = site.graph(request)
        subject = await find(graph, f"id/inspection/{request.path_params['key']}")
        if isinstance(subject, RedirectResponse):
            return subject
        return await _page(request, graph, subject)

    return [Route("/inspection/{key}", page)]


async def _page(request: Request, graph: Graph, subject: Subject) -> Response:
    place = {"thing": NamedNode(subject.iri)}
    found = inspections_of(await ask(graph, "things-inspections", place))
    if not found:
        raise HTTPException(404, f"{subject.label} is no inspection on record.")
    inspection = found[0]
    judgements = [e for e in await happenings(graph, subject.iri) if e.is_judgement]
    evidence = await evidence_of(graph, subject.iri)
    judged = {each.claim for j in judgements for each in evidence.of(j.iri)}
    return shown(
        request,
        graph,
        subject,
        "inspection.html",
        linked={
            "@type": "Event",
            "startDate": inspection.earliest or None,
            "endDate": inspection.latest or None,
            "organizer": {
                "@id": inspection.inspectorate.iri,
                "name": inspection.inspectorate.label,
            },
            "about": {"@id": inspection.authority.iri, "name": inspection.authority.label},
        },
        crumbs=[crumb(inspection.authority, graph)],
        inspection=inspection,
        judgements=[(each, passages(evidence.of(each.iri))) for each in judgements],
        others=passages([each for each in evidence.of(subject.iri) if each.claim not in judged]),
        sources=evidence.sources,
        conflicts=await conflicts_of(graph, subject.iri),
    )
