"""A second role told after a first: "and also chairs the trust", "will become its director".

Which words a role is, `roles` tells.
"""

from councilgraph.extract.reading import Item
from councilgraph.extract.roles import AUXILIARIES, ENDS_ROLE, REACH_AFTER, Role, role_from

_JOINS = frozenset(", and who also is now has been was as new-holder".split())
_REACH, _CLOSE = 8, 3


def second_role(items: tuple[Item, ...], role: Role, others: frozenset[int]) -> list[Role]:
    """Read ", and also chairs the fire authority" after a first role."""
    end = next((i for i, item in enumerate(items) if item.span.end >= role.words.end), 0) + 1
    start = end
    while start < len(items) and items[start].is_a(*_JOINS):
        start += 1
    if not any(item.is_a("and", "also", "who", "new-holder") for item in items[end:start]):
        return []
    second = role_from(items[: start + 2 + REACH_AFTER], start, others)
    if second is None or not _close(items, start, second):
        return []
    return [second]


def later_role(items: tuple[Item, ...], role: Role, others: frozenset[int]) -> list[Role]:
    """Read ", will become its chief executive" after a first role, of which it is the verb.

    And what somebody was named to be: "has appointed Ann Lee, now at Anytown, as its director".
    """
    end = next((i for i, item in enumerate(items) if item.span.end >= role.words.end), 0) + 1
    comma = next((i for i in range(end, min(len(items), end + _REACH)) if _ends(items, i)), 0)
    if not comma or not items[comma].is_a(",") or any(i in others for i in range(end, comma)):
        return []
    verbs = items[comma + 1 : comma + 2 + _CLOSE]
    if not verbs or not verbs[0].is_a(*AUXILIARIES, "new-holder", "as", "to"):
        return []
    named = any(item.is_a("intervene-verb", "new-holder") for item in items[:end])
    if verbs[0].is_a("as", "to") and not named:
        return []
    for i in range(comma + 1, comma + 1 + len(verbs)):
        if items[i].is_a("become", "be", "as", "new-holder"):
            later = role_from(items[: i + 1 + REACH_AFTER], i + 1, others)
            return [later] if later is not None and not later.former else []
    return []


def _ends(items: tuple[Item, ...], i: int) -> bool:
    return items[i].is_a(",", "speech-verb", *ENDS_ROLE)


def _close(items: tuple[Item, ...], i: int, role: Role) -> bool:
    """Tell whether a role begins within a few words of a place."""
    return any(item.span == role.mention.span for item in items[i : i + 5]) or any(
        item.is_a("role-verb") and item.span.start <= role.mention.span.start
        for item in items[i : i + 2]
    )
