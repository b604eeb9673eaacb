"""When the verb was that a clause hangs on: "in May it said that", "a year after they heard"."""

from councilgraph.extract.clauses import clause_start
from councilgraph.extract.leaning_times import NO_EVENT, is_counted_to_another, tells_when
from councilgraph.extract.other_times import given_grades, is_of_somebody
from councilgraph.extract.reading import Item, Sentence
from councilgraph.model.claims import TimeExpression

_BOUNDS = ("from", "before", "until", "since", "after")
_OPENING = 2


def find_governing(sentence: Sentence, start: int, position: int) -> list[int]:
    """Return the last time of the clause that a clause hangs on: "in May it said that …".

    The grade stands at `position`, and its clause begins at `start`.

    "In 2019, when it was": the time right before is the one that such a clause goes on about.
    """
    items = sentence.items
    if start > _OPENING and items[start - 1].is_a("that") and tells_when(items[start - 2], False):
        return [start - 2]  # "that it was poor, in 2017 that it was good"
    if start > _OPENING and items[start - 1].is_a("when", "which"):
        # "In May, when it was", "the inspection of May, at which it was".
        place = start - 2 - items[start - 1].is_a("which")
        if place != start - 2 and not items[start - 2].is_a("at", "in", "during", "after"):
            return []
        place -= items[place].is_a(",")
        comma = next((i for i in range(start, position) if items[i].is_a(",")), start)
        if any(item.is_grade for item in items[start:comma]):
            return []  # "since 2019, when it was poor, it has been found good"
        return [place] if bounded(items[place].time) is not None else []
    while start > 0 and (
        items[start].is_a("that", "but", "and") or items[start - 1].is_a("that", "but")
    ):
        before = clause_start(sentence, start - 1)
        if any(item.is_grade for item in given_grades(items[before:start])):
            return _of_the_telling(items, before, start)
        told = [i for i in range(before, start) if tells_when(items[i])]
        told = [i for i in told if not is_counted_to_another(items, i, start)]
        places = [i for i in told if not is_of_somebody(items[:start], i)]
        if places:
            return places[-1:]
        start = before
    return []


def _of_the_telling(items: tuple[Item, ...], before: int, start: int) -> list[int]:
    """Return the time of the verb that a clause hangs on, where a grade was given before it.

    "Poor in May, five years after it was told that", "poor in 2010 and, in 2014, was told that".
    """
    last = max(i for i in range(before, start) if items[i].is_grade)
    told = [i for i in range(last, start) if tells_when(items[i])]
    places = [i for i in told if not is_counted_to_another(items, i, start)]
    if not places or items[places[-1]].time is None:
        return []
    lapse = any(item.time and item.time.form == "lapse" for item in items[places[-1] : start])
    joint = next((i for i in range(last, start) if items[i].is_a("and", "but")), start)
    return places[-1:] if lapse or joint < places[-1] else []


def bounded(time: TimeExpression | None) -> TimeExpression | None:
    """Return the time of what "before 2016, when it was poor" goes on about."""
    if time is not None and time.form in _BOUNDS and time.parts:
        return time.parts[0]
    return None if time is None or time.form in (*NO_EVENT, "lapse") else time
