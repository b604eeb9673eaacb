"""What the rest of its article says of a fact: how it stands among all that the article tells.

The signals of a claim come from its own words, and words that were read rightly may still be put to
the wrong time or the wrong thing. That shows in what is told beside them: a grade of before that
is only months old, two inspections within months of each other, a past without a present. What
each counts for is for `settling`; none of it decides alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from councilgraph.model.claims import Standing
from councilgraph.model.facts import Fact, Facts, InspectionFact, JudgementFact
from councilgraph.model.time import Period

_STEPS = (70, 80, 90, 95)  # hundredths
STEPS = frozenset(f"below-{step}" for step in _STEPS)
"""The circumstances that tell how sure a claim's own words are."""
_LATELY, _SOON, _SEASON = timedelta(days=300), timedelta(days=240), timedelta(days=120)
_EARLY = 600  # characters
# Signals of a claim's own words that count once more when it is settled.
_OF_JUDGEMENTS = frozenset({"by-rank", "other-authority", "echo", "complaint"})
_OF_INSPECTIONS = frozenset({"told-as-visit", "plural", "another-told"})

F = TypeVar("F", bound=Fact)


def with_circumstances(facts: Facts) -> Facts:
    """Return the facts of an article, each with the names of its circumstances; not people."""
    judged = facts.judgements
    return replace(
        facts,
        judgements=tuple(_named(f, _of_judgement(f, judged), _OF_JUDGEMENTS) for f in judged),
        inspections=tuple(
            _named(f, _of_inspection(f, judged), _OF_INSPECTIONS) for f in facts.inspections
        ),
        interventions=tuple(_named(f) for f in facts.interventions),
    )


def _named(fact: F, found: Iterable[str] = (), own: frozenset[str] = frozenset()) -> F:
    """Return a fact with what was found of it, what its words said of it, and how sure they are."""
    unsure = (f"below-{step}" for step in _STEPS if fact.confidence * 100 < step)
    told = {*found, *unsure, *own.intersection(fact.signals)}
    return replace(fact, circumstances=tuple(sorted(told)))


def _of_inspection(fact: InspectionFact, judged: Iterable[JudgementFact]) -> Iterator[str]:
    if any(j.event == fact.event and j.standing is Standing.CURRENT for j in judged):
        yield "judged-now"


def _of_judgement(fact: JudgementFact, judged: Sequence[JudgementFact]) -> Iterator[str]:
    others = [j for j in judged if j is not fact]
    if others and all(j.authority != fact.authority for j in others):
        yield "nothing-else"
    if fact.evidence.start < _EARLY:
        yield "early"
    beside = [j for j in others if (j.authority, j.service) == (fact.authority, fact.service)]
    if fact.standing is Standing.PREVIOUS:
        yield "before"
        yield from _of_before(fact, beside)
    else:
        yield from _of_now(fact, beside)


def _of_now(fact: JudgementFact, beside: Sequence[JudgementFact]) -> Iterator[str]:
    """Yield the circumstances of a grade in force; `beside` are the others of its service."""
    if "previous" in fact.signals and "told-as-last" not in fact.signals:
        yield "turned-now"  # but "when last inspected, it was poor" is what is in force
    if any(
        j.standing is Standing.PREVIOUS and (j.aspect, j.grade) == (fact.aspect, fact.grade)
        for j in beside
    ):
        yield "same-before"


def _of_before(fact: JudgementFact, beside: Sequence[JudgementFact]) -> Iterator[str]:
    """Yield the circumstances of a grade of before; `beside` are the others of its service."""
    now = [j for j in beside if j.standing is Standing.CURRENT]
    if not now:
        yield "before-nothing"
    if not fact.is_overall:
        yield "side-before"
    if fact.period.earliest is None and fact.period.latest is not None:
        yield "open-before"
    if _is_of_late(fact.period, fact.published):
        yield "lately-before"
    if any(_is_later(fact.period, j.period) for j in now):
        yield "before-yet-later"
    elif any(j.period == fact.period and j.period.latest is not None for j in now):
        yield "before-at-once"
    if any(j.event != fact.event and _is_near(fact.period, j.period) for j in beside):
        yield "soon-before"
    same = [j for j in beside if j.aspect == fact.aspect and j.standing is Standing.PREVIOUS]
    if any(j.grade != fact.grade for j in same):
        yield "other-before"


def _is_of_late(period: Period, published: date | None) -> bool:
    """Tell whether a time that is well known is within the months before the article.

    Wide bounds that end of late, such as those of "for the second time in six years", tell of no
    such thing.
    """
    if published is None or period.latest is None or _middle(period) is None:
        return False
    return published - period.latest < _LATELY


def _is_later(one: Period, other: Period) -> bool:
    """Tell whether one is later than the other by the bounds of both."""
    return bool(one.earliest and other.latest and one.earliest > other.latest)


def _is_near(one: Period, other: Period) -> bool:
    """Tell whether two times that are well known are within months of each other."""
    middle, rival = _middle(one), _middle(other)
    return middle is not None and rival is not None and abs(middle - rival) < _SOON


def _middle(period: Period) -> date | None:
    """Return the day in the middle of bounds that are no wider than a season."""
    if period.earliest is None or period.latest is None:
        return None
    length = period.latest - period.earliest
    return period.earliest + length / 2 if length <= _SEASON else None
