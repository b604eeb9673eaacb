"""Grades in a row with when they were given: "good in 2014, poor in 2018 and now fair".

So "poor then, poor now" tells of two inspections; a verb is not needed for either.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from councilgraph.extract.reading import Item, Sentence
from councilgraph.model.claims import (
    DOUBTS,
    JudgementClaim,
    Kind,
    Mention,
    Standing,
    TimeExpression,
)
from councilgraph.model.time import DatedBy

_RULE = "judgement/row"
_BETTER_TOLD = DOUBTS - {"unsupported", "scale", "loose"}
_NOW, _THEN = ("now", "today"), ("then",)
_FILLING = (
    *("in", "and", ",", ";", "but", "back", "again", "still", "a", "an", "judgement-verb"),
    *("'", "‘", "’", '"', "“", "”", "-", "then", "now", "current-marker", "even"),
)
_OPENS = (":", "-", "(", "–")
_CLOSES = (".", ",", ";", ":", ")", "-", "copula")
_UNREAL = ("if", "would", "could", "might", "?", "hypothetical", "other-body", "aggregate")
_KNOWN = (
    *("service", "inspectorate", "authority", "authority-type", "inspector-noun"),
    *("judgement-noun", "inspection-noun"),
)
_BEFORE = 4


@dataclass(frozen=True, slots=True)
class _Entry:
    """A grade of a row, and the item that tells when it was."""

    grade: Mention
    when: Item


def with_row(sentence: Sentence, own: Sequence[JudgementClaim]) -> list[JudgementClaim]:
    """Return the claims of a sentence with those of the grades that it has in a row."""
    entries = _find_row(sentence)
    councils = {m.targets: m for i in sentence.known if (m := i.mention(Kind.AUTHORITY))}
    sides = [m for i in sentence.known if (m := i.mention(Kind.ASPECT))]
    if len(entries) < 2 or len(councils) > 1 or len(sides) > 1:
        return list(own)
    if sides and sides[0].span.start > entries[0].grade.span.start:
        return list(own)
    in_row = [entry.grade.span for entry in entries]
    told = [c for c in own if any(c.grade.span.overlaps(span) for span in in_row)]
    if any(not _BETTER_TOLD.isdisjoint(c.signals) for c in told):
        return list(own)
    rest = [c for c in own if c not in told]
    council = next(iter(councils.values()), None)
    return [*rest, *_claims(sentence, entries, council, sides)]


def _claims(
    sentence: Sentence,
    entries: Sequence[_Entry],
    council: Mention | None,
    sides: Sequence[Mention],
) -> Iterator[JudgementClaim]:
    """Yield the claims of a row; where it ends with what is so now, the rest was before."""
    known = {"label", *(["named"] if council else [])}
    known |= {"inspector"} if sentence.has("inspectorate", "inspector-noun") else set()
    now = any(entry.when.is_a(*_NOW) for entry in entries)
    for entry in entries:
        today = entry.when.is_a(*_NOW)
        time = _time(sentence, entry)
        signals = {*known, "in-force"} if today else known
        yield JudgementClaim(
            evidence=sentence.span,
            rule=_RULE,
            signals=tuple(sorted(signals)),
            authority=council,
            grade=entry.grade,
            inspectorate=_first(sentence, Kind.INSPECTORATE),
            service=_first(sentence, Kind.SERVICE),
            aspect=sides[0] if sides else None,
            time=time,
            dated_by=DatedBy.JUDGED if time else None,
            standing=Standing.PREVIOUS if now and not today else Standing.CURRENT,
        )


def _find_row(sentence: Sentence) -> list[_Entry]:
    """Return the grades of a row, each with when it was; none where one of them has no time."""
    items = sentence.items
    places = [i for i, item in enumerate(items) if item.is_grade]
    if len(places) < 2 or not sentence.has(*_KNOWN) or sentence.has(*_UNREAL):
        return []
    first, last = places[0], places[-1]
    if not all(_fills(item) for item in items[first : last + 1]):
        return []
    start = first
    while start > 0 and first - start < _BEFORE and _fills(items[start - 1]):
        if items[start - 1].is_a(*_OPENS):
            break
        start -= 1
    end = last + 1
    while end < len(items) and (items[end].time or items[end].is_a("in", *_NOW)):
        end += 1
    opened = start == 0 or items[start - 1].is_a(*_OPENS)
    closed = end == len(items) or items[end].is_a(*_CLOSES)
    return _pair(sentence, start, end) if opened and closed else []


def _fills(item: Item) -> bool:
    return item.is_grade or item.time is not None or item.is_a(*_FILLING)


def _pair(sentence: Sentence, start: int, end: int) -> list[_Entry]:
    """Return the grades of a row with the words for when beside them, each its own."""
    found: list[_Entry] = []
    grade: Mention | None = None
    when: Item | None = None
    for i in range(start, end):
        item = sentence.items[i]
        if item.is_grade:
            if grade is not None or (mention := item.mention(Kind.GRADE)) is None:
                return []
            grade = mention
        elif _tells_when(sentence, i):
            if when is not None:
                return []
            when = item
        if grade is not None and when is not None:
            found.append(_Entry(grade, when))
            grade, when = None, None
    return [] if grade is not None or when is not None else found


def _tells_when(sentence: Sentence, i: int) -> bool:
    """Tell whether a word says when: "in 2014", "now", and "then" behind its grade."""
    item = sentence.items[i]
    if item.is_a(*_THEN):
        return i > 0 and sentence.items[i - 1].is_grade
    return item.is_a(*_NOW) or (item.time is not None and item.time.year is not None)


def _time(sentence: Sentence, entry: _Entry) -> TimeExpression | None:
    """Return the time of a grade of a row: its own, or the last told where it was "then"."""
    if entry.when.is_a(*_NOW):
        return None
    if not entry.when.is_a(*_THEN):
        return entry.when.time
    before = [i.time for i in sentence.items if i.span.end <= entry.grade.span.start and i.time]
    time = before[-1] if before else sentence.time_before
    return time.parts[0] if time is not None and time.parts else time


def _first(sentence: Sentence, kind: Kind) -> Mention | None:
    return next((m for item in sentence.known if (m := item.mention(kind))), None)
