"""Grades that are counted first, and then whose they are: "one good, one poor. The first was for".

The next sentence tells it of each by its place: "the first", "the former", "the other".
"""

from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.extract.told_roles import UNSURE, Roles, roles_of

_PLACES = (("first", "former"), ("second", "latter", "other"))
_UNSURE = UNSURE - {"aggregate"}  # "two councils were given grades"
_ARTICLES = ("one", "a", "an")


def find_counted(reading: Reading, sentence: Sentence) -> list[tuple[int, Roles]]:
    """Return where two grades stand that a sentence counts, each with whose it is."""
    items = sentence.items
    grades = [i for i in sentence.find("grade") if items[i].is_grade]
    if len(grades) != len(_PLACES) or sentence.has("authority", "aspect", *_UNSURE):
        return []
    if not all(i > 0 and items[i - 1].is_a(*_ARTICLES) for i in grades):
        return []
    following = reading.sentences[sentence.index + 1 : sentence.index + 2]
    if not following or following[0].paragraph != sentence.paragraph:
        return []
    told = following[0]
    places = [_place(told.items, words) for words in _PLACES]
    first, second = places
    if first is None or second is None or first > second or told.has(*_UNSURE):
        return []
    if any(item.is_grade for item in told.items):
        return []
    whole, mine = roles_of(told, 0, len(told.items)), roles_of(sentence, 0, len(items))
    each = [roles_of(told, first, second), roles_of(told, second, len(told.items))]
    if whole.company or not (whole.inspectors or mine.inspectors):
        return []
    if not all(len(one.authorities) == 1 or one.aspects for one in each):
        return []
    return [(i, _filled(one, whole, mine)) for i, one in zip(grades, each, strict=True)]


def _filled(own: Roles, whole: Roles, before: Roles) -> Roles:
    """Return the roles of one of two, with the service and inspectors told of both."""
    return Roles(
        authorities=own.authorities,
        inspectorate=whole.inspectorate or before.inspectorate,
        service=own.service or whole.service or before.service,
        aspects=own.aspects,
        inspectors=True,
    )


def _place(items: tuple[Item, ...], words: tuple[str, ...]) -> int | None:
    """Return where a word stands for one of two: "the first was", "the second for"."""
    for i in range(len(items) - 1):
        behind = items[i + 1].is_a("copula", "for", "to", "going-verb", "of", "authority")
        led = items[i].text.lower().startswith("the ") or (i > 0 and items[i - 1].is_a("the"))
        if items[i].is_a(*words) and led and behind:
            return i
    return None
