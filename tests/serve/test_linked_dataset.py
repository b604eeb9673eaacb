"""The dataset is described truly, and every dump is the whole of what it says it is."""

import asyncio
import gzip
import time
from pathlib import Path

import httpx
import pytest
from pyoxigraph import NamedNode, QuerySolutions, RdfFormat, Triple, parse
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.testclient import TestClient

from councilgraph.serve import linked
from councilgraph.serve.cache import Cache
from councilgraph.serve.front import Front
from councilgraph.serve.linked import dumping
from councilgraph.serve.linked.dumps import Dump, Dumps
from councilgraph.serve.site import Site
from councilgraph.serve.versions import Versions
from councilgraph.store import Shelf

BASE = "https://w3id.org/councilgraph/"
VOID = "http://rdfs.org/ns/void#"
DCAT = "http://www.w3.org/ns/dcat#"
DATASET = NamedNode(f"{BASE}void#dataset")


@pytest.fixture(scope="module")
def client(site: Site) -> TestClient:
    """Return a client of linked data that follows no redirection by itself."""
    return TestClient(Starlette(routes=linked.routes(site)), follow_redirects=False)


@pytest.fixture(scope="module")
def void(client: TestClient) -> list[Triple]:
    """Return the description of the dataset."""
    body = client.get("/void.nt").content
    return [quad.triple for quad in parse(body, RdfFormat.N_TRIPLES)]


def values(void: list[Triple], subject: object, name: str) -> list[str]:
    """Return the values of a property."""
    found = [t.object for t in void if t.subject == subject and t.predicate.value == name]
    return sorted(term.value for term in found if not isinstance(term, Triple))


@pytest.mark.parametrize(
    ("accept", "status", "kind"),
    [
        (None, 200, "text/turtle"),
        ("*/*", 200, "text/turtle"),
        ("application/ld+json", 200, "application/ld+json"),
        ("text/html,*/*;q=0.8", 303, None),
    ],
)
def test_the_description_is_negotiated(
    accept: str | None, status: int, kind: str | None, client: TestClient
) -> None:
    """Programs get RDF; people are led to the page of the data."""
    answer = client.get("/void", headers={"Accept": accept} if accept else {})
    assert answer.status_code == status
    if kind:
        assert answer.headers["content-type"].startswith(kind)
    else:
        assert answer.headers["location"] == "/data"
    assert client.get("/.well-known/void").headers["location"] == "/void"


def test_the_description_counts_right(void: list[Triple], shelf: Shelf) -> None:
    """Statements, and things by class, are as many as the graph has."""
    version = shelf.current()
    assert values(void, DATASET, VOID + "triples") == [str(version.manifest.quads)]
    rows = version.query(
        "SELECT ?c (COUNT(DISTINCT ?s) AS ?n) { ?s a ?c FILTER(isIRI(?s)) } GROUP BY ?c"
    )
    assert isinstance(rows, QuerySolutions)
    expected = {row["c"].value: row["n"].value for row in rows}
    parts = [t.object for t in void if t.predicate.value == VOID + "classPartition"]
    told = {
        values(void, part, VOID + "class")[0]: values(void, part, VOID + "entities")[0]
        for part in parts
    }
    assert told == expected
    rows = version.query("SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }")
    assert isinstance(rows, QuerySolutions)
    assert values(void, DATASET, VOID + "properties") == [next(rows)["n"].value]


def test_addresses_are_the_servers_and_names_the_datas(
    void: list[Triple], client: TestClient
) -> None:
    """What is there to be fetched can be fetched from this server; IRIs begin with the base."""
    for name in ("dataDump", "sparqlEndpoint"):
        assert all(v.startswith("http://testserver/") for v in values(void, DATASET, VOID + name))
    dumps = [t.object.value for t in void if t.predicate.value == DCAT + "downloadURL"]  # type: ignore[union-attr]
    assert len(dumps) == 2 + 2 * 4
    for address in dumps:
        assert client.get(address).status_code == 200, address
    examples = values(void, DATASET, VOID + "exampleResource")
    assert len(examples) > 10
    for iri in examples:
        assert client.get("/" + iri.removeprefix(BASE)).status_code == 303


@pytest.mark.parametrize(
    ("host", "status"), [('x"><b y', 200), ("a b", 200), ("a%zz", 400), ("[::1", 200), ("", 200)]
)
def test_a_strange_host_is_no_failure(host: str, status: int, client: TestClient) -> None:
    """A Host header that is none is passed over or refused, and is never markup."""
    strange = {"Host": host, "Accept": "text/turtle"}
    assert client.get("/void", headers=strange).status_code == status
    assert "<b y" not in client.get("/data", headers=strange).text


@pytest.mark.parametrize(("suffix", "form"), [("nq", RdfFormat.N_QUADS), ("trig", RdfFormat.TRIG)])
def test_a_dump_is_the_whole_graph(
    suffix: str, form: RdfFormat, client: TestClient, shelf: Shelf
) -> None:
    """A dump has all quads, and what is said of it in its headers is true."""
    version = shelf.current()
    latest = client.get(f"/dumps/latest.{suffix}.gz")
    assert latest.headers["location"] == f"/dumps/{version.name}.{suffix}.gz"
    answer = client.get(latest.headers["location"])
    assert answer.headers["content-type"] == "application/gzip"
    assert int(answer.headers["content-length"]) == len(answer.content)
    assert f"councilgraph-{version.name}.{suffix}.gz" in answer.headers["content-disposition"]
    quads = list(parse(gzip.decompress(answer.content), form))
    assert len(quads) == version.manifest.quads
    assert client.head(latest.headers["location"]).headers["content-length"] == str(
        len(answer.content)
    )


@pytest.mark.parametrize("layer", ["record", "register", "ontology", "validation"])
def test_a_graph_can_be_had_alone(layer: str, client: TestClient, shelf: Shelf) -> None:
    """A dump of one graph has its triples and no others."""
    version = shelf.current()
    answer = client.get(f"/dumps/{version.name}/{layer}.ttl")
    told = {quad.triple for quad in parse(answer.content, RdfFormat.TURTLE)}
    assert len(told) == len(list(version.quads(f"{BASE}graph/{layer}")))


def test_a_dump_is_taken_up_where_it_broke_off(client: TestClient, shelf: Shelf) -> None:
    """A part can be asked for, and what the client has already is not sent again."""
    path = f"/dumps/{shelf.current_name()}.nq.gz"
    whole = client.get(path)
    part = client.get(path, headers={"Range": "bytes=100-", "If-Range": whole.headers["etag"]})
    assert part.status_code == 206
    assert part.content == whole.content[100:]
    again = client.get(path, headers={"If-None-Match": f'"other", {whole.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_part_stays_a_part_on_its_way(site: Site, shelf: Shelf) -> None:
    """What the site does to all answers, such as compressing them, leaves dumps as they are."""
    versions = Versions(shelf)
    front = Front(Starlette(routes=linked.routes(site)), versions, Cache(1 << 20), "*")
    client = TestClient(front, headers={"Accept-Encoding": "gzip"})
    path = f"/dumps/{shelf.current_name()}/record.ttl"
    whole = client.get(path)
    part = client.get(path, headers={"Range": "bytes=100-5099"})
    assert (whole.status_code, part.status_code) == (200, 206)
    assert "content-encoding" not in {**part.headers, **whole.headers}
    assert part.content == whole.content[100:5100]
    versions.close()


@pytest.mark.parametrize(
    "path",
    [
        "000099-000000000000.nq.gz",
        "{version}.exe",
        "{version}/",
        "{version}/record.exe",
        "{version}/article.ttl",
        "..%2f..%2fetc%2fpasswd",
        "latest",
        "{version}.nq",
    ],
)
def test_there_are_no_other_dumps(path: str, client: TestClient, shelf: Shelf) -> None:
    """Only what is listed can be had, and no path leads out of the folder."""
    answer = client.get("/dumps/" + path.format(version=shelf.current_name()))
    assert answer.status_code == 404


def test_two_at_once_make_one_dump(
    site: Site, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those who ask for a dump in the making wait for it; others are answered meanwhile."""
    started: list[str] = []
    spawn = asyncio.create_subprocess_exec

    async def counted(*told: str, **options: object) -> object:
        started.append(told[-2])
        return await spawn(*told, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(asyncio, "create_subprocess_exec", counted)
    app = Starlette(routes=linked.routes(site))
    path = f"/dumps/{shelf.current_name()}.nq.gz"

    async def ask() -> tuple[list[httpx.Response], float, float]:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
            begun = time.perf_counter()
            both = asyncio.gather(client.get(path), client.get(path))
            await asyncio.sleep(0.01)
            await client.get("/id/authority/E10000034")
            meanwhile = time.perf_counter() - begun
            answers = await both
            return answers, meanwhile, time.perf_counter() - begun

    (one, two), meanwhile, whole = asyncio.run(ask())
    assert len(started) == 1
    assert one.content == two.content
    assert meanwhile < whole


def test_dumps_go_with_their_versions(shelf: Shelf) -> None:
    """Dumps of versions that are on the shelf no more are deleted."""

    async def make() -> list[str]:
        dumps = Dumps()
        dump = Dump(version=shelf.current_name(), layer="record", suffix="nt")
        file = await dumps.file(shelf, BASE, dump)
        for name in ("000000-000000000000.nq.gz", "000000-000000000000.record.ttl"):
            file.with_name(name).touch()
        other = Dump(version=shelf.current_name(), layer="validation", suffix="nt")
        await dumps.file(shelf, BASE, other)
        return sorted(each.name for each in file.parent.iterdir())

    name = shelf.current_name()
    assert asyncio.run(make()) == [f"{name}.record.nt", f"{name}.validation.nt"]


def test_a_version_may_lack_a_graph(tmp_path: Path) -> None:
    """A graph that a version does not have is not found, and no file is left."""
    shelf = Shelf(tmp_path / "store")
    with shelf.stage(BASE) as staging:
        staging.add(f"<a:s> <a:p> <a:o> <{BASE}graph/record> .\n".encode())
        name = shelf.publish(staging).name
    dump = Dump(version=name, layer="register", suffix="ttl")
    with pytest.raises(HTTPException, match="no graph register"):
        asyncio.run(Dumps().file(shelf, BASE, dump))


def test_the_same_version_gives_the_same_bytes(shelf: Shelf, tmp_path: Path) -> None:
    """Two dumps of a version are equal, so that either goes on where the other broke off."""
    folder = shelf.current().folder
    for name in ("one.nq.gz", "two.nq.gz"):
        dumping.write_dump(folder, "nquads", tmp_path / name, None)
    assert (tmp_path / "one.nq.gz").read_bytes() == (tmp_path / "two.nq.gz").read_bytes()


def test_the_page_leads_to_everything(client: TestClient, shelf: Shelf) -> None:
    """The page of the data names the version, the licences and the attribution, and all dumps."""
    page = client.get("/data").text
    assert shelf.current_name() in page
    assert "Open Government Licence v3.0" in page
    assert page.count('href="/dumps/') == 2 + 2 * 4 + 2
    assert "style=" not in page
    assert " onclick" not in page
