"""Take the pictures of the site that the README shows, into docs/screenshots/.

Builds the sample articles into a temporary store, serves it, and looks at it in Debian's Chromium.
The pictures have at most 256 colours, so that a checkout stays small. Needs what `./run check`
installs, and the front-end that it builds.

    python tools/take_screenshots.py          take all
    python tools/take_screenshots.py home     take those whose names begin so
"""

import base64
import os
import signal
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from councilgraph.pipeline import build
from councilgraph.store import Shelf, Version

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "screenshots"
WIDE, NARROW = (1280, 1250), (360, 1100)
# The judgement that most articles support, and one of them.
JUDGEMENT = """PREFIX cg: <{base}ontology#>
SELECT ?judgement (MIN(?from) AS ?article) WHERE {{
  ?judgement a cg:Judgement ; cg:supportedBy ?claim . ?claim cg:article ?from
}} GROUP BY ?judgement
ORDER BY DESC(COUNT(DISTINCT ?from)) DESC(COUNT(?claim)) ?judgement LIMIT 1"""
# The authority that was inspected most often.
AUTHORITY = """PREFIX cg: <{base}ontology#>
SELECT ?authority WHERE {{
  GRAPH <{base}graph/record> {{ ?inspection a cg:Inspection ; cg:authority ?authority }}
}} GROUP BY ?authority ORDER BY DESC(COUNT(DISTINCT ?inspection)) ?authority LIMIT 1"""
# Reads a PNG, and gives its size, at most 256 colours, and which of them each point has. Colours
# beyond the most frequent become the nearest of those; they are the edges of letters.
PALETTE = """async (png) => {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const {data} = context.getImageData(0, 0, image.width, image.height);
  const counts = new Map();
  for (let n = 0; n < data.length; n += 4) {
    const colour = (data[n] << 16) | (data[n + 1] << 8) | data[n + 2];
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const colours = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([colour]) => colour);
  const kept = colours.slice(0, 256);
  const parts = (c) => [c >> 16, (c >> 8) & 255, c & 255];
  const far = (a, b) => parts(a).reduce((sum, part, n) => sum + (part - parts(b)[n]) ** 2, 0);
  const nearest = (c) => kept.reduce((best, k, n) => far(c, k) < far(c, kept[best]) ? n : best, 0);
  const places = new Map(colours.map((c, n) => [c, n < 256 ? n : nearest(c)]));
  let points = "";
  for (let n = 0; n < data.length; n += 4)
    points += String.fromCharCode(
      places.get((data[n] << 16) | (data[n + 1] << 8) | data[n + 2]));
  return {width: image.width, height: image.height, colours: kept.flatMap(parts),
    points: btoa(points)};
}"""


def main() -> None:
    """Take the pictures."""
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        store = Path(folder) / "store"
        build([ROOT / "data" / "articles"], Shelf(store))
        version = Shelf(store).current()
        pages = list(paths(version))
        version.close()
        with serving(store) as address:
            chromium = playwright.chromium.launch(
                executable_path="/usr/bin/chromium", args=["--no-sandbox"]
            )
            painter = chromium.new_page()
            for name, path, size in pages:
                if not name.startswith(wanted):
                    continue
                page = chromium.new_page(viewport={"width": size[0], "height": size[1]})
                page.goto(address + path)
                top = prepare(page)
                rest = page.evaluate("document.documentElement.scrollHeight") - top
                clip = {"x": 0, "y": top, "width": size[0], "height": min(size[1], rest)}
                png = smaller(painter, page.screenshot(clip=clip, full_page=True))
                (PICTURES / f"{name}.png").write_bytes(png)
                print(f"{name}.png: {len(png) // 1024} kB, {path}")
                page.close()
            chromium.close()


def paths(version: Version) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """Yield each picture's name, which page it shows, and how large it is at most."""
    [[judgement, article]] = version.query(JUDGEMENT.format(base=version.base))
    [[authority]] = version.query(AUTHORITY.format(base=version.base))
    place = {
        "judgement": judgement.value.removeprefix(f"{version.base}id"),
        "authority": authority.value.removeprefix(f"{version.base}id"),
        "article": article.value.removeprefix(f"{version.base}id"),
        "home": "/",
        "question": "/questions/rated-inadequate-twice",
        "search": "/search?q=children+first",
        "editor": "/sparql",
    }
    for name, path in place.items():
        yield name, path, WIDE
    for name in ("authority", "question"):
        yield f"{name}-narrow", place[name], NARROW


def prepare(page: Page) -> int:
    """Bring a page into the state that is worth a picture, and return where that begins."""
    page.wait_for_load_state("networkidle")
    if page.locator("#editor").count():
        page.get_by_role("button", name="Run", exact=True).click()
        page.wait_for_selector(".answer tbody tr")
        page.mouse.move(0, 0)
    evidence = page.locator("tr.evidence summary")
    if evidence.count():
        evidence.first.click()
        page.mouse.move(0, 0)
        start = (
            "form.panel" if page.evaluate("innerWidth") > NARROW[0] else "section:has(> #answer)"
        )
        return int(page.evaluate("(s) => document.querySelector(s).offsetTop", start)) - 16
    return 0


def smaller(painter: Page, png: bytes) -> bytes:
    """Return a picture with at most 256 colours."""
    told = painter.evaluate(PALETTE, base64.b64encode(png).decode())
    width, height = told["width"], told["height"]
    points = base64.b64decode(told["points"])
    lines = b"".join(b"\0" + points[n : n + width] for n in range(0, width * height, width))
    head = width.to_bytes(4) + height.to_bytes(4) + bytes([8, 3, 0, 0, 0])
    chunks = {b"IHDR": head, b"PLTE": bytes(told["colours"]), b"IDAT": zlib.compress(lines, 9)}
    written = b"".join(chunk(kind, body) for kind, body in chunks.items())
    return b"\x89PNG\r\n\x1a\n" + written + chunk(b"IEND", b"")


def chunk(kind: bytes, body: bytes) -> bytes:
    """Return a part of a PNG."""
    return len(body).to_bytes(4) + kind + body + zlib.crc32(kind + body).to_bytes(4)


@contextmanager
def serving(store: Path) -> Iterator[str]:
    """Run a server of a store, and give its address."""
    command = [sys.executable, "-m", "councilgraph.cli", "serve", "--store", str(store)]
    path = os.pathsep.join(filter(None, sys.path))
    with subprocess.Popen(
        [*command, "--port", "0"],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
    ) as process:
        try:
            assert process.stdout
            told = process.stdout.readline()
            yield f"http://{told.split('http://')[1].split('/')[0]}"
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(10)


if __name__ == "__main__":
    main()
