"""Every kind of page in a browser: nothing fails on it, it is accessible, and fits two widths."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from councilgraph.answering import Catalogue

QUESTIONS = {
    query.name: urlencode({p.name: p.example for p in query.params if p.required})
    for query in Catalogue().questions
}
PATHS = (
    *("/", "/search", "/search?q=Worcestershire", "/search?q=Quillfeather", "/questions"),
    *("/sparql", "/data", "/ontology", "/about", "/authority/E06000061"),
    *(f"/questions/{name}?{search}".rstrip("?") for name, search in QUESTIONS.items()),
    "/questions/rated-inadequate-twice?grade=good&times=3&service=childrens-services&since=2015",
    *("/concept/grade/inadequate", "/concept/service/childrens-services"),
)
KINDS = (
    *("authority", "judgement", "inspection", "official", "article", "intervention", "statement"),
    *("tenure", "claim", "inspectorate", "body"),
)


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_sound(reader: Any, check: Callable[..., None], path: str) -> None:
    """Nothing fails on a page, it has one heading of the first rank, and anybody can use it."""
    page = reader.open(path)
    expect(page.locator("h1")).to_have_count(1)
    check(page)


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_of_a_thing_is_sound(
    reader: Any, check: Callable[..., None], places: Callable[..., Any], kind: str
) -> None:
    """So are the pages of things, be their words hostile or not."""
    found = places(kind)
    for path in (*found.hostile[:1], *found.others[:1]):
        page = reader.open(path)
        expect(page.locator("h1")).to_have_count(1)
        check(page)
        page.close()


def test_the_page_of_a_whole_article_is_sound(
    read: Callable[..., Any],
    address_with_texts: str,
    check: Callable[..., None],
    places: Callable[..., Any],
) -> None:
    """Where articles may be shown in full, claims are marked in them and lead to their notes."""
    [path, *_] = places("article").hostile
    page = read(address_with_texts).open(path)
    expect(page.get_by_role("heading", name="The article, with the claims marked")).to_be_visible()
    page.locator(".whole sup a").first.click()
    expect(page.locator("li:target")).to_be_in_viewport()
    check(page)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/authority/nowhere", 404),
        ("/no-such-page", 404),
        ("/questions/rated-inadequate-twice?times=often&since=then&moon=full", 400),
    ],
)
def test_a_page_that_tells_of_a_mistake_is_sound(
    reader: Any, check: Callable[..., None], path: str, status: int
) -> None:
    """What is missing or wrong is told on a page like the others."""
    reader.refused.add(status)
    page = reader.open(path)
    assert page.evaluate("performance.getEntriesByType('navigation')[0].responseStatus") == status
    expect(page.locator("h1")).to_have_count(1)
    check(page)
