"""What the server and its worker processes say to each other over a socket.

A message is two lengths, a head in JSON and a body of bytes. Both sides are this program, so that
nothing of it is checked.
"""

import json
import socket
import struct
from dataclasses import dataclass, fields

_LENGTHS = struct.Struct(">II")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One query for a worker.

    `rows` and `triples` name the format of either kind of answer (`formats`), None where the
    client takes none of that kind. With `graph`, there is no query: all of that graph is wanted.
    A long answer goes to `file`, which is not there yet.
    """

    version: str
    query: str = ""
    graph: str | None = None
    rows: str | None = "json"
    triples: str | None = "turtle"
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    gzip: bool = False
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What became of a job; `outcome` is "answer", or says what went wrong, told in `detail`.

    The answer is `body`, or, if it is long, the file at `path`, which is the receiver's to delete.
    """

    outcome: str
    detail: str = ""
    format: str = ""
    gzip: bool = False
    path: str | None = None
    body: bytes = b""


_HEAD = {
    kind: tuple(field.name for field in fields(kind) if field.name != "body")
    for kind in (Job, Reply)
}


def pack(head: Job | Reply, body: bytes = b"") -> bytes:
    """Return a message; the body of a reply is not part of its head.

    >>> message = pack(Reply(outcome="answer"), b"{}")
    >>> head, body = message[8:-2], message[-2:]
    >>> (json.loads(head)["outcome"], body)
    ('answer', b'{}')
    """
    text = json.dumps({name: getattr(head, name) for name in _HEAD[type(head)]}).encode()
    return _LENGTHS.pack(len(text), len(body)) + text + body


class Unpacker:
    """Puts messages together again from the pieces that arrive."""

    def __init__(self) -> None:
        self._buffer = bytearray()

    def feed(self, data: bytes) -> Reply | None:
        """Take a piece; return the reply, once it is whole. Nobody sends two at a time."""
        self._buffer += data
        if len(self._buffer) < _LENGTHS.size:
            return None
        head, body = _LENGTHS.unpack_from(self._buffer)
        start, end = _LENGTHS.size + head, _LENGTHS.size + head + body
        if len(self._buffer) < end:
            return None
        told = json.loads(self._buffer[_LENGTHS.size : start])
        whole = bytes(self._buffer[start:end])
        self._buffer.clear()
        return Reply(**told, body=whole)


def receive(connection: socket.socket) -> Job | None:
    """Wait for a job; None once the server has gone."""
    lengths = _exactly(connection, _LENGTHS.size)
    if lengths is None:
        return None
    head, _ = _LENGTHS.unpack(lengths)
    text = _exactly(connection, head)
    if text is None:
        return None
    told = json.loads(text)
    for name in ("default_graphs", "named_graphs"):
        told[name] = tuple(told[name])
    return Job(**told)


def _exactly(connection: socket.socket, size: int) -> bytes | None:
    data = bytearray()
    while len(data) < size:
        piece = connection.recv(size - len(data))
        if not piece:
            return None
        data += piece
    return bytes(data)
