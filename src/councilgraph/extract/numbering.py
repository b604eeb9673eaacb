"""Which of a series a visit was: "the fourth monitoring visit", "the last of six"."""

import re
from itertools import pairwise

from councilgraph.extract.ordinals import ORDINALS
from councilgraph.extract.reading import Item
from councilgraph.extract.visitors import LEADING, PLACES

AROUND = frozenset("after following follows during at since on in".split())
BEFORE_NOUN = 4
_NO_EPITHETS = (*AROUND, *PLACES, *LEADING, "copula", "grade", "judgement-noun", "when", ".")
_BEHIND = 7
_FAR_BEHIND = 11
_NUMBER_REACH = 5
_GRADED_REACH = 24
_RUN_REACH = 3
_IT = ("it", "it's", "it’s", "this", "that")
_AFTER = ("current-marker", *"so of since , . ) - in to".split())
_SINCE = re.compile(r"\b(?:since|running)\b")
_APART = ("in a row ", "in succession ", "that ")
_ENDS = (",", ".", ";", "copula", "report-verb", "judgement-verb", "inspected-verb")
_RUNNING = ("consecutive", "successive", "straight")
_FIGURE = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_COUNTS = {
    word: number
    for number, word in enumerate("two three four five six seven eight nine ten".split(), start=2)
}


def ordinals(items: tuple[Item, ...], i: int) -> tuple[int, ...]:
    """Return which visits they were: "the fourth visit" is 4, "the last of six visits" is 6.

    "Its third and fourth visits" are two.
    """
    after = items[i + 1 : i + 4]
    in_series = _is_of_a_series(items[i]) or _since_it_was_graded(items, i)
    if not in_series and (_is_of_a_run(items, i) or any(_is_a_span(x) for x in after)):
        return ()
    found = _told_before(items, i)
    if found or not in_series:
        return found
    return _told_behind(items, i) or _last_of_them(items, i)


def _told_before(items: tuple[Item, ...], i: int) -> tuple[int, ...]:
    """Return the numbers told before a noun: "the fourth visit", "the last of six visits"."""
    found: list[int] = []
    for k in range(i - 1, max(-1, i - 1 - BEFORE_NOUN), -1):
        number = number_of(items[k])
        last = items[k - 1].is_a("of") and items[k - 2].is_a("last", "final", "current-marker")
        if number is None and items[k].text.lower() in _COUNTS and last:
            number = _COUNTS[items[k].text.lower()]
        if number is not None:
            found.append(number)
        elif (found and not items[k].is_a("and", ",", "&")) or items[k].is_a(*_NO_EPITHETS):
            break
        elif items[k].is_a("of") and not _tells_which(items[k - 1]):
            break  # "the first round of inspections"
    return tuple(reversed(found))


def _tells_which(item: Item) -> bool:
    return number_of(item) is not None or item.is_a("one", "last", "final", "current-marker")


def _since_it_was_graded(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether visits are counted from a grade on: "the fourth visit since it was poor".

    Or from an inspection: "their letter is the third since the full inspection".
    """
    if not items[i].is_a("visit-noun"):
        return False
    near = items[i + 1 : i + 1 + _GRADED_REACH]
    since = next((k for k, item in enumerate(near) if item.is_a("since")), len(near))
    full = near[since + 1 : since + 1 + _BEHIND]
    return any(x.is_grade for x in near[since:]) or any(x.is_a("inspection") for x in full)


def _is_of_a_run(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a number counts a run, before which there may have been others.

    "The third inspection in a row", "its second consecutive inspection", "the first since 2015",
    "the first inspection under her", but "its first under the rules" is its first of the kind.
    """
    if any(item.is_a(*_RUNNING) for item in items[max(0, i - BEFORE_NOUN) : i]):
        return True
    after = items[i + 1 : i + 1 + _BEHIND]
    if after and after[0].is_a("under") and not any(x.is_a("inspecting-power") for x in after):
        return True
    behind = " ".join(item.text.lower() for item in after[:_RUN_REACH]) + " "
    on = behind.startswith("on ") and not items[i].is_a("report-noun")
    return on or behind.startswith(_APART) or bool(_SINCE.search(behind)) or _is_since(items, i)


def _is_since(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a run begins with a time: "the first inspection of the service since 2015"."""
    if items[i].is_a("visit-noun"):
        return False
    for item in items[i + 1 : i + 1 + _BEHIND]:
        if item.is_a("since") or item.is_a(*_ENDS):
            return item.is_a("since")
    return False


def _is_of_a_series(item: Item) -> bool:
    """Tell whether a noun names a kind of visit; a bare "inspection" may be of any kind.

    "The second monitoring visit since the report" is one of those that are counted.
    """
    return item.is_a("visit-in-series")


def _told_behind(items: tuple[Item, ...], i: int) -> tuple[int, ...]:
    """Return the number told after the noun: "a monitoring visit in May, the third so far"."""
    for k in range(i + 2, min(len(items) - 1, i + 2 + _FAR_BEHIND)):
        number = number_of(items[k])
        if number is not None:
            owned = items[k - 1].is_a("'s", "’s")  # "the visit, Ofsted's third, was in May"
            led = owned or items[k - 1].is_a("the", "its", "their")
            led = led and items[k - 3 if owned else k - 2].is_a(",", "copula", "-")
            return (number,) if led and items[k + 1].is_a(*_AFTER) else ()
    return ()


def number_of_it(items: tuple[Item, ...]) -> int | None:
    """Return which visit one told just before was: "It was the sixth since 2016"."""
    if not items or items[0].text.lower() not in _IT:
        return None
    for k in range(1, min(len(items) - 1, _NUMBER_REACH)):
        number = number_of(items[k])
        if number is not None:
            after = items[k + 1].is_a(*_AFTER, ";", "such") or _is_a_span(items[k + 1])
            told = after and items[k - 1].is_a("the", "its", "their", "'s", "’s")
            return number if told else None
    return None


def _last_of_them(items: tuple[Item, ...], i: int) -> tuple[int, ...]:
    """Return the number of the last of so many: "four monitoring visits, the latest of which".

    "Four monitoring visits since, most recently in May" tells of the fourth.
    """
    number = _COUNTS.get(items[i - 1].text.lower()) if i else None
    if number is None:
        return ()
    for k in range(i + 1, min(len(items) - 2, i + 1 + _BEHIND)):
        last = items[k].is_a("current-marker", "last")
        of_them = items[k + 1].is_a("of") and items[k + 2].is_a("which", "them", "these")
        dated = items[k + 1].is_a("in", "on") and items[k + 2].time is not None
        if last and (of_them or dated or items[k + 1].time is not None):
            return (number,)
    return ()


def times_told(items: tuple[Item, ...], i: int) -> tuple[int, ...]:
    """Return how often inspectors have come: "went back to Anytown for a third time" is 3."""
    for k in range(i + 1, min(len(items), i + 2 + _BEHIND)):
        if items[k].is_a("repeat") and items[k - 1].is_a("a", "the"):
            number = ORDINALS.get(items[k].text.lower().partition(" ")[0])
            return (number,) if number else ()
    return ()


def returns_told(items: tuple[Item, ...], i: int) -> tuple[int, ...]:
    """Return which visit since a grade it was: "the third time they had called since it was poor".

    "The third time that they had called to monitor it" is one in such a series as well, and so is
    "for the first time since it was poor", where no new grade is told.
    """
    for k in range(max(1, i - _BEHIND), min(len(items), i + 2 * _BEHIND)):
        if items[k].is_a("first-time") and items[k + 1 : k + 2]:
            alone = sum(item.is_grade for item in items) <= 1
            return (1,) if alone and _is_watched(items[k + 1 :]) else ()
        if not (items[k].is_a("repeat") and items[k - 1].is_a("a", "the")):
            continue
        number = ORDINALS.get(items[k].text.lower().partition(" ")[0])
        between = items[min(i, k) + 1 : max(i, k)]
        graded = any(item.is_grade or item.is_a("judgement-verb") for item in between)
        if number and not graded and _is_watched(items[k + 1 :]):
            return (number,)
    return ()


def returns_counted(items: tuple[Item, ...], i: int) -> tuple[int, ...]:
    """Return which visit a time was: "It was the third time that they had come to monitor it"."""
    if i > _NUMBER_REACH or items[0].text.lower() not in _IT or not items[i - 1].is_a("the"):
        return ()
    who = items[i + 1 : i + 4]
    number = ORDINALS.get(items[i].text.lower().partition(" ")[0])
    told = any(x.is_a("they", "inspector-noun", "inspectorate") for x in who)
    return (number,) if number and told and _is_watched(items[i + 1 :]) else ()


def _is_watched(after: tuple[Item, ...]) -> bool:
    """Tell whether words say that somebody came to see what had become of a grade."""
    since = next((k for k, item in enumerate(after) if item.is_a("since")), len(after))
    return any(item.is_a("monitoring-verb") for item in after) or any(
        item.is_grade or item.is_a("judgement-noun", "report-noun", "fail-word", "inspection")
        for item in after[since : since + _BEHIND]
    )


def is_singled(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether one of several is meant: "the first of those reports", "the last of three"."""
    before = items[max(0, i - BEFORE_NOUN) : i]
    return any(
        other.is_a("of") and (one.is_a("one", "last") or number_of(one) is not None)
        for one, other in pairwise(before)
    )


def is_counted(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether it is said how many there were: "all three inspections", "both were visited"."""
    before = items[max(0, i - BEFORE_NOUN) : i]
    if is_singled(items, i) or any(x.is_a("but", "exception") for x in before):
        return False  # "all but one were inspected"
    return any(x.is_a("both") or is_a_count(x) for x in before)


def is_a_count(item: Item) -> bool:
    """Tell whether a word says how many there are: "four", "12"."""
    return number_told(item) is not None


def number_told(item: Item) -> int | None:
    """Return how many a word says there were."""
    return int(item.text) if item.text.isdecimal() else _COUNTS.get(item.text.lower())


def _is_a_span(item: Item) -> bool:
    """Tell whether words say for how long there was none: "the first inspection in six years"."""
    return item.time is not None and item.time.form in ("span", "since")


def number_of(item: Item) -> int | None:
    """Return the number that an ordinal stands for: "11th", "fourth"."""
    figure = _FIGURE.fullmatch(item.text)
    if figure is not None:
        return int(figure[1])
    first = item.text.lower()
    return ORDINALS.get(first.removesuffix(" ever") if item.is_a("first-time") else first)
