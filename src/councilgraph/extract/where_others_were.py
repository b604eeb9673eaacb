"""Councils told to be where others were before: "Kent is where Surrey was in 2018: Ofsted found".

What is found of the one is what was found of the other in its time.
"""

from collections.abc import Sequence
from dataclasses import replace

from councilgraph.extract.reading import Item, Sentence
from councilgraph.model.claims import JudgementClaim, Kind, Mention, Standing, TimeExpression
from councilgraph.model.time import DatedBy

_RULE = "judgement/likewise"
_IS = ("copula", "retain-verb", "now", "today", "has")
_WAS = ("copula", "stood", "had", "been", "back", "in", "once")
_MARKS = (":", ";", "-", ",")
_REACH = 6


def share_place(sentence: Sentence, own: Sequence[JudgementClaim]) -> list[JudgementClaim]:
    """Return the claims of a sentence, of the council that is where another was and of that."""
    told = _find_places(sentence.items) if own else None
    if told is None:
        return list(own)
    one, other, time = told
    whole = [c for c in own if not (c.implied or c.doubted) and c.authority in (None, one, other)]
    if len(whole) != len(own) or len({c.grade.targets for c in own}) > 1:
        return list(own)
    now = [
        replace(
            c, authority=one, time=None if c.time == time else c.time, standing=Standing.CURRENT
        )
        for c in whole
    ]
    signals = {"likewise", "named", "told-as-last"}
    return now + [
        replace(
            c,
            authority=other,
            time=time,
            dated_by=DatedBy.JUDGED,
            standing=Standing.PREVIOUS,
            rule=_RULE,
            signals=tuple(sorted({*c.signals, *signals})),
        )
        for c in whole
    ]


def _find_places(items: tuple[Item, ...]) -> tuple[Mention, Mention, TimeExpression] | None:
    """Return who is where who was, and when that was."""
    where = next((i for i, item in enumerate(items[:_REACH]) if item.is_a("where")), 0)
    if where < 2 or not all(item.is_a(*_IS) for item in items[1:where]):
        return None
    one = items[0].mention(Kind.AUTHORITY)
    after = items[where + 1 : where + 1 + _REACH]
    other = after[0].mention(Kind.AUTHORITY) if after else None
    place = next((i for i, item in enumerate(after) if item.time is not None), 0)
    time = after[place].time if place else None
    was = all(item.is_a(*_WAS) for item in after[1:place])
    end = items[where + 2 + place : where + 3 + place]
    marked = bool(end) and end[0].is_a(*_MARKS)
    if one is None or other is None or time is None or not (was and place > 1 and marked):
        return None
    return (one, other, time) if time.year is not None or time.form == "ago" else None
