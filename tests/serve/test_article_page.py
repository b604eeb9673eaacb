"""The page of an article: its claims always, its text only where the site is told to show it."""

from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser
from starlette.applications import Starlette
from starlette.testclient import TestClient

from councilgraph.serve.pages import article
from councilgraph.serve.site import Site
from councilgraph.store import StoredArticle, Version


@pytest.fixture(scope="module")
def longest(version: Version) -> StoredArticle:
    """Return the article with the longest text."""
    return max(version.articles, key=lambda stored: len(stored.text))


def tree(site: Site, stored: StoredArticle) -> LexborHTMLParser:
    """Return the page of an article."""
    client = TestClient(Starlette(routes=article.routes(site)))
    return LexborHTMLParser(client.get(f"/article/{stored.id}").text)


def test_other_peoples_articles_are_not_published_again(site: Site, longest: StoredArticle) -> None:
    """Without show_text, a paragraph in which nothing was read is not on the page."""
    words = " ".join(tree(site, longest).css_first("main").text().split())
    shown = [each for each in longest.text.split("\n\n") if " ".join(each.split()) in words]
    assert len(shown) < len(longest.text.split("\n\n"))
    assert not tree(site, longest).css(".whole")


def test_with_show_text_all_of_it_is_there(site: Site, longest: StoredArticle) -> None:
    """With show_text, the page has every paragraph as it is, and each claim noted in it."""
    whole = tree(replace(site, show_text=True), longest)
    text = whole.css_first(".whole")
    claims = whole.css(".claims > li")
    notes = {link.attributes["href"] for link in text.css("sup a")}
    for note in text.css("sup"):
        note.decompose()
    assert " ".join(text.text().split()) == " ".join(longest.text.split())
    assert notes == {f"#{claim.attributes['id']}" for claim in claims}
    assert text.css("mark")


def test_every_claim_of_the_article_is_listed(site: Site, version: Version) -> None:
    """All claims and statements of an article are on its page, each with its words marked."""
    for stored in list(version.articles)[:5]:
        query = (
            "SELECT (COUNT(DISTINCT ?claim) AS ?n) { ?claim "
            "<https://w3id.org/councilgraph/ontology#article> "
            f"<https://w3id.org/councilgraph/id/article/{stored.id}> }}"
        )
        [[count]] = list(version.query(query))
        claims = tree(site, stored).css(".claims > li")
        assert len(claims) == int(count.value)
        assert all(claim.css("mark") for claim in claims)
