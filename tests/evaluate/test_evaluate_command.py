"""The whole way: articles and gold in a folder, `councilgraph evaluate`, and what it prints."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from councilgraph.cli import main
from councilgraph.evaluate.items import VIEWS

ROOT = Path(__file__).resolve().parents[2]
PAGE = """\
Children's services {grade}

Published 3 February 2017

{council} County Council's children's services were rated {grade} by Ofsted in January 2017.
"""
WORCESTERSHIRE = PAGE.format(council="Worcestershire", grade="inadequate")
KENT = PAGE.format(council="Kent", grade="inadequate")
AFTERWARDS = "\nIt rained all week in the county, and the river rose.\n"
DEVON = {
    "url": "https://example.org/devon",
    "title": "Devon's grade",
    "published": "2017-02-03",
    "text": "Devon County Council's children's services were rated inadequate by Ofsted in 2017.",
}
JANUARY = {"earliest": "2017-01-01", "latest": "2017-01-31"}

Run = Callable[..., Result]
Write = Callable[..., Path]


def run(*arguments: str | Path) -> Result:
    """Run `councilgraph evaluate`."""
    return CliRunner().invoke(main, ["evaluate", *map(str, arguments)])


def figures(*arguments: str | Path) -> dict[str, object]:
    """Return what it tells as JSON."""
    result = run(*arguments, "--format", "json")
    assert result.exit_code == 0, result.output
    answer: dict[str, object] = json.loads(result.stdout)
    return answer


def numbers(answer: dict[str, object], kind: str, view: str = "all fields") -> tuple[int, int, int]:
    """Return how many of a kind gold has, were found, and are right."""
    [row] = [s for s in answer["scores"] if (s["kind"], s["view"]) == (kind, view)]
    return row["gold"], row["found"], row["right"]


@pytest.fixture
def gold(line, judged, write: Write) -> Path:
    """Return gold for six articles: a021 is sealed, a005 missing, a007 a line of a file.

    a001 and a021 have the same words.
    """
    good = judged(grade="good", evidence="were rated inadequate", **JANUARY)
    lines = [
        line("a001", judgements=[judged(**JANUARY)], same_inspection_as=["a002", "a021"]),
        line("a002", judgements=[good], same_inspection_as=["a001", "a021"]),
        line("a021", judgements=[judged(grade="good")], same_inspection_as=["a001", "a002"]),
        line("a004", judgements=[judged(gss="E10000016", latest="2016-01-01")]),
        line("a005", judgements=[judged()]),
        line("a007", file="more.jsonl", url=DEVON["url"], judgements=[judged(gss="E10000008")]),
    ]
    articles = {
        "a001.txt": WORCESTERSHIRE,
        "a002.txt": WORCESTERSHIRE + AFTERWARDS,
        "a021.txt": WORCESTERSHIRE,
        "a004.txt": KENT,
        "more.jsonl": json.dumps(DEVON),
    }
    return write(lines, articles)


def test_articles_are_joined_and_counted(gold: Path) -> None:
    """By file name, and by address in a file of several; a missing one's gold is missed."""
    answer = figures(gold)
    assert (answer["articles"], answer["sealed"], answer["missing"]) == (6, 1, 1)
    assert numbers(answer, "judgement") == (6, 5, 3)
    assert numbers(answer, "judgement", "without grade") == (6, 5, 5)
    [row] = [s for s in answer["scores"] if s["view"] == "without grade"]
    assert (row["wrong_in_this_field_alone"], row["right_in_all_other_fields"]) == (2, 5)
    assert answer["dates"] == {"pairs": 3, "right": 2, "share": 0.6667}
    # Four of the five have it in the headline as well, which is a claim of its own.
    assert sum(b["claims"] for b in answer["confidence"]) == 9
    assert sum(b["right"] for b in answer["confidence"]) == 5


@pytest.mark.parametrize(
    ("part", "articles", "judgements"),
    [("all", 6, (6, 5, 3)), ("open", 5, (5, 4, 3)), ("sealed", 1, (1, 1, 0))],
)
def test_a_part_has_its_articles_only(
    part: str, articles: int, judgements: tuple[int, int, int], gold: Path
) -> None:
    """Open and sealed articles together are all."""
    answer = figures(gold, "--part", part)
    assert (answer["articles"], numbers(answer, "judgement")) == (articles, judgements)


def test_the_record_joins_articles(gold: Path) -> None:
    """Articles whose claims support one inspection are joined, and gold says which should be."""
    record = figures(gold)["record"]
    joins = record["joins"]
    assert (joins["gold"], joins["found"], joins["right"]) == (3, 3, 3)
    assert record["inspections"] == 3
    answer = figures(gold, "--part", "open")
    assert answer["record"]["joins"]["gold"] == 1
    assert answer["inspections_by_authority"] == {
        "Devon County Council": 1,
        "Kent County Council": 1,
        "Worcestershire County Council": 1,
    }


def test_a_join_that_gold_does_not_have_is_wrong(line, judged, write: Write) -> None:
    """Two articles that are joined and should not be are listed."""
    pages = {"a001.txt": WORCESTERSHIRE, "a002.txt": WORCESTERSHIRE + AFTERWARDS}
    lines = [line(name, judgements=[judged()]) for name in ("a001", "a002")]
    answer = figures(write(lines, pages))
    assert answer["record"]["joins"]["found"] == 1
    assert answer["record"]["joins"]["right"] == 0
    [difference] = [d for d in answer["differences"] if d["kind"] == "join"]
    assert difference["told"] == "a001 and a002 speak of one inspection"


def test_files_of_one_name_are_told_apart_by_their_path(line, judged, write: Write) -> None:
    """One below another folder is found by its path; by the name alone, neither is taken."""
    lines = [
        line("a001", file="old/page.txt", judgements=[judged()]),
        line("a002", file="page.txt", judgements=[judged(gss="E10000016")]),
    ]
    gold = write(lines, {})
    for folder, text in (("old", WORCESTERSHIRE), ("new", KENT)):
        (gold.parent / folder).mkdir()
        (gold.parent / folder / "page.txt").write_text(text, encoding="utf-8")
    answer = figures(gold)
    assert numbers(answer, "judgement") == (2, 1, 1)
    [missing] = answer["missing_articles"]
    assert missing["article"] == "a002"
    assert "several files page.txt" in missing["why"]


def test_differences_are_listed_with_their_sentence(gold: Path) -> None:
    """Kind, article, the tuple in words, and the sentence; a wrong date with both bounds."""
    told = " ".join(run(gold, "--part", "open").stdout.split())
    sentence = "“Children's services inadequate”"  # the headline, which says it first
    wrong = (
        "wrong judgement a002: Worcestershire County Council · Ofsted · children's services · "
        "overall effectiveness · inadequate · current (only the grade is wrong) "
    )
    assert wrong + sentence in told
    assert "missed judgement a002: Worcestershire County Council" in told
    assert "good · current “were rated inadequate”" in told
    assert "date judgement a004: Kent" in told
    assert "2017-01-01 to 2017-01-31, and not open to 2016-01-01" in told
    assert "a005: " in told
    assert "has no a005.txt" in told


@pytest.mark.parametrize("form", ["table", "json"])
def test_only_counts_are_printed_where_asked(form: str, gold: Path) -> None:
    """No article, council or sentence is named."""
    told = run(gold, "--counts", "--format", form).stdout
    assert "a002" not in told
    assert "a005" not in told
    assert "County Council" not in told
    assert run(gold, "--format", form).stdout.count("a002") > 0


@pytest.mark.parametrize("form", ["table", "json"])
@pytest.mark.parametrize("part", ["all", "sealed"])
def test_a_sealed_article_is_never_shown(part: str, form: str, line, judged, write: Write) -> None:
    """Whatever is asked for: neither its name nor a word of it, or of its gold, is printed."""
    lines = [
        line("a001", judgements=[judged()], same_inspection_as=["a021"]),
        line("a021", judgements=[judged(gss="E10000016", grade="so-so", evidence="a secret")]),
        line("a009", quotes=[{"speaker": "Ann Secret", "text": "secret words"}]),
    ]
    pages = {"a001.txt": WORCESTERSHIRE.replace("inadequate", "good"), "a021.txt": KENT}
    result = run(write(lines, pages), "--part", part, "--details", "--format", form)
    assert result.exit_code == 0
    for hidden in ("a021", "a009", "Kent", "ecret", "so-so"):
        assert hidden not in result.stdout
    assert ("Worcestershire" in result.stdout) is (part == "all")


def test_both_formats_tell_the_same(gold: Path) -> None:
    """Each row of the table has the numbers of the JSON."""
    answer, table = figures(gold), run(gold).stdout
    rows = [line.split() for line in table.splitlines() if line.startswith("  ")]
    for view, score in zip(VIEWS, answer["scores"], strict=True):
        shown = [str(score[field]) for field in ("gold", "found", "right")]
        assert [*view.name.split(), *shown] in [row[: len(view.name.split()) + 3] for row in rows]


def test_several_sets_are_added_up(line, judged, write: Write) -> None:
    """Each file of gold has its own folder, and its own record."""
    one = write([line("a001", judgements=[judged()])], {"a001.txt": WORCESTERSHIRE}, "one")
    two = write([line("b001", judgements=[judged()])], {"b001.txt": WORCESTERSHIRE}, "two")
    answer = figures(one, two)
    assert numbers(answer, "judgement") == (2, 2, 2)
    assert answer["record"]["joins"]["found"] == 0
    folders = ("--articles", one.parent, "--articles", two.parent)
    assert figures(one, two, *folders) == answer
    assert numbers(figures(two, "--articles", one.parent), "judgement") == (1, 0, 0)
    wrong = run(one, two, "--articles", one.parent)
    assert wrong.exit_code == 1
    assert "1 folders of articles for 2 files of gold" in wrong.stderr


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"id": "a001"}', "gold.jsonl, line 1: has no list 'judgements'"),
        ("", "gold.jsonl is empty"),
    ],
)
def test_wrong_gold_ends_with_a_message(text: str, told: str, tmp_path: Path) -> None:
    """Exit code 1, and where the mistake is."""
    (tmp_path / "gold.jsonl").write_text(text, encoding="utf-8")
    result = run(tmp_path / "gold.jsonl")
    assert result.exit_code == 1
    assert told in result.stderr


def test_an_unknown_code_ends_with_a_message(line, judged, write: Write) -> None:
    """The message names the line and the code."""
    result = run(write([line("a001"), line("a002", judgements=[judged(gss="E1")])]))
    assert result.exit_code == 1
    assert "gold.jsonl, line 2: gss 'E1' is not the code of an authority" in result.stderr


def test_a_part_without_articles_ends_with_a_message(line, write: Write) -> None:
    """Numbers of nothing would look like a result."""
    result = run(write([line("a001")]), "--part", "sealed")
    assert result.exit_code == 1
    assert "no articles of the sealed part" in result.stderr


def test_the_help_teaches() -> None:
    """It shows an example, and says what gold is."""
    told = run("--help").stdout
    assert "councilgraph evaluate gold.jsonl --articles news/ --part sealed" in told
    assert "judgements, inspections, officials, quotes" in " ".join(told.split())


def test_knowledge_of_ones_own_counts(gold: Path, tmp_path: Path) -> None:
    """With another lexicon, other claims are found."""
    own = tmp_path / "mine" / "ontology"
    own.mkdir(parents=True)
    for file in (ROOT / "ontology").iterdir():
        text = file.read_text(encoding="utf-8").replace('"inadequate"@en', '"not up to it"@en')
        (own / file.name).write_text(text, encoding="utf-8")
    assert numbers(figures(gold), "judgement")[1] == 5
    assert numbers(figures(gold, "--knowledge", own.parent), "judgement")[1] < 5


def test_the_sample_is_evaluated_in_seconds() -> None:
    """Fifty articles do not take long enough to fetch a cup of tea."""
    begun = time.monotonic()
    answer = figures(ROOT / "tests/sample/gold.jsonl", "--articles", ROOT / "data/articles")
    assert time.monotonic() - begun < 60
    assert (answer["articles"], answer["missing"], answer["sealed"]) == (51, 0, 0)
    assert numbers(answer, "judgement")[2] > 90
