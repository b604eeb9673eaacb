"""When a grade was given anew: "in June 2015 and again in May 2018", "in 2015 and 2018"."""

from itertools import pairwise, takewhile

from councilgraph.extract.reading import Item
from councilgraph.extract.times import GIVEN
from councilgraph.model.claims import TimeExpression

_REACH = 12
_AFTER_KEPT = 9
_NEAR = 2
_LISTING = (*"since : , - in and again then once first on".split(), "repeat")
_VERBS = ("copula", "has", "had")
_NEXT = (",", "before", "but", ";", "and")


def did_so_again(items: tuple[Item, ...], end: int) -> bool:
    """Tell whether it was done again of late: "rated it poor in 2018 and has done so again"."""
    return any(
        one.is_a("did-likewise") and other.is_a("again")
        for one, other in pairwise(items[end : end + _REACH])
    )


def find_again(
    items: tuple[Item, ...], end: int, first: TimeExpression | None
) -> TimeExpression | None:
    """Return the second time of "in June 2015 and again in May 2018", "and kept it in 2018"."""
    for i in range(end, min(len(items) - 1, end + _REACH)):
        if items[i].is_grade or is_next_council(items, i):
            return None
        if items[i].is_a("repeat") and items[i].is_a("again"):
            if items[i - 1].is_a("inspected-verb"):
                return None  # "inadequate in 2019, it was inspected again in 2023"
            later = (item.time for item in items[i + 1 : i + 4] if item.time is not None)
            return next((time for time in later if time != first), None)
        kept = items[i + 1].is_a("it", "that", "this") or any(
            item.is_a("judgement-noun") for item in items[i + 2 : i + 3]
        )
        if items[i].is_a("retain-verb") and kept:
            later = (item.time for item in items[i + 2 : i + _AFTER_KEPT] if item.time is not None)
            return next((time for time in later if time != first), None)
    return None


def find_second(
    items: tuple[Item, ...], end: int, first: TimeExpression | None
) -> TimeExpression | None:
    """Return the second time of "inadequate in 2015 and 2018", if no other grade has it."""
    near = items[end : end + _REACH]
    place = next((i for i, item in enumerate(near) if item.time and item.time == first), None)
    if place is None or not near[place + 1 : place + 2] or not near[place + 1].is_a("and"):
        return None
    place += any(item.is_a("then", "later") for item in near[place + 2 : place + 3])
    led = any(item.is_a("in", "on") for item in near[place + 2 : place + 3])  # "and in 2018"
    time = next((item.time for item in near[place + 2 + led : place + 3 + led]), None)
    rest = takewhile(lambda item: not item.is_a(*_NEXT), near[place + 3 + led :])
    taken = any(item.is_grade or item.is_a("judgement-verb") for item in rest)
    # "And in 2017 was told that": it is of another verb.
    taken = taken or any(item.is_a(*_VERBS) for item in near[place + 2 + led :][1:2])
    return time if time is not None and time.form == "date" and not taken else None


def find_listed(items: tuple[Item, ...], i: int) -> tuple[TimeExpression, ...]:
    """Return the times of "twice: in 2019, and again last April", told one by one."""
    after = items[i + 1 :]
    after = after[any(item.is_a("before") for item in after[:1]) :]  # "twice before, in 2015 and"
    end = next((k for k, item in enumerate(after) if not (item.time or item.is_a(*_LISTING))), -1)
    if end < 0 or not any(item.is_a(":", ",", "-") for item in after[:2]):
        return ()
    times = tuple(item.time for item in after[:end] if item.time is not None)
    return times if len(times) > 1 and all(time.form in GIVEN for time in times) else ()


def is_next_council(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a list goes on there with a council and its time: ", Anytown in 2018"."""
    after = items[i + 1 : i + 1 + _NEAR]
    named = items[i].is_a("authority") and items[i - 1].is_a(",", "and")
    return named and len(after) == _NEAR and after[0].is_a("in") and after[1].time is not None
