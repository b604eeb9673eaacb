"""Small gold and facts made by hand, written to folders and compared."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from councilgraph.evaluate.found import Found
from councilgraph.evaluate.gold import KINDS, read_gold
from councilgraph.evaluate.items import VIEWS, WHOLE, Kind
from councilgraph.evaluate.matching import compare
from councilgraph.evaluate.naming import Naming
from councilgraph.evaluate.pages import Page
from councilgraph.evaluate.wanted import Wanted
from councilgraph.extract import Gazetteer
from councilgraph.knowledge import Knowledge
from councilgraph.model.facts import Facts
from councilgraph.model.text import Span

Line = dict[str, object]
Write = Callable[..., Path]


@pytest.fixture(scope="session")
def line() -> Callable[..., Line]:
    """Return a function that makes a line of gold for a001.txt and the like, else empty."""
    empty = {kind: [] for kind in KINDS}
    return lambda name, **told: {"id": name, "file": f"{name}.txt", **empty, **told}


@pytest.fixture(scope="session")
def judged() -> Callable[..., Line]:
    """Return a function that makes a judgement of gold: Worcestershire inadequate, or changed."""
    usual = {
        "gss": "E10000034",
        "inspectorate": "ofsted",
        "service": "childrens-services",
        "aspect": "overall",
        "grade": "inadequate",
        "order": "current",
    }
    return lambda **changed: {**usual, **changed}


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes articles and their gold to a folder, and names the gold."""

    def written(
        lines: Sequence[object], articles: Mapping[str, str] | None = None, folder: str = "news"
    ) -> Path:
        place = tmp_path / folder
        place.mkdir()
        for name, text in (articles or {}).items():
            (place / name).write_text(text, encoding="utf-8")
        texts = (one if isinstance(one, str) else json.dumps(one) for one in lines)
        gold = place / "gold.jsonl"
        gold.write_text("\n".join(texts), encoding="utf-8")
        return gold

    return written


@pytest.fixture(scope="session")
def naming(knowledge: Knowledge, gazetteer: Gazetteer) -> Naming:
    """Return how names are compared."""
    return Naming(knowledge, gazetteer)


@pytest.fixture
def compared(
    knowledge: Knowledge, naming: Naming, line: Callable[..., Line], write: Write
) -> Callable[..., dict[str, int]]:
    """Return a function that compares facts with gold, and counts: right, missed, wrong, excused.

    What is not there is left out of the answer.
    """

    def run(
        kind: Kind, facts: Facts, *, text: str = "", view: str = WHOLE, **told: object
    ) -> dict[str, int]:
        [gold] = read_gold(write([line("a001", **told)]))
        page = Page(text=text, sentences=(Span(start=0, end=len(text)),))
        wanted = Wanted(knowledge, naming).items(gold, page)[kind]
        found = Found(page, knowledge, naming).items(facts)[kind]
        [chosen] = [v for v in VIEWS if v.kind is kind and v.name == view]
        comparison = compare(wanted, found, chosen)
        counts = {
            "right": len(comparison.right),
            "missed": len(comparison.missed),
            "wrong": len(comparison.wrong),
            "excused": len(comparison.excused),
        }
        return {name: count for name, count in counts.items() if count}

    return run
