"""The parts of the endpoint that need no server: cache, sink, formats, wire, reading a request."""

import asyncio
import gzip
import socket
from pathlib import Path

import pytest
from starlette.requests import Request

from councilgraph.serve.cache import Cache, Entry
from councilgraph.serve.endpoint.request import read
from councilgraph.serve.endpoint.sink import SHORT, Sink, TooLongError
from councilgraph.serve.endpoint.wire import Inbox, Job, Replies, Reply, pack_job, pack_reply
from councilgraph.serve.formats import wanted
from councilgraph.serve.negotiation import takes_gzip
from councilgraph.serve.problems import Problem
from councilgraph.serve.settings import Limits

LIMITS = Limits(query=100, timeout=10)


def entry(size: int) -> Entry:
    """Make an answer of so many bytes."""
    return Entry([], b"x" * size, b'"tag"')


def test_cache_forgets_what_was_used_longest_ago() -> None:
    """When the room is used up, the answer used longest ago goes first."""
    cache = Cache(30_000)
    cache.get("1", ("a",))
    for name in ("a", "b", "c"):
        cache.put("1", (name,), entry(8_000))
    assert cache.get("1", ("a",)) is not None
    cache.put("1", ("d",), entry(8_000))
    kept = [name for name in "abcd" if cache.get("1", (name,))]
    assert kept == ["a", "c", "d"]


def test_cache_keeps_no_giants() -> None:
    """An answer that would take half of the room is not kept, and drives nothing out."""
    cache = Cache(30_000)
    cache.get("1", ("small",))
    cache.put("1", ("small",), entry(10))
    cache.put("1", ("giant",), entry(20_000))
    assert cache.get("1", ("small",)) is not None
    assert cache.get("1", ("giant",)) is None


def test_cache_lives_as_long_as_the_version() -> None:
    """Answers of another version than the one asked for are not given and not taken."""
    cache = Cache(30_000)
    assert cache.get("000002-b", ("q",)) is None
    cache.put("000001-a", ("q",), entry(1))
    cache.put("000002-b", ("q",), entry(2))
    assert cache.get("000002-b", ("q",)) == entry(2)
    # Rolled back, and on again: nothing of the other version is left.
    assert cache.get("000001-a", ("q",)) is None
    cache.put("000001-a", ("q",), entry(1))
    assert cache.get("000001-a", ("q",)) == entry(1)
    assert cache.get("000002-b", ("q",)) is None


@pytest.mark.parametrize("compressed", [False, True])
@pytest.mark.parametrize("size", [0, 10, 1023, 1024, SHORT, SHORT + 1, 3 * SHORT])
def test_sink_gives_back_what_was_written(tmp_path: Path, size: int, compressed: bool) -> None:
    """What goes in comes out, from memory or from a file, compressed or not."""
    sink = Sink(10 * SHORT, str(tmp_path / "answer"), compressed)
    data = bytes(range(256)) * (size // 256 + 1)
    for start in range(0, size, 5000):
        piece = data[start : min(start + 5000, size)]
        assert sink.write(piece) == len(piece)
    body, is_compressed = sink.finish()
    if size > SHORT:
        assert sink.path is not None
        assert body == b""
        body = sink.path.read_bytes()
    else:
        assert sink.path is None
    assert is_compressed == (compressed and size >= 1024)
    assert (gzip.decompress(body) if is_compressed else body) == data[:size]


@pytest.mark.parametrize("limit", [100, SHORT + 100])
def test_sink_has_an_end(tmp_path: Path, limit: int) -> None:
    """More than is allowed is refused, and nothing is left behind."""
    sink = Sink(limit, str(tmp_path / "answer"), compressed=False)
    for _ in range(limit // 100):
        sink.write(b"x" * 100)
    with pytest.raises(TooLongError):
        sink.write(b"x" * 100)
    sink.discard()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("accept", "named", "rows", "triples"),
    [
        (None, None, "json", "turtle"),
        ("*/*", None, "json", "turtle"),
        ("text/csv", None, "csv", None),
        ("text/turtle", None, None, "turtle"),
        ("application/json", None, "json", "jsonld"),
        ("application/xml", None, "xml", "rdfxml"),
        ("text/plain", None, "csv", "ntriples"),
        ("application/ld+json, text/csv;q=0.1", None, "csv", "jsonld"),
        ("image/png", "csv", "csv", None),
        ("image/png", "TTL", None, "turtle"),
        (None, "rdf", None, "rdfxml"),
        (None, "json", "json", "jsonld"),
        (None, "application/n-triples", None, "ntriples"),
    ],
)
def test_formats(
    accept: str | None, named: str | None, rows: str | None, triples: str | None
) -> None:
    """The formats are those that the header takes, or the one that is named."""
    found = wanted(accept, named)
    assert (found.rows, found.triples) == (rows, triples)


@pytest.mark.parametrize(
    ("accept", "named", "status"),
    [("image/png", None, 406), ("text/csv;q=0", None, 406), (None, "png", 400)],
)
def test_formats_that_there_are_not(accept: str | None, named: str | None, status: int) -> None:
    """What cannot be given is refused with what can."""
    with pytest.raises(Problem) as refused:
        wanted(accept, named)
    assert refused.value.status == status
    assert "turtle" in refused.value.detail


@pytest.mark.parametrize(
    ("header", "takes"),
    [
        ("gzip", True),
        ("br, GZIP ;q=0.001", True),
        ("x-gzip", True),
        ("gzip;q=0", False),
        ("gzip; q=0.000, br", False),
        ("deflate", False),
        ("notgzip", False),
    ],
)
def test_compression_that_is_taken(header: str, takes: bool) -> None:
    """Compression is for those who name it and do not weigh it at nothing."""
    assert takes_gzip(header) == takes


@pytest.mark.parametrize("step", [1, 7, 4096, 1 << 20])
def test_messages_arrive_in_pieces(step: int) -> None:
    """Replies are put together from pieces of any size, however many of them one piece holds."""
    sent = [
        Reply(outcome="answer", format="csv", gzip=True, body=bytes(range(256)) * 20),
        Reply(outcome="refused", detail="“no”\n"),
        Reply(outcome="answer", path="/some/file", returned=3),
    ]
    stream = b"".join(map(pack_reply, sent))
    replies = Replies()
    found = [replies.feed(stream[at : at + step]) for at in range(0, len(stream), step)]
    assert [reply for some in found for reply in some] == sent


def test_jobs_arrive_whole() -> None:
    """A worker gets the jobs that were sent, and nothing more once the server has gone."""
    ours, theirs = socket.socketpair()
    jobs = [
        Job(version="1", query="ASK { # ü\n}", rows=None, default_graphs=["a:b"], named_graphs=[]),
        Job(version="2", graph="c:d", default_graphs=[], named_graphs=["c:d", "e:f"]),
    ]
    with theirs:
        inbox = Inbox(theirs)
        with ours:
            ours.sendall(pack_job(jobs[0], "/ä") + pack_job(jobs[1], "/b"))
            assert [inbox.next(), inbox.next()] == [(jobs[0], "/ä"), (jobs[1], "/b")]
            ours.sendall(pack_job(jobs[0], "/c")[:10])
        assert inbox.next() is None


def test_jobs_are_handed_back() -> None:
    """What has arrived is dropped and counted; what arrives later, or in part, is still done."""
    ours, theirs = socket.socketpair()
    job = Job(version="1", query="ASK {}", default_graphs=[], named_graphs=[])
    message = pack_job(job, "/a")
    with ours, theirs:
        inbox = Inbox(theirs)
        ours.sendall(message * 2)
        assert inbox.next() == (job, "/a")
        ours.sendall(message * 2 + message[:20])
        assert inbox.turn_out() == 3
        assert inbox.turn_out() == 0
        ours.sendall(message[20:])
        assert inbox.next() == (job, "/a")


def request(method: str, query: bytes = b"", kind: str = "", body: bytes = b"") -> Request:
    """Make a request, whose body comes in two pieces."""
    pieces = [body[: len(body) // 2], body[len(body) // 2 :]]
    waiting = [
        {"type": "http.request", "body": piece, "more_body": at == 0}
        for at, piece in enumerate(pieces)
    ]

    async def receive_piece() -> dict[str, object]:
        return waiting.pop(0)

    headers = [(b"content-type", kind.encode())] if kind else []
    scope = {
        "type": "http",
        "method": method,
        "path": "/sparql",
        "query_string": query,
        "headers": headers,
    }
    return Request(scope, receive_piece)


FORM, QUERY = "application/x-www-form-urlencoded", "application/sparql-query"


@pytest.mark.parametrize(
    ("asked", "query"),
    [
        (request("GET", b"query=ASK+%7B%7D"), "ASK {}"),
        (request("GET", b"query=%C3%BC"), "ü"),
        (request("GET", b"query=ASK%20%7B%7D;x=1"), "ASK {};x=1"),
        (request("POST", kind=FORM, body=b"query=ASK+%7B%7D"), "ASK {}"),
        (request("POST", kind=f"{FORM};charset=utf-8", body=b"query=a%2Bb"), "a+b"),
        (request("POST", kind=QUERY, body="# ü".encode()), "# ü"),
        (request("POST", kind=QUERY.upper(), body=b"ASK {}"), "ASK {}"),
        (request("POST", kind=f'{QUERY}; charset="UTF-8"', body=b"ASK {}"), "ASK {}"),
        (request("GET", b"query=" + b"%C3%BC" * 100), "ü" * 100),
        (request("POST", kind=FORM, body=b"query=" + b"%C3%BC" * 100), "ü" * 100),
    ],
)
def test_query_is_read(asked: Request, query: str) -> None:
    """The query is what was written, whichever way it came; its length counts in characters."""
    found = asyncio.run(read(asked, LIMITS))
    assert found is not None
    assert found.query == query


def test_other_parameters_are_read() -> None:
    """Graphs, format and time are read from address and form alike; the time has a bound."""
    body = b"query=q&default-graph-uri=a:b&default-graph-uri=a:c&named-graph-uri=a:d&timeout=3"
    found = asyncio.run(read(request("POST", b"format=csv", FORM, body), LIMITS))
    assert found is not None
    assert found.default_graphs == ("a:b", "a:c")
    assert (found.named_graphs, found.format, found.timeout) == (("a:d",), "csv", 3)
    found = asyncio.run(read(request("GET", b"query=q&timeout=99"), LIMITS))
    assert found is not None
    assert found.timeout == LIMITS.timeout


def test_nothing_is_asked() -> None:
    """An address without a query asks nothing, which is no mistake."""
    assert asyncio.run(read(request("GET", b"format=ttl"), LIMITS)) is None


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        (request("GET", b"query=" + b"x" * 101), 413),
        (request("POST", kind=QUERY, body=b"x" * 101), 413),
        (request("POST", kind=QUERY, body=b"x" * 100_000), 413),
        (request("GET", b"update=CLEAR+ALL"), 400),
        (request("POST", kind=FORM, body=b"update=CLEAR+ALL"), 403),
        (request("POST", kind="application/sparql-update", body=b"CLEAR ALL"), 403),
        (request("POST", b"update=x", QUERY, b"ASK {}"), 403),
        (request("POST", b"query=ASK+%7B%7D", QUERY, b"ASK {}"), 400),
        (request("POST", kind=QUERY, body=b"\xff"), 400),
        (request("POST", kind="text/plain", body=b"ASK {}"), 415),
        (request("POST", body=b"ASK {}"), 415),
        (request("GET", b"&".join(b"a=b" for _ in range(1000))), 400),
    ],
)
def test_wrong_requests(asked: Request, status: int) -> None:
    """What is no single query in UTF-8, of a length that is allowed, is refused."""
    with pytest.raises(Problem) as refused:
        asyncio.run(read(asked, LIMITS))
    assert refused.value.status == status
