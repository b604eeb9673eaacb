"""What counts as right, missed, wrong or excused: facts made by hand against gold made by hand."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from councilgraph.evaluate.items import Kind
from councilgraph.model.claims import Standing
from councilgraph.model.facts import (
    Facts,
    InspectionFact,
    InterventionFact,
    JudgementFact,
    StatementFact,
    TenureFact,
)
from councilgraph.model.text import Span
from councilgraph.model.time import Period

CG = "https://w3id.org/councilgraph/ontology#"
BASE = "https://w3id.org/councilgraph/"
WORCESTERSHIRE = f"{BASE}id/authority/E10000034"
KENT = f"{BASE}id/authority/E10000016"
OFSTED = f"{BASE}id/inspectorate/ofsted"
DFE = f"{BASE}id/inspectorate/dfe"

Counts = dict[str, int]
Compared = Callable[..., Counts]
ALL = {"right": 1}
BOTH = {"missed": 1, "wrong": 1}
PLAIN = {
    "article": "a",
    "published": date(2019, 5, 1),
    "evidence": Span(start=0, end=0),
    "rule": "made/by-hand",
    "confidence": 0.8,
    "period": Period(),
}
JUDGEMENT = JudgementFact(
    key="judgement",
    authority=WORCESTERSHIRE,
    inspectorate=OFSTED,
    service=f"{BASE}def/service/childrens-services",
    aspect=f"{BASE}def/aspect/overall",
    grade=f"{BASE}def/grade/inadequate",
    dated_by=None,
    standing=Standing.CURRENT,
    **PLAIN,
)
INSPECTION = InspectionFact(
    key="inspection",
    authority=WORCESTERSHIRE,
    inspectorate=OFSTED,
    service=f"{BASE}def/service/childrens-services",
    inspection_class=f"{CG}MonitoringVisit",
    dated_by=None,
    ordinal=3,
    **PLAIN,
)
TENURE = TenureFact(
    key="tenure",
    official=f"{BASE}id/official/ann-lee",
    name="Ann Lee",
    organisation=WORCESTERSHIRE,
    role=f"{BASE}def/role/chief-executive",
    role_title="chief executive",
    party=None,
    **PLAIN,
)
INTERVENTION = InterventionFact(
    key="intervention",
    authority=WORCESTERSHIRE,
    intervention_class=f"{CG}Investment",
    service=None,
    actor=None,
    amount=Decimal("2400000"),
    **PLAIN,
)


def said(text: str, start: int = 0, speaker: str = OFSTED, name: str = "Ofsted") -> StatementFact:
    """Return quoted words that stand at a place."""
    return StatementFact(
        key=f"statement-{start}",
        article="a",
        published=None,
        evidence=Span(start=start, end=start + len(text)),
        rule="made/by-hand",
        confidence=0.8,
        speaker=speaker,
        speaker_name=name,
        text=text,
        about=None,
    )


@pytest.mark.parametrize(
    ("changed", "counts"),
    [
        ({}, ALL),
        ({"gss": "E10000016"}, BOTH),
        ({"inspectorate": "cqc"}, BOTH),
        ({"service": "send"}, BOTH),
        ({"aspect": "leadership"}, BOTH),
        ({"grade": "good"}, BOTH),
        ({"order": "previous"}, BOTH),
        ({"aspect": "unnamed"}, {"wrong": 1}),
        ({"loose": True}, {"excused": 1}),
        ({"loose": True, "grade": "good"}, {"wrong": 1}),
        ({"earliest": "2001-01-01"}, ALL),
    ],
)
def test_a_judgement_is_right_in_all_six_fields(
    changed: dict[str, object], counts: Counts, judged, compared: Compared
) -> None:
    """Bounds do not count; what is loose is neither missed nor wrong; unnamed asks for nothing."""
    facts = Facts(judgements=(JUDGEMENT,))
    assert compared(Kind.JUDGEMENT, facts, judgements=[judged(**changed)]) == counts


def test_judgements_are_sets(judged, compared: Compared) -> None:
    """What is told twice, by gold or by the program, counts once."""
    facts = Facts(judgements=(JUDGEMENT, replace(JUDGEMENT, key="again")))
    golds = [judged(), judged(latest="2016-12-31")]
    assert compared(Kind.JUDGEMENT, facts, judgements=golds) == ALL


@pytest.mark.parametrize(
    ("view", "changed", "counts"),
    [
        ("without grade", {"grade": "good"}, ALL),
        ("without grade", {"grade": "good", "aspect": "leadership"}, BOTH),
        ("overall aspect only", {"aspect": "leadership"}, {"wrong": 1}),
        ("overall aspect only", {}, ALL),
    ],
)
def test_a_view_leaves_something_out(
    view: str, changed: dict[str, object], counts: Counts, judged, compared: Compared
) -> None:
    """A field that is left out makes no difference; another aspect is not of the whole."""
    facts, golds = Facts(judgements=(JUDGEMENT,)), [judged(**changed)]
    assert compared(Kind.JUDGEMENT, facts, view=view, judgements=golds) == counts


@pytest.mark.parametrize(
    ("found", "kind", "ordinal", "counts"),
    [
        ("MonitoringVisit", "monitoring-visit", 3, ALL),
        ("MonitoringVisit", "monitoring-visit", None, BOTH),
        ("FullInspection", "full-inspection", 3, ALL),
        ("FocusedVisit", "focused-visit", 3, ALL),
        ("AreaInspection", "area-inspection", 3, ALL),
        ("Assessment", "assessment", 3, ALL),
        ("PeerReview", "other", 3, ALL),
        ("Inspection", "other", 3, ALL),
        ("Inspection", "full-inspection", 3, BOTH),
    ],
)
def test_an_inspection_has_a_kind_and_a_number(
    found: str, kind: str, ordinal: int | None, counts: Counts, compared: Compared
) -> None:
    """The classes of the ontology have their names in gold; the rest is other."""
    facts = Facts(inspections=(replace(INSPECTION, inspection_class=f"{CG}{found}"),))
    gold = {"gss": "E10000034", "inspectorate": "ofsted", "kind": kind, "ordinal": ordinal}
    assert compared(Kind.INSPECTION, facts, inspections=[gold, gold]) == counts


@pytest.mark.parametrize(
    ("changed", "counts"),
    [
        ({}, ALL),
        ({"name": "Cllr ANN LEE"}, ALL),
        ({"name": "Ann Leigh"}, BOTH),
        ({"organisation": "Kent County Council"}, BOTH),
        ({"role": "leader of the council"}, BOTH),
        ({"role": "keeper of the swans"}, ALL),
        ({"role": None}, ALL),
        ({"organisation": None}, {"excused": 1}),
        ({"public": False}, {"excused": 1}),
        ({"public": False, "name": "Bo Li"}, {"wrong": 1}),
        ({"public": True}, ALL),
    ],
)
def test_an_official_has_a_name_an_organisation_and_a_role(
    changed: dict[str, object], counts: Counts, compared: Compared
) -> None:
    """A role counts where the lexicon reads one in gold; no public role, and all is left open."""
    gold = {
        "name": "Ann Lee",
        "role": "the council's chief executive",
        "organisation": "Worcestershire County Council",
        **changed,
    }
    assert compared(Kind.OFFICIAL, Facts(tenures=(TENURE,)), officials=[gold]) == counts


@pytest.mark.parametrize(
    ("changed", "counts"),
    [
        ({}, ALL),
        ({"amount": None}, ALL),
        ({"amount": 2400000.0}, ALL),
        ({"amount": 24}, BOTH),
        ({"actor": "Department for Education"}, BOTH),
        ({"kind": "commissioner"}, BOTH),
        ({"gss": "E10000016"}, BOTH),
    ],
)
def test_an_intervention_has_what_gold_gives(
    changed: dict[str, object], counts: Counts, compared: Compared
) -> None:
    """An actor and an amount count only where gold has them."""
    gold = {"gss": "E10000034", "kind": "investment", "actor": None, "amount": 2400000, **changed}
    facts = Facts(interventions=(INTERVENTION,))
    assert compared(Kind.INTERVENTION, facts, interventions=[gold]) == counts


@pytest.mark.parametrize(
    ("found", "kind"),
    [
        ("ImprovementPartner", "improvement-partner"),
        ("Commissioner", "commissioner"),
        ("ServiceTrust", "service-trust"),
        ("StatutoryDirection", "statutory-direction"),
        ("ImprovementNotice", "improvement-notice"),
        ("Section114Notice", "section-114"),
        ("BestValueNotice", "best-value-notice"),
        ("ImprovementBoard", "other"),
    ],
)
def test_an_intervention_has_a_kind(found: str, kind: str, compared: Compared) -> None:
    """The classes of the ontology have their names in gold; an actor may be any name of a body."""
    fact = replace(INTERVENTION, intervention_class=f"{CG}{found}", actor=DFE)
    gold = {"gss": "E10000034", "kind": kind, "actor": "the DfE"}
    assert compared(Kind.INTERVENTION, Facts(interventions=(fact,)), interventions=[gold]) == ALL


def test_what_gold_does_not_tell_apart_is_one(compared: Compared) -> None:
    """Two sums found are no mistake where gold has one investment without a sum."""
    facts = Facts(interventions=(INTERVENTION, replace(INTERVENTION, key="b", amount=Decimal(7))))
    gold = {"gss": "E10000034", "kind": "investment"}
    counts = compared(Kind.INTERVENTION, facts, interventions=[gold])
    assert counts == {"right": 1, "excused": 1}


LONG = "Social workers know their children well, and caseloads are no longer too high."


@pytest.mark.parametrize(
    ("speaker", "words", "counts"),
    [
        ("Ofsted", LONG[:60], ALL),
        ("ofsted", LONG.replace(",", ""), ALL),
        ("Ofsted", "Social workers do not know their children", BOTH),
        ("Ofsted", "Social", BOTH),
        ("Kent County Council", LONG, BOTH),
        ("Ann Lee", LONG, BOTH),
    ],
)
def test_a_quotation_has_a_speaker_and_words(
    speaker: str, words: str, counts: Counts, compared: Compared
) -> None:
    """Gold has the beginning of the words; a body may have any of its names."""
    gold = {"speaker": speaker, "text": words}
    assert compared(Kind.QUOTATION, Facts(statements=(said(LONG),)), quotes=[gold]) == counts


def test_a_person_speaks_by_name(compared: Compared) -> None:
    """A title before the speaker's name makes no difference."""
    facts = Facts(statements=(said(LONG, speaker=f"{BASE}id/official/x", name="Cllr Ann Lee"),))
    gold = {"speaker": "Ann Lee", "text": LONG}
    assert compared(Kind.QUOTATION, facts, quotes=[gold]) == ALL


FIRST, SECOND, THIRD = "We were slow to act then.", "We are sorry for that now.", "It is better."


@pytest.mark.parametrize(
    ("text", "golds", "counts"),
    [
        (f"“{FIRST}\n\n“{SECOND}\n\n“{THIRD}”", [FIRST], {"right": 1, "excused": 2}),
        (f"“{FIRST}\n\n“{SECOND}\n\n“{THIRD}”", [FIRST, SECOND, THIRD], {"right": 3}),
        (f"“{FIRST}\n\n“{SECOND}\n\n“{THIRD}”", [SECOND], {"right": 1, "wrong": 1, "excused": 1}),
        (f"“{FIRST}” they said. “{SECOND}” And: “{THIRD}”", [FIRST], {"right": 1, "wrong": 2}),
    ],
)
def test_a_quotation_may_run_over_paragraphs(
    text: str, golds: list[str], counts: Counts, compared: Compared
) -> None:
    """What goes on in the next paragraph is not wrong where gold has the whole as one entry."""
    words = (FIRST, SECOND, THIRD)
    facts = Facts(statements=tuple(said(part, text.index(part)) for part in words))
    quotes = [{"speaker": "Ofsted", "text": gold} for gold in golds]
    assert compared(Kind.QUOTATION, facts, text=text, quotes=quotes) == counts


def test_somebody_else_does_not_go_on(compared: Compared) -> None:
    """A paragraph by another speaker is a quotation of its own."""
    text = f"“{FIRST}\n\n“{SECOND}”"
    facts = Facts(statements=(said(FIRST, 1), said(SECOND, text.index(SECOND), KENT, "Kent")))
    quotes = [{"speaker": "Ofsted", "text": FIRST}]
    counts = compared(Kind.QUOTATION, facts, text=text, quotes=quotes)
    assert counts == {"right": 1, "wrong": 1}
