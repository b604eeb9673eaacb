"""Aspects said to have the grade of the whole: "leadership matched the overall judgement".

The aspects stand before the verb, or in a list after a colon: "three marks matched it: those on".
"""

from collections.abc import Iterator
from dataclasses import replace

from councilgraph.extract.reading import Item, Sentence
from councilgraph.model.claims import JudgementClaim, Kind, Mention

_WHOLE_REACH = 4
_DENYING = ("negation", "hypothetical", "if", "none")


def find_equalled(sentence: Sentence, whole: JudgementClaim | None) -> Iterator[JudgementClaim]:
    """Yield a claim for each aspect that has the grade of the whole, which `whole` told last."""
    if whole is None or not sentence.knows("matching-verb") or sentence.has("grade"):
        return
    items = sentence.items
    for i in sentence.find("matching-verb"):
        if not _names_the_whole(items[i + 1 : i + 1 + _WHOLE_REACH]):
            continue
        if any(item.is_a(*_DENYING, "authority") for item in items[:i]):
            continue
        aspects = _aspects(items[:i])
        colon = next((k for k in range(i, len(items)) if items[k].is_a(":", ",", "-")), len(items))
        for aspect in aspects or _aspects(items[colon:]):
            yield replace(
                whole,
                evidence=whole.evidence.to(sentence.span),
                rule="judgement/equalled",
                signals=tuple(sorted({*whole.signals, "likewise"})),
                aspect=aspect,
            )


def _names_the_whole(after: tuple[Item, ...]) -> bool:
    mentions = (item.mention(Kind.ASPECT) for item in after)
    return any(m is not None and m.target.endswith("/overall") for m in mentions)


def _aspects(items: tuple[Item, ...]) -> list[Mention]:
    named = (item.mention(Kind.ASPECT) for item in items)
    return [m for m in named if m is not None and not m.target.endswith("/overall")]
