"""Articles that mean harm, a store without texts, and articles that contradict each other."""

import re
from collections.abc import Callable, Iterator

import pytest
from httpx import Response
from selectolax.lexbor import LexborHTMLParser
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.testclient import TestClient

from councilgraph.serve.pages import things
from councilgraph.serve.site import Site
from councilgraph.store import Shelf, Version, restore

BASE = "https://w3id.org/councilgraph/"
EVIL = '</script><script>alert(1)</script><img src=x onerror=alert(1)>\\" onclick=\\"alert(1)'
TEXTS = (
    *("<https://schema.org/headline>", "<http://xmlns.com/foaf/0.1/name>"),
    *("<https://schema.org/publisher>", "<https://schema.org/author>"),
    *("<http://www.w3.org/2000/01/rdf-schema#label>", f"<{BASE}ontology#text>"),
    *("<http://www.w3.org/ns/oa#exact>", "<http://www.w3.org/ns/oa#prefix>"),
    *(f"<{BASE}ontology#roleTitle>", f"<{BASE}ontology#sourceName>"),
)


@pytest.fixture(scope="module")
def restored(version: Version, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Version]:
    """Return a version without texts, whose words all mean harm and whose judgements disagree."""
    folder = tmp_path_factory.mktemp("hostile")
    version.dump("nquads", folder / "all.nq")
    pairs = (
        "SELECT ?one ?other { ?one <%s> ?i . ?other <%s> ?i FILTER(STR(?one) < STR(?other)) } "
        "ORDER BY ?one ?other LIMIT 1"
    ).replace("%s", f"{BASE}ontology#inspection")
    [[one, other]] = list(version.query(pairs))
    lines = (folder / "all.nq").read_text(encoding="utf-8").splitlines(keepends=True)
    spoilt = [_spoilt(line) for line in lines]
    spoilt.append(f"{one} <{BASE}ontology#conflictsWith> {other} <{BASE}graph/record> .\n")
    (folder / "all.nq").write_text("".join(spoilt), encoding="utf-8")
    hostile = restore(Shelf(folder / "store"), folder / "all.nq")
    yield hostile
    hostile.close()


def _spoilt(line: str) -> str:
    predicate = line.split(" ", 2)[1]
    inside = "/graph/article/" in line or "/graph/record>" in line
    if inside and predicate in TEXTS:
        return re.sub(r'"(?:[^"\\]|\\.)*"', lambda _: f'"{EVIL}"', line, count=1)
    if predicate == "<https://schema.org/url>":
        return re.sub(r'"(?:[^"\\]|\\.)*"', '"javascript:alert(1)"', line, count=1)
    return line


@pytest.fixture(scope="module")
def visit(restored: Version, site: Site) -> Callable[[str], Response]:
    """Return what gets a page over that version."""
    direct = type(site.graph(Request({"type": "http"})))
    over = Site(graph=lambda request: direct(restored), show_text=True)
    return TestClient(Starlette(routes=things.routes(over))).get


def paths(version: Version, kind: str, most: int = 6) -> list[str]:
    """Return paths of pages of a kind."""
    query = (
        f'SELECT DISTINCT ?x {{ ?x a ?class FILTER(STRSTARTS(STR(?x), "{BASE}id/{kind}/")) }} '
        f"ORDER BY ?x LIMIT {most}"
    )
    return [row[0].value.removeprefix(f"{BASE}id") for row in version.query(query)]


@pytest.mark.parametrize(
    "kind",
    [
        *("judgement", "inspection", "official", "article", "statement", "claim", "tenure"),
        *("intervention", "person"),
    ],
)
def test_words_of_articles_are_words(
    visit: Callable[[str], Response], restored: Version, kind: str
) -> None:
    """Whatever stands in an article, no script runs, and no link leads to one."""
    for path in paths(restored, kind):
        answer = visit(path)
        assert answer.status_code == 200
        assert "alert(1)" in answer.text
        check(answer.text)


def test_an_authority_quotes_harmlessly(
    visit: Callable[[str], Response], restored: Version
) -> None:
    """The page of an authority, with its chart, takes hostile words as words."""
    query = f"SELECT DISTINCT ?a {{ ?j <{BASE}ontology#grade> ?g ; <{BASE}ontology#authority> ?a }}"
    for [authority] in list(restored.query(query))[:3]:
        check(visit(authority.value.removeprefix(f"{BASE}id")).text)


def check(html: str) -> None:
    """Fail if a page has a script of somebody else's, an event attribute, or a link to a script."""
    tree = LexborHTMLParser(html)
    for script in tree.css("script"):
        data = script.attributes.get("type") in ("application/json", "application/ld+json")
        assert data or (script.attributes.get("src") or "").startswith("/static/")
        assert not data or "<" not in script.text()
    for node in tree.css("*"):
        assert not [name for name in node.attributes if name.startswith("on")]
        for name in ("href", "src", "action"):
            assert not (node.attributes.get(name) or "").lower().startswith("javascript:")
    assert not tree.css("main img")


def test_without_stored_texts_the_words_are_still_shown(
    visit: Callable[[str], Response], restored: Version
) -> None:
    """In a restored store, which has no texts, each judgement still shows its words marked."""
    for path in paths(restored, "judgement"):
        assert LexborHTMLParser(visit(path).text).css("figure.proof mark")


def test_what_contradicts_is_shown_side_by_side(
    visit: Callable[[str], Response], restored: Version
) -> None:
    """Both sides of a conflict are on the page of each of them, and on that of the inspection."""
    cg = f"PREFIX cg: <{BASE}ontology#>"
    query = f"{cg} SELECT ?a ?b ?i {{ ?a cg:conflictsWith ?b ; cg:inspection ?i }}"
    [[one, other, inspection]] = list(restored.query(query))
    sides = {term.value.removeprefix(f"{BASE}id") for term in (one, other)}
    for term in (one, other, inspection):
        tree = LexborHTMLParser(visit(term.value.removeprefix(f"{BASE}id")).text)
        conflict = tree.css_first(".versus")
        assert {link.attributes["href"] for link in conflict.css("h3 a")} == sides
        assert len(conflict.css("figure.proof")) >= 2
