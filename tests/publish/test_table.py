"""The table for a terminal: it fits the width, loses nothing and stays readable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilgraph.publish.table import draw

WORDS = "services for children in care and care leavers were found to be inadequate"


def test_short_rows_are_one_line_each() -> None:
    """Columns are as wide as they need to be."""
    assert draw(["council", "times"], [["Ambridge", "2"], ["Borchester City", "10"]], 80) == (
        "council          times\n"
        "---------------  -----\n"
        "Ambridge         2\n"
        "Borchester City  10\n"
        "\n"
        "2 rows\n"
    )


def test_long_texts_stand_below_their_row() -> None:
    """A column of long texts leaves the table, each text under its row and its column's name."""
    rows = [["Ambridge", f"{WORDS} ¶ said Borsetshire"], ["Penny Hassett", ""]]
    assert draw(["council", "evidence"], rows, 50) == (
        "council\n"
        "-------------\n"
        "Ambridge\n"
        "  evidence:\n"
        "    services for children in care and care\n"
        "      leavers were found to be inadequate\n"
        "    said Borsetshire\n"
        "\n"
        "Penny Hassett\n"
        "\n"
        "2 rows\n"
    )


def test_cells_of_middling_length_wrap_within_their_column() -> None:
    """Where all columns are about as long, they share the width and wrap at words."""
    rows = [["found to be inadequate", "found to be good"]]
    assert draw(["first", "second"], rows, 30) == (
        "first           second\n"
        "--------------  --------------\n"
        "found to be     found to be\n"
        "inadequate      good\n"
        "\n"
        "1 row\n"
    )


def test_too_many_columns_become_blocks() -> None:
    """Where columns would be too narrow to read, each row is a block of lines."""
    names = ["council", "dates", "grade", "inspectorate"]
    rows = [["Borchester", "November 2016", "inadequate", "Inspectorate of Barns"]]
    assert draw(names, rows, 42) == (
        "-- 1 -------------------------------------\n"
        "council       Borchester\n"
        "dates         November 2016\n"
        "grade         inadequate\n"
        "inspectorate  Inspectorate of Barns\n"
        "\n"
        "1 row\n"
    )


def test_nothing_found_is_said() -> None:
    """Without rows there are still the columns and the count."""
    assert draw(["council", "times"], [], 80) == "council  times\n\n0 rows\n"


@pytest.mark.parametrize("character", ["\x1b", "\x07", "\r", "\x9b", "\u202e", "\x00"])
def test_steering_characters_are_left_out(character: str) -> None:
    """Words out of the news can't move the cursor, ring the bell or turn the text round."""
    shown = draw(["name"], [[f"Am{character}bridge"]], 80)
    assert "Ambridge" in shown
    assert character not in shown


def test_wide_characters_keep_the_columns_straight() -> None:
    """Characters two columns wide count as two."""
    lines = draw(["a", "b"], [["議会", "x"], ["abcd", "y"]], 80).splitlines()
    assert lines[2:4] == ["議会  x", "abcd  y"]


CELLS = st.text(st.characters(min_codepoint=33, max_codepoint=382, exclude_characters="\x7f¶"))
TEXTS = st.lists(CELLS, max_size=12).map(" ".join)


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=4), st.integers(40, 120))
def test_fits_the_width_and_loses_nothing(rows: list[tuple[str, str, str]], width: int) -> None:
    """No line is longer than the terminal, and every printable character is there."""
    shown = draw(["one", "two", "three"], rows, width)
    assert all(len(line) <= width for line in shown.splitlines())
    printed = "".join(shown.split())
    for cell in (cell for row in rows for cell in row):
        for character in "".join(cell.split()):
            assert character in printed or not character.isprintable()
