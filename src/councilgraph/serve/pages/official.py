"""The page of an official: names, roles with the days on which they were seen, what was said."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from councilgraph.knowledge.terms import FOAF
from councilgraph.serve.pages.evidence import evidence_of, passages
from councilgraph.serve.pages.judgement import crumb
from councilgraph.serve.pages.measures import measures
from councilgraph.serve.pages.people import statements, tenures
from councilgraph.serve.pages.subject import Subject, find, shown
from councilgraph.serve.site import Graph, Site

KINDS = ("official", "person")


def routes(site: Site) -> list[BaseRoute]:
    """Return the routes of the page: for officials, and for people who only speak."""

    def of_kind(kind: str) -> Route:
        async def page(request: Request) -> Response:
            graph = site.graph(request)
            subject = await find(graph, f"id/{kind}/{request.path_params['key']}")
            if isinstance(subject, RedirectResponse):
                return subject
            return await _page(request, graph, subject)

        return Route(f"/{kind}/{{key}}", page)

    return [of_kind(kind) for kind in KINDS]


async def _page(request: Request, graph: Graph, subject: Subject) -> Response:
    roles = await tenures(graph, subject.iri)
    evidence = await evidence_of(graph, subject.iri)
    names = {fact.value.value for fact in subject.values(f"{FOAF}name")}
    employers = {each.organisation for each in roles if each.organisation.iri}
    return shown(
        request,
        graph,
        subject,
        "official.html",
        linked={
            "@type": "Person",
            "jobTitle": sorted({each.title for each in roles if each.title}),
            "affiliation": [
                {"@type": "Organization", "@id": each.iri, "name": each.label}
                for each in sorted(employers, key=lambda link: link.iri)
            ],
        },
        crumbs=[crumb(link, graph) for link in sorted(employers, key=lambda link: link.label)[:1]],
        names=sorted(names - {subject.label}),
        tenures=roles,
        statements=[
            (each, passages([quoted]))
            for each in await statements(graph, subject.iri)
            if (quoted := evidence.claim(each.iri))
        ],
        measures=await measures(graph, subject.iri),
        shown=passages(evidence.of(subject.iri)),
        sources=evidence.sources,
    )
