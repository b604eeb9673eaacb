"""Grades that were held before: kept, or still so, when inspectors came anew."""

from itertools import takewhile

from councilgraph.extract.reading import Item

_COMPARED = 7
_NEAR = 2
_IT = ("it", "they", "that", "which")
_ANEW = ("new", "another", "second", "further", "fresh", "latest")


def is_kept(items: tuple[Item, ...], start: int, end: int) -> bool:
    """Tell whether a grade was held before: "has kept its good rating", when it was given anew.

    "Keeps the good that it won in 2019" may tell of no other inspection than that.
    """
    near = range(max(0, start - _NEAR - 1), start)
    if any(items[i].is_a("retain-verb", "still") for i in near) and _is_after_another(items, end):
        return True
    kept = any(items[i].is_a("retain-verb") and items[i + 1].is_a("its", "their") for i in near)
    after = takewhile(lambda item: not item.is_a(".", ";"), items[end : end + _COMPARED])
    return kept and not any(item.is_a(*_IT) for item in after)


def _is_after_another(items: tuple[Item, ...], end: int) -> bool:
    """Tell whether a grade was kept when inspectors came anew: "poor after a new inspection"."""
    after = items[end : end + _COMPARED]
    opens = bool(after) and after[0].is_a("after", "following")
    anew = any(item.is_a(*_ANEW) for item in after[1:3])
    return opens and anew and any(item.is_a("inspection-noun", "inspection") for item in after)
