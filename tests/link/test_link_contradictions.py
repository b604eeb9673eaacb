"""Of two grades for one thing at one time, one article can be right about one at most."""

from collections.abc import Callable

import pytest

from councilgraph.link.contradictions import find_contradicted
from councilgraph.link.drafts import Draft
from councilgraph.model.claims import JudgementClaim, Kind, Mention
from councilgraph.model.text import Span

HEADLINE = Span(start=0, end=9)


def draft(grade: str, at: int, confidence: float, **known: str) -> Draft:
    """Return a made-up judgement, told at a place of the text with so much confidence."""
    span = Span(start=at, end=at + 5)
    told = Mention(span=span, text=grade, kind=Kind.GRADE, targets=(grade,))
    claim = JudgementClaim(evidence=span, rule="judgement/verb", authority=None, grade=told)
    return Draft(
        claim=claim,
        **{"authority": "A", "inspectorate": "I", "service": "S", "aspect": "whole", **known},
        grade=grade,
        event="0g0",
        confidence=confidence,
    )


@pytest.mark.parametrize(
    ("told", "left_out"),
    [
        # what is told more surely stays
        ([("good", 20, 0.9), ("poor", 40, 0.7)], ["poor"]),
        ([("good", 20, 0.7), ("poor", 40, 0.8), ("good", 60, 0.9)], ["poor"]),
        # the text goes before its headline, however sure that is
        ([("good", 0, 0.9), ("poor", 40, 0.7)], ["good"]),
        # of two that are about as sure the first is the news
        ([("good", 20, 0.8), ("poor", 40, 0.8)], ["poor"]),
        ([("good", 20, 0.8), ("poor", 40, 0.9)], ["poor"]),
        # of two in one sentence neither is known
        ([("good", 20, 0.8), ("poor", 20, 0.8)], ["good", "poor"]),
        ([("good", 20, 0.8), ("good", 40, 0.8)], []),
    ],
)
def test_the_surer_grade_of_the_text_is_believed(
    told: list[tuple[str, int, float]], left_out: list[str]
) -> None:
    """A headline yields to the text, and what is told later to what is told before."""
    found = find_contradicted([draft(*one) for one in told], HEADLINE)
    assert [d.grade for d in found] == left_out


@pytest.mark.parametrize("field", ["authority", "inspectorate", "service", "aspect"])
def test_grades_for_different_things_do_not_gainsay_each_other(field: str) -> None:
    """Another council, inspectorate, service or aspect may have another grade."""
    drafts = [draft("good", 20, 0.9), draft("poor", 40, 0.7, **{field: "other"})]
    assert find_contradicted(drafts, HEADLINE) == []


def test_a_grade_that_is_gainsaid_is_an_issue(facts_of: Callable, issues_of: Callable) -> None:
    """It is not lost: whoever reads the issues finds its sentence."""
    text = (
        "Ofsted has rated children's services in Kent good after a visit in May.\n\n"
        "The council's work with children was judged to require improvement."
    )
    facts = facts_of(text, published="2022-06-20").judgements
    assert [j.grade.rsplit("/", 1)[-1] for j in facts] == ["good"]
    assert "unattached-grade" in issues_of(text, published="2022-06-20")
