"""Articles and places in their text.

Offsets count characters of `Article.text`, the text as stored, and are half-open:
`text[start:end]`.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final


@dataclass(slots=True, order=True, unsafe_hash=True, init=False)
class Span:
    """A half-open range of characters of an article's text.

    An article has hundreds, and a frozen dataclass takes twice as long to make: that nothing
    changes one is left to the types.
    """

    start: Final[int]
    end: Final[int]

    def __init__(self, *, start: int, end: int) -> None:
        if not 0 <= start <= end:
            raise ValueError(f"not a span: {start}..{end}")
        self.start = start
        self.end = end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share a character.

        >>> Span(start=0, end=3).overlaps(Span(start=2, end=5))
        True
        """
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Tell whether `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def to(self, other: "Span") -> "Span":
        """Return the smallest span that covers both."""
        return Span(start=min(self.start, other.start), end=max(self.end, other.end))


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One news article: its text without boilerplate, and what is known about its publication.

    `text` begins with the headline, where there is one; paragraphs are parted by a blank line.
    `published` is None where the page gives no date: then no relative date can be resolved.
    """

    id: str
    source_name: str
    text: str
    headline: str | None = None
    published: date | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None

    def quote(self, span: Span) -> str:
        """Return the words at `span`."""
        return self.text[span.start : span.end]
