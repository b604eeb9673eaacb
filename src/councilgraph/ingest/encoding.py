"""Bytes to characters: recognises an encoding, or refuses with the reason.

UTF-8 is tried first and believed when it fits; then what the page declares; then windows-1252,
if the result looks like written English or Welsh. Nothing is decoded with replacement marks.
"""

import codecs
import re

from councilgraph.model.errors import SourceError

LIMIT = 5_000_000
"""The most bytes that one article may have; the longest news pages have a tenth of it."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
)
_DECLARED = re.compile(
    rb"""(?:charset|<\?xml[^>]{0,80}encoding)\s*=\s*["']?\s*([\w.:-]{1,40})""", re.I
)
_LATIN = {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii", "iso8859-1"}
# Letters and marks that written English and Welsh use beyond ASCII. Capital A with tilde or
# circumflex, thorn, eth and y with diaeresis are left out: they betray bytes read wrongly.
_PLAUSIBLE = frozenset(
    "£€¢§©®™°·•…–—‘’‚“”„‹›«»¡¿½¼¾²³¹×÷±\xa0\xad´¨ªº†‡"
    "àáâäåæçèéêëìíîïñòóôöøùúûüýÿßœšžŸ"
    "ÀÁÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖØÙÚÛÜÝŒŠŽ"
) - {"ÿ"}


def check_size(size: int, where: str, limit: int = LIMIT) -> None:
    """Refuse an article of no bytes, or of more than `limit`, before anything reads it."""
    if size == 0:
        raise SourceError(f"{where} is empty; give it an article's text, or remove it")
    if size > limit:
        raise SourceError(
            f"{where} has {size:,} bytes, more than the {limit:,} allowed for one article; "
            "split it into its articles"
        )


def decode(raw: bytes, where: str, *, limit: int = LIMIT) -> str:
    """Return the characters of `raw`.

    Raises SourceError if it is empty, too large, binary, or in no encoding that can be told.

    >>> decode("Caffè latte, £5".encode("cp1252"), "menu.txt")
    'Caffè latte, £5'
    """
    check_size(len(raw), where, limit)
    for mark, name in _BOMS:
        if raw.startswith(mark):
            return _strictly(raw[len(mark) :], name, where, "as its byte order mark says")
    for magic, what in _MAGIC:
        if raw.startswith(magic):
            raise SourceError(f"{where} is {what}, not text; save the article as text or HTML")
    if b"\0" in raw:
        raise SourceError(f"{where} is binary (it has NUL bytes); save the article as UTF-8 text")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _declared(raw) or _western(raw, where, error)


def _strictly(raw: bytes, name: str, where: str, why: str) -> str:
    try:
        return raw.decode(name)
    except UnicodeDecodeError as error:
        raise SourceError(
            f"{where} cannot be read as {name} {why}: {error.reason} at byte {error.start}; "
            "save it again as UTF-8"
        ) from error


def _declared(raw: bytes) -> str | None:
    """Decode as the page's own first lines say, or return None if they say nothing usable."""
    found = _DECLARED.search(raw[:4096])
    name = found.group(1).decode("ascii").lower() if found else ""
    # Browsers read what calls itself Latin-1 as windows-1252, and pages rely on it.
    name = "cp1252" if name in _LATIN else name
    try:
        info = codecs.lookup(name) if name else None
    except LookupError:
        return None
    if info is None or info.name in ("utf-8", "utf-16", "utf-32", "utf-7"):
        return None
    try:
        return raw.decode(info.name)
    except (UnicodeDecodeError, LookupError):
        return None


def _western(raw: bytes, where: str, error: UnicodeDecodeError) -> str:
    """Decode as windows-1252 if every character is one that such a text would use."""
    refusal = SourceError(
        f"{where} is not valid UTF-8 ({error.reason} at byte {error.start}) and does not look "
        "like windows-1252; save it again as UTF-8"
    )
    if _partly_utf8(raw):
        raise refusal from error
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        raise refusal from error
    beyond = [character for character in text if character > "\x7f"]
    if len(beyond) * 5 > len(text) or not _PLAUSIBLE.issuperset(beyond):
        raise refusal from error
    return text


def _partly_utf8(raw: bytes) -> bool:
    """Tell damaged UTF-8, which nobody can mend by guessing, from another encoding."""
    sequences = re.findall(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}", raw)
    beyond = len(re.findall(rb"[\x80-\xff]", raw))
    quoted = any(sequence.startswith(b"\xe2\x80") for sequence in sequences)
    return quoted or 2 * sum(map(len, sequences)) > beyond
