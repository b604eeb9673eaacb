"""Judgement claims: which grades an article says were given, to whom, when, and what went before.

A grade word counts only where the clause around it says that it was given: by a verb, a noun, a
label, a change from one grade to another, or a copula with a service as its subject. Whom it
concerns is for `subjects`, what a missing role means for `link`.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from councilgraph.extract.answers import all_of, asks_what_is_so, question_answered
from councilgraph.extract.antecedents import find_shared, find_taken_up
from councilgraph.extract.asides import inserted, without_asides
from councilgraph.extract.carrying import carry_on, date_with, find_likewise, find_listed, find_year
from councilgraph.extract.clauses import clause_end, clause_start, is_told
from councilgraph.extract.doubts import doubt_if_of_another_body, find_doubts, is_of_a_review
from councilgraph.extract.heads import RANKS, STEPS, Head, find_heads, is_of_the_rest
from councilgraph.extract.own_times import find_change_timing, find_own_timing
from councilgraph.extract.pairing import find_pair
from councilgraph.extract.pointing import find_pointed_side
from councilgraph.extract.reading import TIME, Reading, Sentence
from councilgraph.extract.remainders import find_meant
from councilgraph.extract.repeats import Repeat, find_repeat
from councilgraph.extract.sameness import given_again, is_told_likewise, looks_back
from councilgraph.extract.standing import (
    is_before,
    is_in_force,
    is_left_behind,
    is_left_then,
    is_origin,
    is_over,
    is_the_last,
    lasted_until,
)
from councilgraph.extract.subjects import Subject, find_subject
from councilgraph.extract.support import find_signals, is_supported
from councilgraph.extract.tables import find_tables, read_table
from councilgraph.extract.timing import (
    Timing,
    find_timing,
)
from councilgraph.model.claims import JudgementClaim, Kind, Mention, Standing, TimeExpression
from councilgraph.model.issues import Issue, Trouble
from councilgraph.model.text import Span
from councilgraph.model.time import DatedBy

_GRADING = ("grade", "same-grade", "judgement-noun", "scale-noun", "aspect", *RANKS, *STEPS)
_TELLING = (
    *(*_GRADING, "inspectorate", TIME, "judgement-verb", "award-verb"),
    *("rise-verb", "fall-verb", "retain-verb", "speech-verb", "hypothetical", "repeat", "likewise"),
    *("previous-marker", "current-marker", "no-longer", "as-before", "respectively", "exception"),
    *("contrast", "part-of", "each", "both", "all", "again", "too", "also"),
)
_APART = ("hypothetical", "other-body", "aggregate")
_ENOUGH_FOR_DOUBT = frozenset(
    "verb award change no-longer copula noun label quoted apposition attributive gapped "
    "told-of possession beside-name".split()
)


def find_judgements(
    reading: Reading, everyday: frozenset[str]
) -> tuple[list[JudgementClaim], list[Issue]]:
    """Return the judgement claims of an article, and issues for grades with nobody attached.

    `everyday` holds the grades whose labels are everyday words, which need more support.
    """
    claims: list[JudgementClaim] = []
    issues: list[Issue] = []
    last: Head | None = None
    last_whole: Head | None = None
    told_of: set[str] = set()  # whose it is, if it is told as the one of now
    before: list[JudgementClaim] = []
    told: list[JudgementClaim] = []
    paragraph, year = -1, None
    tables = find_tables(reading)
    for table in tables:
        claims.extend(read_table(table))
    tabled = {row.sentence.index for table in tables for row in table}
    named: set[str] = set()  # last
    for sentence in reading.sentences:
        if sentence.index in tabled:
            continue
        if sentence.knows("authority"):
            named = {m.target for item in sentence.known if (m := item.mention(Kind.AUTHORITY))}
            told_of = told_of if told_of & named else set()
        own: list[JudgementClaim] = []
        if sentence.knows(*_GRADING):
            sentence = without_asides(sentence, _TELLING)
            spoken_of = last if sentence.has("aspect") else last_whole or last
            for head in find_heads(sentence, spoken_of, last_whole):
                outcome = _judge(reading, sentence, head, everyday, own, before)
                if isinstance(outcome, Issue):
                    issues.append(outcome)
                    continue
                own.extend(outcome)
                sound = [claim for claim in outcome if not claim.doubted]
                last = head if sound else last
                wholes = [claim for claim in sound if claim.of_the_whole]
                if wholes and not (told_of and looks_back(wholes)):
                    last_whole, told_of = head, set() if looks_back(wholes) else named
        listed = find_listed(reading, sentence, own)
        if listed:
            own = [*own[:-1], *listed]
        own.extend(find_likewise(sentence, before, own))
        if sentence.paragraph != paragraph:
            paragraph, year = sentence.paragraph, find_year(sentence) if own else None
        own = doubt_if_of_another_body(date_with(own, year) if year else own, told)
        claims.extend(given_again(sentence, own))
        before = own
        told = own or told
    return sorted(claims, key=lambda claim: claim.evidence), issues


def _judge(
    reading: Reading,
    sentence: Sentence,
    head: Head,
    everyday: frozenset[str],
    own: list[JudgementClaim],
    before: list[JudgementClaim],
) -> list[JudgementClaim] | Issue:
    start = clause_start(sentence, head.start)
    end = clause_end(sentence, head.end - 1)
    # What is put in between commas tells of something else.
    own_clause = (max([start, *(i + 1 for i in inserted(sentence, head.start))]), end)
    signals = find_signals(reading, sentence, head, own_clause[0])
    pair = find_pair(reading, sentence, head.start)
    question = question_answered(reading, sentence, head)
    if (own and _is_gapped(sentence, own[-1].grade.span, head)) or (
        pair and (own or pair.authority)
    ):
        signals.add("gapped")
    if is_left_behind(sentence.items, head.start):
        signals.add("change")
    if question is not None:
        signals.add("verb")
    plain = head.mention.target in everyday and " " not in head.mention.text
    if plain and not signals & _ENOUGH_FOR_DOUBT:
        return []
    if _was_not_given(sentence, head, own_clause, question):
        return []
    asked = (sentence, start, head.start, head.end) if question is None else all_of(question)
    subject = find_subject(*asked)
    sides = find_pointed_side(reading, sentence, head)
    if taken_up := sides or (
        ()
        if subject.aspects
        else find_shared(sentence, head.start, own)
        or find_taken_up(reading, sentence, head.start, before)
    ):
        subject = replace(subject, aspects=taken_up, refused=None)
        signals.add("taken-up")
    if pair.aspect is not None:
        subject = replace(subject, aspects=(pair.aspect,), refused=None)
    if pair.authority is not None:
        subject = replace(subject, authorities=(pair.authority,), refused=None)
    known = bool(pair.authority or sides)
    pointed = () if known else find_meant(reading, sentence, (start, end), head, own)
    if pointed:
        subject = replace(subject, authorities=pointed, refused=None)
        signals.add("pointed")
    if subject.refused == "unknown-name" and is_supported(signals, plain, head.rank):
        return _unknown(reading, sentence, head)
    signals |= set(find_doubts(reading, sentence, head, subject, plain, signals, own_clause))
    signals |= {"aggregate"} if pointed is None else set()
    signals -= {"aggregate"} if pointed else {"scale"} if pair.authority else set()
    signals |= _manner(sentence, head, subject, plain, signals)
    told = list(_claims(sentence, head, subject, signals, (start, end), pair.time))
    return carry_on(sentence, own, told)


def _manner(
    sentence: Sentence, head: Head, subject: Subject, plain: bool, known: set[str]
) -> set[str]:
    """Name how a grade is told: by rank or by name, of whom that is named, beside which doubts."""
    signals = {
        f"{tag}-apart" for tag in _APART if tag not in known and is_told(sentence, tag, head.start)
    }
    if subject.authorities:
        signals.add("named")
    if head.kept:
        signals.add("its-own")
    return signals | {"by-rank" if head.rank else "plain" if plain else "technical"}


def _was_not_given(
    sentence: Sentence, head: Head, clause: tuple[int, int], question: Sentence | None
) -> bool:
    """Tell whether words leave no doubt that no inspectors graded what is named."""
    asked = question is not None and not asks_what_is_so(question)
    return asked or is_of_the_rest(sentence, head) or is_of_a_review(sentence, head, clause)


def _is_gapped(sentence: Sentence, last: Span, head: Head) -> bool:
    """Tell whether a grade shares the verb of the one before: "A was given a C3 and B a C2"."""
    between = [i for i in sentence.items[: head.start] if i.span.start >= last.end]
    if not any(item.is_a("authority", "aspect", "service") for item in between):
        return False
    return not any(item.is_a("copula", "speech-verb", "report-verb", ";", ".") for item in between)


def _unknown(reading: Reading, sentence: Sentence, head: Head) -> Issue:
    return Issue(
        trouble=Trouble.UNKNOWN_AUTHORITY,
        source=reading.article.id,
        message=f"“{head.mention.text}” is said of somebody that the register does not know; "
        "if it is a council, add its name to data/register.",
        sentence=reading.article.quote(sentence.span),
        span=head.mention.span,
    )


def _claims(
    sentence: Sentence,
    head: Head,
    subject: Subject,
    signals: set[str],
    clause: tuple[int, int],
    own_time: TimeExpression | None,
) -> Iterator[JudgementClaim]:
    items = sentence.items
    timing = find_timing(sentence, head.start, clause)
    repeat = find_repeat(sentence, head.start, head.end, timing.time)
    if repeat.count and timing.time is not None and timing.time.form == "since":
        # "for the third time since 2010": since then it has happened, not then.
        repeat = replace(repeat, within=timing.time)
        timing = find_timing(sentence, head.start, clause, repeat.within)
    if timing.time in repeat.times and repeat.latest is None:
        timing = find_timing(sentence, head.start, clause, timing.time)
        if timing.time in repeat.times:
            timing = replace(timing, time=None)
    if timing.time is not None and set(timing.time.parts).intersection(repeat.times):
        timing = replace(timing, time=None)  # "good, unchanged since 2018"
    timing = _own_timing(sentence, head, signals, timing)
    inspectorate = _inspectorate(sentence, head)
    place = (head.start, head.end)
    over = is_over(sentence, place, clause, signals)
    before = not over and is_before(sentence, place, clause, timing.time)
    standing = Standing.PREVIOUS if over or before else Standing.CURRENT
    if before or (over and "no-longer" not in signals and is_the_last(sentence, clause)):
        signals = {*signals, "told-as-last"}
    since = timing.time is not None and timing.time.form == "since"
    if standing is Standing.CURRENT and is_in_force(sentence, head.start, clause, since):
        signals = {*signals, "in-force"}
    if any(item.is_a("each", "both") for item in items[clause[0] : clause[1]]):
        signals = {*signals, "each"}
    if timing.time is not None and is_told_likewise(items, *place):
        signals = {*signals, "likewise"}
    if repeat.latest is not None:
        dated_by = timing.dated_by or DatedBy.JUDGED
        timing = replace(timing, time=repeat.latest, dated_by=dated_by)
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


def _own_timing(sentence: Sentence, head: Head, signals: set[str], timing: Timing) -> Timing:
    """Return when a grade was given that was left, reached or set against one of today."""
    items = sentence.items
    compared = is_left_behind(items, head.start)
    origin = compared or is_origin(items, head.start)
    if "no-longer" in signals or ("change" in signals and origin):
        timing = find_own_timing(items, head.end, compared=compared)
    elif timing.time is None and lasted_until(items[head.end : head.end + 2]):
        timing = find_own_timing(items, head.end)
    elif "change" in signals and timing.time is None:
        timing = find_change_timing(sentence, head.start)
    time = timing.time
    if time is not None and (_is_of_today(sentence, time, head) or is_left_then(items, head, time)):
        timing = replace(timing, time=None)
    return timing


def _is_of_today(sentence: Sentence, time: TimeExpression, head: Head) -> bool:
    """Tell whether a grade is set against a time before: "good four years ago, it is now poor"."""
    items = sentence.items
    before = [i for i in range(head.start) if items[i].span.start >= time.span.end]
    if time.form not in ("ago", "date", "year") or time.span.end > head.mention.span.start:
        return False
    graded = any(items[i].is_grade for i in range(head.start) if i not in before)
    return graded and any(items[i].is_a("current-marker") for i in before)


def _rule(signals: set[str]) -> str:
    order = ("label", "verb", "award", "change", "no-longer", "noun", "verbal", "copula")
    return next((name for name in order if name in signals), "apposition")


def _inspectorate(sentence: Sentence, head: Head) -> Mention | None:
    at = head.mention.span.start
    named = [m for item in sentence.known if (m := item.mention(Kind.INSPECTORATE))]
    return min(named, key=lambda m: abs(m.span.start - at), default=None)
