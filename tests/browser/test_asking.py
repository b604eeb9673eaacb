"""Asking: questions with their forms and files, the editor, and links that somebody else opens."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

MAIN = "/questions/rated-inadequate-twice"


def councils(page: Page) -> list[str]:
    """Return whom the rows of an answer are about."""
    return page.locator("table.answer tbody th").all_inner_texts()


def test_another_question_has_an_address_of_its_own(reader: Any, read: Callable[..., Any]) -> None:
    """What is chosen in the form changes the answer, and the address gives it to anybody."""
    page = reader.open(MAIN)
    before = councils(page)
    page.get_by_label("Grade", exact=True).select_option(label="good")
    page.get_by_label("Since").fill("2015")
    page.get_by_role("button", name="Ask").click()
    page.wait_for_url("**since=2015*")
    after = councils(page)
    assert after
    assert after != before
    expect(page.get_by_label("Grade", exact=True)).to_have_value("good")
    assert "times=" not in page.url
    link = page.get_by_role("link", name="Link to this answer")
    assert page.url.endswith(link.get_attribute("href") or "nowhere")
    assert councils(read().open(page.url)) == after


def test_a_mistake_is_told_at_its_field(reader: Any) -> None:
    """What is no date is told beside the field, which keeps what was written and is found first."""
    reader.refused.add(400)
    page = reader.open(MAIN)
    page.get_by_label("Since").fill("<b>soon")
    page.get_by_role("button", name="Ask").click()
    field = page.get_by_label("Since")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_value("<b>soon")
    expect(page.locator("#error-since")).to_be_visible()
    assert "error-since" in (field.get_attribute("aria-describedby") or "")


@pytest.mark.parametrize(
    ("path", "column"),
    [
        (MAIN, "council"),
        (f"{MAIN}?grade=good", "council"),
        ("/questions/latest-grades?service=childrens-services", "council"),
    ],
)
def test_the_files_have_the_rows_of_the_table(reader: Any, path: str, column: str) -> None:
    """CSV and JSON hold what the page shows, row by row, under the name of the question."""
    page = reader.open(path)
    shown = councils(page)
    assert shown
    for form, read_rows in (("CSV", rows_of_csv), ("JSON", rows_of_json)):
        with page.expect_download() as download:
            page.get_by_role("link", name=form, exact=True).click()
        name = path.split("/")[-1].split("?")[0]
        assert download.value.suggested_filename == f"{name}.{form.lower()}"
        rows = read_rows(Path(download.value.path()).read_text(encoding="utf-8"))
        assert [row[column] for row in rows] == shown


def rows_of_csv(text: str) -> list[dict[str, str]]:
    """Read rows as a spreadsheet does."""
    return list(csv.DictReader(io.StringIO(text)))


def rows_of_json(text: str) -> list[dict[str, str]]:
    """Read SPARQL results."""
    return [
        {name: term["value"] for name, term in row.items()}
        for row in json.loads(text)["results"]["bindings"]
    ]


def test_search_leads_to_a_council(reader: Any) -> None:
    """A part of a name, typed at the head of any page, finds the council and its timeline."""
    page = reader.open("/about")
    page.get_by_label("Search councils, people and articles").fill("worcestersh")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Worcestershire County Council").first.click()
    page.wait_for_url("**/authority/E10000034")
    reader.settle(page)
    expect(page.locator("figure.chart.is-drawn")).to_be_visible()


def test_the_editor_asks_and_its_link_is_shared(reader: Any, read: Callable[..., Any]) -> None:
    """The query that the editor begins with is answered; its link shows query and answer again."""
    page = reader.open("/sparql")
    page.get_by_role("button", name="Run", exact=True).click()
    rows = page.locator(".answer tbody tr")
    expect(rows.first).to_be_visible()
    shown = rows.all_inner_texts()
    assert len(shown) > 3
    query = text_of(page)
    other = read().open(page.url)
    assert text_of(other) == query
    expect(other.locator(".answer tbody tr")).to_have_count(len(shown))
    assert other.locator(".answer tbody tr").all_inner_texts() == shown


def text_of(page: Page) -> str:
    """Return what is written in the editor."""
    return str(page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()"))


def test_a_question_is_opened_in_the_editor(reader: Any) -> None:
    """The SPARQL of an answer, opened in the editor, gives as many rows as the page had."""
    page = reader.open(MAIN)
    shown = len(councils(page))
    page.get_by_text("The SPARQL of this answer").click()
    page.get_by_role("link", name="Open it in the editor").click()
    page.wait_for_selector("#editor[data-ready]")
    page.get_by_role("button", name="Run", exact=True).click()
    expect(page.locator(".answer-status")).to_contain_text(f"{shown} row")
    links = page.locator(".answer a[href^='/']")
    assert links.count() or page.locator(".answer tbody tr").count() == shown


def test_the_editor_tells_what_the_endpoint_refuses(reader: Any) -> None:
    """An update, and SPARQL with a mistake, are refused in words, and nothing else is shown."""
    reader.refused.add(400)
    page = reader.open("/sparql")
    for text in ("DELETE WHERE { ?s ?p ?o }", "SELECT * WHERE { ?s <b>alert</b> }"):
        page.evaluate("(t) => document.querySelector('.CodeMirror').CodeMirror.setValue(t)", text)
        page.get_by_role("button", name="Run", exact=True).click()
        expect(page.get_by_role("alert")).not_to_be_empty()
        expect(page.locator(".answer tbody tr")).to_have_count(0)
