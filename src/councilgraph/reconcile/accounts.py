"""Accounts: how one article tells of one inspection, gathered from its facts."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from councilgraph.model.claims import Standing
from councilgraph.model.facts import InspectionFact, JudgementFact
from councilgraph.model.time import DatedBy, Period

Verdict = JudgementFact | InspectionFact

_BY_RANK = (DatedBy.INSPECTED, DatedBy.PUBLISHED, DatedBy.JUDGED)


def founding_order(fact: Verdict) -> tuple[date, str, int, str]:
    """Return the order in which facts found events: first published, then article and place."""
    return (fact.published or date.max, fact.article, fact.evidence.start, fact.key)


@dataclass(frozen=True, slots=True)
class Account:
    """One article's telling of one inspection; `times` holds its bounds by what they bound.

    Bounds that the words do not give (only "before the article came out") stand under None.
    """

    facts: tuple[Verdict, ...]
    times: dict[DatedBy | None, Period] = field(default_factory=dict)

    @property
    def first(self) -> Verdict:
        """The founding fact."""
        return self.facts[0]

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
        numbers = (f.ordinal for f in self.facts if isinstance(f, InspectionFact) and f.ordinal)
        return next(numbers, None)

    @property
    def previous(self) -> bool:
        """Tell whether the article treats it as replaced or repeated since."""
        return any(f.standing is Standing.PREVIOUS for f in self.judgements)

    @property
    def bounds(self) -> dict[DatedBy, Period]:
        """The bounds that the words give, by what they bound."""
        return {by: self.times[by] for by in _BY_RANK if by in self.times}

    @property
    def definite(self) -> Period | None:
        """The bounds that the words give to the inspection, else to its report or the verdict."""
        return next(iter(self.bounds.values()), None)

    @property
    def loose(self) -> Period:
        """The bounds that only follow from the article's own date or from a later event."""
        return self.times.get(None, Period())


def gather(facts: Iterable[Verdict], family: Callable[[str], str]) -> list[Account]:
    """Return the accounts that facts of many articles give, the most definite first.

    `family` gives the broadest service that a service is a part of; services of two families are
    never inspected together.
    """
    groups: dict[tuple[str, str, str], list[Verdict]] = defaultdict(list)
    for fact in facts:
        groups[fact.article, fact.event, family(fact.service)].append(fact)
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


def _definiteness(account: Account) -> tuple[int, int, bool, date, date, tuple[str, str, str]]:
    definite = account.definite
    period = definite or account.loose
    rank = min((_BY_RANK.index(by) for by in account.bounds), default=len(_BY_RANK))
    open_bounds = (period.earliest is None) + (period.latest is None)
    vague = 2 if definite is None else int(open_bounds > 0)
    if account.previous:
        vague += 1
    first = account.first
    return (
        vague,
        rank,
        account.ordinal is None,
        period.latest or date.max,
        first.published or date.max,
        (first.article, first.event, first.service),
    )
