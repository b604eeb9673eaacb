"""Who held which role, and who said what, as several pages list it."""

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import NamedNode

from councilgraph.serve.pages.asking import ask, text_of
from councilgraph.serve.pages.evidence import Source, source_of
from councilgraph.serve.pages.happenings import Link, link_of
from councilgraph.serve.site import Graph, Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """Somebody seen in a role. `title` are the words of the article, `role` is the concept."""

    iri: str
    official: Link
    title: str
    role: Link
    organisation: Link
    party: Link
    earliest: str
    latest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Quoted words. `titles` are those under which the record has seen the speaker."""

    iri: str
    text: str
    speaker: Link
    titles: tuple[str, ...]
    about: tuple[Link, ...]
    source: Source


def tenures_of(rows: Iterable[Row]) -> list[Tenure]:
    """Make tenures of the rows of `things-tenures`; of several parties the first counts."""
    found: dict[str, Tenure] = {}
    for row in rows:
        iri = text_of(row, "tenure")
        found.setdefault(
            iri,
            Tenure(
                iri=iri,
                official=link_of(row, "official", "person"),
                title=text_of(row, "title"),
                role=link_of(row, "role", "roleName"),
                organisation=link_of(row, "organisation", "organisationName"),
                party=link_of(row, "party", "partyName"),
                earliest=text_of(row, "earliest"),
                latest=text_of(row, "latest"),
            ),
        )
    return list(found.values())


def statements_of(rows: Iterable[Row]) -> list[Statement]:
    """Make statements of the rows of `things-statements`, in their order."""
    together: dict[str, list[Row]] = {}
    for row in rows:
        together.setdefault(text_of(row, "statement"), []).append(row)
    return [
        Statement(
            iri=iri,
            text=text_of(those[0], "text"),
            speaker=link_of(those[0], "speaker", "speakerName"),
            titles=_each(text_of(row, "title") for row in those),
            about=tuple(
                {
                    link.iri: link
                    for row in those
                    if (link := link_of(row, "about", "council")).iri
                }.values()
            ),
            source=source_of(those[0]),
        )
        for iri, those in together.items()
    ]


def _each(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))


async def tenures(graph: Graph, thing: str) -> list[Tenure]:
    """Ask for the tenures at an organisation, of an official or in a role."""
    return tenures_of(await ask(graph, "things-tenures", {"thing": NamedNode(thing)}))


async def statements(graph: Graph, thing: str) -> list[Statement]:
    """Ask for the statements about an authority, by somebody or in an article."""
    return statements_of(await ask(graph, "things-statements", {"thing": NamedNode(thing)}))
