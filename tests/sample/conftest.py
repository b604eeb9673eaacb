"""Stores built through the public doors of the program, and ways to compare and question them."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from pyoxigraph import CanonicalizationAlgorithm, Dataset, RdfFormat, serialize

from councilgraph.pipeline import Summary, build, current_version
from councilgraph.store import Shelf, Version

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = ROOT / "data" / "articles"
PREFIXES = """
PREFIX cg: <https://w3id.org/councilgraph/ontology#>
PREFIX authority: <https://w3id.org/councilgraph/id/authority/>
PREFIX inspectorate: <https://w3id.org/councilgraph/id/inspectorate/>
PREFIX grade: <https://w3id.org/councilgraph/def/grade/>
PREFIX aspect: <https://w3id.org/councilgraph/def/aspect/>
PREFIX srv: <https://w3id.org/councilgraph/def/service/>
PREFIX role: <https://w3id.org/councilgraph/def/role/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""

Rows = list[tuple[str | None, ...]]


@pytest.fixture(scope="session")
def sample_shelf(tmp_path_factory: pytest.TempPathFactory) -> tuple[Shelf, Summary]:
    """Return the sample articles as a store, and what the build told."""
    shelf = Shelf(tmp_path_factory.mktemp("sample") / "store")
    return shelf, build([ARTICLES], shelf)


@pytest.fixture(scope="session")
def sample(sample_shelf: tuple[Shelf, Summary]) -> Iterator[Version]:
    """Return the sample store, open for reading."""
    with closing(current_version(sample_shelf[0])) as version:
        yield version


@pytest.fixture
def canonical() -> Callable[[Shelf], list[str]]:
    """Return a function that gives all quads of a store as canonical N-Quads, sorted."""

    def write(shelf: Shelf) -> list[str]:
        with closing(current_version(shelf)) as version:
            dataset = Dataset(version.quads())
        dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
        return sorted(serialize(dataset, format=RdfFormat.N_QUADS).decode().splitlines())

    return write


def rows(version: Version, where: str) -> Rows:
    """Return the distinct rows of a pattern with the ends of IRIs, sorted; None is no value."""
    columns = version.query(f"{PREFIXES} SELECT DISTINCT {where}")
    found = {
        tuple(None if term is None else term.value.split("#")[-1].split("/")[-1] for term in row)
        for row in columns
    }
    return sorted(found, key=lambda row: tuple(value or "" for value in row))


@pytest.fixture
def ask() -> Callable[[Version, str], Rows]:
    """Return a function that asks a store for `?x ?y WHERE { ... }`."""
    return rows


@pytest.fixture
def copied(tmp_path: Path) -> Callable[[Sequence[tuple[Path, str]]], Path]:
    """Return a function that copies files to places below a new folder."""

    def copy(files: Sequence[tuple[Path, str]]) -> Path:
        folder = tmp_path / "copied"
        for source, place in files:
            target = folder / place / source.name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
        return folder

    return copy
