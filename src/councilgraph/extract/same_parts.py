"""Sides of a service that are told as the part of it told before: "adequate in the same area"."""

from collections.abc import Sequence
from itertools import takewhile

from councilgraph.extract.antecedents import is_in_that_part
from councilgraph.extract.reading import Sentence
from councilgraph.model.claims import JudgementClaim, Mention

_REACH = 8


def find_same_part(
    sentence: Sentence, head: int, before: Sequence[JudgementClaim]
) -> tuple[Mention, ...]:
    """Return the only side graded in the sentence before, if the grade at `head` is for that too.

    `before` are the claims of that sentence: "It is poor at adoption. It was good in that area".
    """
    items = sentence.items
    after = tuple(takewhile(lambda item: not item.is_grade, items[head + 1 : head + 1 + _REACH]))
    if not (is_in_that_part(after) or is_in_that_part(items[:head])):
        return ()
    sides = {claim.aspect.targets: claim.aspect for claim in before if claim.aspect is not None}
    return tuple(sides.values()) if len(sides) == 1 else ()
