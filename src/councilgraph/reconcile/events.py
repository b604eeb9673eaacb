"""One inspection while its accounts are being gathered, and what it comes to in the record."""

from dataclasses import dataclass, field
from datetime import date

from councilgraph.knowledge import CG
from councilgraph.model.facts import OVERALL, JudgementFact
from councilgraph.model.record import Inspection, Judgement
from councilgraph.model.time import DatedBy, Period
from councilgraph.reconcile.accounts import Account, Verdict, founding_order

ANY_KIND = f"{CG}Inspection"


@dataclass(slots=True)
class Event:
    """One inspection while its accounts are being gathered.

    `bounds` holds the days that accounts give it, by what they bound; `loose` those that only
    follow from the dates of articles. `grades` are those told of it, by aspect.
    """

    accounts: list[Account] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)
    services: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    grades: dict[str, set[str]] = field(default_factory=dict)
    ordinal: int | None = None
    bounds: dict[DatedBy, Period] = field(default_factory=dict)
    loose: Period = field(default_factory=Period)

    def take(self, account: Account) -> None:
        """Add an account, and narrow the bounds by its own."""
        self.accounts.append(account)
        self.articles.add(account.first.article)
        self.services.update(f.service for f in account.facts)
        self.kinds.update(account.kinds)
        for aspect, told in account.grades.items():
            self.grades.setdefault(aspect, set()).update(told)
        self.ordinal = self.ordinal or account.ordinal
        for dated_by, period in account.bounds.items():
            self.bounds[dated_by] = _merged(self.bounds.get(dated_by, period), period)
        if self.loose.compatible(account.loose):
            self.loose = self.loose.narrowed(account.loose)

    @property
    def facts(self) -> list[Verdict]:
        """All its facts, the founding one first."""
        return sorted((f for a in self.accounts for f in a.facts), key=founding_order)

    @property
    def inspected(self) -> Period | None:
        """The days within which the inspectors came, if told."""
        return self.bounds.get(DatedBy.INSPECTED)

    @property
    def report(self) -> Period | None:
        """The days within which the report came out, if told."""
        return self.bounds.get(DatedBy.PUBLISHED)

    @property
    def judged(self) -> Period | None:
        """The days within which it was judged, whether they are those of the visit or not."""
        return self.bounds.get(DatedBy.JUDGED)

    @property
    def period(self) -> Period:
        """The bounds of the inspection itself."""
        if self.inspected is not None:
            return self.inspected
        if self.report is None:
            return self.judged or self.loose
        if self.judged is not None and _precedes(self.judged, self.report):
            return self.judged
        ends = [p.latest for p in (self.report, self.judged) if p and p.latest]
        return Period(latest=min(ends, default=None))

    @property
    def moment(self) -> date:
        """A day to order inspections by."""
        period = self.inspected or self.report or self.judged or self.loose
        return period.latest or period.earliest or date.max

    @property
    def begun(self) -> date | None:
        """The first day on which all that is dated of it may have happened."""
        return max((p.earliest for p in self.bounds.values() if p.earliest), default=None)

    @property
    def ended(self) -> date | None:
        """The last day on which some of it may have happened; None if that is open."""
        ends = [p.latest for p in self.bounds.values() if p.latest]
        return max(ends) if ends and len(ends) == len(self.bounds) else None


def _precedes(one: Period, other: Period) -> bool:
    return bool(one.latest and other.earliest and one.latest < other.earliest)


def _merged(known: Period, told: Period) -> Period:
    """Return the days common to both, or all from the one to the other where there are none."""
    if known.compatible(told):
        return known.narrowed(told)
    first, last = sorted((known, told), key=lambda p: p.earliest or p.latest or date.max)
    return Period(earliest=first.earliest, latest=last.latest)


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
    special = [k for k in told if k != ANY_KIND]
    return max(sorted(set(special)), key=special.count, default=ANY_KIND)


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
            supported_by=tuple(sorted({f.key for f in (*facts, *_parts(groups, aspect, grade))})),
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


def _parts(
    groups: dict[tuple[str, str], list[JudgementFact]], aspect: str, grade: str
) -> list[JudgementFact]:
    """Return what else speaks for a grade of the whole: the same grade of its parts."""
    if not aspect.endswith(OVERALL):
        return []
    return [f for (part, given), facts in groups.items() if given == grade for f in facts]
