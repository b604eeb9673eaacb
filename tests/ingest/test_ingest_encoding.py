"""Bytes to characters, and what is refused."""

import pytest

from councilgraph.ingest.encoding import LIMIT, decode
from councilgraph.model.errors import SourceError

WORDS = "The council’s café cost £5m – “too much”, said Siân."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_common_encodings_are_recognised(encoding: str) -> None:
    """UTF-8, everything with a byte order mark, and windows-1252 give the same characters."""
    assert decode(WORDS.encode(encoding), "page.txt") == WORDS


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "ISO-8859-15", "macintosh"])
def test_declared_charset_is_believed(charset: str) -> None:
    """A page's own declaration decides where the bytes are not UTF-8."""
    body = "Siân said so" if charset == "ISO-8859-15" else "Siân’s"
    coding = "cp1252" if charset == "iso-8859-1" else charset
    raw = f'<meta charset="{charset}"><p>{body}</p>'.encode(coding)
    assert body in decode(raw, "page.html")


def test_wrong_declaration_does_not_beat_sound_utf8() -> None:
    """Pages that are UTF-8 and say otherwise are read as UTF-8."""
    assert "Siân" in decode('<meta charset="iso-8859-1">Siân'.encode(), "page.html")


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b"a\x00b\x00", "binary"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04", "zip"),
        (WORDS.encode() + b" \xff", "not valid UTF-8"),
        (WORDS.encode()[:-30] + b"\xe2\x80", "not valid UTF-8"),
        (b"caf\xc3\x28 and more words", "not valid UTF-8"),
        (bytes(range(128, 256)) * 9, "not valid UTF-8"),
        (b"\xff\xfea", "utf-16"),
        (b"a" * (LIMIT + 1), "5,000,000"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(raw: bytes, reason: str) -> None:
    """Empty, binary, damaged and oversized bytes are refused; the message names file and reason."""
    with pytest.raises(SourceError, match=reason) as caught:
        decode(raw, "odd.txt")
    assert "odd.txt" in str(caught.value)
