"""Sentences that give no grade and tell when inspectors were there or their report came out."""

from collections.abc import Callable

import pytest

from councilgraph.model.claims import Claims, Standing


def told(claims: Claims) -> list[str]:
    """Return each dating as "time what-it-dates", with its council, and whether it is past."""
    return [
        " ".join(
            [
                claim.time.text if claim.time else "-",
                str(claim.dated_by),
                *([claim.authority.text] if claim.authority else []),
                *(["of all"] if claim.rule == "dating/shared" else []),
                *(["before"] if claim.standing is Standing.PREVIOUS else []),
            ]
        )
        for claim in claims.datings
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Six inspectors spent four weeks with the council in January.", ["January inspected"]),
        ("Assessors were in Torbay in December.", ["December inspected Torbay"]),
        (
            "A team of nine spent a week at the town hall in May. Its report is out.",
            ["May inspected"],
        ),
        (
            "Inspectors, who were in the town from 9 to 20 January, said so.",
            ["from 9 to 20 January inspected"],
        ),
        (
            "It follows an inspection under the old framework that ran from 27 January to 18 "
            "February.",
            ["from 27 January to 18 February inspected"],
        ),
        (
            "The inspection was carried out between 5 and 16 June.",
            ["between 5 and 16 June inspected"],
        ),
        (
            "Torbay, visited the following month, fared worse.",
            ["the following month inspected Torbay"],
        ),
        ("The findings stem from a visit by inspectors in May.", ["May inspected of all"]),
        ("The May inspection found that leaders were slow.", ["May inspected"]),
        ("In March the inspectors came to Torbay.", ["March inspected Torbay"]),
        (
            "Inspectors arrived on Monday. They were there for a week in May.",
            ["May inspected"],
        ),
        ("All three inspections took place in December.", ["December inspected of all"]),
        (
            "Torbay and Devon are good, after inspections in March and May respectively.",
            ["March inspected Torbay of all", "May inspected Devon of all"],
        ),
        ("Torbay was last inspected in 2018.", ["2018 inspected Torbay before"]),
    ],
)
def test_the_days_of_inspectors(claims_of: Callable, text: str, rows: list[str]) -> None:
    """Whoever was there, and whatever went on, dates the inspection."""
    assert told(claims_of(text)) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Their report, out this morning, says so.", ["this morning published"]),
        ("Today's report says that children wait too long.", ["Today published"]),
        ("Ofsted has today published its report.", ["today published"]),
        ("The verdict came on Wednesday.", ["Wednesday published"]),
        ("The rating was announced on Tuesday.", ["Tuesday published"]),
        ("Seven councils learned their grades on Wednesday.", ["Wednesday published of all"]),
        (
            "There was cake on Friday as the new rating was made public.",
            ["Friday published"],
        ),
        ("Inspectors said this week that Torbay is slow.", ["this week published"]),
        ("The grade dates from May 2015.", ["dates from May 2015 judged"]),
    ],
)
def test_the_day_of_the_report(claims_of: Callable, text: str, rows: list[str]) -> None:
    """Whatever makes a report or a grade known dates the report."""
    assert told(claims_of(text)) == rows


@pytest.mark.parametrize(
    "text",
    [
        "The report will be published on Friday.",
        "The council's strategy, published on Friday, says so.",
        "Inspectors are due to return in May.",
        "Inspectors visited a nursery in Torbay in May.",
        "The council has not been inspected since May.",
        "It is being spent on eleven workers, the first of whom started last month.",
        "A peer review took place in March.",
        "The council published its budget on Friday.",
        "The cabinet debated the report on Monday.",
        "Councillors were told about the inspection on Monday.",
        "The team was in the cup final in May.",
        "The council's own review in June found gaps.",
        "Torbay is good, as it was in 2013.",
    ],
)
def test_what_dates_no_inspection(claims_of: Callable, text: str) -> None:
    """What is to come, what others published, and what was done to others tell nothing."""
    assert told(claims_of(text)) == []
