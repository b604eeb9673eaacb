"""Grades that are no more: "no longer poor", "removed it from special measures", "left behind"."""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from councilgraph.extract.exemptions import is_sparing
from councilgraph.extract.reading import Item

_TAKEN_REACH = 9
_TAKEN_NEAR = 4
_LEFT_REACH = 6
_BEHIND_REACH = 4
_LEAVING = ("left", "leave", "leaves", "leaving", "award-verb")
_OWNED = ("its", "their", "the", "that", "'", "‘", "“", '"', "old", "previous-marker")


def is_left(before: tuple[Item, ...], after: tuple[Item, ...]) -> bool:
    """Tell whether words around a grade say that it is no more."""
    return _is_no_more(before, after[:1]) or _is_put_behind(before, after)


def _is_put_behind(before: Sequence[Item], after: Sequence[Item]) -> bool:
    """Tell whether somebody left a grade behind: "it has put its poor rating behind it"."""
    near = list(takewhile(lambda x: not x.is_a(",", ".", "and"), after[:_BEHIND_REACH]))
    if not any(item.is_a("behind") for item in near):
        return False
    led = list(takewhile(lambda item: item.is_a(*_OWNED), reversed(before)))
    verb = before[-len(led) - 1 : len(before) - len(led)] if led else ()
    return any(item.is_a(*_LEAVING) for item in verb)


def _is_no_more(before: tuple[Item, ...], after: tuple[Item, ...]) -> bool:
    """Tell whether a grade is one that is no more: not in "no longer inadequate but good".

    Nor in "it emerged from its inspection with a C2".
    """
    first = max(0, len(before) - _LEFT_REACH)
    last = max((i for i, item in enumerate(before) if item.is_grade), default=None)
    if last is not None and any(item.is_a("but") for item in before[last:]):
        first = max(first, last + 1)
    near = (i for i in range(first, len(before)) if before[i].is_a("no-longer"))
    place = max(near, default=None)
    if place is not None and not _goes_on(before[place:]) and not is_sparing(before, place):
        return True
    if _is_taken_from(before):
        return True
    return any(item.is_a("no-longer") for item in after)


def _is_taken_from(before: tuple[Item, ...]) -> bool:
    """Tell whether somebody is taken out of a grade: "removed Anytown from special measures"."""
    near = before[-_TAKEN_REACH:]
    verb = max((i for i, item in enumerate(near) if item.is_a("removal-verb")), default=len(near))
    between = near[verb + 1 :]
    led = any(item.is_a("from", "off", "no-longer") for item in between[-_TAKEN_NEAR:])
    return led and not any(item.is_grade or item.is_a(",") for item in between)


def _goes_on(after: tuple[Item, ...]) -> bool:
    """Tell whether it was something else that is no more: "it emerged from that with a C2"."""
    grade = next((i for i, item in enumerate(after) if item.is_grade), len(after))
    turned = ("copula", "judgement-verb", "award-verb", "current-marker")
    verb = any(item.is_a(*turned) for item in after[grade:])
    verb |= any(one.is_a(",") and two.is_a("and") for one, two in pairwise(after[grade:]))
    moved = grade < len(after) and after[-1].is_a("to")  # "out of inadequate to good"
    ranked = any(item.is_a("judgement-noun") for item in after) and after[-1].is_a("to")
    return verb or moved or ranked or any(item.is_a("with") for item in after)
