"""Paragraphs, sentences and quotations begin and end where a reader sees them do."""

import pytest

from councilgraph.extract.sentences import find_paragraphs, find_quotations, find_sentences
from councilgraph.model.text import Span


def whole(text: str) -> Span:
    """Return the span of all of a text."""
    return Span(start=0, end=len(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One\nand the same.\n\n\n\nTwo.\n", ["One\nand the same.", "Two."]),
        ("One.\n   \nTwo.", ["One.", "Two."]),
        (
            "Three:\n- one\n• two and\nhalf\n* three",
            ["Three:", "- one", "• two and\nhalf", "* three"],
        ),
        ("Three:\nA: one\nB – two\nC: three", ["Three:", "A: one", "B – two", "C: three"]),
        ("Three:\nA: one\nand more", ["Three:\nA: one\nand more"]),
        ("", []),
        ("\n\n", []),
    ],
)
def test_blank_lines_part_paragraphs(text: str, found: list[str]) -> None:
    """A single line break does not, but in a list; an empty text has no paragraph."""
    assert [text[p.start : p.end] for p in find_paragraphs(text)] == found


@pytest.mark.parametrize(
    "sentences",
    [
        ["It failed.", "Leaders knew!", "Did they?", "They did…", "So what."],
        ["Cllr P. Brook spoke to Mr Marsh and Dr. Lee of St. Albans."],
        ["The bill rose by 2.5 per cent, to £1.2m.", "Nobody minded."],
        ["It comes under the Care Act, i.e. the law of 2014 etc. and more."],
        ["“We knew.", "We said nothing,” she said."],
        ["‘Why?’ asked Ms Field.", "‘No.’", "(He left.)", "It ended."],
        ["The report (see p. 4) is out.", "• Leadership: good"],
        ["Inspectors came back on Jan. 4 and No. 10 heard."],
        ["The firm, Oak Ltd. of Hull, left.", "42 people stayed."],
        ["e.g. this one goes on."],
        ["No stop at all"],
    ],
)
def test_sentences_end_at_stops_and_not_at_abbreviations(sentences: list[str]) -> None:
    """Titles, initials, decimals and abbreviations end no sentence; closing marks belong to it."""
    text = " ".join(sentences)
    assert [text[s.start : s.end] for s in find_sentences(text, whole(text))] == sentences


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We failed,” he said.", ["We failed,"]),
        ("‘We failed,’ he said, ‘and know it.’", ["We failed,", "and know it."]),
        ('"We failed," he said.', ["We failed,"]),
        ("'We failed,' he said.", ["We failed,"]),
        # apostrophes close and open nothing
        ("The council’s homes aren’t ready, nor are tenants’ flats.", []),
        ("'It isn't the town's fault,' she said.", ["It isn't the town's fault,"]),
        ("‘The councils’ duty is plain,’ she said.", ["The councils’ duty is plain,"]),
        ("in the ’90s it’s said", []),
        # one kind inside the other is part of it
        ("“He called it ‘a mess’ twice,” she said.", ["He called it ‘a mess’ twice,"]),
        ("‘They were “let down”,’ it says.", ["They were “let down”,"]),
        # left open: it runs on where a reader would turn to the next paragraph
        ("“We failed. We know it.", ["We failed. We know it."]),
        ("She said: “We failed.", ["We failed."]),
        ("‘We failed. We know it.", ["We failed. We know it."]),
        ("She said: ‘We failed.", ["We failed."]),
        ("Rock ‘n roll is back in town.", []),
        # no words, no quotation
        ("“” is empty", []),
    ],
)
def test_quotations_are_what_stands_between_marks(text: str, found: list[str]) -> None:
    """Apostrophes are told from marks; a quotation within another is part of it."""
    assert [text[s.start : s.end] for s in find_quotations(text, whole(text))] == found


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    """The next paragraph has its own quotation."""
    text = "“We failed.\n\n“We know it,” he said."
    found = [q for p in find_paragraphs(text) for q in find_quotations(text, p)]
    assert [text[q.start : q.end] for q in found] == ["We failed.", "We know it,"]
