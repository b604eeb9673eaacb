"""Whose people a round-up tells of, where they are told without a council: of the one last told.

A round-up is about several councils alike, and its headline names none of them, or more than one.
"""

from collections import Counter
from collections.abc import Collection, Sequence

from councilgraph.link.bystanding import holder, named_in_last
from councilgraph.link.prominence import Named
from councilgraph.model.claims import Claims
from councilgraph.model.text import Span

_OFTEN, _SEVERAL = 2, 2
_IN = 3  # characters


def is_round_up(named: Named, headline: Sequence[Span], paragraphs: Sequence[Span]) -> bool:
    """Tell whether an article names several councils often, and its headline not one of them.

    It need not name them often if each has a paragraph that begins with it: "In Anytown".
    """
    told = {iri for mention, iri in named if any(span.covers(mention.span) for span in headline)}
    counts = Counter(iri for _, iri in named)
    often = sum(n >= _OFTEN for n in counts.values()) >= _SEVERAL
    begun = {iri for m, iri in named for p in paragraphs if 0 <= m.span.start - p.start <= _IN}
    return len(told) != 1 and (often or len(begun) > _SEVERAL)


def told_last(
    claims: Claims, at: Span, fitting: Named, left_out: Collection[str | None], reach: int
) -> str | None:
    """Return the only council of the sentence named last in a paragraph, else of `reach` before.

    Nobody is told of who has a council in her own sentence, and none that only helps another.
    """
    sentence, paragraph = holder(claims.sentences, at), holder(claims.paragraphs, at)
    before = [p for p in claims.paragraphs if p.end <= paragraph.start][-reach:]
    if any(sentence.covers(mention.span) for mention, _ in fitting):
        return None
    if len(own := set(named_in_last(claims, at, fitting))) == 1:
        return own.pop()
    told = [iri for mention, iri in fitting if any(p.covers(mention.span) for p in before)]
    told = [iri for iri in told if iri not in left_out]
    return told[-1] if told else None
