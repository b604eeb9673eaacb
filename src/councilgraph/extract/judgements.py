"""Judgement claims: which grades an article says were given, to whom, when, and what went before.

A grade word counts only where the clause around it says that it was given: by a verb, a noun, a
label, a change from one grade to another, or a copula with a service as its subject. Whom it
concerns is for `subjects`, what a missing role means for `link`.
"""

from dataclasses import replace

from councilgraph.extract.answers import all_of, asks_what_is_so, question_answered
from councilgraph.extract.antecedents import find_shared, find_taken_up
from councilgraph.extract.asides import inserted, without_asides
from councilgraph.extract.carried_times import (
    carry_on,
    date_before,
    date_sides,
    date_with,
    find_year,
)
from councilgraph.extract.carrying import find_both, find_likewise, find_listed
from councilgraph.extract.changes import is_left_behind
from councilgraph.extract.clauses import clause_end, clause_start, is_told
from councilgraph.extract.clefts import find_clefted_side
from councilgraph.extract.doubts import (
    doubt_if_of_another_body,
    find_doubts,
    is_a_mere_word,
    is_of_a_review,
    is_unreal,
)
from councilgraph.extract.equalling import find_equalled
from councilgraph.extract.gapped_councils import find_gapped
from councilgraph.extract.graded_claims import claims_of
from councilgraph.extract.grades_first import find_grades_first
from councilgraph.extract.heads import RANKS, STEPS, Head, find_heads
from councilgraph.extract.histories import find_overtaken, find_successor, made_previous, succeeded
from councilgraph.extract.in_common import with_common
from councilgraph.extract.lists_by_grade import find_lists_by_grade, read_line
from councilgraph.extract.named_later import date_named
from councilgraph.extract.pairing import Pair, find_pair
from councilgraph.extract.pointing import find_pointed_side, find_there
from councilgraph.extract.reading import TIME, Reading, Sentence
from councilgraph.extract.remainders import find_meant
from councilgraph.extract.same_verdicts import (
    Verdict,
    find_same_sides,
    find_same_verdicts,
    find_verdict,
)
from councilgraph.extract.sameness import given_again
from councilgraph.extract.scenes import date_scene
from councilgraph.extract.sharers import find_sharers, without_their_times
from councilgraph.extract.spoken_of import SpokenOf
from councilgraph.extract.subjects import Subject, find_subject
from councilgraph.extract.support import find_signals, is_supported
from councilgraph.extract.tables import find_tables, read_table
from councilgraph.extract.unnamed_sides import is_of_a_few, is_of_unnamed_sides
from councilgraph.model.claims import JudgementClaim, Kind, Mention
from councilgraph.model.issues import Issue, Trouble
from councilgraph.model.text import Span

_IN_TURN = ("in", "on", "and", ",", "then", "again")
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
    issues: list[Issue] = []
    spoken_of = SpokenOf()
    verdict: Verdict | None = None
    before: list[JudgementClaim] = []
    told: list[JudgementClaim] = []
    paragraph, year = -1, None
    tables, lists = find_tables(reading), find_lists_by_grade(reading)
    first = find_grades_first(reading, everyday)
    claims = [claim for table in tables for claim in read_table(table)]
    claims += [claim for line in lists for claim in read_line(line)]
    tabled = {row.sentence.index for table in tables for row in table}
    tabled |= {line.sentence.index for line in lists}
    named: set[str] = set()  # last
    for sentence in reading.sentences:
        if sentence.index in tabled:
            continue
        if sentence.knows("authority"):
            here = {m.target for i in sentence.known if (m := i.mention(Kind.AUTHORITY))}
            named = here or named
            spoken_of.heed(named)
            verdict = verdict if verdict and verdict.named & named else None
        own = first.get(sentence.index, [])
        if sentence.index not in first and sentence.knows(*_GRADING):
            sentence = without_asides(sentence, _TELLING)
            for head in find_heads(sentence, spoken_of.taken_up(sentence), spoken_of.of_whole):
                outcome = _judge(reading, sentence, head, everyday, own, before)
                if isinstance(outcome, Issue):
                    issues.append(outcome)
                    continue
                own.extend(outcome)
                spoken_of.tell(sentence, head, outcome, own, named)
        own = _with_passed_on(reading, sentence, own, before, spoken_of.whole, verdict)
        verdict = find_verdict(sentence, own, named, verdict)
        if sentence.paragraph == paragraph:
            own = date_scene(reading, sentence, date_sides(sentence, own, before))
        else:
            paragraph, year = sentence.paragraph, find_year(sentence) if own else None
        if before and not own and sentence.knows(TIME):
            claims = date_before(sentence, before, claims)
        own = doubt_if_of_another_body(date_with(own, year) if year else own, told)
        claims.extend(given_again(sentence, own))
        before = own
        told = own or told
    return sorted(claims, key=lambda claim: claim.evidence), issues


def _with_passed_on(
    reading: Reading,
    sentence: Sentence,
    own: list[JudgementClaim],
    before: list[JudgementClaim],
    whole: JudgementClaim | None,
    verdict: Verdict | None,
) -> list[JudgementClaim]:
    """Return the claims of a sentence with those that its words pass on to others, or repeat."""
    listed = find_listed(reading, sentence, own)
    own = [*own[:-1], *listed] if listed else own
    own = with_common(reading, sentence, own)
    own = date_named(sentence, [*own, *find_gapped(sentence, own)])
    own += find_likewise(sentence, before, own)
    own += find_both(sentence, own, before, whole)
    sharers = [*find_sharers(reading, sentence, own, before)]
    own = [*without_their_times(own, sharers), *sharers]
    own += find_equalled(sentence, whole)
    return [*own, *find_same_verdicts(sentence, own, verdict)]


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
    successors = find_successor(sentence, head, own)
    overtaken = find_overtaken(sentence, head, own)
    own[:] = [*(c for c in own if c not in overtaken), *made_previous(overtaken)]
    if successors or overtaken or is_left_behind(sentence.items, head.start):
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
    subject, taken_up = _with_sides(reading, sentence, head, subject, sides, own, before)
    signals |= taken_up
    if not subject.aspects and is_of_a_few(sentence, head, own_clause[0]):
        return []
    if successors:
        subject = succeeded(subject, successors)
    if all(m.kind is Kind.AUTHORITY_TYPE for m in subject.authorities):
        there = find_there(reading, sentence, head.start)
        subject = replace(subject, authorities=there or subject.authorities)
    subject = _paired(subject, pair)
    known = bool(pair.authority or sides)
    pointed = () if known else find_meant(reading, sentence, (start, end), head, own)
    if pointed:
        subject = replace(subject, authorities=pointed, refused=None)
        signals.add("pointed")
    if subject.refused == "unknown-name" and is_supported(signals, plain, head.rank):
        return _unknown(reading, sentence, head)
    signals |= set(find_doubts(reading, sentence, head, subject, plain, signals, own_clause))
    if any(not claim.doubted for claim in own):
        signals.discard("loose")  # "it was rated poor in 2018 before being rated good"
    signals |= {"aggregate"} if pointed is None else set()
    signals -= {"aggregate"} if pointed else {"scale"} if pair.authority else set()
    signals |= _manner(sentence, head, subject, plain, signals)
    told = list(claims_of(sentence, head, subject, signals, (start, end), pair.time))
    return carry_on(sentence, own, made_previous(told) if successors else told)


def _paired(subject: Subject, pair: Pair) -> Subject:
    """Return a subject with the council and the side that a list pairs with its grade."""
    if pair.aspect is not None:
        subject = replace(subject, aspects=(pair.aspect,), refused=None)
    if pair.authority is not None:
        subject = replace(subject, authorities=(pair.authority,), refused=None)
    return subject


def _with_sides(
    reading: Reading,
    sentence: Sentence,
    head: Head,
    subject: Subject,
    sides: tuple[Mention, ...],
    own: list[JudgementClaim],
    before: list[JudgementClaim],
) -> tuple[Subject, set[str]]:
    """Return a subject with the sides pointed to, or taken up from before, and signals of that."""
    signals = {"gapped"} if sides and own else set()
    if not sides and not subject.aspects:
        sides = (
            find_shared(sentence, head.start, own)
            or find_taken_up(reading, sentence, head.start, before)
            or find_same_sides(sentence, head, before)
            or find_clefted_side(reading, sentence, head)
        )
    if not sides:
        return subject, signals
    return replace(subject, aspects=sides, refused=None), signals | {"taken-up"}


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
    if asked or is_unreal(sentence, head) or is_a_mere_word(sentence, head):
        return True
    if is_of_unnamed_sides(sentence, head):
        return True
    return is_of_a_review(sentence, head, clause)


def _is_gapped(sentence: Sentence, last: Span, head: Head) -> bool:
    """Tell whether a grade shares the verb of the one before: "A was given a C3 and B a C2"."""
    between = [i for i in sentence.items[: head.start] if i.span.start >= last.end]
    again = any(item.is_a("repeat") for item in sentence.items[head.end : head.end + 1])
    if again and not any(item.is_a("authority", "copula", "judgement-verb") for item in between):
        return True  # "poor in 2017, and poor again when they came back"
    history = len(between) > 1 and all(i.time or i.is_a(*_IN_TURN) for i in between)
    if history and any(i.time for i in between):
        return any(i.time for i in sentence.items[head.end : head.end + 2])  # "and good in 2022"
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
