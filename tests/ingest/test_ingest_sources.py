"""Finding and reading files: nothing stops the rest, and nothing is passed over unsaid."""

import io
import json
import pickle
import sys
from datetime import date
from pathlib import Path

import pytest

from councilgraph.ingest import find_sources, read_articles, read_source
from councilgraph.model.issues import Issue
from councilgraph.model.text import Article

LEAD = "The council has agreed to spend a further two million pounds on its roads this year."
LAST = "Work on the first of the roads begins in June, and is meant to be over by the autumn."
PAGE = f"Roads to be mended\n\n{LEAD}\n\n{LAST}"


def line(title: str, **fields: object) -> str:
    """Return a line of a JSON lines file."""
    return json.dumps({"title": title, "text": LEAD, **fields})


def read(*paths: str | Path) -> tuple[list[Article], dict[str, str]]:
    """Return the articles, and the issues' messages by source."""
    found = list(read_articles(list(paths)))
    issues = {item.source: item.message for item in found if isinstance(item, Issue)}
    return [item for item in found if isinstance(item, Article)], issues


def test_a_bad_folder_loses_nothing_good(tmp_path: Path) -> None:
    """Each bad file is named with its reason; every good one becomes an article."""
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "good.txt").write_text(PAGE)
    (tmp_path / "deep" / "er" / "good.md").write_text(f"# {PAGE}")
    (tmp_path / "broken.html").write_text(f"<h1>Roads</h1><p>{LEAD}<p>{LAST}<div <b")
    (tmp_path / "western.txt").write_bytes(PAGE.replace("its", "its café’s").encode("cp1252"))
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(b"\x00\x01\x02" * 99)
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n")
    (tmp_path / "large.txt").write_bytes(b"x" * 50_000_000)
    (tmp_path / "invalid.txt").write_bytes(PAGE.encode() + b" \xe2\x80\x99 \xff")
    (tmp_path / "lines.jsonl").write_text(f"{line('One')}\n{{broken\n\n{line('Two')}\n")
    (tmp_path / "script.py").write_text("print('hello')\n")
    (tmp_path / "README.md").write_text("# What this folder holds\n")
    (tmp_path / ".hidden.txt").write_text(PAGE)
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere.txt")
    articles, issues = read(tmp_path, tmp_path / "missing.txt")
    assert [article.source_name for article in articles] == [
        "broken.html",
        "good.md",
        "good.txt",
        "lines.jsonl#1",
        "lines.jsonl#4",
        "western.txt",
    ]
    reasons = {
        "empty.txt": "empty",
        "binary.txt": "binary",
        "picture.png": "passed over",
        "large.txt": "50,000,000 bytes",
        "invalid.txt": "not valid UTF-8",
        "lines.jsonl#2": "not valid JSON",
        "script.py": "passed over",
        "README.md": "passed over",
        "dangling.txt": "no regular file",
        "missing.txt": "does not exist",
    }
    assert issues.keys() == reasons.keys()
    for name, reason in reasons.items():
        assert reason in issues[name]


def test_order_of_arguments_does_not_matter(tmp_path: Path) -> None:
    """The same files in any order, even named twice, give the same list."""
    for name in ("b.txt", "a.txt", "c.jsonl"):
        (tmp_path / name).write_text(line("One") if name == "c.jsonl" else PAGE)
    one = find_sources([tmp_path])
    two = find_sources(
        [tmp_path / "c.jsonl", str(tmp_path / "*.txt"), tmp_path / "b.txt", tmp_path]
    )
    assert one == two
    assert [source.name for source in one.sources] == ["a.txt", "b.txt", "c.jsonl#1"]


def test_sources_travel_to_other_processes(tmp_path: Path) -> None:
    """A source is small, can be pickled, and is read without the others."""
    (tmp_path / "a.jsonl").write_text("\n".join(line(f"Title {i}") for i in range(50)))
    sources = find_sources([tmp_path]).sources
    last = pickle.loads(pickle.dumps(sources[-1]))
    assert len(pickle.dumps(last)) < 500
    article = read_source(last)
    assert isinstance(article, Article)
    assert (article.headline, article.source_name) == ("Title 49", "a.jsonl#50")


def test_lines_without_a_text_are_one_issue(tmp_path: Path) -> None:
    """A file of records that are no articles is named once, not once a line."""
    (tmp_path / "gold.jsonl").write_text('{"id": 1, "quotes": [{"text": "x"}]}\n' * 300)
    articles, issues = read(tmp_path)
    assert articles == []
    assert "300 of 300 lines have no text field" in issues["gold.jsonl"]


def test_oversized_line_is_refused_and_the_others_read(tmp_path: Path) -> None:
    """A line larger than an article may be is named; lines before and after it are read."""
    big = line("Big", text="x" * 6_000_000)
    (tmp_path / "a.jsonl").write_text(f"{line('One')}\n{big}\n{line('Two')}\n")
    articles, issues = read(tmp_path)
    assert [article.source_name for article in articles] == ["a.jsonl#1", "a.jsonl#3"]
    assert "5,000,000" in issues["a.jsonl#2"]


def test_json_files_hold_one_article_or_a_list(tmp_path: Path) -> None:
    """An object is an article under the file's name; a list's items are numbered from 1."""
    (tmp_path / "one.json").write_text(line("One"))
    (tmp_path / "many.json").write_text(f'[{line("Two")}, {{"id": 3}}, {line("Three")}]')
    (tmp_path / "none.json").write_text('{"id": 3}')
    (tmp_path / "bad.json").write_text("{")
    articles, issues = read(tmp_path)
    assert [(a.source_name, a.headline) for a in articles] == [
        ("many.json#1", "Two"),
        ("many.json#3", "Three"),
        ("one.json", "One"),
    ]
    assert issues.keys() == {"many.json", "none.json", "bad.json"}


@pytest.mark.parametrize("name", ["a.txt.meta.json", "a.meta.json"])
def test_sidecars_give_metadata_and_are_no_articles(tmp_path: Path, name: str) -> None:
    """Metadata beside a page, under either name, is believed before the page."""
    (tmp_path / "a.txt").write_text(PAGE)
    fields = {"published": "2024-05-03", "publisher": "Mercury", "url": "https://example.org/a"}
    (tmp_path / name).write_text(
        json.dumps({**fields, "headline": "Roads: the end", "author": "A. Day"})
    )
    (article,), issues = read(tmp_path)
    assert issues == {}
    assert article.published == date(2024, 5, 3)
    assert (article.publisher, article.url, article.authors) == (
        "Mercury",
        fields["url"],
        ("A. Day",),
    )
    assert article.headline == "Roads: the end"
    assert article.text.startswith("Roads: the end\n\n")


def test_broken_and_orphaned_sidecars_are_named(tmp_path: Path) -> None:
    """A sidecar in error does not cost its article, and is not passed over unsaid."""
    (tmp_path / "a.txt").write_text(PAGE)
    (tmp_path / "a.txt.meta.json").write_text("{")
    (tmp_path / "b.txt.meta.json").write_text("{}")
    articles, issues = read(tmp_path)
    assert [article.source_name for article in articles] == ["a.txt"]
    assert "not valid JSON" in issues["a.txt.meta.json"]
    assert "belongs to no article" in issues["b.txt.meta.json"]


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        (PAGE, ["stdin"]),
        (f"<!doctype html><h1>Roads</h1><p>{LEAD}</p>", ["stdin"]),
        (f"{line('One')}\n{line('Two')}\n", ["stdin.jsonl#1", "stdin.jsonl#2"]),
    ],
)
def test_standard_input_is_read(
    monkeypatch: pytest.MonkeyPatch, raw: str, names: list[str]
) -> None:
    """A page of text or HTML, or JSON lines, can be piped in."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw.encode())))
    articles, issues = read("-")
    assert ([article.source_name for article in articles], issues) == (names, {})


def test_globs_are_expanded_and_must_match(tmp_path: Path) -> None:
    """A pattern stands for its files; one that matches nothing is named."""
    (tmp_path / "a.txt").write_text(PAGE)
    articles, issues = read(str(tmp_path / "*.txt"), str(tmp_path / "*.html"))
    assert len(articles) == 1
    assert "nothing matches" in issues["*.html"]


def test_named_files_are_read_whatever_their_suffix(tmp_path: Path) -> None:
    """A file that the user names is tried, even where a folder's would be passed over."""
    for name in ("README", "story.page"):
        (tmp_path / name).write_text(PAGE)
    assert len(read(tmp_path / "README", tmp_path / "story.page")[0]) == 2
    assert read(tmp_path)[0] == []


def test_empty_folder_is_named(tmp_path: Path) -> None:
    """A folder with nothing in it is an issue."""
    assert "holds no files" in next(iter(read(tmp_path)[1].values()))


def test_option_dates_only_the_undated(tmp_path: Path) -> None:
    """The date given for a build is for articles that give none themselves."""
    (tmp_path / "a.txt").write_text(PAGE)
    (tmp_path / "b.txt").write_text(PAGE.replace("\n\n", "\n\n3 May 2024\n\n", 1))
    articles = [a for a in read_articles([tmp_path], date(2020, 1, 1)) if isinstance(a, Article)]
    assert [article.published for article in articles] == [date(2020, 1, 1), date(2024, 5, 3)]
