"""Queries that run away, clients that go away, and everybody else in the meantime."""

import gzip
import socket
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

TIMEOUT = 2
PATIENCE = 30
MANY = 8_000
RUNAWAYS = {
    "cross join": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "order by": "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f",
    "path": "SELECT (COUNT(*) AS ?n) { ?a (<a:b>|!<a:b>)* ?c }",
    "regex": """SELECT ?x { ?thing <ontology#label> ?l
        BIND(REPLACE(STR(?l), "", "aaaaaaaaaaaaaaaa") AS ?a) BIND(REPLACE(?a, "", ?a) AS ?b)
        BIND(REPLACE(?b, "", ?b) AS ?c) BIND(REPLACE(?c, "a", ?b) AS ?d)
        BIND(REGEX(REPLACE(?d, "a", ?c), "(a?){500}(a{500}){500}$") AS ?x) }""",
}


@pytest.fixture(scope="module")
def large(make_store: Callable[..., Path]) -> Path:
    """Return a store that is large enough to get lost in."""
    return make_store(record=MANY)


@pytest.fixture(scope="module")
def patient(serve: Callable[..., Any], large: Path) -> Any:
    """Return a server that has time for long answers, on a busy machine as well."""
    return serve(large, "--timeout", str(PATIENCE), "--max-result", "8", "--client-seconds", "0")


@pytest.fixture(scope="module")
def limited(serve: Callable[..., Any], large: Path) -> Any:
    """Return a server that gives nobody much."""
    return serve(
        large,
        *("--timeout", str(TIMEOUT), "--memory", "400", "--max-result", "8"),
        *("--client-seconds", "0", "--workers", "6", "--max-query", "3000"),
    )


def test_runaways_are_stopped_while_others_go_on(limited: Any, until: Callable[..., None]) -> None:
    """Four at once are stopped in time, others hardly notice, and all memory comes back."""
    limited.ask("ASK {}")
    before = limited.memory()
    with ThreadPoolExecutor(4) as runaways:
        asked = {name: runaways.submit(limited.ask, text) for name, text in RUNAWAYS.items()}
        others = []
        while not all(one.done() for one in asked.values()):
            query = f"SELECT * {{ <id/thing/record-{len(others) % MANY}> ?p ?o }}"
            others.append(limited.ask(query, source="127.0.0.2"))
        answers = {name: one.result() for name, one in asked.items()}
    for name, answer in answers.items():
        assert answer.status in (503, 504), name
        assert answer.seconds < TIMEOUT + 10, name  # how soon exactly: benchmarks/runaways.py
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json["limit"] in ("timeout", "memory"), name
        assert "/data" in answer.json["detail"]
    assert {answer.status for answer in others} == {200}
    assert len(others) > 20
    until(lambda: len(limited.workers()) == 6)
    until(lambda: limited.memory() < before + (30 << 20))


def test_client_that_leaves_frees_its_worker(patient: Any, until: Callable[..., None]) -> None:
    """When nobody waits for an answer any more, the process that works on it ends."""
    before = patient.workers()
    clients = []
    for number in range(4):
        client = socket.create_connection((patient.host, patient.port))
        path = "/sparql?" + urlencode({"query": f"{RUNAWAYS['cross join']} # {number}"})
        client.sendall(f"GET {path} HTTP/1.1\r\nHost: a.example\r\n\r\n".encode())
        clients.append(client)
    time.sleep(0.6)
    started = time.monotonic()
    for client in clients:
        client.close()
    assert patient.ask("SELECT * { ?s ?p ?o } LIMIT 3").status == 200
    until(lambda: len(patient.workers() - before) == 4)
    until(lambda: len(patient.workers()) == len(before))
    # Long before their time was up.
    assert time.monotonic() - started < PATIENCE / 2


def test_client_that_waits_in_the_queue_may_leave(limited: Any) -> None:
    """A client whose query has not begun can go away, and takes nothing from its next one."""
    path = "/sparql?" + urlencode({"query": RUNAWAYS["cross join"]})
    clients = []
    for _ in range(12):
        client = socket.create_connection((limited.host, limited.port))
        client.sendall(f"GET {path} HTTP/1.1\r\nHost: a.example\r\n\r\n".encode())
        clients.append(client)
    time.sleep(0.5)
    for client in clients:
        client.close()
    answer = limited.ask("SELECT * { ?s ?p ?o } LIMIT 4")
    assert answer.status == 200


def test_slow_reader_holds_no_worker(limited: Any) -> None:
    """Whoever reads a long answer slowly keeps nobody else from being answered."""
    path = "/sparql?" + urlencode({"query": "SELECT ?s ?o { ?s ?p ?o }"})
    clients = []
    for _ in range(8):
        client = socket.socket()
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.connect((limited.host, limited.port))
        client.sendall(f"GET {path} HTTP/1.1\r\nHost: a.example\r\n\r\n".encode())
        clients.append(client)
        assert client.recv(12) == b"HTTP/1.1 200"
    answers = [limited.ask(f"SELECT ?s {{ ?s ?p ?o }} LIMIT {i}") for i in range(1, 20)]
    assert {answer.status for answer in answers} == {200}
    for client in clients:
        client.close()


@pytest.mark.parametrize("accept", ["application/sparql-results+json", "text/csv"])
@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_long_answers_are_whole(patient: Any, accept: str, encoding: str) -> None:
    """An answer of more than a megabyte comes whole, and tells its length first."""
    path = "/sparql?" + urlencode({"query": "SELECT ?s ?o { ?s ?p ?o }"})
    headers = {"Accept": accept, "Accept-Encoding": encoding}
    answer = patient.send("GET", path, headers=headers)
    assert answer.headers.get("content-encoding", "identity") == encoding
    assert int(answer.headers["content-length"]) == len(answer.body)
    plain = gzip.decompress(answer.body) if encoding == "gzip" else answer.body
    assert len(plain) > 1 << 20
    assert plain.count(b"id/thing/record-") == 3 * MANY


@pytest.mark.parametrize("leaves", [True, False], ids=["client leaves", "deadline"])
def test_long_answers_leave_no_files(
    serve: Callable[..., Any], large: Path, until: Callable[..., None], leaves: bool
) -> None:
    """The file of a long answer is gone once its client left, or its time was up."""
    server = serve(large, "--timeout", str(PATIENCE), "--max-result", "500", "--workers", "1")
    # A row in twenty, each of which takes its time: about a megabyte a second, without end.
    hashes = "CONCAT(SHA512(STR(?c)), SHA512(STR(?f)))"
    query = f"SELECT ?a {{ ?a ?b ?c . ?d ?e ?f FILTER(REGEX({hashes}, '123')) }}"
    path = "/sparql?" + urlencode({"query": query, "timeout": PATIENCE if leaves else 10})
    with socket.create_connection((server.host, server.port)) as client:
        client.sendall(f"GET {path} HTTP/1.1\r\nHost: a.example\r\n\r\n".encode())
        until(lambda: len(server.files()) == 1)
        if not leaves:
            client.settimeout(60)
            assert client.recv(12) == b"HTTP/1.1 504"
    until(lambda: not server.files())


def test_answers_past_their_bound_leave_no_files(patient: Any) -> None:
    """The file of an answer that was sent, or grew too long, is gone as well."""
    assert patient.ask("SELECT ?s ?p ?o { ?s ?p ?o }").status == 200
    answer = patient.ask("SELECT * { ?a ?b ?c . ?d ?b ?e }")
    assert (answer.status, answer.json["limit"]) == (503, "result-size")
    assert "8 MB" in answer.json["detail"]
    assert not patient.files()


def test_one_that_leaves_spoils_nothing(limited: Any) -> None:
    """Who asks the same as somebody who then goes away gets an answer of their own."""
    path = "/sparql?" + urlencode({"query": RUNAWAYS["cross join"]})
    request = f"GET {path} HTTP/1.1\r\nHost: {limited.host}:{limited.port}\r\n\r\n"
    with ThreadPoolExecutor(1) as other:
        with socket.create_connection((limited.host, limited.port)) as leaving:
            leaving.sendall(request.encode())
            time.sleep(0.3)
            same = other.submit(limited.send, "GET", path, source="127.0.0.2")
            time.sleep(0.7)
        answer = same.result()
    assert (answer.status, answer.json["limit"]) == (504, "timeout")
    assert answer.seconds > TIMEOUT


def test_memory_past_its_bound(
    serve: Callable[..., Any], small_store: Path, until: Callable[..., None]
) -> None:
    """A query that wants too much memory is stopped, with the limit named, and nothing else is."""
    server = serve(small_store, "--memory", "200", "--workers", "2", "--timeout", "60")
    before = server.workers()
    longer = " ".join(f"BIND(CONCAT({', '.join([f'?v{i}'] * 10)}) AS ?v{i + 1})" for i in range(8))
    answer = server.ask(f"SELECT (STRLEN(?v8) AS ?n) {{ BIND('abc' AS ?v0) {longer} }}")
    assert (answer.status, answer.json["limit"]) == (503, "memory")
    assert "200 MB" in answer.json["detail"]
    until(lambda: len(server.workers() & before) == 1)
    until(lambda: len(server.workers()) == 2)
    assert server.ask("ASK {}").status == 200


@pytest.mark.parametrize("way", ["GET", "POST"])
def test_query_past_its_bound(limited: Any, way: str) -> None:
    """A query that is longer than allowed is refused by every way, with the limit named."""
    query = f"ASK {{}} #{'x' * 3000}"
    if way == "GET":
        answer = limited.ask(query)
    else:
        kind = {"Content-Type": "application/sparql-query"}
        answer = limited.send("POST", "/sparql", headers=kind, body=query)
    assert (answer.status, answer.json["limit"]) == (413, "query-length")
    assert "3,000" in answer.json["detail"]
