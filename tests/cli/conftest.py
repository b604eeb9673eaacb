"""The command line as a user meets it, and a small store to use it on."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from councilgraph.cli import main

ROOT = Path(__file__).resolve().parents[2]
WORCESTERSHIRE = """\
Children's services inadequate again

Published 3 February 2017

By Jo Brown

Worcestershire County Council's children's services were rated inadequate by Ofsted in January 2017.

It is the second time in six years that they have been given the lowest grade.

"We are sorry, and we will do better," said Andy Pole (Con), the council's cabinet member for
children.

The council will spend £5.1 million on the service.
"""
GLOUCESTERSHIRE = """\
Better news

Published 3 June 2019

Gloucestershire County Council's children's services were rated good by Ofsted in May 2019.

Fewshire County Council's services were rated inadequate.
"""

Run = Callable[..., Result]


@pytest.fixture(scope="session")
def run() -> Run:
    """Return a function that runs a command in this process; its output is not a terminal's."""

    def invoke(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(main, [str(a) for a in arguments], input=stdin)

    return invoke


@pytest.fixture(scope="session")
def shell() -> Callable[[str], subprocess.CompletedProcess[str]]:
    """Return a function that runs a line of shell, where `councilgraph` is the command."""
    command = f"{sys.executable} -m councilgraph.cli"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}

    def run_line(line: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "-o", "pipefail", "-c", f'councilgraph() {{ {command} "$@"; }}; {line}'],
            capture_output=True,
            text=True,
            env=environment,
            timeout=120,
        )

    return run_line


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with two articles and an empty file."""
    folder = tmp_path_factory.mktemp("news")
    (folder / "worcestershire.txt").write_text(WORCESTERSHIRE, encoding="utf-8")
    (folder / "gloucestershire.txt").write_text(GLOUCESTERSHIRE, encoding="utf-8")
    (folder / "empty.txt").touch()
    return folder


@pytest.fixture(scope="session")
def built(
    run: Run, pages: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Path, Result]:
    """Return a store of these articles, the report of the build, and what the build printed."""
    folder = tmp_path_factory.mktemp("built")
    store, report = folder / "graph", folder / "issues.jsonl"
    result = run("build", pages, "--store", store, "--report", report, "--jobs", "1")
    return store, report, result


@pytest.fixture(scope="session")
def store(built: tuple[Path, Path, Result]) -> Path:
    """Return the store's folder."""
    return built[0]
