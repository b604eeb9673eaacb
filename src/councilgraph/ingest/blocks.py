"""Blocks: the paragraphs, headings, list items and rows of a page, before any is thrown away.

Makes blocks of plain text; `markup` makes the same of HTML. Which blocks belong to the article is
for `body` to decide.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise


class Kind(StrEnum):
    """What a block is on its page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"


class Hint(StrEnum):
    """What the page's markup says a block is for, where it says so."""

    BYLINE = "byline"
    DATELINE = "dateline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph of a page, with its white space folded.

    `group` is shared by the lines of one chunk of text, or by the children of one element. `gaps`
    counts the wide gaps of a menu set as text; `linked` is the share of the characters that are
    links, 0 to 1; `dated` is a machine-readable time inside the block.
    """

    text: str
    kind: Kind = Kind.PARAGRAPH
    group: int = 0
    gaps: int = 0
    linked: float = 0.0
    level: int = 0
    hint: Hint | None = None
    dated: date | None = None

    @property
    def bare(self) -> str:
        """Return the text without the bullet before it."""
        return _BULLET.sub("", self.text)


_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_NEWLINE = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACE = re.compile(r"\s+")
_BULLET = re.compile(r"^(?:[•●▪◦‣∙·*>+-]|–|—)\s+(?=\S)")
_NUMBER = re.compile(r"^\(?(?:\d{1,2}|[a-z])[.)]\s+(?=\S)")
_MARKDOWN = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_ENDED = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_RULE = re.compile(r"[|:=+\s-]+")
WIDEST = 120  # nobody wraps text wider than this; a longer line is a paragraph of its own
NARROWEST = 45


def fold(text: str) -> str:
    r"""Fold every run of white space to one space; drop invisible and control characters.

    No other character is changed: quotation marks, accents and dashes stay as the page has them.

    >>> fold("a\u00a0 b\u200bc ")
    'a bc'
    """
    text = _CONTROL.sub(" ", _INVISIBLE.sub("", text))
    return _SPACE.sub(" ", _SURROGATE.sub("\ufffd", text)).strip()


def text_blocks(text: str) -> tuple[Block, ...]:
    r"""Return the blocks of a plain text: its paragraphs, hard-wrapped lines joined by a space.

    Bullets and numbers are kept as the page has them; the cells of tabbed rows are joined by " | ".

    >>> [(b.text, b.bare) for b in text_blocks("One\n\n• two\n• three")]
    [('One', 'One'), ('• two', 'two'), ('• three', 'three')]
    """
    chunks = list(_chunks(_NEWLINE.sub("\n", text)))
    width = _wrap_width(chunks)
    blocks = []
    for group, lines in enumerate(chunks):
        rows = _table_rows(lines)
        if rows:
            blocks += [Block(text=row, kind=Kind.ROW, group=group) for row in rows]
            continue
        for line in _unwrapped(lines, width):
            block = _block(line, group)
            if block.text:
                blocks.append(block)
    return tuple(blocks)


def _chunks(text: str) -> Iterator[list[str]]:
    chunk: list[str] = []
    for line in text.split("\n"):
        if fold(line):
            chunk.append(line.rstrip())
        elif chunk:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _wrap_width(chunks: list[list[str]]) -> int | None:
    """Return the width at which the text is hard-wrapped, or None if it is not.

    A chunk is wrapped if no line has room for the first word of the next.
    """
    widths = []
    for lines in chunks:
        width = max(len(line) for line in lines)
        if len(lines) > 2 and NARROWEST <= width <= WIDEST and all(_breaks(lines, width)):
            widths.append(width)
    return max(widths, default=None)


def _breaks(lines: list[str], width: int) -> Iterator[bool]:
    for line, following in pairwise(lines):
        yield len(line) + 1 + len(following.split(maxsplit=1)[0]) > width


def _unwrapped(lines: list[str], width: int | None) -> Iterator[str]:
    """Join the lines that were broken only because they were full, or in mid-sentence."""
    held = lines[0]
    for line, following in pairwise(lines):
        if _continues(line, following, width):
            held = f"{held} {following.strip()}"
        else:
            yield held
            held = following
    yield held


def _table_rows(lines: list[str]) -> list[str]:
    """Return the rows of a table drawn with upright bars, its rule left out; else nothing.

    Two rows of bars may be a menu; three with as many bars each are a table.
    """
    rows = [line.strip().strip("|") for line in lines if not _RULE.fullmatch(line.strip())]
    bars = {row.count("|") for row in rows}
    if len(rows) < 3 or len(bars) != 1 or 0 in bars:
        return []
    return [" | ".join(fold(cell) for cell in row.split("|")) for row in rows]


def _continues(line: str, following: str, width: int | None) -> bool:
    begins = following.lstrip()
    if len(line) > WIDEST or _BULLET.match(begins) or _NUMBER.match(begins):
        return False
    if width and NARROWEST <= len(line) <= width:
        return all(_breaks([line, following], width))
    return len(line) >= NARROWEST and begins[0].islower() and not _ENDED.search(line)


def _block(line: str, group: int) -> Block:
    heading = _MARKDOWN.match(line.strip())
    if heading:
        level = len(heading.group(1))
        return Block(text=fold(heading.group(2)), kind=Kind.HEADING, group=group, level=level)
    stripped = line.strip()
    cells = [cell for cell in (fold(part) for part in stripped.split("\t")) if cell]
    if len(cells) > 1:
        return Block(text=" | ".join(cells), kind=Kind.ROW, group=group)
    folded = fold(stripped)
    listed = bool(_BULLET.match(folded) or _NUMBER.match(folded))
    kind = Kind.ITEM if listed else Kind.PARAGRAPH
    gaps = len(re.findall(r"\S(?: {2,}|\t)(?=\S)", stripped)) if len(stripped) < 400 else 0
    return Block(text=folded, kind=kind, group=group, gaps=gaps)
