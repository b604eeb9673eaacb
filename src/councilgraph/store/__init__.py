"""The store: the only code that touches Oxigraph.

A store folder is a shelf of immutable versions with a pointer to the current one. This package
builds a version, publishes it, opens it, asks it and dumps it; what goes in is `graph`'s and
`pipeline`'s affair, and what people see is `publish`'s.
"""

from councilgraph.store.articles import Articles, StoredArticle
from councilgraph.store.formats import RDF_FORMATS, ROW_FORMATS, prefixes
from councilgraph.store.manifest import Manifest
from councilgraph.store.reading import Reading, Results, Term
from councilgraph.store.restoration import restore
from councilgraph.store.search import Found, Search
from councilgraph.store.shelf import Shelf
from councilgraph.store.staging import Staging
from councilgraph.store.version import Version

__all__ = [
    "RDF_FORMATS",
    "ROW_FORMATS",
    "Articles",
    "Found",
    "Manifest",
    "Reading",
    "Results",
    "Search",
    "Shelf",
    "Staging",
    "StoredArticle",
    "Term",
    "Version",
    "prefixes",
    "restore",
]
