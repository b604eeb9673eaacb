"""Trusts and companies that run a council's services: known from the register when they are named.

A trust of the register acts for councils, so that its name alone tells that the council's work was
handed over, whatever the article says of it. How sure that is, is for `interventions`.
"""

from collections.abc import Iterator

from councilgraph.knowledge import CG, Knowledge
from councilgraph.link.discourse import Discourse
from councilgraph.model.claims import Claims, InterventionClaim, Kind, Mention
from councilgraph.model.text import Span

COMPANY = f"{CG}ServiceCompany"
TRUST = f"{CG}ServiceTrust"
_CUE = "intervene-verb"


def find_companies(
    claims: Claims, discourse: Discourse, knowledge: Knowledge
) -> Iterator[InterventionClaim]:
    """Yield a claim for each council whose trust or company an article names.

    Of a company that acts for several councils, only those are meant of which the article speaks.
    """
    cues = (m for m in claims.mentions if m.kind is Kind.CUE)
    verbs = [m.span for m in cues if any(target.endswith(_CUE) for target in m.targets)]
    named: dict[str, list[Mention]] = {}
    for mention in claims.mentions:
        if mention.kind is Kind.BODY and knowledge.register.bodies[mention.target].kind == COMPANY:
            named.setdefault(mention.target, []).append(mention)
    for iri, mentions in sorted(named.items()):
        councils = knowledge.register.bodies[iri].acts_for
        told = [c for c in councils if c in discourse.authorities] or list(councils)
        if len(councils) > 1 and len(told) == 1 and discourse.topic not in told:
            continue
        evidence, mention, verb = _best(mentions, claims.sentences, verbs)
        signals = ["company", "company-at-work"] if verb else ["company"]
        if len(councils) > 1:
            signals.append("company-of-several")
        for council in told:
            yield InterventionClaim(
                evidence=evidence,
                rule="intervention/company",
                signals=tuple(signals),
                authority=Mention(
                    span=mention.span, text=mention.text, kind=Kind.AUTHORITY, targets=(council,)
                ),
                intervention=Mention(
                    span=mention.span,
                    text=mention.text,
                    kind=Kind.INTERVENTION,
                    targets=(TRUST,),
                ),
            )


def _best(
    mentions: list[Mention], sentences: tuple[Span, ...], verbs: list[Span]
) -> tuple[Span, Mention, bool]:
    """Return the sentence that names a company and says what it does, else the first with it."""
    found = [
        (s, m, any(s.covers(v) for v in verbs))
        for m in mentions
        for s in sentences
        if s.covers(m.span)
    ]
    if not found:
        return mentions[0].span, mentions[0], False
    return next((f for f in found if f[2]), found[0])
