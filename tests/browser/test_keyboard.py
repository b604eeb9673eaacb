"""The keyboard alone: skipping to the content, seeing where one is, and opening the evidence."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

MAIN = "/questions/rated-inadequate-twice"
FOCUSED = """() => { const at = document.activeElement;
  const {outlineStyle, outlineWidth} = getComputedStyle(at);
  return [at.outerHTML.slice(0, 90), outlineStyle, parseFloat(outlineWidth)]; }"""
STOPS = 25


def tab_to(page: Page, selector: str, most: int = 80) -> None:
    """Press Tab until something is reached."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(s) => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"{selector} is not reached by {most} presses of Tab")


@pytest.mark.parametrize("path", ["/", MAIN, "/authority/E10000034"])
def test_the_first_stop_skips_to_the_content(reader: Any, path: str) -> None:
    """The first press of Tab shows a link that leads past the navigation."""
    page = reader.open(path)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("path", ["/", MAIN, "/sparql", "/authority/E10000034"])
def test_one_sees_where_one_is(reader: Any, path: str) -> None:
    """Each stop of Tab has an outline, and is on the screen."""
    page = reader.open(path)
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        told, style, width = page.evaluate(FOCUSED)
        if "chart" in told or page.evaluate("document.activeElement instanceof SVGElement"):
            continue  # marks of a chart have a stroke instead
        if page.evaluate("document.activeElement.closest('.CodeMirror') !== null"):
            continue  # a text has a cursor
        assert style != "none", told
        assert width >= 2, told
        expect(page.locator(":focus")).to_be_in_viewport()


def test_the_evidence_is_opened_by_keyboard(reader: Any) -> None:
    """Tab and Enter open the evidence of a council rated inadequate twice, and lead to it."""
    page = reader.open(MAIN)
    tab_to(page, "tr.evidence summary")
    expect(page.locator("tr.evidence details").first).not_to_have_attribute("open", "")
    page.keyboard.press("Enter")
    quote = page.locator("tr.evidence .quotes li").first
    expect(quote).to_be_visible()
    words = quote.inner_text().split("”")[0].strip("“ ")
    tab_to(page, "tr.evidence .quotes a", most=3)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/judgement/" in url or "/article/" in url)
    marks = page.locator(".proof mark")
    expect(marks.first).to_be_visible()
    shown = " ".join(page.locator(".proof blockquote").all_inner_texts())
    assert words in shown
    assert any(words in mark or mark in words for mark in marks.all_inner_texts())
