"""What the queries of the catalogue answer over a small record whose answers are known."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Quad, QueryTriples, RdfFormat, Store

from councilgraph.knowledge.queries import Query, load_queries

FOLDER = Path(__file__).parent.parent.parent / "queries"
SAMPLE = Path(__file__).parent / "sample.trig"
BASE = "https://w3id.org/councilgraph/"
NAMES = sorted(path.stem for path in FOLDER.glob("*.rq"))

WORCESTERSHIRE, GLOUCESTERSHIRE = "E10000034", "E10000013"
NORTHAMPTONSHIRE, WEST_NORTHAMPTONSHIRE = "E10000021", "E06000062"
ESSEX, TORBAY = "E10000012", "E06000027"

# query, parameters, the columns to look at, the rows as they must come
ANSWERS = [
    ("rated-inadequate-twice", "", "gss times", [(WORCESTERSHIRE, "2")]),
    ("rated-inadequate-twice", "times=3", "gss", []),
    (
        "rated-inadequate-twice",
        "times=1",
        "gss times",
        [
            (ESSEX, "2"),
            (WORCESTERSHIRE, "2"),
            (GLOUCESTERSHIRE, "1"),
            (NORTHAMPTONSHIRE, "1"),
            (WEST_NORTHAMPTONSHIRE, "1"),
        ],
    ),
    ("rated-inadequate-twice", "aspect=adoption times=1", "gss", [(NORTHAMPTONSHIRE,)]),
    ("rated-inadequate-twice", "service=child-protection times=1", "gss", [(NORTHAMPTONSHIRE,)]),
    ("rated-inadequate-twice", "inspectorate=cqc times=1", "gss times", [(ESSEX, "1")]),
    ("rated-inadequate-twice", "grade=good", "gss dates", [(TORBAY, "undated; undated")]),
    ("rated-inadequate-twice", "since=2016", "gss", []),
    ("rated-inadequate-twice", "since=2016 uncertain=true", "gss", [(WORCESTERSHIRE,)]),
    (
        "rated-inadequate-twice",
        "since=2016 times=1",
        "gss dates",
        [
            (ESSEX, "February 2025"),
            (GLOUCESTERSHIRE, "March 2017"),
            (WEST_NORTHAMPTONSHIRE, "report November 2022"),
            (WORCESTERSHIRE, "November 2016"),
        ],
    ),
    ("rated-inadequate-twice", "min_confidence=0.7", "gss", []),
    (
        "council-timeline",
        "council=E10000034",
        "date event detail",
        [
            ("", "judgement", "inadequate (help and protection)"),
            ("", "judgement", "inadequate (looked-after children)"),
            ("2016-11", "judgement", "inadequate (overall)"),
            ("2016-11", "judgement", "inadequate (help and protection)"),
            ("", "investment", "5100000 GBP"),
            ("2017-09", "improvement partner", "by Essex County Council"),
            ("2017-09", "monitoring visit", ""),
            ("", "official", "Ada Vale, cabinet member for children and families"),
            ("2019-06-14", "judgement", "requires improvement (overall)"),
            ("", "monitoring visit", "number 6"),
        ],
    ),
    ("council-timeline", "council=E10000034 service=adult-social-care", "event", []),
    (
        "latest-grades",
        "grade=inadequate",
        "gss service latest",
        [
            (ESSEX, "adult social care", "2025-02-28"),
            (GLOUCESTERSHIRE, "children's services", "2017-03-31"),
            (NORTHAMPTONSHIRE, "child protection", "2013-12-31"),
            (WEST_NORTHAMPTONSHIRE, "children's services", "2022-10-31"),
        ],
    ),
    ("latest-grades", "region=West+Midlands", "grade", [("requires improvement",)]),
    ("latest-grades", "aspect=adoption", "gss grade", [(NORTHAMPTONSHIRE, "inadequate")]),
    ("latest-grades", "inspectorate=cqc", "gss by", [(ESSEX, "CQC")]),
    (
        "grade-changes",
        "",
        "gss change from_grade to_grade steps",
        [
            (ESSEX, "rose", "inadequate", "good", "2"),
            # No one scheme ranks both: their places in their own schemes decide.
            (ESSEX, "fell", "good", "adequate", "-1"),
            (WORCESTERSHIRE, "rose", "inadequate", "requires improvement", "1"),
        ],
    ),
    ("grade-changes", "direction=fell", "gss", [(ESSEX,)]),
    ("grade-changes", "since=2019", "gss", [(WORCESTERSHIRE,)]),
    (
        "time-from-inadequate-to-better",
        "",
        "gss to_grade min_days max_days months",
        [
            (ESSEX, "good", "1325", "1355", "43"),
            (WORCESTERSHIRE, "requires improvement", "926", "955", "30"),
        ],
    ),
    (
        "monitoring-visits",
        "",
        "gss visits at_least first last",
        [(WORCESTERSHIRE, "2", "6", "2017-09-01", "2017-09-30")],
    ),
    ("monitoring-visits", "kind=Assessment", "gss visits", [(ESSEX, "1")]),
    (
        "officials-at-judgement",
        "",
        "official role party latest during",
        [
            ("Ada Vale", "cabinet member", "Conservative", "2016-10-31", "false"),
            ("Ada Vale", "cabinet member", "Conservative", "2016-11-30", "false"),
        ],
    ),
    ("officials-at-judgement", "years=0", "official", []),
    ("officials-at-judgement", "role=inspector", "official", []),
    (
        "officials-at-judgement",
        "role=councillor years=2",
        "latest",
        [("2016-10-31",), ("2016-11-30",), ("2019-06-14",)],
    ),
    (
        "what-officials-said",
        "speaker=vale",
        "speaker text",
        [("Ada Vale", "Our staff are working very hard.")],
    ),
    ("what-officials-said", "role=Cabinet words=HARD", "speaker", [("Ada Vale",)]),
    ("what-officials-said", "council=E10000034", "speaker", [("Ada Vale",), ("Ofsted",)]),
    # An inspectorate goes by its everyday name, and is found by its full one too.
    ("what-officials-said", "speaker=standards", "speaker", [("Ofsted",)]),
    ("what-officials-said", "words=nothing", "speaker", []),
    (
        "interventions-and-money",
        "",
        "kind actor amount",
        [("investment", "", "5100000"), ("improvement partner", "Essex County Council", "")],
    ),
    ("interventions-and-money", "kind=Investment", "amount", [("5100000",)]),
    ("interventions-and-money", "min_amount=5100000.01", "kind", []),
    ("interventions-and-money", "actor=ESSEX", "kind", [("improvement partner",)]),
    (
        "conflicting-claims",
        "",
        "gss one other",
        [(GLOUCESTERSHIRE, "g1 overall", "a3c2")],
    ),
    ("conflicting-claims", "council=E10000034", "gss", []),
    (
        "articles-for-judgement",
        "judgement=w2",
        "evidence headline published url",
        [
            (
                "judged inadequate in November",
                'Counties "on the mend"',
                "2018-01-25",
                "https://example.org/a2",
            )
        ],
    ),
    # A would-be name resolves to the judgement that it is the same as.
    ("articles-for-judgement", "judgement=t2other", "judgement", [(f"{BASE}id/judgement/t2",)]),
    (
        "articles-for-judgement",
        "council=E10000013 grade=inadequate",
        "headline confidence",
        [('Counties "on the mend"', "0.9")],
    ),
    ("authorities-never-mentioned", "", "gss", [("E06000019",), ("W06000023",)]),
    ("authorities-never-mentioned", "nation=Wales", "type", [("unitary authority",)]),
    ("authorities-never-mentioned", "type=CountyCouncil", "gss", []),
    (
        "inspections-per-year",
        "service=adult-social-care",
        "year kind inspections",
        [("2025", "assessment", "1")],
    ),
    (
        "inspections-per-year",
        "council=E10000034",
        "year kind inspections",
        [
            ("", "inspection", "1"),
            ("", "monitoring visit", "1"),
            ("2016", "full inspection", "1"),
            ("2017", "monitoring visit", "1"),
            ("2019", "full inspection", "1"),
        ],
    ),
    ("undated-judgements", "", "gss", [(TORBAY,), (TORBAY,)]),
    (
        "undated-judgements",
        "one_bound=true",
        "gss",
        [(TORBAY,), (TORBAY,), (WEST_NORTHAMPTONSHIRE,)],
    ),
    (
        "grade-distribution",
        "inspectorate=ofsted service=childrens-services",
        "service grade judgements councils",
        [
            ("child protection", "inadequate", "1", "1"),
            ("children's services", "inadequate", "4", "4"),
            ("children's services", "good", "3", "2"),
            ("children's services", "requires improvement", "2", "2"),
            ("children's services", "adequate", "1", "1"),
        ],
    ),
    (
        "grades-per-year",
        "inspectorate=ofsted service=childrens-services",
        "year grade judgements",
        [
            ("", "good", "2"),
            ("2010", "inadequate", "1"),
            ("2013", "inadequate", "1"),
            ("2014", "good", "1"),
            ("2016", "inadequate", "1"),
            ("2016", "requires improvement", "1"),
            ("2017", "inadequate", "1"),
            ("2018", "adequate", "1"),
            ("2019", "requires improvement", "1"),
            ("2022", "inadequate", "1"),
        ],
    ),
    ("grades-per-year", "aspect=adoption", "year grade", [("2016", "inadequate")]),
    ("find-council", "name=worcs", "gss other_names", [(WORCESTERSHIRE, "Worcestershire; Worcs")]),
    ("find-council", "name=e10000021", "successors valid_to", [("E06000062", "2021-03-31")]),
    (
        "articles-about-council",
        "council=E10000034",
        "headline claims",
        [('Counties "on the mend"', "2"), ("Signs of progress", "6")],
    ),
    (
        "articles-about-council",
        "council=E10000034 publisher=ledger",
        "published",
        [("2017-10-12",)],
    ),
    (
        "single-source-judgements",
        "max_confidence=0.7",
        "gss sources confidence",
        [
            (WORCESTERSHIRE, "1", "0.6"),
            (WORCESTERSHIRE, "1", "0.6"),
            (TORBAY, "1", "0.7"),
            (TORBAY, "1", "0.7"),
        ],
    ),
    ("single-source-judgements", "articles=0", "gss", []),
    (
        "who-held-which-role",
        "role=councillor",
        "official title party seen_from articles",
        [
            (
                "Ada Vale",
                "cabinet member for children and families",
                "Conservative",
                "2017-10-12",
                "1",
            )
        ],
    ),
    ("who-held-which-role", "name=nobody", "official", []),
    (
        "predecessors-and-successors",
        "",
        "gss times successor_gss successor_times",
        [(NORTHAMPTONSHIRE, "1", WEST_NORTHAMPTONSHIRE, "1")],
    ),
]


@pytest.mark.parametrize(("name", "values", "columns", "expected"), ANSWERS)
def test_answer(ask, name, values, columns, expected):
    """Each query gives the known answer, its rows in a fixed order."""
    rows = ask(name, *(value.replace("+", " ") for value in values.split()))
    assert [tuple(row[column] for column in columns.split()) for row in rows] == expected


def test_every_query_has_a_known_answer():
    """No query of the catalogue is without a test of its answer."""
    assert {name for name, *_ in ANSWERS} | {"council-graph"} == set(NAMES)


def test_main_answer_in_full(ask):
    """The main answer tells dates, articles and evidence, the oldest first and none twice."""
    (row,) = ask("rated-inadequate-twice")
    assert row["council"] == "Worcestershire County Council"
    assert row["dates"] == "between January 2011 and October 2016; November 2016"
    assert row["articles"] == 'Signs of progress (2017-10-12); Counties "on the mend" (2018-01-25)'
    assert row["evidence"].split(" ¶ ") == [
        "“inadequate for the second time” – Signs of progress (2017-10-12)",
        "“A report rated help and protection inadequate” – Signs of progress (2017-10-12)",
        '“judged inadequate in November” – Counties "on the mend" (2018-01-25)',
    ]


def test_council_graph(catalogue, sample):
    """The graph of a council has its record, its officials and their evidence, and no others'."""
    query = catalogue["council-graph"]
    text = query.filled(query.bind({"council": WORCESTERSHIRE}, BASE))
    results = sample.query(text, use_default_graph_as_union=True)
    assert isinstance(results, QueryTriples)
    turtle = results.serialize(format=RdfFormat.N_TRIPLES).decode()
    for part in ("inspection/w1>", "official/w>", "claim/a1c1>", "article/a1>", "statement/s1>"):
        assert part in turtle
    assert "inadequate for the second time" in turtle
    assert "inspection/g1>" not in turtle
    assert "claim/a2c3>" not in turtle


@pytest.mark.parametrize("name", NAMES)
def test_runs_with_and_without_each_parameter(catalogue, sample, name):
    """A query works with its required parameters alone, with each other one, and with all."""
    query = catalogue[name]
    needed = {param.name: param.example for param in query.params if param.required}
    every = {param.name: param.example for param in query.params}
    for values in (needed, every, *({**needed, key: value} for key, value in every.items())):
        results = sample.query(
            query.filled(query.bind(values, BASE)), use_default_graph_as_union=True
        )
        if not isinstance(results, QueryTriples):
            assert [each.value for each in results.variables] == [key for key, _ in query.columns]
        list(results)


@pytest.mark.parametrize("name", NAMES)
def test_order_does_not_depend_on_loading(catalogue, sample, name):
    """The same quads loaded the other way round give the same answer to the letter."""
    query = catalogue[name]
    values = {param.name: param.example for param in query.params if param.required}
    text = query.filled(query.bind(values, BASE))
    turned = Store()
    for quad in sorted(sample, key=str, reverse=True):
        turned.add(quad)
    first, second = (
        [str(row) for row in store.query(text, use_default_graph_as_union=True)]
        for store in (sample, turned)
    )
    if name == "council-graph":
        first, second = sorted(first), sorted(second)
    assert first == second


def test_repeated_triples_count_once(catalogue, sample):
    """A triple that stands in two graphs, or under another name, makes no answer larger."""
    doubled = Store()
    for quad in sample:
        doubled.add(quad)
        if "ontology" in str(quad.graph_name) or "register" in str(quad.graph_name):
            doubled.add(Quad(quad.subject, quad.predicate, quad.object, DefaultGraph()))
    query = catalogue["rated-inadequate-twice"]
    rows = list(doubled.query(query.filled(query.bind({}, BASE)), use_default_graph_as_union=True))
    assert [row["times"].value for row in rows] == ["2"]


def test_another_base():
    """With another base IRI the data IRIs of the text follow it, the ontology's don't."""
    other = "https://example.org/graph/"
    text = SAMPLE.read_text(encoding="utf-8")
    store = Store()
    store.load(re.sub(re.escape(BASE) + "(?!ontology)", other, text).encode(), RdfFormat.TRIG)
    query = load_queries(FOLDER, other)[0]
    bound = query.filled(query.bind({"grade": "inadequate"}, other))
    rows = list(store.query(bound, use_default_graph_as_union=True))
    assert [row["gss"].value for row in rows] == [WORCESTERSHIRE]
    assert "https://w3id.org/councilgraph/ontology#" in query.text


def test_catalogue_order(catalogue):
    """The main question comes first, and no two queries share a place."""
    assert next(iter(catalogue)) == "rated-inadequate-twice"
    orders = [query.order for query in catalogue.values()]
    assert all(one < two for one, two in pairwise(orders))


def test_readme_lists_every_query(catalogue: dict[str, Query]):
    """queries/README.md names each query with its summary, in the order of the catalogue."""
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `([\w-]+)` \| (.+?) \| .+ \|$", readme, re.M)
    assert listed == [(query.name, query.summary) for query in catalogue.values()]
