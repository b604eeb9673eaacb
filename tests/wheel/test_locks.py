"""The lock files: they agree with pyproject.toml and each other, and name no machine."""

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PIN = re.compile(r"^([\w.-]+)==(\S+)(?: ; ([^\\]+?))? \\$", re.M)


def read(name: str) -> dict[str, str]:
    """Return the version of each package of a lock file."""
    return {pin[1]: pin[2] for pin in PIN.finditer((ROOT / name).read_text(encoding="utf-8"))}


def names(requirements: list[str]) -> set[str]:
    """Return the packages that requirements name."""
    return {re.split(r"[^\w-]", requirement)[0] for requirement in requirements}


@pytest.fixture(scope="module")
def project() -> dict[str, dict[str, list[str]]]:
    """Return what pyproject.toml says."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_all_that_the_project_needs_is_locked(project) -> None:
    """Dependencies and build backend are in the one lock, the developers' tools in the other."""
    needed = names(project["project"]["dependencies"] + project["build-system"]["requires"])
    tools = names(project["project"]["optional-dependencies"]["dev"])
    assert needed <= read("requirements.lock").keys()
    assert needed | tools <= read("requirements-dev.lock").keys()


def test_both_locks_name_the_same_versions() -> None:
    """Whatever is in both is in both at one version, so that tests run on what users get."""
    runtime, development = read("requirements.lock"), read("requirements-dev.lock")
    assert runtime.items() <= development.items()


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_every_package_is_known_by_its_hash(name: str) -> None:
    """Nothing but pinned names and hashes is in a lock: no address, no path, no option."""
    text = (ROOT / name).read_text(encoding="utf-8")
    entries = re.split(r"^(?=\S)", text, flags=re.M)[1:]
    assert len(entries) == len(read(name)) > 10
    for entry in entries:
        first, *hashes = entry.splitlines()
        assert PIN.match(first)
        assert hashes
        assert all(re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?", line) for line in hashes)


def test_every_package_of_the_front_end_is_pinned_and_known_by_its_hash() -> None:
    """The front-end's lock has all of package.json in just that version, and names no registry."""
    folder = ROOT / "frontend"
    wanted = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    packages = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    root = packages.pop("")
    for kind in ("dependencies", "devDependencies"):
        assert wanted[kind] == root[kind]
        for name, version in wanted[kind].items():
            assert packages[f"node_modules/{name}"]["version"] == version
    assert len(packages) > 20
    for name, package in packages.items():
        assert re.fullmatch(r"sha512-[\w+/]{86}==", package["integrity"]), name
        assert "resolved" not in package, name
