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
        # inspectors who do anything but say or judge
        (
            "The inspectors who went through its books in March found gaps.",
            ["March inspected"],
        ),
        ("In May eight inspectors had gone through its books.", ["May inspected"]),
        (
            "A team of inspectors of social work, schools and police travelled the region in May.",
            ["May inspected"],
        ),
        (
            "A fortnight of interviews in May persuaded the watchdog to think again.",
            ["May inspected"],
        ),
        ("During the visit, which was in May, they saw more.", ["May inspected"]),
        # councils that have inspectors in
        ("Torbay had its inspectors in May.", ["May inspected Torbay"]),
        (
            "Inspectors were in Torbay in May; Plymouth's turn came in June.",
            ["May inspected Torbay", "June inspected Plymouth"],
        ),
        # of an earlier inspection, by what a relative clause is about
        (
            "The previous inspection, which was completed in 2016, was a shock.",
            ["2016 inspected before"],
        ),
    ],
)
def test_the_days_of_inspectors(claims_of: Callable, text: str, rows: list[str]) -> None:
    """Whoever was there, and whatever went on, dates the inspection."""
    assert told(claims_of(text)) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Ofsted visited Torbay in March and Plymouth in April.",
            ["March inspected Torbay", "April inspected Plymouth"],
        ),
        (
            "Torbay was inspected in March and Plymouth in April.",
            ["March inspected Torbay", "April inspected Plymouth"],
        ),
        (
            "Torbay saw inspectors in March and Plymouth in April.",
            ["March inspected Torbay", "April inspected Plymouth"],
        ),
        (
            "Torbay and Plymouth, which border Devon, are good. Inspectors were in the former in "
            "March and in the latter in April.",
            ["March inspected Torbay", "April inspected Plymouth"],
        ),
        (
            "Torbay and Plymouth are good. Inspectors were in the bay in March and in the city in "
            "April.",
            ["March inspected Torbay", "April inspected Plymouth"],
        ),
        (
            "Torbay and Plymouth are good. They were visited together in March.",
            ["March inspected Torbay", "March inspected Plymouth"],
        ),
        # who is meant has no name, and is not the one that has
        (
            "Inspectors came to Torbay in March and to its neighbour in April.",
            ["March inspected Torbay"],
        ),
        ("Torbay fell. It was inspected in March.", ["March inspected Torbay"]),
        # whoever is named before inspectors act is not visited
        (
            "Inspectors, led by a man who used to work in Devon, were at the town hall in May.",
            ["May inspected"],
        ),
        ("PLYMOUTH (6 to 17 February)", ["6 to 17 February inspected PLYMOUTH"]),
    ],
)
def test_whose_days_they_are(claims_of: Callable, text: str, rows: list[str]) -> None:
    """A time belongs to the council told beside it, or to one that the words point back to."""
    assert told(claims_of(text)) == rows


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The inspection began in January and ended in May.", "January - May"),
        ("Inspectors arrived on 3 March and left on 14 March.", "3 March - 14 March"),
        ("The inspection ran from March until schools broke up in June.", "March - June"),
        (
            "Inspectors spent the last week of April and the first of May there.",
            "the last week of April - May",
        ),
    ],
)
def test_first_and_last_days_are_one_stay(claims_of: Callable, text: str, words: str) -> None:
    """The days on which inspectors came and left, told apart, are one run of days."""
    assert told(claims_of(text)) == [f"{words} inspected"]


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
        "The council said that it had told inspectors in May that money was short.",
    ],
)
def test_what_dates_no_inspection(claims_of: Callable, text: str) -> None:
    """What is to come, what others published, and what was done to others tell nothing."""
    assert told(claims_of(text)) == []
