"""Reading articles from files: the only part of `ingest` that opens an article.

Each `Source` is read by itself, so the work can be spread over processes in any order. What cannot
be read becomes an issue; nothing stops the rest.
"""

import os
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from councilgraph.ingest.encoding import LIMIT, check_size, decode
from councilgraph.ingest.metadata import Metadata, from_record, load_object
from councilgraph.ingest.parsing import parse_article
from councilgraph.ingest.sources import SIDECAR, Source, find_sources, trouble
from councilgraph.model.errors import SourceError
from councilgraph.model.issues import Issue
from councilgraph.model.text import Article


def read_articles(
    sources: Sequence[str | Path], published: date | None = None
) -> Iterator[Article | Issue]:
    """Read all articles under the given folders, files, globs and `-` for standard input.

    Yields first what was passed over, as issues, then an article or an issue for each source, in
    the order of `find_sources`. `published` is the date of the articles that do not give one.
    """
    listing = find_sources(sources)
    yield from listing.issues
    for source in listing.sources:
        yield read_source(source, published)


def read_source(source: Source, published: date | None = None) -> Article | Issue:
    """Read one article; an issue says why it cannot be read. Never raises for a wrong file."""
    try:
        raw = _bytes(source)
        article = parse_article(raw, source.name, _sidecar(source), published)
    except OSError as error:
        return trouble(source.name, f"{source.path} cannot be read: {error.strerror or error}")
    except SourceError as error:
        return trouble(source.name, str(error))
    return article


def _bytes(source: Source) -> bytes:
    """Return a source's bytes; one that is empty or too large is refused before it is read."""
    if source.raw is not None:
        return source.raw
    size = os.path.getsize(source.path) if source.length is None else source.length
    check_size(size, source.name)
    with open(source.path, "rb") as file:
        file.seek(source.offset)
        return file.read(LIMIT if source.length is None else source.length)


def _sidecar(source: Source) -> Metadata | None:
    """Read the metadata beside a page: `NAME.txt.meta.json`, else `NAME.meta.json`.

    A broken one is named by `find_sources`, and the page is read without it.
    """
    if source.line or source.raw is not None:
        return None
    path = Path(source.path)
    for beside in (path.with_name(path.name + SIDECAR), path.with_name(path.stem + SIDECAR)):
        if beside.is_file():
            try:
                raw = beside.read_bytes()
                return from_record(load_object(decode(raw, beside.name), beside.name))
            except (OSError, SourceError):
                return None
    return None
