"""How one article was read, for people: sentence, claim, fact, triples and complaints."""

import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from pyoxigraph import NamedNode, Quad

from councilgraph.graph import Complaint
from councilgraph.link import REREAD, SETTLED
from councilgraph.link.confidence import load_weights
from councilgraph.model.facts import (
    Fact,
    Facts,
    InspectionFact,
    InterventionFact,
    JudgementFact,
    StatementFact,
    TenureFact,
)
from councilgraph.model.issues import Issue
from councilgraph.model.text import Article
from councilgraph.model.time import Period
from councilgraph.publish.results import cell

_WIDTH = 96

Label = Callable[[str], str]

_KINDS: Mapping[type[Fact], str] = {
    JudgementFact: "judgements",
    InspectionFact: "inspections",
    TenureFact: "tenures",
    StatementFact: "statements",
    InterventionFact: "interventions",
}


def explain(
    article: Article,
    facts: Facts,
    quads: Sequence[Quad],
    issues: Sequence[Issue],
    complaints: Sequence[Complaint],
    *,
    label: Label,
    prefixes: Mapping[str, str],
) -> str:
    """Return the explanation of an article as text, in the order of its sentences."""
    lines = [
        article.headline or article.source_name,
        f"article {article.id} · {article.source_name} · "
        + (f"published {article.published}" if article.published else "undated"),
        "",
    ]
    triples: dict[str, list[Quad]] = {}
    for quad in quads:
        if isinstance(quad.subject, NamedNode):
            triples.setdefault(quad.subject.value.rpartition("/")[2], []).append(quad)
    for fact in _in_order(facts):
        lines += _explain_fact(article, fact, triples.get(fact.key, []), label, prefixes)
        about = [c for c in complaints if c.focus.endswith(fact.key)]
        lines += [f"  complaint  {c.severity}: {c.message}" for c in about] + [""]
    for issue in issues:
        lines += _wrapped("not placed", issue.message)
        if issue.sentence:
            lines += _wrapped("", f"“{' '.join(issue.sentence.split())}”")
    others = [c for c in complaints if not any(c.focus.endswith(f.key) for f in _in_order(facts))]
    lines += [f"complaint  {c.severity}: {c.message} [{c.focus}]" for c in others]
    return "\n".join(lines)


def _in_order(facts: Facts) -> list[Fact]:
    told: Iterable[Fact] = (
        *facts.judgements,
        *facts.inspections,
        *facts.tenures,
        *facts.statements,
        *facts.interventions,
    )
    return sorted(told, key=lambda fact: (fact.evidence.start, fact.key))


def _explain_fact(
    article: Article, fact: Fact, triples: Sequence[Quad], label: Label, prefixes: Mapping[str, str]
) -> Iterator[str]:
    quotation = " ".join(article.quote(fact.evidence).split())
    yield from _wrapped("sentence", f"“{quotation}”")
    yield f"  claim      {fact.rule}, characters {fact.evidence.start} to {fact.evidence.end}"
    yield from _wrapped("  fact", f"{_told(fact, label)}; confidence {fact.confidence}")
    if fact.signals:
        yield from _wrapped("  weighed", _weighed(_KINDS[type(fact)], fact.signals))
    if type(fact) in SETTLED and (fact.circumstances or not fact.opinions):
        yield from _wrapped("  settled", _weighed(SETTLED[type(fact)], fact.circumstances))
    if fact.opinions:
        yield from _wrapped("  reread", _weighed(REREAD[type(fact)], fact.opinions))
    for quad in triples:
        predicate, value = cell(quad.predicate, prefixes), cell(quad.object, prefixes)
        yield from _wrapped("  triple", f"{predicate} {value}")


def _weighed(kind: str, signals: Sequence[str]) -> str:
    """Return what was weighed with what each counts for, the heaviest first."""
    weights = load_weights(kind)
    told = (f"{signal} {weight:+.2f}" for signal, weight in weights.weighed(signals))
    return ", ".join([f"base {weights.base:+.2f}", *told])


def _told(fact: Fact, label: Label) -> str:
    """Return a fact in words."""
    if isinstance(fact, JudgementFact):
        parts = [fact.authority, fact.inspectorate, fact.service, fact.aspect, fact.grade]
        implied = ", presupposed" if fact.implied else ""
        return f"{_listed(parts, label)} · {fact.standing}{implied} · {_when(fact.period)}"
    if isinstance(fact, InspectionFact):
        which = f"number {fact.ordinal} · " if fact.ordinal else ""
        parts = [fact.authority, fact.inspectorate, fact.inspection_class]
        return f"{_listed(parts, label)} · {which}{_when(fact.period)}"
    if isinstance(fact, TenureFact):
        party = f" ({label(fact.party)})" if fact.party else ""
        where = f" · {label(fact.organisation)}" if fact.organisation else ""
        return f"{fact.name}{party} · {fact.role_title}{where}"
    if isinstance(fact, StatementFact):
        return f"said by {fact.speaker_name}"
    if isinstance(fact, InterventionFact):
        amount = f" · £{fact.amount:,.0f}" if fact.amount else ""
        actor = f" · by {label(fact.actor)}" if fact.actor else ""
        parts = [fact.authority, fact.intervention_class]
        return f"{_listed(parts, label)}{actor}{amount} · {_when(fact.period)}"
    return ""


def _listed(iris: Iterable[str], label: Label) -> str:
    return " · ".join(label(iri) for iri in iris)


def _when(period: Period) -> str:
    if period.earliest and period.latest:
        return f"between {period.earliest} and {period.latest}"
    if period.latest:
        return f"not after {period.latest}"
    return f"not before {period.earliest}" if period.earliest else "at an unknown time"


def _wrapped(heading: str, text: str) -> list[str]:
    indent = " " * 13
    lines = textwrap.wrap(text, _WIDTH - len(indent)) or [""]
    return [f"{heading:<13}{lines[0]}", *(indent + line for line in lines[1:])]
