"""Councils that share the grade which the sentence before has told of another.

"One of three councils to be rated good. The others are Kent and Surrey", "It was followed by Kent
in 2022", "That is the same grade as neighbouring Kent".
"""

from collections.abc import Iterator
from dataclasses import replace

from councilgraph.extract.companions import is_first_of_councils
from councilgraph.extract.complements import reads, skip
from councilgraph.extract.lists_of_councils import (
    Listed,
    all_listed,
    likened,
    read_list,
    time_beside,
)
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.model.claims import JudgementClaim

SHARING = ("share-verb", "shared")
_COUNTED = {"two": 2, "three": 3, "four": 4, "five": 5}
_NEAR, _AFTER_BY, _OPENING = 3, 4, 6


def find_told_after(reading: Reading, sentence: Sentence, base: JudgementClaim) -> Iterator[Listed]:
    """Yield the lists of councils that a sentence gives the grade that `base` told before it."""
    items, last = sentence.items, reading.sentences[sentence.index - 1].items
    if any(item.is_grade for item in items) or sentence.has("negation", "hypothetical"):
        return
    be = next((i for i, item in enumerate(items[:_OPENING]) if item.is_a("is", "are")), 0)
    listed, _ = all_listed(items, be + 1) if be else ((), 0)
    others = items[0].is_a("the") and items[1].text.lower().startswith("other")
    whole = items[0].is_a("they", "these") and be == 1 and base.authority is None
    if listed and (others or whole) and _number_told(last) == len(listed) + others:
        yield listed
    if is_first_of_councils(last, len(last) - 1):
        by = items[0].is_a("it", "that") and reads(items, 2, ("followed", "by"))
        yield all_listed(items, _AFTER_BY)[0] if by else _followed(items)
    share = next((i for i in sentence.find(*SHARING) if i <= _NEAR), len(items))
    noun = skip(items, share + 1, "that", "this", "the", "same-grade", "judgement-noun")
    if noun < len(items) and items[noun - 1].is_a("judgement-noun") and items[noun].is_a("with"):
        yield all_listed(items, noun + 1)[0]
    same = next((i for i in sentence.find("same-grade") if i <= _NEAR), None)
    if same is not None and items[0].is_a("that", "this", "it") and items[1].is_a("copula"):
        yield likened(items, same)


def _followed(items: tuple[Item, ...]) -> Listed:
    """Return who came after the first: "A followed in 2020, and B in 2022"."""
    listed, end = read_list(items, 0)
    if not listed or not items[end].is_a("followed"):
        return ()
    time, after = time_beside(items, end + 1)
    rest, _ = all_listed(items, skip(items, after, ",", "and"))
    ends = time is not None or items[after].is_a(".", ",")
    return (*(replace(named, time=time) for named in listed), *rest) if ends else ()


def _number_told(items: tuple[Item, ...]) -> int | None:
    """Return how many councils a sentence tells of: "one of three councils", "two boroughs"."""
    for i in range(len(items) - 1):
        number = _COUNTED.get(items[i].text.lower())
        if number and items[i + 1].is_a("authority-type", "aggregate"):
            return number
    return None
