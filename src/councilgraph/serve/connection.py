"""A client's connection: HTTP as uvicorn has it, but for how answers go out.

What is written in one turn of the event loop is sent by one call: the head of an answer and its
body, each on its own, would be a call of the system, a packet, and one more waking of whoever
reads them. Requests that cannot be read are told so as all other problems are.
"""

import asyncio
from typing import Any, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from councilgraph.serve.problems import Problem

_LONGEST = (1 << 16) - 1  # bytes, which is what the parser of addresses can take
_AT_ONCE = 1 << 16  # bytes that are not held back, so that the transport can say when it is full


class Joining:
    """A transport that sends at the end of a turn; in everything else it is the one it is given."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._loop = asyncio.get_running_loop()
        self._pieces: list[bytes] = []
        self._size = 0

    def __getattr__(self, name: str) -> Any:
        """Leave to the transport what is not about writing."""
        return getattr(self._transport, name)

    def write(self, piece: bytes) -> None:
        """Send a piece soon."""
        if not self._pieces:
            self._loop.call_soon(self._flush)
        self._pieces.append(piece)
        self._size += len(piece)
        if self._size > _AT_ONCE:
            self._flush()

    def close(self) -> None:
        """Send what has been written, and close the connection."""
        self._flush()
        self._transport.close()

    def _flush(self) -> None:
        if self._pieces and not self._transport.is_closing():
            whole = b"".join(self._pieces)
            self._pieces.clear()
            self._size = 0
            self._transport.write(whole)


class Connection(HttpToolsProtocol):
    """One connection of one client, which may send many requests."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to serve it."""
        super().connection_made(cast(asyncio.Transport, Joining(transport)))

    def send_400_response(self, msg: str) -> None:
        """Answer what is no request, or has an address that is too long to be read, and end."""
        problem = Problem(400, "this is no request in HTTP that can be read")
        if len(self.url) > _LONGEST:
            problem = Problem(
                414, f"the address is longer than {_LONGEST:,} bytes: send it by POST"
            )
        body = problem.body()
        headers = [*problem.headers(), (b"content-length", b"%d" % len(body))]
        lines = [b"HTTP/1.1 %d %s" % (problem.status, problem.title.encode()), b"connection: close"]
        lines += [name + b": " + value for name, value in headers]
        self.transport.write(b"\r\n".join([*lines, b"", body]))
        self.transport.close()
