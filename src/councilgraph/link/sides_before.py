"""Grades of services that are graded by their sides only: the side told just before is meant.

"Anytown's brigade is good at preventing fires. In 2019 it was rated adequate."
"""

from collections.abc import Sequence
from dataclasses import replace

from councilgraph.link.drafts import Draft
from councilgraph.link.schemes import Scale
from councilgraph.model.claims import Claims, JudgementClaim, Kind, Mention
from councilgraph.model.text import Article

_PRONOUNS = frozenset({"it", "they"})
_RELATIVES = frozenset({"which", "who", "whose"})


def with_last_side(
    claim: JudgementClaim,
    authority: str,
    scale: Scale,
    placed: Sequence[Draft],
    claims: Claims,
    article: Article,
) -> JudgementClaim:
    """Return a claim with the only side that the sentence before gave a grade, if "it" is that.

    `placed` are the judgements that the article has told before it. Of a service that is graded as
    a whole, the whole is meant; and what is somebody else's is no hint.
    """
    if claim.aspect is not None or len(scale.scheme.aspects) < 2:
        return claim
    sentences, at = claims.sentences, claim.grade.span
    here = next((n for n, s in enumerate(sentences) if s.covers(at)), 0)
    words = article.text[sentences[here].start : at.start].lower().split()
    if _PRONOUNS.isdisjoint(words) or not _RELATIVES.isdisjoint(words):
        return claim  # "so is its work to stop them, which had been poor"
    if any(mention.kind is Kind.ASPECT for mention in claims.mentions_in(claim.evidence)):
        return claim
    told = [d for d in placed if here and sentences[here - 1].covers(d.claim.evidence)]
    own = all((d.authority, d.inspectorate) == (authority, scale.inspectorate) for d in told)
    sides = {d.aspect: _side_of(d) for d in told}
    return replace(claim, aspect=next(iter(sides.values()))) if own and len(sides) == 1 else claim


def _side_of(draft: Draft) -> Mention | None:
    return draft.claim.aspect if isinstance(draft.claim, JudgementClaim) else None
