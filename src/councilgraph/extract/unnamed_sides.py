"""Grades of sides of a service that are not named: "good for the rest", "the other three areas"."""

from councilgraph.extract.heads import Head
from councilgraph.extract.reading import Item, Sentence

_LEADS = ("for", "in", "on", "at", "across")
_REST = frozenset({"else", "rest", "the rest", "others", "the others", "remainder"})
_OTHER = frozenset({"other", "remaining"})
_SIDES = ("part-of", "judgement-noun", "judged-noun", "aspect-noun")
_VERBS = ("copula", "been", "judgement-verb", "award-verb", "has", "have", "also", "all", "each")
_REACH = 5
_BESIDE = 3


def is_of_unnamed_sides(sentence: Sentence, head: Head) -> bool:
    """Tell whether a grade is of sides that are only told apart from those that are named.

    "Poor for everything else", "good in the other two areas", "all other judgements were good".
    """
    items = sentence.items
    after = items[head.end : head.end + _REACH]
    if any(item.is_a("aspect") for item in after):
        return False
    if any(item.is_a(*_LEADS) for item in after[:1]) and _names_the_rest(after[1:]):
        return True
    place = head.start
    while place > 0 and items[place - 1].is_a(*_VERBS):
        place -= 1
    before = items[max(0, place - _BESIDE - 1) : place]
    if not before:
        return False
    return before[-1].is_a("else") or (before[-1].is_a(*_SIDES) and _counts_others(before))


def _names_the_rest(items: tuple[Item, ...]) -> bool:
    return any(item.text.lower() in _REST for item in items) or _counts_others(items)


def _counts_others(items: tuple[Item, ...]) -> bool:
    """Tell whether sides are told by not being those before: "the other three areas"."""
    other = next((i for i, x in enumerate(items) if x.text.lower() in _OTHER), len(items))
    near = items[other + 1 : other + 1 + _BESIDE]
    return any(item.is_a(*_SIDES) for item in near)
