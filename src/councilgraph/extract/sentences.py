"""Paragraphs, sentences and quotations of an article's text, as spans."""

import re
from collections.abc import Iterator
from itertools import pairwise

from councilgraph.model.text import Span

_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?!\s*\n)[^\n]*)*")
_LINE = re.compile(r"\S[^\n]*")
_BULLET = re.compile(r"[•●▪◦‣∙·*–—-]\s+\S")
# "Leadership: good", "Leadership – good": short enough to be no line of running text.
_LABELLED = re.compile(r"[A-Z][^\n.!?]{,100}(?::|\s[–—-])\s[^\n.!?]{,100}")
# Its group is the first letter of what follows, past opening marks.
_STOP = re.compile(r"[.!?…]+[)\]’”'\"]*(?=\s+[‘“'\"(\[]*(.))", re.DOTALL)
# After these a full stop ends no sentence: titles, initials, months, and the like.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(‘“'\"])(?:[A-Z][b-df-hj-np-tv-z]{0,3}|Prof|Sir|Capt|Col|Rev|Hon|Gen|Lt|Sgt|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|etc|e\.g|i\.e|vs|approx|Ltd|Co|Inc)$"
)
_BEFORE_NUMBER = re.compile(r"(?:^|[\s(])(?:No|no|p|pp)$")
_ABBREVIATION_REACH = 8  # longer than any of these with what stands before it
_OPENERS = {"“": "”", "‘": "’", '"': '"', "'": "'"}
_MARK = re.compile("[" + "".join(_OPENERS) + "]")


def find_paragraphs(text: str) -> tuple[Span, ...]:
    r"""Return the spans of the paragraphs, which blank lines part; each line of a list is one.

    >>> [paragraph.end for paragraph in find_paragraphs("One.\n\nTwo.")]
    [4, 10]
    >>> [paragraph.end for paragraph in find_paragraphs("Three:\n- one\n- two and\nthree")]
    [6, 12, 28]
    """
    parts = (part for chunk in _PARAGRAPH.finditer(text) for part in _parted(chunk))
    found = ((start, text[start:end].rstrip()) for start, end in parts)
    return tuple(Span(start=start, end=start + len(words)) for start, words in found)


def _parted(chunk: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield the bounds of what a list parts a paragraph into: one for each line that begins one."""
    if "\n" not in chunk[0]:
        yield chunk.span()
        return
    lines = [*_LINE.finditer(chunk.string, *chunk.span())]
    labelled = all(_LABELLED.fullmatch(line[0].rstrip()) for line in lines[1:])
    cuts = [line.start() for line in lines[1:] if labelled or _BULLET.match(line[0])]
    yield from pairwise([chunk.start(), *cuts, chunk.end()])


def find_sentences(text: str, paragraph: Span) -> tuple[Span, ...]:
    """Return the spans of the sentences of one paragraph, without the space between them.

    >>> text = "Cllr J. Smith left. ‘Why?’ she asked. It rose by 2.5 per cent."
    >>> [text[s.start : s.end] for s in find_sentences(text, Span(start=0, end=len(text)))]
    ['Cllr J. Smith left.', '‘Why?’ she asked.', 'It rose by 2.5 per cent.']
    """
    cuts = [paragraph.start, *_cuts(text, paragraph), paragraph.end]
    spans = []
    for start, end in pairwise(cuts):
        words = text[start:end]
        stripped = words.strip()
        if stripped:
            first = start + len(words) - len(words.lstrip())
            spans.append(Span(start=first, end=first + len(stripped)))
    return tuple(spans)


def _cuts(text: str, paragraph: Span) -> Iterator[int]:
    for stop in _STOP.finditer(text, paragraph.start, paragraph.end):
        begins = stop[1]
        if not (begins.isupper() or begins.isdigit() or begins in "£•–-"):
            continue
        before = text[max(paragraph.start, stop.start() - _ABBREVIATION_REACH) : stop.start()]
        if stop.group().startswith(".") and _ABBREVIATION.search(before):
            continue
        if stop.group() == "." and begins.isdigit() and _BEFORE_NUMBER.search(before):
            continue
        yield stop.end()


def find_quotations(text: str, paragraph: Span) -> tuple[Span, ...]:
    """Return the spans between quotation marks; one left open runs to the paragraph's end.

    Apostrophes are told from closing marks by what stands around them.

    >>> text = "‘It’s the council’s job,’ she said, “and ours."
    >>> [text[s.start : s.end] for s in find_quotations(text, Span(start=0, end=len(text)))]
    ['It’s the council’s job,', 'and ours.']
    """
    spans = []
    mark = _MARK.search(text, paragraph.start, paragraph.end)
    while mark is not None:
        start = past = mark.end()
        if _opens(text, mark.start(), paragraph):
            end = _closing(text, start, paragraph, _OPENERS[mark[0]])
            if end is not None and end > start:
                spans.append(Span(start=start, end=end))
                past = end + 1
        mark = _MARK.search(text, past, paragraph.end)
    return tuple(spans)


def _opens(text: str, position: int, paragraph: Span) -> bool:
    before = text[position - 1] if position > paragraph.start else " "
    after = text[position + 1] if position + 1 < paragraph.end else " "
    return not before.isalnum() and before not in ".,!?" and not after.isspace()


def _closing(text: str, start: int, paragraph: Span, mark: str) -> int | None:
    position = start - 1
    while (position := text.find(mark, position + 1, paragraph.end)) >= 0:
        after = text[position + 1] if position + 1 < paragraph.end else " "
        before = text[position - 1]
        if after.isalnum() or before.isspace():
            continue
        if mark in "’'" and before == "s" and _closes_later(text, position + 1, paragraph, mark):
            continue
        return position
    # Only a double mark left open is a quotation that goes on in the next paragraph;
    # a single one may be an apostrophe.
    opener = text[start - 1]
    introduced = text[paragraph.start : start - 1].rstrip().endswith((":", ","))
    begins = start - 1 == paragraph.start
    runs_on = opener == "“" or begins or introduced
    return paragraph.end if runs_on else None


def _closes_later(text: str, start: int, paragraph: Span, mark: str) -> bool:
    """Tell whether a plural possessive ("councils’ duty") is followed by the real closing mark."""
    rest = text[start : paragraph.end]
    closing = re.search(rf"[.,!?…]{re.escape(mark)}(?!\w)", rest)
    opening = re.search("[‘]" if mark == "’" else r"(?<!\w)'(?=\w)", rest)
    return (
        closing is not None
        and (opening is None or closing.start() < opening.start())
        and (text[start - 2].isalnum())
    )
