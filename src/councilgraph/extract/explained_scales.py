"""Sentences that say what grades there are, and give none: "from C1, the best, to C4"."""

from councilgraph.extract.heads import Head
from councilgraph.extract.reading import Item, Sentence
from councilgraph.extract.scale_places import PLACE
from councilgraph.model.claims import Kind

_SCALE = 3
_BEFORE, _RANGE = 2, 9


def explains_the_scale(sentence: Sentence, start: int, head: Head) -> bool:
    """Tell whether a sentence says what grades there are, and gives none.

    Grades that have each a time of their own are those of a history.
    """
    places = sentence.find("grade")
    grades = {m.target for i in places if (m := sentence.items[i].mention(Kind.GRADE))}
    times = sum(item.time is not None or item.is_a("now") for item in sentence.items)
    told_apart = (sentence.has("first") and sentence.has("second")) or times >= len(places)
    if len(grades) >= _SCALE and not told_apart and not sentence.has("authority", "aspect"):
        return True
    if any(_opens_range(sentence.items, i) for i in range(head.start + 1)):
        return True
    if any(item.is_a("scale-end") for item in sentence.items[: head.start]):
        return True
    given = any(i.is_a("judgement-verb", "award-verb") for i in sentence.items[start : head.start])
    # "Second on its scale of four, which runs from": that is a place on the scale.
    scales = (i for i in sentence.find("scale-word") if not _is_placed(head, i))
    scaled = any(not _are_apart(sentence.items, i, head.start) for i in scales)
    return sentence.has("false-claim") or (scaled and not given)


def _is_placed(head: Head, i: int) -> bool:
    """Tell whether a place is told on the scale that is explained at `i`, or before that."""
    return head.mention.target.startswith(PLACE) and i >= head.start


def _are_apart(items: tuple[Item, ...], one: int, other: int) -> bool:
    """Tell whether a semicolon parts two places."""
    return any(item.is_a(";") for item in items[min(one, other) : max(one, other)])


def _opens_range(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a grade is one end of a scale: "a grade from outstanding down to poor".

    "From C1, which is the best, to C4": but who goes "up a grade from poor to good" has them.
    """
    if not items[i].is_grade:
        return False
    near = range(max(0, i - _BEFORE), i)
    word = next((k for k in near if items[k].is_a("scale-word")), None)
    if word is None or items[max(0, word - 1)].is_a("up", "down", "rise-verb", "fall-verb"):
        return False
    after = items[i + 1 : i + 1 + _RANGE]
    led = (k for k, item in enumerate(after) if item.is_a("to", "down"))
    return any(item.is_grade for k in led for item in after[k + 1 : k + 1 + _BEFORE])
