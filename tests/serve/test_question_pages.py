"""The catalogue as pages: forms, answers with evidence, charts, files and links that are shared."""

import json
from io import BytesIO
from urllib.parse import urlencode

import pytest
from pyoxigraph import RdfFormat, parse
from selectolax.lexbor import LexborHTMLParser
from starlette.applications import Starlette
from starlette.testclient import TestClient

from councilgraph.answering import Answering, Catalogue
from councilgraph.publish.results import render
from councilgraph.serve.pages import questions
from councilgraph.serve.site import Site
from councilgraph.store import Shelf

QUERIES = Catalogue().questions
NEEDED = {q.name: {p.name: p.example for p in q.params if p.required} for q in QUERIES}
COUNCIL = "council-timeline"
MAIN = QUERIES[0].name


@pytest.fixture(scope="module")
def client(site: Site) -> TestClient:
    """Return a client of the pages; redirects are not followed."""
    return TestClient(Starlette(routes=questions.routes(site)), follow_redirects=False)


def read(client: TestClient, path: str, status: int = 200) -> LexborHTMLParser:
    """Return a page."""
    response = client.get(path)
    assert response.status_code == status
    return LexborHTMLParser(response.text)


def address(name: str, form: str = "") -> str:
    """Return where a question is asked with what it needs."""
    search = urlencode(NEEDED[name])
    return f"/questions/{name}{form}" + (f"?{search}" if search else "")


def test_every_question_is_listed_once(client: TestClient) -> None:
    """The list leads to each question of the catalogue, and to none twice."""
    links = [a.attributes["href"] for a in read(client, "/questions").css("main .cards a")]
    assert sorted(links) == sorted(f"/questions/{query.name}" for query in QUERIES)


@pytest.mark.parametrize("query", QUERIES, ids=lambda q: q.name)
def test_every_question_has_a_field_for_each_parameter(client: TestClient, query) -> None:
    """A field has the parameter's name, a label, and what it means."""
    page = read(client, f"/questions/{query.name}")
    assert [c.attributes["name"] for c in page.css("main form [name]")] == [
        param.name for param in query.params
    ]
    labelled = {label.attributes["for"] for label in page.css("main form label")}
    assert labelled == {f"param-{param.name}" for param in query.params}


@pytest.mark.parametrize("query", QUERIES, ids=lambda q: q.name)
def test_every_question_is_answered_with_all_its_rows(
    client: TestClient, shelf: Shelf, query
) -> None:
    """The page has a row for each row of the answer, or else a link to the graph."""
    page = read(client, address(query.name))
    if not query.columns:
        assert page.css_first(f'a[href^="/questions/{query.name}.ttl"]')
        return
    version = shelf.current()
    answer = render(Answering(version).ask(query.name, NEEDED[query.name]), "json")
    version.close()
    wanted = len(json.loads(answer)["results"]["bindings"])
    assert len(page.css("table.answer tbody tr:not(.evidence)")) == min(wanted, 500)


@pytest.mark.parametrize("form", ["csv", "json"])
@pytest.mark.parametrize("query", [q for q in QUERIES if q.columns], ids=lambda q: q.name)
def test_files_are_those_of_the_command_line(
    client: TestClient, shelf: Shelf, query, form: str
) -> None:
    """CSV and JSON hold the very bytes that `councilgraph query` writes."""
    version = shelf.current()
    wanted = render(Answering(version).ask(query.name, NEEDED[query.name]), form)
    version.close()
    response = client.get(address(query.name, f".{form}"))
    assert response.content == wanted
    assert f'filename="{query.name}.{form}"' in response.headers["content-disposition"]


def test_a_graph_comes_as_turtle_and_not_as_rows(client: TestClient) -> None:
    """What makes a graph has triples to take away, and no CSV."""
    name = next(query.name for query in QUERIES if not query.columns)
    response = client.get(address(name, ".ttl"))
    assert list(parse(BytesIO(response.content), format=RdfFormat.TURTLE))
    assert client.get(address(name, ".csv")).status_code == 404
    assert client.get(address(MAIN, ".ttl")).status_code == 404


@pytest.mark.parametrize(
    ("name", "search", "field", "words"),
    [
        (COUNCIL, "council=Nowhere+at+all", "council", "Nowhere at all"),
        (COUNCIL, "council=", "council", "needed"),
        (COUNCIL, "service=childrens-services", "council", "needed"),
        (MAIN, "times=many", "times", "whole number"),
        (MAIN, "since=soon", "since", "date"),
        (MAIN, "min_confidence=2", "min_confidence", "from 0 to 1"),
        (MAIN, "grade=splendid", "grade", "grade"),
        ("grade-changes", "direction=sideways", "direction", "rose"),
    ],
)
def test_a_mistake_is_told_at_its_field(
    client: TestClient, name: str, search: str, field: str, words: str
) -> None:
    """A wrong value gives 400, words at the field that say why, and no answer; so do the files."""
    page = read(client, f"/questions/{name}?{search}", status=400)
    assert words in page.css_first(f"#error-{field}").text()
    control = page.css_first(f"#param-{field}")
    assert control.attributes["aria-invalid"] == "true"
    assert f"error-{field}" in control.attributes["aria-describedby"]
    assert not page.css("table")
    response = client.get(f"/questions/{name}.csv?{search}")
    assert response.status_code == 400
    assert field in response.text


def test_what_was_typed_is_still_there_after_a_mistake(client: TestClient) -> None:
    """A form with a mistake keeps the values of all its fields, also those that no list has."""
    page = read(client, f"/questions/{MAIN}?times=many&grade=splendid&since=2015", status=400)
    assert page.css_first("#param-times").attributes["value"] == "many"
    assert page.css_first("#param-since").attributes["value"] == "2015"
    assert page.css_first("#param-grade option[selected]").attributes["value"] == "splendid"


def test_a_name_that_is_no_parameter_is_refused(client: TestClient) -> None:
    """A mistyped parameter is told, lest its question be answered without it."""
    page = read(client, f"/questions/{MAIN}?sevice=x", status=400)
    assert "sevice" in page.css_first("[role=alert]").text()
    assert client.get(f"/questions/{MAIN}.csv?sevice=x").status_code == 400


def test_a_question_that_needs_something_waits_for_it(client: TestClient) -> None:
    """Without any parameter there is a form and neither an error nor an answer."""
    page = read(client, f"/questions/{COUNCIL}")
    assert page.css_first("main form")
    assert not page.css(".error")
    assert not page.css("table")


@pytest.mark.parametrize(
    ("sent", "shared"),
    [
        ({"grade": "inadequate", "times": "2", "service": ""}, ""),
        ({"grade": "good", "times": "2", "service": "", "since": "2015"}, "?grade=good&since=2015"),
    ],
)
def test_a_form_leads_to_the_address_that_is_shared(
    client: TestClient, sent: dict[str, str], shared: str
) -> None:
    """An address holds only the parameters that differ from their defaults."""
    response = client.get(f"/questions/{MAIN}", params=sent)
    assert response.status_code == 303
    assert response.headers["location"] == f"/questions/{MAIN}{shared}"
    page = read(client, response.headers["location"])
    assert page.css_first("link[rel=canonical]").attributes["href"].endswith(MAIN + shared)
    assert page.css_first(f'a[href="/questions/{MAIN}.csv{shared}"]')


def test_every_row_with_evidence_shows_it(client: TestClient) -> None:
    """Each row of the main question has quotations, and each leads to the article that has it."""
    page = read(client, f"/questions/{MAIN}")
    rows = page.css("table.answer tbody tr:not(.evidence)")
    shown = page.css("table.answer tr.evidence details")
    assert len(rows) == len(shown) > 0
    for details in shown:
        quotes = details.css(".quotes > li")
        assert quotes
        for quote in quotes:
            assert quote.text().strip().startswith("“")
            assert quote.css_first("cite a").attributes["href"].startswith("/article/")


def test_councils_lead_to_their_pages(client: TestClient) -> None:
    """A council is linked by the code that stands in its row."""
    page = read(client, f"/questions/{MAIN}")
    for row in page.css("table.answer tbody tr:not(.evidence)"):
        code = row.css_first('td[data-label="GSS"]').text().strip()
        assert row.css_first("th a").attributes["href"] == f"/authority/{code}"


def test_entries_of_the_record_lead_to_their_pages(client: TestClient) -> None:
    """An IRI in a row is a link to its page."""
    page = read(client, f"/questions/{COUNCIL}?council=E10000034")
    links = [a.attributes["href"] for a in page.css('td[data-label="Entry"] a')]
    assert links
    assert all(link.startswith(("/judgement/", "/tenure/", "/intervention/")) for link in links)


@pytest.mark.parametrize("query", [q for q in QUERIES if q.chart], ids=lambda q: q.name)
def test_a_chart_has_the_data_of_its_table(client: TestClient, query) -> None:
    """The script is given as many rows as the table has, with the columns of the chart."""
    page = read(client, address(query.name))
    figure = page.css_first("figure.chart")
    if not page.css("table"):
        assert figure is None
        return
    data = json.loads(figure.css_first("script").text())
    shown = page.css("table.answer tbody tr:not(.evidence)")
    assert 0 < len(data["rows"]) <= len(shown)
    assert figure.attributes["data-kind"] == query.chart.kind
    assert figure.attributes["data-x"] in data["columns"]
    assert all(set(row) <= set(data["columns"]) for row in data["rows"])


def test_a_timeline_ranks_grades_alone(client: TestClient) -> None:
    """Grades have a place from best to worst, other events none."""
    page = read(client, f"/questions/{COUNCIL}?council=E10000034")
    rows = json.loads(page.css_first("figure.chart script").text())["rows"]
    assert any("rank" in row for row in rows)
    for row in rows:
        assert ("rank" in row) == (row["kind"] == "judgement")
        assert 0 <= float(row.get("rank", 0)) <= 1


def test_a_bar_of_grades_has_their_ranks(client: TestClient) -> None:
    """Where grades give bars their colour, each has its place from best to worst."""
    page = read(client, "/questions/grades-per-year")
    data = json.loads(page.css_first("figure.chart script").text())
    assert "rank" in data["columns"]
    assert {0 <= float(row["rank"]) <= 1 for row in data["rows"]} == {True}
    assert all(row["year"] for row in data["rows"])


def test_hostile_words_stay_words(client: TestClient) -> None:
    """What somebody types comes back as text, wherever it is shown."""
    hostile = "</script><script>alert(1)</script>\"'><img src=x>"
    page = read(client, f"/questions/{MAIN}?{urlencode({'grade': hostile})}", status=400)
    assert not page.css("img")
    assert all("alert" not in script.text() for script in page.css("script"))
    other = read(client, f"/questions/find-council?{urlencode({'name': hostile})}")
    assert not other.css("img")
    assert all(
        script.attributes.get("type") in ("module", "application/json", "application/ld+json")
        for script in other.css("script")
    )


def test_an_unknown_question_is_not_found(client: TestClient) -> None:
    """A name that the catalogue does not have gives 404, as a page and as a file."""
    assert client.get("/questions/nothing").status_code == 404
    assert client.get("/questions/nothing.csv").status_code == 404
    assert client.get(f"/questions/{MAIN}.exe").status_code == 404
