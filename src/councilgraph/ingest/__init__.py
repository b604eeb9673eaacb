"""Bytes to `Article`: text pages, HTML and JSON objects, from files, folders and standard input.

`find_sources` lists what there is, `read_source` reads one of it, `read_articles` does both;
`parse_article` is the pure middle. What an article says is for `extract`.
"""

from councilgraph.ingest.metadata import Metadata
from councilgraph.ingest.parsing import parse_article
from councilgraph.ingest.reading import read_articles, read_source
from councilgraph.ingest.sources import Listing, Source, find_sources

__all__ = [
    "Listing",
    "Metadata",
    "Source",
    "find_sources",
    "parse_article",
    "read_articles",
    "read_source",
]
