"""The furniture of pages: cue words and markup names, read once from `boilerplate.toml`.

Says what a single block looks like. Which stretch of a page is the article is for `body`.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from councilgraph.ingest.blocks import Hint
from councilgraph.model.errors import KnowledgeError

LONGEST_SENTENCE = 400  # characters; furniture is shorter, and patterns stay cheap
LONGEST_LINE = 200
_LISTS = ("ul", "ol", "dl")


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """Compiled patterns, and the names by which markup tells furniture."""

    sentences: re.Pattern[str]
    lines: re.Pattern[str]
    adverts: re.Pattern[str]
    links: re.Pattern[str]
    jobs: re.Pattern[str]
    closing: re.Pattern[str]
    tags: frozenset[str]
    roles: frozenset[str]
    words: frozenset[str]
    lists: frozenset[str]
    byline: frozenset[str]
    dateline: frozenset[str]

    def is_sentence(self, text: str) -> bool:
        """Tell whether the block is furniture even if it reads as prose."""
        return len(text) <= LONGEST_SENTENCE and bool(self.sentences.match(text))

    def is_line(self, text: str) -> bool:
        """Tell whether the block, which is no prose, is furniture."""
        return len(text) <= LONGEST_LINE and bool(self.lines.match(text))

    def is_advert(self, text: str) -> bool:
        """Tell whether the block, which is no prose, belongs to a job advertisement."""
        return len(text) <= LONGEST_LINE and bool(self.adverts.match(text))

    def opens_links(self, text: str) -> bool:
        """Tell whether the block heads a list of other articles."""
        return len(text) <= LONGEST_LINE and bool(self.links.match(text))

    def opens_jobs(self, text: str) -> bool:
        """Tell whether the block may head a list of vacancies."""
        return len(text) <= LONGEST_LINE and bool(self.jobs.match(text))

    def closes_article(self, text: str) -> bool:
        """Tell whether the block heads what follows an article: comments, or a form for them."""
        return len(text) <= LONGEST_LINE and bool(self.closing.match(text))

    def marks(self, tokens: frozenset[str], tag: str) -> bool:
        """Tell whether names in a class or id mark an element as furniture."""
        words = self.words | self.lists if tag in _LISTS else self.words
        return not tokens.isdisjoint(words)

    def hint(self, tokens: frozenset[str]) -> Hint | None:
        """Return what the names in a class or id say that an element is for."""
        if not tokens.isdisjoint(self.byline):
            return Hint.BYLINE
        return None if tokens.isdisjoint(self.dateline) else Hint.DATELINE


@cache
def load_furniture() -> Furniture:
    """Read `boilerplate.toml`. Raises KnowledgeError, naming the entry, if it cannot be used."""
    raw = resources.files("councilgraph.ingest").joinpath("boilerplate.toml").read_text("utf-8")
    try:
        table = tomllib.loads(raw)
        drop, sections, markup = table["drop"], table["sections"], table["markup"]
        return Furniture(
            sentences=_any(drop["sentences"]),
            lines=_any(drop["lines"]),
            adverts=_any(drop["adverts"]),
            links=_any(sections["links"]),
            jobs=_any(sections["jobs"]),
            closing=_any(sections["closing"]),
            tags=frozenset(markup["tags"]),
            roles=frozenset(markup["roles"]),
            words=frozenset(markup["words"]) | frozenset(markup["phrases"]),
            lists=frozenset(markup["lists"]),
            byline=frozenset(markup["byline"]),
            dateline=frozenset(markup["dateline"]),
        )
    except (tomllib.TOMLDecodeError, KeyError, re.error) as error:
        raise KnowledgeError(f"ingest/boilerplate.toml cannot be used: {error}") from error


def _any(patterns: list[str]) -> re.Pattern[str]:
    """Compile the patterns into one; each is compiled alone first, so that an error names it."""
    for pattern in patterns:
        try:
            re.compile(pattern)
        except re.error as error:
            raise KnowledgeError(f"ingest/boilerplate.toml: {pattern!r}: {error}") from error
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
