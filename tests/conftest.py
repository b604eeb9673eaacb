"""For all tests: the knowledge, read once, ways to read a text with it, and golden files."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest

from councilgraph.extract import Gazetteer, find_claims
from councilgraph.extract.reading import Reading
from councilgraph.knowledge import Knowledge, load_knowledge
from councilgraph.link import link_claims
from councilgraph.model.claims import Claims
from councilgraph.model.facts import Facts
from councilgraph.model.text import Article


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch that writes the golden files anew."""
    parser.addoption(
        "--rewrite-golden",
        action="store_true",
        help="write the golden files anew; read the difference before you keep it",
    )


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """Return the knowledge of the project."""
    return load_knowledge()


@pytest.fixture(scope="session")
def gazetteer(knowledge: Knowledge) -> Gazetteer:
    """Return all phrases of the project's lexicon, compiled."""
    return Gazetteer(knowledge.lexicon)


@pytest.fixture(scope="session")
def reading_of(gazetteer: Gazetteer) -> Callable[..., Reading]:
    """Return a function that reads a text as an article."""
    return lambda text, **known: Reading(article_of(text, **known), gazetteer)


@pytest.fixture(scope="session")
def claims_of(gazetteer: Gazetteer) -> Callable[..., Claims]:
    """Return a function that gives the claims of a text."""
    return lambda text, **known: find_claims(article_of(text, **known), gazetteer)[0]


@pytest.fixture(scope="session")
def issues_of(gazetteer: Gazetteer, knowledge: Knowledge) -> Callable[..., list[str]]:
    """Return a function that gives the troubles that reading and linking a text meets."""

    def told(text: str, **known: object) -> list[str]:
        article = article_of(text, **known)
        claims, unread = find_claims(article, gazetteer)
        unplaced = link_claims(article, claims, knowledge)[1]
        return [issue.trouble.value for issue in (*unread, *unplaced)]

    return told


@pytest.fixture(scope="session")
def facts_of(gazetteer: Gazetteer, knowledge: Knowledge) -> Callable[..., Facts]:
    """Return a function that gives the facts of a text."""

    def linked(text: str, **known: object) -> Facts:
        article = article_of(text, **known)
        return link_claims(article, find_claims(article, gazetteer)[0], knowledge)[0]

    return linked


def article_of(
    text: str,
    published: str | None = None,
    headline: str | None = None,
    publisher: str | None = None,
) -> Article:
    """Return a made-up article; the day of publication is written as 2019-05-01."""
    day = date.fromisoformat(published) if published else None
    whole = f"{headline}\n\n{text}" if headline else text
    return Article(
        id="made-up",
        source_name="made-up.txt",
        text=whole,
        headline=headline,
        published=day,
        publisher=publisher,
    )


def canonical(quads: Iterable[ox.Quad]) -> list[str]:
    """Return the sorted N-Quads of a canonicalised dataset."""
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(ox.serialize(dataset, format=ox.RdfFormat.N_QUADS).decode().splitlines())


@pytest.fixture
def check_golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Return a function that compares text with a golden file, or writes it: --rewrite-golden."""

    def check(path: Path, found: str) -> None:
        if request.config.getoption("--rewrite-golden"):
            path.write_text(found, encoding="utf-8")
        assert path.is_file(), f"{path} is missing; pytest --rewrite-golden makes it"
        assert found == path.read_text(encoding="utf-8")

    return check


@pytest.fixture
def check_golden_quads(check_golden: Callable[[Path, str], None]) -> Callable[..., None]:
    """Return a function that compares quads with a golden file, whatever their order."""
    return lambda path, quads: check_golden(path, "\n".join([*canonical(quads), ""]))
