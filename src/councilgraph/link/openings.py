"""What an article opens with: whom its headline or its lead names, and what it speaks of."""

from collections.abc import Sequence
from dataclasses import dataclass

from councilgraph.model.claims import Claims, Kind
from councilgraph.model.text import Span

CUES = ("inspector-noun", "report-noun", "inspection-noun")
"""The cues for inspectors and what they do."""


@dataclass(frozen=True, slots=True)
class Opening:
    """Whom the first paragraphs name, and whether they speak of inspectors, reports or grades."""

    authorities: frozenset[str]
    inspectorates: frozenset[str]
    speaks: bool


def read_opening(
    claims: Claims, paragraphs: Sequence[Span], places: Sequence[tuple[str, Span]]
) -> Opening:
    """Return what the first paragraphs tell of; `places` are where authorities are named."""

    def inside(span: Span) -> bool:
        return any(paragraph.covers(span) for paragraph in paragraphs)

    told = [span for cue in CUES for span in claims.cues(cue)]
    told += [mention.span for mention in claims.of_kind(Kind.GRADE)]
    bodies = [m for m in claims.of_kind(Kind.INSPECTORATE) if inside(m.span)]
    return Opening(
        authorities=frozenset(iri for iri, span in places if inside(span)),
        inspectorates=frozenset(iri for mention in bodies for iri in mention.targets),
        speaks=any(map(inside, told)),
    )
