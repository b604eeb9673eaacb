"""No query reaches out: whatever the engine would fetch is refused before it sees the query."""

import socketserver
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

from councilgraph.model.errors import QueryError
from councilgraph.store import Version
from councilgraph.store.federation import calls_out


class Trap:
    """A web server that counts who calls."""

    def __init__(self) -> None:
        self.calls = 0
        trap = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                trap.calls += 1
                self.send_response(500)
                self.send_header("Content-Length", "0")
                self.end_headers()

            do_POST = do_GET  # noqa: N815

            def log_message(self, *_: object) -> None:
                pass

        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/"


@pytest.fixture(scope="module")
def trap() -> Iterator[Trap]:
    """Run the web server for the tests of this module."""
    made = Trap()
    threading.Thread(target=made.server.serve_forever, daemon=True).start()
    yield made
    made.server.shutdown()
    made.server.server_close()


def engine_calls(trap: Trap, query: str) -> bool:
    """Let the engine itself run a query, and tell whether it called the server."""
    store = Store()
    store.add(Quad(NamedNode("a:b"), NamedNode("a:b"), Literal(1)))
    before = trap.calls
    try:
        for _ in store.query(query):  # type: ignore[union-attr]
            pass
    except (SyntaxError, OSError, RuntimeError, TypeError):
        pass
    return trap.calls > before


TRICKS = [
    "SERVICE <URL> {?s ?p ?o}",
    "service<URL>{}",
    "SERVICEx:a {}",
    "SERVICESILENT<URL>{}",
    "?s ?p 1SERVICE<URL>{}",
    "?s ?p ?o FILTER(0<?o)SERVICE#>\n<URL>{}",
    "?s ?p ?o FILTER(?o<'a>'||true)SERVICE<URL>{} BIND('a' AS ?z)",
    "?s ?p ?o FILTER(?o<2#>'''\n)SERVICE<URL>{} #'''",
    "# comment\rSERVICE <URL> {}",
    "BIND('''a' ''' AS ?z) SERVICE <URL> {}",
    "?s ?p ?o FILTER NOT EXISTS { SERVICE <URL> {} }",
]


@pytest.mark.parametrize("trick", TRICKS)
def test_tricks_work_on_the_engine_and_are_refused(trick: str, trap: Trap) -> None:
    """Each way to hide SERVICE does reach the server when let through, and isn't let through."""
    query = f"PREFIX x: <{trap.url}> SELECT * WHERE {{ {trick.replace('URL', trap.url)}\n}}"
    assert engine_calls(trap, query)
    assert calls_out(query)


@pytest.mark.parametrize(
    "text",
    [
        r"SELECT * { \u0053ERVICE <http://example.org/> {} }",
        r"SELECT * { # \u000A SERVICE <http://example.org/> {}" + "\n}",
        r'SELECT * { ?s ?p "a\u0022 . SERVICE <http://example.org/> {} #" }',
        r'SELECT * { ?s ?p "\u0022 #" . ?s <http://a/\u00e9#b> ?o SERVICE <http://a/> {} }',
    ],
)
def test_escapes_are_refused_in_both_readings(text: str) -> None:
    """Code-point escapes hide nothing, whether the engine resolves them everywhere or not."""
    assert calls_out(text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?x cg:service <https://w3id.org/councilgraph/def/service/housing> }",
        "BASE <https://w3id.org/councilgraph/> SELECT * { ?x cg:service <def/service/housing> }",
        "SELECT ?service { ?x cg:service ?service . FILTER(?y<?service&&?z>1) } # SERVICE",
        "SELECT * { ?x rdfs:label 'the SERVICE', \"service\", '''a service's\nlabel'''@en }",
        "SELECT * { ?x cg:publicservice <urn:service:x>, <#service>, </def/service> }",
        "PREFIX service: <http://a/> SELECT * { ?x cg:service service:housing . ?x ?p ?o }",
        "PREFIX service: <http://a/> SELECT * { VALUES ?s { service:a service:b } }",
    ],
)
def test_the_word_itself_is_let_through(text: str) -> None:
    """A property, a variable, an IRI, a string or a comment may say "service"."""
    assert not calls_out(text)


FRAGMENTS = st.sampled_from(
    [
        *("FILTER(?o<?p)", "FILTER(0<?o)", "FILTER(?o<'a>')", "FILTER(?o<2#>'\n)", "?s ?p 1"),
        *("BIND('''b\n''' AS ?z1)", 'BIND("\\u0022" AS ?z2)', ". ?s ?p true", ". ?s ?p x:a."),
        *("#'\n", '#"\n', "#>\n", '"""', "'''", '"', "'", "<", ">", "#", "\n", ".", "}", "{", " "),
        *(". ?s <#> ?o", ". ?s <http://a/\\u00e9#b> ?o", '. ?s ?p "a"@en', "FILTER(?o<(1)||true)"),
        *("SERVICE <URL> {}", "SERVICEx:a{}", "SERVICE#>\n<URL>{}", "service silent <URL>{}"),
        *("SERVICEx:a.b #{\n{}", "SERVICESILENTx:a {}", "SERVICEx:%41\\-b{}", "?s SERVICEx:a ?o"),
    ]
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(FRAGMENTS, max_size=8), st.sampled_from(["}", "\n}", "\n}#'", '\n}#"""']))
def test_what_the_engine_fetches_is_always_refused(
    trap: Trap, fragments: list[str], end: str
) -> None:
    """Whatever is made of such pieces: if the engine calls the server, the check refuses."""
    text = "".join(fragments).replace("URL", trap.url)
    query = f"PREFIX x: <{trap.url}> SELECT * WHERE {{ ?s ?p ?o {text}{end}"
    if engine_calls(trap, query):
        assert calls_out(query)


def test_version_refuses_service(built: Version, trap: Trap) -> None:
    """Asking a version for a SERVICE is a QueryError that says why, and nobody is called."""
    before = trap.calls
    with pytest.raises(QueryError, match="SERVICE, which is refused"):
        built.query(f"SELECT * WHERE {{ SERVICE <{trap.url}> {{ ?s ?p ?o }} }}")
    assert trap.calls == before
