"""The formats of answers: their names, media types and what the engine calls them."""

from dataclasses import dataclass
from functools import lru_cache

from councilgraph.serve.negotiation import best
from councilgraph.serve.problems import Problem
from councilgraph.store import RDF_FORMATS, ROW_FORMATS

# In the order in which they are given to clients that like several alike.
ROWS = {name: ROW_FORMATS[name] for name in ("json", "xml", "csv", "tsv")}
TRIPLES = {
    name: RDF_FORMATS[name] for name in ("turtle", "jsonld", "rdfxml", "ntriples", "trig", "nquads")
}
MEDIA = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv; charset=utf-8",
    "tsv": "text/tab-separated-values; charset=utf-8",
    "turtle": "text/turtle; charset=utf-8",
    "ntriples": "application/n-triples",
    "rdfxml": "application/rdf+xml",
    "jsonld": "application/ld+json",
    "trig": "application/trig",
    "nquads": "application/n-quads",
}
SUFFIXES = {
    "ttl": "turtle",
    "jsonld": "jsonld",
    "rdf": "rdfxml",
    "nt": "ntriples",
    "trig": "trig",
    "nq": "nquads",
}
"""The formats of RDF by the suffixes of files, in the same order."""

# What clients call the formats besides, in their Accept headers.
_ROWS_OFFERED = {
    **{MEDIA[name].partition(";")[0]: name for name in ROWS},
    "application/json": "json",
    "application/xml": "xml",
    "text/plain": "csv",
}
_TRIPLES_OFFERED = {
    **{MEDIA[name].partition(";")[0]: name for name in TRIPLES},
    "application/x-turtle": "turtle",
    "text/plain": "ntriples",
    "application/json": "jsonld",
    "application/xml": "rdfxml",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """The formats that a client wants rows and triples in; None where it takes none."""

    rows: str | None
    triples: str | None


@lru_cache(maxsize=1024)
def wanted(accept: str | None, named: str | None) -> Wanted:
    """Return the formats for an Accept header, or for a format that the address names.

    A name is one of `MEDIA`, a suffix of files, or a media type. Raises Problem for a name that
    is unknown, and for a header that takes nothing there is.

    >>> wanted("text/csv, application/ld+json;q=0.5", None)
    Wanted(rows='csv', triples='jsonld')
    >>> wanted(None, "ttl")
    Wanted(rows=None, triples='turtle')
    """
    if named:
        name = SUFFIXES.get(named.lower(), named.lower())
        rows = name if name in ROWS else _ROWS_OFFERED.get(name)
        triples = name if name in TRIPLES else _TRIPLES_OFFERED.get(name)
        if rows is None and triples is None:
            known = ", ".join((*ROWS, *TRIPLES))
            raise Problem(400, f"there is no format {named[:60]!r}; there are: {known}")
        # "json" and "xml" name a format of either kind.
        triples = triples or {"json": "jsonld", "xml": "rdfxml"}.get(name)
        return Wanted(rows, triples)
    rows_type = best(accept, tuple(_ROWS_OFFERED))
    triples_type = best(accept, tuple(_TRIPLES_OFFERED))
    if rows_type is None and triples_type is None:
        known = ", ".join(dict.fromkeys((*_ROWS_OFFERED, *_TRIPLES_OFFERED)))
        raise Problem(406, f"none of the formats in the Accept header is known; there are: {known}")
    return Wanted(
        _ROWS_OFFERED[rows_type] if rows_type else None,
        _TRIPLES_OFFERED[triples_type] if triples_type else None,
    )
