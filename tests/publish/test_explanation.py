"""The explanation of an article: sentence, claim, fact, triples, complaints, loose ends."""

import re
from datetime import date
from decimal import Decimal

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from councilgraph.graph import Complaint, Severity
from councilgraph.link.confidence import load_weights
from councilgraph.model.claims import Standing
from councilgraph.model.facts import (
    Fact,
    Facts,
    InspectionFact,
    InterventionFact,
    JudgementFact,
    StatementFact,
    TenureFact,
)
from councilgraph.model.issues import Issue, Trouble
from councilgraph.model.text import Article, Span
from councilgraph.model.time import DatedBy, Period
from councilgraph.publish.explanation import explain

B = "https://example.org/"
TEXT = (
    "Homes failing\n\nAmbridge Council’s housing was\nrated poor in May. “We are sorry,” said "
    "Pat Brook. Fewshire was rated poor too."
)
ARTICLE = Article(
    id="a1", source_name="page.txt", text=TEXT, headline="Homes failing", published=date(2021, 6, 1)
)
MAY = Period(earliest=date(2021, 5, 1), latest=date(2021, 5, 31))
PREFIXES = {"claim": f"{B}id/claim/", "authority": f"{B}id/authority/", "cg": f"{B}ontology#"}
NAMES = {f"{B}id/authority/E1": "Ambridge Council", f"{B}def/grade/poor": "poor"}


def label(iri: str) -> str:
    """Return a name, or the end of the IRI."""
    return NAMES.get(iri, iri.rpartition("/")[2].rpartition("#")[2])


def span(words: str) -> Span:
    """Return the place of words in the text."""
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words))


def shared(key: str, words: str) -> dict[str, object]:
    """Return what every fact has."""
    return {
        "key": key,
        "article": "a1",
        "published": ARTICLE.published,
        "evidence": span(words),
        "rule": "verb",
        "confidence": 0.85,
    }


def judgement(**changes: object) -> JudgementFact:
    """Return a fact about the first sentence."""
    values = {
        **shared("j1", "Ambridge Council’s housing was\nrated poor in May."),
        "authority": f"{B}id/authority/E1",
        "inspectorate": f"{B}id/inspectorate/rsh",
        "service": f"{B}def/service/housing",
        "aspect": f"{B}def/aspect/overall",
        "grade": f"{B}def/grade/poor",
        "period": MAY,
        "dated_by": DatedBy.INSPECTED,
        "standing": Standing.CURRENT,
        **changes,
    }
    return JudgementFact(**values)  # type: ignore[arg-type]


def told(facts: Facts, **more: object) -> str:
    """Return the explanation of the article with these facts."""
    values = {"quads": (), "issues": (), "complaints": (), **more}
    return explain(
        ARTICLE,
        facts,
        values["quads"],
        values["issues"],
        values["complaints"],
        label=label,
        prefixes=PREFIXES,
    )  # type: ignore[arg-type]


def complaint(focus: str) -> Complaint:
    """Return a complaint about something."""
    return Complaint(
        focus=focus,
        path=None,
        value=None,
        severity=Severity.VIOLATION,
        message="It has no mood.",
        shape=f"{B}shape",
        component=f"{B}component",
    )


def test_it_begins_with_the_article() -> None:
    """Headline, id, source and date; what is missing is said or made up for."""
    assert told(Facts()).splitlines()[:2] == [
        "Homes failing",
        "article a1 · page.txt · published 2021-06-01",
    ]
    bare = Article(id="a2", source_name="b.txt", text="Text")
    lines = explain(bare, Facts(), (), (), (), label=label, prefixes={}).splitlines()
    assert lines[:2] == ["b.txt", "article a2 · b.txt · undated"]


def test_a_claim_comes_with_its_sentence_fact_and_triples() -> None:
    """In this order, the sentence on one line, IRIs by prefix, and no triples of other claims."""
    quads = [
        Quad(
            NamedNode(f"{B}id/claim/{key}"),
            NamedNode(f"{B}ontology#authority"),
            NamedNode(f"{B}id/authority/{code}"),
        )
        for key, code in (("j1", "E1"), ("other", "E2"))
    ]
    quads.append(Quad(quads[0].subject, NamedNode(f"{B}ontology#rule"), Literal("verb")))
    start, end = judgement().evidence.start, judgement().evidence.end
    assert told(Facts(judgements=(judgement(),)), quads=quads).splitlines()[3:] == [
        "sentence     “Ambridge Council’s housing was rated poor in May.”",
        f"  claim      verb, characters {start} to {end}",
        "  fact       Ambridge Council · rsh · housing · overall · poor · current · between "
        "2021-05-01",
        "             and 2021-05-31; confidence 0.85",
        f"  settled    base {load_weights('settled-judgements').base:+.2f}",
        "  triple     cg:authority authority:E1",
        "  triple     cg:rule verb",
    ]


def test_what_a_claim_was_settled_by_is_told() -> None:
    """Each circumstance stands with its weight; who is told of has none."""
    early = load_weights("settled-judgements").signals["early"]
    text = told(Facts(judgements=(judgement(circumstances=("early", "unheard-of")),)))
    assert f"early {early:+.2f}, unheard-of +0.00" in " ".join(text.split())


def test_what_a_second_reading_came_to_is_told() -> None:
    """Each opinion stands with its weight; what was not read again has none."""
    weights = load_weights("reread-judgements")
    text = told(Facts(judgements=(judgement(opinions=("otherwise",)),)))
    weighed = f"base {weights.base:+.2f}, otherwise {weights.signals['otherwise']:+.2f}"
    assert f"  reread     {weighed}" in text
    assert "reread" not in told(Facts(judgements=(judgement(),)))


def test_what_a_claim_was_weighed_by_is_told() -> None:
    """Each signal stands with its weight; one that has none counts for nothing."""
    weights = load_weights("judgements")
    text = told(Facts(judgements=(judgement(signals=("unheard-of", "verb")),)))
    weighed = f"base {weights.base:+.2f}, verb {weights.signals['verb']:+.2f}, unheard-of +0.00"
    assert f"  weighed    {weighed}" in text


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (Period(), "at an unknown time"),
        (Period(latest=date(2021, 5, 1)), "not after 2021-05-01"),
        (Period(earliest=date(2021, 5, 1)), "not before 2021-05-01"),
    ],
)
def test_open_bounds_are_told(period: Period, words: str) -> None:
    """Nothing is said of a bound that is not known."""
    fact = judgement(period=period, implied=True, standing=Standing.PREVIOUS)
    assert f"poor · previous, presupposed · {words}" in unwrapped(told(Facts(judgements=(fact,))))


OTHERS: dict[str, tuple[Fact, str]] = {
    "inspections": (
        InspectionFact(
            **shared("i1", "rated poor in May"),  # type: ignore[arg-type]
            authority=f"{B}id/authority/E1",
            inspectorate=f"{B}id/inspectorate/rsh",
            service=f"{B}def/service/housing",
            inspection_class=f"{B}ontology#Visit",
            period=MAY,
            dated_by=None,
            ordinal=6,
        ),
        "Ambridge Council · rsh · Visit · number 6 · between 2021-05-01 and 2021-05-31",
    ),
    "tenures": (
        TenureFact(
            **shared("t1", "Pat Brook"),  # type: ignore[arg-type]
            official=f"{B}id/official/pat",
            name="Pat Brook",
            organisation=f"{B}id/authority/E1",
            role=None,
            role_title="tree warden",
            party=f"{B}def/party/green",
            period=Period(),
        ),
        "Pat Brook (green) · tree warden · Ambridge Council",
    ),
    "statements": (
        StatementFact(
            **shared("s1", "“We are sorry,”"),  # type: ignore[arg-type]
            speaker=f"{B}id/official/pat",
            speaker_name="Pat Brook",
            text="We are sorry,",
            about=None,
        ),
        "said by Pat Brook; confidence 0.85",
    ),
    "interventions": (
        InterventionFact(
            **shared("n1", "Pat Brook"),  # type: ignore[arg-type]
            authority=f"{B}id/authority/E1",
            intervention_class=f"{B}ontology#Investment",
            service=None,
            period=Period(),
            actor=f"{B}id/authority/E2",
            amount=Decimal("5100000"),
        ),
        "Ambridge Council · Investment · by E2 · £5,100,000 · at an unknown time",
    ),
}


@pytest.mark.parametrize("kind", OTHERS)
def test_facts_of_every_kind_are_told_in_words(kind: str) -> None:
    """Labels stand for IRIs, and what is not known is left out."""
    fact, words = OTHERS[kind]
    assert f"  fact       {words}" in told(Facts(**{kind: (fact,)}))  # type: ignore[arg-type]


def test_claims_come_in_the_order_of_the_text() -> None:
    """Whatever their kinds."""
    facts = Facts(
        judgements=(judgement(),),
        tenures=(OTHERS["tenures"][0],),  # type: ignore[arg-type]
        statements=(OTHERS["statements"][0],),  # type: ignore[arg-type]
    )
    heads = [line[13:24] for line in told(facts).splitlines() if line.startswith("sentence")]
    assert heads == ["“Ambridge C", "““We are so", "“Pat Brook”"]


def test_a_complaint_stands_with_its_claim() -> None:
    """One about anything else stands at the end, with what it is about."""
    text = told(
        Facts(judgements=(judgement(),)),
        complaints=(complaint(f"{B}id/claim/j1"), complaint(f"{B}id/article/a1")),
    )
    assert text.count("It has no mood.") == 2
    before, after = text.split("  complaint  Violation: It has no mood.\n")
    assert "sentence" in before
    assert after.strip() == f"complaint  Violation: It has no mood. [{B}id/article/a1]"


def test_what_was_not_placed_is_told_with_its_sentence() -> None:
    """The message says why, the sentence which words."""
    issue = Issue(
        trouble=Trouble.UNKNOWN_AUTHORITY,
        source="a1",
        message="“Fewshire” is in no register.",
        sentence="Fewshire was\nrated poor too.",
    )
    assert told(Facts(), issues=(issue,)).splitlines()[-2:] == [
        "not placed   “Fewshire” is in no register.",
        "             “Fewshire was rated poor too.”",
    ]


def unwrapped(text: str) -> str:
    """Return a text with its wrapped lines put together."""
    return re.sub(r"\n {13}", " ", text)
