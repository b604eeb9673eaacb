"""What a claim and an entry of the record say alike: the content of tenures, interventions, dates.

`article` and `record` add what is theirs: type, label, and where it comes from.
"""

from collections.abc import Iterator

from pyoxigraph import Literal

from councilgraph.graph.terms import (
    ORG_MEMBER,
    ORG_ORGANIZATION,
    ORG_ROLE,
    Pair,
    best_date,
    bounds,
    cg,
    decimal,
    named,
)
from councilgraph.model.facts import InterventionFact, TenureFact
from councilgraph.model.record import Intervention, Tenure
from councilgraph.model.time import Period

_CURRENCY = "GBP"


def describe_tenure(tenure: TenureFact | Tenure) -> Iterator[Pair]:
    """Say who held which role where, and within which bounds."""
    yield ORG_MEMBER, named(tenure.official)
    if tenure.organisation:
        yield ORG_ORGANIZATION, named(tenure.organisation)
    if tenure.role:
        yield ORG_ROLE, named(tenure.role)
    yield cg("roleTitle"), Literal(tenure.role_title)
    if tenure.party:
        yield cg("party"), named(tenure.party)
    yield from bounds(tenure.period)


def describe_intervention(intervention: InterventionFact | Intervention) -> Iterator[Pair]:
    """Say about which service of whom something was done, by whom, when and for how much."""
    yield cg("authority"), named(intervention.authority)
    if intervention.service:
        yield cg("service"), named(intervention.service)
    if intervention.actor:
        yield cg("actor"), named(intervention.actor)
    if intervention.amount is not None:
        yield cg("amount"), decimal(intervention.amount)
        yield cg("currency"), Literal(_CURRENCY)
    yield from describe_dates(intervention.period)


def describe_dates(period: Period) -> Iterator[Pair]:
    """Yield the bounds of a period and, if it was told precisely, its date."""
    yield from bounds(period)
    date = best_date(period)
    if date is not None:
        yield cg("date"), date
