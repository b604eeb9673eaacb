"""Clients that others have written: they ask the catalogue, and a suite of the W3C passes."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal as OxLiteral
from pyoxigraph import NamedNode, QuerySolutions
from rdflib import BNode, Dataset, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import JSON as WRAPPED_JSON
from SPARQLWrapper import POST, POSTDIRECTLY, TURTLE, SPARQLWrapper

from councilgraph.knowledge.queries import Query, load_queries
from councilgraph.store import Shelf, Version

ROOT = Path(__file__).resolve().parents[3]
FOLDER = Path(os.environ.get("COUNCILGRAPH_CONFORMANCE", ROOT.parent / "shared" / "conformance"))
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


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
@pytest.mark.parametrize("name", SELECTS)
def test_rdflib_asks_the_catalogue(
    site: Any, version: Version, name: str, method: Any
) -> None:
    """RDFLib's SPARQLStore gets the rows that the version gives."""
    store = SPARQLStore(f"{site.url}/sparql", method=method)
    found = store.query(CATALOGUE[name].text)
    rows = Counter(tuple(None if term is None else str(term) for term in row) for row in found)
    assert expected(version, CATALOGUE[name]) == rows


@pytest.mark.parametrize("name", GRAPHS)
def test_graphs_of_the_catalogue(site: Any, version: Version, name: str) -> None:
    """A question that makes a graph gives the same graph to a stranger's client."""
    client = SPARQLWrapper(f"{site.url}/sparql", returnFormat=TURTLE)
    client.setQuery(CATALOGUE[name].text)
    ours = Dataset().default_graph
    for triple in version.query(CATALOGUE[name].text):
        ours.add(tuple(map(as_rdflib, (triple.subject, triple.predicate, triple.object))))
    theirs = Dataset().default_graph.parse(data=client.queryAndConvert(), format="turtle")
    assert len(ours) > 0
    assert isomorphic(ours, theirs)


def as_rdflib(term: Any) -> Any:
    """Return a term of the engine as one of RDFLib."""
    if isinstance(term, NamedNode):
        return URIRef(term.value)
    if isinstance(term, OxLiteral):
        kind = None if term.language else URIRef(term.datatype.value)
        return Literal(term.value, lang=term.language, datatype=kind)
    return BNode(term.value)


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
