"""Where in an article words stand, and in which sentence."""

import re
from dataclasses import dataclass

from councilgraph.model.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The text of an article with its sentences; of one that is missing both are empty."""

    text: str = ""
    sentences: tuple[Span, ...] = ()

    def place(self, words: str) -> int:
        r"""Return where words stand, whatever parts them; the end of the text if they do not.

        >>> Page(text="They were\nrated good.").place("were rated")
        5
        """
        pattern = r"\s+".join(map(re.escape, words.split()))
        match = re.search(pattern, self.text) if pattern else None
        return match.start() if match else len(self.text)

    def sentence(self, span: Span) -> str:
        """Return the sentence that a span lies in; the span's own words if it is in none."""
        whole = next((s for s in self.sentences if s.covers(span)), span)
        return self.text[whole.start : whole.end]

    def sentence_at(self, place: int) -> str:
        """Return the sentence at a place; nothing where there is none."""
        inside = place < len(self.text)
        return self.sentence(Span(start=place, end=place + 1)) if inside else ""
