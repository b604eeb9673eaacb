"""Grades of sides of a service that are not named: "good for the rest", "the other three areas"."""

from itertools import takewhile

from councilgraph.extract.asides import inserted
from councilgraph.extract.heads import Head
from councilgraph.extract.ordinals import COUNTS
from councilgraph.extract.reading import Item, Sentence

_LEADS = ("for", "in", "on", "at", "across")
_REST = frozenset({"else", "rest", "the rest", "others", "the others", "remainder"})
_OTHER = ("other", "retain-verb")
_SIDES = ("part-of", "judgement-noun", "judged-noun", "aspect-noun")
_VERBS = ("copula", "been", "judgement-verb", "award-verb", "has", "have", "also", "all", "each")
_WHOLE = ("all", "both", "each", "every", "the", "its", "their", "of", "these", "those")
_REACH = 5
_BESIDE = 3
_PART_REACH = 10


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
    other = next((i for i, x in enumerate(items) if x.is_a(*_OTHER)), len(items))
    near = items[other + 1 : other + 1 + _BESIDE]
    return any(item.is_a(*_SIDES) for item in near)


def is_partial(sentence: Sentence, head: Head, start: int) -> bool:
    """Tell whether the grade is of some aspects that are not named: "in three areas"."""
    items = sentence.items
    if head.start > 0 and items[head.start - 1].text.lower() in COUNTS - {"one"}:
        # "Two poor ratings, in 2014 and 2021" counts times.
        after = items[head.end :]
        times = sum(item.time is not None for item in after) > 1
        return not (times and after[0].is_a("judgement-noun"))
    return any(_counts_sides(near) for near in _around(sentence, head, start))


def is_of_a_few(sentence: Sentence, head: Head, start: int) -> bool:
    """Tell whether it is of some of so many aspects, and not all: "in three of the four areas".

    Or of so many that nobody names: "rated three areas good", "rated two of them good".
    """
    if _counts_things(sentence.items[start : head.start]):
        return True
    around = _around(sentence, head, start)
    return any(
        _counts_sides(near) and (_counts_out_of(near) or _counts_without_names(near))
        for near in around
    )


def _counts_things(before: tuple[Item, ...]) -> bool:
    """Tell whether words count things told before: "two of them"."""
    return any(
        _is_number(count) and of.is_a("of") and what.is_a("them", "those", "these")
        for count, of, what in zip(before, before[1:], before[2:], strict=False)
    )


def _counts_out_of(near: tuple[Item, ...]) -> bool:
    """Tell whether words count some out of all: "three of four", "two of its three"."""
    numbers = list(map(_is_number, near))
    return any(
        item.is_a("of") and numbers[i - 1] and any(numbers[i + 1 : i + 3])
        for i, item in enumerate(near)
        if i
    )


def _counts_without_names(near: tuple[Item, ...]) -> bool:
    """Tell whether sides are only counted: "two areas", and not "all four areas", "its areas"."""
    return any(
        _is_number(item) and near[i + 1].is_a("part-of") and not (i and near[i - 1].is_a(*_WHOLE))
        for i, item in enumerate(near[:-1])
    )


def _around(sentence: Sentence, head: Head, start: int) -> tuple[tuple[Item, ...], ...]:
    """Return the words before a grade in its clause, and those after it, if any count sides."""
    items = sentence.items
    if not sentence.has("part-of", "more"):
        return ()
    aside = inserted(sentence, head.start)
    if aside and start > max(aside):
        start = min(aside) - 1  # "two of the areas at Anytown, which is small, were good"
        start = max((i + 1 for i in range(start) if items[i].is_a(",", ";", ":")), default=0)
    before = tuple(items[i] for i in range(start, head.start) if i not in aside)
    after = items[head.end : head.end + _PART_REACH]
    return before, tuple(takewhile(lambda item: not item.is_a(",", ";", "copula", "grade"), after))


def _counts_sides(near: tuple[Item, ...]) -> bool:
    part = next((i for i, item in enumerate(near) if item.is_a("part-of", "more")), None)
    if part is None:
        return False
    near = near[next((i for i in range(part) if near[i].is_a(";", ":")), -1) + 1 :]
    counted = any(_is_number(item) for item in near[:part] if item.time is None)
    return counted and not any(item.is_a("across-the-board", "aspect") for item in near)


def _is_number(item: Item) -> bool:
    return item.text.isdigit() or item.text.lower() in COUNTS
