"""One person per organisation and name; one tenure per person, organisation and role."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date

from councilgraph.model.facts import TenureFact
from councilgraph.model.record import Official, Tenure
from councilgraph.model.time import Period


def _order(fact: TenureFact) -> tuple[date, str, int, str]:
    return (fact.published or date.max, fact.article, fact.evidence.start, fact.key)


def reconcile_people(
    facts: Iterable[TenureFact],
) -> tuple[tuple[Official, ...], tuple[Tenure, ...]]:
    """Return the officials of one organisation and their tenures."""
    people: dict[str, list[TenureFact]] = defaultdict(list)
    for fact in sorted(facts, key=_order):
        people[fact.official].append(fact)
    officials = [
        Official(
            iri=iri,
            name=told[0].name,
            party=_party(told),
            supported_by=tuple(sorted(f.key for f in told)),
        )
        for iri, told in people.items()
    ]
    tenures = [tenure for told in people.values() for tenure in _tenures(told)]
    return (
        tuple(sorted(officials, key=lambda o: o.iri)),
        tuple(sorted(tenures, key=lambda t: t.key)),
    )


def _party(facts: list[TenureFact]) -> str | None:
    """Return the party told most often, the first told where two are told as often."""
    told = [f.party for f in facts if f.party]
    return max(told, key=lambda p: (Counter(told)[p], -told.index(p)), default=None)


def _tenures(facts: list[TenureFact]) -> list[Tenure]:
    groups: dict[str, list[TenureFact]] = defaultdict(list)
    for fact in facts:
        groups[fact.role or fact.role_title.casefold()].append(fact)
    return [
        Tenure(
            key=told[0].key,
            supported_by=tuple(sorted(f.key for f in told)),
            aliases=tuple(sorted(f.key for f in told[1:])),
            official=told[0].official,
            organisation=told[0].organisation,
            role=told[0].role,
            role_title=told[0].role_title,
            party=_party(told),
            period=_observed(told),
        )
        for told in groups.values()
    ]


def _observed(facts: list[TenureFact]) -> Period:
    """Return the first and the last day on which the tenure was observed."""
    earliest = min((f.period.earliest for f in facts if f.period.earliest), default=None)
    latest = max((f.period.latest for f in facts if f.period.latest), default=None)
    return Period(earliest=earliest, latest=latest)
