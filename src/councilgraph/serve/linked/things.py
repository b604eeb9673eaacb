"""What an IRI of the data is: from its address to the page or the data, and the data themselves.

`/id/...` and `/def/...` lead on, by content negotiation; `/data/...` are documents about a thing.
Pages are made by `pages`; only for kinds of things that have none is there one here.
"""

from collections.abc import Iterable
from functools import partial
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from councilgraph.serve.linked import asking, rdf
from councilgraph.serve.pages.rendering import render
from councilgraph.serve.pages.wording import url_for_iri
from councilgraph.serve.site import Graph, Row, Site
from councilgraph.store import prefixes

_SAFE = "/:@!$&'()*+,;=~-._"


def routes(site: Site) -> list[BaseRoute]:
    """Return the routes of all that has an IRI in the data, and of the documents about them."""
    return [
        Route("/id/{path:path}", partial(_lead_on, site)),
        Route("/def/{path:path}", partial(_lead_on, site)),
        Route("/data/{path:path}", partial(_tell, site)),
    ]


async def _lead_on(site: Site, request: Request) -> Response:
    """Answer 303 with the page of a thing, or with the data about it, as the client likes."""
    graph = site.graph(request)
    base = graph.version.base
    iri = await asking.real_name(graph, base + request.url.path.removeprefix("/"))
    suffix = rdf.wanted(request)
    data = data_path(iri, base)
    page = url_for_iri(iri, base)
    if page.startswith(("/id/", "/def/")):
        page = f"{data}.html"
    return RedirectResponse(
        page if suffix == rdf.HTML else f"{data}.{suffix}",
        303,
        {
            "Vary": "Accept",
            "Cache-Control": "no-cache",
            "Link": f'<{data}.ttl>; rel="describedby"; type="text/turtle"',
        },
    )


async def _tell(site: Site, request: Request) -> Response:
    """Return what the graph tells about a thing, in the format of the suffix or as negotiated."""
    graph = site.graph(request)
    base = graph.version.base
    path, suffix = rdf.split(request.path_params["path"])
    iri = base + (path if path.startswith("def/") else f"id/{path}")
    real = await asking.real_name(graph, iri)
    if real != iri:
        end = f".{suffix}" if suffix else ""
        return RedirectResponse(data_path(real, base) + end, 303, {"Cache-Control": "no-cache"})
    suffix = suffix or rdf.wanted(request, page="last")
    response = await (
        _page(request, graph, iri) if suffix == rdf.HTML else _document(graph, iri, suffix)
    )
    response.headers["Vary"] = "Accept"
    response.headers["Link"] = _links(iri, base, suffix)
    return response


async def _document(graph: Graph, iri: str, suffix: str) -> Response:
    base = graph.version.base
    document = base + data_path(iri, base).removeprefix("/")
    # In steps, because the engine joins a part that is bounded only after it has made the others.
    claims = await asking.rows(graph, "claims", thing=iri)
    pointers = await asking.rows(graph, "pointers", thing=iri)
    query = asking.text(
        "thing",
        base,
        thing=iri,
        # Nothing at all would stand for anything, so that the document's name stands for nothing.
        claim=[row["claim"].value for row in claims] or document,
        pointer=[row["pointer"].value for row in pointers] or document,
        document=document,
        dataset=f"{base}void#dataset",
    )
    return rdf.document(await graph.triples(query, rdf.MEDIA[suffix]), suffix)


async def _page(request: Request, graph: Graph, iri: str) -> Response:
    said = await asking.rows(graph, "said", thing=iri)
    pointing = await asking.rows(graph, "pointing", thing=iri)
    labels = [row["value"].value for row in said if row["property"].value.endswith("#label")]
    return render(
        request,
        "data-thing.html",
        graph=graph,
        iri=iri,
        label=labels[0] if labels else iri,
        said=said,
        pointing=pointing,
        names=_names((*said, *pointing), graph.version.base),
        data=data_path(iri, graph.version.base),
        formats=rdf.NAMES,
        media=rdf.MEDIA,
    )


def _names(rows: Iterable[Row], base: str) -> dict[str, str]:
    """Return what to call each IRI in rows: its label, or else its short form."""
    short = {iri: f"{prefix}:" for prefix, iri in prefixes(base).items()}
    names = {}
    for row in rows:
        for column in ("property", "value", "subject"):
            term, label = row.get(column), row.get(f"{column}Label")
            if term is not None and term.kind == "uri":
                start = max(
                    (iri for iri in short if term.value.startswith(iri)), key=len, default=""
                )
                brief = short.get(start, "") + term.value.removeprefix(start)
                names[term.value] = label.value if label else brief
    return names


def data_path(iri: str, base: str) -> str:
    """Return the path of the document about a thing of the data, without a suffix.

    >>> data_path("https://example.org/id/claim/0a", "https://example.org/")
    '/data/claim/0a'
    >>> data_path("https://example.org/def/grade/fine", "https://example.org/")
    '/data/def/grade/fine'
    """
    rest = iri.removeprefix(base)
    if not rest.startswith(("id/", "def/")):
        raise HTTPException(404, f"there is no document about <{iri}>")
    return "/data/" + quote(rest.removeprefix("id/"), safe=_SAFE)


def _links(iri: str, base: str, suffix: str) -> str:
    """Return a Link header: the thing, this document, and the same in other formats."""
    data, page = data_path(iri, base), url_for_iri(iri, base)
    links = [
        f'<{quote(iri, safe=_SAFE + "#?%")}>; rel="describes"',
        f'<{data}.{suffix}>; rel="canonical"',
        *(
            f'<{data}.{other}>; rel="alternate"; type="{media}"'
            for other, media in rdf.MEDIA.items()
            if other != suffix
        ),
    ]
    if not page.startswith(("/id/", "/def/")):
        links.append(f'<{page}>; rel="alternate"; type="text/html"')
    return ", ".join(links)
