"""Lists of councils, each with a time of its own, if any: "Kent in 2020, Surrey (2022) and Essex"."""

from dataclasses import dataclass

from councilgraph.extract.complements import skip
from councilgraph.extract.reading import Item
from councilgraph.model.claims import Kind, Mention, TimeExpression

_LED = ("bystander", "nearby", "the", "its", "their", "fellow", "both")
_JOINTS = (",", "and", "&")
_ENDS = (*_JOINTS, ".", ";", ":", ")", "-", "but", "while", "whereas", "although", "though")
_BRACKET = 3


@dataclass(frozen=True, slots=True)
class Named:
    """A council in a list, with the time that stands beside it."""

    council: Mention
    time: TimeExpression | None


Listed = tuple[Named, ...]


def read_list(items: tuple[Item, ...], i: int) -> tuple[Listed, int]:
    """Return the councils of the list that begins at `i`, and where it ends.

    The last of several comes after "and", or has a time: "like Kent, Surrey was" is none.
    """
    found: list[Named] = []
    place, listed, end = i, 0, i
    while (at := skip(items, place, *_LED)) < len(items):
        council = items[at].mention(Kind.AUTHORITY)
        if council is None:
            break
        time, after = time_beside(items, at + 1)
        found.append(Named(council, time))
        joined = any(item.is_a("and", "&") for item in items[place - 1 : at])
        if len(found) == 1 or time is not None or joined:
            listed, end = len(found), after
        place = skip(items, after, *_JOINTS)
        if place == after:
            break
    return tuple(found[:listed]), end


def time_beside(items: tuple[Item, ...], i: int) -> tuple[TimeExpression | None, int]:
    """Return the time that stands at `i`, in brackets or not, and where it ends."""
    bracket = items[i : i + _BRACKET]
    if len(bracket) == _BRACKET and bracket[0].is_a("(") and bracket[2].is_a(")"):
        return bracket[1].time, i + _BRACKET if bracket[1].time is not None else i
    place = skip(items, i, "in", "on")
    time = items[place].time if place < len(items) else None
    return time, place + 1 if time is not None else i


def ends_there(items: tuple[Item, ...], end: int) -> bool:
    """Tell whether a list ends there, and nothing more is said of the last: not "Kent's schools"."""
    return end >= len(items) or items[end].is_a(*_ENDS)
