"""Bytes to one `Article`: the only place where text, HTML and JSON objects come together.

Pure: reads no files. Finding and opening them is for `reading`.
"""

import hashlib
import re
from dataclasses import replace
from datetime import date

from councilgraph.ingest.blocks import Block, Kind, fold, text_blocks
from councilgraph.ingest.body import Body, find_body
from councilgraph.ingest.boilerplate import load_furniture
from councilgraph.ingest.bylines import bare_name
from councilgraph.ingest.encoding import decode
from councilgraph.ingest.heading import Head, read_head
from councilgraph.ingest.markup import read_page
from councilgraph.ingest.metadata import Metadata, body_of, from_record, load_object
from councilgraph.model.errors import SourceError
from councilgraph.model.text import Article

_HTML_NAME = re.compile(r"\.x?html?$", re.I)
_RECORD_NAME = re.compile(r"\.(?:jsonl|ndjson|json)(?:#\d+)?$", re.I)
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_TAGS = re.compile(r"</(?:p|div|li|h[1-6])\s*>|<br\s*/?>|<p[\s>]", re.I)

TEXT_LIMIT = 200_000
"""The most characters that an article may have: a long book chapter, and no archive in one file."""


def parse_article(
    raw: bytes, source_name: str, metadata: Metadata | None = None, published: date | None = None
) -> Article:
    r"""Read one article: plain text, HTML, or a JSON object, as its name or its first bytes tell.

    `metadata` (a sidecar's) is believed before the page, the page before `published`. The text
    begins with the headline; its paragraphs are parted by a blank line. Raises SourceError, naming
    the source, if there is no article to be read.

    >>> page = b"Bridge opens\n\nThe bridge opened on Monday, two years after work on it began."
    >>> parse_article(page, "bridge.txt").headline
    'Bridge opens'
    """
    text = decode(raw, source_name)
    given = metadata or Metadata()
    if _RECORD_NAME.search(source_name):
        article = _from_record(text, source_name, given)
    elif _HTML_NAME.search(source_name) or _HTML_START.match(text):
        article = _from_html(text, source_name, given)
    else:
        article = _from_blocks(text_blocks(text), source_name, given, Metadata())
    return article if article.published else replace(article, published=published)


def article_id(url: str | None, headline: str | None, text: str) -> str:
    """Return the 16 hex digits that name an article: of its address, else of its words.

    >>> page = "https://example.org/a"
    >>> article_id(page, "One", "first words") == article_id(page, "Two", "other words")
    True
    """
    named = url or f"{headline or ''}\n{text}"
    return hashlib.sha256(named.encode()).hexdigest()[:16]


def _from_html(text: str, where: str, given: Metadata, *, whole: bool = False) -> Article:
    page = read_page(text, load_furniture(), where)
    said = page.metadata.over(Metadata(publisher=page.masthead))
    return _from_blocks(page.blocks, where, given, said, whole=whole)


def _from_record(text: str, where: str, given: Metadata) -> Article:
    record = load_object(text, where)
    words = body_of(record)
    if words is None:
        keys = ", ".join(sorted(record)[:8]) or "none"
        raise SourceError(f"{where} has no text field (its fields: {keys}); not an article")
    given = given.over(from_record(record))
    if _TAGS.search(words):
        return _from_html(words, where, given, whole=True)
    return _from_blocks(text_blocks(words), where, given, Metadata(), whole=True)


def _from_blocks(
    blocks: tuple[Block, ...], where: str, given: Metadata, said: Metadata, *, whole: bool = False
) -> Article:
    """Put an article together; `given` is believed before the blocks, and these before nothing.

    `said` is what the page's head says. `whole` marks blocks that are an article's text only.
    """
    body = find_body(blocks, load_furniture(), whole=whole)
    known = given.headline or said.headline
    if whole and given.headline:
        paragraphs = _record_paragraphs(blocks, body, given.headline)
        page = Metadata()
    else:
        head = read_head(blocks, body, known)
        paragraphs = _paragraphs(blocks, body, head)
        page = Metadata(
            headline=head.headline,
            published=head.published,
            publisher=head.publisher,
            authors=head.authors,
        )
    # The page's visible headline has the characters that a reader sees; the rest of its head is
    # more exact than what can be read off the page.
    said = Metadata(headline=page.headline).over(said).over(page)
    return _article(where, given.over(said), paragraphs)


def _paragraphs(blocks: tuple[Block, ...], body: Body, head: Head) -> list[str]:
    """Return what the article keeps below its headline."""
    return [
        blocks[i].text
        for i in range(head.start, body.end)
        if body.keeps(i) and i not in head.taken and not (i < body.start and body.is_menu(i))
    ]


def _record_paragraphs(blocks: tuple[Block, ...], body: Body, headline: str) -> list[str]:
    """Return the paragraphs of a JSON object's text, less a headline said again at the top."""
    kept = [blocks[i] for i in range(body.start, body.end) if body.keeps(i)]
    if kept and kept[0].text == headline and kept[0].kind is not Kind.ITEM:
        kept = kept[1:]
    return [block.text for block in kept]


def _article(where: str, known: Metadata, paragraphs: list[str]) -> Article:
    headline = fold(known.headline) if known.headline else None
    if not paragraphs and not headline:
        raise SourceError(f"{where} holds no text of an article, once its furniture is taken off")
    text = "\n\n".join([headline, *paragraphs] if headline else paragraphs)
    if len(text) > TEXT_LIMIT:
        raise SourceError(
            f"{where} has {len(text):,} characters of text, more than the {TEXT_LIMIT:,} that one "
            "article may have; split it"
        )
    return Article(
        id=article_id(known.url, headline, text),
        source_name=where,
        text=text,
        headline=headline,
        published=known.published,
        publisher=known.publisher,
        authors=tuple(name for author in known.authors if (name := bare_name(author))),
        url=known.url,
    )
