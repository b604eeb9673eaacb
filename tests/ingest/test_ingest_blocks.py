"""Plain text to paragraphs."""

import pytest

from councilgraph.ingest.blocks import fold, text_blocks


def test_hard_wrapped_lines_are_joined() -> None:
    """Lines that end only because they are full become one paragraph, with one space between."""
    page = (
        "The borough was given the worst possible rating for its housing, and\n"
        "the mayor has seen off an attempt to unseat her after a meeting that\n"
        "went on until midnight.\n\nShe will stay."
    )
    first, second = text_blocks(page)
    assert first.text == page.split("\n\n")[0].replace("\n", " ")
    assert second.text == "She will stay."


@pytest.mark.parametrize(
    "page",
    [
        "Femi Arkwright (Lab)\nGloria Durham (Con)\nCapt. Jasper Reading (LD)",
        "Tenants and staff thanked as landlord service reaches the top\n28 February 2025",
        "Head of Roads\nAnother Council\n£60,000\nA good place to work.",
        "• children in care\n• care leavers\n• leaders and managers",
    ],
)
def test_lines_that_stand_alone_are_not_joined(page: str) -> None:
    """Lists, addresses and headings above dates keep their lines."""
    assert [block.text for block in text_blocks(page)] == page.split("\n")


def test_line_broken_in_mid_sentence_is_joined() -> None:
    """A stray newline before a lower-case word does not end a paragraph."""
    page = "The county council said on Tuesday that it would\nmend the roads."
    assert [block.text for block in text_blocks(page)] == [page.replace("\n", " ")]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028"])
def test_every_kind_of_newline_counts(newline: str) -> None:
    """Files from other systems have the same paragraphs."""
    page = f"One line.{newline}{newline}Another line."
    assert [block.text for block in text_blocks(page)] == ["One line.", "Another line."]


def test_tabbed_rows_keep_their_cells() -> None:
    """Cells of a row of plain text are joined by a bar, as in HTML."""
    assert [b.text for b in text_blocks("Area\tGrade\nOverall\tGood")] == [
        "Area | Grade",
        "Overall | Good",
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\u00a0b\t c", "a b c"),
        ("inade\u00adquate", "inadequate"),
        ("‘it’s’ “so” — –", "‘it’s’ “so” — –"),
        ("e\u0301te\u0301", "e\u0301te\u0301"),
        ("a\x00b", "a b"),
        ("\ud800", "\ufffd"),
    ],
)
def test_only_space_and_invisible_characters_change(before: str, after: str) -> None:
    """Quotation marks, dashes and accents stay as the page has them."""
    assert fold(before) == after
