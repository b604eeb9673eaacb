"""The whole journey: sources to articles, claims, facts, the record, quads, and a new version.

Read this file first. `process` takes one article as far as it goes alone; `build` does so for
many, reconciles what they say together, validates it, and publishes a new version of the store.
How the work is spread over processes is in `workers`, which of several copies of an article is kept
in `choosing`, and how the store is brought up to date in `recording`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from councilgraph.bench import Processed, process, set_up
from councilgraph.choosing import choose
from councilgraph.graph import Report, describe_report
from councilgraph.ingest import find_sources
from councilgraph.knowledge import DEFAULT_BASE
from councilgraph.model.errors import SourceError, StoreError
from councilgraph.model.facts import Facts
from councilgraph.model.issues import Issue, Trouble
from councilgraph.recording import begin_anew, earlier_results, stale_articles, update
from councilgraph.store import Shelf, Version
from councilgraph.workers import Outcome, Task, Unchanged, read_all

__all__ = ["Summary", "build", "process", "set_up"]

Progress = Callable[[str, int, int], None]
"""Told the stage, how much of it is done, and how much there is to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a build did. `version` is what it published; `claims` counts statements as well."""

    version: str
    articles: int
    unchanged: int
    claims: int
    quarantined: int
    issues: tuple[Issue, ...]


def build(
    paths: Sequence[str | Path],
    shelf: Shelf,
    *,
    published: date | None = None,
    root: Path | None = None,
    base: str = DEFAULT_BASE,
    jobs: int = 1,
    fresh: bool = False,
    progress: Progress = lambda stage, done, total: None,
) -> Summary:
    """Read all articles under `paths` into a new version of the store, and publish it.

    What the current version holds stays, unless `fresh`; an article read again takes the place of
    its older self, and all are read again when the knowledge has changed. Raises StoreError if
    somebody else is building, and SourceError if there is nothing to read. What else cannot be
    read is an issue, and loses nothing else.
    """
    listing = find_sources(paths)
    bench = set_up(root, base)
    with _current(shelf, fresh) as current, shelf.stage(base, current) as staging:
        known = staging.articles.digests()
        stale = stale_articles(staging.articles, known, bench)
        sound = [digest for digest in known.values() if digest]
        anew = not sound or any(not digest.startswith(bench.fingerprint) for digest in sound)
        tasks: tuple[Task, ...] = (*listing.sources, *stale)
        outcomes = read_all(tasks, known, published, root, base, jobs)
        read = list(_told(outcomes, len(tasks), progress))
        _refuse_nothing(read, listing.issues)
        progress("reconciling", 0, 1)
        places = len(listing.sources)
        chosen, duplicates = choose(read[:places], read[places:], staging.articles)
        if anew:
            begin_anew(staging, chosen, bench)
        record, checked = update(staging, None if anew else current, chosen, bench)
        complaints = (*record.results, *(c for p in chosen for c in p.report.results))
        earlier = set() if anew else earlier_results(staging, checked)
        report = Report(conforms=not (complaints or earlier), results=complaints)
        quads = {*describe_report(report, base), *earlier}
        staging.replace_graph(f"{base}graph/validation", quads)
        with closing(shelf.publish(staging)) as version:
            progress("reconciling", 1, 1)
            return Summary(
                version=version.name,
                articles=len(version.articles),
                unchanged=sum(isinstance(o, Unchanged) for o in read),
                claims=sum(_count(p.facts) for p in chosen),
                quarantined=sum(p.quarantined for p in chosen),
                issues=(
                    *listing.issues,
                    *(o for o in read if isinstance(o, Issue)),
                    *duplicates,
                    *(issue for p in chosen for issue in (*p.issues, *_complaints(p))),
                    *_record_complaints(record),
                ),
            )


def _refuse_nothing(read: Sequence[Outcome], passed_over: Sequence[Issue]) -> None:
    """Raise SourceError, with the reasons, if not one article could be read."""
    reasons = [*passed_over, *(o for o in read if isinstance(o, Issue))]
    if len(reasons) == len(passed_over) + len(read):
        told = "; ".join(issue.message for issue in reasons[:3])
        raise SourceError(f"not one article could be read, so nothing was built: {told}")


def _current(shelf: Shelf, fresh: bool) -> "closing[Version] | nullcontext[None]":
    """Open the current version, if there is one to start from."""
    if fresh or not shelf.built:
        return nullcontext()
    return closing(shelf.current())


def _told(outcomes: Iterable[Outcome], total: int, progress: Progress) -> Iterator[Outcome]:
    progress("reading", 0, total)
    for done, outcome in enumerate(outcomes, start=1):
        yield outcome
        progress("reading", done, total)


def _complaints(one: Processed) -> Iterator[Issue]:
    for complaint in one.report.violations:
        yield Issue(
            trouble=Trouble.INVALID,
            source=one.article.source_name,
            message=f"{complaint.message} ({complaint.focus}) The article is kept out of the "
            "record until this is mended.",
        )


def _record_complaints(report: Report) -> Iterator[Issue]:
    for complaint in report.violations:
        yield Issue(
            trouble=Trouble.INVALID,
            source=complaint.focus,
            message=complaint.message,
        )


def _count(facts: Facts) -> int:
    claims = len(facts.judgements) + len(facts.inspections) + len(facts.tenures)
    return claims + len(facts.statements) + len(facts.interventions)


def current_version(shelf: Shelf) -> Version:
    """Open the current version of a store, or raise StoreError that says how to make one."""
    if not shelf.path.is_dir():
        raise StoreError(
            f"{shelf.path} does not exist. Run `councilgraph build SOURCE --store {shelf.path}` "
            "first"
        )
    return shelf.current()
