"""What every page keeps to, and the pages that are not about one thing."""

import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import pytest
from pyoxigraph import Store
from selectolax.lexbor import LexborHTMLParser
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from councilgraph.answering import Catalogue
from councilgraph.knowledge import CG
from councilgraph.serve.pages import about, editor, home, questions, search
from councilgraph.serve.pages.errors import error_page
from councilgraph.serve.pages.ontology import ontology_page
from councilgraph.serve.site import Graph, Site

DOCS = Path(__file__).resolve().parents[2] / "docs"
MAIN = Catalogue().questions[0].name
PAGES = [
    "/",
    "/search",
    "/search?q=york",
    "/search?q=nothing",
    "/questions",
    f"/questions/{MAIN}",
    "/questions/council-timeline?council=E10000034",
    "/questions/council-timeline?council=",
    "/sparql",
    f"/sparql?example={MAIN}",
    "/ontology",
    "/about",
    "/broken",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """Something found."""

    iri: str
    kind: str
    title: str
    detail: str = ""
    parts: tuple[tuple[str, bool], ...] = ()


class Finder:
    """An index that finds the same, whatever is looked for, but for "nothing"."""

    hint = ""

    def __init__(self, base: str) -> None:
        self.base = base

    def find(self, text: str, limit: int = 50) -> list[Find]:
        """Return two councils, somebody hostile, an article and a thing of another kind."""
        if text == "nothing":
            return []
        start = f"{self.base}id/"
        return [
            Find(iri=f"{start}authority/E06000014", kind="authority", title="City of York Council"),
            Find(iri=f"{start}official/ab", kind="official", title="<b onclick=x>Jo</b>"),
            Find(iri=f"{start}authority/E07000168", kind="authority", title="Scarborough"),
            Find(
                iri=f"{start}article/cd",
                kind="article",
                title="News",
                parts=(("Of ", False), ("York", True), (" <script>alert(1)</script>", False)),
            ),
            Find(iri=f"{start}other/ef", kind="other", title="A thing"),
        ]


@pytest.fixture(scope="module")
def client(site: Site) -> TestClient:
    """Return a client of the pages, over a version with an index."""

    def graph(request: Request) -> Graph:
        asked = site.graph(request)
        version = asked.version
        finder = Finder(version.base)
        asked.version = SimpleNamespace(
            base=version.base,
            name=version.name,
            manifest=version.manifest,
            search=finder,
            query=version.query,
        )
        return asked

    searched = Site(graph=graph)

    async def ontology(request: Request) -> Response:
        return await ontology_page(request, searched)

    async def sparql(request: Request) -> Response:
        return await editor.editor_page(request, searched)

    async def broken(request: Request) -> Response:
        return await error_page(request, 503, "Too long", "It took <b>longer</b> than 10 s.")

    own = [Route("/ontology", ontology), Route("/sparql", sparql), Route("/broken", broken)]
    made = [module.routes(searched) for module in (about, editor, home, questions, search)]
    return TestClient(Starlette(routes=[*own, *(route for routes in made for route in routes)]))


def read(client: TestClient, path: str) -> LexborHTMLParser:
    """Return a page."""
    return LexborHTMLParser(client.get(path).text)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_landmarks_and_one_heading(client: TestClient, path: str) -> None:
    """Each page has a language, a title, one main heading, a way to skip to it, and landmarks."""
    page = read(client, path)
    assert page.css_first("html").attributes["lang"] == "en-GB"
    assert len(page.css("h1")) == 1
    assert page.css_first("title").text().endswith("– councilgraph")
    assert page.css_first("a.skip").attributes["href"] == f"#{page.css_first('main').id}"
    assert all(len(page.css(f"body > {name}")) == 1 for name in ("header", "main", "footer"))


@pytest.mark.parametrize("path", PAGES)
def test_headings_leave_out_no_level(client: TestClient, path: str) -> None:
    """A heading is at most one level below the one before it."""
    levels = [int(h.tag[1]) for h in read(client, path).css("h1, h2, h3, h4, h5, h6")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("path", PAGES)
def test_a_page_keeps_to_the_content_security_policy(client: TestClient, path: str) -> None:
    """No page has a style, a handler or a script of its own, or takes anything from elsewhere."""
    page = read(client, path)
    assert not page.css("style, iframe, object, base")
    for node in page.css("*"):
        assert not [name for name in node.attributes if name == "style" or name.startswith("on")]
    for script in page.css("script"):
        kind = script.attributes["type"]
        assert kind in ("application/json", "application/ld+json") or script.attributes["src"]
    sources = [n.attributes["src"] for n in page.css("[src]")]
    sources += [n.attributes["href"] for n in page.css("link[rel=stylesheet]")]
    assert all(source.startswith("/static/") for source in sources)


@pytest.mark.parametrize("path", PAGES)
def test_controls_and_tables_say_what_they_are(client: TestClient, path: str) -> None:
    """Ids are unique, controls have labels, what describes them exists, and headers a scope."""
    page = read(client, path)
    ids = [node.attributes["id"] for node in page.css("[id]")]
    assert len(ids) == len(set(ids))
    labelled = {label.attributes["for"] for label in page.css("label")}
    for control in page.css("input, select, textarea"):
        assert control.attributes["id"] in labelled
    for name in ("aria-describedby", "aria-labelledby", "list"):
        for node in page.css(f"[{name}]"):
            assert set(node.attributes[name].split()) <= set(ids)
    assert all(th.attributes.get("scope") in ("col", "row") for th in page.css("th"))
    assert all(th.text().strip() for th in page.css("th"))


@pytest.mark.parametrize("path", PAGES)
def test_links_within_a_page_lead_somewhere(client: TestClient, path: str) -> None:
    """Each link has words, and each to a place on the page has that place."""
    page = read(client, path)
    ids = {node.attributes["id"] for node in page.css("[id]")}
    for link in page.css("a"):
        assert link.text().strip()
        href = link.attributes["href"]
        assert href.startswith(("/", "#", "https://", "http://"))
        assert not href.startswith("#") or href[1:] in ids


def test_the_foot_names_the_version(client: TestClient, site: Site) -> None:
    """A reader can cite the version that a page was made from."""
    version = site.graph(Request({"type": "http"})).version
    assert version.name in read(client, "/").css_first("footer").text()


def test_the_front_page_answers_the_main_question(client: TestClient) -> None:
    """All councils of the answer are there, in its order, each with quotations and articles."""
    rows = client.get(f"/questions/{MAIN}.json").json()["results"]["bindings"]
    cases = read(client, "/").css(".case")
    assert [case.css_first("h3").text() for case in cases] == [
        row["council"]["value"] for row in rows[:8]
    ]
    for case in cases:
        assert case.css_first("h3 a").attributes["href"].startswith("/authority/")
        assert case.css_first(".quotes cite a").attributes["href"].startswith("/article/")


def test_the_front_page_counts_what_there_is(client: TestClient, site: Site) -> None:
    """The number of articles is that of the build, and nothing is counted as none."""
    counts = {
        li.text().split()[1]: li.css_first("b").text() for li in read(client, "/").css(".counts li")
    }
    version = site.graph(Request({"type": "http"})).version
    assert counts["articles"] == str(version.manifest.articles)
    assert all(int(number) > 0 for number in counts.values())


def test_the_latest_judgements_come_first(client: TestClient) -> None:
    """They are in the order of time, each with its grade and its evidence."""
    items = read(client, "/").css(".latest li")
    years = [max(map(int, re.findall(r"\b20\d\d\b", item.text()))) for item in items]
    assert years == sorted(years, reverse=True)
    assert items
    for item in items:
        assert item.css_first(".grade").text()
        assert item.css_first('a[href^="/judgement/"]')


def test_search_shows_kinds_apart_and_text_as_text(client: TestClient) -> None:
    """What is found stands by kind, what was looked for is marked, and markup is shown as words."""
    page = read(client, "/search?q=york")
    heads = [h2.text() for h2 in page.css("main h2")]
    assert heads == ["Councils", "People", "Articles", "Other"]
    links = [a.attributes["href"] for a in page.css(".found a")]
    assert links[:2] == ["/authority/E06000014", "/authority/E07000168"]
    assert page.css_first(".found mark").text() == "York"
    assert "<b onclick=x>Jo</b>" in page.css_first("main").text()
    assert page.css_first("#q").attributes["value"] == "york"


def test_a_search_without_finds_says_so(client: TestClient) -> None:
    """Nothing found is told, and nothing asked is no failure."""
    assert "Nothing fits" in read(client, "/search?q=nothing").css_first("main").text()
    assert "Nothing fits" not in read(client, "/search").css_first("main").text()


def test_the_figures_of_accuracy_are_those_that_were_measured(client: TestClient) -> None:
    """What the page says of sealed articles stands in docs/accuracy.md."""
    text = (DOCS / "accuracy.md").read_text(encoding="utf-8")
    table = text[text.index("## The figures") :].split("\n\n")[2]
    measured = re.findall(r"^\| [^|]+ \| [^|]+ \| \*\*([\d. /]+)\*\*", table, re.MULTILINE)
    wanted = [[round(float(n) * 100) for n in cell.split(" / ")] for cell in measured]
    rows = read(client, "/about").css("table tbody tr")
    told = [[int(td.text()) for td in row.css("td") if td.text() != "–"] for row in rows]
    assert told
    assert told == wanted[: len(told)]


def test_the_ontology_explains_every_term(client: TestClient, site: Site) -> None:
    """Each class and property of the ontology has its place, named after the end of its IRI."""
    page = read(client, "/ontology")
    ids = {node.attributes["id"] for node in page.css(".term")}
    kinds = "owl:Class owl:ObjectProperty owl:DatatypeProperty owl:AnnotationProperty"
    found = site.graph(Request({"type": "http"})).version.query(
        "PREFIX owl: <http://www.w3.org/2002/07/owl#> SELECT DISTINCT ?term WHERE { "
        f"VALUES ?kind {{ {kinds} }} ?term a ?kind FILTER(STRSTARTS(STR(?term), '{CG}')) }}"
    )
    assert ids == {row["term"].value.removeprefix(CG) for row in found}


def test_no_class_is_above_itself(client: TestClient) -> None:
    """The page says of no class that it is a kind of itself."""
    for term in read(client, "/ontology").css(".term"):
        above = term.css_first("dd")
        if term.css_first("dt") and term.css_first("dt").text() == "a kind of":
            assert f"#{term.id}" not in {a.attributes["href"] for a in above.css("a")}


def test_grades_stand_in_the_order_of_their_scale(client: TestClient, site: Site) -> None:
    """The page orders the grades of a scheme as the register does, best first."""
    rows = {row.id: row for row in read(client, "/ontology").css("tr[id]")}
    schemes = Catalogue().knowledge.register.schemes
    assert len(rows) == len(schemes)
    for scheme in schemes:
        row = rows["def-scheme-" + scheme.iri.rpartition("/")[2]]
        shown = [a.attributes["href"].rpartition("/")[2] for a in row.css("a")]
        assert shown == [grade.rpartition("/")[2] for grade in scheme.grades]


def test_every_example_of_the_editor_runs(client: TestClient) -> None:
    """Each question of the catalogue is there as SPARQL that runs, without its header."""
    examples = client.get("/sparql/examples.json").json()
    assert [e["name"] for e in examples] == [query.name for query in Catalogue().questions]
    for example in examples:
        assert "#+" not in example["query"]
        Store().query(example["query"])


def test_an_example_takes_the_values_of_a_question(client: TestClient) -> None:
    """The link from an answer leads to the query that was asked."""
    page = read(client, "/sparql?example=council-timeline&council=E10000013")
    assert "authority/E10000013>" in page.css_first("textarea").text()


def test_the_editor_knows_the_terms_of_the_graph(client: TestClient) -> None:
    """Classes, properties and concepts have a name and an IRI, and prefixes fit them."""
    terms = client.get("/sparql/terms.json").json()
    assert set(terms) == {"classes", "properties", "concepts"}
    for group in terms.values():
        iris = [term["iri"] for term in group]
        assert len(iris) == len(set(iris)) > 10
        assert all(term["label"] for term in group)
    assert client.get("/sparql/prefixes.json").json()["cg"] == CG


def test_the_editor_asks_without_a_script(client: TestClient) -> None:
    """Its form sends a query and a format to the endpoint."""
    form = read(client, "/sparql").css_first("#editor form")
    assert form.attributes["action"] == "/sparql"
    assert form.css_first("textarea[name=query]").text().startswith("# How many")
    assert form.css_first("select[name=format] option")


def test_an_error_page_shows_its_words(client: TestClient) -> None:
    """It has the status, and says what went wrong in the words given."""
    response = client.get("/broken")
    assert response.status_code == 503
    assert "It took <b>longer</b> than 10 s." in LexborHTMLParser(response.text).body.text()
