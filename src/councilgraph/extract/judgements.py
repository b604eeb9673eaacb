"""Judgement claims: which grades an article says were given, to whom, when, and what went before.

A grade word counts only where the clause around it says that it was given: by a verb, a noun, a
label, a change from one grade to another, or a copula with a service as its subject. Whom it
concerns is for `subjects`, what a missing role means for `link`.
"""

from collections.abc import Sequence
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
from councilgraph.extract.changes import is_left_behind
from councilgraph.extract.clauses import clause_end, clause_start, is_told
from councilgraph.extract.clefts import find_clefted_side
from councilgraph.extract.contrasts import find_contrasted
from councilgraph.extract.doubts import (
    doubt_if_of_another_body,
    find_doubts,
    is_a_mere_word,
    is_of_a_review,
    is_unreal,
)
from councilgraph.extract.gapped_grades import is_gapped
from councilgraph.extract.given_anew import given_again, given_anew
from councilgraph.extract.grade_steps import STEPS
from councilgraph.extract.graded_claims import claims_of
from councilgraph.extract.grades_first import find_grades_first
from councilgraph.extract.heads import Head, find_heads
from councilgraph.extract.histories import find_overtaken, find_successor, made_previous, succeeded
from councilgraph.extract.in_parts import is_in_parts
from councilgraph.extract.inverted import is_a_mere_label
from councilgraph.extract.lists_by_grade import find_lists_by_grade, read_line
from councilgraph.extract.named_ahead import find_side_ahead
from councilgraph.extract.named_as_given import find_lifted, find_naming
from councilgraph.extract.pairing import Pair, find_pair
from councilgraph.extract.passing_on import with_passed_on
from councilgraph.extract.pointed_sides import find_pointed_side, tells_both_of_two
from councilgraph.extract.pointing import find_there
from councilgraph.extract.rank_turns import RANKS
from councilgraph.extract.reading import TIME, Reading, Sentence
from councilgraph.extract.remainders import find_meant
from councilgraph.extract.same_judges import judged_by_the_same
from councilgraph.extract.same_parts import find_same_part
from councilgraph.extract.same_verdicts import (
    Verdict,
    find_same_sides,
    find_verdict,
)
from councilgraph.extract.scale_places import find_scale
from councilgraph.extract.scenes import date_scene
from councilgraph.extract.spoken_of import SpokenOf
from councilgraph.extract.subjects import Subject, find_subject
from councilgraph.extract.support import find_signals, is_supported
from councilgraph.extract.tables import find_tables, read_table
from councilgraph.extract.unnamed_sides import is_of_a_few, is_of_unnamed_sides
from councilgraph.extract.verdict_rows import find_rows, read_rows
from councilgraph.model.claims import JudgementClaim, Kind, Mention
from councilgraph.model.issues import Issue, Trouble

_GRADING = (
    *("grade", "same-grade", "award-past", "judgement-noun", "scale-noun", "counted-scale"),
    *("no-grade", "aspect"),
    *(*RANKS, *STEPS),
)
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
    for rows in find_rows(reading):
        claims += read_rows(rows)
        tabled.add(rows.sentence.index)
    named: set[str] = set()  # last
    for sentence in reading.sentences:
        if sentence.index in tabled:
            continue
        here = {m.target for i in sentence.known if (m := i.mention(Kind.AUTHORITY))}
        if here:
            named = here
            spoken_of.heed(named)
            verdict = verdict if verdict and verdict.named & named else None
        own = first.get(sentence.index, [])
        scale = find_scale(reading, sentence)
        if sentence.index not in first and (sentence.knows(*_GRADING) or scale):
            sentence = without_asides(sentence, _TELLING)
            meant = spoken_of.taken_up(sentence), spoken_of.of_whole
            heads = find_heads(sentence, *meant, scale)
            for head in [*spoken_of.given(sentence), *heads]:
                outcome = _judge(reading, sentence, head, everyday, own, before)
                if isinstance(outcome, Issue):
                    issues.append(outcome)
                    continue
                own.extend(outcome)
                spoken_of.tell(sentence, head, outcome, own, named)
        own = with_passed_on(reading, sentence, own, before, spoken_of.whole, verdict)
        verdict = find_verdict(sentence, own, named, verdict)
        if sentence.paragraph == paragraph:
            own = date_scene(reading, sentence, date_sides(sentence, own, before))
        else:
            paragraph, year = sentence.paragraph, find_year(sentence) if own else None
        own = judged_by_the_same(sentence, own, before)
        if before and not own and sentence.knows(TIME):
            claims = date_before(sentence, before, claims)
        claims, own = given_anew(sentence, reading.article.published, claims, own, told)
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
    signals |= find_naming(reading, sentence, head)
    pair = find_pair(reading, sentence, head.start)
    question = question_answered(reading, sentence, head)
    sides = find_pointed_side(reading, sentence, head) or find_contrasted(sentence, head)
    paired = (pair and (own or pair.authority)) or (sides and tells_both_of_two(sentence))
    if paired or (own and is_gapped(sentence, own[-1].grade.span, head)):
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
    doubts = find_doubts(reading, sentence, head, subject, plain, signals, own_clause)
    signals |= set(doubts) - find_lifted(reading, sentence, head)
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
    before = [] if _is_of_another_judge(sentence, before) else before
    if not sides and not subject.aspects:
        sides = (
            find_shared(sentence, head.start, own)
            or find_taken_up(reading, sentence, head.start, before)
            or find_same_part(sentence, head.start, before)
            or find_same_sides(sentence, head, before)
            or find_side_ahead(sentence, head.start, head.end)
            or find_clefted_side(reading, sentence, head)
        )
    if not sides:
        return subject, signals
    return replace(subject, aspects=sides, refused=None), signals | {"taken-up"}


def _is_of_another_judge(sentence: Sentence, before: Sequence[JudgementClaim]) -> bool:
    """Tell whether a sentence names who gave a grade, and the one before named somebody else."""
    here = {m.target for item in sentence.known if (m := item.mention(Kind.INSPECTORATE))}
    there = {c.inspectorate.target for c in before if c.inspectorate is not None}
    return bool(here and there) and here.isdisjoint(there)


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
    if is_of_unnamed_sides(sentence, head) or is_in_parts(sentence, head):
        return True
    if is_a_mere_label(sentence.items, head.start, head.end):
        return True
    return is_of_a_review(sentence, head, clause)


def _unknown(reading: Reading, sentence: Sentence, head: Head) -> Issue:
    return Issue(
        trouble=Trouble.UNKNOWN_AUTHORITY,
        source=reading.article.id,
        message=f"“{head.mention.text}” is said of somebody that the register does not know; "
        "if it is a council, add its name to data/register.",
        sentence=reading.article.quote(sentence.span),
        span=head.mention.span,
    )
