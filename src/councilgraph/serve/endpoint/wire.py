"""What the server and its worker processes say to each other over a socket.

A message is two lengths, a head and a body of bytes. Both sides are this program, so that nothing
of it is checked; but a worker answers strangers, so that its replies are JSON, which can do no
harm. Jobs are marshalled, which takes a fourth of the time.
"""

import json
import marshal
import socket
import struct
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

_LENGTHS = struct.Struct(">II")
_PIECE = 1 << 16


class Job(NamedTuple):
    """One query for a worker.

    `rows` and `triples` name the format of either kind of answer (`formats`), None where the
    client takes none of that kind. With `graph`, there is no query: all of that graph is wanted.
    """

    version: str
    query: str = ""
    graph: str | None = None
    rows: str | None = "json"
    triples: str | None = "turtle"
    default_graphs: Sequence[str] = ()
    named_graphs: Sequence[str] = ()
    gzip: bool = False


class Reply(NamedTuple):
    """What became of a job; `outcome` is "answer", or says what went wrong, told in `detail`.

    The answer is `body`, or, if it is long, the file at `path`, which is the receiver's to delete.
    A worker that was long about it hands back the next `returned` jobs, which it had by then.
    """

    outcome: str
    detail: str = ""
    format: str = ""
    gzip: bool = False
    path: str | None = None
    returned: int = 0
    body: bytes = b""


def pack_job(job: Job, file: str) -> bytes:
    """Return the message to a worker. A long answer is to go to `file`, which is not there yet."""
    return _message(marshal.dumps(list[Any](job)), file.encode())


def pack_reply(reply: Reply) -> bytes:
    """Return the message to the server.

    >>> pack_reply(Reply(outcome="answer", body=b"{}"))[8:]
    b'["answer", "", "", false, null, 0]{}'
    """
    return _message(json.dumps(reply[:-1]).encode(), reply.body)


def _message(head: bytes, body: bytes) -> bytes:
    return _LENGTHS.pack(len(head), len(body)) + head + body


class Replies:
    """Puts replies together from the pieces that arrive."""

    def __init__(self) -> None:
        self._pieces = _Pieces()

    def feed(self, piece: bytes) -> list[Reply]:
        """Take a piece; return the replies that are whole now."""
        return [Reply._make([*json.loads(head), body]) for head, body in self._pieces.feed(piece)]


class Inbox:
    """The jobs that a worker is sent, in their order, each with the file for a long answer."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._pieces = _Pieces()
        self._arrived: deque[tuple[bytes, bytes]] = deque()

    def next(self) -> tuple[Job, str] | None:
        """Wait for a job; None once the server has gone."""
        while not self._arrived:
            piece = self._connection.recv(_PIECE)
            if not piece:
                return None
            self._arrived.extend(self._pieces.feed(piece))
        head, file = self._arrived.popleft()
        return Job(*marshal.loads(head)), file.decode()

    def turn_out(self) -> int:
        """Drop the jobs that have arrived meanwhile; return how many there were."""
        with suppress(BlockingIOError):
            while piece := self._connection.recv(_PIECE, socket.MSG_DONTWAIT):
                self._arrived.extend(self._pieces.feed(piece))
        many = len(self._arrived)
        self._arrived.clear()
        return many


class _Pieces:
    def __init__(self) -> None:
        self._buffer = bytearray()

    def feed(self, piece: bytes) -> Iterator[tuple[bytes, bytes]]:
        """Yield the head and the body of each message that is whole now."""
        buffer = self._buffer
        buffer += piece
        begin, have = 0, len(buffer)
        while have - begin >= _LENGTHS.size:
            head, body = _LENGTHS.unpack_from(buffer, begin)
            start = begin + _LENGTHS.size
            middle, end = start + head, start + head + body
            if have < end:
                break
            yield bytes(buffer[start:middle]), bytes(buffer[middle:end])
            begin = end
        del buffer[:begin]
