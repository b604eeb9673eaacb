"""`councilgraph build`: sources in, a store, a summary and a report out."""

import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
PAGE = (
    "Better news\n\nGloucestershire County Council's children's services were rated good by Ofsted."
)
COUNT = "SELECT (COUNT(?a) AS ?n) { ?a a <https://w3id.org/councilgraph/ontology#Article> }"


def count(run: Run, store: Path) -> int:
    """Return how many articles a store describes."""
    result = run("query", "-", "--store", store, "--format", "csv", stdin=COUNT)
    return int(result.stdout.split()[1])


def test_a_build_says_what_it_did(built: tuple[Path, Path, Result]) -> None:
    """A line of numbers, each file that could not be read, and where the other issues are."""
    _, report, result = built
    assert result.exit_code == 0
    assert result.stdout == ""
    first, *more = result.stderr.splitlines()
    words = first.split(", ")
    issues = report.read_text(encoding="utf-8").count("\n")
    assert words[0] == "2 articles"
    assert words[1].endswith(" claims read")
    assert words[2:4] == [f"{issues} issues", "0 quarantined"]
    assert words[4].endswith(" seconds")
    assert more[0].startswith("  unreadable: empty.txt is empty;")
    assert more[-1].endswith(f": see {report}")


def test_no_bar_is_drawn_where_there_is_no_terminal(built: tuple[Path, Path, Result]) -> None:
    """A log holds no control characters and no bars."""
    text = built[2].stderr
    assert not [c for c in text if ord(c) < 32 and c != "\n"]
    assert "Reading" not in text


def test_a_bar_is_drawn_on_a_terminal(pages: Path, tmp_path: Path) -> None:
    """Each stage has its bar on standard error, and standard output stays clean."""
    reader, writer = pty.openpty()
    command = [sys.executable, "-m", "councilgraph.cli", "build", str(pages)]
    done = subprocess.run(
        [*command, "--store", str(tmp_path / "graph"), "--jobs", "1"],
        stdout=subprocess.PIPE,
        stderr=writer,
        env={**os.environ, "PYTHONPATH": "src", "TERM": "xterm"},
        cwd=Path(__file__).resolve().parents[2],
        timeout=60,
    )
    os.close(writer)
    shown = b""
    try:
        while piece := os.read(reader, 4096):
            shown += piece
    except OSError:  # Linux tells the end of a terminal so
        pass
    os.close(reader)
    assert done.returncode == 0
    assert done.stdout == b""
    assert b"Reading" in shown
    assert b"100%" in shown
    assert b"2 articles" in shown


def test_the_report_has_one_object_a_line(built: tuple[Path, Path, Result]) -> None:
    """Each issue says what it is, whence, why, and with which words at which place."""
    issues = [json.loads(line) for line in built[1].read_text(encoding="utf-8").splitlines()]
    assert all(
        list(i) == ["trouble", "source", "message", "sentence", "start", "end"] for i in issues
    )
    by_trouble = {issue["trouble"]: issue for issue in issues}
    assert by_trouble["unreadable"]["source"] == "empty.txt"
    assert by_trouble["unreadable"]["sentence"] is None
    placed = [issue for issue in issues if issue["sentence"]]
    assert placed
    for issue in placed:
        assert issue["message"].endswith(".")
        assert 0 <= issue["start"] < issue["end"]
    assert any("Fewshire" in issue["sentence"] for issue in placed)


def test_a_page_from_standard_input(run: Run, tmp_path: Path) -> None:
    """The source - is read once, as one page; --published gives it a date."""
    store = tmp_path / "graph"
    result = run("build", "-", "--store", store, "--published", "2019-06-03", stdin=PAGE)
    assert result.exit_code == 0, result.stderr
    assert result.stderr.startswith("1 article, ")
    asked = "SELECT ?d { ?a <https://schema.org/datePublished> ?d }"
    answer = run("query", "-", "--store", store, "--format", "csv", stdin=asked)
    assert answer.stdout.split() == ["d", "2019-06-03"]


def test_lines_from_standard_input(run: Run, tmp_path: Path) -> None:
    """JSON lines on standard input are as many articles."""
    lines = "".join(
        json.dumps({"url": f"https://news.example/{n}", "text": PAGE}) + "\n" for n in range(3)
    )
    store = tmp_path / "graph"
    assert run("build", "-", "--store", store, stdin=lines).exit_code == 0
    assert count(run, store) == 3


def test_patterns_and_folders_may_be_mixed(run: Run, pages: Path, tmp_path: Path) -> None:
    """A file that is named twice is read once."""
    store = tmp_path / "graph"
    result = run("build", f"{pages}/w*.txt", pages, pages / "worcestershire.txt", "--store", store)
    assert result.stderr.startswith("2 articles, ")


def test_building_again_tells_what_did_not_change(run: Run, pages: Path, tmp_path: Path) -> None:
    """The summary counts the articles that were left alone; --fresh leaves none alone."""
    store = tmp_path / "graph"
    run("build", pages, "--store", store)
    assert run("build", pages, "--store", store).stderr.startswith("2 articles (2 unchanged), 0 ")
    again = run("build", pages, "--store", store, "--fresh")
    assert again.stderr.startswith("2 articles, ")


def test_the_store_may_be_named_by_the_environment(
    run: Run, pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """COUNCILGRAPH_STORE stands for --store."""
    monkeypatch.setenv("COUNCILGRAPH_STORE", str(tmp_path / "graph"))
    assert run("build", pages).exit_code == 0
    assert run("query", "rated-inadequate-twice").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["{pages}"], "Missing option '--store'"),
        (["--store", "{new}"], "Missing argument 'SOURCE...'"),
        (["{pages}", "--store", "{new}", "--published", "June"], "'June' is not a date such as"),
        (
            ["{pages}", "--store", "{new}", "--published", "2017-02-30"],
            "not a date such as 2017-10-12",
        ),
        (["{pages}", "--store", "{new}", "--jobs", "0"], "Invalid value for '--jobs'"),
        (["{pages}", "--store", "{new}", "--knowledge", "{new}"], "does not exist"),
        (["{pages}", "--store", "{page}"], "is a file"),
        (["{pages}", "--store", "{new}", "--report", "{new}/x"], "--report: there is no folder"),
        (["{pages}", "--store", "{new}", "--report", "{pages}"], "is a directory"),
        (["{pages}", "--store", "{new}", "--colour"], "No such option"),
    ],
)
def test_wrong_usage(
    arguments: list[str], message: str, run: Run, pages: Path, tmp_path: Path
) -> None:
    """Exit code 2, the option at fault, and nothing built."""
    places = {"pages": pages, "new": tmp_path / "new", "page": pages / "worcestershire.txt"}
    result = run("build", *(a.format(**places) for a in arguments))
    assert result.exit_code == 2
    assert message in result.stderr
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--store", "{pages}"], "holds other files (empty.txt, "),
        (["--store", "{store}", "--base-iri", "https://example.org/"], "built with the base IRI"),
        (["--store", "{new}", "--base-iri", "example.org"], "not a base IRI: 'example.org'"),
        (["--store", "{new}", "--knowledge", "{pages}"], "holds none of ontology/, shapes/"),
    ],
)
def test_failures(
    arguments: list[str], message: str, run: Run, pages: Path, store: Path, tmp_path: Path
) -> None:
    """Exit code 1, and one message that says what is wrong and what would do."""
    places = {"pages": pages, "new": tmp_path / "new", "store": store}
    result = run("build", pages, *(a.format(**places) for a in arguments))
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")
    assert message in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("source", ["missing.txt", "{pages}/empty.txt", "{pages}/*.pdf"])
def test_a_build_of_nothing_is_a_failure(source: str, run: Run, pages: Path, store: Path) -> None:
    """Where not one article can be read, the reason is told and the store stays as it is."""
    before = (store / "CURRENT").read_text(encoding="utf-8")
    result = run("build", source.format(pages=pages), "--store", store)
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: not one article could be read, so nothing was built: ")
    assert source.rpartition("/")[2] in result.stderr
    assert (store / "CURRENT").read_text(encoding="utf-8") == before


def test_wrong_turtle_is_told_with_its_line(run: Run, pages: Path, tmp_path: Path) -> None:
    """An editor learns which line of which file to mend."""
    (tmp_path / "shapes").mkdir()
    (tmp_path / "shapes" / "own.ttl").write_text("\n<a:b> a:c .\n", encoding="utf-8")
    result = run("build", pages, "--store", tmp_path / "graph", "--knowledge", tmp_path)
    assert result.exit_code == 1
    assert "own.ttl, line 2" in result.stderr


def test_somebody_else_is_building(run: Run, pages: Path, store: Path) -> None:
    """Two builds at once are refused with a message; the store stays as it is."""
    from councilgraph.store import Shelf

    with Shelf(store).stage("https://w3id.org/councilgraph/"):
        result = run("build", pages, "--store", store)
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")
    assert str(store) in result.stderr
