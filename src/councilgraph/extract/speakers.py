"""Who speaks: the subject of a verb of saying, or whom the words around a quotation name.

A subject that is nobody known ("one mother said") settles the matter as well: then the words are
not those of somebody named further off.
"""

from collections.abc import Iterable

from councilgraph.extract.attributions import is_own_word, named_behind, written_by
from councilgraph.extract.holders import Holders, speaks
from councilgraph.extract.names import Person
from councilgraph.extract.pronouns import PLURAL, Scene
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.extract.saying import (
    distance,
    introduces,
    is_noun,
    is_participle,
    is_passive,
    outer_verb,
)
from councilgraph.extract.speaking import (
    BODIES,
    COUNCILS,
    UNKNOWN,
    Speaker,
    addressed,
    apposed,
    aside,
    author_of,
    before_insertion,
    bracketed,
    in_clause,
    inserted_voice,
    is_object,
    leading,
    opening_subject,
    organisation_of,
    outer_person,
    owner_of,
    relative_subject,
    reporting,
    spokesman,
    voice_of,
)
from councilgraph.model.claims import Kind
from councilgraph.model.text import Span

_SUBJECT_PRONOUNS = frozenset({"he", "she"})
_SINGULAR = frozenset({"he", "she", "him", "her"})
_BREAKS = frozenset(". ; : but while when if because though although that".split())
_LIGHT = frozenset("the a an , - and also then later however has had have still was".split())
_OWNERS = ("his", "her", "its", "their")
_MARKS = frozenset("” ’ \" '".split())
_SUBJECT_REACH, _OBJECT_REACH, _OPENING = 3, 12, 4
_INTRODUCED = 8
_VOICE_REACH = 4


class Speakers:
    """Finds the speakers of one article's quotations."""

    def __init__(self, reading: Reading, people: tuple[Person, ...], holders: Holders) -> None:
        self._reading = reading
        self._holders = holders
        self._scene = Scene(reading, people)

    def by_verb(self, sentence: Sentence, quotation: Span, last: Speaker | None) -> Speaker | None:
        """Return the subject of the verb of saying that stands nearest to a quotation."""
        if not sentence.knows("speech-verb"):
            return None
        items = sentence.items
        verbs = [
            i
            for i in sentence.find("speech-verb")
            if i in self._scene.outside(sentence)
            and not is_noun(items, i)
            and introduces(self._reading.article.text, items, i, quotation)
        ]
        # "Before adding that": a participle has the main verb's subject.
        verbs.sort(key=lambda i: (is_participle(items, i), distance(items[i].span, quotation)))
        named = self._scene.named(sentence) if verbs else {}
        for verb in verbs:
            speaker = self._subject(sentence, verb, named, last)
            outer = outer_verb(items, verb, quotation, known=speaker is not UNKNOWN)
            if outer is not None:
                return self._subject(sentence, outer, named, last) or UNKNOWN
            if speaker is not None:
                return speaker
        return None

    def by_owner(self, sentence: Sentence, quotation: Span) -> Speaker | None:
        """Read "Ann Lee welcomed the report's remark that staff “care”": the report's words."""
        if not sentence.has("that"):
            return None
        return owner_of(sentence.items, quotation.start, self._scene.named(sentence))

    def by_colon(self, sentence: Sentence, quotation: Span) -> Speaker | None:
        """Read "Ann Lee (Lab): “We will act.”" and "It goes on: “We will act.”"."""
        items = sentence.items
        before = [i for i in self._scene.outside(sentence) if items[i].span.end <= quotation.start]
        marks = [i for i in before if items[i].is_a(":")]
        if not marks:
            return None
        direct = quotation.start - items[marks[-1]].span.end <= 2
        told = self._first_subject(sentence, marks[-1])
        return told or (self._opening(sentence, before[:_OPENING]) or UNKNOWN if direct else None)

    def _opening(self, sentence: Sentence, opening: list[int]) -> Speaker | None:
        """Return the organisation that a sentence opens with, or that its "it" stands for."""
        items = sentence.items
        for i in opening:
            if items[i].is_a("it"):
                told = self._scene.body_before(sentence, items[i], None)
                return told or self.voice_before(sentence)
            organisation = organisation_of(items[i])
            if organisation is not None and not aside(items, i, False):
                return Speaker(organisation=organisation)
        return None

    def introduced(self, sentence: Sentence) -> Speaker | None:
        """Return the person whom a sentence is about, whose words the next paragraph may be."""
        named = self._scene.named(sentence)
        if not named:
            return None
        opening = self._scene.outside(sentence)[:_INTRODUCED]
        about = [i for i in opening if i in named and not is_object(sentence.items, i, named)]
        return Speaker(person=named[about[0]], found="subject") if about else None

    def behind(self, sentence: Sentence, quotation: Span) -> Speaker | None:
        """Read "“We will act” - Ann Lee" and "“We will act,” shrugged Ann Lee"."""
        items = sentence.items
        after = [i for i in self._scene.outside(sentence) if items[i].span.start > quotation.end]
        mark = self._reading.article.text[quotation.end - 1]
        who = named_behind(items, after, self._scene.named(sentence), mark)
        return Speaker(person=who) if who is not None else None

    def by_subject(self, sentence: Sentence, before: int) -> Speaker | None:
        """Return whom a sentence is about, up to a place in the text: "X called it “fair”"."""
        items = sentence.items
        places = [i for i in self._scene.outside(sentence) if items[i].span.start < before]
        return self._first_subject(sentence, places[-1] + 1) if places else None

    def _first_subject(self, sentence: Sentence, end: int) -> Speaker | None:
        named = self._scene.named(sentence)
        for i in self._scene.outside(sentence):
            if i >= end:
                return None
            if i in named and not is_object(sentence.items, i, named):
                if _in_aside(sentence.items, min(k for k in named if named[k] is named[i])):
                    continue
                return Speaker(person=named[i], found="subject")
            if i < _SUBJECT_REACH and sentence.items[i].is_a(*_SUBJECT_PRONOUNS):
                return self._scene.antecedent(sentence, sentence.items[i], None)
        return None

    def _subject(
        self, sentence: Sentence, verb: int, named: dict[int, Person], last: Speaker | None
    ) -> Speaker | None:
        """Return who stands right after a verb ("said Ann Lee"), before it, or further on."""
        items = sentence.items
        outside = self._scene.outside(sentence)
        after = [i for i in outside if verb < i <= verb + _SUBJECT_REACH]
        before = [i for i in outside if i < verb]
        if before and before[-1] in named:
            return Speaker(person=named[before[-1]])
        if is_passive(items, verb) and not items[min(verb + 1, len(items) - 1)].is_a("by"):
            return None
        if items[verb - 1].is_a("and", "but"):
            earlier = [i for i in before if items[i].is_a("speech-verb")]
            if earlier:
                return self._subject(sentence, earlier[-1], named, last)
        if verb + 1 < len(items) and items[verb + 1].is_a("by"):
            return self._after(sentence, verb + 1, named, last, inverted=True)
        who = relative_subject(items, verb, named)
        if who is not None:
            return Speaker(person=who)
        voice = inserted_voice(items, verb)
        if voice is not None:
            return Speaker(organisation=voice)
        inverted = verb - 1 not in outside or not before or items[verb - 1].is_a(",", *_MARKS)
        telling = items[verb].is_a("telling-verb")
        told = [i for i in after if i in named and not is_object(items, i, named)]
        if inverted and told and not telling:
            return Speaker(person=named[told[0]])
        found = opening_subject(items, before, verb, named)
        found = found or self._joined(sentence, before, verb)
        found = found or self._before(sentence, before, verb, named, last)
        if telling:
            return found or UNKNOWN
        return found or self._after(sentence, verb, named, last, inverted=inverted)

    def _joined(self, sentence: Sentence, before: list[int], verb: int) -> Speaker | None:
        """Read "She has asked for a report, and said": the pronoun is the second verb's as well."""
        items = sentence.items
        if not before or not items[verb - 1].is_a("and", "but"):
            return None
        restarts = any(items[k].is_a(*_BREAKS) for k in before[:-1])
        opens = items[before[0]]
        subject = opens.is_a(*_SUBJECT_PRONOUNS) and not restarts
        return self._scene.antecedent(sentence, opens, None) if subject else None

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
        parted = before_insertion(items, before, verb, named)
        if parted is not None:
            return Speaker(person=parted)
        content = 0
        for i in reversed(before):
            item = items[i]
            if i in named:
                if is_object(items, i, named):
                    continue
                return Speaker(person=outer_person(items, i, verb, named))
            if item.is_a(*_SINGULAR, *PLURAL) and verb - i <= 4:
                return self._scene.antecedent(sentence, item, last)
            if item.is_a(*_BREAKS) and i < verb - 1:
                break
            if item.is_a(*BODIES) and verb - i > 2:
                continue
            if bracketed(items, i, verb):
                continue
            holder = self._holders.of(sentence, i) if speaks(items, i, verb) else None
            if holder is not None and not apposed(items, i, named):
                return Speaker(person=holder)
            if in_clause(items, i, verb):
                continue
            owner = next((k for k in items[max(0, i - 2) : i] if k.is_a(*_OWNERS)), None)
            if owner is not None and is_own_word(item, owner):
                return self._scene.antecedent(sentence, owner, last)
            if (author := written_by(items, i, named)) is not None:
                return Speaker(person=author)
            organisation = spokesman(items, i) or author_of(items, i) or organisation_of(item)
            if i == verb - 1 and item.is_a("judgement-noun"):  # "the judgement says"
                organisation = organisation or item.mention(Kind.CUE)
            if organisation is not None and not aside(items, i, bool(named)):
                told = reporting(items, verb, named) if item.is_a(*COUNCILS) else None
                return told or Speaker(organisation=leading(items, i, organisation))
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
        for i in (i for i in self._scene.outside(sentence) if verb < i <= verb + _OBJECT_REACH):
            item = items[i]
            if i in named and not (is_object(items, i, named) and max(named) > i + 1):
                return Speaker(person=named[i])
            if item.is_a(":", "that"):
                return None
            if item.is_a("her") and any(k > i for k in named):
                continue  # "said her deputy, Ann Lee"
            if item.is_a(*_SINGULAR, *PLURAL) and i == verb + 1:
                inserted = verb > 0 and items[verb - 1].is_a(",")  # "A man, who left, said he"
                goes_on = inserted and i + 1 < len(items) and items[i + 1].text[0].isalpha()
                return UNKNOWN if goes_on else self._scene.antecedent(sentence, item, last)
            holder = self._holders.of(sentence, i) if i <= verb + 4 else None
            if holder is not None and not any(k > i for k in named):
                return Speaker(person=holder)
            organisation = spokesman(items, i) or organisation_of(item)
            alone = all(k < i or addressed(items, k, named) for k in named)
            if alone and organisation and i <= verb + 4 and not aside(items, i, False):
                return Speaker(organisation=organisation)
            content += not item.mentions and item.text[0].isalpha() and not item.is_a(*_LIGHT)
        return UNKNOWN if inverted and content else None

    def voice(self, sentences: Iterable[Sentence]) -> Speaker | None:
        """Return the inspectors or the report whose finding a sentence quotes without a verb."""
        for sentence in sentences:
            found = voice_of(sentence.items[i] for i in self._scene.outside(sentence))
            if found is not None:
                return Speaker(organisation=found, found="voice")
        return None

    def voice_before(self, sentence: Sentence) -> Speaker | None:
        """Return the inspectors whose findings the sentences just before report."""
        place = sentence.index
        return self.voice(reversed(self._reading.sentences[max(0, place - _VOICE_REACH) : place]))


def _in_aside(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a name is in a clause: "in Anytown, where Ann Lee leads, the word is"."""
    return i > 0 and items[i - 1].is_a("where")
