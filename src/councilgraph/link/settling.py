"""How sure a fact is in the end, and whether it is kept: its circumstances weighed.

A claim's own confidence tells how often its words are read rightly, learnt from articles that rules
were written from as well. What is settled here is learnt from how facts came out on articles that
nobody had looked at (`councilgraph evaluate --outcomes`), so that it holds on the next one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from councilgraph.link.circumstances import with_circumstances
from councilgraph.link.confidence import load_weights
from councilgraph.model.facts import (
    Fact,
    Facts,
    InspectionFact,
    InterventionFact,
    JudgementFact,
)
from councilgraph.model.issues import Issue, Trouble
from councilgraph.model.text import Article

SETTLED: Mapping[type[Fact], str] = {
    JudgementFact: "settled-judgements",
    InspectionFact: "settled-inspections",
    InterventionFact: "settled-interventions",
}
"""The weights of circumstances by kind of fact; others are as sure as their words."""

_BRIEF = 600  # characters

F = TypeVar("F", bound=Fact)


def settle(facts: Facts, article: Article) -> tuple[Facts, tuple[Issue, ...]]:
    """Return the facts of an article that are sure enough, and issues for the grades left out.

    Inspections and interventions that are not sure enough are no more than words in passing. In a
    notice of a few sentences nothing is left out: outcomes are of articles, where more is told.
    """
    told = with_circumstances(facts)
    brief = len(article.text) < _BRIEF
    kept = replace(
        told,
        judgements=_sure(told.judgements, brief=brief),
        inspections=_sure(told.inspections, brief=brief),
        interventions=_sure(told.interventions, brief=brief),
    )
    keys = {fact.key for fact in kept.judgements}
    doubted = {fact.evidence: fact for fact in told.judgements if fact.key not in keys}
    return kept, tuple(_doubted(fact, article) for fact in doubted.values())


def _sure(facts: Sequence[F], *, brief: bool) -> tuple[F, ...]:
    """Return those of the facts of a kind that are sure enough, each with how sure it is."""
    weighed = ((fact, load_weights(SETTLED[type(fact)])) for fact in facts)
    settled = ((replace(f, confidence=w.confidence(f.circumstances)), w) for f, w in weighed)
    return tuple(fact for fact, weights in settled if brief or fact.confidence >= weights.least)


def _doubted(fact: JudgementFact, article: Article) -> Issue:
    return Issue(
        trouble=Trouble.UNATTACHED_GRADE,
        source=article.id,
        message="A grade is told here, but among what else the article tells it is not sure "
        "enough: it may be of another time, or of something else.",
        sentence=article.quote(fact.evidence),
        span=fact.evidence,
    )
