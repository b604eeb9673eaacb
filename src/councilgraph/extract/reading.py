"""An article as the rules see it: sentences of items, each a known phrase or a word.

A rule asks an item for its tag: the kind of what it mentions ("authority", "grade"), the slug of
a cue ("judgement-verb"), or, for any other word or mark, the word itself in lower case.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from operator import attrgetter

from councilgraph.extract.abbreviations import as_named_in_full, with_abbreviations
from councilgraph.extract.gazetteer import Gazetteer
from councilgraph.extract.items import (
    TIME,
    Item,
    beside_time,
    item_of,
    item_of_time,
    of_visits,
    with_words,
)
from councilgraph.extract.placenames import truly_named
from councilgraph.extract.sentences import find_paragraphs, find_quotations, find_sentences
from councilgraph.extract.sides_by_manner import with_manners
from councilgraph.extract.times import find_times
from councilgraph.model.claims import Kind, Mention, TimeExpression
from councilgraph.model.text import Article, Span

__all__ = ["TIME", "Item", "Reading", "Sentence"]

_LONG_QUOTATION = 40
_NEAR_FORMS = frozenset({"day", "this", "last", "recent", "in-week", "ago"})
_SHORT = ("day", "week", "month")
_START, _END = attrgetter("span.start"), attrgetter("span.end")
_PLACE = attrgetter("span.start", "span.end")
_ASPECT = Kind.ASPECT.value


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
        items = with_words(self.text, self.span, self.known)
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
        found = gazetteer.side_names.added(gazetteer.find(article.text), article.text)
        found = with_manners(found, article.text, gazetteer.find)
        named = tuple(truly_named(found, article.text))
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
        """Tell whether `span` lies in somebody's speech: a long quotation, or a whole sentence.

        Words that are quoted by themselves are no speech, however long they are.
        """
        long = not self.quoted(span)
        return any(
            q.covers(span)
            and ((long and q.end - q.start > _LONG_QUOTATION) or self._is_sentence(q, span.start))
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

    @cached_property
    def _phrases(self) -> tuple[Item, ...]:
        """The known phrases of all sentences, in order."""
        return tuple([item_of(*same) for _, same in groupby(self.mentions, _PLACE)])

    def _known(self, span: Span) -> tuple[Item, ...]:
        """Return the known phrases and the times of a sentence."""
        text = self.article.text
        first = bisect_left(self._phrases, span.start, key=_START)
        last = bisect_left(self._phrases, span.end, key=_START)
        items = phrases = [i for i in self._phrases[first:last] if i.span.end <= span.end]
        for time in find_times(text[span.start : span.end], span.start):
            if not any(time.span.overlaps(i.span) for i in phrases if _outweighs(i)):
                items = [rest for i in items for rest in beside_time(i, time.span, text)]
                items = of_visits(_in_order([*items, item_of_time(time)]))
        aspects = [m.target for i in items if _ASPECT in i.tags and (m := i.mention(Kind.ASPECT))]
        if any(pair in self._joined for pair in pairwise(aspects)) and not _are_told_apart(items):
            items = self._with_joint_aspects(items, span)
        return tuple(items)

    def _with_joint_aspects(self, items: list[Item], span: Span) -> list[Item]:
        """Return the items with two aspects that are judged as one put together."""
        joint: list[Item] = []
        for item in with_words(self.article.text, span, items):
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
            joint.append(item_of(mention))
        return [item for item in joint if item.mentions or item.time is not None]


def _are_told_apart(items: list[Item]) -> bool:
    """Tell whether each aspect has a grade of its own: "were rated good and poor respectively"."""
    grades = sum(item.is_grade for item in items)
    apart = grades == sum(_ASPECT in item.tags for item in items)
    return apart and any(item.is_a("respectively") for item in items)


def _tells_month(time: TimeExpression) -> bool:
    """Tell whether a time is of a month or of days in one, by name or counted from today."""
    near = time.form in _NEAR_FORMS and (time.unit or "").endswith(_SHORT)
    return near or time.month is not None or any(part.month is not None for part in time.parts)


def _in_order(items: list[Item]) -> list[Item]:
    return sorted(items, key=_START)


def _outweighs(item: Item) -> bool:
    """Tell whether a phrase beats a time expression that it overlaps: anything but a cue."""
    return any(m.kind is not Kind.CUE for m in item.mentions)
