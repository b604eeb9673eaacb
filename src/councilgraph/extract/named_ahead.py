"""Sides that a sentence names after the grade: "in 2018, when it was poor, leadership was".

What opens a sentence is of its subject, which follows.
"""

from councilgraph.extract.reading import Sentence
from councilgraph.model.claims import Kind, Mention

_OPENING = ("in", "at", "unlike", "since", "contrast", "compared-with", "when", "from", "while")
_JOINTS = ("and", ",", "&")
_REACH = 6


def find_side_ahead(sentence: Sentence, start: int, end: int) -> tuple[Mention, ...]:
    """Return the side that "it" is before it is named: the grade is at `start`, up to `end`."""
    items = sentence.items
    if not (items[0].is_a(*_OPENING) or items[0].time is not None):
        return ()
    when = next((i for i in range(start - 1, -1, -1) if items[i].is_a("when", "while")), None)
    if when is None or not items[when + 1].is_a("it", "they"):
        return ()
    known = ("authority", "authority-type", "service", "aspect", "grade")
    if any(item.is_a(*known) for item in items[:start]):
        return ()
    near = range(end, min(len(items) - 2, end + _REACH))
    comma = next((i for i in near if items[i].is_a(",")), None)
    if comma is None:
        return ()
    place = comma + 1 + items[comma + 1].is_a("the", "its", "their")
    side = items[place].mention(Kind.ASPECT) if place < len(items) - 1 else None
    alone = side is not None and not items[place + 1].is_a(*_JOINTS)
    return (side,) if alone and side is not None else ()
