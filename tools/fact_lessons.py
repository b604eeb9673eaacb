"""What the second reader learns of inspections and officials: claims of them, right and wrong.

As with grades, it has to see what is wrong in natural ways: what early versions of the program
misread (`data/practice/misread-inspections.csv`, `misread-officials.csv`), and claims with one
thing exchanged for another that the article names.
"""

import csv
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from councilgraph.bench import Bench
from councilgraph.evaluate.gold import GoldArticle, Part, read_gold
from councilgraph.evaluate.items import FIELDS, INSPECTIONS, OTHER, Item, Kind, kind_of
from councilgraph.evaluate.joining import join
from councilgraph.evaluate.naming import Naming
from councilgraph.evaluate.pages import Page
from councilgraph.evaluate.wanted import Wanted
from councilgraph.extract import find_claims
from councilgraph.knowledge import CG
from councilgraph.link import place_claims
from councilgraph.model.claims import Claims
from councilgraph.model.claims import Kind as Named
from councilgraph.model.text import Article
from councilgraph.reread import Post, Visit, post_of, spelt_out, visit_of
from councilgraph.reread.wording import Name, post_words, visit_words
from reader_lessons import Label, Lesson, named_in, places_in, places_of

_CLASSES = {**{kind: iri for iri, kind in INSPECTIONS.items()}, OTHER: f"{CG}OtherInspection"}
_EXCHANGED = 0.55  # share of claims after which something else is asked
_ELSEWHERE = 0.75  # share of roles that are asked about at another organisation
_NUMBERS = (1, 2, 2, 3)  # of inspections that are told without one

Asked = tuple[tuple[str, ...], frozenset[int], Label]
"""What is asked in words, the numbers of the sentences that seem to tell it, and what is so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactLesson:
    """One article: the numbers of the sentences that tell each inspection and each role.

    `visits` and `posts` are those of gold, and those that the program or an earlier one claimed;
    `made` and `held` are what gold says of them.
    """

    lesson: Lesson
    visits: Mapping[Visit, frozenset[int]]
    posts: Mapping[Post, frozenset[int]]
    made: frozenset[Visit]
    held: tuple[Item, ...]
    kinds: Mapping[str, str]
    naming: Naming

    def visit_label(self, visit: Visit) -> Label:
        """Return whether the article tells of an inspection, of its kind as gold tells kinds."""
        authority, inspectorate, kind, ordinal = visit
        return float((authority, inspectorate, self.kinds.get(kind, kind), ordinal) in self.made)

    def post_label(self, post: Post) -> Label:
        """Return whether the article tells of a role, and None where gold leaves it open."""
        person, _, role, organisation = post
        own = [i.values for i in self.held if i.values["name"] == self.naming.person(person)]
        if any("organisation" not in values for values in own):
            return None
        told = (v["organisation"] == organisation and v.get("role", role) == role for v in own)
        return float(any(told))

    def asked(self, chance: random.Random, called: Name) -> Iterator[tuple[Kind, Asked]]:
        """Yield what to ask in one pass: what was claimed, and after much of it something else."""
        for visit, about in self.visits.items():
            other = self._other_visit(visit, chance)
            some = chance.random() < _EXCHANGED and other not in self.visits
            for one in (visit, other) if some else (visit,):
                yield Kind.INSPECTION, (visit_words(one, called), about, self.visit_label(one))
        for post, about in self.posts.items():
            if post[3] is None:  # nobody asks about these
                continue
            instead = self._other_post(post, chance)
            some = chance.random() < _EXCHANGED and instead not in self.posts
            for held in (post, instead) if some else (post,):
                yield Kind.OFFICIAL, (post_words(held, called), about, self.post_label(held))

    def _other_visit(self, visit: Visit, chance: random.Random) -> Visit:
        """Return an inspection of another council, number or kind."""
        authority, inspectorate, kind, ordinal = visit
        what = chance.choice("ccook")
        councils = self._councils - {authority}
        if what == "c" and councils:
            return chance.choice(sorted(councils)), inspectorate, kind, ordinal
        if what == "k":
            return authority, inspectorate, chance.choice(sorted(_CLASSES.values())), ordinal
        if ordinal is None:
            return authority, inspectorate, kind, chance.choice(_NUMBERS)
        numbers = (None, ordinal + 1, max(1, ordinal - 1))
        return authority, inspectorate, kind, chance.choice(numbers)

    def _other_post(self, post: Post, chance: random.Random) -> Post:
        """Return a role at another organisation, or the role of somebody else."""
        person, title, role, organisation = post
        others = (self._councils | {one[3] for one in self.posts if one[3]}) - {organisation}
        roles = sorted((one[1], one[2] or "") for one in self.posts if one[0] != person)
        if others and (not roles or chance.random() < _ELSEWHERE):
            return person, title, role, chance.choice(sorted(others))
        if not roles:
            return post
        title, iri = chance.choice(roles)
        return person, title, iri or None, organisation

    @property
    def _councils(self) -> frozenset[str]:
        return frozenset(self.lesson.named.get(Named.AUTHORITY, {}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Misread:
    """What early versions of the program claimed by article, and the sentences that told it."""

    visits: Mapping[str, Mapping[Visit, frozenset[int]]] = field(default_factory=dict)
    posts: Mapping[str, Mapping[Post, frozenset[int]]] = field(default_factory=dict)


def read_misread(folder: Path, base: str) -> Misread:
    """Read the misread inspections and officials of a folder."""
    visits: dict[str, dict[Visit, frozenset[int]]] = defaultdict(dict)
    posts: dict[str, dict[Post, frozenset[int]]] = defaultdict(dict)
    for row in _rows(folder / "misread-inspections.csv"):
        council, body = f"{base}id/authority/{row['authority']}", row["inspectorate"]
        number = int(row["ordinal"]) if row["ordinal"] else None
        visit = council, f"{base}id/inspectorate/{body}", f"{CG}{row['kind']}", number
        visits[row["article"]][visit] = frozenset(map(int, row["sentences"].split()))
    for row in _rows(folder / "misread-officials.csv"):
        role, body = (f"{base}{row[n]}" if row[n] else None for n in ("role", "organisation"))
        post = row["name"], row["title"], role, body
        posts[row["article"]][post] = frozenset(map(int, row["sentences"].split()))
    return Misread(visits=visits, posts=posts)


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


class FactLessons:
    """Makes lessons of annotated articles, with what early versions of the program misread."""

    def __init__(self, bench: Bench, misread: Misread) -> None:
        self._bench = bench
        self._misread = misread
        self._naming = Naming(bench.knowledge, bench.gazetteer)
        self._wanted = Wanted(bench.knowledge, self._naming)
        concepts = bench.knowledge.concepts
        classes = (iri for iri in concepts.labels if iri.startswith(CG))
        self._kinds = {iri: _CLASSES[kind_of(iri, INSPECTIONS, concepts)] for iri in classes}

    def of(self, gold: Path, folder: Path, part: Part) -> Iterator[FactLesson]:
        """Yield a lesson for each article of a part of a set."""
        for one in join([one for one in read_gold(gold) if part.has(one.id)], folder):
            if one.article is not None:
                yield self._lesson(f"{gold.parent.name}/{one.gold.id}", one.gold, one.article)

    def _lesson(self, name: str, gold: GoldArticle, article: Article) -> FactLesson:
        claims, _ = find_claims(article, self._bench.gazetteer)
        page = Page(text=article.text, sentences=claims.sentences)
        items = self._wanted.items(gold, page)
        facts, _ = place_claims(article, claims, self._bench.knowledge)
        given = {_visit(item): item for item in items[Kind.INSPECTION]}
        visits = {told: places_in(page, item.evidence) for told, item in given.items()}
        visits |= self._misread.visits.get(name, {})
        for fact in facts.inspections:
            told = visits.get(visit_of(fact), frozenset())
            visits[visit_of(fact)] = told | places_of(fact.evidence, claims.sentences)
        posts = dict(self._posts(items[Kind.OFFICIAL], gold, page))
        posts |= self._misread.posts.get(name, {})
        for tenure in facts.tenures:
            about = posts.get(post_of(tenure), frozenset())
            posts[post_of(tenure)] = about | places_of(tenure.evidence, claims.sentences)
        return FactLesson(
            lesson=Lesson(
                name=name,
                published=article.published,
                sentences=tuple(spelt_out(article, claims, self._bench.knowledge.concepts.label)),
                claimed={},
                named=_all_named(claims, visits),
            ),
            visits={visit: numbers for visit, numbers in visits.items() if numbers},
            posts={post: numbers for post, numbers in posts.items() if numbers},
            made=frozenset(given),
            held=items[Kind.OFFICIAL],
            kinds=self._kinds,
            naming=self._naming,
        )

    def _posts(
        self, items: tuple[Item, ...], gold: GoldArticle, page: Page
    ) -> Iterator[tuple[Post, frozenset[int]]]:
        """Yield the roles of gold, each with the sentence that has most words of it."""
        for item, entry in zip(items, gold.officials, strict=True):
            name, title = entry.fields["name"], entry.fields.get("role") or ""
            if not item.optional:
                post = name, title, item.values.get("role"), item.values["organisation"]
                yield post, frozenset(_telling(name, title, page))


def _all_named(
    claims: Claims, visits: Iterable[Visit]
) -> dict[Named, Mapping[str, frozenset[int]]]:
    """Return what an article names, with the councils of its inspections, named or not."""
    named = named_in(claims)
    councils = {visit[0]: frozenset[int]() for visit in visits} | named[Named.AUTHORITY]
    return {**named, Named.AUTHORITY: councils}


def _visit(item: Item) -> Visit:
    authority, inspectorate, kind, number = (item.values[name] for name in FIELDS[Kind.INSPECTION])
    assert authority
    assert inspectorate
    assert kind
    return authority, inspectorate, _CLASSES[kind], int(number) if number else None


def _telling(name: str, title: str, page: Page) -> list[int]:
    """Return the number of the sentence on a person that has most of the words of a role."""
    words = set(re.split(r"\W+", title.casefold()))
    quoted = [page.text[one.start : one.end] for one in page.sentences]
    near = [
        (len(words.intersection(re.split(r"\W+", text.casefold()))), -n)
        for n, text in enumerate(quoted)
        if name.split()[-1] in text
    ]
    return [-max(near)[1]] if near else []
