"""Councils told by where they lie and what they are: "the West Country county".

The name in such words is that of a region that nobody needs to know: where one council was named
just before, or two of which two are told of so, they are what is meant, and no stranger.
"""

from councilgraph.extract.heads import Head
from councilgraph.extract.pointing import named_by
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.extract.strangers import is_plain_name
from councilgraph.model.claims import Kind

_MOST_NAMES = 3


def is_by_epithet(reading: Reading, sentence: Sentence, head: Head) -> bool:
    """Tell whether the names before a grade are all part of what describes a council named before.

    As many councils are told of so as the sentence before names.
    """
    items = sentence.items
    places = [i for i in sentence.find("authority-type") if _is_epithet(items, i)]
    if not any(i < head.start for i in places) or sentence.has("authority"):
        return False
    last = reading.sentences[sentence.index - 1] if sentence.index else None
    if last is None or last.paragraph != sentence.paragraph:
        return False
    described = {k for i in places for k in range(i - _MOST_NAMES, i)}
    strange = [k for k in range(1, head.start) if is_plain_name(items[k]) and k not in described]
    return len(named_by([last])) == len(places) and not strange


def _is_epithet(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a kind of council is told with where it lies: "the South Coast county"."""
    kind = items[i].mention(Kind.AUTHORITY_TYPE)
    if kind is None or len(kind.targets) < 2 or not items[i].text.islower():
        return False  # "the council" is any
    first = i
    while first > 0 and i - first < _MOST_NAMES and is_plain_name(items[first - 1]):
        first -= 1
    return 0 < first < i and items[first - 1].is_a("the")
