"""The built front-end in Chromium, under the site's policy: charts, tables, copying, the editor.

The pages here are made for these tests; those of the site are tested elsewhere.
"""

import html
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "src" / "councilgraph" / "serve" / "static"
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
KINDS = {".js": "text/javascript", ".css": "text/css", ".json": "application/json"}
HOSTILE = '</title><img src=x onerror="document.title=1"><script>document.title=1</script>'
TIMELINE = [
    {"row": "Waste", "label": "visit", "earliest": "2017-03-01", "latest": "2017-03-01"},
    {"row": "Waste", "grade": "poor", "rank": "1", "earliest": "2016", "href": "/static/a"},
    {"row": "Roads", "grade": "fine", "rank": "0", "latest": "2015-12-31", "href": "/static/b"},
    {"row": "Roads", "grade": HOSTILE, "rank": "0.5", "earliest": "2018-02", "latest": "2018-02"},
    {"row": "Roads", "grade": "fair", "rank": "0.5"},
]
YEARS = [{"year": str(y), "kind": k, "n": str(y % 7)} for y in range(2009, 2020) for k in "ab"]
COUNCILS = [{"name": f"A council with a long name, {n}", "days": str(n * 100)} for n in range(9)]
FIGURES = [
    ("timeline", TIMELINE, {}),
    ("bar", YEARS, {"x": "year", "y": "n", "colour": "kind"}),
    ("bar", COUNCILS, {"x": "name", "y": "days"}),
    ("line", YEARS, {"x": "year", "y": "n", "colour": "kind"}),
    ("point", COUNCILS, {"x": "days", "y": "name"}),
]
ROWS = "".join(f"<tr><td>{n}</td><td>row {n}</td></tr>" for n in (10, 9, 100))
TABLE = (
    '<table class="sortable"><thead><tr><th>Number</th><th>Name</th></tr></thead>'
    f"<tbody>{ROWS}</tbody></table><button data-copy hidden>Copy link</button>"
)
EDITOR = (
    '<link rel="stylesheet" href="/static/editor.css">'
    '<script type="module" src="/static/editor.js"></script>'
    '<div id="editor" data-endpoint="/sparql" data-base="http://data.example/" '
    'data-prefixes-url="/prefixes.json" data-terms-url="/terms.json" '
    'data-examples-url="/examples.json"></div>'
)
NAMES = "http://data.example/def/"
FILES = {
    "/prefixes.json": {"ex": NAMES},
    "/terms.json": {
        "classes": [{"iri": f"{NAMES}Council", "label": "council"}],
        "properties": [{"iri": f"{NAMES}seat", "label": "where it sits"}],
        "concepts": [],
    },
    "/examples.json": [
        {"name": "one", "summary": "How many", "query": "SELECT ?a WHERE { ?a ?b 1 }"}
    ],
}
ANSWER = {
    "head": {"vars": ["thing", "n"]},
    "results": {
        "bindings": [
            {
                "thing": {"type": "uri", "value": f"http://data.example/id/{n}"},
                "n": {"type": "literal", "value": str(n)},
            }
            for n in (3, 1, 2)
        ]
    },
}


def figure(kind: str, rows: list[dict[str, str]], columns: dict[str, str]) -> str:
    """Return a figure as pages have it."""
    data = json.dumps({"rows": rows, "columns": {"n": "how many"}}).replace("<", "\\u003c")
    attributes = "".join(f' data-{key}="{value}"' for key, value in columns.items())
    return (
        f'<figure class="chart" data-kind="{kind}"{attributes}><figcaption>A {kind} chart'
        f'</figcaption><script type="application/json">{data}</script></figure>'
    )


def page_of(content: str) -> bytes:
    """Return a page with the site's scripts and styles."""
    head = '<meta name="viewport" content="width=device-width"><title>A page</title>'
    head += '<link rel="stylesheet" href="/static/site.css"><link rel="icon" href="data:,">'
    head += '<script type="module" src="/static/site.js"></script>'
    main = f"<main><h1>A page</h1>{content}</main>"
    return f'<!doctype html><html lang="en"><head>{head}</head><body>{main}</body></html>'.encode()


PAGES = {
    "/charts": page_of("".join(figure(*parts) for parts in FIGURES)),
    "/table": page_of(TABLE),
    "/editor": page_of(EDITOR),
}


class Handler(BaseHTTPRequestHandler):
    """Serves the pages, the static files and a SPARQL endpoint that always says the same."""

    def answer(self, body: bytes, kind: str, status: int = 200) -> None:
        """Send an answer with the site's policy."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        """Answer with a page or a file."""
        path = urlsplit(self.path).path
        file = STATIC / path.removeprefix("/static/")
        if path in PAGES:
            self.answer(PAGES[path], "text/html; charset=utf-8")
        elif path in FILES:
            self.answer(json.dumps(FILES[path]).encode(), "application/json")
        elif path.startswith("/static/") and file.is_file():
            self.answer(file.read_bytes(), KINDS.get(file.suffix, "text/plain"))
        else:
            self.answer(b"", "text/plain", 404)

    def do_POST(self) -> None:
        """Answer a query: with the answer, or with a problem if it says so."""
        text = self.rfile.read(int(self.headers["Content-Length"])).decode()
        [query] = parse_qs(text)["query"]
        if "FAULT" in query:
            problem = {"title": "Not SPARQL", "detail": html.escape("line 1 <b>")}
            self.answer(json.dumps(problem).encode(), "application/problem+json", 400)
        elif "csv" in self.headers["Accept"]:
            self.answer(b"thing,n\n", "text/csv")
        else:
            self.answer(json.dumps(ANSWER).encode(), "application/sparql-results+json")

    def log_message(self, *_: object) -> None:
        """Keep silent."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Return the address of a server of the pages."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return Debian's Chromium."""
    with sync_playwright() as playwright:
        path = "/usr/bin/chromium"
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(params=[1100, 360])
def page(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Return a page at each of two widths; nothing may be blocked, fail, or leave the machine."""
    context = browser.new_context(
        viewport={"width": request.param, "height": 900}, base_url=address
    )
    page = context.new_page()
    faults: list[str] = []
    note = faults.append
    page.on("console", lambda told: told.type == "error" and note(told.text))
    page.on("pageerror", lambda error: note(str(error)))
    page.on(
        "request",
        lambda asked: asked.url.startswith((address, "data:", "blob:")) or note(asked.url),
    )
    yield page
    faults = [fault for fault in faults if "status of 400" not in fault]
    context.close()
    assert not faults


def check(page: Page) -> None:
    """Find faults of accessibility, and a page that is wider than its window."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run()")["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found] == []
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.viewport_size["width"]  # type: ignore[index]


def test_each_kind_of_chart_is_drawn(page: Page) -> None:
    """Every figure has a drawing with a name for those who listen, and no style was blocked."""
    page.goto("/charts")
    expect(page.locator("figure.is-drawn")).to_have_count(len(FIGURES))
    for n, (kind, _, _) in enumerate(FIGURES):
        svg = page.locator("figure.chart").nth(n).locator(".chart-drawing > svg")
        assert f"A {kind} chart" in (svg.get_attribute("aria-label") or "")
        assert svg.get_attribute("role") == ("group" if kind == "timeline" else "img")
    assert page.locator("svg style").count() == 0
    check(page)


def test_a_timeline_says_its_grades_and_leads_to_pages(page: Page) -> None:
    """Grades stand beside the marks, marks are links told by the keyboard, text stays text."""
    page.goto("/charts")
    timeline = page.locator("figure[data-kind=timeline]")
    for text in ("Waste", "Roads", "poor", "fine", "visit"):
        expect(timeline.locator("svg text", has_text=text).first).to_be_visible()
    expect(timeline.locator(".chart-note")).to_contain_text("1 without a date")
    links = timeline.locator("svg a")
    assert {links.nth(n).get_attribute("href") for n in range(2)} == {"/static/a", "/static/b"}
    page.keyboard.press("Tab")
    expect(timeline.locator(".chart-pointed")).to_contain_text(", ")
    assert page.title() == "A page"


@pytest.mark.parametrize(("name", "start"), [("SVG", b"<svg xmlns"), ("PNG", b"\x89PNG")])
def test_a_chart_is_downloaded(page: Page, name: str, start: bytes) -> None:
    """A chart is saved under the name of its caption, as a file that needs nothing else."""
    page.goto("/charts")
    button = page.get_by_role("button", name=f"Download the chart as {name}").nth(1)
    with page.expect_download() as download:
        button.click()
    assert download.value.suggested_filename == f"a-bar-chart.{name.lower()}"
    content = Path(download.value.path()).read_bytes()
    assert content.startswith(start)
    assert len(content) > 3000
    if name == "SVG":
        assert b"A bar chart" in content
        assert b"class=" not in content


def test_a_chart_follows_the_width(page: Page) -> None:
    """When the window becomes narrow, the chart is drawn anew and fits."""
    page.goto("/charts")
    expect(page.locator("figure.is-drawn")).to_have_count(len(FIGURES))
    page.set_viewport_size({"width": 400, "height": 900})
    page.wait_for_function("document.querySelector('.chart svg').getAttribute('width') < 400")
    assert page.evaluate("document.documentElement.scrollWidth") <= 400


def test_a_table_is_put_in_order_and_a_link_copied(page: Page) -> None:
    """A heading's button sorts by number, up and then down; the copy button tells that it did."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/table?a=b")
    cells = page.locator("tbody td:first-child")
    heading = page.get_by_role("button", name="Number")
    heading.press("Enter")
    assert cells.all_inner_texts() == ["9", "10", "100"]
    heading.press("Enter")
    assert cells.all_inner_texts() == ["100", "10", "9"]
    expect(page.locator("th").first).to_have_attribute("aria-sort", "descending")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    check(page)


def test_the_editor_runs_an_example_by_keyboard(page: Page) -> None:
    """An example is loaded, run with Ctrl-Enter, shown as a table and a chart, and downloaded."""
    page.goto("/editor")
    page.get_by_role("button", name="Load").press("Enter")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".answer-status")).to_contain_text("3 rows")
    assert page.locator("tbody td:last-child").all_inner_texts() == ["3", "1", "2"]
    expect(page.locator("tbody a").first).to_have_attribute("href", "/id/3")
    page.locator("summary").click()
    expect(page.locator(".answer-chart svg").first).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the answer as CSV").click()
    assert Path(download.value.path()).read_bytes() == b"thing,n\n"
    check(page)


def test_the_editor_completes_from_this_graph(page: Page) -> None:
    """A class is completed after `a`, its prefix is added, and Tab leaves the editor."""
    page.goto("/editor")
    page.get_by_label("SPARQL query").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("SELECT * WHERE { ?s a ex:Cou", delay=10)
    hints = page.get_by_role("listbox", name="Completions")
    expect(hints).to_contain_text("ex:Council")
    check(page)
    page.keyboard.press("Enter")
    page.keyboard.type(" ; sits")
    page.keyboard.press("Control+Space")
    expect(hints).to_contain_text("ex:seat")
    page.keyboard.press("Enter")
    page.keyboard.type(" 1 }")
    text = page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()")
    assert text == f"PREFIX ex: <{NAMES}>\nSELECT * WHERE {{ ?s a ex:Council ; ex:seat 1 }}"
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Run")).to_be_focused()


def test_a_long_query_is_scrolled_by_keyboard(page: Page) -> None:
    """A query that is longer than the editor is found no fault with, and its end can be reached."""
    lines = "\n".join(f"  ?a ?b {n} ." for n in range(200))
    query = quote(f"SELECT * WHERE {{\n{lines} }}")
    page.goto(f"/editor#query={query}")
    expect(page.locator(".answer-status")).to_contain_text("3 rows")
    check(page)
    page.get_by_role("group", name="Text of the query").press("End")
    expect(page.locator(".CodeMirror-line", has_text="?b 199")).to_be_in_viewport()


def test_a_shared_query_is_run_and_a_fault_told(page: Page) -> None:
    """A query in the address is shown and run; what the endpoint refuses is told as text."""
    page.goto(f"/editor#query={quote('SELECT ?x WHERE { ?x ?y 7 }')}")
    expect(page.locator(".answer-status")).to_contain_text("3 rows")
    expect(page.locator(".CodeMirror-code")).to_contain_text("?x ?y 7")
    page.goto("/table")
    page.goto(f"/editor#query={quote('FAULT')}")
    expect(page.get_by_role("alert")).to_have_text("Not SPARQL: line 1 &lt;b&gt;")
    expect(page.locator(".editor-fault")).to_contain_text("Line 1 is not SPARQL")
    check(page)
