"""A small graph in the shape of the real one, for the tests of the store."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import CanonicalizationAlgorithm, Dataset, Literal, NamedNode, Quad

from councilgraph.store import Reading, Shelf, Version

BASE = "https://w3id.org/councilgraph/"
CG = BASE + "ontology#"


@pytest.fixture
def base() -> str:
    """Return the default base IRI."""
    return BASE


def statements(graph: str = "record", count: int = 4, words: str = "first") -> list[Quad]:
    """Make `count` quads of one graph, with words to tell them apart."""
    name = NamedNode(f"{BASE}graph/{graph}")
    text = NamedNode(CG + "text")
    subjects = (NamedNode(f"{BASE}id/statement/{graph}-{i}") for i in range(count))
    return [Quad(subject, text, Literal(words, language="en"), name) for subject in subjects]


@pytest.fixture
def make_quads() -> Callable[..., list[Quad]]:
    """Return the function that makes quads."""
    return statements


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """Return a shelf on which nothing has been built."""
    return Shelf(tmp_path / "store")


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store built once: four quads in each of two graphs. Copy it, leave it alone."""
    shelf = Shelf(tmp_path_factory.mktemp("template") / "store")
    with shelf.stage(BASE) as staging:
        staging.add(statements("record"))
        staging.add(statements("article/a1"))
        shelf.publish(staging).close()
    return shelf.path


@pytest.fixture
def built(shelf: Shelf, template: Path) -> Iterator[Version]:
    """Return the first version on the shelf: four quads in each of two graphs."""
    shutil.copytree(template, shelf.path)
    version = shelf.current()
    yield version
    version.close()


@pytest.fixture
def canonical() -> Callable[[Reading], str]:
    """Return a function that writes all quads so that equal graphs are equal strings."""

    def write(reading: Reading) -> str:
        dataset = Dataset(reading.quads())
        dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
        return "\n".join(sorted(str(quad) for quad in dataset))

    return write
