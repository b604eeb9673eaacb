"""Writes that go out together: what is written in one turn of the event loop is sent by one call.

A web server writes the head of an answer and then its body; each on its own would be a call of the
system, a packet, and one more waking of whoever reads it.
"""

import asyncio
from typing import Any, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

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
        if self._pieces:
            whole = b"".join(self._pieces)
            self._pieces.clear()
            self._size = 0
            self._transport.write(whole)


class JoiningProtocol(HttpToolsProtocol):
    """HTTP as uvicorn has it, over joined writes."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to serve a connection."""
        super().connection_made(cast(asyncio.Transport, Joining(transport)))
