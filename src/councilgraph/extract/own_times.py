"""When a grade was given that the words leave or compare with, and when a change took place."""

from dataclasses import replace
from itertools import pairwise, takewhile

from councilgraph.extract.asides import inserted
from councilgraph.extract.dated_by import what_is_dated
from councilgraph.extract.leaning_times import tells_when
from councilgraph.extract.numbering import number_of
from councilgraph.extract.ordinals import ORDINALS
from councilgraph.extract.rank_turns import is_turned_from
from councilgraph.extract.reading import Item, Sentence
from councilgraph.extract.timing import Timing
from councilgraph.knowledge import UNGRADED
from councilgraph.model.claims import Kind, TimeExpression
from councilgraph.model.time import DatedBy

_SET_OFF = 3
_OWN_FORMS = ("date",)
_JUDGED = DatedBy.JUDGED
_COMPARED_FORMS = ("ago", "last", "in-year", "offset")
_OWN_REACH = 11
_LEFT_REACH = 4
_COUNT_REACH = 7
_PLACING = ("in", "on", "of", "from", "during")
_SINGLED = ("first-time", "only")
_LEAVING_FORMS = ("date", "recent", "last", "in-year", "this")


def find_change_timing(sentence: Sentence, position: int) -> Timing:
    """Return the only time of a sentence up to a change: "last summer, from fair to good"."""
    items = sentence.items
    aside = inserted(sentence, position)
    told = [i for i in range(position) if tells_when(items[i], before=False)]
    places = [i for i in told if i not in aside]
    if len(places) != 1 or any(
        item.is_grade or is_turned_from(items, i) for i, item in enumerate(items[: places[0]])
    ):
        return Timing()
    return Timing(time=items[places[0]].time, dated_by=what_is_dated(items, places[0]))


def find_own_timing(items: tuple[Item, ...], end: int, *, compared: bool = False) -> Timing:
    """Return the time right after a grade that was left: that of the clause is of the change.

    It may stand in a clause about that grade: "from the good that it was awarded in 2011", "lost
    the good that it had held since 2018". If the grade is only compared, any time is its own: "up
    from inadequate four years ago".
    """
    forms = (*_OWN_FORMS, *_COMPARED_FORMS) if compared else _OWN_FORMS
    after = items[end : end + _OWN_REACH]
    noun = bool(after) and after[0].is_a("judgement-noun")
    if noun and len(after) > 2 and after[1].is_a("of", "from") and after[2].time is not None:
        return Timing(time=after[2].time, dated_by=DatedBy.JUDGED)  # "the good rating of 2019"
    if after and after[0].time is not None and after[0].time.form == "until":
        return Timing(time=ended_then(after[0].time), dated_by=DatedBy.JUDGED)
    if after and after[0].is_a(",") and any(item.is_a("which", "where") for item in after[1:3]):
        after = after[1:]
    if len(after) > _SET_OFF and after[0].is_a(",") and after[_SET_OFF].is_a(","):
        after = after[1:]  # "from the lowest grade, in 2016, to"
    led = ("that", "which", "it", "they", "awarded-participle")
    relative = any(item.is_a(*led) for item in after[:2])
    relative = relative or any(
        one.is_a("that", "which", "where") and other.is_a("it", "they", "had")
        for one, other in pairwise(after)
    )
    for item in after if relative else after[:2]:
        if item.is_grade or item.is_a(",", "."):
            break
        kept = relative and item.time is not None and item.time.form == "since"
        if item.time is not None and (kept or item.time.form in forms):
            anchor = next((i.time for i in items[:end] if tells_when(i, before=False)), None)
            return Timing(time=_from_today(item.time, anchor), anchor=anchor, dated_by=_JUDGED)
    return Timing()


def ended_then(time: TimeExpression | None) -> TimeExpression | None:
    """Return when a grade was given that was in force until a time: before it."""
    return None if time is None else replace(time, form="before")


def _from_today(time: TimeExpression, anchor: TimeExpression | None) -> TimeExpression:
    """Return a time with "five years earlier" as ago, where nothing else is told to lean on."""
    if time.form != "offset" or anchor is not None:
        return time
    return replace(time, form="ago", count=abs(time.count or 0))


def is_counted_from(items: tuple[Item, ...], time: TimeExpression) -> bool:
    """Tell whether a time begins a count: "its first inspection since 2016", "the best since"."""
    place = next((i for i, item in enumerate(items) if item.time == time), 0)
    if time.form != "since" or not place:
        return False
    near = reversed(items[max(0, place - _COUNT_REACH) : place])
    before = list(takewhile(lambda item: not item.is_a(",", ";", "copula", "judgement-verb"), near))
    if any(item.is_a(*_SINGLED) or _is_repeated(item) for item in before):
        return True
    told = any(item.is_a("inspection", "inspection-noun", "report-noun") for item in before)
    return told and any(number_of(item) is not None for item in before)


def _is_repeated(item: Item) -> bool:
    """Tell whether words count times, or single one out: "the third time", "the best since"."""
    words = item.text.lower().split()
    if not item.mentions and words[0].endswith("est"):
        return True
    return len(words) > 1 and any(word in ORDINALS for word in words)


def is_of_a_visit(items: tuple[Item, ...], time: TimeExpression) -> bool:
    """Tell whether a time is of a visit that gives no grade: "after a monitoring visit in May"."""
    i = next((i for i, item in enumerate(items) if item.time == time), 0)
    for k in range(i - 1, max(-1, i - _LEFT_REACH), -1):
        mention = items[k].mention(Kind.INSPECTION)
        if mention is not None:
            return not set(UNGRADED).isdisjoint(mention.targets)
        if not items[k].is_a(*_PLACING, ",", "("):
            return False
    return False


def find_leaving(items: tuple[Item, ...], end: int) -> Timing:
    """Return until when a grade was in force: "lost its good rating in 2022", "shed it in May"."""
    for item in items[end : end + _LEFT_REACH]:
        if item.time is not None and item.time.form in _LEAVING_FORMS:
            left = replace(item.time, form="left", parts=(item.time,))
            return Timing(time=left, dated_by=DatedBy.JUDGED)
        if not item.is_a("judgement-noun", "scale-noun", "in", "on", "label", "tag"):
            break
    return Timing()
