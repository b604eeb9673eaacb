"""Opinions: how unsure the rules are of a fact, and how likely the second reader finds it.

Both are told in steps, and weighed together; what they count for is learnt from how facts came out
on articles that nobody had looked at.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from councilgraph.link.confidence import load_weights
from councilgraph.model.facts import Fact, InspectionFact, JudgementFact, TenureFact

REREAD: Mapping[type[Fact], str] = {
    JudgementFact: "reread-judgements",
    InspectionFact: "reread-inspections",
    TenureFact: "reread-tenures",
}
"""The weights of opinions, by kind of fact."""

_RULES = (50, 70, 80, 90, 95)  # hundredths
_READER = (2, 5, 10, 20, 35, 50, 65, 80, 90, 95, 98)
OPINIONS = frozenset((*(f"below-{n}" for n in _RULES), *(f"read-below-{n}" for n in _READER)))
"""The opinions that tell how unsure the rules are, and the second reader."""

_READ = "read"  # what is read again has an opinion, however sure both are

F = TypeVar("F", bound=Fact)


def unsure(fact: Fact) -> Iterator[str]:
    """Yield how unsure the rules are of a fact."""
    return (f"below-{step}" for step in _RULES if fact.confidence * 100 < step)


def unlikely(likely: float) -> Iterator[str]:
    """Yield how unlikely the second reader finds a fact; `likely` is from 0 to 1."""
    return (f"read-below-{step}" for step in _READER if likely * 100 < step)


def with_opinions(fact: F, opinions: Iterable[str]) -> F:
    """Return a fact with its opinions, and as sure as they make it."""
    told = {_READ, *opinions}
    sure = load_weights(REREAD[type(fact)]).confidence(told)
    return replace(fact, opinions=tuple(sorted(told)), confidence=sure)
