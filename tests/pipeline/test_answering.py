"""From what a user asks to results: by name, from a file, or as SPARQL."""

import io
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions

from councilgraph.answering import Answering
from councilgraph.model.errors import CouncilGraphError, QueryError
from councilgraph.pipeline import build, current_version
from councilgraph.store import Shelf, Version

OWN = """\
#+ summary: Grades of a council
#+ description: All grades of one council.
#+ params:
#+   council:
#+     type: authority
#+     required: true
#+     example: E10000013
#+     description: whose grades
#+ columns:
#+   grade: the grade
#+ tags: [judgements]
PREFIX cg: <https://w3id.org/councilgraph/ontology#>
SELECT ?grade WHERE {
  VALUES ?council { UNDEF }
  ?judgement a cg:Judgement ; cg:authority ?council ; cg:grade ?grade
}
"""
PAGE = """Better news

Published 3 June 2019

Gloucestershire County Council's children's services were rated good by Ofsted in May 2019.
"""
PLAIN = "SELECT (COUNT(*) AS ?n) { ?j a <https://w3id.org/councilgraph/ontology#Judgement> }"


@pytest.fixture(scope="module")
def version(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Version]:
    """Return a store with one judgement in it."""
    folder = tmp_path_factory.mktemp("asked")
    page = folder / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    shelf = Shelf(folder / "store")
    build([page], shelf)
    with closing(current_version(shelf)) as version:
        yield version


def rows(results: object) -> list[list[str]]:
    """Return the values of each row, IRIs by their ends."""
    assert isinstance(results, QuerySolutions)
    return [["" if t is None else t.value.rpartition("/")[2] for t in row] for row in results]


@pytest.mark.parametrize(
    "council", ["E10000013", "Gloucestershire County Council", "gloucestershire"]
)
def test_a_file_with_a_header_takes_parameters(
    council: str, version: Version, tmp_path: Path
) -> None:
    """A council may be given by code or by any of its names."""
    file = tmp_path / "own.rq"
    file.write_text(OWN, encoding="utf-8")
    assert rows(Answering(version).ask(str(file), {"council": council})) == [["good"]]


def test_a_question_by_name(version: Version) -> None:
    """A question of the catalogue is asked by its name."""
    assert rows(Answering(version).ask("rated-inadequate-twice", {})) == []
    answer = rows(Answering(version).ask("rated-inadequate-twice", {"grade": "good", "times": "1"}))
    assert [row[:3] for row in answer] == [["Gloucestershire County Council", "E10000013", "1"]]


def test_sparql_from_a_file_or_standard_input(
    version: Version, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Text without a header is asked as it stands; a file need not end in .rq."""
    file = tmp_path / "count.txt"
    file.write_text(PLAIN, encoding="utf-8")
    assert rows(Answering(version).ask(str(file), {})) == [["1"]]
    monkeypatch.setattr("sys.stdin", io.StringIO(PLAIN))
    assert rows(Answering(version).ask("-", {})) == [["1"]]


@pytest.mark.parametrize(
    ("query", "values", "message"),
    [
        (
            "no-such-question",
            {},
            "no question 'no-such-question'; it has: .*rated-inadequate-twice",
        ),
        ("missing.rq", {}, "missing.rq cannot be read"),
        ("rated-inadequate-twice", {"colour": "red"}, "colour"),
        ("rated-inadequate-twice", {"times": "many"}, "times='?many'?: expected a whole number"),
        ("rated-inadequate-twice", {"grade": "inadequat"}, "Near it: inadequate"),
        ("rated-inadequate-twice", {"since": "yesterday"}, "expected a date: YYYY"),
        ("council-timeline", {}, "council"),
        ("council-timeline", {"council": "Glocestershire"}, "Gloucestershire"),
    ],
)
def test_a_wrong_question_is_refused_with_what_would_do(
    query: str, values: dict[str, str], message: str, version: Version
) -> None:
    """The message names the query or the parameter, and what is expected."""
    with pytest.raises(QueryError, match=message):
        Answering(version).ask(query, values)


@pytest.mark.parametrize(
    ("text", "values", "message"),
    [
        (PLAIN, {"n": "1"}, "plain SPARQL has no parameters; begin the file with a '#\\+' header"),
        ("SELECT * { ?s ?p", {}, "not SPARQL"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", {}, "INSERT is an update"),
        ("SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }", {}, "SERVICE"),
        (OWN, {}, "council"),
        ("#+ summary: nothing else\nSELECT * { ?s ?p ?o }", {}, "standard input:1: the header"),
    ],
)
def test_wrong_sparql_is_refused(
    text: str, values: dict[str, str], message: str, version: Version, monkeypatch
) -> None:
    """What the engine cannot or must not do is refused, and so is a header that lacks something."""
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    with pytest.raises(CouncilGraphError, match=message):
        Answering(version).ask("-", values)


def test_a_file_that_is_no_text_is_refused(version: Version, tmp_path: Path) -> None:
    """Bytes that are not UTF-8 are no query."""
    file = tmp_path / "photo.rq"
    file.write_bytes(b"\x89PNG\xff\xfe")
    with pytest.raises(QueryError, match=r"photo.rq cannot be read"):
        Answering(version).ask(str(file), {})


def test_the_living_bears_the_name(version: Version, tmp_path: Path) -> None:
    """Where a council and its successor share a name, the name means the successor."""
    file = tmp_path / "own.rq"
    asked = (
        OWN.replace("?grade WHERE", "?council ?code WHERE")
        .replace(
            "?judgement a cg:Judgement ; cg:authority ?council ; cg:grade ?grade",
            "?council cg:gssCode ?code",
        )
        .replace("grade: the grade", "council: the council\n#+   code: its code")
    )
    file.write_text(asked, encoding="utf-8")
    found = rows(Answering(version).ask(str(file), {"council": "Somerset"}))
    assert [row[1] for row in found] == ["E06000066"]
