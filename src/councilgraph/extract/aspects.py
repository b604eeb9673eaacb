"""What a grade is for: the service and the aspects of it that its clause names.

An aspect stands before its grade ("leadership was judged good"), after it ("good for leadership"),
or in the clause that a pronoun takes up ("adoption, which was good").
"""

from councilgraph.extract.clauses import clause_start
from councilgraph.extract.heads import RANKS
from councilgraph.extract.reading import Item, Sentence
from councilgraph.model.claims import Kind, Mention

_DETERMINERS = frozenset("the its their this that our his her both all".split())
_JOINTS = frozenset({",", "and", "&"})
_LEADS = frozenset({"for", "in", "on", "at", "to", "over", "about"})
_WAYS_TO_SAY_ON = (
    ("when", "it", "comes", "to"),
    ("as", "far", "as"),
    ("with", "regard", "to"),
)
_UNDER = frozenset({"on", "in", "under", "across"})
_LABEL_MARKS = frozenset({":", "-", "|"})
_POSSESSIVE = frozenset({"'s", "’s"})
_TAKING_UP = frozenset({"which", "that", "who", "it", "where", "whose"})
_OWNED = ("judged-noun", "service", "aspect")
_COUNTS = frozenset("two three four five six seven eight nine ten all both others rest".split())
_NEW_VERDICT = ("grade", "copula", "judgement-verb", "award-verb", "speech-verb", ";", ".")
_THINGS = ("service", "judged-noun", "judgement-noun")
_FEW_WORDS = 8
_MANNERS = frozenset({"way", "how", "manner"})
_LIST_REACH = 10
_BESIDE = 3
_FAILING_LEADS = frozenset({"in", "of", "with", "over", "about", "at", "on"})
_BESIDE_SUBJECT = (
    *("aspect", "both", "authority", "in", "at", "there", "one", "notch", "time-expression", "'s"),
    *("had", "has", "have", "also", "the", "its", "authority-type", "grade-above", "grade-below"),
)


def find_topic(
    sentence: Sentence, start: int, head: int, tail: int
) -> tuple[Mention | None, tuple[Mention, ...]]:
    """Return the service and the aspects that the grade at `head..tail` is for."""
    items = sentence.items
    begin = start
    taken: list[Mention] = []
    for i in reversed(_between(sentence, start, head, "grade", *RANKS)):
        ranked = items[i].is_a(*RANKS) and any(
            n.is_a("judgement-noun") for n in items[i + 1 : i + 3]
        )
        if items[i].is_grade or (ranked and not _only_explains(items[i + 1 : head])):
            begin, taken = i + 1, _aspects_after(items, i + 1)
            break
    if begin == start > 0 and items[start - 1].is_a(*_LABEL_MARKS):
        begin = min(begin, clause_start(sentence, start - 2)) if start > 1 else begin
    services = [
        m
        for i in _between(sentence, begin, head, "service")
        if (m := items[i].mention(Kind.SERVICE))
    ]
    named = [
        m
        for i in _between(sentence, begin, head, "aspect")
        if (m := items[i].mention(Kind.ASPECT)) and _may_be_a_side(items, i, head)
    ]
    aspects = [m for m in named if m not in taken]
    after = _aspects_after(items, tail) or _last_named(items, tail, aspects)
    if not aspects and not after:
        counted = any(item.is_a(*_COUNTS) for item in items[begin:head])
        after = _told_below(items, tail, counted_before=counted)
    place = _skip(items, tail, *_LEADS, *_DETERMINERS)
    if place < len(items) and (m := items[place].mention(Kind.SERVICE)):
        services.append(m)
    if not aspects and not after:
        aspects = _antecedent_aspects(sentence, start) or _excepted(sentence, head)
    if not services:
        told = _between(sentence, 0, head, "service")
        services = [m for i in told if (m := items[i].mention(Kind.SERVICE))][:1]
    return (services[-1] if services else None), tuple(after or aspects)


def _between(sentence: Sentence, start: int, end: int, *tags: str) -> list[int]:
    """Return the positions from `start` on, before `end`, of the items with one of the tags."""
    return [i for i in sentence.find(*tags) if start <= i < end]


def _only_explains(between: tuple[Item, ...]) -> bool:
    """Tell whether a rank is that of the grade after it: "the lowest grade, inadequate"."""
    return not any(item.is_a("aspect", "copula", "and", "but", *_LEADS) for item in between)


def _may_be_a_side(items: tuple[Item, ...], i: int, head: int) -> bool:
    """Tell whether words for an aspect mean it, and are not only a word for a service.

    "Child protection" is graded where it is the subject, and not in "failings in child protection
    at the council, which was".
    """
    if not items[i].is_a("service"):
        return True
    led = i > 0 and items[i - 1].is_a(*_FAILING_LEADS) and not items[i - 1].is_a("for")
    rest = [item for item in items[i + 1 : head] if not item.is_a(*_JOINTS, *_BESIDE_SUBJECT)]
    return not led and (not rest or rest[0].is_a("copula", *_NEW_VERDICT[2:4]))


def _antecedent_aspects(sentence: Sentence, start: int) -> list[Mention]:
    """Return the aspect that a clause takes up: "adoption, which was", "adoption excepted: that".

    It is the one named last before the pronoun, if no grade of its own comes between.
    """
    items = sentence.items
    pronoun = next((i for i in (start - 1, start) if i > 0 and items[i].is_a(*_TAKING_UP)), None)
    if pronoun is None or not _takes_up_a_side(items, pronoun):
        return []
    begin = clause_start(sentence, max(0, pronoun - 1))
    if begin > 0 and items[pronoun - 1].is_a(":"):
        begin = clause_start(sentence, max(0, pronoun - 2))
    if begin > 1 and items[begin - 1].is_a(":"):
        begin = clause_start(sentence, begin - 2)
    before = items[begin:pronoun]
    graded = [i for i, item in enumerate(before) if item.is_a("grade")]
    if graded:
        before = before[graded[-1] + 1 :]
        # "Leadership was good, and adoption, to which they gave": what stands beside the pronoun.
        near = [item for item in before[-_BESIDE:] if not item.is_a(",", "to", "for", "in")]
        beside = bool(near) and near[-1].is_a("aspect") and items[pronoun].is_a("which")
        if not beside and not any(item.is_a("exception") for item in before):
            return []
    return [m for item in before if (m := item.mention(Kind.ASPECT))][-1:]


def _takes_up_a_side(items: tuple[Item, ...], pronoun: int) -> bool:
    """Tell whether a pronoun may stand for an aspect: not in "said that", "in Anytown, which"."""
    before = items[pronoun - 1]
    if items[pronoun].is_a("whose") and not items[pronoun + 1].is_a(*_OWNED):
        return False
    if items[pronoun].is_a("that") and not before.is_a(",", "aspect", *_THINGS, *_LABEL_MARKS):
        # "It said that" takes up nothing, but for what opens it: "on adoption it was told that".
        return items[0].is_a(*_LEADS)
    if before.is_a(","):
        before = items[max(0, pronoun - 2)]
    return items[pronoun].is_a("it", "where") or not before.is_a("authority", "authority-type")


def _excepted(sentence: Sentence, head: int) -> list[Mention]:
    """Return the aspect set apart before a grade: "the exception was adoption, where it was"."""
    items = sentence.items
    place = max((i for i in sentence.find("exception") if i < head), default=None)
    if place is None or any(item.is_a("grade") for item in items[place:head]):
        return []
    return [m for item in items[place:head] if (m := item.mention(Kind.ASPECT))][-1:]


def _aspects_after(items: tuple[Item, ...], tail: int) -> list[Mention]:
    """Return the aspects named after a grade: "good for leadership", "outstanding overall"."""
    i = _skip(items, tail, "’", "”", "'", '"', "both", "also")
    if (
        items[i : i + 1]
        and items[i].is_a("by")
        and items[i + 1].is_a("authority", "authority-type")
    ):
        i += 2  # "maladministration by Anytown for its handling"
    if i + 1 < len(items) and items[i].is_a(",") and items[i + 1].is_a("overall", "for"):
        i += 1
    if i + 1 < len(items) and items[i].is_a(":", "-") and items[i + 1].is_a("for"):
        i += 1  # "it was given one good: for adoption"
    i += next((len(way) - 1 for way in _WAYS_TO_SAY_ON if _reads(items, i, way)), 0)
    led = i < len(items) and items[i].is_a(*_LEADS)
    if led:
        i = _first_named(items, _listed_from(items, _skip(items, i + 1, *_DETERMINERS)))
    found = []
    joined = False
    while i < len(items):
        mention = items[i].mention(Kind.ASPECT)
        if mention is None:
            break
        found.append(mention)
        i = _skip(items, _past_complement(items, i + 1), "too", "also", "alike")
        joined = i < len(items) and items[i].is_a(*_JOINTS)
        if not led and joined and _is_the_whole(mention) and not _is_led(items, i):
            return found  # "inadequate overall, and leadership required improvement"
        i = _skip(items, i, *_JOINTS, *(_LEADS if joined else ()))
        i = _skip(items, i, *_DETERMINERS) if joined else i
        if joined and items[i - 1].is_a(*_LEADS, *_DETERMINERS):
            i = _first_named(items, i)
    rest = items[i:]
    if led and joined and not any(item.is_a(*_NEW_VERDICT) for item in rest):
        return [*found, *(m for item in rest if (m := item.mention(Kind.ASPECT)))]
    if not rest or not rest[0].is_a("grade", "copula", "judgement-verb"):
        return found
    # What comes next has an aspect of its own: the last one, unless the list has ended before.
    if joined and (led or rest[0].is_a("grade")):
        return found
    return found[:-1] if led else []


def _reads(items: tuple[Item, ...], i: int, words: tuple[str, ...]) -> bool:
    near = items[i : i + len(words)]
    return len(near) == len(words) and all(map(Item.is_a, near, words))


def _last_named(items: tuple[Item, ...], tail: int, before: list[Mention]) -> list[Mention]:
    """Return the aspect that a sentence ends on: "the only area to be rated good was adoption"."""
    rest = items[tail:]
    if before or len(rest) < 2 or not rest[0].is_a("copula"):
        return []
    if any(item.is_grade for item in rest):
        return []
    place = _skip(rest, 1, *_DETERMINERS, "that", "of", "for")
    mention = rest[place].mention(Kind.ASPECT) if place < len(rest) else None
    return [mention] if mention is not None else []


def _is_the_whole(mention: Mention) -> bool:
    return mention.target.endswith("/overall")


def _is_led(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a list goes on with a preposition: "overall and for adoption"."""
    after = _skip(items, i, *_JOINTS)
    return after < len(items) and items[after].is_a(*_LEADS)


def _past_complement(items: tuple[Item, ...], i: int) -> int:
    """Return where a list goes on after "of social work" and the like, else `i`."""
    if i >= len(items) or not items[i].is_a("of"):
        return i
    for k in range(i + 1, min(len(items), i + _BESIDE + 2)):
        if items[k].is_a(*_JOINTS):
            return k
        if items[k].mentions and not items[k].is_a("judged-noun", "organisation-word", "service"):
            return i
    return i


def _told_below(items: tuple[Item, ...], tail: int, *, counted_before: bool) -> list[Mention]:
    """Return the list that says which they were: "four of them were good: leadership, adoption".

    Where none was `counted_before`, the count stands behind: "good on two counts: leadership and
    adoption".
    """
    if not counted_before:
        tail = _skip(items, tail, "judgement-noun")
        near = items[tail : tail + _FEW_WORDS]
        colon = next((i for i, item in enumerate(near) if item.is_a(":")), 0)
        if len(near) <= 1 or not near[0].is_a(*_UNDER) or not near[1].is_a(*_COUNTS):
            return []
        tail += colon
    if tail >= len(items) or not items[tail].is_a(":"):
        return []
    rest = items[tail + 1 :]
    if any(item.is_a("grade", "speech-verb") for item in rest):
        return []
    return [m for item in rest if (m := item.mention(Kind.ASPECT))]


def _skip(items: tuple[Item, ...], i: int, *tags: str) -> int:
    """Return the position of the first item from `i` on without any of the tags."""
    while i < len(items) and items[i].is_a(*tags):
        i += 1
    return i


def _first_named(items: tuple[Item, ...], i: int) -> int:
    """Return where an aspect is named after a few words: "for the experiences of care leavers"."""
    # "In the way Anytown Council dealt with damp": whose way it was is no end of it.
    manner = i < len(items) and items[i].is_a(*_MANNERS)
    ends = (*_NEW_VERDICT, ",", *(() if manner else ("authority", "service")))
    for place in range(i, min(len(items), i + _FEW_WORDS)):
        # "Over failings in child protection" tells why, and not for what.
        if items[place].is_a("aspect") and (place == i or not items[place].is_a("service")):
            return place
        if items[place].is_a(*ends) and not _owns(items, place):
            return i
    return i


def _owns(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether what follows is told to be somebody's: "the landlord's"."""
    return i + 1 < len(items) and items[i + 1].is_a(*_POSSESSIVE)


def _listed_from(items: tuple[Item, ...], i: int) -> int:
    """Return where a list of aspects begins: "in each of three areas: leadership, adoption"."""
    for place in range(i, min(len(items), i + _LIST_REACH)):
        told = items[place].is_a(",") and place > i and items[place - 1].is_a("part-of")
        if items[place].is_a("grade", "authority", "aspect", ",", ".") and not told:
            return i
        if items[place].is_a(":") or told:
            start = place + 1
            while start < len(items) and items[start].is_a(*_DETERMINERS):
                start += 1
            return start if start < len(items) and items[start].is_a("aspect") else i
    return i
