"""A council that is told of without its name, which the next sentence gives: "It was Kent"."""

from councilgraph.extract.heads import Head
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.model.claims import Kind, Mention

_ONE = frozenset({"one", "a", "an", "another", "just", "only", "single"})
_NAMING = frozenset({"it", "that", "this"})
_CALLED = frozenset({"the", "its", "council", "name", "authority-type", "was", "is", "that", "one"})
_OPENING, _MOST = 4, 8


def find_named_next(reading: Reading, sentence: Sentence, head: Head) -> tuple[Mention, ...]:
    """Return the council that the sentence after a grade names as the one that it was given to.

    "One council in the region got the top grade. It was Kent."
    """
    items = sentence.items
    if not _tells_of_one(items) or any(x.is_a("authority") for x in items[: head.start]):
        return ()
    following = reading.sentences[sentence.index + 1 : sentence.index + 2]
    if not following or following[0].paragraph != sentence.paragraph:
        return ()
    told = following[0].items
    named = _named(told)
    mention = told[named].mention(Kind.AUTHORITY) if named else None
    return () if mention is None else (mention,)


def _tells_of_one(items: tuple[Item, ...]) -> bool:
    """Tell whether one council that is not named opens a sentence: "Only one authority"."""
    for i, item in enumerate(items[:_OPENING]):
        if item.is_a("authority-type"):
            return i > 0 and not item.text.lower().endswith("s")
        if not item.is_a(*_ONE):
            return False
    return False


def _named(told: tuple[Item, ...]) -> int | None:
    """Return where a sentence names a council, if it does nothing else: "That council is Kent."."""
    place = next((i for i, item in enumerate(told[:_MOST]) if item.is_a("authority")), None)
    if not place or not told[0].is_a(*_NAMING, "the", "its"):
        return None
    led, after = told[1:place], told[place + 1 : place + 2]
    if not led or not led[-1].is_a("copula") or not all(x.is_a(*_CALLED, "copula") for x in led):
        return None
    ends = not after or after[0].is_a(".", ",", "-", "!")
    return place if ends else None
