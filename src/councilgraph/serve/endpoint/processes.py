"""One worker process, as the server sees it: started, asked, killed.

Which worker is asked, and when one is killed, is left to `pool`.
"""

import asyncio
import json
import os
import socket
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from councilgraph.serve.endpoint.wire import Job, Reply, Unpacker, pack
from councilgraph.serve.settings import Settings

_CROWDED = 4  # a worker that holds more than a fourth of its bound is replaced
_LEAST = 19  # the niceness of a process that has all day


class WorkerDied(Exception):
    """The process ended in the middle of a job: it met its bound of memory, or a fault."""


@dataclass(slots=True)
class _Spawned:
    process: subprocess.Popen[bytes]
    connection: socket.socket


class Process(asyncio.Protocol):
    """A worker process. One job at a time."""

    def __init__(self, spawned: _Spawned, memory: int) -> None:
        self._process = spawned.process
        self._memory = memory
        self._transport: asyncio.Transport | None = None
        self._unpacker = Unpacker()
        self._waiting: asyncio.Future[Reply] | None = None

    @classmethod
    async def start(cls, settings: Settings, folder: Path) -> "Process":
        """Start a process; it is ready when it answers. Long answers go to files in `folder`."""
        loop = asyncio.get_running_loop()
        spawned = await loop.run_in_executor(None, _spawn, settings, folder)
        process = cls(spawned, settings.limits.memory)
        await loop.create_connection(lambda: process, sock=spawned.connection)
        return process

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way to the process."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Hand on a reply, once it is whole."""
        reply = self._unpacker.feed(data)
        if reply is not None and self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(reply)

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell whoever waits that there will be no reply."""
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(WorkerDied)
        self._transport = None

    @property
    def alive(self) -> bool:
        """Tell whether the process can be asked."""
        return self._transport is not None

    def send(self, job: Job) -> "asyncio.Future[Reply]":
        """Give it a job; the future raises WorkerDied if the process does not survive it."""
        self._waiting = asyncio.get_running_loop().create_future()
        if self._transport is None:
            self._waiting.set_exception(WorkerDied)
        else:
            self._transport.write(pack(job))
        return self._waiting

    def slow_down(self) -> None:
        """Let others go first from now on; for good, as an ordinary user cannot take it back."""
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self._process.pid, _LEAST)

    @property
    def crowded(self) -> bool:
        """Tell whether it holds so much memory that it should be replaced."""
        try:
            text = Path(f"/proc/{self._process.pid}/statm").read_text(encoding="ascii")
        except OSError:
            return False
        resident = int(text.split()[1]) * os.sysconf("SC_PAGE_SIZE")
        return resident * _CROWDED > self._memory

    def kill(self) -> None:
        """End the process at once, whatever it is doing."""
        self._process.kill()
        if self._transport is not None:
            self._transport.abort()
            self._transport = None
        asyncio.get_running_loop().run_in_executor(None, self._process.wait)


def _spawn(settings: Settings, folder: Path) -> _Spawned:
    ours, theirs = socket.socketpair()
    limits = settings.limits
    told = {
        "socket": theirs.fileno(),
        "store": str(settings.store),
        "folder": str(folder),
        "memory": limits.memory,
        "result": limits.result,
        "services": sorted(settings.services),
    }
    with theirs:
        process = subprocess.Popen(
            [sys.executable, "-m", "councilgraph.serve.endpoint.worker", json.dumps(told)],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    ours.setblocking(False)
    return _Spawned(process, ours)
