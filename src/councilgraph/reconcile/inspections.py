"""Which accounts of which articles are of one inspection; inspections are counted here.

Accounts are taken in order of how definitely they are dated, each joining the best inspection
that its kind, its service, its grades and its dates admit; else the nearest one that cannot but
be the same; else founding one. Two accounts of one article are never of one inspection. The order
depends on the accounts alone, so articles may come in any order.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from councilgraph.model.record import Inspection, Judgement
from councilgraph.model.time import Period
from councilgraph.reconcile.accounts import Account, Verdict, gather
from councilgraph.reconcile.events import ANY_KIND, Event, inspection_of, judgements_of
from councilgraph.reconcile.fitting import (
    dates_fit,
    gap,
    grades_differ,
    same_visit,
    shares_a_grade,
    surely_one,
)

Related = Callable[[str, str], bool]


def reconcile_inspections(
    facts: Iterable[Verdict],
    related: Related,
    family: Callable[[str], str],
    ungraded: Callable[[str], bool],
) -> tuple[tuple[Inspection, ...], tuple[Judgement, ...]]:
    """Return the inspections of one authority and the judgements given in them.

    `related` tells whether one service is a part of another, `family` which broadest service one
    is a part of, `ungraded` whether a class of inspection gives no grade.
    """
    matcher = _Matcher(related, ungraded)
    for account in gather(facts, family):
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
        self._told: dict[str, list[tuple[Account, Event]]] = defaultdict(list)
        self._alike: dict[tuple[str, frozenset[str]], list[Event]] = defaultdict(list)
        self.events: list[Event] = []

    def place(self, account: Account) -> None:
        """Join the best event that admits the account, or found one."""
        event = self._best(account)
        if event is None:
            event = Event()
            self.events.append(event)
            self._alike[self._likeness(account)].append(event)
        event.take(account)
        self._told[account.first.article].append((account, event))

    def order(self) -> None:
        """Bound what an article says came before another inspection by that inspection's start."""
        for event in self.events:
            for account in event.accounts:
                later = self._current_of(account)
                if later is None or later is event or later.period.earliest is None:
                    continue
                cut = Period(latest=later.period.earliest - timedelta(days=1))
                if event.loose.compatible(cut) and event.loose.known:
                    event.loose = event.loose.narrowed(cut)

    def _best(self, account: Account) -> Event | None:
        possible = [e for e in self._alike[self._likeness(account)] if self._may_be(e, account)]
        visit = bool(self._visits(account.kinds))
        admits = same_visit if visit else self._admits
        fitting = [e for e in possible if admits(e, account)]
        if fitting and account.definite is not None:
            return min(fitting, key=lambda e: _distance(e, account))
        if fitting:
            return max(fitting, key=lambda e: e.moment)
        if visit:
            return None
        near = [(found, e) for e in possible if (found := gap(e, account)) is not None]
        return min(near, key=lambda pair: pair[0], default=(None, None))[1]

    def _current_of(self, account: Account) -> Event | None:
        """Return the event that the account's article treats as the current one."""
        if not account.previous:
            return None
        for told, event in self._told[account.first.article]:
            if told.judgements and not told.previous and self._same_body(event, account):
                return event
        return None

    def _same_body(self, event: Event, account: Account) -> bool:
        first = account.first
        return event.accounts[0].first.inspectorate == first.inspectorate and any(
            self._related(service, first.service) for service in event.services
        )

    def _may_be(self, event: Event, account: Account) -> bool:
        """Tell whether nothing but dates and grades can part an account from an event like it."""
        return account.first.article not in event.articles and self._same_body(event, account)

    def _likeness(self, account: Account) -> tuple[str, frozenset[str]]:
        """Return the inspectorate and the kind of visit, which are those of the event as well."""
        return account.first.inspectorate, self._visits(account.kinds)

    def _admits(self, event: Event, account: Account) -> bool:
        if not dates_fit(event, account):
            return False
        if grades_differ(event, account):
            return surely_one(event, account)
        if account.definite is not None:
            return True
        if not account.grades:
            return _same_kind(event, account)
        return shares_a_grade(event, account) and self._in_order(event, account)

    def _in_order(self, event: Event, account: Account) -> bool:
        """Tell whether what an article says came before its current event can be this one."""
        current = self._current_of(account)
        if current is None or not event.bounds or not current.bounds:
            return True
        return event.moment < current.moment

    def _visits(self, kinds: Iterable[str]) -> frozenset[str]:
        return frozenset(k for k in kinds if self._ungraded(k))


def _same_kind(event: Event, account: Account) -> bool:
    """Tell whether an inspection of which nothing is told but its kind can be this one."""
    known, told = event.kinds - {ANY_KIND}, account.kinds - {ANY_KIND}
    return not known or not told or bool(known & told)


def _distance(event: Event, account: Account) -> tuple[int, date]:
    definite = account.definite
    assert definite is not None
    day = definite.latest or definite.earliest or date.max
    return abs((event.moment - day).days), event.moment
