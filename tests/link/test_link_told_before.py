"""What a service was graded before, told indirectly: by what is kept, left or denied, in a row.

Each way of telling is read with several grades, so that it hangs on none of them.
"""

from collections.abc import Callable

import pytest

GRADES = (("good", "inadequate"), ("inadequate", "outstanding"), ("inadequate", "inadequate"))
TWO = (  # of {new} today and {old} of 2019, the same or another
    "Its children's services, {old} when Ofsted last looked in 2019, are now {new}. That is Kent.",
    "Ofsted has watched Kent's children's services closely: {old} in 2019 and now {new}.",
    "{Old} in 2019, {new} now: that is what Ofsted has made of Kent's children's services.",
)
TWICE = (  # of one grade, today and in 2019
    "Ofsted rated Kent's children's services {grade} in 2019. A new report gives them the same "
    "grade.",
    "Kent has held on to the {grade} that Ofsted gave its children's services in 2019. The latest "
    "report gives them the same again.",
    "In its latest report Ofsted lets Kent keep the {grade} rating that its children's services "
    "were given in 2019.",
    "In 2019 Ofsted looked hard at Kent's children's services. {Grade} then, {grade} now is the "
    "verdict.",
    "{Grade} is where Kent's children's services stood in 2019, and {grade} is where they stand "
    "now, Ofsted says.",
    "The grade that Ofsted gave Kent's children's services this week, {grade}, is the one that it "
    "gave them in 2019.",
)
YEARS = (  # of one grade, in 2015 and in 2019
    "Ofsted reported on Kent's children's services in 2015 and 2019. Both reports rated them "
    "{grade}.",
    "Ofsted was in Kent in 2015 and again in 2019. Each time it found children's services {grade}.",
    "Ofsted inspected Kent's children's services in 2015 and 2019. Both inspections ended in a "
    "grade of {grade}.",
    "Kent's children's services have never been rated better than {grade} by Ofsted. They were "
    "given that rating in 2015 and in 2019.",
    "{Grade} is a label that nobody forgets. Ofsted gave it to Kent's children's services in 2015 "
    "and again in 2019.",
)
LEFT = (
    "Ofsted says that Kent's children's services are {new}, with no repeat of the {old} rating "
    "that they were given in 2019.",
    "Compared with 2019, when they were {old}, children's services in Kent are changed: Ofsted now "
    "rates them {new}.",
    "Kent County Council has left its {old} rating behind. Ofsted says that its children's "
    "services are {new}.",
    "Kent has put its {old} rating behind it, for Ofsted has rated its children's services {new}.",
)
ONCE = (
    "Kent keeps the {grade} that Ofsted gave its children's services in 2019.",
    "Ofsted rated Kent's children's services {grade} in 2019 and they are still {grade}.",
    "Ofsted rated Kent's children's services {grade} in 2019. The report gives them the same grade "
    "as Surrey's.",
    "Ofsted rated Kent's children's services {grade} in 2019. Both the leader and the director "
    "said so in 2021.",
    "Ofsted rated Kent's children's services {grade} in 2019. The latest monitoring visit left "
    "them with the same grade.",
)


def told(facts_of: Callable, text: str) -> list[tuple[str, str, str]]:
    """Return whose grades, which and how they stand, one for each inspection, of June 2024."""
    judgements = facts_of(f"News\n\n{text}", published="2024-06-20").judgements
    slugs = {(j.authority, j.grade, j.standing.value, j.event) for j in judgements}
    short = [(who.rpartition("/")[2], what.rpartition("/")[2], how) for who, what, how, _ in slugs]
    return sorted(short)


def in_kent(*told: tuple[str, str]) -> list[tuple[str, str, str]]:
    """Return grades and how they stand as those of one council."""
    return sorted(("E10000016", grade, standing) for grade, standing in told)


@pytest.mark.parametrize("text", [*TWO, *LEFT])
def test_a_grade_of_before_is_found(facts_of: Callable, text: str) -> None:
    """The words that tell of today's grade tell which one it followed."""
    for new, old in GRADES[:2] if text in LEFT else GRADES:
        said = text.format(new=new, old=old, Old=old.capitalize())
        assert told(facts_of, said) == in_kent((new, "current"), (old, "previous"))


@pytest.mark.parametrize("text", [*TWICE, *YEARS])
def test_a_grade_given_twice_is_two(facts_of: Callable, text: str) -> None:
    """One grade of two inspections, whichever words say that it was the same."""
    for grade in ("inadequate", "good", "outstanding"):
        said = text.format(grade=grade, Grade=grade.capitalize())
        assert told(facts_of, said) == in_kent((grade, "current"), (grade, "previous"))


@pytest.mark.parametrize("text", ONCE)
def test_no_earlier_inspection_is_invented(facts_of: Callable, text: str) -> None:
    """What is kept, still so or like another's was given once as far as is told."""
    for grade in ("inadequate", "good"):
        found = told(facts_of, text.format(grade=grade))
        assert [one for one in found if one[2] == "previous"] == []


def test_a_council_is_where_another_was(facts_of: Callable) -> None:
    """The grade of today is that of the other in its time."""
    text = (
        "Kent is where Surrey stood in 2018: its children's services are inadequate, Ofsted has "
        "found. Surrey has since been graded good."
    )
    surrey = [("E10000030", "good", "current"), ("E10000030", "inadequate", "previous")]
    assert told(facts_of, text) == [*in_kent(("inadequate", "current")), *surrey]


def test_what_another_council_got_is_not_presupposed(facts_of: Callable) -> None:
    """Only who is spoken of had it."""
    text = "Ofsted has not given Kent the inadequate rating that Surrey got in 2018."
    assert not [one for one in told(facts_of, text) if one in in_kent(("inadequate", "current"))]


def test_all_of_a_row_is_told(facts_of: Callable) -> None:
    """Each grade has its own year, and the last is today's."""
    text = "The rise of Kent is complete: inadequate in 2014, good in 2018 and now outstanding."
    text += " Ofsted's third report on its children's services is out."
    expected = in_kent(("outstanding", "current"), ("good", "previous"), ("inadequate", "previous"))
    assert told(facts_of, text) == expected
