"""Measures what cheap queries feel of four runaway queries at once, and whether memory comes back.

Run it as `python benchmarks/runaways.py`; it takes a minute. A store of a ring of things is served
with a deadline of five seconds. One client asks cheap queries, of which no two are alike, at a
steady pace: first alone, then while another client sends a three-way cross join, a sort of a
two-way one, a property path over everything and a regular expression that explodes. What counts is
the ratio of the two 99th percentiles, which has to stay under ten; milliseconds depend on the
machine.
"""

import http.client
import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

from councilgraph.store import Shelf

BASE = "https://w3id.org/councilgraph/"
THINGS = 20_000
TIMEOUT = 5
PACE = 0.01  # seconds between two cheap queries
ALONE = 1000  # cheap queries that are timed with nobody else there
ROUNDS = 3
RUNAWAYS = {
    "three-way cross join, counted": ("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"),
    "two-way cross join, sorted": "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f",
    "property path": "SELECT (COUNT(*) AS ?n) { ?a (<a:b>|!<a:b>)* ?c }",
    "regular expression": """SELECT ?x { ?thing <ontology#label> ?l
        BIND(REPLACE(STR(?l), "", "aaaaaaaaaaaaaaaa") AS ?a) BIND(REPLACE(?a, "", ?a) AS ?b)
        BIND(REPLACE(?b, "", ?b) AS ?c) BIND(REPLACE(?c, "a", ?b) AS ?d)
        BIND(REGEX(REPLACE(?d, "a", ?c), "(a?){500}(a{500}){500}$") AS ?x) }""",
}


@dataclass(frozen=True, slots=True)
class Server:
    """A server that listens on a port of this machine."""

    process: subprocess.Popen[str]
    port: int

    def ask(self, query: str, source: str) -> tuple[int, float, bytes]:
        """Return status, seconds and answer; each source address is a client of its own."""
        client = http.client.HTTPConnection(
            "127.0.0.1", self.port, timeout=60, source_address=(source, 0)
        )
        started = time.perf_counter()
        client.request("GET", "/sparql?" + urlencode({"query": query}))
        response = client.getresponse()
        body = response.read()
        client.close()
        return response.status, time.perf_counter() - started, body

    def memory(self) -> int:
        """Return how many bytes the server and its processes hold for themselves."""
        found = [self.process.pid]
        for pid in found:
            for task in Path(f"/proc/{pid}/task").iterdir():
                found += map(int, (task / "children").read_text().split())
        told = (Path(f"/proc/{pid}/smaps_rollup").read_text() for pid in found)
        return sum(int(re.findall(r"Pss_Anon:\s+(\d+)", text)[0]) << 10 for text in told)


@contextmanager
def serving(store: Path) -> Iterator[Server]:
    """Serve a store for the length of a block."""
    command = [sys.executable, "-m", "councilgraph.cli", "serve", "--store", str(store)]
    options = ["--port", "0", "--timeout", str(TIMEOUT), "--client-seconds", "0"]
    with subprocess.Popen([*command, *options], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        found = re.search(r":(\d+)/", process.stdout.readline())
        assert found
        server = Server(process, int(found[1]))
        while server.ask("ASK {}", "127.0.0.9")[0] != 200:
            time.sleep(0.1)
        yield server
        process.terminate()


def write_store(path: Path) -> None:
    """Build a store of things that each point to the next."""
    shelf = Shelf(path)
    graph, thing = f"<{BASE}graph/record>", f"{BASE}id/thing/"
    lines = (
        f"<{thing}{i}> <{BASE}ontology#next> <{thing}{(i + 1) % THINGS}> {graph} .\n"
        f'<{thing}{i}> <{BASE}ontology#label> "thing {i}" {graph} .\n'
        for i in range(THINGS)
    )
    with shelf.stage(BASE) as staging:
        staging.add("".join(lines).encode())
        shelf.publish(staging).close()


def cheap(server: Server, number: int) -> float:
    """Ask a cheap query; return its seconds. Raises SystemExit if it fails."""
    query = f"SELECT ?p ?o {{ <id/thing/{number * 7919 % THINGS}> ?p ?o }} # {number}"
    status, seconds, body = server.ask(query, "127.0.0.2")
    if status != 200 or len(json.loads(body)["results"]["bindings"]) != 2:
        sys.exit(f"a cheap query failed: {status} {body!r}")
    return seconds


def paced(server: Server, first: int, going_on: Callable[[int], bool]) -> list[float]:
    """Ask cheap queries at a steady pace for as long as a condition holds; return their seconds."""
    times: list[float] = []
    while going_on(len(times)):
        times.append(cheap(server, first + len(times)))
        time.sleep(max(0.0, PACE - times[-1]))
    return times


def p99(times: list[float]) -> float:
    """Return the 99th percentile, in milliseconds."""
    return quantiles(times, n=100)[-1] * 1000


def main() -> None:
    """Print how runaways ended, and both percentiles with their ratio, for each round."""
    with TemporaryDirectory() as folder:
        write_store(Path(folder) / "store")
        with serving(Path(folder) / "store") as server, ThreadPoolExecutor(4) as others:
            asked = 0
            for number in range(1, ROUNDS + 1):
                idle = paced(server, asked, lambda count: count < ALONE)
                asked += len(idle)
                before = server.memory()
                runs = {
                    name: others.submit(server.ask, f"{text} # {number}", "127.0.0.1")
                    for name, text in RUNAWAYS.items()
                }
                busy = paced(
                    server, asked, lambda _, runs=runs: not all(run.done() for run in runs.values())
                )
                asked += len(busy)
                time.sleep(2)
                print(f"Round {number}")
                for name, run in runs.items():
                    status, seconds, body = run.result()
                    limit = json.loads(body)["limit"]
                    print(f"  {name:32} {status} ({limit}) after {seconds:.2f} s")
                print(f"  memory {before >> 20} MB before, {server.memory() >> 20} MB afterwards")
                print(
                    f"  p99 {p99(idle):.1f} ms idle ({len(idle)}), {p99(busy):.1f} ms beside them "
                    f"({len(busy)}): {p99(busy) / p99(idle):.1f} times"
                )


if __name__ == "__main__":
    main()
