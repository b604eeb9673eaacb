"""Which of a series a visit was: "the fourth monitoring visit", "the last of six"."""

import re

from councilgraph.extract.reading import Item
from councilgraph.extract.repeats import ORDINALS
from councilgraph.extract.visitors import LEADING, PLACES

AROUND = frozenset("after following follows during at since on in".split())
BEFORE_NOUN = 4
_NO_EPITHETS = (*AROUND, *PLACES, *LEADING, "copula", "grade", "judgement-noun", "when", ".")
_BEHIND = 5
_AFTER = ("current-marker", *"so of since , . ) - in to".split())
_FIGURE = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_COUNTS = {
    word: number
    for number, word in enumerate("two three four five six seven eight nine ten".split(), start=2)
}


def ordinals(items: tuple[Item, ...], i: int) -> tuple[int, ...]:
    """Return which visits they were: "the fourth visit" is 4, "the last of six visits" is 6.

    "Its third and fourth visits" are two.
    """
    found: list[int] = []
    after = items[i + 1 : i + 4]
    in_series = _is_of_a_series(items[i])
    if not in_series and any(x.is_a("since", "running") or _is_a_span(x) for x in after):
        return ()
    if in_series and (behind := _told_behind(items, i) or _last_of_them(items, i)):
        return behind
    for k in range(i - 1, max(-1, i - 1 - BEFORE_NOUN), -1):
        number = number_of(items[k])
        if number is None and items[k].text.lower() in _COUNTS and items[k - 1].is_a("of"):
            number = _COUNTS[items[k].text.lower()]
        if number is not None:
            found.append(number)
        elif (found and not items[k].is_a("and", ",", "&")) or items[k].is_a(*_NO_EPITHETS):
            break
    return tuple(reversed(found))


def _is_of_a_series(item: Item) -> bool:
    """Tell whether a noun names a kind of visit; a bare "inspection" may be of any kind.

    "The second monitoring visit since the report" is one of those that are counted.
    """
    return item.is_a("visit-in-series")


def _told_behind(items: tuple[Item, ...], i: int) -> tuple[int, ...]:
    """Return the number told after the noun: "a monitoring visit in May, the third so far"."""
    for k in range(i + 2, min(len(items) - 1, i + 2 + _BEHIND)):
        number = number_of(items[k])
        if number is not None:
            led = items[k - 1].is_a("the", "its", "their") and items[k - 2].is_a(",", "copula", "-")
            return (number,) if led and items[k + 1].is_a(*_AFTER) else ()
    return ()


def _last_of_them(items: tuple[Item, ...], i: int) -> tuple[int, ...]:
    """Return the number of the last of so many: "four monitoring visits, the latest of which"."""
    number = _COUNTS.get(items[i - 1].text.lower()) if i else None
    for k in range(i + 1, min(len(items) - 2, i + 1 + _BEHIND)):
        last = items[k].is_a("current-marker", "last") and items[k + 1].is_a("of")
        if number is not None and last and items[k + 2].is_a("which", "them", "these"):
            return (number,)
    return ()


def times_told(items: tuple[Item, ...], i: int) -> tuple[int, ...]:
    """Return how often inspectors have come: "went back to Anytown for a third time" is 3."""
    for k in range(i + 1, min(len(items), i + 2 + _BEHIND)):
        if items[k].is_a("repeat") and items[k - 1].is_a("a", "the"):
            number = ORDINALS.get(items[k].text.lower().partition(" ")[0])
            return (number,) if number else ()
    return ()


def _is_a_span(item: Item) -> bool:
    """Tell whether words say for how long there was none: "the first inspection in six years"."""
    return item.time is not None and item.time.form in ("span", "since")


def number_of(item: Item) -> int | None:
    """Return the number that an ordinal stands for: "11th", "fourth"."""
    figure = _FIGURE.fullmatch(item.text)
    if figure is not None:
        return int(figure[1])
    return ORDINALS.get(item.text.lower())
