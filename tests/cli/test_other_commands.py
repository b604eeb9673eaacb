"""`explain`, `validate`, `export`, `restore`, and the help of every command."""

import re
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import click
import pytest
from click.testing import Result

from councilgraph import __version__
from councilgraph.cli import main
from councilgraph.pipeline import current_version
from councilgraph.store import Shelf

Run = Callable[..., Result]
BASE = "https://example.org/kg/"


@pytest.fixture
def article_id(store: Path) -> str:
    """Return the id of the article on Worcestershire."""
    with closing(current_version(Shelf(store))) as version:
        return next(s.id for s in version.articles if "Worcestershire" in s.text)


@pytest.mark.parametrize("command", [None, *sorted(main.commands)])
def test_every_command_explains_itself(command: str | None, run: Run) -> None:
    """The help has a sentence on the command, one on every option, and fits eighty columns."""
    result = run(*filter(None, [command, "--help"]))
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert max(map(len, lines)) <= 80
    assert re.search(r"^  [A-Z].*", result.stdout, re.M)
    if command is None:
        assert sorted(main.commands) == re.findall(r"^  (\w+)  ", result.stdout, re.M)
        return
    options = [p for p in main.commands[command].params if isinstance(p, click.Option)]
    assert not [option.name for option in options if not option.help]


@pytest.mark.parametrize("command", ["build", "query", "explain", "restore", "export"])
def test_the_help_has_an_example(command: str, run: Run) -> None:
    """Whoever has to give several options sees how."""
    assert re.search(r"councilgraph \w+ .+--store|--format trig", run(command, "--help").stdout)


def test_the_version_is_told(run: Run) -> None:
    """For reports of mistakes."""
    assert run("--version").stdout == f"councilgraph, version {__version__}\n"


@pytest.mark.parametrize("arguments", [["fly"], ["--fly"]])
def test_an_unknown_command_is_wrong_usage(arguments: list[str], run: Run) -> None:
    """Exit code 2 and a hint at the help."""
    result = run(*arguments)
    assert result.exit_code == 2
    assert "--help" in result.stderr


def test_explaining_a_file(run: Run, pages: Path) -> None:
    """No store is needed; each sentence comes with what was read in it."""
    result = run("explain", pages / "worcestershire.txt")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith("Children's services inadequate again\narticle ")
    for heading in ("sentence  ", "  claim   ", "  fact    ", "  triple  "):
        assert re.search(f"^{heading}", result.stdout, re.M)


def test_explaining_a_stored_article_is_the_same(
    run: Run, pages: Path, store: Path, article_id: str
) -> None:
    """What the store holds is read as the file was."""
    stored = run("explain", article_id, "--store", store)
    assert stored.exit_code == 0, stored.stderr
    assert stored.stdout == run("explain", pages / "worcestershire.txt").stdout


def test_explaining_standard_input(run: Run, pages: Path) -> None:
    """A page may be piped in, and dated."""
    page = "Good\n\nGloucestershire County Council's children's services were rated good by Ofsted."
    result = run("explain", "-", "--published", "2019-06-03", stdin=page)
    assert result.exit_code == 0, result.stderr
    assert "stdin · published 2019-06-03" in result.stdout
    assert "not after 2019-06-03" in result.stdout


def test_explaining_names_things_under_another_base(run: Run, pages: Path, tmp_path: Path) -> None:
    """Labels and prefixes are those of the store's own base IRI."""
    store = tmp_path / "graph"
    run("build", pages, "--store", store, "--base-iri", BASE)
    with closing(current_version(Shelf(store))) as version:
        name = next(s.id for s in version.articles if "Worcestershire" in s.text)
    text = run("explain", name, "--store", store).stdout
    assert "Worcestershire County Council · Ofsted" in text
    assert "cg:authority authority:E10000034" in text


@pytest.mark.parametrize(
    ("article", "message"),
    [
        ("0123456789abcdef", "holds no article '0123456789abcdef'"),
        ("no/such/file.txt", "holds no article 'no/such/file.txt'"),
        ("{pages}/empty.txt", "empty.txt holds no article that can be read"),
    ],
)
def test_what_cannot_be_explained(
    article: str, message: str, run: Run, pages: Path, store: Path
) -> None:
    """Exit code 1 and a message."""
    result = run("explain", article.format(pages=pages), "--store", store)
    assert result.exit_code == 1
    assert message in result.stderr


def test_an_id_needs_a_store(run: Run) -> None:
    """The message says that it is no file either."""
    result = run("explain", "0123456789abcdef")
    assert result.exit_code == 1
    assert "is no file. To explain an article of a store, give its id and --store" in result.stderr


def test_a_sound_store_is_valid(run: Run, store: Path) -> None:
    """Exit code 0 and a sentence."""
    result = run("validate", "--store", store)
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines()[-1].startswith("The graph keeps all the rules")


def test_a_store_that_breaks_a_rule_is_not(run: Run, store: Path, tmp_path: Path) -> None:
    """Each breach has a line with its message and what is meant; the exit code is 1."""
    (tmp_path / "shapes").mkdir()
    (tmp_path / "shapes" / "own.ttl").write_text(
        """
        @prefix cg: <https://w3id.org/councilgraph/ontology#> .
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        <https://example.org/shape> a sh:NodeShape ; sh:targetClass cg:Judgement ;
            sh:property [ sh:path cg:mood ; sh:minCount 1 ;
                sh:message "A judgement needs a mood." ] .
        """,
        encoding="utf-8",
    )
    result = run("validate", "--store", store, "--knowledge", tmp_path)
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert len(lines) == 3
    assert all(line.startswith("Violation: A judgement needs a mood. [https:") for line in lines)
    assert "3 things break a rule" in result.stderr


@pytest.mark.parametrize(
    ("form", "start"),
    [
        ("nquads", "<https://w3id.org/"),
        ("trig", "@prefix "),
        ("turtle", "@prefix "),
        ("jsonld", "["),
        ("rdfxml", "<?xml"),
    ],
)
def test_exporting_in_every_format(
    form: str, start: str, run: Run, store: Path, tmp_path: Path
) -> None:
    """A file and standard output get the same."""
    file = tmp_path / "out"
    graph = "https://w3id.org/councilgraph/graph/record"
    arguments = ("export", "--store", store, "--format", form, "--graph", graph, "--output")
    assert run(*arguments, file).exit_code == 0
    assert file.read_text(encoding="utf-8").startswith(start)
    printed = run(*arguments, "-").stdout
    assert sorted(printed.splitlines()) == sorted(file.read_text("utf-8").splitlines())


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "nquads", "--output", "{tmp}/none/out.nq"], "none/out.nq failed"),
        (["--format", "nquads", "--output", "-", "--graph", "https://x.example/"], "there are: "),
        (["--format", "nquads", "--output", "-", "--graph", "record"], "not the IRI of a graph"),
    ],
)
def test_what_cannot_be_exported(
    arguments: list[str], message: str, run: Run, store: Path, tmp_path: Path
) -> None:
    """Exit code 1 and a message that names the file or the graph."""
    result = run("export", "--store", store, *(a.format(tmp=tmp_path) for a in arguments))
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")
    assert message in result.stderr


@pytest.mark.parametrize(
    "arguments", [["--format", "nquads"], ["--output", "-"], ["--format", "csv", "--output", "-"]]
)
def test_wrong_usage_of_export(arguments: list[str], run: Run, store: Path) -> None:
    """Format and file have to be given, and the format has to be one for linked data."""
    assert run("export", "--store", store, *arguments).exit_code == 2


def test_an_export_is_restored(run: Run, store: Path, tmp_path: Path) -> None:
    """The copy answers as the original does, and says how much it holds."""
    dump, copy = tmp_path / "all.trig", tmp_path / "copy"
    assert run("export", "--store", store, "--format", "trig", "--output", dump).exit_code == 0
    result = run("restore", dump, "--store", copy)
    assert result.exit_code == 0
    assert re.fullmatch(rf"Restored [\d,]+ quads into {re.escape(str(copy))}\.\n", result.stdout)
    question = ("query", "rated-inadequate-twice", "--format", "csv", "--store")
    assert run(*question, copy).stdout == run(*question, store).stdout


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("rubbish.nq", "rubbish\n", "rubbish.nq: not N-Quads: "),
        ("empty.nq", "", "has no named graph, so that there is nothing to restore"),
        ("page.txt", "A page", "a store is restored from N-Quads (.nq) or TriG (.trig)"),
        ("missing.trig", None, "no such file"),
    ],
)
def test_what_cannot_be_restored(
    name: str, content: str | None, message: str, run: Run, store: Path, tmp_path: Path
) -> None:
    """Exit code 1, a message that names the file, and a store that stays as it was."""
    file = tmp_path / name
    if content is not None:
        file.write_text(content, encoding="utf-8")
    before = Shelf(store).current_name()
    result = run("restore", file, "--store", store)
    assert result.exit_code == 1
    assert message in result.stderr
    assert name in result.stderr
    assert Shelf(store).current_name() == before
