"""The worker processes: each query goes to a free one, and one that takes too long is killed.

What a query is, and how its answer is sent, is left to `protocol`; how one process is started and
killed, to `processes`; what a client may ask for, to `budget`.
"""

import asyncio
import os
import tempfile
from collections import Counter, deque
from collections.abc import Awaitable, Callable
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from councilgraph.model.errors import StoreError
from councilgraph.serve.endpoint.budget import Budget
from councilgraph.serve.endpoint.processes import (
    Flight,
    Nursery,
    Process,
    ReturnedError,
    WorkerDiedError,
)
from councilgraph.serve.endpoint.wire import Job, Reply
from councilgraph.serve.problems import Problem
from councilgraph.serve.settings import Settings

Gone = Callable[[], Awaitable[None]]

_WATCHED = 0.2  # seconds after which a job is looked after at all; most have ended by then
_MANY = 1000  # clients that are remembered at least
_HEAVY = 1.0  # seconds after which a query has to let others go first, if it is in their way
_AT_ONCE = 0.05  # seconds within which no job meets its bound of memory
_PROCESSORS = len(os.sched_getaffinity(0))
_TOO_LARGE = "the query was stopped because it needed more than"
_SMALLER = (
    "Make it smaller: add a LIMIT, name what is looked for, or ask for less at a time. "
    "All the data can be downloaded from /data"
)


class VersionGoneError(Exception):
    """The version that a job is about has been pruned; ask of the current one."""


class _Waiting(NamedTuple):
    """A job that no worker has yet."""

    job: Job
    client: str
    alone: bool
    turn: "asyncio.Future[Flight]"


class Pool:
    """As many worker processes as the limits say. `start` before use, `stop` afterwards."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._limits = settings.limits
        self._budget = Budget(settings.limits)
        self._idle: list[Process] = []
        self._busy: set[Process] = set()
        self._latest: Process | None = None
        self._queue: deque[_Waiting] = deque()
        self._running: Counter[str] = Counter()
        self._folder = tempfile.TemporaryDirectory(prefix="councilgraph-")
        self._nursery = Nursery(settings)
        self._files = count()
        self._tasks: set[asyncio.Task[None]] = set()
        self._stopped = False
        self._hungry = f"{_TOO_LARGE} {self._limits.memory >> 20} MB of memory. {_SMALLER}"

    @property
    def services(self) -> frozenset[str]:
        """Return the addresses that queries may call by SERVICE."""
        return self._settings.services

    async def start(self) -> None:
        """Start all workers."""
        self._loop = asyncio.get_running_loop()
        await asyncio.gather(*(self._start_one() for _ in range(self._limits.workers)))

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
        itself that asks, for a page, and need not let others go first. If the worker dies at once,
        or with what a page asks, the job was not at fault, and another worker is asked. Raises
        Problem past a limit, VersionGoneError, and, to nobody, Problem (408) when the client left.
        """
        self._budget.enter(client)
        deadline = self._loop.time() + timeout
        seconds, alone, died = 0.0, False, False
        try:
            while True:
                flight = await self._begin(job, client, deadline, alone)
                try:
                    reply = await self._reply(flight, deadline, timeout, gone)
                    return _checked(reply, self._limits.result)
                except ReturnedError:
                    alone = True
                except WorkerDiedError:
                    soon = self._loop.time() - flight.begun < _AT_ONCE
                    if died or not (soon or gone is None):
                        raise Problem(503, self._hungry, limit="memory") from None
                    alone = died = True
                    await asyncio.sleep(_AT_ONCE)  # other workers may be ending as well
                finally:
                    seconds = self._end(flight, client)
        finally:
            self._budget.leave(client, seconds)

    async def _begin(self, job: Job, client: str, deadline: float, alone: bool) -> Flight:
        """Give a job to a worker, once there is one for this client."""
        if (flight := self._give(job, client, alone)) is not None:
            return flight
        waiting = _Waiting(job, client, alone, self._loop.create_future())
        (self._queue.appendleft if alone else self._queue.append)(waiting)  # it had its turn
        timer = self._loop.call_at(deadline, _turn_away, waiting.turn)
        try:
            return await waiting.turn
        except asyncio.CancelledError:
            turn = waiting.turn
            if turn.done() and not turn.cancelled() and turn.exception() is None:
                # A worker got the job in the same moment, and nobody waits for it any more.
                self._abandon(turn.result())
                self._end(turn.result(), client)
            raise
        finally:
            timer.cancel()

    def _give(self, job: Job, client: str, alone: bool) -> Flight | None:
        """Send a job to the worker that was asked last if it is brisk, or else to a free one.

        To wake a process for each costs more. What has to be `alone` waits behind no other.
        """
        if self._running[client] >= self._limits.client_queries:
            return None
        process = self._latest
        if alone or process is None or not process.brisk:
            self._bury()
            if not self._idle:
                return None
            process = self._latest = self._idle.pop()
            self._busy.add(process)
        self._running[client] += 1
        return process.send(job, f"{self._folder.name}/{next(self._files)}")

    async def _reply(
        self, flight: Flight, deadline: float, timeout: float, gone: Gone | None
    ) -> Reply:
        timers: list[asyncio.TimerHandle] = []
        watching: list[asyncio.Task[None]] = []

        def watch() -> None:
            timers.append(self._loop.call_at(deadline, _stop, flight.answer, timeout))
            if gone is not None:
                watching.append(self._loop.create_task(_leave(gone, flight.answer)))
                self._make_way(flight, timers)

        timers.append(self._loop.call_at(min(deadline, self._loop.time() + _WATCHED), watch))
        try:
            return await flight.answer
        except (ReturnedError, WorkerDiedError):
            raise
        except BaseException:
            self._abandon(flight)
            raise
        finally:
            for timer in timers:
                timer.cancel()
            for task in watching:
                task.cancel()

    def _make_way(self, flight: Flight, timers: list[asyncio.TimerHandle]) -> None:
        """Let others go before a job that takes long, once more are at work than processors."""
        long = flight.begun and self._loop.time() - flight.begun > _HEAVY
        if long and len(self._busy) > _PROCESSORS:
            flight.process.slow_down()
        else:
            timers.append(self._loop.call_later(_HEAVY, self._make_way, flight, timers))

    def _abandon(self, flight: Flight) -> None:
        """End the process that a job is with; what waits behind that job is given to others."""
        flight.process.kill()
        Path(flight.file).unlink(missing_ok=True)

    def _end(self, flight: Flight, client: str) -> float:
        """Account for a job that has ended; return how many seconds it took."""
        self._running[client] -= 1
        seconds = self._loop.time() - flight.begun if flight.begun else 0.0
        process = flight.process
        if process in self._busy and (process.free or not process.alive):
            self._release(process, seconds)
        self._serve_queue()
        return seconds

    def _release(self, process: Process, seconds: float) -> None:
        """Put a worker back, or another in its place if it was killed, slowed down or crowded."""
        self._busy.discard(process)
        crowded = seconds > _HEAVY / 10 and process.crowded
        if process.alive and not process.slowed and not crowded:
            self._idle.append(process)
        else:
            self._replace(process)

    def _bury(self) -> None:
        """Replace workers that somebody else has killed."""
        while self._idle and self._idle[-1].ended:
            self._replace(self._idle.pop())

    def _replace(self, process: Process) -> None:
        process.kill()
        if not self._stopped:
            task = self._loop.create_task(self._start_one())
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
        """Give waiting jobs to workers, in their order, as far as there are any for them."""
        held: list[_Waiting] = []
        while self._queue and (self._idle or (self._latest is not None and self._latest.brisk)):
            waiting = self._queue.popleft()
            if waiting.turn.done():
                continue
            flight = self._give(waiting.job, waiting.client, waiting.alone)
            if flight is None:
                held.append(waiting)
            else:
                waiting.turn.set_result(flight)
        self._queue.extendleft(reversed(held))
        if len(self._running) > _MANY:
            self._running = Counter({name: n for name, n in self._running.items() if n > 0})


def _fail(waiting: "asyncio.Future[Any]", problem: Problem) -> None:
    if not waiting.done():
        waiting.set_exception(problem)


def _turn_away(turn: "asyncio.Future[Flight]") -> None:
    busy = "the server is busy, and the query did not get its turn in time. Ask again later"
    _fail(turn, Problem(503, busy, limit="timeout", retry_after=2))


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
