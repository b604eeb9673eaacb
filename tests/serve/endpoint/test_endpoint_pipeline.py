"""Several jobs on their way to one worker: what is quick shares it, what takes long does not."""

import asyncio
import gc
import json
import socket
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from councilgraph.serve.endpoint import processes
from councilgraph.serve.endpoint.pool import Pool
from councilgraph.serve.endpoint.processes import Process, ReturnedError, WorkerDiedError
from councilgraph.serve.endpoint.wire import Job, Reply, pack_reply
from councilgraph.serve.settings import Settings
from councilgraph.store import Shelf

ENDLESS = f"SELECT (COUNT(*) AS ?n) {{ {' '.join(f'?s{i} ?p{i} ?o{i} .' for i in range(12))} }}"
JOB = Job(version="1", query="ASK {}")
Play = Callable[[Process, socket.socket], Awaitable[None]]


@pytest.fixture
def sleeper() -> Iterator[subprocess.Popen[bytes]]:
    """Return a process that does nothing, to stand for a worker that the test speaks for."""
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    yield process
    process.kill()
    process.communicate()


@pytest.fixture
def play(sleeper: subprocess.Popen[bytes]) -> Callable[[Play], None]:
    """Return a function that lets a test play the worker's part over a socket."""

    async def act(scene: Play) -> None:
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        with theirs:
            process = Process(sleeper.pid, 1 << 30)
            await asyncio.get_running_loop().create_connection(lambda: process, sock=ours)
            await asyncio.wait_for(scene(process, theirs), 20)
            process.kill()

    return lambda scene: asyncio.run(act(scene))


def test_replies_go_to_whoever_asked(
    play: Callable[[Play], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Jobs that wait in one process are answered in their order."""
    monkeypatch.setattr(processes, "_PATIENCE", 60)

    async def scene(process: Process, worker: socket.socket) -> None:
        assert process.free
        assert not process.brisk
        flights = [process.send(JOB, f"/{number}") for number in range(3)]
        assert [bool(flight.begun) for flight in flights] == [True, False, False]
        replies = [Reply("answer", body=str(number).encode()) for number in range(3)]
        worker.sendall(b"".join(map(pack_reply, replies)))
        assert [await flight.answer for flight in flights] == replies
        assert process.free
        assert process.alive

    play(scene)


def test_only_so_many_jobs_ahead(play: Callable[[Play], None]) -> None:
    """A process is brisk while it has little to do, and no longer once a job takes long."""

    async def scene(process: Process, worker: socket.socket) -> None:
        sent = 0
        while sent == 0 or process.brisk:
            process.send(JOB, "/")
            sent += 1
        assert sent < 50
        worker.sendall(pack_reply(Reply("answer")) * (sent - 1))
        await asyncio.sleep(0.05)
        assert not process.free
        assert not process.brisk, "it has been at the last job for long"

    play(scene)


def test_jobs_behind_a_long_one_come_back(play: Callable[[Play], None]) -> None:
    """They come back soon, to be done elsewhere; the process goes on with the long one."""

    async def scene(process: Process, worker: socket.socket) -> None:
        long, *others = [process.send(JOB, "/") for _ in range(3)]
        for flight in others:
            with pytest.raises(ReturnedError):
                await flight.answer
        assert not long.answer.done()
        worker.sendall(pack_reply(Reply("answer", returned=2)))
        assert (await long.answer).outcome == "answer"
        assert process.free
        assert process.alive

    play(scene)


def test_worker_hands_jobs_back_first(play: Callable[[Play], None]) -> None:
    """Where the worker drops jobs before they were taken back, they are done elsewhere as well."""

    async def scene(process: Process, worker: socket.socket) -> None:
        first, second = process.send(JOB, "/"), process.send(JOB, "/")
        worker.sendall(pack_reply(Reply("answer", returned=1)))
        await first.answer
        with pytest.raises(ReturnedError):
            await second.answer
        assert process.free

    play(scene)


def test_process_that_does_what_nobody_wants_is_ended(play: Callable[[Play], None]) -> None:
    """A worker that goes on with a job which was taken back might never come to an end."""

    async def scene(process: Process, worker: socket.socket) -> None:
        long, other = process.send(JOB, "/"), process.send(JOB, "/")
        with pytest.raises(ReturnedError):
            await other.answer
        worker.sendall(pack_reply(Reply("answer")))
        await long.answer
        assert not process.alive

    play(scene)


def test_only_the_job_under_way_dies_with_its_process(play: Callable[[Play], None]) -> None:
    """What had not been begun is innocent of it, and comes back."""

    async def scene(process: Process, worker: socket.socket) -> None:
        flights = [process.send(JOB, "/") for _ in range(3)]
        worker.close()
        with pytest.raises(WorkerDiedError):
            await flights[0].answer
        for flight in flights[1:]:
            with pytest.raises(ReturnedError):
                await flight.answer
        with pytest.raises(WorkerDiedError):
            await process.send(JOB, "/").answer

    play(scene)


def test_queries_leave_nothing_to_collect(small_store: Path) -> None:
    """What a query takes is free again at its end, so that nobody waits while it is collected."""
    query = "SELECT * { ?s ?p ?o } LIMIT 1"

    async def leave() -> None:
        await asyncio.sleep(60)

    async def garbage() -> int:
        pool = Pool(Settings(store=small_store))
        await pool.start()
        version = Shelf(small_store).current_name()
        for number in range(200):
            if number == 100:
                gc.collect()
                gc.disable()
            await pool.ask(Job(version, f"{query} # {number}"), "client", 10, leave)
        found = gc.collect()
        gc.enable()
        pool.stop()
        return found

    assert asyncio.run(garbage()) < 100


def test_what_waits_behind_a_killed_job_is_answered(
    serve: Callable[..., Any], small_store: Path
) -> None:
    """Quick queries from many clients pass by endless ones, of which there are always some."""
    options = ("--timeout", "15", "--workers", "3", "--client-seconds", "0")
    server = serve(small_store, *options, "--client-queries", "2")
    with ThreadPoolExecutor(12) as clients:
        endless = [
            clients.submit(server.ask, f"{ENDLESS} # {n}", source="127.0.0.5") for n in range(2)
        ]
        quick = [
            clients.submit(server.ask, f"SELECT (?s + {n} AS ?x) {{ VALUES ?s {{ 1 }} }}")
            for n in range(300)
        ]
        answers = [one.result() for one in quick]
        assert not any(one.done() for one in endless)
        values = [json.loads(answer.body)["results"]["bindings"][0]["x"] for answer in answers]
        assert [int(value["value"]) for value in values] == [n + 1 for n in range(300)]
        assert {one.result().status for one in endless} == {504}
