"""Lists that run side by side, grades of before, and what is told of several councils at once."""

from collections.abc import Callable

import pytest

from councilgraph.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Kent and Surrey were rated good and outstanding by Ofsted.",
         {"Kent overall good current -", "Surrey overall outstanding current -"}),
        ("Ofsted went to Kent and Surrey. It rates them as good and as inadequate respectively.",
         {"Kent overall good current -", "Surrey overall inadequate current -"}),
        ("Kent's and Surrey's services were rated good and outstanding respectively by Ofsted.",
         {"Kent overall good current -", "Surrey overall outstanding current -"}),
        ("In 2015 and 2019 Kent was rated inadequate and good by Ofsted respectively.",
         {"Kent overall inadequate previous 2015", "Kent overall good current 2019"}),
        ("Ofsted rated leadership and adoption in Kent good and outstanding.",
         {"Kent leadership good current -", "Kent adoption outstanding current -"}),
        ("Kent was found good in two areas, leadership and adoption, by Ofsted.",
         {"Kent leadership good current -", "Kent adoption good current -"}),
        ("Ofsted gives Kent a good for leadership, another for adoption.",
         {"Kent leadership good current -", "Kent adoption good current -"}),
        ("Leadership in Kent was rated inadequate by Ofsted, and adoption was too.",
         {"Kent leadership inadequate current -", "Kent adoption inadequate current -"}),
    ],
)  # fmt: skip
def test_lists_belong_to_each_other(judged: Callable, text: str, rows: set[str]) -> None:
    """One by one, in their order."""
    assert judged(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Ofsted rated children's services good in Kent but inadequate in Surrey.",
         {"Kent overall good current -", "Surrey overall inadequate current -"}),
        ("Leadership was good in Kent, inadequate in Surrey and outstanding in Essex, Ofsted said.",
         {"Kent leadership good current -", "Surrey leadership inadequate current -",
          "Essex leadership outstanding current -"}),
        ("Adoption was found good by Ofsted in Kent and, in Surrey, inadequate.",
         {"Kent adoption good current -", "Surrey adoption inadequate current -"}),
        ("Leadership was judged good by Ofsted. It was good in Kent; in Surrey it was inadequate.",
         {"Kent leadership good current -", "Surrey leadership inadequate current -"}),
        ("Ofsted said leadership was good in Kent and Surrey was inadequate.",
         {"Kent leadership good current -", "Surrey overall inadequate current -"}),
    ],
)  # fmt: skip
def test_each_grade_is_of_the_place_told_with_it(
    judged: Callable, text: str, rows: set[str]
) -> None:
    """A grade is of the council it is told to be in, and for the side that all of them are for."""
    assert judged(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # what is put in between is of its own time, and so is what somebody heard
        ("Kent, which was once larger, has been rated good by Ofsted for children's services.",
         {"Kent overall good current -"}),
        ("Kent, which was rated inadequate in 2019, is good, Ofsted says of children's services.",
         {"Kent overall inadequate previous 2019", "Kent overall good current -"}),
        ("Kent heard on Friday that its children's services had been rated good by Ofsted.",
         {"Kent overall good current 2024"}),
        ("Ofsted rated Kent's children's services good. Surrey, which used to be inadequate, was "
         "raised to the same grade.",
         {"Kent overall good current -", "Surrey overall good current -",
          "Surrey overall inadequate previous -"}),
        ("Ofsted knows Surrey. Its children's services were twice inadequate, in 2015 and 2018, "
         "before they were raised to requires improvement in 2022.",
         {"Surrey overall inadequate previous 2015", "Surrey overall inadequate previous 2018",
          "Surrey overall requires-improvement current 2022"}),
        # what is so now, and what was so then
        ("Kent took over inadequate children's services, which Ofsted now rates outstanding.",
         {"Kent overall inadequate previous -", "Kent overall outstanding current -"}),
        ("Ofsted rated Kent's children's services good, but leadership is now outstanding.",
         {"Kent overall good current -", "Kent leadership outstanding current -"}),
        ("Ofsted rates Kent good for children's services. It called in 2016, and the verdict then "
         "was inadequate.",
         {"Kent overall good current -", "Kent overall inadequate previous 2016"}),
        # a step from what was before
        ("Ofsted told Kent that children's services require improvement, a step down from the "
         "last time inspectors called, when the verdict was good.",
         {"Kent overall requires-improvement current -", "Kent overall good previous -"}),
        ("Kent emerged from its Ofsted inspection of children's services with a good.",
         {"Kent overall good current -"}),
    ],
)  # fmt: skip
def test_what_is_so_and_what_was(judged: Callable, text: str, rows: set[str]) -> None:
    """Words of the past make a grade previous only where they are said of it."""
    assert judged(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("In May Ofsted rated Kent good, up from requires improvement.",
         {"Kent overall good current 2024", "Kent overall requires-improvement previous -"}),
        ("Rated good in 2019 by Ofsted, Kent's services dropped to inadequate in 2022.",
         {"Kent overall good previous 2019", "Kent overall inadequate current 2022"}),
        ("Kent was rated good at its last full inspection by Ofsted, in February 2022.",
         {"Kent overall good current 2022"}),
        ("Surrey lives with the inadequate rating that it was given by Ofsted in December 2023.",
         {"Surrey overall inadequate current 2023"}),
    ],
)  # fmt: skip
def test_grades_of_before_stay_apart(judged: Callable, text: str, rows: set[str]) -> None:
    """Whatever order they are told in."""
    assert judged(text) == rows


@pytest.mark.parametrize(
    ("text", "inspected"),
    [
        ("Ofsted has rated Camden good and Enfield inadequate. Both were inspected in March.",
         {"Camden", "Enfield"}),
        ("The Regulator of Social Housing graded Babergh and Mid Suffolk C3. Inspectors looked at "
         "Babergh and Mid Suffolk in April.", {"Babergh", "Mid Suffolk"}),
        ("An inspection of Kent by Ofsted is expected in the new year.", set()),
    ],
)  # fmt: skip
def test_inspections_of_several(
    facts_of: Callable, knowledge: Knowledge, text: str, inspected: set[str]
) -> None:
    """What is told of all is told of each, and what is still to come of none."""
    found = facts_of(f"News\n\n{text}", published="2024-06-20").inspections
    assert {knowledge.register.authority(i.authority).short_name for i in found} == inspected


def test_a_trust_runs_its_council_s_services(facts_of: Callable) -> None:
    """A trust of the register that is named tells who runs the services."""
    facts = facts_of(
        "News\n\nSandwell Children's Trust took over the services of Sandwell Council."
    )
    [told] = facts.interventions
    assert (told.actor or "").endswith("sandwell-childrens-trust")


def test_days_are_counted_from_the_first(facts_of: Callable) -> None:
    """What lasted "for five days from 8 April" ended on the twelfth."""
    text = "News\n\nOfsted rated Kent good. Inspectors were in Kent for five days from 8 April."
    [told] = {j.period for j in facts_of(text, published="2024-06-20").judgements}
    assert (told.earliest.isoformat(), told.latest.isoformat()) == ("2024-04-08", "2024-04-12")
