"""For tests of the site in Chromium: a store with hostile articles, servers of it, and a browser.

A page that a test opens may not fail in any way: nothing is blocked, missing or refused, nothing is
asked of another machine, and no script runs but the site's own.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from councilgraph.pipeline import build
from councilgraph.store import Shelf

ROOT = Path(__file__).resolve().parents[2]
HOSTILE = Path(__file__).with_name("hostile.jsonl")
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
FAULTS = """async (only) => (await axe.run({
    resultTypes: ["violations"],
    rules: {"target-size": {enabled: true}},
    ...(only.length ? {runOnly: {type: "rule", values: only}} : {}),
  })).violations
  .filter(({impact}) => ["serious", "critical"].includes(impact))
  .flatMap(({id, nodes}) => nodes.map(({html}) => `${id}: ${html}`))"""
# What the width of a window decides; all else is the same at each.
BY_WIDTH = ["target-size", "scrollable-region-focusable"]
# What sticks out, so that a failure names it.
WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll("body *")].map((e) => [e.getBoundingClientRect().right, e])
  .filter(([right]) => right > innerWidth + 1)
  .map(([right, e]) => `${e.tagName}.${e.className} ends at ${right} of ${innerWidth}`)
  .concat(`${document.documentElement.scrollWidth} wide`)"""


@dataclass(slots=True, kw_only=True)
class Reader:
    """Somebody with a browser. `faults` are what went wrong on the pages that they opened.

    `refused` are the statuses that a test expects of a page that it asks for.
    """

    context: BrowserContext
    address: str
    faults: list[str] = field(default_factory=list)
    refused: set[int] = field(default_factory=set)
    watched: list[Page] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Note whatever goes wrong on a page."""
        note = self.faults.append
        self.watched.append(page)
        page.on("console", lambda told: told.type == "error" and self._console(told.text))
        page.on("pageerror", lambda error: note(f"error: {error}"))
        page.on("dialog", lambda dialog: (note(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("requestfailed", lambda asked: self._failed(asked.url, asked.failure or ""))
        page.on("response", lambda told: self._answered(told.url, told.status))
        page.on("request", lambda asked: self._asked(asked.url))

    def open(self, path: str) -> Page:
        """Open a page and wait for its scripts and charts."""
        page = self.context.new_page()
        page.goto(path)
        self.settle(page)
        return page

    def settle(self, page: Page) -> None:
        """Wait until the scripts of a page have done all that they do by themselves."""
        page.wait_for_load_state("networkidle" if page.locator("#editor").count() else "load")
        charts = page.locator("figure.chart")
        for n in range(charts.count()):
            charts.nth(n).locator(".chart-drawing").wait_for(state="attached")

    def _console(self, text: str) -> None:
        if not any(f"status of {status}" in text for status in self.refused):
            self.faults.append(f"console: {text}")

    def _failed(self, url: str, reason: str) -> None:
        # A download ends the request that began it.
        if "ERR_ABORTED" not in reason:
            self.faults.append(f"failed: {url}: {reason}")

    def _answered(self, url: str, status: int) -> None:
        if status >= 400 and status not in self.refused:
            self.faults.append(f"{status}: {url}")

    def _asked(self, url: str) -> None:
        if not url.startswith((f"{self.address}/", "data:", f"blob:{self.address}/")):
            self.faults.append(f"asked elsewhere: {url}")


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store of the sample articles, and of others that mean harm to those who read."""
    path = tmp_path_factory.mktemp("browser") / "store"
    outcome = build([ROOT / "data" / "articles", HOSTILE], Shelf(path))
    assert not outcome.quarantined
    return path


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Paths of the pages of one kind: those with words of a hostile article, and others."""

    hostile: list[str]
    others: list[str]


@pytest.fixture(scope="session")
def places(store: Path) -> Iterator[Callable[[str], Places]]:
    """Return what finds the pages of a kind."""
    version = Shelf(store).current()
    base = version.base

    def paths(where: str, kind: str) -> list[str]:
        rows = version.query(
            f"""PREFIX cg: <{base}ontology#> SELECT DISTINCT ?thing {{ {where} ?thing a ?class
            FILTER(STRSTARTS(STR(?thing), "{base}id/{kind}/") && !CONTAINS(STR(?thing), "#")) }}"""
        )
        return sorted(row[0].value.removeprefix(f"{base}id") for row in rows)

    def find(kind: str) -> Places:
        told = """?article <https://schema.org/author> ?author FILTER(CONTAINS(?author, "Eve "))
            BIND(IRI(REPLACE(STR(?article), "/id/", "/graph/")) AS ?graph)
            { GRAPH ?graph { ?thing ?p ?o } } UNION { GRAPH ?graph { ?s ?q ?thing } }
            UNION { GRAPH ?graph { ?claim a cg:Claim } ?thing cg:supportedBy ?claim }"""
        hostile = paths(told, kind)
        return Places(
            hostile=hostile, others=[path for path in paths("", kind) if path not in set(hostile)]
        )

    yield find
    version.close()


@contextmanager
def serving(store: Path, *options: str) -> Iterator[str]:
    """Run a server of a store, and give its address."""
    command = [sys.executable, "-m", "councilgraph.cli", "serve", "--store", str(store)]
    command += ["--port", "0", "--client-seconds", "0", "--workers", "2", *options]
    path = os.pathsep.join(filter(None, sys.path))
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": path}
    ) as process:
        try:
            assert process.stdout
            told = process.stdout.readline()
            assert "http://" in told
            yield told.split("http://")[1].split("/")[0].join(("http://", ""))
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
    assert process.returncode == 0


@pytest.fixture(scope="session")
def address(store: Path) -> Iterator[str]:
    """Return the address of the site."""
    with serving(store) as address:
        yield address


@pytest.fixture(scope="session")
def address_with_texts(store: Path) -> Iterator[str]:
    """Return the address of the site as it is where articles are shown in full."""
    with serving(store, "--show-text") as address:
        yield address


# Not for the session: while Playwright runs, nothing else can run an event loop in this thread.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return Debian's Chromium, which finds no machine but this one."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=[
                "--no-sandbox",
                "--disable-smooth-scrolling",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            ],
        )
        yield browser
        browser.close()


@pytest.fixture
def read(browser: Browser, address: str) -> Iterator[Callable[..., Reader]]:
    """Return what makes readers; at the end of a test, nothing may have gone wrong for any."""
    readers: list[Reader] = []

    def make(address: str = address, width: int = 1280, **options: object) -> Reader:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            base_url=address,
            **options,  # type: ignore[arg-type]
        )
        context.set_default_timeout(10_000)
        reader = Reader(context=context, address=address)
        context.on("page", lambda page: reader.watch(page))
        readers.append(reader)
        return reader

    yield make
    for reader in readers:
        for page in reader.watched:
            if not page.is_closed() and page.evaluate("'hostile' in window"):
                reader.faults.append(f"a script of an article has run: {page.url}")
        reader.context.close()
    assert [fault for reader in readers for fault in reader.faults] == []


@pytest.fixture
def reader(read: Callable[..., Reader]) -> Reader:
    """Return somebody with a wide window."""
    return read()


@pytest.fixture(scope="session")
def check() -> Callable[[Page], None]:
    """Return what fails if a page has faults of accessibility, or is wider than its window."""
    axe = AXE.read_text(encoding="utf-8")

    def check(page: Page) -> None:
        page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true })")
        if not page.evaluate("'axe' in window"):
            page.evaluate(axe)
        for width, rules in ((1280, []), (360, BY_WIDTH)):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(WIDE) == [], f"{page.url} at {width}"
            assert page.evaluate(FAULTS, rules) == [], f"{page.url} at {width}"

    return check
