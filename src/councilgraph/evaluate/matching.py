"""Pairing what was wanted with what was found in one article, and what that comes to in numbers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from councilgraph.evaluate.items import FIELDS, WORDS, Item, View
from councilgraph.evaluate.naming import same_words

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How many were wanted, how many were found, and how many of these were right."""

    wanted: int = 0
    found: int = 0
    right: int = 0

    def __add__(self, other: "Score") -> "Score":
        """Return the score of both together."""
        return Score(
            wanted=self.wanted + other.wanted,
            found=self.found + other.found,
            right=self.right + other.right,
        )

    @property
    def precision(self) -> float | None:
        """Return the share of the found that is right; None if nothing was found."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Return the share of the wanted that was found; None if nothing was wanted."""
        return self.right / self.wanted if self.wanted else None

    @property
    def f1(self) -> float | None:
        """Return the harmonic mean of precision and recall; None if there was nothing at all.

        >>> Score(wanted=4, found=2, right=2).f1
        0.6666666666666666
        """
        total = self.wanted + self.found
        return 2 * self.right / total if total else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What was wanted and found of one kind in one article: `right` has the pairs.

    `excused` was found, and is neither right nor wrong: gold leaves it open, or it was said before.
    """

    right: tuple[tuple[Item, Item], ...]
    missed: tuple[Item, ...]
    wrong: tuple[Item, ...]
    excused: tuple[Item, ...]

    @property
    def score(self) -> Score:
        """Return the numbers."""
        right = len(self.right)
        return Score(wanted=right + len(self.missed), found=right + len(self.wrong), right=right)


def compare(wanted: Sequence[Item], found: Sequence[Item], view: View) -> Comparison:
    """Pair what was wanted with what was found, one to one and as many as can be.

    Both are taken as sets. What was found and fits only gold that is optional, or gold that has
    its pair already, is excused; so is a quotation that goes on from one that is not wrong.
    """
    required = _once([i for i in wanted if view.shows(i) and not i.optional], view.ignored)
    optional = [i for i in wanted if view.shows(i) and i.optional]
    told = _once([i for i in found if view.shows(i)], view.ignored)
    pairs = best_pairs(
        len(required), len(told), lambda w, f: fits(required[w], told[f], view.ignored)
    )
    paired = set(pairs.values())
    good = {told[f].key for f in paired} - {""}
    wrong, excused = [], []
    for place, item in enumerate(told):
        if place in paired:
            continue
        known = any(fits(gold, item, view.ignored) for gold in (*required, *optional))
        if known or item.after in good:
            excused.append(item)
            good.add(item.key)
        else:
            wrong.append(item)
    return Comparison(
        right=tuple((required[w], told[f]) for w, f in sorted(pairs.items())),
        missed=tuple(item for w, item in enumerate(required) if w not in pairs),
        wrong=tuple(wrong),
        excused=tuple(excused),
    )


def fits(wanted: Item, found: Item, ignored: frozenset[str] = _NONE) -> bool:
    """Tell whether an item found is the one wanted, in all fields that gold has and that count."""
    return all(
        _same(field, value, found.values.get(field))
        for field, value in wanted.values.items()
        if field not in ignored
    )


def slips(view: View, comparison: Comparison, wanted: Sequence[Item]) -> dict[str, tuple[str, ...]]:
    """Return by key of each wrong item the fields of which one alone makes it wrong."""
    required = [i for i in wanted if not i.optional]
    return {
        item.key: tuple(
            field
            for field in FIELDS[view.kind]
            if field != WORDS and any(fits(gold, item, frozenset({field})) for gold in required)
        )
        for item in comparison.wrong
    }


def best_pairs(wanted: int, found: int, fit: Callable[[int, int], bool]) -> dict[int, int]:
    """Return a largest one-to-one pairing of two ranges of numbers, of those that fit.

    >>> best_pairs(2, 2, lambda w, f: (w, f) != (1, 1))
    {1: 0, 0: 1}
    """
    of_found: dict[int, int] = {}

    def place(w: int, tried: set[int]) -> bool:
        for f in range(found):
            if f not in tried and fit(w, f):
                tried.add(f)
                if f not in of_found or place(of_found[f], tried):
                    of_found[f] = w
                    return True
        return False

    for w in range(wanted):
        place(w, set())
    return {w: f for f, w in of_found.items()}


def _same(field: str, one: str | None, other: str | None) -> bool:
    if field == WORDS and one is not None and other is not None:
        return same_words(one, other)
    return one == other


def _once(items: Sequence[Item], ignored: frozenset[str]) -> list[Item]:
    """Return the items in order of place, of those with equal values the first."""
    chosen: dict[tuple[tuple[str, str | None], ...], Item] = {}
    for item in sorted(items, key=lambda i: i.place):
        values = ((f, v) for f, v in sorted(item.values.items()) if f not in ignored)
        chosen.setdefault(tuple(values), item)
    return list(chosen.values())
