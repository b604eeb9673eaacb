"""Who judges where a pronoun stands for them: "It rated adoption good" after what Ofsted said."""

from collections.abc import Sequence
from dataclasses import replace

from councilgraph.extract.complements import skip
from councilgraph.extract.reading import Sentence
from councilgraph.model.claims import JudgementClaim

_ALSO = ("also", "has", "have", "had", "then", "now", "again")
_GIVING = ("judgement-verb", "award-past")


def judged_by_the_same(
    sentence: Sentence, claims: Sequence[JudgementClaim], before: Sequence[JudgementClaim]
) -> list[JudgementClaim]:
    """Return the claims of a sentence that opens with "It rated", with who judged before.

    `before` are the claims of the sentence before it, which name one body.
    """
    items = sentence.items
    bodies = {claim.inspectorate for claim in before if claim.inspectorate is not None}
    verb = skip(items, 1, *_ALSO)
    active = verb < len(items) and items[verb].is_a(*_GIVING)
    targets = {body.targets for body in bodies}
    if not items[0].is_a("it", "they") or not active or len(targets) != 1:
        return list(claims)
    body = next(iter(bodies))
    return [replace(c, inspectorate=body) if c.inspectorate is None else c for c in claims]
