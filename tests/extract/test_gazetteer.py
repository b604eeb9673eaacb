"""Phrases are found as people write them, and nothing is found that is not one."""

import pytest

from councilgraph.extract import Gazetteer
from councilgraph.knowledge import Lexicon, Phrase
from councilgraph.model.claims import Kind

PHRASES = [
    ("Barset", Kind.AUTHORITY),
    ("Barset Council", Kind.AUTHORITY),
    ("Bow", Kind.AUTHORITY),
    ("King's Ferry", Kind.AUTHORITY),
    ("Watchdog", Kind.INSPECTORATE),
    ("good", Kind.GRADE),
    ("very good", Kind.GRADE),
    ("C3", Kind.GRADE),
    ("RI", Kind.GRADE),
    ("children's services", Kind.SERVICE),
    ("well-being", Kind.ASPECT),
    ("safeguarding", Kind.ASPECT),
    ("safeguarding", Kind.SERVICE),
    ("council", Kind.AUTHORITY_TYPE),
    ("from Barset Council tax", Kind.CUE),
]


@pytest.fixture(scope="module")
def small() -> Gazetteer:
    """Return a gazetteer of the phrases above."""
    phrases = tuple(
        Phrase(
            text=text,
            kind=kind,
            target=f"x/{kind.value}/{text}",
            case_sensitive=text.isupper(),
            ambiguous=False,
        )
        for text, kind in PHRASES
    )
    return Gazetteer(Lexicon(phrases=phrases, everyday=frozenset(), cues={}))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # case: a label in any, a name with its capital, capitals only as they are
        ("GOOD and Good and good", ["GOOD", "Good", "good"]),
        ("a barset lamb, BARSET and Barset", ["BARSET", "Barset"]),
        ("the watchdog and the Watchdog", ["Watchdog"]),
        ("C3 but no c3", ["C3"]),
        ("an RI in Rio and no ri", ["RI"]),
        # apostrophes, hyphens and spaces
        (
            "children’s services, children's services",
            ["children’s services", "children's services"],
        ),
        ("King‘s Ferry", ["King‘s Ferry"]),
        ("wellbeing, well being and well–being", ["well being", "well–being"]),
        ("children's\u00a0services", ["children's\u00a0services"]),
        ("very-good", ["very-good"]),
        # whole words
        ("goods, a bowl, elbow, Bowden", []),
        ("Bow's bow", ["Bow"]),
        ("C3s or XC3", []),
        ("(good)", ["good"]),
        # the longest from the left, and names before any longer phrase that hides them
        ("very good", ["very good"]),
        ("Barset Council", ["Barset Council"]),
        ("Barset council", ["Barset council"]),
        ("from Barset Council tax", ["Barset Council"]),
        ("", []),
    ],
)
def test_phrases_are_found_as_they_are_written(small: Gazetteer, text: str, found: list) -> None:
    """Each mention has the words of the text at its span, in order."""
    mentions = small.find(text)
    assert [m.text for m in mentions] == found
    assert all(text[m.span.start : m.span.end] == m.text for m in mentions)


def test_words_of_two_kinds_give_a_mention_of_each(small: Gazetteer) -> None:
    """What may be an aspect and a service is told as both, at one span."""
    aspect, service = sorted(small.find("safeguarding"), key=lambda m: m.kind)
    assert (aspect.kind, service.kind) == (Kind.ASPECT, Kind.SERVICE)
    assert aspect.span == service.span


def test_one_name_of_several_councils_keeps_them_all(gazetteer: Gazetteer) -> None:
    """A name that a council and its predecessor share is one mention with both as targets."""
    (somerset,) = (m for m in gazetteer.find("In Somerset") if m.kind is Kind.AUTHORITY)
    assert len(somerset.targets) > 1


def test_the_case_of_odd_letters_moves_no_offset(small: Gazetteer) -> None:
    """A letter that grows when it is lowered does not shift what comes after it."""
    text = "İlford and İİ Barset: good"
    assert [m.text for m in small.find(text)] == ["Barset", "good"]
