"""Grades that were left and came back: "fell in 2016, and was poor again", "back at poor".

When it was the first time may be told with it: "poor, seven years after it was first put there".
"""

from collections.abc import Iterable
from itertools import pairwise

from councilgraph.extract.reading import Item
from councilgraph.model.claims import TimeExpression

_FAILING = ("fail-word", "fall-verb")
_LEADING = ("in", "at", "to", "on", "down", "the", "its", "their", "inspectorate", "'s", "’s", "an")
_GIVING = ("award-verb", "judgement-verb", "judgement-noun", "fail-word")
_FIRST = ("first", "first-time")
_REACH, _NEAR = 8, 4


def is_back(items: tuple[Item, ...], start: int) -> bool:
    """Tell whether a grade at `start` was had before: "back at poor", "returned to good"."""
    before = items[max(0, start - _NEAR) : start]
    named = any(item.is_a("the", "its", "their") for item in before)  # "returned to the rating"
    for item in reversed(before):
        if item.is_a("coming-back") and not named:
            return True
        moved = item.is_a("fall-verb", "rise-verb") and "back" in item.text.lower().split()
        if moved or item.text.lower() == "back":
            return True
        if not item.is_a(*_LEADING):
            return False
    return False


def find_failed(items: tuple[Item, ...], start: int) -> TimeExpression | None:
    """Return when it was that a council fell before: "fell in 2016, recovered, and was poor"."""
    places = (i for i in range(start) if items[i].is_a(*_FAILING))
    for i in places:
        after = items[i + 1 : i + 1 + _NEAR]
        if any(item.is_grade for item in items[i:start]) and items[i].is_a("fall-verb"):
            continue  # "fell to weak in 2016": that has a grade of its own
        time = next((item.time for item in after if item.time is not None), None)
        if time is not None and _is_led(after):
            return time
    return None


def find_first_given(items: tuple[Item, ...], end: int) -> TimeExpression | None:
    """Return the time of "seven years after it was first put in that category"."""
    near = items[end : end + _REACH]
    lapse = next((i for i, item in enumerate(near) if _is_lapse(item)), None)
    if lapse is None or any(item.is_grade for item in near[: lapse + 1]):
        return None
    time = near[lapse].time
    after = items[end + lapse + 1 : end + lapse + 1 + _REACH]
    told = next((i for i, item in enumerate(after) if item.is_a(*_FIRST)), None)
    given = told is not None and any(item.is_a(*_GIVING) for item in after[told:])
    return time if given and not any(item.is_grade for item in after) else None


def _is_lapse(item: Item) -> bool:
    """Tell whether words count back from something: "seven years after"."""
    return item.time is not None and item.time.form == "lapse" and (item.time.count or 0) < 0


def _is_led(after: Iterable[Item]) -> bool:
    """Tell whether a time follows at once: "in 2016"."""
    return any(one.is_a("in", "on", "of") and two.time is not None for one, two in pairwise(after))
