"""The wheel as users get it: built, installed into an empty environment, run from elsewhere."""

import ast
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
KNOWLEDGE = ("ontology", "shapes", "queries", "data/register")
ARTICLE = """Council told to improve

Published: 12 October 2017

Worcestershire County Council's children's services were rated inadequate by Ofsted in an inspection
in November 2016, the watchdog said in a report. It is the second time in six years that inspectors
have judged the services to be inadequate.
"""


def files(folder: Path) -> list[Path]:
    """Return all files in a folder."""
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy of what is needed for it, without a network.

    The front-end is built before, and is not built again.
    """
    subprocess.run([sys.executable, ROOT / "hatch_build.py"], check=True)
    source = tmp_path_factory.mktemp("source")
    for name in ("pyproject.toml", "README.md", "LICENSE", "hatch_build.py"):
        shutil.copy(ROOT / name, source)
    for name in ("src", "frontend", *KNOWLEDGE):
        leave = shutil.ignore_patterns("__pycache__", "*.egg-info", "node_modules")
        shutil.copytree(ROOT / name, source / name, ignore=leave)
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", str(source)],
        check=True,
        capture_output=True,
    )
    [built] = (source / "dist").glob("*.whl")
    return built


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the Python of an environment that has the wheel, and our dependencies by a path.

    The dependencies are those of this environment, so that nothing is downloaded; councilgraph
    itself comes from the wheel.
    """
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check"]
    install = ["install", "--quiet", "--no-index", "--no-deps", str(wheel)]
    subprocess.run([*pip, *install], check=True, capture_output=True)
    home = folder / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}"
    # The folder comes after the environment's own, and its path files, such as that of an editable
    # install, are not followed.
    path = home / "site-packages" / "dependencies.pth"
    path.write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return python


def imported() -> set[str]:
    """Return the packages that the code imports, without Python's own and itself."""
    trees = [ast.parse(p.read_text(encoding="utf-8")) for p in (ROOT / "src").rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    names = {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}
    names |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    return {name.split(".")[0] for name in names} - sys.stdlib_module_names - {"councilgraph"}


def named() -> set[str]:
    """Return the words by which the code hands one package to another.

    They are options of calls, and parts of the names of modules: uvicorn's `httptools_impl`.
    """
    trees = [ast.parse(p.read_text(encoding="utf-8")) for p in (ROOT / "src").rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    options = [node.value for node in nodes if isinstance(node, ast.keyword)]
    words = {one.value for one in options if isinstance(one, ast.Constant)}
    modules = [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    words |= {part for module in modules for part in re.split(r"[._]", module)}
    return {word for word in words if isinstance(word, str)}


def run(python: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run councilgraph's command in a folder, with an environment that knows no checkout."""
    known = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [python.with_name("councilgraph"), *arguments],
        cwd=folder,
        env=known,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_the_wheel_holds_the_knowledge(wheel: Path) -> None:
    """Each file of ontology/, shapes/, queries/ and data/register/ is in it, and no test is."""
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in KNOWLEDGE:
        wanted = files(ROOT / folder)
        assert wanted
        packed = {f"councilgraph/_knowledge/{p.relative_to(ROOT).as_posix()}" for p in wanted}
        assert packed <= names
    assert "councilgraph/py.typed" in names
    assert "councilgraph/ingest/boilerplate.toml" in names
    assert not [name for name in names if name.startswith(("tests", "data", "tools"))]


def test_the_wheel_holds_the_built_front_end(wheel: Path) -> None:
    """Styles, scripts and the licences of what they hold are in it; their sources are not."""
    names = set(zipfile.ZipFile(wheel).namelist())
    static = ROOT / "src" / "councilgraph" / "serve" / "static"
    built = {f"councilgraph/serve/static/{p.relative_to(static).as_posix()}" for p in files(static)}
    assert built <= names
    needed = ("site.css", "site.js", "editor.css", "editor.js", "LICENCES.txt")
    assert {f"councilgraph/serve/static/{name}" for name in needed} <= built
    assert not [name for name in names if "node_modules" in name or name.endswith(".map")]
    assert not [name for name in names if name.startswith(("frontend", "hatch_build"))]


def test_the_wheel_says_what_it_needs(wheel: Path) -> None:
    """Its metadata names the licence, the Python and just the packages that the code uses."""
    archive = zipfile.ZipFile(wheel)
    [path] = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
    lines = archive.read(path).decode().splitlines()
    needed = [line.split(": ")[1] for line in lines if line.startswith("Requires-Dist: ")]
    always = {re.split(r"[^\w-]", need)[0] for need in needed if "extra ==" not in need}
    needs = {name.replace("_", "-") for name in imported()}
    assert needs <= always <= needs | named()
    assert "License-Expression: MIT" in lines
    assert "Requires-Python: >=3.11" in lines


def test_the_installed_package_is_not_the_checkout(python: Path, tmp_path: Path) -> None:
    """The program that the other tests run comes from the wheel, and finds its own knowledge."""
    code = (
        "import councilgraph, councilgraph.knowledge as k;"
        "print(councilgraph.__file__); print(k.knowledge_root())"
    )
    done = subprocess.run(
        [python, "-I", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    package, knowledge = done.stdout.splitlines()
    environment = str(python.parents[1])
    assert package.startswith(environment)
    assert knowledge == str(Path(package).parent / "_knowledge")


def test_an_article_is_built_and_asked_about(python: Path, tmp_path: Path) -> None:
    """From an article to the answer to the main question, in a folder far from the checkout."""
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    built = run(python, tmp_path, "build", "article.txt", "--store", "graph", "--jobs", "1")
    assert built.returncode == 0, built.stderr
    asked = run(
        python, tmp_path, "query", "rated-inadequate-twice", "--store", "graph", "--format", "csv"
    )
    assert asked.returncode == 0, asked.stderr
    assert "Worcestershire County Council,E10000034,2," in asked.stdout
    checked = run(python, tmp_path, "validate", "--store", "graph")
    assert checked.returncode == 0, checked.stdout[-900:]
