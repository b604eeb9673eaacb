"""Where the engine writes an answer: memory while it is short, a file when it grows long.

Nobody reads it before it is whole, so that no answer is ever sent in part.
"""

import gzip
import zlib
from pathlib import Path
from typing import BinaryIO

SHORT = 1 << 20
_WORTH_COMPRESSING = 1 << 10
_LEVEL = 5


class TooLongError(Exception):
    """The answer is longer than is allowed."""


class Sink:
    """A file to write to, of at most `limit` bytes; from `SHORT` on it is on disk, as `file`."""

    def __init__(self, limit: int, file: str, compressed: bool) -> None:
        self._limit = limit
        self._place = file
        self._compressor = zlib.compressobj(_LEVEL, wbits=31) if compressed else None
        self._pieces: list[bytes] = []
        self._size = 0
        self._file: BinaryIO | None = None
        self.path: Path | None = None

    def write(self, piece: bytes) -> int:
        """Take a piece. Raises TooLongError."""
        self._size += len(piece)
        if self._size > self._limit:
            raise TooLongError
        if self._file is not None:
            self._file.write(self._compressed(piece))
        else:
            self._pieces.append(bytes(piece))
            if self._size > SHORT:
                self._spill()
        return len(piece)

    def flush(self) -> None:
        """Do nothing: what was written counts once `finish` was called."""

    def finish(self) -> tuple[bytes, bool]:
        """Return the answer, unless it is in the file at `path`, and whether it is compressed."""
        if self._file is not None:
            if self._compressor:
                self._file.write(self._compressor.flush())
            self._file.close()
            return b"", self._compressor is not None
        whole = b"".join(self._pieces)
        if self._compressor is None or len(whole) < _WORTH_COMPRESSING:
            return whole, False
        return gzip.compress(whole, _LEVEL, mtime=0), True

    def discard(self) -> None:
        """Let go of everything."""
        if self._file is not None and self.path is not None:
            self._file.close()
            self.path.unlink(missing_ok=True)

    def _spill(self) -> None:
        self.path = Path(self._place)
        self._file = self.path.open("xb")
        for piece in self._pieces:
            self._file.write(self._compressed(piece))
        self._pieces.clear()

    def _compressed(self, piece: bytes) -> bytes:
        return self._compressor.compress(piece) if self._compressor else piece
