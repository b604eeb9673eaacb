"""Which inspections an article speaks of: kinds, numbers, and those told of by a grade alone."""

from collections.abc import Callable

import pytest

from councilgraph.model.facts import Facts

GRADED = "Ofsted inspectors rated Torbay Council's children's services inadequate overall."


def told(facts: Facts) -> set[str]:
    """Return each inspection as "code inspectorate kind ordinal"."""
    return {
        " ".join(
            [
                fact.authority.rpartition("/")[2],
                fact.inspectorate.rpartition("/")[2],
                fact.inspection_class.rpartition("#")[2],
                str(fact.ordinal or "-"),
            ]
        )
        for fact in facts.inspections
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the news of a grade is news of an inspection
        (
            f"{GRADED} The inspection found Torbay's leaders wanting. "
            "Inspectors were in Torbay in May 2018.",
            {"E06000027 ofsted FullInspection -"},
        ),
        # a letter and a bare visit are of the visit that is named
        (
            "Ofsted made its fifth monitoring visit to Torbay in May 2018.\n\n"
            "The letter was published in June 2018. At the fourth visit, in January 2018, "
            "inspectors found little to like.",
            {"E06000027 ofsted MonitoringVisit 5", "E06000027 ofsted MonitoringVisit 4"},
        ),
        # inspectors come back about special needs for a revisit, and elsewhere for another look
        (
            "Ofsted and the CQC inspected the SEND services of Torbay in May 2018. Inspectors came "
            "back to Torbay in June 2019.",
            {"E06000027 ofsted AreaInspection -", "E06000027 ofsted Revisit -"},
        ),
        (
            f"{GRADED} The inspectors came to Torbay in May 2018. They came back in June 2019.",
            {"E06000027 ofsted FullInspection -"},
        ),
        # a side that once had inspections of its own is one of the inspection that is told
        (
            "Torbay's services for children were inspected by Ofsted in May 2019. Child protection "
            "is inadequate, inspectors say in their report, and leadership requires improvement.",
            {"E06000027 ofsted FullInspection -"},
        ),
        # another's own, somebody's else's place, and one council of two that are told of
        (
            "Torbay was inspected by Ofsted in May 2019 and found good. Kent has been good since "
            "its own, in the spring of 2018.",
            {"E06000027 ofsted FullInspection -", "E10000016 ofsted FullInspection -"},
        ),
        (
            "Torbay's adult social care was rated good by the CQC after an assessment in May 2019. "
            "Kent, where the assessors called in June 2019, is still waiting for its report.",
            {"E06000027 cqc Assessment -", "E10000016 cqc Assessment -"},
        ),
        # inspectors who come back to inspect something else
        (
            "In June 2019 Ofsted was back in Torbay, with the Care Quality Commission, to inspect "
            "how the area looks after children with special needs. Their experiences were "
            "inconsistent, the report said.",
            {"E06000027 ofsted AreaInspection -"},
        ),
        # inspections that are counted
        (
            "Ofsted has made three inspections of Torbay's children's services in ten years. The "
            "third, in May 2019, found them good.",
            {"E06000027 ofsted FullInspection 3"},
        ),
        # a best value inspection is the department's, whoever gave the grades
        (
            "A best value inspection of Torbay began in May 2019. Ofsted rated Torbay's children's "
            "services good in 2018.",
            {"E06000027 mhclg OtherInspection -"},
        ),
        # schools that a council runs are not it
        ("Three schools run by Torbay Council were inspected by Ofsted in May 2019.", set()),
        # put off
        (
            "Ofsted's inspection of Torbay's children's services was postponed in March 2019.",
            set(),
        ),
        # since inspectors last came tells of none
        ("Torbay's services are better since inspectors last came, Ofsted says.", set()),
        # a fire service is not the county's council
        (
            "Nottinghamshire's fire and rescue service was inspected by HMICFRS in May 2019. "
            "The inspectors spent seven weeks with Nottinghamshire's fire service.",
            {"E31000030 hmicfrs FullInspection -"},
        ),
    ],
)
def test_the_inspections_of_an_article(facts_of: Callable, text: str, expected: set[str]) -> None:
    """Several sentences on one inspection agree on whose, which kind and which number it is."""
    assert told(facts_of(text, published="2019-07-20")) == expected


def test_a_joint_inspection_is_what_its_inspectorate_makes(facts_of: Callable) -> None:
    """The word tells of an area inspection only where the inspectorate makes such ones."""
    text = (
        "The Care Inspectorate led a joint inspection of children's services in Moray in May 2018. "
        "It graded them good."
    )
    assert told(facts_of(text, published="2018-07-20")) == {
        "S12000020 care-inspectorate FullInspection -"
    }


def test_inspectors_are_those_of_the_grade_before(facts_of: Callable) -> None:
    """Who visited is told after one grade, and before the next, which others gave."""
    text = (
        "The Care Quality Commission says that Torbay's adult social care requires improvement. "
        "Assessors visited in May 2024. Its children's services were rated good by Ofsted in 2022."
    )
    assert told(facts_of(text, published="2024-07-20")) == {"E06000027 cqc Assessment -"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In March Ofsted made a focused visit to Torbay and, in April, a full one to Devon.",
            {"E06000027 ofsted FocusedVisit -"},
        ),
        (
            "Ofsted inspected Devon in March, a month after a focused visit to Torbay.",
            {"E10000008 ofsted FullInspection -", "E06000027 ofsted FocusedVisit -"},
        ),
        (
            "Devon has lent Torbay managers since its own full inspection by Ofsted in May.",
            {"E10000008 ofsted FullInspection -"},
        ),
        (
            "Torbay’s letter came first. The visit by Ofsted, on 3 May, was the first since it was "
            "rated inadequate.\n\nDevon had a focused visit in April.",
            {"E06000027 ofsted MonitoringVisit 1", "E10000008 ofsted FocusedVisit -"},
        ),
    ],
)
def test_whose_it_was_is_told_beside_it(facts_of: Callable, text: str, expected: set[str]) -> None:
    """A visit is of the council right behind it, of its own, or of the last one told."""
    assert told(facts_of(text, published="2019-07-20")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The budget follows a report last month in which Ofsted rated Torbay inadequate.",
        "Torbay is to close six nurseries. Its services for children were rated good in 2018.",
        "Torbay has spent £4m since Ofsted published a report in May 2018.",
    ],
)
def test_a_grade_in_passing_is_no_inspection(facts_of: Callable, text: str) -> None:
    """A grade or a report of weeks ago is no news of a visit, if no other words tell of one."""
    assert told(facts_of(f"News\n\n{text}", published="2019-07-20")) == set()


def test_who_carried_out_an_inspection_was_not_inspected(facts_of: Callable) -> None:
    """A council that the ministry sent is named as its agent."""
    text = (
        "Thurrock failed in its best value duty, inspectors said.\n\nThe best value inspection "
        "was carried out by Essex County Council between September and February."
    )
    found = told(facts_of(text, published="2024-07-20"))
    assert {row.split()[0] for row in found} == {"E06000034"}


def test_a_region_is_not_its_combined_authority(facts_of: Callable) -> None:
    """A council of West Yorkshire is another than the body that is named after the region."""
    text = (
        "Ofsted has downgraded a West Yorkshire local authority. Calderdale Council now requires "
        "improvement.\n\nA focused visit in July 2022 had asked for better plans."
    )
    found = told(facts_of(text, published="2024-07-20"))
    assert "E08000033 ofsted FocusedVisit -" in found
    assert all(row.startswith("E08000033") for row in found)


@pytest.mark.parametrize(
    "text",
    [
        "A focused visit does not result in a grade.",
        "A monitoring visit to a town is not automatic, Ofsted said.",
        "The letter, as is usual for a monitoring visit, gives no grade.",
        "Its plan was drawn up ahead of a monitoring visit.",
        "It is waiting for a fourth monitoring visit.",
        "Some 40 families were in the queue for a first assessment.",
        "The director said that she would welcome a focused visit.",
        "A focused visit, which lasts two days, is a check on one part of the work.",
    ],
)
def test_a_kind_of_visit_is_no_visit(facts_of: Callable, text: str) -> None:
    """What is so of all visits of a kind, or of one that is only spoken of, tells of none."""
    told_before = "Ofsted inspected Torbay in May 2018 and rated it inadequate. "
    assert told(facts_of(told_before + text, published="2019-07-20")) == {
        "E06000027 ofsted FullInspection -"
    }


@pytest.mark.parametrize(
    "text",
    [
        "Torbay Council has been rated good in its first CQC assessment, made in May 2024.",
        "Torbay Council was rated good in its first CQC assessment under the Health and Care Act.",
        "Torbay Council was rated good in its first CQC assessment under powers it got in 2023.",
    ],
)
def test_the_first_of_its_kind_is_counted(facts_of: Callable, text: str) -> None:
    """What a body was given the power to do begins with a first."""
    assert told(facts_of(text, published="2024-07-20")) == {"E06000027 cqc Assessment 1"}


@pytest.mark.parametrize(
    "text",
    [
        "The Department for Education sent a commissioner to Torbay in May 2018.",
        "The Department for Education announced in May 2018 that Torbay would have a commissioner.",
        "An LGA peer team visited Torbay in May 2018 and praised its leaders.",
    ],
)
def test_departments_and_peers_do_not_inspect(facts_of: Callable, text: str) -> None:
    """Commissioners whom a department sends, and colleagues who come, are no inspection."""
    assert told(facts_of(text, published="2019-07-20")) == set()
