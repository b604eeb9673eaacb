"""A store folder: a shelf of finished versions, and a pointer to the current one.

    CURRENT                    the name of the current version; replaced in one atomic step
    LOCK                       held by whoever builds
    versions/000007-<digest>/  quads/ (RocksDB), articles.sqlite, search.sqlite, manifest.json
    .staging-*/                a version in the making

What goes into a version is left to `pipeline`.
"""

import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from councilgraph.model.errors import StoreError
from councilgraph.store.files import replacing, sync_folder, troubles
from councilgraph.store.lock import building
from councilgraph.store.manifest import NAME, Manifest
from councilgraph.store.staging import Staging
from councilgraph.store.version import Version, manifest_of

KEEP = 3
"""How many versions stay on the shelf when a new one is published, itself included."""

_STAGING = ".staging-"


class Shelf:
    """The versions in a store folder. Making a Shelf reads and writes nothing."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._versions = path / "versions"
        self._pointer = path / "CURRENT"

    @property
    def built(self) -> bool:
        """Tell whether anything has been built here, sound or not."""
        return self._pointer.exists() or bool(self._names())

    def current_name(self) -> str:
        """Return the name of the current version; a server asks this to see if it has changed.

        Raises StoreError when nothing has been built here, or the pointer is damaged.
        """
        try:
            name = self._pointer.read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            raise StoreError(self._nothing_built()) from None
        except (OSError, UnicodeDecodeError) as error:
            raise StoreError(f"{self._pointer} cannot be read: {error}. {self._mend()}") from error
        if not NAME.fullmatch(name):
            raise StoreError(f"{self._pointer} is damaged: it reads {name[:60]!r}. {self._mend()}")
        return name

    def current(self) -> Version:
        """Open the current version. Raises StoreError when there is none, or it is damaged."""
        name = self.current_name()
        while True:
            try:
                return self.open(name)
            except StoreError:
                # Builds may have published and pruned between the two steps: then ask again.
                newer = self.current_name()
                if newer == name:
                    raise
                name = newer

    def open(self, name: str) -> Version:
        """Open the version called `name`. Raises StoreError, naming those there are."""
        if not NAME.fullmatch(name) or not (self._versions / name).is_dir():
            raise StoreError(f"{self.path} has no version {name!r}. {self._mend()}")
        return Version(self._versions / name)

    def versions(self) -> dict[str, Manifest]:
        """Return the manifests of all versions that can be read, by name, oldest first."""
        found = {}
        for name in self._names():
            try:
                found[name] = manifest_of(self._versions / name)
            except StoreError:
                continue  # a damaged version cannot be opened or rolled back to
        return found

    @contextmanager
    def stage(self, base: str, onto: Version | None = None) -> Iterator[Staging]:
        """Start a new version with this base IRI: from nothing, or from a checkpoint of `onto`.

        Holds the store's lock for the length of the block. What isn't published by its end is
        thrown away. Raises StoreError when somebody else is building, when the folder is no
        store, or when `onto` has another base.
        """
        if onto is not None and onto.base != base:
            raise StoreError(
                f"{self.path} was built with the base IRI {onto.base}, not {base}. "
                f"Use --base-iri {onto.base}, or build into another folder"
            )
        self._prepare()
        with building(self.path):
            self._sweep()
            folder = self.path / f"{_STAGING}{secrets.token_hex(4)}"
            staging = None
            try:
                staging = Staging(folder, base, onto)
                yield staging
            finally:
                if staging is not None:
                    staging.close()
                _discard(folder)

    def publish(self, staging: Staging, keep: int = KEEP) -> Version:
        """Make a staged version the current one, prune the shelf, and return it opened.

        The pointer moves last, in one step: if anything fails before, the current version stays.
        Of the others, the `keep` newest versions stay too. An opened version goes on answering
        even when it is pruned.
        """
        if staging.folder.parent != self.path or not staging.base:
            raise StoreError("only a version staged on this shelf, with a base IRI, is published")
        number = 1 + max((int(name.partition("-")[0]) for name in self._names()), default=0)
        manifest = staging.seal(number)
        with troubles(f"publishing version {manifest.name}"):
            staging.folder.rename(self._versions / manifest.name)
            sync_folder(self._versions)
            version = self.open(manifest.name)
            self._point(manifest.name)
        self._prune(manifest.name, keep)
        return version

    def rollback(self, name: str) -> Version:
        """Make an earlier (or later) version the current one, and return it opened."""
        version = self.open(name)
        with building(self.path), troubles(f"rolling back to {name}"):
            self._point(name)
        return version

    def _point(self, name: str) -> None:
        with replacing(self._pointer) as pointer:
            pointer.write(f"{name}\n".encode())

    def _names(self) -> list[str]:
        if not self._versions.is_dir():
            return []
        names = (folder.name for folder in self._versions.iterdir())
        return sorted(filter(NAME.fullmatch, names), key=lambda name: int(name.partition("-")[0]))

    def _prepare(self) -> None:
        with troubles(f"making a store in {self.path}"):
            self.path.mkdir(parents=True, exist_ok=True)
            if not self._versions.is_dir():
                names = sorted(entry.name for entry in self.path.iterdir())
                ours = ("CURRENT", "LOCK", _STAGING)
                strangers = [name for name in names if not name.startswith(ours)]
                if strangers:
                    raise StoreError(
                        f"{self.path} holds other files ({', '.join(strangers[:3])}) and is no "
                        "store. Give --store a new or an empty folder"
                    )
                self._versions.mkdir(exist_ok=True)

    def _sweep(self) -> None:
        """Delete what a build that was killed left behind; only the holder of the lock may."""
        for folder in self.path.glob(f"{_STAGING}*"):
            _discard(folder)

    def _prune(self, current: str, keep: int) -> None:
        for name in self._names()[: -max(keep, 1)]:
            if name == current:
                continue
            # Renamed first, so that nobody finds half a version; if that fails, it just stays.
            doomed = self.path / f"{_STAGING}{name}"
            try:
                (self._versions / name).rename(doomed)
            except OSError:
                continue
            _discard(doomed)

    def _nothing_built(self) -> str:
        names = self._names()
        if names:
            return f"{self.path} has no current version. {self._mend()}"
        return (
            f"{self.path} holds no graph yet. "
            f"Run `councilgraph build SOURCE --store {self.path}` first"
        )

    def _mend(self) -> str:
        names = list(self.versions())
        if not names:
            return f"Build again: `councilgraph build SOURCE --store {self.path}`"
        return (
            f"It has {', '.join(names)}: write one of these names into {self._pointer}, "
            "or build again"
        )


def _discard(folder: Path) -> None:
    """Delete a folder; the engine's threads may still be adding files to it as it goes.

    One that cannot be deleted stays for the next build to sweep.
    """
    for _ in range(5):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(0.02)
