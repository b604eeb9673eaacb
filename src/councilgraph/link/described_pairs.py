"""Which of two councils is "the city" and which "the county", where both are told of so.

"Derby and Dorset have had reports. The East Midlands city was good, the southern county poor":
names and kinds must leave one choice.
"""

from collections.abc import Callable, Sequence

from councilgraph.link.bystanding import holder, sentence_before
from councilgraph.model.claims import Claims, Kind, Mention
from councilgraph.model.text import Span

_PAIR = 2


def find_described(
    at: Span,
    claims: Claims,
    named: Sequence[tuple[Mention, str]],
    bears: Callable[[str, Mention], bool],
    fits: Callable[[str, tuple[str, ...]], bool],
) -> str | None:
    """Return which of the two councils of the sentence before a word for a kind means, if sure.

    `bears` tells whether a council has such a word in its own name, `fits` whether it is of a kind.
    """
    last = sentence_before(claims.sentences, at)
    if last is None or not holder(claims.paragraphs, at).covers(last):
        return None
    sentence = holder(claims.sentences, at)
    kinds = [m for m in claims.mentions_in(sentence, Kind.AUTHORITY_TYPE) if len(m.targets) > 1]
    pair = list(dict.fromkeys(iri for m, iri in named if last.covers(m.span)))
    here = any(sentence.covers(m.span) for m, _ in named)
    words = {m.text.lower() for m in kinds}
    if here or len(pair) != _PAIR or len(kinds) != _PAIR or len(words) != _PAIR:
        return None
    orders = (pair, pair[::-1])
    possible = [
        [*zip(order, kinds, strict=True)]
        for order in orders
        if all(fits(iri, kind.targets) for iri, kind in zip(order, kinds, strict=True))
    ]
    ranked = sorted(possible, key=lambda told: -sum(bears(*one) for one in told))
    if not ranked or (len(ranked) > 1 and _as_likely(ranked, bears)):
        return None
    return next((iri for iri, kind in ranked[0] if kind.span == at), None)


def _as_likely(
    ranked: list[list[tuple[str, Mention]]], bears: Callable[[str, Mention], bool]
) -> bool:
    """Tell whether names say no more for the first order than for the second."""
    first, second = (sum(bears(*one) for one in told) for told in ranked)
    return first == second
