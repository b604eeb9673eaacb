"""Grades that a sentence opens with: "Poor is where it stands now", "Poor is a label that sticks".

Whose the former is, `fronted` reads; the latter the next sentence gives somebody.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from councilgraph.extract.heads import Head
from councilgraph.extract.reading import Item

_JOINTS = ("and", "but", ",", ";", ":", "'", '"', "‘", "“")
_STANDING = ("was", "were", "is", "are", "stood", "stand")
_REACH = 12


def is_where_it_stands(items: Sequence[Item], start: int, end: int) -> bool:
    """Tell whether a grade opens a clause that says whose it is: "good is where it stands"."""
    opens = start == 0 or items[start - 1].is_a(*_JOINTS)
    return opens and any(map(_stands, _said_of_it(items, end)))


def stands_now(items: Sequence[Item], start: int, end: int) -> bool:
    """Tell whether such a clause is of today: "good is where they stand now"."""
    told = _said_of_it(items, end) if is_where_it_stands(items, start, end) else []
    return any(item.is_a("now") or item.text.lower() == "today" for item in told)


def is_a_mere_label(items: Sequence[Item], start: int, end: int) -> bool:
    """Tell whether a grade is spoken of as such, and nobody's: "Poor is a label that sticks"."""
    after = items[end : end + 3]
    if start > 0 or len(after) < 3 or not after[0].is_a("is") or not after[1].is_a("a", "the"):
        return False
    known = ("authority", "authority-type", "service", "aspect", "inspectorate", "its", "their")
    return after[2].is_a("judgement-noun", "word") and not any(x.is_a(*known) for x in items)


def find_given_it(items: Sequence[Item], last: Head) -> list[Head]:
    """Return a head for "it" where a grade told before is given: "who gave it to Anytown"."""
    places = range(1, len(items) - 2)
    given = (
        i
        for i in places
        if items[i].is_a("it")
        and items[i - 1].is_a("award-past", "award-verb")
        and items[i + 1].is_a("to")
        and items[i + 2].is_a("authority", "service")
    )
    place = next(given, None)
    if place is None or any(item.is_grade for item in items[:place]):
        return []
    mention = replace(last.mention, span=items[place].span, text=items[place].text)
    return [Head(start=place, end=place + 1, mention=mention, rank=True)]


def _stands(item: Item) -> bool:
    """Tell whether a verb is of being at a grade: "stands", not "remains"."""
    return item.is_a(*_STANDING) or (item.is_a("retain-verb") and not item.is_a("copula"))


def _said_of_it(items: Sequence[Item], end: int) -> list[Item]:
    """Return what follows "is where" up to the next clause."""
    after = items[end : end + 2]
    if len(after) < 2 or not after[0].is_a("is", "was") or not after[1].is_a("where"):
        return []
    return list(takewhile(lambda x: not x.is_a(",", ";", ":", "."), items[end + 2 : end + _REACH]))
