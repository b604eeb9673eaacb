"""Reading in several processes: what each is sent, and what happens when one dies."""

import pickle
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from councilgraph import workers
from councilgraph.bench import article_digest, set_up
from councilgraph.ingest import Source, read_source
from councilgraph.knowledge import DEFAULT_BASE
from councilgraph.model.errors import CouncilGraphError
from councilgraph.model.issues import Issue, Trouble
from councilgraph.model.text import Article
from councilgraph.workers import Unchanged, read_all

Page = dict[str, str]
KNOWN = {f"{n:016x}": f"{n:049x}" for n in range(2000)}


class Pool:
    """Does the work of a pool in this process, and weighs what would be sent with each task."""

    started = 0
    weights: list[int] = []  # noqa: RUF012 (one pool at a time)

    def __init__(
        self, jobs: int, context: object, initializer: Callable[..., None], initargs: tuple
    ) -> None:
        Pool.started = jobs
        initializer(*pickle.loads(pickle.dumps(initargs)))

    def __enter__(self) -> "Pool":
        """Open the pool."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the pool."""

    def map(
        self, work: Callable[[object], object], tasks: Sequence[object], chunksize: int
    ) -> Iterator[object]:
        """Do the tasks one by one."""
        for task in tasks:
            Pool.weights.append(len(pickle.dumps((work, task))))
            yield work(pickle.loads(pickle.dumps(task)))


class DyingPool(Pool):
    """Loses a process."""

    def map(self, *_: object, **__: object) -> Iterator[object]:
        """Fail as the library does when a process is killed."""
        raise BrokenProcessPool("terminated abruptly")


def short_articles(count: int) -> list[Article]:
    """Return articles in which there is nothing to be found."""
    return [
        Article(id=f"{n:016x}", source_name=f"{n}.txt", text=f"Nothing happened. {n}")
        for n in range(count)
    ]


def test_what_is_known_is_sent_once_and_not_with_each_task(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With many articles in the store a task stays as small as its article."""
    monkeypatch.setattr(workers, "ProcessPoolExecutor", Pool)
    articles = short_articles(40)
    known = KNOWN | {articles[3].id: article_digest(articles[3], set_up().fingerprint)}
    outcomes = list(read_all(articles, known, None, None, DEFAULT_BASE, 2))
    assert Pool.started == 2
    assert len(Pool.weights) == 40
    assert max(Pool.weights) < 1500
    assert [o for o in outcomes if isinstance(o, Unchanged)] == [outcomes[3]]
    assert [o.article for o in outcomes if not isinstance(o, Unchanged)] == [
        a for a in articles if a is not articles[3]
    ]


@pytest.mark.parametrize(("count", "jobs"), [(39, 2), (40, 1)])
def test_little_work_is_done_at_once(
    count: int, jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Starting processes takes longer than reading a few articles."""
    monkeypatch.setattr(workers, "ProcessPoolExecutor", None)
    assert len(list(read_all(short_articles(count), {}, None, None, DEFAULT_BASE, jobs))) == count


def test_a_killed_process_stops_the_build_with_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says that nothing is harmed, and what to try."""
    monkeypatch.setattr(workers, "ProcessPoolExecutor", DyingPool)
    with pytest.raises(CouncilGraphError, match=r"unharmed\. Run it again with --jobs 1"):
        list(read_all(short_articles(40), {}, None, None, DEFAULT_BASE, 2))


def test_knowledge_that_cannot_be_used_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken shape is no fault of the article's."""

    def refuse(article: Article, bench: object) -> None:
        raise CouncilGraphError("the shape cannot be used")

    monkeypatch.setattr(workers, "process", refuse)
    with pytest.raises(CouncilGraphError, match="the shape cannot be used"):
        list(read_all(short_articles(1), {}, None, None, DEFAULT_BASE, 1))


def test_an_unreadable_source_is_an_issue(tmp_path: Path) -> None:
    """A file that is gone is told of in its place among the others."""
    page = tmp_path / "page.txt"
    page.write_text("A headline\n\nA long enough sentence about nothing at all.", encoding="utf-8")
    tasks = [Source(path=str(tmp_path / "gone.txt")), Source(path=str(page))]
    gone, read = read_all(tasks, {}, None, None, DEFAULT_BASE, 1)
    assert isinstance(gone, Issue)
    assert (gone.trouble, gone.source) == (Trouble.UNREADABLE, "gone.txt")
    assert not isinstance(read, Issue | Unchanged)
    assert read.article.headline == "A headline"


@pytest.mark.parametrize(
    ("name", "value"), [("published", "2018-01-01"), ("title", "Another"), ("text", "Other words")]
)
def test_a_digest_tells_any_change(
    name: str, value: str, write: Callable[..., Path], good: Page
) -> None:
    """Text, headline and date each make an article another one to read; a second look does not."""
    digests = []
    for page in (good, good, {**good, name: value}):
        article = read_source(Source(path=str(write("b", page))))
        assert isinstance(article, Article)
        digests.append(article_digest(article, "f" * 16))
    assert digests[0] == digests[1] != digests[2]


def test_the_fingerprint_tells_a_change_of_ontology_or_shapes(slang: Path, strict: Path) -> None:
    """One more word, or one more rule, and all articles are to be read again."""
    fingerprints = {set_up(root).fingerprint for root in (None, slang, strict)}
    assert len(fingerprints) == 3
