"""Trusts and companies that run a council's services: known from the register when they are named.

A trust of the register acts for councils, so that its name alone tells that the council's work was
handed over, whatever the article says of it. How sure that is, is for `interventions`. Homes that a
company of the council's own lets were never handed over because of how they were run.
"""

from collections.abc import Iterator, Sequence

from councilgraph.knowledge import CG, Knowledge
from councilgraph.link.discourse import Discourse
from councilgraph.model.claims import Claims, InterventionClaim, Kind, Mention
from councilgraph.model.text import Span

COMPANY = f"{CG}ServiceCompany"
TRUST = f"{CG}ServiceTrust"
COMPANIES = frozenset({COMPANY, f"{CG}HousingCompany"})
_CUE, _WORD = "intervene-verb", "body-suffix"


def find_companies(
    claims: Claims, discourse: Discourse, knowledge: Knowledge
) -> Iterator[InterventionClaim]:
    """Yield a claim for each council whose trust or company an article names.

    Of a company that acts for several councils, only those are meant of which the article speaks,
    and only if it tells of the company, and not just in passing whose company it is.
    """
    verbs, words = claims.cues(_CUE), claims.cues(_WORD)
    named: dict[str, list[Mention]] = {}
    for mention in claims.of_kind(Kind.BODY):
        if knowledge.register.bodies[mention.target].kind == COMPANY:
            named.setdefault(mention.target, []).append(mention)
    for iri, mentions in sorted(named.items()):
        councils = knowledge.register.bodies[iri].acts_for
        told = [c for c in councils if c in discourse.authorities] or list(councils)
        if len(councils) > 1 and len(told) == 1 and discourse.topic not in told:
            continue
        evidence, mention, verb = _best(mentions, claims.sentences, verbs)
        if len(councils) > 1 and not (verb or _is_told_of(mentions, claims.sentences, words)):
            continue
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


def _is_told_of(
    mentions: list[Mention], sentences: tuple[Span, ...], words: Sequence[Span]
) -> bool:
    """Tell whether a company is the subject of a sentence, or "the company" comes up elsewhere.

    So it is not where services "are run by", or "were bought from", a company named just once.
    """
    named = [s for s in sentences if any(s.covers(m.span) for m in mentions)]
    opens = any(s.start == m.span.start for s in named for m in mentions)
    return opens or any(not s.overlaps(word) for word in words for s in named)


def _best(
    mentions: list[Mention], sentences: tuple[Span, ...], verbs: Sequence[Span]
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
