"""The RDF formats of documents about things: their suffixes, media types, and which one is wanted."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from councilgraph.serve.negotiation import best

HTML = "html"
MEDIA = {
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
    "nt": "application/n-triples",
    "trig": "application/trig",
    "nq": "application/n-quads",
}
"""The media type of each suffix, the one that is liked best first."""

NAMES = {
    "ttl": "Turtle",
    "jsonld": "JSON-LD",
    "rdf": "RDF/XML",
    "nt": "N-Triples",
    "trig": "TriG",
    "nq": "N-Quads",
}
# What clients call the formats besides.
_ALSO = {"application/json": "jsonld", "text/n3": "ttl", "application/x-turtle": "ttl"}
_OFFERED = {**{media: suffix for suffix, media in MEDIA.items()}, **_ALSO}


def wanted(request: Request, *, page: bool = True) -> str:
    """Return the suffix of the format that a client likes best; `page` tells if there is HTML.

    Raises HTTPException 406 for a client that likes none.
    """
    kinds = {"text/html": HTML, "application/xhtml+xml": HTML} if page else {}
    offered = {**kinds, **_OFFERED}
    liked = best(", ".join(request.headers.getlist("accept")), tuple(offered))
    if liked is None:
        raise HTTPException(406, f"this is there as {', '.join(offered)}, and as nothing else")
    return offered[liked]


def split(path: str) -> tuple[str, str | None]:
    """Return a path without the suffix of a format, and that suffix.

    >>> split("authority/E1.ttl"), split("authority/E1")
    (('authority/E1', 'ttl'), ('authority/E1', None))
    """
    stem, dot, suffix = path.rpartition(".")
    return (stem, suffix) if dot and suffix in (*MEDIA, HTML) else (path, None)


def document(body: bytes, suffix: str, links: str = "") -> Response:
    """Return an RDF document in a format."""
    headers = {"Vary": "Accept", "Cache-Control": "no-cache"}
    if links:
        headers["Link"] = links
    media = MEDIA[suffix] + ("; charset=utf-8" if suffix == "ttl" else "")
    return Response(body, headers={**headers, "Content-Type": media})
