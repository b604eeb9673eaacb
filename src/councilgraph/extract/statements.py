"""Statement claims: quoted words, and who says them.

The speaker stands in the quotation's own sentence or paragraph, mostly beside a verb of saying; a
paragraph that begins with a quotation mark and names nobody goes on with the speaker before; a
paragraph that ends in a colon introduces the next. Who that is, `speakers` finds.
"""

import re

from councilgraph.extract.holders import Holders
from councilgraph.extract.names import Person
from councilgraph.extract.reading import Reading, Sentence
from councilgraph.extract.speakers import Speakers
from councilgraph.extract.speaking import UNKNOWN, Speaker
from councilgraph.model.claims import Kind, StatementClaim, TenureClaim
from councilgraph.model.issues import Issue, Trouble
from councilgraph.model.text import Span

_QUOTES = "‘’“”'\""
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_TERM_WORDS, _NAME_WORDS, _SMALL = 2, 6, 3
_SET_APART_REACH = 20
_SET_APART = re.compile(
    r"(?:\b(?:the|a|an|its|their|his|her|this|that|so-called)|\w['’]s)\s[‘“'\"]$", re.I
)


def find_statements(
    reading: Reading, people: tuple[Person, ...], tenures: list[TenureClaim]
) -> tuple[list[StatementClaim], list[Issue]]:
    """Return the statement claims of an article, and issues for words with no known speaker."""
    return _Statements(reading, people, tenures).find() if reading.quotations else ([], [])


class _Statements:
    """Reads the paragraphs in order; `last` is who spoke, or was spoken of as speaking, before."""

    def __init__(
        self, reading: Reading, people: tuple[Person, ...], tenures: list[TenureClaim]
    ) -> None:
        self._reading = reading
        self._speakers = Speakers(reading, people, Holders(reading, people, tenures))
        self._claims: list[StatementClaim] = []
        self._issues: list[Issue] = []
        self._last: Speaker | None = None

    def find(self) -> tuple[list[StatementClaim], list[Issue]]:
        reading = self._reading
        groups: dict[int, list[Sentence]] = {}
        for sentence in reading.sentences:
            groups.setdefault(sentence.paragraph, []).append(sentence)
        for number, sentences in groups.items():
            paragraph = reading.paragraphs[number]
            quotations = [q for q in reading.quotations if paragraph.covers(q)]
            spoken = [q for q in quotations if self._is_speech(q) or self._is_answer(q)]
            if sentences[0].headline:
                continue  # it repeats what is said below
            if spoken:
                self._paragraph(sentences, spoken)
            elif not quotations:
                self._last = self._told(sentences) or self._last
        return sorted(self._claims, key=lambda claim: claim.words), self._issues

    def _paragraph(self, sentences: list[Sentence], spoken: list[Span]) -> None:
        inside: Speaker | None = None
        for quotation in spoken:
            speaker = self._speaker(quotation, sentences, inside)
            if not self._is_speech(quotation):
                inside = speaker if speaker is not None and speaker.known else inside
                continue
            if self._is_verdict(quotation) and (speaker is None or speaker.person is None):
                continue
            if speaker is not None and speaker.found == "voice" and self._is_denied(quotation):
                continue
            if speaker is None or not speaker.known:
                inside = speaker
                self._issues.append(_unknown(self._reading, quotation))
                continue
            inside = self._last = speaker
            self._claims.append(_claim(quotation, speaker))

    def _speaker(
        self, quotation: Span, sentences: list[Sentence], inside: Speaker | None
    ) -> Speaker | None:
        """Return who says a quotation: told in its sentence, its paragraph, or just before.

        `inside` is the speaker of the quotation before it in the paragraph.
        """
        speakers = self._speakers
        own = [s for s in sentences if s.span.overlaps(quotation)]
        for sentence in reversed(own):
            told = speakers.by_verb(sentence, quotation, self._last)
            told = told or speakers.by_colon(sentence, quotation)
            told = told or speakers.behind(sentence, quotation)
            if told is not None:
                return told
        fragment = own and own[0].span.start < quotation.start - 1
        if fragment:
            told = speakers.by_owner(own[0], quotation)
            told = told or speakers.by_subject(own[0], quotation.start)
            if told is not None:
                return told
            told = speakers.voice(own)
            if told is not None:
                return told
        if inside is not None:
            return inside
        around = [s for s in sentences if s not in own]
        near = sorted(around, key=lambda s: (s.span.start > quotation.start, -s.span.start))
        for sentence in near:
            told = speakers.by_subject(sentence, sentence.span.end)
            told = told or speakers.by_verb(sentence, _end(sentence), self._last)
            if told is not None and told is not UNKNOWN:
                return told
        if sentences and self._reading.article.text[sentences[0].span.start] in _QUOTES:
            return self._last
        if not fragment:  # inspectors are quoted in pieces; whole sentences have a teller
            return None
        return speakers.voice(sentences) or speakers.voice_before(own[0])

    def _told(self, sentences: list[Sentence]) -> Speaker | None:
        """Return who speaks, in words that are not quoted, in a paragraph: the next may go on."""
        found = None
        for sentence in sentences:
            told = self._speakers.by_verb(sentence, _end(sentence), self._last)
            if told is None and self._reading.article.text[sentence.span.end - 1] == ":":
                told = self._speakers.by_colon(sentence, _end(sentence))
            found = told if told is not None and told.known else found
        return found or self._speakers.introduced(sentences[-1])

    def _is_speech(self, quotation: Span) -> bool:
        """Tell whether words in marks are spoken: not one word, a grade, or a term set apart."""
        text = self._reading.article.text
        words = self._reading.article.quote(quotation)
        count = len(_WORD.findall(words.replace("-", " ")))
        if count < 2:
            return False
        if words[0].isupper() and words[-1] in ".!?,":
            return True
        if count <= _NAME_WORDS and _is_title(words.split()):
            return False
        before = text[max(0, quotation.start - _SET_APART_REACH) : quotation.start]
        return count > _TERM_WORDS or not _SET_APART.search(before)

    def _is_answer(self, quotation: Span) -> bool:
        """Tell whether one word is what somebody says, who may go on: "“No,” she said"."""
        words = self._reading.article.quote(quotation)
        return words[0].isupper() and words[-1] in ".!?," and len(_WORD.findall(words)) == 1

    def _is_denied(self, quotation: Span) -> bool:
        """Tell whether words in marks are what nobody said: "Not “a bit disappointing”"."""
        items = self._reading.sentence_at(quotation.start - 1).items
        before = [item for item in items if item.span.end < quotation.start]
        return before != [] and before[-1].is_a("negation", "not", "no")

    def _is_verdict(self, quotation: Span) -> bool:
        """Tell whether words in marks are mostly a grade, which is no more than told."""
        words = self._reading.article.quote(quotation)
        if words[0].isupper() and words[-1] in ".!?,":
            return False
        length = quotation.end - quotation.start
        return any(
            quotation.covers(m.span)
            and (m.span.end - m.span.start) * (2 if m.kind is Kind.GRADE else 1) >= length
            for m in self._reading.mentions_in(quotation)
        )


def _is_title(words: list[str]) -> bool:
    """Tell whether words are written as a name is, with capitals but for the small ones."""
    small = [word for word in words if not word[0].isupper()]
    return words[0][0].isupper() and len(small) < len(words) - 1 and all(map(_is_small, small))


def _is_small(word: str) -> bool:
    return len(word) <= _SMALL


def _end(sentence: Sentence) -> Span:
    return Span(start=sentence.span.end, end=sentence.span.end)


def _claim(quotation: Span, speaker: Speaker) -> StatementClaim:
    person = speaker.person
    return StatementClaim(
        evidence=quotation,
        rule="statement/voice" if speaker.found == "voice" else "statement/quoted",
        signals=("speech", "named") if person else ("speech",),
        words=quotation,
        speaker=person.span if person else None,
        organisation=speaker.organisation,
    )


def _unknown(reading: Reading, quotation: Span) -> Issue:
    return Issue(
        trouble=Trouble.UNKNOWN_SPEAKER,
        source=reading.article.id,
        message="These words are quoted, but who says them isn't told nearby.",
        sentence=reading.article.quote(quotation),
        span=quotation,
    )
