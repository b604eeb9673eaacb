"""The whole way: articles and gold in a folder, `councilgraph calibrate`, and what it writes."""

import json
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from councilgraph.cli import main
from councilgraph.link.signs import SIGNS

RATED = "{council} County Council's children's services were rated {grade} by Ofsted in May 2017."
FEARED = "{council} County Council fears that its children's services may be rated {grade}."
COUNCILS = {
    "Worcestershire": "E10000034",
    "Kent": "E10000016",
    "Devon": "E10000008",
    "Surrey": "E10000030",
    "Essex": "E10000012",
    "Norfolk": "E10000020",
}
LISTS = ("judgements", "inspections", "officials", "quotes", "interventions")


def line(name: str, code: str | None, grade: str) -> dict[str, object]:
    """Return a line of gold with one judgement, or with none."""
    judgement = {
        "gss": code,
        "inspectorate": "ofsted",
        "service": "childrens-services",
        "aspect": "overall",
        "grade": grade,
        "order": "current",
        "evidence": "rated",
    }
    told: dict[str, object] = {"id": name, "file": f"{name}.txt", **{kind: [] for kind in LISTS}}
    return {**told, "judgements": [judgement] if code else []}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with articles and gold: what was given is right, and what is feared not."""
    place = tmp_path / "news"
    place.mkdir()
    lines = []
    numbers = (n for n in range(1, 100) if n % 12 != 9)
    for council, code in COUNCILS.items():
        for pattern, right in ((RATED, code), (FEARED, None)):
            name = f"a{next(numbers):03}"
            text = pattern.format(council=council, grade="inadequate")
            (place / f"{name}.txt").write_text(
                f"News\n\nPublished 3 June 2017\n\n{text}\n", "utf-8"
            )
            lines.append(line(name, right, "inadequate"))
    write(place, lines)
    return place


def write(place: Path, lines: list[dict[str, object]]) -> None:
    """Write gold beside its articles."""
    (place / "gold.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")


def seal(place: Path) -> None:
    """Add sealed articles that say the contrary of all the others."""
    lines = [json.loads(one) for one in (place / "gold.jsonl").read_text("utf-8").splitlines()]
    for n, council in enumerate(COUNCILS):
        name = f"a{309 + 12 * n}"
        text = RATED.format(council=council, grade="inadequate")
        (place / f"{name}.txt").write_text(f"News\n\nPublished 3 June 2017\n\n{text}\n", "utf-8")
        lines.append(line(name, None, "inadequate"))
    write(place, lines)


def run(*arguments: str | Path) -> Result:
    """Run `councilgraph calibrate`."""
    return CliRunner().invoke(main, ["calibrate", *map(str, arguments)])


def weights(place: Path, output: Path, *more: str) -> dict[str, dict[str, object]]:
    """Return the weights that are written, by kind of claim."""
    output.mkdir(exist_ok=True)
    result = run(place / "gold.jsonl", "--output", output, *more)
    assert result.exit_code == 0, result.output
    assert {path.name for path in output.iterdir()} == {f"{kind}.toml" for kind in SIGNS}
    return {kind: tomllib.loads((output / f"{kind}.toml").read_text("utf-8")) for kind in SIGNS}


def test_signals_of_right_claims_get_weight(folder: Path, tmp_path: Path) -> None:
    """What was said to be given was; what was only feared was not."""
    found = weights(folder, tmp_path / "out")["judgements"]["signals"]
    assert isinstance(found, dict)
    assert found["verb"] > 0
    assert found["hypothetical"] < 0


def test_the_same_gold_gives_the_same_files(folder: Path, tmp_path: Path) -> None:
    """To the letter, and whatever the order of its lines."""
    first = weights(folder, tmp_path / "one")
    lines = (folder / "gold.jsonl").read_text("utf-8").splitlines()
    (folder / "gold.jsonl").write_text("\n".join(reversed(lines)), "utf-8")
    assert weights(folder, tmp_path / "two") == first
    for kind in SIGNS:
        one, two = (tmp_path / name / f"{kind}.toml" for name in ("one", "two"))
        assert one.read_bytes() == two.read_bytes()


def test_sealed_articles_are_not_learnt_from(folder: Path, tmp_path: Path) -> None:
    """Nothing changes by them, unless all articles are asked for."""
    first = weights(folder, tmp_path / "one")
    told = run(folder / "gold.jsonl").output
    seal(folder)
    assert weights(folder, tmp_path / "two") == first
    assert run(folder / "gold.jsonl").output == told
    assert weights(folder, tmp_path / "three", "--part", "all") != first


def test_what_is_reached_is_told_of_each_kind(folder: Path) -> None:
    """Precision, recall, and how often claims of each confidence are right."""
    told = run(folder / "gold.jsonl").stdout
    assert told.startswith("12 articles")
    for kind in SIGNS:
        assert f"\n{kind}: " in told
    assert "precision 1.00, recall 1.00 (6 right of 6 found; gold has 6)" in told
    assert "claims" in told


def test_how_sure_is_sure_enough_stays_within_bounds(folder: Path, tmp_path: Path) -> None:
    """It is the least that reaches what is asked for, from 0.5 to 0.8; of people, all is kept."""
    lax = weights(folder, tmp_path / "lax", "--precision", "0")
    assert [lax[kind]["least"] for kind in SIGNS] == [0.5, 0.8, 0.8, 0.0, 0.0]
    seal(folder)
    asked = ("--precision", "0.5", "--precision", "judgements=1")
    strict = weights(folder, tmp_path / "strict", "--part", "all", *asked)
    assert strict["judgements"]["least"] == 0.8


def test_circumstances_are_learnt_from_outcomes(folder: Path, tmp_path: Path) -> None:
    """What came out right more often weighs more; nothing is learnt of a kind without any."""
    outcomes = tmp_path / "outcomes.csv"
    rows = ["set,kind,circumstances,right,claims"]
    for number in range(12):
        rows += [f"p{number:02},settled-judgements,early,9,10"]
        rows += [f"p{number:02},settled-judgements,before,1,4"]
    outcomes.write_text("\n".join(rows) + "\n", encoding="utf-8")
    output = tmp_path / "out"
    output.mkdir()
    asked = ("--precision", "settled-judgements=0.85")
    result = run(folder / "gold.jsonl", "--outcomes", outcomes, "--output", output, *asked)
    assert result.exit_code == 0, result.output
    assert "settled-judgements: 168 examples" in result.stdout
    assert "(108 right of 120 found; gold has 120)" in result.stdout
    learnt = tomllib.loads((output / "settled-judgements.toml").read_text("utf-8"))
    assert learnt["signals"]["early"] > 0 > learnt["signals"]["before"]
    assert 0.5 <= learnt["least"] <= 0.8
    assert not (output / "settled-inspections.toml").exists()


def test_a_few_sets_are_not_enough(folder: Path, tmp_path: Path) -> None:
    """Weights that were tried on nothing would be told to hold; the message says what to do."""
    outcomes = tmp_path / "outcomes.csv"
    outcomes.write_text(
        "set,kind,circumstances,right,claims\np01,settled-judgements,early,9,10\n", "utf-8"
    )
    result = run(folder / "gold.jsonl", "--outcomes", outcomes)
    assert result.exit_code == 1
    assert "evaluate GOLD --outcomes" in result.stderr


def test_nothing_is_written_unless_a_folder_is_named(folder: Path) -> None:
    """It says how, and where the weights in use are."""
    before = sorted(folder.iterdir())
    told = run(folder / "gold.jsonl").stdout
    assert "--output" in told
    assert sorted(folder.iterdir()) == before


@pytest.mark.parametrize("value", ["2", "many", "tenures=0.9", "inspections="])
def test_a_precision_is_a_share(folder: Path, value: str) -> None:
    """Anything else is wrong usage, with an example of what is right."""
    result = run(folder / "gold.jsonl", "--precision", value)
    assert result.exit_code == 2
    assert "inspections=0.8" in result.stderr


def test_gold_without_articles_is_an_error(tmp_path: Path) -> None:
    """The message says what to do."""
    write(tmp_path, [line("a001", None, "inadequate")])
    result = run(tmp_path / "gold.jsonl")
    assert result.exit_code == 1
    assert "--articles" in result.stderr


def test_articles_that_are_missing_are_counted(folder: Path) -> None:
    """They are left out, since nothing can be learnt from them."""
    (folder / "a001.txt").unlink()
    assert run(folder / "gold.jsonl").stdout.startswith("11 articles of the part “open”; 1 missing")
