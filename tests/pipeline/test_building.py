"""Building: what is new is read, what changed is replaced, what is wrong is told and kept out."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from councilgraph import workers
from councilgraph.bench import process
from councilgraph.model.errors import StoreError
from councilgraph.model.issues import Trouble
from councilgraph.pipeline import Summary, build, current_version
from councilgraph.store import Shelf, restore

Page = dict[str, str]
Write = Callable[..., Path]
Told = Callable[[Shelf], set[Quad]]
Grades = Callable[[Shelf], list[str]]

BASE = "https://w3id.org/councilgraph/"
CLAIM = f"{BASE}id/claim/"
WORCESTERSHIRE = "E10000034 inadequate"
GLOUCESTERSHIRE = "E10000013 good"
DEVON = "E10000008 inadequate"


def troubles(summary: Summary) -> list[tuple[str, str]]:
    """Return what a build complains of, with the name of the file."""
    return [(issue.trouble.value, issue.source) for issue in summary.issues]


def claims(quads: set[Quad]) -> set[str]:
    """Return the claims that quads speak of."""
    terms = {t for q in quads for t in (q.subject, q.object) if isinstance(t, NamedNode)}
    return {term.value for term in terms if term.value.startswith(CLAIM)}


def test_building_again_changes_nothing(
    shelf: Shelf, write: Write, inadequate: Page, good: Page, told: Told
) -> None:
    """Articles that are as they were are counted as unchanged, and no quad differs."""
    paths = [write("a", inadequate), write("b", good)]
    first = build(paths, shelf)
    before = told(shelf)
    again = build(paths, shelf)
    assert (first.unchanged, first.articles) == (0, 2)
    assert first.claims >= 2
    assert (again.unchanged, again.articles, again.claims) == (2, 2, 0)
    assert told(shelf) == before
    assert claims(before)


@pytest.mark.parametrize("words", ["good", "inadequate, which surprised nobody at County Hall,"])
def test_a_changed_article_replaces_its_older_self(
    words: str, shelf: Shelf, write: Write, inadequate: Page, told: Told, grades: Grades
) -> None:
    """Shorter or longer: the record follows, and nothing speaks of the old claims any more."""
    build([write("a", inadequate)], shelf)
    old = claims(told(shelf))
    text = inadequate["text"].replace("inadequate", words)
    summary = build([write("a", {**inadequate, "text": text})], shelf)
    grade = words.split(",")[0]
    assert grades(shelf) == [f"E10000034 {grade}"]
    assert summary.articles == 1
    assert troubles(summary) == []
    new = claims(told(shelf))
    assert new
    assert new.isdisjoint(old) or grade == "inadequate"
    with closing(current_version(shelf)) as version:
        (stored,) = version.articles
        facts = {f.key for f in (*stored.facts.judgements, *stored.facts.inspections)}
    assert {claim.removeprefix(CLAIM) for claim in new} == facts


def test_an_article_goes_only_with_a_fresh_start(
    shelf: Shelf, write: Write, inadequate: Page, good: Page, grades: Grades
) -> None:
    """What is not read again stays; --fresh forgets it."""
    build([write("a", inadequate), write("b", good)], shelf)
    build([write("b", good)], shelf)
    assert grades(shelf) == [GLOUCESTERSHIRE, WORCESTERSHIRE]
    assert build([write("b", good)], shelf, fresh=True).articles == 1
    assert grades(shelf) == [GLOUCESTERSHIRE]


def test_a_new_word_is_looked_for_in_stored_articles(
    shelf: Shelf, write: Write, unread: Page, good: Page, slang: Path, grades: Grades
) -> None:
    """When the knowledge changes, all articles are read again, without their files."""
    path = write("c", unread)
    build([path], shelf)
    assert grades(shelf) == []
    path.unlink()
    summary = build([write("b", good)], shelf, root=slang)
    assert grades(shelf) == [DEVON, GLOUCESTERSHIRE]
    assert (summary.articles, summary.unchanged) == (2, 0)
    assert build([write("b", good)], shelf, root=slang).unchanged == 1


def test_a_changed_article_and_changed_knowledge(
    shelf: Shelf, write: Write, inadequate: Page, slang: Path, grades: Grades
) -> None:
    """The file wins over what the store remembers of it, though that is longer."""
    build([write("a", inadequate)], shelf)
    text = inadequate["text"].replace("inadequate", "good")
    summary = build([write("a", {**inadequate, "text": text})], shelf, root=slang)
    assert grades(shelf) == ["E10000034 good"]
    assert troubles(summary) == []


def test_a_new_label_is_seen_all_over_the_record(
    shelf: Shelf, write: Write, good: Page, knowing: Callable[[str, str], Path], told: Told
) -> None:
    """When a concept is renamed, no label of claims or record keeps its old name."""
    build([write("b", good)], shelf)
    old, new = "overall effectiveness", "verdict on the whole"
    assert [q for q in told(shelf) if old in str(q.object)]
    root = knowing("ontology", "")
    file = root / "ontology" / "concepts.ttl"
    renamed = file.read_text(encoding="utf-8").replace(f'"{old}"@en', f'"{new}"@en')
    file.write_text(renamed, encoding="utf-8")
    build([write("b", good)], shelf, root=root)
    quads = told(shelf)
    record = [q for q in quads if str(q.graph_name.value).endswith("/record")]
    assert [q for q in record if new in str(q.object)]
    assert not [q for q in quads if old in str(q.object)]


def test_knowledge_is_kept_up_to_date_where_all_is_quarantined(
    shelf: Shelf, write: Write, unread: Page, strict: Path, slang: Path, grades: Grades
) -> None:
    """A store in whose record there is nothing takes over a changed ontology too."""
    del unread["author"]
    build([write("c", unread)], shelf, root=strict)
    assert build([write("c", unread)], shelf, root=slang).quarantined == 0
    with closing(current_version(shelf)) as version:
        labels = {q.object.value for q in version.quads(f"{BASE}graph/ontology")}
    assert "bargain-basement" in labels
    assert grades(shelf) == [DEVON]


def test_the_validation_report_is_of_the_whole_store(
    shelf: Shelf, write: Write, good: Page, unread: Page, told: Told, tmp_path: Path
) -> None:
    """What was complained of stays while it holds, though other articles are built meanwhile."""
    text = good["text"].replace("good", "inadequate")
    other = {**good, "url": "https://news.example/2", "text": text}
    paths = [write("a", good), write("b", other), write("c", unread)]
    for path in (*paths, paths[0]):
        build([path], shelf)
    report = {q for q in told(shelf) if q.graph_name.value.endswith("/validation")}
    messages = [q.object.value for q in report if q.predicate.value.endswith("#resultMessage")]
    assert [message.split(":")[0] for message in messages] == ["Articles disagree"]
    assert [q.object.value for q in report if q.predicate.value.endswith("#conforms")] == ["false"]
    together = Shelf(tmp_path / "together")
    build(paths, together)
    assert told(shelf) == told(together)
    build([write("b", {**other, "text": good["text"]})], shelf)
    assert not [q for q in told(shelf) if q.predicate.value.endswith("#resultMessage")]


@pytest.mark.parametrize("order", ["together", "one first", "other first", "again and again"])
def test_of_two_copies_of_an_article_one_is_kept(
    order: str, shelf: Shelf, write: Write, inadequate: Page, told: Told, tmp_path: Path
) -> None:
    """The same address with two texts: the longer stays, and the other is told of each time."""
    longer = {**inadequate, "text": inadequate["text"] + "\n\nThe council has said sorry."}
    one, other = write("one", longer), write("other", inadequate)
    builds = {
        "together": [[one, other]],
        "one first": [[one], [other]],
        "other first": [[other], [one]],
        "again and again": [[one, other], [other, one], [one, other]],
    }[order]
    for paths in builds:
        summary = build(paths, shelf)
    assert summary.articles == 1
    assert troubles(summary) == [("duplicate", "other.json")]
    assert "one.json, which is kept" in summary.issues[0].message
    reference = Shelf(tmp_path / "reference")
    build([one], reference)
    assert told(shelf) == told(reference)


@pytest.mark.parametrize("first", ["a", "b"])
def test_of_two_equal_copies_the_same_is_kept_in_every_order(
    first: str, shelf: Shelf, write: Write, inadequate: Page, told: Told, tmp_path: Path
) -> None:
    """The names of the files decide, not the order of the builds."""
    for name in (first, "ab".replace(first, "")):
        summary = build([write(name, inadequate)], shelf)
    assert troubles(summary) == [("duplicate", "a.json")]
    both = Shelf(tmp_path / "both")
    build([write("a", inadequate), write("b", inadequate)], both)
    assert told(shelf) == told(both)


def test_copies_of_one_name_in_two_folders(
    shelf: Shelf, write: Write, inadequate: Page, told: Told
) -> None:
    """Read together they compete, whatever the order, and a second build keeps the winner."""
    longer = {**inadequate, "text": inadequate["text"] + "\n\nThe council has said sorry."}
    paths = [write("a", inadequate, "x"), write("a", longer, "y")]
    for order in (paths, paths[::-1]):
        summary = build(order, shelf)
        assert troubles(summary) == [("duplicate", "a.json")]
        with closing(current_version(shelf)) as version:
            assert next(stored.text for stored in version.articles).endswith("sorry.")


def test_an_article_that_breaks_a_shape_is_quarantined(
    shelf: Shelf, write: Write, inadequate: Page, good: Page, strict: Path, grades: Grades
) -> None:
    """It is reported and stored, and stays out of article graph and record; the others do not."""
    paths = [write("a", inadequate), write("b", good)]
    for _ in range(2):
        summary = build(paths, shelf, root=strict)
        assert summary.quarantined == 1
        (issue,) = [i for i in summary.issues if i.trouble is Trouble.INVALID]
        assert issue.source == "a.json"
        assert issue.message.startswith("An article must name its author. (")
        assert grades(shelf) == [GLOUCESTERSHIRE]
        with closing(current_version(shelf)) as version:
            by_name = {stored.article.source_name: stored for stored in version.articles}
            assert by_name["a.json"].complaints == ("An article must name its author.",)
            assert "inadequate" in by_name["a.json"].text
            assert not list(version.quads(f"{BASE}graph/article/{by_name['a.json'].id}"))
            report = {str(q.predicate.value) for q in version.quads(f"{BASE}graph/validation")}
            assert "http://www.w3.org/ns/shacl#focusNode" in report


def test_a_mended_article_leaves_quarantine(
    shelf: Shelf, write: Write, inadequate: Page, strict: Path, grades: Grades, told: Told
) -> None:
    """Once it keeps the rules it is in the record, and nothing of the complaint remains."""
    build([write("a", inadequate)], shelf, root=strict)
    summary = build([write("a", {**inadequate, "author": "Jo Brown"})], shelf, root=strict)
    assert (summary.quarantined, troubles(summary)) == (0, [])
    assert grades(shelf) == [WORCESTERSHIRE]
    assert not [q for q in told(shelf) if q.predicate.value.endswith("#focusNode")]


def test_an_article_that_comes_to_break_a_shape_leaves_the_record(
    shelf: Shelf, write: Write, inadequate: Page, good: Page, strict: Path, grades: Grades
) -> None:
    """Stricter shapes hold for stored articles as well."""
    build([write("a", inadequate)], shelf)
    summary = build([write("b", good)], shelf, root=strict)
    assert summary.quarantined == 1
    assert grades(shelf) == [GLOUCESTERSHIRE]


def test_the_base_iri_starts_every_iri_of_the_data(
    shelf: Shelf, write: Write, inadequate: Page
) -> None:
    """Nothing but the ontology's own terms keeps the base that the files are written with."""
    build([write("a", inadequate)], shelf, base="https://example.org/kg/")
    with closing(current_version(shelf)) as version:
        terms = {t for q in version.quads() for t in (*q.triple, q.graph_name)}
    iris = {term.value for term in terms if isinstance(term, NamedNode)}
    assert f"https://example.org/kg/id/authority/{WORCESTERSHIRE.split()[0]}" in iris
    left = {iri for iri in iris if iri.startswith(BASE) and not iri.startswith(f"{BASE}ontology")}
    assert not left


def test_another_base_iri_is_refused(shelf: Shelf, write: Write, inadequate: Page) -> None:
    """The message tells the store's base and both ways out; the store stays as it was."""
    build([write("a", inadequate)], shelf)
    before = shelf.current_name()
    with pytest.raises(StoreError, match=f"--base-iri {BASE}, or build into another folder"):
        build([write("a", inadequate)], shelf, base="https://example.org/kg/")
    assert shelf.current_name() == before


def test_a_mistake_of_our_own_costs_one_article(
    shelf: Shelf,
    write: Write,
    inadequate: Page,
    good: Page,
    grades: Grades,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The article is named with what went wrong, and the rest is built; next time it is read."""

    def faulty(article, bench):  # type: ignore[no-untyped-def]
        if "inadequate" in article.text:
            raise ZeroDivisionError("division by nought")
        return process(article, bench)

    paths = [write("a", inadequate), write("b", good)]
    with monkeypatch.context() as patch:
        patch.setattr(workers, "process", faulty)
        summary = build(paths, shelf)
    (issue,) = summary.issues
    assert (issue.trouble, issue.source) == (Trouble.INTERNAL, "a.json")
    assert "ZeroDivisionError: division by nought" in issue.message
    assert grades(shelf) == [GLOUCESTERSHIRE]
    assert build(paths, shelf).unchanged == 1
    assert grades(shelf) == [GLOUCESTERSHIRE, WORCESTERSHIRE]


def test_whoever_reads_is_not_disturbed_by_a_build(
    shelf: Shelf, write: Write, inadequate: Page, good: Page, grades: Grades
) -> None:
    """A version that was opened before answers as before, through several builds."""
    build([write("a", inadequate)], shelf)
    with closing(current_version(shelf)) as version:
        ask = f"SELECT (COUNT(*) AS ?n) {{ ?s a <{BASE}ontology#Judgement> }}"
        for n in range(4):
            build([write(f"b{n}", {**good, "url": f"https://news.example/{n}"})], shelf)
            assert [row[0].value for row in version.query(ask)] == ["1"]
            assert len(version.articles) == 1
    assert len(grades(shelf)) == 2


def test_a_restored_store_is_not_built_upon_by_halves(
    shelf: Shelf, write: Write, inadequate: Page, good: Page, tmp_path: Path, told: Told
) -> None:
    """A dump has no texts, so new articles could not be reconciled with what it holds."""
    paths = [write("a", inadequate), write("b", good)]
    build(paths, shelf)
    dump = tmp_path / "all.nq"
    with closing(current_version(shelf)) as version:
        version.dump("nquads", dump)
    restored = Shelf(tmp_path / "restored")
    restore(restored, dump).close()
    with pytest.raises(StoreError, match=r"\(1\) cannot be reconciled .* --fresh"):
        build(paths[:1], restored)
    assert told(restored) == told(shelf)
    assert build(paths, restored).articles == 2
    assert told(restored) == told(shelf)


def test_the_stages_are_told_as_they_go(
    shelf: Shelf, write: Write, inadequate: Page, good: Page
) -> None:
    """Each stage begins at nothing and ends at all of its work."""
    heard: list[tuple[str, int, int]] = []
    build(
        [write("a", inadequate), write("b", good)],
        shelf,
        progress=lambda stage, done, total: heard.append((stage, done, total)),
    )
    assert heard == [
        *(("reading", done, 2) for done in range(3)),
        ("reconciling", 0, 1),
        ("reconciling", 1, 1),
    ]
