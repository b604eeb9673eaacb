"""What may not be in the project: articles kept for measuring, and pages that are not ours."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SEEDS = Path(os.environ.get("COUNCILGRAPH_SEEDS", ROOT.parent / "shared" / "seeds"))
FOLDERS = ("benchmarks", "data", "docs", "ontology", "queries", "shapes", "src", "tests", "tools")
SHINGLE = 9


def texts() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each file that people wrote."""
    paths = [p for folder in FOLDERS for p in sorted((ROOT / folder).rglob("*")) if p.is_file()]
    for path in [*paths, *ROOT.glob("*.md")]:
        if "__pycache__" not in path.parts:
            yield path.relative_to(ROOT).as_posix(), path.read_text("utf-8", errors="replace")


def is_sealed(article: str) -> bool:
    """Tell whether an article, such as d007, is one of those that nobody looks at."""
    return int(article[1:]) % 12 == 9


def test_no_sealed_article_is_in_the_sample() -> None:
    """The sample holds open articles only, in files and in lines of JSON."""
    gold = [
        json.loads(line)
        for line in (ROOT / "tests/sample/gold.jsonl").read_text("utf-8").splitlines()
    ]
    files = [path for path in (ROOT / "data/articles").iterdir() if path.suffix != ".md"]
    named = {path.stem for path in files if path.suffix != ".jsonl"}
    assert {entry["id"] for entry in gold if not entry["file"].endswith(".jsonl")} == named
    assert not [entry["id"] for entry in gold if is_sealed(entry["id"])]
    known = {entry["url"] for entry in gold}
    for path in files:
        if path.suffix == ".jsonl":
            lines = path.read_text("utf-8").splitlines()
            assert {json.loads(line)["url"] for line in lines} <= known


def test_no_sealed_article_is_named_anywhere() -> None:
    """Neither code nor tests nor documents speak of a sealed article."""
    found = [
        f"{name}: {match[0]}"
        for name, text in texts()
        for match in re.finditer(r"(?<![\w#&/-])[de]\d{3}(?![\w-])", text)
        if is_sealed(match[0])
    ]
    assert not found, found


@pytest.mark.skipif(not SEEDS.is_dir(), reason=f"no {SEEDS.name} folder beside the checkout")
def test_nothing_is_copied_from_the_seed_pages() -> None:
    """No nine words in a row are those of a real page."""

    def shingles(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"[^\W_]+", text.casefold())
        return {tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}

    real: set[tuple[str, ...]] = set()
    for path in SEEDS.glob("*.txt"):
        real |= shingles(path.read_text("utf-8", errors="replace"))
    assert real
    found = [
        f"{name}: {' '.join(min(same))}"
        for name, text in texts()
        if (same := shingles(text) & real)
    ]
    assert not found, found
