"""The sample articles, built: what the record may claim, and that each claim can be checked."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import Literal, NamedNode

from councilgraph.cli import main
from councilgraph.pipeline import Summary
from councilgraph.store import Shelf, Version

GOLD = Path(__file__).with_name("gold.jsonl")
ARTICLES = Path(__file__).resolve().parents[2] / "data" / "articles"
OA = "http://www.w3.org/ns/oa#"


@pytest.fixture(scope="session")
def gold() -> list[dict[str, object]]:
    """Return what careful readers found in each sample article."""
    return [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def test_every_article_is_read(sample_shelf: tuple[Shelf, Summary], gold) -> None:
    """Each sample article is in the store, none is quarantined, and just the README is passed."""
    summary = sample_shelf[1]
    assert summary.articles == len(gold)
    assert summary.quarantined == 0
    unread = [i.source for i in summary.issues if i.trouble in ("unreadable", "invalid")]
    assert unread == ["README.md"]


@pytest.mark.parametrize(
    ("suffix", "mark", "least"),
    [
        (".txt", "", 30),
        (".html", "", 10),
        (".html", "application/ld+json", 1),
        (".html", "og:", 3),
        (".html", "<time", 2),
        (".jsonl", "", 2),
    ],
)
def test_every_format_is_in_the_sample(suffix: str, mark: str, least: int) -> None:
    """There are articles of each format, with each kind of metadata."""
    texts = [p.read_text(encoding="utf-8") for p in ARTICLES.iterdir() if p.suffix == suffix]
    assert sum(mark in text for text in texts) >= least


def test_the_dates_of_the_pages_are_read(sample: Version, gold) -> None:
    """Each article has the date that its page gives, and one without a date has none."""
    read = {stored.article.source_name: stored.article.published for stored in sample.articles}
    lines = {stored.article.url: stored.article.published for stored in sample.articles}
    wrong = []
    for entry in gold:
        page = not entry["file"].endswith(".jsonl")
        found = read[entry["file"]] if page else lines[entry["url"]]
        if (found.isoformat() if found else None) != entry["published"]:
            wrong.append((entry["id"], found, entry["published"]))
    assert not wrong


def test_each_quotation_stands_at_its_offsets(sample: Version) -> None:
    """The exact words of each piece of evidence, and what surrounds them, are the stored text's."""
    articles = {stored.id: stored.text for stored in sample.articles}
    found = sample.query(
        """
        PREFIX oa: <http://www.w3.org/ns/oa#>
        SELECT ?article ?exact ?prefix ?suffix ?start ?end WHERE {
          ?evidence oa:hasSource ?article ; oa:hasSelector ?quote , ?place .
          ?quote oa:exact ?exact ; oa:prefix ?prefix ; oa:suffix ?suffix .
          ?place oa:start ?start ; oa:end ?end .
        }"""
    )
    count = 0
    for article, exact, prefix, suffix, start, end in found:
        text = articles[article.value.rsplit("/", 1)[-1]]
        first, last = int(start.value), int(end.value)
        assert text[first:last] == exact.value
        assert text[:first].endswith(prefix.value)
        assert text[last:].startswith(suffix.value)
        count += 1
    assert count > 300


def test_each_claim_and_statement_has_evidence(sample: Version) -> None:
    """Nothing is claimed without the words that say so."""
    bare = sample.query(
        """
        PREFIX cg: <https://w3id.org/councilgraph/ontology#>
        SELECT ?claim WHERE {
          VALUES ?class { cg:JudgementClaim cg:InspectionClaim cg:TenureClaim
                          cg:InterventionClaim cg:Statement }
          ?claim a ?class
          FILTER NOT EXISTS { ?claim cg:evidence/<http://www.w3.org/ns/oa#hasSelector> ?words }
        }"""
    )
    assert not list(bare)


def test_each_entry_of_the_record_rests_on_a_claim(sample: Version) -> None:
    """What the record holds is supported by a claim that some article graph holds."""
    graph = f"{sample.base}graph/record"
    cg = "https://w3id.org/councilgraph/ontology#"
    supported = {
        quad.subject: quad.object
        for quad in sample.quads(graph)
        if quad.predicate.value == f"{cg}supportedBy"
    }
    kinds = {f"{cg}Inspection", f"{cg}Judgement", f"{cg}Tenure", f"{cg}Intervention"}
    claims = {
        quad.subject
        for name in sample.graphs()
        if name.startswith(f"{sample.base}graph/article/")
        for quad in sample.quads(name)
        if quad.predicate.value == f"{cg}evidence"
    }
    entries = {
        quad.subject
        for quad in sample.quads(graph)
        if isinstance(quad.object, NamedNode) and quad.object.value in kinds
    }
    assert len(entries) > 100
    assert entries <= supported.keys()
    assert set(supported.values()) <= claims


def test_the_main_question_is_answered_truly(sample: Version, gold) -> None:
    """Each council in the answer was judged inadequate twice, by the readers' own notes.

    The readers note a council's earlier inadequate judgement as previous, or two articles tell of
    two.
    """
    answer = CliRunner().invoke(
        main,
        [
            *("query", "rated-inadequate-twice", "--format", "json"),
            *("--store", str(sample.folder.parents[1])),
        ],
    )
    assert answer.exit_code == 0, answer.output[-900:]
    found = {
        row["gss"]["value"]: int(row["times"]["value"])
        for row in json.loads(answer.stdout)["results"]["bindings"]
    }
    twice = {
        "E06000009": 2,  # Blackpool: twice running by 2019
        "E10000008": 2,  # Devon: 2020 and 2025
        "E10000021": 2,  # Northamptonshire: 2014 and 2019
        "E10000027": 2,  # Somerset: 2013 and 2015
        "E10000030": 2,  # Surrey: 2015 and 2018
    }
    assert {gss: times for gss, times in found.items() if twice.get(gss, 0) < times} == {}
    # What is told in so many words must be found.
    assert found.keys() >= {"E06000009", "E10000021", "E10000027", "E10000030"}


def test_a_grade_without_a_framework_is_no_judgement(sample: Version, ask: Callable) -> None:
    """Schools, and councils that merely are mentioned beside a grade, get no judgement."""
    judged = {row[0] for row in ask(sample, "?a WHERE { ?j a cg:Judgement ; cg:authority ?a }")}
    # Reading and Rugby: a school's, and a leaflet's, grade.
    assert not judged & {"E06000038", "E07000220"}


def test_validate_passes_on_the_sample(sample: Version) -> None:
    """The finished store keeps all the rules of the shapes."""
    result = CliRunner().invoke(main, ["validate", "--store", str(sample.folder.parents[1])])
    assert result.exit_code == 0, result.output[-900:]


def test_no_date_is_invented(sample: Version) -> None:
    """An undated article's claims have dates only where its words name a year."""
    undated = {stored.id: stored.text for stored in sample.articles if not stored.article.published}
    assert len(undated) > 5
    found = sample.query(
        """
        PREFIX cg: <https://w3id.org/councilgraph/ontology#>
        SELECT ?article ?date WHERE { ?claim cg:article ?article ; cg:earliest|cg:latest ?date }"""
    )
    wrong = []
    for article, date in found:
        assert isinstance(date, Literal)
        text = undated.get(article.value.rsplit("/", 1)[-1])
        year = date.value[:4]
        # 2016/17 and "until 1 January 2012" name the year before or after as well.
        near = [str(int(year) + shift) for shift in (-1, 0, 1)]
        if text is not None and not any(y in text for y in near):
            wrong.append((article.value, date.value))
    assert not wrong


def test_a_role_held_at_no_organisation_is_one_row(sample: Version) -> None:
    """Who held a role at no organisation that an article names is not listed with every one."""
    shelf = str(sample.folder.parents[1])
    arguments = ["query", "who-held-which-role", "--store", shelf, "--format", "csv"]
    rows = list(csv.DictReader(CliRunner().invoke(main, arguments).stdout.splitlines()))
    [[tenures]] = sample.query(
        "PREFIX org: <http://www.w3.org/ns/org#> PREFIX graph: <https://w3id.org/councilgraph/graph/>"
        "SELECT (COUNT(DISTINCT ?t) AS ?n) WHERE { GRAPH graph:record { ?t org:member ?who } }"
    )
    assert isinstance(tenures, Literal)
    assert any(not row["organisation"] for row in rows)
    assert len(rows) <= int(tenures.value)
