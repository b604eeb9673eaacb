"""Verdicts told by what they were awarded for, by places in lists, and by grades told before."""

from collections.abc import Callable

import pytest

LEAD = "Ofsted inspected children's services in Kent in May."


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (f"{LEAD} Adoption is good, and the same grade was awarded for leadership.",
         {"Kent adoption good current 2024", "Kent leadership good current 2024"}),
        (f"{LEAD} The highest grade was given for adoption.",
         {"Kent adoption outstanding current 2024"}),
        (f"{LEAD} The top grade went to leadership, and the lowest to care leavers.",
         {"Kent leadership outstanding current 2024"}),
        (f"{LEAD} Care leavers have a good service.", {"Kent care-leavers good current 2024"}),
        (f"{LEAD} Care leavers fare better, with a good.", {"Kent care-leavers good current 2024"}),
        (f"{LEAD} Good, too, is the grade for leadership.", {"Kent leadership good current 2024"}),
        (f"{LEAD} Leaders, on the other hand, were held to be outstanding.",
         {"Kent leadership outstanding current 2024"}),
        ("The Housing Ombudsman found severe maladministration against Camden for its handling "
         "of complaints.", {"Camden complaint-handling severe-maladministration current -"}),
        ("The Housing Ombudsman made two findings of severe maladministration against Camden "
         "over one family's flat, for damp and mould and for complaint handling.",
         {"Camden complaint-handling severe-maladministration current -",
          "Camden damp-and-mould severe-maladministration current -"}),
        ("The Housing Ombudsman looked at Camden. It found maladministration in the council's "
         "complaint handling.", {"Camden complaint-handling maladministration current -"}),
        ("The Housing Ombudsman has written to Camden. A tenant waited for months. It found "
         "maladministration in the way that the borough dealt with his complaints.",
         {"Camden complaint-handling maladministration current -"}),
        # which side it is, told before
        (f"{LEAD} It spared adoption its criticism and graded that part of the service good.",
         {"Kent adoption good current 2024"}),
        (f"{LEAD} Inspectors said that part of the service was inadequate.", set()),
        (f"{LEAD} Only the support given to care leavers lags behind. It requires improvement.",
         {"Kent care-leavers requires-improvement current 2024"}),
        (f"{LEAD} Work with children in care, and with care leavers, has slipped; both require "
         "improvement.",
         {"Kent looked-after-children requires-improvement current 2024",
          "Kent care-leavers requires-improvement current 2024"}),
        (f"{LEAD} Leadership was judged good, adoption likewise.",
         {"Kent leadership good current 2024", "Kent adoption good current 2024"}),
        (f"{LEAD} The lowest grade was handed to leaders and to its help and protection work.",
         {"Kent leadership inadequate current 2024",
          "Kent help-and-protection inadequate current 2024"}),
        # the title of an inspection is the whole service
        ("Kent's services for children in need of help and protection, children looked after and "
         "care leavers were found inadequate by Ofsted in 2016.",
         {"Kent overall inadequate current 2016"}),
        # told to improve, and told to improve something
        (f"{LEAD} The council was told to improve.",
         {"Kent overall requires-improvement current 2024"}),
        (f"{LEAD} The council was told to improve its roads.", set()),
        # opinions
        (f"{LEAD} A listener said that he had tried it and found it inadequate.", set()),
        # what stands between commas is not what was graded
        (f"{LEAD} Surrey, which shares a safeguarding board with Kent, was rated good.",
         {"Surrey overall good current -"}),
        (f"{LEAD} Adoption was rated good, and leadership the same.",
         {"Kent adoption good current 2024", "Kent leadership good current 2024"}),
        (f"{LEAD} It gave a good for adoption and the same for leadership.",
         {"Kent adoption good current 2024", "Kent leadership good current 2024"}),
        (f"{LEAD} Adoption is good, and leadership is as well.",
         {"Kent adoption good current 2024", "Kent leadership good current 2024"}),
        (f"{LEAD} Adoption is good, and the same team has run it for years.",
         {"Kent adoption good current 2024"}),
        # tenants are nobody's side
        (f"{LEAD} Council tenants have a good service.", set()),
    ],
)  # fmt: skip
def test_a_verdict_goes_to_what_it_was_for(judged: Callable, text: str, rows: set[str]) -> None:
    """Verbs of giving may stand behind the grade, and people may get a service of that grade."""
    assert judged(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Leeds, Hull and York were inspected by Ofsted in May. The first is outstanding, the "
         "second is good and the third is inadequate.",
         {"Leeds overall outstanding current 2024", "Hull overall good current 2024",
          "York overall inadequate current 2024"}),
        ("Ofsted came to Leeds and Hull in May. The first of them, inadequate in 2018, was found "
         "good.", {"Leeds overall inadequate previous 2018", "Leeds overall good current 2024"}),
        ("In the south, Kent, Surrey and Essex are good, inadequate and are good respectively, "
         "says Ofsted.",
         {"Kent overall good current -", "Surrey overall inadequate current -",
          "Essex overall good current -"}),
        ("Ofsted says that Kent and Surrey are respectively outstanding and good for leadership.",
         {"Kent leadership outstanding current -", "Surrey leadership good current -"}),
        (f"{LEAD} Adoption and leadership were looked at. The former was rated good, the latter "
         "inadequate.",
         {"Kent adoption good current 2024", "Kent leadership inadequate current 2024"}),
        ("Ofsted has rated Kent outstanding. It is the first in Surrey or Essex to be rated "
         "outstanding for leadership.",
         {"Kent overall outstanding current -", "Kent leadership outstanding current -"}),
        ("Ofsted inspects Surrey. Kent, outstanding until March, is now good.",
         {"Kent overall outstanding previous -", "Kent overall good current 2024"}),
    ],
)  # fmt: skip
def test_places_in_a_list_say_whose_it_is(judged: Callable, text: str, rows: set[str]) -> None:
    """Of councils and sides that are told before, or side by side."""
    assert judged(text) == rows


GOOD = "Ofsted rated children's services in Kent good after an inspection in May."


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (f"{GOOD} The county keeps the grade that it was given in 2019.",
         {"Kent overall good current 2024", "Kent overall good previous 2019"}),
        (f"{GOOD} The verdict in 2019 was the same.",
         {"Kent overall good current 2024", "Kent overall good previous 2019"}),
        ("Ofsted rated Kent good after an inspection in May, unchanged from 2019.",
         {"Kent overall good current 2024", "Kent overall good previous 2019"}),
        ("Ofsted inspected Kent in May. As in 2019, it was told that its services were good.",
         {"Kent overall good current 2024", "Kent overall good previous 2019"}),
        ("Ofsted inspected Kent in May. It was found good, as it was when inspectors last called, "
         "in 2019.", {"Kent overall good current 2024", "Kent overall good previous 2019"}),
        # whose grade it is that was kept, or is the same
        (f"Ofsted rated Surrey inadequate. {GOOD} Essex was given the same grade as Surrey.",
         {"Surrey overall inadequate current -", "Kent overall good current 2024",
          "Essex overall inadequate current -"}),
        # what is kept was held before, unless only the last inspection is told
        ("Ofsted said that Kent had kept its good rating for children's services.",
         {"Kent overall good current -", "Kent overall good previous -"}),
        ("Kent keeps the good rating for children's services that Ofsted gave it in 2019.",
         {"Kent overall good current 2019"}),
        # something else was the same, and a comparison gives no grade
        (f"{GOOD} Its budget in 2019 was the same.", {"Kent overall good current 2024"}),
        ("Ofsted rated leadership in Kent inadequate, one grade lower than Surrey's.",
         {"Kent leadership inadequate current -"}),
    ],
)  # fmt: skip
def test_a_grade_is_the_same_as_one_before(judged: Callable, text: str, rows: set[str]) -> None:
    """What is kept was given before, and what is the same is whose it is told to be."""
    assert judged(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (f"{LEAD} It looked at adoption, at fostering services and at leadership. In 2018 all "
         "three had been good.",
         {"Kent adoption good previous 2018", "Kent fostering good previous 2018",
          "Kent leadership good previous 2018"}),
        (f"{LEAD} It looked at adoption and at leadership. Both were inadequate.",
         {"Kent adoption inadequate current 2024", "Kent leadership inadequate current 2024"}),
        (f"{LEAD} Leadership is another matter. The council is inadequate there.",
         {"Kent leadership inadequate current 2024"}),
        (f"{LEAD} Adoption has slipped. In this area the council requires improvement.",
         {"Kent adoption requires-improvement current 2024"}),
        # another council's sides were told
        (f"{LEAD} It looked at adoption and at leadership. Surrey came next. Both were good.",
         set()),
    ],
)  # fmt: skip
def test_sides_told_before_are_taken_up(judged: Callable, text: str, rows: set[str]) -> None:
    """As many as are meant, or the one that was told, but none of another council."""
    assert judged(text) >= rows
    assert bool(rows) or not any("adoption" in row for row in judged(text))


def test_a_year_heads_a_paragraph_of_a_chronicle(judged: Callable) -> None:
    """All that the paragraph tells without a time of its own is of that year."""
    text = (
        "Ofsted came to Kent twice.\n\n2014: inadequate. Leadership was inadequate.\n\n2023: good."
    )
    assert judged(text) == {
        "Kent overall inadequate previous 2014",
        "Kent leadership inadequate previous 2014",
        "Kent overall good current 2023",
    }


@pytest.mark.parametrize(
    ("day", "aspects"),
    [
        ("2020-03-02", {"looked-after-children-and-care-leavers"}),
        ("2024-03-02", {"looked-after-children", "care-leavers"}),
        ("2015-03-02", {"looked-after-children", "care-leavers"}),
    ],
)
@pytest.mark.parametrize(
    "words", ["children in care and care leavers", "children in care and for care leavers"]
)
def test_aspects_are_judged_together_in_their_years(
    facts_of: Callable, words: str, day: str, aspects: set[str]
) -> None:
    """One judgement while there was one, two before and after, however the words join them."""
    text = f"News\n\nOfsted inspected Kent in January. Support for {words} was rated good."
    found = facts_of(text, published=day).judgements
    assert {j.aspect.rsplit("/", 1)[-1] for j in found} == aspects


@pytest.mark.parametrize(
    "text",
    [
        'Labour candidate Ann Lee said that Kent was "good at plans and hopeless at timetables".',
        "Kent sends people to a care home which Ofsted found to be weak. They graded leadership "
        "as weak, down from good a year ago.",
        "Ofsted hopes that Kent would be judged good for leadership.",
    ],
)
def test_opinions_and_other_bodies_give_no_grade(judged: Callable, text: str) -> None:
    """What somebody thinks, what a home was given, and what may come is not a council's grade."""
    assert judged(text) == set()


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Ofsted found nothing it would call poor, and judged Kent's services for children good.",
         {"Kent overall good current -"}),
        ("The Care Quality Commission has seen adult social care in Kent. Kent became the "
         "smallest authority to be given a good.", {"Kent overall good current -"}),
    ],
)  # fmt: skip
def test_what_came_of_it_is_told_all_the_same(judged: Callable, text: str, rows: set[str]) -> None:
    """A verdict after what would have been, or by which a council is the first of its kind."""
    assert judged(text) == rows


def test_a_county_in_news_of_fire_services_is_its_fire_authority(judged: Callable) -> None:
    """Also where "it" takes up the county's name."""
    text = (
        "HMICFRS has inspected fire services. Inspectors spent eight weeks in Nottinghamshire. "
        "They rated it good at understanding risk."
    )
    assert judged(text) == {
        "Nottinghamshire Fire and Rescue Service understanding-risk good current -"
    }


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # nothing is in force of a council that is no more
        ("Ofsted rated children's services at Northamptonshire County Council inadequate in 2019.",
         {"Northamptonshire overall inadequate previous 2019"}),
        (f"{LEAD} Adoption was rated good. Only for leadership was the top grade withheld.",
         {"Kent adoption good current 2024"}),
        (f"{LEAD} Adoption was rated good. The highest grade for leadership eluded it.",
         {"Kent adoption good current 2024"}),
        # the same as somebody else's, and not as its own before
        (f"{LEAD} The county was rated good. Surrey, once inadequate, has risen to the same mark.",
         {"Kent overall good current 2024", "Surrey overall inadequate previous -",
          "Surrey overall good current -"}),
        # a date beyond the colon is of something else
        (f"{LEAD} Leadership is inadequate: in 2019 the council lost three directors.",
         {"Kent leadership inadequate current 2024"}),
        # what it is compared with
        (f"{LEAD} The county was rated good, one grade higher than in 2016.",
         {"Kent overall good current 2024", "Kent overall requires-improvement previous 2016"}),
        # a council that was once something else is rated so today
        (f"{LEAD} Surrey, which was once part of it, was rated good.",
         {"Surrey overall good current -"}),
    ],
)  # fmt: skip
def test_what_is_told_beside_a_grade_is_not_of_it(
    judged: Callable, text: str, rows: set[str]
) -> None:
    """Denials, comparisons, insertions and what others were given are kept apart from a grade."""
    assert judged(text) == rows
