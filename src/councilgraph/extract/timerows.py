"""A line of text as a row of tokens, out of which the rules of the grammar build expressions.

The rules are those of `extract.timegrammar` and `extract.times`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypedDict

from councilgraph.extract.timecues import code_set
from councilgraph.extract.timewords import Token, compile_pattern
from councilgraph.model.claims import TimeExpression
from councilgraph.model.text import Span


class Fields(TypedDict, total=False):
    """The values that words of time tell."""

    year: int
    month: int
    day: int
    count: int
    unit: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of text as tokens; `offset` is its place in the article."""

    text: str
    offset: int
    tokens: list[Token]
    codes: str

    @classmethod
    def of(cls, text: str, offset: int, tokens: list[Token]) -> "Row":
        """Return the row of these tokens."""
        return cls(text, offset, tokens, "".join([token.code for token in tokens]))

    def express(
        self, i: int, j: int, form: str, fields: Fields, parts: tuple[TimeExpression, ...] = ()
    ) -> TimeExpression:
        """Return the expression that the tokens `i` to `j` are."""
        start, end = self.tokens[i].start, self.tokens[j - 1].end
        span = Span(start=start + self.offset, end=end + self.offset)
        return TimeExpression(
            span=span, text=self.text[start:end], form=form, parts=parts, **fields
        )

    def first(self, i: int, j: int, names: str) -> Token | None:
        """Return the first token of one of the classes in `names`."""
        codes = code_set(names)
        return next((t for t in self.tokens[i:j] if t.code in codes), None)

    def number(self, i: int, j: int, names: str) -> int | None:
        """Return the value of the first token of one of the classes; "a" and "an" are one."""
        token = self.first(i, j, names)
        if token is None:
            return None
        return token.value if isinstance(token.value, int) else 1

    def which(self, i: int, j: int) -> str:
        """Return the word that picks a year or week: last, this, next, that, or nothing."""
        token = self.first(i, j, "last this next that same")
        if token is None:
            return ""
        word = str(token.value)
        return {"coming": "next", "same": "that"}.get(word, word)


Builder = Callable[[Row, int, int], TimeExpression | None]
Rule = tuple[Builder, re.Pattern[str]]
Level = tuple[tuple[frozenset[str], tuple[Rule, ...]], ...]
"""Rules, each table of them with the codes without one of which none of it can match."""


def rules(*table: tuple[Builder, str]) -> tuple[Rule, ...]:
    """Compile a table of builders and patterns."""
    return tuple((build, compile_pattern(pattern)) for build, pattern in table)
