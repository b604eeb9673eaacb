"""Verbs of saying: which of them introduces a quotation, and which is none, or another clause's.

And what is named behind them as the source of a verdict: "according to an inspection".
"""

from councilgraph.extract.reading import Item
from councilgraph.model.text import Span

_BE = frozenset("was were been being be is are".split())
_DETERMINERS = frozenset("the a an no his her its their 's".split())
_MODALS = frozenset("would should could might must can will may".split())
_INSPECTIONS = ("inspection", "inspection-noun")
_NEAR_VERB, _NEXT, _CLAUSE = 120, 2, 3


def distance(verb: Span, quotation: Span) -> int:
    """Return how far a verb stands from a quotation, a little nearer if it follows."""
    if verb.start >= quotation.end:
        return verb.start - quotation.end
    return quotation.start - verb.end + 2


def introduces(text: str, items: tuple[Item, ...], verb: int, quotation: Span) -> bool:
    """Tell whether a verb can belong to a quotation; one after it stands close to its end."""
    span = items[verb].span
    if span.start < quotation.end:
        return True
    linked = items[verb].text.split()[0].lower() in _BE  # "“…” was how she put it"
    ends = text[quotation.end - 1] in ".,!?" or text[quotation.end + 1 : quotation.end + 2] == ","
    ends |= linked and span.start - quotation.end <= _NEXT
    joined = items[verb - 1].is_a("and", "but")
    return ends and not joined and span.start - quotation.end < _NEAR_VERB


def is_noun(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a verb of saying is a noun here: "the calls", "Ofsted's warning".

    But in "“…” was the comment of Ann Lee" the noun tells who speaks, as a verb does.
    """
    if not i or not items[i - 1].is_a(*_DETERMINERS) or " " in items[i].text:
        return False
    return not (i > 1 and items[i - 2].is_a(*_BE) and items[i + 1].is_a("of"))


def outer_verb(items: tuple[Item, ...], verb: int, quotation: Span, *, known: bool) -> int | None:
    """Return the verb of saying in whose clause another stands, which does not introduce the words.

    "She said that staff had cried and that they “cared”", "It says that those who call “wait”".
    One that is `known` to have a subject is such only as an infinitive: "that they should tell us".
    """
    said = [k for k in range(verb) if items[k].is_a("speech-verb") and not is_noun(items, k)]
    found = next(
        (k for k in said if any(item.is_a("that") for item in items[k + 1 : k + 1 + _CLAUSE])), None
    )
    if found is None or items[verb - 1].is_a("to", *_MODALS):
        return found
    between = [k for k in range(verb, len(items)) if items[k].span.end <= quotation.start]
    joined = any(items[k].is_a("that") and items[k - 1].is_a("and", "but", ",") for k in between)
    return found if not known and (joined or items[verb - 1].is_a("who", "which")) else None


def is_passive(items: tuple[Item, ...], verb: int) -> bool:
    """Tell whether a verb is passive: who "was told" something does not tell it."""
    before = verb - 1
    while before > 0 and items[before].is_a("also", "not", "then", "previously"):
        before -= 1
    return before >= 0 and items[before].is_a(*_BE) and not items[verb].text.endswith("ing")


def is_participle(items: tuple[Item, ...], verb: int) -> bool:
    """Tell whether a verb of saying only goes on from another: "before adding", ", saying"."""
    led = verb > 0 and items[verb - 1].is_a("before", "after", "while", "and")
    return led and items[verb].text.endswith("ing")


def cites_an_inspection(items: tuple[Item, ...]) -> bool:
    """Tell whether an inspection is named as who says so: "according to a best value inspection".

    Whose it is would be told with it: not in "according to a review by councillors".
    """
    for verb, item in enumerate(items[:-2]):
        if item.is_a("speech-verb") and item.text.lower().startswith("according"):
            source = verb + 1 + items[verb + 1].is_a(*_DETERMINERS)
            owned = any(after.is_a("by", "of", "from") for after in items[source + 1 : source + 2])
            return items[source].is_a(*_INSPECTIONS) and not owned
    return False
