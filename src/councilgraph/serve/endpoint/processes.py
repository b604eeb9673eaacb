"""Worker processes, as the server sees them: started, asked, killed.

Which worker is asked, and when one is killed, is left to `pool`.
"""

import asyncio
import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
from collections import deque
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import cast

from councilgraph.model.errors import StoreError
from councilgraph.serve.endpoint.wire import Job, Replies, Reply, pack_job
from councilgraph.serve.settings import Settings

_CROWDED = 4  # a worker that holds more than a fourth of its bound is replaced
_AHEAD = 8  # jobs that a process has at most, with the one that it is at
_BRISK = 0.001  # seconds; a process that is longer at a job gets no more
_PATIENCE = 0.01  # seconds that jobs wait behind one before they are given to others
# The engine takes many small pieces of memory for each query: glibc is to have them at hand.
_ENVIRONMENT = {"GLIBC_TUNABLES": "glibc.malloc.tcache_count=127"}
_LEAST = 19  # the niceness of a process that has all day


class WorkerDiedError(Exception):
    """The process ended in the middle of a job: it met its bound of memory, or a fault."""


class ReturnedError(Exception):
    """The job was not begun: it waited behind one that takes long. Give it to another process."""


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
                env={**_ENVIRONMENT, **os.environ},
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


class Flight:
    """A job that a process has. `begun` is when the process came to it, 0 before that.

    `answer` raises WorkerDiedError if the process did not survive the job, and ReturnedError if
    the job was not begun because the one before it takes long, or was the end of the process. A
    long answer goes to `file`.
    """

    __slots__ = ("answer", "begun", "file", "process")

    def __init__(
        self, process: "Process", answer: "asyncio.Future[Reply]", begun: float, file: str
    ) -> None:
        self.process = process
        self.answer = answer
        self.begun = begun
        self.file = file

    def fail(self, error: type[Exception]) -> None:
        """Tell whoever waits that there will be no answer."""
        if not self.answer.done():
            self.answer.set_exception(error)


class Process(asyncio.Protocol):
    """A worker process. It does one job after another, and is sent a few before it is asked."""

    def __init__(self, pid: int, memory: int) -> None:
        self._pid = pid
        # Unlike its number, the handle of a process never comes to mean another one.
        self._handle: int | None = os.pidfd_open(pid)
        self._memory = memory
        self.slowed = False
        self._transport: asyncio.Transport | None = None
        self._replies = Replies()
        self._flights: deque[Flight] = deque()
        self._loop = asyncio.get_running_loop()
        self._alarm: asyncio.TimerHandle | None = None

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
        """Hand on the replies that are whole."""
        for reply in self._replies.feed(data):
            flight = self._flights.popleft()
            if not flight.answer.done():
                flight.answer.set_result(reply)
            for _ in range(reply.returned):
                self._flights.popleft().fail(ReturnedError)
        if self._flights:
            self._flights[0].begun = self._loop.time()
            if self._flights[0].answer.done():
                self.kill()  # it does what nobody wants any more

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell whoever waits that there will be no reply."""
        self._transport = None
        self._fail_all(WorkerDiedError)

    @property
    def alive(self) -> bool:
        """Tell whether the process can be asked."""
        return self._transport is not None

    @property
    def ended(self) -> bool:
        """Tell whether the process is no more, even if its connection has not been lost yet."""
        if self._transport is None or self._handle is None:
            return True
        poll = select.poll()
        poll.register(self._handle, select.POLLIN)  # a handle can be read once its process ended
        return bool(poll.poll(0))

    @property
    def free(self) -> bool:
        """Tell whether it has nothing to do."""
        return not self._flights

    @property
    def brisk(self) -> bool:
        """Tell whether it is so quick that one more job can be sent after those it has."""
        return (
            self._transport is not None
            and 0 < len(self._flights) < _AHEAD
            and self._loop.time() - self._flights[0].begun < _BRISK
        )

    def send(self, job: Job, file: str) -> Flight:
        """Give it a job."""
        begun = 0.0 if self._flights else self._loop.time()
        flight = Flight(self, self._loop.create_future(), begun, file)
        if self._transport is None:
            flight.fail(WorkerDiedError)
            return flight
        self._flights.append(flight)
        self._transport.write(pack_job(job, file))
        if len(self._flights) > 1 and self._alarm is None:
            self._alarm = self._loop.call_later(_PATIENCE, self._take_back)
        return flight

    def _take_back(self) -> None:
        """Let the jobs that wait behind one that takes long be done by others."""
        self._alarm = None
        if len(self._flights) > 1:
            waited = self._loop.time() - self._flights[0].begun
            if waited < _PATIENCE:
                self._alarm = self._loop.call_later(_PATIENCE - waited, self._take_back)
            else:
                for flight in islice(self._flights, 1, None):
                    flight.fail(ReturnedError)

    def _fail_all(self, reason: type[Exception]) -> None:
        """Tell whoever waits: the first job has met its end, the others were not begun."""
        for flight in self._flights:
            flight.fail(reason)
            reason = ReturnedError
        self._flights.clear()

    def slow_down(self) -> None:
        """Let others go first from now on; for good, as an ordinary user cannot take it back."""
        self.slowed = True
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
        if self._transport is not None:
            self._transport.abort()
            self._transport = None
        self._fail_all(ReturnedError)
