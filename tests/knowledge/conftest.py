"""Knowledge for the tests: our own, and small folders written for one test."""

from collections.abc import Callable
from pathlib import Path

import pytest

from councilgraph.knowledge import Knowledge, load_knowledge

PREFIXES = """\
@prefix cg: <https://w3id.org/councilgraph/ontology#> .
@prefix def: <https://w3id.org/councilgraph/def/> .
@prefix grade: <https://w3id.org/councilgraph/def/grade/> .
@prefix service: <https://w3id.org/councilgraph/def/service/> .
@prefix authority: <https://w3id.org/councilgraph/id/authority/> .
@prefix inspectorate: <https://w3id.org/councilgraph/id/inspectorate/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
ONTOLOGY = """\
cg:UnitaryAuthority rdfs:subClassOf cg:LocalAuthority ; skos:altLabel "unitary authority"@en .
cg:MonitoringVisit rdfs:subClassOf cg:Visit ; skos:altLabel "monitoring visit"@en .
cg:Visit rdfs:subClassOf cg:Inspection , [ rdfs:label "a restriction" ] ; rdfs:label "Visit"@en .
cg:Trust rdfs:subClassOf cg:Intervention ; skos:hiddenLabel "childrens trust"@en .
grade:good a skos:Concept ; skos:inScheme def:grade ; skos:prefLabel "good"@en ;
    cg:everyday true .
grade:c3 a skos:Concept ; skos:inScheme def:grade ; skos:prefLabel "C3"@en ;
    skos:altLabel "trois"@fr ; skos:definition "A definition."@en .
service:children a skos:Concept ; skos:inScheme def:service ; skos:prefLabel "children"@en .
service:protection a skos:Concept ; skos:inScheme def:service ; skos:broader service:children ;
    skos:prefLabel "protection"@en ; skos:hiddenLabel "safeguarding"@en .
<https://w3id.org/councilgraph/def/cue/spoke> skos:inScheme def:cue ; skos:prefLabel "said"@en .
"""
REGISTER = """\
authority:E1 a cg:UnitaryAuthority , cg:LocalAuthority ; skos:prefLabel "Ayton Council"@en ;
    cg:shortName "Ayton" ; cg:ambiguousName "Ayton" ; cg:gssCode "E1" ; cg:nation "England" ;
    cg:validFrom "1998-04"^^xsd:gYearMonth ; cg:validTo "2009"^^xsd:gYear ;
    cg:successor authority:E2 ; cg:provides service:children .
authority:E2 a cg:UnitaryAuthority ; skos:prefLabel "Beeton Council"@en ;
    skos:altLabel "BC"@en ; cg:gssCode "E2" ; cg:nation "England" ; cg:predecessor authority:E1 .
inspectorate:watch a cg:Inspectorate ; skos:prefLabel "Watch"@en ; cg:nation "England" ;
    cg:inspects service:children , service:protection .
"""


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """Return our own knowledge, read once for all tests."""
    return load_knowledge()


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes a small knowledge folder from the Turtle it is given."""

    def write(ontology: str = ONTOLOGY, register: str = REGISTER) -> Path:
        for name, text in {"ontology": ontology, "data/register": register}.items():
            (tmp_path / name).mkdir(parents=True, exist_ok=True)
            (tmp_path / name / "small.ttl").write_text(PREFIXES + text, encoding="utf-8")
        return tmp_path

    return write
