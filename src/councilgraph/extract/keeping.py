"""Grades that were held before: kept, or still so, when inspectors came anew."""

from itertools import takewhile

from councilgraph.extract.reading import Item
from councilgraph.extract.ungraded_visits import tell_of_ungraded_visit
from councilgraph.model.claims import TimeExpression

_COMPARED = 7
_NEAR = 2
_IT = ("it", "they", "that", "which")
_ANEW = ("new", "another", "second", "further", "fresh", "latest")
_INSPECTION = ("inspection-noun", "inspection", "report-noun")
_GIVEN = ("award-verb", "judgement-verb", "had")
_RELATIVE = 9


def is_kept(items: tuple[Item, ...], start: int, end: int) -> bool:
    """Tell whether a grade was held before: "has kept its good rating", when it was given anew.

    "Keeps the good that it won in 2019" may tell of no other inspection than that.
    """
    near = range(max(0, start - _NEAR - 1), start)
    if any(items[i].is_a("retain-verb", "still") for i in near) and _is_after_another(items, end):
        return True
    kept = any(items[i].is_a("retain-verb") and items[i + 1].is_a("its", "their") for i in near)
    after = takewhile(lambda item: not item.is_a(".", ";"), items[end : end + _COMPARED])
    return kept and not any(item.is_a(*_IT) for item in after)


def _is_after_another(items: tuple[Item, ...], end: int) -> bool:
    """Tell whether a grade was kept when inspectors came anew: "poor after a new inspection"."""
    after = items[end : end + _COMPARED]
    opens = bool(after) and after[0].is_a("after", "following")
    anew = any(item.is_a(*_ANEW) for item in after[1:3])
    return opens and anew and any(item.is_a("inspection-noun", "inspection") for item in after)


def find_kept_from(items: tuple[Item, ...], start: int, end: int) -> TimeExpression | None:
    """Return when a grade was given that a new report leaves: "keeps the good that it got in 2019".

    Without one it may be the only one: nothing is told to have come after.
    """
    near = range(max(0, start - _NEAR - 1), start)
    if tell_of_ungraded_visit(items):
        return None
    if not any(items[i].is_a("retain-verb") for i in near) or not items[start - 1].is_a("the"):
        return None
    after = items[end : end + _RELATIVE]
    told = list(takewhile(lambda item: item.time is None and not item.is_a(",", ".", ";"), after))
    time = after[len(told)].time if len(told) < len(after) else None
    given = any(item.is_a(*_GIVEN) for item in told[1:]) and time is not None
    beyond = end + len(told)
    anew = (
        items[i].is_a(*_INSPECTION) and any(x.is_a(*_ANEW) for x in items[max(0, i - _NEAR) : i])
        for i in range(len(items))
        if not start <= i <= beyond
    )
    dated = time is not None and time.form in ("date", "ago", "in-year")
    return time if given and dated and any(anew) else None
