"""Interventions: the same partner, sum and kind at fitting dates are one; others are not."""

from collections.abc import Callable
from itertools import permutations

import pytest

from councilgraph.model.record import Record

File = Callable[..., Record]
Row = dict[str, object]

PARTNER = {"action": "ImprovementPartner", "actor": "E10000012"}
MONEY = {"action": "Investment", "amount": 5_100_000}
JANUARY = {"article": "a", "out": "2017-01-24"}
OCTOBER = {"article": "b", "out": "2017-10-12"}

CASES: dict[str, tuple[Row, Row, int]] = {
    "the same partner": (PARTNER, PARTNER, 1),
    "a partner who is named once": (PARTNER, {"action": "ImprovementPartner"}, 1),
    "two partners": (PARTNER, {**PARTNER, "actor": "E10000030"}, 2),
    "two kinds": (PARTNER, {**PARTNER, "action": "Commissioner"}, 2),
    "two councils' services": (
        {**PARTNER, "service": "housing"},
        {**PARTNER, "service": "childrens-services"},
        2,
    ),
    "a service and a part of it": (
        {**PARTNER, "service": "child-protection"},
        {**PARTNER, "service": "childrens-services"},
        1,
    ),
    "a service that is told once": (PARTNER, {**PARTNER, "service": "housing"}, 1),
    "the same sum": (MONEY, {**MONEY, "amount": "5100000.00"}, 1),
    "two sums": (MONEY, {**MONEY, "amount": 4_000_000}, 2),
    "two dates": ({**PARTNER, "judged": "2014-05"}, {**PARTNER, "judged": "2017-05"}, 2),
    "a date and the year of it": (
        {**PARTNER, "judged": "2017-05"},
        {**PARTNER, "judged": "2017"},
        1,
    ),
    "a date after the other article": (PARTNER, {**PARTNER, "judged": "2017-09"}, 2),
}


@pytest.mark.parametrize(("one", "other", "count"), CASES.values(), ids=CASES)
def test_interventions_are_counted(one: Row, other: Row, count: int, file: File) -> None:
    """Two articles tell of one intervention, or of two."""
    rows = [{**JANUARY, **one}, {**OCTOBER, **other}]
    record = file(*rows)
    assert len(record.interventions) == count
    assert record == file(*rows[::-1])


def test_an_intervention_takes_what_each_article_knows(file: File) -> None:
    """Partner, service and the narrowest dates, named after the first published."""
    (found,) = file(
        {**OCTOBER, "action": "ImprovementPartner", "service": "housing", "judged": "2016"},
        {**JANUARY, **PARTNER, "judged": "2016-09"},
    ).interventions
    assert found.actor
    assert found.actor.endswith("E10000012")
    assert found.service
    assert found.service.endswith("housing")
    assert str(found.period.earliest) == "2016-09-01"
    assert found.key in found.supported_by
    assert found.aliases == tuple(key for key in found.supported_by if key != found.key)


def test_a_partner_nobody_names_joins_no_two(file: File) -> None:
    """Where two partners are named, an unnamed one is one of them, in every order of reading."""
    rows: list[Row] = [
        {**JANUARY, **PARTNER},
        {**JANUARY, **PARTNER, "article": "c", "actor": "E10000030"},
        {**OCTOBER, "action": "ImprovementPartner"},
    ]
    found = [file(*order) for order in permutations(rows)]
    assert len(found[0].interventions) == 2
    assert all(record == found[0] for record in found)
