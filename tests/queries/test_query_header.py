"""The header of a query file is read strictly: what is wrong is named with file and line."""

from pathlib import Path

import pytest

from councilgraph.knowledge.queries import DEFAULT_BASE, load_queries, parse_query
from councilgraph.model.errors import KnowledgeError

GOOD = """\
#+ summary: Councils with a grade
#+ description: >
#+   More words,
#+   on two lines: with a colon.
#+ order: 7
#+ params:
#+   grade:
#+     type: grade
#+     default: poor
#+     description: the grade
#+   least:
#+     type: integer
#+     default: 2
#+     description: the least
#+   service:
#+     type: service
#+     example: housing
#+     description: the service
#+ columns:
#+   council: its name
#+   times: how often
#+ chart:
#+   kind: bar
#+   x: council
#+   y: times
#+ tags: [one, two]

SELECT ?council ?times WHERE {
  VALUES ?grade { <https://w3id.org/councilgraph/def/grade/poor> }
  VALUES ?least { 2 }
  VALUES ?service { UNDEF }
  ?council ?grade ?times ; ?least ?service .
}
"""


def test_good_header():
    """A right header gives all its parts; what is read is what was written."""
    query = parse_query(GOOD, "good.rq")
    assert (query.name, query.summary, query.order) == ("good", "Councils with a grade", 7)
    assert query.description == "More words, on two lines: with a colon."
    assert [(param.name, param.default) for param in query.params] == [
        ("grade", "poor"),
        ("least", "2"),
        ("service", None),
    ]
    assert query.columns == (("council", "its name"), ("times", "how often"))
    assert query.chart is not None
    assert (query.chart.kind, query.chart.x) == ("bar", "council")
    assert query.tags == ("one", "two")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("#+ summary: C", "#+ sumary: C", r"bad\.rq:1: the header has no key 'sumary'"),
        ("#+ summary: Councils with a grade\n", "", "needs 'summary:'"),
        ("#+ order: 7", "#+ order: first", r"bad\.rq:5: 'order' is a whole number"),
        ("#+ order: 7", "#+ summary: Again", r"bad\.rq:5: the key 'summary' is here twice"),
        ("#+ order: 7", "#+ order", r"bad\.rq:5: expected 'key: value'"),
        ("#+ order: 7", "#+order: 7", r"bad\.rq:5: a space is missing"),
        ("#+   grade:\n", "#+    grade:\n", r"bad\.rq:7: wrong indent"),
        ("the grade\n", "the grade: any\n", r"bad\.rq:10: a value with ': '"),
        ("type: grade", "type: mark", r"bad\.rq:8: no type 'mark'"),
        ("#+     default: poor\n", "", r"bad\.rq:7: grade needs a default or an example"),
        ("default: poor", "default: > }", r"bad\.rq:29: grade='> }': expected"),
        ("default: poor", "value: poor", r"bad\.rq:9: the parameter grade has no key 'value'"),
        ("example: housing", "required: yes", "'required' is true or left out"),
        ("default: 2", "default: 2\n#+     required: true", "least is required"),
        (
            "example: housing",
            "example: a\n#+     choices: a, b",
            r"write 'choices' as \[one, two\]",
        ),
        ("  VALUES ?service { UNDEF }\n", "", r"bad\.rq:15: the text has no place for service"),
        ("?least { 2 }", "?most { 2 }", r"bad\.rq:30: \?most is not among the params"),
        ("?least { 2 }", "?least { 3 }", r"bad\.rq:30: write the default, VALUES \?least { 2 }"),
        ("SELECT ?council ?times", "SELECT ?council", "the SELECT gives council$"),
        ("SELECT ?council ?times", "SELECT ?times ?council", "the SELECT gives times, council"),
        (
            "#+ chart:",
            "#+   more: x\n#+ chart:",
            "the columns are council, times, more, and the SELECT",
        ),
        ("#+   times: how often\n", "#+   times:\n", r"bad\.rq:21: say what it means"),
        ("kind: bar", "kind: pie", "no chart 'pie'"),
        ("y: times", "y: years", "the chart shows 'years', which is no column"),
        ("[one, two]", "one, two", r"write 'tags' as \[one, two\]"),
        ("?service .\n}", "?service .\n", r"bad\.rq:\d+: not SPARQL"),
        ("\nSELECT", "\n#+ tags: [x]\nSELECT", r"bad\.rq:28: '#\+' after the header's end"),
    ],
)
def test_wrong_header(old, new, message):
    """Each slip stops the reading, and the message names the file, the line and what mends it."""
    assert old in GOOD
    with pytest.raises(KnowledgeError, match=message):
        parse_query(GOOD.replace(old, new, 1), "bad.rq")


def test_no_header():
    """A query without a header is refused."""
    with pytest.raises(KnowledgeError, match=r"x\.rq:1: a query file starts with"):
        parse_query("SELECT * {}", "x.rq")


def test_values_in_a_comment_is_no_place():
    """A place that stands only in a comment does not count as one."""
    hidden = GOOD.replace("  VALUES ?service", "  # VALUES ?service")
    with pytest.raises(KnowledgeError, match="no place for service"):
        parse_query(hidden, "x.rq")


def test_empty_folder(tmp_path: Path):
    """A folder without queries is an error that names it."""
    with pytest.raises(KnowledgeError, match="no queries"):
        load_queries(tmp_path)


def test_wrong_encoding(tmp_path: Path):
    """A file that is not UTF-8 is an error that names it."""
    (tmp_path / "latin.rq").write_bytes(GOOD.encode() + b"# \xe9\n")
    with pytest.raises(KnowledgeError, match=r"latin\.rq.*UTF-8"):
        load_queries(tmp_path, DEFAULT_BASE)
