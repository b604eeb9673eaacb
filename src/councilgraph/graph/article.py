"""One article as RDF: its metadata, its claims and statements, and the evidence of each.

All of it goes into the article's own named graph and nothing of it depends on other articles.
What the claims add up to, and who the officials are, is left to `record`.
"""

from collections.abc import Iterator
from itertools import chain

from pyoxigraph import Literal, NamedNode, Quad

from councilgraph.graph import labels as words
from councilgraph.graph.content import describe_dates, describe_intervention, describe_tenure
from councilgraph.graph.evidence import describe_evidence
from councilgraph.graph.labels import Labels
from councilgraph.graph.terms import (
    FOAF_NAME,
    FOAF_PERSON,
    LABEL,
    TYPE,
    XSD_ANY_URI,
    Pair,
    article_graph,
    boolean,
    cg,
    day,
    decimal,
    integer,
    named,
    quads,
    schema,
    thing,
    told,
)
from councilgraph.model.facts import (
    Fact,
    Facts,
    InspectionFact,
    InterventionFact,
    JudgementFact,
    StatementFact,
    TenureFact,
)
from councilgraph.model.text import Article
from councilgraph.model.time import DatedBy, Period

ClaimedFact = JudgementFact | InspectionFact | TenureFact | InterventionFact


def describe_article(article: Article, facts: Facts, base: str, labels: Labels) -> Iterator[Quad]:
    """Yield the quads of one article and of what it says, all in `{base}graph/article/{id}`.

    There are no blank nodes, and the same article and facts give the same set of quads. Officials
    are only pointed at; one who speaks without holding a role in `facts` is named here, since
    the record would not know of them. ValueError if `article.id` or an IRI of a fact is none.
    """
    graph = article_graph(base, article.id)
    yield from quads(thing(base, "article", article.id), _article(article, facts.mentions), graph)
    claimed: Iterator[ClaimedFact] = chain(
        facts.judgements, facts.inspections, facts.tenures, facts.interventions
    )
    for fact in claimed:
        claim = thing(base, "claim", fact.key)
        yield from quads(claim, chain(_extract(fact, base), _content(fact, labels)), graph)
        yield from describe_evidence(article, fact, base, graph)
    for statement in facts.statements:
        subject = thing(base, "statement", statement.key)
        yield from quads(subject, chain(_extract(statement, base), _statement(statement)), graph)
        yield from describe_evidence(article, statement, base, graph)
    yield from _private_speakers(facts, base, graph)


def _article(article: Article, mentions: tuple[str, ...]) -> Iterator[Pair]:
    yield TYPE, cg("Article")
    yield LABEL, told(words.shortened(article.headline or article.source_name, 200))
    yield cg("sourceName"), Literal(article.source_name)
    if article.headline:
        yield schema("headline"), Literal(article.headline)
    if article.published:
        yield schema("datePublished"), day(article.published)
    if article.publisher:
        yield schema("publisher"), Literal(article.publisher)
    for author in article.authors:
        yield schema("author"), Literal(author)
    if article.url:
        yield schema("url"), Literal(article.url, datatype=XSD_ANY_URI)
    for authority in mentions:
        yield cg("mentions"), named(authority)


def _extract(fact: Fact, base: str) -> Iterator[Pair]:
    """Say where a claim or a statement comes from and how it was read."""
    yield cg("article"), named(thing(base, "article", fact.article))
    yield cg("evidence"), named(thing(base, "evidence", fact.key))
    yield cg("confidence"), decimal(fact.confidence)
    yield cg("rule"), Literal(fact.rule)


def _content(fact: ClaimedFact, labels: Labels) -> Iterator[Pair]:
    """Say what a claim claims, by its kind."""
    yield TYPE, cg("Claim")
    match fact:
        case JudgementFact():
            yield from _judgement(fact, labels)
        case InspectionFact():
            yield from _inspection(fact, labels)
        case TenureFact():
            yield from _tenure(fact, labels)
        case InterventionFact():
            yield from _intervention(fact, labels)


def _judgement(fact: JudgementFact, labels: Labels) -> Iterator[Pair]:
    roles = (fact.authority, fact.inspectorate, fact.service, fact.aspect, fact.grade)
    label = words.judgement_label(labels, *roles, words.when(fact.period))
    yield TYPE, cg("JudgementClaim")
    yield LABEL, told(words.claim_label(label, fact.standing))
    for name, iri in zip(
        ("authority", "inspectorate", "service", "aspect", "grade"), roles, strict=True
    ):
        yield cg(name), named(iri)
    yield cg("standing"), Literal(fact.standing.value)
    if fact.implied:
        yield cg("implied"), boolean(True)
    yield from _dates(fact.period, fact.dated_by)


def _inspection(fact: InspectionFact, labels: Labels) -> Iterator[Pair]:
    label = words.inspection_label(
        labels,
        fact.inspection_class,
        fact.ordinal,
        fact.authority,
        fact.inspectorate,
        fact.service,
        words.when(fact.period),
    )
    yield TYPE, cg("InspectionClaim")
    yield LABEL, told(words.claim_label(label))
    yield cg("kind"), named(fact.inspection_class)
    yield cg("authority"), named(fact.authority)
    yield cg("inspectorate"), named(fact.inspectorate)
    yield cg("service"), named(fact.service)
    if fact.ordinal is not None:
        yield cg("ordinal"), integer(fact.ordinal)
    yield from _dates(fact.period, fact.dated_by)


def _tenure(fact: TenureFact, labels: Labels) -> Iterator[Pair]:
    label = words.tenure_label(labels, fact.name, fact.role_title, fact.organisation)
    yield TYPE, cg("TenureClaim")
    yield LABEL, told(words.claim_label(label))
    yield FOAF_NAME, Literal(fact.name)
    yield from describe_tenure(fact)


def _intervention(fact: InterventionFact, labels: Labels) -> Iterator[Pair]:
    label = words.intervention_label(
        labels, fact.intervention_class, fact.authority, fact.service, words.when(fact.period)
    )
    yield TYPE, cg("InterventionClaim")
    yield LABEL, told(words.claim_label(label))
    yield cg("kind"), named(fact.intervention_class)
    yield from describe_intervention(fact)


def _statement(fact: StatementFact) -> Iterator[Pair]:
    yield TYPE, cg("Statement")
    yield LABEL, told(f"{fact.speaker_name}: “{words.shortened(fact.text)}”")
    yield cg("speaker"), named(fact.speaker)
    yield cg("text"), Literal(fact.text)
    if fact.about:
        yield cg("about"), named(fact.about)


def _dates(period: Period, dated_by: DatedBy | None) -> Iterator[Pair]:
    yield from describe_dates(period)
    if dated_by is not None:
        yield cg("datedBy"), Literal(dated_by.value)


def _private_speakers(facts: Facts, base: str, graph: NamedNode) -> Iterator[Quad]:
    """Describe the speakers without a public role: the record knows nothing of them."""
    people = thing(base, "person", "")
    named_there = {s.speaker: s.speaker_name for s in facts.statements}
    for person, name in named_there.items():
        if person.startswith(people):
            about = ((TYPE, FOAF_PERSON), (LABEL, told(name)), (FOAF_NAME, Literal(name)))
            yield from quads(person, about, graph)
