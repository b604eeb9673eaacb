"""The tool that makes the register's Turtle from the facts."""

import csv
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the tool as a maintainer would."""
    command = [sys.executable, ROOT / "tools" / "make_register.py", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    """Return a copy of the facts that a test may spoil."""
    return Path(shutil.copytree(ROOT / "data" / "facts", tmp_path / "facts"))


def change(file: Path, line: int, **cells: str) -> None:
    """Change cells of one line of a CSV file; the header is line 1."""
    with file.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    rows[line - 2].update(cells)
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def test_the_committed_register_is_what_the_facts_say() -> None:
    """Nobody has changed the CSV without making the Turtle, or the Turtle by hand."""
    done = run("--check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_two_runs_write_the_same_bytes(facts: Path, tmp_path: Path) -> None:
    """The output depends on the facts alone, and a second run changes nothing."""
    for name in ("one", "two"):
        assert run("--facts", facts, "--register", tmp_path / name).returncode == 0
    for path in sorted((tmp_path / "one").iterdir()):
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()
    again = run("--facts", facts, "--register", tmp_path / "one")
    assert again.stdout.startswith("0 of")


def test_checking_tells_and_writes_nothing(facts: Path, tmp_path: Path) -> None:
    """An outdated file is named, the exit code is 1, and the folder stays as it was."""
    register = tmp_path / "register"
    run("--facts", facts, "--register", register)
    before = (register / "authorities.ttl").read_bytes()
    change(facts / "authorities.csv", 2, region="North West")
    done = run("--check", "--facts", facts, "--register", register)
    assert done.returncode == 1
    assert "data/register/authorities.ttl" in done.stdout
    assert "inspectorates.ttl" not in done.stdout
    assert (register / "authorities.ttl").read_bytes() == before


@pytest.mark.parametrize(
    ("file", "line", "cells", "column", "message"),
    [
        ("authorities.csv", 2, {"gss_code": "E1"}, "gss_code", "'E1' is not a statistical code"),
        ("authorities.csv", 3, {"gss_code": "E10000003"}, "gss_code", "stands already in line 2"),
        ("authorities.csv", 2, {"official_name": ""}, "official_name", "must be filled"),
        ("authorities.csv", 2, {"short_name": " Kent"}, "short_name", "blanks"),
        ("authorities.csv", 2, {"type": "parish"}, "type", "'parish' is not in types.csv"),
        ("authorities.csv", 2, {"nation": "Mercia"}, "nation", "'Mercia' is not in"),
        ("authorities.csv", 2, {"start_date": "1974-4"}, "start_date", "'1974-4' is not YYYY"),
        ("authorities.csv", 2, {"end_date": "1973"}, "end_date", "lies before start_date"),
        ("authorities.csv", 2, {"successor_gss": "E10000099"}, "successor_gss", "E10000099"),
        ("authorities.csv", 2, {"successor_gss": "E10000007"}, "end_date", "needs its last day"),
        ("authorities.csv", 2, {"former_gss": "E10000007"}, "former_gss", "own code"),
        ("authorities.csv", 2, {"wikidata": "5025648"}, "wikidata", "Wikidata item"),
        ("authorities.csv", 2, {"children_services": "si"}, "children_services", "yes or no"),
        ("authorities.csv", 2, {"ambiguous_alt_names": "X"}, "ambiguous_alt_names", "'X'"),
        ("authorities.csv", 2, {"notes": ""}, "notes", "say why"),
        ("provides.csv", 2, {"authority": "E10000034"}, "type", "either for a type"),
        ("provides.csv", 2, {"service": "Adult Care"}, "service", "slug"),
        ("inspectorates.csv", 2, {"id": "Of sted"}, "id", "slug"),
        ("inspectorates.csv", 2, {"ambiguous_names": "X"}, "ambiguous_names", "not a name of"),
        ("bodies.csv", 2, {"kind": "club"}, "kind", "'club' is not in"),
        ("bodies.csv", 2, {"acts_for": "E10000099"}, "acts_for", "'E10000099'"),
        ("bodies.csv", 2, {"valid_from": "then"}, "valid_from", "'then' is not YYYY"),
        ("grades.csv", 2, {"everyday": "maybe"}, "everyday", "yes or no"),
        ("grades.csv", 2, {"slug": "unheard-of"}, "slug", "grade_schemes.csv"),
        ("grade_schemes.csv", 3, {"rank": "3"}, "rank", "should be 2"),
        ("grade_schemes.csv", 3, {"concept": "outstanding"}, "concept", "already in this scheme"),
        ("grade_schemes.csv", 3, {"valid_to": "2009"}, "valid_to", "differs from line 2"),
        ("grade_schemes.csv", 2, {"inspectorate": "ofgrad"}, "inspectorate", "'ofgrad'"),
    ],
)
def test_a_wrong_fact_is_named_with_its_place(
    facts: Path, tmp_path: Path, file: str, line: int, cells: dict[str, str], column: str,
    message: str,
) -> None:  # fmt: skip
    """The message names file, line and column; nothing is written."""
    change(facts / file, line, **cells)
    done = run("--facts", facts, "--register", tmp_path / "register")
    assert done.returncode == 1
    place = f"data/facts/{file}, line {line}, column {column}: "
    assert any(text.startswith(place) and message in text for text in done.stderr.splitlines())
    assert not (tmp_path / "register").exists()


def test_all_wrong_facts_are_told_at_once(facts: Path, tmp_path: Path) -> None:
    """An editor need not mend one mistake to hear of the next."""
    change(facts / "authorities.csv", 2, nation="Mercia")
    change(facts / "inspectorates.csv", 2, wikidata="none")
    errors = run("--facts", facts, "--register", tmp_path).stderr
    assert "Mercia" in errors
    assert "inspectorates.csv, line 2, column wikidata" in errors


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("type,class", "type,klass", "line 1: the columns must be type,class"),
        ("county,CountyCouncil", "county", "line 2: 2 cells are needed"),
        ("county,CountyCouncil", "county,CountyCouncil,more", "line 2: 2 cells are needed"),
    ],
)
def test_a_broken_table_is_refused(
    facts: Path, tmp_path: Path, old: str, new: str, message: str
) -> None:
    """A wrong header or a line with too few or too many cells stops the tool."""
    path = facts / "types.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    done = run("--facts", facts, "--register", tmp_path / "register")
    assert done.returncode == 1
    assert f"data/facts/types.csv, {message}" in done.stderr


def test_a_missing_table_is_refused(facts: Path, tmp_path: Path) -> None:
    """The message names the file."""
    (facts / "grades.csv").unlink()
    done = run("--facts", facts, "--register", tmp_path / "register")
    assert done.returncode == 1
    assert "data/facts/grades.csv is missing" in done.stderr


def test_the_attribution_is_kept() -> None:
    """The sources' terms ask for their names, beside the facts and in what is made from them."""
    notices = ("Open Government Licence v3.0", "mySociety", "CC BY 4.0")
    paths = [ROOT / "data" / "facts" / "README.md", *(ROOT / "data" / "register").glob("*.ttl")]
    for path in paths:
        text = path.read_text(encoding="utf-8")
        assert all(notice in text for notice in notices), path.name
