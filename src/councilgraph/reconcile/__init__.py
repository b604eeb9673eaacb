"""From the facts of many articles to the record: what happened, each thing once.

Works on one authority or organisation at a time, so that a new article costs only what it
touches; see `subjects`.
"""

from collections.abc import Iterable
from functools import cache
from itertools import chain

from councilgraph.knowledge import UNGRADED, Concepts
from councilgraph.model.facts import Facts
from councilgraph.model.record import Record
from councilgraph.reconcile.inspections import reconcile_inspections
from councilgraph.reconcile.interventions import reconcile_interventions
from councilgraph.reconcile.people import reconcile_people

__all__ = ["facts_about", "reconcile", "subjects"]


def subjects(facts: Facts) -> frozenset[str]:
    """Return the authorities and organisations whose record these facts bear on.

    An official at no known organisation has a record of their own.
    """
    return frozenset(
        [
            *(f.authority for f in facts.judgements),
            *(f.authority for f in facts.inspections),
            *(f.authority for f in facts.interventions),
            *(f.organisation or f.official for f in facts.tenures),
        ]
    )


def facts_about(facts: Facts, subject: str) -> Facts:
    """Return only those facts that bear on the record of one authority or organisation."""
    return Facts(
        judgements=tuple(f for f in facts.judgements if f.authority == subject),
        inspections=tuple(f for f in facts.inspections if f.authority == subject),
        interventions=tuple(f for f in facts.interventions if f.authority == subject),
        tenures=tuple(f for f in facts.tenures if (f.organisation or f.official) == subject),
    )


def reconcile(facts: Iterable[Facts], concepts: Concepts) -> Record:
    """Return the record that facts about one authority or organisation add up to.

    The result does not depend on the order of the facts.
    """
    told = list(facts)

    # Asked for every pair of an account and an inspection, so each answer is worked out once.
    @cache
    def related(one: str, other: str) -> bool:
        return concepts.is_a(one, other) or concepts.is_a(other, one)

    @cache
    def ungraded(kind: str) -> bool:
        return any(concepts.is_a(kind, one) for one in UNGRADED)

    inspections, judgements = reconcile_inspections(
        [
            *chain.from_iterable(f.judgements for f in told),
            *chain.from_iterable(f.inspections for f in told),
        ],
        related,
        lambda service: (service, *concepts.superclasses(service))[-1],
        ungraded,
    )
    officials, tenures = reconcile_people(f for facts in told for f in facts.tenures)
    return Record(
        inspections=inspections,
        judgements=judgements,
        officials=officials,
        tenures=tenures,
        interventions=reconcile_interventions(
            (f for facts in told for f in facts.interventions), related
        ),
    )
