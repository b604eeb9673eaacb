"""Queries see the union of all graphs, or the graphs they name, and refuse what they must."""

import pytest
from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples

from councilgraph.model.errors import QueryError
from councilgraph.store import Results, Shelf, Version

TEXTS = "SELECT ?s ?text WHERE { ?s <https://w3id.org/councilgraph/ontology#text> ?text }"


def rows(results: Results) -> int:
    """Count the rows of a SELECT."""
    assert isinstance(results, QuerySolutions)
    return sum(1 for _ in results)


def test_default_graph_is_the_union(built: Version) -> None:
    """A query without GRAPH sees every graph, and GRAPH still tells them apart."""
    assert rows(built.query(TEXTS)) == 8
    graphs = built.query("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }")
    assert rows(graphs) == 2


def test_results_are_those_of_the_kind_of_query(built: Version) -> None:
    """ASK gives a boolean, CONSTRUCT gives triples."""
    asked = built.query("ASK { ?s ?p ?o }")
    assert isinstance(asked, QueryBoolean)
    assert bool(asked)
    assert isinstance(built.query("CONSTRUCT WHERE { ?s ?p ?o }"), QueryTriples)


@pytest.mark.parametrize(
    ("clause", "count"),
    [
        ("", 8),
        ("FROM <{base}graph/article/a1>", 4),
        ("FROM <{base}graph/none>", 0),
        ("FROM NAMED <{base}graph/article/a1>", 0),
    ],
)
def test_a_query_that_names_its_graphs_sees_those(
    clause: str, count: int, built: Version, base: str
) -> None:
    """FROM is heeded; only a query without it sees the union of all graphs."""
    counted = TEXTS.replace("WHERE", f"{clause.format(base=base)} WHERE")
    assert rows(built.query(counted)) == count


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("SELECT * WHERE {\n  ?s ?p }", r"line 2, column 10 .*:\n    \?s \?p }\n {11}\^"),
        ("", "line 1, column 1"),
        ("SELECT ?x WHERE { foo:a ?p ?x }", r"Perhaps a line is missing: PREFIX foo: <\.\.\.>"),
        ("INSERT DATA { <a:b> <a:b> 1 }", "INSERT is an update, which is refused"),
        ("# tidy\nPREFIX a: <a:>\nload <http://example.org/>", "LOAD is an update"),
        ("DELETE WHERE { ?s ?p ?o }", "DELETE is an update"),
    ],
)
def test_faulty_queries_name_the_place(text: str, says: str, built: Version) -> None:
    """What is not a query is a QueryError with line and column, or with the reason."""
    with pytest.raises(QueryError, match=says):
        built.query(text)


def test_blank_nodes_of_two_texts_stay_apart(shelf: Shelf, base: str) -> None:
    """Each N-Quads text names its blank nodes for itself."""
    text = f"_:b0 <a:p> <a:o> <{base}graph/record> .\n".encode()
    with shelf.stage(base) as staging:
        staging.add(text)
        staging.add(text)
        assert len(list(staging.quads())) == 2


def test_union_is_a_bag(shelf: Shelf, base: str) -> None:
    """A triple of two graphs is matched twice, as `query` warns, and once with DISTINCT."""
    with shelf.stage(base) as staging:
        staging.add(b"<a:s> <a:p> <a:o> <a:g> .\n<a:s> <a:p> <a:o> <a:h> .\n")
        assert rows(staging.query("SELECT ?s WHERE { ?s ?p ?o }")) == 2
        assert rows(staging.query("SELECT DISTINCT ?s WHERE { ?s ?p ?o }")) == 1
