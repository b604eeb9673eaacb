"""Round-ups of several councils, and grades of two inspections: which days are whose."""

from collections.abc import Callable

import pytest

HOMES = "The Regulator of Social Housing gave Stevenage a C2. Brent got a C3."
PAIR = "Kent and Surrey have been rated good and outstanding respectively by Ofsted."
CHILDREN = "Kent's children's services were rated good by Ofsted in May."


@pytest.fixture(scope="module")
def dated(facts_of: Callable) -> Callable[[str], set[str]]:
    """Return a function that gives each judgement as "council aspect grade order bounds"."""

    def rows(text: str) -> set[str]:
        facts = facts_of(text, published="2024-06-01")
        return {
            " ".join(
                [
                    j.authority.rpartition("/")[2],
                    j.aspect.rpartition("/")[2],
                    j.grade.rpartition("/")[2],
                    f"{j.standing} {j.period.earliest or ''}..{j.period.latest or ''}",
                ]
            )
            for j in facts.judgements
        }

    return rows


@pytest.mark.parametrize(
    "text",
    [
        f"Yesterday's batch of judgements holds a surprise. {HOMES}",
        f"Two councils were graded by the regulator yesterday. {HOMES}",
        f"They are among four that the Regulator of Social Housing issued yesterday. {HOMES}",
    ],
)
def test_the_day_of_a_round_up_is_that_of_all_its_grades(dated: Callable, text: str) -> None:
    """What came out on one day came out for every council of which nothing else is told."""
    assert dated(text) == {
        "E07000243 overall c2 current 2024-05-31..2024-05-31",
        "E09000005 overall c3 current 2024-05-31..2024-05-31",
    }


@pytest.mark.parametrize(
    ("when", "same", "bounds"),
    [
        ("yesterday", "on the same day", "2024-05-31..2024-05-31"),
        ("on Tuesday", "on the same day", "2024-05-28..2024-05-28"),
        ("on 6 May", "on the same day", "2024-05-06..2024-05-06"),
        ("last week", "in the same week", "2024-05-20..2024-05-26"),
        ("in March", "in the same month", "2024-03-01..2024-03-31"),
    ],
)
def test_the_same_day_is_the_one_told_before(
    dated: Callable, when: str, same: str, bounds: str
) -> None:
    """A time that leans on another takes the last of its size, however that was told."""
    text = f"Ofsted rated Kent's children's services good {when}. Surrey's were rated poor {same}."
    assert {row.rpartition(" ")[2] for row in dated(text)} == {bounds}


@pytest.mark.parametrize(
    ("text", "kent", "surrey"),
    [
        (
            f"{PAIR} Inspectors had been to both in April.",
            "2024-04-01..2024-04-30",
            "2024-04-01..2024-04-30",
        ),
        # a place that nobody knows is in the only county without days of its own
        (
            f"{PAIR}\n\nInspectors were in Kent from 4 to 15 March. "
            "They were in Virginia Water from 8 to 19 April.",
            "2024-03-04..2024-03-15",
            "2024-04-08..2024-04-19",
        ),
        # told of both at once, or of each in turn
        (
            f"{PAIR}\n\nThe councils were inspected in March.",
            "2024-03-01..2024-03-31",
            "2024-03-01..2024-03-31",
        ),
        (
            f"{PAIR}\n\nBoth councils got their results on Monday.",
            "2024-05-27..2024-05-27",
            "2024-05-27..2024-05-27",
        ),
        (
            f"{PAIR}\n\nThe inspection of Kent took place in March and that of Surrey in April.",
            "2024-03-01..2024-03-31",
            "2024-04-01..2024-04-30",
        ),
        (
            f"{PAIR}\n\nIn March inspectors were in Kent. In April they were in Surrey.",
            "2024-03-01..2024-03-31",
            "2024-04-01..2024-04-30",
        ),
        # another call at the same council is none at the other
        (
            f"{PAIR}\n\nInspectors were in Kent from 4 to 15 March. They came back in April.",
            "2024-03-04..2024-03-15",
            "..2024-06-01",
        ),
    ],
)
def test_days_of_two_councils(dated: Callable, text: str, kent: str, surrey: str) -> None:
    """Days told of both are of both, and days told apart are of one each."""
    assert dated(text) == {
        f"E10000016 overall good current {kent}",
        f"E10000030 overall outstanding current {surrey}",
    }


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            f"{CHILDREN} They were inadequate in 2021. Leadership was good, as it was last time.",
            {
                "overall good current 2024-05-01..2024-05-31",
                "overall inadequate previous 2021-01-01..2021-12-31",
                "leadership good current 2024-05-01..2024-05-31",
                "leadership good previous ..2024-04-30",
            },
        ),
        # a side that was graded in the only earlier inspection there is
        (
            f"{CHILDREN} They were inadequate in 2021. Leadership was previously good.",
            {
                "overall good current 2024-05-01..2024-05-31",
                "overall inadequate previous 2021-01-01..2021-12-31",
                "leadership good previous 2021-01-01..2021-12-31",
            },
        ),
        # several times, told one by one
        (
            "Kent has been rated inadequate by Ofsted twice: in 2019, and again last April.",
            {
                "overall inadequate previous 2019-01-01..2019-12-31",
                "overall inadequate current 2024-04-01..2024-04-30",
            },
        ),
        (
            "Ofsted says that Kent, outstanding until March, is now good.",
            {
                "overall outstanding previous ..2024-02-29",
                "overall good current 2024-03-01..2024-03-31",
            },
        ),
        # a grade that is from a time was given then, and is told of for no longer
        (
            "Kent's grade from Ofsted, requires improvement, is from 2019.",
            {"overall requires-improvement current 2019-01-01..2019-12-31"},
        ),
        (
            "Ofsted gave Kent a requires improvement this year, in March.",
            {"overall requires-improvement current 2024-03-01..2024-03-31"},
        ),
        # "that month" leans on the last month told, and not on a year told after it
        (
            "Last November Kent lost the good that Ofsted gave it in 2019. The inspectors who "
            "looked round it that month found that its services require improvement.",
            {
                "overall good previous 2019-01-01..2019-12-31",
                "overall requires-improvement current 2023-11-01..2023-11-30",
            },
        ),
        (
            "Kent learned on Wednesday that it had been rated good by Ofsted.",
            {"overall good current 2024-05-29..2024-05-29"},
        ),
    ],
)
def test_grades_of_two_inspections(dated: Callable, text: str, rows: set[str]) -> None:
    """Words of time tell of which of two inspections a grade is, or that it is the latest."""
    assert dated(text) == {f"E10000016 {row}" for row in rows}
