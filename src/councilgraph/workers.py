"""Reading many articles, in this process or in several; the outcome is the same.

A worker is started afresh and loads the knowledge for itself. Outcomes come in the order of the
tasks.
"""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from pathlib import Path

from councilgraph.bench import Processed, article_digest, process, set_up
from councilgraph.ingest import Source, read_source
from councilgraph.model.errors import CouncilGraphError
from councilgraph.model.issues import Issue, Trouble
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


@dataclass(frozen=True, slots=True)
class _Desk:
    """What each task is done with; `known` has the digests of the stored articles."""

    known: Mapping[str, str]
    published: date | None
    root: Path | None
    base: str


def read_all(
    tasks: Sequence[Task],
    known: Mapping[str, str],
    published: date | None,
    root: Path | None,
    base: str,
    jobs: int,
) -> Iterator[Outcome]:
    """Yield what comes of each task, in their order; `known` has the digests of stored articles.

    A task that runs into a mistake of our own becomes an issue, and the others are done. Raises
    CouncilGraphError for knowledge that cannot be used, and when a process is killed.
    """
    desk = _Desk(known, published, root, base)
    if jobs <= 1 or len(tasks) < _WORTH_A_POOL:
        yield from (_work(task, desk) for task in tasks)
        return
    # A fork would carry the parent's open store into the workers.
    context = get_context("spawn")
    with ProcessPoolExecutor(jobs, context, initializer=_sit_down, initargs=(desk,)) as pool:
        try:
            yield from pool.map(_work_at_desk, tasks, chunksize=_CHUNK)
        except BrokenProcessPool as error:
            raise CouncilGraphError(
                "a process that read articles was killed, perhaps for want of memory; what the "
                "store held is unharmed. Run it again with --jobs 1"
            ) from error


_desk: _Desk | None = None
"""The desk of a worker process. It gets there once, not with every task."""


def _sit_down(desk: _Desk) -> None:
    global _desk
    _desk = desk


def _work_at_desk(task: Task) -> Outcome:
    assert _desk is not None
    return _work(task, _desk)


def _work(task: Task, desk: _Desk) -> Outcome:
    bench = set_up(desk.root, desk.base)
    try:
        article = read_source(task, desk.published) if isinstance(task, Source) else task
        if isinstance(article, Issue):
            return article
        if desk.known.get(article.id) == article_digest(article, bench.fingerprint):
            return Unchanged(article.id)
        return process(article, bench)
    except CouncilGraphError:
        raise
    except Exception as error:
        return _mistake(task, error)


def _mistake(task: Task, error: Exception) -> Issue:
    name = task.name if isinstance(task, Source) else task.source_name
    return Issue(
        trouble=Trouble.INTERNAL,
        source=name,
        message=f"{name} was left out because of a mistake in councilgraph itself "
        f"({type(error).__name__}: {error}); please report it with the article.",
    )
