"""From when to when inspectors were there, where a sentence tells the two days apart.

"It began in January and ended in May", "they arrived on 3 March and left on the 14th", "they spent
five days there from 3 March". Runs of days that are told in one ("from 3 to 14 March") are for
`extract.timegrammar`.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from councilgraph.extract.numbering import number_told
from councilgraph.extract.reading import Item
from councilgraph.model.claims import TimeExpression
from councilgraph.model.text import Span

_REACH = 9
_JOINT_REACH = 4
_PAIR = 2  # months that follow each other, or are one
_PLAIN = ("the", "first", "last", "second", "of", "in", "on")
_BEGINNINGS = ("date", "recent", "from", "that", "in-year", "last", "weeks", "part")
_ENDS = ("date", "recent", "that", "in-year", "last", "until", "weeks", "part")
_DAYS = {"days": 1, "week": 7, "weeks": 7, "fortnight": 14}
_TEAM_REACH = 3
_APART = ("grade", ";", ":", "published-verb", "report-noun", "report-verb", "award-verb")


def find_stay(items: tuple[Item, ...], start: TimeExpression) -> TimeExpression | None:
    """Return the run of days that begins at a time of a sentence; None if it tells no end."""
    place = next((i for i, item in enumerate(items) if item.time is start), None)
    if place is None or start.form not in _BEGINNINGS:
        return None
    for i in range(place + 1, min(len(items), place + 1 + _REACH)):
        end = items[i].time
        if end is not None:
            told = any(item.is_a("stay-end") for item in items[place + 1 : i])
            told = told or end.form == "until" or _goes_on(items, place, i)
            return _run(start, end) if told else None
        if items[i].is_a(*_APART) and not items[i].is_a("stay-end"):
            break
    return _counted_from(items, place, start)


def _counted_from(
    items: tuple[Item, ...], place: int, start: TimeExpression
) -> TimeExpression | None:
    """Return the run of so many days from one on: "five days in the borough from 8 October"."""
    if start.form != "from" or not start.parts or start.parts[0].day is None:
        return None
    for i in range(place - 1, max(0, place - 1 - _REACH), -1):
        if items[i].time is not None or items[i].is_a(*_APART):
            return None
        days = _DAYS.get(items[i].text.lower())
        count = 1 if items[i - 1].is_a("a") else number_told(items[i - 1])
        if days is not None and count is not None:
            return replace(start, form="lasting", count=count * days, unit="day")
    return None


def _goes_on(items: tuple[Item, ...], place: int, i: int) -> bool:
    """Tell whether two times follow each other: "the last week of April and the first of May"."""
    between = items[place + 1 : i]
    if not between or not between[0].is_a("and") or len(between) > _JOINT_REACH:
        return False
    first, last = _month(items[place].time), _month(items[i].time)
    plain = all(item.is_a("and", *_PLAIN) for item in between)
    return plain and first is not None and last is not None and (last - first) % 12 < _PAIR


def _month(time: TimeExpression | None) -> int | None:
    if time is None:
        return None
    return time.parts[0].month if time.parts else time.month


def _run(start: TimeExpression, end: TimeExpression) -> TimeExpression | None:
    """Return the run from one time to another; the month or year told once holds for both."""
    if end.form not in _ENDS:
        return None
    first = start.parts[0] if start.form == "from" and start.parts else start
    last = end.parts[0] if end.form == "until" and end.parts else end
    if first.year is not None and last.year is None and last.month is not None:
        turn = first.month is not None and last.month < first.month
        last = replace(last, form="date", year=first.year + turn)
    return TimeExpression(
        span=Span(start=start.span.start, end=end.span.end),
        text=f"{first.text} - {last.text}",
        form="range",
        parts=(first, last),
    )


def find_slight(
    items: tuple[Item, ...], i: int, time: TimeExpression | None, start: int
) -> Iterator[str]:
    """Name what tells whether inspectors came for a whole inspection, or for less.

    They stayed for weeks, for a day or two, or were only two people.
    """
    if _is_brief(items, i, time):
        yield "short-stay"
    elif _is_long(items, i):
        yield "long-stay"
    few = (k for k in range(start, i) if number_told(items[k]) == _PAIR)
    if any(x.is_a("inspecting-people") for k in few for x in items[k + 1 : k + 1 + _TEAM_REACH]):
        yield "few-inspectors"


def _is_long(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether inspectors stayed for weeks: "were there for a fortnight", "spent two weeks"."""
    near = items[i : i + _REACH]
    weeks = any(one.is_a("weeks") for one in near if one.time is None)
    return weeks or any(one.is_a("fortnight") for one in near)


def _is_brief(items: tuple[Item, ...], i: int, time: TimeExpression | None) -> bool:
    """Tell whether inspectors stayed for two days at most: "spent two days", "on 2 and 3 May"."""
    if time is not None and time.form == "range":
        first, last = (part.day for part in time.parts[:_PAIR])
        return first is not None and last is not None and last - first == 1
    near = pairwise(items[i : i + _JOINT_REACH + 2 * _PAIR])
    return any(
        (one.is_a("a") and other.is_a("day")) or (number_told(one) == _PAIR and other.is_a("days"))
        for one, other in near
    )
