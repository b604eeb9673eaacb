"""Finding what there is to read: folders, files, globs and standard input to small `Source` values.

Opens only what has to be opened to count the articles: JSON lines and JSON files. Reading an
article is for `reading`.
"""

import glob
import io
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from councilgraph.ingest.encoding import LIMIT, decode
from councilgraph.ingest.metadata import body_of, load_object
from councilgraph.model.errors import SourceError
from councilgraph.model.issues import Issue, Trouble

PAGES = (".txt", ".text", ".md", ".html", ".htm", ".xhtml")
LINES = (".jsonl", ".ndjson")
SIDECAR = ".meta.json"
STDIN = "-"
STDIN_NAME = "stdin"
JSON_LIMIT = 100_000_000
"""The most bytes of a .json file, which has to be read whole."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Source:
    """One article to be read: a whole file, a stretch of one, or bytes already in hand.

    `line` counts from 1, in a file that holds several articles; `offset` and `length` are bytes.
    Small, and fit to be sent to another process.
    """

    path: str
    line: int = 0
    offset: int = 0
    length: int | None = None
    raw: bytes | None = field(default=None, repr=False)

    @property
    def name(self) -> str:
        """Return the file's name; with `#` and the line's number where it holds several."""
        name = os.fsencode(Path(self.path).name or self.path).decode("utf-8", "replace")
        return f"{name}#{self.line}" if self.line else name


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The articles there are to read, in a fixed order, and what was passed over and why."""

    sources: tuple[Source, ...]
    issues: tuple[Issue, ...]


def find_sources(paths: Sequence[str | Path]) -> Listing:
    """List the articles under the given folders, files, globs and `-` for standard input.

    Sorted by path and line, each file once, whatever the order of `paths`. A path that is not
    there, and a file that is no article, become issues; names that begin with a dot are left out
    unsaid.
    Metadata beside an article (`NAME.meta.json`) is no article, and an issue only if it is broken
    or belongs to nothing.
    """
    files: dict[str, tuple[str, bool]] = {}
    found: list[Source | Issue] = []
    for path in paths:
        if str(path) == STDIN:
            found.extend(_from_stdin(sys.stdin.buffer))
            continue
        for item, named in _expand(str(path)):
            if isinstance(item, Issue):
                found.append(item)
            else:
                key = os.path.realpath(item)
                known = files.get(key, (item, named))
                files[key] = (min(item, known[0]), named or known[1])
    for file, named in sorted(files.values()):
        found.extend(_in_file(file, named=named))
    return Listing(
        sources=tuple(sorted(s for s in found if isinstance(s, Source))),
        issues=tuple(
            sorted((i for i in found if isinstance(i, Issue)), key=lambda i: (i.source, i.message))
        ),
    )


def trouble(path: str, message: str) -> Issue:
    """Return the issue for a source that gives no article."""
    return Issue(trouble=Trouble.UNREADABLE, source=Path(path).name or path, message=message)


def _expand(path: str) -> Iterator[tuple[str | Issue, bool]]:
    """Yield the files that a path stands for, and whether the user named each of them."""
    if os.path.isdir(path):
        yield from ((item, False) for item in _in_folder(path))
    elif os.path.isfile(path):
        yield path, True
    elif os.path.exists(path):
        yield trouble(path, f"{path} is no regular file; pipe it in as '-'"), True
    elif glob.has_magic(path):
        matches = sorted(glob.glob(path, recursive=True))
        if not matches:
            yield trouble(path, f"nothing matches {path}; check the pattern"), True
        for match in matches:
            if os.path.isdir(match):
                yield from ((item, False) for item in _in_folder(match))
            else:
                yield match, False
    else:
        yield trouble(path, f"{path} does not exist; check the path"), True


def _in_folder(folder: str) -> Iterator[str | Issue]:
    errors: list[OSError] = []
    empty = True
    for place, folders, names in os.walk(folder, onerror=errors.append):
        if "CURRENT" in names and "versions" in folders:  # a store, which holds no articles
            folders[:] = []
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(place, name)
            if name.startswith("."):
                continue
            empty = False
            usable = os.path.isfile(path)
            yield path if usable else trouble(path, f"passed over: {path} is no regular file")
    for error in errors:
        yield trouble(str(error.filename), f"{error.filename} cannot be listed: {error.strerror}")
    if empty and not errors:
        yield trouble(folder, f"{folder} holds no files; name a folder with articles")


def _in_file(path: str, *, named: bool) -> Iterator[Source | Issue]:
    """Yield the articles in one file. A file that the user named is read whatever its name."""
    name = os.path.basename(path).lower()
    suffix = os.path.splitext(name)[1]
    try:
        if name.endswith(SIDECAR):
            yield from _check_sidecar(path)
        elif suffix in LINES:
            yield from _in_lines(path)
        elif suffix == ".json":
            yield from _in_json(path)
        elif not named and name.startswith("readme"):
            yield trouble(path, f"passed over: {path} describes its folder; it is no article")
        elif suffix in PAGES or named:
            yield Source(path=path)
        else:
            what = f"{suffix} files are" if suffix else "a file without a suffix is"
            yield trouble(path, f"passed over: {path}; {what} not read as articles")
    except OSError as error:
        yield trouble(path, f"{path} cannot be read: {error.strerror}")
    except SourceError as error:
        yield trouble(path, str(error))


def _check_sidecar(path: str) -> Iterator[Issue]:
    owner = path[: -len(SIDECAR)]
    if not any(os.path.isfile(owner + suffix) for suffix in ("", *PAGES)):
        yield trouble(path, f"{path} belongs to no article; name it ARTICLE.txt{SIDECAR}")
    with open(path, "rb") as file:
        load_object(decode(file.read(LIMIT + 1), path), path)


def _in_lines(path: str) -> Iterator[Source | Issue]:
    """Yield one source a line; the lines without a text field together make one issue."""
    with open(path, "rb") as file:
        if file.read(2) in (b"\xff\xfe", b"\xfe\xff"):
            file.seek(0)
            raw = decode(file.read(JSON_LIMIT), path, limit=JSON_LIMIT).encode()
            yield from _split_lines(io.BytesIO(raw), path, keep=True)
        else:
            file.seek(0)
            yield from _split_lines(file, path, keep=False)


def _split_lines(file: BinaryIO, path: str, *, keep: bool) -> Iterator[Source | Issue]:
    """Split at newlines. Lines beyond LIMIT are measured and not held."""
    bare: list[int] = []
    count = offset = 0
    for number, (raw, length) in enumerate(_lines(file), start=1):
        if raw.strip(b" \t\r\n\xef\xbb\xbf"):
            count += 1
            if length <= LIMIT and _is_textless(raw):
                bare.append(number)
            else:
                yield Source(
                    path=path, line=number, offset=offset, length=length, raw=raw if keep else None
                )
        offset += length
    if bare:
        yield trouble(
            path,
            f"{path}: {len(bare)} of {count} lines have no text field (the first is line "
            f"{bare[0]}); they are no articles",
        )
    elif not count:
        yield trouble(path, f"{path} is empty; give it one JSON object a line, or remove it")


def _lines(file: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """Yield each line, or of a line beyond LIMIT its beginning, with its full length."""
    while raw := file.readline(LIMIT + 2):
        length = len(raw)
        while not raw.endswith(b"\n") and length > LIMIT:
            more = file.readline(LIMIT)
            length += len(more)
            if not more or more.endswith(b"\n"):
                break
        yield raw, length


def _is_textless(raw: bytes) -> bool:
    """Tell a sound JSON object that has no text; a broken one is named when it is read."""
    try:
        value: object = json.loads(raw.removeprefix(b"\xef\xbb\xbf"), strict=False)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and body_of(value) is None


def _in_json(path: str) -> Iterator[Source | Issue]:
    """Yield the object in a JSON file, or the objects of its list, counted from 1."""
    size = os.path.getsize(path)
    if size > JSON_LIMIT:
        raise SourceError(
            f"{path} has {size:,} bytes, more than the {JSON_LIMIT:,} allowed for a .json file; "
            "make it JSON lines"
        )
    with open(path, "rb") as file:
        text = decode(file.read(), path, limit=JSON_LIMIT)
    try:
        value: object = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        raise SourceError(f"{path} is not valid JSON ({error}); mend or remove it") from error
    if isinstance(value, list):
        yield from _items(value, path)
    elif isinstance(value, dict) and body_of(value) is not None:
        yield Source(path=path)
    else:
        yield trouble(path, f"{path} has no text field; it is no article")


def _items(items: Iterable[object], path: str) -> Iterator[Source | Issue]:
    bare = 0
    for number, item in enumerate(items, start=1):
        if isinstance(item, dict) and body_of(item) is not None:
            yield Source(path=path, line=number, raw=json.dumps(item).encode())
        else:
            bare += 1
    if bare:
        yield trouble(path, f"{path}: {bare} of its items have no text field; they are no articles")


def _from_stdin(stream: BinaryIO) -> Iterator[Source | Issue]:
    """Read standard input, which can be read once only: JSON lines, or one page."""
    raw = stream.read(JSON_LIMIT + 1)
    if len(raw) > JSON_LIMIT:
        yield trouble(STDIN_NAME, f"standard input has more than {JSON_LIMIT:,} bytes; use files")
    elif raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        yield from _split_lines(io.BytesIO(raw), f"{STDIN_NAME}.jsonl", keep=True)
    else:
        yield Source(path=STDIN_NAME, raw=raw)
