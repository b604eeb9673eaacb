"""What a grade is for: the service and the aspects of it that its clause names.

An aspect stands before its grade ("leadership was judged good"), after it ("good for leadership"),
or in the clause that a pronoun takes up ("adoption, which was good").
"""

from itertools import dropwhile

from councilgraph.extract.asides import behind_sides, inserted
from councilgraph.extract.changes import TURNS, is_origin
from councilgraph.extract.clauses import clause_start
from councilgraph.extract.complements import (
    LEADS,
    NEW_VERDICT,
    aspects_after,
    last_named,
    named_along,
    past_asides,
    skip,
    told_below,
)
from councilgraph.extract.exemptions import find_exempt
from councilgraph.extract.grade_steps import STEPS, is_of_the_whole, is_told_apart
from councilgraph.extract.one_by_one import told_one_by_one
from councilgraph.extract.rank_turns import RANKS
from councilgraph.extract.reading import Item, Sentence
from councilgraph.extract.ungraded import is_adverb
from councilgraph.model.claims import Kind, Mention

_DETERMINERS = frozenset("the its their this that our his her both all".split())
_JOINTS = frozenset({",", "and", "&"})
_LABEL_MARKS = frozenset({":", "-", "|", "("})
_TAKING_UP = frozenset({"which", "that", "who", "it", "where", "whose"})
_OF_A_COUNCIL = ("of", "at", "the", "its", "authority", "authority-type", "has", "have", "had")
_OWNED = ("judged-noun", "service", "aspect")
_COUNTS = frozenset("two three four five six seven eight nine ten all both others rest".split())
_THINGS = ("service", "judged-noun", "judgement-noun")
_BESIDE = 3
_FINITE = ("copula", "has", "have", "had", "rise-verb", "fall-verb")
_SAID = ("speech-verb", "report-verb")
_UNDER_REACH = 4
_FAILING_LEADS = frozenset({"in", "of", "with", "over", "about", "at", "on"})
_BESIDE_SUBJECT = (
    *("aspect", "both", "authority", "in", "at", "there", "one", "notch", "time-expression", "'s"),
    *("a", "an", "to", "had", "has", "have", "also", "the", "its", "authority-type"),
    *("grade-above", "grade-below"),
)


def find_topic(
    sentence: Sentence, start: int, head: int, tail: int
) -> tuple[Mention | None, tuple[Mention, ...]]:
    """Return the service and the aspects that the grade at `head..tail` is for."""
    items = sentence.items
    begin = start
    taken: list[Mention] = []
    put_in = behind_sides(items, head)
    for i in reversed(_between(sentence, start, head, "grade", "same-grade", *RANKS, *STEPS)):
        ranked = _is_ranked(items, i) and not _only_explains(items[i + 1 : head])
        ranked = ranked or is_told_apart(items, i, head)
        if i in put_in or (is_origin(items, i) and _is_where_it_went(items[i + 1 : head])):
            continue
        if items[i].is_grade or ranked:
            begin, taken = i + 1, aspects_after(items, i + 1)
            break
    if begin == start > 0 and items[start - 1].is_a(*_LABEL_MARKS):
        begin = clause_start(sentence, start - 2) if start > 1 else begin
        told = _between(sentence, begin, start, "grade", *RANKS)
        for i in (i for i in told if items[i].is_grade or _is_ranked(items, i)):
            begin, taken = i + 1, aspects_after(items, i + 1)
    begin = _past_heirs(sentence, begin, head)
    told = _between(sentence, begin, head, "service")
    services = [m for i in told if (m := items[i].mention(Kind.SERVICE))]
    exempt = find_exempt(sentence, head)
    turned = max(_between(sentence, begin, head, "turn-verb"), default=begin)
    # "Two of the four areas, leadership and adoption, were": there the aside says which.
    counted = any(_between(sentence, begin, head, "part-of"))
    aside = exempt if counted else inserted(sentence, head) | exempt
    named = [
        m
        for i in _between(sentence, begin, head, "aspect")
        if i not in aside
        and i >= turned  # "leaders turned a poor service into a good one"
        and (m := items[i].mention(Kind.ASPECT))
        and _may_be_a_side(items, i, head)
    ]
    aspects = [m for m in named if m not in taken]
    after = aspects_after(items, _what_it_became(items, tail))
    after = after or last_named(items, tail, aspects)
    if not aspects and not after:
        counted = any(item.is_a(*_COUNTS) for item in items[begin:head])
        after = told_one_by_one(items, tail)
        after = after or told_below(items, tail, counted_before=counted)
    place = skip(items, past_asides(items, tail), *LEADS, *_DETERMINERS)
    if place < len(items) and (m := items[place].mention(Kind.SERVICE)):
        services.append(m)
    apart = is_of_the_whole(items, head)
    if not aspects and not after and not apart:
        aspects = _antecedent_aspects(sentence, start) or _excepted(sentence, head)
    if not aspects and not after and not apart:
        aspects = _shared_subject(sentence, start, head)
    spared = [items[i].mention(Kind.ASPECT) for i in exempt]
    aspects = [m for m in aspects if m not in spared]
    if not services:
        told = _between(sentence, 0, head, "service")
        services = [m for i in told if (m := items[i].mention(Kind.SERVICE))][:1]
    along = named_along(items, tail) if aspects and not after else []
    return (services[-1] if services else None), (*(after or aspects), *along)


def _between(sentence: Sentence, start: int, end: int, *tags: str) -> list[int]:
    """Return the positions from `start` on, before `end`, of the items with one of the tags."""
    return [i for i in sentence.find(*tags) if start <= i < end]


def _is_ranked(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a grade is told by its rank: "the lowest grade"."""
    nouns = any(item.is_a("judgement-noun") for item in items[i + 1 : i + 3])
    return items[i].is_a(*RANKS) and nouns


def _is_where_it_went(between: tuple[Item, ...]) -> bool:
    """Tell whether a grade is what the one before it became: "from fair, in 2019, to good"."""
    led = bool(between) and between[-1].is_a(*TURNS)
    return led and all(item.time or item.is_a("in", "at", ",", *TURNS) for item in between)


def _past_heirs(sentence: Sentence, begin: int, head: int) -> int:
    """Return where words end to which a grade before was passed on: ", so was adoption, and"."""
    items = sentence.items
    so = _between(sentence, begin, head, "likewise")
    joints = (i for i in range(so[-1], head) if items[i].is_a(",")) if so else ()
    return next((i + 1 for i in joints if items[i + 1].is_a("and", "but")), begin)


def _what_it_became(items: tuple[Item, ...], tail: int) -> int:
    """Return where the grade ends that a change led to: "from fair to good for leadership"."""
    place = skip(items, tail, "in", "at")
    place += place < len(items) and items[place].time is not None
    turned = place + 1 < len(items) and items[place].is_a(*TURNS) and items[place + 1].is_grade
    return place + 2 if turned else tail


def _only_explains(between: tuple[Item, ...]) -> bool:
    """Tell whether a rank is that of the grade after it: "the lowest grade, inadequate"."""
    return not any(item.is_a("aspect", "copula", "and", "but", *LEADS) for item in between)


def _may_be_a_side(items: tuple[Item, ...], i: int, head: int) -> bool:
    """Tell whether words for an aspect mean it, and are not only a word for a service.

    "Child protection" is graded where it is the subject, and not in "failings in child protection
    at the council, which was"; and "under her leadership" is when.
    """
    if any(item.is_a("under") for item in items[max(0, i - _UNDER_REACH) : i]):
        return False
    if any(item.is_a("despite") for item in items[max(0, i - _BESIDE + 1) : i]):
        return False  # "despite the overall rating, adoption was"
    if items[i + 1].is_a("'s", "’s") and items[i + 2].is_a("service", "judged-noun"):
        return False  # "rated the partnership's services"
    if _speaks(items, i):
        return False
    led = i > 1 and items[i - 1].is_a("the", "its", "their") and items[i - 2].is_a("of")
    if led and i > _BESIDE - 1 and items[i - _BESIDE].is_a("aspect"):
        return False  # "the leadership of the partnership"
    if not items[i].is_a("service"):
        return True
    led = i > 0 and items[i - 1].is_a(*_FAILING_LEADS)
    opens = i == 1 or (i > 1 and items[i - 2].is_a("judgement-noun", "only", ",", *_LABEL_MARKS))
    rest = [item for item in items[i + 1 : head] if not item.is_a(*_JOINTS, *_BESIDE_SUBJECT)]
    told = rest and (
        rest[0].is_a("copula", "judgement-noun", *NEW_VERDICT[2:4], *_LABEL_MARKS)
        or rest[0].text.endswith("ed")
    )
    return (opens if led else i == 0 or not items[i - 1].is_a("of")) and bool(not rest or told)


def _speaks(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether words for a side are people who say something: "leaders of Anytown welcomed"."""
    rest = dropwhile(lambda item: item.is_a(*_OF_A_COUNCIL), items[i + 1 : -1])
    verb = next(rest, None)
    if verb is None or not verb.is_a("speech-verb"):
        return False
    told = next(rest, verb)
    return not (told.is_grade or told.is_a("to", "as"))  # "leaders told to improve"


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
        near = [item for item in _without_whose(before) if not item.is_a(",", "to", "for", "in")]
        beside = bool(near) and near[-1].is_a("aspect") and items[pronoun].is_a("which", "that")
        if not beside and not any(item.is_a("exception") for item in before):
            return []
    named = [m for item in before if (m := item.mention(Kind.ASPECT))]
    # "On adoption, and on fostering, it was told that": what opens a sentence is all meant.
    opens = items[pronoun].is_a("that") and items[0].is_a(*LEADS)
    return named if opens else named[-1:]


def _without_whose(before: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return the words beside a pronoun, but for whose a side is: "leadership of the service,"."""
    end = len(before) - before[-1].is_a(",") if before else 0
    place = end - 1
    whose = place > 0 and before[place].is_a("service", "judged-noun", "authority-type")
    while whose and place > 1 and before[place - 1].is_a(*_DETERMINERS):
        place -= 1
    near = before[: place - 1] if whose and before[place - 1].is_a("of") else before
    return near[-_BESIDE:]


def _shared_subject(sentence: Sentence, start: int, head: int) -> list[Mention]:
    """Return the aspects that a clause without a subject goes on about: "but is still poor"."""
    items = sentence.items
    if start < _BESIDE or not items[start - 1].is_a("but", "yet"):
        return []
    if not all(_has_no_subject(item) for item in items[start:head]):
        return []
    before = items[clause_start(sentence, start - 2) : start - 1]
    first = next((i for i, item in enumerate(before) if item.is_a("aspect")), len(before))
    if any(item.is_grade for item in before) or not all(map(_may_lead, before[:first])):
        return []
    verb = next((i for i, item in enumerate(before) if item.is_a(*_FINITE)), len(before))
    return [m for item in before[:verb] if (m := item.mention(Kind.ASPECT))]


def _has_no_subject(item: Item) -> bool:
    adverb = is_adverb(item) or item.time is not None
    return adverb or item.is_a(*_FINITE, "been", "retain-verb", "be", "judgement-verb")


def _may_lead(item: Item) -> bool:
    """Tell whether a word may stand before the subject of a clause: "Ofsted says Anytown's"."""
    return item.is_a(*_DETERMINERS, "authority", "'s", "’s", "inspectorate", *_SAID)


def _takes_up_a_side(items: tuple[Item, ...], pronoun: int) -> bool:
    """Tell whether a pronoun may stand for an aspect: not in "said that", "in Anytown, which"."""
    before = items[pronoun - 1]
    if items[pronoun].is_a("whose") and not items[pronoun + 1].is_a(*_OWNED):
        return False
    if before.is_a("report-noun", "inspection", "inspection-noun"):
        return False  # "praised for its leadership in a report which"
    if items[pronoun].is_a("that") and before.is_a("copula"):
        opens = items[0].is_a(*LEADS) and items[1].is_a("aspect")
        return opens or _is_judgement_on_a_side(items[:pronoun])
    if items[pronoun].is_a("that") and not before.is_a(",", "aspect", *_THINGS, *_LABEL_MARKS):
        # "It said that" takes up nothing, but for what opens it: "on adoption it was told that".
        return items[0].is_a(*LEADS)
    place = pronoun - 1 - before.is_a(",")
    before = items[max(0, place)]
    led = place > 1 and items[place - 1].is_a("in", "at") and items[place - 2].is_a("aspect")
    if led and not any(item.is_a(*_OWNED) for item in items[pronoun + 1 : pronoun + 2]):
        return True  # "help for care leavers in Anytown, which it graded"
    return items[pronoun].is_a("it", "where") or not before.is_a("authority", "authority-type")


def _is_judgement_on_a_side(before: tuple[Item, ...]) -> bool:
    """Tell whether words name the verdict on an aspect: "the judgement on adoption was that"."""
    noun = next((i for i, item in enumerate(before) if item.is_a("judgement-noun")), len(before))
    after = before[noun + 1 : noun + 2 + _BESIDE]
    return bool(after) and after[0].is_a("on", "of") and any(i.is_a("aspect") for i in after)


def _excepted(sentence: Sentence, head: int) -> list[Mention]:
    """Return the aspect set apart before a grade: "the exception was adoption, where it was"."""
    items = sentence.items
    place = max((i for i in sentence.find("exception") if i < head), default=None)
    if place is None or any(item.is_a("grade") for item in items[place:head]):
        return []
    return [m for item in items[place:head] if (m := item.mention(Kind.ASPECT))][-1:]
