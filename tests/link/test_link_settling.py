"""Settling: how a fact stands among what its article tells, and whether it is kept."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from councilgraph.evaluate import read_outcomes
from councilgraph.knowledge import Knowledge
from councilgraph.link import OPINIONS, REREAD, SETTLED, STEPS, circumstances, with_circumstances
from councilgraph.link.confidence import load_weights
from councilgraph.link.settling import settle
from councilgraph.model.claims import Claims, Standing
from councilgraph.model.facts import Facts, InspectionFact, InterventionFact, JudgementFact
from councilgraph.model.issues import Trouble
from councilgraph.model.text import Article, Span
from councilgraph.model.time import Period

ROOT = Path(__file__).resolve().parents[2]
B = "https://example.org/"
TEXT = "It was rated good."
WHOLE = TEXT + "\n\nIt rained all week in the county, and the river rose." * 12
ARTICLE = Article(id="a1", source_name="a.txt", text=WHOLE, published=date(2024, 6, 20))
MARCH = Period(earliest=date(2024, 3, 1), latest=date(2024, 3, 31))
YEAR = Period(earliest=date(2019, 1, 1), latest=date(2019, 12, 31))
NOW, BEFORE = Standing.CURRENT, Standing.PREVIOUS


def judgement(key: str = "j1", **changes: object) -> JudgementFact:
    """Return a sure judgement of the whole of a service, with some of it changed."""
    values: dict[str, object] = {
        "key": key,
        "article": "a1",
        "published": ARTICLE.published,
        "evidence": Span(start=0, end=len(TEXT)),
        "rule": "verb",
        "confidence": 0.99,
        "authority": f"{B}id/authority/E1",
        "inspectorate": f"{B}id/inspectorate/ofsted",
        "service": f"{B}def/service/children",
        "aspect": f"{B}def/aspect/overall",
        "grade": f"{B}def/grade/good",
        "period": MARCH,
        "dated_by": None,
        "standing": NOW,
        "event": key,
        **changes,
    }
    return JudgementFact(**values)  # type: ignore[arg-type]


OLD = judgement("j2", period=YEAR, standing=BEFORE, grade=f"{B}def/grade/poor")
LEADERSHIP = f"{B}def/aspect/leadership"
NEW = f"{B}id/inspectorate/new"  # which the second reader does not know


@pytest.mark.parametrize(
    ("fact", "others", "expected"),
    [
        (judgement(), (), {"early"}),
        (judgement(evidence=Span(start=900, end=910)), (OLD,), set()),
        (judgement(confidence=0.93), (OLD,), {"early", "below-95"}),
        (judgement(confidence=0.75), (OLD,), {"early", "below-95", "below-90", "below-80"}),
        (judgement(signals=("by-rank", "verb")), (), {"early", "by-rank"}),
        # told as of now, though its own words tell it as before
        (judgement(signals=("previous",)), (), {"early", "turned-now"}),
        (judgement(grade=OLD.grade), (OLD,), {"early", "same-before"}),
        # another council is what the article is about
        (judgement(authority=f"{B}id/authority/E2"), (OLD,), {"early", "nothing-else"}),
        # of before: long ago and replaced, or with nothing that replaced it
        (OLD, (judgement(),), {"early", "before"}),
        (OLD, (), {"early", "before", "before-nothing"}),
        (replace(OLD, aspect=LEADERSHIP), (judgement(),), {"early", "before", "side-before"}),
        (replace(OLD, period=Period(latest=date(2020, 1, 1))), (judgement(),),
         {"early", "before", "open-before"}),
        # a grade of the last months is hardly one that has been replaced
        (replace(OLD, period=MARCH), (judgement(period=YEAR),),
         {"early", "before", "lately-before", "before-yet-later"}),
        (replace(OLD, period=MARCH), (judgement(),),
         {"early", "before", "lately-before", "before-at-once", "soon-before"}),
        # bounds that end of late do not make it one of late: "the second time in six years"
        (replace(OLD, period=Period(earliest=date(2018, 7, 1), latest=date(2024, 5, 31))),
         (judgement(),), {"early", "before"}),
        # of one time, it had one grade
        (OLD, (judgement("j3", period=YEAR, standing=BEFORE), judgement()),
         {"early", "before", "other-before"}),
    ],
)  # fmt: skip
def test_circumstances_of_a_judgement(
    fact: JudgementFact, others: tuple[JudgementFact, ...], expected: set[str]
) -> None:
    """They come from the fact and from the others of its article."""
    found = with_circumstances(Facts(judgements=(fact, *others))).judgements[0]
    assert set(found.circumstances) == expected


def test_an_inspection_may_have_a_grade_that_is_in_force(facts_of: Callable) -> None:
    """The circumstance tells whether it has."""
    text = "Ofsted rated children's services in Kent good after an inspection in May 2019."
    (inspection,) = with_circumstances(facts_of(text, published="2019-07-20")).inspections
    assert "judged-now" in inspection.circumstances


@pytest.mark.parametrize("kind", SETTLED.values())
def test_what_is_unsure_is_less_sure_in_the_end(kind: str) -> None:
    """No step of a claim's own confidence speaks for it."""
    weights = load_weights(kind)
    steps = sorted(STEPS, reverse=True)
    told = [weights.confidence(steps[:count]) for count in range(len(steps) + 1)]
    assert told == sorted(told, reverse=True)
    assert told[-1] < told[0]
    assert weights.least < told[0]


def test_only_circumstances_are_weighed() -> None:
    """What is kept of outcomes, and what has a weight, has a name that the program gives."""
    source = Path(circumstances.__file__).read_text("utf-8")
    names = {
        *STEPS,
        *OPINIONS,
        "otherwise",
        "left-out",
        "read",
        *re.findall(r'"([a-z-]+)"', source),
    }
    outcomes = read_outcomes(ROOT / "data" / "practice" / "outcomes.csv")
    assert {name for one in outcomes for name in one.circumstances.split()} <= names
    for kind in (*SETTLED.values(), *REREAD.values()):
        assert set(load_weights(kind).signals) <= names


def test_confidence_is_that_of_the_circumstances(knowledge: Knowledge) -> None:
    """It is the share of such facts that were right when nobody had looked at their articles."""
    (fact,) = settle(
        Facts(judgements=(judgement(inspectorate=NEW),)), ARTICLE, Claims(), knowledge
    )[0].judgements
    assert fact.confidence == load_weights("settled-judgements").confidence(fact.circumstances)


def test_what_does_not_go_with_the_rest_is_an_issue(knowledge: Knowledge) -> None:
    """It is left out with its sentence, and what is sure stays."""
    odd = replace(
        OLD, aspect=LEADERSHIP, period=MARCH, confidence=0.7, inspectorate=NEW,
        signals=("by-rank", "other-authority"),
    )  # fmt: skip
    kept, issues = settle(
        Facts(judgements=(odd, judgement(inspectorate=NEW))), ARTICLE, (), knowledge
    )
    assert [fact.key for fact in kept.judgements] == ["j1"]
    assert [(issue.trouble, issue.sentence) for issue in issues] == [
        (Trouble.UNATTACHED_GRADE, TEXT)
    ]


def test_an_inspection_without_any_of_its_grades_is_left_out(knowledge: Knowledge) -> None:
    """Half of such inspections were wrong; one that keeps a grade stays."""
    odd = replace(
        OLD, aspect=LEADERSHIP, period=MARCH, confidence=0.7, inspectorate=NEW, event="e2",
        signals=("by-rank", "other-authority"),
    )  # fmt: skip
    good = judgement(inspectorate=NEW, event="e1")
    seen = InspectionFact(
        key="v1", article="a1", published=ARTICLE.published, evidence=good.evidence, rule="deed",
        confidence=0.99, authority=good.authority, inspectorate=NEW, service=good.service,
        inspection_class=f"{B}FullInspection", dated_by=None, period=MARCH, event="e1",
    )  # fmt: skip
    facts = Facts(judgements=(odd, good), inspections=(seen, replace(seen, key="v2", event="e2")))
    kept, _ = settle(facts, ARTICLE, Claims(), knowledge)
    assert [fact.key for fact in kept.inspections] == ["v1"]


def test_nothing_is_left_out_of_a_notice(knowledge: Knowledge) -> None:
    """Where little is told, little stands around a fact; how sure it is is told all the same."""
    unsure = ("by-rank", "other-authority", "complaint")
    odd = replace(OLD, confidence=0.6, signals=unsure, inspectorate=NEW)
    notice = replace(ARTICLE, text=TEXT)
    assert not settle(Facts(judgements=(odd,)), ARTICLE, Claims(), knowledge)[0].judgements
    (fact,) = settle(Facts(judgements=(odd,)), notice, Claims(), knowledge)[0].judgements
    assert fact.confidence < load_weights("settled-judgements").least


SECOND_TIME = """Inspectors find children at risk

Ofsted has given its lowest grade to Kent County Council's help and protection of children, for the
second time since 2018.

{filler}
"""


def test_a_second_time_is_counted_by_its_sides_too(facts_of: Callable) -> None:
    """Where no grade of the whole is told, what is told of a side again counts as often."""
    text = SECOND_TIME.format(
        filler="It rained all week in the county, and the river rose.\n\n" * 12
    )
    found = facts_of(text, published="2024-06-20").judgements
    assert {(one.standing, one.grade.rsplit("/", 1)[-1]) for one in found} == {
        (NOW, "inadequate"),
        (BEFORE, "inadequate"),
    }
    assert all(one.aspect.endswith("help-and-protection") for one in found)


def test_interventions_are_settled_by_how_sure_they_are(knowledge: Knowledge) -> None:
    """Nothing else is known of them."""
    fact = InterventionFact(
        key="i1", article="a1", published=None, evidence=Span(start=0, end=4), rule="deed",
        confidence=0.99, authority=f"{B}id/authority/E1", intervention_class=f"{B}Commissioner",
        service=None, period=Period(),
    )  # fmt: skip
    unsure = replace(fact, key="i2", confidence=0.52)
    kept, _ = settle(Facts(interventions=(fact, unsure)), ARTICLE, Claims(), knowledge)
    assert [one.key for one in kept.interventions] == ["i1"]
