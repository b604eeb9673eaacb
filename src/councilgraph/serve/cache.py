"""Answers that are kept until the graph changes, in memory, up to a number of bytes.

What may be kept is left to `front`.
"""

from collections import OrderedDict
from dataclasses import dataclass

Headers = list[tuple[bytes, bytes]]
Key = tuple[bytes | str, ...]
_OVERHEAD = 1024  # bytes that an entry takes besides its body and key, roughly


@dataclass(frozen=True, slots=True)
class Entry:
    """A whole answer with status 200. `etag` is quoted, as it stands in the header."""

    headers: Headers
    body: bytes
    etag: bytes


class Cache:
    """Answers of one version. Those used longest ago go first."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._version = ""
        self._size = 0
        self._entries: OrderedDict[Key, tuple[Entry, int]] = OrderedDict()

    def get(self, version: str, key: Key) -> Entry | None:
        """Return an answer that this version gave; answers of any other are forgotten."""
        if version != self._version:
            self._entries.clear()
            self._version, self._size = version, 0
        kept = self._entries.get(key)
        if kept is None:
            return None
        self._entries.move_to_end(key)
        return kept[0]

    def put(self, version: str, key: Key, entry: Entry) -> None:
        """Keep an answer, if it is of the version last asked for and takes less than half the room.

        >>> cache = Cache(10_000)
        >>> cache.get("2", ("/",))
        >>> cache.put("1", ("/",), Entry([], b"of another version", b""))
        >>> cache.put("2", ("/",), Entry([], b"of this one", b""))
        >>> cache.get("2", ("/",)).body
        b'of this one'
        """
        if version != self._version:
            return
        size = len(entry.body) + sum(map(len, key)) + _OVERHEAD
        if size * 2 > self._limit or key in self._entries:
            return
        self._entries[key] = (entry, size)
        self._size += size
        while self._size > self._limit:
            _, (_, gone) = self._entries.popitem(last=False)
            self._size -= gone
