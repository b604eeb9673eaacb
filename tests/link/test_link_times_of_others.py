"""Times of a sentence that tell of somebody or something else than a grade."""

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Ann Bell, who took over in January, said that Kent had been rated good by Ofsted.",
        "Ann Bell, appointed in January, said that Ofsted was right to rate Kent good.",
        "Ann Bell, the director since May, told councillors that Ofsted had rated Kent good.",
        "A mother who complained in May said that Kent was rated good by Ofsted.",
        "Kent, whose director left in May, was rated good by Ofsted.",
        "Kent, which lost its director in May, was rated good by Ofsted.",
        "Kent council, which spent £3m on agency staff last year, is rated good by Ofsted.",
    ],
)
def test_times_of_somebody_date_no_grade(judged: Callable, text: str) -> None:
    """What is put in of a person or a council has a time of its own."""
    assert judged(text) == {"Kent overall good current -"}


@pytest.mark.parametrize(
    "text",
    [
        "Ofsted, which reported in May, said that children’s services in Kent were good.",
        "Inspectors, who came in May, said that children’s services in Kent were good.",
        "Kent, which was inspected in May, was rated good by Ofsted.",
        "Ofsted said in May that children’s services in Kent were good.",
    ],
)
def test_times_of_inspectors_date_a_grade(judged: Callable, text: str) -> None:
    """What is put in of inspectors and their report is of the grade."""
    assert judged(text) == {"Kent overall good current 2024"}


def test_inspectors_spend_a_month(judged: Callable) -> None:
    """A month that somebody spends is a time without any word before it."""
    text = "Ofsted has rated Kent good.\n\nInspectors spent January in the county."
    assert judged(text) == {"Kent overall good current 2024"}
