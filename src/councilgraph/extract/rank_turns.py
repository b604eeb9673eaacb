"""Changes that are told by ranks alone: "from its worst grade, in 2016, to its best"."""

from councilgraph.extract.reading import Item

RANKS = ("rank-best", "rank-second-best", "rank-middle", "rank-second-worst", "rank-worst")
_FROM_REACH, _TURN_REACH = 4, 14
_OWNERS = ("the", "its", "their")


def is_turned_from(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether the rank at `i` is what a change started from: "from the lowest grade to"."""
    i = _past_owners(items, i)
    if not items[i].is_a(*RANKS) or not _is_led_from(items, i):
        return False
    return any(_is_led_to(items, k) for k in range(i + 1, min(len(items), i + _TURN_REACH)))


def is_turned_to(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether the rank at `i` is what a change led to: "from its worst grade to its best"."""
    i = _past_owners(items, i)
    if not _is_led_to(items, i):
        return False
    before = range(max(0, i - _TURN_REACH), i)
    return any(items[k].is_a(*RANKS) and _is_led_from(items, k) for k in before)


def is_left_at(items: tuple[Item, ...], i: int, place: int) -> bool:
    """Tell whether what stands at `place` is said of the grade that the rank at `i` came after.

    "From its lowest grade, in 2016, to its highest": that is when it had the lowest.
    """
    if not is_turned_to(items, i):
        return False
    return any(is_turned_from(items, k) for k in range(max(0, i - _TURN_REACH), place))


def _past_owners(items: tuple[Item, ...], i: int) -> int:
    """Return where a rank stands that begins at `i` with its article: "the lowest"."""
    return i + (items[i].is_a(*_OWNERS) and i + 1 < len(items))


def _is_led_from(items: tuple[Item, ...], i: int) -> bool:
    near = items[max(0, i - _FROM_REACH) : i]
    place = max((k for k, item in enumerate(near) if item.is_a("from")), default=None)
    return place is not None and all(
        item.is_a(*_OWNERS, "'s", "inspectorate", "inspector-noun") for item in near[place + 1 :]
    )


def _is_led_to(items: tuple[Item, ...], i: int) -> bool:
    led = i > 1 and items[i - 1].is_a(*_OWNERS) and items[i - 2].is_a("to")
    return led and items[i].is_a(*RANKS)
