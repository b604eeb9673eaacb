"""How sure a fact is in the end, and whether it is kept: its circumstances weighed.

A claim's own confidence tells how often its words are read rightly, learnt from articles that rules
were written from as well. What is settled here is learnt from how facts came out on articles that
nobody had looked at (`councilgraph evaluate --outcomes`), so that it holds on the next one. Then a
second reader is asked, unless that leaves no doubt of a grade.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from councilgraph.knowledge import Knowledge
from councilgraph.link.circumstances import with_circumstances
from councilgraph.link.confidence import load_weights
from councilgraph.link.facts_again import inspections_again, tenures_again
from councilgraph.link.grades_again import grades_again, of_one_standing
from councilgraph.link.opinions import REREAD
from councilgraph.link.people import said_by
from councilgraph.model.claims import Claims
from councilgraph.model.facts import (
    Fact,
    Facts,
    InspectionFact,
    InterventionFact,
    JudgementFact,
    TenureFact,
)
from councilgraph.model.issues import Issue, Trouble
from councilgraph.model.text import Article
from councilgraph.reread import Rereader, told_by

SETTLED: Mapping[type[Fact], str] = {
    JudgementFact: "settled-judgements",
    InspectionFact: "settled-inspections",
    InterventionFact: "settled-interventions",
}
"""The weights of circumstances by kind of fact; others are as sure as their words at first."""

_BRIEF = 600  # characters

F = TypeVar("F", bound=Fact)


def settle(
    facts: Facts, article: Article, claims: Claims, knowledge: Knowledge
) -> tuple[Facts, tuple[Issue, ...]]:
    """Return the facts of an article that are sure enough, and issues for others.

    Inspections and interventions that are not sure enough are no more than words in passing. In a
    notice of a few sentences nothing is left out: outcomes are of articles, where more is told.
    """
    told = weigh(facts)
    if len(article.text) < _BRIEF:
        return replace(told, doubtful=()), ()
    again = read_again(told, Rereader(article, claims, knowledge.concepts.label))
    judgements = of_one_standing(_sure(again.judgements))
    # An inspection without any of the grades that seemed to be told of it is in doubt as well.
    undone = {fact.event for fact in told.judgements} - {fact.event for fact in judgements}
    tenures = _sure(again.tenures)
    kept = replace(
        told,
        judgements=judgements,
        doubtful=(),
        inspections=tuple(f for f in _sure(again.inspections) if f.event not in undone),
        tenures=tenures,
        statements=said_by(facts.statements, tenures, article, knowledge.base),
        interventions=_sure(told.interventions),
    )
    graded = {(fact.evidence, told_by(fact)) for fact in kept.judgements}
    left = (fact for fact in told.judgements if (fact.evidence, told_by(fact)) not in graded)
    doubted = {fact.evidence: fact for fact in left}
    placed = {(fact.name, fact.role_title) for fact in tenures}
    posts = {(fact.name, fact.role_title): fact for fact in told.tenures}
    return kept, (
        *(_doubted(fact, article) for fact in doubted.values()),
        *(_unplaced(fact, article) for post, fact in posts.items() if post not in placed),
    )


def read_again(facts: Facts, rereader: Rereader, *, always: bool = False) -> Facts:
    """Return the facts of an article with what came of a second reading.

    Unless `always`, grades that leave no doubt are not read again, nor is anything in an article
    that names no more than one council and tells of no grade and no inspection, as most do.
    """
    judged = facts.judgements or facts.doubtful or facts.inspections
    if not (always or judged or len(facts.mentions) > 1):
        return facts
    return replace(
        facts,
        judgements=grades_again(facts, rereader, always=always),
        inspections=inspections_again(facts.inspections, rereader),
        tenures=tenures_again(facts.tenures, rereader),
    )


def weigh(facts: Facts) -> Facts:
    """Return the facts of an article, each with its circumstances, and as sure as they make it."""
    told = with_circumstances(facts)
    return replace(
        told,
        judgements=_weighed(told.judgements),
        inspections=_weighed(told.inspections),
        interventions=_weighed(told.interventions),
    )


def _weighed(facts: Sequence[F]) -> tuple[F, ...]:
    return tuple(
        replace(f, confidence=load_weights(SETTLED[type(f)]).confidence(f.circumstances))
        for f in facts
    )


def _sure(facts: Sequence[F]) -> tuple[F, ...]:
    """Return those of the facts of a kind that are sure enough, by what was weighed last."""
    return tuple(fact for fact in facts if _is_sure(fact))


def _is_sure(fact: Fact) -> bool:
    kind = REREAD[type(fact)] if fact.opinions else SETTLED.get(type(fact))
    return kind is None or fact.confidence >= load_weights(kind).least


def _doubted(fact: JudgementFact, article: Article) -> Issue:
    return Issue(
        trouble=Trouble.UNATTACHED_GRADE,
        source=article.id,
        message="A grade is told here, but among what else the article tells it is not sure "
        "enough: it may be of another time, or of something else.",
        sentence=article.quote(fact.evidence),
        span=fact.evidence,
    )


def _unplaced(fact: TenureFact, article: Article) -> Issue:
    return Issue(
        trouble=Trouble.UNPLACED_PERSON,
        source=article.id,
        message=f"{fact.name} has a public role here, but it is not sure enough that it is "
        f"“{fact.role_title}”, or where.",
        sentence=article.quote(fact.evidence),
        span=fact.evidence,
    )
