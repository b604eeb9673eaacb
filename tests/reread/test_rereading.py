"""The second reader: it tells what an article says from what it does not say."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from councilgraph.extract import Gazetteer, find_claims
from councilgraph.knowledge import Knowledge
from councilgraph.model.claims import Standing
from councilgraph.model.facts import Facts
from councilgraph.model.text import Article
from councilgraph.reread import Rereader, knows, post_of, told_by, visit_of

NOW, BEFORE = Standing.CURRENT, Standing.PREVIOUS
TEXT = """Children at risk, say inspectors

Services for children in Kent have been rated inadequate by Ofsted after an inspection in May.

They had been rated good in 2018. Medway Council, next door, was told last year that its services
for children require improvement.

Ann Lee, the leader of Kent County Council, said that families had been let down.
"""


@pytest.fixture
def rereader(knowledge: Knowledge, gazetteer: Gazetteer) -> Rereader:
    """Return the second reader at the text."""
    article = Article(id="a", source_name="a.txt", text=TEXT, headline=TEXT.splitlines()[0])
    claims, _ = find_claims(article, gazetteer)
    return Rereader(article, claims, knowledge.concepts.label)


@pytest.fixture
def facts(facts_of: Callable) -> Facts:
    """Return the facts of the text."""
    return facts_of(TEXT, published="2024-06-20")


@pytest.fixture
def ask(rereader: Rereader, facts: Facts) -> Callable:
    """Return a function that asks about the first grade of the text, changed as it is told."""
    first = next(f for f in facts.judgements if f.grade.endswith("/inadequate"))

    def ask(**changes: str) -> dict[Standing, float]:
        told = {name: _like(getattr(first, name), end) for name, end in changes.items()}
        fact = replace(first, **told)
        return rereader.grades([fact])[told_by(fact)]

    return ask


def _like(iri: str, end: str) -> str:
    return iri.rpartition("/")[0] + "/" + end


def test_it_finds_what_is_told(ask: Callable) -> None:
    """A grade of now is likelier told as one in force than as one of before."""
    told = ask()
    assert told[NOW] > 0.8 > told[BEFORE]


@pytest.mark.parametrize(
    "changes",
    [
        {"grade": "outstanding"},
        {"authority": "E06000035"},
        {"aspect": "adoption"},
    ],
)
def test_it_misses_what_is_not_told(ask: Callable, changes: dict[str, str]) -> None:
    """Another grade, another council, a side that is not spoken of: unlikely."""
    told = ask(**changes)
    assert max(told.values()) < 0.3
    assert told[NOW] < ask()[NOW]


def test_it_answers_the_same_again(ask: Callable) -> None:
    """What was asked before makes no difference."""
    first = ask()
    ask(grade="good")
    assert ask() == first


def test_it_knows_the_bodies_that_it_learnt_of() -> None:
    """It has nothing to say of others."""
    assert knows("https://example.org/id/inspectorate/ofsted")
    assert not knows("https://example.org/id/inspectorate/libraries")


def test_it_tells_which_inspections_were_made(rereader: Rereader, facts: Facts) -> None:
    """One of another council, or of another number, is unlikely."""
    (fact,) = facts.inspections
    elsewhere = replace(fact, authority=_like(fact.authority, "E06000035"))
    third = replace(fact, ordinal=3)
    told = rereader.inspections([fact, elsewhere, third])
    assert told[visit_of(fact)] > 0.8
    assert max(told[visit_of(elsewhere)], told[visit_of(third)]) < 0.3


def test_it_tells_who_holds_a_role_where(rereader: Rereader, facts: Facts) -> None:
    """The leader is the council's of which the story is."""
    (fact,) = facts.tenures
    elsewhere = replace(fact, organisation=_like(fact.organisation or "", "E06000035"))
    told = rereader.tenures([fact, elsewhere])
    assert told[post_of(fact)] > 0.8 > 0.3 > told[post_of(elsewhere)]


def test_it_is_asked_nothing_about_nothing(rereader: Rereader) -> None:
    """No fact, no question."""
    assert (rereader.grades([]), rereader.inspections([]), rereader.tenures([])) == ({}, {}, {})
