"""The second reader: it tells what an article says from what it does not say."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from councilgraph.extract import Gazetteer, find_claims
from councilgraph.knowledge import Knowledge
from councilgraph.model.claims import Standing
from councilgraph.model.text import Article
from councilgraph.reread import knows, reread, told_by

NOW, BEFORE = Standing.CURRENT, Standing.PREVIOUS
TEXT = """Children at risk, say inspectors

Services for children in Kent have been rated inadequate by Ofsted after an inspection in May.

They had been rated good in 2018. Medway Council, next door, was told last year that its services
for children require improvement.

The leader of the council said that families had been let down, and that money had been set aside.
"""


@pytest.fixture
def ask(facts_of: Callable, knowledge: Knowledge, gazetteer: Gazetteer) -> Callable:
    """Return a function that asks about the first grade of the text, changed as it is told."""
    article = Article(id="a", source_name="a.txt", text=TEXT, headline=TEXT.splitlines()[0])
    sentences = find_claims(article, gazetteer)[0].sentences
    facts = facts_of(TEXT, published="2024-06-20").judgements
    first = next(f for f in facts if f.grade.endswith("/inadequate"))

    def ask(**changes: str) -> dict[Standing, float]:
        told = {name: _like(getattr(first, name), end) for name, end in changes.items()}
        fact = replace(first, **told)
        return reread([fact], article, sentences, knowledge)[told_by(fact)]

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


def test_it_is_asked_nothing_about_nothing(knowledge: Knowledge) -> None:
    """No fact, no question."""
    article = Article(id="a", source_name="a.txt", text="It rained.")
    assert reread([], article, (), knowledge) == {}
