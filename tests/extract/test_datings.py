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
        ("The findings stem from a visit by inspectors in May.", ["May inspected"]),
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
        ("Inspectors had been to all three in May.", ["May inspected of all"]),
        ("Torbay was last inspected in 2018.", ["2018 inspected Torbay before"]),
        (
            "It was in 2018 that inspectors last came to Torbay.",
            ["2018 inspected Torbay before"],
        ),
        (
            "Inspectors came to Torbay in May. It is good. They spent two weeks of June there.",
            ["May inspected Torbay", "June inspected"],
        ),
        ("Inspectors, there in August, met tenants.", ["August inspected"]),
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
        # other words between, in longer phrases
        ("The visit (3 to 14 May) was the first.", ["3 to 14 May inspected"]),
        ("The visit itself was in May.", ["May inspected"]),
        ("The visit (the first since 2018) was in May.", ["May inspected"]),
        ("The visit, which the council had expected, took place in May.", ["May inspected"]),
        (
            "The inspection, led by a former director, took place in May.",
            ["May inspected"],
        ),
        (
            "The watchdog led an inspection of the community planning partnership from March to "
            "May 2019.",
            ["from March to May 2019 inspected"],
        ),
        ("The grade follows a visit of two weeks in May.", ["May inspected"]),
        ("It follows a visit by a team of six inspectors in May.", ["May inspected"]),
        (
            "Ofsted is thorough. Its team was at the town hall, and in three centres in Paignton "
            "and Brixham, from 3 to 14 May.",
            ["from 3 to 14 May inspected"],
        ),
        (
            "Ofsted came. A team of seven, who travelled from Brixham to Paignton in May, read on.",
            ["May inspected"],
        ),
        ("The inspectors' stay, from 3 to 14 May, took in much.", ["from 3 to 14 May inspected"]),
        (
            "Fieldwork for the report took up the days from 3 to 14 May.",
            ["from 3 to 14 May inspected"],
        ),
        # councils that have inspectors in
        ("Torbay had its inspectors in May.", ["May inspected Torbay"]),
        ("Torbay had the inspectors in last month.", ["last month inspected Torbay"]),
        (
            "Torbay and Devon, which had inspectors in at the same time this March, differ.",
            ["this March inspected Torbay", "this March inspected Devon"],
        ),
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
        (
            "Torbay's turn came from 2 to 6 May and Plymouth's in the week that followed.",
            ["from 2 to 6 May inspected Torbay", "the week that followed inspected Plymouth"],
        ),
        # a name that only says where the council meant lies
        ("Inspectors were in the Devon authority in May.", ["May inspected"]),
        # whose report it is, and whom it only mentions
        ("Torbay's report came out on Monday.", ["Monday published Torbay"]),
        ("The report on Torbay came out on Monday.", ["Monday published Torbay"]),
        ("The report, which came out on Monday, mentions Torbay.", ["Monday published"]),
        ("Torbay was graded today under a new system.", ["today published Torbay"]),
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
        ("Torbay had its turn last Wednesday.", ["last Wednesday published Torbay"]),
        # told before it
        ("Published on Monday, the report praises staff.", ["Monday published"]),
        ("On Monday, Ofsted released its findings.", ["Monday published"]),
        ("On Monday Ofsted said that staff feel valued.", ["Monday published"]),
        ("Ofsted's report runs to 14 pages. It came out on Monday.", ["Monday published"]),
        (
            "The Regulator of Social Housing has today added three councils to its gradings.",
            ["today published of all"],
        ),
        # of all that a round-up tells of
        ("Four councils were graded by the regulator on Monday.", ["Monday published of all"]),
        (
            "Torbay's grade was among four that the Regulator of Social Housing issued on Monday.",
            ["Monday published of all"],
        ),
        (
            "It is so, if yesterday's batch of judgements is to be believed.",
            ["yesterday published of all"],
        ),
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
        "Torbay was given the same grade in 2018.",
        "Four homes were graded by the regulator on Monday.",
        "Torbay is good, as it was in 2013.",
        "The council said that it had told inspectors in May that money was short.",
        "Inspectors found that 120 children had moved in May.",
        "In 2018 Ofsted called the services weak.",
        "The inspection that was to have taken place in May was called off.",
        "The inspection was announced on 19 February.",
        "Its rating has risen by two grades since 2019.",
        "The council's budget was cut. It was published on Monday.",
    ],
)
def test_what_dates_no_inspection(claims_of: Callable, text: str) -> None:
    """What is to come, what others published, and what was done to others tell nothing."""
    assert told(claims_of(text)) == []
