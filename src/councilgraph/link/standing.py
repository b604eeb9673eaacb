"""Which grades of an article are in force, where their own words leave it open."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from councilgraph.knowledge import Register
from councilgraph.link.drafts import Draft
from councilgraph.link.freshness import is_old
from councilgraph.link.matching import clash
from councilgraph.model.claims import REPEATED, JudgementClaim, Standing

_TOLD = ("verb", "award", "change", "copula", "no-longer")


def unreplaced(drafts: list[Draft]) -> list[Draft]:
    """Return drafts with grades told as before in force, where nothing is told to have come after.

    What came after is another grade, or an inspection whose grade is not told.
    """
    now = [d for d in drafts if d.standing is Standing.CURRENT and not d.hint]
    last = [d for d in drafts if "told-as-last" in d.signals]
    now = [d for d in now if not _only_says_so_too(d, last)]
    if any(d.grade is not None for d in now):
        return drafts
    return [
        replace(d, standing=Standing.CURRENT)
        if "told-as-last" in d.signals and not d.implied and not any(_is_later(o, d) for o in now)
        else d
        for d in drafts
    ]


def _only_says_so_too(draft: Draft, last: Sequence[Draft]) -> bool:
    """Tell whether a list has a grade, without a verb or time, that is told to be the last."""
    listed = draft.period is None and draft.signals.isdisjoint(_TOLD)
    return listed and any((d.aspect, d.grade) == (draft.aspect, draft.grade) for d in last)


def latest_of_all(drafts: list[Draft]) -> list[Draft]:
    """Return drafts with a grade told as the last in force, where all others are of times before.

    "It was poor in 2011. The last inspection, in January 2023, produced a good."
    """
    told = [d for d in drafts if d.grade is not None and not (d.hint or d.implied)]

    def stands_alone(draft: Draft) -> bool:
        apart = [d for d in told if d.aspect == draft.aspect and d.period != draft.period]
        return bool(apart) and all(_is_known_later(draft, d) for d in apart)

    return [
        replace(d, standing=Standing.CURRENT)
        if "told-as-last" in d.signals and d in told and stands_alone(d)
        else d
        for d in drafts
    ]


def given_before(drafts: list[Draft], published: date | None) -> list[Draft]:
    """Return drafts with grades of long ago as before, where today's is told to be the same.

    "It is rated good. It got the same grade in 2019": the news is a grade without a time.
    """
    news = [
        d
        for d in drafts
        if d.grade is not None
        and d.period is None
        and d.standing is Standing.CURRENT
        and not (d.implied or d.hint)
    ]
    return [
        replace(d, standing=Standing.PREVIOUS)
        if "likewise" in d.signals
        and d.period is not None
        and (published is None or is_old(d.period, published))
        and any((n.aspect, n.grade) == (d.aspect, d.grade) and _is_told_first(n, d) for n in news)
        else d
        for d in drafts
    ]


def unchanged_since(drafts: list[Draft], visits: Sequence[Draft]) -> list[Draft]:
    """Return drafts with one grade for two, where inspectors came since for visits only.

    "A monitoring visit found progress. They remain inadequate, the grade they were given in 2021."
    """
    if not visits or any(d.grade is None and not d.hint for d in drafts):
        return drafts
    former = [d for d in drafts if d.period is not None and d.claim.rule == REPEATED]
    kept = {
        (d.claim.evidence, d.aspect, d.grade)
        for d in drafts
        if d.period is None and d.standing is Standing.CURRENT and "change" in d.signals
    }
    still = [d for d in former if (d.claim.evidence, d.aspect, d.grade) in kept]
    told = {(d.claim.evidence, d.aspect, d.grade) for d in still}
    return [
        replace(d, standing=Standing.CURRENT) if d in still else d
        for d in drafts
        if d in still or (d.claim.evidence, d.aspect, d.grade) not in told
    ]


def moved_on(drafts: list[Draft]) -> list[Draft]:
    """Return drafts with the grades as before from which something is told to have moved on.

    "Both were good. Anytown has been marked down": none of them has a time.
    """
    now = [d for d in drafts if d.standing is Standing.CURRENT and d.period is None and d.grade]
    moves = [d for d in now if "change" in d.signals]
    stood = [d for d in now if d.signals.isdisjoint(("change", "in-force"))]
    return [
        replace(d, standing=Standing.PREVIOUS)
        if d in stood and any(clash(d, m) and _is_told_first(d, m) for m in moves)
        else d
        for d in drafts
    ]


def _is_told_first(one: Draft, other: Draft) -> bool:
    return one.claim.evidence.start <= other.claim.evidence.start


def _is_later(one: Draft, other: Draft) -> bool:
    """Tell whether one inspection took place after another, as far as is known."""
    if one.period is None or other.period is None:
        return True
    latest = other.period.latest
    return not (latest and one.period.latest and one.period.latest <= latest)


def _is_known_later(one: Draft, other: Draft) -> bool:
    """Tell whether one grade was given after another by the dates of both."""
    if one.period is None or other.period is None:
        return False
    first, last = one.period.earliest, other.period.latest
    return first is not None and last is not None and first > last


def in_force(drafts: Iterable[Draft], register: Register, day: date | None) -> Iterator[Draft]:
    """Yield the drafts; nothing is in force by then of a council that is no more."""
    for draft in drafts:
        exists = register.authority(draft.authority).exists_on(day)
        yield draft if exists else replace(draft, standing=Standing.PREVIOUS)


def stands(draft: Draft, current: Sequence[Draft]) -> bool:
    """Tell whether words say that a grade stands, and the current event has no other instead."""
    return "in-force" in draft.signals and not any(clash(draft, d) for d in current)


def is_a_side_of(current: Sequence[Draft], draft: Draft) -> bool:
    """Tell whether a side of a service, told as graded before, has no other grade that came after.

    "Adoption had been given a good" may be told in the past because the whole report is.
    """
    claim = draft.claim
    side = isinstance(claim, JudgementClaim) and claim.aspect is not None
    if not side or draft.implied or draft.period is not None or "told-as-last" not in draft.signals:
        return False
    return all(d.aspect != draft.aspect for d in current if d.grade is not None)
