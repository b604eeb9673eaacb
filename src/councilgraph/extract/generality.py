"""Sentences that tell of councils in general, or count them, and of none by name.

"Councils which do badly can lose their services", "Six have had theirs handed to trusts".
"""

from councilgraph.extract.reading import Item, Sentence

_DEFINITE = frozenset("the both two three these those neighbouring its their all".split())
_EACH = frozenset("each every average any".split())
_NUMBERS = frozenset("four five six seven eight nine ten eleven twelve".split())
_OF_THEM = ("whom", "which", "first", "last", "other")
_OBJECT_REACH = 4
_COUNTED = ("have", "had", "speech-verb", "authority-type")


def is_general(sentence: Sentence) -> bool:
    """Tell whether a sentence names no council and speaks of many: "Councils can be told to"."""
    if sentence.has("authority"):
        return False
    items = sentence.items
    return any(_is_of_many(items, i) for i in range(len(items) - 1))


def counts_councils(sentence: Sentence) -> bool:
    """Tell whether a sentence speaks of councils, and of none that is known: "a third of them"."""
    return sentence.has("authority-type") and is_general(sentence)


def is_of_councils(sentence: Sentence, i: int) -> bool:
    """Tell whether what is inspected is councils as such: "inspections of councils", "visited 14".

    "It has been inspecting landlords since April" names none either. "Both councils" are known.
    """
    items = sentence.items
    end = next((k for k in range(i + 1, len(items)) if items[k].is_a(",") or items[k].time), i)
    if items[i].text.endswith("ing") and i and items[i - 1].is_a("copula"):
        return not any(item.is_a("authority", "authority-type") for item in items[i:end])
    if any(item.is_a("aggregate") for item in items[i + 1 : i + 2]):
        return items[i].text.endswith("s")
    for item in items[i + 1 : min(end, i + 1 + _OBJECT_REACH)]:
        if item.is_a("authority-type") and item.text.endswith("s"):
            return True
        if item.is_a("authority", *_DEFINITE):
            return False
    return False


def _is_of_many(items: tuple[Item, ...], i: int) -> bool:
    item, before = items[i], items[i - 1] if i else None
    council = item.is_a("authority-type")
    if not (council or item.is_a(*_NUMBERS) or (item.text.isdigit() and item.time is None)):
        return False
    led = before is not None and before.is_a(*_DEFINITE)
    if council:
        one_of_all = before is not None and before.is_a(*_EACH)
        return one_of_all or (item.text.endswith("s") and not led)
    if led or not items[i + 1].is_a(*_COUNTED):
        return False
    # "The council has hired managers, of whom nine have started" counts no councils.
    return not _counts_others(items, i)


def _counts_others(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a number counts what was told before it: "of whom nine", "the first nine"."""
    if i and items[i - 1].is_a(*_OF_THEM):
        return True
    return any(items[k].is_a("authority-type") and items[k - 1].is_a("the") for k in range(1, i))
