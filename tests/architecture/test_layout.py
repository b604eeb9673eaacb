"""The shape of the code and of the files: sizes, names, spelling, and what must not be in them."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE = sorted([*(ROOT / "src").rglob("*.py"), *(ROOT / "tools").glob("*.py")])
LEFT_OUT = {".git", ".venv", "store", "dist", "build", "__pycache__", "node_modules"}
TEXT = {".cfg", ".csv", ".html", ".java", ".json", ".jsonl", ".lock", ".md", ".nq", ".py", ".rq"}
TEXT |= {".toml", ".trig", ".ttl", ".txt", ".xml", ".yaml", ".yml", ""}


def project_files() -> list[Path]:
    """Return the text files of the project, without what tools leave behind."""
    folders = [ROOT]
    found = []
    for folder in folders:
        for path in sorted(folder.iterdir()):
            # In a worktree, .git is a file.
            cache = path.name in LEFT_OUT or path.name.endswith(("_cache", ".egg-info"))
            if path.is_dir() and not cache and path.name != ".hypothesis":
                folders.append(path)
            elif path.is_file() and not cache and path.suffix in TEXT:
                found.append(path)
    return found


def name(path: Path) -> str:
    """Return a path as a test's id."""
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("module", CODE, ids=name)
def test_a_module_fits_in_the_head(module: Path) -> None:
    """A module has at most 300 lines, and a function at most 60."""
    text = module.read_text(encoding="utf-8")
    assert text.count("\n") <= 300, f"{name(module)} is too long: make two of it"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= 60, f"{name(module)}: {node.name} has {length} lines"


@pytest.mark.parametrize("module", CODE, ids=name)
def test_a_module_is_named_after_what_it_holds(module: Path) -> None:
    """No module or package has a name that says nothing of what is in it."""
    empty = {"utils", "util", "helpers", "helper", "common", "manager", "service", "misc", "core"}
    assert not empty & {part.removesuffix(".py") for part in module.relative_to(ROOT).parts}


def test_each_test_folder_is_named_after_what_it_tests() -> None:
    """A package that has tests has them in the folder of its own name."""
    packages = {p.parent.name for p in (ROOT / "src" / "councilgraph").glob("*/__init__.py")}
    others = {"architecture", "docs", "lexicon", "ontology", "pipeline", "queries", "sample"}
    others |= {"shapes", "wheel", "cli", "golden", "tools", "ordinary", "teaching", "browser"}
    others |= {"turns"}
    folders = {p.name for p in (ROOT / "tests").iterdir() if p.is_dir() and p.name[0] not in "._"}
    assert folders - {"__pycache__"} <= packages | others


def test_no_two_test_files_share_a_name() -> None:
    """Test folders are no packages, so a file is known by its name alone."""
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(
    ("pattern", "instead"),
    [
        (r"\bcolor", "colour"),
        (r"\bbehavior", "behaviour"),
        (r"\bjudgment", "judgement"),
        (r"\blabeled|\bmodeled|\bcanceled", "a double l"),
        (r"\banalyz", "analyse"),
        (r"\bfavorite", "favourite"),
        (r"\ba license\b|\bthe license\b|\blicenses\b", "licence, unless it is a verb"),
    ],
)
def test_prose_is_in_british_spelling(pattern: str, instead: str) -> None:
    """Code, comments and documents are written in British spelling."""
    prose = [*CODE, *(ROOT / "tests").rglob("*.py"), *ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
    found = [
        f"{name(path)}: {match[0]}"
        for path in prose
        if path != Path(__file__)
        for match in re.finditer(pattern, path.read_text(encoding="utf-8"))
    ]
    assert not found, f"write {instead}: {found}"


def test_no_file_names_the_machine_it_was_written_on() -> None:
    """No file holds a path of somebody's machine, or the address of a package registry."""
    # Put together here, so that this file does not find itself.
    patterns = ["/" + part for part in ("work/", "tmp/", "root/", "home/", "Users/", "opt/pypi")]
    patterns += ["pypi" + ".org", "files.python" + "hosted"]
    # Where a path may follow: not inside an address or a longer path.
    machine = re.compile("|".join(rf"(?<![\w.:/~*-]){re.escape(p)}|(?<=//){p}" for p in patterns))
    found = [
        f"{name(path)}: {match[0]}"
        for path in project_files()
        for match in machine.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert not found, found
