"""Bringing a store up to date with articles: what it keeps of each, and the record of them all.

Only what the articles touch is made and checked again, unless the knowledge has changed.
"""

from pyoxigraph import Quad, QuerySolutions

from councilgraph.bench import Bench, Processed, article_digest
from councilgraph.graph import Context, Report, describe_record, validate
from councilgraph.model.errors import StoreError
from councilgraph.model.facts import Facts
from councilgraph.model.text import Article
from councilgraph.reconcile import facts_about, reconcile, subjects
from councilgraph.store import Articles, Staging, StoredArticle, Version


def stale_articles(articles: Articles, known: dict[str, str], bench: Bench) -> tuple[Article, ...]:
    """Return the stored articles that were read with other knowledge or by other code.

    A quarantined one, which has no digest, is among them: it is told of until it is mended.
    """
    return tuple(
        stored.article
        for article_id, digest in known.items()
        if not digest.startswith(bench.fingerprint)
        and (stored := articles.get(article_id)) is not None
    )


def begin_anew(staging: Staging, chosen: list[Processed], bench: Bench) -> None:
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


def update(
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


def earlier_results(staging: Staging, checked: set[object]) -> set[Quad]:
    """Return what the last report says of things that are still there, and not checked anew."""
    graph = f"{staging.base}graph/validation"
    found = staging.query(
        f"PREFIX sh: <http://www.w3.org/ns/shacl#> SELECT ?result ?focus WHERE {{ GRAPH <{graph}>"
        " { ?result sh:focusNode ?focus } FILTER EXISTS { ?focus a ?class } }"
    )
    assert isinstance(found, QuerySolutions)
    kept = {result for result, focus in found if focus not in checked}
    return {q for q in staging.quads(graph) if q.subject in kept or q.object in kept}
