"""Sides that a cleft sentence sets apart, and pronouns behind it that mean them.

"It was leadership that let Kent down: that is poor", "What has changed is adoption. It was poor".
"""

from councilgraph.extract.heads import Head
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.model.claims import Kind, Mention

_PRONOUNS = frozenset({"it", "that", "they", "this", "those", "there", "these"})
_SUBJECTS = ("aspect", "service", "authority", "authority-type", "other-body")
_RELATIVES = frozenset({"that", "which", "who"})
_JOINTS = (":", ";", "-")
_VERBS = ("copula", "speech-verb", "judgement-verb", "award-verb", "has", "had", "have", ";", ":")


def find_clefted_side(reading: Reading, sentence: Sentence, head: Head) -> tuple[Mention, ...]:
    """Return the side that a pronoun before a grade means, which a cleft has set apart."""
    left = sentence.items[: head.start]
    joint = max((i for i, item in enumerate(left) if item.is_a(*_JOINTS)), default=None)
    if joint is not None and (side := _set_apart(left[:joint])) is not None:
        return (side,) if _means_it(left[joint + 1 :]) else ()
    if joint is not None or sentence.index == 0 or not _means_it(left):
        return ()
    last = reading.sentences[sentence.index - 1]
    if last.paragraph != sentence.paragraph or any(item.is_grade for item in last.items):
        return ()
    side = _set_apart(last.items)
    return () if side is None else (side,)


def _means_it(left: tuple[Item, ...]) -> bool:
    """Tell whether a clause opens with a pronoun and names nothing else: "there, they say, it"."""
    opens = any(item.is_a(*_PRONOUNS) for item in left[:1])
    return opens and not any(item.is_a(*_SUBJECTS) for item in left)


def _set_apart(items: tuple[Item, ...]) -> Mention | None:
    """Return the one side that a cleft sets apart: "It was adoption that", "What fell short is"."""
    sides = [i for i, item in enumerate(items) if item.is_a("aspect")]
    copula = next((i for i, item in enumerate(items) if item.is_a("copula")), None)
    if len(sides) != 1 or copula is None or copula > sides[0]:
        return None
    side = items[sides[0]].mention(Kind.ASPECT)
    if items[0].is_a("what", "where"):
        between = items[copula + 1 : sides[0]]
        return side if all(x.is_a("the", "its", "their", "in") for x in between) else None
    behind = items[sides[0] + 1 :]
    it = copula > 0 and items[copula - 1].is_a("it") and not _names_a_verb(items[: copula - 1])
    return side if it and any(item.is_a(*_RELATIVES) for item in behind) else None


def _names_a_verb(led: tuple[Item, ...]) -> bool:
    """Tell whether more than a place or a time leads up to a cleft: not "In Kent it was"."""
    return any(item.is_a(*_VERBS) for item in led)
