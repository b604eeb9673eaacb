"""Words that point to sides of a service named elsewhere: the former, the second."""

from councilgraph.extract.heads import Head
from councilgraph.extract.pointing import stands_alone, stands_for_one
from councilgraph.extract.reading import Reading, Sentence
from councilgraph.model.claims import Kind, Mention

_PAIR = 2


def find_pointed_side(reading: Reading, sentence: Sentence, head: Head) -> tuple[Mention, ...]:
    """Return the aspect that "the former", "the second" before a grade points back to, if any.

    Of two that were told, it is the one at that place; councils that were told later are meant
    instead.
    """
    if not sentence.has("latter", "former", "first", "second"):
        return ()
    items = sentence.items
    for i in reversed(range(head.start)):
        if items[i].is_grade or items[i].is_a("aspect"):
            return ()
        named = items[i].is_a("latter", "former") and stands_alone(items, i, "the")
        if named or (items[i].is_a("first", "second") and stands_for_one(items, i)):
            pair = _last_two_sides(reading, sentence, i)
            return pair[1:] if items[i].is_a("latter", "second") else pair[:1]
    return ()


def tells_both_of_two(sentence: Sentence) -> bool:
    """Tell whether it grades each of two apart: "the former was good, the latter outstanding"."""
    pairs = (("former", "latter"), ("first", "second"))
    graded = len(sentence.find("grade")) >= _PAIR
    return graded and any(all(sentence.has(word) for word in pair) for pair in pairs)


def _last_two_sides(reading: Reading, sentence: Sentence, i: int) -> tuple[Mention, ...]:
    """Return the two aspects told last before item `i`, none if two councils were told since."""
    found: list[Mention] = []
    councils: set[tuple[str, ...]] = set()
    for one in reversed(reading.sentences[max(0, sentence.index - 1) : sentence.index + 1]):
        end = i if one.index == sentence.index else len(one.items)
        for item in reversed(one.items[:end]):
            if (council := item.mention(Kind.AUTHORITY)) is not None:
                councils.add(council.targets)
            if len(councils) >= _PAIR:
                return ()
            mention = item.mention(Kind.ASPECT)
            if mention is not None and all(mention.targets != m.targets for m in found):
                found.insert(0, mention)
            if len(found) == _PAIR:
                return tuple(found)
        if found:
            break  # one of a pair stands alone in no sentence
    return ()
