"""Visits that give no grade: told by number alone, by coming back, or by how short they were."""

from collections.abc import Callable

import pytest

GRADED = "Torbay Council’s children’s services were rated inadequate by Ofsted in 2022."


def visits(facts_of: Callable, text: str) -> set[str]:
    """Return the kind and number of each inspection after 2022."""
    found = facts_of(f"Torbay\n\n{GRADED}\n\n{text}", published="2024-06-20").inspections
    return {
        f"{i.inspection_class.rpartition('#')[2]} {i.ordinal or '-'}"
        for i in found
        if i.period.latest is None or i.period.latest.year > 2022
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The first monitoring visit took place in May 2023, the second in September and the "
            "third in January 2024.",
            {"MonitoringVisit 1", "MonitoringVisit 2", "MonitoringVisit 3"},
        ),
        (
            "Ofsted’s third monitoring visit, in April, found little progress; its second, in "
            "January, had found none.",
            {"MonitoringVisit 3", "MonitoringVisit 2"},
        ),
        (
            "Ofsted’s fifth monitoring visit was in May, and the sixth is due in the autumn.",
            {"MonitoringVisit 5"},
        ),
        (
            "A monitoring visit in February noted that caseloads were down, and the fourth, which "
            "took place in May, had little to say about them.",
            {"MonitoringVisit -", "MonitoringVisit 4"},
        ),
        ("The monitoring visit, Ofsted’s third, took place in May.", {"MonitoringVisit 3"}),
        (
            "Inspectors who dropped in on Torbay last month found few records, Ofsted said. Their "
            "letter, made public today, is the third since the full inspection of 2022.",
            {"MonitoringVisit 3"},
        ),
        (
            "In Torbay Ofsted inspectors called on 10 and 11 May, the second time they have done "
            "so since the full inspection of 2022.",
            {"MonitoringVisit 2"},
        ),
        ("A monitoring visit took place in May. It was Torbay’s ninth.", {"MonitoringVisit 9"}),
        (
            "Ofsted made its first monitoring visit last month; the letter is expected in July.",
            {"MonitoringVisit 1"},
        ),
        (
            "The first of the monitoring visits dealt with the front door, and the second, at the "
            "end of May, with children in need.",
            {"MonitoringVisit 1", "MonitoringVisit 2"},
        ),
        (
            "Progress is “steady if uneven”, Ofsted has said after a third visit to check on it. "
            "The previous visit, in February, was short.",
            {"MonitoringVisit 3", "MonitoringVisit 2"},
        ),
        (
            "The most recent of five monitoring visits took place in May. The visit before it, in "
            "February, was short.",
            {"MonitoringVisit 5", "MonitoringVisit 4"},
        ),
        (
            "Ofsted’s fourth monitoring visit was in April. The one before that, in January, "
            "looked at care leavers.",
            {"MonitoringVisit 4", "MonitoringVisit 3"},
        ),
        (
            "Ofsted’s fifth monitoring visit found little progress. An earlier visit, last "
            "September, had found more.",
            {"MonitoringVisit 5", "MonitoringVisit -"},
        ),
        (
            "There have been four monitoring visits since, most recently in April.",
            {"MonitoringVisit 4"},
        ),
        (
            "Three monitoring visits have changed few minds. The most recent, in March, was short.",
            {"MonitoringVisit 3"},
        ),
        (
            "Ofsted’s fourth monitoring visit was in April. Staff said that they were happier.\n\n"
            "The council has hired twenty of them. Some had left in 2023.\n\n"
            "The third, last October, had looked at the front door.",
            {"MonitoringVisit 4", "MonitoringVisit 3"},
        ),
        (
            "Ofsted’s fourth monitoring visit was in April. Nothing is graded until the next "
            "inspection, which is due in the autumn.",
            {"MonitoringVisit 4"},
        ),
    ],
)
def test_visits_are_told_by_number_alone(facts_of: Callable, text: str, expected: set[str]) -> None:
    """One sentence may tell of several visits, and names only one of them."""
    assert visits(facts_of, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Inspectors were in the borough for two days in May, the second time they have gone "
            "back since its services were rated inadequate.",
            {"MonitoringVisit 2"},
        ),
        (
            "Inspectors spent two days in May with the staff who take calls. It was the third "
            "time that they had called to monitor the department.",
            {"MonitoringVisit 3"},
        ),
        (
            "Inspectors were there on 6 and 7 May. It was the third time that they have come to "
            "monitor progress.",
            {"MonitoringVisit 3"},
        ),
        (
            "Since then the inspectors have been back often. They came for the fifth time in May "
            "2024. In the letter on that monitoring visit they wrote of progress.",
            {"MonitoringVisit 5"},
        ),
        (
            "This was the fourth time inspectors had returned since the grade was given.",
            {"MonitoringVisit 4"},
        ),
        (
            "Inspectors visited Torbay in May and rated its children’s services inadequate for the "
            "second time since they were last good.",
            {"FullInspection -"},
        ),
        (
            "Ofsted has been back to Torbay for the first time since it failed the council’s "
            "children’s services. The monitoring visit took place on 9 and 10 May.",
            {"MonitoringVisit 1"},
        ),
        (
            "It is the first time Ofsted has visited Torbay since it rated it inadequate. The "
            "monitoring visit took place on 9 May.",
            {"MonitoringVisit 1"},
        ),
        (
            "Inspectors returned in May for the first time since Torbay was rated inadequate, and "
            "judged its children’s services to be good.",
            {"FullInspection -"},
        ),
    ],
)
def test_how_often_inspectors_came_back_counts_visits(
    facts_of: Callable, text: str, expected: set[str]
) -> None:
    """Who comes back since a grade was given makes a visit; a grade given again is none."""
    assert visits(facts_of, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "What does a focused visit tell you? Ofsted spent two days in Torbay in May, looking "
            "at one question only.",
            {"FocusedVisit -"},
        ),
        (
            "A focused visit brings no grade. Inspectors, who looked at the front door on 2 and 3 "
            "May, marked one matter as an area for priority action.",
            {"FocusedVisit -"},
        ),
    ],
)
def test_a_stay_of_two_days_is_the_visit_spoken_of(
    facts_of: Callable, text: str, expected: set[str]
) -> None:
    """Two days are too short for a grade, so that they are those of the visit that is named."""
    assert visits(facts_of, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The council’s assessment team is short of staff.",
        "Its assessment and court teams have 20 vacancies.",
        "It is quiet in the assessment team’s office.",
    ],
)
def test_teams_of_the_council_assess_families(facts_of: Callable, text: str) -> None:
    """An assessment team is not a team of inspectors."""
    assert visits(facts_of, text) == set()


def test_a_return_inspection_that_grades_is_a_full_one(facts_of: Callable) -> None:
    """Where a service has no kind of its own for looking again, it was inspected once more."""
    text = "In a return inspection in May 2024 Ofsted rated Torbay’s children’s services good."
    assert "FullInspection -" in visits(facts_of, text)
    assert "Revisit -" not in visits(facts_of, text)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Families were let down before 2016, when Ofsted found Torbay to be inadequate.", 2016),
        ("Nothing has changed in Torbay since 2019, when Ofsted judged it inadequate.", 2019),
        ("Torbay had run the service until 2018, when Ofsted rated it inadequate.", 2018),
    ],
)
def test_what_was_when_a_time_ended_is_of_that_time(
    facts_of: Callable, text: str, year: int
) -> None:
    """A time up to which something was so is the time of what ended it."""
    [found] = facts_of(f"Torbay\n\n{text}", published="2024-06-20").judgements
    assert found.period.earliest.year == found.period.latest.year == year


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Directors seldom see two inspections.", 0),
        ("The two inspections found much to like.", 2),
        ("Both inspections took place in January.", 2),
        ("Both of the councils that run the trust have been through an Ofsted inspection.", 2),
        ("Both councils were inspected in March.", 2),
        ("Neighbouring councils have been inspected by Ofsted this year.", 0),
        ("Their schools were each inspected by Ofsted last year.", 0),
    ],
)
def test_counted_inspections_are_of_those_told(facts_of: Callable, text: str, count: int) -> None:
    """Inspections that nobody has told of before are inspections as such."""
    news = "Kent and Surrey have been rated good by Ofsted."
    found = facts_of(f"Round-up\n\n{news} {text}", published="2024-06-20").inspections
    assert len({i.authority for i in found}) == count
