"""Weights of signals out of examples: logistic regression, with signs that are held.

A weight starts from what its signal should mean, and moves as far as the examples press. So a
signal that few articles have counts for a little, and one that none has is as it was thought of.
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from councilgraph.link.confidence import Weights
from councilgraph.link.signs import Signs

_LEAN = 0.3  # what a signal whose sign is known counts for before anything is seen
_VETO = -5.0  # what one that all but ends a claim counts for at least
_DENIAL = -4.0  # what one that denies a claim counts for before anything is seen
_HOLD = 2.0  # how many examples, about, it takes to press a weight half the way from there
_ROUNDS = 500
_STILL = 1e-4  # log odds


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """The signals of what may be a claim, whether it is one, and how much the example counts."""

    signals: frozenset[str]
    right: bool
    counts: float = 1.0


@dataclass(slots=True, kw_only=True)
class _Weight:
    """One weight while it is learnt, with its bounds and the examples that have its signal."""

    value: float
    start: float
    low: float
    high: float
    hold: float
    places: list[int]
    curve: float = 0.0


def fit(examples: Sequence[Example], signs: Signs) -> Weights:
    """Return the weights under which the examples are likeliest; the same for the same examples.

    One weight after the other goes to where a parabola above the loss is lowest, within its
    bounds, until none moves any more: the loss has one minimum, and no step overshoots it.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for place, example in enumerate(examples):
        for signal in example.signals:
            places[signal].append(place)
    named = signs.supports | signs.doubts | signs.denials | signs.vetoes
    base = _Weight(
        value=0.0, start=0.0, low=-math.inf, high=math.inf, hold=0.01,
        places=list(range(len(examples))),
    )  # fmt: skip
    weights = {name: _start(name, signs, places[name]) for name in sorted(named | places.keys())}
    _descend([base, *weights.values()], examples)
    return Weights(
        base=round(base.value, 2),
        least=0.0,
        signals={name: round(weight.value, 2) for name, weight in weights.items()},
    )


def _start(name: str, signs: Signs, places: list[int]) -> _Weight:
    low, high, start = -math.inf, math.inf, 0.0
    if name in signs.supports:
        low, start = 0.0, _LEAN
    elif name in signs.vetoes:
        high = start = _VETO
    elif name in signs.denials:
        high, start = 0.0, _DENIAL
    elif name in signs.doubts:
        high, start = 0.0, -_LEAN
    return _Weight(value=start, start=start, low=low, high=high, hold=_HOLD, places=places)


def _descend(weights: Sequence[_Weight], examples: Sequence[Example]) -> None:
    """Move the weights until they stand still."""
    counts = [example.counts for example in examples]
    right = [1.0 if example.right else 0.0 for example in examples]
    odds = [0.0] * len(examples)
    for weight in weights:
        # The curve of the loss is nowhere more than a quarter.
        weight.curve = weight.hold + sum(counts[i] for i in weight.places) / 4
        for i in weight.places:
            odds[i] += weight.value
    for _ in range(_ROUNDS):
        moved = 0.0
        for weight in weights:
            slope = weight.hold * (weight.value - weight.start)
            for i in weight.places:
                slope += counts[i] * (_share(odds[i]) - right[i])
            value = min(weight.high, max(weight.low, weight.value - slope / weight.curve))
            step, weight.value = value - weight.value, value
            if step:
                for i in weight.places:
                    odds[i] += step
                moved = max(moved, abs(step))
        if moved < _STILL:
            return


def _share(odds: float) -> float:
    return 1 / (1 + math.exp(-odds)) if odds > -700 else 0.0
