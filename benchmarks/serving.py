"""Measures how many requests a second the site answers, beside two other servers.

Run it as `python benchmarks/serving.py`; it takes some ten minutes. A store of a million quads is
made of the sample articles and copies of them, and served by councilgraph, by Oxigraph's own
read-only server and by rdflib-endpoint. `wrk` (a Debian package) asks each of
them the same: questions of the catalogue again and again, cheap queries of which no two are alike,
and heavy ones of which no two are alike. They take turns, and the median of the rounds counts.
Ratios travel from machine to machine, requests a second do not.
"""

import argparse
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.parse import quote

import pyoxigraph as ox

from councilgraph.answering import Answering
from councilgraph.pipeline import build
from councilgraph.store import Shelf

Command = tuple[str, list[str]]
"""The path of a server's endpoint, and how the server is started, PORT standing for its port."""
Load = tuple[list[str], bool, int]
"""Queries, whether each is asked but once, and how many are asked at a time."""

ROOT = Path(__file__).resolve().parents[1]
COPIED = re.compile(r"(/id/(?!authority|inspectorate|body)[a-z]+/|/graph/article/)([^>/]+)>")
AUTHORITY = re.compile(r"/id/authority/([^>/]+)>")
CHEAP = (
    "SELECT ?p ?o WHERE {{ <{iri}> ?p ?o }}",
    "SELECT ?c WHERE {{ <{iri}> a ?c }}",
    "SELECT ?s ?p WHERE {{ ?s ?p <{iri}> }} LIMIT 20",
)
HEAVY = (
    "SELECT ?p (COUNT(*) AS ?n) WHERE { ?s ?p ?o } GROUP BY ?p ORDER BY DESC(?n)",
    "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s ?p ?o FILTER(CONTAINS(STR(?o), 'Council')) }",
    "PREFIX cg: <https://w3id.org/councilgraph/ontology#> SELECT ?g (COUNT(DISTINCT ?c) AS ?n) "
    "WHERE { ?c a cg:JudgementClaim ; cg:grade ?g ; cg:evidence ?e . ?e ?p ?o } GROUP BY ?g",
)
SCRIPT = """
local paths, n, salt = {}, 0, tostring({}):gsub("%W", "")
for line in io.lines("PATHS") do paths[#paths + 1] = line end
request = function()
  n = n + 1
  local path = paths[(n - 1) % #paths + 1]
  if FRESH then path = path .. "%20%23" .. salt .. n end
  return wrk.format("GET", path, {["Accept"] = "application/sparql-results+json"})
end
"""
RDFLIB_APP = """
import sys, uvicorn
from rdflib import Dataset
from rdflib_endpoint import SparqlEndpoint
graph = Dataset(store="Oxigraph", default_union=True)
graph.store._inner.bulk_load(path=sys.argv[1])
uvicorn.run(SparqlEndpoint(graph=graph, path="/"), port=int(sys.argv[2]), log_level="error")
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A server that is running, and the address of its endpoint."""

    name: str
    port: int
    path: str


def make_store(folder: Path, quads: int) -> Shelf:
    """Build the sample, and copies of its articles and its record, each about other councils."""
    shelf = Shelf(folder / "store")
    build([ROOT / "data" / "articles"], shelf)
    version = shelf.current()
    kept = [graph for graph in version.graphs() if "/article/" in graph or "/record" in graph]
    own = [quad for graph in kept for quad in version.quads(graph)]
    text = ox.serialize(own, format=ox.RdfFormat.N_QUADS).decode()
    known = version.query(
        "SELECT DISTINCT ?code WHERE { ?a <https://w3id.org/councilgraph/ontology#gssCode> ?code }"
    )
    codes = sorted(row[0].value for row in known)
    place = {code: n for n, code in enumerate(codes)}

    def other(number: int, code: str) -> str:
        shift = 7 * (number + 1)
        return codes[(place[code] + shift) % len(codes)] if code in place else code

    with shelf.stage(version.base, version) as staging:
        for number in range((quads - version.manifest.quads) // len(own) + 1):
            copy = COPIED.sub(rf"\g<1>\g<2>-{number}>", text).replace("_:", f"_:b{number}x")
            copy = AUTHORITY.sub(lambda m, n=number: f"/id/authority/{other(n, m[1])}>", copy)
            staging.add(copy.encode())
        published = shelf.publish(staging)
    print(f"{published.manifest.quads:,} quads")
    return shelf


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@contextmanager
def running(name: str, path: str, command: list[str], port: int) -> Iterator[Server]:
    """Start a server, wait until it answers, and end it."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(1200):
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield Server(name=name, port=port, path=path)
    finally:
        process.kill()
        process.wait()


def commands(shelf: Shelf, dump: Path) -> dict[str, Command]:
    """Return how each server is started, PORT standing for its port, and its endpoint's path."""
    quads = shelf.current().folder / "quads"
    limits = ["--client-seconds", "0", "--client-queries", "8", "--timeout", "60"]
    serve = [sys.executable, "-m", "councilgraph.cli", "serve", "--store", str(shelf.path)]
    oxigraph = shutil.which("oxigraph") or str(Path(sys.executable).with_name("oxigraph"))
    read_only = [oxigraph, "serve-read-only", "--location", str(quads), "--union-default-graph"]
    return {
        "councilgraph": ("/sparql", [*serve, "--port", "PORT", *limits]),
        "oxigraph": ("/query", [*read_only, "--bind", "127.0.0.1:PORT"]),
        "rdflib-endpoint": ("/", [sys.executable, "-c", RDFLIB_APP, str(dump), "PORT"]),
    }


def workloads(shelf: Shelf) -> dict[str, Load]:
    """Return of each kind of load its queries, whether each is asked but once, and connections."""
    version = shelf.current()
    questions = [
        question.text
        for question in Answering.catalogue()
        if not any(param.required for param in question.params) and question.columns
    ]
    things = version.query("SELECT DISTINCT ?s WHERE { ?s a ?c } LIMIT 3000")
    iris = [row[0].value for row in things if isinstance(row[0], ox.NamedNode)]
    cheap = [pattern.format(iri=iri) for iri in iris for pattern in CHEAP]
    return {
        "repeated questions": (questions[:6], False, 8),
        "fresh cheap queries": (cheap, True, 8),
        "heavy queries": (list(HEAVY), True, 2),
    }


def measure(server: Server, queries: list[str], fresh: bool, connections: int, folder: Path) -> str:
    """Let `wrk` ask for a while; return what it tells."""
    paths = folder / "paths"
    paths.write_text("".join(f"{server.path}?query={quote(q, safe='')}\n" for q in queries))
    script = folder / "ask.lua"
    told = SCRIPT.replace("PATHS", str(paths)).replace("FRESH", str(fresh).lower())
    script.write_text(told)
    command = ["wrk", "-t1", f"-c{connections}", "-d15s", "--timeout", "60s", "--latency"]
    url = f"http://127.0.0.1:{server.port}"
    done = subprocess.run(
        [*command, "-s", str(script), url], capture_output=True, text=True, check=True
    )
    return done.stdout


def rate(server: str, load: str, command: Command, asked: Load, folder: Path) -> float:
    """Return the requests a second of one server under one load, and print them."""
    path, words = command
    # Started anew each time, since it may still be busy with what it was asked before.
    port = free_port()
    started = [word.replace("PORT", str(port)) for word in words]
    with running(server, path, started, port) as served:
        told = measure(served, *asked, folder)
    found = re.search(r"Requests/sec:\s+([\d.]+)", told)
    slow = re.search(r"99%\s+(\S+)", told)
    bad = re.search(r"(Non-2xx.*|Socket errors.*)", told)
    each = float(found[1]) if found else 0.0
    print(
        f"{load:22} {server:16} {each:10.1f}/s  p99 {slow[1] if slow else '?'}"
        f"  {bad[0] if bad else ''}",
        flush=True,
    )
    return each


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quads", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    told = parser.parse_args()
    if shutil.which("wrk") is None:
        sys.exit("wrk is needed: sudo apt install wrk")
    with TemporaryDirectory() as name:
        folder = Path(name)
        shelf = make_store(folder, told.quads)
        dump = folder / "all.nq"
        shelf.current().dump("nquads", dump)
        servers = commands(shelf, dump)
        for load, asked in workloads(shelf).items():
            rates: dict[str, list[float]] = {server: [] for server in servers}
            for number in range(told.rounds):
                for server, command in servers.items():
                    if number == 0 or server != "rdflib-endpoint":  # it takes a minute to begin
                        rates[server].append(rate(server, load, command, asked, folder))
            ours = median(rates["councilgraph"])
            for other in [server for server in servers if server != "councilgraph"]:
                theirs = median(rates[other])
                times = f"{ours / theirs:.2f} times" if theirs else "none was answered by"
                print(f"{load:22} {times} {other}", flush=True)


if __name__ == "__main__":
    main()
