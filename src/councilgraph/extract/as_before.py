"""Grades that were the same before: "good, as it was in 2020", "unchanged since 2018".

How often one was given, as far as the words count it, is for `repeats`.
"""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from councilgraph.extract.reading import Item
from councilgraph.model.claims import TimeExpression

_REACH = 12
_COMPARED = 11
_NEAR = 2
_AS_REACH = 4
_IT = ("it", "they", "that", "which")
_SAME_WORDS = (
    *("as", "it", "they", "was", "were", "did", "had", "been", "in", "on", "at", "back", "the"),
    *("its", "their", "last", "inspection", "before", "previous", "previous-marker"),
    *("inspectorate", "inspector-noun", "predecessors", "colleagues", "others", "also"),
)


def find_as_before(items: tuple[Item, ...], end: int) -> TimeExpression | None:
    """Return the time of an earlier grade that was the same: "good, as it was in 2020".

    Or "the same verdict as in 2013", "good, the grade it was given in 2011", "good, which is what
    inspectors said in 2020".
    """
    for i in range(end, min(len(items), end + _REACH)):
        if items[i].is_grade or items[i].is_a(";", "."):
            return None
        time = items[i].time
        if time is None or time.form in ("day", "future", "deadline", "span"):
            continue
        between = items[max(end, i - _COMPARED) : i]
        place = next((k for k, item in enumerate(between) if item.is_a("as")), None)
        if place is not None and all(item.is_a(*_SAME_WORDS) for item in between[place:]):
            return time
        if _is_as_it_was(items[end:i]) or _is_the_one(items[end:i]):
            return time
        told = any(one.is_a("copula") and two.is_a("what", "how") for one, two in pairwise(between))
        if told and any(item.is_a("which", "that", ",", "-") for item in between[:2]):
            return time
        if time.form == "since" and _is_held(between):
            return time
        noun = next((k for k, item in enumerate(between) if item.is_a("judgement-noun")), None)
        if noun and _is_matched(between, noun):
            return time
        if noun == 0 and between[0] is items[end]:
            return None  # "the rating that it was given in 2018": when it was this one
        if noun and between[noun - 1].is_a("a", "an") and not _is_also(items[end : i + 3]):
            return None  # "by a verdict that it got in May": when it was this one
        if _is_after_the_one(between):
            return time
        back = any(item.is_a("coming-back", "retain-verb", "repeat") for item in items[:end])
        givers = (*_IT, "inspectorate", "inspector-noun") if back else _IT
        if noun is not None and noun + 1 < len(between) and between[noun + 1].is_a(*givers):
            given = any(item.is_a("award-verb", "had") for item in between[noun:])
            return time if given and not _is_reached(items[:end], between) else None
        if _is_unchanged(between):
            return time.parts[0] if time.parts else time
        if noun is not None or time.form == "lapse":
            return None
    return None


def _is_also(items: Sequence[Item]) -> bool:
    """Tell whether words say that something was so as well: "a grade that it also had in 2021"."""
    return any(item.is_a("also", "too", "already", "well", "previous-marker") for item in items)


def _is_after_the_one(between: Sequence[Item]) -> bool:
    """Tell whether a time is that of one before: "another poor, following the one it got in"."""
    return any(
        one.is_a("following", "after") and two.is_a("the") and three.is_a("one")
        for one, two, three in zip(between, between[1:], between[2:], strict=False)
    )


def _is_reached(before: Sequence[Item], between: Sequence[Item]) -> bool:
    """Tell whether a grade is one that was moved to: "rose to good, the grade it was given"."""
    to = any(item.is_a("to") for item in before[-_NEAR:])
    moved = to and any(item.is_a("rise-verb", "fall-verb") for item in before)
    return moved and not any(item.is_a("had", "previous-marker") for item in between)


def _is_held(between: Sequence[Item]) -> bool:
    """Tell whether a grade was in force from then on: "good, the grade it has held since 2017"."""
    noun = any(item.is_a("judgement-noun", "judged-noun") for item in between[: _NEAR + 1])
    return noun and between[0].is_a(",", "-") and any(item.is_a(*_IT) for item in between)


def _is_matched(between: Sequence[Item], noun: int) -> bool:
    """Tell whether a time is that of a verdict which was alike: "repeating its verdict of 2018"."""
    alike = any(item.is_a("as-before", "same-grade") for item in between[:noun])
    return alike and all(item.is_a("of", "in", "from") for item in between[noun + 1 :])


def find_comparison(after: Sequence[Item]) -> int | None:
    """Return where it is told that a grade was the same before: "good, as it was last time".

    Nothing is returned where that has a time.
    """
    start = next((i for i, item in enumerate(after[:_AS_REACH]) if item.is_a("as")), None)
    if start is None:
        return None
    own = list(takewhile(lambda item: not item.is_a(","), after[start:]))
    if any(item.time is not None for item in own):
        return None
    words = takewhile(lambda item: item.is_a(*_SAME_WORDS), own)
    return start if any(item.is_a("previous-marker", "before") for item in words) else None


def find_former(after: Sequence[Item]) -> int | None:
    """Return where a grade is said to have been given before: ", the rating it had last time"."""
    return next(
        (
            i
            for i, (comma, the, noun, it) in enumerate(
                zip(after, after[1:], after[2:], after[3:], strict=False)
            )
            if comma.is_a(",", "-")
            and the.is_a("the")
            and noun.is_a("judgement-noun")
            and it.is_a(*_IT)
        ),
        None,
    )


def find_joined(items: tuple[Item, ...], time: TimeExpression) -> tuple[TimeExpression, ...]:
    """Return the time that is joined to another: "as it did in 2019 and in 2023"."""
    place = next((i for i, item in enumerate(items) if item.time == time), len(items))
    after = items[place + 1 : place + 1 + _NEAR + 1]
    if not after or not after[0].is_a("and"):
        return ()
    times = [item.time for item in after if item.time is not None]
    rest = items[place + 2 + len(after[1:]) :]
    own = any(item.is_grade or item.is_a("judgement-verb") for item in (*after, *rest[:_NEAR]))
    return tuple(t for t in times[:1] if t.form == time.form and not own)


def find_opening(items: tuple[Item, ...], start: int) -> TimeExpression | None:
    """Return the time of an earlier grade that a sentence opens with: "As in 2021, it was"."""
    if not items[0].is_a("as", "like"):
        return _where_it_was(items, start)
    for i in range(1, min(start, _COMPARED)):
        if items[i].time is not None:
            return items[i].time if items[i + 1].is_a(",") else None
        if not items[i].is_a(*_SAME_WORDS):
            return None
    return None


def _where_it_was(items: tuple[Item, ...], start: int) -> TimeExpression | None:
    """Return the time of an earlier grade before a colon: "left where it was in 2019: good"."""
    if start < _AS_REACH or not items[start - 1].is_a(":"):
        return None
    before = items[max(0, start - _COMPARED) : start - 1]
    where = next((k for k, item in enumerate(before) if item.is_a("where")), len(before))
    told = before[where + 1 :]
    if not told or not all(item.time or item.is_a(*_SAME_WORDS, "stood") for item in told):
        return None
    return told[-1].time


def _is_as_it_was(between: tuple[Item, ...]) -> bool:
    """Tell whether a time is that of an earlier grade: "as they did when Ofsted last reported"."""
    return any(
        between[i].is_a("as")
        and between[i + 1].is_a("it", "they")
        and between[i + 2].is_a("did", "copula", "had")
        and not _is_said_after(between[i:])
        for i in range(len(between) - 2)
    )


def _is_the_one(between: tuple[Item, ...]) -> bool:
    """Tell whether a time is that of an earlier grade: ", poor, is the one that it got in 2018"."""
    for i in range(len(between) - 3):
        one = between[i + 1 : i + 3]
        same = one[0].is_a("same-grade") or (one[0].is_a("the") and one[1].is_a("one", "same"))
        if not between[i].is_a("copula") or not same:
            continue
        rest = between[i + 2 :]
        alike = any(item.is_a(*_IT, "inspectorate", "as") for item in rest[:_NEAR])
        given = any(item.is_a("award-verb", "had", "did") for item in rest)
        if alike and given and not any(item.is_a(",", "authority", "aspect") for item in rest):
            return True
    return False


def _is_said_after(items: tuple[Item, ...]) -> bool:
    """Tell whether another clause begins behind a comma: "as it was before, Ofsted said in"."""
    comma = next((i for i, item in enumerate(items) if item.is_a(",")), len(items))
    return any(item.is_a("speech-verb", "report-verb") for item in items[comma:])


def _is_unchanged(between: tuple[Item, ...]) -> bool:
    """Tell whether a time is that of a grade which is still the same: "unchanged from 2019"."""
    near = [item for item in between[-_NEAR:] if not item.is_a("from", "since", "on")]
    return bool(near) and near[-1].is_a("as-before")
