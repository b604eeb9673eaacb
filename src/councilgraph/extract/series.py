"""Visits that come in a series: whether what follows may tell of others, or of one, by number.

"Four monitoring visits. The third, in May", "the most recent was in June", "the one before that".
"""

from collections.abc import Iterator

from councilgraph.extract.numbering import BEFORE_NOUN, number_of, number_of_it, number_told
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.model.claims import InspectionClaim, Telling

_NEAR = 3  # sentences
_DATED_REACH = 6
_AFTER_NUMBER = frozenset(", in on at was ( - : of".split())
_LEADING = ("the", "its", "a", "their", "and", ",", "-", "•")
_OPENING_REACH = 5
_IN_SERIES = (Telling.INSPECTION, Telling.VISIT)


def told_by_number(
    reading: Reading, sentence: Sentence, series: InspectionClaim, after: int = 0
) -> Iterator[tuple[int, int]]:
    """Yield the places of words that name visits of a series by number alone, and the numbers.

    `after` is where the visit ends that a sentence tells by name: "the second visit, the first of
    four" tells of no other.
    """
    items = sentence.items
    count = _count(reading, series)
    vague = series.ordinal is None and "plural" not in series.signals
    if vague and number_of_it(items) is not None:
        return  # "It was the sixth", of the very visit told before
    for i, item in enumerate(items):
        if item.span.start < after or reading.in_speech(item.span):
            continue
        number, end = _number_alone(items, i, series.ordinal, count)
        if number is None or end >= len(items) or (count is not None and number > count):
            continue
        told = items[i + 1 : i + 1 + _DATED_REACH]
        if after and not any(item.time or item.is_a("which") for item in told):
            continue
        near = items[end : end + _OPENING_REACH - 1]
        if vague and not any(item.time or item.is_a("which") for item in near):
            continue  # "a visit to two teams. The first, in Leeds"
        alone = items[end].is_a(*_AFTER_NUMBER) or items[end].time is not None
        alone |= items[end].is_a("inspected-verb")  # "the first took place in June"
        led = i == 0 or items[i - 1].is_a(*_LEADING)
        share = i > 0 and items[i - 1].is_a("a") and items[end].is_a("of")  # "a fifth of"
        if alone and led and not share:
            yield i, number


def _number_alone(
    items: tuple[Item, ...], i: int, last: int | None, count: int | None
) -> tuple[int | None, int]:
    """Return which of a series words mean, and where they end: "the third", "the one before"."""
    number = number_of(items[i])
    if number is not None:
        return number, i + 1
    behind = items[i + 1 : i + 3]
    if (
        items[i].is_a("one")
        and last is not None
        and last > 1
        and behind[:1]
        and behind[0].is_a("before", "previous-marker")
    ):
        return last - 1, i + 2 + (len(behind) > 1 and behind[1].is_a("that", "it", "this"))
    newest = items[i].is_a("current-marker", "last") and i > 0 and items[i - 1].is_a("the")
    return (count if newest else None), i + 1


def _count(reading: Reading, series: InspectionClaim) -> int | None:
    """Return how many visits a series is said to have: "four monitoring visits"."""
    if "plural" not in series.signals:
        return None
    items = next(s.items for s in reading.sentences if s.span.covers(series.evidence))
    place = next((k for k, item in enumerate(items) if item.span == series.inspection.span), 0)
    before = items[max(0, place - BEFORE_NOUN) : place]
    return next((n for item in reversed(before) if (n := number_told(item)) is not None), None)


def opens_with_earlier(sentence: Sentence, visit: InspectionClaim) -> bool:
    """Tell whether a sentence opens with one told before: "The third, last October, had"."""
    items = sentence.items
    number = number_of(items[1]) if len(items) > _OPENING_REACH and items[0].is_a("the") else None
    dated = any(item.time is not None for item in items[2:_OPENING_REACH])
    return dated and number is not None and number < (visit.ordinal or 0)


def begins_series(sentence: Sentence, claim: InspectionClaim) -> bool:
    """Tell whether later visits may be told by number alone: "two visits. The first, in May".

    So may inspections that are counted: "four inspections in ten years. The fourth was in June".
    """
    counted = "plural" in claim.signals and _is_counted(sentence, claim)
    one_of_several = is_in_series(sentence, claim) or counted
    return claim.telling in _IN_SERIES and (claim.ordinal is not None or one_of_several)


def _is_counted(sentence: Sentence, claim: InspectionClaim) -> bool:
    """Tell whether a claim is of so many inspections: "four inspections in ten years"."""
    span = claim.inspection.span
    place = next((k for k, item in enumerate(sentence.items) if item.span == span), 0)
    named = claim.telling is Telling.INSPECTION
    return named and place > 0 and number_told(sentence.items[place - 1]) is not None


def may_go_on(sentence: Sentence, claim: InspectionClaim) -> bool:
    """Tell whether more of a series may be told in one sentence: "the first visit, the second"."""
    numbered = claim.telling is Telling.VISIT and claim.ordinal is not None
    return numbered or is_in_series(sentence, claim)


def is_in_series(sentence: Sentence, claim: InspectionClaim) -> bool:
    """Tell whether a claim names a kind of visit that councils have several of."""
    span = claim.inspection.span
    return any(sentence.items[i].span == span for i in sentence.find("visit-in-series"))


def still_counted(
    reading: Reading, sentence: Sentence, series: InspectionClaim | None
) -> InspectionClaim | None:
    """Return the series, if it was told shortly before a sentence that tells of no visit."""
    near = reading.sentences[max(0, sentence.index - _NEAR + 1) : sentence.index + 1]
    told = series is not None and any(s.span.covers(series.evidence) for s in near)
    return series if told else None


def may_be_counted(sentence: Sentence, claim: InspectionClaim) -> bool:
    """Tell whether the next sentence may say which of a series it was: "It was the sixth"."""
    one = claim.ordinal is None and "plural" not in claim.signals
    return one and is_in_series(sentence, claim)
