"""The record as RDF: inspections, judgements, officials, tenures, interventions.

All of it goes into one named graph. An entry points at the claims that support it; the claims
themselves are left to `article`.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from pyoxigraph import Literal, Quad

from councilgraph.graph import labels as words
from councilgraph.graph.content import describe_dates, describe_intervention, describe_tenure
from councilgraph.graph.labels import Labels
from councilgraph.graph.terms import (
    FOAF_NAME,
    LABEL,
    SAME_AS,
    TYPE,
    Pair,
    bounds,
    cg,
    integer,
    named,
    quads,
    record_graph,
    thing,
    told,
)
from councilgraph.model.record import (
    Event,
    Inspection,
    Intervention,
    Judgement,
    Official,
    Record,
    Tenure,
)


def describe_record(record: Record, base: str, labels: Labels) -> Iterator[Quad]:
    """Yield the quads of the record, all in `{base}graph/record`.

    A record may be described whole or part by part (one authority at a time): the quads of the
    parts add up to those of the whole. There are no blank nodes.
    """
    graph = record_graph(base)
    names = {official.iri: official.name for official in record.officials}
    entries = _Entries(record, base)
    for official in record.officials:
        yield from quads(official.iri, _official(official, base), graph)
    for inspection in record.inspections:
        pairs = tuple(_inspection(inspection, labels))
        yield from entries.describe("inspection", inspection, pairs)
    for judgement in record.judgements:
        pairs = tuple(_judgement(judgement, base, labels))
        yield from entries.describe("judgement", judgement, pairs)
    for tenure in record.tenures:
        pairs = tuple(_tenure(tenure, names, labels))
        yield from entries.describe("tenure", tenure, pairs)
    for intervention in record.interventions:
        pairs = tuple(_intervention(intervention, labels))
        yield from entries.describe("intervention", intervention, pairs)


class _Entries:
    """What every entry says besides its content; knows which keys are entries of the record."""

    def __init__(self, record: Record, base: str) -> None:
        self._base = base
        self._graph = record_graph(base)
        self._keys = {
            kind: {event.key for event in events}
            for kind, events in (
                ("inspection", record.inspections),
                ("judgement", record.judgements),
                ("tenure", record.tenures),
                ("intervention", record.interventions),
            )
        }

    def describe(self, kind: str, event: Event, content: Sequence[Pair]) -> Iterator[Quad]:
        """Yield an entry with its support, its conflicts and its other names."""
        subject = thing(self._base, kind, event.key)
        yield from quads(subject, chain(content, self._links(kind, event)), self._graph)
        labels = [pair for pair in content if pair[0] == LABEL]
        for alias in event.aliases:
            other_name = ((SAME_AS, named(subject)), *labels)
            yield from quads(thing(self._base, kind, alias), other_name, self._graph)

    def _links(self, kind: str, event: Event) -> Iterator[Pair]:
        for key in event.supported_by:
            yield cg("supportedBy"), named(thing(self._base, "claim", key))
        for key in event.conflicts:
            yield cg("conflictsWith"), named(thing(self._base, self._kind_of(key, kind), key))

    def _kind_of(self, key: str, kind: str) -> str:
        """Tell what a conflicting key names: an entry of the same kind, of another, or a claim."""
        if key in self._keys[kind]:
            return kind
        return next((other for other, keys in self._keys.items() if key in keys), "claim")


def _inspection(inspection: Inspection, labels: Labels) -> Iterator[Pair]:
    label = words.inspection_label(
        labels,
        inspection.inspection_class,
        inspection.ordinal,
        inspection.authority,
        inspection.inspectorate,
        inspection.service,
        words.when(inspection.period, inspection.published),
    )
    yield TYPE, cg("Inspection")
    if inspection.inspection_class != cg("Inspection").value:
        yield TYPE, named(inspection.inspection_class)
    yield LABEL, told(label)
    yield from _inspected(inspection)
    if inspection.ordinal is not None:
        yield cg("ordinal"), integer(inspection.ordinal)


def _judgement(judgement: Judgement, base: str, labels: Labels) -> Iterator[Pair]:
    label = words.judgement_label(
        labels,
        judgement.authority,
        judgement.inspectorate,
        judgement.service,
        judgement.aspect,
        judgement.grade,
        words.when(judgement.period, judgement.published),
    )
    yield TYPE, cg("Judgement")
    yield LABEL, told(label)
    yield cg("inspection"), named(thing(base, "inspection", judgement.inspection))
    yield cg("aspect"), named(judgement.aspect)
    yield cg("grade"), named(judgement.grade)
    yield from _inspected(judgement)


def _inspected(event: Inspection | Judgement) -> Iterator[Pair]:
    """Say who inspected what of whom, and when: the part that both kinds share."""
    yield cg("authority"), named(event.authority)
    yield cg("inspectorate"), named(event.inspectorate)
    yield cg("service"), named(event.service)
    yield from describe_dates(event.period)
    yield from bounds(event.published, "publishedEarliest", "publishedLatest")


def _official(official: Official, base: str) -> Iterator[Pair]:
    yield TYPE, cg("Official")
    yield LABEL, told(official.name)
    yield FOAF_NAME, Literal(official.name)
    if official.party:
        yield cg("party"), named(official.party)
    for key in official.supported_by:
        yield cg("supportedBy"), named(thing(base, "claim", key))


def _tenure(tenure: Tenure, names: dict[str, str], labels: Labels) -> Iterator[Pair]:
    name = names.get(tenure.official, "An official")
    yield TYPE, cg("Tenure")
    yield LABEL, told(words.tenure_label(labels, name, tenure.role_title, tenure.organisation))
    yield from describe_tenure(tenure)


def _intervention(intervention: Intervention, labels: Labels) -> Iterator[Pair]:
    label = words.intervention_label(
        labels,
        intervention.intervention_class,
        intervention.authority,
        intervention.service,
        words.when(intervention.period),
    )
    yield TYPE, cg("Intervention")
    if intervention.intervention_class != cg("Intervention").value:
        yield TYPE, named(intervention.intervention_class)
    yield LABEL, told(label)
    yield from describe_intervention(intervention)
