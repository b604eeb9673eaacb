"""Charts of pages, drawn from a real graph: each is there, told in words, and can be taken away."""

import csv
import io
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Locator, Page, expect

from councilgraph.answering import Catalogue

# Charts that are drawn; another kind is a hint that nothing follows yet.
DRAWN = ("bar", "line", "point", "timeline")
# What is written in a chart and reaches out of it, where it is cut off.
CUT = """(svg) => { const all = svg.getBoundingClientRect();
  return [...svg.querySelectorAll("text")].filter((text) => {
    const {left, right, top, bottom} = text.getBoundingClientRect();
    return left < all.left - 1 || right > all.right + 1 || top < all.top - 1
      || bottom > all.bottom + 1;
  }).map((text) => text.textContent); }"""
COUNCIL = "/authority/E10000034"
CHARTED = {
    f"/questions/{query.name}?{urlencode({p.name: p.example for p in query.params if p.required})}"
    for query in Catalogue().questions
    if query.chart and query.chart.kind in DRAWN
}


@pytest.mark.parametrize("path", [COUNCIL, *sorted(CHARTED)])
def test_a_chart_is_drawn_and_told(reader: Any, path: str) -> None:
    """A chart has marks and a name, and the table of the page tells what it shows."""
    page = reader.open(path)
    expect(page.locator("figure.chart")).to_have_count(1)
    figure = page.locator("figure.chart")
    caption = figure.locator("figcaption").inner_text()
    drawing = figure.locator(".chart-drawing > svg")
    assert caption in (drawing.get_attribute("aria-label") or "")
    assert drawing.get_attribute("role") in ("img", "group")
    assert drawing.locator("rect, path, circle").count() > 1
    words = drawing.locator("text").all_text_contents()
    assert told_in_tables(page) & {word.strip() for word in words}
    assert drawing.evaluate(CUT) == []
    shown = drawing.bounding_box()
    assert shown
    assert shown["width"] > 600
    assert shown["height"] > 60


def told_in_tables(page: Page) -> set[str]:
    """Return what stands in the cells of tables, and each line of it."""
    cells = page.locator("table td, table th").all_inner_texts()
    return {line.strip() for cell in cells for line in cell.split("\n") if line.strip()}


@pytest.mark.parametrize(
    "path", [COUNCIL, *sorted(p for p in CHARTED if "twice" in p or "per-year" in p)]
)
def test_a_chart_can_be_taken_away(reader: Any, path: str) -> None:
    """The SVG is a whole file with the words of the chart; the PNG is one with something on it."""
    page = reader.open(path)
    drawing = page.locator(".chart-drawing > svg")
    svg = ElementTree.fromstring(taken(page, "SVG"))
    assert svg.tag == "{http://www.w3.org/2000/svg}svg"
    words = {"".join(text.itertext()) for text in svg.iter("{http://www.w3.org/2000/svg}text")}
    assert set(drawing.locator("text").all_text_contents()) <= words
    assert page.locator("figure.chart figcaption").inner_text() in words
    width, height, points = picture(taken(page, "PNG"))
    assert width > 600
    assert height > 60
    assert len(set(points)) > 10


def taken(page: Page, form: str) -> bytes:
    """Download a chart."""
    button: Locator = page.get_by_role("button", name=f"Download the chart as {form}")
    with page.expect_download() as download:
        button.click()
    return Path(download.value.path()).read_bytes()


def picture(png: bytes) -> tuple[int, int, bytes]:
    """Read a PNG: its width and height, and its points as they are filtered."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    place, chunks = 8, []
    while place < len(png):
        size = int.from_bytes(png[place : place + 4])
        kind, body = png[place + 4 : place + 8], png[place + 8 : place + 8 + size]
        assert zlib.crc32(kind + body) == int.from_bytes(png[place + 8 + size : place + 12 + size])
        chunks.append((kind, body))
        place += 12 + size
    assert chunks[-1] == (b"IEND", b"")
    head = chunks[0][1]
    points = zlib.decompress(b"".join(body for kind, body in chunks if kind == b"IDAT"))
    return int.from_bytes(head[:4]), int.from_bytes(head[4:8]), points


def test_every_timeline_is_whole(reader: Any) -> None:
    """No word of a timeline is cut off, be it of a few months or of many years, wide or narrow."""
    judged = reader.context.request.get("/questions/latest-grades.csv").text()
    codes = sorted({row["gss"] for row in csv.DictReader(io.StringIO(judged)) if row["latest"]})
    page = None
    for code in codes[:: len(codes) // 10]:
        page = reader.open(f"/authority/{code}")
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 900})
            svg = page.locator(".chart-drawing > svg")
            page.wait_for_function(
                "(w) => document.querySelector('.chart-drawing > svg').clientWidth <= w", arg=width
            )
            assert svg.evaluate(CUT) == [], f"{code} at {width}"
        page.close()
    assert page


def test_a_timeline_leads_to_its_judgements(reader: Any, places: Callable[[str], Any]) -> None:
    """A mark of the timeline is a link to the page of what it shows."""
    page = reader.open(COUNCIL)
    link = page.locator(".chart-drawing a").first
    path = link.get_attribute("href")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{path}")
    found = places("judgement"), places("inspection")
    assert path in {each for kind in found for each in (*kind.hostile, *kind.others)}
    expect(page.locator("main a", has_text="Worcestershire").first).to_be_visible()
