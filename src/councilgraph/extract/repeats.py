"""Earlier judgements that the words presuppose: "for the second time in six years"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from councilgraph.extract.reading import Item, Sentence
from councilgraph.model.claims import JudgementClaim, Standing, TimeExpression
from councilgraph.model.time import DatedBy

ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(),
        start=1,
    )
}
_REACH = 12
_COMPARED = 7
_NEAR = 2
_AS_REACH = 4
_AFTER_KEPT = 9
_LISTING = (*"since : , - in and again then once first on".split(), "repeat")
_ITS = ("its", "their", "'s", "’s")
_BEFORE_IT = ("first", "last", "other", "previous", "previous-marker", "earlier")
_GIVEN = ("date", "recent", "last", "in-year", "ago")
_IT = ("it", "they", "that", "which")
_SAME_WORDS = (
    *("as", "it", "they", "was", "were", "did", "had", "been", "in", "on", "at", "back", "the"),
    *("its", "their", "last", "inspection", "before", "previous", "previous-marker"),
)


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
    before = _as_before(items, end) or _opening_as(items, start)
    if before is not None:
        return Repeat(times=(before,))
    if find_comparison(items[end : end + _COMPARED]) is not None:
        return Repeat(count=1)
    number = _number(items, start, end)
    if number > 1:
        told = _time_of_the_other(items, end)
        return Repeat(times=(told,)) if told else Repeat(number - 1, _span_after(items, end))
    again = _again(items, end, first) or _second(items, end, first)
    if first is not None and again is not None:
        return Repeat(times=(first,), latest=again)
    near = range(max(0, start - _REACH), min(len(items), end + _REACH))
    for i in (i for i in sentence.find("repeat") if i in near):
        if i > end and any(item.is_grade for item in items[start + 1 : i]):
            break
        if _is_before_another(items[i:start]):
            continue
        count = _count(items, i)
        times = _listed(items, i) if count else ()
        if times:
            return Repeat(times=times[:-1], latest=times[-1])
        if count:
            return Repeat(count=count, within=_span_after(items, i))
    return Repeat(count=1) if _is_kept(items, start, end) else Repeat()


def _number(items: tuple[Item, ...], start: int, end: int) -> int:
    """Return which of its kind a rating is: "its second inadequate rating", else 0."""
    if not any(item.is_a("judgement-noun") for item in items[end : end + 1]):
        return 0
    after = items[end + 1 : end + 1 + _COMPARED]
    told = (n for n, item in enumerate(after) if item.is_a(*_ITS) and after[n - 1].is_a(","))
    place = next(told, len(after))
    behind = after[place + 1] if 0 < place < len(after) - 1 else None
    before = items[start - 1] if start > 1 and items[start - _NEAR].is_a(*_ITS, "a") else None
    numbers = (ORDINALS.get(item.text.lower(), 0) for item in (before, behind) if item is not None)
    return next((number for number in numbers if number), 0)


def _time_of_the_other(items: tuple[Item, ...], end: int) -> TimeExpression | None:
    """Return when it was before: "its second inadequate rating; the first was in 2014"."""
    after = items[end : end + _REACH]
    other = next((n for n, item in enumerate(after) if n and item.is_a(*_BEFORE_IT)), None)
    if other is None or not after[other - 1].is_a("the"):
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
    if any(one.is_a("which", "whose") and not other.is_a(",") for other, one in pairwise(between)):
        return True
    return any(item.is_grade for item in between)


def _as_before(items: tuple[Item, ...], end: int) -> TimeExpression | None:
    """Return the time of an earlier grade that was the same: "good, as it was in 2020".

    Or "the same verdict as in 2013", "good, the grade it was given in 2011", "good, which is what
    inspectors said in 2020".
    """
    for i in range(end, min(len(items), end + _REACH)):
        if items[i].is_grade or items[i].is_a(";", "."):
            return None
        time = items[i].time
        if time is None or time.form in ("future", "deadline", "span"):
            continue
        between = items[max(end, i - _COMPARED) : i]
        place = next((k for k, item in enumerate(between) if item.is_a("as")), None)
        if place is not None and all(item.is_a(*_SAME_WORDS) for item in between[place:]):
            return time
        if _is_as_it_was(items[end:i]):
            return time
        told = any(one.is_a("copula") and two.is_a("what", "how") for one, two in pairwise(between))
        if told and any(item.is_a("which", "that", ",", "-") for item in between[:2]):
            return time
        noun = next((k for k, item in enumerate(between) if item.is_a("judgement-noun")), None)
        if noun and _is_matched(between, noun):
            return time
        if noun == 0 and between[0] is items[end]:
            return None  # "the rating that it was given in 2018": when it was this one
        if noun is not None and noun + 1 < len(between) and between[noun + 1].is_a(*_IT):
            return time if any(item.is_a("award-verb", "had") for item in between[noun:]) else None
        if _is_unchanged(between):
            return time.parts[0] if time.parts else time
        if noun is not None or time.form == "lapse":
            return None
    return None


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


def _opening_as(items: tuple[Item, ...], start: int) -> TimeExpression | None:
    """Return the time of an earlier grade that a sentence opens with: "As in 2021, it was"."""
    if not items[0].is_a("as"):
        return None
    for i in range(1, min(start, _COMPARED)):
        if items[i].time is not None:
            return items[i].time if items[i + 1].is_a(",") else None
        if not items[i].is_a(*_SAME_WORDS):
            return None
    return None


def _is_as_it_was(between: tuple[Item, ...]) -> bool:
    """Tell whether a time is that of an earlier grade: "as they did when Ofsted last reported"."""
    return any(
        between[i].is_a("as")
        and between[i + 1].is_a("it", "they")
        and between[i + 2].is_a("did", "copula", "had")
        and not _is_said_after(between[i:])
        for i in range(len(between) - 2)
    )


def _is_said_after(items: tuple[Item, ...]) -> bool:
    """Tell whether another clause begins behind a comma: "as it was before, Ofsted said in"."""
    comma = next((i for i, item in enumerate(items) if item.is_a(",")), len(items))
    return any(item.is_a("speech-verb", "report-verb") for item in items[comma:])


def _is_unchanged(between: tuple[Item, ...]) -> bool:
    """Tell whether a time is that of a grade which is still the same: "unchanged from 2019"."""
    near = [item for item in between[-_NEAR:] if not item.is_a("from", "since", "on")]
    return bool(near) and near[-1].is_a("as-before")


def _again(
    items: tuple[Item, ...], end: int, first: TimeExpression | None
) -> TimeExpression | None:
    """Return the second time of "in June 2015 and again in May 2018", "and kept it in 2018"."""
    for i in range(end, min(len(items) - 1, end + _REACH)):
        if items[i].is_grade:
            return None
        if items[i].is_a("repeat") and items[i].is_a("again"):
            later = (item.time for item in items[i + 1 : i + 4] if item.time is not None)
            return next((time for time in later if time != first), None)
        if items[i].is_a("retain-verb") and items[i + 1].is_a("it", "that", "this"):
            later = (item.time for item in items[i + 2 : i + _AFTER_KEPT] if item.time is not None)
            return next((time for time in later if time != first), None)
    return None


def _second(
    items: tuple[Item, ...], end: int, first: TimeExpression | None
) -> TimeExpression | None:
    """Return the second time of "inadequate in 2015 and 2018", if no other grade has it."""
    near = items[end : end + _REACH]
    place = next((i for i, item in enumerate(near) if item.time and item.time == first), None)
    if place is None or not near[place + 1 : place + 2] or not near[place + 1].is_a("and"):
        return None
    time = next((item.time for item in near[place + 2 : place + 3]), None)
    rest = takewhile(lambda item: not item.is_a(",", "before", "but", ";"), near[place + 3 :])
    taken = any(item.is_grade or item.is_a("judgement-verb") for item in rest)
    return time if time is not None and time.form == "date" and not taken else None


def _count(items: tuple[Item, ...], i: int) -> int:
    """Return the number of earlier judgements told at `i`: "second time" 1, "twice" 1."""
    item = items[i]
    compares = i + 1 < len(items) and items[i + 1].is_a("as")
    if not item.is_a("repeat") or compares:  # "twice as many homes"
        return 0
    words = item.text.lower().split()
    if i > 0 and items[i - 1].time is None:
        words.insert(0, items[i - 1].text.lower())
    if "twice" in words or "both" in words:
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
        if item.time is not None and item.time.form == "span":
            return item.time
    return None
