"""What every page about a thing keeps to."""

import json
import re
from collections.abc import Callable

import pytest
from httpx import Response
from pyoxigraph import NamedNode
from selectolax.lexbor import LexborHTMLParser

from councilgraph.serve.pages.asking import page_queries
from councilgraph.store import Version

Page = Callable[[str], Response]
BASE = "https://w3id.org/councilgraph/"
KINDS = (
    *("authority", "inspectorate", "body", "inspection", "judgement", "official", "person"),
    *("tenure", "statement", "intervention", "article", "claim"),
)
SCHEMES = ("grade", "service", "aspect", "role", "scheme", "party")


def some(version: Version, start: str, most: int = 4) -> list[str]:
    """Return the ends of some IRIs that begin with the base and `start`, and have a class."""
    query = (
        "SELECT DISTINCT ?x { ?x a ?class FILTER(STRSTARTS(STR(?x), "
        f'"{BASE}{start}/") && !CONTAINS(STRAFTER(STR(?x), "{start}/"), "/")) }} ORDER BY ?x'
    )
    found = [row[0].value.removeprefix(f"{BASE}{start}/") for row in version.query(query)]
    return found[:: max(1, len(found) // most)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_thing_has_pages(page: Page, version: Version, kind: str) -> None:
    """A page has one heading, a title, its data, its description and how to cite it."""
    found = some(version, f"id/{kind}")
    assert found
    for key in found:
        check(page(f"/{kind}/{key}"), f"/data/{kind}/{key}", f"{BASE}id/{kind}/{key}", version)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_concept_has_a_page(page: Page, version: Version, scheme: str) -> None:
    """The page of a concept keeps to the same."""
    for slug in some(version, f"def/{scheme}"):
        data, iri = f"/data/def/{scheme}/{slug}", f"{BASE}def/{scheme}/{slug}"
        check(page(f"/concept/{scheme}/{slug}"), data, iri, version)


def check(answer: Response, data: str, iri: str, version: Version) -> None:
    """Fail unless a page has all that every page has."""
    assert answer.status_code == 200
    tree = LexborHTMLParser(answer.text)
    assert len(tree.css("h1")) == 1
    assert tree.css_first("h1").text().strip()
    assert tree.css_first("title").text().strip()[0] != "–"
    turtle = tree.css_first('link[rel=alternate][type="text/turtle"]')
    assert turtle.attributes["href"] == f"{data}.ttl"
    described = json.loads(tree.css_first('script[type="application/ld+json"]').text())
    assert described["@id"] == iri
    assert described["@context"] == "https://schema.org"
    assert version.name in tree.css_first(".cite").text()
    assert tree.css_first('nav[aria-label="Breadcrumbs"] [aria-current=page]')
    assert not re.search(r"\sstyle=|\son\w+=", answer.text)
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    "path",
    ["/authority/X99", "/judgement/none", "/concept/grade/of-all-things", "/claim/a%20b%3E%22"],
)
def test_what_the_graph_does_not_know_is_not_found(page: Page, path: str) -> None:
    """An unknown key is answered with 404, and with words that help."""
    answer = page(path)
    assert answer.status_code == 404
    assert "search" in answer.text


def test_another_name_of_an_entry_leads_to_it(page: Page, version: Version) -> None:
    """The would-be name of a merged entry is redirected for good, to a page that is there."""
    query = (
        "SELECT ?one ?other { GRAPH <https://w3id.org/councilgraph/graph/record> "
        "{ ?one <http://www.w3.org/2002/07/owl#sameAs> ?other } } ORDER BY ?one LIMIT 8"
    )
    pairs = [
        (row[0].value.removeprefix(f"{BASE}id"), row[1].value.removeprefix(f"{BASE}id"))
        for row in version.query(query)
    ]
    assert pairs
    for alias, real in pairs:
        answer = page(alias)
        assert (answer.status_code, answer.headers["location"]) == (301, real)
        assert page(real).status_code == 200


@pytest.mark.parametrize("kind", ["judgement", "inspection", "intervention", "claim", "statement"])
def test_the_words_behind_it_are_marked(page: Page, version: Version, kind: str) -> None:
    """Words of an article are marked on the page, and the article is named and linked below."""
    for key in some(version, f"id/{kind}"):
        proofs = LexborHTMLParser(page(f"/{kind}/{key}").text).css("figure.proof")
        assert proofs
        for proof in proofs:
            assert proof.css_first("mark").text().strip()
            assert (proof.css_first("cite a").attributes["href"] or "").startswith("/article/")


def test_a_judgement_shows_each_of_its_claims(page: Page, version: Version) -> None:
    """Each claim that supports a judgement is linked beside the words that it was read out of."""
    for key in some(version, "id/judgement"):
        query = (
            f"SELECT ?claim {{ <{BASE}id/judgement/{key}> "
            "<https://w3id.org/councilgraph/ontology#supportedBy> ?claim }"
        )
        claims = {row[0].value.removeprefix(f"{BASE}id") for row in version.query(query)}
        tree = LexborHTMLParser(page(f"/judgement/{key}").text)
        assert claims == {link.attributes["href"] for link in tree.css(".proof-sure a")}


def test_an_inspection_lists_its_judgements(page: Page, version: Version) -> None:
    """Each judgement of an inspection has its grade and evidence on the inspection's page."""
    query = (
        "SELECT ?i ?j { ?j <https://w3id.org/councilgraph/ontology#inspection> ?i } "
        "ORDER BY ?i ?j LIMIT 20"
    )
    for inspection, judgement in version.query(query):
        tree = LexborHTMLParser(page(inspection.value.removeprefix(f"{BASE}id")).text)
        links = {link.attributes["href"] for link in tree.css(".verdict a")}
        assert judgement.value.removeprefix(f"{BASE}id") in links


def test_every_query_of_these_pages_is_quick_for_what_is_not_there(version: Version) -> None:
    """A query that is asked about an unknown thing finds nothing: it does not go through all."""
    nothing = {"thing": NamedNode(f"{BASE}id/authority/none")}
    queries = {n: q for n, q in page_queries(BASE).items() if n.startswith("things-")}
    assert queries
    for name, query in queries.items():
        assert not list(version.query(query.filled(nothing))), name
