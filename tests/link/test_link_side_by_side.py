"""Lists that run side by side, grades of before, and what is told of several councils at once."""

from collections.abc import Callable

import pytest

from councilgraph.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Kent and Surrey were rated good and outstanding by Ofsted.",
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
