"""Whether judgements found with more confidence are more often right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from councilgraph.evaluate.items import Item
from councilgraph.evaluate.matching import Comparison

LIMITS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
"""Where the bins of confidence begin, and where the last one ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """The judgements found with a confidence between two limits: how many, and how many right."""

    low: float
    high: float
    claims: int
    right: int
    confidence: float | None


def judged(comparison: Comparison, found: Sequence[Item]) -> Iterator[tuple[float, bool]]:
    """Yield the confidence of each judgement found, and whether it is right."""
    right = [item.values for _, item in comparison.right]
    wrong = [item.values for item in comparison.wrong]
    for item in found:
        if item.values in right or item.values in wrong:
            yield item.confidence, item.values in right


def in_bins(claims: Sequence[tuple[float, bool]]) -> tuple[Bin, ...]:
    """Return the bins with the claims, given as confidence and whether it is right."""
    bins = []
    for low, high in pairwise(LIMITS):
        last = high == LIMITS[-1]
        inside = [(c, right) for c, right in claims if low <= c and (c < high or last)]
        mean = sum(c for c, _ in inside) / len(inside) if inside else None
        right = sum(right for _, right in inside)
        bins.append(Bin(low=low, high=high, claims=len(inside), right=right, confidence=mean))
    return tuple(bins)
