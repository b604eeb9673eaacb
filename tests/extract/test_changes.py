"""Grades that were left, kept or given again: which is the latest, and what went before."""

from collections.abc import Callable

import pytest

from councilgraph.model.claims import Claims


def told(claims: Claims) -> list[str]:
    """Return each judgement as "grade standing time", with "again" where only presupposed."""
    rows = []
    for j in (j for j in claims.judgements if not j.doubted):
        words = [j.grade.target.rsplit("/", 1)[-1], j.standing.value]
        words += [j.time.text] if j.time else []
        words += ["again"] if j.implied else []
        words += [j.within.text] if j.within else []
        rows.append(" ".join(words))
    return sorted(rows)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Torbay was downgraded from good to inadequate.",
            ["good previous", "inadequate current"],
        ),
        (
            "Torbay has gone up from inadequate to requires improvement.",
            ["inadequate previous", "requires-improvement current"],
        ),
        (
            "Ofsted has moved Torbay to good from inadequate.",
            ["good current", "inadequate previous"],
        ),
        (
            "Torbay was rated good by Ofsted, compared with outstanding in 2012.",
            ["good current", "outstanding previous 2012"],
        ),
        # any verb will do, and the time is that of the change
        (
            "Torbay's children's services moved from inadequate to good last year.",
            ["good current last year", "inadequate previous"],
        ),
        (
            "Torbay has improved from inadequate in 2017 to good in 2021.",
            ["good current 2021", "inadequate previous 2017"],
        ),
        ("Torbay dropped two grades, from good to inadequate.", ["good prev", "inad cur"]),
        # in lists, without a verb
        ("Leadership: inadequate → good.", ["good current", "inadequate previous"]),
        ("Leadership: good (was inadequate).", ["good current", "inadequate previous"]),
        ("Leadership: good (2018: inadequate).", ["good current", "inadequate previous 2018"]),
        ("Leadership: good, from inadequate.", ["good current", "inadequate previous"]),
        # only said in general, or hoped for
        ("To go from inadequate to good takes Torbay two years.", []),
        ("Torbay hopes to move from inadequate to good.", []),
        ("Moving from inadequate to good is hard.", []),
    ],
)
def test_a_change_tells_two_grades(claims_of: Callable, text: str, rows: list[str]) -> None:
    """What was left is previous, what was reached is current."""
    short = {"good prev": "good previous", "inad cur": "inadequate current"}
    assert told(claims_of(text)) == [short.get(row, row) for row in rows]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Torbay is no longer inadequate.", ["inadequate previous"]),
        # what it is instead is how things stand
        (
            "Torbay is no longer inadequate but requires improvement.",
            ["inadequate previous", "requires-improvement current"],
        ),
        (
            "Ofsted said in May 2019 that Torbay was no longer inadequate but good.",
            ["good current May 2019", "inadequate previous"],
        ),
        (
            "Torbay has lost the outstanding grade that it had held since 2020.",
            ["outstanding previous since 2020"],
        ),
        ("Torbay's services were inadequate no longer.", ["inadequate previous"]),
        ("Torbay has shed its inadequate rating.", ["inadequate previous"]),
        ("Torbay has climbed out of inadequate.", ["inadequate previous"]),
        ("Torbay is out of special measures.", ["special-measures previous"]),
        ("Torbay had been rated good before.", ["good previous"]),
        # reported, or told as how things stand: not looking back
        ("Ofsted decided that Torbay had been inadequate in May.", ["inadequate current May"]),
        ("Torbay is under pressure, having been given a C3.", ["c3 current"]),
        ("Staff had left, and inspectors gave Torbay a C3.", ["c3 current"]),
        # what looks back is the grade after the comma
        (
            "Torbay was marked down to inadequate, having previously been rated good.",
            ["good previous", "inadequate current"],
        ),
        ("Torbay was previously rated good.", ["good previous"]),
        ("Torbay was once judged outstanding.", ["outstanding previous"]),
        ("Torbay was rated good at its previous inspection.", ["good previous"]),
        (
            "Torbay, once rated outstanding, is now inadequate.",
            ["inadequate current", "outstanding previous"],
        ),
        (
            "Torbay is now “good”, having been “inadequate” in 2016.",
            ["good current", "inadequate previous 2016"],
        ),
        (
            "Torbay's services, rated inadequate in 2016, are now good.",
            ["good current", "inadequate previous 2016"],
        ),
        (
            "Torbay was rated good, six years after it had been branded inadequate.",
            ["good current", "inadequate previous six years after"],
        ),
        ("Torbay has been rated good.", ["good current"]),
        ("Torbay is still inadequate.", ["inadequate current"]),
        # it was the council that was once something else
        (
            "Torbay, which was once part of the county, has been rated good.",
            ["good current"],
        ),
        ("Torbay heard on Friday that it had been rated good.", ["good current Friday"]),
        # what a grade is compared with; "good" is the one that it was a step below
        (
            "Torbay was rated good, a step up from the last time that inspectors came.",
            ["good current"],
        ),
        (
            "Torbay was rated good, one grade higher than it was in 2016.",
            ["good current", "good previous 2016"],
        ),
        # what has followed by some time is no longer past
        (
            "Ofsted rated Torbay inadequate in 2015, but by 2019 it had been judged good.",
            ["good current 2019", "inadequate current 2015"],
        ),
        # a count is of what it stands with
        (
            "Torbay was twice inadequate, before it was raised to good in 2022.",
            ["good current 2022", "inadequate current", "inadequate previous again"],
        ),
        # somebody else's verdict
        ("A caller said she had tried Torbay's website and found it inadequate.", []),
        (
            "A caller said inspectors had seen Torbay and found it inadequate.",
            ["inadequate previous"],
        ),
        # not the inspection is left behind, but the grade
        ("Torbay emerged from its inspection with a C2.", ["c2 current"]),
        (
            "Torbay came out of special measures and was rated good.",
            ["good current", "special-measures previous"],
        ),
    ],
)
def test_words_of_the_past_make_a_grade_previous(
    claims_of: Callable, text: str, rows: list[str]
) -> None:
    """Only the clause's own words count, and what is so now; a date leaves it to linking."""
    assert told(claims_of(text)) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Torbay was rated inadequate for the second time in six years.",
            ["inadequate current", "inadequate previous again in six years"],
        ),
        (
            "It is the second time in six years that Torbay has been rated inadequate.",
            ["inadequate current", "inadequate previous again in six years"],
        ),
        (
            "Torbay has been rated inadequate twice in a decade.",
            ["inadequate current", "inadequate previous again in a decade"],
        ),
        (
            "Torbay has twice been rated inadequate.",
            ["inadequate current", "inadequate previous again"],
        ),
        (
            "Torbay was rated inadequate for a third time.",
            ["inadequate current", *["inadequate previous again"] * 2],
        ),
        (
            "Torbay's second consecutive inadequate rating was published.",
            ["inadequate current", "inadequate previous again"],
        ),
        (
            "Torbay has had its second inadequate rating in six years.",
            ["inadequate current", "inadequate previous again in six years"],
        ),
        (
            "Ofsted gave Torbay an inadequate rating, its second.",
            ["inadequate current", "inadequate previous again"],
        ),
        (
            "Ofsted has rated Torbay inadequate three times.",
            ["inadequate current", *["inadequate previous again"] * 2],
        ),
        (
            "For the second inspection running, Torbay was rated inadequate.",
            ["inadequate current", "inadequate previous again"],
        ),
        # a count is of the grade before it
        (
            "Torbay, which had been rated inadequate twice, is now good.",
            ["good current", "inadequate previous", "inadequate previous again"],
        ),
        # each time told by its date
        (
            "It was Torbay's second inadequate rating; the first was in 2014.",
            ["inadequate current", "inadequate previous 2014"],
        ),
        (
            "Ofsted rated Torbay inadequate in 2018 and has done so again.",
            ["inadequate current", "inadequate previous 2018"],
        ),
        (
            "Like in 2018, Ofsted has rated Torbay inadequate.",
            ["inadequate current", "inadequate previous 2018"],
        ),
        (
            "Torbay was rated inadequate in June 2013 and again in May 2018.",
            ["inadequate current May 2018", "inadequate previous June 2013"],
        ),
        (
            "Torbay was rated inadequate in both 2013 and 2018.",
            ["inadequate current 2018", "inadequate previous 2013"],
        ),
        # no repetition
        ("Torbay was rated inadequate for the first time.", ["inadequate current"]),
        (
            "Torbay was rated inadequate in 2013 and in 2018 it was rated good.",
            ["good current 2018", "inadequate current 2013"],
        ),
    ],
)
def test_a_repeated_grade_presupposes_earlier_ones(
    claims_of: Callable, text: str, rows: list[str]
) -> None:
    """One claim for each earlier time, with the span of years that bounds it."""
    assert told(claims_of(text)) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Torbay was rated inadequate in May 2018.", ["May 2018 judged"]),
        ("Torbay was rated inadequate after an inspection in May 2018.", ["May 2018 inspected"]),
        ("A report published in May 2018 rated Torbay inadequate.", ["May 2018 published"]),
        ("In May 2018 Ofsted rated Torbay inadequate.", ["May 2018 judged"]),
        (
            "Inspectors visited Torbay in May 2018 and rated it inadequate.",
            ["May 2018 inspected"],
        ),
        (
            "Inspectors visited Torbay in March 2018 and rated it inadequate in June 2018.",
            ["June 2018 judged"],
        ),
        ("Torbay, rated inadequate, must improve by 2020.", ["None None"]),
        ("Torbay was rated inadequate. In May 2018 it opened a library.", ["None None"]),
        (
            "Torbay was rated good in 2016 and inadequate in 2019.",
            ["2016 judged", "2019 judged"],
        ),
    ],
)
def test_the_time_of_a_grade_and_what_it_dates(
    claims_of: Callable, text: str, rows: list[str]
) -> None:
    """The time of the clause, said of the visit, of its report, or of the verdict."""
    found = [j for j in claims_of(text).judgements if not j.doubted]
    assert [f"{j.time.text if j.time else None} {j.dated_by}" for j in found] == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Torbay was rated good in 2018 and was found to be good again in a visit in 2023.",
            ["good current 2023", "good previous 2018"],
        ),
        (
            "Torbay earned the good grade in 2019 and kept it in 2024.",
            ["good current 2024", "good previous 2019"],
        ),
        ("Torbay was rated good in 2018. It was glad to see it again.", ["good current 2018"]),
    ],
)
def test_a_grade_given_again_has_two_times(claims_of: Callable, text: str, rows: list[str]) -> None:
    """The later is how things stand; of a single time there is one judgement."""
    assert told(claims_of(text)) == rows
