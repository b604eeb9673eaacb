"""Pages where scripts are switched off, and on paper: all that they say is there."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

MAIN = "/questions/rated-inadequate-twice"
COUNCIL = "/authority/E10000034"


@pytest.fixture
def plain(read: Callable[..., Any]) -> Any:
    """Return somebody whose browser runs no scripts."""
    return read(java_script_enabled=False)


def opened(reader: Any, path: str) -> Page:
    """Open a page on which no script draws anything."""
    page: Page = reader.context.new_page()
    page.goto(path)
    return page


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("/", (".case .quotes li", ".counts li", ".latest .grade")),
        ("/search?q=Worcestershire", (".found a",)),
        (MAIN, ("table.answer tbody tr", "form select", "tr.evidence summary")),
        (COUNCIL, ("table.events tbody tr", ".latest .grade", ".remark blockquote")),
        ("/sparql", ("form textarea", "form button.main", ".cards a")),
        ("/ontology", (".term",)),
        ("/data", ("main a",)),
        ("/about", ("main p",)),
    ],
)
def test_a_page_is_whole_without_scripts(plain: Any, path: str, there: tuple[str, ...]) -> None:
    """Tables, forms and quotations are on the page as sent, with no empty frame of a chart."""
    page = opened(plain, path)
    for selector in there:
        expect(page.locator(selector).first).to_be_visible()
    for figure in page.locator("figure.chart").all():
        expect(figure).to_be_hidden()


def test_a_question_is_asked_without_scripts(plain: Any) -> None:
    """The form changes the answer, and evidence opens, where there are no scripts."""
    page = opened(plain, MAIN)
    page.get_by_label("Times").fill("1")
    before = page.locator("table.answer tbody th").count()
    page.get_by_role("button", name="Ask").click()
    page.wait_for_url("**times=1")
    assert page.locator("table.answer tbody th").count() > before
    page.locator("tr.evidence summary").first.click()
    expect(page.locator("tr.evidence .quotes li").first).to_be_visible()


def test_a_query_is_asked_without_scripts(plain: Any) -> None:
    """The plain form of the editor's page sends its query to the endpoint, which answers."""
    page = opened(plain, "/sparql")
    page.get_by_label("Query").fill("SELECT (1 + 1 AS ?two) {}")
    page.get_by_label("Answer as").select_option("json")
    page.get_by_role("button", name="Ask").click()
    expect(page.locator("body")).to_contain_text('"value":"2"')


@pytest.mark.parametrize("path", ["/", MAIN, COUNCIL, "/about"])
def test_on_paper_there_is_only_what_is_read(reader: Any, path: str) -> None:
    """Navigation, search, forms and buttons are not printed; the text is, and fits."""
    page = reader.open(path)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 1000})
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".masthead-name")).to_be_visible()
    for selector in (".masthead-nav", ".masthead-search", ".skip", "main form", "main button"):
        for part in page.locator(selector).all():
            expect(part).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 700
