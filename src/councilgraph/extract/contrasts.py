"""Sides that a grade is for, set against what is not so: "it is not the whole that is poor but"."""

from collections.abc import Iterator
from itertools import takewhile

from councilgraph.extract.heads import Head
from councilgraph.extract.reading import Item, Sentence
from councilgraph.model.claims import Kind, Mention

_OPENING = 8  # words, up to "that"


def find_contrasted(sentence: Sentence, head: Head) -> tuple[Mention, ...]:
    """Return the sides behind "but": "It is not the whole that is poor, but one side: adoption"."""
    items = sentence.items
    if len(items) < _OPENING or not items[0].is_a("it") or not items[1].is_a("copula"):
        return ()
    that = next((i for i, item in enumerate(items[:_OPENING]) if item.is_a("that")), None)
    denied = items[2].is_a("not", "negation") and that is not None and that < head.start
    if not denied or any(item.is_grade for item in items[: head.start]):
        return ()
    but = next((i for i in range(head.end, len(items)) if items[i].is_a("but")), len(items))
    return tuple(_sides(items[but:]))


def _sides(after: tuple[Item, ...]) -> Iterator[Mention]:
    """Yield the sides told before another verdict."""
    for item in takewhile(lambda one: not (one.is_grade or one.is_a(";")), after):
        mention = item.mention(Kind.ASPECT)
        if mention is not None:
            yield mention
