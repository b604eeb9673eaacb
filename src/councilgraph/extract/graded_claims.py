"""A grade and what its clause says of it, as claims: how it stands, when it was, what was before.

Whose it is, and whether it was given at all, is for `judgements`.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from councilgraph.extract.changes import (
    is_left_behind,
    is_left_then,
    is_origin,
    lasted_until,
    opens_until,
)
from councilgraph.extract.heads import Head
from councilgraph.extract.inverted import stands_now
from councilgraph.extract.own_times import (
    ended_then,
    find_change_timing,
    find_leaving,
    find_own_timing,
    is_counted_from,
    is_of_a_visit,
)
from councilgraph.extract.presupposed import without_denials
from councilgraph.extract.rank_turns import is_left_at
from councilgraph.extract.reading import Item, Sentence
from councilgraph.extract.repeats import Repeat, find_repeat
from councilgraph.extract.sameness import is_told_likewise
from councilgraph.extract.standing import (
    is_before,
    is_in_force,
    is_over,
    is_the_last,
)
from councilgraph.extract.subjects import Subject
from councilgraph.extract.timing import Timing, find_timing
from councilgraph.model.claims import JudgementClaim, Kind, Mention, Standing, TimeExpression
from councilgraph.model.time import DatedBy


def claims_of(
    sentence: Sentence,
    head: Head,
    subject: Subject,
    signals: set[str],
    clause: tuple[int, int],
    own_time: TimeExpression | None,
) -> Iterator[JudgementClaim]:
    """Yield the claims of a grade, one for each council and side, and those that it presupposes.

    `clause` is where its clause begins and ends, `own_time` a time that is known to be its own.
    """
    timing = find_timing(sentence, head.start, clause)
    repeat = find_repeat(sentence, head.start, head.end, timing.time)
    if repeat.count and timing.time is not None and _is_of_years(timing.time):
        repeat = replace(repeat, within=timing.time)
    if repeat.count and timing.time is not None and timing.time.form == "since":
        # "for the third time since 2010": since then it has happened, not then.
        repeat = replace(repeat, within=timing.time)
        timing = find_timing(sentence, head.start, clause, repeat.within)
    elif timing.time is not None and (
        is_counted_from(sentence.items, timing.time) or is_of_a_visit(sentence.items, timing.time)
    ):
        timing = find_timing(sentence, head.start, clause, timing.time)
    if timing.time in repeat.times and repeat.latest is None:
        timing = find_timing(sentence, head.start, clause, timing.time)
        if timing.time in repeat.times:
            timing = replace(timing, time=None)
    if timing.time is not None and set(timing.time.parts).intersection(repeat.times):
        timing = replace(timing, time=None)  # "good, unchanged since 2018"
    timing = _own_timing(sentence, head, signals, timing)
    if timing.time in repeat.times and repeat.latest is None and timing.time is not None:
        timing = find_timing(sentence, head.start, clause, timing.time)  # "fell in 2016, and was"
    inspectorate = _inspectorate(sentence, head)
    standing, told = _standing(sentence, head, clause, signals, timing)
    signals = without_denials(sentence.items, head, signals | told)
    if repeat.latest is not None:
        dated_by = timing.dated_by or DatedBy.JUDGED
        later = repeat.latest.form == "offset"  # "one in 2016 and the other three years later"
        anchor = repeat.times[-1] if later else timing.anchor
        timing = Timing(time=repeat.latest, anchor=anchor, dated_by=dated_by)
    if own_time is not None:
        timing, repeat = replace(timing, time=own_time), Repeat()
    for authority, aspect in product(subject.authorities or (None,), subject.aspects or (None,)):
        base = JudgementClaim(
            evidence=sentence.span,
            rule="judgement/" + _rule(signals),
            signals=tuple(sorted(signals)),
            authority=authority,
            grade=head.mention,
            inspectorate=inspectorate,
            service=subject.service,
            aspect=aspect,
            time=timing.time,
            anchor=timing.anchor,
            dated_by=timing.dated_by,
            standing=standing,
        )
        yield base
        yield from repeat.earlier(base)


def _is_of_years(time: TimeExpression) -> bool:
    """Tell whether a time is a run of years, in which a grade may have been given twice."""
    years = time.form == "range" and all(part.month is None for part in time.parts)
    return years or time.form == "past"


def _standing(
    sentence: Sentence, head: Head, clause: tuple[int, int], signals: set[str], timing: Timing
) -> tuple[Standing, set[str]]:
    """Return how a grade stands by the words of its clause, and signals of what they tell of it."""
    items, place, told = sentence.items, (head.start, head.end), set()
    over = is_over(sentence, place, clause, signals)
    before = not over and is_before(sentence, place, clause, timing.time)
    standing = Standing.PREVIOUS if over or before else Standing.CURRENT
    left = "no-longer" in signals or is_left_behind(items, head.start)
    if before or (over and not left and is_the_last(sentence, clause)):
        told.add("told-as-last")
    since = timing.time is not None and timing.time.form == "since"
    now = is_in_force(sentence, head.start, clause, since) or stands_now(items, *place)
    if standing is Standing.CURRENT and now:
        told.add("in-force")
    if any(clause[0] <= i < clause[1] for i in sentence.find("each", "both")):
        told.add("each")
    if timing.time is not None and is_told_likewise(items, *place):
        told.add("likewise")
    return standing, told


def _own_timing(sentence: Sentence, head: Head, signals: set[str], timing: Timing) -> Timing:
    """Return when a grade was given that was left, reached or set against one of today."""
    items = sentence.items
    compared = is_left_behind(items, head.start)
    origin = compared or is_origin(items, head.start)
    begun = timing.time if timing.time is not None and timing.time.form == "since" else None
    if "no-longer" in signals or ("change" in signals and origin):
        timing = find_own_timing(items, head.end, compared=compared)
        when_left = any(item.is_a("in", "on") for item in items[head.end : head.end + 1])
        if "no-longer" in signals and (timing.time is None or when_left):
            timing = find_leaving(items, head.end)
    elif timing.time is None and lasted_until(items[head.end : head.end + 2]):
        timing = find_own_timing(items, head.end)
    elif timing.time in (None, items[0].time) and opens_until(items, head.start):
        timing = Timing(time=ended_then(items[0].time), dated_by=DatedBy.JUDGED)
    elif "change" in signals and timing.time is None:
        timing = find_change_timing(sentence, head.start)
    if "change" in signals and not sentence.has("retain-verb"):
        timing = _since_when(timing, begun, origin)
    time = timing.time
    if time is not None and (
        _is_of_today(sentence, time, head)
        or is_left_then(items, head, time)
        or _is_of_the_origin(items, head.start, time)
    ):
        timing = replace(timing, time=None)
    return timing


def _is_of_the_origin(items: tuple[Item, ...], start: int, time: TimeExpression) -> bool:
    """Tell whether a time is that of the rank before: "from the lowest, in 2016, to the top"."""
    place = next((i for i in range(start) if items[i].time is time), None)
    return place is not None and is_left_at(items, start, place)


def _since_when(timing: Timing, begun: TimeExpression | None, origin: bool) -> Timing:
    """Return when a grade was given that changed "since 2020": then it was the one before."""
    if origin and timing.time is None and begun is not None:
        return Timing(time=begun, dated_by=DatedBy.JUDGED)
    since = timing.time is not None and timing.time.form == "since"
    return replace(timing, time=None) if since and not origin else timing


def _is_of_today(sentence: Sentence, time: TimeExpression, head: Head) -> bool:
    """Tell whether a grade is set against a time before: "good four years ago, it is now poor".

    Or "it was good in 2018 and it is poor now".
    """
    items = sentence.items
    before = [i for i in range(head.start) if items[i].span.start >= time.span.end]
    if time.form not in ("ago", "date", "year") or time.span.end > head.mention.span.start:
        return False
    graded = any(items[i].is_grade for i in range(head.start) if i not in before)
    now = any(items[i].is_a("current-marker") for i in before)
    return graded and (now or any(item.is_a("now") for item in items[head.end : head.end + 1]))


def _rule(signals: set[str]) -> str:
    order = ("label", "verb", "award", "change", "no-longer", "noun", "verbal", "copula")
    return next((name for name in order if name in signals), "apposition")


def _inspectorate(sentence: Sentence, head: Head) -> Mention | None:
    at = head.mention.span.start
    named = [m for item in sentence.known if (m := item.mention(Kind.INSPECTORATE))]
    return min(named, key=lambda m: abs(m.span.start - at), default=None)
