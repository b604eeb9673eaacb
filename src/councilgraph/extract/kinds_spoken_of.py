"""Words that speak of inspections of a kind and of none that was made.

"A focused visit gives no grade", "unlike a full inspection", "ahead of an assessment". They tell
what kind of visit an article is about, if it is about one, and no visit.
"""

from councilgraph.extract.numbering import BEFORE_NOUN, ordinals
from councilgraph.extract.reading import Item
from councilgraph.extract.visitors import DEFINITE, INDEFINITE

_LED_REACH = 3
_REACH, _TWO = 5, 2
_VERBS = ("copula", "negation", "does", "do", "can", "may")
_WISHED = ("would", "could", "can", "may", "might", "faces", "wants", "needs", "only-spoken-of")
_COMPARED = frozenset("for to as unlike like than before until without not no".split())
_PRESENT = frozenset("is are do does can may must should would could might".split())
_PAST = frozenset("was has".split())
_OWNERS = ("'s", "’s", "authority", "inspectorate")


def is_of_the_kind(items: tuple[Item, ...], i: int, start: int, end: int) -> bool:
    """Tell whether what is told is so of all visits of a kind: "a focused visit gives no grade".

    Or of one that is only spoken of: "ahead of an inspection", "the queue for a first assessment".
    What has a time or an owner took place, and what has a number, but behind such words.
    """
    if not items[i].is_a("inspection") or any(item.time for item in items[start:end]):
        return False
    if items[i].is_a("report-noun"):
        return False
    several = items[i].text.endswith("s")
    near = range(i - 1, max(-1, i - 1 - BEFORE_NOUN), -1)
    article = next((k for k in near if items[k].is_a(*INDEFINITE, *DEFINITE, *_OWNERS)), None)
    if article is not None and not items[article].is_a(*INDEFINITE):
        return False
    if article is None and not several:
        return False
    first = i if article is None else article
    numbered = bool(ordinals(items, i))
    if not numbered and _holds_of_all(items[i + 1 : end]):
        return True
    if any(item.is_a("inspected-verb") for item in items[start:first]) or not first:
        return False
    led = items[first - 1].is_a(*_COMPARED) or items[first - _TWO].is_a("ahead")
    wished = items[max(start, first - _LED_REACH) : first]
    return led or (not numbered and any(item.is_a(*_WISHED) for item in wished))


def _holds_of_all(after: tuple[Item, ...]) -> bool:
    """Tell whether a verb speaks of how things are: "carries", "is", "can", "was not automatic".

    It may be that of a relative clause, "a focused visit, which lasts two days", or come after a
    place: "a monitoring visit to the town is not automatic".
    """
    place = next((k for k, item in enumerate(after[:_REACH]) if item.is_a(*_VERBS)), 0)
    if place and after[0].is_a("to", "of", "in", "by"):
        after = after[place:]
    if len(after) > _TWO and after[0].is_a(",") and after[1].is_a("which"):
        after = after[_TWO:]
    if not after:
        return False
    if any(item.is_a("every", "each") for item in after):
        return True
    if after[0].is_a("was", "were"):
        return len(after) > 1 and after[1].is_a("negation")
    verb = after[0].text.lower().split()[0]
    present = verb.endswith("s") and verb.isalpha() and verb not in _PAST
    return present or verb in _PRESENT
