"""One inspection while its accounts are being gathered, and what it comes to in the record."""

from dataclasses import dataclass, field
from datetime import date

from councilgraph.knowledge import CG
from councilgraph.model.facts import JudgementFact
from councilgraph.model.record import Inspection, Judgement
from councilgraph.model.time import DatedBy, Period
from councilgraph.reconcile.accounts import Account, Verdict, founding_order

_ANY_KIND = f"{CG}Inspection"


@dataclass(slots=True)
class Event:
    """One inspection while its accounts are being gathered."""

    accounts: list[Account] = field(default_factory=list)
    inspected: Period | None = None
    report: Period | None = None
    judged: Period | None = None
    loose: Period = field(default_factory=Period)

    @property
    def facts(self) -> list[Verdict]:
        """All its facts, the founding one first."""
        return sorted((f for a in self.accounts for f in a.facts), key=founding_order)

    @property
    def grades(self) -> dict[str, set[str]]:
        """The grades told of it, by aspect."""
        grades: dict[str, set[str]] = {}
        for account in self.accounts:
            for aspect, told in account.grades.items():
                grades.setdefault(aspect, set()).update(told)
        return grades

    @property
    def kinds(self) -> frozenset[str]:
        """The classes of inspection told of it."""
        return frozenset(k for a in self.accounts for k in a.kinds)

    @property
    def ordinal(self) -> int | None:
        """Which visit it was, if told."""
        return next((a.ordinal for a in self.accounts if a.ordinal), None)

    def take(self, account: Account) -> None:
        """Add an account, and narrow the bounds by its own."""
        self.accounts.append(account)
        self.inspected = _narrow(self.inspected, account.times.get(DatedBy.INSPECTED))
        self.report = _narrow(self.report, account.times.get(DatedBy.PUBLISHED))
        self.judged = _narrow(self.judged, account.times.get(DatedBy.JUDGED))
        self.loose = _narrow(self.loose, account.loose) or Period()

    @property
    def period(self) -> Period:
        """The bounds of the inspection itself."""
        if self.inspected is not None:
            return self.inspected
        if self.judged is not None and not (self.report and self.judged.compatible(self.report)):
            return self.judged
        if self.report is not None:
            return Period(latest=self.report.latest)
        return self.loose

    @property
    def moment(self) -> date:
        """A day to order inspections by."""
        period = self.inspected or self.report or self.judged or self.loose
        return period.latest or period.earliest or date.max


def _narrow(known: Period | None, told: Period | None) -> Period | None:
    if known is None or told is None:
        return told if known is None else known
    return known.narrowed(told) if known.compatible(told) else known


def inspection_of(event: Event) -> Inspection:
    """Return the inspection that an event comes to, named after its founding fact."""
    facts = event.facts
    first = facts[0]
    return Inspection(
        key=first.key,
        supported_by=tuple(sorted(f.key for f in facts)),
        aliases=tuple(sorted(f.key for f in facts[1:])),
        authority=first.authority,
        inspectorate=first.inspectorate,
        service=first.service,
        inspection_class=_kind(event),
        ordinal=event.ordinal,
        period=event.period,
        published=event.report or Period(),
    )


def _kind(event: Event) -> str:
    """Return the class told most, the more special before the general."""
    told = [f.inspection_class for f in event.facts if not isinstance(f, JudgementFact)]
    special = [k for k in told if k != _ANY_KIND]
    return max(sorted(set(special)), key=special.count, default=_ANY_KIND)


def judgements_of(event: Event, inspection: Inspection) -> list[Judgement]:
    """Return the judgements given in an event: one for each aspect and grade told."""
    groups: dict[tuple[str, str], list[JudgementFact]] = {}
    for fact in event.facts:
        if isinstance(fact, JudgementFact):
            groups.setdefault((fact.aspect, fact.grade), []).append(fact)
    keys = {group: facts[0].key for group, facts in groups.items()}
    return [
        Judgement(
            key=keys[aspect, grade],
            supported_by=tuple(sorted(f.key for f in facts)),
            aliases=tuple(sorted(f.key for f in facts[1:])),
            conflicts=tuple(sorted(k for (a, g), k in keys.items() if a == aspect and g != grade)),
            inspection=inspection.key,
            authority=inspection.authority,
            inspectorate=inspection.inspectorate,
            service=facts[0].service,
            aspect=aspect,
            grade=grade,
            period=inspection.period,
            published=inspection.published,
        )
        for (aspect, grade), facts in groups.items()
    ]
