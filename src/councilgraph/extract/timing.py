"""When a verdict or a visit took place, and whether the words date the visit or its report."""

from dataclasses import dataclass, replace
from itertools import pairwise

from councilgraph.extract.asides import inserted
from councilgraph.extract.dated_by import what_is_dated
from councilgraph.extract.governing_times import bounded, find_governing
from councilgraph.extract.leaning_times import (
    find_elapsed,
    is_counted_to_another,
    is_of_another_council,
    is_of_what_it_owns,
    tells_when,
)
from councilgraph.extract.other_times import (
    is_of_another,
    is_of_something_else,
    is_of_the_first,
    is_of_the_first_verb,
    is_of_the_origin,
    is_of_what_came_of_it,
    is_of_what_follows,
    is_of_what_was_done,
    is_same_deed,
    is_set_apart,
    kept_from,
    looks_back,
)
from councilgraph.extract.reading import Item, Sentence
from councilgraph.extract.time_limits import find_left_at, find_not_until, find_until, find_when
from councilgraph.model.claims import TimeExpression
from councilgraph.model.time import DatedBy

_BEGUN = ("from", "since")
_LEANING = frozenset({"that", "offset", "within", "adjoining"})
_LEANING_WORDS = ("then", "that", "that-occasion")
_SHORT = ("month", "week", "day")
_VERBS = ("has", "had", "is", "was", "judgement-verb", "award-verb")
_OPENING, _OPENED = 2, 4


@dataclass(frozen=True, slots=True)
class Timing:
    """A time expression, if the clause has one, what it leans on, and what it dates."""

    time: TimeExpression | None = None
    anchor: TimeExpression | None = None
    dated_by: DatedBy | None = None


def find_timing(
    sentence: Sentence,
    position: int,
    clause: tuple[int, int],
    apart: TimeExpression | None = None,
) -> Timing:
    """Return the time nearest to `position`: in its clause, else alone in its sentence.

    `apart` is a time that is known to tell something else.
    """
    items = sentence.items
    leans = sentence.has(*_LEANING_WORDS) and _on_that_occasion(items, position)
    if all(item.time is None for item in sentence.known):
        before = sentence.time_before
        return Timing(time=before, dated_by=DatedBy.JUDGED) if leans else Timing()

    after = items[position + 1 : position + 4]
    if len(after) > _OPENING and after[0].is_a("(") and after[2].is_a(")") and tells_when(after[1]):
        return Timing(time=after[1].time, dated_by=DatedBy.JUDGED)  # "inadequate (2012)"
    when = find_when(items, position)
    if when and items[when].time != apart:
        return Timing(time=items[when].time, dated_by=what_is_dated(items, when))
    told = _told(sentence, position, apart)
    places = _in_clause(items, told, clause, position)
    again = _of_the_second_time(items, position, places)
    late = find_not_until(items, clause[0]) or find_left_at(items, position)
    if not places and late is not None:
        return Timing(time=late, dated_by=DatedBy.JUDGED)
    reached = Timing() if places else _reached(sentence, clause[0], position)
    if reached.time is not None:
        return reached
    elapsed = None if places else find_elapsed(items, position)
    if elapsed is not None:
        anchor = items[elapsed[1][1]].time
        return Timing(time=elapsed[0], anchor=anchor, dated_by=DatedBy.JUDGED)
    governing = find_governing(sentence, clause[0], position)
    places = places or [i for i in governing if apart is None or items[i].time != apart]
    if leans and not places:
        here = next((items[i].time for i in reversed(told) if i < position), sentence.time_before)
        return Timing(time=here, dated_by=DatedBy.JUDGED)
    places = places or _alone(sentence, told, clause[0], position)
    if not places:
        until = find_until(sentence, told, clause[0])
        return Timing(time=until, dated_by=DatedBy.JUDGED) if until else Timing()
    place = min(places, key=lambda i: (abs(i - position), i < position))
    if place < position and any(item.is_grade for item in items[:place]):
        place = again or _own_after(items, told, place, position) or place
    place = _told_more_exactly(items, place)
    time = time_told(items, place)
    if place < clause[0] and items[clause[0] - 1].is_a("when"):
        time = bounded(items[place].time)
    return Timing(
        time=time,
        anchor=_leans_on(sentence, place, time),
        dated_by=what_is_dated(items, place),
    )


def _told(sentence: Sentence, position: int, apart: TimeExpression | None) -> list[int]:
    """Return the places of the times that may date what stands at `position`."""
    items = sentence.items
    aside = inserted(sentence, position)
    kept = kept_from(items, position)
    graded = any(items[i].is_grade or items[i].is_a("judgement-noun") for i in aside)

    def dates(i: int) -> bool:
        time = items[i].time
        if time is None or time == apart or not tells_when(items[i], i < position):
            return False
        if is_of_what_was_done(items[position:i]):
            return False
        given = i < kept and any(item.is_grade for item in items[:i])
        given = given or (i > position and items[i - 1].is_a("(") and items[i + 1].is_a(":"))
        own = i > 1 and items[i - 1].is_a("(") and items[i + 1].is_a(")")
        given = given or (own and items[i - 2].is_grade)
        given = given or (i < position and is_of_the_origin(items, position, i))
        if given or looks_back(items, position, i) or is_of_the_first(items[position + 1 : i]):
            return False
        if is_of_the_first_verb(items, position, i) or is_of_another_council(items, position, i):
            return False
        if is_counted_to_another(items, i, position) or is_of_what_it_owns(items, i):
            return False
        if graded and i in aside:
            return False  # "which was poor in 2021, is good"
        # "Which has been told apart since May, is good": how long is of what is inserted.
        held = any(item.is_a("had") for item in items[max(0, i - 2) : i]) and i < position
        # "Has run it since May and has the top grade": and so is that of another verb.
        after = pairwise(items[i:position])
        held = held or any(a.is_a("and", "but") and b.is_a(*_VERBS) for a, b in after)
        return time.form != "since" or not (i in aside or held)

    return [i for i in range(len(items)) if dates(i)]


def _in_clause(
    items: tuple[Item, ...], told: list[int], clause: tuple[int, int], position: int
) -> list[int]:
    """Return the places of the times of a clause that are not of another deed."""
    within = [i for i in told if clause[0] <= i < clause[1]]
    places = [i for i in within if not is_set_apart(items, clause[0], i, position)]
    places = [i for i in places if is_same_deed(items, i, position)] or places
    own = [i for i in places if not is_of_what_follows(items, position, i)]
    if own or not places:
        return own
    before = [i for i in within if i < position]
    return before or [i for i in places if not is_of_another(items, position, i)]


def _alone(sentence: Sentence, told: list[int], start: int, position: int) -> list[int]:
    """Return the place of the only time between semicolons, unless it is of something else."""
    items = sentence.items
    parts = sentence.find(";")
    first = max((i for i in parts if i < position), default=-1)
    last = min((i for i in parts if i > position), default=len(items))
    places = [i for i in told if first < i < last and tells_when(items[i], before=False)]
    if len(places) != 1 or is_of_something_else(items, places[0], position):
        return []
    when = any(item.is_a("when") for item in items[position : places[0]])
    if when and any(item.is_a("had") for item in items[start:position]):
        return []  # "it had been good for years when inspectors came in March"
    return [] if is_of_what_came_of_it(sentence, places[0], start) else places


def _reached(sentence: Sentence, start: int, position: int) -> Timing:
    """Return the time by which a grade had been reached: "by 2019", "within two years it was"."""
    items = sentence.items
    for i in range(start, min(len(items), position + _OPENING + 1)):
        time = items[i].time
        if time is None or time.form != "deadline" or items[max(0, i - 1)].is_a("must", "due"):
            continue
        if any(item.is_a(",") or item.is_grade for item in items[position + 1 : i]):
            return Timing()
        anchor = None if time.parts else find_anchor(sentence, i)
        if time.parts and time.parts[0].form != "future":
            return Timing(time=time.parts[0], dated_by=DatedBy.JUDGED)
        if anchor is not None:
            time = replace(time, form="within")
            return Timing(time=time, anchor=anchor, dated_by=DatedBy.JUDGED)
    return Timing()


def time_told(items: tuple[Item, ...], place: int) -> TimeExpression | None:
    """Return the time of an item; that from which something has moved is one and no beginning.

    "It is a long way from 2014, when inspectors ...", "unchanged from May 2020". So is that of a
    grade which "is from 2019".
    """
    time = items[place].time
    if time is None or time.form != "from" or not time.parts:
        return time
    after = [item for item in items[place + 1 : place + 3] if not item.is_a(",")]
    moved = any(item.is_a("moved-from") for item in items[max(0, place - 2) : place])
    before = items[max(0, place - 1) : place]
    dates = any(item.is_grade or item.is_a("copula", "judgement-noun") for item in before)
    put_in = items[place - 1].is_a(",") and items[place + 1 : place + 2] != ()
    dates = dates or (
        put_in and place > 1 and items[place + 1].is_a(",")
    )  # "its report, from May,"
    return time.parts[0] if moved or dates or (after and after[0].is_a("when")) else time


def _told_more_exactly(items: tuple[Item, ...], place: int) -> int:
    """Return the place of a date put in behind a lapse: "five years on, in December 2015,"."""
    time, comma = items[place].time, items[place + 1 : place + 2]
    if time is None or time.form not in _LEANING or not any(item.is_a(",") for item in comma):
        return place
    near = range(place + 2, min(len(items), place + _OPENED))
    return next((i for i in near if (told := items[i].time) and told.form == "date"), place)


def _of_the_second_time(items: tuple[Item, ...], position: int, places: list[int]) -> int | None:
    """Return the time after a grade given again: "good in 2018, good again in May 2023"."""
    if not any(item.is_a("again") for item in items[position + 1 : position + 3]):
        return None
    return next((i for i in places if i > position), None)


def _leans_on(sentence: Sentence, place: int, time: TimeExpression | None) -> TimeExpression | None:
    """Return the time that a leaning one is counted from.

    "Six years after it was good" is counted from the time of the clause that it stands in: "poor
    in 2019, four years after", "four years after it was good, Ofsted came back in May 2019".
    """
    if time is None:
        return None
    if time.form in _LEANING:
        return find_anchor(sentence, place)
    if time.form != "lapse":
        return None
    items = sentence.items
    before = [item.time for item in items[:place] if tells_when(item)]
    if before:
        return before[-1]
    comma = next((i for i in range(place, len(items)) if items[i].is_a(",")), len(items))
    return next((item.time for item in items[comma:] if tells_when(item)), None)


def _own_after(items: tuple[Item, ...], told: list[int], place: int, position: int) -> int | None:
    """Return the time after a grade that is told beside another: "poor in 2013 and good in May"."""
    later = next((i for i in told if i > position), None)
    if later is None or not items[place + 1].is_a("and"):
        return None
    return None if any(item.is_grade for item in items[position + 1 : later]) else later


def find_anchor(sentence: Sentence, place: int) -> TimeExpression | None:
    """Return the time before that "that year" or "two years earlier" leans on."""
    before = reversed(sentence.items[:place])
    leaning = sentence.items[place].time
    fine = leaning is not None and leaning.form == "that" and leaning.unit in _SHORT
    last = sentence.month_before if fine else sentence.time_before
    time = next((item.time for item in before if tells_when(item)), last)
    return time.parts[0] if time is not None and time.form in _BEGUN and time.parts else time


def _on_that_occasion(items: tuple[Item, ...], position: int) -> bool:
    """Tell whether a sentence goes on about the time told last: "then, it was", "that report"."""
    opens = items[0].is_a("then") and len(items) > 1 and items[1].is_a(",")
    if opens or items[0].is_a("that-occasion"):
        return True
    return any(
        (other.is_a("that-occasion") and not one.is_a("in", "since", "by", "from"))
        or (one.is_a("that") and other.is_a("inspection", "inspection-noun", "report-noun"))
        for one, other in pairwise(items[:position])
    )
