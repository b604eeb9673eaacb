"""What inspectors do: whether they are the subject of a verb, and who else may be.

It tells visitors from councils that are visited, called names, or only lie between.
"""

from collections.abc import Iterator
from itertools import pairwise

from councilgraph.extract.reading import Item, Sentence
from councilgraph.model.claims import Kind, Mention

INSPECTING = ("inspector-noun", "inspectorate")
_OF_THEIRS = ("inspector-noun", "inspection-team", "inspection", "inspection-noun", "report-noun")
PLACES = frozenset("in at on with within".split())
DEFINITE = frozenset("the this that its their his her our 's both last".split())
INDEFINITE = frozenset("a an another one".split())
TOWARDS = frozenset("of for on by under".split())
LEADING = frozenset("to from into over across about around".split())
_RELATIVES = ("which", "who")
_LISTING = frozenset("the both to at in , and &".split())
_OBJECT_REACH = 4
_TEAM_REACH = 6
_ALIKE = 14
_PUT_IN_REACH = 6
_LIES_REACH = 3
_AGENT_REACH = 4


def presences(sentence: Sentence) -> Iterator[int]:
    """Yield the places of verbs by which inspectors are somewhere: "were in", "went there"."""
    if not sentence.knows(*INSPECTING):
        return
    items = sentence.items
    for i in sentence.find("copula", "had", "journey-verb"):
        after = next((k for k in range(i + 1, len(items)) if not items[k].is_a("back", "a")), i)
        after += items[after].is_a("inspection-team") and after + 1 < len(items)
        where = (*PLACES, "there") if items[i].is_a("copula", "had") else ("there",)
        if items[after].is_a(*where) and inspectors_before(items, i) is not None:
            yield i


def inspectors_before(items: tuple[Item, ...], i: int) -> int | None:
    """Return where the inspectors stand that are the subject of a verb, if they are."""
    for k in range(i - 1, max(-1, i - _ALIKE), -1):
        if items[k].is_a(*INSPECTING) and _is_somebody_of(items, k, i):
            return None
        if items[k].is_a(*INSPECTING) and not items[k].is_a("role"):
            sender = any(item.is_a("by", "from") for item in items[max(0, k - 2) : k])
            if not sender or items[k].is_a("inspector-noun") or _goes_on(items, k, i):
                return k
        if items[k].is_a("inspection-team") and any(
            near.is_a(*INSPECTING) for near in items[k + 1 : k + _TEAM_REACH]
        ):
            return k
        if items[k].is_a(";", ":", "|") or may_be_a_subject(items, k):
            return None
    return None


def _is_somebody_of(items: tuple[Item, ...], k: int, i: int) -> bool:
    """Tell whether something of theirs is meant: "Ofsted's national director visited Leeds".

    So it is in "Ofsted's annual conversation took place in May", and not in "Ofsted's inspectors".
    """
    if not items[k + 1].is_a("'s", "’s") or any(x.is_a(*_OF_THEIRS) for x in items[k + 2 : i]):
        return False
    # "The commission's people were in Leeds".
    return not items[i].is_a("copula", "had") or any(x.is_a("role") for x in items[k + 2 : i])


def _goes_on(items: tuple[Item, ...], k: int, i: int) -> bool:
    """Tell whether a clause of their own follows: "rated by Ofsted, which inspected it in May"."""
    return k + 3 == i and items[k + 1].is_a(",") and items[k + 2].is_a(*_RELATIVES)


def may_be_a_subject(items: tuple[Item, ...], k: int) -> bool:
    """Tell whether a council may itself be the subject of what follows: no preposition leads it."""
    if not items[k].is_a("authority", "authority-type"):
        return False
    before = k - 1
    while before >= 0 and items[before].is_a(*DEFINITE, *INDEFINITE):
        before -= 1
    led = before >= 0 and items[before].is_a(*PLACES, *TOWARDS, *LEADING, "inspected-verb")
    return not led and not (k + 1 < len(items) and items[k + 1].is_a("'s"))


def concerns_another_body(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether inspectors went to a school or the like: "inspected a nursery in Anytown".

    So they did where "its schools were each inspected".
    """
    was = next((k for k in range(i - 1, max(0, i - 3), -1) if items[k].is_a("copula")), 0)
    if was and (items[was - 1].is_a("other-body") or _is_told_as_one(items, was)):
        return True
    if was > _PUT_IN_REACH - 1 and items[was - 1].is_a("which", "that"):
        # "At Elm Primary in Anytown, which was visited".
        near = [item for item in items[was - _PUT_IN_REACH : was - 1] if not item.is_a(",")]
        lies = any(x.is_a("other-body") and y.is_a("in", "at") for x, y in pairwise(near))
        return lies and near[-1].is_a("authority")
    if was > 2 and items[was - 1].is_a("authority") and items[was - 2].is_a("by"):
        # "Schools run by Kent were inspected".
        return any(item.is_a("other-body") for item in items[: was - 2])
    named = next((k for k in range(i + 1, len(items)) if items[k].is_a("authority")), 0)
    runs_it = i < named <= i + 2 * _OBJECT_REACH and items[named - 1].is_a("by")
    if runs_it and not is_passive(items, i):
        return True  # "they called at Elm House, run by Kent"
    for item in items[i + 1 : i + 1 + _OBJECT_REACH]:
        if item.is_a("authority", "authority-type", "service"):
            return False
        if item.is_a("other-body"):
            return True
    return False


def _is_told_as_one(items: tuple[Item, ...], was: int) -> bool:
    """Tell whether an aside says that a subject is a home: "Elm Bank, which has 38 beds, was"."""
    if not items[was - 1].is_a(","):
        return False
    start = next((k for k in range(was - 2, 0, -1) if items[k].is_a(",")), 0)
    named = start > 0 and not items[start - 1].is_a("authority", "authority-type", "service")
    return named and any(item.is_a("other-body") for item in items[start:was])


def visited_together(items: tuple[Item, ...], i: int) -> tuple[Mention, ...]:
    """Return the councils that inspectors went to in one go: "visited Kent and Surrey in May"."""
    found: list[Mention] = []
    for item in items[i + 1 :]:
        mention = item.mention(Kind.AUTHORITY)
        if mention is not None:
            found.append(mention)
        elif not item.is_a(*_LISTING):
            break
    return tuple(found) if len(found) > 1 else ()


def is_a_label(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a verb that may mean a visit names a quality: "called Anytown weak".

    It does not where only a time is told: "assessed Anytown's care in August".
    """
    if not items[i].is_a("judgement-verb", "speech-verb") or i + 1 >= len(items):
        return False
    marks = (k for k in range(i, len(items)) if items[k].is_a(",", "and", "but"))
    mark = next(marks, len(items))
    told = items[i + 1 : mark]
    dated = items[i].is_a("inspected-participle") and any(item.time is not None for item in told)
    if dated and not any(item.is_grade or item.is_a("as") for item in told):
        return False
    after = items[i + 1]
    return after.time is None and not after.is_a(*PLACES, ",", ".", "by", "again", "last")


def is_passive(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a council was inspected, rather than that somebody called or is inspected."""
    before = items[max(0, i - 2) : i]
    was = any(item.is_a("copula") and not item.is_a("is", "are") for item in before)
    was |= len(before) > 1 and before[0].is_a("both") and before[1].is_a("aggregate")
    return items[i].is_a("inspected-participle") and (was or _is_put_in(items, i))


def named_behind(items: tuple[Item, ...], i: int) -> tuple[Mention, ...]:
    """Return the councils right behind a noun: "a month after a focused visit to Kent"."""
    if not items[i + 1 : i + 2] or not items[i + 1].is_a("of", "to", "in", "at"):
        return ()
    place = next((k for k in range(i + 2, len(items)) if not items[k].is_a(*DEFINITE)), i)
    mention = items[place].mention(Kind.AUTHORITY)
    owner = any(item.is_a("'s", "’s") for item in items[place + 1 : place + 2])
    if mention is None or owner or place == i:
        return ()
    return visited_together(items, place - 1) or (mention,)


def is_an_agent(items: tuple[Item, ...], council: Mention) -> bool:
    """Tell whether a council is who inspected: "the inspection was carried out by Kent"."""
    place = next((k for k, item in enumerate(items) if council in item.mentions), 0)
    if not place or not items[place - 1].is_a("by"):
        return False
    led = items[max(0, place - _AGENT_REACH) : place - 1]
    return any(item.is_a("inspected-verb") for item in led)


def named_beside(items: tuple[Item, ...], i: int, start: int) -> tuple[Mention, ...]:
    """Return the council that stands outside the clause of what was done there.

    "Inspected in May, Kent was good", "Rutland, where assessors called in May, is waiting".
    """
    mark = next((k for k, item in enumerate(items[:-1]) if item.is_a(",")), 0)
    told = items[mark + 1].mention(Kind.AUTHORITY) if mark and i == 0 else None
    where = next((k for k in (start, start - 1) if k > 1 and items[k].is_a("where")), 0)
    if where and items[where - 1].is_a(","):
        told = items[where - 2].mention(Kind.AUTHORITY)
    return (told,) if told is not None else ()


def _is_put_in(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether it is put in when a council was inspected: "Kent, inspected in May, is good".

    In "schools in Kent, inspected in May" it was not the council.
    """
    if i and not (i > 1 and items[i - 1].is_a(",", "(") and items[i - 2].is_a("authority")):
        return False
    if i > _LIES_REACH and items[i - _LIES_REACH].is_a(*PLACES):
        return False
    end = next((k for k in range(i + 1, len(items)) if items[k].is_a(",", ")", "copula")), i)
    return any(item.time is not None for item in items[i + 1 : min(end, i + 1 + _PUT_IN_REACH)])
