"""The page of an authority."""

import json
from collections.abc import Callable

import pytest
from httpx import Response
from selectolax.lexbor import LexborHTMLParser

from councilgraph.store import Version

Page = Callable[[str], Response]
CG = "PREFIX cg: <https://w3id.org/councilgraph/ontology#> "
RECORD = "GRAPH <https://w3id.org/councilgraph/graph/record>"


def keys(version: Version, pattern: str, most: int = 3) -> list[str]:
    """Return the ends of the IRIs that a pattern binds to ?x, those with most matches first."""
    query = f"{CG} SELECT ?x {{ {pattern} }} GROUP BY ?x ORDER BY DESC(COUNT(*)) ?x LIMIT {most}"
    return [row[0].value.rpartition("/")[2] for row in version.query(query)]


def paths(tree: LexborHTMLParser, start: str) -> set[str]:
    """Return the paths that the page links to and that begin as told."""
    links = (link.attributes.get("href") or "" for link in tree.css("main a"))
    return {link.partition("#")[0] for link in links if link.startswith(start)}


@pytest.mark.parametrize(
    ("kind", "pattern"),
    [
        ("judgement", "?thing cg:grade ?grade ; cg:authority ?x ."),
        ("intervention", "?thing a cg:Intervention ; cg:authority ?x ."),
        (
            "official",
            "?tenure <http://www.w3.org/ns/org#organization> ?x ; "
            "<http://www.w3.org/ns/org#member> ?thing .",
        ),
    ],
)
def test_all_on_record_is_on_the_page(
    page: Page, version: Version, kind: str, pattern: str
) -> None:
    """Every judgement, intervention and official on record is linked from the authority's page."""
    for code in keys(version, f"{RECORD} {{ {pattern} }} ?x a cg:LocalAuthority"):
        iri = f"<https://w3id.org/councilgraph/id/authority/{code}>"
        query = f"{CG} SELECT DISTINCT ?thing {{ {RECORD} {{ {pattern.replace('?x', iri)} }} }}"
        on_record = {
            row[0].value.replace("https://w3id.org/councilgraph/id", "")
            for row in version.query(query)
        }
        shown = paths(LexborHTMLParser(page(f"/authority/{code}").text), f"/{kind}/")
        assert on_record
        assert on_record <= shown


def test_the_timeline_and_the_table_tell_the_same(page: Page, version: Version) -> None:
    """Each row of the chart has its place in a table, and no table row is missing in the chart."""
    [code] = keys(version, f"{RECORD} {{ ?thing cg:grade ?grade ; cg:authority ?x }}", 1)
    tree = LexborHTMLParser(page(f"/authority/{code}").text)
    data = json.loads(tree.css_first("figure.chart script").text())
    charted = {row["href"] for row in data["rows"]}
    tabled = {link.attributes["href"] for link in tree.css("table.events a.outcome")}
    assert charted == tabled
    assert charted


def test_each_judgement_comes_with_words_of_an_article(page: Page, version: Version) -> None:
    """Every row of the timeline's tables quotes an article and leads to the evidence."""
    [code] = keys(version, f"{RECORD} {{ ?thing cg:grade ?grade ; cg:authority ?x }}", 1)
    rows = LexborHTMLParser(page(f"/authority/{code}").text).css("table.events tbody tr")
    assert rows
    assert all(row.css_first("q").text().strip() for row in rows)
    assert all("#evidence" in (row.css_first(".words a").attributes["href"] or "") for row in rows)


def test_an_authority_that_no_article_mentions_says_so(page: Page, version: Version) -> None:
    """An authority of the register alone has a page, which says that nothing was read of it."""
    silent = "?x a cg:LocalAuthority . FILTER NOT EXISTS { ?thing ?any ?x . ?thing cg:article ?y }"
    silent += f" FILTER NOT EXISTS {{ {RECORD} {{ ?entry ?that ?x }} }}"
    silent += " FILTER NOT EXISTS { ?article cg:mentions ?x }"
    [code] = keys(version, silent, 1)
    answer = page(f"/authority/{code}")
    assert answer.status_code == 200
    assert "No article that was read mentions" in answer.text
    assert not LexborHTMLParser(answer.text).css("figure.chart")


def test_an_abolished_authority_leads_to_its_successor(page: Page, version: Version) -> None:
    """An abolished authority names who took over, and the successor names it in turn."""
    for code in keys(version, "?x cg:successor ?other ; cg:validTo ?day"):
        successors = paths(LexborHTMLParser(page(f"/authority/{code}").text), "/authority/")
        assert successors
        for path in successors:
            back = paths(LexborHTMLParser(page(path).text), "/authority/")
            assert f"/authority/{code}" in back
