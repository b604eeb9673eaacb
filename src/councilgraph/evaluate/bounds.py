"""Whether the dates of the judgements that were found are right: bounds within those of gold."""

from collections.abc import Sequence
from dataclasses import dataclass

from councilgraph.evaluate.items import Item
from councilgraph.evaluate.matching import Comparison, best_pairs
from councilgraph.model.time import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How many pairs of judgements there are, in how many the bounds are right, and the others."""

    pairs: int
    right: int
    wrong: tuple[tuple[Item, Item], ...]


def compare_bounds(comparison: Comparison, wanted: Sequence[Item], found: Sequence[Item]) -> Bounds:
    """Compare the bounds of the judgements that were found and are right.

    Where one is told several times with different bounds, gold and found are paired one to one, so
    that as many as possible are right.
    """
    pairs, right = 0, 0
    wrong: list[tuple[Item, Item]] = []
    for gold, told in comparison.right:
        golds = _by_period([i for i in wanted if i.values == gold.values and not i.optional])
        tolds = _by_period([i for i in found if i.values == told.values])
        good = _within(golds, tolds)
        pairs += min(len(golds), len(tolds))
        right += len(good)
        left = [g for n, g in enumerate(golds) if n not in good]
        over = [t for n, t in enumerate(tolds) if n not in good.values()]
        wrong += list(zip(left, over, strict=False))
    return Bounds(pairs=pairs, right=right, wrong=tuple(wrong))


def within(told: Period, gold: Period) -> bool:
    """Tell whether bounds lie within those of gold, or are the same; an absent bound is open.

    >>> from datetime import date
    >>> within(Period(latest=date(2018, 5, 1)), Period(latest=date(2018, 5, 31)))
    True
    >>> within(Period(latest=date(2018, 5, 1)), Period(earliest=date(2018, 5, 1)))
    False
    """
    if gold.earliest and not (told.earliest and told.earliest >= gold.earliest):
        return False
    return not gold.latest or bool(told.latest and told.latest <= gold.latest)


def _within(golds: Sequence[Item], tolds: Sequence[Item]) -> dict[int, int]:
    return best_pairs(len(golds), len(tolds), lambda g, t: within(tolds[t].period, golds[g].period))


def _by_period(items: Sequence[Item]) -> list[Item]:
    """Return one item for each pair of bounds."""
    return list({(i.period.earliest, i.period.latest): i for i in items}.values())
