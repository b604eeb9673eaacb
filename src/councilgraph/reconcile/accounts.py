"""Accounts: how one article tells of one inspection, gathered from its facts."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from councilgraph.model.claims import Standing
from councilgraph.model.facts import InspectionFact, JudgementFact
from councilgraph.model.time import DatedBy, Period

Verdict = JudgementFact | InspectionFact


def founding_order(fact: Verdict) -> tuple[date, str, int, str]:
    """Return the order in which facts found events: first published, then article and place."""
    return (fact.published or date.max, fact.article, fact.evidence.start, fact.key)


@dataclass(frozen=True, slots=True)
class Account:
    """One article's telling of one inspection; `times` holds its bounds by what they bound.

    Bounds that the words do not give (only "before the article came out") stand under None.
    `current` names the article's current event of the same kind, which an earlier one precedes.
    """

    facts: tuple[Verdict, ...]
    times: dict[DatedBy | None, Period] = field(default_factory=dict)

    @property
    def first(self) -> Verdict:
        """The founding fact."""
        return self.facts[0]

    @property
    def name(self) -> tuple[str, str]:
        """The article and the event that it is an account of."""
        return self.first.article, self.first.event

    @property
    def judgements(self) -> tuple[JudgementFact, ...]:
        """The facts that tell a grade."""
        return tuple(f for f in self.facts if isinstance(f, JudgementFact))

    @property
    def grades(self) -> dict[str, set[str]]:
        """The grades told, by aspect."""
        grades: dict[str, set[str]] = defaultdict(set)
        for fact in self.judgements:
            grades[fact.aspect].add(fact.grade)
        return grades

    @property
    def kinds(self) -> frozenset[str]:
        """The classes of inspection told."""
        return frozenset(f.inspection_class for f in self.facts if isinstance(f, InspectionFact))

    @property
    def ordinal(self) -> int | None:
        """Which visit it was, if told."""
        return next((f.ordinal for f in self.facts if isinstance(f, InspectionFact)), None)

    @property
    def previous(self) -> bool:
        """Tell whether the article treats it as replaced or repeated since."""
        return any(f.standing is Standing.PREVIOUS for f in self.judgements)

    @property
    def implied(self) -> bool:
        """Tell whether the words only presuppose it."""
        return bool(self.judgements) and all(f.implied for f in self.judgements)

    @property
    def definite(self) -> Period | None:
        """The bounds that the words give to the inspection or to its report."""
        for dated_by in (DatedBy.INSPECTED, DatedBy.PUBLISHED, DatedBy.JUDGED):
            if dated_by in self.times:
                return self.times[dated_by]
        return None

    @property
    def loose(self) -> Period:
        """The bounds that only follow from the article's own date or from a later event."""
        return self.times.get(None, Period())


def gather(facts: Iterable[Verdict]) -> list[Account]:
    """Return the accounts that facts of many articles give, the most definite first."""
    groups: dict[tuple[str, str], list[Verdict]] = defaultdict(list)
    for fact in facts:
        groups[fact.article, fact.event].append(fact)
    accounts = [_account(sorted(group, key=founding_order)) for group in groups.values()]
    return sorted(accounts, key=_definiteness)


def _account(facts: list[Verdict]) -> Account:
    times: dict[DatedBy | None, Period] = {}
    for fact in facts:
        known = times.get(fact.dated_by)
        if known is None:
            times[fact.dated_by] = fact.period
        elif known.compatible(fact.period):
            times[fact.dated_by] = known.narrowed(fact.period)
    return Account(facts=tuple(facts), times=times)


def _definiteness(account: Account) -> tuple[int, int, date, date, str, str]:
    definite = account.definite
    period = definite or account.loose
    order = {DatedBy.INSPECTED: 0, DatedBy.PUBLISHED: 1, DatedBy.JUDGED: 2}
    rank = min((order[d] for d in account.times if d is not None), default=3)
    open_bounds = (period.earliest is None) + (period.latest is None)
    vague = 2 if definite is None else int(open_bounds > 0)
    if account.previous:
        vague += 1
    first = account.first
    return (
        vague,
        rank,
        period.latest or date.max,
        first.published or date.max,
        first.article,
        first.event,
    )
