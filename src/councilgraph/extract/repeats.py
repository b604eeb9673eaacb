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
from councilgraph.extract.keeping import find_kept_from, is_kept
from councilgraph.extract.ordinals import CARDINALS, ORDINALS, TIMES, which
from councilgraph.extract.other_turns import (
    find_both_turns,
    find_each,
    find_in_a_row,
    find_opening_turns,
    find_others,
    find_two,
)
from councilgraph.extract.reading import Item, Sentence
from councilgraph.extract.relapses import find_failed, find_first_given, is_back
from councilgraph.extract.second_times import (
    did_so_again,
    find_again,
    find_listed,
    find_second,
    is_next_council,
)
from councilgraph.model.claims import REPEATED, JudgementClaim, Standing, TimeExpression
from councilgraph.model.time import DatedBy

_BREAKS = (",", "and", "but", ";", ":", "copula", "judgement-verb", "which", "who")
_COMPARING = ("as", "more", "higher", "the", "a", "over", "each-year")
_GIVING = (
    *("judgement-noun", "judgement-verb", "copula", "by", "inspectorate", "overall", "been"),
    *("aspect", "authority", "the"),
)
_REACH = 12
_AGAIN = ("again", "once more", "once again", "yet again")
_COMPARED = 7
_DONE = ("ed", "en")
_GIVEN = ("judgement-verb", "award-verb", "inspected-verb", "fail-word", "retain-verb")
_HAPPENED = ("happened", "occurred")
_NEAR = 2
_ITS = ("its", "their", "'s", "’s")
_BEFORE_IT = ("first", "last", "other", "previous", "previous-marker", "earlier")
_IT = ("it", "they", "that", "which")
_ONCE_MORE = frozenset({"twice", "both", "each", "not"})


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
                rule=REPEATED,
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
    before = find_kept_from(items, start, end) or find_as_before(items, end)
    before = before or find_opening(items, start)
    if before is not None:
        return Repeat(times=(before, *find_joined(items, before)))
    first_given = find_first_given(items, end)
    if first_given is not None:
        return Repeat(times=(first_given,))
    turns = find_both_turns(items) or find_opening_turns(items[:start]) or find_two(items, end)
    if turns:
        return Repeat(times=turns[:-1], latest=turns[-1])
    counted = find_others(items, end)
    if counted:
        return Repeat(times=counted)
    if find_comparison(items[end : end + _COMPARED]) is not None:
        return Repeat(count=1)
    number = _number(items, start, end) or find_each(items, end)
    if number > 1:
        told = time_of_the_other(items, end)
        return Repeat(times=(told,)) if told else Repeat(number - 1, span_after(items, end))
    if first is not None and did_so_again(items, end):
        place = next(i for i, item in enumerate(items) if item.time == first)
        latest = (item.time for item in items[max(place + 1, end) :] if item.time is not None)
        return Repeat(times=(first,), latest=next(latest, None))
    listed = find_in_a_row(items, end, first)
    if listed:
        return Repeat(times=listed[:-1], latest=listed[-1])
    again = find_again(items, end, first) or find_second(items, end, first)
    if first is not None and again is not None:
        # "In 2011, and again in 2013 and 2015".
        third = find_second(items, end, again)
        earlier = (first,) if third is None else (first, again)
        return Repeat(times=earlier, latest=third or again)
    often = _find_counted(sentence, start, end)
    if often is not None:
        return often
    if is_back(items, start):
        failed = find_failed(items, start)
        return Repeat(count=1) if failed is None else Repeat(times=(failed,))
    return Repeat(count=1) if is_kept(items, start, end) else Repeat()


def _find_counted(sentence: Sentence, start: int, end: int) -> Repeat | None:
    """Return what is presupposed by words for how often: "again", "twice", "for the third time"."""
    items = sentence.items
    near = range(max(0, start - _REACH), min(len(items), end + _REACH))
    for i in (i for i in sentence.find("repeat") if i in near or i == 0):
        if i > end and (
            any(item.is_grade for item in items[start + 1 : i])
            or _is_of_the_next(items, end, i)
            or any(is_next_council(items, k) or _has_a_purpose(items, k) for k in range(end, i))
        ):
            break
        if _is_before_another(items[i:start]) or (i < start and _is_behind_another(items, i)):
            continue
        if i > end and _is_of_another_verb(items[end:i]):
            continue
        if _is_times(items[i]) and not _is_beside(items, start, i, end):
            continue
        count = _count(items, i) or int(_is_given_again(items, start, i, end))
        times = (find_listed(items, i) or find_listed(items, end - 1)) if count else ()
        if times:
            return Repeat(times=times[:-1], latest=times[-1])
        told = (time_of_the_other(items, i) or find_failed(items, start)) if count else None
        if told is not None:
            return Repeat(times=(told,))
        if count:
            return Repeat(count=count, within=span_after(items, i))
    return None


def _is_given_again(items: tuple[Item, ...], start: int, i: int, end: int) -> bool:
    """Tell whether a grade was given again: "poor again", "poor overall once more", "again found".

    Not "was inspected again and found poor", nor "it was told so again".
    """
    if items[i].text.lower() not in _AGAIN or any(item.is_grade for item in items[:start]):
        return False
    if i >= end:
        return all(item.is_a(*_GIVING) for item in items[end:i])
    verb = items[i + 1 + items[i + 1].is_a("been")]  # "has again been rated"
    return verb.is_a("judgement-verb", "award-verb") and not items[i - 1].is_a("did-likewise")


def _is_of_the_next(items: tuple[Item, ...], end: int, i: int) -> bool:
    """Tell whether how often is told of the next grade: "it is good, and twice running it was"."""
    joint = any(item.is_a("and", "but", ";", "exception") for item in items[end:i])
    rest = takewhile(lambda item: not item.is_a("and", "but", ";"), items[i + 1 : i + 1 + _REACH])
    return joint and any(item.is_grade for item in rest)


def _number(items: tuple[Item, ...], start: int, end: int) -> int:
    """Return which of its kind a rating is: "its second inadequate rating", else 0."""
    after = items[end : end + 1]
    given = any(item.is_a("from", "for", "in", "since", ",", ".") or item.time for item in after)
    if not given and not any(item.is_a("judgement-noun") for item in after):
        return 0
    after = items[end + 1 : end + 1 + _COMPARED]
    told = (n for n, item in enumerate(after) if item.is_a(*_ITS) and after[n - 1].is_a(","))
    place = next(told, len(after))
    behind = after[place + 1] if 0 < place < len(after) - 1 else None
    led = start > 1 and items[start - _NEAR].is_a(*_ITS, "a", "the")
    before = items[start - 1] if led else None
    if start > 1 and items[start - 1].is_a("another") and items[start - 2].is_a("award-verb"):
        return 2  # "has been given another poor rating"
    numbers = (ORDINALS.get(item.text.lower(), 0) for item in (before, behind) if item is not None)
    return next((number for number in numbers if number), 0)


def time_of_the_other(items: tuple[Item, ...], end: int) -> TimeExpression | None:
    """Return when it was before: "its second inadequate rating; the first was in 2014".

    Or "for a second time, having first been given it in 2014".
    """
    after = items[end : end + _REACH]
    other = next((n for n, item in enumerate(after) if n and item.is_a(*_BEFORE_IT)), None)
    if other is None or not (after[other - 1].is_a("the") or after[other].is_a("first")):
        return None
    return next((item.time for item in after[other:] if item.time is not None), None)


def _is_before_another(between: tuple[Item, ...]) -> bool:
    """Tell whether a count is of something else: "twice poor, before it was raised to good".

    Or "the second visit since it was rated poor", "the third to a service which was poor".
    """
    if any(o.is_a("since") and after.time is None for o, after in pairwise(between)):
        return True
    if any(item.is_a(";", "after", "because") for item in between):
        return True  # "apologised for the second time after it was rated poor"
    if any(one.is_a("which", "whose") and not other.is_a(",") for other, one in pairwise(between)):
        return True
    return any(item.is_grade for item in between)


def _is_behind_another(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a count is of what is before it: "was rated poor twice before, is good".

    Or of another verb: "were not seen twice, and it judged".
    """
    if next(x for x in items[i + 1 :] if not x.is_a(",")).is_a("and", "but"):
        return True
    before = takewhile(lambda item: not item.is_a(*_BREAKS), reversed(items[:i]))
    return any(item.is_grade for item in before)


def _is_of_another_verb(between: tuple[Item, ...]) -> bool:
    """Tell whether something else was done so often: "poor, and its plan was rewritten twice"."""
    verb = between[-1]
    joint = any(item.is_a(",", ";", "and", "but") for item in between)
    return joint and verb.text.lower().endswith(_DONE) and not verb.is_a(*_GIVEN, *_HAPPENED)


def _is_times(item: Item) -> bool:
    return item.text.lower().endswith(" times") and item.text.lower().split()[0] in TIMES


def _is_beside(items: tuple[Item, ...], start: int, i: int, end: int) -> bool:
    """Tell whether a grade was given so many times: "poor three times", "thrice rated poor"."""
    between = items[end:i] if i >= end else items[i + 1 : start]
    return all(item.is_a(*_GIVING) for item in between)


def _has_a_purpose(items: tuple[Item, ...], i: int) -> bool:
    return items[i].is_a("to") and items[i - 1].is_a(",")  # "Anytown, to visit twice"


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
    if not _ONCE_MORE.isdisjoint(words) or words[-2:] == ["than", "once"]:
        return 1
    near = items[max(0, i - _NEAR) : i + _NEAR]  # "two inspections in a row"
    inspected = any(one.is_a("inspection", "inspection-noun") for one in near)
    numbers = (CARDINALS.get(one.text.lower(), 0) for one in near if inspected)
    if (number := max(numbers, default=0)) > 1:
        return number - 1
    return max(which(words) - 1, 0)


def span_after(items: tuple[Item, ...], i: int) -> TimeExpression | None:
    """Return the years in which something happened so often: "for the second time in six years"."""
    for item in items[i + 1 : i + 6]:
        if item.time is not None and item.time.form in ("span", "since"):
            return item.time
    return None
