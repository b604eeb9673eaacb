"""Articles and the record as quads: complete, in the right graph, the same every time."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest

from councilgraph.graph import Report, describe_article, describe_record, describe_report
from councilgraph.model.claims import Standing
from councilgraph.model.facts import Facts
from councilgraph.model.record import Record
from councilgraph.model.text import Article, Span
from councilgraph.model.time import Granularity, Period

GOLDEN = Path(__file__).parent / "golden"
CG = "https://w3id.org/councilgraph/ontology#"
LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
EXACT = ox.NamedNode("http://www.w3.org/ns/oa#exact")
START = ox.NamedNode("http://www.w3.org/ns/oa#start")
END = ox.NamedNode("http://www.w3.org/ns/oa#end")
PREFIX = ox.NamedNode("http://www.w3.org/ns/oa#prefix")
SUFFIX = ox.NamedNode("http://www.w3.org/ns/oa#suffix")
SAME_AS = ox.NamedNode("http://www.w3.org/2002/07/owl#sameAs")
FOAF_NAME = ox.NamedNode("http://xmlns.com/foaf/0.1/name")


def values(quads: Iterable[ox.Quad], predicate: ox.NamedNode) -> dict[str, list[str]]:
    """Return the values of one property, by the end of the subject's IRI."""
    found: dict[str, list[str]] = {}
    for quad in quads:
        if quad.predicate == predicate:
            found.setdefault(quad.subject.value.rsplit("/", 1)[1], []).append(quad.object.value)
    return found


def test_article_matches_the_golden_graph(sample, check_golden_quads: Callable) -> None:
    """An article with facts of every kind gives exactly the quads of the golden file."""
    quads = describe_article(sample.article, sample.facts, sample.base, sample.label)
    check_golden_quads(GOLDEN / "article.nq", quads)


def test_record_matches_the_golden_graph(sample, check_golden_quads: Callable) -> None:
    """A record with entries of every kind gives exactly the quads of the golden file."""
    quads = describe_record(sample.record, sample.base, sample.label)
    check_golden_quads(GOLDEN / "record.nq", quads)


def test_everything_is_labelled_in_english_and_has_an_iri(sample) -> None:
    """Every subject has an English label, no node is blank, each part keeps to its own graph."""
    article = list(describe_article(sample.article, sample.facts, sample.base, sample.label))
    record = list(describe_record(sample.record, sample.base, sample.label))
    report = list(describe_report(Report(conforms=True, results=()), sample.base))
    for quads, graph in (
        (article, "graph/article/gazette-1"),
        (record, "graph/record"),
        (report, "graph/validation"),
    ):
        assert {quad.graph_name.value for quad in quads} == {sample.base + graph}
        labelled = {quad.subject for quad in quads if quad.predicate == LABEL}
        assert labelled == {quad.subject for quad in quads}
        assert {quad.object.language for quad in quads if quad.predicate == LABEL} == {"en"}
        nodes = {node for quad in quads for node in (quad.subject, quad.object)}
        assert not any(isinstance(node, ox.BlankNode) for node in nodes)


def test_evidence_quotes_the_text_at_its_offsets(sample) -> None:
    """The exact words, and 32 characters on each side, are those at the offsets."""
    quads = list(describe_article(sample.article, sample.facts, sample.base, sample.label))
    text = sample.article.text
    starts, ends = values(quads, START), values(quads, END)
    quoted = {key.removesuffix("#quote"): words for key, words in values(quads, EXACT).items()}
    assert len(quoted) == 5
    for key, (words,) in quoted.items():
        start, end = (int(found[f"{key}#position"][0]) for found in (starts, ends))
        assert words == text[start:end]
        assert values(quads, PREFIX)[f"{key}#quote"] == [text[max(0, start - 32) : start]]
        assert values(quads, SUFFIX)[f"{key}#quote"] == [text[end : end + 32]]


def test_evidence_at_the_edges_has_empty_context(sample) -> None:
    """Evidence that covers the whole text has an empty prefix and an empty suffix."""
    whole = Span(start=0, end=len(sample.article.text))
    facts = Facts(judgements=(replace(sample.facts.judgements[0], evidence=whole),))
    quads = list(describe_article(sample.article, facts, sample.base, sample.label))
    assert values(quads, PREFIX) == values(quads, SUFFIX) == {"00000000000000a1#quote": [""]}


def test_an_undated_article_without_facts(sample) -> None:
    """An article of which nothing is known but its name says just that."""
    article = Article(id="x", source_name="x.txt", text="Nothing.")
    quads = list(describe_article(article, Facts(), sample.base, sample.label))
    assert {quad.predicate.value.rsplit("#")[-1] for quad in quads} == {
        "type",
        "label",
        "sourceName",
    }


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (Period(), None),
        (Period(latest=date(2021, 6, 30)), None),
        (Period(earliest=date(2015, 1, 1), latest=date(2021, 6, 30)), None),
        (
            Period(earliest=date(2021, 5, 4), latest=date(2021, 5, 4), granularity=Granularity.DAY),
            ("2021-05-04", "date"),
        ),
        (
            Period(
                earliest=date(2021, 5, 1), latest=date(2021, 5, 31), granularity=Granularity.MONTH
            ),
            ("2021-05", "gYearMonth"),
        ),
        (
            Period(
                earliest=date(2021, 1, 1), latest=date(2021, 6, 30), granularity=Granularity.YEAR
            ),
            ("2021", "gYear"),
        ),
        (
            Period(
                earliest=date(2016, 4, 1), latest=date(2017, 3, 31), granularity=Granularity.YEAR
            ),
            None,
        ),
    ],
)
def test_dates_are_as_precise_as_the_words(sample, period, expected) -> None:
    """cg:date has the granularity of the words, and is absent where only bounds are known."""
    facts = Facts(judgements=(replace(sample.facts.judgements[0], period=period),))
    quads = describe_article(sample.article, facts, sample.base, sample.label)
    dates = [q.object for q in quads if q.predicate.value == f"{CG}date"]
    assert [(d.value, d.datatype.value.rsplit("#")[-1]) for d in dates] == (
        [expected] if expected else []
    )


def test_previous_and_implied_judgements_are_marked(sample) -> None:
    """An earlier judgement that the words presuppose says so, in its label as well."""
    fact = replace(sample.facts.judgements[0], standing=Standing.PREVIOUS, implied=True)
    quads = list(
        describe_article(sample.article, Facts(judgements=(fact,)), sample.base, sample.label)
    )
    claim = fact.key
    assert values(quads, ox.NamedNode(f"{CG}standing"))[claim] == ["previous"]
    assert values(quads, ox.NamedNode(f"{CG}implied"))[claim] == ["true"]
    assert values(quads, LABEL)[claim][0].startswith("Claim of an earlier state: Seahaven")


def test_a_speaker_without_a_role_is_named_in_the_article(sample) -> None:
    """A person who only speaks is named in the article's graph, an official is not."""
    named = list(describe_article(sample.article, sample.facts, sample.base, sample.label))
    assert set(values(named, FOAF_NAME)) == {"00000000000000a3"}
    (said,) = sample.facts.statements
    person = f"{sample.base}id/person/pat-brook-1"
    facts = replace(sample.facts, tenures=(), statements=(replace(said, speaker=person),))
    unnamed = list(describe_article(sample.article, facts, sample.base, sample.label))
    assert values(unnamed, FOAF_NAME) == {"pat-brook-1": ["Pat Brook"]}


def test_a_role_at_no_organisation_names_none(sample) -> None:
    """A commissioner's tenure has no organisation, neither as a link nor in its label."""
    fact = replace(sample.facts.tenures[0], organisation=None, role_title="commissioner")
    facts = Facts(tenures=(fact,))
    quads = list(describe_article(sample.article, facts, sample.base, sample.label))
    assert values(quads, ox.NamedNode("http://www.w3.org/ns/org#organization")) == {}
    assert "Claim: Pat Brook: commissioner" in values(quads, LABEL)[fact.key]


def test_other_names_of_an_entry_lead_to_it(sample) -> None:
    """An alias is the same as the entry that its claim became part of."""
    quads = list(describe_record(sample.record, sample.base, sample.label))
    aliases = [quad for quad in quads if quad.predicate == SAME_AS]
    assert [(a.subject.value, a.object.value) for a in aliases] == [
        (
            f"{sample.base}id/inspection/00000000000000a9",
            f"{sample.base}id/inspection/00000000000000a2",
        )
    ]


def test_conflicts_point_at_entries_before_claims(sample) -> None:
    """A conflicting key names an entry of the record if there is one, else a claim."""
    quads = list(describe_record(sample.record, sample.base, sample.label))
    conflicts = {q.object.value for q in quads if q.predicate.value == f"{CG}conflictsWith"}
    assert conflicts == {
        f"{sample.base}id/inspection/00000000000000a2",
        f"{sample.base}id/claim/00000000000000a8",
    }


def test_the_record_may_be_described_in_parts(sample) -> None:
    """The quads of a record are those of its parts, here its events and its people."""
    record = sample.record
    people = Record(officials=record.officials, tenures=record.tenures)
    events = replace(record, officials=(), tenures=())
    parts = [
        quad
        for part in (people, events)
        for quad in describe_record(part, sample.base, sample.label)
    ]
    assert set(parts) == set(describe_record(record, sample.base, sample.label))
