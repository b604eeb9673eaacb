"""Grades given at two inspections: what the main question asks, counted in one article."""

from datetime import date

import pytest

from councilgraph.evaluate.items import Item
from councilgraph.evaluate.repeated import repeated
from councilgraph.model.time import Period

B = "https://example.org/def/"
Y2015 = Period(earliest=date(2015, 1, 1), latest=date(2015, 12, 31))
MAY_2015 = Period(earliest=date(2015, 5, 1), latest=date(2015, 5, 31))
Y2019 = Period(earliest=date(2019, 1, 1), latest=date(2019, 12, 31))


def judgement(
    standing: str = "current",
    period: Period = Y2019,
    *,
    aspect: str = "overall",
    service: str = "children",
    grade: str = "poor",
    inspectorate: str = "ofsted",
) -> Item:
    """Return an item of a judgement of one council."""
    values = {
        "authority": f"{B}kent",
        "inspectorate": f"{B}{inspectorate}",
        "service": f"{B}{service}",
        "aspect": f"{B}aspect/{aspect}",
        "grade": f"{B}{grade}",
        "standing": standing,
    }
    return Item(values=values, told="", evidence="", place=0, period=period)


BEFORE = judgement("previous", Y2015)


@pytest.mark.parametrize(
    ("items", "count"),
    [
        ([judgement()], 0),
        ([judgement(), BEFORE], 1),
        # told twice, it is one inspection all the same
        ([BEFORE, judgement("previous", MAY_2015)], 0),
        ([BEFORE, judgement("previous", Y2019)], 1),
        ([judgement(), judgement(period=Period())], 0),
        # another grade, another side, a narrower service
        ([judgement(), judgement("previous", Y2015, grade="good")], 0),
        ([judgement(), judgement(aspect="adoption")], 0),
        ([judgement(), judgement("previous", Y2015, aspect="adoption")], 1),
        ([judgement(grade="good"), judgement("previous", Y2015, grade="good"),
          judgement(aspect="adoption"), judgement("previous", Y2015, aspect="adoption")], 1),
        ([judgement(), judgement(inspectorate="cqc")], 1),
        ([judgement("previous", Period()), judgement("previous", Y2015), BEFORE,
          judgement("previous", Y2019)], 1),
        ([judgement(aspect="adoption"), judgement("previous", Y2015, aspect="adoption")], 1),
        ([judgement(), judgement("previous", Y2015, service="child-protection")], 1),
        ([judgement(), judgement("previous", Y2015, service="housing")], 0),
    ],
)  # fmt: skip
def test_inspections_are_counted(items: list[Item], count: int) -> None:
    """Not judgements: those that may be of one inspection count once."""

    def family(service: str) -> str:
        return service.replace("child-protection", "children")

    assert len(list(repeated(items, family, str))) == count
