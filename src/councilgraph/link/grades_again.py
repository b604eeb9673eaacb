"""Grades weighed once more, unless the rules leave no doubt, with what the second reader says.

It is asked whether the article tells the grade as one in force, and whether as one of before, and
knows nothing of the rules. Both are weighed together, learnt from how grades came out on articles
that nobody had looked at. Where the rules are as sure as they can be it is not asked: one answer
takes longer than the rules do for a whole article.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from councilgraph.link.keys import make_key
from councilgraph.link.opinions import unlikely, unsure, with_opinions
from councilgraph.model.claims import Standing
from councilgraph.model.facts import Facts, JudgementFact
from councilgraph.model.text import Span
from councilgraph.model.time import Period
from councilgraph.reread import Answer, Rereader, knows, told_by

_SURE = 0.97  # from here on the second reader changes nothing for the better
_LIKELY = 0.5  # below, what the rules left out stays so
_LEFT_OUT, _OTHERWISE = "left-out", "otherwise"
_ADDED = frozenset({_LEFT_OUT, _OTHERWISE})
_OTHER = {Standing.CURRENT: Standing.PREVIOUS, Standing.PREVIOUS: Standing.CURRENT}


def grades_again(
    facts: Facts, rereader: Rereader, *, always: bool = False
) -> tuple[JudgementFact, ...]:
    """Return the grades of an article, and those in doubt with the other standing as well.

    Each of these has opinions, and the confidence that they come to. In doubt are grades of which
    the rules are not all but certain, or `always` all of them, if a body gives them that the second
    reader knows, and what is `doubtful` anyway; but not those that are told by counting them.
    """
    sure = math.inf if always else _SURE
    # Of "for the second time" nothing is left to be read again, neither the first nor the second.
    firmly = {told_by(f) for f in facts.judgements if f.confidence >= sure or f.implied}
    doubted, left_out = (
        [f for f in found if told_by(f) not in firmly and knows(f.inspectorate)]
        for found in (facts.judgements, facts.doubtful)
    )
    left_out = [f for f in left_out if not _is_gainsaid(f, facts.judgements)]
    answers = rereader.grades([*doubted, *left_out])
    doubted, left_out = (
        [f for f in asked if told_by(f) in answers] for asked in (doubted, left_out)
    )
    weighed = [fact for fact in facts.judgements if fact not in doubted]
    told = {(told_by(fact), fact.standing) for fact in doubted}
    for fact in left_out:
        likely = answers[told_by(fact)][fact.standing] >= _LIKELY
        if likely and (told_by(fact), fact.standing) not in told:
            told.add((told_by(fact), fact.standing))
            opinions = {_LEFT_OUT, *_steps_of(fact, answers[told_by(fact)])}
            weighed.append(with_opinions(_beside(fact, facts.judgements), opinions))
    for fact in doubted:
        answer = answers[told_by(fact)]
        weighed.append(with_opinions(fact, {*unsure(fact), *_steps_of(fact, answer)}))
        if (told_by(fact), _OTHER[fact.standing]) not in told:
            told.add((told_by(fact), _OTHER[fact.standing]))
            other = _otherwise(fact, facts.judgements)
            weighed.append(with_opinions(other, {_OTHERWISE, *_steps_of(other, answer)}))
    return tuple(sorted(weighed, key=lambda fact: (fact.evidence.start, fact.key)))


def of_one_standing(kept: Sequence[JudgementFact]) -> tuple[JudgementFact, ...]:
    """Return facts without grades that the second reader adds to one with the other standing.

    Of grades that seemed to be told both ways half were not.
    """
    told = {(told_by(fact), fact.standing) for fact in kept if not _is_added(fact)}
    return tuple(
        fact
        for fact in kept
        if not _is_added(fact) or (told_by(fact), _OTHER[fact.standing]) not in told
    )


def brought_back(facts: Iterable[JudgementFact]) -> tuple[Span, ...]:
    """Return the evidence of grades that the rules alone would have left out."""
    return tuple(fact.evidence for fact in facts if _LEFT_OUT in fact.opinions)


def _is_added(fact: JudgementFact) -> bool:
    """Tell whether the rules alone would not give a grade."""
    return not _ADDED.isdisjoint(fact.opinions)


def _is_gainsaid(fact: JudgementFact, others: Iterable[JudgementFact]) -> bool:
    """Tell whether another grade of the same thing is in force, as that of a fact would be."""
    return fact.standing is Standing.CURRENT and any(
        other.standing is Standing.CURRENT
        and told_by(other)[:4] == told_by(fact)[:4]
        and other.grade != fact.grade
        for other in others
    )


def _beside(fact: JudgementFact, others: Iterable[JudgementFact]) -> JudgementFact:
    """Return a fact as one of the inspection in force that others tell of, if it is of that."""
    for other in others:
        same = (other.authority, other.inspectorate, other.service, other.standing)
        if (
            fact.standing is Standing.CURRENT
            and same == (fact.authority, fact.inspectorate, fact.service, fact.standing)
            and other.period.compatible(fact.period)
        ):
            return replace(fact, event=other.event)
    return replace(fact, event=f"{fact.event}-left-out")


def _steps_of(fact: JudgementFact, answer: Answer) -> Iterator[str]:
    return unlikely(answer[fact.standing])


def _otherwise(fact: JudgementFact, others: Iterable[JudgementFact]) -> JudgementFact:
    """Return the same grade with the other standing.

    Where others tell of its inspection, it is of another one. If that is of before, no more is
    known than that it was not later.
    """
    standing = _OTHER[fact.standing]
    key = make_key(fact.key, standing)
    other = replace(fact, key=key, standing=standing, circumstances=())
    if all(f.event != fact.event for f in others if told_by(f) != told_by(fact)):
        return other
    other = replace(other, event=f"{fact.event}-{standing}")
    if standing is Standing.CURRENT:
        return other
    return replace(other, period=Period(latest=fact.period.latest), dated_by=None)
