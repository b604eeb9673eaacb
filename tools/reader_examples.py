"""The questions that the second reader is taught with, and what the answers should be."""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from councilgraph.bench import Bench
from councilgraph.evaluate.items import Kind
from councilgraph.reread import Told
from councilgraph.reread.question import Question, Sheet
from councilgraph.reread.wording import grade_words
from fact_lessons import FactLesson
from reader_lessons import Label, Lesson, Renaming, proposed, renamed

_RENAMED, _OTHERS, _BY_GOLD, _TURNS = 0.85, 0.4, 0.3, 0.65  # shares
_FACTS = (Kind.INSPECTION, Kind.OFFICIAL)
_PROPOSED = 4  # grades of an article that nobody claimed, in each pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One question, and what the answers to it should be; None where that is left open."""

    question: Question
    labels: tuple[Label, Label, Label, Label]

    def __len__(self) -> int:
        return len(self.question.asked) + len(self.question.shown)


class GradeExamples:
    """Makes the questions about grades of one pass, other ones in each pass."""

    def __init__(self, lessons: Sequence[Lesson], bench: Bench) -> None:
        self._lessons = lessons
        self._bench = bench
        self._sides: dict[tuple[str, ...], set[str]] = defaultdict(set)
        self._grades: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for lesson in lessons:
            for told in (*lesson.claimed, *lesson.labels):
                self._sides[told[1:3]].add(told[3])
                self._grades[told[1:3]].add(told[4])
        self._proposed = [proposed(one, self._sides, self._grades) for one in lessons]

    def of_pass(self, number: int, room: int) -> Iterator[Example]:
        """Yield the examples of a pass, with so many pieces of each article."""
        for place, lesson in enumerate(self._lessons):
            chance = random.Random(f"{number} {place}")
            told_in, put = _told_in(lesson, chance, self._bench)
            sheet = Sheet(told_in.sentences, lesson.published, room)
            some = chance.sample(self._proposed[place], min(_PROPOSED, len(self._proposed[place])))
            for told, about in (*self._grades_of(lesson, chance), *some):
                words = grade_words(told, self._bench.knowledge.concepts.label)
                question = sheet.question(map(put, words), about)
                yield Example(question=question, labels=(*lesson.label(told), None, None))

    def _grades_of(
        self, lesson: Lesson, chance: random.Random
    ) -> Iterator[tuple[Told, frozenset[int]]]:
        """Yield grades to ask about, and after many of them one that is of something else."""
        known = {*lesson.claimed, *lesson.given, *lesson.labels}
        for told in sorted(known):
            if lesson.name.startswith("turns/") and chance.random() > _TURNS:
                continue
            about = lesson.claimed.get(told) or lesson.given.get(told)
            if not about:
                continue
            if chance.random() < _BY_GOLD:
                about = lesson.given.get(told) or about
            yield told, about
            other = self._other(told, known, chance)
            if chance.random() < _OTHERS and other not in known:
                yield other, about

    def _other(self, told: Told, known: set[Told], chance: random.Random) -> Told:
        """Return a grade that differs in its council, side or mark."""
        councils = sorted({one[0] for one in known} - {told[0]})
        kind = chance.choice("ccsg")
        if kind == "c" and councils:
            return (chance.choice(councils), *told[1:])
        if kind == "g":
            return (*told[:4], chance.choice(sorted(self._grades[told[1:3]])))
        return (*told[:3], chance.choice(sorted(self._sides[told[1:3]])), told[4])


class FactExamples:
    """Makes the questions about inspections and officials of one pass, other ones in each pass."""

    def __init__(self, lessons: Sequence[FactLesson], bench: Bench) -> None:
        self._lessons = lessons
        self._bench = bench

    def of_pass(self, number: int, room: int) -> Iterator[Example]:
        """Yield the examples of a pass, with so many pieces of each article."""
        for place, lesson in enumerate(self._lessons):
            chance = random.Random(f"{number} {place}")
            told_in, put = _told_in(lesson.lesson, chance, self._bench)
            called = self._bench.knowledge.concepts.label
            sheet = Sheet(told_in.sentences, told_in.published, room)
            for kind, (words, about, label) in lesson.asked(chance, called):
                if label is not None:
                    question = sheet.question(map(put, words), about)
                    made, held = (label if kind is one else None for one in _FACTS)
                    yield Example(question=question, labels=(None, None, made, held))


def _told_in(lesson: Lesson, chance: random.Random, bench: Bench) -> tuple[Lesson, Renaming]:
    """Return a lesson, mostly with other names for its councils, and what puts these into text."""
    if chance.random() >= _RENAMED:
        return lesson, str
    return renamed(lesson, bench.knowledge.register, chance)
