"""One inspection as a claim: whose it was, when, which of several, and what speaks for it.

Which words of an article tell of an inspection is for `inspections`.
"""

from collections.abc import Iterator
from itertools import product

from councilgraph.extract.clauses import clause_end, clause_start
from councilgraph.extract.inspection_words import (
    NOUNS,
    find_general,
    find_setting,
    find_words,
    is_apart,
    is_of_one,
    is_of_several,
    only_says,
    what_time_dates,
)
from councilgraph.extract.kinds_spoken_of import is_of_the_kind
from councilgraph.extract.numbering import ordinals, returns_told, times_told
from councilgraph.extract.own_times import is_of_a_visit
from councilgraph.extract.pointing import find_one_of_two, find_there
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.extract.stays import find_slight, find_stay
from councilgraph.extract.strangers import opens_with_a_body
from councilgraph.extract.subjects import Subject, find_subject
from councilgraph.extract.timing import Timing, find_timing
from councilgraph.extract.visitors import (
    is_an_agent,
    named_behind,
    named_beside,
    visited_together,
)
from councilgraph.knowledge import UNGRADED
from councilgraph.model.claims import (
    InspectionClaim,
    Kind,
    Mention,
    Standing,
    Telling,
    TimeExpression,
)
from councilgraph.model.time import DatedBy

_COMING = (Telling.DEED, Telling.VISIT)
_FEW = 2
_HEADED_REACH = 5
_BEFORE_IT = ("it", "that", "this", ",", "was", "in", "had")


def make_claims(
    reading: Reading,
    sentence: Sentence,
    i: int,
    mention: Mention,
    telling: Telling,
    numbers: tuple[int | None, ...] = (),
) -> Iterator[InspectionClaim]:
    """Yield the claims of words that tell of an inspection: one for each council and number.

    `numbers` are those that other words of the sentence tell.
    """
    items = sentence.items
    again = telling is Telling.DEED and sentence.has("repeat", "first-time")
    returns = returns_told(items, i) if again else ()
    telling = Telling.VISIT if returns else telling
    clause = _clause(sentence, i)
    timing = _timing(sentence, i, clause, telling)
    subject = find_subject(sentence, clause[0], i, i + 1)
    told_that = any(item.is_a("that") for item in items[:i])  # "Elm Group said that inspectors"
    if subject.refused == "other-body" or (opens_with_a_body(sentence) and not told_that):
        return
    dated_by = what_time_dates(items, i, telling, timing)
    time = _time(sentence, i, telling, timing, dated_by)
    signals = _signals(sentence, i, telling, timing, subject)
    signals |= set(find_slight(items, i, time, clause[0])) if telling in _COMING else set()
    councils = subject.authorities
    if telling is Telling.DEED and "active" in signals:
        councils = visited_together(items, i) or named_beside(items, i, clause[0]) or councils
    if items[i].is_a(*NOUNS) and telling is not Telling.DEED:
        councils = named_behind(items, i) or councils
    councils = councils or named_beside(items, i, clause[0])
    councils = councils or find_one_of_two(reading, sentence, *clause)
    councils = councils or find_there(reading, sentence, i + 2)
    councils = tuple(council for council in councils if not is_an_agent(items, council))
    numbers = numbers or returns or _numbers(items, i, telling)
    numbers = (None,) if "of-the-kind" in signals else numbers
    for authority, ordinal in product(councils or (None,), numbers):
        yield InspectionClaim(
            evidence=sentence.span,
            rule=f"inspection/{telling.value}",
            signals=tuple(sorted(signals | ({"named"} if authority else set()))),
            authority=authority,
            inspection=mention,
            telling=telling,
            inspectorate=_inspectorate(sentence),
            service=items[i].mention(Kind.SERVICE) or subject.service,
            ordinal=ordinal,
            time=time,
            anchor=timing.anchor if time else None,
            dated_by=dated_by if time else None,
            standing=_standing(items, i, clause),
        )


def _timing(sentence: Sentence, i: int, clause: tuple[int, int], telling: Telling) -> Timing:
    """Return the time of the words: in a timeline, that which its line opens with."""
    if only_says(sentence.items, i):
        return Timing()
    heading = _heading_time(sentence.items, i) if telling is Telling.INSPECTION else None
    if heading is not None:
        return Timing(time=heading, dated_by=DatedBy.INSPECTED)
    return find_timing(sentence, i, clause)


def _time(
    sentence: Sentence, i: int, telling: Telling, timing: Timing, dated_by: DatedBy | None
) -> TimeExpression | None:
    """Return when it was; where a finding is a grade, the grade has the time."""
    time = None if telling is Telling.FINDING and sentence.has("grade") else timing.time
    if time is None or time.form == "since" or is_apart(sentence.items, i, time):
        return None
    mention = sentence.items[i].mention(Kind.INSPECTION)
    graded = mention is not None and set(UNGRADED).isdisjoint(mention.targets)
    if telling is Telling.INSPECTION and graded and is_of_a_visit(sentence.items, time):
        return None  # "the inspection was brought forward after a focused visit in May"
    if dated_by is DatedBy.INSPECTED:
        return find_stay(sentence.items, time) or time
    return time


def _signals(
    sentence: Sentence, i: int, telling: Telling, timing: Timing, subject: Subject
) -> set[str]:
    """Return what the words and their sentence say for and against an inspection."""
    items, clause = sentence.items, _clause(sentence, i)
    signals = {*find_words(items, i, telling), *find_setting(sentence, clause)}
    signals |= {subject.refused} if subject.refused else set()
    signals |= {"dated"} if timing.time else {f"undated-{telling.value}"}
    if not (subject.authorities or sentence.has("authority")):
        signals |= {"of-several"} if is_of_several(items, clause[0], i) else set()
        signals |= {"of-one"} if is_of_one(items, clause[0], i) else set()
    signals |= {"listed"} if len(subject.authorities) > _FEW else set()
    named = any(mention.kind is Kind.AUTHORITY for mention in subject.authorities)
    told = timing.time is not None or named
    signals |= {"of-the-kind"} if is_of_the_kind(items, i, *clause) else set()
    return signals | set(find_general(sentence, i, clause[0], signals, told=told))


def _numbers(items: tuple[Item, ...], i: int, telling: Telling) -> tuple[int | None, ...]:
    """Return which of several they were, None where no number is told."""
    counted = items[i].is_a(*NOUNS) and telling is not Telling.FINDING
    found = ordinals(items, i) if counted else ()
    return found or (times_told(items, i) if telling is Telling.DEED else ()) or (None,)


def _clause(sentence: Sentence, i: int) -> tuple[int, int]:
    """Return the clause of a word, with what goes on about it: "the fourth, which was in May"."""
    after = sentence.items[i + 1 : i + 3]
    relative = len(after) > 1 and after[0].is_a(",") and after[1].is_a("which")
    return clause_start(sentence, i), clause_end(sentence, i + 2 if relative else i)


def _standing(items: tuple[Item, ...], i: int, clause: tuple[int, int]) -> Standing:
    past = any(item.is_a("previous-marker") for item in items[clause[0] : clause[1]])
    # "The visit before it, in May".
    before = [item.is_a("before") for item in items[i + 1 : i + 2]]
    past |= any(before) and any(item.is_a(*_BEFORE_IT) for item in items[i + 2 : i + 3])
    return Standing.PREVIOUS if past else Standing.CURRENT


def _inspectorate(sentence: Sentence) -> Mention | None:
    bodies = (sentence.items[i] for i in sentence.find("inspectorate"))
    return next((m for item in bodies if (m := item.mention(Kind.INSPECTORATE))), None)


def _heading_time(items: tuple[Item, ...], i: int) -> TimeExpression | None:
    """Return the time that a line of a timeline opens with: "May 2019: full inspection"."""
    if not 1 < i <= _HEADED_REACH or not items[1].is_a(":"):
        return None
    return items[0].time
