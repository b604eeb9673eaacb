"""The page of a judgement: the grade, its dates, every sentence behind it, what contradicts it."""

from dataclasses import dataclass

from pyoxigraph import NamedNode
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from councilgraph.serve.pages.asking import ask
from councilgraph.serve.pages.evidence import Passage, evidence_of, passages
from councilgraph.serve.pages.happenings import Happening, Link, happenings, link_of
from councilgraph.serve.pages.subject import Subject, find, shown
from councilgraph.serve.pages.wording import url_for_iri
from councilgraph.serve.site import Graph, Site

_MOST_CONFLICTS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two things that contradict each other, each with the passage that shows it best."""

    one: Link
    other: Link
    for_one: tuple[Passage, ...]
    for_other: tuple[Passage, ...]


def routes(site: Site) -> list[BaseRoute]:
    """Return the route of the page."""

    async def page(request: Request) -> Response:
        graph = site.graph(request)
        subject = await find(graph, f"id/judgement/{request.path_params['key']}")
        if isinstance(subject, RedirectResponse):
            return subject
        return await _page(request, graph, subject)

    return [Route("/judgement/{key}", page)]


async def _page(request: Request, graph: Graph, subject: Subject) -> Response:
    found = [each for each in await happenings(graph, subject.iri) if each.iri == subject.iri]
    if not found:
        raise HTTPException(404, f"{subject.label} is no judgement on record.")
    judgement = found[0]
    evidence = await evidence_of(graph, subject.iri)
    others = [
        each
        for each in await happenings(graph, judgement.inspection)
        if each.is_judgement and each.iri != subject.iri
    ]
    return shown(
        request,
        graph,
        subject,
        "judgement.html",
        linked=linked_review(judgement),
        crumbs=[crumb(judgement.authority, graph)],
        judgement=judgement,
        passages=passages(evidence.all),
        sources=evidence.sources,
        others=others,
        conflicts=await conflicts_of(graph, subject.iri),
    )


def crumb(link: Link, graph: Graph) -> tuple[str, str]:
    """Return the label and the path of a page that leads to another."""
    return link.label or link.iri.rpartition("/")[2], url_for_iri(link.iri, graph.version.base)


def linked_review(judgement: Happening) -> dict[str, object]:
    """Describe a judgement in the words of schema.org."""
    return {
        "@type": "Review",
        "itemReviewed": {
            "@type": "GovernmentOrganization",
            "@id": judgement.authority.iri,
            "name": judgement.authority.label,
        },
        "author": {
            "@type": "GovernmentOrganization",
            "@id": judgement.inspectorate.iri,
            "name": judgement.inspectorate.label,
        },
        "reviewAspect": ", ".join(filter(None, (judgement.service.label, judgement.aspect.label))),
        "reviewRating": {"@type": "Rating", "ratingValue": judgement.grade.label},
        "datePublished": judgement.report_earliest
        if judgement.report_earliest == judgement.report_latest
        else None,
    }


async def conflicts_of(graph: Graph, thing: str) -> list[Conflict]:
    """Ask for what contradicts an entry of the record, a claim for it, or a judgement of it."""
    rows = await ask(graph, "things-conflicts", {"thing": NamedNode(thing)})
    pairs = {
        (one.iri, other.iri): (one, other)
        for row in rows
        if (one := link_of(row, "subject", "subjectLabel")).iri
        and (other := link_of(row, "other", "otherLabel")).iri
    }
    shown_pairs = [
        pair for (one, other), pair in pairs.items() if one < other or (other, one) not in pairs
    ][:_MOST_CONFLICTS]
    if not shown_pairs:
        return []
    sides = {link.iri for pair in shown_pairs for link in pair}
    evidence = await evidence_of(graph, *sorted(sides))

    def quoted(iri: str) -> tuple[Passage, ...]:
        own = evidence.claim(iri)
        found = passages((own,) if own else evidence.of(iri))
        return tuple(sorted(found, key=lambda each: -(each.quotations[0].percentage or 0))[:1])

    return [
        Conflict(one=one, other=other, for_one=quoted(one.iri), for_other=quoted(other.iri))
        for one, other in shown_pairs
    ]
