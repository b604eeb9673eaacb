"""An article as the rules see it: which words name a council, and what is somebody's speech."""

from collections.abc import Callable

import pytest

from councilgraph.model.claims import Kind
from councilgraph.model.text import Span


def councils(reading) -> list[str]:
    """Return the words that name councils."""
    return [m.text for m in reading.mentions if m.kind is Kind.AUTHORITY]


@pytest.mark.parametrize(
    "text",
    [
        "It was chaired by Desmond Kent.",
        "Mrs Kent spoke first.",
        "A letter from J. Kent was read out.",
        "Cllr Ann Rugby-Jones left.",
        "The homes on Bath Road are damp.",
        "He works at Kent University and lives near Derby Lane.",
        "They met in the Wiltshire town.",
        "A motion by Ann Reading, of the ward, failed.",
        "The Leeds-born writer Poppy Wigan came.",
    ],
)
def test_part_of_a_longer_name_is_no_council(reading_of: Callable, text: str) -> None:
    """A surname, a street or a place that only describes something names no council."""
    assert not [c for c in councils(reading_of(text)) if c != "Leeds"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kent and Medway were told.", ["Kent", "Medway"]),
        ("Inspectors in Kent reported.", ["Kent"]),
        ("It failed. Kent did not.", ["Kent"]),
        ("“Kent is ready,” she said.", ["Kent"]),
        ("Leaders at Kent County Council agreed.", ["Kent County Council"]),
        ("Ofsted rated Wigan good.", ["Wigan"]),
        ("OFSTED PRAISES KENT", ["KENT"]),
        ("• Kent: inadequate", ["Kent"]),
        ("Kent’s homes and Torbay's.", ["Kent", "Torbay"]),
        # an official style that the register does not list word for word
        ("Torbay Borough Council met.", ["Torbay"]),
        ("Bath and North East Somerset Council met.", ["Bath and North East Somerset Council"]),
    ],
)
def test_councils_are_named(reading_of: Callable, text: str, found: list[str]) -> None:
    """A capital that only begins a sentence, or headline, takes nothing away from a name."""
    assert councils(reading_of(text)) == found


def test_a_place_inside_a_longer_name_is_part_of_it(reading_of: Callable) -> None:
    """Though a fire service that is told as well be named after it."""
    names = ["Wiltshire Fire and Rescue Service", "Dorset & Wiltshire Fire and Rescue Service"]
    assert councils(reading_of(f"{names[0]} is poor. {names[1]} is not.")) == names


@pytest.mark.parametrize(
    ("text", "words", "spoken"),
    [
        ("“We were surprised that it was called inadequate at all,” he said.", "inadequate", True),
        ("“It is fair,” he said.", "fair", True),
        ("“This is no inadequate town.”", "inadequate", True),
        ("Ofsted called it ‘inadequate’.", "inadequate", False),
        ("Its verdict: “Inadequate.”", "Inadequate", False),
        ("Leaders “require improvement to be good”, it says.", "improvement", False),
        ("“It is fair,” he said of the good grade.", "good", False),
    ],
)
def test_speech_is_a_long_quotation_or_a_whole_sentence(
    reading_of: Callable, text: str, words: str, spoken: bool
) -> None:
    """A word or two in quotation marks is no speech, so that it may be a grade."""
    at = text.index(words)
    assert reading_of(text).in_speech(Span(start=at, end=at + len(words))) is spoken


def test_items_cover_the_sentence_in_order(reading_of: Callable) -> None:
    """Every mark and word of a sentence is in one item, and no two items overlap."""
    text = "Torbay’s children’s services (once good) weren’t inadequate in May 2016 — were they?"
    (sentence,) = reading_of(text).sentences
    ends = [0, *(item.span.end for item in sentence.items)]
    starts = [*(item.span.start for item in sentence.items), len(text)]
    assert [text[end:start].strip() for end, start in zip(ends, starts, strict=True)] == [""] * len(
        starts
    )
    assert all(item.text == text[item.span.start : item.span.end] for item in sentence.items)


@pytest.mark.parametrize(
    ("text", "tag", "words"),
    [
        ("It wasn’t good.", "negation", "wasn’t"),
        ("It was good — once.", "-", "—"),
        ("It was rated GOOD.", "grade", "GOOD"),
        ("It was inspected in May 2016.", "time-expression", "May 2016"),
        ("It fell in spring 2016.", "fall-verb", "fell"),
    ],
)
def test_items_are_tagged(reading_of: Callable, text: str, tag: str, words: str) -> None:
    """An item tells by its tags what its words may be."""
    (sentence,) = reading_of(text).sentences
    assert words in [sentence.items[i].text for i in sentence.find(tag)]


def test_the_last_time_told_is_kept_for_what_leans_on_it(reading_of: Callable) -> None:
    """A sentence knows the time told before it, across paragraphs."""
    first, second = reading_of("It was rated poor in 2012.\n\nThat year it lost staff.").sentences
    assert first.time_before is None
    assert second.time_before is not None
    assert second.time_before.text == "2012"


def test_only_the_first_paragraph_under_a_headline_is_the_headline(reading_of: Callable) -> None:
    """Without a headline the first paragraph is text like any other."""
    with_headline = reading_of("Torbay failed.", headline="Torbay fails")
    assert [s.headline for s in with_headline.sentences] == [True, False]
    assert [s.headline for s in reading_of("Torbay failed.\n\nIt knew.").sentences] == [False] * 2
