"""Councils that are told of as such, and then named: behind their grade, or as some of several.

"Two councils were rated good: Kent and Surrey", "councils rated good include Kent and Surrey",
"the only other council to hold that grade is Kent", "several councils, including Kent, are good".
"""

from dataclasses import replace

from councilgraph.extract.complements import skip
from councilgraph.extract.heads import Head
from councilgraph.extract.lists_of_councils import Listed, ends_there, read_list, time_beside
from councilgraph.extract.reading import Item, Sentence
from councilgraph.extract.subjects import is_count
from councilgraph.model.claims import JudgementClaim, Kind, Mention, TimeExpression
from councilgraph.model.time import DatedBy

_PART_OF = 4
_BEFORE_NOUN = frozenset("among the other only all these of both bystander".split())
_COUNCILS = ("authority-type", "aggregate", "areas")
_LINKS = ("include", "includes", "included", "including")
_BE = ("is", "are", "was", "were")
_FINITE = (*_BE, "has", "have", "had")
_WHO = ("which", "that", "who", "whose", "where", "to")
_PLACES = ("in", "at", "across")
_CIRCUMSTANCES = (",", "after", "before", "with", "from", "since")
_OTHERS = ("authority", "authority-type", "other-body", "other", "others", "those", "negation")
_VERBS = ("has", "had", "have", "copula", "speech-verb", "which", "who", ";", ":", "but", "while")


def find_named_later(items: tuple[Item, ...], head: Head) -> tuple[Mention, ...]:
    """Return the councils that are named for those of which a grade is told before."""
    included = _included(items, head)
    listed = {named.council for named in included}
    if any((m := x.mention(Kind.AUTHORITY)) and m not in listed for x in items[: head.start]):
        return ()
    if included:
        return tuple(named.council for named in included)
    colon = next((i for i in range(head.end, len(items)) if items[i].is_a(":")), None)
    if colon is not None:
        return _after_colon(items, head, colon)
    return tuple(named.council for named in _subjects(items, head))


def date_named(sentence: Sentence, own: list[JudgementClaim]) -> list[JudgementClaim]:
    """Return the claims of a sentence, those of councils named behind a grade with their times.

    "Councils rated good include Kent (2020) and Surrey (2022)": a time of all stands at the end.
    """
    listed = [
        claim
        for claim in own
        if "pointed" in claim.signals
        and claim.authority is not None
        and claim.authority.span.start > claim.grade.span.end
    ]
    items, times = sentence.items, dict[Mention | None, TimeExpression | None]()
    for i in sentence.find("authority") if listed else ():
        times[items[i].mention(Kind.AUTHORITY)] = time_beside(items, i + 1)[0]
    if not any(times.get(claim.authority) for claim in listed[:-1]):
        return own
    return [_at(claim, times.get(claim.authority)) if claim in listed else claim for claim in own]


def _at(claim: JudgementClaim, time: TimeExpression | None) -> JudgementClaim:
    dated_by = DatedBy.JUDGED if time is not None else None
    return replace(claim, time=time, anchor=None, dated_by=dated_by)


def _after_colon(items: tuple[Item, ...], head: Head, colon: int) -> tuple[Mention, ...]:
    """Return the councils that are counted first and then named: "two were rated good: A and B"."""
    counted = any(_counts_councils(items, i) for i in range(head.start))
    if not counted or any(
        item.is_a("negation", "authority", "other-body") for item in items[:colon]
    ):
        return ()
    end = skip(items, colon + 1, "authority", ",", "and", "the")
    ends = end >= len(items) or items[end].is_a(".", "which", "where", "whose")
    named = (item.mention(Kind.AUTHORITY) for item in items[colon + 1 : end])
    return tuple(mention for mention in named if mention is not None) if ends else ()


def _counts_councils(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a number is of councils: "two councils", "one of the 22 councils"."""
    if items[i].time is not None or not is_count(items[i]):
        return False
    part = items[i + 1].is_a("of")
    near = items[i + 1 : i + 1 + (_PART_OF if part else 1)]
    return any(
        item.is_a("authority-type", "aggregate", "copula", "have", "has", "had", "judgement-verb")
        for item in near
    )


def _included(items: tuple[Item, ...], head: Head) -> Listed:
    """Return the list of some that are graded: "several councils, including A and B, are good".

    Or "good in several councils, including A and B".
    """
    for i in range(2, len(items)):
        if not items[i].is_a("including") or not items[i - 1].is_a(","):
            continue
        listed, end = read_list(items, i + 1)
        if not items[i - 2].is_a("authority-type", "aggregate") or not ends_there(items, end):
            continue
        if i < head.start and _councils_open(items, head) == i - 2 and items[end].is_a(","):
            told = items[end + 1 : head.start]
            return () if any(item.is_a(*_OTHERS, ",") for item in told) else listed
        led = [item for item in items[head.end : i - 2] if not is_count(item)]
        there = i > head.end and (led and led[-1].is_a(*_PLACES))
        if there and not any(item.is_a(*_OTHERS, *_VERBS, *_CIRCUMSTANCES) for item in led):
            return listed
    return ()


def _councils_open(items: tuple[Item, ...], head: Head) -> int | None:
    """Return where the councils are told of that open a sentence: "the three other councils"."""
    first = 0
    while first < head.start and (is_count(items[first]) or items[first].is_a(*_BEFORE_NOUN)):
        first += 1
    return first if items[first].is_a(*_COUNCILS) else None


def _subjects(items: tuple[Item, ...], head: Head) -> Listed:
    """Return the list that a verb names as the councils graded: "councils rated good include A"."""
    first = _councils_open(items, head)
    if first is None or any(item.is_a(*_OTHERS) for item in items[first + 1 : head.start]):
        return ()
    led = items[first + 1 : head.start]
    if any(item.is_a(*_FINITE) for item in led) and not any(item.is_a(*_WHO) for item in led):
        return ()  # "the council was rated good": no verb follows that names it
    for i in range(head.end, len(items)):
        links = items[i].is_a(*_LINKS) or (items[i].is_a("copula") and items[i].is_a(*_BE))
        listed, end = read_list(items, i + 1) if links else ((), i)
        if listed:
            return listed if ends_there(items, end) else ()
        if items[i].is_a(*_OTHERS, *_VERBS) or items[i].is_grade:
            return ()
    return ()
