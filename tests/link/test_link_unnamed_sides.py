"""What is no grade of the whole: of sides told apart, of parts nobody knows, or of no council."""

from collections.abc import Callable

import pytest

NEWS = "Ofsted rated the leadership of children's services in Bolton inadequate."
LEADERS = "Bolton leadership inadequate current -"


@pytest.mark.parametrize(
    "text",
    [
        "All other areas were good.",
        "The other three areas were judged good.",
        "Everything else was found to be good.",
        "The remaining judgements are good.",
        "In three of the four areas it was rated good.",
        "It was rated good for its impact on young lives.",
        "It would have been rated good a year ago.",
        "It was good that the council had listened.",
        "The word 'good' was used 17 times at the meeting.",
        "A peer review by the LGA found children's services good.",
        "St Oswin's in Bolton was rated good.",
        "At Elmfield Primary in Bolton, the verdict was good.",
        "The Willows in Bolton was found to be good.",
    ],
)
def test_a_grade_is_not_always_of_the_whole(judged: Callable, text: str) -> None:
    """What is told apart, in part or of others says nothing of the service as a whole."""
    assert judged(f"{NEWS} {text}") == {LEADERS}


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Ofsted graded Bolton good for leadership, requires improvement for care leavers, and "
         "good for the rest.",
         {"leadership good", "care-leavers requires-improvement"}),
        ("Ofsted graded Bolton good for leadership and inadequate for key processes.",
         {"leadership good"}),
        ("Bolton's children's services were judged good by Ofsted in May for leadership and for "
         "adoption.", {"leadership good", "adoption good"}),
        ("Bolton Council is good, Ofsted says, in all four areas: leadership, help and protection, "
         "adoption and care leavers.",
         {"leadership good", "help-and-protection good", "adoption good", "care-leavers good"}),
        ("Only two of the four areas judged by Ofsted at Bolton Council, leadership and care "
         "leavers, were good.", {"leadership good", "care-leavers good"}),
        ("On leadership, and on care leavers, Ofsted told Bolton Council that it requires "
         "improvement.",
         {"leadership requires-improvement", "care-leavers requires-improvement"}),
        ("Ofsted's judgement on leadership at Bolton Council was that it required improvement.",
         {"leadership requires-improvement"}),
        ("Bolton Council was praised for its leadership in an Ofsted report which rates its "
         "children's services good.", {"overall good"}),
    ],
)  # fmt: skip
def test_what_a_grade_is_for(judged: Callable, text: str, rows: set[str]) -> None:
    """Lists stand past who gave a grade and when, behind counts, and before the verb."""
    told = {" ".join(row.split()[1:3]) for row in judged(text)}
    assert told == rows


def test_a_finding_is_of_whose_way_it_is_about(judged: Callable) -> None:
    """Another council's case, told on the way, is that council's."""
    text = (
        "The Housing Ombudsman has found maladministration at Southwark Council. Last month it "
        "found severe maladministration in the way that Lewisham Council handled adaptations."
    )
    assert "Lewisham adaptations severe-maladministration current 2024" in judged(text)
