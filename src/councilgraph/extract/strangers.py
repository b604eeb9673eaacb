"""Names that nobody knows, in a sentence with a grade: no council of the register bears them."""

from itertools import takewhile

from councilgraph.extract.reading import Item, Reading, Sentence

DETERMINERS = frozenset("the its their this that our his her both all".split())
INDEFINITE = frozenset("a an another any every each no some other which any one".split())
QUARTERS = frozenset("north south east west".split())
PRONOUNS = frozenset("it its they their them he she we our which who whose".split())
_STRANGER_REACH = 30
_OPENING_NAME = 3
_NAME = 2
_PLACED = 4
_CONTEXT = 3
_BODY_REACH = 8
_BODIES = ("organisation-word", "other-body", "body-suffix")
_WHERE = (",", "of", "in", "at", "for", "from", "who", "which")
_KNOWN = ("authority", "authority-type", "inspectorate", "honorific", "role", "grade")
_OF_ANOTHER = (
    *("that", "which", "who", "when", "how", "service", "judged-noun", "aspect", "inspectorate"),
    *("report-noun", "authority-type", "speech-verb", "inspector-noun"),
)
_OBJECTS = ("service", "judged-noun", "it", "them", "its", "their")
_VERBS = ("copula", "has", "had", "award-verb", "judgement-verb", "rise-verb", "fall-verb")


def ends_unknown_name(sentence: Sentence, i: int) -> bool:
    """Tell whether a word for a council ends a name that nobody knows: "Ambridge Council".

    Capitals tell nothing where the words around have them too, as in some headlines.
    """
    items = sentence.items
    if i == 0 or sentence.headline or items[i].is_a("authority"):
        return False
    if i + 1 < len(items) and items[i + 1].text[0].isupper():
        return False
    before, word = items[i - 1], items[i].text
    plain = not before.mentions and before.time is None
    return plain and word[0].isupper() and is_name(before)


def is_of_unknown_name(sentence: Sentence, start: int, head: int) -> bool:
    """Tell whether the clause's subject is a name that the register does not know.

    What a verb has as its object is no name: "were in Ambridge in May and rated the services poor".
    """
    verbs = [i for i in range(start, head) if sentence.items[i].is_a("judgement-verb")]
    told = sentence.items[verbs[-1] : head] if verbs else ()
    start = verbs[-1] if any(item.is_a(*_OBJECTS) for item in told) else start
    for i in range(start, head):
        item = sentence.items[i]
        if i > 0 and not item.mentions and item.time is None and is_name(item):
            return True
    return False


def is_said_of_a_name(items: tuple[Item, ...], head: int) -> bool:
    """Tell whether a sentence says of a name that nobody knows what it is: "Elm Homes was given".

    Or of one that explains who it is about: "the other home, Elm View, is rated good".
    """
    if _is_verb_of_name(items, 0, head):
        return True
    commas = [i for i in range(head) if items[i].is_a(",")]
    return any(_is_verb_of_name(items, i + 1, head) for i in commas)


def _is_verb_of_name(items: tuple[Item, ...], start: int, head: int) -> bool:
    """Tell whether a name of several words begins there, with a verb behind it."""
    names = list(takewhile(is_plain_name, items[start:head]))
    end = start + len(names)
    # "Ann Lee was told that services are poor" is of what she was told of.
    if len(names) < _NAME or any(item.is_a(*_OF_ANOTHER) for item in items[end:head]):
        return False
    if start:
        return items[end].is_a(",") and items[end + 1].is_a(*_VERBS)
    return items[end].is_a(*_VERBS)


def has_stranger(sentence: Sentence, start: int, head: int) -> bool:
    """Tell whether a name of several unknown words stands between a grade and any council."""
    items = sentence.items
    if sentence.headline:
        return False
    if _opens_with_stranger(items, head):
        return True
    if start > _NAME and items[start - 1].is_a("which", "who") and items[start - 2].is_a(","):
        head, start = start - 2, 0  # "a bed at Elm Lodge, which was"
        if not all(is_plain_name(item) for item in items[head - _NAME : head]):
            return False
    run = 0
    for i in range(head - 1, max(start, head - _STRANGER_REACH) - 1, -1):
        item = items[i]
        if item.is_a("authority") and _is_where_it_lies(items, i):
            return True
        if item.is_a("authority", "inspectorate", "honorific", "role", "speech-verb", "grade"):
            return False
        if is_plain_name(item):
            run += 1
            continue
        # "The only council in the South East to be": a name after "in the" is of a place.
        place = item.is_a("the") and i > 0 and items[i - 1].is_a("in", "across", "of")
        if run > 1 and not place:
            return True
        run = 0
    return run > 1


def _is_where_it_lies(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a place is only that of a name: "Elm Lodge, in Anytown", "St Ann's in"."""
    before = [item for item in items[max(0, i - _PLACED) : i] if not item.is_a(",", "'s", "’s")]
    names = before[-_NAME - 1 : -1]
    led = bool(before) and before[-1].is_a("in", "near", "at")
    return led and len(names) == _NAME and all(map(is_plain_name, names))


def _opens_with_stranger(items: tuple[Item, ...], head: int) -> bool:
    """Tell whether a sentence is of a name that it explains: "Elm Road, a home for six, is"."""
    if head > _OPENING_NAME and (_explains_a_name(items) or find_where_it_lies(items)):
        return True
    if head < _OPENING_NAME or any(item.is_a(*_KNOWN) for item in items[:head]):
        return False
    names = items[: _OPENING_NAME - 1]
    return items[_OPENING_NAME - 1].is_a(",") and all(map(is_plain_name, names))


def _explains_a_name(items: tuple[Item, ...]) -> bool:
    """Tell whether a sentence is of one unknown name: "Homewell, which has flats in Kent, was".

    Words of the name may be known: "Elm Care, which has clients in Kent, was".
    """
    name = list(takewhile(lambda item: is_name(item) and not item.is_a(*_KNOWN), items))
    after = items[len(name) : len(name) + 2]
    single = bool(name) and is_plain_name(items[0]) and not items[0].text.endswith("s")
    return single and len(after) > 1 and after[0].is_a(",") and after[1].is_a("which", "whose")


def find_where_it_lies(items: tuple[Item, ...]) -> int | None:
    """Return the place of the council that an unknown name lies in: "The Elms in Kent was".

    "At Elm Primary in Kent", "St Olave's in Kent", "Elmfield, in Kent, was": one word that only
    opens the sentence is no name.
    """
    led = items[0].is_a("at", "the")
    names = list(takewhile(lambda i: is_plain_name(i) or i.is_a("'s", "’s"), items[led:]))
    place = led + len(names)
    comma = any(item.is_a(",") for item in items[place : place + 1])
    near = items[place + comma : place + comma + _PLACED]
    if not names or len(near) < _PLACED or not near[0].is_a("in", "near"):
        return None
    put_in = comma and near[2].is_a(",") and near[3].is_a("copula", "has")
    sure = put_in if comma else led or len(names) >= _NAME
    return place + comma + 1 if near[1].is_a("authority") and sure else None


def goes_on_about_stranger(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether "it" is a name that nobody knows: "Only Elm Lodge has risen to good. It is"."""
    if sentence.index == 0 or not sentence.items[0].is_a("it", "they"):
        return False
    for before in reversed(reading.sentences[max(0, sentence.index - _CONTEXT) : sentence.index]):
        same = before.paragraph == sentence.paragraph
        if (same or before.index + 1 == sentence.index) and opens_with_a_body(before):
            return True
        if not same:
            return False
        grades = before.find("grade")
        if grades and has_stranger(before, 0, grades[0]):
            located = find_where_it_lies(before.items) is not None
            return located or not before.has("authority", "authority-type")
        if before.has("authority", "authority-type"):
            return False
    return False


def opens_with_a_body(sentence: Sentence) -> bool:
    """Tell whether a sentence is of a body that nobody knows: "Elm Homes, which has flats in Kent".

    Its name has a word for a body ("Homes", "Group"), or what it is stands behind a comma.
    """
    led = sentence.items[:1] and sentence.items[0].is_a("the")
    items = sentence.items[1:] if led else sentence.items
    name = [*takewhile(_may_be_of_its_name, items)]
    if sentence.headline or len(name) < _NAME or not is_plain_name(items[0]):
        return False
    after = items[len(name) : len(name) + _BODY_REACH]
    comma = after[:1] != () and after[0].is_a(",")
    if name[-1].is_a(*_BODIES):
        return comma or any(item.is_a(*_VERBS) for item in after[:1])
    if not comma or not after[1:] or not after[1].is_a("which", "a", "an"):
        return False
    what = takewhile(lambda item: not item.is_a(*_WHERE), after[2:])
    return after[1].is_a("which") or any(item.is_a(*_BODIES) for item in what)


def _may_be_of_its_name(item: Item) -> bool:
    return is_name(item) and (item.is_a("organisation-word") or not item.is_a(*_KNOWN, "body"))


def is_of_a_stranger(items: tuple[Item, ...], tail: int) -> bool:
    """Tell whether a finding is against a name that nobody knows: "poor service by Homewell"."""
    near = items[tail : tail + _NAME]
    return len(near) == _NAME and near[0].is_a("by", "against") and is_plain_name(near[1])


def is_plain_name(item: Item) -> bool:
    """Tell whether an item may be part of a name that nobody knows: "Elm", "Lodge"."""
    plain = not item.mentions or item.is_a("organisation-word")
    return plain and item.time is None and is_name(item)


def is_plain_word(item: Item) -> bool:
    """Tell whether an item is a word that nothing known explains, and no name: "charities"."""
    return not item.mentions and item.time is None and item.text.islower()


def is_name(item: Item) -> bool:
    """Tell whether an item looks like a name, or part of one."""
    return item.text[0].isupper() and not item.is_a(*PRONOUNS, *DETERMINERS, *INDEFINITE)
