"""Grades that no inspectorate gave a council, and those that look like it and were given."""

from collections.abc import Callable

import pytest

VISIT = "Ofsted was last in Kent in 2019, when it looked at children's services."


@pytest.mark.parametrize(
    "text",
    [
        # what somebody thinks, claims or denies
        f"Social workers at Kent County Council think that its services are outstanding. {VISIT}",
        f"Kent County Council insists its children's services are good. {VISIT}",
        f"Children's services in Kent are inadequate, foster carers and parents claimed. {VISIT}",
        f"Children's services in Kent are inadequate, according to campaigners. {VISIT}",
        f"Kent County Council rejected claims by a union that its children's services are "
        f"inadequate. {VISIT}",
        f"There were allegations that children's services in Kent are inadequate. {VISIT}",
        f"Children's services in Kent are good, a peer review has found. {VISIT}",
        f"Children's services in Kent were marked as good, according to a mock inspection. {VISIT}",
        # what is expected, or has yet to come
        f"Staff in Kent were told to expect an inadequate rating for children's services. {VISIT}",
        f"Kent County Council is in line for a better rating of good. {VISIT}",
        f"There is much to do before children's services in Kent can be called good. {VISIT}",
        # counts and scales
        "Ofsted has been to 20 schools in Kent for its children's services. Seven are outstanding "
        "and only four are inadequate.",
        "The Regulator of Social Housing has begun to inspect Camden Council. Each landlord gets "
        "a grade from C1, which is rare, to C4, which is rarer.",
        # bodies that are no council
        f"An adoption agency based in Kent was rated inadequate. {VISIT}",
        f"Larkspur, a nursery with 60 places in Kent, was rated inadequate. {VISIT}",
        f"Larkspur House, a place for eight girls in Kent, was rated inadequate. {VISIT}",
        f"A charity which teaches young fathers in Kent has been rated outstanding. {VISIT}",
        f"Three of the eight homes in Kent were rated inadequate. {VISIT}",
        f"Their home care firm Larkspur, based in Kent, was rated inadequate. {VISIT}",
        f"Larkspur Care, which has 90 clients in Kent, was rated inadequate. {VISIT}",
        # and what "it" is in the next sentence
        "Larkspur Vale Homes, which has 900 tenants in Camden, was inspected in April. It was "
        "given a C3 by the Regulator of Social Housing. Camden Council was sorry.",
        "The Larkspur Housing Group, a landlord in Camden, was inspected by the Regulator of "
        "Social Housing.\n\nIt was graded C3. Camden Council was sorry.",
    ],
)
def test_nobody_was_given_a_grade(judged: Callable, text: str) -> None:
    """What people think, expect or count, and what is another body's, is no council's grade."""
    assert judged(text) == set()


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # inspectors may think, and may be told what others thought
        ("Inspectors from Ofsted believe that children's services in Kent are inadequate.",
         {"Kent overall inadequate current -"}),
        ("Managers in Kent assured inspectors that they believed its children's services were "
         "good. Ofsted has rated them inadequate.", {"Kent overall inadequate current -"}),
        ("Kent County Council rejected claims by Ofsted that its children's services are "
         "inadequate.", {"Kent overall inadequate current -"}),
        ("Children's services in Kent are inadequate, inspectors from Ofsted have claimed.",
         {"Kent overall inadequate current -"}),
        ("Parents claimed victory, and Ofsted has rated children's services in Kent inadequate.",
         {"Kent overall inadequate current -"}),
        # what was expected is apart from what was given
        ("Camden Council forecast a C1 for its homes. The Regulator of Social Housing has given "
         "it a C3.", {"Camden overall c3 current -"}),
        ("Ofsted has rated children's services in Kent inadequate, which had been expected.",
         {"Kent overall inadequate current -"}),
        ("Kent was told to expect a visit after an inadequate rating from Ofsted for children's "
         "services.", {"Kent overall inadequate current -"}),
        ("Ofsted found the help given to children before they are taken into care in Kent "
         "inadequate. Children's services there are inadequate overall.",
         {"Kent overall inadequate current -"}),
        # a clause of its own is not denied with the one before it
        ("The order does not apply to Surrey, or to Kent County Council, whose children's "
         "services, rated inadequate by Ofsted in 2019, are now run by a trust.",
         {"Kent overall inadequate current 2019"}),
        ("Pat Brook, a trustee of the charity, was not surprised. It was given a C3 by the "
         "Regulator of Social Housing. Camden Council was sorry.",
         {"Camden overall c3 current -"}),
        ("Pat Brook, whose son was ill, was not surprised. It was given a C3 by the "
         "Regulator of Social Housing. Camden Council was sorry.",
         {"Camden overall c3 current -"}),
        ("Pat Lee Brook, a tenant in Camden, was not surprised. It was given a C3 by the "
         "Regulator of Social Housing. Camden Council was sorry.",
         {"Camden overall c3 current -"}),
        # those whom a council works with are not graded
        ("The CQC has rated adult social care in Kent good. The council's partnerships with "
         "hospices and charities were marked as outstanding.",
         {"Kent overall good current -",
          "Kent partnership outstanding current -"}),
        ("The CQC has rated adult social care in Kent good. The council is in partnership with "
         "a care home rated outstanding.", {"Kent overall good current -"}),
        ("A trust which runs children's services in Kent has been rated inadequate by Ofsted.",
         {"Kent overall inadequate current -"}),
        # grades with a year each are a history
        ("Ofsted inspects children's services in Kent. They were found inadequate in 2013, "
         "requires improvement in 2017 and good in 2022.",
         {"Kent overall inadequate previous 2013",
          "Kent overall requires-improvement previous 2017", "Kent overall good current 2022"}),
    ],
)  # fmt: skip
def test_somebody_was(judged: Callable, text: str, rows: set[str]) -> None:
    """What looks like an opinion, a wish or a denial and is none leaves the grade as it is."""
    assert judged(text) == rows
