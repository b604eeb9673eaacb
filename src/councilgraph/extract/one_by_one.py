"""Sides that are told one by one behind a counted grade: "two failures, one for damp and one"."""

from councilgraph.extract.complements import LEADS, skip
from councilgraph.extract.reading import Item
from councilgraph.model.claims import Kind, Mention

_JOINTS = (",", ":", ";", "-", "and")
_ARTICLES = ("the", "a")
_ONES = ("one", "another", "other", "first", "second", "third")
_ABOUT = (*LEADS, "regarding", "concerning")
_AGENTS = ("by", "against", "at", "to", "for")
_COUNCILS = ("authority", "authority-type")
_LEAST, _REACH = 2, 6


def told_one_by_one(items: tuple[Item, ...], tail: int) -> list[Mention]:
    """Return the sides of a grade that ends at `tail`, told as "one for damp and one for repairs".

    They are told right behind it, at least two of them, each with a word of its own that leads up.
    """
    found: list[Mention] = []
    place = skip(items, tail, "judgement-noun")
    whose = skip(items, place + 1, *_ARTICLES)
    if whose < len(items) and items[place].is_a(*_AGENTS) and items[whose].is_a(*_COUNCILS):
        place = whose + 1
    while place < len(items) and items[place].is_a(*_JOINTS):
        one = skip(items, place, *_JOINTS, *_ARTICLES)
        if one + 1 >= len(items) or not items[one].is_a(*_ONES) or not items[one + 1].is_a(*_ABOUT):
            break
        near = range(one + 2, min(len(items), one + 2 + _REACH))
        place = next((i for i in near if items[i].is_a("aspect", *_JOINTS)), len(items))
        side = items[place].mention(Kind.ASPECT) if place < len(items) else None
        if side is None:
            break
        found.append(side)
        place += 1
    return found if len(found) >= _LEAST else []
