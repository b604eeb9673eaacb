"""The shelf: versions are immutable, and the pointer moves in one step or not at all."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Quad, QuerySolutions

from councilgraph.model.errors import StoreError
from councilgraph.store import Reading, Shelf, Version

Make = Callable[..., list[Quad]]
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


def count(reading: Reading) -> int:
    """Return the number of triples that a query sees."""
    results = reading.query(COUNT)
    assert isinstance(results, QuerySolutions)
    (row,) = results
    return int(row["n"].value)


def hashes(folder: Path) -> dict[str, str]:
    """Return the sha256 of every file under a folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def grow(shelf: Shelf, quads: list[Quad], keep: int = 3) -> Version:
    """Publish a version that adds quads to the current one."""
    with shelf.stage("https://w3id.org/councilgraph/", onto=shelf.current()) as staging:
        staging.add(quads)
        return shelf.publish(staging, keep=keep)


def test_published_version_answers(built: Version, shelf: Shelf, base: str) -> None:
    """What was staged can be asked, and the manifest tells of it."""
    assert count(built) == 8
    manifest = shelf.current().manifest
    assert (manifest.number, manifest.base, manifest.quads, manifest.parent) == (1, base, 8, None)
    assert built.graphs() == (f"{base}graph/article/a1", f"{base}graph/record")
    assert len(list(built.quads(f"{base}graph/record"))) == 4


def test_nothing_built_says_what_to_do(shelf: Shelf) -> None:
    """Opening an empty store names the command that fills it."""
    with pytest.raises(StoreError, match=r"councilgraph build SOURCE --store .*store` first"):
        shelf.current()
    assert not shelf.path.exists()


def test_growing_never_touches_the_version_served(
    built: Version, shelf: Shelf, make_quads: Make, base: str
) -> None:
    """Writing to a checkpoint leaves the parent's files byte for byte, and its answers."""
    before = hashes(built.folder)
    with shelf.stage(base, onto=built) as staging:
        shared = [file for file in staging.folder.rglob("*.sst") if file.stat().st_nlink > 1]
        assert shared, "a checkpoint shares its large files"
        staging.replace_graph(f"{base}graph/record", make_quads("record", 2, "second"))
        staging.add(make_quads("article/a2", 60_000))
        staging.remove(make_quads("article/a1", 1))
        assert count(built) == 8
        grown = shelf.publish(staging)
    assert hashes(built.folder) == before
    assert count(built) == 8
    assert count(grown) == 2 + 60_000 + 3
    assert grown.manifest.parent == built.name
    assert count(shelf.open(built.name)) == 8


def test_last_writes_are_in_a_checkpoint(built: Version, shelf: Shelf, make_quads: Make) -> None:
    """A few quads, small enough to sit in a write-ahead log, are still there two versions on."""
    for step in range(1, 4):
        grow(shelf, make_quads(f"article/b{step}", 1))
    assert count(shelf.current()) == 8 + 3
    assert shelf.current().manifest.quads == 8 + 3


def test_unpublished_staging_is_thrown_away(built: Version, shelf: Shelf, base: str) -> None:
    """A build that fails leaves the pointer, the current version and no litter."""
    with pytest.raises(StoreError, match="line 1"), shelf.stage(base) as staging:
        staging.replace_graph(f"{base}graph/record", b"nonsense")
    assert shelf.current_name() == built.name
    assert not list(shelf.path.glob(".staging-*"))


@pytest.mark.parametrize("step", ["sync_folder", "replacing"])
def test_failing_publish_leaves_the_pointer(
    step: str, built: Version, shelf: Shelf, base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that fails between sealing and pointing costs the new version, not the current."""

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(f"councilgraph.store.shelf.{step}", fail)
    told = pytest.raises(StoreError, match=r"No space left.*Free some space")
    with shelf.stage(base) as staging, told:
        shelf.publish(staging)
    monkeypatch.undo()
    assert count(shelf.current()) == 8
    assert shelf.current_name() == built.name
    with shelf.stage(base) as staging:
        assert shelf.publish(staging).manifest.number > 1


def test_second_builder_is_refused(built: Version, shelf: Shelf, base: str) -> None:
    """One process that builds twice at once is told so; afterwards the store is free again."""
    with shelf.stage(base):
        twice = Shelf(shelf.path).stage(base)
        with pytest.raises(StoreError, match="being built by this same process"), twice:
            pass
        with pytest.raises(StoreError, match="being built"):
            shelf.rollback(built.name)
    with shelf.stage(base) as staging:
        shelf.publish(staging)


def test_rollback_and_forward(built: Version, shelf: Shelf, make_quads: Make) -> None:
    """The pointer moves back and forth, and a later build takes a new number."""
    second = grow(shelf, make_quads("article/b"))
    assert count(shelf.rollback(built.name)) == count(shelf.current()) == 8
    assert shelf.rollback(second.name).name == shelf.current_name() == second.name
    shelf.rollback(built.name)
    assert grow(shelf, make_quads("article/c")).manifest.number == 3
    assert list(shelf.versions()) == sorted([built.name, second.name, shelf.current_name()])


def test_old_versions_are_pruned(built: Version, shelf: Shelf, make_quads: Make) -> None:
    """Only the newest stay on the shelf; an open handle on a pruned one goes on answering."""
    built_text = built.articles.digests()
    names = [grow(shelf, make_quads(f"article/b{i}"), keep=2).name for i in range(3)]
    assert list(shelf.versions()) == names[1:]
    assert not built.folder.exists()
    assert count(built) == 8
    assert built.articles.digests() == built_text
    with pytest.raises(StoreError, match=names[1]):
        shelf.open(built.name)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is damaged: it reads ''"),
        (b"../../etc", "is damaged"),
        (b"\xff\xfe\x00", "cannot be read"),
        (b"000009-0123456789ab\n", "has no version '000009-0123456789ab'"),
    ],
)
def test_damaged_pointer_says_what_to_do(
    content: bytes, says: str, built: Version, shelf: Shelf, base: str
) -> None:
    """A broken CURRENT names the versions there are; building again mends it."""
    (shelf.path / "CURRENT").write_bytes(content)
    with pytest.raises(StoreError) as caught:
        shelf.current()
    message = str(caught.value)
    assert says in message
    assert built.name in message
    assert "build again" in message
    with shelf.stage(base) as staging:
        name = shelf.publish(staging).name
    assert shelf.current().name == name


def test_version_without_some_of_its_files(built: Version, shelf: Shelf) -> None:
    """A version that has lost a file of quads, by damage or pruning, is not opened."""
    next(iter((built.folder / "quads").glob("*.sst"))).unlink()
    with pytest.raises(StoreError, match="cannot be opened"):
        shelf.current()


def test_missing_pointer_names_the_versions(built: Version, shelf: Shelf) -> None:
    """A store whose pointer was deleted isn't taken for an empty one."""
    (shelf.path / "CURRENT").unlink()
    with pytest.raises(StoreError, match=f"no current version. It has {built.name}"):
        shelf.current()


@pytest.mark.parametrize("lost", ["manifest.json", "articles.sqlite", "quads"])
def test_incomplete_version_says_what_to_do(lost: str, built: Version, shelf: Shelf) -> None:
    """A version that lacks a part is a StoreError which says how to go on."""
    (built.folder / lost).rename(built.folder / "away")
    with pytest.raises(StoreError, match=r"(?s)oll back to an.* build again"):
        shelf.current()


def test_changed_manifest_is_noticed(built: Version, shelf: Shelf) -> None:
    """A version is cited by its name, so its manifest must be the one that it was named after."""
    manifest = built.folder / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"quads": 8', '"quads": 9'))
    with pytest.raises(StoreError, match="changed after it was published"):
        shelf.current()


def test_folder_of_something_else_is_refused(tmp_path: Path, base: str) -> None:
    """A folder with other files isn't turned into a store."""
    (tmp_path / "article.txt").write_text("A council was inspected.")
    stage = Shelf(tmp_path).stage(base)
    with pytest.raises(StoreError, match=r"holds other files \(article.txt\)"), stage:
        pass
    assert [entry.name for entry in tmp_path.iterdir()] == ["article.txt"]


def test_other_base_is_refused(built: Version, shelf: Shelf) -> None:
    """A store grows under the base IRI that it was built with, and the message names it."""
    stage = shelf.stage("http://example.org/", onto=built)
    with pytest.raises(StoreError, match=f"Use --base-iri {built.base},"), stage:
        pass


def test_closed_handles_say_so(built: Version, shelf: Shelf, base: str) -> None:
    """A version that was closed, or published and thus sealed, is not written to or asked."""
    with shelf.stage(base) as staging:
        shelf.publish(staging)
        with pytest.raises(StoreError, match="was closed"):
            staging.add(b"<a:s> <a:p> <a:o> <a:g> .\n")
    built.close()
    with pytest.raises(StoreError, match="was closed"):
        built.query(COUNT)


def test_faulty_nquads_are_refused_with_their_line(shelf: Shelf, base: str) -> None:
    """Text that isn't N-Quads adds nothing, and the message has the line."""
    with shelf.stage(base) as staging:
        with pytest.raises(StoreError, match="line 2"):
            staging.add(b"<a:s> <a:p> <a:o> <a:g> .\nnonsense\n")
        assert count(staging) == 0


def test_clearing_a_graph_removes_its_name(built: Version, shelf: Shelf, base: str) -> None:
    """A cleared graph is not listed any more, and clearing one that isn't there is no error."""
    with shelf.stage(base, onto=built) as staging:
        staging.clear_graph(f"{base}graph/record")
        staging.clear_graph(f"{base}graph/nowhere")
        assert staging.graphs() == (f"{base}graph/article/a1",)


def test_replacing_a_graph_writes_what_differs(
    built: Version, shelf: Shelf, make_quads: Make, base: str
) -> None:
    """The graph holds just the new quads, text or terms; nothing of another graph is taken."""
    record = f"{base}graph/record"
    old, new = make_quads("record", 4), make_quads("record", 2) + make_quads("record", 2, "new")
    with shelf.stage(base, onto=built) as staging:
        staging.replace_graph(record, new)
        assert set(staging.quads(record)) == set(new)
        staging.replace_graph(record, "".join(f"{quad} .\n" for quad in old).encode())
        assert set(staging.quads(record)) == set(old)
        assert len(list(staging.quads())) == 8
        with pytest.raises(StoreError, match="graph/article/a1> cannot take the place"):
            staging.replace_graph(record, make_quads("article/a1"))
        staging.replace_graph(record, [])
        assert staging.graphs() == (f"{base}graph/article/a1",)
