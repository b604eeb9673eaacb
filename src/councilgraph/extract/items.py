"""The items of a sentence: known phrases, times, and the words between them, with their tags.

The tags say what an item may be: the kind of what it mentions, the slug of a cue, or the word
itself.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

from councilgraph.extract.gate import tags_of
from councilgraph.model.claims import Kind, Mention, TimeExpression
from councilgraph.model.text import Span

TIME = "time-expression"
_TOKEN = re.compile(
    r"['’]s\b|\d+(?:st|nd|rd|th)\b|£?\d[\d.,]*\d|\w+(?:(?<=\wn)['’]t\b|(?:[-.]\w+)*)|\S"
)
_DASHES = {"–": "-", "—": "-", "‑": "-"}
_TIME, _GRADE = frozenset({TIME}), Kind.GRADE.value
_LEADS = frozenset({"in", "at", "on", "for", "by", "of"})
_RELATIONS = ("after", "before", "since")
_VISITS = ("inspection", "inspection-noun", "report-noun")
_MANY = 20_000  # words and meanings whose tags are kept: news has few words that come often


@dataclass(slots=True)
class Item:
    """One known phrase or one other word of a sentence; `tags` say what it may be.

    Whether it names a grade is more than its tag says: the word "grade" has that as well.
    As with spans, that nothing changes one is left to the types.
    """

    span: Final[Span]
    text: Final[str]
    tags: Final[frozenset[str]]
    mentions: Final[tuple[Mention, ...]] = ()
    time: Final[TimeExpression | None] = None
    is_grade: Final[bool] = False

    def is_a(self, *tags: str) -> bool:
        """Tell whether the item has one of the tags."""
        return not self.tags.isdisjoint(tags)

    def mention(self, kind: Kind) -> Mention | None:
        """Return what the item mentions of this kind, if anything."""
        for mention in self.mentions:
            if mention.kind is kind:
                return mention
        return None


def beside_time(item: Item, time: Span, text: str) -> list[Item]:
    """Return what a time leaves of a cue: of "published today" the verb, of "today" nothing."""
    if not item.span.overlaps(time):
        return [item]
    words = text[item.span.start : time.start].rstrip()
    if not words or words.lower() in _LEADS:
        return []
    span = Span(start=item.span.start, end=item.span.start + len(words))
    return [replace(item, span=span, text=words, tags=item.tags | {words.lower()})]


def item_of(*mentions: Mention) -> Item:
    """Return the item of all that the same words mention."""
    first = mentions[0]
    tags = _phrase_tags(first.text, first.kind, first.targets)
    for mention in mentions[1:]:
        tags |= tags_of(mention.kind, mention.targets)
    is_grade = _GRADE in tags and any(m.kind is Kind.GRADE for m in mentions)
    return Item(first.span, first.text, tags, mentions, None, is_grade)


def item_of_time(time: TimeExpression) -> Item:
    """Return the item of a time expression."""
    return Item(time.span, time.text, _TIME, (), time)


def of_visits(items: list[Item]) -> list[Item]:
    """Return items with "after July" in "after July visit" as July: the visit was then."""
    return [
        item_of_time(item.time.parts[0])
        if item.time is not None
        and item.time.form in _RELATIONS
        and item.time.parts
        and following.is_a(*_VISITS)
        and following.span.start == item.span.end + 1
        else item
        for item, following in pairwise([*items, items[-1]])
    ]


@lru_cache(maxsize=_MANY)
def _phrase_tags(words: str, kind: Kind, targets: tuple[str, ...]) -> frozenset[str]:
    """Return the tags of a known phrase; of one word it is still that word to the grammar.

    But "the authority" names none: the tag of that word is for names.
    """
    tags = tags_of(kind, targets)
    plain = " " not in words and words.lower() != Kind.AUTHORITY.value
    return tags | {words.lower().replace("’", "'")} if plain else tags


def with_words(text: str, span: Span, known: Iterable[Item]) -> list[Item]:
    """Return the known items of a sentence, which are in order, with the words between them."""
    items: list[Item] = []
    position = span.start
    for item in known:
        start = item.span.start
        # Mostly nothing but a space parts two known phrases.
        if position < start and (start - position > 1 or not text[position].isspace()):
            items += _words(text, position, start)
        items.append(item)
        position = max(position, item.span.end)
    return items + _words(text, position, span.end) if position < span.end else items


def _words(text: str, start: int, end: int) -> list[Item]:
    return [
        Item(Span(start=token.start(), end=token.end()), token[0], _word_tags(token[0]))
        for token in _TOKEN.finditer(text, start, end)
    ]


@lru_cache(maxsize=_MANY)
def _word_tags(word: str) -> frozenset[str]:
    """Return the tags of a word that nothing known explains."""
    lower = _DASHES.get(word, word.lower().replace("’", "'"))
    return frozenset({lower, "negation"} if lower.endswith("n't") else {lower})
