"""Councils that are told of as such first, and named behind their grade.

"Two councils were rated good: Kent and Surrey", "councils rated good include Kent and Surrey",
"the only other council to hold that grade is Kent".
"""

from collections.abc import Sequence
from dataclasses import replace

from councilgraph.extract.complements import skip
from councilgraph.extract.heads import Head
from councilgraph.extract.lists_of_councils import Listed, ends_there, read_list
from councilgraph.extract.reading import Item, Sentence
from councilgraph.extract.subjects import is_count
from councilgraph.model.claims import JudgementClaim, Kind, Mention
from councilgraph.model.time import DatedBy

_PART_OF = 4
_BEFORE_NOUN = frozenset("among the other only all these of both bystander".split())
_LINKS = ("include", "includes", "included", "including")
_BE = ("is", "are", "was", "were")
_OTHERS = ("authority", "authority-type", "other-body", "other", "others", "those", "negation")
_VERBS = ("has", "had", "have", "copula", "speech-verb", "which", "who", ";", ":", "but", "while")


def find_named_later(items: tuple[Item, ...], head: Head) -> tuple[Mention, ...]:
    """Return the councils that are named behind a grade which is told of councils before it."""
    if any(item.is_a("authority") for item in items[: head.start]):
        return ()
    colon = next((i for i in range(head.end, len(items)) if items[i].is_a(":")), None)
    if colon is not None:
        return _after_colon(items, head, colon)
    return tuple(named.council for named in _subjects(items, head))


def date_named(
    sentence: Sentence, head: Head, told: Sequence[JudgementClaim]
) -> list[JudgementClaim]:
    """Return claims of councils that are named behind a grade, each with the time beside it.

    "Councils rated good include Kent (2020) and Surrey (2022)."
    """
    named = {one.council: one.time for one in _subjects(sentence.items, head)}
    if not any(named.values()):
        return list(told)
    return [
        replace(claim, time=named[claim.authority], anchor=None, dated_by=DatedBy.JUDGED)
        if claim.authority in named
        else claim
        for claim in told
    ]


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


def _subjects(items: tuple[Item, ...], head: Head) -> Listed:
    """Return the list that a verb names as the councils graded: "councils rated good include A"."""
    first = 0
    while first < head.start and (is_count(items[first]) or items[first].is_a(*_BEFORE_NOUN)):
        first += 1
    opens = first < head.start and items[first].is_a("authority-type", "aggregate")
    if not opens or any(item.is_a(*_OTHERS) for item in items[first + 1 : head.start]):
        return ()
    for i in range(head.end, len(items)):
        links = items[i].is_a(*_LINKS) or (items[i].is_a("copula") and items[i].is_a(*_BE))
        listed, end = read_list(items, i + 1) if links else ((), i)
        if listed:
            return listed if ends_there(items, end) else ()
        if items[i].is_a(*_OTHERS, *_VERBS) or items[i].is_grade:
            return ()
    return ()
