"""Dumps hold the whole graph, and a dump restored is the same graph."""

import gzip
import io
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions, RdfFormat, Store, parse

from councilgraph.model.errors import StoreError
from councilgraph.store import RDF_FORMATS, Reading, Shelf, Version, restore

Canonical = Callable[[Reading], str]
GRAPHS = """
<{b}id/authority/E1> <http://www.w3.org/2000/01/rdf-schema#label> "Ambridge “Borough”"@en <{b}graph/register> .
<{b}id/authority/E1> <{o}validFrom> "1974"^^<http://www.w3.org/2001/XMLSchema#gYear> <{b}graph/register> .
<{b}id/authority/E1> <http://www.w3.org/2000/01/rdf-schema#label> "Ambridge “Borough”"@en <{b}graph/record> .
<{b}def/scheme/x/ranking> <{o}list> _:l1 <{b}graph/ontology> .
_:l1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> <{b}def/grade/good> <{b}graph/ontology> .
_:l1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> _:l2 <{b}graph/ontology> .
_:l2 <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> <{b}def/grade/poor> <{b}graph/ontology> .
<{b}id/statement/1> <{o}text> "line one\\nline \\"two\\"\\t\\\\ \\u00e9" <{b}graph/article/a1> .
"""  # noqa: E501


def answers(version: Version) -> list[str]:
    """Return all that a query sees of the literals, row by row."""
    results = version.query("SELECT ?s ?p ?o WHERE { ?s ?p ?o FILTER isLiteral(?o) }")
    assert isinstance(results, QuerySolutions)
    return sorted(" ".join(map(str, row)) for row in results)


def published(shelf: Shelf, base: str) -> Version:
    """Publish the graphs above under a base IRI."""
    text = GRAPHS.format(b=base, o="https://w3id.org/councilgraph/ontology#")
    with shelf.stage(base) as staging:
        staging.add(text.lstrip().encode())
        return shelf.publish(staging)


@pytest.fixture(scope="module")
def dumpable(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store built once, with literals, lists and a triple that stands in two graphs."""
    shelf = Shelf(tmp_path_factory.mktemp("dumpable") / "store")
    published(shelf, "https://w3id.org/councilgraph/").close()
    return shelf.path


@pytest.fixture
def original(shelf: Shelf, dumpable: Path) -> Iterator[Version]:
    """Return the version on a copy of that store."""
    shutil.copytree(dumpable, shelf.path)
    version = shelf.current()
    yield version
    version.close()


@pytest.mark.parametrize("name", ["dump.nq", "dump.trig", "dump.nq.gz", "dump.TRIG.gz"])
def test_restored_dump_is_the_same_graph(
    name: str, original: Version, tmp_path: Path, canonical: Canonical, base: str
) -> None:
    """N-Quads and TriG, plain or gzipped, come back equal, with the base IRI read from them."""
    plain, file = io.BytesIO(), tmp_path / name
    original.dump("trig" if ".trig" in name.lower() else "nquads", plain)
    file.write_bytes(gzip.compress(plain.getvalue()) if name.endswith("gz") else plain.getvalue())
    restored = restore(Shelf(tmp_path / "other"), file)
    assert canonical(restored) == canonical(original)
    assert restored.base == base
    assert restored.article("a1") is None
    assert answers(restored) == answers(original)


def test_restoring_replaces_what_was_current(original: Version, shelf: Shelf, base: str) -> None:
    """A restored dump is a new version on the same shelf, not an addition to the old one."""
    file = shelf.path.parent / "small.nq"
    file.write_text(f"<a:s> <a:p> <a:o> <{base}graph/record> .\n")
    assert restore(shelf, file).manifest.quads == 1
    assert shelf.current().manifest.number == 2


def test_other_base_is_read_back(tmp_path: Path) -> None:
    """A store built under another base keeps it through a dump."""
    version = published(Shelf(tmp_path / "one"), "http://example.org/graph/x/")
    version.dump("trig", tmp_path / "dump.trig")
    restored = restore(Shelf(tmp_path / "two"), tmp_path / "dump.trig")
    assert restored.base == "http://example.org/graph/x/"


@pytest.mark.parametrize(
    ("name", "content", "given", "says"),
    [
        ("dump.ttl", "", None, r"N-Quads \(\.nq\) or TriG"),
        ("missing.nq", None, None, "no such file"),
        ("dump.nq", "<a:s> <a:p> <a:o> <a:g> .\nnonsense\n", None, r"dump\.nq: not .*line 2"),
        ("dump.nq.gz", "not gzip", None, "damaged gzip"),
        ("dump.nq", "<a:s> <a:p> <a:o> .\n", None, "no named graph"),
        (
            "dump.nq",
            "<a:s> <a:p> <a:o> <http://a/graph/record> .\n"
            "<a:s> <a:p> <a:o> <http://b/graph/record> .\n",
            None,
            r"several base IRIs \(http://a/, http://b/\)",
        ),
        ("dump.nq", "<a:s> <a:p> <a:o> <http://a/graph/record> .\n", "http://c/", "not http://c/"),
    ],
)
def test_faulty_dumps_are_refused(
    name: str, content: str | None, given: str | None, says: str, original: Version, shelf: Shelf
) -> None:
    """What can't be restored is named with its reason, and the current version stays."""
    file = shelf.path.parent / name
    if content is not None:
        file.write_text(content)
    with pytest.raises(StoreError, match=says):
        restore(shelf, file, given)
    assert shelf.current_name() == original.name


def test_base_may_be_given(tmp_path: Path) -> None:
    """A dump of other graphs is restored under the base IRI that the user names."""
    file = tmp_path / "dump.nq"
    file.write_text("<a:s> <a:p> <a:o> <a:g> .\n")
    assert restore(Shelf(tmp_path / "store"), file, "http://c/").base == "http://c/"


@pytest.mark.parametrize("format", RDF_FORMATS)
def test_each_format_reads_back(format: str, original: Version, base: str) -> None:
    """Every format parses again, and the union has a triple of two graphs once."""
    output = io.BytesIO()
    original.dump(format, output)
    rdf = RDF_FORMATS[format]
    store = Store()
    store.load(output.getvalue(), rdf)
    assert len(store) == (8 if rdf.supports_datasets else 7)
    count = sum(1 for _ in parse(output.getvalue(), rdf))
    assert count == len(store), "nothing is written twice"


def test_union_with_a_default_graph(shelf: Shelf, base: str) -> None:
    """Triples outside of any named graph are in the union too, once."""
    lines = ["<a:s> <a:p> <a:o>", "<a:s> <a:p> <a:o> <a:g>", "<a:s> <a:p> <a:x> <a:g>"]
    lines += ["<a:s> <a:p> <a:o> <a:h>", "<a:s> <a:p> <a:y>"]
    output = io.BytesIO()
    with shelf.stage(base) as staging:
        staging.add("".join(f"{line} .\n" for line in lines).encode())
        staging.dump("ntriples", output)
    found = sorted(output.getvalue().decode().splitlines())
    assert found == [f"<a:s> <a:p> <a:{name}> ." for name in "oxy"]


@pytest.mark.parametrize("format", RDF_FORMATS)
def test_one_graph_alone(format: str, original: Version, base: str) -> None:
    """A dump of one graph has its triples only, and its name where the format has names."""
    output = io.BytesIO()
    original.dump(format, output, graph=f"{base}graph/register")
    quads = list(parse(output.getvalue(), RDF_FORMATS[format]))
    assert len(quads) == 2
    if RDF_FORMATS[format] in (RdfFormat.N_QUADS, RdfFormat.TRIG, RdfFormat.JSON_LD):
        assert {str(quad.graph_name) for quad in quads} == {f"<{base}graph/register>"}


def test_turtle_is_readable(original: Version) -> None:
    """Turtle uses the prefixes of the vocabulary and of the data."""
    output = io.BytesIO()
    original.dump("turtle", output)
    assert "authority:E1 " in output.getvalue().decode()
    assert "cg:validFrom" in output.getvalue().decode()


@pytest.mark.parametrize(
    ("format", "graph", "says"),
    [
        ("excel", None, "no format 'excel'; choose one of nquads, trig"),
        ("trig", "http://nowhere/", "no graph <http://nowhere/>; there are: .*graph/register"),
        ("trig", "not an IRI", "not the IRI of a graph"),
    ],
)
def test_wrong_wishes_name_the_right_ones(
    format: str, graph: str | None, says: str, original: Version, tmp_path: Path
) -> None:
    """A format or a graph that isn't there is refused, naming those that are; no file is made."""
    with pytest.raises(StoreError, match=says):
        original.dump(format, tmp_path / "dump", graph=graph)
    assert not (tmp_path / "dump").exists()


def test_failing_dump_leaves_the_old_file(
    original: Version, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file changes as a whole: when writing fails it still holds what it held."""
    file = tmp_path / "dump.nq"
    file.write_text("the old dump")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match="No space left on device"):
        original.dump("nquads", file)
    assert file.read_text() == "the old dump"
    assert [entry.name for entry in tmp_path.glob("*dump*")] == ["dump.nq"]


def test_dump_to_a_device_and_through_a_link(original: Version, tmp_path: Path) -> None:
    """A device is written to, not replaced; a symbolic link stays one."""
    original.dump("nquads", Path(os.devnull))
    assert not Path(os.devnull).is_file()
    (tmp_path / "link.nq").symlink_to(tmp_path / "real.nq")
    original.dump("nquads", tmp_path / "link.nq")
    assert (tmp_path / "link.nq").is_symlink()
    assert (tmp_path / "real.nq").read_text().count("\n") == 8


def test_missing_folder_is_named(original: Version, tmp_path: Path) -> None:
    """Writing into a folder that isn't there is a StoreError with the path."""
    with pytest.raises(StoreError, match="nowhere"):
        original.dump("nquads", tmp_path / "nowhere" / "dump.nq")
