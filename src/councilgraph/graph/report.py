"""What a validation found, as values and as RDF (the SHACL validation report vocabulary)."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from pyoxigraph import BlankNode, Quad

from councilgraph.graph.terms import (
    LABEL,
    TYPE,
    Pair,
    Term,
    boolean,
    named,
    quads,
    sh,
    told,
    validation_graph,
)


class Severity(StrEnum):
    """How bad it is: a violation keeps an article out of the record, the others are told."""

    VIOLATION = "Violation"
    WARNING = "Warning"
    INFO = "Info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """One thing that a shape found wrong.

    `focus` is the IRI (or blank node, `_:…`) complained of, `path` the IRI of the property
    concerned and `value` its offending value, where there is one. `shape` and `component` say
    which shape complained, and which kind of constraint in it.
    """

    focus: str
    path: str | None
    value: Term | None
    severity: Severity
    message: str
    shape: str
    component: str

    @property
    def key(self) -> str:
        """Return sixteen hexadecimal digits that stay the same for the same complaint."""
        parts = (self.focus, self.path or "", str(self.value or ""), self.shape)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The complaints of one validation, in a stable order.

    `conforms` is the word of SHACL: there is nothing to report at all, not even a warning.
    """

    conforms: bool
    results: tuple[Complaint, ...]

    @property
    def violations(self) -> tuple[Complaint, ...]:
        """Return the complaints that keep an article out of the record."""
        return tuple(one for one in self.results if one.severity is Severity.VIOLATION)


def describe_report(report: Report, base: str) -> Iterator[Quad]:
    """Yield a report as a sh:ValidationReport, all in `{base}graph/validation`.

    The report and its results have IRIs within that graph's own, the same for the same
    complaints, so that there are no blank nodes and nothing changes between equal builds.
    """
    graph = validation_graph(base)
    subject = f"{graph.value}#report"
    results = [(f"{graph.value}#{complaint.key}", complaint) for complaint in report.results]
    yield from quads(subject, _report(report, [iri for iri, _ in results]), graph)
    for iri, complaint in results:
        yield from quads(iri, _result(complaint), graph)


def _report(report: Report, results: list[str]) -> Iterator[Pair]:
    yield TYPE, sh("ValidationReport")
    yield LABEL, told("Validation report")
    yield sh("conforms"), boolean(report.conforms)
    for result in results:
        yield sh("result"), named(result)


def _result(complaint: Complaint) -> Iterator[Pair]:
    yield TYPE, sh("ValidationResult")
    yield LABEL, told(complaint.message)
    yield sh("resultMessage"), told(complaint.message)
    yield sh("resultSeverity"), sh(complaint.severity.value)
    yield sh("sourceConstraintComponent"), named(complaint.component)
    if not complaint.focus.startswith("_:"):
        yield sh("focusNode"), named(complaint.focus)
    if not complaint.shape.startswith("_:"):
        yield sh("sourceShape"), named(complaint.shape)
    if complaint.path:
        yield sh("resultPath"), named(complaint.path)
    if complaint.value is not None and not isinstance(complaint.value, BlankNode):
        yield sh("value"), complaint.value
