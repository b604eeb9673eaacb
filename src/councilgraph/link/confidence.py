"""How sure a claim is: its signals weighed in log odds, the same for every claim of a kind.

Each kind of claim has a file of weights beside this module, which `councilgraph calibrate` writes
from annotated articles: a base, a weight for each signal, and the least confidence with which a
claim is kept. So every confidence comes from stated signals and from nothing else, and is the
share of such claims that were right. Circumstances are weighed in the same way, by `settling`.
Tenures and statements have few signals; theirs say little more than how often a claim of their rule
is right, and none of them is left out for it.
"""

import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

_LEAST_TOLD = 0.005  # what rounds to nothing is not written


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What each signal of a kind of claim counts for, and how sure a claim must be to be kept."""

    base: float
    least: float
    signals: Mapping[str, float]

    def confidence(self, signals: Iterable[str]) -> float:
        """Return the share of claims with these signals that are right, between 0.01 and 0.99.

        >>> weights = Weights(base=0.0, least=0.5, signals={"verb": 2.0})
        >>> weights.confidence(["verb", "unheard-of"]), weights.confidence([])
        (0.88, 0.5)
        """
        # The exact sum, so that the order of the signals is no matter.
        odds = math.fsum([self.base, *[self.signals.get(signal, 0.0) for signal in set(signals)]])
        return round(min(0.99, max(0.01, 1 / (1 + math.exp(-odds)))), 2)

    def kept_from(self, least: float) -> "Weights":
        """Return the weights with how sure a claim must be."""
        return replace(self, least=least)

    def weighed(self, signals: Iterable[str]) -> tuple[tuple[str, float], ...]:
        """Return the signals with their weights, the heaviest first."""
        told = ((signal, self.signals.get(signal, 0.0)) for signal in set(signals))
        return tuple(sorted(told, key=lambda pair: (-abs(pair[1]), pair[0])))

    def as_toml(self, heading: str) -> str:
        """Return the file that `load_weights` reads, with a line of comment above it."""
        lines = [f"# {heading}", "", f"base = {self.base:.2f}", f"least = {self.least:.2f}"]
        lines += ["", "[signals]"]
        told = sorted(self.signals.items())
        lines += [f"{name} = {weight:.2f}" for name, weight in told if abs(weight) >= _LEAST_TOLD]
        return "\n".join([*lines, ""])


def file_of(kind: str) -> str:
    """Return the name of the file with the weights of a kind of claim."""
    return f"{kind}.toml"


@cache
def load_weights(kind: str) -> Weights:
    """Read the weights of a kind of claim, such as "judgements"."""
    raw = resources.files("councilgraph.link").joinpath(file_of(kind)).read_text("utf-8")
    table = tomllib.loads(raw)
    return Weights(base=table["base"], least=table["least"], signals=table["signals"])
