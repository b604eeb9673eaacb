"""The whole site, put together: read this first.

A request passes `front` (cache, tags, headers) and comes to one of three parts: `endpoint` answers
SPARQL, `linked` tells what an IRI is, and `pages` shows the graph to people. All of them ask the
version that is current when the request comes in (`versions`), through worker processes
(`endpoint.pool`).
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import partial
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from councilgraph.model.errors import CouncilGraphError
from councilgraph.serve import linked, pages
from councilgraph.serve.asking import VERSION, Asking, client_of
from councilgraph.serve.cache import Cache
from councilgraph.serve.endpoint.pool import Pool, VersionGoneError
from councilgraph.serve.endpoint.protocol import Endpoint
from councilgraph.serve.front import Front
from councilgraph.serve.negotiation import best
from councilgraph.serve.pages.editor import editor_page
from councilgraph.serve.pages.errors import error_page
from councilgraph.serve.pages.ontology import ontology_page
from councilgraph.serve.problems import MEDIA as PROBLEM
from councilgraph.serve.problems import Problem
from councilgraph.serve.settings import Settings
from councilgraph.serve.site import Graph, Site
from councilgraph.serve.versions import Versions
from councilgraph.store import Shelf

_log = logging.getLogger(__name__)


def make_app(settings: Settings) -> ASGIApp:
    """Return the application. Raises StoreError if there is no graph to serve."""
    versions = Versions(Shelf(settings.store))
    pool = Pool(settings)
    timeout = settings.limits.timeout
    kept = Cache(settings.limits.cache)

    def graph(request: Request) -> Graph:
        client = f"{client_of(request)} (pages)"
        return Asking(pool, kept, request.scope[VERSION], client, timeout)

    site = Site(graph=graph, root=settings.root, show_text=settings.show_text)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await pool.start()
        following = asyncio.create_task(versions.follow())
        try:
            yield
        finally:
            following.cancel()
            with suppress(asyncio.CancelledError):
                await following
            pool.stop()
            versions.close()

    endpoint = Endpoint(pool, versions, settings.limits, partial(editor_page, site=site))
    others = Starlette(
        routes=[
            *endpoint.routes(),
            *linked.routes(site, partial(ontology_page, site=site)),
            *pages.routes(site),
            *_front_end(),
        ],
        lifespan=lifespan,
        exception_handlers={CouncilGraphError: _tell, HTTPException: _tell, Exception: _tell},
    )
    inner = _Directory(endpoint, others)
    return Front(inner, versions, Cache(settings.limits.cache), settings.origin)


class _Directory:
    """Leads queries straight to the endpoint, since there are so many, and all else to routes."""

    def __init__(self, endpoint: Endpoint, others: ASGIApp) -> None:
        self._endpoint = endpoint
        self._others = others

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] not in Endpoint.PATHS:
            await self._others(scope, receive, send)
            return
        request = Request(scope, receive)
        try:
            response = await self._endpoint.sparql(request)
        except VersionGoneError:
            raise
        except Exception as error:
            response = await _tell(request, error)
        await response(scope, receive, send)


def _front_end() -> list[Mount]:
    """Return the way to the scripts and styles; where none were built, pages do without them."""
    folder = Path(__file__).with_name("static")
    return [Mount("/static", StaticFiles(directory=folder))] if folder.is_dir() else []


async def _tell(request: Request, error: Exception) -> Response:
    """Tell what is wrong, as a page for people and as a problem for programs."""
    if isinstance(error, VersionGoneError):
        return _Silence()
    problem = _problem(request, error)
    headers = {name.decode(): value.decode() for name, value in problem.headers()}
    if isinstance(error, HTTPException):
        headers |= error.headers or {}
    accept = request.headers.get("accept")
    if accept and best(accept, (PROBLEM, "application/json", "text/html")) == "text/html":
        page = await error_page(request, problem.status, problem.title, problem.detail)
        page.headers.update({k: v for k, v in headers.items() if k != "content-type"})
        return page
    return Response(problem.body(), status_code=problem.status, headers=headers)


class _Silence(Response):
    """No answer: `front` asks again, and only one answer may be sent."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send nothing."""


def _problem(request: Request, error: Exception) -> Problem:
    path = request.url.path
    match error:
        case Problem():
            return error
        case HTTPException(status_code=404, detail="Not Found"):
            return Problem(404, f"there is nothing at {path}")
        case HTTPException(status_code=405, headers={"Allow": allowed}):
            return Problem(405, f"{path} takes {allowed}, and not {request.method}")
        case HTTPException():
            return Problem(error.status_code, error.detail)
        case CouncilGraphError():
            return Problem(400, str(error))
        case _:
            _log.error("a request failed", exc_info=error)
            return Problem(500, "the server has come to grief over this request; it is logged")
