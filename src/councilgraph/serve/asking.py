"""The graph as one request sees it: one version, asked through the worker processes."""

from pathlib import Path

from starlette.requests import Request

from councilgraph.serve.cache import Cache, Entry
from councilgraph.serve.endpoint.pool import Pool
from councilgraph.serve.endpoint.wire import Job, Reply
from councilgraph.serve.formats import wanted
from councilgraph.serve.site import Row, rows_of
from councilgraph.store import Version

VERSION = "councilgraph.version"
"""Where the version that a request sees is kept in its scope."""


class Asking:
    """A `Graph` (see `site`), asked on behalf of one client, who has `timeout` seconds.

    Pages ask the same for many clients, so that answers are kept in `kept`.
    """

    def __init__(
        self, pool: Pool, kept: Cache, version: Version, client: str, timeout: float
    ) -> None:
        self.version = version
        self._pool = pool
        self._kept = kept
        self._client = client
        self._timeout = timeout

    async def rows(self, sparql: str) -> list[Row]:
        """Return the rows of a SELECT. Raises Problem."""
        return rows_of(await self.answer(sparql, "json"))

    async def triples(self, sparql: str, media: str) -> bytes:
        """Return the triples of a CONSTRUCT in a media type. Raises Problem."""
        return await self.answer(sparql, media)

    async def answer(self, sparql: str, media: str) -> bytes:
        """Return the answer in a format, named or by its media type. Raises Problem."""
        name, key = self.version.name, (sparql, media)
        entry = self._kept.get(name, key)
        if entry is None:
            formats = wanted(None, media.partition(";")[0])
            job = Job(version=name, query=sparql, rows=formats.rows, triples=formats.triples)
            reply = await self._pool.ask(job, self._client, self._timeout, None)
            entry = Entry([], whole(reply), b"")
            self._kept.put(name, key, entry)
        return entry.body


def whole(reply: Reply) -> bytes:
    """Return an answer as bytes, wherever it is, and delete its file."""
    if reply.path is None:
        return reply.body
    path = Path(reply.path)
    try:
        return path.read_bytes()
    finally:
        path.unlink(missing_ok=True)


def client_of(request: Request) -> str:
    """Return what tells one client from another: its address."""
    return request.client.host if request.client else ""


async def departure(request: Request) -> None:
    """Return when the client has gone away."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
