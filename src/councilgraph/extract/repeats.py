"""Earlier judgements that the words presuppose: "for the second time in six years"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from councilgraph.extract.as_before import (
    find_as_before,
    find_comparison,
    find_joined,
    find_opening,
)
from councilgraph.extract.ordinals import ORDINALS, TIMES
from councilgraph.extract.other_turns import (
    find_both_turns,
    find_each,
    find_in_a_row,
    find_opening_turns,
    find_others,
    find_two,
)
from councilgraph.extract.reading import Item, Sentence
from councilgraph.model.claims import JudgementClaim, Standing, TimeExpression
from councilgraph.model.time import DatedBy

_BREAKS = (",", "and", "but", ";", ":", "copula", "judgement-verb", "which", "who")
_COMPARING = ("as", "more", "higher", "the", "a", "over", "each-year")
_GIVING = (
    *("judgement-noun", "judgement-verb", "copula", "by", "inspectorate", "overall", "been"),
    *("aspect", "authority", "the"),
)
_REACH = 12
_COMPARED = 7
_NEAR = 2
_AFTER_KEPT = 9
_LISTING = (*"since : , - in and again then once first on".split(), "repeat")
_ITS = ("its", "their", "'s", "’s")
_BEFORE_IT = ("first", "last", "other", "previous", "previous-marker", "earlier")
_GIVEN = ("date", "recent", "last", "in-year", "ago")
_VERBS = ("copula", "has", "had")
_NEXT = (",", "before", "but", ";", "and")
_IT = ("it", "they", "that", "which")


@dataclass(frozen=True, slots=True)
class Repeat:
    """How many earlier judgements are presupposed, within what span, or at what times.

    `latest` is the time of the last, where the words tell each ("in 2015 and again in 2018").
    """

    count: int = 0
    within: TimeExpression | None = None
    times: tuple[TimeExpression, ...] = ()
    latest: TimeExpression | None = None

    def earlier(self, claim: JudgementClaim) -> Iterator[JudgementClaim]:
        """Yield a claim for each earlier judgement that `claim` presupposes."""
        for time in self.times:
            yield replace(
                claim,
                time=time,
                dated_by=claim.dated_by if self.latest else DatedBy.JUDGED,
                standing=Standing.PREVIOUS,
                rule="judgement/repeat-dated",
                implied=False,
            )
        for back in range(1, self.count + 1):
            yield replace(
                claim,
                time=None,
                dated_by=None,
                within=self.within,
                standing=Standing.PREVIOUS,
                rule="judgement/repeat",
                implied=True,
                back=back,
            )


def find_repeat(sentence: Sentence, start: int, end: int, first: TimeExpression | None) -> Repeat:
    """Return what the sentence presupposes about the grade whose items are `start..end`.

    `first` is the time that the grade has in its clause.
    """
    items = sentence.items
    before = find_as_before(items, end) or find_opening(items, start)
    if before is not None:
        return Repeat(times=(before, *find_joined(items, before)))
    turns = find_both_turns(items) or find_opening_turns(items[:start]) or find_two(items, end)
    if turns:
        return Repeat(times=turns[:1], latest=turns[1])
    counted = find_others(items, end)
    if counted:
        return Repeat(times=counted)
    if find_comparison(items[end : end + _COMPARED]) is not None:
        return Repeat(count=1)
    number = _number(items, start, end) or find_each(items, end)
    if number > 1:
        told = _time_of_the_other(items, end)
        return Repeat(times=(told,)) if told else Repeat(number - 1, _span_after(items, end))
    if first is not None and _did_so_again(items, end):
        place = next(i for i, item in enumerate(items) if item.time == first)
        latest = (item.time for item in items[max(place + 1, end) :] if item.time is not None)
        return Repeat(times=(first,), latest=next(latest, None))
    listed = find_in_a_row(items, end, first)
    if listed:
        return Repeat(times=listed[:-1], latest=listed[-1])
    again = _again(items, end, first) or _second(items, end, first)
    if first is not None and again is not None:
        # "In 2011, and again in 2013 and 2015".
        third = _second(items, end, again)
        earlier = (first,) if third is None else (first, again)
        return Repeat(times=earlier, latest=third or again)
    near = range(max(0, start - _REACH), min(len(items), end + _REACH))
    for i in (i for i in sentence.find("repeat") if i in near or i == 0):
        if i > end and (
            any(item.is_grade for item in items[start + 1 : i])
            or _is_of_the_next(items, end, i)
            or any(_is_next_council(items, k) or _has_a_purpose(items, k) for k in range(end, i))
        ):
            break
        if _is_before_another(items[i:start]) or (i < start and _is_behind_another(items, i)):
            continue
        if _is_times(items[i]) and not _is_beside(items, start, i, end):
            continue
        count = _count(items, i)
        times = (_listed(items, i) or _listed(items, end - 1)) if count else ()
        if times:
            return Repeat(times=times[:-1], latest=times[-1])
        told = _time_of_the_other(items, i) if count else None
        if told is not None:
            return Repeat(times=(told,))
        if count:
            return Repeat(count=count, within=_span_after(items, i))
    return Repeat(count=1) if _is_kept(items, start, end) else Repeat()


def _is_of_the_next(items: tuple[Item, ...], end: int, i: int) -> bool:
    """Tell whether how often is told of the next grade: "it is good, and twice running it was"."""
    joint = any(item.is_a("and", "but", ";", "exception") for item in items[end:i])
    rest = takewhile(lambda item: not item.is_a("and", "but", ";"), items[i + 1 : i + 1 + _REACH])
    return joint and any(item.is_grade for item in rest)


def _number(items: tuple[Item, ...], start: int, end: int) -> int:
    """Return which of its kind a rating is: "its second inadequate rating", else 0."""
    after = items[end : end + 1]
    given = any(item.is_a("from", "in", "since", ",", ".") or item.time for item in after)
    if not given and not any(item.is_a("judgement-noun") for item in after):
        return 0
    after = items[end + 1 : end + 1 + _COMPARED]
    told = (n for n, item in enumerate(after) if item.is_a(*_ITS) and after[n - 1].is_a(","))
    place = next(told, len(after))
    behind = after[place + 1] if 0 < place < len(after) - 1 else None
    led = start > 1 and items[start - _NEAR].is_a(*_ITS, "a", "the")
    before = items[start - 1] if led else None
    numbers = (ORDINALS.get(item.text.lower(), 0) for item in (before, behind) if item is not None)
    return next((number for number in numbers if number), 0)


def _time_of_the_other(items: tuple[Item, ...], end: int) -> TimeExpression | None:
    """Return when it was before: "its second inadequate rating; the first was in 2014".

    Or "for a second time, having first been given it in 2014".
    """
    after = items[end : end + _REACH]
    other = next((n for n, item in enumerate(after) if n and item.is_a(*_BEFORE_IT)), None)
    if other is None or not (after[other - 1].is_a("the") or after[other].is_a("first")):
        return None
    return next((item.time for item in after[other:] if item.time is not None), None)


def _is_kept(items: tuple[Item, ...], start: int, end: int) -> bool:
    """Tell whether a grade was held before: "has kept its good rating", when it was given anew.

    "Keeps the good that it won in 2019" may tell of no other inspection than that.
    """
    near = range(max(0, start - _NEAR - 1), start)
    kept = any(items[i].is_a("retain-verb") and items[i + 1].is_a("its", "their") for i in near)
    after = takewhile(lambda item: not item.is_a(".", ";"), items[end : end + _COMPARED])
    return kept and not any(item.is_a(*_IT) for item in after)


def _is_before_another(between: tuple[Item, ...]) -> bool:
    """Tell whether a count is of something else: "twice poor, before it was raised to good".

    Or "the second visit since it was rated poor", "the third to a service which was poor".
    """
    if any(o.is_a("since") and after.time is None for o, after in pairwise(between)):
        return True
    if any(item.is_a(";") for item in between):
        return True
    if any(one.is_a("which", "whose") and not other.is_a(",") for other, one in pairwise(between)):
        return True
    return any(item.is_grade for item in between)


def _is_behind_another(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a count is of the grade before it: "was rated poor twice before, is good"."""
    before = takewhile(lambda item: not item.is_a(*_BREAKS), reversed(items[:i]))
    return any(item.is_grade for item in before)


def _is_times(item: Item) -> bool:
    return item.text.lower().endswith(" times") and item.text.lower().split()[0] in TIMES


def _is_beside(items: tuple[Item, ...], start: int, i: int, end: int) -> bool:
    """Tell whether a grade was given so many times: "poor three times", "thrice rated poor"."""
    between = items[end:i] if i >= end else items[i + 1 : start]
    return all(item.is_a(*_GIVING) for item in between)


def _did_so_again(items: tuple[Item, ...], end: int) -> bool:
    """Tell whether it was done again of late: "rated it poor in 2018 and has done so again"."""
    return any(
        one.is_a("did-likewise") and other.is_a("again")
        for one, other in pairwise(items[end : end + _REACH])
    )


def _again(
    items: tuple[Item, ...], end: int, first: TimeExpression | None
) -> TimeExpression | None:
    """Return the second time of "in June 2015 and again in May 2018", "and kept it in 2018"."""
    for i in range(end, min(len(items) - 1, end + _REACH)):
        if items[i].is_grade or _is_next_council(items, i):
            return None
        if items[i].is_a("repeat") and items[i].is_a("again"):
            later = (item.time for item in items[i + 1 : i + 4] if item.time is not None)
            return next((time for time in later if time != first), None)
        if items[i].is_a("retain-verb") and items[i + 1].is_a("it", "that", "this"):
            later = (item.time for item in items[i + 2 : i + _AFTER_KEPT] if item.time is not None)
            return next((time for time in later if time != first), None)
    return None


def _has_a_purpose(items: tuple[Item, ...], i: int) -> bool:
    return items[i].is_a("to") and items[i - 1].is_a(",")  # "Anytown, to visit twice"


def _is_next_council(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a list goes on there with a council and its time: ", Anytown in 2018"."""
    after = items[i + 1 : i + 1 + _NEAR]
    named = items[i].is_a("authority") and items[i - 1].is_a(",", "and")
    return named and len(after) == _NEAR and after[0].is_a("in") and after[1].time is not None


def _second(
    items: tuple[Item, ...], end: int, first: TimeExpression | None
) -> TimeExpression | None:
    """Return the second time of "inadequate in 2015 and 2018", if no other grade has it."""
    near = items[end : end + _REACH]
    place = next((i for i, item in enumerate(near) if item.time and item.time == first), None)
    if place is None or not near[place + 1 : place + 2] or not near[place + 1].is_a("and"):
        return None
    led = any(item.is_a("in", "on") for item in near[place + 2 : place + 3])  # "and in 2018"
    time = next((item.time for item in near[place + 2 + led : place + 3 + led]), None)
    rest = takewhile(lambda item: not item.is_a(*_NEXT), near[place + 3 + led :])
    taken = any(item.is_grade or item.is_a("judgement-verb") for item in rest)
    # "And in 2017 was told that": it is of another verb.
    taken = taken or any(item.is_a(*_VERBS) for item in near[place + 2 + led :][1:2])
    return time if time is not None and time.form == "date" and not taken else None


def _count(items: tuple[Item, ...], i: int) -> int:
    """Return the number of earlier judgements told at `i`: "second time" 1, "twice" 1."""
    item = items[i]
    compares = i + 1 < len(items) and items[i + 1].is_a(*_COMPARING)
    if not item.is_a("repeat") or compares:  # "twice as many homes"
        return 0
    words = item.text.lower().split()
    if _is_times(item):
        told_of = items[i + 2 : i + 3] if items[i + 1 : i + 2] and items[i + 1].is_a(":") else ()
        return 0 if any(x.is_a("for") for x in told_of) else TIMES[words[0]] - 1
    if i > 0 and items[i - 1].time is None:
        words.insert(0, items[i - 1].text.lower())
    if i > 1 and items[i - 1].is_a("inspection-noun", "judgement-noun", "report-noun"):
        words.insert(0, items[i - _NEAR].text.lower())  # "the second inspection running"
    if "twice" in words or "both" in words or words[-2:] == ["than", "once"]:
        return 1
    return max((ORDINALS[word] - 1 for word in words if word in ORDINALS), default=0)


def _listed(items: tuple[Item, ...], i: int) -> tuple[TimeExpression, ...]:
    """Return the times of "twice: in 2019, and again last April", told one by one."""
    after = items[i + 1 :]
    end = next((k for k, item in enumerate(after) if not (item.time or item.is_a(*_LISTING))), -1)
    if end < 0 or not any(item.is_a(":", ",", "-") for item in after[:2]):
        return ()
    times = tuple(item.time for item in after[:end] if item.time is not None)
    return times if len(times) > 1 and all(time.form in _GIVEN for time in times) else ()


def _span_after(items: tuple[Item, ...], i: int) -> TimeExpression | None:
    for item in items[i + 1 : i + 6]:
        if item.time is not None and item.time.form in ("span", "since"):
            return item.time
    return None
