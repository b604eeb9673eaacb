"""Councils that are named as somebody's company, and whether something is told of them."""

from councilgraph.extract.reading import Item
from councilgraph.extract.strangers import DETERMINERS

_HELPER = frozenset("by with as than like unlike near beside alongside against".split())
_RELATIVES = frozenset({"whose", "which", "where"})
_APPOSED = 6


def is_helper(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a council is only somebody's company: "with Anytown", "like Anytown"."""
    before = i - 1
    while before >= 0 and items[before].is_a(*DETERMINERS):
        before -= 1
    return before >= 0 and items[before].is_a(*_HELPER)


def is_taken_up(items: tuple[Item, ...], i: int, aside: frozenset[int]) -> bool:
    """Tell whether a clause about an authority follows it: "with Anytown, whose services were".

    Something may be put in between: "Anytown, its partner, which was".
    """
    apart = any(item.is_a(",", "-") for item in items[i + 1 : i + 2])
    start = i + 1 + apart
    if apart and start in aside:
        start = next(k for k in range(start, len(items) + 1) if k not in aside) + 1
    elif apart and any(item.is_a(*DETERMINERS, "a", "an") for item in items[start : start + 1]):
        near = range(start + 1, min(len(items), start + _APPOSED))
        start = next((k + 1 for k in near if items[k].is_a(",", "-")), start)
    return any(item.is_a(*_RELATIVES) for item in items[start : start + 1])
