"""Whole pages, each beside what must be stored of it."""

import json
from pathlib import Path

import pytest

from councilgraph.ingest import parse_article

PAGES = Path(__file__).parent / "pages"
"""Pages that are not of the sample, and what is expected of those and of some of the sample."""
SAMPLE = Path(__file__).parents[2] / "data" / "articles"
NAMES = sorted(path.stem for path in (PAGES / "expected").iterdir())


def page(name: str) -> Path:
    """Return where a page stands: here, or in the sample."""
    here = PAGES / name
    return here if here.exists() else SAMPLE / name


def test_every_page_has_its_expectation() -> None:
    """No page goes unchecked, and no expectation is left without its page."""
    assert {path.name for path in PAGES.iterdir() if path.is_file()} <= set(NAMES)
    assert [name for name in NAMES if not page(name).exists()] == []


@pytest.mark.parametrize("name", NAMES)
def test_page_is_stored_as_expected(name: str) -> None:
    """Headline, date, publisher, authors, address and every paragraph are as written down."""
    article = parse_article(page(name).read_bytes(), name)
    assert {
        "headline": article.headline,
        "published": article.published.isoformat() if article.published else None,
        "publisher": article.publisher,
        "authors": list(article.authors),
        "url": article.url,
        "paragraphs": article.text.split("\n\n"),
    } == json.loads((PAGES / "expected" / f"{name}.json").read_text("utf-8"))
