"""Metadata in the head of an HTML page: JSON-LD, Open Graph, meta elements, the canonical link.

JSON-LD is believed before Open Graph, and both before plain meta elements. Nodes nested in others
(related articles, comments) are never asked for a date.
"""

import json
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from councilgraph.ingest.blocks import fold
from councilgraph.ingest.dates import parse_date
from councilgraph.ingest.metadata import Metadata, names_in, web_address

_ARTICLES = (
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "Article",
    "BlogPosting",
    "LiveBlogPosting",
    "Report",
    "WebPage",
    "ItemPage",
)
_SITES = ("WebSite", "NewsMediaOrganization", "Organization", "GovernmentOrganization")
_DATES = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "dcterms.issued",
    "dc.date.issued",
    "dc.date",
    "dcterms.date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "publication-date",
    "datepublished",
    "date",
)
_AUTHORS = ("author", "article:author_name", "parsely-author", "byl", "dc.creator")


def page_metadata(tree: LexborHTMLParser) -> Metadata:
    """Return what the head of a page says of itself; a field in error is left out."""
    return _linked_data(tree).over(_meta_elements(tree)).over(_title(tree))


def _linked_data(tree: LexborHTMLParser) -> Metadata:
    nodes = [
        node
        for script in tree.css("script")
        if _is_linked(script.attributes.get("type"))
        for node in _top_nodes(script.text(deep=True))
    ]
    found = Metadata()
    for kind in _ARTICLES:
        for node in nodes:
            if kind in _types(node):
                found = found.over(_article(node))
    site = next((names_in(n.get("name")) for k in _SITES for n in nodes if k in _types(n)), ())
    return found.over(Metadata(publisher=site[0] if site else None))


def _is_linked(kind: str | None) -> bool:
    return (kind or "").split(";")[0].strip().lower() == "application/ld+json"


def _top_nodes(raw: str) -> Iterator[dict[str, object]]:
    """Yield the objects at the top of a JSON-LD script, in a list or in its @graph."""
    try:
        value: object = json.loads(raw, strict=False)
    except (ValueError, RecursionError):
        return
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            if isinstance(graph, list):
                yield from (node for node in graph if isinstance(node, dict))


def _types(node: dict[str, object]) -> tuple[str, ...]:
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return tuple(
        str(k).removeprefix("http://schema.org/").removeprefix("https://schema.org/") for k in kinds
    )


def _article(node: dict[str, object]) -> Metadata:
    day = node.get("datePublished")
    publisher = names_in(node.get("publisher")) or names_in(node.get("isPartOf"))
    page = node.get("mainEntityOfPage")
    address = node.get("url") or (page.get("@id") if isinstance(page, dict) else page)
    headline = node.get("headline") or node.get("name")
    return Metadata(
        headline=fold(headline) or None if isinstance(headline, str) else None,
        published=parse_date(day) if isinstance(day, str) else None,
        publisher=publisher[0] if publisher else None,
        authors=names_in(node.get("author")),
        url=web_address(address) if isinstance(address, str) else None,
    )


def _title(tree: LexborHTMLParser) -> Metadata:
    """Read the site's name where the title is the main heading, a mark and that name."""
    title, heading = tree.css_first("title"), tree.css_first("h1")
    if title is None or heading is None:
        return Metadata()
    words, known = fold(title.text(deep=True)), fold(heading.text(deep=True))
    rest = words.removeprefix(known) if known else ""
    named = rest != words and rest[:3] in (" | ", " - ", " – ", " — ", " · ", " : ")
    return Metadata(publisher=rest[3:].strip() or None if named else None)


def _meta_elements(tree: LexborHTMLParser) -> Metadata:
    said: dict[str, str] = {}
    for node in tree.css("meta"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = fold(attributes.get("content") or "")
        if name and content:
            said.setdefault(name.lower(), content)
    for node in tree.css("[itemprop=datePublished]"):
        stamp = node.attributes.get("datetime") or node.attributes.get("content")
        said.setdefault("datepublished", fold(stamp or ""))
    canonical = tree.css_first("link[rel=canonical]")
    link = canonical.attributes.get("href") if canonical is not None else None
    days = (parse_date(said[name]) for name in _DATES if name in said)
    return Metadata(
        headline=said.get("og:title") or said.get("twitter:title"),
        published=next((day for day in days if day), None),
        publisher=said.get("og:site_name") or said.get("dcterms.publisher"),
        authors=tuple(said[name] for name in _AUTHORS if name in said)[:1],
        url=web_address(said.get("og:url")) or web_address(link),
    )
