"""Evidence as readers see it: paragraphs of articles, with the words that count."""

import pytest

from councilgraph.serve.pages.evidence import (
    Passage,
    gathered,
    kept,
    paragraph,
    passages,
    quotation_of,
)
from councilgraph.serve.site import Row, Term

TEXT = "The headline\n\nIt was rated fair. So it was. Again.\n\nNobody was there.\n\nThe end."
ARTICLE = "https://example.org/id/article/a"


def row(exact: str, claim: str = "c", start: int | None = None, article: str = ARTICLE) -> Row:
    """Return a row of the query for evidence, for words of TEXT."""
    start = TEXT.find(exact) if start is None else start
    values = {
        "claim": claim,
        "entry": "e",
        "exact": exact,
        "prefix": TEXT[max(0, start - 32) : start],
        "suffix": TEXT[start + len(exact) :][:32],
        "start": str(start),
        "end": str(start + len(exact)),
        "article": article,
        "headline": "The headline",
        "confidence": "0.9",
    }
    return {name: Term(kind="literal", value=value) for name, value in values.items()}


def told(passage: Passage) -> list[str]:
    """Return the paragraphs of a passage, with brackets around what is marked."""
    return [
        "".join(f"[{piece.text}]" if piece.depth else piece.text for piece in pieces)
        for pieces in passage.paragraphs
    ]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("So it was.", ["It was rated fair. [So it was.] Again."]),
        ("The headline", ["[The headline]"]),
        ("The end.", ["[The end.]"]),
        ("Again.\n\nNobody", ["It was rated fair. So it was. [Again.]", "[Nobody] was there."]),
    ],
)
def test_only_the_paragraph_is_shown(words: str, shown: list[str]) -> None:
    """The words are marked in their own paragraph, and no other paragraph is shown."""
    [passage] = passages([quotation_of(row(words), TEXT)])
    assert told(passage) == shown


def test_claims_of_one_paragraph_are_one_passage() -> None:
    """Words of the same paragraph are marked in it together, and it is shown once."""
    quoted = [quotation_of(row(words, words), TEXT) for words in ("Again.", "It was rated fair.")]
    [passage] = passages(quoted)
    assert told(passage) == ["[It was rated fair.] So it was. [Again.]"]
    assert {each.claim for each in passage.quotations} == {"Again.", "It was rated fair."}


def test_passages_that_overlap_grow_together() -> None:
    """Words over two paragraphs and words in the second of them make one passage of both."""
    quoted = [quotation_of(row(w, w), TEXT) for w in ("Again.\n\nNobody was", "there.")]
    [passage] = passages(quoted)
    assert told(passage) == ["It was rated fair. So it was. [Again.]", "[Nobody was] [there.]"]


def test_paragraphs_apart_stay_apart() -> None:
    """Words of two paragraphs, and of two articles, are shown apart, in the order of the text."""
    quoted = [
        quotation_of(row("Nobody", "1"), TEXT),
        quotation_of(row("Again.", "2"), TEXT),
        quotation_of(row("Again.", "3", article=ARTICLE + "b"), TEXT),
    ]
    assert [[q.claim for q in p.quotations] for p in passages(quoted)] == [["2"], ["1"], ["3"]]


@pytest.mark.parametrize("text", [None, "Another text altogether."], ids=["not stored", "changed"])
def test_without_the_text_the_graph_tells_the_words(text: str | None) -> None:
    """Where the words do not stand in a stored text, those kept in the graph are shown."""
    quotation = quotation_of(row("So it was."), text)
    [passage] = passages([quotation])
    assert not quotation.placed
    assert told(passage) == ["It was rated fair. [So it was.] Again."]


def test_without_the_text_overlaps_are_still_shown_once() -> None:
    """Words that lie within others are one passage with them, also where no text is stored."""
    words = ("It was rated fair. So it was.", "So it was.", "Nobody was there.")
    found = passages([quotation_of(row(each, each), None) for each in words])
    assert [told(each) for each in found] == [
        ["[It was rated fair. So it was.] Again."],
        ["[Nobody was there.]"],
    ]


def test_other_words_at_the_same_place_stay_apart() -> None:
    """Where a place does not fit the words, nothing is put together that does not belong."""
    quoted = [quotation_of(row(words, words, start=3), None) for words in ("Again.", "The end.")]
    assert len(passages(quoted)) == 2


def test_what_is_cut_begins_and_ends_with_a_whole_word() -> None:
    """Words around a quotation that were cut anywhere are shown from whole word to whole word."""
    window = kept("xpected that the county", " fell", " behind, and tha", 100)
    assert window.text == "that the county fell behind, and"
    assert window.cut == (True, True)
    assert window.text[100 - window.start :].startswith(" fell")


def test_a_paragraph_that_never_ends_is_cut() -> None:
    """Of a text without paragraphs only some words on either side are shown, and it says so."""
    text = "word " * 3000
    window = paragraph(text, 5000, 5004)
    assert window.cut == (True, True)
    assert len(window.text) < 1500
    assert text[window.start : window.end] == window.text
    assert window.text.startswith("word ")


def test_a_claim_for_two_entries_is_quoted_once() -> None:
    """A claim that supports two entries is found at both, and once among all."""
    rows = [row("Again."), {**row("Again."), "entry": Term(kind="uri", value="f")}]
    evidence = gathered(rows, {ARTICLE: TEXT})
    assert len(evidence.all) == 1
    assert evidence.of("e") == evidence.of("f") == evidence.all
