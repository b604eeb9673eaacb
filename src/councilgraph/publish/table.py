"""A table of text for a terminal.

What stands in the cells is left to `publish.results`. Columns of long texts stand below their row,
each with its name, so that the others stay a table. Where even those would get too narrow to
read, each row becomes a block of lines instead, one line per column.
"""

import re
import textwrap
import unicodedata
from collections.abc import Sequence

_GAP = "  "
_PILCROW = " ¶ "
_NOTE_WIDTH = 110
_LONG = 40
_LEAST = 12  # a column of words is not squeezed below this
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def draw(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> str:
    """Return rows under their column names, no line longer than `width` if that can be.

    Long cells wrap. Characters that would steer the terminal are left out. The last line counts
    the rows.

    >>> print(draw(["council", "times"], [["Ambridge", "2"]], 80))
    council   times
    --------  -----
    Ambridge  2
    <BLANKLINE>
    1 row
    <BLANKLINE>
    """
    clean = [[_CONTROL.sub("", value).expandtabs(4) for value in row] for row in rows]
    count = f"{len(rows)} row{'' if len(rows) == 1 else 's'}"
    if not rows:
        return f"{_GAP.join(columns)}\n\n{count}\n"
    natural = _natural(columns, clean)
    crowded = sum(natural) + len(_GAP) * (len(natural) - 1) > width
    long = [i for i, wish in enumerate(natural) if crowded and wish > max(width // 2, _LONG)]
    short = [i for i in range(len(columns)) if i not in long]
    widths = _fit([natural[i] for i in short], width) if short else None
    if widths is None:
        return "\n".join([*_blocks(columns, clean, width), "", count, ""])
    table = [[row[i] for i in short] for row in clean]
    notes = [[(columns[i], row[i]) for i in long] for row in clean]
    lines = _grid([columns[i] for i in short], table, widths)
    body = _with_notes(lines, notes, min(width, _NOTE_WIDTH))
    return "\n".join([*body, "", count, ""])


def _natural(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """Return the width that each column would like to have."""
    cells = zip(columns, *rows, strict=True)
    return [max(_length(line) for cell in group for line in _lines(cell)) for group in cells]


def _fit(natural: list[int], width: int) -> list[int] | None:
    """Share out the width: narrow columns get theirs, wide ones what is left; None if too little.

    >>> _fit([10, 200, 100], 80)
    [10, 33, 33]
    """
    room = width - len(_GAP) * (len(natural) - 1)
    given = [0] * len(natural)
    waiting = sorted(range(len(natural)), key=lambda index: natural[index])
    while waiting:
        index = waiting.pop(0)
        share = room // (len(waiting) + 1)
        given[index] = min(natural[index], share)
        if given[index] < min(natural[index], _LEAST):
            return None
        room -= given[index]
    return given


def _grid(
    columns: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]
) -> list[list[str]]:
    """Return the lines of the heading, and then those of each row."""
    heading = [*_wrapped(columns, widths), _joined(["-" * width for width in widths], widths)]
    return [heading, *(_wrapped(row, widths) for row in rows)]


def _with_notes(
    table: list[list[str]], notes: Sequence[Sequence[tuple[str, str]]], width: int
) -> list[str]:
    """Return all lines of a table, the notes of each row, (name, text), below it."""
    heading, *rows = table
    bodies = [
        [*row, *(line for name, text in below for line in _note(name, text, width))]
        for row, below in zip(rows, notes, strict=True)
    ]
    # Rows of several lines are parted by an empty one, or they would run into each other.
    tall = any(len(body) > 1 for body in bodies)
    lines = [*heading]
    for place, body in enumerate(bodies):
        lines += ["", *body] if tall and place else body
    return lines


def _note(name: str, text: str, width: int) -> list[str]:
    """Return a long text under its column's name; what a pilcrow parts begins a new line."""
    indent = " " * (len(_GAP) * 2)
    paragraphs = text.split(_PILCROW) if text else []
    wrapped = [line for part in paragraphs for line in _hanging(part, width - len(indent))]
    return [f"{_GAP}{name}:", *(indent + line for line in wrapped)] if wrapped else []


def _hanging(text: str, width: int) -> list[str]:
    first, *more = _wrap(text, width - len(_GAP))
    return [first, *(_GAP + line for line in more)]


def _wrapped(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    """Return one row as lines, each cell wrapped to the width of its column."""
    columns = [_wrap(cell, width) for cell, width in zip(cells, widths, strict=True)]
    height = max(map(len, columns))
    padded = [column + [""] * (height - len(column)) for column in columns]
    return [_joined(line, widths) for line in zip(*padded, strict=True)]


def _joined(cells: Sequence[str], widths: Sequence[int]) -> str:
    pairs = zip(cells, widths, strict=True)
    return _GAP.join(cell + " " * (width - _length(cell)) for cell, width in pairs).rstrip()


def _blocks(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """Return each row as a block: the names of the columns on the left, the values beside them."""
    label = max(map(len, columns))
    room = max(width - label - len(_GAP), _LEAST)
    lines: list[str] = []
    for number, row in enumerate(rows, start=1):
        lines.append(f"-- {number} ".ljust(min(width, label + len(_GAP) + room), "-"))
        for name, value in zip(columns, row, strict=True):
            first, *more = _wrap(value, room)
            lines.append(f"{name:{label}}{_GAP}{first}".rstrip())
            lines.extend(f"{'':{label}}{_GAP}{line}" for line in more)
    return lines


def _wrap(text: str, width: int) -> list[str]:
    wrapped = [
        line
        for paragraph in _lines(text)
        for line in textwrap.wrap(paragraph, max(width, 1), break_on_hyphens=False) or [""]
    ]
    return wrapped or [""]


def _lines(text: str) -> list[str]:
    return text.split("\n")


def _length(text: str) -> int:
    """Return how many columns of a terminal a text takes up."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
