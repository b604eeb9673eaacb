"""Which grades are in force, where their words alone leave it open."""

from collections.abc import Callable

import pytest

NEWS = "Ofsted rated children's services in Kent good in May."


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # nothing came after
        ("The panel heard that Ofsted had rated children's services in Surrey good in 2019.",
         {"Surrey overall good current 2019"}),
        (f"{NEWS} Surrey, over the border, had been rated inadequate by Ofsted.",
         {"Kent overall good current 2024", "Surrey overall inadequate current -"}),
        # another grade, or an inspection, came after
        (f"{NEWS} It had been rated inadequate in 2019.",
         {"Kent overall good current 2024", "Kent overall inadequate previous 2019"}),
        (f"{NEWS} Three years earlier the county was rated inadequate.",
         {"Kent overall good current 2024", "Kent overall inadequate previous 2021"}),
        ("Ofsted inspected children's services in Kent in May. They had been rated good in 2019.",
         {"Kent overall good previous 2019"}),
        # what stands since then stands, whatever visit is told besides
        ("Ofsted visited Kent in May. Leadership is still inadequate at the council.",
         {"Kent leadership inadequate current 2024"}),
        # a report may be told in the past, with all of its sides
        (f"{NEWS} Adoption had been given a good as well.",
         {"Kent overall good current 2024", "Kent adoption good current 2024"}),
        # no finding on a complaint takes the place of another
        ("The Housing Ombudsman found severe maladministration against Camden for its handling "
         "of complaints. Before that, in 2019, it had found maladministration against "
         "Camden over damp and mould.",
         {"Camden complaint-handling severe-maladministration current -",
          "Camden damp-and-mould maladministration current 2019"}),
    ],
)  # fmt: skip
def test_a_grade_is_in_force_until_another_is_told(
    judged: Callable, text: str, rows: set[str]
) -> None:
    """The past tense alone makes no grade one that is over."""
    assert judged(text) == rows
