"""Verdicts passed on: to the items of a list, and to whoever fared "likewise".

A sentence that ends in a colon gives its grade to the councils or aspects listed below it. "So
did Anytown" and "the same went for leadership" give the grade last told to somebody or something
else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from councilgraph.extract.clauses import clause_end
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.extract.subjects import describes_another
from councilgraph.model.claims import JudgementClaim, Kind, Mention

_LONGEST_ITEM = 25
_MOST_ITEMS = 25
_AFTER = 14


def find_listed(
    reading: Reading, sentence: Sentence, claims: Sequence[JudgementClaim]
) -> list[JudgementClaim]:
    """Return a claim for each council or aspect listed below a sentence that ends in a colon."""
    if not claims or not sentence.items or not sentence.items[-1].is_a(":"):
        return []
    base = claims[-1]
    found = []
    for item in _list_items(reading, sentence):
        aspects = _mentions(item.items, Kind.ASPECT)
        councils = [
            m
            for i, one in enumerate(item.items)
            if (m := one.mention(Kind.AUTHORITY)) and not describes_another(item.items, i)
        ]
        if not aspects and not councils:
            continue
        claim = replace(
            base,
            evidence=base.evidence.to(item.span),
            rule="judgement/list",
            signals=tuple(sorted({*base.signals, "listed", *(["named"] if councils else [])})),
            authority=councils[0] if councils else base.authority,
            aspect=aspects[0] if aspects else base.aspect,
        )
        found.append(claim)
    return found


def _list_items(reading: Reading, sentence: Sentence) -> Iterator[Sentence]:
    """Yield the short paragraphs below a sentence, up to one with a verdict of its own."""
    paragraph = sentence.paragraph
    for following in reading.sentences[sentence.index + 1 : sentence.index + 1 + _MOST_ITEMS]:
        if following.paragraph == paragraph or len(following.items) > _LONGEST_ITEM:
            return
        if following.has("grade", "judgement-verb", "speech-verb"):
            return
        paragraph = following.paragraph
        yield following


def find_likewise(
    sentence: Sentence, before: Sequence[JudgementClaim], own: Sequence[JudgementClaim]
) -> list[JudgementClaim]:
    """Return the claims that "so did", "as was" and the like pass on in a sentence.

    `own` are the claims of the sentence itself, `before` those of the one before it.
    """
    found: list[JudgementClaim] = []
    items = sentence.items
    for i in sentence.find("likewise"):
        earlier = [c for c in own if c.grade.span.end <= items[i].span.start] or list(before)
        if not earlier:
            continue
        end = min(clause_end(sentence, i), i + _AFTER)
        heirs = items[i + 1 : end]
        if any(item.is_a("grade", "other-body") for item in heirs):
            continue
        found.extend(_passed_on(earlier[-1], sentence, heirs))
    return found


def _passed_on(
    base: JudgementClaim, sentence: Sentence, heirs: tuple[Item, ...]
) -> Iterator[JudgementClaim]:
    councils = [m for m in _mentions(heirs, Kind.AUTHORITY) if m != base.authority]
    aspects = _mentions(heirs, Kind.ASPECT)
    common = replace(
        base,
        evidence=base.evidence.to(sentence.span),
        rule="judgement/likewise",
        signals=tuple(sorted({*base.signals, "likewise"})),
    )
    for council in councils:
        yield replace(common, authority=council, aspect=aspects[0] if aspects else base.aspect)
    if not councils:
        for aspect in aspects:
            yield replace(common, aspect=aspect)


def _mentions(items: tuple[Item, ...], kind: Kind) -> list[Mention]:
    return [m for item in items if (m := item.mention(kind))]
