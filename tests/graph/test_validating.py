"""Validation of one article against its context, and the report of what was found."""

import pickle
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import URIRef

from councilgraph.graph import (
    Complaint,
    Context,
    Report,
    Severity,
    compile_shapes,
    describe_article,
    describe_record,
    describe_report,
    validate,
    validate_store,
)
from councilgraph.knowledge.files import turtle_texts
from councilgraph.model.errors import KnowledgeError
from councilgraph.model.facts import Facts
from councilgraph.model.time import Period

ROOT = Path(__file__).parent.parent.parent
BASE = "https://example.org/"
SHAPES = compile_shapes("\n".join(text for _, text in turtle_texts(ROOT / "shapes", BASE)))
CG = "https://w3id.org/councilgraph/ontology#"
KNOWN = """
@prefix cg: <https://w3id.org/councilgraph/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@base <https://example.org/> .
cg:UnitaryAuthority rdfs:subClassOf cg:LocalAuthority , [ rdfs:label "restriction" ] .
cg:MonitoringVisit a cg:InspectionKind .
cg:Investment a cg:InterventionKind .
<id/authority/E06000901> a cg:UnitaryAuthority ; cg:validFrom "2009-04-01"^^xsd:date ;
    cg:successor <id/authority/E06000902> .
<id/inspectorate/rsh> a cg:Inspectorate .
<def/scheme/rsh> a cg:GradeScheme ; cg:inspectorate <id/inspectorate/rsh> .
<def/grade/c3> a skos:Concept ; skos:inScheme <def/grade> , <def/scheme/rsh> .
<def/grade/good> a skos:Concept ; skos:inScheme <def/grade> .
<def/service/housing> skos:inScheme <def/service> .
<def/aspect/overall> skos:inScheme <def/aspect> .
<def/role/leader> skos:inScheme <def/role> .
<def/party/green> skos:inScheme <def/party> .
"""
CONTEXT = Context(ox.parse(KNOWN, format=ox.RdfFormat.TURTLE), SHAPES)


def complaints(report: Report) -> list[tuple[str, str]]:
    """Return the shape and the focus of each complaint, without their namespaces."""
    return [
        (one.shape.rsplit("/", 1)[1], one.focus.removeprefix(BASE + "id/"))
        for one in report.results
    ]


def test_what_is_described_conforms(sample) -> None:
    """An article as it is described conforms, though its context is bare of labels."""
    quads = describe_article(sample.article, sample.facts, BASE, sample.label)
    assert validate(quads, SHAPES, CONTEXT) == Report(conforms=True, results=())


def test_the_record_of_an_article_conforms_with_it(sample) -> None:
    """Record and article together conform, but for the claim that the sample makes up."""
    claims = list(describe_article(sample.article, sample.facts, BASE, sample.label))
    record = list(describe_record(sample.record, BASE, sample.label))
    report = validate(claims + record, SHAPES, CONTEXT)
    assert complaints(report) == [("support", "inspection/00000000000000a2")]
    (complaint,) = report.results
    assert complaint.value == ox.NamedNode(f"{BASE}id/claim/00000000000000a9")


def test_only_what_is_described_is_checked(sample) -> None:
    """Things of the context aren't complained of, even where shapes would find them wanting."""
    quads = list(describe_article(sample.article, sample.facts, BASE, sample.label))
    alone = validate_store([*quads, *ox.parse(KNOWN, format=ox.RdfFormat.TURTLE)], SHAPES)
    assert "authority/E06000901" in {focus for _, focus in complaints(alone)}
    assert validate(quads, SHAPES, CONTEXT).conforms


@pytest.mark.parametrize(
    ("change", "shape"),
    [
        ({"grade": f"{BASE}def/grade/good"}, "use-grade-of-inspectorate"),
        ({"aspect": f"{BASE}def/service/housing"}, "use-aspect"),
        ({"period": Period(latest=date(2021, 7, 1))}, "claim-after-article"),
        ({"period": Period(latest=date(2009, 3, 31))}, "role-authority-founded"),
        ({"confidence": 1.5}, "extract-confidence"),
        ({"key": "a1"}, "claim"),
    ],
)
def test_a_wrong_fact_is_complained_of(sample, change, shape) -> None:
    """What is wrong with a fact is found by the context's triples, with the claim as focus."""
    if "grade" in change:
        sample = replace(sample, label=lambda iri: iri)
    fact = replace(sample.facts.judgements[0], **change)
    quads = describe_article(sample.article, Facts(judgements=(fact,)), BASE, sample.label)
    report = validate(quads, SHAPES, CONTEXT)
    assert (shape, f"claim/{fact.key}") in complaints(report)
    assert report.violations == report.results


def test_context_holds_only_what_shapes_can_reach() -> None:
    """Of an authority the context tells its class and dates, not its successor."""
    authority = URIRef(f"{BASE}id/authority/E06000901")
    told = {str(predicate).rsplit("#")[-1] for s, predicate, _ in CONTEXT.around([authority])}
    assert told == {"type", "validFrom", "subClassOf"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("this is not Turtle", "line 1"),
        ("", "no shapes"),
        (
            "@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:s> a sh:PropertyShape .",
            "cannot be compiled",
        ),
    ],
)
def test_bad_shapes_are_refused(text, message) -> None:
    """Shapes that cannot be used raise an error that says why."""
    with pytest.raises(KnowledgeError, match=message):
        compile_shapes(text)


def test_a_shape_that_breaks_down_is_named(sample) -> None:
    """A query that pySHACL refuses gives an error with the name of its shape."""
    shapes = compile_shapes(
        """@prefix sh: <http://www.w3.org/ns/shacl#> .
        @prefix cg: <https://w3id.org/councilgraph/ontology#> .
        <urn:shape:far> a sh:NodeShape ; sh:targetClass cg:Article ; sh:sparql [
            sh:select "SELECT $this WHERE { SERVICE <http://far.example> { $this ?p ?o } }" ] ."""
    )
    quads = list(describe_article(sample.article, Facts(), BASE, sample.label))
    with pytest.raises(KnowledgeError, match="urn:shape:far"):
        validate(quads, shapes, CONTEXT)


def test_shapes_serve_in_another_process(sample) -> None:
    """Compiled shapes and their context survive pickling and find the same."""
    shapes, context = pickle.loads(pickle.dumps((SHAPES, CONTEXT)))
    fact = replace(sample.facts.judgements[0], confidence=2.0)
    quads = list(describe_article(sample.article, Facts(judgements=(fact,)), BASE, sample.label))
    assert validate(quads, shapes, context) == validate(quads, SHAPES, CONTEXT)


def test_a_report_becomes_the_same_quads_each_time(sample) -> None:
    """A report is described in the validation graph, result by result, the same each time."""
    fact = replace(sample.facts.judgements[0], confidence=2.0)
    quads = list(describe_article(sample.article, Facts(judgements=(fact,)), BASE, sample.label))
    first, second = (validate(order, SHAPES, CONTEXT) for order in (quads, quads[::-1]))
    described = list(describe_report(first, BASE))
    assert described == list(describe_report(second, BASE))
    store = ox.Store()
    store.extend(described)
    rows = store.query(
        """PREFIX sh: <http://www.w3.org/ns/shacl#> SELECT ?conforms ?value ?path ?severity
        FROM <https://example.org/graph/validation> WHERE {
            ?report a sh:ValidationReport ; sh:conforms ?conforms ; sh:result ?result .
            ?result a sh:ValidationResult ; sh:focusNode ?focus ; sh:value ?value ;
                sh:resultPath ?path ; sh:resultSeverity ?severity ; sh:resultMessage ?message ;
                sh:sourceShape <https://example.org/shape/extract-confidence> ;
                sh:sourceConstraintComponent sh:MaxInclusiveConstraintComponent }"""
    )
    assert [tuple(term.value for term in row) for row in rows] == [
        ("false", "2", f"{CG}confidence", "http://www.w3.org/ns/shacl#Violation")
    ]


def test_a_complaint_about_a_blank_node_is_described_without_one() -> None:
    """Blank nodes of bad data don't get into the report's graph."""
    complaint = Complaint(
        focus="_:b0",
        path=None,
        value=ox.BlankNode("b1"),
        severity=Severity.WARNING,
        message="Wrong.",
        shape="_:b2",
        component="http://www.w3.org/ns/shacl#NodeKindConstraintComponent",
    )
    quads = list(describe_report(Report(conforms=False, results=(complaint,)), BASE))
    assert not any(isinstance(quad.object, ox.BlankNode) for quad in quads)
    assert len({quad.subject for quad in quads}) == 2
