"""The RDF formats of documents: their suffixes, media types, and which one a client wants."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from councilgraph.serve import formats
from councilgraph.serve.formats import SUFFIXES
from councilgraph.serve.negotiation import best

HTML = "html"
MEDIA = {suffix: formats.MEDIA[name].partition(";")[0] for suffix, name in SUFFIXES.items()}
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


def wanted(request: Request, *, page: str = "first") -> str:
    """Return the suffix of the format that a client likes best.

    `page` tells what to give to a client that likes HTML and RDF alike: HTML where it is "first",
    RDF where it is "last"; with "none", there is no HTML. Raises HTTPException 406 for a client
    that likes nothing of all that.
    """
    pages = {} if page == "none" else {"text/html": HTML}
    offered = {**pages, **_OFFERED} if page == "first" else {**_OFFERED, **pages}
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


def known(suffix: str) -> str:
    """Return a suffix; raises HTTPException 404 for one that is not of an RDF format."""
    if suffix not in MEDIA:
        raise HTTPException(404, f"this is there as {', '.join(MEDIA)}, and as nothing else")
    return suffix


def document(body: bytes, suffix: str, links: str = "") -> Response:
    """Return an RDF document in a format."""
    headers = {"Vary": "Accept", "Cache-Control": "no-cache"}
    if links:
        headers["Link"] = links
    return Response(body, headers={**headers, "Content-Type": formats.MEDIA[SUFFIXES[suffix]]})
