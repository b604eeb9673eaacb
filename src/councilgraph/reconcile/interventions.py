"""Which tellings of an intervention are of one: the same kind, actor and sum at fitting dates."""

from collections.abc import Callable, Iterable
from datetime import date

from councilgraph.model.facts import InterventionFact
from councilgraph.model.record import Intervention
from councilgraph.model.time import Period


def _order(fact: InterventionFact) -> tuple[bool, date, str, int, str]:
    told = fact.period.earliest is not None
    return (not told, fact.published or date.max, fact.article, fact.evidence.start, fact.key)


def reconcile_interventions(
    facts: Iterable[InterventionFact], related: Callable[[str, str], bool]
) -> tuple[Intervention, ...]:
    """Return the interventions in one authority.

    `related` tells whether one service is a part of another.
    """
    groups: list[list[InterventionFact]] = []
    for fact in sorted(facts, key=_order):
        group = next((g for g in groups if all(_may_be_one(fact, o, related) for o in g)), None)
        if group is None:
            groups.append([fact])
        else:
            group.append(fact)
    return tuple(sorted((_intervention(g) for g in groups), key=lambda i: i.key))


def _may_be_one(
    one: InterventionFact, other: InterventionFact, related: Callable[[str, str], bool]
) -> bool:
    if one.intervention_class != other.intervention_class or one.amount != other.amount:
        return False
    if one.actor and other.actor and one.actor != other.actor:
        return False
    if one.service and other.service and not related(one.service, other.service):
        return False
    return one.period.compatible(other.period)


def _intervention(facts: list[InterventionFact]) -> Intervention:
    facts = sorted(facts, key=lambda f: _order(f)[1:])
    first = facts[0]
    period = Period()
    for fact in facts:
        if period.compatible(fact.period):
            period = period.narrowed(fact.period)
    return Intervention(
        key=first.key,
        supported_by=tuple(sorted(f.key for f in facts)),
        aliases=tuple(sorted(f.key for f in facts[1:])),
        authority=first.authority,
        intervention_class=first.intervention_class,
        service=next((f.service for f in facts if f.service), None),
        period=period,
        actor=next((f.actor for f in facts if f.actor), None),
        amount=first.amount,
    )
