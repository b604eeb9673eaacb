"""The whole journey: sources to articles, claims, facts, the record, quads, and a new version.

Read this file first. `process` takes one article as far as it goes alone; `build` does so for
many, reconciles what they say together, validates it, and publishes a new version of the store.
How the work is spread over processes is in `workers`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pyoxigraph import Quad, QuerySolutions

from councilgraph.bench import Bench, Processed, article_digest, process, set_up
from councilgraph.graph import Context, Report, describe_record, describe_report, validate
from councilgraph.ingest import find_sources
from councilgraph.knowledge import DEFAULT_BASE
from councilgraph.model.errors import SourceError, StoreError
from councilgraph.model.facts import Facts
from councilgraph.model.issues import Issue, Trouble
from councilgraph.model.text import Article
from councilgraph.reconcile import facts_about, reconcile, subjects
from councilgraph.store import Articles, Shelf, Staging, StoredArticle, Version
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
        stale = _stale(staging.articles, known, bench)
        sound = [digest for digest in known.values() if digest]
        anew = not sound or any(not digest.startswith(bench.fingerprint) for digest in sound)
        tasks: tuple[Task, ...] = (*listing.sources, *stale)
        outcomes = read_all(tasks, known, published, root, base, jobs)
        read = list(_told(outcomes, len(tasks), progress))
        _refuse_nothing(read, listing.issues)
        progress("reconciling", 0, 1)
        places = len(listing.sources)
        chosen, duplicates = _choose(read[:places], read[places:], staging.articles)
        if anew:
            _begin_anew(staging, chosen, bench)
        record, checked = _update(staging, None if anew else current, chosen, bench)
        complaints = (*record.results, *(c for p in chosen for c in p.report.results))
        earlier = set() if anew else _earlier_results(staging, checked)
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


def _stale(articles: Articles, known: dict[str, str], bench: Bench) -> tuple[Article, ...]:
    """Return the stored articles that were read with other knowledge or by other code.

    A quarantined one, which has no digest, is among them: it is told of until it is mended.
    """
    return tuple(
        stored.article
        for article_id, digest in known.items()
        if not digest.startswith(bench.fingerprint)
        and (stored := articles.get(article_id)) is not None
    )


def _begin_anew(staging: Staging, chosen: list[Processed], bench: Bench) -> None:
    """Put in the knowledge, and take out the record that was made with other knowledge."""
    knowledge = bench.knowledge
    base = knowledge.base
    kept = {f"{base}graph/article/{one.article.id}" for one in chosen}
    kept.update(f"{base}graph/article/{article_id}" for article_id in staging.articles.digests())
    orphans = [g for g in staging.graphs() if "/graph/article/" in g and g not in kept]
    if orphans:
        raise StoreError(
            "the store was restored from a dump, which has no texts, so that its articles "
            f"({len(orphans)}) cannot be reconciled with others. Build all articles with --fresh, "
            "or build into another folder"
        )
    staging.replace_graph(f"{base}graph/ontology", knowledge.ontology_quads)
    staging.replace_graph(f"{base}graph/register", knowledge.register_quads)
    staging.clear_graph(f"{base}graph/record")


def _told(outcomes: Iterable[Outcome], total: int, progress: Progress) -> Iterator[Outcome]:
    progress("reading", 0, total)
    for done, outcome in enumerate(outcomes, start=1):
        yield outcome
        progress("reading", done, total)


def _choose(
    read: Sequence[Outcome], again: Sequence[Outcome], articles: Articles
) -> tuple[list[Processed], list[Issue]]:
    """Return one of the articles with the same id: the latest, then the longest.

    One that the store holds already counts as well, so that the order of builds makes no
    difference, unless its file has been read again and says something else. `again` are stored
    articles that were read with new knowledge.
    """
    same = {o.id for o in read if isinstance(o, Unchanged)}
    rivals: dict[str, list[Processed]] = defaultdict(list)
    for one in read:
        if isinstance(one, Processed):
            rivals[one.article.id].append(one)
    best = {p.article.id: p for p in again if isinstance(p, Processed)}
    issues = []
    for article_id, group in rivals.items():
        told = [one.article for one in group]
        stored = articles.get(article_id)
        names = {article.source_name for article in told}
        if stored and (article_id in same or stored.article.source_name not in names):
            told.append(stored.article)
        winner = max(told, key=_preference)
        best.update((article_id, one) for one in group if one.article is winner)
        issues += [_duplicate(article, winner) for article in told if article != winner]
    return sorted(best.values(), key=lambda p: p.article.id), issues


def _preference(article: Article) -> tuple[date, int, str, str, str]:
    published = article.published or date.min
    return (published, len(article.text), article.text, article.source_name, repr(article))


def _duplicate(article: Article, winner: Article) -> Issue:
    return Issue(
        trouble=Trouble.DUPLICATE,
        source=article.source_name,
        message=f"{article.source_name} is the same article as {winner.source_name}, which is "
        "kept; remove one of them.",
    )


def _update(
    staging: Staging, current: Version | None, chosen: list[Processed], bench: Bench
) -> tuple[Report, set[object]]:
    """Store the articles and bring the record up to date; return the complaints about it.

    Only the record of authorities and organisations that the articles touch is made again; all of
    it, if there is no `current` one to go on from. Return also what has been checked, articles
    and record alike.
    """
    base = bench.knowledge.base
    touched = set(staging.articles.authorities()) if current is None else set()
    for one in chosen:
        older = staging.articles.get(one.article.id)
        stored = _stored(one, bench)
        touched.update(older.authorities if older else (), stored.authorities)
        staging.articles.put(stored)
        quads = () if one.quarantined else one.quads
        staging.replace_graph(f"{base}graph/article/{one.article.id}", quads)
    added: list[Quad] = []
    for subject in sorted(touched):
        before = _record(current.articles, subject, bench) if current is not None else set()
        after = _record(staging.articles, subject, bench)
        staging.remove(before - after)
        staging.add(after - before)
        added.extend(after)
    checked: set[object] = {q.subject for q in (*added, *(q for p in chosen for q in p.quads))}
    return _check_record(staging, added, touched, bench), checked


def _stored(one: Processed, bench: Bench) -> StoredArticle:
    facts = Facts() if one.quarantined else one.facts
    return StoredArticle(
        article=one.article,
        facts=facts,
        digest="" if one.quarantined else article_digest(one.article, bench.fingerprint),
        authorities=tuple(sorted(subjects(facts))),
        complaints=tuple(c.message for c in one.report.violations),
    )


def _record(articles: Articles, subject: str, bench: Bench) -> set[Quad]:
    """Return the record of one authority or organisation as quads."""
    knowledge = bench.knowledge
    facts = (facts_about(stored.facts, subject) for stored in articles.about(subject))
    record = reconcile(facts, knowledge.concepts)
    return set(describe_record(record, knowledge.base, knowledge.concepts.label))


def _check_record(staging: Staging, quads: list[Quad], touched: set[str], bench: Bench) -> Report:
    """Validate what was made of the record, with the claims that support it as context."""
    knowledge = bench.knowledge
    ids = {stored.id for subject in touched for stored in staging.articles.about(subject)}
    claims = [
        quad
        for article_id in sorted(ids)
        for quad in staging.quads(f"{knowledge.base}graph/article/{article_id}")
    ]
    context = Context((*knowledge.ontology_quads, *knowledge.register_quads, *claims), bench.shapes)
    return validate(sorted(quads, key=str), bench.shapes, context)


def _earlier_results(staging: Staging, checked: set[object]) -> set[Quad]:
    """Return what the last report says of things that are still there, and not checked anew."""
    graph = f"{staging.base}graph/validation"
    found = staging.query(
        f"PREFIX sh: <http://www.w3.org/ns/shacl#> SELECT ?result ?focus WHERE {{ GRAPH <{graph}>"
        " { ?result sh:focusNode ?focus } FILTER EXISTS { ?focus a ?class } }"
    )
    assert isinstance(found, QuerySolutions)
    kept = {result for result, focus in found if focus not in checked}
    return {q for q in staging.quads(graph) if q.subject in kept or q.object in kept}


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
