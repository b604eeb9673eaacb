"""What a grade is for, where that stands after it: "good for leadership, adoption and fostering".

The list goes on as long as it names aspects; what comes next may have a grade of its own.
"""

from councilgraph.extract.rank_turns import RANKS
from councilgraph.extract.reading import Item
from councilgraph.model.claims import Kind, Mention

_DETERMINERS = frozenset("the its their this that our his her both all".split())
_JOINTS = frozenset({",", "and", "&"})
LEADS = frozenset({"for", "in", "on", "at", "to", "over", "about"})
_WAYS_TO_SAY_ON = (
    ("when", "it", "comes", "to"),
    ("as", "far", "as"),
    ("with", "regard", "to"),
)
_UNDER = frozenset({"on", "in", "under", "across", "for"})
_COUNTED_REACH = 18
_POSSESSIVE = ("'s", "’s")
_COUNTS = frozenset("two three four five six seven eight nine ten all both others rest".split())
NEW_VERDICT = ("grade", "copula", "judgement-verb", "award-verb", "speech-verb", ";", ".")
_FEW_WORDS = 8
_AGENTS = ("by", "against")
_AUXILIARIES = ("copula", "has", "have", "had", "been", "also", "too", "again")
_MANNERS = frozenset({"way", "how", "manner"})
_JUDGES = ("inspectorate", "inspector-noun")
_THROUGHOUT = "across-the-board"
_LIST_REACH = 10
_ASIDE_REACH = 12
_BESIDE = 3


def aspects_after(items: tuple[Item, ...], tail: int) -> list[Mention]:
    """Return the aspects named after a grade: "good for leadership", "outstanding overall"."""
    i = past_asides(items, skip(items, tail, "’", "”", "'", '"', "both", "also"))
    if i + 1 < len(items) and items[i].is_a(*_AGENTS):
        named = skip(items, i + 1, "the")
        if named < len(items) and items[named].is_a("authority", "authority-type"):
            i = named + 1  # "maladministration by Anytown for its handling"
    if i + 2 < len(items) and items[i].is_a(",") and items[i + 1].is_a("too", "also", "again"):
        i += 2 + items[i + 2].is_a(",")  # "good, too, at prevention"
    i = _past_award(items, i)
    explained = tail > 2 and items[tail - 2].is_a(",") and items[tail - 3].is_a("judgement-noun")
    if explained and i + 1 < len(items) and items[i].is_a(",") and items[i + 1].is_a(*LEADS):
        i += 1  # "the same grade, good, to adoption"
    judged = _past_judges(items, i)
    if judged + 1 < len(items) and items[judged + 1].is_a("overall", "for"):
        i = judged + 1 if items[judged].is_a(",") else i
    if i + 1 < len(items) and items[i].is_a(":", "-") and items[i + 1].is_a("for"):
        i += 1  # "it was given one good: for adoption"
    i += next((len(way) - 1 for way in _WAYS_TO_SAY_ON if reads(items, i, way)), 0)
    led = i < len(items) and items[i].is_a(*LEADS, "going-verb", _THROUGHOUT)
    if led:
        i = _first_named(items, _listed_from(items, skip(items, i + 1, *_DETERMINERS)))
        i = _told_later(items, i)
    found = []
    joined = False
    while i < len(items):
        mention = items[i].mention(Kind.ASPECT)
        if mention is None:
            break
        found.append(mention)
        i = _past_clause(items, _past_complement(items, i + 1))
        i = skip(items, i, "too", "also", "alike")
        past = _past_judges(items, i)
        i = past if past < len(items) and items[past].is_a(*_JOINTS) else i
        joined = i < len(items) and items[i].is_a(*_JOINTS)
        if not led and joined and _is_the_whole(mention) and not _is_led(items, i):
            return found  # "inadequate overall, and leadership required improvement"
        i = skip(items, i, *_JOINTS, *(("also", *LEADS) if joined else ()))
        if joined and i < len(items) and items[i].is_a("that"):
            return found  # "in handling damp, and that its records showed"
        i = skip(items, i, *_DETERMINERS) if joined else i
        if joined and items[i - 1].is_a(*LEADS, *_DETERMINERS):
            i = _first_named(items, _listed_from(items, i))
    rest = items[i:]
    if led and joined and not any(item.is_a(*NEW_VERDICT, *RANKS) for item in rest):
        return [*found, *(m for item in rest if (m := item.mention(Kind.ASPECT)))]
    if not rest or not rest[0].is_a("grade", "copula", "judgement-verb"):
        return found
    # What comes next has an aspect of its own: the last one, unless the list has ended before.
    if joined and (led or rest[0].is_a("grade")):
        return found
    return found[:-1] if led or any(map(_is_the_whole, found[:1])) else []


def past_asides(items: tuple[Item, ...], start: int) -> int:
    """Return where it is told for what, past who gave the grade and when, else `start`.

    "Good in May by Ofsted for", "good, Ofsted says, at", "good, however, in".
    """
    i = start
    while i + 2 < len(items):
        if (judged := _past_judges(items, i)) > i:
            i = judged
        elif items[i].time is not None:
            i += 1
        elif items[i].is_a("in", "on", "at") and items[i + 1].time is not None:
            i += 2
        elif items[i].is_a(",") and (end := _inserted_end(items, i)):
            i = end
        else:
            break
    return i if i > start and i < len(items) and items[i].is_a(*LEADS, _THROUGHOUT) else start


def _past_judges(items: tuple[Item, ...], i: int) -> int:
    """Return the place after who judged: "overall by Ofsted and in", else `i`."""
    judges = skip(items, i + 1, *_DETERMINERS)
    by = judges < len(items) and items[i].is_a("by") and items[judges].is_a(*_JUDGES)
    return judges + 1 if by else i


def _inserted_end(items: tuple[Item, ...], i: int) -> int:
    """Return the place after words between two commas: ", however,", ", Ofsted says,", else 0."""
    said = (
        i + 3 < len(items)
        and items[i + 1].is_a(*_JUDGES)
        and items[i + 2].is_a("speech-verb", "report-verb")
    )
    end = i + (3 if said else 2 if items[i + 1].is_a("contrast") else 0)
    return end + 1 if i < end < len(items) and items[end].is_a(",") else 0


def _past_award(items: tuple[Item, ...], i: int) -> int:
    """Return where it is told what a grade went to: "the same mark was awarded for", else `i`."""
    noun = skip(items, i, "judgement-noun")
    if noun > i and noun < len(items) and items[noun].is_a(*LEADS):
        return noun  # "a good grade to leadership"
    place = skip(items, noun, *_AUXILIARIES)
    if place < len(items) and items[place].is_a("award-verb", "judgement-verb"):
        place += 1
        return place if place < len(items) and items[place].is_a(*LEADS) else i
    return place if place < len(items) and items[place].is_a("going-verb") else i


def _told_later(items: tuple[Item, ...], i: int) -> int:
    """Return where it is told for what, after about whom: "over one family's flat, for damp"."""
    if i >= len(items) or items[i].is_a("aspect"):
        return i
    for place in range(i, min(len(items) - 2, i + _ASIDE_REACH)):
        if items[place].is_a(*NEW_VERDICT, "aspect"):
            return i
        if items[place].is_a(",") and items[place + 1].is_a("for"):
            after = skip(items, place + 2, *_DETERMINERS)
            return after if after < len(items) and items[after].is_a("aspect") else i
    return i


def reads(items: tuple[Item, ...], i: int, words: tuple[str, ...]) -> bool:
    """Tell whether these words stand at a place."""
    near = items[i : i + len(words)]
    return len(near) == len(words) and all(map(Item.is_a, near, words))


def last_named(items: tuple[Item, ...], tail: int, before: list[Mention]) -> list[Mention]:
    """Return the aspects that a sentence ends on: "the only area to be rated good was adoption"."""
    rest = items[skip(items, tail, ",", "too", "also", "likewise") :]
    if before or len(rest) < 2 or not rest[0].is_a("copula"):
        return []
    if any(item.is_grade for item in rest):
        return []
    place = skip(rest, 1, *_DETERMINERS, "that", "of", "for", "on", "judgement-noun", ":")
    return _listed(rest, place)


def named_along(items: tuple[Item, ...], tail: int) -> list[Mention]:
    """Return the aspects that share a verdict: "leadership was good, along with adoption"."""
    place = skip(items, tail, ",")
    if place + 1 >= len(items) or not items[place].is_a("along", "together"):
        return []
    return _listed(items, skip(items, place + 1, "with", *_DETERMINERS))


def _listed(items: tuple[Item, ...], place: int) -> list[Mention]:
    """Return the aspects of the list that begins at a place, each after a few words at most."""
    named: list[Mention] = []
    place = _first_named(items, place)
    while place < len(items) and (mention := items[place].mention(Kind.ASPECT)) is not None:
        named.append(mention)
        end = _past_clause(items, place + 1)
        place = skip(items, end, *_JOINTS, "of", "for", *_DETERMINERS)
        place = _first_named(items, place) if place > end else len(items)
    return named


def _is_the_whole(mention: Mention) -> bool:
    return mention.target.endswith("/overall")


def _is_led(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a list goes on with a preposition: "overall and for adoption"."""
    after = skip(items, i, *_JOINTS)
    return after < len(items) and items[after].is_a(*LEADS)


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


def _past_clause(items: tuple[Item, ...], i: int) -> int:
    """Return where a list goes on after words on a part: "the help that they get", else `i`."""
    if i >= len(items) or items[i].is_a(*_JOINTS):
        return i
    for k in range(i, min(len(items), i + _FEW_WORDS)):
        if items[k].is_a("grade", "copula", "speech-verb", "aspect", ";", ":", "."):
            return i
        if items[k].is_a(*_JOINTS):
            after = skip(items, skip(items, k, *_JOINTS), *LEADS, "of", *_DETERMINERS)
            return k if after < len(items) and items[after].is_a("aspect") else i
    return i


def told_below(items: tuple[Item, ...], tail: int, *, counted_before: bool) -> list[Mention]:
    """Return the list that says which they were: "four of them were good: leadership, adoption".

    Where none was `counted_before`, the count stands behind: "good on two counts: leadership and
    adoption".
    """
    named: list[Mention] = []
    if not counted_before:
        tail = skip(items, tail, "judgement-noun")
        both = skip(items, tail, "not", "just", "only")  # "not just for ... but for"
        ends = (*NEW_VERDICT, ",", "despite", "with", *(() if both > tail else ("but",)))
        tail = both
        times = tail < len(items) and items[tail].is_a("repeat")  # "three times: for leadership"
        if tail >= len(items) or not (times or items[tail].is_a(*_UNDER, *_COUNTS)):
            return []
        near = items[tail : tail + _COUNTED_REACH]
        colon = next((i for i, item in enumerate(near) if item.is_a(":")), 0)
        if colon == 0 or any(item.is_a(*ends) for item in near[:colon]):
            return []
        if not times and not any(item.is_a(*_COUNTS) for item in near[:colon]):
            return []
        named = [m for item in near[:colon] if (m := item.mention(Kind.ASPECT))]
        tail += colon
    namely = tail + 1 < len(items) and items[tail].is_a(",") and items[tail + 1].is_a("namely")
    if tail >= len(items) or not (namely or items[tail].is_a(":")):
        return []
    rest = items[tail + 1 :]
    if any(item.is_a("grade", "speech-verb") for item in rest):
        return []
    return [*named, *(m for item in rest if (m := item.mention(Kind.ASPECT)))]


def skip(items: tuple[Item, ...], i: int, *tags: str) -> int:
    """Return the position of the first item from `i` on without any of the tags."""
    while i < len(items) and items[i].is_a(*tags):
        i += 1
    return i


def _first_named(items: tuple[Item, ...], i: int) -> int:
    """Return where an aspect is named after a few words: "for the experiences of care leavers"."""
    # "In the way Anytown Council dealt with damp": whose way it was is no end of it.
    manner = i < len(items) and names_manner(items[i])
    whose = () if manner else ("authority", "service")
    ends = (*NEW_VERDICT, *RANKS, ",", "but", "exception", *whose)
    for place in range(i, min(len(items), i + _FEW_WORDS)):
        # "Over failings in child protection" tells why, and not for what.
        owned = place == i or manner or items[place - 1].text.endswith(_POSSESSIVE)
        if items[place].is_a("aspect") and (owned or not items[place].is_a("service")):
            return place
        if items[place].is_a(*ends) and not _owns(items, place):
            return i
    return i


def names_manner(item: Item) -> bool:
    """Tell whether words are for how something was done: "the way it finds homes"."""
    return not _MANNERS.isdisjoint(item.text.lower().split())


def _owns(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether what follows is told to be somebody's: "the landlord's"."""
    return i + 1 < len(items) and items[i + 1].is_a(*_POSSESSIVE)


def _listed_from(items: tuple[Item, ...], i: int) -> int:
    """Return where a list of aspects begins: "in each of three areas: leadership, adoption"."""
    for place in range(i, min(len(items), i + _LIST_REACH)):
        counted = place > i and items[place - 1].is_a("part-of", *_COUNTS)
        namely = items[place + 1 : place + 2]
        told = items[place].is_a(",") and (counted or any(x.is_a("namely") for x in namely))
        ends = ("grade", "authority", "aspect", "contrast", ",", ".")
        if items[place].is_a(*ends) and not told:
            return i
        if items[place].is_a(":") or told:
            start = skip(items, place + 1, "which", "are", "namely", *_DETERMINERS)
            return start if start < len(items) and items[start].is_a("aspect") else i
    return i
