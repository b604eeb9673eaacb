"""What only an unsure claim says is in an answer, unless more confidence is asked for."""

import pytest
from pyoxigraph import RdfFormat, Store

from councilgraph.knowledge.queries import Query

# Torbay, three times inspected: inadequate, as an unsure claim has it, then inadequate, then good.
# Of its two visits and its two partners, one each is unsure.
RECORD = """
@prefix cg: <https://w3id.org/councilgraph/ontology#> .
@prefix graph: <https://w3id.org/councilgraph/graph/> .
@prefix in: <https://w3id.org/councilgraph/graph/article/> .
@prefix aspect: <https://w3id.org/councilgraph/def/aspect/> .
@prefix authority: <https://w3id.org/councilgraph/id/authority/> .
@prefix grade: <https://w3id.org/councilgraph/def/grade/> .
@prefix inspectorate: <https://w3id.org/councilgraph/id/inspectorate/> .
@prefix service: <https://w3id.org/councilgraph/def/service/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix t: <https://example.org/> .
"""
ENTRY = """
graph:record {{ t:{key} a {kinds} ; cg:authority authority:E06000027 ; {more}
  cg:inspectorate inspectorate:ofsted ; cg:service service:childrens-services ;
  cg:earliest "{day}"^^xsd:date ; cg:latest "{day}"^^xsd:date ; cg:supportedBy t:{key}-claim }}
in:t {{ t:{key}-claim a cg:Claim ; cg:article t:article ; cg:confidence {sure} ;
  cg:standing "current" }}
"""
GRADED = "cg:inspection t:{key} ; cg:aspect aspect:overall ; cg:grade grade:{grade} ;"
INSPECTIONS = (
    ("first", "inadequate", "2015-03-02", 0.6),
    ("second", "inadequate", "2017-03-02", 0.9),
    ("third", "good", "2019-03-02", 0.9),
)
OTHERS = (
    ("visit-1", "cg:Inspection , cg:MonitoringVisit", "2018-01-09", 0.6),
    ("visit-2", "cg:Inspection , cg:MonitoringVisit", "2018-05-09", 0.9),
    ("help-1", "cg:Intervention , cg:ImprovementPartner", "2018-01-09", 0.6),
    ("help-2", "cg:Intervention , cg:ImprovementPartner", "2018-05-09", 0.9),
)


@pytest.fixture(scope="module")
def torbay(sample: Store) -> Store:
    """Return the record of Torbay, with the sample's concepts and register."""
    parts = [RECORD]
    for key, grade, day, sure in INSPECTIONS:
        kinds = "cg:Inspection , cg:FullInspection"
        parts.append(ENTRY.format(key=key, kinds=kinds, more="", day=day, sure=sure))
        more = GRADED.format(key=key, grade=grade)
        entry = {"key": f"{key}-judgement", "kinds": "cg:Judgement", "more": more}
        parts.append(ENTRY.format(**entry, day=day, sure=sure))
    for key, kinds, day, sure in OTHERS:
        parts.append(ENTRY.format(key=key, kinds=kinds, more="", day=day, sure=sure))
    return loaded(parts, sample)


def loaded(parts: list[str], sample: Store) -> Store:
    """Return a record with all of the sample but its record and its articles."""
    store = Store()
    store.bulk_load("".join(parts).encode(), RdfFormat.TRIG)
    aside = ("graph/record", "graph/article")
    store.bulk_extend(q for q in sample if not any(a in str(q.graph_name) for a in aside))
    return store


# query, parameters, the column to look at, and what it has with and without the unsure claims
QUESTIONS = [
    ("rated-inadequate-twice", {}, "times", ["2"], []),
    ("rated-inadequate-twice", {"times": "1"}, "times", ["2"], ["1"]),
    (
        "council-timeline",
        {"council": "E06000027"},
        "earliest",
        ["2015-03-02", "2017-03-02", *["2018-01-09"] * 2, *["2018-05-09"] * 2, "2019-03-02"],
        ["2017-03-02", *["2018-05-09"] * 2, "2019-03-02"],
    ),
    ("latest-grades", {}, "grade", ["good"], ["good"]),
    ("grade-changes", {}, "from_date", ["2017-03-02"], ["2017-03-02"]),
    ("time-from-inadequate-to-better", {}, "from_date", ["2015-03-02"], ["2017-03-02"]),
    ("monitoring-visits", {}, "visits", ["2"], ["1"]),
    ("interventions-and-money", {}, "date", ["", ""], [""]),
    (
        "inspections-per-year",
        {},
        "year",
        ["2015", "2017", "2018", "2019"],
        ["2017", "2018", "2019"],
    ),
    ("grade-distribution", {}, "judgements", ["2", "1"], ["1", "1"]),
    ("grades-per-year", {}, "year", ["2015", "2017", "2019"], ["2017", "2019"]),
    ("single-source-judgements", {}, "latest", ["2015-03-02", "2017-03-02", "2019-03-02"], None),
    ("articles-for-judgement", {}, "confidence", ["0.6", "0.9", "0.9"], ["0.9", "0.9"]),
]


@pytest.mark.parametrize(("name", "values", "column", "every", "sure"), QUESTIONS)
def test_unsure_claims_are_left_out_where_that_is_asked(
    catalogue: dict[str, Query],
    torbay: Store,
    name: str,
    values: dict[str, str],
    column: str,
    every: list[str],
    sure: list[str] | None,
) -> None:
    """All is in the answer at 0, and at 0.8 only what a claim of that confidence supports."""
    expected = every[1:] if sure is None else sure
    for least, answer in (("", every), ("0", every), ("0.8", expected)):
        query = catalogue[name]
        terms = query.bind({**values, "min_confidence": least}, "https://w3id.org/councilgraph/")
        rows = torbay.query(query.filled(terms), use_default_graph_as_union=True)
        told = [row[column] for row in rows]
        assert sorted("" if term is None else term.value for term in told) == sorted(answer)


def test_the_latest_grade_is_the_latest_that_is_sure(
    catalogue: dict[str, Query], sample: Store
) -> None:
    """Where the last one is unsure, the one before it stands."""
    record = [RECORD]
    for key, grade, day, sure in (
        ("first", "inadequate", "2015-03-02", 0.9),
        ("second", "good", "2017-03-02", 0.6),
    ):
        more = GRADED.format(key=key, grade=grade)
        record.append(ENTRY.format(key=key, kinds="cg:Judgement", more=more, day=day, sure=sure))
    store = loaded(record, sample)

    def latest(least: str) -> list[str]:
        query = catalogue["latest-grades"]
        terms = query.bind({"min_confidence": least}, "https://w3id.org/councilgraph/")
        rows = store.query(query.filled(terms), use_default_graph_as_union=True)
        return [row["judgement"].value for row in rows]

    assert latest("0") == ["https://example.org/second"]
    assert latest("0.8") == ["https://example.org/first"]
