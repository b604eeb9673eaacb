"""Plain sentences on the grades of inspectorates that judge other services than children's."""

from collections.abc import Callable

import pytest

FIRE = "Cleveland Fire Brigade"
KENT_FIRE = "Kent Fire and Rescue Service"
OMBUDSMAN = "The Housing Ombudsman"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # one of those who were first
        ("Merton Council is one of the first councils in England to have been rated outstanding "
         "for adult social care by the CQC.", {"Merton overall outstanding current -"}),
        ("Merton Council is now among only a handful of councils rated outstanding for adult "
         "social care by the CQC.", {"Merton overall outstanding current -"}),
        ("Merton Council has taken advice from one of the first councils in England to be rated "
         "outstanding for adult social care by the CQC.", set()),
        # what is so now took the place of what a first inspection found
        ("Adult social care in Merton is now good, the Care Quality Commission says. It was rated "
         "as requiring improvement at its first assessment, in 2023.",
         {"Merton overall good current -", "Merton overall requires-improvement previous 2023"}),
        # told the same, told twice
        ("Widespread and systemic failings were found by Ofsted in SEND services in Kent. Surrey "
         "was told the same in 2023.",
         {"Kent overall widespread-systemic-failings current -",
          "Surrey overall widespread-systemic-failings current 2023"}),
        ("Widespread and systemic failings were found by Ofsted in SEND services in Kent. Staff in "
         "Surrey were told the same.", {"Kent overall widespread-systemic-failings current -"}),
        ("Widespread and systemic failings have been found in SEND services in Kent twice.",
         {"Kent overall widespread-systemic-failings current -",
          "Kent overall widespread-systemic-failings previous -"}),
        # a standard of landlords, a duty
        ("The housing regulator put Dover District Council in C2 this week. In 2020 it found a "
         "breach of the Home Standard at the council.",
         {"Dover overall c2 current 2024",
          "Dover overall breach-and-serious-detriment previous 2020"}),
        ("Dover District Council may soon be in breach of the Home Standard.", set()),
        ("Luton Borough Council has failed in its best value duty, according to an inspection "
         "that was published on Monday.", {"Luton overall failing-best-value-duty current 2024"}),
        ("Luton Borough Council has failed in its best value duty, according to a review by the "
         "opposition.", set()),
        # one by one
        (f"{OMBUDSMAN} made two findings of maladministration against Dover District Council, one "
         "over damp and mould and the other for its complaint handling.",
         {"Dover damp-and-mould maladministration current -",
          "Dover complaint-handling maladministration current -"}),
        # another landlord
        (f"{OMBUDSMAN} found severe maladministration by a housing association in Dover.", set()),
        # everyday words beside the other sides of a service
        (f"{FIRE} was rated good for effectiveness and people by HMICFRS in 2021.",
         {f"{FIRE} effectiveness good current 2021", f"{FIRE} people good current 2021"}),
        (f"HMICFRS published its grades for {FIRE} in 2021.\n\nEfficiency: good\n\nPeople: "
         "inadequate", {f"{FIRE} efficiency good current 2021",
                        f"{FIRE} people inadequate current 2021"}),
        (f"{FIRE} was rated good for its efficiency and people who work there are proud, HMICFRS "
         "said in 2021.", {f"{FIRE} efficiency good current 2021"}),
        # in the same area
        (f"HMICFRS has rated {FIRE} good at preventing fires. {KENT_FIRE} was rated adequate in "
         "the same area.",
         {f"{FIRE} prevention good current -", f"{KENT_FIRE} prevention adequate current -"}),
        (f"HMICFRS has rated {FIRE} good at preventing fires. It was inadequate in that area in "
         "2021.",
         {f"{FIRE} prevention good current -", f"{FIRE} prevention inadequate previous 2021"}),
        (f"HMICFRS has rated {FIRE} good at preventing fires. Two homes in that area were poor.",
         {f"{FIRE} prevention good current -"}),
        # of a service that has no grade as a whole, the side told before is meant
        (f"HMICFRS has rated {FIRE} good at preventing fires. At the inspection before, in 2021, "
         "it was rated inadequate.",
         {f"{FIRE} prevention good current -", f"{FIRE} prevention inadequate previous 2021"}),
        (f"HMICFRS has rated {FIRE} good at preventing fires and adequate at protecting the "
         "public. At the inspection before, in 2021, it was rated inadequate.",
         {f"{FIRE} prevention good current -", f"{FIRE} protection adequate current -"}),
        # who rated it is who spoke before
        ("The Care Quality Commission has rated adult social care in Cleveland poor. It rated "
         "effectiveness good.", set()),
        ("The Care Quality Commission has rated adult social care in Kent good. It rated how well "
         "the council keeps people safe as inadequate.",
         {"Kent overall good current -", "Kent keeping-people-safe inadequate current -"}),
        # when it was, in words that only explain it
        ("Ofsted has rated children's services in Kent good. In 2016, in the years before the "
         "merger, they were inadequate.",
         {"Kent overall good current -", "Kent overall inadequate previous 2016"}),
    ],
)  # fmt: skip
def test_other_inspectorates(judged: Callable, text: str, rows: set[str]) -> None:
    """The same English is read of every inspectorate, and its own words where it has some."""
    assert judged(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Education services in Powys were judged adequate by Estyn. Leadership was judged good "
         "and outcomes were judged unsatisfactory.",
         {"overall adequate", "leadership good", "outcomes unsatisfactory"}),
        ("Estyn judged education services in Powys to be unsatisfactory. They were placed in the "
         "follow-up category of significant improvement.",
         {"overall unsatisfactory", "follow-up significant-improvement"}),
        ("Education services in Powys were judged adequate by Estyn. Outcomes matter, it said.",
         {"overall adequate"}),
    ],
)  # fmt: skip
def test_education_in_wales(facts_of: Callable, text: str, rows: set[str]) -> None:
    """What Estyn says of sides and of what follows has words of its own."""
    found = facts_of(f"News\n\n{text}", published="2013-06-20").judgements
    assert {f"{j.aspect.rsplit('/')[-1]} {j.grade.rsplit('/')[-1]}" for j in found} == rows
