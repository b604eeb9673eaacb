"""Validation reports as values and as quads."""

from pyoxigraph import Literal

from councilgraph.graph import Complaint, Report, Severity, describe_report, read_report


def test_a_described_report_can_be_read_back() -> None:
    """What is read from the quads of a report is the report."""
    complaint = Complaint(
        focus="https://example.org/id/claim/1",
        path="https://example.org/path",
        value=Literal("x"),
        severity=Severity.WARNING,
        message="This is odd.",
        shape="https://example.org/shape",
        component="http://www.w3.org/ns/shacl#MinCountConstraintComponent",
    )
    report = Report(conforms=False, results=(complaint,))
    assert read_report(describe_report(report, "https://example.org/")) == report
    assert read_report(()) == Report(conforms=True, results=())
