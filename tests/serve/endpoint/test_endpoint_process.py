"""The command `serve` as a process: how it begins, ends, and dies."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ENDLESS = f"SELECT (COUNT(*) AS ?n) {{ {' '.join(f'?s{i} ?p{i} ?o{i} .' for i in range(12))} }}"


def alive(pid: int) -> bool:
    """Tell whether a process is there and not dead already."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def run(*options: str) -> subprocess.CompletedProcess[str]:
    """Run `serve` with options that it should refuse."""
    return subprocess.run(
        [sys.executable, "-m", "councilgraph.cli", "serve", *options],
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )


def test_killed_server_leaves_no_worker(
    lone: Callable[..., Any], small_store: Path, until: Callable[..., None]
) -> None:
    """After kill -9, in the middle of a query, all its processes end by themselves."""
    with lone(small_store, "--workers", "2") as server:
        asking = threading.Thread(target=lambda: attempt(server))
        asking.start()
        time.sleep(0.5)
        processes = server.processes()
        assert len(processes) >= 4
        server.process.kill()
        until(lambda: not any(map(alive, processes)))
        asking.join()


def attempt(server: Any) -> None:
    """Ask for what takes for ever, whatever becomes of it."""
    try:
        server.ask(ENDLESS)
    except OSError:
        return


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
@pytest.mark.parametrize("query", [None, ENDLESS], ids=["idle", "busy"])
def test_stopped_server_ends_at_once(
    lone: Callable[..., Any],
    small_store: Path,
    until: Callable[..., None],
    name: str,
    query: str | None,
) -> None:
    """Ctrl-C and a plain kill end the server and all its processes, without a word."""
    with lone(small_store, "--workers", "2", "--timeout", "20") as server:
        asking = threading.Thread(target=lambda: query and attempt(server))
        asking.start()
        time.sleep(0.4)
        processes = server.processes()
        server.process.send_signal(signal.Signals[name])
        code = server.process.wait(10)
        assert code == (0 if name == "SIGINT" else -signal.SIGTERM)
        # What was killed may take a moment to end, on a machine that has other things to do.
        until(lambda: not any(map(alive, processes)))
        assert "Traceback" not in server.complaints()
        asking.join()


def test_worker_killed_by_somebody_is_replaced(server: Any, until: Callable[..., None]) -> None:
    """Workers that end for whatever reason are replaced, and no client notices."""
    before = server.workers()
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    until(lambda: not any(map(alive, before)))
    assert server.ask("SELECT * { ?s ?p ?o } LIMIT 5").status == 200
    for number in range(10):
        assert server.ask(f"SELECT * {{ ?s ?p ?o }} LIMIT {number}").status == 200


def test_nursery_killed_by_somebody_is_begun_anew(server: Any, until: Callable[..., None]) -> None:
    """Where the process that forks workers ends, and they with it, others take their place."""
    before = server.workers()
    (nursery,) = server.processes() - before - {server.process.pid}
    os.kill(nursery, signal.SIGKILL)
    until(lambda: not any(map(alive, (nursery, *before))))
    # Who asks before the server has noticed may be told that the process ended.
    until(lambda: server.ask("ASK { ?s ?p 9 }").status == 200)
    for number in range(10):
        assert server.ask(f"SELECT * {{ ?s ?p ?o }} OFFSET {number} LIMIT 1").status == 200


def test_port_in_use(small_store: Path) -> None:
    """A port that somebody has is told with a way out, not with a traceback."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = run("--store", str(small_store), "--port", str(taken.getsockname()[1]))
    assert done.returncode == 1
    assert "--port" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("there", [False, True], ids=["missing", "empty"])
def test_no_store(tmp_path: Path, there: bool) -> None:
    """A store that is missing or empty is told with what makes one."""
    folder = tmp_path / "store"
    if there:
        folder.mkdir()
    done = run("--store", str(folder), "--port", "0")
    assert done.returncode == 1
    assert f"councilgraph build SOURCE --store {folder}" in done.stderr
    assert "Traceback" not in done.stderr


def test_only_this_machine_sees_it(server: Any) -> None:
    """By itself the server listens on the loopback address alone."""
    lines = Path("/proc/net/tcp").read_text().splitlines()[1:]
    listening = [line.split()[1] for line in lines if line.split()[3] == "0A"]
    assert [place for place in listening if place.endswith(f":{server.port:04X}")] == [
        f"0100007F:{server.port:04X}"
    ]


def test_processes_of_a_plain_user_suffice(server: Any) -> None:
    """Workers have no way to more rights than they have, and write no core dumps."""
    for pid in server.workers():
        status = Path(f"/proc/{pid}/status").read_text()
        assert "NoNewPrivs:\t1" in status
        assert "Seccomp:\t2" in status
        limits = Path(f"/proc/{pid}/limits").read_text()
        assert "Max core file size        0                    0" in limits
