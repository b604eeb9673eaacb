"""Whether the dates and grades of an account can be those of an inspection.

Newspapers date an inspection by the visit, by its report, or just say when it was judged; a
report follows its visit within months. What is not known excludes nothing. Which of several
fitting inspections is meant is left to `inspections`.
"""

from collections.abc import Set
from datetime import date, timedelta

from councilgraph.model.time import DatedBy, Period, may_report
from councilgraph.reconcile.accounts import Account
from councilgraph.reconcile.events import Event

_MONTH = timedelta(days=31)
# No inspectorate comes back with the same overall grade, or on a visit, sooner than this.
_SPACING = timedelta(days=62)
# Visits are numbered within a series, which is over after this; then a new one begins at 1.
_SERIES = timedelta(days=730)
_OVERALL = "/aspect/overall"


def dates_fit(event: Event, account: Account) -> bool:
    """Tell whether the bounds of an account can be of the event."""
    if account.definite is None:
        return _fits_loosely(event, account.loose)
    for dated_by, period in account.times.items():
        if dated_by is not None and not _fits(event, dated_by, period):
            return False
    return bool(event.bounds) or event.loose.compatible(account.definite)


def _fits_loosely(event: Event, bounds: Period) -> bool:
    """Tell whether an event lies within bounds that the words themselves do not give.

    Whoever tells a grade writes after the inspection and after its report.
    """
    if not event.bounds:
        return event.loose.compatible(bounds)
    begun, ended = event.begun, event.ended
    if begun and bounds.latest and begun > bounds.latest:
        return False
    return not (bounds.earliest and ended and ended < bounds.earliest)


def _fits(event: Event, dated_by: DatedBy, period: Period) -> bool:
    if dated_by is DatedBy.INSPECTED:
        return _may_be(event.inspected, period) and (
            may_report(period, event.report) and may_report(period, event.judged)
        )
    if dated_by is DatedBy.PUBLISHED:
        return _may_be(event.report, period) and (
            may_report(event.inspected, period)
            and (_may_be(event.judged, period) or may_report(event.judged, period))
        )
    as_visit = _may_be(event.inspected, period) and may_report(period, event.report)
    as_report = _may_be(event.report, period) and may_report(event.inspected, period)
    return _may_be(event.judged, period) and (as_visit or as_report)


def _may_be(one: Period | None, other: Period | None) -> bool:
    return one is None or other is None or one.compatible(other)


def same_visit(event: Event, account: Account) -> bool:
    """Tell whether two tellings are of one visit: by ordinal where both have one, else by date.

    A visit with neither is the one before the article; but an undated sixth visit need not be
    the dated one whose number nobody tells.
    """
    one, other = event.ordinal, account.ordinal
    if (one is not None and other is not None and one != other) or not dates_fit(event, account):
        return False
    if account.definite is not None and event.bounds:
        return True
    told = account.loose.latest
    ago = abs(told - event.moment) if told and event.moment != date.max else None
    if other is None:
        return ago is not None and ago <= _SPACING
    return one == other and (ago is None or ago <= _SERIES)


def grades_differ(event: Event, account: Account) -> bool:
    """Tell whether the grades of an account contradict those of the event.

    Where both tell the overall grade, that decides: two articles that agree on it and not on a
    part of it speak of one inspection, of which one of them is wrong.
    """
    known, told = event.grades, account.grades
    shared = known.keys() & told.keys()
    overall = {aspect for aspect in shared if aspect.endswith(_OVERALL)}
    return any(not known[aspect] & told[aspect] for aspect in overall or shared)


def shares_a_grade(event: Event, account: Account) -> bool:
    """Tell whether an undated account names a grade, of whatever aspect, that the event has."""
    return bool(_all(account.grades) & _all(event.grades))


def _all(grades: dict[str, set[str]]) -> Set[str]:
    return {grade for told in grades.values() for grade in told}


def surely_one(event: Event, account: Account) -> bool:
    """Tell whether dates are so precise that a differing grade is a conflict on one inspection."""
    for dated_by, known in event.bounds.items():
        told = account.times.get(dated_by)
        if told and _precise(told) and _precise(known) and told.compatible(known):
            return True
    return False


def gap(event: Event, account: Account) -> timedelta | None:
    """Return how far an account's dates are from those of an event with the same overall grade.

    None unless the dates are precise and so near to each other that they must be of one
    inspection, which the articles date by its beginning and its end, or one of them wrongly.
    """
    overall = {a: g for a, g in account.grades.items() if a.endswith(_OVERALL)}
    if not any(event.grades.get(aspect, set()) & told for aspect, told in overall.items()):
        return None
    if account.definite is None:
        return _earliness(event, account)
    gaps = [
        found
        for told_by, told in account.bounds.items()
        for known_by, known in event.bounds.items()
        # A visit after its report is no slip of the pen.
        if {told_by, known_by} != {DatedBy.INSPECTED, DatedBy.PUBLISHED}
        if (found := _between(told, known)) is not None
    ]
    return min(gaps, default=None)


def _between(one: Period, other: Period) -> timedelta | None:
    if not (_precise(one) and _precise(other)):
        return None
    first, last = sorted((one, other), key=lambda p: p.earliest or date.max)
    assert first.latest is not None
    assert last.earliest is not None
    between = last.earliest - first.latest
    return between if between <= _SPACING else None


def _earliness(event: Event, account: Account) -> timedelta | None:
    """Return how long before its event news came out, by the dates told; None if too long."""
    out = account.loose.latest
    if account.previous or out is None or event.begun is None:
        return None
    early = event.begun - out
    return early if early <= _MONTH else None


def _precise(period: Period) -> bool:
    return bool(period.earliest and period.latest and period.latest - period.earliest <= _MONTH)
