"""`councilgraph query` and `councilgraph queries`: questions in, answers in every format out."""

import csv
import io
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import Result

Run = Callable[..., Result]
Shell = Callable[[str], "subprocess.CompletedProcess[str]"]
NAMES = sorted(path.stem for path in (Path(__file__).resolve().parents[2] / "queries").glob("*.rq"))
MAKE = "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c } LIMIT 2"


def test_the_main_question_as_csv(run: Run, store: Path) -> None:
    """One council, twice, with its code and the words that say so."""
    result = run("query", "rated-inadequate-twice", "--store", store, "--format", "csv")
    assert result.exit_code == 0, result.stderr
    (row,) = csv.DictReader(io.StringIO(result.stdout))
    assert (row["council"], row["gss"]) == ("Worcestershire County Council", "E10000034")
    assert row["times"] == "2"
    assert "second time in six years" in row["evidence"]
    assert "Children's services inadequate again (2017-02-03)" in row["articles"]


def test_the_main_question_in_eighty_columns(
    run: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The table fits a terminal: no line is longer, and no column is a sliver of words."""
    monkeypatch.setenv("COLUMNS", "80")
    result = run("query", "rated-inadequate-twice", "--store", store)
    lines = result.stdout.splitlines()
    assert max(map(len, lines)) <= 80
    assert [line for line in lines if "Worcestershire County Council" in line]
    assert [line for line in lines if "second time in six years" in line]
    assert lines[-1] == "1 row"
    assert len(lines) < 30


def test_parameters_narrow_a_question(run: Run, store: Path) -> None:
    """Each --param sets one parameter."""
    arguments = ["--param", "grade=good", "--param", "times=1", "--format", "csv"]
    result = run("query", "rated-inadequate-twice", "--store", store, *arguments)
    assert [row["gss"] for row in csv.DictReader(io.StringIO(result.stdout))] == ["E10000013"]


def test_every_format_is_what_it_says(run: Run, store: Path) -> None:
    """Rows come as tsv, json and xml, a graph as Turtle and N-Triples."""
    ask = ("query", "latest-grades", "--store", store, "--format")
    assert run(*ask, "tsv").stdout.startswith("?")
    rows = json.loads(run(*ask, "json").stdout)["results"]["bindings"]
    tree = ElementTree.fromstring(run(*ask, "xml").stdout)
    assert len(rows) == len(tree[1]) >= 2
    make = ("query", "-", "--store", store, "--format")
    assert len(run(*make, "ntriples", stdin=MAKE).stdout.splitlines()) == 2
    assert "@prefix" in run(*make, "turtle", stdin=MAKE).stdout
    assert run(*make, "table", stdin=MAKE).stdout.endswith("2 rows\n")


def test_a_file_of_ones_own(run: Run, store: Path, tmp_path: Path) -> None:
    """A file that ends in .rq is asked."""
    file = tmp_path / "own.rq"
    file.write_text("ASK { ?s ?p ?o }", encoding="utf-8")
    assert run("query", file, "--store", store).stdout == "yes\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nonsense"], "no question 'nonsense'; it has: rated-inadequate-twice, "),
        (["missing.rq"], "missing.rq cannot be read"),
        (["rated-inadequate-twice", "--param", "colour=red"], "colour"),
        (["rated-inadequate-twice", "--param", "times=often"], "expected a whole number"),
        (["rated-inadequate-twice", "--param", "service=chilren"], "Near it: "),
        (["council-timeline"], "council"),
        (["council-timeline", "--param", "council=Nowhere"], "no authority is called 'Nowhere'"),
        (["rated-inadequate-twice", "--format", "turtle"], "come as table, csv, tsv, json, xml"),
        (["council-graph", "--param", "council=E10000034", "--format", "csv"], "turtle, ntriples"),
    ],
)
def test_a_question_that_cannot_be_answered(
    arguments: list[str], message: str, run: Run, store: Path
) -> None:
    """Exit code 1 and a message that names the mistake and what would do."""
    result = run("query", *arguments, "--store", store)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith("Error: ")
    assert message in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["rated-inadequate-twice", "--param", "grade"], "'grade' is not of the form K=V"),
        (["rated-inadequate-twice", "--param", "=good"], "'=good' is not of the form K=V"),
        (["rated-inadequate-twice", "--format", "xlsx"], "'xlsx' is not one of"),
        ([], "Missing argument"),
    ],
)
def test_wrong_usage_of_query(arguments: list[str], message: str, run: Run, store: Path) -> None:
    """Exit code 2 and the option at fault."""
    result = run("query", *arguments, "--store", store)
    assert result.exit_code == 2
    assert message in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["query", "rated-inadequate-twice"],
        ["validate"],
        ["explain", "0123456789abcdef"],
        ["export", "--format", "trig", "--output", "-"],
    ],
    ids=lambda arguments: arguments[0],
)
@pytest.mark.parametrize("empty", [True, False], ids=["empty", "missing"])
def test_a_store_that_is_not_there(
    arguments: list[str], empty: bool, run: Run, tmp_path: Path
) -> None:
    """The message tells how to make one, and none is made."""
    if empty:
        (tmp_path / "graph").mkdir()
    result = run(*arguments, "--store", tmp_path / "graph")
    assert result.exit_code == 1
    assert f"Run `councilgraph build SOURCE --store {tmp_path / 'graph'}` first" in result.stderr
    assert empty or not (tmp_path / "graph").exists()


def test_the_catalogue_lists_every_question(run: Run) -> None:
    """Each has a line, and all about one of them is told by its name."""
    result = run("queries")
    assert result.exit_code == 0
    first_words = [line.split(" ")[0] for line in result.stdout.splitlines()]
    assert sorted(set(NAMES) & set(first_words)) == NAMES
    assert first_words[0] == "rated-inadequate-twice"


@pytest.mark.parametrize("name", NAMES)
def test_all_about_one_question(name: str, run: Run) -> None:
    """Its parameters, with examples, and its columns."""
    result = run("queries", name)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{name}\n")


def test_an_unknown_question(run: Run) -> None:
    """The message names those that there are."""
    result = run("queries", "nonsense")
    assert result.exit_code == 1
    assert "it has: rated-inadequate-twice, " in result.stderr


def test_a_reader_that_goes_away_ends_it_quietly(shell: Shell, store: Path) -> None:
    """`| head -1` shows one line, and nothing is said of a broken pipe."""
    everything = "SELECT * { ?s ?p ?o }"
    for line in (
        f"councilgraph query - --store {store} --format csv <<< '{everything}' | head -1",
        f"councilgraph export --store {store} --format nquads --output - | head -1",
    ):
        done = shell(line)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.count("\n") == 1


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full device here")
def test_a_full_disk_is_told(shell: Shell, store: Path) -> None:
    """What cannot be written is a failure with a message, not a traceback."""
    done = shell(f"councilgraph query latest-grades --store {store} --format csv > /dev/full")
    assert done.returncode == 1
    assert done.stderr.startswith("Error: ")
    assert "Traceback" not in done.stderr


def test_words_outside_ascii_come_out_as_utf_8(shell: Shell, store: Path) -> None:
    """Whatever the terminal's encoding, a file gets UTF-8."""
    asked = 'SELECT ("£" AS ?pound) {}'
    done = shell(f"LC_ALL=C councilgraph query - --store {store} --format csv <<< '{asked}'")
    assert done.stdout.splitlines() == ["pound", "£"]
