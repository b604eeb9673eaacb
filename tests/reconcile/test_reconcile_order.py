"""The record is the same whatever the order of the facts, and keeps every one of them."""

from collections.abc import Callable
from itertools import combinations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from councilgraph.knowledge import Concepts
from councilgraph.model.facts import Facts, InspectionFact, InterventionFact, JudgementFact
from councilgraph.model.record import Record
from councilgraph.reconcile import facts_about, reconcile, subjects

Row = dict[str, object]

MONTHS = [f"{year}-{month:02}" for year in (2015, 2016, 2017) for month in (1, 2, 3, 6, 11, 12)]
TIMES = [
    *({by: month} for by in ("inspected", "published", "judged") for month in MONTHS),
    *({by: str(year)} for by in ("inspected", "judged") for year in (2015, 2016, 2017)),
    *({"loose": words, "previous": True} for words in ("2011-01/2016-10", "/2015-12")),
    {"loose": "2011-01/2016-10", "previous": True, "implied": True},
    {"judged": "2014-05/"},
    {"inspected": "/2016-06"},
    {},
    {"previous": True},
]
DAYS = {"a": "2016-02-01", "b": "2017-03-01", "c": "2018-01-01", "d": "2018-01-01", "e": None}
GRADED = [
    *({"grade": grade} for grade in ("inadequate", "good")),
    {"grade": "inadequate", "aspect": "leadership"},
    {"visit": "FullInspection"},
]
VISITS = [
    {"visit": "MonitoringVisit"},
    *({"visit": "MonitoringVisit", "ordinal": n} for n in (1, 6)),
    {"visit": "FocusedVisit"},
]
CONTENTS = st.one_of(
    st.lists(st.sampled_from(GRADED), min_size=1, max_size=2),
    st.lists(st.sampled_from(VISITS), min_size=1, max_size=1),
)
SERVICES = ["childrens-services", "child-protection", "looked-after-children", "housing"]


@st.composite
def accounts(draw: st.DrawFn) -> list[Row]:
    """Draw what up to five articles tell of one council: events with a fact or two each."""
    rows: list[Row] = []
    for article in draw(st.lists(st.sampled_from(sorted(DAYS)), min_size=2, max_size=5)):
        event = f"0g{len(rows)}"
        time = draw(st.sampled_from(TIMES))
        shared = {"service": draw(st.sampled_from(SERVICES)), "event": event, **time}
        for content in draw(CONTENTS):
            place = {"article": article, "out": DAYS[article], "at": 10 * len(rows)}
            rows.append({**place, **shared, **content})
    return rows


ANY_ORDER = settings(
    max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@ANY_ORDER
@given(rows=accounts(), data=st.data())
def test_the_order_of_the_facts_makes_no_difference(
    rows: list[Row], data: st.DataObject, file: Callable[..., Record]
) -> None:
    """Every permutation gives the same entries, with the same keys, bounds and aliases."""
    shuffled = data.draw(st.permutations(rows))
    assert file(*shuffled) == file(*rows)


@ANY_ORDER
@given(rows=accounts(), cut=st.integers(0, 10))
def test_how_the_facts_are_parcelled_makes_no_difference(
    rows: list[Row], cut: int, tell: Callable[[Row], object], concepts: Concepts
) -> None:
    """Facts of one article may come in several parts."""
    facts = [tell(row) for row in rows]
    whole = _parcel(facts)
    parts = [_parcel(facts[cut:]), _parcel(facts[:cut])]
    assert reconcile(parts, concepts) == reconcile([whole], concepts)


@ANY_ORDER
@given(rows=accounts())
def test_each_fact_is_filed_once(
    rows: list[Row], file: Callable[..., Record], tell: Callable[[Row], object]
) -> None:
    """No fact is lost or told twice; entries are named after the facts that they rest on."""
    record = file(*rows)
    facts = {tell(row).key: tell(row) for row in rows}
    filed = [key for i in record.inspections for key in i.supported_by]
    assert sorted(filed) == sorted(facts)
    # A grade of the whole is supported by the same grade of a part as well.
    graded = [key for j in record.judgements for key in (j.key, *j.aliases)]
    assert sorted(graded) == sorted(k for k, f in facts.items() if isinstance(f, JudgementFact))
    for entry in (*record.inspections, *record.judgements):
        named = {entry.key, *entry.aliases}
        assert named <= set(entry.supported_by)
        assert len(set(entry.supported_by)) == len(entry.supported_by)
        assert entry.key == min(named, key=lambda key: _founding(facts[key]))


@ANY_ORDER
@given(rows=accounts())
def test_what_must_never_be_one(
    rows: list[Row], file: Callable[..., Record], tell: Callable[[Row], object]
) -> None:
    """Two events of one article, visits of two numbers, and unrelated services stay apart."""
    record = file(*rows)
    facts = {tell(row).key: tell(row) for row in rows}
    for inspection in record.inspections:
        for one, other in combinations([facts[key] for key in inspection.supported_by], 2):
            assert one.article != other.article or one.event == other.event
            assert one.service.endswith("housing") == other.service.endswith("housing")
            if isinstance(one, InspectionFact) and isinstance(other, InspectionFact):
                assert (
                    one.article == other.article
                    or one.ordinal in (None, other.ordinal)
                    or (other.ordinal is None)
                )


@ANY_ORDER
@given(rows=accounts())
def test_conflicts_name_each_other(rows: list[Row], file: Callable[..., Record]) -> None:
    """A judgement conflicts with those of its inspection and aspect that have another grade."""
    judgements = {j.key: j for j in file(*rows).judgements}
    for judgement in judgements.values():
        rivals = {
            other.key
            for other in judgements.values()
            if (other.inspection, other.aspect) == (judgement.inspection, judgement.aspect)
        }
        assert {*judgement.conflicts, judgement.key} == rivals
        assert {judgements[key].grade for key in rivals} == {
            j.grade for j in judgements.values() if j.key in rivals
        }


def _parcel(facts: list[object]) -> Facts:
    return Facts(
        judgements=tuple(f for f in facts if isinstance(f, JudgementFact)),
        inspections=tuple(f for f in facts if isinstance(f, InspectionFact)),
    )


def _founding(fact: JudgementFact | InspectionFact) -> tuple[str, str, int]:
    out = fact.published.isoformat() if fact.published else "9999"
    return (out, fact.article, fact.evidence.start)


def test_facts_are_parted_by_whom_they_are_about(tell: Callable[[Row], object]) -> None:
    """The record of one council can be made without the facts about the others."""
    ours = tell({"article": "a", "grade": "good"})
    theirs = tell({"article": "a", "grade": "good", "authority": "E10000013"})
    action = tell({"article": "a", "action": "Commissioner", "authority": "E10000013"})
    facts = Facts(judgements=(ours, theirs), interventions=(action,))
    assert isinstance(action, InterventionFact)
    assert subjects(facts) == {ours.authority, theirs.authority}
    assert facts_about(facts, ours.authority) == Facts(judgements=(ours,))
    assert facts_about(facts, theirs.authority) == Facts(
        judgements=(theirs,), interventions=(action,)
    )
