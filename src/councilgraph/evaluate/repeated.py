"""Grades that an article gives a service more than once: the answer to the main question.

Inspections are counted, not judgements: what is told of one inspection, however often, counts once.
As in `queries/rated-inadequate-twice.rq` a side of a service counts where the article gives the
whole no grade at that inspection.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from councilgraph.evaluate.items import Item, tell
from councilgraph.model.facts import OVERALL
from councilgraph.model.time import Period

_FIELDS = ("authority", "service", "grade")
_OF_ONE = ("authority", "inspectorate", "standing")


def repeated(
    judgements: Iterable[Item], family: Callable[[str], str], label: Callable[[str], str]
) -> Iterator[Item]:
    """Yield an item for each grade that a council's service was given at two inspections or more.

    `judgements` are items of judgements, and `family` gives the broadest service above one.
    """
    served: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in judgements:
        authority, service, _ = (item.values[field] or "" for field in _FIELDS)
        served[authority, family(service)].append(item)
    for key, items in served.items():
        wholes = [item for item in items if _is_whole(item)]
        counting = [i for i in items if i in wholes or not any(_may_be_one(i, w) for w in wholes)]
        for grade in dict.fromkeys(item.values["grade"] or "" for item in counting):
            told = [item for item in counting if item.values["grade"] == grade]
            if _inspections(told) > 1:
                yield _item(told, dict(zip(_FIELDS, (*key, grade), strict=True)), label)


def _item(told: Sequence[Item], values: dict[str, str | None], label: Callable[[str], str]) -> Item:
    """Return the item of a grade; gold leaves open what is twice only by what it leaves open."""
    last = max(told, key=lambda item: item.place)
    return Item(
        values=values,
        told=tell(values.values(), label),
        evidence=last.evidence,
        place=last.place,
        optional=_inspections([item for item in told if not item.optional]) < 2,
        key=" ".join(item.key for item in told),
    )


def _is_whole(item: Item) -> bool:
    return (item.values["aspect"] or "").endswith(OVERALL)


def _inspections(items: Sequence[Item]) -> int:
    """Return how many inspections judgements of one grade are of, at least."""
    apart: list[Item] = []
    for item in sorted(items, key=lambda item: item.period.latest or date.max):
        if not any(_may_be_one(item, other) for other in apart):
            apart.append(item)
    return len(apart)


def _may_be_one(one: Item, other: Item) -> bool:
    """Tell whether two judgements may be of one inspection, by how they stand and their bounds."""
    same = all(one.values[field] == other.values[field] for field in _OF_ONE)
    return same and _overlap(one.period, other.period)


def _overlap(one: Period, other: Period) -> bool:
    """Tell whether a day may lie in both bounds; an absent bound is open."""
    turns = ((one, other), (other, one))
    return not any(a.latest and b.earliest and a.latest < b.earliest for a, b in turns)
