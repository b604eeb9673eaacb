"""What councils have in common, which the answer tells: "What do A and B share? A good grade"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from councilgraph.extract.pointing import named_by
from councilgraph.extract.reading import Reading, Sentence
from councilgraph.model.claims import JudgementClaim

_LEAST = 2


def with_common(
    reading: Reading, sentence: Sentence, own: Sequence[JudgementClaim]
) -> list[JudgementClaim]:
    """Return the claims of an answer for each council that is asked about, if it names none."""
    named = any(claim.authority is not None for claim in own) or sentence.has("authority")
    if not own or sentence.index == 0 or named:
        return list(own)
    question = reading.sentences[sentence.index - 1]
    if not question.items[-1].is_a("?") or not _asks_what_is_common(question):
        return list(own)
    councils = named_by([question])
    if len(councils) < _LEAST:
        return list(own)
    return [
        replace(claim, authority=council, signals=tuple(sorted({*claim.signals, "named"})))
        for claim in own
        for council in councils
    ]


def _asks_what_is_common(question: Sentence) -> bool:
    """Tell whether a question is what some councils share: "What have A and B in common?"."""
    if not question.items[0].is_a("what"):
        return False
    common = any(a.is_a("in") and b.is_a("common") for a, b in pairwise(question.items))
    return common or question.has("share-verb")
