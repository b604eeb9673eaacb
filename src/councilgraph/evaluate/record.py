"""Which articles speak of the same inspection: the record of what was found, against gold."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import combinations

from councilgraph.evaluate.gold import GoldArticle
from councilgraph.evaluate.matching import Score
from councilgraph.knowledge import Concepts
from councilgraph.model.facts import Facts
from councilgraph.reconcile import facts_about, reconcile, subjects

Pair = tuple[str, str]
"""Two articles that speak of the same inspection, in the order of their ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspected:
    """One inspection on record: whose, and which articles speak of it."""

    authority: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Joins:
    """How well the record joins articles; `keys` is how many inspections gold names, if it does."""

    score: Score
    missed: tuple[Pair, ...]
    wrong: tuple[Pair, ...]
    inspections: tuple[Inspected, ...]
    keys: int | None

    def by_authority(self, shown: Collection[str]) -> Mapping[str, int]:
        """Count the inspections of each authority that one of the given articles speaks of."""
        told = (i.authority for i in self.inspections if not set(shown).isdisjoint(i.articles))
        return dict(sorted(Counter(told).items()))


def compare_joins(
    gold: Collection[GoldArticle], facts: Mapping[str, Facts], concepts: Concepts
) -> Joins:
    """Reconcile the facts of articles, by their ids in gold, and compare what that joins."""
    ids = {one.id for one in gold}
    wanted = {_pair(one.id, other) for one in gold for other in one.same_as if other in ids}
    inspections = _inspections(facts, concepts)
    found = {pair for i in inspections for pair in combinations(i.articles, 2)}
    keys = {key for one in gold for key in one.keys}
    return Joins(
        score=Score(wanted=len(wanted), found=len(found), right=len(wanted & found)),
        missed=tuple(sorted(wanted - found)),
        wrong=tuple(sorted(found - wanted)),
        inspections=inspections,
        keys=len(keys) if keys else None,
    )


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _inspections(facts: Mapping[str, Facts], concepts: Concepts) -> tuple[Inspected, ...]:
    """Return the inspections that the facts add up to, authority by authority.

    Articles with the same words have the same facts, and all of them speak of their inspections.
    """
    sources: dict[str, set[str]] = defaultdict(set)
    for article, told in facts.items():
        for fact in (*told.judgements, *told.inspections):
            sources[fact.key].add(article)
    found: list[Inspected] = []
    for subject in sorted({s for told in facts.values() for s in subjects(told)}):
        record = reconcile((facts_about(told, subject) for told in facts.values()), concepts)
        for inspection in record.inspections:
            articles = {a for key in inspection.supported_by for a in sources[key]}
            found.append(
                Inspected(authority=inspection.authority, articles=tuple(sorted(articles)))
            )
    return tuple(found)
