"""Whom a pronoun stands for: "she" for a person, "it" and "they" for an organisation.

People and bodies count only where they stand outside quotations.
"""

from functools import cached_property

from councilgraph.extract.genders import find_genders
from councilgraph.extract.names import Person
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.extract.speaking import (
    TOWARDS,
    UNKNOWN,
    VOICES,
    Speaker,
    aside,
    is_object,
    organisation_of,
)

PLURAL = frozenset({"it", "they"})
_PLURAL = (*PLURAL, "its", "their")
_PARTICIPLES = ("ed", "ing")
_OPENING, _INSERTED, _SUBJECT = 4, 7, 6


class Scene:
    """Who stands where in one article, quotations left out."""

    def __init__(self, reading: Reading, people: tuple[Person, ...]) -> None:
        self._reading = reading
        self._people: dict[int, list[Person]] = {}
        for person in people:
            if not any(q.covers(person.span) for q in reading.quotations):
                self._people.setdefault(person.sentence, []).append(person)
        self._all_people = people
        self._outside: dict[int, tuple[int, ...]] = {}

    @cached_property
    def _genders(self) -> dict[str, str]:
        """Which pronoun stands for whom; asked for only where a pronoun speaks."""
        return find_genders(self._reading, self._all_people)

    def outside(self, sentence: Sentence) -> tuple[int, ...]:
        """Return the positions of the items that stand in no quotation."""
        if sentence.index not in self._outside:
            near = [q for q in self._reading.quotations if q.overlaps(sentence.span)]
            items = sentence.items
            said = {i for q in near for i in sentence.places(q) if q.covers(items[i].span)}
            self._outside[sentence.index] = tuple([i for i in range(len(items)) if i not in said])
        return self._outside[sentence.index]

    def named(self, sentence: Sentence) -> dict[int, Person]:
        """Return who is named at which positions of a sentence."""
        return {
            i: person
            for person in self._people.get(sentence.index, ())
            for i in sentence.places(person.span)
        }

    def antecedent(self, sentence: Sentence, pronoun: Item, last: Speaker | None) -> Speaker | None:
        """Return whom a pronoun stands for: "she" for whom was spoken of, "it" for who spoke."""
        if pronoun.is_a(*_PLURAL):
            return self.body_before(sentence, pronoun, last)
        gender = "he" if pronoun.is_a("he", "him", "his") else "she"
        own = [
            p
            for p in self._people.get(sentence.index, ())
            if p.span.end <= pronoun.span.start and self._genders.get(p.full) in (None, "", gender)
        ]
        if not own and self._is_of_nobody_named(sentence, pronoun):
            return UNKNOWN
        if own and not self._goes_on_about(sentence, sentence.places(own[0].span)[0], gender):
            return Speaker(person=own[0])
        for earlier in reversed(self._reading.sentences[: sentence.index]):
            named = {
                i: p
                for i, p in self.named(earlier).items()
                if self._genders.get(p.full) in (None, "", gender)
            }
            if not named and earlier.has("anonymous"):
                return UNKNOWN  # "One mother, who asked not to be named, wept. She said"
            if not named or self._goes_on_about(earlier, min(named), gender):
                continue
            subjects = [i for i in sorted(named) if not is_object(earlier.items, i, named)]
            return Speaker(person=named[subjects[0] if subjects else min(named)])
        return None

    def _is_of_nobody_named(self, sentence: Sentence, pronoun: Item) -> bool:
        """Tell whether a sentence is about somebody without a name: "A mother said she had"."""
        items = sentence.items
        before = [i for i in self.outside(sentence) if items[i].span.end <= pronoun.span.start]
        return any(
            items[i].is_a("private-person")
            and items[max(0, i - 1)].is_a("a", "an", "one", "another")
            and not (i > 1 and items[i - 2].is_a(*TOWARDS))
            for i in before[:_SUBJECT]
        )

    def _goes_on_about(self, sentence: Sentence, place: int, gender: str) -> bool:
        """Tell whether a sentence is about somebody told before: "She succeeds Ann Lee".

        But in "Asked whether she would go, Ann Lee" the pronoun is of whom the name behind tells.
        """
        outside = self.outside(sentence)
        if outside and sentence.items[outside[0]].text.endswith(_PARTICIPLES):
            return False
        opening = [i for i in self.outside(sentence)[:_OPENING] if i < place]
        return any(sentence.items[i].is_a(gender) for i in opening)

    def body_before(
        self, sentence: Sentence, pronoun: Item, last: Speaker | None
    ) -> Speaker | None:
        """Return the organisation that "it" or "they" stands for: the last that was a subject."""
        inserted = _is_inserted(sentence.items, sentence.places(pronoun.span)[0])
        if inserted and (voice := self._voice_before(sentence, pronoun)) is not None:
            return voice
        reach = self._reading.sentences[max(0, sentence.index - 2) : sentence.index + 1]
        for earlier in reversed(reach[:-1] if inserted else reach):
            for i in self.outside(earlier)[:_OPENING]:
                item = earlier.items[i]
                if item.span.start >= pronoun.span.start:
                    break
                council = item.is_a("authority", "authority-type")
                found = None if council and pronoun.is_a("they") else organisation_of(item)
                if found is not None and not aside(earlier.items, i, False):
                    return Speaker(organisation=found)
        return last if last is not None and last.organisation is not None else None

    def _voice_before(self, sentence: Sentence, pronoun: Item) -> Speaker | None:
        """Return who is told to report, in the sentence or as what the one before begins with."""
        previous = self._reading.sentences[max(0, sentence.index - 1) : sentence.index]
        near = [item for earlier in previous for item in earlier.items[:_OPENING]]
        own = [item for item in sentence.items if item.span.end <= pronoun.span.start]
        for item in (*reversed(own), *near):
            if item.is_a(*VOICES) and (found := organisation_of(item)) is not None:
                return Speaker(organisation=found)
        return None


def _is_inserted(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether "it says" is put into a sentence about another: "staff, it says, care"."""
    if not (i and items[i].is_a("it") and items[i - 1].is_a(",")):
        return False
    return any(item.is_a(",") for item in items[i + 2 : i + 2 + _INSERTED])
