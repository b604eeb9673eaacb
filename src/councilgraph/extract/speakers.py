"""Who speaks: the subject of a verb of saying, or whom the words around a quotation name.

A subject that is nobody known ("one mother said") settles the matter as well: then the words are
not those of somebody named further off.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from councilgraph.extract.names import Person
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.model.claims import Kind, Mention
from councilgraph.model.text import Span

_SUBJECT_PRONOUNS = frozenset({"he", "she"})
_SINGULAR = frozenset({"he", "she", "him", "her"})
_PLURAL = frozenset({"it", "they"})
_VOICES = ("inspector-noun", "inspectorate", "report-noun", "inspection")
_BODIES = ("body-suffix", "association-word")
_TOWARDS = frozenset("to of in at for by with from on about against".split())
_BREAKS = frozenset(". ; : but while when if because though although that".split())
_ARTICLES = frozenset("the a an its".split())
_LIGHT = frozenset("the a an , - and also then later however has had have still was".split())
_SUBJECT_REACH, _OBJECT_REACH, _NEAR_VERB, _OPENING = 3, 12, 60, 4
_VOICE_REACH = 4


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: a person, or an organisation by a mention of it; neither is somebody unknown.

    `found` says how: by a "verb", by a "voice" whose findings are told, or by a "subject".
    """

    person: Person | None = None
    organisation: Mention | None = None
    found: str = "verb"

    @property
    def known(self) -> bool:
        """Tell whether the speaker is a person or an organisation that can be named."""
        return self.person is not None or self.organisation is not None


UNKNOWN = Speaker()


class Speakers:
    """Finds the speakers of one article's quotations."""

    def __init__(
        self, reading: Reading, people: tuple[Person, ...], holders: Mapping[str, Person]
    ) -> None:
        self._reading = reading
        self._holders = holders
        self._people: dict[int, list[Person]] = {}
        for person in people:
            if not any(q.covers(person.span) for q in reading.quotations):
                self._people.setdefault(person.sentence, []).append(person)
        self._outside: dict[int, tuple[int, ...]] = {}

    def outside(self, sentence: Sentence) -> tuple[int, ...]:
        """Return the positions of the items that stand in no quotation."""
        if sentence.index not in self._outside:
            near = [q for q in self._reading.quotations if q.overlaps(sentence.span)]
            self._outside[sentence.index] = tuple(
                i
                for i, item in enumerate(sentence.items)
                if not any(q.covers(item.span) for q in near)
            )
        return self._outside[sentence.index]

    def by_verb(self, sentence: Sentence, quotation: Span, last: Speaker | None) -> Speaker | None:
        """Return the subject of the verb of saying that stands nearest to a quotation."""
        items = sentence.items
        verbs = [
            i
            for i in self.outside(sentence)
            if items[i].is_a("speech-verb") and self._introduces(items, i, quotation)
        ]
        verbs.sort(key=lambda i: _distance(items[i].span, quotation))
        named = self._named(sentence)
        for verb in verbs:
            speaker = self._subject(sentence, verb, named, last)
            if speaker is not None:
                return speaker
        return None

    def _introduces(self, items: tuple[Item, ...], verb: int, quotation: Span) -> bool:
        """Tell whether a verb can belong to a quotation; one after it stands close to its end."""
        span = items[verb].span
        if span.start < quotation.end:
            return True
        text = self._reading.article.text
        ends = (
            text[quotation.end - 1] in ".,!?" or text[quotation.end + 1 : quotation.end + 2] == ","
        )
        joined = items[verb - 1].is_a("and", "but")
        return ends and not joined and span.start - quotation.end < _NEAR_VERB

    def by_colon(self, sentence: Sentence, quotation: Span) -> Speaker | None:
        """Read "Ann Lee (Lab): “We will act.”"."""
        items = sentence.items
        before = [i for i in self.outside(sentence) if items[i].span.end <= quotation.start]
        marks = [i for i in before if items[i].is_a(":")]
        if not marks:
            return None
        direct = quotation.start - items[marks[-1]].span.end <= 2
        return self._first_subject(sentence, marks[-1]) or (UNKNOWN if direct else None)

    def by_dash(self, sentence: Sentence, quotation: Span) -> Speaker | None:
        """Read "“We will act” - Ann Lee"."""
        named = self._named(sentence)
        after = [i for i in self.outside(sentence) if sentence.items[i].span.start > quotation.end]
        if not after or not sentence.items[after[0]].is_a("-"):
            return None
        return next((Speaker(person=named[i]) for i in after[:3] if i in named), None)

    def by_subject(self, sentence: Sentence, before: int) -> Speaker | None:
        """Return whom a sentence is about, up to a place in the text: "X called it “fair”"."""
        items = sentence.items
        places = [i for i in self.outside(sentence) if items[i].span.start < before]
        return self._first_subject(sentence, places[-1] + 1) if places else None

    def _first_subject(self, sentence: Sentence, end: int) -> Speaker | None:
        named = self._named(sentence)
        for i in self.outside(sentence):
            if i >= end:
                return None
            if i in named and not self._is_object(sentence.items, i, named):
                return Speaker(person=named[i], found="subject")
            if i < _SUBJECT_REACH and sentence.items[i].is_a(*_SUBJECT_PRONOUNS):
                return self._antecedent(sentence, sentence.items[i], None)
        return None

    def _named(self, sentence: Sentence) -> dict[int, Person]:
        return {
            i: person
            for person in self._people.get(sentence.index, ())
            for i, item in enumerate(sentence.items)
            if person.span.overlaps(item.span)
        }

    def _subject(
        self, sentence: Sentence, verb: int, named: dict[int, Person], last: Speaker | None
    ) -> Speaker | None:
        """Return who stands right after a verb ("said Ann Lee"), else before it, else further on."""
        items = sentence.items
        outside = self.outside(sentence)
        after = [i for i in outside if verb < i <= verb + _SUBJECT_REACH]
        before = [i for i in outside if i < verb]
        if before and before[-1] in named:
            return Speaker(person=named[before[-1]])
        if items[verb - 1].is_a("and", "but"):
            earlier = [i for i in before if items[i].is_a("speech-verb")]
            if earlier:
                return self._subject(sentence, earlier[-1], named, last)
        if verb + 1 < len(items) and items[verb + 1].is_a("by"):
            return self._after(sentence, verb + 1, named, last, inverted=True)
        inverted = verb - 1 not in outside or not before or items[verb - 1].is_a(",")
        if inverted:
            for i in after:
                if i in named and not items[i - 1].is_a("to"):
                    return Speaker(person=named[i])
        found = self._before(sentence, before, verb, named, last)
        if found is not None:
            return found
        return self._after(sentence, verb, named, last, inverted=inverted)

    def _before(
        self,
        sentence: Sentence,
        before: list[int],
        verb: int,
        named: dict[int, Person],
        last: Speaker | None,
    ) -> Speaker | None:
        """Return the subject before a verb: the nearest person or organisation that is none's."""
        items = sentence.items
        content = 0
        for i in reversed(before):
            item = items[i]
            if i in named:
                if self._is_object(items, i, named):
                    continue
                return Speaker(person=named[i])
            if item.is_a(*_SINGULAR, *_PLURAL) and verb - i <= 4:
                return self._antecedent(sentence, item, last)
            if item.is_a(*_BREAKS) and i < verb - 1:
                break
            if item.is_a(*_BODIES) and verb - i > 2:
                continue
            organisation = self._spokesman(items, i) or self._organisation(item)
            if organisation is not None and not _aside(items, i, bool(named)):
                return Speaker(organisation=_leading(items, i, organisation))
            holder = self._holder(item)
            if holder is not None and verb - i <= 2:
                return Speaker(person=holder)
            content += not item.is_a(*_LIGHT) and item.time is None and item.text[0].isalnum()
        return UNKNOWN if content and verb - 1 in before and not items[verb - 1].is_a(",") else None

    def _after(
        self,
        sentence: Sentence,
        verb: int,
        named: dict[int, Person],
        last: Speaker | None,
        *,
        inverted: bool,
    ) -> Speaker | None:
        """Return who is named after a verb: "said the council's leader, Ann Lee"."""
        items = sentence.items
        content = 0
        for i in (i for i in self.outside(sentence) if verb < i <= verb + _OBJECT_REACH):
            item = items[i]
            if i in named:
                return Speaker(person=named[i])
            if item.is_a(":", "that"):
                return None
            if item.is_a(*_SINGULAR, *_PLURAL) and i == verb + 1:
                return self._antecedent(sentence, item, last)
            holder = self._holder(item) if i <= verb + 4 else None
            if holder is not None and not any(k > i for k in named):
                return Speaker(person=holder)
            organisation = self._spokesman(items, i) or self._organisation(item)
            if organisation is not None and i <= verb + 4 and not _aside(items, i, False):
                following = [k for k in named if k > i]
                if not following:
                    return Speaker(organisation=organisation)
            content += not item.mentions and item.text[0].isalpha() and not item.is_a(*_LIGHT)
        return UNKNOWN if inverted and content else None

    def _spokesman(self, items: tuple[Item, ...], i: int) -> Mention | None:
        """Return for whom a spokesman speaks: as told beside the word, else by the word itself."""
        role = items[i].mention(Kind.ROLE)
        if role is None or not items[i].is_a("organisation-voice"):
            return None
        near = [k for k in (i - 1, i - 2, i + 2, i + 3) if 0 <= k < len(items)]
        told = (self._organisation(items[k]) for k in near)
        return next((mention for mention in told if mention is not None), role)

    def _holder(self, item: Item) -> Person | None:
        """Return who was told to hold a role that now stands without a name."""
        role = item.mention(Kind.ROLE)
        return self._holders.get(role.target) if role is not None else None

    def _antecedent(
        self, sentence: Sentence, pronoun: Item, last: Speaker | None
    ) -> Speaker | None:
        """Return whom a pronoun stands for: "she" for whom was spoken of, "it" for who spoke."""
        if pronoun.is_a(*_PLURAL):
            return self._body_before(sentence, pronoun, last)
        own = [p for p in self._people.get(sentence.index, ()) if p.span.end <= pronoun.span.start]
        if own:
            return Speaker(person=own[0])
        for earlier in reversed(self._reading.sentences[: sentence.index]):
            named = self._named(earlier)
            if not named:
                continue
            subjects = [i for i in sorted(named) if not self._is_object(earlier.items, i, named)]
            return Speaker(person=named[subjects[0] if subjects else min(named)])
        return None

    def _body_before(
        self, sentence: Sentence, pronoun: Item, last: Speaker | None
    ) -> Speaker | None:
        """Return the organisation that "it" or "they" stands for: the last that was a subject."""
        reach = self._reading.sentences[max(0, sentence.index - 2) : sentence.index + 1]
        for earlier in reversed(reach):
            for i in self.outside(earlier)[:_OPENING]:
                item = earlier.items[i]
                if item.span.start >= pronoun.span.start:
                    break
                council = item.is_a("authority", "authority-type")
                found = None if council and pronoun.is_a("they") else self._organisation(item)
                if found is not None and not _aside(earlier.items, i, False):
                    return Speaker(organisation=found)
        return last if last is not None and last.organisation is not None else None

    def _is_object(self, items: tuple[Item, ...], i: int, named: Mapping[int, Person]) -> bool:
        """Tell whether a name is an object or a possessor: "to Ann Lee", "Ann Lee's"."""
        person = named[i]
        places = sorted(k for k in named if named[k] is person)
        first, after = places[0], places[-1] + 1
        if after < len(items) and items[after].is_a("'s"):
            return True
        before = first - 1
        while before >= 0 and items[before].is_a("honorific"):
            before -= 1
        if before == 0 and items[0].is_a("for"):
            return False
        return before >= 0 and items[before].is_a(*(_TOWARDS - {"in"}))

    def _organisation(self, item: Item) -> Mention | None:
        if item.is_a("organisation-voice") and item.mention(Kind.ROLE) is not None:
            return None
        body = item.mention(Kind.BODY)
        if body is not None:
            return body
        if item.is_a(*_VOICES):
            return item.mention(Kind.INSPECTORATE) or next(iter(item.mentions), None)
        council = item.mention(Kind.AUTHORITY) or item.mention(Kind.AUTHORITY_TYPE)
        return council or (item.mention(Kind.CUE) if item.is_a(*_BODIES) else None)

    def voice(self, sentences: Iterable[Sentence]) -> Speaker | None:
        """Return the inspectors or the report whose finding a sentence quotes without a verb."""
        for sentence in sentences:
            items = [sentence.items[i] for i in self.outside(sentence)]
            voices = [item for item in items if item.is_a(*_VOICES) and item.mentions]
            named = [item for item in voices if item.mention(Kind.INSPECTORATE) is not None]
            if voices:
                organisation = self._organisation((named or voices)[0])
                return Speaker(organisation=organisation, found="voice")
        return None

    def voice_before(self, sentence: Sentence) -> Speaker | None:
        """Return the inspectors whose findings the sentences just before report."""
        place = sentence.index
        return self.voice(reversed(self._reading.sentences[max(0, place - _VOICE_REACH) : place]))


def _distance(verb: Span, quotation: Span) -> int:
    """Return how far a verb stands from a quotation, a little nearer if it follows."""
    if verb.start >= quotation.end:
        return verb.start - quotation.end
    return quotation.start - verb.end + 2


def _leading(items: tuple[Item, ...], i: int, mention: Mention) -> Mention:
    """Return the first of two that speak together: "Ofsted and the Care Quality Commission"."""
    before = i - 1
    while before > 0 and items[before].is_a("the"):
        before -= 1
    if before > 0 and items[before].is_a("and", "&"):
        first = items[before - 1].mention(mention.kind)
        if first is not None:
            return first
    return mention


def _aside(items: tuple[Item, ...], i: int, person_before: bool) -> bool:
    """Tell whether a council is only an object or a possessor: "a letter to Anytown".

    So it is at the end of an insertion after a person: "Ann Lee, who leads Anytown, said".
    """
    following = items[i + 1] if i + 1 < len(items) else None
    if following is not None and following.is_a("role"):
        return not following.is_a("organisation-voice")
    if following is not None and (
        following.is_a("'s") or (person_before and following.is_a(",", ")"))
    ):
        return True
    before = i - 1
    while before >= 0 and items[before].is_a(*_ARTICLES):
        before -= 1
    if before < 0 or not items[before].is_a(*_TOWARDS):
        return False
    voice = items[before - 1] if before else None
    speaks_for = voice is not None and voice.is_a("organisation-voice") and voice.is_a("role")
    return not (speaks_for and items[before].is_a("for", "at", "from"))
