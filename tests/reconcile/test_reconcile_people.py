"""Officials: one person per organisation and name, with titles and parties normalised."""

from collections.abc import Callable
from datetime import date

import pytest

from councilgraph.model.record import Record

File = Callable[..., Record]
Row = dict[str, object]

ANDY = {"name": "Andy Pole", "role": "cabinet-member", "party": "conservative"}


def test_one_person_in_two_articles_is_one(file: File) -> None:
    """One official, one tenure, observed from the first article to the last."""
    record = file(
        {**ANDY, "article": "b", "out": "2017-10-12"},
        {**ANDY, "article": "a", "out": "2017-01-24", "title": "cabinet member for children"},
    )
    (official,) = record.officials
    (tenure,) = record.tenures
    assert (official.name, official.party.rpartition("/")[2]) == ("Andy Pole", "conservative")
    assert tenure.role_title == "cabinet member for children"
    assert (tenure.period.earliest, tenure.period.latest) == (date(2017, 1, 24), date(2017, 10, 12))
    assert len(tenure.supported_by) == 2
    assert len(tenure.aliases) == 1


@pytest.mark.parametrize(
    ("parties", "expected"),
    [
        (["labour", "green", "green"], "green"),
        ([None, None, "green"], "green"),
        (["labour", "green"], "labour"),
        ([None], None),
    ],
)
def test_the_party_is_the_one_told_most(
    parties: list[str | None], expected: str | None, file: File
) -> None:
    """Silence is no party; of two told as often, the first told is taken."""
    rows: list[Row] = [
        {**ANDY, "party": party, "article": f"a{n}", "out": f"2017-01-{n + 1:02}"}
        for n, party in enumerate(parties)
    ]
    for order in (rows, rows[::-1]):
        record = file(*order)
        found = {record.officials[0].party, record.tenures[0].party}
        assert found == {f"https://example.org/def/party/{expected}" if expected else None}


def test_tenures_go_by_role(file: File) -> None:
    """Two wordings of one role are one tenure; another role is another tenure of the person."""
    record = file(
        {**ANDY, "article": "a", "out": "2017-01-24", "title": "cabinet member"},
        {**ANDY, "article": "b", "out": "2017-02-24", "title": "member of the cabinet"},
        {**ANDY, "article": "c", "out": "2019-02-24", "role": "leader", "title": "leader"},
    )
    assert len(record.officials) == 1
    assert sorted(len(t.supported_by) for t in record.tenures) == [1, 2]


def test_a_role_without_a_concept_goes_by_its_words(file: File) -> None:
    """Capitals make no difference."""
    record = file(
        {**ANDY, "role": None, "article": "a", "out": "2017-01-24", "title": "Tree Warden"},
        {**ANDY, "role": None, "article": "b", "out": "2017-02-24", "title": "tree warden"},
        {**ANDY, "role": None, "article": "c", "out": "2017-02-24", "title": "flood warden"},
    )
    assert sorted(t.role_title for t in record.tenures) == ["Tree Warden", "flood warden"]


def test_an_undated_article_observes_nothing(file: File) -> None:
    """A tenure told only by an undated article has no dates, and adds none to another's."""
    undated = {**ANDY, "article": "blog"}
    (alone,) = file(undated).tenures
    assert not alone.period.known
    (both,) = file(undated, {**ANDY, "article": "a", "out": "2017-01-24"}).tenures
    assert (both.period.earliest, both.period.latest) == (date(2017, 1, 24),) * 2
