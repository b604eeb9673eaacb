"""Where a role is held, as the words around it tell: "Anytown's leader", "head of Oak School".

Which words are the role, `roles` tells.
"""

from itertools import pairwise, takewhile

from councilgraph.extract.reading import Item
from councilgraph.extract.strangers import is_plain_name
from councilgraph.model.claims import Kind, Mention
from councilgraph.model.text import Span

_ORGANISATIONS = ((Kind.BODY, Kind.AUTHORITY, Kind.INSPECTORATE), (Kind.AUTHORITY_TYPE,))
_REACH, _NAME = 7, 4
_ANAPHORS = ("body-suffix", "inspector-noun")
_OPENS_PHRASE = frozenset("the a an its his her their our".split())


def place_words(items: tuple[Item, ...], start: int, place: int, end: int) -> tuple[Item, ...]:
    """Return the words around a role that can tell where it is held, not what it is for."""
    purpose = next((i for i in range(place + 1, end) if items[i].is_a("for")), end)
    where = next((i for i in range(purpose, end) if items[i].is_a("at", "of", "in")), end)
    lead = items[max(0, start - 3) : start]
    lead = () if any(item.is_a(")") for item in lead) else lead
    return (*lead, *items[start:purpose], *items[where:end])


def _names_another_body(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a role is held at a school or the like: "head of Oak School in Anytown"."""
    if _is_known_by_letters(items, i):
        return True
    if not items[i].is_a("other-body") or items[i].is_a("service", "authority", "inspectorate"):
        return False
    return items[i].text[0].isupper() or items[i - 1].is_a("a", "an")


def organisation_near(items: tuple[Item, ...], start: int, role: int, end: int) -> Mention | None:
    """Return whose official it is: "Anytown's leader", "chief executive of the council"."""
    after = takewhile(lambda i: not _names_another_body(items, i), range(role + 1, end))
    before = takewhile(
        lambda item: not item.is_a("and", ",", "(", "to", "speech-verb", *_OPENS_PHRASE),
        reversed(items[max(0, start - 3) : role]),
    )
    office = items[role].mention(Kind.INSPECTORATE)
    if office is not None:
        return office
    if (owner := _owner(items[max(0, start - 3) : role])) is not None:
        return owner
    window = [*before, *(items[i] for i in after)]
    for kinds in _ORGANISATIONS:
        for item in window:
            mention = next((m for kind in kinds if (m := item.mention(kind))), None)
            if mention is not None:
                return mention
    signed = items[end + 1 :] if end < len(items) and items[end].is_a(",") else ()
    if len(signed) == 1 and signed[0].mention(Kind.AUTHORITY):
        return signed[0].mention(Kind.AUTHORITY)
    anaphors = (item for item in window if item.is_a(*_ANAPHORS))
    return next((m for item in anaphors if (m := item.mention(Kind.CUE))), None)


def _owner(before: tuple[Item, ...]) -> Mention | None:
    """Return words that stand for a body whose own a role is: "the inspectorate's head of"."""
    owning = (one for one, mark in pairwise(before) if mark.is_a("'s", "’s", "'", "’"))
    return next((item.mention(Kind.CUE) for item in owning if item.is_a(*_ANAPHORS)), None)


def names_unknown_body(items: tuple[Item, ...], role: int) -> bool:
    """Tell whether a role is held at a name that nobody knows: "chief executive of Barnardo's".

    Where the role itself is written with capitals, what follows may be a portfolio.
    """
    end = next((i for i in range(role + 1, len(items)) if items[i].is_a(",")), len(items))
    if any(_is_known_by_letters(items, i) for i in range(role + 1, min(end, role + _REACH))):
        return True
    after = items[role + 1 : role + 4]
    opens = role == 0 and items[role].text.split()[-1].islower()  # "Chief executive of"
    uncapitalised = opens or items[role].text[0].islower()
    if not after or not after[0].is_a("of", "at") or not uncapitalised:
        return False
    if _is_local_body(items, role + 2):
        return True
    name = after[2] if after[1:] and after[1].is_a("the") and after[2:] else after[-1]
    name = after[1] if len(after) > 1 and not after[1].is_a("the") else name
    plain = not name.mentions and name.time is None and name.text.isalpha()
    return plain and name.text[0].isupper() and not name.text.isupper()


def is_of_a_name(items: tuple[Item, ...], words: Span) -> bool:
    """Tell whether the words of a role follow a name that nobody knows: "Elm View's director"."""
    place = next(i for i, item in enumerate(items) if item.span.start >= words.start)
    owned = place > 1 and items[place - 1].is_a("'s", "’s", "'", "’")
    return owned and is_plain_name(items[place - 2])


def was_held_anywhere(items: tuple[Item, ...], words: Span) -> bool:
    """Tell whether a role that is over was held at no place told: "a former county director"."""
    before = [item for item in items if item.span.end <= words.start]
    while before and before[-1].is_a("former-holder", "former", "interim", "senior"):
        before.pop()
    return bool(before) and before[-1].is_a("a", "an", "another")


def _is_known_by_letters(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether the name of such a body begins there: "NHS Anytown", "ABC Care Board"."""
    after = items[i + 1 : i + 1 + _NAME]
    if not after or not is_acronym(items[i]):
        return False
    told = any(item.is_a("organisation-word", "other-commissioner") for item in after)
    return (told and after[0].text[0].isupper()) or after[0].is_a("authority")


def is_acronym(item: Item) -> bool:
    """Tell whether a word is the short name of a body that nobody knows: "NHS Anytown"."""
    return not item.mentions and item.text.isalpha() and item.text.isupper() and len(item.text) > 2


def _is_local_body(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a body that nobody knows is told at a place: "the local NHS board"."""
    near = items[i : i + 4]
    told = [k for k, item in enumerate(near) if item.is_a("organisation-word")]
    if not told or not near[0].is_a("the"):
        return False
    before = near[1 : told[0]]
    return any(item.text.isupper() and not item.mentions for item in before)
