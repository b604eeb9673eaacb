"""A build that dies at any moment harms neither the version served nor the next build."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pyoxigraph import Quad

from councilgraph.model.errors import StoreError
from councilgraph.store import Shelf, Version

PRELUDE = """
    import sys, time
    from pathlib import Path
    from councilgraph.store import Shelf
    BASE = "https://w3id.org/councilgraph/"
    shelf = Shelf(Path(sys.argv[1]))
    def text(graph, count):
        lines = (f"<a:{i}> <a:p> \\"{i}\\" <{BASE}graph/{graph}> .\\n" for i in range(count))
        return "".join(lines).encode()
"""


@contextmanager
def running(script: str, store: Path) -> Iterator[subprocess.Popen[str]]:
    """Run a script that prints a line when it is where it should be."""
    source = textwrap.dedent(PRELUDE) + textwrap.dedent(script)
    command = [sys.executable, "-c", source, str(store)]
    path = os.pathsep.join(filter(None, sys.path))
    environment = {**os.environ, "PYTHONPATH": path}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def wait_for_line(process: subprocess.Popen[str]) -> None:
    """Wait until the process has got somewhere, and fail with its errors if it hasn't."""
    assert process.stdout is not None
    if not process.stdout.readline():
        assert process.stderr is not None
        pytest.fail(process.stderr.read())


HALF_BUILT = """
    with shelf.stage(BASE, onto=shelf.current()) as staging:
        staging.add(text("article/a9", 1000))
        print("half built", flush=True)
        time.sleep(60)
"""


def test_killed_build_leaves_the_current_version(
    built: Version, shelf: Shelf, make_quads: Callable[..., list[Quad]], base: str
) -> None:
    """After kill -9 in mid-build the old version answers, and the next build sweeps and works."""
    with running(HALF_BUILT, shelf.path) as process:
        wait_for_line(process)
        assert len(list(shelf.path.glob(".staging-*"))) == 1
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert shelf.current().manifest.quads == len(list(shelf.current().quads())) == 8
    with shelf.stage(base, onto=shelf.current()) as staging:
        staging.add(make_quads("article/a2"))
        assert shelf.publish(staging).manifest.quads == 12
    assert not list(shelf.path.glob(".staging-*"))


def test_builder_in_another_process_is_named(built: Version, shelf: Shelf, base: str) -> None:
    """The second builder is refused with the first one's process id; readers are not."""
    with running(HALF_BUILT, shelf.path) as process:
        wait_for_line(process)
        named = f"is being built by process {process.pid} on "
        with pytest.raises(StoreError, match=named), shelf.stage(base):
            pass
        assert len(list(shelf.current().quads())) == 8


FORKED = """
    import os
    with shelf.stage(BASE) as staging:
        if os.fork() == 0:
            time.sleep(60)
            os._exit(0)
        print("forked", flush=True)
        time.sleep(60)
"""


def test_orphaned_worker_does_not_keep_the_lock(built: Version, shelf: Shelf, base: str) -> None:
    """A worker that outlives a killed build holds nothing that the next build needs."""
    with running(FORKED, shelf.path) as process:
        wait_for_line(process)
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        process.send_signal(signal.SIGKILL)
        process.wait()
        try:
            with shelf.stage(base) as staging:
                shelf.publish(staging)
        finally:
            for child in children:
                os.kill(int(child), signal.SIGKILL)


RESTLESS = """
    print("building", flush=True)
    while True:
        current = shelf.current()
        with shelf.stage(BASE, onto=current) as staging:
            staging.replace_graph(f"{BASE}graph/record", text("record", current.manifest.number))
            shelf.publish(staging)
"""


@pytest.mark.parametrize("seconds", [0.05, 0.11, 0.17, 0.29, 0.41])
def test_kill_at_any_moment(seconds: float, built: Version, shelf: Shelf) -> None:
    """Wherever a builder is killed, the pointer leads to a whole version."""
    with running(RESTLESS, shelf.path) as process:
        wait_for_line(process)
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        process.wait()
    current = shelf.current()
    assert len(list(current.quads())) == current.manifest.quads
    if current.name != built.name:
        assert current.manifest.quads == current.manifest.number - 1 + 4


FULL = """
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
    from councilgraph.model.errors import StoreError
    try:
        with shelf.stage(BASE) as staging:
            staging.add(text("record", 200_000))
            shelf.publish(staging)
    except StoreError as error:
        print("refused:", error, flush=True)
"""


def test_full_disk_is_told_and_harmless(built: Version, shelf: Shelf) -> None:
    """When writing fails for want of room, the message says so and the old version stays."""
    with running(FULL, shelf.path) as process:
        out, err = process.communicate(timeout=60)
    assert out.startswith("refused: "), err
    assert "Free some space" in out
    assert shelf.current_name() == built.name
    assert len(list(shelf.current().quads())) == 8
