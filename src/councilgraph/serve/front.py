"""What every request passes first: cache, entity tags, compression, and the headers of all answers.

It wraps the routes that `app` puts together, and knows nothing of what they answer.
"""

import asyncio
import gzip
from contextlib import suppress
from hashlib import blake2b

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from councilgraph.model.errors import StoreError
from councilgraph.serve.asking import VERSION
from councilgraph.serve.cache import Cache, Entry, Headers, Key
from councilgraph.serve.endpoint.pool import VersionGoneError
from councilgraph.serve.negotiation import has_tag, takes_gzip
from councilgraph.serve.versions import Versions

_KEPT = 8 << 20  # bytes; longer answers are sent piece by piece, and not kept
_ATTEMPTS = 5
_WORTH_COMPRESSING = 1 << 10
_QUICKLY_COMPRESSED = 1 << 20  # longer ones would hold up everybody else
_TEXTUAL = (b"text/", b"application/", b"image/svg")
_FAILED = (503, 504)
_METHODS = b"GET, HEAD, POST, OPTIONS"
_POLICY = (
    b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    b"font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    b"frame-ancestors 'none'"
)
_VARY = (b"vary", b"Accept, Accept-Encoding")
_SECURITY: Headers = [
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
    (b"content-security-policy", _POLICY),
    (b"cache-control", b"no-cache"),
]


Failure = tuple[int, Headers, bytes]
"""The answer to a request that met a limit: status, headers and body."""


class Front:
    """The outermost application. `origin` is whose pages may read the answers, "" for nobody's."""

    def __init__(self, inner: ASGIApp, versions: Versions, cache: Cache, origin: str) -> None:
        self._inner = inner
        self._versions = versions
        self._cache = cache
        self._flights: dict[Key, asyncio.Future[Failure | None]] = {}
        self._always = list(_SECURITY)
        if origin:
            self._always += [
                (b"access-control-allow-origin", origin.encode()),
                (b"access-control-expose-headers", b"ETag, Councilgraph-Version, Retry-After"),
            ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request from the cache, or hand it on and keep the answer."""
        if scope["type"] != "http":
            await self._inner(scope, receive, send)
            return
        if scope["method"] == "OPTIONS":
            await _send(send, 204, [*self._always, *_allowed()], b"")
            return
        try:
            await self._respond(scope, receive, send)
        except asyncio.CancelledError:
            # The server is being stopped, and waits no longer. What has begun is broken off.
            with suppress(RuntimeError):
                await _send(send, 503, [(b"retry-after", b"5"), (b"content-length", b"0")], b"")

    async def _respond(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = _Request(scope)
        if not request.reads:
            await self._hand_on(scope, receive, send, request)
            return
        flight = self._flights.get(request.key)
        if flight is not None:
            # Somebody asks the same already: wait for that answer, which may be to the effect
            # that there is none.
            await asyncio.wait((flight,))
            failure = flight.result()
            if failure is not None:
                await _send(send, *failure)
                return
        entry = self._cache.get(self._versions.current.name, request.key)
        if entry is not None:
            await _send_entry(send, entry, request.matching)
            return
        mine = self._flights[request.key] = asyncio.get_running_loop().create_future()
        failure = None
        try:
            failure = await self._hand_on(scope, receive, send, request)
        finally:
            mine.set_result(failure)
            if self._flights.get(request.key) is mine:
                del self._flights[request.key]

    async def _hand_on(
        self, scope: Scope, receive: Receive, send: Send, request: "_Request"
    ) -> "Failure | None":
        """Let the inner application answer; return what it answered if a limit was met."""
        for _ in range(_ATTEMPTS):
            scope[VERSION] = self._versions.current
            answer = _Answer(self, scope, request, send)
            try:
                await self._inner(scope, receive, answer.send)
            except VersionGoneError:
                # A page that began with a version which has been pruned since is made anew.
                await self._versions.renew()
            else:
                return answer.failure
        raise StoreError("new versions are published faster than they can be opened")

    def finished(self, headers: Headers, version: str) -> Headers:
        """Return the headers of an answer with those that all have."""
        given = {name for name, _ in headers}
        own = [pair for pair in self._always if pair[0] not in given]
        return [*headers, *own, (b"councilgraph-version", version.encode())]

    def keep(self, version: str, key: Key, entry: Entry) -> None:
        """Keep an answer for the next who ask the same."""
        self._cache.put(version, key, entry)


class _Request:
    """What decides about the answer to a request: its address, and what the client takes."""

    __slots__ = ("compressed", "key", "matching", "reads")

    def __init__(self, scope: Scope) -> None:
        accept = host = encoding = self.matching = b""
        for name, value in scope["headers"]:
            if name == b"accept":
                accept = value
            elif name == b"accept-encoding":
                encoding = value
            elif name == b"if-none-match":
                self.matching = value
            elif name == b"host":  # some answers repeat the address that the client used
                host = host or value
        self.compressed = encoding != b"" and takes_gzip(encoding.decode("latin-1"))
        self.reads = scope["method"] in ("GET", "HEAD")
        gzip = b"gzip" if self.compressed else b""
        self.key: Key = (scope["path"], scope["query_string"], accept, gzip, host)


class _Answer:
    """Takes an answer as it comes, holds it until it is whole, and keeps it if it may."""

    def __init__(self, front: Front, scope: Scope, request: _Request, send: Send) -> None:
        self._front = front
        self._scope = scope
        self._request = request
        self._send = send
        self._start: Message = {}
        self._pieces: list[bytes] = []
        self._size = 0
        self.started = False
        self.failure: Failure | None = None

    async def send(self, message: Message) -> None:
        """Take a part of the answer."""
        if message["type"] == "http.response.start":
            self._start = message
            return
        if message["type"] != "http.response.body":
            await self._send(message)
            return
        if self.started:
            await self._send(message)
            return
        body = message.get("body", b"")
        self._pieces.append(body)
        self._size += len(body)
        if not message.get("more_body"):
            await self._finish(b"".join(self._pieces))
        elif self._size > _KEPT:
            await self._begin(more=True)

    async def _finish(self, body: bytes) -> None:
        status = self._start["status"]
        headers: Headers = list(self._start.get("headers", ()))
        own = dict(headers)
        lasting = status == 200 and self._request.reads and own.get(b"cache-control") != b"no-store"
        if self._request.compressed and _compressible(own, body):
            body = gzip.compress(body, 5, mtime=0)
            headers = [pair for pair in headers if pair[0] != b"content-length"]
            headers += [
                (b"content-encoding", b"gzip"),
                (b"content-length", str(len(body)).encode()),
            ]
        if b"vary" not in own:
            headers.append(_VARY)
        version = self._scope[VERSION].name
        headers = self._front.finished(headers, version)
        self.started = True
        # What says when to come back is about one client, and not about what it asked.
        if status in _FAILED and b"retry-after" not in own:
            self.failure = (status, headers, body)
        if not lasting or len(body) > _KEPT or b"etag" in own:
            await _send(self._send, status, headers, body)
            return
        entry = Entry(headers, body, _tag(version, self._request.key))
        entry.headers.append((b"etag", entry.etag))
        self._front.keep(version, self._request.key, entry)
        await _send_entry(self._send, entry, self._request.matching)

    async def _begin(self, more: bool) -> None:
        """Send a long answer on as it comes."""
        self.started = True
        version = self._scope[VERSION].name
        headers = self._front.finished(list(self._start.get("headers", ())), version)
        await self._send({**self._start, "headers": headers})
        body = b"".join(self._pieces)
        self._pieces.clear()
        await self._send({"type": "http.response.body", "body": body, "more_body": more})


def _compressible(headers: dict[bytes, bytes], body: bytes) -> bool:
    quickly = _WORTH_COMPRESSING <= len(body) <= _QUICKLY_COMPRESSED
    if not quickly or b"content-encoding" in headers:
        return False
    # A part of a file is counted in bytes of that file: so is a dump that is asked for in parts.
    if b"content-range" in headers or b"no-transform" in headers.get(b"cache-control", b""):
        return False
    kind = headers.get(b"content-type", b"")
    return kind.startswith(_TEXTUAL) and not kind.startswith(b"application/gzip")


def _tag(version: str, key: Key) -> bytes:
    digest = blake2b(repr(key).encode(), digest_size=8).hexdigest()
    return f'"{version}-{digest}"'.encode()


async def _send_entry(send: Send, entry: Entry, matching: bytes) -> None:
    if matching and has_tag(matching.decode("latin-1"), entry.etag.decode()):
        dropped = (b"content-length", b"content-type", b"content-encoding")
        headers = [pair for pair in entry.headers if pair[0] not in dropped]
        await _send(send, 304, headers, b"")
        return
    await _send(send, 200, entry.headers, entry.body)


async def _send(send: Send, status: int, headers: Headers, body: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _allowed() -> Headers:
    return [
        (b"allow", _METHODS),
        (b"access-control-allow-methods", _METHODS),
        (b"access-control-allow-headers", b"Accept, Content-Type, If-None-Match"),
        (b"access-control-max-age", b"86400"),
        (b"content-length", b"0"),
    ]
