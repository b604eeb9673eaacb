"""Where the knowledge comes from, under which base, and what happens when a file is wrong."""

import pickle
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from councilgraph.knowledge import (
    DEFAULT_BASE,
    Knowledge,
    knowledge_folder,
    knowledge_root,
    load_knowledge,
    rebase,
)
from councilgraph.model.errors import KnowledgeError

OTHER = "https://data.example.org/council/"
Writer = Callable[..., Path]


def test_our_own_root_holds_the_ontology_and_the_register() -> None:
    """The root that is found holds Turtle in both folders."""
    root = knowledge_root()
    assert list((root / "ontology").glob("*.ttl"))
    assert list((root / "data" / "register").glob("*.ttl"))


def test_missing_folders_are_ours(tmp_path: Path) -> None:
    """A folder with only an ontology takes the place of our ontology and of nothing else."""
    (tmp_path / "ontology").mkdir()
    assert knowledge_folder("ontology", tmp_path) == tmp_path / "ontology"
    for name in ("shapes", "queries", "data/register"):
        assert knowledge_folder(name, tmp_path) == knowledge_root() / name


def test_an_edited_ontology_is_read_with_our_register(tmp_path: Path) -> None:
    """A label that an editor adds becomes a phrase, beside the register's names."""
    (tmp_path / "ontology").mkdir()
    (tmp_path / "ontology" / "mine.ttl").write_text(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        f"<{DEFAULT_BASE}def/grade/good> skos:inScheme <{DEFAULT_BASE}def/grade> ;\n"
        '    skos:altLabel "top of the class"@en .\n',
        encoding="utf-8",
    )
    knowledge = load_knowledge(tmp_path)
    texts = {phrase.text for phrase in knowledge.lexicon.phrases}
    assert {"top of the class", "Worcestershire County Council"} <= texts


@pytest.mark.parametrize("name", ["nowhere", "empty"])
def test_a_root_without_knowledge_is_refused(tmp_path: Path, name: str) -> None:
    """A mistyped root is an error and not silently our own knowledge."""
    (tmp_path / "empty").mkdir()
    with pytest.raises(KnowledgeError, match=name):
        load_knowledge(tmp_path / name)


def test_an_unknown_folder_is_refused() -> None:
    """Only the four folders are knowledge."""
    with pytest.raises(KnowledgeError, match="lexicon"):
        knowledge_folder("lexicon")


def test_wrong_turtle_is_named_with_its_line(folder: Writer) -> None:
    """The message names the file and the line."""
    root = folder(ontology="grade:good skos:prefLabel .\n")
    with pytest.raises(KnowledgeError, match=r"small\.ttl, line 10: .*correct"):
        load_knowledge(root)


def test_wrong_turtle_among_the_shapes_is_named(folder: Writer) -> None:
    """The shapes are only handed on as text, but a mistake in them is found here."""
    shapes = folder() / "shapes"
    shapes.mkdir()
    (shapes / "broken.ttl").write_text("\n\n<a> <b>\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"broken\.ttl, line \d"):
        load_knowledge(shapes.parent)


def test_other_encodings_are_refused(folder: Writer) -> None:
    """A file that is not UTF-8 is named with the line of the first wrong byte."""
    root = folder()
    (root / "ontology" / "latin.ttl").write_bytes(b"# fine\n# caf\xe9\n")
    with pytest.raises(KnowledgeError, match=r"latin\.ttl, line 2: not UTF-8"):
        load_knowledge(root)


def test_a_folder_without_turtle_is_refused(folder: Writer) -> None:
    """An empty ontology folder is a mistake, not an empty ontology."""
    root = folder()
    (root / "ontology" / "small.ttl").unlink()
    with pytest.raises(KnowledgeError, match=r"holds no \.ttl"):
        load_knowledge(root)


@pytest.mark.parametrize("base", ["", "example.org/", "https://example.org", "https://a b/", "x:/"])
def test_a_base_that_cannot_begin_iris_is_refused(base: str) -> None:
    """A base is absolute and ends in a slash or hash."""
    with pytest.raises(KnowledgeError, match="base IRI"):
        load_knowledge(base=base)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"<{DEFAULT_BASE}id/authority/E1>", f"<{OTHER}id/authority/E1>"),
        (f"<{DEFAULT_BASE}>", f"<{OTHER}>"),
        (f"<{DEFAULT_BASE}ontology#Grade>", f"<{DEFAULT_BASE}ontology#Grade>"),
        (f"<{DEFAULT_BASE}ontology/0.1.0>", f"<{DEFAULT_BASE}ontology/0.1.0>"),
        (f"<{DEFAULT_BASE}graph/ontology>", f"<{OTHER}graph/ontology>"),
        ("<https://w3id.org/other/x>", "<https://w3id.org/other/x>"),
    ],
)
def test_rebasing_spares_the_ontology(text: str, expected: str) -> None:
    """Data IRIs move to the other base; the ontology's terms stay."""
    assert rebase(text, OTHER) == expected
    assert rebase(text, DEFAULT_BASE) == text


def test_a_base_with_a_backslash_escape_look_is_taken_literally() -> None:
    """The base is put in as it is, whatever a replacement pattern would make of it."""
    assert rebase(f"<{DEFAULT_BASE}id>", r"https://x.org/\1/") == r"<https://x.org/\1/id>"


def test_another_base_reaches_every_part(folder: Writer) -> None:
    """No IRI under the default base is left but the ontology's own."""
    knowledge = load_knowledge(folder(), OTHER)
    assert knowledge.lexicon.cue("spoke") == f"{OTHER}def/cue/spoke"
    assert set(knowledge.register.authorities) == {f"{OTHER}id/authority/E{n}" for n in (1, 2)}
    graphs = {str(quad.graph_name) for quad in knowledge.ontology_quads}
    assert graphs == {f"<{OTHER}graph/ontology>"}
    for quad in (*knowledge.ontology_quads, *knowledge.register_quads):
        for term in (quad.subject, quad.object):
            assert f"<{DEFAULT_BASE}" not in str(term).replace(f"<{DEFAULT_BASE}ontology", "")


def test_two_readings_are_equal(knowledge: Knowledge) -> None:
    """Reading again gives the same value, blank nodes included."""
    assert load_knowledge() == knowledge


def test_blank_nodes_of_two_files_stay_apart(folder: Writer) -> None:
    """The same blank node label in two files is two nodes."""
    root = folder(ontology='_:x rdfs:label "one" .\n')
    (root / "ontology" / "second.ttl").write_text(
        '_:x <http://www.w3.org/2000/01/rdf-schema#label> "two" .\n', encoding="utf-8"
    )
    quads = load_knowledge(root).ontology_quads
    assert len({quad.subject for quad in quads}) == 2


def test_knowledge_goes_to_other_processes(folder: Writer) -> None:
    """It survives pickling, quads and all."""
    knowledge = load_knowledge(folder())
    assert pickle.loads(pickle.dumps(knowledge)) == knowledge


def test_reading_is_quick() -> None:
    """All of our own knowledge takes no more than seconds, on a slow and busy machine as well."""
    times = []
    for _ in range(3):
        started = time.process_time()
        load_knowledge()
        times.append(time.process_time() - started)
    assert min(times) < 5


def test_importing_reads_no_file() -> None:
    """Importing the package does not look for the knowledge: there is no state at import."""
    code = (
        "import pathlib; pathlib.Path.read_text = None; pathlib.Path.is_dir = None;"
        "import councilgraph.knowledge"
    )
    source = Path(sys.modules["councilgraph"].__path__[0]).parent
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=source, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_an_installed_package_uses_its_own_copy(tmp_path: Path, folder: Writer) -> None:
    """Away from the checkout, the knowledge inside the package is read."""
    source = Path(sys.modules["councilgraph"].__path__[0])
    package = Path(shutil.copytree(source, tmp_path / "site" / "councilgraph"))
    shutil.copytree(folder(), package / "_knowledge", ignore=shutil.ignore_patterns("site"))
    (package / "_knowledge" / "shapes").mkdir()
    code = "from councilgraph.knowledge import *; print(*load_knowledge().register.authorities)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=package.parent,
        env={"PYTHONPATH": str(package.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split() == [f"{DEFAULT_BASE}id/authority/E{n}" for n in (1, 2)], done.stderr


def test_shapes_and_queries_are_at_hand(knowledge: Knowledge) -> None:
    """The shapes come as one text, the queries as the folder that holds them."""
    assert "NodeShape" in knowledge.shapes_text
    assert knowledge.queries_folder == knowledge_root() / "queries"
