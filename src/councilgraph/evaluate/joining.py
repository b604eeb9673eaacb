"""Which article each line of gold speaks of: by its file, and in a file of many by its address."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from councilgraph.evaluate.gold import GoldArticle
from councilgraph.ingest import Source, find_sources, read_source
from councilgraph.model.errors import GoldError
from councilgraph.model.issues import Issue
from councilgraph.model.text import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """A line of gold with its article; `missing` says why there is none."""

    gold: GoldArticle
    article: Article | None
    missing: str = ""


def sets_of(gold: Sequence[Path], folders: Sequence[Path]) -> tuple[tuple[Path, Path], ...]:
    """Return each file of gold with the folder of its articles: its own, where none is given.

    Raises GoldError for more or fewer folders than files.
    """
    if folders and len(folders) != len(gold):
        raise GoldError(
            f"{len(folders)} folders of articles for {len(gold)} files of gold; give one for each, "
            "in the same order, or none where the articles lie beside the gold"
        )
    return tuple(zip(gold, folders or [file.parent for file in gold], strict=True))


def join(gold: Sequence[GoldArticle], folder: Path) -> tuple[Joined, ...]:
    """Read the article of each line of gold from a folder; what is missing stays, and says why."""
    shelves: dict[str, list[Source]] = defaultdict(list)
    for source in find_sources([folder]).sources:
        shelves[Path(source.path).name].append(source)
    by_url: dict[str, dict[str, Article]] = {}
    joined = []
    for one in gold:
        sources = _in_file(one.article_file, folder, shelves)
        if not sources:
            found: Article | Issue | str = f"{folder} has no {one.article_file}"
        elif len({source.path for source in sources}) > 1:
            found = f"{folder} has several files {one.article_file}; give its path below {folder}"
        elif not sources[0].line:
            found = read_source(sources[0])
        else:
            if one.article_file not in by_url:
                by_url[one.article_file] = _by_url(sources)
            why = f"no line of {one.article_file} has its url"
            found = by_url[one.article_file].get(one.url or "", why)
        joined.append(_joined(one, found))
    return tuple(joined)


def _in_file(file: str, folder: Path, shelves: dict[str, list[Source]]) -> list[Source]:
    """Return the sources of a file, by its path below the folder, else by its name alone."""
    named = shelves.get(Path(file).name, [])
    return [s for s in named if Path(s.path) == folder / file] or named


def _by_url(sources: Sequence[Source]) -> dict[str, Article]:
    """Return the articles of a file of many by their addresses."""
    read = (read_source(source) for source in sources)
    return {a.url: a for a in read if isinstance(a, Article) and a.url}


def _joined(gold: GoldArticle, found: Article | Issue | str) -> Joined:
    if isinstance(found, Article):
        return Joined(gold=gold, article=found)
    why = found.message if isinstance(found, Issue) else found
    return Joined(gold=gold, article=None, missing=why)
