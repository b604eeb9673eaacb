"""A grade that comes back by its second reading is no issue any more."""

from councilgraph.link.grades_again import brought_back
from councilgraph.model.claims import Standing
from councilgraph.model.facts import JudgementFact
from councilgraph.model.text import Span
from councilgraph.model.time import Period


def test_what_was_left_out_and_comes_back_is_known_by_its_opinions() -> None:
    """Its evidence is what no issue need be told of."""
    back, kept = (
        JudgementFact(
            key=key, article="a", published=None, evidence=Span(start=start, end=start + 9),
            rule="verb", confidence=0.9, authority="x", inspectorate="x", service="x", aspect="x",
            grade="x", period=Period(), dated_by=None, standing=Standing.CURRENT,
            opinions=opinions,
        )
        for key, start, opinions in (("j1", 0, ("left-out",)), ("j2", 20, ("below-90",)))
    )  # fmt: skip
    assert brought_back([back, kept]) == (back.evidence,)
