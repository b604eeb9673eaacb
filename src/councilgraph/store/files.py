"""Writing files so that a crash leaves either the old one or the new one, whole.

What is written, and where, is left to the callers.
"""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from councilgraph.model.errors import StoreError


@contextmanager
def troubles(doing: str) -> Iterator[None]:
    """Turn an error of the file system or of the engine into a StoreError that says `doing`."""
    try:
        yield
    except OSError as error:
        raise StoreError(f"{doing} failed: {error}. {_remedy(error)}") from error


def _remedy(error: OSError) -> str:
    words = str(error).lower()
    if "space" in words or "quota" in words or "too large" in words:
        return "Free some space and run it again; what was there before is unharmed"
    if "permission" in words or "read-only" in words:
        return "Check who may write there, or choose another folder"
    return "Check the path and the disk; what was there before is unharmed"


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Open `path` for writing so that it changes all at once, at the end, or not at all.

    The new file is on disk when the block ends without an error. A device or a pipe, which can't
    be replaced, is written to directly; a symbolic link stays, and the file behind it changes.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        with target.open("wb") as output:
            yield output
        return
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        with draft.open("xb") as output:
            yield output
            output.flush()
            os.fsync(output.fileno())
        draft.replace(target)
        sync_folder(target.parent)
    finally:
        draft.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Wait until the names in `folder` are on disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_tree(folder: Path) -> None:
    """Wait until everything under `folder` is on disk.

    Files with a second hard link are left out: an earlier version has them, and they are there.
    """
    for parent, _, names in os.walk(folder):
        for name in names:
            file = Path(parent, name)
            if file.stat().st_nlink == 1:
                sync_folder(file)
        sync_folder(Path(parent))
