"""Articles that mean harm: their words are words on every page, and nothing of theirs runs."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

# As many as are looked at of each kind; the most that one kind has is forty.
MOST = 4
PATHS = (
    *("/", "/search?q=hostile", "/search?q=Quillfeather", "/authority/E10000034"),
    "/questions/rated-inadequate-twice",
    "/questions/what-officials-said?council=E10000034",
    "/questions/articles-about-council?council=E10000034",
    "/questions/articles-for-judgement?council=E10000034",
)
KINDS = (
    *("judgement", "inspection", "official", "article", "intervention", "statement", "tenure"),
    "claim",
)
# Whatever would run, or lead to something that does, had words become markup.
HARM = """() => [...document.querySelectorAll("body *, head *")].flatMap((e) => {
  const told = [];
  for (const {name, value} of e.attributes) {
    if (name.startsWith("on")) told.push(`${e.tagName} ${name}`);
    if (/^\\s*(javascript|data|vbscript):/i.test(value) && ["href", "src", "action"].includes(name)
      && e.rel !== "icon") told.push(`${e.tagName} ${name}=${value}`);
  }
  const isData = ["application/json", "application/ld+json"].includes(e.type);
  if (e.tagName === "SCRIPT" && !isData && !e.src.startsWith(`${location.origin}/static/`))
    told.push(e.outerHTML);
  if (["IMG", "IFRAME", "OBJECT", "EMBED", "BASE"].includes(e.tagName)) told.push(e.outerHTML);
  return told;
})"""


def check(page: Page) -> None:
    """Fail if words of an article have become markup, or data that cannot be read."""
    assert page.evaluate("'hostile' in window") is False
    assert page.evaluate(HARM) == []
    for block in page.locator("script[type$=json]").all():
        json.loads(block.text_content() or "")


@pytest.mark.parametrize("path", PATHS)
def test_hostile_words_are_shown_as_words(reader: Any, path: str) -> None:
    """On a list or an answer, a hostile article's words are read by people and by nothing else."""
    page = reader.open(path)
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true })")
    expect(page.locator("main")).to_contain_text("window.hostile=")
    check(page)


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_things_do_no_harm(
    read: Callable[..., Any], address_with_texts: str, places: Callable[..., Any], kind: str
) -> None:
    """Nor do they on the pages of the things that it tells of, nor where it is shown whole."""
    reader = read(address_with_texts)
    for path in places(kind).hostile[:MOST]:
        page = reader.open(path)
        assert "window.hostile=" in page.locator("main").inner_text()
        check(page)
        page.close()


def test_hostile_addresses_are_no_links(reader: Any, places: Callable[..., Any]) -> None:
    """An article whose address is a script, or breaks out of its place, leads nowhere."""
    for path in places("article").hostile:
        page = reader.open(path)
        expect(page.get_by_role("link", name="Read the original")).to_have_count(0)
        page.close()


@pytest.mark.parametrize("suffix", [".jsonld", ".ttl", ".rdf", ".nt"])
def test_hostile_data_are_data(reader: Any, places: Callable[..., Any], suffix: str) -> None:
    """The RDF of a hostile article is never taken for a page, however a browser opens it."""
    reader.refused.add(404)  # browsers ask for an icon beside data
    page = reader.context.new_page()
    [path, *_] = places("article").hostile
    answer = reader.context.request.get(f"/data{path}{suffix}")
    assert answer.ok
    assert "window.hostile" in answer.text()
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "html" not in answer.headers["content-type"]
    page.goto("/about")
    page.evaluate("(a) => { location.href = a }", f"/data{path}{suffix}")
    page.wait_for_timeout(150)
    assert page.evaluate("'hostile' in window") is False


def test_the_editor_shows_hostile_answers_as_text(reader: Any) -> None:
    """An answer with hostile words, in the editor, is text."""
    page = reader.open("/sparql")
    query = 'SELECT ?s ?o { ?s ?p ?o FILTER(CONTAINS(STR(?o), "hostile")) } LIMIT 60'
    page.evaluate("(t) => document.querySelector('.CodeMirror').CodeMirror.setValue(t)", query)
    page.get_by_role("button", name="Run", exact=True).click()
    expect(page.locator(".answer tbody tr").first).to_be_visible()
    expect(page.locator(".answer")).to_contain_text("window.hostile=")
    check(page)


@pytest.mark.parametrize("place", ["/search?q=", "/sparql#query=", "/questions/find-council?name="])
def test_what_is_asked_for_is_shown_as_words(reader: Any, place: str) -> None:
    """Markup in an address is no better than markup in an article."""
    reader.refused.add(400)
    harm = "%22%3E%3Csvg%20onload%3Dwindow.hostile%3D1%3E%3C%2Fscript%3E%3Cscript%3Ehostile%3D1"
    page = reader.open(place + harm)
    assert urlsplit(page.url).path == place.split("?")[0].split("#")[0]
    check(page)
