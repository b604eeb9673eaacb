"""The documents keep up with the program: commands, options, questions, terms, decisions, links."""

import ast
import re
import shlex
from pathlib import Path

import click
import pytest

from councilgraph.answering import Answering
from councilgraph.cli import main

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "data").rglob("*.md")]
COMMANDS = main.commands
QUERIES = {query.name: query for query in Answering.catalogue()}


def is_ours(line: str) -> bool:
    """Tell whether a line of a document runs councilgraph."""
    return "councilgraph " in f"{line} " and not line.startswith(("mkdir", ".venv/bin/py"))


def examples(text: str) -> list[str]:
    """Return the commands in a document: lines of code blocks, and code within a sentence."""
    blocks = [
        line for block in re.findall(r"```sh\n(.*?)```", text, re.S) for line in block.splitlines()
    ]
    inline = re.findall(r"`(councilgraph [^`]+)`", text.replace("\n", " "))
    return [line for line in [*blocks, *inline] if is_ours(line)]


def arguments(example: str) -> list[str]:
    """Return the arguments of councilgraph in a line of shell, without pipes and redirections."""
    words = shlex.split(example.rstrip(":"), comments=True)
    start = next(n for n, word in enumerate(words) if word.split("/")[-1] == "councilgraph")
    stops = [n for n, word in enumerate(words) if n > start and word[0] in "|>&;"]
    return words[start + 1 : stops[0] if stops else None]


@pytest.mark.parametrize("example", [e for d in DOCUMENTS for e in examples(d.read_text("utf-8"))])
def test_an_example_is_right_usage(example: str) -> None:
    """Each command in a document exists, and so do its options, questions and parameters."""
    name, *rest = arguments(example)
    if name == "COMMAND":
        return
    command = COMMANDS[name]
    options = {f: param for param in command.params for f in (*param.opts, *param.secondary_opts)}
    for word in rest:
        if word.startswith("--"):
            assert word in options or word == "--help", f"{name} has no option {word}"
    if name in ("query", "queries") and rest and re.fullmatch(r"[a-z-]{2,}", rest[0]):
        question = QUERIES[rest[0]]
        given = [rest[n + 1] for n, word in enumerate(rest) if word == "--param"]
        known = {param.name for param in question.params}
        assert {param.partition("=")[0] for param in given} <= known
    if name == "query" and "--format" in rest:
        form = options["--format"].type
        assert isinstance(form, click.Choice)
        assert rest[rest.index("--format") + 1] in form.choices


def test_the_examples_are_found() -> None:
    """The test above has something to do: every command is shown in the README."""
    shown = {arguments(example)[0] for example in examples(README)}
    assert shown - {"COMMAND"} == set(COMMANDS)


@pytest.mark.parametrize(
    ("command", "option"),
    [
        (name, max(param.opts, key=len))
        for name, command in COMMANDS.items()
        for param in command.params
        if isinstance(param, click.Option)
    ],
)
def test_each_option_is_told_of(command: str, option: str) -> None:
    """The README has every option of every command, and each option says what it is for."""
    assert option in README
    [param] = [p for p in COMMANDS[command].params if option in p.opts]
    assert isinstance(param, click.Option)
    choices = isinstance(param.type, click.Choice)
    assert param.help or choices


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_each_question_is_in_the_table(name: str) -> None:
    """The README's table has each question of the catalogue once, and no other."""
    rows = re.findall(r"^\| `([a-z-]+)` \|", README, re.M)
    assert rows.count(name) == 1
    assert set(rows) == set(QUERIES)


def test_the_two_commands_of_the_set_up_exist() -> None:
    """The commands that set everything up are in the README, and the script has them."""
    script = (ROOT / "run").read_text(encoding="utf-8")
    commands = set(re.findall(r"\./run (\w+)", README + CONTRIBUTING))
    assert commands >= {"sample", "check", "lock", "clean"}
    for command in commands:
        assert re.search(rf"^{command}\(\) \{{", script, re.M), f"./run has no {command}"
    assert (ROOT / "run").stat().st_mode & 0o111
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


def nouns() -> list[str]:
    """Return the names of the classes of the model, as words."""
    names = [
        node.name
        for path in sorted((ROOT / "src/councilgraph/model").glob("*.py"))
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.endswith("Error")
    ]
    return [re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower() for name in names]


# These are details of a noun, told with it.
DETAILS = {"kind", "dated by", "trouble", "claims", "facts"}
KINDS = {
    f"{kind} fact" for kind in ("judgement", "inspection", "tenure", "statement", "intervention")
}


@pytest.mark.parametrize("noun", sorted(set(nouns()) - DETAILS - KINDS))
def test_each_noun_of_the_model_is_in_the_term_table(noun: str) -> None:
    """CONTRIBUTING.md explains every noun that the model has."""
    terms = [
        cell
        for row in re.findall(r"^\| ([^|]+) \|", CONTRIBUTING, re.M)
        for cell in row.split(", ")
    ]
    assert noun in {re.sub(r" \(.*\)", "", term) for term in terms}


def test_each_decision_is_in_the_index() -> None:
    """The index links every page of decisions, and each has a number of its own."""
    folder = ROOT / "docs" / "decisions"
    pages = {path.name for path in folder.glob("0*.md")}
    index = (folder / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\]\((0\d{3}-[\w-]+\.md)\)", index)) == pages
    assert len({page[:4] for page in pages}) == len(pages)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_each_file_that_a_document_names_is_there(document: Path) -> None:
    """Links to files, and files and folders named in code type, exist."""
    text = document.read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    assert [link for link in links if not (document.parent / link).exists()] == []
    top = "ontology|shapes|queries|data|docs|src|tests|tools|benchmarks"
    named = re.findall(rf"`((?:{top})/[\w./-]*)`", text)
    # A name in capitals stands for any.
    missing = [n for n in named if not (ROOT / n).exists() and not re.search("[A-Z]{4}", n)]
    assert missing == []


def test_each_package_has_its_line_in_the_layout() -> None:
    """CONTRIBUTING.md tells of every package and module on the top level."""
    folder = ROOT / "src" / "councilgraph"
    packages = {f"{path.parent.name}/" for path in folder.glob("*/__init__.py")}
    modules = {path.name for path in folder.glob("*.py")} - {"__init__.py"}
    assert [name for name in packages | modules if f"`{name}`" not in CONTRIBUTING] == []


def test_the_sample_tells_how_many_articles_it_has() -> None:
    """The numbers in the change log and in the sample's README are those of the sample."""
    lines = (ROOT / "tests/sample/gold.jsonl").read_text(encoding="utf-8").splitlines()
    assert f"corpus of {len(lines)} articles" in (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert len(lines) == 51
    assert (ROOT / "data/articles/README.md").read_text("utf-8").count("Fifty-one") == 1
