"""Inspections and visits that an article says took place, with their number and time."""

from collections.abc import Callable

import pytest

from councilgraph.model.claims import Claims


def told(claims: Claims) -> list[str]:
    """Return each inspection as "council kind ordinal time what-it-dates"."""
    rows = []
    for claim in claims.inspections:
        targets = claim.inspection.targets
        rows.append(
            " | ".join(
                [
                    claim.authority.text if claim.authority else "?",
                    targets[0].rpartition("#")[2] if targets else "-",
                    str(claim.ordinal or "-"),
                    claim.time.text if claim.time else "-",
                    claim.dated_by or "-",
                ]
            )
        )
    return rows


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Ofsted carried out its third monitoring visit to Torbay in May 2019.",
            "Torbay | MonitoringVisit | 3 | May 2019 | inspected",
        ),
        (
            "The 11th monitoring visit to Torbay took place in May 2019.",
            "Torbay | MonitoringVisit | 11 | May 2019 | inspected",
        ),
        (
            "A focused visit to Torbay in January 2020 looked at care leavers.",
            "Torbay | FocusedVisit | - | January 2020 | inspected",
        ),
        (
            "An area SEND inspection of Torbay took place in July 2019.",
            "Torbay | AreaInspection | - | July 2019 | inspected",
        ),
        (
            "The CQC assessment of Torbay Council took place in September 2024.",
            "Torbay Council | Assessment | - | September 2024 | inspected",
        ),
        ("Torbay was last inspected in 2015.", "Torbay | - | - | 2015 | inspected"),
        # put in with its time
        ("Torbay, inspected in May, is inadequate.", "Torbay | - | - | May | inspected"),
        (
            "Inspected by Ofsted in May, Torbay was judged good.",
            "Torbay | - | - | May | inspected",
        ),
        # a report dates what it reports on
        (
            "A report published on 4 June 2019 says inspectors saw progress in Torbay.",
            "Torbay | - | - | 4 June 2019 | published",
        ),
        (
            "The letter from Ofsted, dated 3 May 2019, follows its second monitoring visit to "
            "Torbay.",
            "Torbay | MonitoringVisit | 2 | 3 May 2019 | published",
        ),
        # what is quoted from it has times of its own
        ("Torbay had done so in 2021, the Ofsted report says.", "Torbay | - | - | - | -"),
        # inspectors who are there
        (
            "A team from Ofsted was in Torbay between June and July 2018.",
            "Torbay | - | - | between June and July 2018 | inspected",
        ),
        # what they find tells of them
        ("Inspectors found children at risk in Torbay.", "Torbay | - | - | - | -"),
        # since when there have been some is when none of them was
        (
            "It was the third monitoring visit to Torbay since 2023.",
            "Torbay | MonitoringVisit | 3 | - | -",
        ),
        # a visit without a time is told of by its kind
        (
            "Ofsted has made a fourth monitoring visit to Torbay.",
            "Torbay | MonitoringVisit | 4 | - | -",
        ),
    ],
)
def test_inspections_are_told_once(claims_of: Callable, text: str, row: str) -> None:
    """A noun tells the kind and the number, a verb beside it adds nothing of its own."""
    assert told(claims_of(text)) == [row]


def test_a_visit_and_its_report_have_each_their_time(claims_of: Callable) -> None:
    """What was done in one month and published in another is told twice."""
    text = "Ofsted visited Torbay in March 2018 and published its report in June 2018."
    assert [row.split(" | ", 2)[2] for row in told(claims_of(text))] == [
        "- | March 2018 | inspected",
        "- | June 2018 | published",
    ]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Ofsted made its third and fourth monitoring visits to Torbay.", [3, 4]),
        ("Ofsted made the last of six monitoring visits to Torbay.", [6]),
        ("The first inspection of Torbay by Ofsted was in May 2018.", [1]),
        ("Ofsted's letter on Torbay is the third since the full inspection in 2018.", [3, None]),
        # told in the sentence that follows
        ("Ofsted made a monitoring visit to Torbay in May. It was the sixth since 2016.", [6]),
        ("Ofsted made a monitoring visit to Torbay. It was the third such visit.", [3]),
        ("Ofsted made a monitoring visit to Torbay, their third. The second, in May, was.", [3, 2]),
        (
            "Ofsted made its second monitoring visit to Torbay. The first, in May, praised staff "
            "for answering within a day.",
            [2, 1],
        ),
        (
            "Ofsted made its third monitoring visit to Torbay. Staff were praised. The second, in "
            "May, was shorter.",
            [3, 2],
        ),
        (
            "A monitoring visit to Torbay in May 2018 found little progress, Ofsted said. By the "
            "fifth, in August 2019, there was more.",
            [None, 5],
        ),
        (
            "A monitoring visit to Torbay looked at two teams. The first, in Paignton, is new.",
            [None],
        ),
        # a series that had stopped, or a number of something else
        (
            "Ofsted made its third monitoring visit to Torbay. A fifth of its children had moved.",
            [3],
        ),
        ("The first inspection under its new leaders found Torbay good, Ofsted said.", [None]),
        ("Ofsted made a monitoring visit to Torbay in May. It was the sixth town.", [None]),
        ("It was Torbay's first Ofsted inspection since 2014.", [None]),
        ("Torbay has the lowest of three verdicts after an inspection by Ofsted.", [None]),
    ],
)
def test_visits_are_numbered(claims_of: Callable, text: str, numbers: list[int | None]) -> None:
    """A number counts in the phrase of its noun, and not where it counts years or grades."""
    assert [claim.ordinal for claim in claims_of(text).inspections] == numbers


@pytest.mark.parametrize(
    "text",
    [
        # still to come, or only possible
        "A fourth monitoring visit to Torbay will take place in the autumn.",
        "Ofsted is due to carry out a full inspection of Torbay next year.",
        "Ofsted could make a second monitoring visit to Torbay in 2020.",
        "The next monitoring visit to Torbay is in May.",
        "Torbay did more fostering assessments in May, which pleased Ofsted.",
        "If Ofsted makes a monitoring visit to Torbay, it will be brief.",
        # did not take place
        "No monitoring visit to Torbay took place in 2019.",
        "Ofsted cancelled a monitoring visit to Torbay in 2020.",
        # somebody's speech, and visits of other people
        "“The third monitoring visit to Torbay in May 2019 was a success,” said Pat Brook.",
        "Pupils paid a visit to a farm.",
        "The mayor of Torbay published a letter.",
        # a habit, and inspection in general
        "Torbay is inspected by another body.",
        "Lord Brook spoke at length of inspection.",
        "Torbay Council called for an inspection by Ofsted.",
        # in general, or counted
        "Ofsted inspects every council once in three years.",
        "Around a quarter of councils that have been inspected are good or better.",
        "Of the 40 councils that Ofsted has inspected, nine are good.",
        "The CQC, which started to inspect councils last year, is to come to Torbay.",
        "Ofsted resumed inspections of councils in April 2021, and Torbay waits.",
        "The regulator has been inspecting large landlords since April, and Torbay waits.",
        # a grade, with its time
        "Last year the regulator found that Torbay's homes required improvement.",
        "Torbay's schools, which are no concern of the inspectors, were rated good in 2019.",
        "The school, which Ofsted inspects separately, is in Torbay.",
        "Ofsted's inspection framework has changed since Torbay was rated good.",
        # people of inspectorates, and reports that others write
        "Ofsted's national director visited Torbay in May 2019.",
        "Ofsted's annual conversation with Torbay took place in May 2019.",
        "In Torbay a full inspection by Ofsted has been expected for a year.",
        "A report to the cabinet in May 2019 says that Torbay is in debt.",
        "The commissioner's third report, published in May 2019, praises Torbay.",
        "The improvement board said in its sixth report, in May 2019, that Torbay was better.",
        "An internal audit report in May 2019 found Torbay late with its payments.",
        # other bodies
        "Police inspectors visited Torbay in May 2019.",
        "Elm Bank, which has 38 beds, was visited by the CQC in May 2019. Torbay runs it.",
        "A school in Torbay was inspected in May 2019.",
        "Schools in Torbay, inspected in May 2019, were judged good by Ofsted.",
        "Ofsted inspected a nursery in Torbay in May 2019.",
        "At Elm Primary in Torbay, which was inspected by Ofsted in May 2019, they were sad.",
        "St Ann's in Torbay was inspected by Ofsted in May 2019.",
        "The CQC rated the 44-bed home in Torbay inadequate after two inspections in May 2019.",
    ],
)
def test_what_did_not_take_place_is_no_inspection(claims_of: Callable, text: str) -> None:
    """Plans, denials, speech and visits to other bodies make no claim."""
    assert told(claims_of(text)) == []


def test_an_earlier_inspection_is_previous(claims_of: Callable) -> None:
    """Words of the past say that it is not the one that the news is about."""
    (claim,) = claims_of("The previous inspection of Torbay, in 2014, found it good.").inspections
    assert claim.standing == "previous"


def test_an_inspection_names_its_inspectorate(claims_of: Callable) -> None:
    """Who inspected is kept, where the sentence says so."""
    (claim,) = claims_of("The CQC inspected Torbay in May 2024.").inspections
    assert claim.inspectorate is not None
    assert claim.inspectorate.target.endswith("/cqc")


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Torbay and Plymouth are good. Inspectors were in the bay in March and in the city in "
            "April.",
            ["Torbay | - | - | March | inspected", "Plymouth | - | - | April | inspected"],
        ),
        (
            "Torbay and Plymouth are good. They were visited together in March.",
            ["Torbay | - | - | March | inspected", "Plymouth | - | - | March | inspected"],
        ),
    ],
)
def test_what_was_done_to_two_is_of_each(claims_of: Callable, text: str, rows: list[str]) -> None:
    """Two councils that a sentence points back to were each inspected, on their own days."""
    assert told(claims_of(text)) == rows
