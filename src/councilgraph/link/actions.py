"""Intervention claims to facts: in whose service, by whom, and when."""

from councilgraph.knowledge import CG, Concepts
from councilgraph.link.confidence import confidence
from councilgraph.link.discourse import Discourse
from councilgraph.link.keys import make_key
from councilgraph.link.periods import resolve
from councilgraph.model.claims import Claims, InterventionClaim, Kind
from councilgraph.model.facts import InterventionFact
from councilgraph.model.text import Article
from councilgraph.model.time import Period


def link_interventions(
    article: Article, claims: Claims, discourse: Discourse, concepts: Concepts
) -> tuple[InterventionFact, ...]:
    """Return the interventions of an article, once each, in order of place.

    One whose authority cannot be told is left out: money and commissioners are spoken of in
    general more often than of a council.
    """
    facts: dict[str, InterventionFact] = {}
    for claim in claims.interventions:
        fact = _link(article, claim, claims, discourse, concepts)
        if fact is not None:
            facts.setdefault(fact.key, fact)
    return tuple(sorted(facts.values(), key=lambda f: (f.evidence.start, f.key)))


def _link(
    article: Article,
    claim: InterventionClaim,
    claims: Claims,
    discourse: Discourse,
    concepts: Concepts,
) -> InterventionFact | None:
    period = resolve(claim.time, article.published) if claim.time else None
    authority = discourse.resolve(claim.authority, claim.intervention.span, period)
    if authority is None:
        return None
    actor = discourse.named(claim.actor, period) if claim.actor else None
    if actor == authority:
        authority, actor = discourse.topic or authority, authority
        if actor == authority:
            return None
    kind = claim.intervention.targets[0] if claim.intervention.targets else f"{CG}Investment"
    bounds = period or Period(latest=article.published)
    service = claim.service.target if claim.service else _only_service(claims, concepts)
    return InterventionFact(
        key=make_key(
            article.id, "intervention", claim.evidence.start, authority, kind, actor, claim.amount
        ),
        article=article.id,
        published=article.published,
        evidence=claim.evidence,
        rule=claim.rule,
        confidence=confidence(claim.signals),
        authority=authority,
        intervention_class=kind,
        service=service,
        period=bounds,
        actor=actor,
        amount=claim.amount,
    )


def _only_service(claims: Claims, concepts: Concepts) -> str | None:
    """Return the service of which alone, and of whose parts, the article speaks."""
    named = {m.target for m in claims.mentions if m.kind is Kind.SERVICE}
    whole = [s for s in named if not any(s != t and concepts.is_a(s, t) for t in named)]
    return whole[0] if len(whole) == 1 else None
