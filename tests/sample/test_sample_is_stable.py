"""The same articles give the same graph: in any order, by any number of processes, in any steps."""

import random
from collections.abc import Callable
from pathlib import Path

from councilgraph.pipeline import Summary, build
from councilgraph.store import Shelf

ARTICLES = Path(__file__).resolve().parents[2] / "data" / "articles"
FILES = sorted(p for p in ARTICLES.iterdir() if p.name != "README.md")
Canonical = Callable[[Shelf], list[str]]


def compare(one: list[str], other: list[str]) -> None:
    """Fail with some of the lines that only one of two graphs has."""
    difference = sorted(set(one) ^ set(other))
    assert not difference, "\n".join([f"{len(difference)} lines differ:", *difference[:6]])
    assert len(one) == len(other) > 1000


def test_neither_order_nor_processes_matter(
    sample_shelf: tuple[Shelf, Summary], tmp_path: Path, canonical: Canonical, copied: Callable
) -> None:
    """Files met in another order, and read by two processes, give the same quads."""
    places = list(range(len(FILES)))
    random.Random(2).shuffle(places)
    folder = copied([(file, f"{n:03}") for n, file in zip(places, FILES, strict=True)])
    shelf = Shelf(tmp_path / "store")
    build([folder], shelf, jobs=2)
    compare(canonical(shelf), canonical(sample_shelf[0]))


def test_steps_do_not_matter(
    sample_shelf: tuple[Shelf, Summary], tmp_path: Path, canonical: Canonical
) -> None:
    """Built a few at a time, in another order, into one store, the articles give the same quads."""
    files = list(FILES)
    random.Random(5).shuffle(files)
    shelf = Shelf(tmp_path / "store")
    for start in range(0, len(files), 8):
        build(files[start : start + 8], shelf)
    compare(canonical(shelf), canonical(sample_shelf[0]))


def test_one_by_one_is_all_at_once(tmp_path: Path, canonical: Canonical) -> None:
    """Articles of one council, built one by one, latest first, give the same quads as together."""
    files = [f for f in FILES if "Northamptonshire" in f.read_text(encoding="utf-8")]
    assert len(files) > 2
    steps, together = Shelf(tmp_path / "steps"), Shelf(tmp_path / "together")
    for file in reversed(files):
        build([file], steps)
    build(files, together)
    compare(canonical(steps), canonical(together))


def test_building_again_changes_nothing(tmp_path: Path, canonical: Canonical) -> None:
    """Articles that the store holds already are told as unchanged, and the quads stay."""
    shelf = Shelf(tmp_path / "store")
    first = build(FILES[:5], shelf)
    before = canonical(shelf)
    again = build(FILES[:5], shelf)
    assert (first.unchanged, again.unchanged) == (0, 5)
    assert again.articles == first.articles
    compare(canonical(shelf), before)
