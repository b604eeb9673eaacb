"""The catalogue of questions as text: each question listed, each parameter explained."""

import pytest

from councilgraph.knowledge import knowledge_folder
from councilgraph.knowledge.queries import load_queries, parse_query
from councilgraph.model.errors import QueryError
from councilgraph.publish.catalogue import catalogue, entry

BARE = """\
#+ summary: How many trees there are
#+ description: >
#+   Counts trees.
#+ columns:
#+   count: how many
#+ tags: [trees]
SELECT (COUNT(*) AS ?count) { ?s ?p ?o }
"""
ASKING = """\
#+ summary: Trees of a council
#+ description: >
#+   Lists trees.
#+ params:
#+   council:
#+     type: authority
#+     required: true
#+     example: E10000034
#+     description: whose trees
#+   least:
#+     type: integer
#+     default: 2
#+     description: how many there must be
#+ columns:
#+   tree: the tree
#+ tags: [trees]
SELECT ?tree { VALUES ?council { UNDEF } VALUES ?least { 2 }
  ?tree ?p ?council FILTER(?least > 1) }
"""
TWO = (
    parse_query(BARE, "count-trees.rq", "https://example.org/"),
    parse_query(ASKING, "trees.rq", "https://example.org/"),
)


def test_each_question_has_a_line_and_its_parameters() -> None:
    """Names stand in one column; defaults are shown, and what is needed without one."""
    assert catalogue(TWO).splitlines() == [
        "count-trees  How many trees there are",
        "trees        Trees of a council",
        "             with council=…, least=2",
        "",
        "All about one of them: councilgraph queries NAME",
    ]


def test_all_about_a_question() -> None:
    """What it tells, what it takes with an example, and what its columns mean."""
    lines = entry(TWO, "trees").splitlines()
    assert lines[:4] == ["trees", "Trees of a council", "", "Lists trees."]
    assert "  council (authority; needed): whose trees, such as council=E10000034" in lines
    assert "  least (integer; 2 unless given): how many there must be" in lines
    assert lines[-2:] == ["Columns:", "  tree: the tree"]
    assert "Parameters" not in entry(TWO, "count-trees")


def test_an_unknown_question_is_refused_with_those_that_there_are() -> None:
    """The message can be copied from."""
    with pytest.raises(QueryError, match="no question 'leaves'; it has: count-trees, trees"):
        entry(TWO, "leaves")


def test_our_own_catalogue_can_be_listed() -> None:
    """Every question, with the main one first."""
    queries = load_queries(knowledge_folder("queries"), "https://example.org/")
    text = catalogue(queries)
    assert text.startswith("rated-inadequate-twice  ")
    for query in queries:
        assert f"\n{query.name} " in f"\n{text}"
        assert query.description in " ".join(entry(queries, query.name).split())
