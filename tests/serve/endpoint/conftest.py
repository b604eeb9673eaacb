"""For tests of the endpoint: the real server in a process of its own, and a plain client."""

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import urlencode

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from councilgraph.store import Shelf

BASE = "https://w3id.org/councilgraph/"
JSON = "application/sparql-results+json"
FORM = "application/x-www-form-urlencoded"
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back. Names of headers are in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes
    seconds: float

    @property
    def json(self) -> dict[str, object]:
        """Return the body, read as JSON."""
        return json.loads(self.body)

    @property
    def values(self) -> list[str]:
        """Return the values of the first column of SPARQL results in JSON."""
        told = json.loads(self.body)
        return [row[told["head"]["vars"][0]]["value"] for row in told["results"]["bindings"]]


class Server:
    """The site in a process of its own."""

    def __init__(
        self, process: subprocess.Popen[str], store: Path, errors: IO[str], folder: Path
    ) -> None:
        self.process = process
        self.store = store
        self._errors = errors
        self._folder = folder
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.search(r"http://([^/:]+):(\d+)/", line)
        assert found, line or self.complaints()
        self.host, self.port = found[1], int(found[2])
        self.url = f"http://{self.host}:{self.port}"
        _until(lambda: self.ask("ASK {}", source="127.9.9.9").status == 200)

    def send(
        self,
        method: str,
        path: str,
        *,
        headers: dict[str, str] | None = None,
        body: str | bytes | None = None,
        source: str = "127.0.0.1",
    ) -> Answer:
        """Send one request; every address of the loopback network is another client."""
        address = (source, 0)
        client = http.client.HTTPConnection(
            self.host, self.port, timeout=60, source_address=address
        )
        started = time.monotonic()
        try:
            client.request(method, path, body=body, headers=headers or {})
            response = client.getresponse()
            told = {name.lower(): value for name, value in response.getheaders()}
            whole = response.read()
        finally:
            client.close()
        seconds = time.monotonic() - started
        return Answer(status=response.status, headers=told, body=whole, seconds=seconds)

    def ask(
        self, query: str, *, accept: str = JSON, source: str = "127.0.0.1", **more: str
    ) -> Answer:
        """Send a query by GET; `more` are parameters of the address."""
        path = "/sparql?" + urlencode({"query": query, **more})
        return self.send("GET", path, headers={"Accept": accept}, source=source)

    def workers(self) -> set[int]:
        """Return the ids of the worker processes."""
        return {pid for nursery in _children(self.process.pid) for pid in _children(nursery)}

    def processes(self) -> set[int]:
        """Return the ids of the server and of all its processes."""
        return {self.process.pid, *_children(self.process.pid), *self.workers()}

    def files(self) -> set[Path]:
        """Return the files that the server keeps of answers under way."""
        return set(self._folder.glob("*/*"))

    def complaints(self) -> str:
        """Return what the server has written to standard error."""
        self._errors.seek(0)
        return self._errors.read()

    def memory(self) -> int:
        """Return how many bytes the server and all its processes hold, shared ones shared out."""
        return sum(map(_memory, self.processes()))


def _children(pid: int) -> set[int]:
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        return {int(one) for task in tasks for one in (task / "children").read_text().split()}
    except OSError:
        return set()


def _memory(pid: int) -> int:
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    found = re.search(r"^Pss_Anon:\s+(\d+)", text, re.M)
    return int(found[1]) * 1024 if found else 0


def _until(holds: Callable[[], bool], seconds: float = 30) -> None:
    """Wait until something holds, and fail if it does not in time."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not come about in time"
        time.sleep(0.02)


@contextmanager
def _alone(store: Path, *options: str) -> Iterator[Server]:
    """Run a server, and see to it that it ends."""
    command = [sys.executable, "-m", "councilgraph.cli", "serve", "--store", str(store)]
    path = os.pathsep.join(filter(None, sys.path))
    with (
        tempfile.TemporaryFile("w+") as errors,
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(
            [*command, "--port", "0", *options],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            env={**os.environ, "PYTHONPATH": path, "TMPDIR": folder},
        ) as process,
    ):
        try:
            yield Server(process, store, errors, Path(folder))
        finally:
            process.kill()


@contextmanager
def _serving(store: Path, *options: str) -> Iterator[Server]:
    """Run a server, which may have nothing to complain of until its end."""
    with _alone(store, *options) as server:
        yield server
        server.process.send_signal(signal.SIGINT)
        server.process.wait(10)
        complaints = server.complaints()
        assert not complaints, complaints
        assert server.process.returncode == 0
        assert not list(server._folder.iterdir())


@pytest.fixture(scope="session")
def lone() -> Callable[..., AbstractContextManager[Server]]:
    """Return a function that runs a server for the length of a block, however that ends."""
    return _alone


@pytest.fixture(scope="session")
def until() -> Callable[..., None]:
    """Return a function that waits until something holds."""
    return _until


@pytest.fixture(scope="module")
def serve() -> Iterator[Callable[..., Server]]:
    """Return a function that starts a server: `serve(store, "--timeout", "2")`."""
    with ExitStack() as stack:
        yield lambda store, *options: stack.enter_context(_serving(store, *options))


def ring(graph: str, size: int) -> list[Quad]:
    """Make things that each point to the next, the last to the first, with a label each."""
    name = NamedNode(f"{BASE}graph/{graph}")
    things = [NamedNode(f"{BASE}id/thing/{graph}-{number}") for number in range(size)]
    following, label = NamedNode(f"{BASE}ontology#next"), NamedNode(f"{BASE}ontology#label")
    return [
        quad
        for number, thing in enumerate(things)
        for quad in (
            Quad(thing, following, things[(number + 1) % size], name),
            Quad(thing, label, Literal(f"thing {number}"), name),
        )
    ]


def write_store(path: Path, **sizes: int) -> Path:
    """Build a store with a ring of things in each of the graphs named."""
    shelf = Shelf(path)
    with shelf.stage(BASE) as staging:
        for graph, size in sizes.items():
            staging.add(ring(graph, size))
        shelf.publish(staging).close()
    return path


@pytest.fixture(scope="session")
def make_store(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Return a function that builds a store: `make_store(record=3, other=2)`."""
    return lambda **sizes: write_store(tmp_path_factory.mktemp("endpoint") / "store", **sizes)


@pytest.fixture(scope="session")
def small_store(make_store: Callable[..., Path]) -> Path:
    """Return a store of two small graphs: five things on record, three in an article."""
    return make_store(record=5, other=3)


@pytest.fixture(scope="module")
def server(serve: Callable[..., Server], small_store: Path) -> Server:
    """Return a server over the small store, with the options it has by itself."""
    return serve(small_store, "--client-seconds", "0")
