"""Grades of sides of a service that are not named: "good for the rest", "the other three areas"."""

from councilgraph.extract.asides import inserted
from councilgraph.extract.heads import Head
from councilgraph.extract.ordinals import COUNTS
from councilgraph.extract.reading import Item, Sentence

_LEADS = ("for", "in", "on", "at", "across")
_REST = frozenset({"else", "rest", "the rest", "others", "the others", "remainder"})
_OTHER = frozenset({"other", "remaining"})
_SIDES = ("part-of", "judgement-noun", "judged-noun", "aspect-noun")
_VERBS = ("copula", "been", "judgement-verb", "award-verb", "has", "have", "also", "all", "each")
_REACH = 5
_BESIDE = 3
_PART_REACH = 6


def is_of_unnamed_sides(sentence: Sentence, head: Head) -> bool:
    """Tell whether a grade is of sides that are only told apart from those that are named.

    "Poor for everything else", "good in the other two areas", "all other judgements were good",
    "good for adoption and fair for key processes".
    """
    items = sentence.items
    after = items[head.end : head.end + _REACH]
    if any(item.is_a("aspect") for item in after):
        return False
    if any(item.is_a(*_LEADS) for item in after[:1]) and _names_the_rest(after[1:]):
        return True
    if _is_in_a_row(items[: head.start], after):
        return True
    place = head.start
    while place > 0 and items[place - 1].is_a(*_VERBS):
        place -= 1
    before = items[max(0, place - _BESIDE - 1) : place]
    if not before:
        return False
    return before[-1].is_a("else") or (before[-1].is_a(*_SIDES) and _counts_others(before))


def _is_in_a_row(before: tuple[Item, ...], after: tuple[Item, ...]) -> bool:
    """Tell whether a grade is for something, as the one before it was for a side that is named."""
    last = max((i for i, item in enumerate(before) if item.is_grade), default=None)
    if last is None or not all(
        any(x.is_a("for") for x in row[:1]) for row in (before[last + 1 :], after)
    ):
        return False
    told = any(item.is_a("service", "repeat", "first-time") or item.time for item in after)
    return not told and any(item.is_a("aspect") for item in before[last + 2 :])


def _names_the_rest(items: tuple[Item, ...]) -> bool:
    return any(item.text.lower() in _REST for item in items) or _counts_others(items)


def _counts_others(items: tuple[Item, ...]) -> bool:
    """Tell whether sides are told by not being those before: "the other three areas"."""
    other = next((i for i, x in enumerate(items) if x.text.lower() in _OTHER), len(items))
    near = items[other + 1 : other + 1 + _BESIDE]
    return any(item.is_a(*_SIDES) for item in near)


def is_partial(sentence: Sentence, head: Head, start: int) -> bool:
    """Tell whether the grade is of some aspects that are not named: "in three of 11 areas"."""
    items = sentence.items
    if head.start > 0 and items[head.start - 1].text.lower() in COUNTS - {"one"}:
        return True
    if not sentence.has("part-of", "more"):
        return False
    aside = inserted(sentence, head.start)
    if aside and start > max(aside):
        start = min(aside) - 1  # "two of the areas at Anytown, which is small, were good"
        start = max((i + 1 for i in range(start) if items[i].is_a(",", ";", ":")), default=0)
    before = tuple(items[i] for i in range(start, head.start) if i not in aside)
    for near in (before, items[head.end : head.end + _PART_REACH]):
        part = next((i for i, item in enumerate(near) if item.is_a("part-of", "more")), None)
        if part is None:
            continue
        near = near[next((i for i in range(part) if near[i].is_a(";", ":")), -1) + 1 :]
        words = [item.text.lower() for item in near[:part] if item.time is None]
        counted = any(word.isdigit() or word in COUNTS for word in words)
        whole = any(item.is_a("across-the-board") for item in near)
        named = any(item.is_a("aspect") for item in near)
        if counted and not whole and not named:
            return True
    return False
