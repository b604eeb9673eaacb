"""What is learnt of one kind of claim, and how sure is sure enough."""

from collections.abc import Callable
from dataclasses import dataclass

from councilgraph.evaluate.matching import Score
from councilgraph.evaluate.reliability import Bin
from councilgraph.link.confidence import Weights

LOWEST, HIGHEST = 0.5, 0.8
"""How sure a claim must be, at the least and at the most, whatever precision is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """The weights of one kind of claim, how many examples made them, and what they reach.

    `score` and `bins` are cross-validated: what is kept, and all that was weighed. `precision` is
    what was asked for; None where everything is kept.
    """

    kind: str
    weights: Weights
    examples: int
    score: Score
    precision: float | None
    bins: tuple[Bin, ...]


def choose_least(score: Callable[[float], Score], precision: float) -> float:
    """Return the least confidence that reaches a precision, within the bounds that are set."""
    for hundredths in range(round(LOWEST * 100), round(HIGHEST * 100)):
        reached = score(hundredths / 100).precision
        if reached is not None and reached >= precision:
            return hundredths / 100
    return HIGHEST
