"""A sentence in which several bodies grade several services of one council."""

from collections.abc import Callable

import pytest

HOUSING = "rsh housing c3"
ADULTS = "cqc adult-social-care good"
CHILDREN = "ofsted childrens-services good"


def told(facts_of: Callable, text: str) -> set[str]:
    """Return body, service and grade of each judgement in a text."""
    found = facts_of(f"News\n\n{text}", published="2024-06-20").judgements
    parts = ((j.inspectorate, j.service, j.grade) for j in found)
    return {" ".join(iri.rsplit("/", 1)[-1] for iri in part) for part in parts}


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Bolton, rated good for adult social care, was given a C3 by the Regulator of Social "
         "Housing.", {ADULTS, HOUSING}),
        ("Bolton, whose adult social care is rated good, was given a C3 by the Regulator of Social "
         "Housing.", {ADULTS, HOUSING}),
        ("The regulator gave Bolton a C3, and the CQC has called its adult care good.",
         {ADULTS, HOUSING}),
        ("Bolton is rated good by Ofsted for its children's services and requires improvement by "
         "the CQC for adult social care.",
         {CHILDREN, "cqc adult-social-care requires-improvement"}),
        ("Bolton is rated good for its children's services and inadequate for adult social care.",
         {CHILDREN, "cqc adult-social-care inadequate"}),
    ],
)  # fmt: skip
def test_each_body_grades_its_own(facts_of: Callable, text: str, rows: set[str]) -> None:
    """What was told with one grade is not taken for the other."""
    assert told(facts_of, text) == rows


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Bolton is rated good for social care.", ADULTS),
        ("The CQC rated Bolton good for social care.", ADULTS),
        ("Ofsted rated Bolton good for social care.", CHILDREN),
        ("Ofsted rated Bolton's social services good in 2015.", CHILDREN),
        ("Ofsted inspected Bolton's children's services in May. The council is rated good for "
         "social care.", CHILDREN),
    ],
)  # fmt: skip
def test_social_care_is_of_adults_unless_told(facts_of: Callable, text: str, row: str) -> None:
    """Who grades it, or what else the article speaks of, tells whose care it is."""
    assert told(facts_of, text) == {row}
