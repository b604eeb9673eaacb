"""Councils that a sentence only sets beside the one judged: neighbours, helpers, those left out."""

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from councilgraph.model.claims import Claims, Kind, Mention
from councilgraph.model.text import Article, Span

_TWO = 2
_START = attrgetter("start")
_NEAR = 12  # characters
_LED = ("", ",", "in", "and", "and in", ", and", "or")
_COMPANY = frozenset({"like", "unlike", "beside", "alongside", "from"})
_COUNCILS = frozenset({Kind.AUTHORITY, Kind.AUTHORITY_TYPE})
_TOLD = (["about"], ["than"], ["against"])
_LISTING = frozenset({"and", "or", "&"})
_SUBJECT_WORDS, _LEADING = 8, 3
_PREPOSITIONS = frozenset("from of to at by with for near beside across like unlike as".split())
_LATER = frozenset({"after", "following", "behind"})
_PARTICIPLES = ("ed", "out")
_DEED_WORDS = 5
_NO_DEED = frozenset("and or but while whereas as that which who where than".split())
_AFTER_DEED = frozenset({"in", "on", "this", "last", "again", "as", "since", "after", "behind"})
_ENDS = frozenset(".,;:")
PRONOUNS = frozenset({"it", "its", "they", "their"})


class Bystanders:
    """The sentences of one article that say so."""

    def __init__(self, article: Article, claims: Claims) -> None:
        self._article = article
        self._claims = claims
        self._councils = {m.span.start: m.span.end for m in claims.of_kind(Kind.AUTHORITY)}
        cues = claims.cues("bystander")
        self._sentences = [holder(claims.sentences, cue) for cue in cues]
        self._singled_out = [self._set_aside(cue) for cue in cues]

    def _set_aside(self, cue: Span) -> tuple[int, ...]:
        """Return where the councils begin that words set aside: "neighbouring A and B"."""
        found: list[int] = []
        end = cue.end
        for start in sorted(self._councils):
            if start > end and self._article.text[end:start].strip(" ") in _LED:
                found.append(start)
                end = self._councils[start]
        return tuple(found)

    def holds(self, mention: Mention) -> bool:
        """Tell whether a sentence says that a council is only a neighbour, or was left out.

        Of several it is those right behind such words: "ahead of its neighbour Anytown".
        """
        return any(
            sentence.covers(mention.span) and (not told or mention.span.start in told)
            for sentence, told in zip(self._sentences, self._singled_out, strict=True)
        )

    def accompanies(self, mention: Mention) -> bool:
        """Tell whether a council is only somebody's company: "which it owns with Anytown"."""
        if self._leads_up(mention) or self._inspects(mention):
            return True
        start = mention.span.start
        words = self._article.text[max(0, start - _NEAR) : start].lower().split()
        while words and words[-1] in ("the", "in"):  # "Unlike in Anytown, it is"
            words.pop()
        if not words or words[-1] != "with":
            return bool(words) and words[-1] in _COMPANY
        # "Inspectors spent a week with Anytown": it accompanies nobody.
        sentence = holder(self._claims.sentences, mention.span)
        before = Span(start=sentence.start, end=start)
        opening = self._article.text[before.start : before.end].lower().split()
        others = any(m.kind in _COUNCILS for m in self._claims.mentions_in(before))
        return others or not PRONOUNS.isdisjoint(opening)

    def _inspects(self, mention: Mention) -> bool:
        """Tell whether a council only did the work: "an inspection carried out by Anytown"."""
        sentence = holder(self._claims.sentences, mention.span)
        before = Span(start=sentence.start, end=mention.span.start)
        words = self._article.quote(before).lower().split()[-_TWO:]
        done = len(words) == _TWO and words[1] == "by" and words[0].endswith(_PARTICIPLES)
        told = {m.kind for m in self._claims.mentions_in(before)}
        return done and Kind.INSPECTION in told and Kind.AUTHORITY not in told

    def opens(self, mention: Mention) -> bool:
        """Tell whether a sentence begins with a mention, and is not about others."""
        return mention.span.start == holder(self._claims.sentences, mention.span).start

    def is_only_told(self, mention: Mention) -> bool:
        """Tell whether somebody only speaks of a council: "asked about Anytown"."""
        before = self._article.text[max(0, mention.span.start - _NEAR) : mention.span.start]
        return before.lower().split()[-1:] in _TOLD

    def _leads_up(self, mention: Mention) -> bool:
        """Tell whether a council ends what leads up to another: "After Anytown, Otherton was"."""
        text, end = self._article.text, mention.span.end
        if text[end : end + 2] != ", " or end + 2 not in self._councils:
            return False
        follows = text[self._councils[end + 2] :].split(maxsplit=1)
        listed = not follows or follows[0] in _LISTING
        opens = holder(self._claims.sentences, mention.span).start == mention.span.start
        return not opens and not listed and text[self._councils[end + 2]].isspace()

    def is_subject(self, mention: Mention) -> bool:
        """Tell whether a mention stands where a sentence's subject does, or explains that."""
        sentence = holder(self._claims.sentences, mention.span)
        words = self._article.text[sentence.start : mention.span.start].split()
        if not words:
            return True
        listed = words[-1].endswith(",") or words[-1] == "and"
        apposed = words[-1].endswith(",") and self._article.text[mention.span.end] == ","
        apposed = apposed and not follows_another(self._claims, mention)
        told = words if listed and not apposed else words[-1:]
        after_preposition = any(word.lower() in _PREPOSITIONS for word in told)
        came_before = words[-1] in _LATER and len(words) > 1 and words[-2].endswith(",")
        if after_preposition or came_before or self._is_object(mention, sentence):
            return False
        return len(words) <= _SUBJECT_WORDS

    def _is_object(self, mention: Mention, sentence: Span) -> bool:
        """Tell whether a council is only what another did something to: "A has overtaken B"."""
        text, start, end = self._article.text, mention.span.start, mention.span.end
        before = [stop for begin, stop in self._councils.items() if sentence.start <= begin < start]
        words = text[max(before, default=start) : start].split()
        if not 0 < len(words) <= _DEED_WORDS or not all(map(_is_of_a_deed, words)):
            return False
        after = text[end : sentence.end].rstrip(".").split(maxsplit=1)[:1]
        ends = text[end : end + 1] in _ENDS or (after and after[0] in _PREPOSITIONS | _AFTER_DEED)
        return bool(ends) and words[0] not in _COMPANY

    def left_out_of(self, named: Sequence[tuple[Mention, str]]) -> list[tuple[Mention, str]]:
        """Return the authorities without bystanders; who is named first is beside nobody.

        Unless somebody else leads the way: "With help from Anytown, Otherton has".
        """
        own = [pair for pair in named if not self.accompanies(pair[0])]
        first = next((iri for _, iri in own or named), None)
        return [(m, iri) for m, iri in own or named if iri == first or not self.holds(m)]

    def goes_on(
        self,
        at: Span,
        named: Sequence[tuple[Mention, str]],
        *,
        by_kind: bool,
        any_council: bool = False,
    ) -> str | None:
        """Return who was left out, where the next sentence is about it: "It has been good since".

        So it is where it speaks of "that council"; "the council", a word `by_kind`, is not it. A
        paragraph that opens by setting it aside is about it, but for what `any_council` may be.

        `named` are the authorities of the article, with the words that name them.
        """
        sentence = holder(self._claims.sentences, at)
        opening = self._article.text[sentence.start : at.start].split()
        located = self._located(sentence, at, named)
        if located is not None:
            return located
        taken_up = bool(opening) and not by_kind and opening[0].lower() in PRONOUNS
        paragraph = holder(self._claims.paragraphs, at)
        if not (taken_up or self._points_back(sentence, at)):
            return None if any_council else self._of_the_paragraph(at, named)
        last = sentence_before(self._claims.sentences, at)
        if last is None or not paragraph.covers(last) or last not in self._sentences:
            return None
        told = [(mention, iri) for mention, iri in named if last.covers(mention.span)]
        before = self._article.text[last.start : told[0][0].span.start].split() if told else []
        leads = len(before) <= 1 or before[-1].endswith(",")  # "Next door, Anytown has been"
        leads |= bool(told) and len(before) <= _LEADING and self.holds(told[0][0])
        return told[0][1] if told and leads else None

    def _located(
        self, sentence: Span, at: Span, named: Sequence[tuple[Mention, str]]
    ) -> str | None:
        """Return where a sentence is set: "In Anytown, next door, the council"."""
        text = self._article.text
        inside = [
            (m, iri) for m, iri in named if sentence.covers(m.span) and m.span.end <= at.start
        ]
        if len({iri for _, iri in inside}) != 1:
            return None
        mention, iri = inside[0]
        led = text[sentence.start : mention.span.start].lower().split()
        set_apart = text[mention.span.end : mention.span.end + 1] == "," and self.holds(mention)
        return iri if set_apart and led[-1:] == ["in"] and len(led) <= _TWO else None

    def _of_the_paragraph(self, at: Span, named: Sequence[tuple[Mention, str]]) -> str | None:
        """Return who a paragraph is about that opens so: "Next door in Anytown the mood"."""
        paragraph = holder(self._claims.paragraphs, at)
        told = [(mention, iri) for mention, iri in named if paragraph.covers(mention.span)]
        if len({iri for _, iri in told}) != 1 or told[0][0].span.end > at.start:
            return None
        mention, iri = told[0]
        cue = any(c.start == paragraph.start for c in self._claims.cues("bystander"))
        return iri if cue and self.holds(mention) else None

    def _points_back(self, sentence: Span, at: Span) -> bool:
        """Tell whether a sentence says "that council" before a place, or there."""
        return any(
            m.span.end <= at.end
            and self._article.text[sentence.start : m.span.start].lower().endswith("that ")
            for m in self._claims.mentions_in(sentence, Kind.AUTHORITY_TYPE)
        )


def _is_of_a_deed(word: str) -> bool:
    """Tell whether a word may stand between who does something and to whom it is done."""
    return word.isalpha() and word.islower() and word not in _NO_DEED


def holder(spans: tuple[Span, ...], at: Span) -> Span:
    """Return the last of `spans`, which are in order, that begins at or before `at`."""
    place = bisect_right(spans, at.start, key=_START)
    return spans[place - 1] if place else at


def sentence_before(sentences: tuple[Span, ...], at: Span) -> Span | None:
    """Return the sentence before the one that holds a place."""
    start = holder(sentences, at).start
    return max((s for s in sentences if s.end <= start), default=None)


def named_in_last(claims: Claims, at: Span, named: Sequence[tuple[Mention, str]]) -> list[str]:
    """Return those of the authorities that a sentence before `at` named last in its paragraph."""
    paragraph = holder(claims.paragraphs, at)
    for last in reversed(claims.sentences):
        if last.end <= at.start and paragraph.covers(last):
            told = [iri for mention, iri in named if last.covers(mention.span)]
            if told:
                return told
    return []


def follows_another(claims: Claims, mention: Mention) -> bool:
    """Tell whether a name goes on a list of councils: "Anytown, Otherton and Elsewhere"."""
    councils = claims.of_kind(Kind.AUTHORITY)
    return any(m.span.end + len(", ") == mention.span.start for m in councils)
