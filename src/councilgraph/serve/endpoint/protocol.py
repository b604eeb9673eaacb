"""The SPARQL endpoint and the Graph Store, for reading (SPARQL 1.1 Protocol, Graph Store Protocol).

What is asked is read by `request`; the answer comes from `pool`, as the engine wrote it.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from councilgraph.model.errors import StoreError
from councilgraph.serve.asking import VERSION, client_of, departure
from councilgraph.serve.endpoint.description import describe_service
from councilgraph.serve.endpoint.pool import Pool, VersionGoneError
from councilgraph.serve.endpoint.request import read
from councilgraph.serve.endpoint.wire import Job, Reply
from councilgraph.serve.formats import MEDIA, TRIPLES, wanted
from councilgraph.serve.negotiation import best, takes_gzip
from councilgraph.serve.problems import Problem
from councilgraph.serve.settings import Limits
from councilgraph.serve.versions import Versions

Page = Callable[[Request], Awaitable[Response]]

_PIECE = 1 << 18
_ATTEMPTS = 5
# What these give differs from one time to the next, so that no answer is kept.
_CHANGING = re.compile(r"\b(?:NOW|RAND|UUID|STRUUID)\s*\(", re.I)
_INERT = (b"content-security-policy", b"default-src 'none'; sandbox")
_HEADERS = {name: [(b"content-type", media.encode()), _INERT] for name, media in MEDIA.items()}


class Endpoint:
    """Answers queries and gives out graphs. `editor` is the page for browsers that ask nothing."""

    def __init__(self, pool: Pool, versions: Versions, limits: Limits, editor: Page) -> None:
        self._pool = pool
        self._versions = versions
        self._limits = limits
        self._editor = editor

    PATHS = ("/sparql", "/sparql/")

    def routes(self) -> list[Route]:
        """Return the addresses of the Graph Store."""
        return [
            Route("/graph-store", self.graph_store, methods=["GET"]),
            Route("/graph/{path:path}", self.graph, methods=["GET"]),
        ]

    async def sparql(self, request: Request) -> Response:
        """Answer a query; a request without one gets the editor, or the service description."""
        if request.method not in ("GET", "HEAD", "POST"):
            raise HTTPException(405, headers={"Allow": "GET, HEAD, POST"})
        asked = await read(request, self._limits)
        if asked is None:
            return await self._without_query(request)
        formats = wanted(request.headers.get("accept"), asked.format)
        job = Job(
            version=request.scope[VERSION].name,
            query=asked.query,
            rows=formats.rows,
            triples=formats.triples,
            default_graphs=asked.default_graphs,
            named_graphs=asked.named_graphs,
            gzip=takes_gzip(request.headers.get("accept-encoding", "")),
        )
        response = await self._answer(request, job, asked.timeout)
        if "(" in asked.query and _CHANGING.search(asked.query):
            response.headers["cache-control"] = "no-store"
        return response

    async def graph_store(self, request: Request) -> Response:
        """Give out the graph that the parameter names."""
        names = request.query_params.getlist("graph")
        if "default" in request.query_params:
            raise Problem(
                403,
                "the default graph is the union of all graphs, which is not given out here: "
                "download it from /data, or ask for one graph with graph=IRI",
            )
        if len(names) != 1 or not names[0]:
            raise Problem(400, "name one graph, such as /graph-store?graph=IRI")
        return await self._graph(request, names[0])

    async def graph(self, request: Request) -> Response:
        """Give out the graph whose own address this is."""
        base = request.scope[VERSION].base
        return await self._graph(request, f"{base}graph/{request.path_params['path']}")

    async def _graph(self, request: Request, name: str) -> Response:
        formats = wanted(request.headers.get("accept"), request.query_params.get("format"))
        if formats.triples is None:
            raise Problem(406, f"a graph is given out in {', '.join(TRIPLES)}")
        gzip = takes_gzip(request.headers.get("accept-encoding", ""))
        version = request.scope[VERSION].name
        job = Job(version=version, graph=name, triples=formats.triples, gzip=gzip)
        return await self._answer(request, job, self._limits.timeout)

    async def _without_query(self, request: Request) -> Response:
        accept = request.headers.get("accept")
        offered = ("text/turtle", *(MEDIA[n].partition(";")[0] for n in TRIPLES), "text/html")
        if accept and best(accept, offered) == "text/html":
            return await self._editor(request)
        form = wanted(accept, request.query_params.get("format")).triples or "turtle"
        url = str(request.url.replace(query=""))
        body = describe_service(url, request.scope[VERSION].base, self._pool.services, form)
        return Response(body, media_type=None, headers={"content-type": MEDIA[form]})

    async def _answer(self, request: Request, job: Job, timeout: float) -> Response:
        """Ask for the version of the request, or, if that has been pruned, for the current one."""
        for _ in range(_ATTEMPTS):
            try:
                reply = await self._pool.ask(
                    job, client_of(request), timeout, partial(departure, request)
                )
            except VersionGoneError:
                await self._versions.renew()
                request.scope[VERSION] = self._versions.current
                job = job._replace(version=self._versions.current.name)
            else:
                return _response(reply)
        raise StoreError("new versions are published faster than they can be opened")


def _response(reply: Reply) -> Response:
    if reply.path is None:
        response = Response(reply.body)
    else:
        path = Path(reply.path)
        length = {"content-length": str(path.stat().st_size)}
        response = StreamingResponse(_pieces(path), headers=length)
    response.raw_headers += _HEADERS[reply.format]
    if reply.gzip:
        response.headers["content-encoding"] = "gzip"
    return response


async def _pieces(path: Path) -> AsyncIterator[bytes]:
    """Yield the parts of a file, which nobody else needs."""
    with path.open("rb") as file:
        path.unlink()
        while piece := await asyncio.to_thread(file.read, _PIECE):
            yield piece
