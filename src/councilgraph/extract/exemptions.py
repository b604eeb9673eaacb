"""Sides of a service that words take out of what a grade is for.

"All areas except adoption were poor" and "only adoption escaped the lowest grade" give adoption
none; what grade it has instead is told elsewhere, if anywhere.
"""

from councilgraph.extract.reading import Item, Sentence

_LEADS = ("the", "its", "their", "for", "of", "in", "on", ",", "-", "work", "with", "judged-noun")
_JOINTS = ("and", ",", "&", "or")
_TAKING_UP = ("where", "which", "that", "it", "who", "whose", ":")
_SINGLED = ("only", "alone", "exception", "just", "solely", "nothing", "none")
_REACH = 4


def find_exempt(sentence: Sentence, head: int) -> frozenset[int]:
    """Return the places of the sides before a grade at `head` that it is said not to be for."""
    return frozenset({*_excepted(sentence, head), *_spared(sentence, head)})


def is_sparing(items: tuple[Item, ...], verb: int) -> bool:
    """Tell whether a verb spares a side a grade that others have: "only adoption escaped it"."""
    if not items[verb].is_a("sparing-verb"):
        return False
    before = items[:verb]
    singled = next((i for i in range(verb) if before[i].is_a(*_SINGLED)), verb)
    return any(item.is_a("aspect") for item in before) and singled < verb


def _excepted(sentence: Sentence, head: int) -> set[int]:
    """Return the sides after "except" and the like, unless the grade is told of them."""
    items = sentence.items
    found: set[int] = set()
    for i in (i for i in sentence.find("exception") if i < head):
        near = range(i + 1, min(head, i + 1 + _REACH))
        named = next((k for k in near if not items[k].is_a(*_LEADS)), head)
        while named < head and items[named].is_a("aspect"):
            found.add(named)
            named += 1
            while named < head and items[named].is_a(*_JOINTS, *_LEADS):
                named += 1
        taken = next((k for k in range(i, head) if _takes_up(items, k)), head)
        if taken < head and not any(item.is_grade for item in items[taken:head]):
            return set()
    return found


def _takes_up(items: tuple[Item, ...], k: int) -> bool:
    """Tell whether words go on about what is excepted: "leadership, which", "leadership, rated"."""
    rated = items[k].is_a(",") and items[k + 1].is_a("judgement-verb", "awarded-participle")
    return rated or items[k].is_a(*_TAKING_UP)


def _spared(sentence: Sentence, head: int) -> set[int]:
    """Return the sides that only were spared a grade."""
    items = sentence.items
    verbs = (i for i in sentence.find("sparing-verb") if i < head and is_sparing(items, i))
    verb = max(verbs, default=0)
    if not verb or any(item.is_grade or item.is_a("copula", ",", ";") for item in items[verb:head]):
        return set()
    return {i for i in range(verb) if items[i].is_a("aspect")}
