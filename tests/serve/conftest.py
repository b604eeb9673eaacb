"""For tests of the site: a small store, and a graph that is asked without worker processes."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from httpx import Response
from pyoxigraph import QueryResultsFormat, QuerySolutions, QueryTriples, RdfFormat, serialize
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.testclient import TestClient

from councilgraph.pipeline import build
from councilgraph.serve.pages import things
from councilgraph.serve.site import Row, Site, rows_of
from councilgraph.store import Shelf, Version

ARTICLES = Path(__file__).resolve().parents[2] / "data" / "articles"


class Direct:
    """A graph that is asked in this process."""

    def __init__(self, version: Version) -> None:
        self.version = version

    async def rows(self, sparql: str) -> list[Row]:
        """Return the rows of a SELECT."""
        results = self.version.query(sparql)
        assert isinstance(results, QuerySolutions)
        return rows_of(results.serialize(format=QueryResultsFormat.JSON) or b"")

    async def triples(self, sparql: str, media: str) -> bytes:
        """Return the triples of a CONSTRUCT."""
        results = self.version.query(sparql)
        assert isinstance(results, QueryTriples)
        form = RdfFormat.from_media_type(media)
        assert form is not None
        return serialize(results, format=form) or b""

    async def answer(self, sparql: str, media: str) -> bytes:
        """Return the rows of a SELECT in a media type."""
        results = self.version.query(sparql)
        form = QueryResultsFormat.from_media_type(media)
        assert isinstance(results, QuerySolutions)
        assert form is not None
        return results.serialize(format=form) or b""


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """Return a store of the sample articles."""
    shelf = Shelf(tmp_path_factory.mktemp("serve") / "store")
    build([ARTICLES], shelf)
    return shelf


@pytest.fixture(scope="session")
def site(shelf: Shelf) -> Iterator[Site]:
    """Return the site over that store."""
    version = shelf.current()
    yield Site(graph=lambda request: Direct(version))
    version.close()


@pytest.fixture(scope="session")
def version(site: Site) -> Version:
    """Return the version of the graph that the site shows."""
    return site.graph(Request({"type": "http"})).version


@pytest.fixture(scope="session")
def page(site: Site) -> Callable[[str], Response]:
    """Return what gets a page about a thing by its path; redirections are not followed."""
    client = TestClient(Starlette(routes=things.routes(site)))
    return lambda path: client.get(path, follow_redirects=False)


@pytest.fixture(scope="session")
def direct() -> Callable[[Version], Site]:
    """Return the function that makes a site over any version."""
    return lambda version: Site(graph=lambda request: Direct(version))
