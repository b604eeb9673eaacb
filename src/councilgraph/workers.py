"""Reading many articles, in this process or in several; the outcome is the same.

A worker is started afresh and loads the knowledge for itself. Outcomes come in the order of the
tasks.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from councilgraph.bench import Processed, article_digest, process, set_up
from councilgraph.ingest import Source, read_source
from councilgraph.model.issues import Issue
from councilgraph.model.text import Article

# Starting a worker costs about as much as reading this many articles.
_WORTH_A_POOL = 40
_CHUNK = 8

Task = Source | Article
"""A source to be read, or an article whose text is at hand."""


@dataclass(frozen=True, slots=True)
class Unchanged:
    """An article that the store holds just as it was read."""

    id: str


Outcome = Processed | Issue | Unchanged


def read_all(
    tasks: Sequence[Task],
    known: dict[str, str],
    published: date | None,
    root: Path | None,
    base: str,
    jobs: int,
) -> Iterator[Outcome]:
    """Yield what comes of each task, in their order; `known` has the digests of stored articles."""
    work = partial(_work, known=known, published=published, root=root, base=base)
    if jobs <= 1 or len(tasks) < _WORTH_A_POOL:
        yield from map(work, tasks)
        return
    # A fork would carry the parent's open store into the workers.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield from pool.map(work, tasks, chunksize=_CHUNK)


def _work(
    task: Task,
    *,
    known: dict[str, str],
    published: date | None,
    root: Path | None,
    base: str,
) -> Outcome:
    bench = set_up(root, base)
    article = read_source(task, published) if isinstance(task, Source) else task
    if isinstance(article, Issue):
        return article
    if known.get(article.id) == article_digest(article, bench.fingerprint):
        return Unchanged(article.id)
    return process(article, bench)
