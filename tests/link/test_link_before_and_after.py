"""Which of two grades came first, how often one was given, and when: by the words between them."""

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Ofsted has rated Bolton inadequate, less than three years after it rated services good.",
         {"inadequate current -", "good previous -"}),
        ("Bolton has been rated good by Ofsted after services were found to be inadequate.",
         {"good current -", "inadequate previous -"}),
        ("Bolton has been rated good by Ofsted after a decade of inadequate ratings.",
         {"good current -", "inadequate previous -"}),
        ("Ofsted has rated Bolton inadequate only months after giving it a good.",
         {"inadequate current -", "good previous -"}),
        ("Ofsted rated Bolton good in March 2023, two and a half years after it found services "
         "inadequate.", {"good current 2023", "inadequate previous 2020"}),
        ("Commissioners left Bolton after Ofsted rated its services inadequate.",
         {"inadequate current -"}),
        ("Until last week, Bolton had been rated inadequate by Ofsted.",
         {"inadequate previous -"}),
        ("In 2016 Ofsted found Bolton inadequate. Three years on it required improvement. Last "
         "year it was rated good.",
         {"inadequate previous 2016", "requires-improvement previous 2019", "good current 2023"}),
        ("From inadequate in 2016, Bolton has climbed to good, Ofsted announced.",
         {"inadequate previous 2016", "good current -"}),
        ("It is the first time since 2012 that Bolton has been rated good by Ofsted.",
         {"good current -"}),
        ("Ofsted confirmed that Bolton remains good, the grade it has held since 2017.",
         {"good current -", "good previous 2017"}),
        ("In March last year Ofsted reported that services in Bolton had got as far as requires "
         "improvement, and that is the grade they hold today.",
         {"requires-improvement current 2023"}),
        ("Bolton has been rated good by Ofsted in the past two years.", {"good current 2022"}),
    ],
)  # fmt: skip
def test_which_came_first(judged: Callable, text: str, rows: set[str]) -> None:
    """What another grade came after is past, and has a time of its own."""
    assert {row.removeprefix("Bolton overall ") for row in judged(text)} == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Bolton has been rated inadequate twice by Ofsted in the past decade.",
         {"current 2014", "previous 2014"}),
        ("Bolton was rated inadequate by Ofsted for a second time in 2013, having first been given "
         "the grade in 2011.", {"current 2013", "previous 2011"}),
        ("Bolton got its second inadequate from Ofsted in 2013.",
         {"current 2013", "previous -"}),
        ("Bolton's children's services, twice judged inadequate by Ofsted, were handed to a trust "
         "in 2015.", {"current -", "previous -"}),
        ("Bolton has had two inadequate judgements from Ofsted, one in 2011 and one in 2013.",
         {"current 2013", "previous 2011"}),
        ("Two Ofsted inspections, in 2011 and 2013, ended with Bolton being rated inadequate.",
         {"current 2013", "previous 2011"}),
        ("Ofsted has judged Bolton inadequate at both of its last two inspections.",
         {"current -", "previous -"}),
        ("Ofsted has judged Bolton inadequate twice in a row, the last time in October 2023.",
         {"current 2023", "previous -"}),
    ],
)  # fmt: skip
def test_how_often(judged: Callable, text: str, rows: set[str]) -> None:
    """The earlier ones are told, too, with their times."""
    assert {row.removeprefix("Bolton overall inadequate ") for row in judged(text)} == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Bury, the council next door, requires improvement.", "Bury requires-improvement"),
        ("In Bury, next door, the council's services are inadequate.", "Bury inadequate"),
        ("The director came from Bury. There, services are still inadequate.", "Bury inadequate"),
        ("It has lent staff to Bury. The services there were rated inadequate.", "Bury inadequate"),
        ("Elsewhere the inspectorate has often rated councils inadequate.", ""),
        ("Councils rated inadequate lose their directors.", ""),
    ],
)
def test_whose_it_is(judged: Callable, text: str, rows: str) -> None:
    """A council next door, and one where something was, is not the one that the news is about."""
    found = judged(f"Ofsted rated Bolton's children's services good. {text}")
    told = {f"{row.split()[0]} {row.split()[2]}" for row in found} - {"Bolton good"}
    assert told == ({rows} if rows else set())


def test_a_place_of_two_names_is_one_fire_authority(judged: Callable) -> None:
    """In news of fire services two counties that share one are that one."""
    news = "HMICFRS has rated Devon and Somerset good at prevention. The fire service is pleased."
    assert {row.split(" prev")[0] for row in judged(news)} == {
        "Devon and Somerset Fire and Rescue Service"
    }
    news = "Dorset and Wiltshire were both rated good by Ofsted for children's services."
    assert {row.split()[0] for row in judged(news)} == {"Dorset", "Wiltshire"}


@pytest.mark.parametrize(
    "text",
    [
        "Inspectors decided that sufficient progress had not been made in Bolton.",
        "Sufficient progress on SEND has not been made in Bolton, Ofsted found.",
    ],
)
def test_progress_that_was_not_made(judged: Callable, text: str) -> None:
    """What had not been made is no grade, or the other one."""
    told = {row.split()[2] for row in judged(f"Ofsted went back to Bolton's SEND services. {text}")}
    assert told <= {"not-sufficient-progress"}


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Ofsted rated Bolton good in 2020, Bury in 2021 and Rochdale in 2018 and again in 2022.",
         {"Bolton current 2020", "Bury current 2021", "Rochdale previous 2018",
          "Rochdale current 2022"}),
        ("All three, Bolton, Bury and Rochdale, have been rated good by Ofsted.",
         {"Bolton current -", "Bury current -", "Rochdale current -"}),
        ("Bolton, which Ofsted rated good in 2019, checks its work twice a year.",
         {"Bolton current 2019"}),
        ("The CQC's report on adult social care in Bolton will probably give it a good.", set()),
        ("Bolton Council runs three homes for children. Ofsted rated two of them good.", set()),
        ("Ofsted has praised the adoption agency that serves Bolton and Bury, rating it good.",
         set()),
        ("The word “good” appears nine times in the report that Ofsted wrote about Bolton.", set()),
        ("Ofsted inspected Bolton's children's services. Good overall, with strong leaders.",
         {"Bolton current -"}),
        ("Bolton now has a good from Ofsted for its children's services.", {"Bolton current -"}),
    ],
)  # fmt: skip
def test_who_was_good_and_when(judged: Callable, text: str, rows: set[str]) -> None:
    """Names in a list share a grade; what is of others, counted or to come is none."""
    told = {" ".join((r.split()[0], *r.split()[3:])) for r in judged(text)}
    assert told == rows


def test_a_housing_association_is_no_council(facts_of: Callable) -> None:
    """Findings on a body that the lead is about are not the council's where its homes are."""
    text = (
        "A housing association with 7,000 homes has been given the lowest grade.\n\n"
        "Most of its homes are in Bolton.\n\nThe Housing Ombudsman has made three findings of "
        "severe maladministration against it."
    )
    assert (
        facts_of(text, headline="Association downgraded", published="2025-06-20").judgements == ()
    )


def test_a_visit_that_took_a_grade_away(judged: Callable) -> None:
    """It was in July: "after July visit" is not what came after July."""
    text = "Ofsted's inspectors were in Bolton in July. Its services require improvement."
    found = judged(f"Bolton loses its good grade after July visit.\n\n{text}")
    assert {row.removeprefix("Bolton overall ") for row in found} == {
        "good previous -",
        "requires-improvement current 2023",
    }


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Bury's services are inadequate no more, Ofsted says. They require improvement.",
         {"inadequate previous -", "requires-improvement current -"}),
        ("Ofsted rated Bury inadequate, and there is no more money.", {"inadequate current -"}),
        ("Ofsted found Bury to be no better than inadequate.", {"inadequate current -"}),
    ],
)  # fmt: skip
def test_no_more_and_no_better(judged: Callable, text: str, rows: set[str]) -> None:
    """A grade may be no more; what is no better than a grade has it."""
    assert {row.removeprefix("Bury overall ") for row in judged(text)} == rows
