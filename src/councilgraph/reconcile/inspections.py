"""Which accounts of which articles are of one inspection; inspections are counted here.

Accounts are taken in order of how definitely they are dated, each joining the best inspection
that its kind, its service, its grades and its dates admit, or founding one. Two accounts of one
article are never of one inspection. The order depends on the accounts alone, so articles may
come in any order.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from councilgraph.model.record import Inspection, Judgement
from councilgraph.model.time import DatedBy, Period, may_report
from councilgraph.reconcile.accounts import Account, Verdict, gather
from councilgraph.reconcile.events import Event, inspection_of, judgements_of

_PRECISE = timedelta(days=31)

Related = Callable[[str, str], bool]


def reconcile_inspections(
    facts: Iterable[Verdict], related: Related, ungraded: Callable[[str], bool]
) -> tuple[tuple[Inspection, ...], tuple[Judgement, ...]]:
    """Return the inspections of one authority and the judgements given in them.

    `related` tells whether one service is a part of another, `ungraded` whether a class of
    inspection gives no grade.
    """
    matcher = _Matcher(related, ungraded)
    for account in gather(facts):
        matcher.place(account)
    matcher.order()
    inspections, judgements = [], []
    for event in matcher.events:
        inspection = inspection_of(event)
        inspections.append(inspection)
        judgements.extend(judgements_of(event, inspection))
    return (
        tuple(sorted(inspections, key=lambda i: i.key)),
        tuple(sorted(judgements, key=lambda j: j.key)),
    )


class _Matcher:
    """Places accounts one after another; `events` are the inspections found so far."""

    def __init__(self, related: Related, ungraded: Callable[[str], bool]) -> None:
        self._related = related
        self._ungraded = ungraded
        self.events: list[Event] = []

    def place(self, account: Account) -> None:
        """Join the best event that admits the account, or found one."""
        fitting = [e for e in self.events if self._admits(e, account)]
        if not fitting:
            event = Event()
            self.events.append(event)
        elif account.definite is not None:
            event = min(fitting, key=lambda e: _distance(e, account))
        else:
            event = max(fitting, key=lambda e: e.moment)
        event.take(account)

    def order(self) -> None:
        """Bound what an article says came before another inspection by that inspection's start."""
        by_name = {a.name: e for e in self.events for a in e.accounts}
        for event in self.events:
            for account in event.accounts:
                later = self._current_of(account, by_name)
                if later is None or later is event or later.period.earliest is None:
                    continue
                end = later.period.earliest - timedelta(days=1)
                cut = Period(latest=end)
                if event.loose.compatible(cut) and event.loose.known:
                    event.loose = event.loose.narrowed(cut)

    def _current_of(self, account: Account, by_name: dict[tuple[str, str], Event]) -> Event | None:
        """Return the event that the account's article treats as the current one."""
        if not account.previous:
            return None
        article, own = account.name
        for (other, name), event in by_name.items():
            if other == article and name != own and self._same_body(event, account):
                told = next(a for a in event.accounts if a.name == (other, name))
                if told.judgements and not told.previous:
                    return event
        return None

    def _same_body(self, event: Event, account: Account) -> bool:
        one, other = event.accounts[0].first, account.first
        return one.inspectorate == other.inspectorate and self._related(one.service, other.service)

    def _admits(self, event: Event, account: Account) -> bool:
        if not self._same_body(event, account) or not self._same_kind(event, account):
            return False
        if any(a.name[0] == account.name[0] for a in event.accounts):
            return False
        if self._visits(account.kinds):
            return _same_visit(event, account)
        if not _dates_fit(event, account):
            return False
        if not _grades_differ(event, account):
            return account.definite is not None or _shares_a_grade(event, account)
        return _surely_one(event, account)

    def _visits(self, kinds: frozenset[str]) -> frozenset[str]:
        return frozenset(k for k in kinds if self._ungraded(k))

    def _same_kind(self, event: Event, account: Account) -> bool:
        return self._visits(event.kinds) == self._visits(account.kinds)


def _same_visit(event: Event, account: Account) -> bool:
    """Tell whether two tellings are of one visit: by ordinal where both have one, else by date."""
    one, other = event.ordinal, account.ordinal
    definite = account.definite
    known = event.inspected or event.report or event.judged
    if one is not None and other is not None and one != other:
        return False
    if definite is not None and known is not None:
        return _dates_fit(event, account)
    return one is not None and one == other


def _dates_fit(event: Event, account: Account) -> bool:
    """Tell whether the bounds of an account can be of the event."""
    if account.definite is None:
        bounds = account.loose
        end = bounds.latest
        begun = event.period.earliest or event.moment
        if end is not None and begun > end:
            return False
        last = event.inspected or event.judged or event.report
        return not (bounds.earliest and last and last.latest and last.latest < bounds.earliest)
    for dated_by, period in account.times.items():
        if dated_by is not None and not _fits(event, dated_by, period):
            return False
    return _known(event) or event.loose.compatible(account.definite)


def _known(event: Event) -> bool:
    return any((event.inspected, event.report, event.judged))


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


def _grades_differ(event: Event, account: Account) -> bool:
    known = event.grades
    return any(known.get(aspect, told) != told for aspect, told in account.grades.items())


def _shares_a_grade(event: Event, account: Account) -> bool:
    """Tell whether an undated account names a grade, of whatever aspect, that the event has."""
    told = {g for grades in account.grades.values() for g in grades}
    known = {g for grades in event.grades.values() for g in grades}
    return bool(told & known)


def _surely_one(event: Event, account: Account) -> bool:
    """Tell whether dates are so precise that a differing grade is a conflict on one inspection."""
    bounds = ((DatedBy.INSPECTED, event.inspected), (DatedBy.PUBLISHED, event.report))
    for dated_by, known in bounds:
        told = account.times.get(dated_by)
        if told and known and _precise(told) and _precise(known) and told.compatible(known):
            return True
    return False


def _precise(period: Period) -> bool:
    return bool(period.earliest and period.latest and period.latest - period.earliest <= _PRECISE)


def _distance(event: Event, account: Account) -> tuple[int, date]:
    definite = account.definite
    assert definite is not None
    day = definite.latest or definite.earliest or date.max
    return abs((event.moment - day).days), event.moment
