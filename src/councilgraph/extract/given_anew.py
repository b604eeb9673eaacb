"""Grades of today that are the ones told before: "poor in 2018. A new report says the same".

Of one grade that is told with a year, and again as what is so now, there were two inspections.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from councilgraph.extract.inverted import stands_now
from councilgraph.extract.reading import Item, Sentence
from councilgraph.extract.ungraded_visits import tell_of_ungraded_visit
from councilgraph.model.claims import JudgementClaim, Standing, TimeExpression

_ANEW = frozenset("new latest fresh newest now second another".split())
_TODAY = ("current-marker", "second", "another", "fresh")
_DONE = ("copula", "has", "have", "award-verb", "judgement-verb", "report-verb")
_MARKS = (";", ":", "but", "while", "whereas")


def given_anew(
    sentence: Sentence,
    published: date | None,
    claims: list[JudgementClaim],
    own: list[JudgementClaim],
    told: Sequence[JudgementClaim],
) -> tuple[list[JudgementClaim], list[JudgementClaim]]:
    """Return all claims, and those of a sentence, with what it tells to be the same as before.

    `told` are the claims that were told last, which are among `claims`.
    """
    anew = [c for c in own if not (c.implied or c.doubted) and _is_same_now(sentence, c)]
    past = [c for c in told if any(_is_matched(c, one) for one in anew)]
    past = [c for c in past if _is_of_years_before(c.time, published)]
    if not anew or not past or tell_of_ungraded_visit(sentence.known):
        return claims, own
    stood = [replace(c, standing=Standing.PREVIOUS) if c in past else c for c in claims]
    return stood, [c for c in own if not (c.implied and any(_is_alike(c, p) for p in past))]


def given_again(sentence: Sentence, own: list[JudgementClaim]) -> list[JudgementClaim]:
    """Return the claims of a sentence, with a grade that one tells was given again as past.

    "It was good in 2018 and was found to be good again in 2023", "poor is where it was in 2019, and
    poor is where it stands now".
    """
    if len(own) < 2 or not sentence.has("repeat", "now", "today"):
        return own
    items = sentence.items
    again = [
        items[max(0, i - 2) : i + 2]
        for i in sentence.find("repeat")
        if items[i].is_a("again") and 0 < i < len(items) - 1
    ]
    later = [
        claim
        for claim in own
        if any(claim.grade.span.covers(item.span) for near in again for item in near)
        or ((at := sentence.places(claim.grade.span)) and stands_now(items, at[0], at[-1] + 1))
    ]
    return [
        replace(claim, standing=Standing.PREVIOUS)
        if any(_was_given_before(claim, one) for one in later)
        else claim
        for claim in own
    ]


def _is_same_now(sentence: Sentence, claim: JudgementClaim) -> bool:
    """Tell whether words say that a grade told before is given now: "a new report gives the same".

    Not where another council's is meant: "the same grade as Kent's".
    """
    place = sentence.places(claim.grade.span)
    if claim.time is not None and claim.time.form == "date" and claim.time.month is None:
        return False
    if not place or not any(sentence.items[i].is_a("same-grade", "that") for i in place):
        return False
    items = sentence.items
    after = items[place[-1] + 1 : place[-1] + 3]
    marks = [i for i in range(place[0]) if items[i].is_a(*_MARKS)]
    before = items[max(marks, default=-1) + 1 : place[0]]
    done = any(item.is_a(*_DONE) for item in before)
    return done and any(map(_is_anew, before)) and not any(item.is_a("as") for item in after)


def _is_anew(item: Item) -> bool:
    return item.is_a(*_TODAY) and not _ANEW.isdisjoint(item.text.lower().split())


def _is_matched(claim: JudgementClaim, anew: JudgementClaim) -> bool:
    """Tell whether a grade told before, and not as one of times before, is that of today."""
    return _is_alike(claim, anew) and claim.standing is Standing.CURRENT and not claim.doubted


def _is_alike(one: JudgementClaim, other: JudgementClaim) -> bool:
    same = one.grade.targets == other.grade.targets
    sides = one.aspect == other.aspect or (one.of_the_whole and other.of_the_whole)
    councils = {c.authority.targets for c in (one, other) if c.authority is not None}
    return same and sides and len(councils) < 2


def _is_of_years_before(time: TimeExpression | None, published: date | None) -> bool:
    """Tell whether a time is of a year before that of the article: "2018", "five years ago"."""
    if time is None:
        return False
    if time.form == "ago":
        return time.unit == "year"
    year = time.year
    return year is not None and (published is None or year < published.year)


def _was_given_before(claim: JudgementClaim, again: JudgementClaim) -> bool:
    councils = {c.authority.targets for c in (claim, again) if c.authority is not None}
    same = len(councils) < 2 and (claim.aspect, claim.grade.targets)
    dated = claim.time is not None and claim.time != again.time
    dated = dated and (again.time is not None or "in-force" in again.signals)
    earlier = claim.grade.span.end <= again.grade.span.start
    return dated and earlier and same == (again.aspect, again.grade.targets)
