"""Lists of grades: by side, by council and by grade, however their lines are parted."""

from collections.abc import Callable

import pytest

NEWS = "Ofsted has rated children's services in Kent good."
SAID = "Kent overall good current -"
SIDES = {
    SAID,
    "Kent leadership outstanding current -",
    "Kent help-and-protection requires-improvement current -",
    "Kent looked-after-children good current -",
    "Kent care-leavers outstanding current -",
}
COUNCILS = {
    "Kent overall good current -",
    "Surrey overall requires-improvement current -",
    "Devon overall inadequate current -",
}
REGION = "How Ofsted rates children's services in three counties:\n\n"


@pytest.mark.parametrize("parted", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "lines",
    [
        ["- The impact of leaders on social work practice with children and families: Outstanding",
         "- The experiences and progress of children who need help and protection: Requires "
         "improvement to be good",
         "- The experiences and progress of children in care: Good",
         "- The experiences and progress of care leavers: Outstanding"],
        ["• Overall effectiveness – good", "• Leadership – outstanding",
         "• Help and protection – requires improvement", "• Children in care – good",
         "• Care leavers – outstanding"],
        ["Leadership: Outstanding", "Help and protection: Requires improvement",
         "Children in care: Good", "Care leavers: Outstanding"],
        ["Outstanding: leadership; care leavers", "Good: children in care",
         "Requires improvement: help and protection"],
        ["* Outstanding – the impact of leaders and the experiences of care leavers",
         "* Good – the experiences of children in care.",
         "* Requires improvement – the help and protection of children."],
    ],
)  # fmt: skip
def test_every_line_gives_its_side_its_own_grade(
    judged: Callable, lines: list[str], parted: str
) -> None:
    """With bullets or none, the side before its grade or behind it; no line is lost or swapped."""
    listed = parted.join(lines)
    assert judged(f"{NEWS} These are its grades:\n\n{listed}") == SIDES


@pytest.mark.parametrize("parted", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "lines",
    [
        ["- Kent: Good", "- Surrey: Requires improvement", "- Devon: Inadequate"],
        ["Kent – good", "Surrey – requires improvement", "Devon – inadequate"],
        ["Good: Kent", "Requires improvement: Surrey", "Inadequate: Devon"],
        ["• Good: Kent County Council.", "• Requires improvement: Surrey", "• Inadequate: Devon"],
    ],
)
def test_every_line_gives_its_council_its_own_grade(
    judged: Callable, lines: list[str], parted: str
) -> None:
    """Councils are listed like sides."""
    assert judged(REGION + parted.join(lines)) == COUNCILS


def test_years_in_brackets_are_of_the_council_before_them(judged: Callable) -> None:
    """Before its grade, or behind it in a list by grade."""
    assert judged(f"{REGION}- Kent (2019): good\n- Surrey (2022): inadequate") == {
        "Kent overall good current 2019", "Surrey overall inadequate current 2022",
    }  # fmt: skip
    assert judged(f"{REGION}- Good: Kent (2019), Essex (2021)\n- Inadequate: Surrey (2022)") == {
        "Kent overall good current 2019", "Essex overall good current 2021",
        "Surrey overall inadequate current 2022",
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        # of a school, of anything else, and of one line that nothing announces
        "Ofsted has been to Elm Primary School in Kent. The grades for each area:\n\n"
        "Good: leadership; behaviour\n\nOutstanding: early years",
        "Ofsted has been to Elm House, a children's home. The grades for each area:\n\n"
        "Good: leadership\n\nOutstanding: help and protection",
        "The tasting panel's grades for each jam were:\n\nGood: quince, Kent cherry\n\nPoor: fig",
        "The county wants more people to foster.\n\nGood: Kent, Surrey and all who help them.",
    ],
)
def test_other_lists_that_begin_with_a_grade_say_nothing(judged: Callable, text: str) -> None:
    """Only councils, or sides of their services, may stand behind the colon."""
    assert judged(text) == set()
