"""Names and articles are found by words, whatever words they are, in versions old and new."""

import sqlite3
import time
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from councilgraph.model.errors import StoreError
from councilgraph.model.facts import Facts
from councilgraph.model.text import Article
from councilgraph.store import Shelf, Staging, StoredArticle, Version, restore
from councilgraph.store.search import HINT, MARK, UNMARK, Found

BASE = "https://w3id.org/councilgraph/"
CG = BASE + "ontology#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
ALT = "http://www.w3.org/2004/02/skos/core#altLabel"
ORG = "http://www.w3.org/ns/org#"
SCHEMA = "https://schema.org/"
HOSTILE = 'x" OR "y NEAR(a b) \x02<script>alert(1)</script>\x03 \'); DROP TABLE entry; -- * ^ {a} :'


def quad(graph: str, subject: str, predicate: str, value: str) -> Quad:
    """Make a quad; a value that is no IRI becomes a literal."""
    iri = value.startswith(("http://", "https://"))
    return Quad(
        NamedNode(BASE + subject),
        NamedNode(predicate),
        NamedNode(value) if iri else Literal(value, language="en"),
        NamedNode(f"{BASE}graph/{graph}"),
    )


def register() -> list[Quad]:
    """Describe two councils, an inspectorate and another body."""
    about = {
        "E1": ("LocalAuthority", "Ambridge County Council", ("Ambs", "Cyngor Ambrîdge", "K'ing")),
        "E2": ("LocalAuthority", "Borchester City Council", ("Ambridge and Borchester",)),
        "watch": ("Inspectorate", "Watchers", ("Office for Watching",)),
        "trust": ("PublicBody", "Ambridge Children’s Trust", ()),
    }
    quads = [quad("ontology", "ontology#CountyCouncil", LABEL, "county council")]
    quads.append(quad("register", "id/authority/E1", RDF_TYPE, CG + "CountyCouncil"))
    for key, (kind, label, names) in about.items():
        folder = {"LocalAuthority": "authority", "Inspectorate": "inspectorate"}.get(kind, "body")
        subject = f"id/{folder}/{key}"
        quads.append(quad("register", subject, RDF_TYPE, CG + kind))
        quads.append(quad("register", subject, LABEL, label))
        quads.extend(quad("register", subject, ALT, name) for name in names)
    quads.append(quad("register", "id/authority/E1", CG + "gssCode", "E1"))
    quads.append(quad("register", "id/authority/E2", CG + "validTo", "2009-03-31"))
    return quads


def official(key: str, name: str, title: str, council: str = "E1") -> list[Quad]:
    """Describe an official with one tenure."""
    return [
        quad("record", f"id/official/{key}", RDF_TYPE, CG + "Official"),
        quad("record", f"id/official/{key}", LABEL, name),
        quad("record", f"id/tenure/{key}", RDF_TYPE, CG + "Tenure"),
        quad("record", f"id/tenure/{key}", ORG + "member", f"{BASE}id/official/{key}"),
        quad("record", f"id/tenure/{key}", ORG + "organization", f"{BASE}id/authority/{council}"),
        quad("record", f"id/tenure/{key}", CG + "roleTitle", title),
    ]


def put(staging: Staging, key: str, headline: str, text: str) -> None:
    """Put an article in, its quads and its text."""
    subject = f"id/article/{key}"
    staging.replace_graph(
        f"{BASE}graph/article/{key}",
        [
            quad(f"article/{key}", subject, RDF_TYPE, CG + "Article"),
            quad(f"article/{key}", subject, SCHEMA + "headline", headline),
            quad(f"article/{key}", subject, SCHEMA + "publisher", "The Echo"),
            quad(f"article/{key}", subject, SCHEMA + "datePublished", "2019-05-03"),
        ],
    )
    article = Article(id=key, text=text, source_name=f"{key}.txt")
    staging.articles.put(StoredArticle(article=article, facts=Facts(), digest=key))


def fill(staging: Staging, step: int | None = None) -> None:
    """Put everything in, or what comes in one of three steps."""
    if step in (None, 0):
        staging.add(register())
        put(staging, "a1", "Council’s care is failing", "Inspectors went to Ambridge. " * 30)
    if step in (None, 1):
        staging.add(official("o1", "Zoë O’Hara", "leader"))
        put(staging, "a2", "Nothing to do with it", "The café in Borchester was inspected.")
    if step in (None, 2):
        put(staging, "a3", HOSTILE, HOSTILE)
        staging.add(official("o2", "Ann Other", "director", "E2"))


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Version:
    """Return a version with a few things to find."""
    shelf = Shelf(tmp_path_factory.mktemp("search") / "store")
    with shelf.stage(BASE) as staging:
        fill(staging)
        return shelf.publish(staging)


def rows(version: Version) -> list[tuple[str, ...]]:
    """Return all that a version's search holds."""
    with sqlite3.connect(version.folder / "search.sqlite") as connection:
        select = "SELECT iri, kind, title, names, detail, text FROM entry ORDER BY iri"
        return list(connection.execute(select))


def keys(found: list[Found]) -> list[str]:
    """Return the last part of each IRI."""
    return [one.iri.rpartition("/")[2] for one in found]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Ambridge County Council", "E1"),
        ("ambs", "E1"),
        ("E1", "E1"),
        ("cyngor ambridge", "E1"),
        ("CYNGOR AMBRÎDGE", "E1"),
        ("king", "E1"),
        ("k’ing", "E1"),
        ("borch", "E2"),
        ("watching", "watch"),
        ("childrens trust", "trust"),
        ("children's tru", "trust"),
        ("zoe", "o1"),
        ("ohara", "o1"),
        ("O'Hara leader", "o1"),
        ("director borchester", "o2"),
        ("councils care", "a1"),
        ("inspector", "a1"),
        ("cafe", "a2"),
        ("echo nothing", "a2"),
        ("zoe somebody-else", "o1"),
    ],
)
def test_what_fits_best_is_first(text: str, first: str, searched: Version) -> None:
    """Names, codes, roles and texts are found without regard to accents, apostrophes and ends."""
    assert keys(searched.search.find(text))[0] == first


def test_found_things_are_told_apart(searched: Version) -> None:
    """What is found comes with its kind, and a line on what it is."""
    found = {one.iri.rpartition("/")[2]: one for one in searched.search.find("ambridge")}
    assert {key: one.kind for key, one in found.items()} == {
        "E1": "authority",
        "E2": "authority",
        "trust": "body",
        "o1": "official",
        "a1": "article",
    }
    assert found["E1"].detail == "county council"
    assert found["E2"].detail == "until 31 March 2009"
    assert found["E2"].snippet == f"{MARK}Ambridge{UNMARK} and Borchester"
    assert found["o1"].detail == "leader, Ambridge County Council"
    assert found["a1"].detail == "The Echo, 3 May 2019"
    assert ("Ambridge", True) in found["a1"].parts
    assert len(found["a1"].snippet) < 400


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        '"',
        "'",
        "*",
        'a" OR "b',
        "NOT",
        "AND OR NOT NEAR(",
        "title:x",
        "-x ^y (z",
        "{title names}: x",
        "\x00",
        "a\x00b",
        "\ud800",
        "\U0001f600",
        "🏴󠁧󠁢󠁷󠁬󠁳󠁿 é\u0301\u0301",
        "…“”‘’",
        "漢字 كلمة",
        "1' OR '1'='1",
        HOSTILE,
    ],
)
def test_any_text_is_only_words(text: str, searched: Version) -> None:
    """No text is an operator, an error, or more than words to look for."""
    for one in searched.search.find(text):
        assert not text.strip() or one.iri.startswith(BASE)
    assert len(searched.search) == 9


@pytest.mark.parametrize("word", ["a", "a ", '" ', "ambridge ", "(", "é", "''"])
def test_a_million_characters_take_no_time(word: str, searched: Version) -> None:
    """Only the beginning of a search is looked at."""
    begun = time.perf_counter()
    searched.search.find(word * (1_000_000 // len(word)))
    assert time.perf_counter() - begun < 10


def test_hostile_text_stays_text(searched: Version) -> None:
    """An article's words are found as they are, but for the characters that mark words."""
    (found,) = (one for one in searched.search.find("script alert") if one.kind == "article")
    assert found.title == HOSTILE.replace(MARK, " ").replace(UNMARK, " ")
    assert ("script", True) in found.parts
    assert "".join(piece for piece, _ in found.parts).count("<") == 2


@pytest.mark.parametrize(("limit", "count"), [(0, 0), (-1, 0), (2, 2), (50, 5)])
def test_no_more_than_the_limit(limit: int, count: int, searched: Version) -> None:
    """As many are returned as were asked for, if there are."""
    assert len(searched.search.find("ambridge", limit)) == count


def test_one_by_one_is_all_at_once(searched: Version, tmp_path: Path) -> None:
    """A search that grew from version to version holds and finds the same, in the same order."""
    shelf = Shelf(tmp_path / "store")
    with shelf.stage(BASE) as staging:
        fill(staging, 0)
        shelf.publish(staging).close()
    for step in (1, 2):
        with shelf.stage(BASE, shelf.current()) as staging:
            fill(staging, step)
            shelf.publish(staging).close()
    grown = shelf.current()
    assert rows(grown) == rows(searched)
    for text in ("ambridge", "inspected", "council", "o", HOSTILE):
        assert grown.search.find(text) == searched.search.find(text)


def test_only_what_changed_is_written(
    searched: Version, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A small change reads and writes few entries: the article, and whoever it names."""
    shelf = Shelf(tmp_path / "store")
    with shelf.stage(BASE) as staging:
        fill(staging)
        shelf.publish(staging).close()
    asked: list[str] = []
    text_of = staging.articles.__class__.text_of
    monkeypatch.setattr(
        staging.articles.__class__,
        "text_of",
        lambda articles, key: asked.append(key) or text_of(articles, key),
    )
    with shelf.stage(BASE, shelf.current()) as staging:
        put(staging, "a2", "Another headline", "Other words.")
        staging.remove(official("o1", "Zoë O’Hara", "leader"))
        staging.add(official("o2", "Ann Other", "deputy director", "E2"))
        shelf.publish(staging)
    version = shelf.current()
    assert asked == ["a2"]
    assert keys(version.search.find("another headline")) == ["a2"]
    assert keys(version.search.find("café")) == []
    assert keys(version.search.find("zoe")) == []
    assert "deputy director" in version.search.find("ann other")[0].detail


@pytest.mark.parametrize("graph", ["register", "record", "article/a1"])
def test_a_cleared_graph_is_found_no_more(graph: str, tmp_path: Path) -> None:
    """What goes with its graph goes from the search."""
    shelf = Shelf(tmp_path / "store")
    with shelf.stage(BASE) as staging:
        fill(staging)
        shelf.publish(staging).close()
    with shelf.stage(BASE, shelf.current()) as staging:
        staging.clear_graph(f"{BASE}graph/{graph}")
        shelf.publish(staging)
    gone = {"register": "cyngor", "record": "zoe", "article/a1": "failing"}
    for name, text in gone.items():
        assert bool(shelf.current().search.find(text)) == (name != graph), name


def test_changed_names_change_what_others_are_called(tmp_path: Path) -> None:
    """When the register changes, officials are found by the new name of their council."""
    shelf = Shelf(tmp_path / "store")
    with shelf.stage(BASE) as staging:
        fill(staging)
        shelf.publish(staging).close()
    with shelf.stage(BASE, shelf.current()) as staging:
        staging.remove([quad("register", "id/authority/E1", LABEL, "Ambridge County Council")])
        staging.add([quad("register", "id/authority/E1", LABEL, "Felpersham Council")])
        shelf.publish(staging)
    assert "o1" in keys(shelf.current().search.find("felpersham"))


def test_a_restored_version_has_a_search(searched: Version, tmp_path: Path) -> None:
    """A dump gives names and headlines back; it has no texts."""
    searched.dump("nquads", tmp_path / "dump.nq")
    restored = restore(Shelf(tmp_path / "store"), tmp_path / "dump.nq")
    assert keys(restored.search.find("councils care")) == ["a1"]
    assert keys(restored.search.find("leader ohara")) == ["o1"]
    assert keys(restored.search.find("café")) == []


def test_a_version_without_a_search_opens(searched: Version, tmp_path: Path) -> None:
    """A version from before there was a search finds nothing and says so; the next one has it."""
    shelf = Shelf(tmp_path / "store")
    with shelf.stage(BASE) as staging:
        fill(staging)
        version = shelf.publish(staging)
    version.close()
    (version.folder / "search.sqlite").unlink()
    old = shelf.current()
    assert old.search.find("ambridge") == []
    assert (old.search.hint, searched.search.hint) == (HINT, "")
    with shelf.stage(BASE, old) as staging:
        put(staging, "a2", "Another headline", "Other words.")
        shelf.publish(staging)
    assert len(shelf.current().search) == 9


def test_a_damaged_search_is_told_of(tmp_path: Path) -> None:
    """A file that is no search any more is a StoreError when it is asked."""
    shelf = Shelf(tmp_path / "store")
    with shelf.stage(BASE) as staging:
        fill(staging)
        version = shelf.publish(staging)
    version.close()
    (version.folder / "search.sqlite").write_bytes(b"no database at all" * 100)
    with pytest.raises(StoreError, match=r"search.*build again"):
        shelf.current().search.find("ambridge")
