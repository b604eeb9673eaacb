"""The sentences of an article with its councils' short forms spelt out."""

import re
from collections.abc import Iterator

from councilgraph.model.claims import Claims, Kind, Mention
from councilgraph.model.text import Article, Span
from councilgraph.reread.wording import Name

_WORDS = re.compile(r"\w+")


def spelt_out(article: Article, claims: Claims, name: Name) -> list[str]:
    """Return the sentences of an article, with councils called as in the questions about them.

    A council that is told by none of the words of its name, as by initials, is given its name:
    the second reader knows no short forms.
    """
    short = [m for m in claims.of_kind(Kind.AUTHORITY) if _is_short(m, name)]
    return ["".join(_spelt_out(article, one, short, name)) for one in claims.sentences]


def _spelt_out(article: Article, sentence: Span, short: list[Mention], name: Name) -> Iterator[str]:
    start = sentence.start
    for mention in short:
        if start <= mention.span.start and mention.span.end <= sentence.end:
            yield article.text[start : mention.span.start]
            yield name(mention.target)
            start = mention.span.end
    yield article.text[start : sentence.end]


def _is_short(mention: Mention, name: Name) -> bool:
    if len(mention.targets) > 1:
        return False
    return _words(mention.text).isdisjoint(_words(name(mention.target)))


def _words(text: str) -> set[str]:
    return set(_WORDS.findall(text.casefold()))
