"""Whether two tellings of one article may be of one inspection, by their bounds and grades."""

from collections.abc import Sequence
from datetime import timedelta

from councilgraph.link.drafts import Draft
from councilgraph.model.claims import InspectionClaim, Standing, Telling
from councilgraph.model.time import DatedBy, Granularity, Period, may_report

# A verdict told with a time is that of a report which comes out no later than this.
_VERDICT_LAG = timedelta(days=90)
_BARE = (Telling.REPORT, Telling.VISIT, Telling.FINDING)
# Nobody is graded by the same inspectors twice within this time.
_APART = timedelta(days=300)
_VAGUE, _SEASON = timedelta(days=300), timedelta(days=90)


def same_event(
    one: Period, one_by: DatedBy | None, other: Period, other_by: DatedBy | None
) -> bool:
    """Tell whether two bounds may be of one inspection, its report a few months later at most."""
    if one_by is other_by or one_by is None or other_by is None:
        return one.compatible(other)
    order = (DatedBy.INSPECTED, DatedBy.JUDGED, DatedBy.PUBLISHED)
    if order.index(one_by) > order.index(other_by):
        one, other = other, one
    if one.compatible(other) and DatedBy.JUDGED in (one_by, other_by):
        return True
    if DatedBy.JUDGED in (one_by, other_by) and (_is_vague(one) or _is_vague(other)):
        return False
    return may_report(one, other) and (
        one_by is DatedBy.INSPECTED or other_by is DatedBy.INSPECTED or _soon(one, other)
    )


def is_too_soon(one: Period, other: Period) -> bool:
    """Tell whether two times are too near to each other to be those of two inspections."""
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return False
    return max(one.latest, other.latest) - min(one.earliest, other.earliest) <= _APART


def _is_vague(period: Period) -> bool:
    """Tell whether bounds are those of a year, which the next year's verdict need not be of."""
    if period.earliest is None or period.latest is None:
        return False
    so_far = _SEASON if period.granularity is Granularity.YEAR else _VAGUE  # "this year", in June
    return period.latest - period.earliest > so_far


def lies_in_year(one: Period, year: Period) -> bool:
    """Tell whether bounds lie within others that are those of a year, and are finer."""
    if not _is_vague(year) or one.earliest is None or one.latest is None:
        return False
    assert year.earliest is not None
    assert year.latest is not None
    return year.earliest <= one.earliest and one.latest <= year.latest and not _is_vague(one)


def _soon(judged: Period, report: Period) -> bool:
    """Tell whether a report came out soon enough for a time told of its verdict to be its own."""
    return not (
        judged.latest and report.earliest and report.earliest - judged.latest > _VERDICT_LAG
    )


def clash(one: Draft, other: Draft) -> bool:
    """Tell whether two drafts cannot be of one inspection, whatever their dates."""
    if one.grade and other.grade and one.aspect == other.aspect and one.grade != other.grade:
        return True
    return one.implied != other.implied


def find_loose(drafts: Sequence[Draft]) -> list[Draft]:
    """Return bare reports, visits and findings whose time nothing told of inspectors bears out.

    "The report was taken to a committee that met in June" has the noun and a time. Where no grade
    is told, there is nothing that they could date wrongly.
    """
    if not any(d.grade is not None for d in drafts):
        return []
    hints = [d for d in drafts if d.hint]
    told = {d.claim.time for d in hints}
    return [
        d
        for d in drafts
        if d.period
        and not d.hint
        and ((_is_bare(d) and d.claim.time not in told) or _is_another(d, hints))
    ]


def may_be_of(draft: Draft, period: Period, dated_by: DatedBy) -> bool:
    """Tell whether a bare report, which dates no grade, may still be that of an inspection."""
    claim = draft.claim
    if not isinstance(claim, InspectionClaim) or claim.telling is not Telling.REPORT:
        return False
    return draft.period is not None and same_event(period, dated_by, draft.period, draft.dated_by)


def _is_another(draft: Draft, hints: Sequence[Draft]) -> bool:
    """Tell whether an inspection of nobody named was not that of a council with days of its own."""
    if draft.grade is not None or draft.claim.authority or draft.standing is Standing.PREVIOUS:
        return False
    own = [h for h in hints if h.claim.authority and h.dated_by is DatedBy.INSPECTED]
    return bool(own) and all(_shortly_apart(draft.period, hint.period) for hint in own)


def _shortly_apart(one: Period | None, other: Period | None) -> bool:
    """Tell whether two times differ, and by too little for two inspections."""
    if one is None or other is None or one.compatible(other):
        return False
    return may_report(one, other) or may_report(other, one)


def _is_bare(draft: Draft) -> bool:
    """Tell whether an inspection is told by a word that may be of others: a report, a visit."""
    claim = draft.claim
    return isinstance(claim, InspectionClaim) and claim.telling in _BARE


def is_left(draft: Draft) -> bool:
    """Tell whether words say until when a grade was in force: "it lost its good in 2022"."""
    return draft.grade is not None and _form(draft) in ("until", "left")


def tells_a_start(draft: Draft) -> bool:
    """Tell whether words only say when inspectors began: "the pilots ran from June"."""
    return draft.grade is None and _form(draft) in ("since", "from")


def _form(draft: Draft) -> str:
    return draft.claim.time.form if draft.claim.time is not None else ""
