"""What happened: ranks of grades, the latest ones, and the rows of a timeline."""

from dataclasses import replace

import pytest

from councilgraph.model.facts import OVERALL
from councilgraph.serve.pages.happenings import (
    Happening,
    Link,
    all_of,
    chart_rows,
    grade_ranks,
    inspections_of,
    judgements_of,
    latest_grades,
)
from councilgraph.serve.site import Row, Term

BASE = "https://example.org/"
SERVICE = Link(iri="s", label="bins")
JUDGED = Happening(
    iri=f"{BASE}id/judgement/1",
    inspection=f"{BASE}id/inspection/1",
    authority=Link(iri="a", label="Lower Snoring"),
    service=SERVICE,
    inspectorate=Link(iri="i", label="The Inspectors"),
    aspect=Link(iri=f"{BASE}{OVERALL[1:]}", label="all of it"),
    grade=Link(iri="g", label="splendid"),
    latest="2020-01-01",
)
PART = replace(JUDGED, iri=f"{BASE}id/judgement/2", aspect=Link(iri="p", label="lids"))


def row(**values: str) -> Row:
    """Return a row of an answer."""
    return {name: Term(kind="literal", value=value) for name, value in values.items()}


def test_ranks_go_from_best_to_worst() -> None:
    """The best grade of a scale has rank 0, the worst 1; over several scales it is the mean."""
    rows = [
        row(scheme="x", inspectorate="i", grade=grade, place=str(place))
        for place, grade in enumerate("abc", 1)
    ]
    rows += [row(scheme="y", inspectorate="j", grade="b", place="1")]
    rows += [row(scheme="y", inspectorate="j", grade="z", place="2")]
    ranks = grade_ranks(rows)
    assert [ranks["i", grade] for grade in "abc"] == [0, 0.5, 1]
    assert ranks["j", "b"] == 0
    assert ranks["", "b"] == 0.25


def test_a_scale_of_one_grade_ranks_nothing() -> None:
    """A grade that stands alone is neither the best nor the worst."""
    assert grade_ranks([row(scheme="x", inspectorate="i", grade="a", place="1")]) == {}


@pytest.mark.parametrize(
    ("standings", "current"),
    [
        (["current"], True),
        (["previous"], False),
        (["previous", "current"], True),
        ([""], True),
    ],
)
def test_a_grade_is_past_if_all_say_so(standings: list[str], current: bool) -> None:
    """A grade counts as replaced only where every claim that says anything says so."""
    rows = [row(judgement="j", inspection="i", standing=each) for each in standings]
    assert [each.current for each in judgements_of(rows, {})] == [current]


def test_an_inspection_has_its_narrowest_class() -> None:
    """Of the classes of an inspection the first is told, which the query has as the narrowest."""
    rows = [row(inspection="i", kind="spot check"), row(inspection="i", kind="inspection")]
    assert [each.kind for each in inspections_of(rows)] == ["spot check"]


def test_a_visit_stands_beside_judgements() -> None:
    """An inspection with a judgement is told by it; one without stands for itself."""
    judged = Happening(**{**fields(JUDGED), "grade": Link(), "iri": JUDGED.inspection})
    visit = replace(judged, iri="v", inspection="v", latest="2021-01-01", kind="spot check")
    events = all_of([JUDGED], [replace(judged, kind="great check", ordinal="2"), visit])
    assert [each.iri for each in events] == ["v", JUDGED.iri]
    assert (events[1].kind, events[1].ordinal) == ("great check", "2")


def fields(event: Happening) -> dict[str, object]:
    """Return the fields of an event by name."""
    return {name: getattr(event, name) for name in Happening.__dataclass_fields__}


def test_the_latest_grade_is_that_of_the_whole() -> None:
    """A later grade for one side of a service does not hide that of the service."""
    later = replace(PART, latest="2022-01-01")
    assert latest_grades([later, JUDGED]) == {SERVICE: [JUDGED]}


def test_without_a_grade_of_the_whole_its_parts_count() -> None:
    """Where no grade of the whole is known, the latest ones of its sides are given."""
    older = replace(PART, iri="old", latest="2019-01-01")
    assert latest_grades([PART, older]) == {SERVICE: [PART]}


def test_a_replaced_grade_is_not_the_latest() -> None:
    """A grade that all articles speak of as past is not given as the latest, even alone."""
    assert latest_grades([replace(JUDGED, current=False)]) == {}


@pytest.mark.parametrize(
    ("days", "bounds"),
    [
        ({"earliest": "2020-01-01", "latest": "2020-02-01"}, ("2020-01-01", "2020-02-01")),
        ({"latest": "2020-02-01"}, (None, "2020-02-01")),
        ({"latest": ""}, (None, None)),
        (
            {
                "latest": "2020-02-01",
                "report_earliest": "2020-03-01",
                "report_latest": "2020-03-02",
            },
            ("2020-03-01", "2020-03-02"),
        ),
        ({"latest": "2020-02-01", "report_latest": "2020-03-02"}, (None, "2020-02-01")),
    ],
)
def test_a_chart_invents_no_day(days: dict[str, str], bounds: tuple[str | None, ...]) -> None:
    """A chart has the days of the report where both are known, else those of the inspection."""
    [shown] = chart_rows([replace(JUDGED, **days)], BASE)
    assert (shown["earliest"], shown["latest"]) == bounds


def test_the_parts_of_a_service_have_lanes_below_it() -> None:
    """In a chart the whole stands in the lane of the service, its sides in lanes after it."""
    lanes = [shown["row"] for shown in chart_rows([PART, JUDGED], BASE)]
    assert lanes == ["bins", "bins: lids"]
