"""A text with places marked in it, however they lie over one another.

What the places stand for is left to whoever asks.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

Place = tuple[int, int, int]
"""Where a place begins and ends in the text, half-open, and its number for the reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Characters that the same places cover. `depth` is how many do; `notes` are those that end."""

    text: str
    depth: int
    notes: tuple[int, ...]


def marked(text: str, places: Iterable[Place]) -> tuple[tuple[Piece, ...], ...]:
    """Return the paragraphs of a text as pieces, cut wherever a place begins or ends.

    Places may nest, overlap and cross paragraphs; what lies outside the text, and empty ones, are
    left out. The pieces of a paragraph put together are the paragraph.

    >>> [(p.text, p.depth, p.notes) for p in marked("abcdef", [(1, 4, 1), (2, 6, 2)])[0]]
    [('a', 0, ()), ('b', 1, ()), ('cd', 2, (1,)), ('ef', 1, (2,))]
    """
    inside = [(max(0, a), min(len(text), b), number) for a, b, number in places]
    inside = [place for place in inside if place[0] < place[1]]
    found = []
    start = 0
    for paragraph in text.split("\n\n"):
        end = start + len(paragraph)
        if paragraph.strip():
            found.append(_pieces(text, start, end, inside))
        start = end + 2
    return tuple(found)


def _pieces(text: str, start: int, end: int, places: list[Place]) -> tuple[Piece, ...]:
    near = [place for place in places if place[0] < end and start < place[1]]
    cuts = sorted({start, end, *(cut for a, b, _ in near for cut in (a, b) if start < cut < end)})
    return tuple(
        Piece(
            text=text[a:b],
            depth=sum(first <= a and b <= last for first, last, _ in near),
            # A place that ends in the gap between two paragraphs ends with the first of them.
            notes=tuple(n for _, last, n in near if last == b or (b == end < last <= end + 2)),
        )
        for a, b in pairwise(cuts)
    )
