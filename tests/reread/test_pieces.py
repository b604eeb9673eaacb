"""Pieces: words as the second reader was taught them."""

from pathlib import Path

import pytest

from councilgraph.reread import pieces
from councilgraph.reread.pieces import pieces_of
from councilgraph.reread.question import MARK, START, STOP, UNMARK

VOCABULARY = Path(pieces.__file__).with_name("pieces.txt").read_text("utf-8").splitlines()


def words(text: str) -> list[str]:
    """Return the pieces of a text as they are written in the vocabulary."""
    return [VOCABULARY[number] for number in pieces_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Inspectors came.", ["inspectors", "came", "."]),
        ("The council’s £2.5m", ["the", "council", "’", "s", "£2", ".", "5", "##m"]),
        ("Café, naïve", ["cafe", ",", "naive"]),
        ("  two\n\nlines ", ["two", "lines"]),
        ("Kirklees", ["kirk", "##lee", "##s"]),
        ("well-known", ["well", "-", "known"]),
        ("", []),
    ],
)
def test_words_fall_into_pieces(text: str, expected: list[str]) -> None:
    """Case, accents and spaces count for nothing; marks stand alone; the longest pieces win."""
    assert words(text) == expected


def test_what_has_no_pieces_is_unknown() -> None:
    """A word with a sign that the vocabulary lacks is one piece that stands for no word."""
    assert words("a 🙂 b") == ["a", "[UNK]", "b"]


def test_a_word_without_end_is_unknown() -> None:
    """Whatever its letters; it takes no longer than another word."""
    assert words("x" * 100_000) == ["[UNK]"]


def test_special_pieces_stand_for_no_word() -> None:
    """No text has the pieces that part and mark what is shown."""
    special = [VOCABULARY[number] for number in (START, STOP, MARK, UNMARK)]
    assert special == ["[CLS]", "[SEP]", "[unused0]", "[unused1]"]
    assert not {START, STOP, MARK, UNMARK} & set(pieces_of(" ".join(special)))
