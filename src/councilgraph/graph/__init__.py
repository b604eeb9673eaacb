"""Facts and the record as RDF, and whether that RDF is valid.

`describe_article` and `describe_record` make quads; `validate` and `validate_store` check them
against `shapes/`; `describe_report` makes quads of what was found. Keeping the quads is left to
`store`.
"""

from councilgraph.graph.article import describe_article
from councilgraph.graph.context import Context
from councilgraph.graph.labels import Labels
from councilgraph.graph.record import describe_record
from councilgraph.graph.report import (
    Complaint,
    Report,
    Severity,
    describe_report,
)
from councilgraph.graph.shapes import Shapes, compile_shapes
from councilgraph.graph.validation import validate, validate_store

__all__ = [
    "Complaint",
    "Context",
    "Labels",
    "Report",
    "Severity",
    "Shapes",
    "compile_shapes",
    "describe_article",
    "describe_record",
    "describe_report",
    "validate",
    "validate_store",
]
