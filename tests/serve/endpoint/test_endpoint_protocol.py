"""SPARQL 1.1 Protocol, Graph Store Protocol and HTTP, as a client sees them."""

import csv
import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from pyoxigraph import Dataset, Literal, NamedNode, RdfFormat, parse

from councilgraph.store import Shelf

BASE = "https://w3id.org/councilgraph/"
RECORD, OTHER = f"{BASE}graph/record", f"{BASE}graph/other"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
ROWS = "SELECT ?label WHERE { ?s <ontology#label> ?label } ORDER BY ?label LIMIT 2"
TRIPLES = "CONSTRUCT WHERE { ?s <ontology#next> ?o }"
FORM = "application/x-www-form-urlencoded"
SD = "http://www.w3.org/ns/sparql-service-description#"


def post(server: Any, kind: str, body: str | bytes, path: str = "/sparql") -> Any:
    """Post a body of some kind."""
    return server.send("POST", path, headers={"Content-Type": kind}, body=body)


@pytest.mark.parametrize(
    "send",
    [
        lambda server: server.ask(COUNT),
        lambda server: post(server, FORM, urlencode({"query": COUNT})),
        lambda server: post(server, f"{FORM}; charset=UTF-8", urlencode({"query": COUNT})),
        lambda server: post(server, "application/sparql-query", COUNT),
        lambda server: post(server, "application/sparql-query;charset=utf-8", COUNT),
    ],
    ids=["get", "form", "form with charset", "direct", "direct with charset"],
)
def test_query_by_every_way_there_is(server: Any, send: Callable[[Any], Any]) -> None:
    """A query gets the same answer by GET, as a form and as a body."""
    answer = send(server)
    assert (answer.status, answer.values) == (200, ["16"])


@pytest.mark.parametrize(
    ("parameters", "count"),
    [
        ([], "16"),
        ([("default-graph-uri", RECORD)], "10"),
        ([("default-graph-uri", RECORD), ("default-graph-uri", OTHER)], "16"),
        ([("named-graph-uri", RECORD)], "0"),
        ([("default-graph-uri", f"{BASE}graph/none")], "0"),
    ],
)
@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_dataset_of_the_request(
    server: Any, parameters: list[tuple[str, str]], count: str, way: str
) -> None:
    """The graphs that a request names are the dataset; without any it is the union of all."""
    if way == "get":
        answer = server.send("GET", "/sparql?" + urlencode([("query", COUNT), *parameters]))
    elif way == "form":
        answer = post(server, FORM, urlencode([("query", COUNT), *parameters]))
    else:
        path = "/sparql?" + urlencode(parameters)
        answer = post(server, "application/sparql-query", COUNT, path)
    assert answer.values == [count]


@pytest.mark.parametrize(
    ("query", "parameters", "count"),
    [
        (f"SELECT (COUNT(*) AS ?n) FROM <{RECORD}> WHERE {{ ?s ?p ?o }}", [], "10"),
        (f"SELECT (COUNT(*) AS ?n) FROM <{RECORD}> {{ ?s ?p ?o }}", [OTHER], "6"),
        (f"SELECT (COUNT(*) AS ?n) FROM NAMED <{OTHER}> {{ GRAPH ?g {{ ?s ?p ?o }} }}", [], "6"),
        ("SELECT (COUNT(*) AS ?n) { GRAPH <graph/other> { ?s ?p ?o } }", [], "6"),
    ],
)
def test_dataset_of_the_query(server: Any, query: str, parameters: list[str], count: str) -> None:
    """FROM and GRAPH are heeded; graphs named by the request go before those of the query."""
    named = [("default-graph-uri", name) for name in parameters]
    assert server.send("GET", "/sparql?" + urlencode([("query", query), *named])).values == [count]


def read_rows(kind: str, body: bytes) -> list[str]:
    """Return the labels of an answer of some kind."""
    text = body.decode("utf-8")
    if "json" in kind:
        return [row["label"]["value"] for row in json.loads(text)["results"]["bindings"]]
    if "xml" in kind:
        return [part.partition("</literal>")[0] for part in text.split("<literal>")[1:]]
    return [row[0].strip('"') for row in csv.reader(io.StringIO(text), delimiter="\t")][1:]


ROW_KINDS = [
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
]
TRIPLE_KINDS = [
    "text/turtle",
    "application/n-triples",
    "application/rdf+xml",
    "application/ld+json",
    "application/trig",
    "application/n-quads",
]


@pytest.mark.parametrize("kind", ROW_KINDS)
def test_rows_in_every_format(server: Any, kind: str) -> None:
    """Rows come in the format of the Accept header, and say so."""
    answer = server.ask(ROWS, accept=kind)
    assert answer.headers["content-type"].partition(";")[0] == kind
    assert read_rows(kind, answer.body) == ["thing 0", "thing 0"]


@pytest.mark.parametrize("kind", TRIPLE_KINDS)
def test_triples_in_every_format(server: Any, kind: str) -> None:
    """Triples come in the format of the Accept header, and can be read as that."""
    answer = server.ask(TRIPLES, accept=kind)
    told = answer.headers["content-type"].partition(";")[0]
    form = RdfFormat.from_media_type(told)
    assert told == kind
    assert form is not None
    assert len(list(parse(answer.body, format=form))) == 8


@pytest.mark.parametrize(
    ("query", "named", "accept", "kind"),
    [
        (ROWS, "csv", "text/html", "text/csv"),
        (ROWS, "json", "*/*", "application/sparql-results+json"),
        (ROWS, "xml", "text/csv", "application/sparql-results+xml"),
        (ROWS, "tsv", "", "text/tab-separated-values"),
        (ROWS, "application/sparql-results+json", "", "application/sparql-results+json"),
        (TRIPLES, "ttl", "", "text/turtle"),
        (TRIPLES, "turtle", "", "text/turtle"),
        (TRIPLES, "nt", "", "application/n-triples"),
        (TRIPLES, "json", "", "application/ld+json"),
        (TRIPLES, "xml", "", "application/rdf+xml"),
        (TRIPLES, "trig", "", "application/trig"),
        (TRIPLES, "nquads", "", "application/n-quads"),
    ],
)
def test_format_named_in_the_address(
    server: Any, query: str, named: str, accept: str, kind: str
) -> None:
    """A format that the address names goes before the Accept header."""
    answer = server.ask(query, accept=accept, format=named)
    assert (answer.status, answer.headers["content-type"].partition(";")[0]) == (200, kind)


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("text/html, application/xhtml+xml, */*;q=0.8", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("text/csv;q=0.5, application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/turtle, text/csv;q=0.1", "text/csv"),
    ],
)
def test_format_that_fits_best(server: Any, accept: str, kind: str) -> None:
    """Of what a client takes, it gets what it likes best among what fits the query."""
    assert server.ask(ROWS, accept=accept).headers["content-type"].partition(";")[0] == kind


@pytest.mark.parametrize(
    ("send", "status", "told"),
    [
        (lambda s: s.ask("SELECT * {\n  ?s ?p }"), 400, "line 2, column"),
        (lambda s: s.ask("SELECT * { ?s rdfs:label ?o }"), 400, "rdfs"),
        (lambda s: s.ask(""), 400, "not SPARQL"),
        (lambda s: s.send("GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D"), 400, "2 queries"),
        (lambda s: s.send("GET", "/sparql?query=ASK%7B%7D%FF"), 400, "UTF-8"),
        (lambda s: s.ask("ASK {}", format="nonsense"), 400, "nonsense"),
        (lambda s: s.ask("ASK {}", timeout="soon"), 400, "timeout"),
        (lambda s: s.ask("ASK {}", timeout="-1"), 400, "timeout"),
        (lambda s: s.ask("ASK {}", timeout="nan"), 400, "timeout"),
        (lambda s: s.ask("ASK {}", **{"default-graph-uri": "no iri"}), 400, "IRI"),
        (lambda s: s.ask("ASK {}", accept="image/png"), 406, "text/csv"),
        (lambda s: s.ask(ROWS, accept="text/turtle"), 406, "SELECT"),
        (lambda s: s.ask(TRIPLES, accept="text/csv"), 406, "CONSTRUCT"),
        (lambda s: post(s, "application/sparql-query", "#" * 300_000), 413, "65,536"),
        (lambda s: post(s, FORM, "query=" + "#" * 300_000), 413, "65,536"),
        (lambda s: post(s, "text/plain", "ASK {}"), 415, "application/sparql-query"),
        (lambda s: post(s, "application/sparql-query; charset=latin-1", "ASK {}"), 415, "latin-1"),
        (lambda s: post(s, "multipart/form-data; boundary=x", "--x--"), 415, "multipart"),
        (lambda s: post(s, FORM, "nothing=here"), 400, "no query"),
        (lambda s: post(s, FORM, b"query=\xff"), 400, "UTF-8"),
        (lambda s: post(s, "application/sparql-query", b"ASK { # \xff }"), 400, "UTF-8"),
        (lambda s: s.send("PUT", "/sparql"), 405, "PUT"),
        (lambda s: s.send("DELETE", "/graph-store?graph=a:b"), 405, "DELETE"),
        (lambda s: s.send("GET", "/nowhere"), 404, "/nowhere"),
        (lambda s: s.ask("ASK {} #" + "x" * 70_000), 414, "POST"),
        (lambda s: s.send("G<T", "/sparql"), 400, "HTTP"),
    ],
)
def test_wrong_requests_are_told_what_is_wrong(
    server: Any, send: Callable[[Any], Any], status: int, told: str
) -> None:
    """What cannot be answered gets its status, and a problem in JSON that says why."""
    answer = send(server)
    assert answer.status == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json["status"] == status
    assert told in answer.json["detail"]


@pytest.mark.parametrize("path", ["/sparql", "/graph-store", "/graph/record"])
def test_wrong_method_is_told_the_right_ones(server: Any, path: str) -> None:
    """An answer with status 405 names the methods that there are (RFC 9110, 15.5.6)."""
    allowed = server.send("PATCH", path).headers["allow"]
    assert {"GET", "HEAD"} <= set(allowed.split(", "))
    assert ("POST" in allowed) == (path == "/sparql")


@pytest.mark.parametrize(
    "path",
    [
        "/sparql?" + urlencode({"query": COUNT}),
        "/sparql",
        "/graph/record",
        f"/graph-store?graph={quote(RECORD)}",
    ],
)
def test_head_has_the_headers_of_get(server: Any, path: str) -> None:
    """HEAD tells what GET would, without the body."""
    got, head = (server.send(method, path) for method in ("GET", "HEAD"))
    assert (head.status, head.body) == (200, b"")
    for name in ("content-type", "content-length", "etag", "councilgraph-version"):
        assert head.headers[name] == got.headers[name]


def test_compression(server: Any) -> None:
    """An answer worth it is compressed for those who take that, and only for them."""
    plain, small = (
        server.send("GET", "/graph/record", headers={"Accept-Encoding": encoding})
        for encoding in ("identity", "gzip")
    )
    assert "content-encoding" not in plain.headers
    assert small.headers["content-encoding"] == "gzip"
    assert gzip.decompress(small.body) == plain.body
    assert plain.headers["etag"] != small.headers["etag"]
    assert "accept-encoding" in small.headers["vary"].lower()


@pytest.mark.parametrize("encoding", ["gzip;q=0", "identity, gzip;q=0.0", "br", ""])
def test_no_compression_for_those_who_refuse_it(server: Any, encoding: str) -> None:
    """A client that does not take gzip, or says that it will not, never gets it."""
    answer = server.send("GET", "/graph/record", headers={"Accept-Encoding": encoding})
    assert "content-encoding" not in answer.headers


@pytest.mark.parametrize("tag", ["{}", '"other", {}', "W/{}", "*"])
def test_not_modified(server: Any, tag: str) -> None:
    """Who has the answer already is told that it still holds, and not sent it again."""
    path = "/sparql?" + urlencode({"query": COUNT})
    first = server.send("GET", path)
    again = server.send("GET", path, headers={"If-None-Match": tag.format(first.headers["etag"])})
    assert (again.status, again.body) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    other = server.send("GET", path, headers={"If-None-Match": '"other"'})
    assert (other.status, other.body) == (200, first.body)


def test_tags_tell_answers_apart(server: Any) -> None:
    """Another query and another format have another entity tag."""
    answers = [server.ask(COUNT), server.ask(ROWS), server.ask(ROWS, accept="text/csv")]
    assert len({answer.headers["etag"] for answer in answers}) == 3


@pytest.mark.parametrize("function", ["NOW()", "RAND()", "STRUUID()", "now ( )"])
def test_what_changes_is_not_kept(server: Any, function: str) -> None:
    """An answer that is another one each time has no entity tag, and is made anew."""
    one, two = (server.ask(f"SELECT ({function} AS ?x) {{}}") for _ in range(2))
    assert "etag" not in one.headers
    assert one.headers["cache-control"] == "no-store"
    assert one.values != two.values


def test_service_description(server: Any) -> None:
    """The endpoint tells its address, its formats, and what the default graph is."""
    answer = server.send("GET", "/sparql", headers={"Accept": "text/turtle"})
    told = Dataset(parse(answer.body, format=RdfFormat.TURTLE, base_iri=BASE))
    objects = {(quad.predicate.value, getattr(quad.object, "value", "")) for quad in told}
    assert (f"{SD}endpoint", f"{server.url}/sparql") in objects
    assert (f"{SD}feature", f"{SD}UnionDefaultGraph") in objects
    assert (f"{SD}feature", f"{SD}BasicFederatedQuery") not in objects
    assert (f"{SD}name", RECORD) in objects
    assert sum(name == f"{SD}resultFormat" for name, _ in objects) == 10


@pytest.mark.parametrize("path", ["/graph/other", f"/graph-store?graph={quote(OTHER)}"])
def test_one_graph(server: Any, path: str) -> None:
    """A graph is given out by its name and by its own address, whole and in the format asked."""
    answer = server.send("GET", path, headers={"Accept": "application/n-triples"})
    assert answer.headers["content-type"] == "application/n-triples"
    assert len(list(parse(answer.body, format=RdfFormat.N_TRIPLES))) == 6


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/graph/none", 404),
        (f"/graph-store?graph={quote(BASE)}graph/none", 404),
        ("/graph-store?default", 403),
        ("/graph-store?default=&graph=a:b", 403),
        ("/graph-store", 400),
        ("/graph-store?graph=", 400),
        ("/graph-store?graph=a:b&graph=c:d", 400),
        ("/graph-store?graph=no%20iri", 404),
        ("/graph/a%20b", 404),
        ("/graph/record?format=csv", 406),
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_graphs_that_are_not_given_out(server: Any, path: str, status: int, method: str) -> None:
    """A graph that is not there, all at once, or none in particular is refused."""
    assert server.send(method, path).status == status


@pytest.mark.parametrize("path", ["/sparql", "/graph-store", "/graph/record", "/anything"])
def test_options(server: Any, path: str) -> None:
    """A browser's question before a request is answered."""
    headers = {"Origin": "https://a.example", "Access-Control-Request-Method": "POST"}
    answer = server.send("OPTIONS", path, headers=headers)
    assert (answer.status, answer.body) == (204, b"")
    assert "POST" in answer.headers["access-control-allow-methods"]
    assert "Content-Type" in answer.headers["access-control-allow-headers"]


@pytest.mark.parametrize("origin", [None, "https://a.example", ""])
def test_pages_of_others(
    serve: Callable[..., Any], small_store: Path, server: Any, origin: str | None
) -> None:
    """Anybody's page may read answers and errors, unless one origin, or none, was named."""
    named = () if origin is None else ("--cors", origin, "--workers", "1")
    asked = server if origin is None else serve(small_store, *named)
    for query in (COUNT, "nonsense"):
        headers = asked.ask(query).headers
        assert headers.get("access-control-allow-origin") == (
            "*" if origin is None else origin or None
        )


def test_headers_of_safety(server: Any) -> None:
    """Every answer tells browsers to run nothing, guess nothing, and be in nobody's frame."""
    for answer in (server.ask(COUNT), server.ask("nonsense"), server.send("GET", "/nowhere")):
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "server" not in answer.headers


def test_less_time_may_be_asked_for(server: Any) -> None:
    """A client may have its query stopped sooner than the server would."""
    parts = " ".join(f"{{ SELECT (?s AS ?s{i}) {{ ?s ?p{i} ?o{i} }} }}" for i in range(9))
    endless = f"SELECT (COUNT(*) AS ?n) {{ {parts} }}"
    answer = server.ask(endless, timeout="0.3")
    assert answer.status == 504
    assert answer.json["limit"] == "timeout"
    assert answer.seconds < 9


def test_new_version_has_new_tags(
    serve: Callable[..., Any], make_store: Callable[..., Path], until: Callable[..., None]
) -> None:
    """Once a version is published, answers and their tags are its own, and say whose they are."""
    store = make_store(record=2)
    server = serve(store, "--workers", "2")
    old = server.ask(COUNT)
    assert server.ask(COUNT).headers == old.headers | {"date": server.ask(COUNT).headers["date"]}
    shelf = Shelf(store)
    current = shelf.current()
    with shelf.stage(current.base, onto=current) as staging:
        graph, thing = NamedNode(RECORD), NamedNode("a:thing")
        staging.add([type(next(current.quads()))(thing, thing, Literal("new"), graph)])
        new = shelf.publish(staging)
    until(lambda: server.ask(COUNT).headers["councilgraph-version"] == new.name)
    answer = server.send(
        "GET",
        "/sparql?" + urlencode({"query": COUNT}),
        headers={"If-None-Match": old.headers["etag"]},
    )
    assert (answer.status, answer.values) == (200, ["5"])
    assert new.name in answer.headers["etag"]
    current.close()
    new.close()
