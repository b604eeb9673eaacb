"""An article as the rules see it: sentences of items, each a known phrase or a word.

A rule asks an item for its tag: the kind of what it mentions ("authority", "grade"), the slug of
a cue ("judgement-verb"), or, for any other word or mark, the word itself in lower case.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Final

from councilgraph.extract.abbreviations import as_named_in_full, with_abbreviations
from councilgraph.extract.gate import tags_of
from councilgraph.extract.gazetteer import Gazetteer
from councilgraph.extract.placenames import truly_named
from councilgraph.extract.sentences import find_paragraphs, find_quotations, find_sentences
from councilgraph.extract.times import find_times
from councilgraph.model.claims import Kind, Mention, TimeExpression
from councilgraph.model.text import Article, Span

_TOKEN = re.compile(
    r"['’]s\b|\d+(?:st|nd|rd|th)\b|£?\d[\d.,]*\d|\w+(?:(?<=\wn)['’]t\b|(?:[-.]\w+)*)|\S"
)
_DASHES = {"–": "-", "—": "-", "‑": "-"}
_LONG_QUOTATION, _TWO, _MANY = 40, 2, 20_000  # words whose tags are kept: news has few
TIME = "time-expression"
_NEAR_FORMS = frozenset({"day", "this", "last", "recent", "in-week", "ago"})
_TIME, _SHORT = frozenset({TIME}), ("day", "week", "month")
_START, _END = attrgetter("span.start"), attrgetter("span.end")
_ASPECT, _GRADE = Kind.ASPECT.value, Kind.GRADE.value
_LEADS = frozenset({"in", "at", "on", "for", "by", "of"})


@dataclass(slots=True)
class Item:
    """One known phrase or one other word of a sentence; `tags` say what it may be.

    As with spans, that nothing changes one is left to the types.
    """

    span: Final[Span]
    text: Final[str]
    tags: Final[frozenset[str]]
    mentions: Final[tuple[Mention, ...]] = ()
    time: Final[TimeExpression | None] = None

    def is_a(self, *tags: str) -> bool:
        """Tell whether the item has one of the tags."""
        return not self.tags.isdisjoint(tags)

    @property
    def is_grade(self) -> bool:
        """Tell whether the item names a grade, which the word "grade" itself does not."""
        return _GRADE in self.tags and self.mention(Kind.GRADE) is not None

    def mention(self, kind: Kind) -> Mention | None:
        """Return what the item mentions of this kind, if anything."""
        for mention in self.mentions:
            if mention.kind is kind:
                return mention
        return None


@dataclass(frozen=True, eq=False)
class Sentence:
    """One sentence of a `text`: its place, its items in order, and whether it is the headline.

    `known` are its items but for mere words, which are read when they are first asked for: most
    sentences say nothing. `time_before` is the last time told before it, which "that year" may
    lean on, and `month_before` the last with a month or day, for "that month". What is `left_out`
    has no items. A sentence equals none but itself: what is found in one is cached by that.
    """

    text: str
    index: int
    paragraph: int
    span: Span
    known: tuple[Item, ...]
    headline: bool
    time_before: TimeExpression | None = None
    month_before: TimeExpression | None = None
    left_out: tuple[Span, ...] = ()

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The known phrases, times and other words, in order."""
        items = _with_words(self.text, self.span, self.known)
        if self.left_out:
            items = [i for i in items if not any(i.span.overlaps(s) for s in self.left_out)]
        return tuple(items)

    @cached_property
    def tags(self) -> frozenset[str]:
        """The tags of all items."""
        return frozenset().union(*[item.tags for item in self.items])

    @cached_property
    def known_tags(self) -> frozenset[str]:
        """The tags of all known phrases, of those that are left out as well."""
        return frozenset().union(*[item.tags for item in self.known])

    def knows(self, *tags: str) -> bool:
        """Tell whether a rule has anything to look at: a known phrase with one of the tags."""
        return not self.known_tags.isdisjoint(tags)

    def find(self, *tags: str) -> tuple[int, ...]:
        """Return the positions of the items that have one of the tags."""
        if self.tags.isdisjoint(tags):
            return ()
        return tuple([i for i, item in enumerate(self.items) if not item.tags.isdisjoint(tags)])

    def places(self, span: Span) -> range:
        """Return the positions of the items that share a character with `span`."""
        first = bisect_right(self.items, span.start, key=_END)
        return range(first, bisect_left(self.items, span.end, key=_START))

    def has(self, *tags: str) -> bool:
        """Tell whether some item has one of the tags."""
        return not self.tags.isdisjoint(tags)


class Reading:
    """An article with its paragraphs, sentences, quotations and mentions found."""

    def __init__(self, article: Article, gazetteer: Gazetteer) -> None:
        self.article = article
        self._joined = gazetteer.joined
        self.paragraphs = find_paragraphs(article.text)
        named = tuple(truly_named(gazetteer.find(article.text), article.text))
        known = with_abbreviations(named, article.text, gazetteer.places)
        self.mentions = as_named_in_full(known)
        self._starts = [mention.span.start for mention in self.mentions]

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """The places between quotation marks, in order."""
        text = self.article.text
        return tuple(q for p in self.paragraphs for q in find_quotations(text, p))

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The places of the sentences, in order."""
        return tuple(span for _, span in self._places)

    @cached_property
    def _places(self) -> tuple[tuple[int, Span], ...]:
        """The places of the sentences, each with the number of its paragraph."""
        text, paragraphs = self.article.text, enumerate(self.paragraphs)
        return tuple((n, span) for n, p in paragraphs for span in find_sentences(text, p))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in order; no time leans on "the previous summer", which leans itself."""
        text = self.article.text
        found: list[Sentence] = []
        last: TimeExpression | None = None
        month: TimeExpression | None = None
        for number, span in self._places:
            known = self._known(span)
            headline = number == 0 and self.article.headline is not None
            found.append(Sentence(text, len(found), number, span, known, headline, last, month))
            times = [i.time for i in known if i.time and i.time.form != "adjoining"]
            last = times[-1] if times else last
            month = next((time for time in reversed(times) if _tells_month(time)), month)
        return tuple(found)

    def in_speech(self, span: Span) -> bool:
        """Tell whether `span` lies in somebody's speech: a long quotation, or a whole sentence."""
        return any(
            q.covers(span)
            and (q.end - q.start > _LONG_QUOTATION or self._is_sentence(q, span.start))
            for q in self.quotations
        )

    def _is_sentence(self, quotation: Span, place: int) -> bool:
        """Tell whether a quotation is a sentence that has begun before `place`."""
        words = self.article.quote(quotation)
        return place > quotation.start and words[0].isupper() and words[-1] in ",.!?"

    def quoted(self, span: Span) -> bool:
        """Tell whether quotation marks stand around `span` alone, or nearly so."""
        return any(
            q.covers(span) and (q.end - q.start) - (span.end - span.start) < 12
            for q in self.quotations
        )

    def mentions_in(self, span: Span) -> tuple[Mention, ...]:
        """Return the mentions that begin in `span`."""
        first = bisect_left(self._starts, span.start)
        return self.mentions[first : bisect_left(self._starts, span.end)]

    def sentence_at(self, position: int) -> Sentence:
        """Return the sentence that holds the character at `position`, or the last before it."""
        before = [s for s in self.sentences if s.span.start <= position]
        return before[-1] if before else self.sentences[0]

    def _known(self, span: Span) -> tuple[Item, ...]:
        """Return the known phrases and the times of a sentence."""
        text = self.article.text
        inside = [m for m in self.mentions_in(span) if m.span.end <= span.end]
        marked = [[*same] for _, same in groupby(inside, attrgetter("span.start", "span.end"))]
        times = find_times(text[span.start : span.end], span.start)
        items = [_mention_item(same[0].span, same, text) for same in marked]
        for time in times:
            if not any(time.span.overlaps(m[0].span) for m in marked if _outweighs(m)):
                items = [rest for i in items for rest in _beside_time(i, time.span, text)]
                items.append(Item(span=time.span, text=time.text, tags=_TIME, time=time))
        if len([item for item in items if _ASPECT in item.tags]) >= _TWO:
            items = self._with_joint_aspects(items, span)
        return tuple(_in_order(items))

    def _with_joint_aspects(self, items: list[Item], span: Span) -> list[Item]:
        """Return the items with two aspects that are judged as one put together."""
        joint: list[Item] = []
        for item in _with_words(self.article.text, span, _in_order(items)):
            other = item.mention(Kind.ASPECT)
            led = bool(other and joint and joint[-1].is_a("to", "for", "of", "with"))
            place = len(joint) - 2 - led
            one = joint[place].mention(Kind.ASPECT) if place >= 0 else None
            whole = self._joined.get((one.target, other.target)) if one and other else None
            if one is None or whole is None or not joint[place + 1].is_a("and", "or", "&"):
                joint.append(item)
                continue
            del joint[place:]
            whole_span = one.span.to(item.span)
            words = self.article.quote(whole_span)
            mention = Mention(span=whole_span, text=words, kind=Kind.ASPECT, targets=(whole,))
            joint.append(_mention_item(whole_span, [mention], self.article.text))
        return [item for item in joint if item.mentions or item.time is not None]


def _tells_month(time: TimeExpression) -> bool:
    """Tell whether a time is of a month or of days in one, by name or counted from today."""
    near = time.form in _NEAR_FORMS and (time.unit or "").endswith(_SHORT)
    return near or time.month is not None or any(part.month is not None for part in time.parts)


def _in_order(items: list[Item]) -> list[Item]:
    return sorted(items, key=_START)


def _outweighs(mentions: list[Mention]) -> bool:
    """Tell whether a mention beats a time expression that it overlaps: anything but a cue."""
    return any(m.kind is not Kind.CUE for m in mentions)


def _beside_time(item: Item, time: Span, text: str) -> list[Item]:
    """Return what a time leaves of a cue: of "published today" the verb, of "today" nothing."""
    if not item.span.overlaps(time):
        return [item]
    words = text[item.span.start : time.start].rstrip()
    if not words or words.lower() in _LEADS:
        return []
    span = Span(start=item.span.start, end=item.span.start + len(words))
    return [replace(item, span=span, text=words, tags=item.tags | {words.lower()})]


def _mention_item(span: Span, mentions: list[Mention], text: str) -> Item:
    words = text[span.start : span.end]
    tags = _phrase_tags(words, mentions[0].kind, mentions[0].targets)
    for mention in mentions[1:]:
        tags |= tags_of(mention.kind, mention.targets)
    return Item(span=span, text=words, tags=tags, mentions=tuple(mentions))


@lru_cache(maxsize=_MANY)
def _phrase_tags(words: str, kind: Kind, targets: tuple[str, ...]) -> frozenset[str]:
    """Return the tags of a known phrase; of one word it is still that word to the grammar.

    But "the authority" names none: the tag of that word is for names.
    """
    tags = tags_of(kind, targets)
    plain = " " not in words and words.lower() != Kind.AUTHORITY.value
    return tags | {words.lower().replace("’", "'")} if plain else tags


def _with_words(text: str, span: Span, known: Iterable[Item]) -> list[Item]:
    """Return the known items of a sentence, which are in order, with the words between them."""
    items: list[Item] = []
    position = span.start
    for item in known:
        if position < item.span.start:
            items += _words(text, position, item.span.start)
        items.append(item)
        position = max(position, item.span.end)
    return items + _words(text, position, span.end)


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
