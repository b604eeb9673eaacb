"""Stored articles come back as they were put, and one authority's without the rest."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from councilgraph.model.claims import Standing
from councilgraph.model.errors import StoreError
from councilgraph.model.facts import (
    Facts,
    InspectionFact,
    InterventionFact,
    JudgementFact,
    StatementFact,
    TenureFact,
)
from councilgraph.model.text import Article, Span
from councilgraph.model.time import DatedBy, Granularity, Period
from councilgraph.store import Shelf, StoredArticle
from councilgraph.store.codec import from_json, to_json

ESSEX = "https://w3id.org/councilgraph/id/authority/E10000012"
KENT = "https://w3id.org/councilgraph/id/authority/E10000016"
TEXT = "Inspectors’ verdict\n\n“It’s good,” said the council — naïve \U0001f600 or not.\x00 End"
COMMON: dict[str, Any] = {
    "article": "a1",
    "published": date(2018, 5, 9),
    "evidence": Span(start=0, end=10),
    "rule": "plain",
    "confidence": 0.85,
}
MAY = Period(earliest=date(2018, 5, 1), latest=date(2018, 5, 31), granularity=Granularity.MONTH)
FACTS = Facts(
    judgements=(
        JudgementFact(
            key="1",
            **COMMON,
            authority=ESSEX,
            inspectorate="i",
            service="s",
            aspect="a",
            grade="g",
            period=MAY,
            dated_by=DatedBy.PUBLISHED,
            standing=Standing.PREVIOUS,
            implied=True,
        ),
    ),
    inspections=(
        InspectionFact(
            key="2",
            **COMMON,
            authority=ESSEX,
            inspectorate="i",
            service="s",
            inspection_class="c",
            period=Period(),
            dated_by=None,
            ordinal=6,
        ),
    ),
    tenures=(
        TenureFact(
            key="3",
            **COMMON,
            official="o",
            name="N",
            organisation=KENT,
            role=None,
            role_title="leader",
            party=None,
            period=Period(latest=date(2018, 5, 9)),
        ),
    ),
    statements=(
        StatementFact(key="4", **COMMON, speaker="o", speaker_name="N", text="“so”", about=None),
    ),
    interventions=(
        InterventionFact(
            key="5",
            **COMMON,
            authority=ESSEX,
            intervention_class="c",
            service=None,
            period=MAY,
            amount=Decimal("5100000.50"),
        ),
    ),
    mentions=(ESSEX, KENT),
)


def stored(key: str, *authorities: str, text: str = TEXT) -> StoredArticle:
    """Return an article with one fact of every kind."""
    article = Article(
        id=key,
        source_name=f"{key}.txt",
        text=text,
        headline="Inspectors’ verdict",
        published=date(2018, 5, 9),
        authors=("A. Writer", "B. Writer"),
    )
    return StoredArticle(article=article, facts=FACTS, digest=f"d-{key}", authorities=authorities)


@pytest.mark.parametrize("facts", [FACTS, Facts()])
def test_facts_survive_json(facts: Facts) -> None:
    """Every kind of fact, date, amount and enumeration is equal after a journey through JSON."""
    assert from_json(Facts, to_json(facts)) == facts


def test_articles_come_back_as_put(shelf: Shelf, base: str) -> None:
    """Text, metadata, facts and complaints of a published article equal what was put."""
    first = replace(stored("a1", ESSEX, KENT), complaints=("a claim has no authority",))
    with shelf.stage(base) as staging:
        staging.articles.put(first)
        staging.articles.put(stored("a0"))
        version = shelf.publish(staging)
    assert version.article("a1") == first
    assert version.article("a1").text == TEXT  # type: ignore[union-attr]
    assert version.article("a2") is None
    assert [item.id for item in version.articles] == ["a0", "a1"]
    assert version.articles.digests() == {"a0": "d-a0", "a1": "d-a1"}
    assert version.manifest.articles == len(version.articles) == 2


def test_articles_of_one_authority(shelf: Shelf, base: str) -> None:
    """Those filed under an authority come by id; replacing or deleting one refiles it."""
    with shelf.stage(base) as staging:
        for key, authorities in [("b", [ESSEX]), ("a", [KENT, ESSEX, KENT]), ("c", [KENT])]:
            staging.articles.put(stored(key, *authorities))
        first = shelf.publish(staging)
    assert [item.id for item in first.articles.about(ESSEX)] == ["a", "b"]
    assert first.articles.authorities() == (ESSEX, KENT)
    with shelf.stage(base, onto=first) as staging:
        staging.articles.put(stored("a", KENT, text="Shorter"))
        staging.articles.delete("b")
        staging.articles.delete("nowhere")
        second = shelf.publish(staging)
    assert list(second.articles.about(ESSEX)) == []
    assert [item.id for item in second.articles.about(KENT)] == ["a", "c"]
    assert second.article("a").text == "Shorter"  # type: ignore[union-attr]
    assert first.article("a").text == TEXT  # type: ignore[union-attr]


def test_published_articles_cannot_be_written(shelf: Shelf, base: str) -> None:
    """A finished version refuses new articles."""
    with shelf.stage(base) as staging:
        version = shelf.publish(staging)
    with pytest.raises(StoreError, match="readonly"):
        version.articles.put(stored("a1"))


def test_damaged_articles_say_what_to_do(shelf: Shelf, base: str) -> None:
    """A file that is not SQLite is a StoreError that names it."""
    with shelf.stage(base) as staging:
        version = shelf.publish(staging)
    file = version.folder / "articles.sqlite"
    file.write_bytes(b"not a database" * 100)
    with pytest.raises(StoreError, match=r"articles\.sqlite cannot be used.*Roll back"):
        shelf.current()
