"""A second role told after a first: "and also chairs the trust", "will become its director".

Which words a role is, `roles` tells.
"""

from dataclasses import replace

from councilgraph.extract.reading import Item
from councilgraph.extract.roles import AUXILIARIES, ENDS_ROLE, REACH_AFTER, Role, role_from
from councilgraph.model.claims import Kind

_JOINS = frozenset(", and who also is now has been was as new-holder".split())
_REACH, _CLOSE = 8, 3
_QUOTES = ("‘", "“", "'", '"')


def second_role(items: tuple[Item, ...], role: Role, others: frozenset[int]) -> list[Role]:
    """Read ", and also chairs the fire authority" after a first role."""
    end = role_end(items, role)
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
    end = role_end(items, role)
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


def role_end(items: tuple[Item, ...], role: Role) -> int:
    """Return the position after a role's words."""
    return next((i for i, item in enumerate(items) if item.span.end >= role.words.end), 0) + 1


def next_role(items: tuple[Item, ...], end: int, others: frozenset[int]) -> list[Role]:
    """Read ", as its next director", "will move to Anytown as director" from a place on.

    So reads "to become chief executive of Anytown", and "after five years as a deputy at Anytown".
    """
    for i in range(end, min(len(items), end + REACH_AFTER) - 1):
        if i in others or items[i].is_a("speech-verb", "negation", ";", ":", ".", "(", *_QUOTES):
            return []
        served = items[i].is_a("as") and (
            items[i - 1].time is not None or items[i - 1].is_a("years")
        )
        if not (items[i].is_a("as") or (items[i].is_a("become") and items[i - 1].is_a("to"))):
            continue
        if items[i + 1].is_a("a", "an") and not served:
            return []
        later = role_from(items[: i + 1 + REACH_AFTER], i + 1, others)
        if later is None or later.former or not _close(items, i + 1, later):
            return []
        return [replace(held_there(items, end, i, later), former=served)]
    return []


def held_there(items: tuple[Item, ...], start: int, end: int, role: Role) -> Role:
    """Return a role with the council that words before it tell: "will move to Anytown as"."""
    if role.organisation is not None or role.elsewhere:
        return role
    told = [
        mention
        for i in range(start + 1, end)
        if items[i - 1].is_a("to", "at", "join", "joins", "joining", "new-employer")
        and (mention := items[i].mention(Kind.AUTHORITY)) is not None
    ]
    return replace(role, organisation=told[-1]) if told else role


def _ends(items: tuple[Item, ...], i: int) -> bool:
    return items[i].is_a(",", "speech-verb", *ENDS_ROLE)


def _close(items: tuple[Item, ...], i: int, role: Role) -> bool:
    """Tell whether a role begins within a few words of a place."""
    return any(item.span == role.mention.span for item in items[i : i + 5]) or any(
        item.is_a("role-verb") and item.span.start <= role.mention.span.start
        for item in items[i : i + 2]
    )
