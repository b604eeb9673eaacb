"""Who a verdict is told of: a council named further on, or before what is put behind its name."""

from collections.abc import Callable

import pytest

from councilgraph.knowledge import Knowledge


@pytest.fixture(scope="module")
def graded(facts_of: Callable, knowledge: Knowledge) -> Callable[[str], list[str]]:
    """Return a function that gives "council: grade" for each judgement of a text."""

    def rows(text: str) -> list[str]:
        return sorted(
            f"{knowledge.register.authority(j.authority).short_name}: {j.grade.rsplit('/', 1)[-1]}"
            for j in facts_of(text, published="2024-07-01").judgements
        )

    return rows


LEADS = [
    "A council has been told by Ofsted that its children's services are inadequate.",
    "A county's children's services have been judged inadequate by Ofsted.",
    "A council and its partners were told that children's services were inadequate.",
    "Children's services at an English council were rated inadequate by Ofsted.",
]
OF_ANY = [
    "A council rated inadequate by Ofsted has to do better by its children.",
    "An authority rarely goes from inadequate to good in children's services.",
    "When a council was judged inadequate by Ofsted, others would shudder.",
    "A Medway council has been told by Ofsted that its children's services are inadequate.",
]


@pytest.mark.parametrize("lead", LEADS)
def test_a_lead_may_tell_of_a_council_that_is_named_later(graded: Callable, lead: str) -> None:
    """What happened to "a council" in the lead happened to the one that the next words name."""
    text = f"{lead}\n\nInspectors from Ofsted were in Kent in May."
    assert graded(text) == ["Kent: inadequate"]


@pytest.mark.parametrize("lead", OF_ANY)
def test_a_lead_that_tells_of_any_council_tells_of_none(graded: Callable, lead: str) -> None:
    """What is so of any council, or of one somewhere else, is not told of the one named later."""
    text = f"{lead}\n\nInspectors from Ofsted were in Kent in May."
    told = graded(text)
    assert not [line for line in told if line.startswith("Kent")]


PUT_BEHIND = [
    ", which borders Medway,",
    ", a partner of Medway,",
    ", next door to Medway,",
    ", Medway's bigger neighbour,",
    ", whose leader came from Medway,",
    ", a separate authority,",
    " - not to be confused with Medway -",
    " is a separate authority and",
    " remains the biggest council in the area and",
    " became a county council in 1889 and",
]


@pytest.mark.parametrize("words", PUT_BEHIND)
def test_what_is_put_behind_a_subject_leaves_it_the_subject(graded: Callable, words: str) -> None:
    """Neither a council in an aside nor a predicate noun takes a grade from the subject."""
    text = f"Essex was rated outstanding by Ofsted.\n\nKent{words} was rated good by Ofsted."
    told = ["Essex: outstanding", "Kent: good"]
    assert graded(text) == told
