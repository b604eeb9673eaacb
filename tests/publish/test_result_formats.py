"""Results come in the format asked for, or with a message that names the formats that fit."""

import csv
import io
import json
from xml.etree import ElementTree

import pytest
from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Store,
    parse,
)

from councilgraph.model.errors import QueryError
from councilgraph.publish.results import FORMATS, render
from councilgraph.store import Results, prefixes

BASE = "http://example.org/"
LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
SELECT = "SELECT ?council ?name ?more WHERE { ?council ?p ?name } ORDER BY ?name"
CONSTRUCT = "CONSTRUCT WHERE { ?s ?p ?o }"
KINDS = {"SELECT": SELECT, "ASK": "ASK { ?s ?p ?o }", "CONSTRUCT": CONSTRUCT}


@pytest.fixture
def store() -> Store:
    """Return two councils, one with an awkward name."""
    made = Store()
    names = {"E1": "Ambridge", "E2": '=Borsetshire, "the county"\nof\x1b[31m Felpersham'}
    for code, name in names.items():
        subject = NamedNode(f"{BASE}id/authority/{code}")
        made.add(Quad(subject, LABEL, Literal(name, language="en")))
    return made


def ask(store: Store, kind: str) -> Results:
    """Run the query of one kind."""
    return store.query(KINDS[kind])


def test_csv_is_plain_values(store: Store) -> None:
    """CSV has the column names, IRIs and words as they are, and nothing for what is unbound."""
    rows = list(csv.reader(io.StringIO(render(ask(store, "SELECT"), "csv").decode(), newline="")))
    assert rows[0] == ["council", "name", "more"]
    assert rows[2] == [f"{BASE}id/authority/E1", "Ambridge", ""]
    assert rows[1][1].startswith('=Borsetshire, "the county"\nof')


def test_json_and_xml_read_back(store: Store) -> None:
    """The W3C formats parse and hold every row."""
    found = json.loads(render(ask(store, "SELECT"), "json"))
    assert len(found["results"]["bindings"]) == 2
    assert json.loads(render(ask(store, "ASK"), "json"))["boolean"] is True
    (truth,) = ElementTree.fromstring(render(ask(store, "ASK"), "xml")).iter(
        "{http://www.w3.org/2005/sparql-results#}boolean"
    )
    assert truth.text == "true"


def test_tsv_keeps_the_terms(store: Store) -> None:
    """TSV writes terms as SPARQL does, one row a line."""
    lines = render(ask(store, "SELECT"), "tsv").decode().splitlines()
    assert lines[0] == "?council\t?name\t?more"
    assert lines[2] == f'<{BASE}id/authority/E1>\t"Ambridge"@en\t'


@pytest.mark.parametrize(
    ("format", "rdf"), [("turtle", RdfFormat.TURTLE), ("ntriples", RdfFormat.N_TRIPLES)]
)
def test_triples_read_back(format: str, rdf: RdfFormat, store: Store) -> None:
    """CONSTRUCT comes as Turtle or N-Triples, and both parse to the same triples."""
    written = render(ask(store, "CONSTRUCT"), format, prefixes=prefixes(BASE))
    assert {quad.triple for quad in parse(written, rdf)} == {quad.triple for quad in store}
    assert (b"authority:E1" in written) == (format == "turtle")


@pytest.mark.parametrize(
    ("kind", "format", "says"),
    [
        ("SELECT", "turtle", "turtle does not fit this query; the results of SELECT come as table"),
        ("ASK", "ntriples", "the results of ASK come as table, csv, tsv, json, xml"),
        ("CONSTRUCT", "csv", "csv does not fit .* come as table, turtle, ntriples"),
        ("SELECT", "excel", "there is no format 'excel'; .* come as table, csv, tsv, json, xml"),
        ("CONSTRUCT", "excel", "there is no format 'excel'; .* turtle, ntriples"),
    ],
)
def test_unfit_formats_name_those_that_fit(kind: str, format: str, says: str, store: Store) -> None:
    """A format that does not fit the kind of query is a QueryError that names those that do."""
    with pytest.raises(QueryError, match=says):
        render(ask(store, kind), format)


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_fits_some_query(format: str, store: Store) -> None:
    """Each format of the list renders rows or triples, and table renders all."""
    fitting = {"turtle": ["CONSTRUCT"], "ntriples": ["CONSTRUCT"], "table": list(KINDS)}
    for kind in fitting.get(format, ["SELECT", "ASK"]):
        assert render(ask(store, kind), format).decode().strip()


def test_table_shortens_and_cleans(store: Store) -> None:
    """A table has prefixed names for IRIs and nothing that would steer the terminal."""
    shown = render(ask(store, "SELECT"), prefixes=prefixes(BASE)).decode()
    assert "authority:E1  Ambridge" in shown
    assert "\x1b" not in shown
    assert shown.endswith("\n2 rows\n")


def test_table_of_a_yes_or_no(store: Store) -> None:
    """ASK answers in a word."""
    assert render(ask(store, "ASK")) == b"yes\n"
    assert render(store.query("ASK { <a:b> <a:b> <a:b> }")) == b"no\n"


def test_table_of_triples(store: Store) -> None:
    """CONSTRUCT has a table of three columns, with blank nodes as they are written."""
    store.add(Quad(BlankNode("b1"), LABEL, Literal(5)))
    shown = render(ask(store, "CONSTRUCT"), prefixes=prefixes(BASE)).decode()
    assert shown.startswith("subject")
    assert "_:b1" in shown
    assert "rdfs:label" in shown


def test_trouble_while_reading_is_a_query_error() -> None:
    """What goes wrong only when rows are fetched is a QueryError as well."""
    results = Store().query("SELECT * WHERE { SERVICE ?nowhere { ?s ?p ?o } }")
    with pytest.raises(QueryError, match="cannot be answered"):
        render(results, "csv")
