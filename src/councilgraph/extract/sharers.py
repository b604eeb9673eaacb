"""Councils that are told to share a grade with another: "Kent was rated good, like Surrey".

They stand in the company of the one that is graded, have "the same grade as" it, join it, came
before it ("the second council to be rated so, after Surrey") or after it ("followed by Surrey in
2022"). Those that the next sentence names are for `shared_after`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from councilgraph.extract.companions import find_place_among, is_first_of_councils
from councilgraph.extract.complements import reads, skip
from councilgraph.extract.lists_of_councils import (
    Listed,
    Named,
    all_listed,
    likened,
    read_list,
)
from councilgraph.extract.ordinals import ORDINALS
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.extract.shared_after import SHARING, find_told_after
from councilgraph.extract.strangers import is_name
from councilgraph.model.claims import JudgementClaim, Standing
from councilgraph.model.time import DatedBy

_RULE = "judgement/likewise"
_COMPANY = (
    *(("like",), ("just", "like"), ("alongside",), ("along", "with"), ("together", "with")),
    *(("as", "with"), ("likewise",)),
)
_BEFORE = ("after", "following", "since", "behind", "joining")
_WHERE = ("in", "across", "of", "the", "and", ",", "authority", "this", "last")
_JOINING = ("join", "joins", "joined", "joining")
_UP_TO_GRADE = (
    *("copula", "has", "have", "had", "been", "judgement-verb", "award-verb", "report-verb"),
    *("judgement-noun", "judged-noun", "scale-noun", "service", "overall", "department-word"),
    *("a", "an", "the", "as", "to", "also", "now", "both", "all", "its", "their", "'s", "’s"),
    *("authority", "authority-type", "and", "being", "'", '"', "‘", "“"),
)
_NEW_VERBS = (
    *("copula", "has", "have", "had", "speech-verb", "which", "who", "whose", "but", "while"),
    *("authority", "other-body", "negation", "rise-verb", "fall-verb", ";"),
)
_RELATIVES = ("which", "who", "whose", "where")
_INSPECTED = ("inspected-verb", "inspected-participle", "inspection", "judgement-verb")
_NEAR = 3


def find_sharers(
    reading: Reading,
    sentence: Sentence,
    own: Sequence[JudgementClaim],
    before: Sequence[JudgementClaim],
) -> Iterator[JudgementClaim]:
    """Yield a claim for each council that the words of a sentence tell to have a grade as well.

    `own` are the claims of the sentence, `before` those of the one before it.
    """
    if not sentence.knows("authority"):
        return
    lists = [(claim, _beside(sentence.items, claim)) for claim in _shareable(own)[-1:]]
    lists += [
        (claim, find_told_after(reading, sentence, claim)) for claim in _shareable(before)[-1:]
    ]
    for base, found in lists:
        graded = {c.authority.targets for c in own if c.authority and c.grade == base.grade}
        for listed in found:
            for named in listed:
                if named.council.targets not in graded:
                    yield _shared(base, sentence, named)


def without_their_times(
    own: Sequence[JudgementClaim], sharers: Sequence[JudgementClaim]
) -> list[JudgementClaim]:
    """Return the claims of a sentence without the times that are those of councils that share one.

    "It was the second to be rated good, after Kent in 2022."
    """
    theirs = [claim.time for claim in sharers if claim.time is not None]
    return [
        replace(claim, time=None, anchor=None, dated_by=None) if claim.time in theirs else claim
        for claim in own
    ]


def _shareable(claims: Sequence[JudgementClaim]) -> list[JudgementClaim]:
    """Return the claims that are of a whole service, and of now."""
    now = [c for c in claims if c.standing is Standing.CURRENT and not c.implied]
    return [claim for claim in now if claim.of_the_whole and claim.rule != _RULE]


def _beside(items: tuple[Item, ...], base: JudgementClaim) -> Iterator[Listed]:
    """Yield the lists of councils that share a grade of their own sentence."""
    start = base.grade.span.start
    graded = next((i for i, item in enumerate(items) if item.span.end > start), len(items))
    for i in range(len(items)):
        listed = (
            _company(items, i, graded)
            or _of_the_same(items, i, graded)
            or _came_before(items, i, graded)
            or _came_after(items, i, graded)
            or _joined(items, i, graded, base)
        )
        if listed:
            yield listed


def _company(items: tuple[Item, ...], i: int, graded: int) -> Listed:
    """Return who fared like the one that is graded: "like A, B was", "rated good, like A"."""
    words = next((words for words in _COMPANY if reads(items, i, words)), None)
    if words is None or not (i == 0 or items[i - 1].is_a(",")):
        return ()
    place = i + len(words)
    place += 2 * reads(items, place, ("those",))  # "like those in A"
    listed, end = all_listed(items, place)
    if not listed or _are_told_of(items, end):
        return ()
    if graded < i:
        goes_on = items[i - 2].is_a("and", "but", "that", "which")
        return listed if not goes_on and _only_goes_on(items[graded + 1 : i - 1]) else ()
    # "Kent, like Surrey, was" only compares the two.
    put_in = words[-1] != "like" and items[i - 2].is_a("authority", "authority-type", "service")
    beside = i == 0 or put_in
    led = beside and end < graded and items[end].is_a(",")
    return listed if led and _leads_up(items[end + 1 : graded]) else ()


def _are_told_of(items: tuple[Item, ...], end: int) -> bool:
    """Tell whether a list is followed by what its councils do: ", which is its partner"."""
    clause = items[end + 1 :]
    told = len(clause) > 1 and items[end].is_a(",") and clause[0].is_a(*_RELATIVES)
    return told and not any(item.is_a(*_INSPECTED) for item in clause)


def _of_the_same(items: tuple[Item, ...], i: int, graded: int) -> Listed:
    """Return who has the same grade as the one that is graded: "good, the same grade as A".

    Or "good, a grade it shares with A".
    """
    if graded > i or not any(item.is_grade for item in items[:i]):
        return ()
    noun = any(item.is_a("judgement-noun") for item in items[i - _NEAR : i])
    if noun and items[i].is_a(*SHARING) and items[i + 1].is_a("with"):
        return all_listed(items, i + 2)[0]
    return likened(items, i) if items[i].is_a("same-grade") else ()


def _came_before(items: tuple[Item, ...], i: int, graded: int) -> Listed:
    """Return who came before the one that is graded: "the third council to be good, after A"."""
    if not items[i].is_a(*_BEFORE):
        return ()
    # "Rated good, the second council to get that grade, after A"
    again = any(item.is_a("judgement-noun") for item in items[graded + 1 : i])
    place = find_place_among(items, i if again else min(i, graded))
    listed, end = all_listed(items, i + 1)
    if place is None or not listed:
        return ()
    which = [item.text.lower() for item in items[max(0, place - _NEAR) : place]]
    number = next((n for word in which if (n := ORDINALS.get(word, 0)) > 1), len(items))
    if ("first" in which or "only" in which) != items[i].is_a("since") or len(listed) >= number:
        return ()
    if graded < i:
        after = items[graded + 1 : place if graded < place else i]
        told = [item for item in after if not item.is_a("is", "become", "became")]
        return listed if _only_goes_on(told) else ()
    end = skip(items, end, ",")
    where = all(x.is_a(*_WHERE) or is_name(x) or x.time for x in items[place + 1 : i])
    led = where and items[end].is_a("to", "judgement-verb")
    return listed if led and _leads_up(items[end:graded]) else ()


def _came_after(items: tuple[Item, ...], i: int, graded: int) -> Listed:
    """Return who came after the one that is graded: "the first to be good, followed by A"."""
    if not reads(items, i, ("followed", "by")) or graded > i or not items[i - 1].is_a(","):
        return ()
    first = is_first_of_councils(items, graded) and _only_goes_on(items[graded + 1 : i - 1])
    return all_listed(items, i + 2)[0] if first else ()


def _joined(items: tuple[Item, ...], i: int, graded: int, base: JudgementClaim) -> Listed:
    """Return who joins those that are graded: "A joins B in being rated good"."""
    if not items[i].is_a(*_JOINING):
        return ()
    joined, end = read_list(items, i + 1)
    told = base.authority in [named.council for named in joined] and end < graded
    if not told or not items[end].is_a("in", "as") or not _leads_up(items[end + 1 : graded]):
        return ()
    last = i - 1 - items[i - 1].is_a("has", "have")
    place = last
    while place > 0 and items[place - 1].is_a("authority", ",", "and"):
        place -= 1
    listed, end = read_list(items, place)
    return listed if end == last + 1 else ()


def _only_goes_on(between: Sequence[Item]) -> bool:
    """Tell whether nothing new is told between a grade and a list: "by inspectors for its care"."""
    return not any(item.is_grade or item.is_a(*_NEW_VERBS) for item in between)


def _leads_up(between: Sequence[Item]) -> bool:
    """Tell whether nothing but a verdict on its councils stands between a list and a grade."""
    return all(item.is_a(*_UP_TO_GRADE) for item in between)


def _shared(base: JudgementClaim, sentence: Sentence, named: Named) -> JudgementClaim:
    """Return the claim that a council has the grade of another, given at its own time, if any.

    That it is told of councils without a name is no doubt of those that are named.
    """
    unnamed = {"indefinite", "aggregate"} if base.authority is None else set[str]()
    return replace(
        base,
        evidence=base.evidence.to(sentence.span),
        rule=_RULE,
        signals=tuple(sorted({*base.signals, "likewise", "named"} - unnamed)),
        authority=named.council,
        time=named.time,
        anchor=None,
        dated_by=DatedBy.JUDGED if named.time is not None else None,
    )
