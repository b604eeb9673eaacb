"""Strangers change nothing and reach nowhere: SERVICE in disguise, updates, sockets."""

import socketserver
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest

BASE = "https://w3id.org/councilgraph/"
RECORD = f"{BASE}graph/record"
FORM = "application/x-www-form-urlencoded"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
FOUND = (
    b'{"head":{"vars":["found"]},"results":{"bindings":[{"found":{"type":"literal","value":"1"}}]}}'
)


class Listener:
    """A SPARQL endpoint that answers all the same, and remembers the addresses asked."""

    def __init__(self) -> None:
        heard = self.heard = list[str]()

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                heard.append(self.path)
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                self.send_response(200)
                self.send_header("Content-Type", "application/sparql-results+json")
                self.send_header("Content-Length", str(len(FOUND)))
                self.end_headers()
                self.wfile.write(FOUND)

            do_POST = do_GET  # noqa: N815

            def log_message(self, *_: object) -> None:
                pass

        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    """Listen on this machine for the length of the module."""
    made = Listener()
    threading.Thread(target=made.server.serve_forever, daemon=True).start()
    yield made
    made.server.shutdown()
    made.server.server_close()


DISGUISES = {
    "plain": "SELECT * { SERVICE <URL/> { ?s ?p ?o } }",
    "lower case": "SELECT * { service <URL/> { ?s ?p ?o } }",
    "mixed case": "SELECT * { sErViCe <URL/> { ?s ?p ?o } }",
    "silent": "SELECT * { SERVICE SILENT <URL/> { ?s ?p ?o } }",
    "silent without a gap": "SELECT * { SERVICESILENT<URL/>{ ?s ?p ?o } }",
    "comment between": "SELECT * { SERVICE # no service\n <URL/> { ?s ?p ?o } }",
    "comment that ends with a return": "SELECT * { #\rSERVICE#\r<URL/> { ?s ?p ?o } }",
    "tabs and form feeds": "SELECT * {\tSERVICE\t\t<URL/>\t{ ?s ?p ?o } }",
    "no gaps": "SELECT*{SERVICE<URL/>{?s ?p ?o}}",
    "after a number": "SELECT * { ?a ?b 1SERVICE<URL/>{ ?s ?p ?o } }",
    "escape of four": r"SELECT * { \u0053ERVICE <URL/> { ?s ?p ?o } }",
    "escape of eight": r"SELECT * { SERV\U00000049CE <URL/> { ?s ?p ?o } }",
    "all in escapes": r"ASK { \u0073\u0065\u0072\u0076\u0069\u0063\u0065 <URL/> { ?s ?p ?o } }",
    "escaped end of a comment": "SELECT * { # \\u000A SERVICE <URL/> { ?s ?p ?o }\n}",
    "escaped end of a string": r'SELECT * { ?s ?p "a\u0022 . SERVICE <URL/> { ?x ?y ?z } #" }'
    + "\n}",
    "endpoint by BIND": "SELECT * { BIND(<URL/> AS ?e) SERVICE ?e { ?s ?p ?o } }",
    "endpoint by VALUES": "SELECT * { VALUES ?e { <URL/> } SERVICE ?e { ?s ?p ?o } }",
    "endpoint computed": "SELECT * { BIND(IRI(CONCAT('URL', '/')) AS ?e) SERVICE SILENT ?e {} }",
    "endpoint from the data": "SELECT * { ?s ?p ?e SERVICE ?e { ?a ?b ?c } }",
    "endpoint with a prefix": "PREFIX e: <URL/> SELECT * { SERVICE e:x { ?s ?p ?o } }",
    "prefix without a gap": "PREFIX e: <URL/> SELECT * { SERVICEe:x { ?s ?p ?o } }",
    "empty prefix": "PREFIX : <URL/> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "prefix called service": "PREFIX service: <URL/> SELECT * { SERVICE service:x { ?s ?p ?o } }",
    "base": "BASE <URL/> SELECT * { SERVICE <> { ?s ?p ?o } }",
    "second base": "BASE <http://a.example/> BASE <URL/> SELECT * { SERVICE <x> { ?s ?p ?o } }",
    "sub-select": "SELECT * { { SELECT * { { SELECT * { SERVICE <URL/> { ?s ?p ?o } } } } } }",
    "exists": "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <URL/> { ?s ?p ?o } } }",
    "not exists": "SELECT * { ?s ?p ?o FILTER NOT EXISTS { SERVICE <URL/> {} } }",
    "optional": "SELECT * { OPTIONAL { SERVICE <URL/> { ?s ?p ?o } } }",
    "union": "SELECT * { { ?s ?p ?o } UNION { SERVICE <URL/> { ?s ?p ?o } } }",
    "minus": "SELECT * { ?s ?p ?o MINUS { SERVICE <URL/> { ?s ?p ?o } } }",
    "graph": "SELECT * { GRAPH ?g { SERVICE <URL/> { ?s ?p ?o } } }",
    "within another": "SELECT * { SERVICE <http://a.example/> { SERVICE <URL/> { ?s ?p ?o } } }",
    "construct": "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <URL/> { ?s ?p ?o } }",
    "describe": "DESCRIBE ?s { SERVICE <URL/> { ?s ?p ?o } }",
    "ask": "ASK { SERVICE <URL/> { ?s ?p ?o } }",
    "after strings": """ASK {BIND('"' AS ?a) BIND("'" AS ?b) SERVICE <URL/> {} BIND('"' AS ?c) }""",
    "after a long string": "SELECT * { BIND('''a ' '' \\''' ''' AS ?a) SERVICE <URL/> {} }",
    "less than": "SELECT * { ?a ?b ?c FILTER(?a<?b)SERVICE#>\n<URL/> {} }",
    "less than a string": "ASK { ?a ?b ?c FILTER(?c<'>'||true)SERVICE<URL/>{} BIND('>' AS ?d) }",
    "order by": "SELECT * { ?s ?p ?o } ORDER BY (EXISTS { SERVICE <URL/> { ?s ?p ?o } })",
    "having": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o } HAVING (EXISTS { SERVICE <URL/> {} })",
    "byte order mark": "\ufeffSELECT * { SERVICE <URL/> { ?s ?p ?o } }",
}


@pytest.mark.parametrize("disguise", DISGUISES)
@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_service_is_refused_in_every_disguise(
    server: Any, listener: Listener, disguise: str, way: str
) -> None:
    """However SERVICE is written and sent, it is refused, and nobody is called."""
    query = DISGUISES[disguise].replace("URL", listener.url)
    if way == "get":
        answer = server.ask(query)
    elif way == "form":
        body = urlencode({"query": query})
        answer = server.send("POST", "/sparql", headers={"Content-Type": FORM}, body=body)
    else:
        kind = {"Content-Type": "application/sparql-query"}
        answer = server.send("POST", "/sparql", headers=kind, body=query.encode())
    assert answer.status == 400
    assert "SERVICE" in answer.json["detail"] or "not SPARQL" in answer.json["detail"]
    assert listener.heard == []


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p 'ask the SERVICE', \"service\", '''SERVICE <URL/> {}'''@en }",
        "SELECT * { ?s ?p ?o } # SERVICE <URL/> { ?s ?p ?o }",
        "SELECT ?service { ?service ?p ?o FILTER(?o < 'service') }",
        "SELECT * { ?s <URL/service> <URL/SERVICE#service> }",
        "PREFIX service: <URL/> SELECT * { ?s service:housing service:service }",
        "PREFIX def: <URL/> SELECT * { ?s def:service/def:SERVICE ?o }",
        "SELECT (?o AS ?SERVICE) { ?s <ontology#service> ?o }",
    ],
)
def test_the_word_alone_is_no_offence(server: Any, listener: Listener, query: str) -> None:
    """A string, comment, variable, IRI or name may say "service"."""
    answer = server.ask(query.replace("URL", listener.url))
    assert (answer.status, listener.heard) == (200, [])


UPDATES = [
    "LOAD <URL/data.ttl>",
    "LOAD SILENT <URL/data.ttl> INTO GRAPH <a:b>",
    r"\u004COAD <URL/data.ttl>",
    "# nothing\nPREFIX a: <a:> LOAD <URL/data.ttl>",
    "INSERT DATA { <a:b> <a:b> <a:b> }",
    "DELETE DATA { <a:b> <a:b> <a:b> }",
    "DELETE WHERE { ?s ?p ?o }",
    "DELETE { ?s ?p ?o } INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }",
    "WITH <a:b> DELETE { ?s ?p ?o } WHERE { SERVICE <URL/> { ?s ?p ?o } }",
    "CLEAR ALL",
    "DROP GRAPH <GRAPH>",
    "CREATE GRAPH <a:b>",
    "COPY <GRAPH> TO <a:b>",
    "MOVE <GRAPH> TO <a:b>",
    "ADD <GRAPH> TO <a:b>",
    "ASK {} ; CLEAR ALL",
]
WAYS: dict[str, tuple[str, str | None, Callable[[str], str]]] = {
    "GET query": ("query", None, quote),
    "GET update": ("update", None, quote),
    "form query": ("", FORM, lambda text: urlencode({"query": text})),
    "form update": ("", FORM, lambda text: urlencode({"update": text})),
    "form both": ("", FORM, lambda text: urlencode({"query": "ASK {}", "update": text})),
    "direct query": ("", "application/sparql-query", str),
    "direct update": ("", "application/sparql-update", str),
    "direct query with an update in the address": ("update", "application/sparql-query", str),
}


@pytest.mark.parametrize("way", WAYS)
def test_updates_are_refused_by_every_way(server: Any, listener: Listener, way: str) -> None:
    """No update is taken, however it is sent; the answer says why, and nobody is called."""
    parameter, kind, written = WAYS[way]
    for update in UPDATES:
        text = written(update.replace("URL", listener.url).replace("GRAPH>", f"{RECORD}>"))
        path = f"/sparql?{parameter}={text}" if kind is None or parameter else "/sparql"
        answer = server.send(
            "GET" if kind is None else "POST",
            path.replace("\n", "%0A").replace(" ", "%20"),
            headers={} if kind is None else {"Content-Type": kind},
            body=None if kind is None else text,
        )
        assert answer.status in (400, 403), update
        assert answer.headers["content-type"] == "application/problem+json"
        assert any(word in answer.json["detail"] for word in ("update", "SERVICE", "not SPARQL")), (
            update
        )
    assert server.ask(COUNT, **{"default-graph-uri": RECORD}).values == ["10"]
    assert listener.heard == []


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
@pytest.mark.parametrize(
    "path",
    ["/graph-store?default", f"/graph-store?graph={quote(RECORD)}", "/graph/record", "/graph/new"],
)
def test_graphs_cannot_be_written_to(server: Any, method: str, path: str) -> None:
    """The Graph Store only gives out."""
    kind = {"Content-Type": "text/turtle"}
    assert server.send(method, path, headers=kind, body="<a:b> <a:b> <a:b> .").status == 405
    assert server.send("GET", "/graph/new").status == 404
    assert server.ask(COUNT).values == ["16"]


def test_only_the_service_that_is_allowed_is_called(
    serve: Callable[..., Any], small_store: Path, listener: Listener
) -> None:
    """An endpoint named by --allow-service may be called, and nothing beside it."""
    address = f"{listener.url}/friend"
    server = serve(small_store, "--allow-service", address, "--workers", "2")
    answer = server.ask(f"SELECT ?found {{ SERVICE <{address}> {{ ?s ?p ?found }} }}")
    assert (answer.status, answer.values) == (200, ["1"])
    told = server.send("GET", "/sparql", headers={"Accept": "application/n-triples"}).body
    assert b"BasicFederatedQuery" in told
    for query in (
        f"SELECT * {{ SERVICE <{listener.url}/> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ SERVICE <{address}/more> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ BIND(<{address}> AS ?e) SERVICE ?e {{ ?s ?p ?o }} }}",
        f"SELECT * {{ SERVICE <{address}> {{}} SERVICE <{listener.url}/> {{}} }}",
        f"BASE <{listener.url}/x/> SELECT * {{ SERVICE <../friend> {{}} }}",
    ):
        assert server.ask(query).status == 400, query
    assert set(listener.heard) == {"/friend"}
    listener.heard.clear()
