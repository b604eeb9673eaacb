"""Councils that are named for something else than what is told: as company, or as a place.

And whether something is told of them all the same.
"""

from councilgraph.extract.ordinals import ORDINALS
from councilgraph.extract.reading import Item
from councilgraph.extract.strangers import DETERMINERS, is_name

_HELPER = frozenset("by with as than like unlike near beside alongside against".split())
_RELATIVES = frozenset({"whose", "which", "where"})
_APPOSED = 6
_SINGLED = ("first", "second", "only", "last", "latest")
_PLACED = frozenset({*ORDINALS, "only", "last", "latest", "newest"})
_PLACE_REACH = 4
_LEADING_UP = ("after", "following", "since", "behind", "joining")
_NEW_VERBS = frozenset("is are was were has had which who whose but while and ;".split())


def is_helper(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a council is only somebody's company: "with Anytown", "like Anytown".

    Or where one lies: "between Anytown and Otherton".
    """
    if _lies_between(items, i):
        return True
    before = i - 1
    while before >= 0 and items[before].is_a(*DETERMINERS):
        before -= 1
    return before >= 0 and items[before].is_a(*_HELPER)


def _lies_between(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a council is one of two that something lies between."""
    second = i > 2 and items[i - 1].is_a("and") and items[i - 2].is_a("authority")
    first = i - 2 if second else i
    return first > 0 and items[first - 1].is_a("between")


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


def are_taken_up(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a list of councils that ends at `i` is taken up: "with A and B, both rated"."""
    after = [item for item in items[i + 1 : i + 1 + _APPOSED] if not item.is_a(",", "which", "who")]
    told = after[0].is_a("both", "all", "were", "are", "have") if after else False
    return told and items[i + 1].is_a(",")


def is_explained(items: tuple[Item, ...], i: int, head: int) -> bool:
    """Tell whether a grade stands behind a name: "beside Anytown, good", not ", like Anytown,"."""
    apposed = head == i + 2 and items[i + 1].is_a(",")
    return apposed and not (i > 1 and items[i - 2].is_a(","))


def is_ones_own(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether words mean what the subject of the sentence has: "its own services"."""
    return items[i].text.lower().startswith("own") and items[i - 1].is_a("its", "their")


def is_another(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a council is not the subject, which comes before it: "managers from Anytown".

    Nor is it in "Anytown has lent Otherton managers since its own", but a relative clause is about
    the council that it follows: "help from Otherton, which had its own".
    """
    after = items[i + 1 : i + 3]
    if len(after) > 1 and after[0].is_a(",") and after[1].is_a(*_RELATIVES):
        return False
    led = i > 0 and items[i - 1].is_a("from", "by", "with", "to", "at", "of", "for")
    if led:
        return any(item.is_a("authority") for item in items[: i - 1])
    opens = i > 1 and items[0].is_a("authority") and not items[1].is_a("'s", "’s")
    return opens and not items[i - 1].is_a(",", "and", "&", "but", "in")


def is_where_it_is_first(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether an authority only says among whom: "the first in Kent or Essex to be"."""
    before = i - 1
    while before > 0 and (
        items[before].is_a("or", "and", ",", "authority", *DETERMINERS) or is_name(items[before])
    ):
        before -= 1
    if before < 1 or not items[before].is_a("in", "of", "across"):
        return False
    return any(item.is_a(*_SINGLED) for item in items[max(0, before - 2) : before])


def is_who_came_before(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a council only came before another: "the second, after Anytown, to be"."""
    first = i
    while first > 0 and items[first - 1].is_a("authority", "bystander", ",", "and", *DETERMINERS):
        first -= 1
    led = first > 0 and items[first - 1].is_a(*_LEADING_UP)
    return led and find_place_among(items, first - 1) is not None


def find_place_among(items: tuple[Item, ...], end: int) -> int | None:
    """Return where a council is told by its place among others before `end`: "the second council".

    No other verb stands between that and `end` than "to be" or "rated".
    """
    for k in range(end - 1, 0, -1):
        if items[k].is_a("authority-type") and not items[k].is_a("authority"):
            near = items[max(0, k - _PLACE_REACH) : k]
            return k if any(item.is_a(*_PLACED) for item in near) else None
        if items[k].is_a(*_PLACED) and items[k + 1].is_a("in", "to", "across"):
            return k + 1  # "the second in Kent to be"
        joined = items[k].is_a("and") and is_name(items[k - 1])  # "Yorkshire and the Humber"
        if items[k].is_a(*_NEW_VERBS) and not joined:
            return None
    return None


def is_first_of_councils(items: tuple[Item, ...], end: int) -> bool:
    """Tell whether somebody is told to be the first before a place: "the first council to be"."""
    place = find_place_among(items, end)
    near = items[max(0, place - _PLACE_REACH) : place] if place is not None else ()
    return any(item.is_a("first") for item in near)
