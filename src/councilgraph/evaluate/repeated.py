"""Grades that an article gives a service more than once: the answer to the main question.

Inspections are counted, not judgements: what is told of one inspection, however often, counts once.
As in `queries/rated-inadequate-twice.rq` sides of a service count where the whole has no grade.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from councilgraph.evaluate.items import Item, tell
from councilgraph.model.facts import OVERALL
from councilgraph.model.time import Period

_FIELDS = ("authority", "service", "grade")


def repeated(
    judgements: Iterable[Item], family: Callable[[str], str], label: Callable[[str], str]
) -> Iterator[Item]:
    """Yield an item for each grade that a council's service was given at two inspections or more.

    `judgements` are items of judgements, and `family` gives the broadest service above one.
    """
    given: dict[tuple[str, str, str], list[Item]] = defaultdict(list)
    for item in judgements:
        authority, service, grade = (item.values[field] or "" for field in _FIELDS)
        given[authority, family(service), grade].append(item)
    for key, items in given.items():
        whole = [i for i in items if (i.values["aspect"] or "").endswith(OVERALL)]
        told = sorted(whole or items, key=lambda item: item.place)
        if _inspections(told) > 1:
            yield Item(
                values=dict(zip(_FIELDS, key, strict=True)),
                told=tell(key, label),
                evidence=told[-1].evidence,
                place=told[-1].place,
                optional=all(item.optional for item in told),
                key=" ".join(item.key for item in told),
            )


def _inspections(items: Sequence[Item]) -> int:
    """Return how many inspections judgements of one grade are of, at least."""
    apart: list[Item] = []
    for item in items:
        if not any(_may_be_one(item, other) for other in apart):
            apart.append(item)
    return len(apart)


def _may_be_one(one: Item, other: Item) -> bool:
    """Tell whether two judgements may be of one inspection, by how they stand and their bounds."""
    same = one.values["standing"] == other.values["standing"]
    return same and _overlap(one.period, other.period)


def _overlap(one: Period, other: Period) -> bool:
    """Tell whether a day may lie in both bounds; an absent bound is open."""
    apart = (
        a.latest and b.earliest and a.latest < b.earliest for a, b in ((one, other), (other, one))
    )
    return not any(apart)
