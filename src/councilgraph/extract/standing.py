"""Whether the words around a grade present it as the latest, or as one that is past.

What the rest of the article says of it is for `link.events`.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

from councilgraph.extract.as_before import find_comparison, find_former
from councilgraph.extract.asides import inserted
from councilgraph.extract.changes import is_left_behind, is_origin, lasted_until, opens_until
from councilgraph.extract.grade_steps import STEPS, is_than_then
from councilgraph.extract.leaning_times import find_elapsed
from councilgraph.extract.looking_back import (
    is_of_one_long_before,
    is_of_something_else,
    is_what_was_said_before,
    is_when_last_seen,
    stayed_until,
    without_opener,
)
from councilgraph.extract.reading import Item, Sentence
from councilgraph.model.claims import Kind, TimeExpression

_PARTS = ("been", "be", "being", "already", "once", "twice")
_VERBS = ("award-verb", "judgement-verb")
_STEPS = ("fall-verb", "rise-verb", "grade-above", "grade-below", "down", "up")
_JOINTS = ("and", "but", ",", ";")
_SIDES = ("aspect", "for", "in", "at", "on")
_OTHERS = ("authority", "authority-type", "aspect", "speech-verb")
_NOW_REACH = 7
_CHANGE_REACH = 6
_SAME_NEWS = 6  # months within which what followed a grade is still news of it
_RELATIVE_REACH = 8
_REPORTED_REACH = 6
_SIDE_REACH = 4
_PRESENT = ("has", "have", "is", "are")
_STILL, _THEN = ("now", "still", "currently"), ("then", "that-occasion")
_AUXILIARIES = ("had", "having", "has", "have", "was", "were", "is", "are")


def is_over(
    sentence: Sentence, grade: tuple[int, int], clause: tuple[int, int], signals: set[str]
) -> bool:
    """Tell whether the clause itself says that another grade took the place of that at `grade`."""
    items, (start, end) = sentence.items, grade
    lasted = lasted_until(items[end : end + 2]) or opens_until(items, start)
    lasted = lasted or stayed_until(items, end)
    if "no-longer" in signals or lasted:
        return True
    if sentence.has("after") and _is_what_came_before(items, start):
        return True
    if items[start].is_a(*STEPS) and is_than_then(items, start):
        return True
    if is_left_behind(items, start):
        return True
    if is_origin(items, start) and ("change" in signals or _leads_on(items, end)):
        return True
    near = (*_of_its_verb(_left(sentence, start, clause)), *_right(items, end, clause))
    lasts = any(item.is_a("will") for item in near)  # "until then the lowest grade will stand"
    markers = [item for item in near if item.is_a("previous-marker") and not lasts]
    if any(not is_of_something_else(items, item) for item in markers):
        return True
    if _is_of_an_earlier_one(items, clause[0]) or is_what_was_said_before(items, clause[0]):
        return True
    return sentence.has("current-marker") and _gives_way(items[end:])


def is_before(
    sentence: Sentence,
    grade: tuple[int, int],
    clause: tuple[int, int],
    own_time: TimeExpression | None,
) -> bool:
    """Tell whether the clause, or the time told of it, puts the grade before what else is told.

    Where nothing else is told of the service, the grade is still the one in force.
    """
    items, (start, end) = sentence.items, grade
    then = sentence.has(*_THEN) and _is_of_then(items, start, end)
    if then or _had_been_given(items[end : end + _RELATIVE_REACH]) or _is_earlier(own_time):
        return True
    if is_when_last_seen(items, end) or is_of_one_long_before(items, clause[0]):
        return True
    left, led = _left(sentence, start, clause), items[max(0, clause[0] - 1)]
    if led.is_a("when") and any(item.is_a("moved-from") for item in items[: clause[0]]):
        return True  # "it is a long way from 2012, when it was poor"
    if led.is_a("after", "since") and any(item.is_a("being") for item in left):
        return True  # "two years after being rated poor"
    near = takewhile(lambda item: not item.is_a(","), left)
    return any(_is_long_before(item.time) for item in near) or _is_pluperfect(
        items, start, clause[0], left
    )


def _is_what_came_before(items: tuple[Item, ...], grade: int) -> bool:
    """Tell whether another grade came after this one: "poor, not long after it was found fair".

    A side may be another grade's reason: "good, after its leadership was found outstanding".
    """
    after = next((i for i in range(grade - 1, 0, -1) if items[i].is_a("after", ",")), 0)
    opens = items[max(0, after - 1)].is_a(";", ":", "and", "but")
    if not items[after].is_a("after") or opens or any(i.is_grade for i in items[after:grade]):
        return False
    why = items[after + 1]
    if why.text.endswith("ing") and not why.is_a("being", "having", *_VERBS):
        return False  # "put in the bottom band after deciding that it was poor"
    if any(item.is_a("aspect", "part-of") for item in items[after : grade + _SIDE_REACH]):
        return False
    own = items[grade].mention(Kind.GRADE)
    others = [item.mention(Kind.GRADE) for item in items[:after] if item.is_grade]
    return own is not None and any(one and one.targets != own.targets for one in others)


def _left(sentence: Sentence, start: int, clause: tuple[int, int]) -> list[Item]:
    """Return the words of a clause before a grade that are about it, the nearest first."""
    items, aside = sentence.items, inserted(sentence, start)
    left = _own_words(items[i] for i in range(start - 1, clause[0] - 1, -1) if i not in aside)
    left = without_opener(left, items)
    return list(takewhile(lambda item: not item.is_a("current-marker", "must"), left))


def _of_its_verb(left: Sequence[Item]) -> Iterator[Item]:
    """Yield the words before a grade, the last first, back to "has": it is told of today.

    "A council where children were once said to be unsafe has been raised to".
    """
    for item in left:
        if item.is_a("has", "have"):
            return
        yield item


def _right(items: tuple[Item, ...], end: int, clause: tuple[int, int]) -> list[Item]:
    """Return the words of a clause after a grade that are about it."""
    right = _own_words(_before_joint(items[end : clause[1]]))
    right = right[: find_former(right)]
    right = list(takewhile(lambda item: not item.is_a("than", "same-grade", *_STEPS), right))
    right = right[: find_comparison(right)]
    if any(item.is_grade for item in items[end : clause[1]]):
        right = list(takewhile(lambda item: not item.is_a(","), right))
    return right


def _is_long_before(time: TimeExpression | None) -> bool:
    """Tell whether a time sets apart two inspections: "six years after", not "a week after"."""
    return time is not None and time.form == "lapse" and _is_long(time)


def _is_earlier(time: TimeExpression | None) -> bool:
    """Tell whether a grade was given well before what else is told: "three years earlier"."""
    earlier = time is not None and time.form == "offset" and (time.count or 0) < 0
    return time is not None and earlier and _is_long(time)


def _is_long(time: TimeExpression) -> bool:
    short = time.unit == "month" and abs(time.count or 0) <= _SAME_NEWS
    return not short and time.unit not in ("day", "week")


def _is_of_an_earlier_one(items: tuple[Item, ...], start: int) -> bool:
    """Tell whether a clause hangs on an inspection that is over: "the last one, which found"."""
    if start == 0 or not items[start - 1].is_a("which", "that", "when"):
        return False
    before = items[max(0, start - _RELATIVE_REACH) : start - 1]
    near = takewhile(lambda item: not item.is_grade, reversed(before))
    then = items[start - 1].is_a("when")  # "down from the last time they called, when it was"
    return any(i.is_a("previous-marker") and (then or i.is_a("inspection")) for i in near)


def is_the_last(sentence: Sentence, clause: tuple[int, int]) -> bool:
    """Tell whether a grade is that of the last inspection, which is the one in force if none is.

    "It was good when it was last inspected": unless the article tells of a later one, as "last
    time" implies.
    """
    items = sentence.items[max(0, clause[0] - _RELATIVE_REACH) : clause[1]]
    markers = [item for item in items if item.is_a("previous-marker")]
    told = ({*item.text.lower().split()} for item in markers)
    if any("last" in words and words.isdisjoint(("time", "occasion")) for words in told):
        return True
    return not markers and any(item.time and item.time.form == "lapse" for item in items)


def is_in_force(sentence: Sentence, grade: int, clause: tuple[int, int], since: bool) -> bool:
    """Tell whether words say that a grade stands: "is now good", "has been inadequate since May".

    `since` tells whether a time from which it stands belongs to it.
    """
    left = _own_words(sentence.items[i] for i in range(grade - 1, clause[0] - 1, -1))
    verb = next((item for item in left if item.is_a(*_AUXILIARIES)), None)
    if verb is None or not verb.is_a(*_PRESENT):
        return False
    return since or any(item.is_a(*_STILL) for item in left)


def _is_pluperfect(items: tuple[Item, ...], grade: int, start: int, left: Sequence[Item]) -> bool:
    """Tell whether a clause looks back: "had been rated good", "having been inadequate before".

    After "decided that" and "heard on Monday that" it is only reported, and "having been given a
    C3" may be how things stand.
    """
    verbs = [item for item in _up_to_verb(left) if item.is_a(*_AUXILIARIES)]
    verb = next(iter(verbs), None)
    if verb is not None and verb.is_a("had") and not any(v.is_a("has", "have") for v in verbs[1:2]):
        words = items[grade].text.split()  # "families had inconsistent experiences"
        held = left[0] is verb and len(words) > 1 and not words[0].endswith("ed")
        risen = any(i.time and i.time.form == "deadline" for i in left)  # "by 2019 it had"
        risen = risen or find_elapsed(items, grade) is not None
        return not (held or risen or _is_reported(items, start))
    return (
        verb is not None
        and verb.is_a("having")
        and any(item.is_grade or item.is_a("same-grade") for item in items[:grade])
    )


def _is_reported(items: tuple[Item, ...], start: int) -> bool:
    """Tell whether a clause is what somebody decided, or heard: "learnt on Friday that it had"."""
    if start and items[start - 1].is_a("report-verb"):
        return True
    if start < 2 or not items[start - 1].is_a("that"):
        return False
    if items[0].is_a("it") and items[start - 2].is_a("repeat"):
        return True  # "it was the second time that it had been given that rating"
    near = takewhile(
        lambda item: not item.is_a(",", "which", "that"),
        reversed(items[max(0, start - 1 - _REPORTED_REACH) : start - 1]),
    )
    return any(item.is_a("report-verb", "learn-verb", "published-verb") for item in near)


def _had_been_given(after: Sequence[Item]) -> bool:
    """Tell whether a clause about a grade looks back: "the good that it had been awarded"."""
    if not after or not after[0].is_a("which", "that", "it", "they"):
        return False
    return any(
        one.is_a("had") and (other.is_a("been", *_VERBS) or other.time is not None)
        for one, other in pairwise(after)
    )


def _is_of_then(items: tuple[Item, ...], start: int, end: int) -> bool:
    """Tell whether a grade is of a time told before: "the verdict then was poor", "poor then,"."""
    after = items[end : end + 2]
    if after and after[0].is_a("then"):
        return after[-1].is_a(",", ".", ";", "and", "but") or len(after) == 1
    return any(
        noun.is_a("judgement-noun") and then.is_a(*_THEN) and verb.is_a("copula")
        for noun, then, verb in zip(items[:start], items[1:start], items[2:start], strict=False)
    )


def _gives_way(after: tuple[Item, ...]) -> bool:
    """Tell whether a sentence goes on to what is so now: "took on a poor service, now good"."""
    now = next((i for i, item in enumerate(after) if item.is_a("current-marker")), 0)
    joint = max((i for i, item in enumerate(after[:now]) if item.is_a(*_JOINTS)), default=None)
    near = after[: now + _NOW_REACH]
    grade = next((i for i, item in enumerate(near) if i > now and item.is_grade), None)
    if joint is None or grade is None:
        return False
    side = any(item.is_a(*_SIDES) for item in after[grade + 1 : grade + 2])
    return not side and not any(item.is_a(*_OTHERS) for item in after[joint:grade])


def _up_to_verb(left: Sequence[Item]) -> Iterator[Item]:
    """Yield the words before a grade, the last first, back to a verb in the simple past."""
    for item, before in pairwise([*left, *left[-1:]]):
        yield item
        past = item.is_a("award-past") or (item.text.endswith("ed") and item.is_a(*_VERBS))
        if past and not before.is_a(*_AUXILIARIES, *_PARTS) and not before.text.endswith("ly"):
            return


def _before_joint(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return the items up to a comma with "and" or "but", after which another clause begins."""
    joints = (i for i, (one, other) in enumerate(pairwise(items)) if _joins(one, other))
    return items[: next(joints, len(items))]


def _joins(one: Item, other: Item) -> bool:
    return one.is_a(",") and other.is_a("and", "but")


def _own_words(items: Iterable[Item]) -> list[Item]:
    """Return the items up to the next grade, which has words of its own."""
    return list(takewhile(lambda item: not item.is_grade, items))


def _leads_on(items: tuple[Item, ...], end: int) -> bool:
    """Tell whether a time and another grade follow: "from inadequate in 2015 to good"."""
    after = items[end : end + _CHANGE_REACH]
    place = next((i for i, item in enumerate(after) if item.is_a("to")), 0)
    timed = any(item.time is not None for item in after[:place])
    return timed and any(item.is_grade for item in after[place : place + 2])
