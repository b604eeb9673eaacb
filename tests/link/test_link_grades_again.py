"""Grades read again: what becomes of those in doubt."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

import pytest

from councilgraph.link import OPINIONS, REREAD
from councilgraph.link.confidence import load_weights
from councilgraph.link.grades_again import grades_again, of_one_standing
from councilgraph.model.claims import Standing
from councilgraph.model.facts import Fact, Facts, JudgementFact
from councilgraph.model.text import Article, Span
from councilgraph.model.time import DatedBy, Period
from councilgraph.reread import Answer, Rereader, Told, told_by

B = "https://example.org/"
NOW, BEFORE = Standing.CURRENT, Standing.PREVIOUS
ARTICLE = Article(id="a1", source_name="a.txt", text="It was good.", published=date(2024, 6, 20))
MAY = Period(earliest=date(2024, 5, 1), latest=date(2024, 5, 31))
GOOD = JudgementFact(
    key="j1", article="a1", published=ARTICLE.published, evidence=Span(start=0, end=12),
    rule="verb", confidence=0.9, authority=f"{B}id/authority/E1",
    inspectorate=f"{B}id/inspectorate/ofsted", service=f"{B}def/service/children",
    aspect=f"{B}def/aspect/overall", grade=f"{B}def/grade/good", period=MAY,
    dated_by=DatedBy.INSPECTED, standing=NOW, event="e1",
)  # fmt: skip
POOR = replace(GOOD, key="j2", grade=f"{B}def/grade/poor", event="e2")

Answers = Mapping[str, tuple[float, float]]


class Answering(Rereader):
    """A second reader with answers by grade: as one of now, as one of before."""

    def __init__(self, answers: Answers) -> None:
        super().__init__(ARTICLE, (), str)
        self._told = answers

    def grades(self, facts: Iterable[JudgementFact]) -> dict[Told, Answer]:
        """Return the answers."""
        told = {told_by(fact): self._told[fact.grade.rpartition("/")[2]] for fact in facts}
        return {one: dict(zip((NOW, BEFORE), likely, strict=True)) for one, likely in told.items()}


@pytest.fixture
def again() -> Callable:
    """Return a function that reads facts again with answers by grade: as now, as before."""

    def again(facts: Facts, answers: Answers) -> dict[tuple[str, Standing], JudgementFact]:
        found = grades_again(facts, Answering(answers))
        least = load_weights(REREAD[JudgementFact]).least
        sure = [fact for fact in found if not fact.opinions or fact.confidence >= least]
        kept = of_one_standing(sure)
        return {(fact.grade.rpartition("/")[2], fact.standing): fact for fact in kept}

    return again


def test_a_wrong_grade_goes_and_a_right_one_stays(again: Callable) -> None:
    """Of two that the rules are as unsure of, the reader tells which one the article gives."""
    found = again(Facts(judgements=(GOOD, POOR)), {"good": (0.99, 0.01), "poor": (0.01, 0.01)})
    assert set(found) == {("good", NOW)}
    assert found["good", NOW].confidence > GOOD.confidence


def test_it_is_not_asked_where_the_rules_are_sure(again: Callable) -> None:
    """No answer is needed, and nothing changes."""
    sure = replace(GOOD, confidence=0.98)
    assert again(Facts(judgements=(sure,)), {}) == {("good", NOW): sure}


def test_it_is_not_asked_about_bodies_that_it_does_not_know(again: Callable) -> None:
    """It would take their grades for nothing, since it has never seen them."""
    new = replace(GOOD, inspectorate=f"{B}id/inspectorate/libraries")
    assert again(Facts(judgements=(new,)), {}) == {("good", NOW): new}


def test_it_is_not_asked_about_what_a_count_tells(again: Callable) -> None:
    """Of "for the second time" there is nothing to read again."""
    first = replace(GOOD, standing=BEFORE, implied=True)
    assert again(Facts(judgements=(first,)), {}) == {("good", BEFORE): first}


def test_a_grade_of_before_that_was_taken_for_one_of_now(again: Callable) -> None:
    """It has the other standing instead, and is of the same time and inspection."""
    [(told, fact)] = again(Facts(judgements=(GOOD,)), {"good": (0.01, 0.99)}).items()
    assert told == ("good", BEFORE)
    assert (fact.period, fact.event, fact.implied) == (GOOD.period, GOOD.event, False)
    assert fact.key != GOOD.key


def test_a_grade_that_only_had_the_time_of_others(again: Callable) -> None:
    """As one of before, no more is known of its time than that it was not later."""
    side = replace(POOR, confidence=0.99, event=GOOD.event)
    found = again(Facts(judgements=(GOOD, side)), {"good": (0.01, 0.99)})
    before = found["good", BEFORE]
    assert (before.period, before.dated_by) == (Period(latest=MAY.latest), None)
    assert before.event != GOOD.event


def test_no_grade_is_told_both_ways_by_its_opinions(again: Callable) -> None:
    """What the rules found stays as they found it."""
    assert set(again(Facts(judgements=(GOOD,)), {"good": (0.99, 0.99)})) == {("good", NOW)}
    old = replace(GOOD, standing=BEFORE)
    assert set(again(Facts(judgements=(old,)), {"good": (0.99, 0.99)})) == {("good", BEFORE)}
    both = Facts(judgements=(GOOD,), doubtful=(replace(old, key="j3"),))
    assert set(again(both, {"good": (0.99, 0.99)})) == {("good", NOW)}


def test_what_is_left_out_gainsays_nothing(again: Callable) -> None:
    """Beside a grade that is in force the same thing has no other one."""
    sure = replace(GOOD, confidence=0.98)
    facts = Facts(judgements=(sure,), doubtful=(replace(POOR, confidence=0.4),))
    assert set(again(facts, {"poor": (0.99, 0.01)})) == {("good", NOW)}


def test_a_grade_in_force_is_of_no_inspection_of_before(again: Callable) -> None:
    """Where others tell of its inspection as one of before, it is of another."""
    old, side = (
        replace(GOOD, standing=BEFORE),
        replace(POOR, standing=BEFORE, confidence=0.99, event=GOOD.event),
    )
    now = again(Facts(judgements=(old, side)), {"good": (0.99, 0.01)})["good", NOW]
    assert now.event != GOOD.event


def test_what_the_rules_left_out_may_be_right(again: Callable) -> None:
    """A grade of the inspection in force is one of its grades; one of before stands alone."""
    side = replace(POOR, aspect=f"{B}def/aspect/leadership", confidence=0.4)
    found = again(
        Facts(judgements=(GOOD,), doubtful=(side,)), dict.fromkeys(("good", "poor"), (0.99, 0.01))
    )
    assert found["poor", NOW].event == GOOD.event
    old = replace(side, standing=BEFORE)
    found = again(
        Facts(judgements=(GOOD,), doubtful=(old,)), {"good": (0.99, 0.01), "poor": (0.01, 0.99)}
    )
    assert found["poor", BEFORE].event not in (GOOD.event, old.event)
    assert set(
        again(
            Facts(judgements=(GOOD,), doubtful=(side,)), {"good": (0.99, 0.01), "poor": (0.1, 0.1)}
        )
    ) == {("good", NOW)}


def test_what_was_left_out_stays_so_unless_it_is_likely(again: Callable) -> None:
    """Whatever the weights make of it."""
    side = replace(POOR, aspect=f"{B}def/aspect/leadership", confidence=0.4)
    facts = Facts(judgements=(GOOD,), doubtful=(side,))
    for likely, grades in ((0.45, {"good"}), (0.99, {"good", "poor"})):
        found = again(facts, {"good": (0.99, 0.01), "poor": (likely, 0.01)})
        assert {grade for grade, _ in found} == grades


def test_what_is_read_again_says_so(again: Callable) -> None:
    """However sure the rules and the reader are."""
    sure = replace(GOOD, confidence=0.96)
    assert again(Facts(judgements=(sure,)), {"good": (0.999, 0.001)})["good", NOW].opinions


@pytest.mark.parametrize("kind", REREAD)
def test_the_surer_both_are_the_surer_it_is(kind: type[Fact]) -> None:
    """No opinion that is less sure speaks for a fact."""
    weights = load_weights(REREAD[kind])
    for prefix in ("below-", "read-below-"):
        steps = sorted(
            (o for o in OPINIONS if o.startswith(prefix)), key=lambda o: -int(o.rpartition("-")[2])
        )
        told = [weights.confidence(steps[:count]) for count in range(len(steps) + 1)]
        assert told == sorted(told, reverse=True)
        assert told[-1] < told[0]
    assert told[-1] < weights.least
