"""What a grade is for, however the sides of a service are listed beside it."""

from collections.abc import Callable

import pytest

LEAD = "Ofsted rated children's services in Kent inadequate overall."
ONE = {"leadership good"}
TWO = {"leadership good", "adoption good"}


@pytest.fixture(scope="module")
def sides(facts_of: Callable) -> Callable[[str], set[str]]:
    """Return a function that gives "aspect grade" of each judgement below a lead, but the whole."""

    def rows(text: str) -> set[str]:
        facts = facts_of(f"{LEAD} {text}", published="2016-06-20").judgements
        told = {" ".join(i.rsplit("/", 1)[-1] for i in (j.aspect, j.grade)) for j in facts}
        assert "overall inadequate" in told
        return told - {"overall inadequate"}

    return rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Two areas were good, namely leadership and adoption.", TWO),
        ("Two areas were rated good: leadership and adoption.", TWO),
        ("The areas rated good were leadership and the experiences of children in care.",
         ONE | {"looked-after-children good"}),
        ("Those rated good were adoption and leadership.", TWO),
        ("Rated good were leadership and adoption.", TWO),
        ("It was good for the help and protection that children get and adoption.",
         {"help-and-protection good", "adoption good"}),
        ("There was a good for leadership, and another for adoption.", TWO),
        ("Inspectors gave a good grade to leadership and adoption.", TWO),
        ("Leadership (rated good) was praised.", ONE),
        ("Leadership as well as adoption was rated good.", TWO),
        ("Leadership was rated good, along with adoption.", TWO),
        ("The grades were: leadership, good; adoption, good.", TWO),
        ("Leadership was good: adoption was inadequate.", ONE | {"adoption inadequate"}),
        ("Good grades were given for leadership and for adoption.", TWO),
        ("Despite a good rating for leadership, it was inadequate overall.", ONE),
        # the grade of the whole, or the one told last
        ("Adoption was good. Leadership was put in the same category as the service itself.",
         {"adoption good", "leadership inadequate"}),
        ("Adoption was good. Leadership got that grade, and the same goes for fostering.",
         TWO | {"fostering good"}),
        ("It liked adoption, and less what is done for care leavers. That part of the service is "
         "good.", {"care-leavers good"}),
        # words for a service that are a side of a wider one
        ("The judgement on child protection was good.", {"help-and-protection good"}),
        ("Only in child protection was it good.", {"help-and-protection good"}),
        ("Inspectors gave child protection a rating of good.", {"help-and-protection good"}),
        ("Child protection fared best and was rated good.", {"help-and-protection good"}),
        ("• Child protection: good", {"help-and-protection good"}),
    ],
)  # fmt: skip
def test_sides_are_found_in_every_kind_of_list(
    sides: Callable[[str], set[str]], text: str, rows: set[str]
) -> None:
    """Before the grade or after it, joined by any word, behind a colon or in brackets."""
    assert sides(text) == rows


def test_what_is_left_out_of_a_grade_has_it_not(facts_of: Callable) -> None:
    """Leadership has no part in a grade "for everything but leadership"."""
    text = "Ofsted rated Kent good for everything but leadership, which was inadequate."
    judged = facts_of(text, published="2016-06-20").judgements
    told = {tuple(i.rsplit("/", 1)[-1] for i in (j.aspect, j.grade)) for j in judged}
    assert told == {("overall", "good"), ("leadership", "inadequate")}


def test_sides_judged_jointly_later_are_two_in_earlier_news(facts_of: Callable) -> None:
    """A grade that can only be of the years before is one for each, though its day is not told."""
    text = "Ofsted looked at Kent. Services for children in care and care leavers were rated good."
    judged = facts_of(text, published="2016-06-20").judgements
    told = {j.aspect.rsplit("/", 1)[-1] for j in judged}
    assert told == {"looked-after-children", "care-leavers"}
