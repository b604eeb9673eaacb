"""The page of an article: what is known of it, and every claim read out of it.

The whole text is shown only where the site is told so: other people's articles are not ours to
publish again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from councilgraph.knowledge.terms import CG
from councilgraph.serve.pages.asking import ask, text_of
from councilgraph.serve.pages.evidence import (
    Evidence,
    Passage,
    Quotation,
    Source,
    evidence_of,
    passages,
    source_of,
)
from councilgraph.serve.pages.happenings import Link, grade_ranks, link_of, named_nodes
from councilgraph.serve.pages.marking import Piece, marked
from councilgraph.serve.pages.people import Statement, statements
from councilgraph.serve.pages.subject import Subject, find, shown
from councilgraph.serve.site import Graph, Row, Site

GROUPS = (
    (f"{CG}JudgementClaim", "judgements"),
    (f"{CG}InspectionClaim", "inspections"),
    (f"{CG}TenureClaim", "officials"),
    (f"{CG}InterventionClaim", "interventions"),
    (f"{CG}Statement", "statements"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claim of an article. `number` is its place in the text, from 1.

    `entry` is what it supports in the record, and "" if it supports nothing there. `standing`
    says whether its grade is told as the latest one.
    """

    iri: str
    number: int
    class_: str
    label: str
    entry: str
    grade: Link
    rank: float | None
    standing: str
    quotation: Quotation | None
    statement: Statement | None = None

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Return the paragraph that shows it, if there is one."""
        return passages([self.quotation] if self.quotation else [])


def routes(site: Site) -> list[BaseRoute]:
    """Return the route of the page."""

    async def page(request: Request) -> Response:
        graph = site.graph(request)
        subject = await find(graph, f"id/article/{request.path_params['key']}")
        if isinstance(subject, RedirectResponse):
            return subject
        return await _page(request, graph, subject, show_text=site.show_text)

    return [Route("/article/{key}", page)]


async def _page(request: Request, graph: Graph, subject: Subject, *, show_text: bool) -> Response:
    place = {"thing": NamedNode(subject.iri)}
    rows = await ask(graph, "things-articles", place)
    if not rows:
        raise HTTPException(404, f"{subject.label} is no article.")
    source = source_of(rows[0])
    claims = await _claims(graph, subject)
    stored = graph.version.article(subject.iri.rpartition("/")[2])
    whole = stored.text if stored and show_text else None
    return shown(
        request,
        graph,
        subject,
        "article.html",
        linked=_linked(source, text_of(rows[0], "author")),
        source=source,
        author=text_of(rows[0], "author"),
        file=subject.words(f"{CG}sourceName"),
        mentions=sorted(
            (Link(iri=f.value.value, label=f.label) for f in subject.values(f"{CG}mentions")),
            key=lambda link: link.label,
        ),
        groups=grouped(claims),
        count_of_claims=len(claims),
        text=whole_text(whole, claims) if whole else (),
        is_stored=stored is not None,
        quarantined=stored.complaints if stored else (),
    )


async def _claims(graph: Graph, subject: Subject) -> list[Claim]:
    rows = await ask(graph, "things-claims", {"thing": NamedNode(subject.iri)})
    evidence = await evidence_of(graph, subject.iri)
    spoken = {each.iri: each for each in await statements(graph, subject.iri)}
    inspectorates = {text_of(row, "inspectorate") for row in rows} - {""}
    scales = (
        await ask(graph, "things-scales", {"thing": named_nodes(inspectorates)}) if rows else []
    )
    return claims_of(rows, evidence, spoken, grade_ranks(scales))


def claims_of(
    rows: Iterable[Row],
    evidence: Evidence,
    spoken: Mapping[str, Statement],
    ranks: Mapping[tuple[str, str], float],
) -> list[Claim]:
    """Make claims of the rows of `things-claims`, in the order of the text."""
    together: dict[str, list[Row]] = {}
    for row in rows:
        together.setdefault(text_of(row, "claim"), []).append(row)
    order = {each.claim: (each.start, each.end) for each in evidence.all}
    ordered = sorted(together, key=lambda iri: (order.get(iri, (0, 0)), iri))
    return [
        Claim(
            iri=iri,
            number=number,
            class_=text_of(row, "class"),
            label=_told(text_of(row, "label")),
            entry=_main_entry(text_of(each, "entry") for each in together[iri]),
            grade=(grade := link_of(row, "grade", "gradeName")),
            rank=ranks.get((text_of(row, "inspectorate"), grade.iri)),
            standing=text_of(row, "standing"),
            quotation=evidence.claim(iri),
            statement=spoken.get(iri),
        )
        for number, iri in enumerate(ordered, 1)
        if (row := together[iri][0])
    ]


def _told(label: str) -> str:
    """Return the label of a claim without the words that say that it is one."""
    return label.partition(": ")[2] or label


def _main_entry(entries: Iterable[str]) -> str:
    """Return the entry that says most: the judgement, not its inspection, or the tenure."""
    found = sorted(set(entries) - {""})
    return next((e for e in found if "/judgement/" in e or "/tenure/" in e), next(iter(found), ""))


def grouped(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    """Return claims by the name of their group, without empty groups."""
    found = {name: [c for c in claims if c.class_ == class_] for class_, name in GROUPS}
    return {name: those for name, those in found.items() if those}


def whole_text(text: str, claims: Iterable[Claim]) -> tuple[tuple[Piece, ...], ...]:
    """Return the paragraphs of the text with the claims marked, by number."""
    return marked(
        text,
        [(q.start, q.end, claim.number) for claim in claims if (q := claim.quotation) and q.placed],
    )


def _linked(source: Source, author: str) -> dict[str, object]:
    return {
        "@type": "NewsArticle",
        "headline": source.headline,
        "datePublished": source.published or None,
        "author": author or None,
        "publisher": {"@type": "Organization", "name": source.publisher}
        if source.publisher
        else None,
        "url": source.url or None,
    }
