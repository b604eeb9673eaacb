"""Where a council is named: as a heading, as a paragraph's opening, or as a sentence's subject.

What stands there is what the words after it go on about; how far is for `link.discourse`.
"""

from collections.abc import Sequence

from councilgraph.link.bystanding import holder
from councilgraph.model.claims import Claims, Mention
from councilgraph.model.text import Article, Span

_OPENING = 60
_HEADING_REST = 8  # characters of a heading besides the name
_SUBJECT_WORDS = 8
_PREPOSITIONS = frozenset("from of to at by with for near beside across like unlike".split())

Named = Sequence[tuple[Mention, str]]


class Sections:
    """The headings of a round-up that are a council's name and no more."""

    def __init__(self, article: Article, claims: Claims, named: Named) -> None:
        found = [
            (paragraph.start, iri)
            for paragraph in claims.paragraphs[1:]
            for mention, iri in named
            if paragraph.covers(mention.span)
            and len(article.text[paragraph.start : paragraph.end]) - len(mention.text)
            <= _HEADING_REST
        ]
        self._found = found if len({iri for _, iri in found}) > 1 else []

    def above(self, at: Span) -> str | None:
        """Return the council whose heading is the last above a place."""
        above = [iri for start, iri in self._found if start <= at.start]
        return above[-1] if above else None


def is_subject(mention: Mention, article: Article, claims: Claims) -> bool:
    """Tell whether a mention stands where a sentence's subject does."""
    sentence = holder(claims.sentences, mention.span)
    words = article.text[sentence.start : mention.span.start].split()
    if not words:
        return True
    listed = words[-1].endswith(",") or words[-1] == "and"
    told = words if listed else words[-1:]
    after_preposition = any(word.lower() in _PREPOSITIONS for word in told)
    return len(words) <= _SUBJECT_WORDS and not after_preposition


def opens(mention: Mention, paragraph: Span) -> bool:
    """Tell whether a mention stands early enough in a paragraph to be its subject."""
    return paragraph.covers(mention.span) and mention.span.start - paragraph.start < _OPENING
