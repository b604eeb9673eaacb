"""The other turns at which a grade was given, by their times: "the third time, after 2018 and"."""

from itertools import takewhile

from councilgraph.extract.as_before import find_joined
from councilgraph.extract.ordinals import CARDINALS, ORDINALS
from councilgraph.extract.reading import Item
from councilgraph.extract.times import GIVEN
from councilgraph.model.claims import TimeExpression

_REACH = 12
_INSPECTING = ("inspection", "inspection-noun", "inspected-verb", "report-noun")
_NEAR = 2
_COUNTED = 7
_JOINED = frozenset("and , in on the a one other another second further again".split())
_LAST = ("first", "last", "past", "previous", "previous-marker")
_EACH = ("each", "all", "both", "every")


def find_others(items: tuple[Item, ...], end: int) -> tuple[TimeExpression, ...]:
    """Return the times of those that one of a count came after: "the third time, after 2018 and".

    Or "its second such verdict in a row after that of 2021".
    """
    near = items[end : end + _REACH + 2]
    count = next((k for k, item in enumerate(near) if _counts_times(item)), len(near))
    for k in range(count + 1, len(near)):
        time = near[k].time
        if near[k].is_grade or near[k].is_a(".", ";", *_INSPECTING):
            return ()
        after = time is not None and time.form == "after" and bool(time.parts)
        if after and time is not None:
            return (time.parts[0], *find_joined(items, time), *_next_joined(near, k))
        led = any(item.is_a("after", "following") for item in near[count:k])
        if time is not None and led and time.form in GIVEN:
            return (time, *find_joined(items, time))
    return ()


def _next_joined(near: tuple[Item, ...], k: int) -> tuple[TimeExpression, ...]:
    """Return the time joined to "after 2018 and 2022"."""
    if len(near) <= k + _NEAR or not near[k + 1].is_a("and"):
        return ()
    time = near[k + 2].time
    return (time,) if time is not None and time.form == "date" else ()


def _counts_times(item: Item) -> bool:
    """Tell whether words count how often a grade was given: "for the third time", "second"."""
    return item.is_a("repeat") or item.text.lower() in list(ORDINALS)[1:]


def find_in_a_row(
    items: tuple[Item, ...], end: int, first: TimeExpression | None
) -> tuple[TimeExpression, ...]:
    """Return the times of "inadequate in 2013, 2015 and 2018", three at least."""
    near = items[end : end + _REACH]
    place = next((i for i, item in enumerate(near) if item.time and item.time == first), None)
    if place is None or place > _NEAR:
        return ()
    joined = (",", "and", "in", "on", "again")
    row = list(takewhile(lambda item: item.time or item.is_a(*joined), near[place:]))
    times = tuple(item.time for item in row if item.time is not None)
    following = near[place + len(row) : place + len(row) + 1]
    taken = any(item.is_grade or item.is_a("it", "they", "the") for item in following)
    dates = all(time.form == "date" for time in times)
    return times if len(times) > _NEAR and dates and not taken else ()


def find_both_turns(items: tuple[Item, ...]) -> tuple[TimeExpression, ...]:
    """Return the times of "in both of its last two inspections, in 2018 and in May 2022".

    Or of "inspections in 2014 and 2021 both found it", "two inspections, in 2014 and 2021, ended".
    """
    numbers = (i for i, item in enumerate(items[:-1]) if item.text.lower() in CARDINALS)
    two = next(numbers, None)
    opens = two == 0
    theirs = two is not None and _are_all(items[max(0, two - 2) : two + 2])
    if not (opens or theirs) and not any(item.is_a("both") for item in items):
        return ()
    two = 1 if opens and items[1].is_a("inspectorate") else two
    two = two + 1 if theirs and two is not None and items[two + 1].is_a(*_LAST) else two
    if two is None or not items[two + 1].is_a(*_INSPECTING):
        two = next((i for i, item in enumerate(items) if _is_of_several(item)), None)
    councils = sum(item.is_a("authority") for item in items)
    if two is None or councils > 1:
        return ()  # "both are good, after inspections in March and May respectively"
    first = next((i for i in range(two, len(items)) if items[i].time is not None), len(items))
    row = takewhile(lambda item: item.time or item.is_a(",", "and", "in", "on"), items[first:])
    told = list(row)
    times = tuple(item.time for item in told if item.time is not None)
    return times if len(times) > 1 and any(item.is_a("and") for item in told) else ()


def _are_all(near: tuple[Item, ...]) -> bool:
    """Tell whether words before a count make it all of the last: "its last two", "the two last"."""
    return any(item.is_a("its", "their", "the") for item in near) and any(
        item.is_a(*_LAST) for item in near
    )


def find_two(items: tuple[Item, ...], end: int) -> tuple[TimeExpression, ...]:
    """Return the two times of "two such verdicts, one in 2014 and the other in 2021"."""
    near = items[end : end + _REACH * 2]
    for i, item in enumerate(near[:-1]):
        if item.is_grade or item.is_a(".", ";"):
            break
        led = item.text.lower().split()[0] in ("one", "first")
        own = takewhile(lambda x: not x.is_a("and", ",", ";"), near[i + 1 : i + 1 + _COUNTED])
        if not led or not any(x.time for x in own):
            continue
        rest = near[i + 1 :]
        first = next(k for k, other in enumerate(rest) if other.time)
        joined = list(takewhile(_goes_on_counting, rest[first + 1 :]))
        later = [other.time for other in joined if other.time]
        time = rest[first].time
        return (time, later[0]) if time is not None and later and later[0] is not None else ()
    return ()


def _goes_on_counting(item: Item) -> bool:
    return item.time is not None or item.text.lower().split()[0] in _JOINED


def find_each(items: tuple[Item, ...], end: int) -> int:
    """Return how many times a grade was given: "poor at each of its last three inspections".

    Or "at both of its inspections", "from both assessments".
    """
    near = items[end : end + _REACH]
    for i, item in enumerate(near[:-1]):
        if item.is_grade or item.is_a(",", ".", ";"):
            return 0
        if item.is_a("both") and any(_is_of_several(x) for x in near[i + 1 : i + _NEAR + 3]):
            return 0 if any(x.is_a("authority") for x in near[i:]) else 2
        number = CARDINALS.get(item.text.lower(), 0)
        last = number and any(x.is_a("last", "past", "previous") for x in near[max(0, i - 1) : i])
        recent = number and near[i + 1].is_a("current-marker")
        noun = near[i + 1 + bool(recent) : i + 2 + bool(recent)]
        told = (last or recent) and any(x.is_a(*_INSPECTING) for x in noun)
        if told and any(x.is_a(*_EACH) for x in near[:i]):
            return number
    return 0


def find_opening_turns(before: tuple[Item, ...]) -> tuple[TimeExpression, ...]:
    """Return the two times of "in 2014, and again in 2021, it was", told before a grade."""
    again = next((i for i, item in enumerate(before) if item.is_a("again")), None)
    if again is None or any(item.is_grade for item in before):
        return ()
    first = [item.time for item in before[max(0, again - _NEAR - 1) : again] if item.time]
    later = [item.time for item in before[again + 1 : again + 2 + _NEAR] if item.time]
    told = [*first[-1:], *later[:1]]
    return tuple(told) if len(told) > 1 and all(time.form in GIVEN for time in told) else ()


def _is_of_several(item: Item) -> bool:
    return item.is_a(*_INSPECTING) and item.text.lower().endswith("s")
