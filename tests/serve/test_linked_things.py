"""Every IRI of the data leads to its page or its data, and the data tell what is needed."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, RdfFormat, Triple, parse
from rdflib import Graph
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.testclient import TestClient

from councilgraph.serve import linked
from councilgraph.serve.linked import rdf
from councilgraph.serve.site import Site
from councilgraph.store import Shelf, Version

BASE = "https://w3id.org/councilgraph/"
OA = "http://www.w3.org/ns/oa#"
LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
TURTLE, HTML = "text/turtle", "text/html"
CHROMIUM = "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8"


@pytest.fixture(scope="module")
def client(site: Site) -> TestClient:
    """Return a client of linked data that follows no redirection by itself."""
    return TestClient(Starlette(routes=linked.routes(site)), follow_redirects=False)


def asked(version: Version, query: str) -> list[tuple[str, ...]]:
    """Return the rows of a query as plain text."""
    rows = version.query(query)
    assert isinstance(rows, QuerySolutions)
    return [tuple(term.value for term in row) for row in rows]


def triples(body: bytes, suffix: str) -> set[Triple]:
    """Return the triples of a document."""
    form = RdfFormat.from_media_type(rdf.MEDIA[suffix])
    assert form is not None
    return {quad.triple for quad in parse(body, form)}


@pytest.fixture(scope="module")
def judgement(shelf: Shelf) -> str:
    """Return the path of a judgement that more than one claim supports."""
    query = """PREFIX cg: <https://w3id.org/councilgraph/ontology#>
        SELECT ?thing { ?thing a cg:Judgement ; cg:supportedBy ?claim }
        GROUP BY ?thing HAVING(COUNT(DISTINCT ?claim) > 1) ORDER BY ?thing LIMIT 1"""
    ((iri,),) = asked(shelf.current(), query)
    return iri.removeprefix(BASE + "id/")


@pytest.mark.parametrize(
    ("path", "accept", "target"),
    [
        ("id/authority/E10000034", HTML, "/authority/E10000034"),
        ("id/authority/E10000034", CHROMIUM, "/authority/E10000034"),
        ("id/authority/E10000034", "*/*", "/authority/E10000034"),
        ("id/authority/E10000034", TURTLE, "/data/authority/E10000034.ttl"),
        ("id/authority/E10000034", "application/ld+json", "/data/authority/E10000034.jsonld"),
        ("id/authority/E10000034", "application/json", "/data/authority/E10000034.jsonld"),
        ("id/authority/E10000034", "text/html;q=0.3, */*;q=0.5", "/data/authority/E10000034.ttl"),
        ("id/inspectorate/ofsted", "application/rdf+xml", "/data/inspectorate/ofsted.rdf"),
        ("def/grade/inadequate", HTML, "/concept/grade/inadequate"),
        ("def/grade/inadequate", "application/n-triples", "/data/def/grade/inadequate.nt"),
        ("def/grade", HTML, "/data/def/grade.html"),
        ("def/grade", TURTLE, "/data/def/grade.ttl"),
        ("def/scheme/ofsted-sif/ranking", TURTLE, "/data/def/scheme/ofsted-sif/ranking.ttl"),
        ("id/body/adass", HTML, "/body/adass"),
        ("id/body/adass", TURTLE, "/data/body/adass.ttl"),
    ],
)
def test_an_iri_leads_on(path: str, accept: str, target: str, client: TestClient) -> None:
    """An IRI answers 303 with the page or the data, as the client likes, and says that it did."""
    answer = client.get(f"/{path}", headers={"Accept": accept})
    assert (answer.status_code, answer.headers["location"]) == (303, target)
    assert answer.headers["vary"] == "Accept"
    assert 'rel="describedby"' in answer.headers["link"]


@pytest.mark.parametrize("accept", [HTML, TURTLE])
def test_another_name_leads_to_the_entry(accept: str, client: TestClient, shelf: Shelf) -> None:
    """The would-be name of a merged entry leads to the entry's own page and data."""
    pairs = asked(
        shelf.current(),
        "SELECT ?alias ?real { GRAPH <https://w3id.org/councilgraph/graph/record> "
        "{ ?alias <http://www.w3.org/2002/07/owl#sameAs> ?real } } ORDER BY ?alias LIMIT 3",
    )
    assert pairs
    for alias, real in pairs:
        own = client.get("/" + real.removeprefix(BASE), headers={"Accept": accept})
        other = client.get("/" + alias.removeprefix(BASE), headers={"Accept": accept})
        assert other.headers["location"] == own.headers["location"]
        key = alias.removeprefix(BASE + "id/")
        moved = client.get(f"/data/{key}.ttl")
        assert (moved.status_code, moved.headers["location"]) == (
            303,
            f"/data/{real.removeprefix(BASE + 'id/')}.ttl",
        )


@pytest.mark.parametrize(
    "path",
    [
        "/id/authority/E99999999",
        "/id/authority",
        "/id/",
        "/def/grade/splendid",
        "/id/authority/E10000034%3E%20%7D%20%23",
        '/id/authority/%22%3E<script>alert("1")</script>',
        "/id/authority/E10000034%00",
        "/id/%F0%9F%98%80",
        "/data/authority/E99999999.ttl",
        "/data/authority/%7B%7D.ttl",
        "/data/..%2f..%2fetc/passwd",
        "/data/x",
        "/ontology.exe",
        "/void.exe",
    ],
)
def test_what_is_not_known_is_not_found(path: str, client: TestClient) -> None:
    """What the graph knows nothing of is 404, however it is spelt."""
    assert client.get(path, headers={"Accept": TURTLE}).status_code == 404


@pytest.mark.parametrize("path", ["/id/authority/E10000034", "/data/def/grade/good", "/void"])
def test_what_cannot_be_given_is_refused(path: str, client: TestClient) -> None:
    """A client that takes neither HTML nor RDF is told so."""
    assert client.get(path, headers={"Accept": "image/png"}).status_code == 406


def test_every_kind_of_thing_resolves(client: TestClient, shelf: Shelf) -> None:
    """Whatever has an IRI below the base leads to data about it, and to a page."""
    subjects = asked(
        shelf.current(),
        f'SELECT DISTINCT ?s {{ ?s ?p ?o FILTER(STRSTARTS(STR(?s), "{BASE}")) }} ORDER BY ?s',
    )
    kinds: dict[str, str] = {}
    for (iri,) in subjects:
        path = iri.removeprefix(BASE).partition("#")[0]
        if path.startswith(("id/", "def/")):
            kinds.setdefault(path.rpartition("/")[0], path)
    assert {"id/body", "id/evidence", "id/person", "def", "def/scheme"} < set(kinds)
    for path in kinds.values():
        for accept in (TURTLE, HTML):
            answer = client.get(f"/{path}", headers={"Accept": accept})
            assert answer.status_code == 303, path
            target = answer.headers["location"]
            if target.startswith("/data/"):
                assert client.get(target).status_code == 200, target


@pytest.mark.parametrize("suffix", rdf.MEDIA)
def test_each_format_tells_the_same(suffix: str, client: TestClient, judgement: str) -> None:
    """A document has the same triples in every format, and says what it is of."""
    answer = client.get(f"/data/{judgement}.{suffix}")
    assert answer.headers["content-type"].startswith(rdf.MEDIA[suffix])
    assert f'<{BASE}id/{judgement}>; rel="describes"' in answer.headers["link"]
    negotiated = client.get(f"/data/{judgement}", headers={"Accept": rdf.MEDIA[suffix]})
    assert negotiated.content == answer.content
    assert triples(answer.content, suffix) == triples(
        client.get(f"/data/{judgement}.nt").content, "nt"
    )


def test_the_data_come_with_names_and_evidence(client: TestClient, judgement: str) -> None:
    """What a judgement points to has its label; its claims have their words and their articles."""
    told = triples(client.get(f"/data/{judgement}.nt").content, "nt")
    thing = NamedNode(f"{BASE}id/{judgement}")
    labelled = {triple.subject for triple in told if triple.predicate == LABEL}
    targets = {t.object for t in told if t.subject == thing and isinstance(t.object, NamedNode)}
    assert targets <= labelled
    quoted = {t.subject for t in told if t.predicate == NamedNode(OA + "exact")}
    selected = {t.subject for t in told if t.predicate == NamedNode(OA + "hasSelector")}
    claims = {t.object for t in told if t.subject == thing and "supportedBy" in t.predicate.value}
    assert len(quoted) == len(selected) == len(claims) >= 2
    sources = {t.object for t in told if t.predicate == NamedNode(OA + "hasSource")}
    headlines = NamedNode("https://schema.org/headline")
    assert sources == {t.subject for t in told if t.predicate == headlines}


def test_what_points_to_a_thing_is_told(client: TestClient) -> None:
    """A council's data name the entries of the record about it, with their labels."""
    told = triples(client.get("/data/authority/E10000034.nt").content, "nt")
    council = NamedNode(f"{BASE}id/authority/E10000034")
    about = NamedNode("https://w3id.org/councilgraph/ontology#authority")
    entries = {t.subject for t in told if t.predicate == about and t.object == council}
    assert any("/judgement/" in str(entry) for entry in entries)
    assert entries <= {t.subject for t in told if t.predicate == LABEL}


def test_the_data_stay_of_a_size(tmp_path: Path, direct: Callable[[Version], Site]) -> None:
    """Of a thing that very much points to, no more than a thousand are told."""
    thing, points = NamedNode(f"{BASE}def/grade/x"), NamedNode(f"{BASE}ontology#grade")
    graph = NamedNode(f"{BASE}graph/record")
    shelf = Shelf(tmp_path / "store")
    with shelf.stage(BASE) as staging:
        staging.add([Quad(thing, LABEL, Literal("x"), NamedNode(f"{BASE}graph/ontology"))])
        staging.add(
            Quad(NamedNode(f"{BASE}id/judgement/{n:05}"), points, thing, graph) for n in range(1500)
        )
        version = shelf.publish(staging)
    client = TestClient(Starlette(routes=linked.routes(direct(version))))
    told = triples(client.get("/data/def/grade/x.nt").content, "nt")
    assert sum(triple.predicate == points for triple in told) == 1000


def test_a_thing_without_a_page_has_its_statements(client: TestClient) -> None:
    """Where there is no page of its own, people read statement by statement, in words."""
    page = client.get("/data/body/adass.html")
    assert page.headers["content-type"].startswith(HTML)
    assert "<h1>ADASS</h1>" in page.text
    assert "Association of Directors of Adult Social Services" in page.text
    assert 'href="/data/body/adass.ttl"' in page.text


def test_the_ontology_is_told(client: TestClient, site: Site) -> None:
    """The ontology comes in every format; a browser gets the page, if there is one."""
    sizes = {len(triples(client.get(f"/ontology.{end}").content, end)) for end in rdf.MEDIA}
    assert len(sizes) == 1
    assert sizes.pop() > 5000
    assert client.get("/ontology").headers["content-type"].startswith(TURTLE)
    assert client.get("/ontology/0.1.0").headers["location"] == "/ontology"

    async def page(request: Request) -> Response:
        return Response("a page")

    paged = TestClient(Starlette(routes=linked.routes(site, page)))
    assert paged.get("/ontology", headers={"Accept": CHROMIUM}).text == "a page"
    assert paged.get("/ontology", headers={"Accept": TURTLE}).headers["vary"] == "Accept"


@pytest.fixture(scope="module")
def address(site: Site) -> Iterator[str]:
    """Return the address of linked data on a real socket."""
    app = Starlette(routes=linked.routes(site))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.mark.parametrize("path", ["id/authority/E10000034", "def/grade/inadequate", "ontology"])
def test_a_strangers_client_follows(path: str, address: str) -> None:
    """rdflib, given the address of an IRI, follows it and reads what is told."""
    graph = Graph().parse(f"{address}/{path}")
    assert any(str(subject) == BASE + path for subject in graph.subjects())
