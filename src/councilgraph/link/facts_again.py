"""Inspections and officials weighed once more with how likely the second reader finds them.

It is asked whether the article tells that the inspection was made, and that the role was held
there, and knows nothing of the rules. Both are weighed together, as grades are.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from councilgraph.link.opinions import unlikely, unsure, with_opinions
from councilgraph.model.facts import Fact, InspectionFact, TenureFact
from councilgraph.reread import Rereader, knows, post_of, visit_of

F = TypeVar("F", bound=Fact)
K = TypeVar("K")


def inspections_again(
    facts: Sequence[InspectionFact], rereader: Rereader
) -> tuple[InspectionFact, ...]:
    """Return inspections with opinions on those by a body that the second reader knows."""
    likely = rereader.inspections(f for f in facts if knows(f.inspectorate))
    return tuple(_weighed(facts, likely, visit_of))


def tenures_again(facts: Sequence[TenureFact], rereader: Rereader) -> tuple[TenureFact, ...]:
    """Return officials with opinions on each that is at an organisation."""
    likely = rereader.tenures(f for f in facts if f.organisation is not None)
    return tuple(_weighed(facts, likely, post_of))


def _weighed(facts: Sequence[F], likely: Mapping[K, float], key: Callable[[F], K]) -> Iterator[F]:
    for fact in facts:
        told = likely.get(key(fact))
        if told is None:
            yield fact
        else:
            yield with_opinions(fact, {*unsure(fact), *unlikely(told)})
