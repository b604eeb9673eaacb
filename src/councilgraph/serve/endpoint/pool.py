"""The worker processes: each query goes to a free one, and one that takes too long is killed.

What a query is, and how its answer is sent, is left to `protocol`; how one process is started and
killed, to `processes`; what a client may ask for, to `budget`.
"""

import asyncio
import tempfile
from collections import Counter, deque
from collections.abc import Awaitable, Callable
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

from councilgraph.model.errors import StoreError
from councilgraph.serve.endpoint.budget import Budget
from councilgraph.serve.endpoint.processes import Nursery, Process, WorkerDiedError
from councilgraph.serve.endpoint.wire import Job, Reply
from councilgraph.serve.problems import Problem
from councilgraph.serve.settings import Settings

Gone = Callable[[], Awaitable[None]]

_WATCHED = 0.2  # seconds after which it is noticed that a client goes away
_HEAVY = 1.0  # seconds after which a query has to let others go first
_SMALLER = (
    "Make it smaller: add a LIMIT, name what is looked for, or ask for less at a time. "
    "All the data can be downloaded from /data"
)


class VersionGoneError(Exception):
    """The version that a job is about has been pruned; ask of the current one."""


class Pool:
    """As many worker processes as the limits say. `start` before use, `stop` afterwards."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._limits = settings.limits
        self._budget = Budget(settings.limits)
        self._idle: list[Process] = []
        self._busy: set[Process] = set()
        self._queue: deque[tuple[str, asyncio.Future[Process]]] = deque()
        self._running: Counter[str] = Counter()
        self._folder = tempfile.TemporaryDirectory(prefix="councilgraph-")
        self._nursery = Nursery(settings)
        self._files = count()
        self._tasks: set[asyncio.Task[None]] = set()
        self._stopped = False

    @property
    def services(self) -> frozenset[str]:
        """Return the addresses that queries may call by SERVICE."""
        return self._settings.services

    async def start(self) -> None:
        """Start all workers."""
        started = [self._start_one() for _ in range(self._limits.workers)]
        await asyncio.gather(*started)

    def stop(self) -> None:
        """End all workers."""
        self._stopped = True
        for process in (*self._idle, *self._busy):
            process.kill()
        self._nursery.stop()
        self._folder.cleanup()

    async def ask(self, job: Job, client: str, timeout: float, gone: Gone | None) -> Reply:
        """Return the reply to a job, within `timeout` seconds.

        `gone` returns when the client goes away, which ends the job; without it, it is the site
        itself that asks, for one of its pages, and need not let others go first. Raises Problem
        past a limit, VersionGoneError, and, to nobody, Problem (408) when the client went away.
        """
        self._budget.enter(client)
        loop = asyncio.get_running_loop()
        deadline = loop.time() + timeout
        begun = None
        try:
            process = await self._free(client, deadline)
            begun = loop.time()
            try:
                return await self._reply(process, job, deadline, timeout, gone)
            finally:
                self._running[client] -= 1
                self._release(process, loop.time() - begun)
        finally:
            self._budget.leave(client, loop.time() - begun if begun is not None else 0.0)

    async def _reply(
        self, process: Process, job: Job, deadline: float, timeout: float, gone: Gone | None
    ) -> Reply:
        loop = asyncio.get_running_loop()
        file = f"{self._folder.name}/{next(self._files)}"
        answer = process.send(replace(job, file=file))
        watching: list[asyncio.Task[None]] = []

        def watch(gone: Gone) -> None:
            watching.append(loop.create_task(_leave(gone, answer)))

        timers = [loop.call_at(deadline, _stop, answer, timeout)]
        if gone is not None:
            timers.append(loop.call_later(_WATCHED, watch, gone))
            timers.append(loop.call_later(_HEAVY, process.slow_down))
        reply = None
        try:
            reply = await answer
        except WorkerDiedError:
            raise Problem(
                503,
                f"the query was stopped because it needed more than {self._limits.memory >> 20} MB "
                f"of memory. {_SMALLER}",
                limit="memory",
            ) from None
        finally:
            for timer in timers:
                timer.cancel()
            for task in watching:
                task.cancel()
            if reply is None:
                process.kill()
                Path(file).unlink(missing_ok=True)
        return _checked(reply, self._limits.result)

    async def _free(self, client: str, deadline: float) -> Process:
        """Wait for a worker; each client runs only so many queries at once."""
        self._bury()
        if self._idle and self._running[client] < self._limits.client_queries:
            return self._take(client)
        loop = asyncio.get_running_loop()
        turn: asyncio.Future[Process] = loop.create_future()
        self._queue.append((client, turn))
        busy = Problem(
            503,
            "the server is busy, and the query did not get its turn in time. Ask again later",
            limit="timeout",
            retry_after=2,
        )
        timer = loop.call_at(deadline, _fail, turn, busy)
        try:
            return await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled() and turn.exception() is None:
                # A worker was given in the same moment: it goes back.
                self._running[client] -= 1
                self._release(turn.result(), 0.0)
            raise
        finally:
            timer.cancel()

    def _take(self, client: str) -> Process:
        process = self._idle.pop()
        self._busy.add(process)
        self._running[client] += 1
        return process

    def _release(self, process: Process, seconds: float) -> None:
        """Put a worker back, or another in its place if it was killed, slowed down or crowded."""
        self._busy.discard(process)
        if process.alive and not process.slowed and not (seconds > _HEAVY / 10 and process.crowded):
            self._idle.append(process)
            self._serve_queue()
            return
        self._replace(process)

    def _bury(self) -> None:
        """Replace workers that somebody else has killed."""
        while self._idle and not self._idle[-1].alive:
            self._replace(self._idle.pop())

    def _replace(self, process: Process) -> None:
        process.kill()
        if not self._stopped:
            task = asyncio.get_running_loop().create_task(self._start_one())
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _start_one(self) -> None:
        try:
            process = await Process.start(self._nursery, self._limits.memory)
        except (OSError, StoreError):
            if self._stopped:
                return
            raise
        if self._stopped:
            process.kill()
            return
        self._idle.append(process)
        self._serve_queue()

    def _serve_queue(self) -> None:
        """Give free workers to those who wait, in their order, as far as they may have one."""
        held: list[tuple[str, asyncio.Future[Process]]] = []
        self._bury()
        while self._idle and self._queue:
            client, turn = self._queue.popleft()
            if turn.done():
                continue
            if self._running[client] >= self._limits.client_queries:
                held.append((client, turn))
                continue
            turn.set_result(self._take(client))
        self._queue.extendleft(reversed(held))
        for client in [name for name, many in self._running.items() if many <= 0]:
            del self._running[client]


def _fail(waiting: "asyncio.Future[Any]", problem: Problem) -> None:
    if not waiting.done():
        waiting.set_exception(problem)


def _stop(answer: "asyncio.Future[Reply]", timeout: float) -> None:
    stopped = f"the query was stopped after {timeout:g} seconds. {_SMALLER}"
    _fail(answer, Problem(504, stopped, limit="timeout"))


async def _leave(gone: Gone, answer: "asyncio.Future[Reply]") -> None:
    """Give up an answer when the client goes away; nobody will read what is told then.

    The status is none that `front` would pass on to others who wait for the same answer.
    """
    await gone()
    _fail(answer, Problem(408, "the client went away"))


def _checked(reply: Reply, longest: int) -> Reply:
    match reply.outcome:
        case "answer":
            return reply
        case "gone":
            raise VersionGoneError
        case "too-long":
            raise Problem(
                503,
                f"the answer is longer than {longest >> 20} MB. {_SMALLER}",
                limit="result-size",
            )
        case "missing":
            raise Problem(404, reply.detail)
        case "unacceptable":
            raise Problem(406, reply.detail)
        case _:
            raise Problem(400, reply.detail)
