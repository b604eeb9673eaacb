"""The catalogue and the made-up sample record that these tests ask."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, Store

from councilgraph.knowledge.queries import DEFAULT_BASE, Query, load_queries

HERE = Path(__file__).parent
FOLDER = HERE.parent.parent / "queries"

Rows = list[dict[str, str]]
Ask = Callable[..., Rows]


def answer(store: Store, query: Query, values: dict[str, str], base: str = DEFAULT_BASE) -> Rows:
    """Run a query as the product does: over the union of all graphs."""
    text = query.filled(query.bind(values, base))
    results = store.query(text, use_default_graph_as_union=True)
    assert isinstance(results, QuerySolutions)
    written = results.serialize(format=QueryResultsFormat.CSV)
    assert written is not None
    return list(csv.DictReader(io.StringIO(written.decode())))


@pytest.fixture(scope="session")
def catalogue() -> dict[str, Query]:
    """Read the queries that come with the project, by name."""
    return {query.name: query for query in load_queries(FOLDER)}


@pytest.fixture(scope="session")
def sample() -> Store:
    """Load the sample record."""
    store = Store()
    store.load(path=HERE / "sample.trig", format=RdfFormat.TRIG)
    return store


@pytest.fixture
def ask(catalogue: dict[str, Query], sample: Store) -> Ask:
    """Ask the sample: `ask("name", "param=value", ...)`."""

    def run(name: str, *values: str) -> Rows:
        return answer(sample, catalogue[name], dict(value.split("=", 1) for value in values))

    return run
