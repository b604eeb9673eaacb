"""No query of the catalogue takes long over a record of two thousand inspections."""

import random
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, RdfFormat, Store

BASE = "https://w3id.org/councilgraph/"
NAMES = sorted(p.stem for p in (Path(__file__).parent.parent.parent / "queries").glob("*.rq"))
# Most take a fiftieth of it; a plan that went wrong takes many times as long.
SECONDS = 15.0
PREFIXES = (
    "\n".join(
        f"@prefix {name}: <{BASE}{path}> ."
        for name, path in {
            "cg": "ontology#",
            "graph": "graph/",
            "in": "graph/article/",
            "id": "id/",
            "def": "def/",
        }.items()
    )
    + """
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
)
GRADES = ("outstanding", "good", "requires-improvement", "inadequate")
ASPECTS = ("overall", "help-and-protection", "looked-after-children", "adoption")


def iri(path: str) -> str:
    """Write an IRI of the data."""
    return f"<{BASE}{path}>"


def claim(key: str, article: int) -> str:
    """One claim with its evidence, in the graph of its article."""
    return f"""in:a{article} {{ {iri(f"id/claim/{key}")} a cg:Claim ; rdfs:label "{key}" ;
      cg:article {iri(f"id/article/a{article}")} ; cg:confidence 0.8 ; cg:evidence [
      oa:hasSource {iri(f"id/article/a{article}")} ; oa:hasSelector
      [ oa:exact "words of {key}" ] , [ oa:start {len(key)} ; oa:end 90 ] ] }}"""


def articles(count: int, councils: int, chance: random.Random) -> Iterator[str]:
    """Write made-up articles."""
    for number in range(count):
        mentioned = iri(f"id/authority/E{chance.randrange(councils):08}")
        yield f"""in:a{number} {{ {iri(f"id/article/a{number}")} a cg:Article ;
          schema:headline "Headline {number}" ; cg:sourceName "{number}.txt" ;
          schema:datePublished "2020-01-01"^^xsd:date ; cg:mentions {mentioned} }}"""


def inspections(count: int, councils: int, chance: random.Random) -> Iterator[str]:
    """Write made-up inspections with judgements, claims, officials and interventions."""
    for number in range(count):
        council = iri(f"id/authority/E{chance.randrange(councils):08}")
        day = date(2010, 1, 1) + timedelta(chance.randrange(5500))
        known = f'; cg:earliest "{day}"^^xsd:date' if chance.random() < 0.7 else ""
        known += f' ; cg:latest "{day}"^^xsd:date' if known or chance.random() < 0.7 else ""
        common = f"""cg:authority {council} ; cg:inspectorate {iri("id/inspectorate/ofsted")} ;
          cg:service {iri("def/service/childrens-services")} {known}"""
        visit = chance.random() < 0.3
        kind = "cg:Inspection , cg:MonitoringVisit" if visit else "cg:Inspection"
        inspection = iri(f"id/inspection/i{number}")
        yield f"graph:record {{ {inspection} a {kind} ; rdfs:label 'i' ; {common} }}"
        for index, aspect in enumerate([] if visit else ASPECTS[: chance.randrange(1, 5)]):
            key = f"{number}-{index}"
            yield f"""graph:record {{ {iri(f"id/judgement/{key}")} a cg:Judgement ; {common} ;
              rdfs:label "{key}" ; cg:inspection {inspection} ;
              cg:aspect {iri(f"def/aspect/{aspect}")} ;
              cg:grade {iri(f"def/grade/{chance.choice(GRADES)}")} ;
              cg:supportedBy {iri(f"id/claim/{key}a")} , {iri(f"id/claim/{key}b")} }}"""
            yield claim(f"{key}a", number)
            yield claim(f"{key}b", (number * 7 + index) % count)
        yield f"""graph:record {{ {iri(f"id/official/o{number}")} a cg:Official ;
          foaf:name "Person {number}" . {iri(f"id/tenure/t{number}")} a cg:Tenure ;
          org:member {iri(f"id/official/o{number}")} ; org:organization {council} ;
          cg:roleTitle "cabinet member" ; cg:latest "{day}"^^xsd:date ;
          cg:supportedBy {iri(f"id/claim/{number}-0a")} .
          {iri(f"id/intervention/n{number}")} a cg:Intervention , cg:ImprovementPartner ;
          rdfs:label "n" ; cg:authority {council} ; cg:latest "{day}"^^xsd:date }}"""


@pytest.fixture(scope="module")
def large(sample: Store) -> Store:
    """Two thousand inspections of 300 councils, with the sample's concepts and schemes."""
    chance = random.Random(7)
    parts = [PREFIXES, *articles(2000, 300, chance), *inspections(2000, 300, chance)]
    for number in range(300):
        council = iri(f"id/authority/E{number:08}")
        parts.append(f"""graph:register {{ {council} a cg:LocalAuthority , cg:CountyCouncil ;
          skos:prefLabel "Council {number}"@en ; cg:gssCode "E{number:08}" ;
          cg:nation "England" ; cg:region "West Midlands" }}""")
    store = Store()
    store.bulk_load("\n".join(parts).encode(), RdfFormat.TRIG)
    store.bulk_extend(
        quad
        for quad in sample
        if quad.graph_name == DefaultGraph() or "article" not in str(quad.graph_name)
    )
    return store


@pytest.mark.parametrize("name", NAMES)
def test_quick_enough(catalogue, large, name):
    """With its defaults, and with all its parameters, the query ends within the limit."""
    query = catalogue[name]
    for values in (
        {param.name: param.example for param in query.params if param.required},
        {param.name: param.example for param in query.params},
    ):
        if "council" in values:
            values["council"] = "E00000007"
        text = query.filled(query.bind(values, BASE))
        started = time.perf_counter()
        list(large.query(text, use_default_graph_as_union=True))
        assert time.perf_counter() - started < SECONDS
