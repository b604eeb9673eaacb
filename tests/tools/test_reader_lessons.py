"""Lessons of the second reader: what is right and wrong in them, and what they hide."""

import importlib.util
import json
import random
import sys
from pathlib import Path
from types import ModuleType

import pytest

from councilgraph.bench import Bench, set_up
from councilgraph.evaluate.gold import Part

ROOT = Path(__file__).resolve().parents[2]
KENT, MEDWAY = "E10000016", "E06000035"
TURN = {
    "turn": "two councils",
    "published": "2024-06-20",
    "text": "Ofsted has rated Kent County Council's children's services inadequate. They were "
    "rated good in 2018. Medway's children's services are rated outstanding.",
    "judgements": [
        f"{KENT} ofsted overall inadequate current",
        f"{KENT} ofsted overall good previous",
        f"{MEDWAY} ofsted overall outstanding current",
    ],
}


@pytest.fixture(scope="module")
def lessons() -> ModuleType:
    """Return the module of the tool."""
    spec = importlib.util.spec_from_file_location(
        "reader_lessons", ROOT / "tools" / "reader_lessons.py"
    )
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def bench() -> Bench:
    """Return what articles are read with."""
    return set_up()


@pytest.fixture
def lesson(lessons: ModuleType, bench: Bench, tmp_path: Path) -> object:
    """Return the lesson of one turn."""
    (tmp_path / "made.jsonl").write_text(json.dumps(TURN) + "\n", "utf-8")
    [found] = lessons.from_turns(tmp_path, bench)
    return found


def short(told: tuple[str, ...]) -> str:
    """Return a grade without the beginnings of its IRIs."""
    return " ".join(iri.rpartition("/")[2] for iri in told)


def test_a_lesson_tells_right_from_wrong(lesson: object, lessons: ModuleType) -> None:
    """What is told has the standing that it is told with; all else is not told."""
    labels = {short(told): lesson.label(told) for told in lesson.claimed}
    assert labels == {
        f"{KENT} ofsted childrens-services overall inadequate": (1.0, 0.0),
        f"{KENT} ofsted childrens-services overall good": (0.0, 1.0),
        f"{MEDWAY} ofsted childrens-services overall outstanding": (1.0, 0.0),
    }
    sides = {told[1:3]: {told[3]} for told in lesson.claimed}
    grades = {told[1:3]: {one[4] for one in lesson.claimed} for told in lesson.claimed}
    proposed = lessons.proposed(lesson, sides, grades)
    assert f"{MEDWAY} ofsted childrens-services overall inadequate" in {
        short(told) for told, _ in proposed
    }
    assert not any(any(lesson.label(told)) for told, _ in proposed)


def test_other_names_stand_for_the_councils(
    lesson: object, lessons: ModuleType, bench: Bench
) -> None:
    """No name is left, and each council has one that is its own."""
    hidden, put = lessons.renamed(lesson, bench.knowledge.register, random.Random(1))
    text = " ".join(hidden.sentences)
    assert "Kent" not in text
    assert "Medway" not in text
    assert len(hidden.sentences) == len(lesson.sentences)
    called = put("Kent County Council"), put("Medway Council")
    assert len({*called, "Kent County Council", "Medway Council"}) == 4
    assert hidden.claimed == lesson.claimed


def test_what_was_misread_is_learnt_from(lessons: ModuleType, bench: Bench) -> None:
    """An article of a practice set has what its gold says, and what was misread there."""
    folder = ROOT / "data" / "practice" / "p01"
    read = list(lessons.from_articles(folder / "gold.jsonl", folder, Part.ALL, bench))
    file = ROOT / "data" / "practice" / "misread.csv"
    found = list(lessons.with_misread(read, file, bench.knowledge.base))
    assert sum(len(one.claimed) for one in found) > sum(len(one.claimed) for one in read)
    for one in found:
        assert all(max(about) < len(one.sentences) for about in one.claimed.values())
        misread = {*one.claimed} - {*next(r for r in read if r.name == one.name).claimed}
        assert not any(any(one.label(told)) for told in misread)
