"""Grades that stand beside another as what was before it: "good (was poor)", "good, from poor".

Lists and tables of the sides of a service tell their history so, mostly without a verb.
"""

from collections.abc import Sequence
from dataclasses import replace

from councilgraph.extract.heads import Head
from councilgraph.extract.reading import Item, Sentence
from councilgraph.extract.subjects import Subject
from councilgraph.model.claims import JudgementClaim, Standing

_OPENINGS = ("(", ",", "-")
_BEFORE = ("from", "previous-marker", "was", "were", "had")
_FILLING = ("been", "up", "down", "a", "an", "in", ":", "it", "judgement-verb")
_DATED_REACH = 3
_GOING_ON = (
    *("to", "in", "on", ",", "-", "and", "then", "before", "again", "back", "finally", "now"),
    *("returning", "going", "coming", "moving", "eventually", "rise-verb", "fall-verb", "further"),
)


def find_successor(
    sentence: Sentence, head: Head, own: Sequence[JudgementClaim]
) -> tuple[JudgementClaim, ...]:
    """Return the claims of the grade that came after the one at `head`, none if it has none."""
    if not own or own[-1].standing is Standing.PREVIOUS:
        return ()
    items, last = sentence.items, own[-1].grade.span
    if _is_put_in(items, head):
        return tuple(claim for claim in own if claim.grade.span == last)
    start = next((i for i in range(head.start) if items[i].span.start >= last.end), head.start)
    between = items[start : head.start]
    if not between or not between[0].is_a(*_OPENINGS):
        return ()
    if not all(item.time or item.is_a(*_BEFORE, *_FILLING) for item in between[1:]):
        return ()
    bracketed = between[0].is_a("(")
    near = (*between, *items[head.end : head.end + _DATED_REACH])
    dated = bracketed and any(item.time is not None for item in near)
    if not dated and not any(item.is_a(*_BEFORE) for item in between):
        return ()
    return tuple(claim for claim in own if claim.grade.span == last)


def _is_put_in(items: tuple[Item, ...], head: Head) -> bool:
    """Tell whether a grade in brackets is the one before: "good, it said (previously fair)"."""
    before, after = items[max(0, head.start - 2) : head.start], items[head.end : head.end + 1]
    opened = len(before) > 1 and before[0].is_a("(") and before[1].is_a("previous-marker", "was")
    return opened and any(item.is_a(")") for item in after)


def find_overtaken(
    sentence: Sentence, head: Head, own: Sequence[JudgementClaim]
) -> tuple[JudgementClaim, ...]:
    """Return the claims that a change went on from: "from poor to fair in 2015 and then to"."""
    items = sentence.items
    if not own or "change" not in own[-1].signals or own[-1].standing is Standing.PREVIOUS:
        return ()
    last = own[-1].grade.span
    start = next((i for i in range(head.start) if items[i].span.start >= last.end), head.start)
    between = items[start : head.start]
    if not between or not between[-1].is_a("to"):
        return ()
    if not all(item.time or item.is_a(*_GOING_ON) for item in between):
        return ()
    return tuple(claim for claim in own if claim.grade.span == last)


def succeeded(subject: Subject, successors: Sequence[JudgementClaim]) -> Subject:
    """Return what a grade is for that others came after: what they are for."""
    aspects = dict.fromkeys(c.aspect for c in successors if c.aspect is not None)
    councils = dict.fromkeys(c.authority for c in successors if c.authority is not None)
    return replace(subject, aspects=tuple(aspects), authorities=tuple(councils), refused=None)


def made_previous(claims: Sequence[JudgementClaim]) -> list[JudgementClaim]:
    """Return claims of a grade that others came after."""
    return [replace(claim, standing=Standing.PREVIOUS) for claim in claims]
