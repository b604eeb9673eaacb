"""What the second reader learns from: annotated articles, with what was claimed of them.

A claim is right or wrong by its article's gold. Claims of the program as it is are mostly right on
articles that rules were written from, so that those which early versions of it got wrong are
learnt from as well (`data/practice/misread.csv`).
"""

import csv
import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from councilgraph.bench import Bench
from councilgraph.evaluate.gold import Part, read_gold
from councilgraph.evaluate.items import Kind
from councilgraph.evaluate.joining import join
from councilgraph.evaluate.naming import Naming
from councilgraph.evaluate.pages import Page
from councilgraph.evaluate.wanted import Wanted
from councilgraph.extract import find_claims
from councilgraph.knowledge import Register
from councilgraph.link import place_claims, weigh
from councilgraph.model.claims import Claims, Standing
from councilgraph.model.claims import Kind as Named
from councilgraph.model.facts import JudgementFact
from councilgraph.model.text import Article, Span
from councilgraph.reread import Told, spelt_out, told_by

Label = float | None  # 1 if the article tells it, 0 if it does not, None where gold leaves it open
Renaming = Callable[[str], str]
"""Puts other names into text."""

STANDINGS = (Standing.CURRENT, Standing.PREVIOUS)
_FIELDS = ("authority", "inspectorate", "service", "aspect", "grade")
_NAMED = range(5, 22)  # letters of names that others may be given
_TYPES = re.compile(
    r"\b(Borough|City|County|Metropolitan|District|London|Council|Royal|of|the|and)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One article: its sentences, and by grade the numbers of those that tell it.

    `claimed` are those that the program or an earlier one claimed, `given` those of gold; `labels`
    are what gold says of each. `named` are the councils, sides and grades that its sentences name.
    """

    name: str
    published: date | None
    sentences: tuple[str, ...]
    claimed: Mapping[Told, frozenset[int]]
    given: Mapping[Told, frozenset[int]] = field(default_factory=dict)
    labels: Mapping[Told, tuple[Label, Label]] = field(default_factory=dict)
    named: Mapping[Named, Mapping[str, frozenset[int]]] = field(default_factory=dict)

    def label(self, told: Told) -> tuple[Label, Label]:
        """Return whether the article tells a grade as one in force, and as one of before."""
        return self.labels.get(told, (0.0, 0.0))


def from_articles(gold: Path, folder: Path, part: Part, bench: Bench) -> Iterator[Lesson]:
    """Yield a lesson for each annotated article; `name` is that of its set and its own."""
    wanted = Wanted(bench.knowledge, Naming(bench.knowledge, bench.gazetteer))
    for one in join([one for one in read_gold(gold) if part.has(one.id)], folder):
        if one.article is None:
            continue
        claims, facts = _claimed(one.article, bench)
        page = Page(text=one.article.text, sentences=claims.sentences)
        labels: dict[Told, list[Label]] = defaultdict(lambda: [0.0, 0.0])
        given: dict[Told, frozenset[int]] = {}
        items = wanted.items(one.gold, page)[Kind.JUDGEMENT]
        for item in sorted(items, key=lambda item: not item.optional):
            told: Told = tuple(item.values[name] for name in _FIELDS)  # type: ignore[assignment]
            place = STANDINGS.index(Standing(item.values["standing"]))
            labels[told][place] = None if item.optional else 1.0
            if not item.optional:
                about = places_in(page, item.evidence)
                given[told] = given.get(told, frozenset()) | about
        yield Lesson(
            name=f"{gold.parent.name}/{one.gold.id}",
            published=one.article.published,
            sentences=tuple(spelt_out(one.article, claims, bench.knowledge.concepts.label)),
            claimed=_by_grade(facts, claims),
            given=given,
            labels={told: (both[0], both[1]) for told, both in labels.items()},
            named=named_in(claims),
        )


def from_turns(folder: Path, bench: Bench) -> Iterator[Lesson]:
    """Yield a lesson for each made-up piece of news with the grades that it says it tells."""
    for file in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines()):
            turn = json.loads(line)
            if "judgements" not in turn:
                continue
            headline = turn.get("headline", "News")
            day = date.fromisoformat(turn["published"]) if turn["published"] else None
            article = Article(
                id=f"{file.stem}{number}", source_name=file.name, headline=headline,
                text=f"{headline}\n\n{turn['text']}", published=day,
            )  # fmt: skip
            claims, facts = _claimed(article, bench)
            claimed = _by_grade(facts, claims)
            yield Lesson(
                name=f"turns/{article.id}",
                published=day,
                sentences=tuple(spelt_out(article, claims, bench.knowledge.concepts.label)),
                claimed=claimed,
                labels=dict(_says(turn["judgements"], claimed, bench.knowledge.base)),
                named=named_in(claims),
            )


def with_misread(lessons: Iterable[Lesson], file: Path, base: str) -> Iterator[Lesson]:
    """Yield lessons with the grades besides that early versions of the program claimed."""
    misread: dict[str, dict[Told, frozenset[int]]] = defaultdict(dict)
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            told: Told = (
                f"{base}id/authority/{row['authority']}",
                f"{base}id/inspectorate/{row['inspectorate']}",
                *(f"{base}def/{name}/{row[name]}" for name in ("service", "aspect", "grade")),
            )  # type: ignore[assignment]
            numbers = frozenset(map(int, row["sentences"].split()))
            misread[row["article"]][told] = numbers
    for lesson in lessons:
        yield replace(lesson, claimed={**misread[lesson.name], **lesson.claimed})


def _says(
    judgements: Sequence[str], claimed: Iterable[Told], base: str
) -> Iterator[tuple[Told, tuple[Label, Label]]]:
    """Yield the grades that a turn tells, of each service that is spoken of.

    A turn says "council inspectorate side grade standing", and leaves the service to its words.
    """
    services = {told[1:3] for told in claimed}
    standings: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for one in judgements:
        *words, standing = one.split()
        standings[tuple(words)].add(standing)
    for (council, inspectorate, side, grade), told in standings.items():
        labels = [float(standing in told) for standing in STANDINGS]
        for body, service in sorted(services):
            if _slug(body) == inspectorate:
                aspect, mark = f"{base}def/aspect/{side}", f"{base}def/grade/{grade}"
                authority = f"{base}id/authority/{council}"
                yield (authority, body, service, aspect, mark), (labels[0], labels[1])


def named_in(claims: Claims) -> dict[Named, dict[str, frozenset[int]]]:
    """Return the numbers of the sentences that name each council, side and grade."""
    found: dict[Named, dict[str, frozenset[int]]] = {}
    for kind in (Named.AUTHORITY, Named.ASPECT, Named.GRADE):
        places: dict[str, frozenset[int]] = defaultdict(frozenset)
        for mention in claims.of_kind(kind):
            if kind is not Named.AUTHORITY or len(mention.targets) == 1:
                for target in mention.targets:
                    places[target] |= places_of(mention.span, claims.sentences)
        found[kind] = dict(places)
    return found


def proposed(
    lesson: Lesson,
    sides: Mapping[tuple[str, ...], set[str]],
    grades: Mapping[tuple[str, ...], set[str]],
) -> list[tuple[Told, frozenset[int]]]:
    """Return grades that nobody claimed, with the sentences that name them: few are told.

    They are of the services that are spoken of: each grade that is named, of the whole; and what
    one sentence names together, a council and a grade, or a side and a grade. `sides` and `grades`
    are those of each body and service.
    """
    councils, marks = (lesson.named.get(kind, {}) for kind in (Named.AUTHORITY, Named.GRADE))
    found: dict[Told, frozenset[int]] = {}
    for council, body, service, side, _ in lesson.claimed:
        whole = f"{side.rpartition('/')[0]}/overall"
        near = councils.get(council, frozenset())
        for grade, about in marks.items():
            if grade not in grades[body, service]:
                continue
            nearest = sorted(about, key=lambda n: min((abs(n - m) for m in near), default=0))
            found[council, body, service, whole, grade] = frozenset(nearest[:3])
            for other, places in councils.items():
                if places & about:
                    both = frozenset(sorted(places & about)[:3])
                    found.setdefault((other, body, service, whole, grade), both)
            for other, places in lesson.named.get(Named.ASPECT, {}).items():
                if other in sides[body, service] and places & about:
                    both = frozenset(sorted(places & about)[:3])
                    found[council, body, service, other, grade] = both
    return sorted((told, about) for told, about in found.items() if told not in lesson.claimed)


def renamed(lesson: Lesson, register: Register, chance: random.Random) -> tuple[Lesson, Renaming]:
    """Return a lesson in which other names stand for its councils, and what puts these into text.

    So no council's record is learnt by heart.
    """
    named = lesson.named.get(Named.AUTHORITY, {})
    councils = sorted({*(told[0] for told in (*lesson.claimed, *lesson.given)), *named})
    pool = sorted(
        {a.short_name for a in register.authorities.values() if len(a.short_name) in _NAMED}
    )
    instead: dict[str, str] = {}
    for iri, other in zip(councils, chance.sample(pool, len(councils)), strict=True):
        council = register.authority(iri)
        for name in (council.short_name, council.name, *sorted(council.names)):
            plain = " ".join(_TYPES.sub("", name).split())
            if len(plain) > 3:
                instead[plain] = other
                first = re.split(r"[- ]", plain)[0]
                if len(first) > 4 and first not in ("North", "South", "East", "West", "Northern"):
                    instead.setdefault(first, other)
    if not instead:
        return lesson, str
    longest = sorted(instead, key=len, reverse=True)
    names = re.compile("|".join(map(re.escape, longest)))

    def put(text: str) -> str:
        return names.sub(lambda found: instead[found.group()], text)

    return replace(lesson, sentences=tuple(map(put, lesson.sentences))), put


def _claimed(article: Article, bench: Bench) -> tuple[Claims, Sequence[JudgementFact]]:
    claims, _ = find_claims(article, bench.gazetteer)
    facts = weigh(place_claims(article, claims, bench.knowledge)[0])
    return claims, (*facts.judgements, *facts.doubtful)


def _by_grade(facts: Iterable[JudgementFact], claims: Claims) -> dict[Told, frozenset[int]]:
    found: dict[Told, frozenset[int]] = {}
    for fact in facts:
        told = told_by(fact)
        found[told] = found.get(told, frozenset()) | places_of(fact.evidence, claims.sentences)
    return found


def places_of(span: Span, sentences: Sequence[Span]) -> frozenset[int]:
    """Return the numbers of the sentences that a span is in."""
    return frozenset(n for n, one in enumerate(sentences) if one.overlaps(span))


def places_in(page: Page, evidence: str) -> frozenset[int]:
    """Return the numbers of the sentences that evidence of gold is in; none if it is nowhere."""
    start = page.text.find(evidence)
    if start < 0:
        return frozenset()
    return places_of(Span(start=start, end=start + len(evidence)), page.sentences)


def _slug(iri: str) -> str:
    return iri.rpartition("/")[2]
