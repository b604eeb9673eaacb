"""What the second reader learns of inspections and officials: what is right and wrong in it."""

import importlib
import random
import sys
from pathlib import Path
from types import ModuleType

import pytest

from councilgraph.bench import Bench, set_up
from councilgraph.evaluate.gold import Part
from councilgraph.evaluate.items import Kind
from councilgraph.reread.wording import post_words, visit_words

ROOT = Path(__file__).resolve().parents[2]
PRACTICE = ROOT / "data" / "practice"


@pytest.fixture(scope="module")
def module() -> ModuleType:
    """Return the module of the tool, which imports others beside it."""
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        return importlib.import_module("fact_lessons")
    finally:
        sys.path.remove(str(ROOT / "tools"))


@pytest.fixture(scope="module")
def bench() -> Bench:
    """Return what articles are read with."""
    return set_up()


@pytest.fixture(scope="module")
def lessons(module: ModuleType, bench: Bench) -> list:
    """Return the lessons of one practice set, with what was misread there."""
    misread = module.read_misread(PRACTICE, bench.knowledge.base)
    gold = PRACTICE / "p101" / "gold.jsonl"
    return list(module.FactLessons(bench, misread).of(gold, gold.parent, Part.ALL))


def test_what_gold_has_is_right_and_what_was_misread_is_wrong(
    lessons: list, module: ModuleType, bench: Bench
) -> None:
    """Every lesson asks about both, each with the sentences that seem to tell it."""
    misread = module.read_misread(PRACTICE, bench.knowledge.base)
    visits = {
        label for one in lessons for visit in one.visits for label in [one.visit_label(visit)]
    }
    posts = {label for one in lessons for post in one.posts for label in [one.post_label(post)]}
    assert visits >= {0.0, 1.0}
    assert posts >= {0.0, 1.0}
    for one in lessons:
        name = one.lesson.name
        wrong = [*map(one.visit_label, misread.visits.get(name, {}))]
        wrong += [*map(one.post_label, misread.posts.get(name, {}))]
        assert not any(wrong)
        numbers = {n for about in (*one.visits.values(), *one.posts.values()) for n in about}
        assert numbers <= set(range(len(one.lesson.sentences)))


def test_most_of_what_is_exchanged_is_wrong(lessons: list, bench: Bench) -> None:
    """Another council, number or role; what was claimed is asked as well, if it is anywhere."""
    called = bench.knowledge.concepts.label
    exchanged = []
    kinds = set()
    for one in lessons:
        claimed = {visit_words(visit, called) for visit in one.visits}
        claimed |= {post_words(post, called) for post in one.posts if post[3]}
        asked = list(one.asked(random.Random(1), called))
        assert claimed <= {words for _, (words, _, _) in asked}
        exchanged += [label for _, (words, _, label) in asked if words not in claimed]
        kinds |= {kind for kind, _ in asked}
    assert kinds == {Kind.INSPECTION, Kind.OFFICIAL}
    assert exchanged.count(0.0) > 0.8 * len(exchanged) > len(lessons)
