"""Grades that words pass on from one council to others: in its company, before it or after it."""

from collections.abc import Callable

import pytest

NEWS = "Ofsted has rated children's services in Kent good."
SAID = "Kent overall good current -"
ESSEX, SURREY = "Essex overall good current -", "Surrey overall good current -"
KENT_FIRST = (
    "Kent was the first county in the South East to be rated good by Ofsted for its children's "
    "services"
)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # in the company of the one that is graded
        ("Kent was rated good by Ofsted for its children's services, like neighbouring Essex.",
         {SAID, ESSEX}),
        ("Like Essex and Surrey, Kent has been found good by Ofsted for its children's services.",
         {SAID, ESSEX, SURREY}),
        ("Kent, along with Essex, has been graded good by Ofsted for its children's services.",
         {SAID, ESSEX}),
        ("Ofsted has graded children's services in Kent as good, alongside those in Essex.",
         {SAID, ESSEX}),
        # the same grade as another
        ("Kent has been rated good by Ofsted for its children's services, the same grade as Essex "
         "was given in 2022.", {SAID, "Essex overall good current 2022"}),
        (f"{NEWS} That is the same grade as neighbouring Essex.", {SAID, ESSEX}),
        (f"{NEWS} The county shares that grade with Essex and Surrey.", {SAID, ESSEX, SURREY}),
        # before it, and after it
        ("Kent has become the third county to be rated good by Ofsted for its children's services "
         "this spring, after Essex and Surrey.",
         {"Kent overall good current 2024", ESSEX, SURREY}),
        ("Kent is the second county in the South East, after Surrey, to be judged good by Ofsted "
         "for its children's services.", {SAID, SURREY}),
        (f"{KENT_FIRST} since Surrey in 2021.", {SAID, "Surrey overall good current 2021"}),
        (f"{KENT_FIRST}, in 2019, followed by Essex in 2021 and Surrey in 2023.",
         {"Kent overall good current 2019", "Essex overall good current 2021",
          "Surrey overall good current 2023"}),
        (f"{KENT_FIRST}. Surrey followed in 2023.", {SAID, "Surrey overall good current 2023"}),
        ("Kent has joined Essex in being rated good by Ofsted for its children's services.",
         {SAID, ESSEX}),
        # the others of those that are counted
        ("Kent is one of three councils to be rated good by Ofsted for children's services. The "
         "others are Essex and Surrey.", {SAID, ESSEX, SURREY}),
        (f"{NEWS} Essex is the only other county in the South East with that rating.",
         {SAID, ESSEX}),
        (f"{NEWS} The only other county to hold that grade is Essex, while Surrey is rated "
         "inadequate.", {SAID, ESSEX, "Surrey overall inadequate current -"}),
        ("Two councils have been rated good by Ofsted for children's services. They are Essex and "
         "Kent.", {SAID, ESSEX}),
        # named behind their grade
        ("Councils to have been rated good by Ofsted for children's services include Essex (2020) "
         "and Surrey (2022).",
         {"Essex overall good current 2020", "Surrey overall good current 2022"}),
        ("Several councils, including Essex and Kent, were rated good by Ofsted for their "
         "children's services.", {SAID, ESSEX}),
        ("Ofsted has visited children's services in Kent, Essex and Surrey. All three councils "
         "were rated good.", {SAID, ESSEX, SURREY}),
        ("Ofsted inspected Kent first. It was followed by Essex and Surrey, which were both rated "
         "good for their children's services.", {ESSEX, SURREY}),
    ],
)  # fmt: skip
def test_a_grade_is_passed_on_to_other_councils(judged: Callable, text: str, rows: set) -> None:
    """Each council that the words name has the grade, at its own time if one is told."""
    assert judged(text) == rows


@pytest.mark.parametrize(
    "text",
    [
        f"{NEWS} Like Essex, it finds it hard to recruit.",
        f"{NEWS} It was the second county, after Essex, to try a new rota.",
        f"{NEWS} It was followed by Essex in the timetable for inspections.",
        f"{NEWS} The other county in the partnership is Surrey.",
        f"{NEWS} Councils that are still waiting for inspectors include Essex and Surrey.",
        f"{NEWS} It shares a director with Essex.",
        "Ofsted has rated children's services in Kent good, following work with Essex.",
        "Ofsted has rated children's services in Kent good after help from several councils, "
        "including Essex and Surrey.",
        "Kent, working alongside Essex, was rated good by Ofsted for its children's services.",
        "Kent is the second county to leave the pilot, after Essex, and was rated good by Ofsted "
        "for its children's services.",
        "Kent was rated good by Ofsted for its children's services, alongside Essex, which is its "
        "partner.",
    ],
)
def test_company_of_another_kind_shares_no_grade(judged: Callable, text: str) -> None:
    """Neighbours, helpers and those that wait for inspectors have no grade."""
    assert judged(text) == {SAID}


def test_councils_that_help_those_with_a_grade_have_none(judged: Callable) -> None:
    """The grade is of others."""
    lead = "Councils which help others rated inadequate by Ofsted for children's services include"
    assert judged(f"{lead} Essex and Surrey.") == set()


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Ann Lee, director of children's services at Essex, is to take over at Kent. The "
         "council was rated good by Ofsted in 2023.", {"Kent overall good current 2023"}),
        ("Ann Lee, director of children's services at Essex, once worked at Kent. The council was "
         "rated good by Ofsted in 2023.", {"Essex overall good current 2023"}),
    ],
)  # fmt: skip
def test_the_council_is_the_new_employer(judged: Callable, text: str, rows: set) -> None:
    """Of somebody who moves, the text goes on about where she goes."""
    assert judged(text) == rows
