"""Words beside a grade's own clause that put it before the inspection of today.

"It previously told the council that they were good", "good when inspectors last called", "rated
good at the last inspection, it is".
"""

from collections.abc import Sequence
from itertools import takewhile

from councilgraph.extract.reading import Item

_REACH = 7
_TELLING = ("speech-verb", "report-verb", "learn-verb", "judgement-verb", "award-verb")
_INSPECTIONS = ("inspection", "inspection-noun", "report-noun", "visit-noun")
_GRADING = ("grade", "rise-verb", "fall-verb", "judgement-verb", "award-verb", "up", "down")
_STAYING = (",", "and", "where", "there", "it", "they", "which", "retain-verb", "had", "has")
_WHOSE = ("service", "judged-noun", "authority", "aspect")
_VISITING = ("inspected-verb", "coming-verb", "inspectorate", "inspector-noun")
_BEFORE_COMMA, _PUT_IN = 2, 12
_CLAUSE_ENDS = (",", ";", ":", "and", "but", "which", "who", "when")


def is_what_was_said_before(items: tuple[Item, ...], start: int) -> bool:
    """Tell whether a clause is what somebody told before: "it previously said that it was".

    The clause begins at `start`.
    """
    if start < 2 or not items[start - 1].is_a("that"):
        return False
    before = reversed(items[max(0, start - 1 - _REACH) : start - 1])
    near = list(takewhile(lambda item: not (item.is_grade or item.is_a(*_CLAUSE_ENDS)), before))
    told = any(item.is_a(*_TELLING) for item in near)
    return told and any(item.is_a("previous-marker") for item in near)


def is_when_last_seen(items: tuple[Item, ...], end: int) -> bool:
    """Tell whether a grade that ends at `end` is of the last time: "when they were last there"."""
    when = end + 1 if end < len(items) and items[end].is_a(",") else end
    if when >= len(items) or not items[when].is_a("when"):
        return False
    after = takewhile(lambda item: not item.is_a(*_CLAUSE_ENDS), items[when + 1 : when + _REACH])
    return any(item.is_a("previous-marker", "last") and not item.time for item in after)


def is_put_in(items: tuple[Item, ...], start: int, end: int) -> bool:
    """Tell whether a grade is put in with when it was: "its services, poor when last seen, are"."""
    if start < _BEFORE_COMMA or not items[start - _BEFORE_COMMA].is_a(*_WHOSE):
        return False
    after = list(takewhile(lambda item: not item.is_a(",", ";", "."), items[end : end + _PUT_IN]))
    closed = items[end + len(after) : end + len(after) + 1]
    led = bool(after) and after[0].is_a("when", "at", "after", "following")
    told = any(item.is_a(*_INSPECTIONS, *_VISITING) for item in after)
    return led and told and any(item.is_a(",") for item in closed)


def is_of_one_long_before(items: tuple[Item, ...], start: int) -> bool:
    """Tell whether a clause is of an inspection years before: "three years after one that found".

    The clause begins at `start`.
    """
    if not items[max(0, start - 1)].is_a("which", "that"):
        return False
    near = range(max(0, start - _REACH), start - 1)
    lapse = next((i for i in near if _is_of_years(items[i])), start)
    graded = any(item.is_a(*_GRADING) for item in items[:lapse])  # not "visited, years after"
    return graded and any(item.is_a(*_INSPECTIONS) for item in items[lapse:start])


def _is_of_years(item: Item) -> bool:
    """Tell whether a time counts years from something: "three years after"."""
    time = item.time
    return time is not None and time.form == "lapse" and time.unit == "year"


def stayed_until(items: tuple[Item, ...], end: int) -> bool:
    """Tell whether a grade is said to have stood until something: "and there it stayed until"."""
    after = list(takewhile(lambda item: item.is_a(*_STAYING), items[end : end + _REACH]))
    stayed = any(item.is_a("retain-verb") for item in after)
    return stayed and any(item.is_a("until") for item in items[end + len(after) :][:1])


def without_opener(left: Sequence[Item], items: tuple[Item, ...]) -> list[Item]:
    """Return the words before a grade, the nearest first, without those of the grade before.

    These go up to its comma: "rated good at the last inspection, the council received a poor".
    """
    if not left:
        return []
    place = next(i for i, item in enumerate(items) if item is left[-1])
    if place == 0 or not items[place - 1].is_grade:
        return list(left)
    comma = max((i for i, item in enumerate(left) if item.is_a(",")), default=len(left))
    return list(left[:comma])


def is_of_something_else(items: tuple[Item, ...], marker: Item) -> bool:
    """Tell whether words for an earlier time are of no grade: "her previous council".

    Nor are those of who reported it.
    """
    place = next(k for k, item in enumerate(items) if item is marker)
    if place > 1 and items[place - 2].is_a("as") and items[place - 1].is_a("report-verb"):
        return True  # "as reported at the time, the poor rating led to"
    after, noun = (*items[place + 1 : place + 3], marker, marker)[:2]
    once = len(marker.text.split()) == 1 and after.is_a("the", "a", "an") and not noun.is_grade
    return once or after.is_a("authority-type", "authority")
