"""`councilgraph evaluate --outcomes`: how facts came out, kept for `calibrate` to learn from."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from councilgraph.cli import main
from councilgraph.evaluate import read_outcomes
from councilgraph.model.errors import GoldError

PAGE = "News\n\nPublished 3 February 2017\n\n{council} County Council's children's services were "
PAGE += "rated {grade} by Ofsted in January 2017.\n"
HEADING = "set,kind,circumstances,right,claims\n"


def run(*arguments: str | Path) -> Result:
    """Run `councilgraph evaluate`."""
    return CliRunner().invoke(main, ["evaluate", *map(str, arguments)])


@pytest.fixture
def gold(line: Callable, judged: Callable, write: Callable) -> Path:
    """Return gold for three articles, of which one has another grade than gold says."""
    lines = [line(f"a00{n}", judgements=[judged()]) for n in (1, 2, 3)]
    told = {"a001": "inadequate", "a002": "inadequate", "a003": "good"}
    texts = {f"{n}.txt": PAGE.format(council="Worcestershire", grade=g) for n, g in told.items()}
    return write(lines, texts, "p01")


def test_it_tells_how_many_of_each_sort_were_right(gold: Path, tmp_path: Path) -> None:
    """The set has the name of its folder; no article is told of."""
    file = tmp_path / "outcomes.csv"
    result = run(gold, "--outcomes", file)
    assert result.exit_code == 0, result.output
    assert "3 facts" in result.stderr
    (outcome,) = [o for o in read_outcomes(file) if o.kind == "settled-judgements"]
    assert (outcome.set, outcome.right, outcome.claims) == ("p01", 2, 3)
    assert "early" in outcome.circumstances
    with file.open(encoding="utf-8") as lines:
        assert list(csv.DictReader(lines).fieldnames or ()) == HEADING.strip().split(",")


def test_a_set_counts_once(gold: Path, tmp_path: Path) -> None:
    """A second time is refused, and what is there stays as it was."""
    file = tmp_path / "outcomes.csv"
    assert run(gold, "--outcomes", file).exit_code == 0
    before = file.read_bytes()
    again = run(gold, "--outcomes", file)
    assert again.exit_code == 1
    assert "p01" in again.stderr
    assert file.read_bytes() == before


def test_a_set_counts_once_in_one_call(gold: Path, tmp_path: Path) -> None:
    """Nothing is written, and nothing of any article is told."""
    result = run(gold, gold, "--outcomes", tmp_path / "outcomes.csv")
    assert result.exit_code == 1
    assert "p01" in result.stderr
    assert not result.stdout
    assert not (tmp_path / "outcomes.csv").exists()


def test_half_a_set_is_refused(gold: Path, tmp_path: Path) -> None:
    """The message says where to say where the articles are."""
    (gold.parent / "a002.txt").unlink()
    result = run(gold, "--outcomes", tmp_path / "outcomes.csv")
    assert result.exit_code == 1
    assert "1 articles" in result.stderr
    assert "--articles" in result.stderr


def test_sealed_articles_have_no_outcomes_unless_asked_for(
    line: Callable, judged: Callable, write: Callable, tmp_path: Path
) -> None:
    """The part that is counted is the part that is kept."""
    text = PAGE.format(council="Worcestershire", grade="inadequate")
    lines = [line(name, judgements=[judged()]) for name in ("a001", "a021")]
    gold = write(lines, {"a001.txt": text, "a021.txt": text}, "p02")
    file = tmp_path / "outcomes.csv"
    assert run(gold, "--part", "open", "--outcomes", file).exit_code == 0
    (outcome,) = [o for o in read_outcomes(file) if o.kind == "settled-judgements"]
    assert outcome.claims == 1


def test_other_sets_are_added(gold: Path, tmp_path: Path) -> None:
    """What was there before stays."""
    file = tmp_path / "outcomes.csv"
    old = "p00,settled-judgements,early,4,5\n"
    file.write_text(HEADING + old, encoding="utf-8")
    assert run(gold, "--outcomes", file).exit_code == 0
    assert file.read_text(encoding="utf-8").startswith(HEADING + old + "p01,")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "p01,early,1\n",
        HEADING + "p01,settled-judgements,early,5\n",
        HEADING + "p01,settled-judgements,early,many,5\n",
        HEADING + "p01,settled-judgements,early,6,5\n",
        HEADING + "p01,weather,early,4,5\n",
    ],
)
def test_what_cannot_be_read_is_refused(text: str, gold: Path, tmp_path: Path) -> None:
    """The message has the heading that is wanted."""
    file = tmp_path / "outcomes.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(GoldError, match="set,kind,circumstances,right,claims"):
        read_outcomes(file)
    assert run(gold, "--outcomes", file).exit_code == 1
    assert file.read_text(encoding="utf-8") == text
