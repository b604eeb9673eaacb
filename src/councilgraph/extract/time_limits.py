"""Times that other verbs have: "not until 2018 was it good", "poor when Ofsted called in 2017"."""

from dataclasses import replace
from itertools import takewhile

from councilgraph.extract.reading import Item, Sentence
from councilgraph.model.claims import TimeExpression

_EARLIER = ("since", "because", "after")
_OPENING = 2
_LATE_REACH = 5
_NEAR = 6


def find_until(sentence: Sentence, told: list[int], start: int) -> TimeExpression | None:
    """Return the time before which a clause was so: "the second visit, in May, since it was"."""
    items = sentence.items
    if start == 0 or len(told) != 1 or told[0] >= start or not items[start - 1].is_a(*_EARLIER):
        return None
    time = items[told[0]].time
    simple = time is not None and not time.parts
    return replace(time, form="before", parts=(time,)) if time and simple else None


def find_not_until(items: tuple[Item, ...], start: int) -> TimeExpression | None:
    """Return the time that a clause hangs on in "it was not until 2018 that they were".

    Or that it opens with: "not until 2018 were they".
    """
    first = (
        items[start + 1].time if items[start].is_a("negation") and start + 1 < len(items) else None
    )
    if first is not None and first.form == "until" and first.parts:
        return first.parts[0]
    if start < _OPENING + 1 or not items[start - 1].is_a("that"):
        return None
    time = items[start - 2].time
    late = time is not None and time.form == "until" and items[start - 3].is_a("negation")
    return time.parts[0] if late and time is not None and time.parts else None


def find_left_at(items: tuple[Item, ...], position: int) -> TimeExpression | None:
    """Return the time up to which another grade was held: "outstanding until May, is now good"."""
    for i in range(position - 1, 0, -1):
        time = items[i].time
        if time is not None:
            held = time.form == "until" and any(item.is_grade for item in items[max(0, i - 2) : i])
            return time.parts[0] if held and time.parts else None
    return None


def late_time(items: tuple[Item, ...], place: int) -> TimeExpression | None:
    """Return the time before which something was not: "it did not take place until March"."""
    time = items[place].time
    if time is None or time.form != "until" or not time.parts:
        return None
    before = items[max(0, place - _LATE_REACH) : place]
    return time.parts[0] if any(item.is_a("negation") for item in before) else None


def find_when(items: tuple[Item, ...], position: int) -> int | None:
    """Return the place of the time of "poor when Ofsted called in 2017 and", of two or more."""
    again = any(item.is_a("repeat", "overall") for item in items[position + 1 : position + 2])
    position += again  # "poor once more when"
    near = items[position + 1 : position + 1 + _NEAR]
    several = any(
        sum(told) > 1 for told in ([i.time is not None for i in items], [i.is_grade for i in items])
    )
    if not near or not near[0].is_a("when") or not several:
        return None
    own = list(takewhile(lambda item: not item.is_a(",", ";", "and", "but"), near))
    return next((position + 1 + k for k, item in enumerate(own) if item.time is not None), None)
