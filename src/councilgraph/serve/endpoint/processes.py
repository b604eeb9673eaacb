"""Worker processes, as the server sees them: started, asked, killed.

Which worker is asked, and when one is killed, is left to `pool`.
"""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import cast

from councilgraph.model.errors import StoreError
from councilgraph.serve.endpoint.wire import Job, Reply, Unpacker, pack
from councilgraph.serve.settings import Settings

_CROWDED = 4  # a worker that holds more than a fourth of its bound is replaced
_LEAST = 19  # the niceness of a process that has all day


class WorkerDiedError(Exception):
    """The process ended in the middle of a job: it met its bound of memory, or a fault."""


class Nursery:
    """The process that workers are forked from."""

    def __init__(self, settings: Settings) -> None:
        limits = settings.limits
        self._told: dict[str, object] = {
            "store": str(settings.store),
            "memory": limits.memory,
            "result": limits.result,
            "services": sorted(settings.services),
        }
        self._lock = threading.Lock()
        self._begin()

    def fork(self) -> tuple[int, socket.socket]:
        """Return the id of a new process, and the way to it. Waits for it.

        A nursery that has ended, with all its workers, is begun anew. Raises StoreError where that
        fails as well.
        """
        ours, theirs = socket.socketpair()
        with theirs, self._lock:
            pid = self._ask(theirs)
            if pid is None:
                self.stop()
                self._begin()
                pid = self._ask(theirs)
        if pid is None:
            raise StoreError(
                "no process for queries can be started; see what else the machine does"
            )
        ours.setblocking(False)
        return pid, ours

    def _begin(self) -> None:
        self._control, theirs = socket.socketpair()
        told = json.dumps({**self._told, "socket": theirs.fileno()})
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "councilgraph.serve.endpoint.worker", told],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )

    def _ask(self, connection: socket.socket) -> int | None:
        """Send a worker's end of a connection; return its process id, None if nobody is there."""
        try:
            socket.send_fds(self._control, [b"+"], [connection.fileno()])
            told = self._control.recv(8)
        except OSError:
            return None
        return int.from_bytes(told, "big") if told else None

    def stop(self) -> None:
        """End the nursery, and all workers with it."""
        self._control.close()
        self._process.kill()
        self._process.wait()


class Process(asyncio.Protocol):
    """A worker process. One job at a time."""

    def __init__(self, pid: int, memory: int) -> None:
        self._pid = pid
        # Unlike its number, the handle of a process never comes to mean another one.
        self._handle: int | None = os.pidfd_open(pid)
        self._memory = memory
        self._transport: asyncio.Transport | None = None
        self._unpacker = Unpacker()
        self._waiting: asyncio.Future[Reply] | None = None

    @classmethod
    async def start(cls, nursery: Nursery, memory: int) -> "Process":
        """Start a process, which may hold `memory` bytes; it is ready when it answers."""
        loop = asyncio.get_running_loop()
        pid, connection = await loop.run_in_executor(None, nursery.fork)
        process = cls(pid, memory)
        await loop.create_connection(lambda: process, sock=connection)
        return process

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way to the process."""
        # uvloop's transports are no subclasses of asyncio's.
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        """Hand on a reply, once it is whole."""
        reply = self._unpacker.feed(data)
        if reply is not None and self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(reply)

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell whoever waits that there will be no reply."""
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(WorkerDiedError)
        self._transport = None

    @property
    def alive(self) -> bool:
        """Tell whether the process can be asked."""
        return self._transport is not None

    def send(self, job: Job) -> "asyncio.Future[Reply]":
        """Give it a job; the future raises WorkerDiedError if the process does not survive it."""
        self._waiting = asyncio.get_running_loop().create_future()
        if self._transport is None:
            self._waiting.set_exception(WorkerDiedError)
        else:
            self._transport.write(pack(job))
        return self._waiting

    def slow_down(self) -> None:
        """Let others go first from now on; for good, as an ordinary user cannot take it back."""
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self._pid, _LEAST)

    @property
    def crowded(self) -> bool:
        """Tell whether it holds so much memory that it should be replaced."""
        try:
            text = Path(f"/proc/{self._pid}/statm").read_text(encoding="ascii")
        except OSError:
            return False
        resident = int(text.split()[1]) * os.sysconf("SC_PAGE_SIZE")
        return resident * _CROWDED > self._memory

    def kill(self) -> None:
        """End the process at once, whatever it is doing, if it has not ended already."""
        if self._handle is not None:
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._handle, signal.SIGKILL)
            os.close(self._handle)
            self._handle = None
        self._waiting = None
        if self._transport is not None:
            self._transport.abort()
            self._transport = None
