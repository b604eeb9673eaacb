"""What is put into a sentence on a verdict, or opens it, neither hides nor denies the verdict."""

from collections.abc import Callable

import pytest

from councilgraph.model.claims import Claims

PUT_IN = [
    "Torbay, next door, was rated good by Ofsted.",
    "Torbay, a small unitary authority, was rated good by Ofsted.",
    "Torbay – one of the smallest authorities – was rated good by Ofsted.",
    "Torbay (a unitary authority) was rated good by Ofsted.",
    "Torbay was, as expected, rated good by Ofsted.",
    "Torbay, run by no party since May, was rated good by Ofsted.",
    "Torbay, whose plans could cost millions, was rated good by Ofsted.",
    "Torbay was rated nothing less than good by Ofsted.",
    "Torbay was to nobody's surprise rated good by Ofsted.",
    "With no fuss at all, Ofsted rated Torbay good.",
    "In a report that spares nobody, Ofsted rated Torbay good.",
    "Not surprisingly, Torbay was rated good by Ofsted.",
    "No doubt to the relief of staff, Ofsted rated Torbay good.",
    "Torbay is, Ofsted says, good.",
    "Torbay was quietly and without fuss rated good by Ofsted.",
    "Torbay was rated good by Ofsted in 2019; more is due next year.",
    "Torbay was rated good by Ofsted thanks to a new team.",
    "Torbay was rated good by Ofsted amid rising demand.",
    "Torbay was rated good by Ofsted, as anybody would have told you.",
    "Torbay was given a good overall rating by Ofsted.",
    "Torbay could not hide its delight: Ofsted rated it good.",
]
DENIED = [
    "No council in the region, inspectors said, was rated good.",
    "Torbay, despite its efforts, was not rated good by Ofsted.",
    "To nobody's surprise, Torbay was not rated good by Ofsted.",
    "At no point, Ofsted found, was Torbay rated good.",
    "Torbay hopes that, after a hard year, it will be rated good by Ofsted.",
    "If Torbay improves, it could be rated good by Ofsted.",
    "Torbay will be rated good by Ofsted in the end.",
    "Torbay is, in theory, likely to be rated good.",
    "Torbay set its sights on being “good by 2030”, Ofsted was told.",
    "Torbay was the only one to escape a good rating from Ofsted.",
    "Torbay was left without a good rating by Ofsted.",
    "Not until inspectors return, the council accepts, will Torbay be rated good.",
    "Torbay pays for Elm Lodge, which was rated good by Ofsted.",
]


def sound(claims: Claims) -> list[tuple[str, str]]:
    """Return each judgement that nothing speaks against, as its council and its grade."""
    told = (j for j in claims.judgements if not j.doubted)
    return [(j.authority.text if j.authority else "?", j.grade.text) for j in told]


@pytest.mark.parametrize("sentence", PUT_IN)
def test_what_is_put_in_hides_no_verdict(sentence: str, claims_of: Callable) -> None:
    """A verdict is read past asides, openings, and negations that are not of it."""
    assert [grade for _, grade in sound(claims_of(sentence))] == ["good"]


@pytest.mark.parametrize("sentence", DENIED)
def test_denials_hold_beside_what_is_put_in(sentence: str, claims_of: Callable) -> None:
    """A denial, a wish or a stranger is still one where something is put in beside it."""
    assert sound(claims_of(sentence)) == []


def test_what_is_put_in_has_its_own_topics_and_times(claims_of: Callable) -> None:
    """What a verdict is for, and when it was, is not taken from a clause about something else."""
    text = "Adoption in Torbay, whose leader resigned in 2022, was rated good by Ofsted."
    claims = claims_of(text)
    assert [(j.aspect and j.aspect.text, j.time) for j in claims.judgements] == [("Adoption", None)]
    claims = claims_of("Torbay, under new leadership, was rated good by Ofsted.")
    assert [j.aspect for j in claims.judgements] == [None]


def test_quotation_marks_around_a_grade_change_nothing(claims_of: Callable) -> None:
    """A move is read with them as without, and "to be good" is part of the grade before it."""
    claims = claims_of("Torbay has gone from “good” to “inadequate” in four years, Ofsted said.")
    assert sound(claims) == [("Torbay", "good"), ("Torbay", "inadequate")]
    claims = claims_of("Ofsted found Torbay to require improvement to be “good” in 2020.")
    assert sound(claims) == [("Torbay", "require improvement")]


def test_a_year_to_come_has_no_grade_yet(claims_of: Callable) -> None:
    """A grade that is told for a year after the news was not given."""
    text = "The plan is “outstanding by 2030” for Torbay, Ofsted was told."
    assert sound(claims_of(text, published="2024-01-01")) == []
