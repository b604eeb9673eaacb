"""Times that hold on: for what goes on about an inspection, or stands under a chronicle's year.

What passes a verdict on to others is for `carrying`.
"""

from collections.abc import Sequence
from dataclasses import replace

from councilgraph.extract.reading import TIME, Sentence
from councilgraph.model.claims import JudgementClaim, Standing, TimeExpression
from councilgraph.model.time import DatedBy

_NOW = ("current-marker", "is", "are", "has", "have", "authority", ";", ":")
_CHANGED = frozenset({"change", "no-longer"})
_JOINED = (",", "then", "and", "authority")
_OF_TODAY = ("is", "are", "has", "have", "current-marker", "this", "today")
_LAST = frozenset({"told-as-last"})


def carry_on(
    sentence: Sentence, own: Sequence[JudgementClaim], claims: list[JudgementClaim]
) -> list[JudgementClaim]:
    """Return claims with the time and the standing of the grade before that they go on from.

    "After its last inspection, in 2022, it was good for efficiency, but it required improvement":
    what opens a sentence holds for all of it, until the present or another time is spoken of.
    """
    told = [claim for claim in own if not claim.implied]
    if not told or not claims or claims[0].time is not None:
        return claims
    if claims[0].standing is Standing.PREVIOUS or _CHANGED.intersection(claims[0].signals):
        return claims  # "up from requires improvement" was before
    last, at = told[-1], claims[0].grade.span.start
    between = [
        i for i in sentence.items if last.grade.span.end <= i.span.start and i.span.end <= at
    ]
    named = any(item.is_a("authority") for item in between)
    past = last.standing is Standing.PREVIOUS
    if past and named and all(item.is_a(*_JOINED) for item in between):
        # "It was outstanding then, and Anytown good": that was then, too.
        return [replace(c, standing=last.standing, time=last.time) for c in claims]
    opened = last.time is not None and last.time.span.end <= last.grade.span.start
    if not opened or any(i.time or i.is_a(*_NOW) for i in between):
        return claims
    return [_as_of(claim, last) for claim in claims]


def date_sides(
    sentence: Sentence, own: list[JudgementClaim], before: Sequence[JudgementClaim]
) -> list[JudgementClaim]:
    """Return the claims of a sentence, those of sides with the time of the whole told just before.

    "At its last inspection, in 2017, it was fair. Leadership was judged good": that was then, too.
    """
    told = [c for c in before if c.time is not None and not c.implied]
    if not told or not own or sentence.has(TIME, *_OF_TODAY):
        return own
    last = told[-1]
    past = last.standing is Standing.PREVIOUS and not _LAST.isdisjoint(last.signals)
    sides = all(c.aspect is not None and c.standing is Standing.CURRENT for c in own)
    if not past or not sides or not _CHANGED.isdisjoint(last.signals):
        return own
    return [_as_of(claim, last) for claim in own]


def _as_of(claim: JudgementClaim, last: JudgementClaim) -> JudgementClaim:
    """Return a claim with the time and the standing of the one that it goes on from."""
    return replace(
        claim,
        time=last.time,
        anchor=last.anchor,
        dated_by=last.dated_by,
        standing=last.standing,
        signals=tuple(sorted({*claim.signals, *_LAST.intersection(last.signals)})),
    )


def find_year(sentence: Sentence) -> TimeExpression | None:
    """Return the time that heads a paragraph of a chronicle: "2014: inadequate."."""
    head = sentence.items[:2]
    time = head[0].time if len(head) > 1 and head[1].is_a(":", "-") else None
    return time if time is not None and time.year is not None else None


def date_with(claims: Sequence[JudgementClaim], year: TimeExpression) -> list[JudgementClaim]:
    """Return claims with the time that heads their paragraph, where they have none."""
    return [c if c.time is not None or c.implied else replace(c, time=year) for c in claims]


def date_before(
    sentence: Sentence, before: Sequence[JudgementClaim], claims: list[JudgementClaim]
) -> list[JudgementClaim]:
    """Return the claims, those just before with the time of a sentence: "That was in 2019"."""
    items = sentence.items
    place = next((i for i, item in enumerate(items) if item.time is not None), len(items))
    opens = len(items) > 2 and items[0].is_a("that", "it", "this") and items[1].is_a("was")
    plain = all(item.is_a("in", "on", "back", "only", "just") for item in items[2:place])
    if not opens or not plain or not place < len(items) <= place + 2:
        return claims
    return [
        replace(c, time=items[place].time, dated_by=DatedBy.JUDGED)
        if c in before and c.time is None and not c.implied
        else c
        for c in claims
    ]
