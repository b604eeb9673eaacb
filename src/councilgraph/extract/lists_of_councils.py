"""Lists of councils, each with a time of its own, if any: "Kent in 2020, Essex (2022) and Bury"."""

from dataclasses import dataclass, replace

from councilgraph.extract.complements import skip
from councilgraph.extract.reading import Item
from councilgraph.model.claims import Kind, Mention, TimeExpression

_LED = ("bystander", "nearby", "the", "its", "their", "fellow", "both")
_JOINTS = (",", "and", "&")
_ENDS = (*_JOINTS, ".", ";", ":", ")", "-", "but", "while", "whereas", "although", "though")
_BRACKET, _SAME_REACH = 3, 6
_DID = ("did", "was", "were", "is", "are", "has", "have", "had", "award-verb")
_OWN = ("which", "who", "whose", "where", "both", "all")


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
    """Tell whether a list ends there, and no more is said of the last: not "Kent's schools"."""
    return end >= len(items) or items[end].is_a(*_ENDS)


def all_listed(items: tuple[Item, ...], i: int) -> tuple[Listed, int]:
    """Return the list that begins at a place, and its end; none if its councils have a grade.

    That they had the same adds when: "as Kent was given in 2020".
    """
    listed, end = read_list(items, i)
    did = skip(items, end, *_DID, "judgement-verb")
    if end < did < len(items):
        time, after = time_beside(items, did)
        told = time is not None or items[after].is_a(".", ",")
        then = tuple(replace(named, time=named.time or time) for named in listed)
        return (then if told else ()), end
    own = len(items) > end + 1 and items[end].is_a(",") and items[end + 1].is_a(*_OWN)
    graded = own and any(item.is_grade for item in items[end:])
    return (listed if ends_there(items, end) and not graded else ()), end


def likened(items: tuple[Item, ...], i: int) -> Listed:
    """Return whose grade "the same" at a place is: "the same as Kent", "the same given to Kent"."""
    noun = skip(items, i + 1, "the", "judgement-noun", "aspect")
    place = skip(items, noun, "as", "was", "award-verb", "to")
    led = noun < place <= i + _SAME_REACH and items[place - 1].is_a("as", "to")
    return all_listed(items, place)[0] if led else ()
