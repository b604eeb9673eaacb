"""A folder with all that can be wrong: the good articles are built, each bad file is named."""

import json
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from councilgraph.cli import main
from councilgraph.pipeline import current_version
from councilgraph.store import Shelf

ARTICLES = Path(__file__).resolve().parents[2] / "data" / "articles"
GOOD = ("d001.txt", "d026.html", "dev-a.jsonl")
BROKEN_PAGE = """<html><head><title>Rutland told to improve</title></head><body><div><article>
<h1>Rutland told to improve<p>Published 3 May 2018<p>Rutland County Council's children's services
were rated inadequate by Ofsted in an inspection in March 2018, <b>the watchdog said.<p>It is the
first such verdict since 2010, and councillors have asked for <a href="x>a report within six weeks.
<div></section></p></body>"""
BAD = {
    "empty.txt": "empty",
    "photo.txt": "not text",
    "long.txt": "allowed",
    "latin.txt": "UTF-8",
}


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict[str, str]], str]:
    """Build such a folder; return the store, the report, and what was printed."""
    folder = tmp_path_factory.mktemp("mixed")
    for name in GOOD:
        (folder / name).write_bytes((ARTICLES / name).read_bytes())
    (folder / "empty.txt").write_bytes(b"")
    (folder / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    (folder / "long.txt").write_bytes(b"inadequate " * 4_700_000)
    (folder / "broken.html").write_text(BROKEN_PAGE, encoding="utf-8")
    (folder / "latin.txt").write_bytes(b"A council\xff\xfe\x81\x8d\x9d was \xc3\x28 rated" * 9)
    store, report = folder / "store", folder / "issues.jsonl"
    arguments = ["build", str(folder), str(folder / "missing.txt"), "--store", str(store)]
    result = CliRunner().invoke(main, [*arguments, "--jobs", "1", "--report", str(report)])
    assert result.exit_code == 0, result.output[-900:]
    lines = report.read_text(encoding="utf-8").splitlines()
    return store, [json.loads(line) for line in lines], result.stderr


@pytest.mark.parametrize(("name", "reason"), BAD.items())
def test_a_bad_file_is_named_with_its_reason(outcome, name: str, reason: str) -> None:
    """Each file that is no article has one issue that says why."""
    issues = [i for i in outcome[1] if i["trouble"] == "unreadable" and i["source"] == name]
    assert len(issues) == 1
    assert reason in issues[0]["message"]


def test_a_missing_file_is_named(outcome) -> None:
    """A path that is not there is an issue, and the rest is built."""
    messages = [i["message"] for i in outcome[1] if i["source"] == "missing.txt"]
    assert len(messages) == 1
    assert "does not exist" in messages[0]


def test_nothing_good_is_lost(outcome, gold_size: int) -> None:
    """Each good article is in the store, that with broken markup too, and none of the bad ones."""
    with closing(current_version(Shelf(outcome[0]))) as version:
        names = {stored.article.source_name.split("#")[0] for stored in version.articles}
        assert len(version.articles) == gold_size
    assert names == {*GOOD, "broken.html"}


def test_the_article_with_broken_markup_is_understood(outcome, ask) -> None:
    """Tags that are never closed hide no judgement."""
    with closing(current_version(Shelf(outcome[0]))) as version:
        found = ask(
            version,
            "?grade ?from ?to WHERE { ?j a cg:Judgement ; cg:authority authority:E06000017 ;"
            " cg:grade ?grade ; cg:earliest ?from ; cg:latest ?to }",
        )
    assert found == [("inadequate", "2018-03-01", "2018-03-31")]


@pytest.fixture
def gold_size() -> int:
    """Return how many good articles there are: two pages, the broken one, and JSON lines."""
    return 3 + len((ARTICLES / "dev-a.jsonl").read_text(encoding="utf-8").splitlines())
