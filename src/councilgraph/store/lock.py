"""One builder at a time: the lock of a store folder.

The lock is the kernel's, so it ends with the process that holds it, however that ends. POSIX record
locks are used because forked workers do not inherit them: a worker that outlives a killed build
must not keep the store locked. They don't keep one process from locking twice, hence `_held`.
"""

import errno
import fcntl
import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from councilgraph.model.errors import StoreError
from councilgraph.store.files import troubles

_held: set[tuple[int, Path]] = set()
_guard = threading.Lock()


@contextmanager
def building(store: Path) -> Iterator[None]:
    """Hold the store's lock for the length of the block.

    Raises StoreError, at once and naming the holder, when somebody else has it.
    """
    path = store / "LOCK"
    claim = (os.getpid(), path.resolve())
    with _guard:
        # Asked before the file is opened: closing any handle on it would give the lock away.
        if claim in _held:
            raise _refusal(store, "this same process")
        _held.add(claim)
    try:
        with troubles(f"locking {store}"):
            handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        try:
            with troubles(f"locking {store}"):
                _lock(handle, store)
            yield
        finally:
            os.close(handle)
    finally:
        with _guard:
            _held.discard(claim)


def _lock(handle: int, store: Path) -> None:
    try:
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in (errno.EACCES, errno.EAGAIN):
            raise
        holder = os.read(handle, 200).decode("utf-8", "replace").strip()
        raise _refusal(store, holder or "another process") from None
    note = f"process {os.getpid()} on {socket.gethostname()}, since {datetime.now(UTC):%F %T} UTC\n"
    os.ftruncate(handle, 0)
    os.write(handle, note.encode())


def _refusal(store: Path, holder: str) -> StoreError:
    return StoreError(
        f"{store} is being built by {holder}. Wait for that to end, or end it; "
        "queries are answered meanwhile. Or build into another folder with --store"
    )
