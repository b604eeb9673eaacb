"""Which grades are in force, and which came before what a sentence tells."""

from collections.abc import Callable

import pytest

NEWS = "Ofsted rated children's services in Kent good in May."


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # nothing came after
        ("The panel heard that Ofsted had rated children's services in Surrey good in 2019.",
         {"Surrey overall good current 2019"}),
        (f"{NEWS} Surrey, over the border, had been rated inadequate by Ofsted.",
         {"Kent overall good current 2024", "Surrey overall inadequate current -"}),
        # another grade, or an inspection, came after
        (f"{NEWS} It had been rated inadequate in 2019.",
         {"Kent overall good current 2024", "Kent overall inadequate previous 2019"}),
        (f"{NEWS} Three years earlier the county was rated inadequate.",
         {"Kent overall good current 2024", "Kent overall inadequate previous 2021"}),
        ("Ofsted inspected children's services in Kent in May. They had been rated good in 2019.",
         {"Kent overall good previous 2019"}),
        # what stands since then stands, whatever visit is told besides
        ("Ofsted visited Kent in May. Leadership is still inadequate at the council.",
         {"Kent leadership inadequate current 2024"}),
        # what it moved to comes after what it was
        (f"{NEWS} It and Surrey shared a grade until this week: children's services in both were "
         "good. Surrey has been marked down to requires improvement.",
         {"Kent overall good current 2024", "Surrey overall requires-improvement current -",
          "Surrey overall good previous -"}),
        # a report may be told in the past, with all of its sides
        (f"{NEWS} Adoption had been given a good as well.",
         {"Kent overall good current 2024", "Kent adoption good current 2024"}),
        # no finding on a complaint takes the place of another
        ("The Housing Ombudsman found severe maladministration against Camden for its handling "
         "of complaints. Before that, in 2019, it had found maladministration against "
         "Camden over damp and mould.",
         {"Camden complaint-handling severe-maladministration current -",
          "Camden damp-and-mould maladministration current 2019"}),
    ],
)  # fmt: skip
def test_a_grade_is_in_force_until_another_is_told(
    judged: Callable, text: str, rows: set[str]
) -> None:
    """The past tense alone makes no grade one that is over."""
    assert judged(text) == rows


@pytest.mark.parametrize(
    "text",
    [
        "Inspectors visited Kent in May, the second time that they have come since its children's "
        "services were rated inadequate by Ofsted.",
        "Inspectors visited Kent in May after Ofsted rated its children's services inadequate.",
        "A commissioner was sent to Kent in May because Ofsted had rated its children's services "
        "inadequate.",
        "The visit to Kent in May was the third since its children's services were judged to be "
        "inadequate by Ofsted.",
        "In May Kent took on forty social workers, although Ofsted had rated its children's "
        "services inadequate.",
        "In May the director left Kent, whose children's services are rated inadequate by Ofsted.",
    ],
)
def test_what_led_to_something_has_neither_its_time_nor_its_number(
    facts_of: Callable, text: str
) -> None:
    """A grade in a clause that goes back, or aside, is one, and of no known day."""
    [found] = facts_of(f"News\n\n{text}", published="2024-06-20").judgements
    assert (found.standing.value, found.period.earliest) == ("current", None)
    assert found.period.latest


@pytest.mark.parametrize(
    "text",
    [
        "Ofsted has rated Kent’s children’s services good. It got the same grade in May 2019.",
        "Ofsted has rated Kent’s children’s services good, the same grade that it was given in "
        "May 2019.",
        "Ofsted has rated Kent’s children’s services good. The verdict is the same as that of May "
        "2019.",
        "Ofsted has rated Kent’s children’s services good. They were good in May 2019, too.",
        "Ofsted has rated Kent’s children’s services good, repeating its verdict of May 2019.",
        "Ofsted has rated Kent’s children’s services good, unchanged since May 2019.",
    ],
)
def test_the_same_grade_of_long_ago_came_before(judged: Callable, text: str) -> None:
    """What is told to have been alike at an old time was another inspection."""
    found = judged(text)
    assert "Kent overall good current -" in found
    assert "Kent overall good previous 2019" in found


def test_a_verdict_of_long_ago_dates_no_news(judged: Callable) -> None:
    """A time at which the verdict was the same as well is not the time of today's."""
    text = "Ofsted rates Kent’s children’s services good. That was the verdict in May 2019 as well."
    assert judged(text) == {"Kent overall good current -"}


def test_the_same_grade_may_be_the_one_of_today(judged: Callable) -> None:
    """A grade told again with a time of this year is the news."""
    text = "Kent’s children’s services are good. Ofsted gave it the same grade in May 2024."
    assert "Kent overall good current 2024" in judged(text)
