"""Which of an article's inspections are news of their own, and which another telling covers.

"Child protection was found inadequate" tells of no inspection besides "the full inspection in May"
that the article is about, whatever inspections of child protection alone there once were.
"""

from collections.abc import Callable, Sequence
from datetime import date

from councilgraph.link.drafts import Draft
from councilgraph.link.inspection_signals import only_found, told_as
from councilgraph.link.visits import at_other_times
from councilgraph.model.claims import InspectionClaim, Standing, Telling
from councilgraph.model.time import DatedBy

_NEWS, _YEARS = 7, 400  # days
_INSPECTED = frozenset({"grade-with-inspection-noun", "grade-with-inspector-noun"})


def tell_once(
    drafts: Sequence[Draft],
    is_sure: Callable[[Draft], bool],
    family: Callable[[str], str],
    published: date | None,
) -> list[Draft]:
    """Return the inspections with those told by a grade or a finding alone once each.

    These count only where no other words tell of them, and not where a grade or a report of weeks
    ago is told in passing. `family` tells which service a service is part of.
    """
    drafts = [d for d in drafts if not _is_in_general(d)]
    told = [d for d in drafts if not only_found(d)]
    others = {told_as(d) for d in told if not _is_report(d)}
    old = {told_as(d): d for d in told if _is_old_news(d, published)}
    stale = {key: d for key, d in old.items() if key not in others}
    told = [d for d in told if told_as(d) not in stale]
    named = [d for d in told if is_sure(d)]
    known = {told_as(d) for d in named}
    best: dict[tuple[object, ...], Draft] = {}
    for draft in sorted(drafts, key=lambda d: -d.confidence):
        if (
            not only_found(draft)
            or told_as(draft) in known
            or (told_as(draft) in stale and not _is_news(draft, stale[told_as(draft)]))
            or _is_passing(draft, published)
        ):
            continue
        if not any(_is_of_kind_told(draft, other, family) for other in named):
            best.setdefault(told_as(draft), draft)
    return [*told, *(d for d in best.values() if is_sure(d))]


def _is_passing(draft: Draft, published: date | None) -> bool:
    """Tell whether a grade of weeks ago is told without inspectors: "rated good in 2022"."""
    dated = "grade-dated" in draft.signals and draft.dated_by is not DatedBy.INSPECTED
    return dated and draft.signals.isdisjoint(_INSPECTED) and _is_over(draft, published)


def _is_report(draft: Draft) -> bool:
    return isinstance(draft.claim, InspectionClaim) and draft.claim.telling is Telling.REPORT


def _is_over(draft: Draft, published: date | None, days: int = _NEWS) -> bool:
    end = draft.period.latest if draft.period is not None else None
    return bool(end and published and (published - end).days > days)


def _is_old_news(draft: Draft, published: date | None) -> bool:
    """Tell whether a report came out weeks before the article, which then is about other things."""
    report = _is_report(draft) and draft.dated_by is DatedBy.PUBLISHED
    told_of = "inspector" in draft.claim.signals and not _is_over(draft, published, _YEARS)
    visited = "days-told" in draft.signals or told_of
    return report and not visited and _is_over(draft, published)


def _is_news(draft: Draft, old: Draft) -> bool:
    """Tell whether a grade of now is another than that of an old report."""
    now = draft.standing is Standing.CURRENT and "grade-days-told" in draft.signals
    return now and (draft.period is None or at_other_times(draft, old))


def _is_in_general(draft: Draft) -> bool:
    """Tell whether words speak of letters and visits as such: "four landlords, four letters".

    So do those for a kind: "a focused visit gives no grade".
    """
    claim = draft.claim
    assert isinstance(claim, InspectionClaim)
    bare = (
        claim.telling in (Telling.VISIT, Telling.REPORT, Telling.INSPECTION)
        and "generic" in claim.signals
    )
    return bare or "of-the-kind" in claim.signals


def _is_of_kind_told(draft: Draft, other: Draft, family: Callable[[str], str]) -> bool:
    """Tell whether a grade or finding may be of an inspection of a kind that other words tell."""
    return (
        (draft.authority, draft.inspectorate) == (other.authority, other.inspectorate)
        and family(draft.service) == family(other.service)
        and not draft.visit
        and not other.visit
        and not _at_another_time(draft, other)
    )


def _at_another_time(one: Draft, other: Draft) -> bool:
    """Tell whether a time is told of one that is not the other's: "three years earlier"."""
    leaning = any("dated" in d.claim.signals and d.period is None for d in (one, other))
    return leaning or at_other_times(one, other)
