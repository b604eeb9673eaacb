"""Pages of everyday news, and sample articles without a grade, give nobody a grade."""

import json
from functools import cache
from pathlib import Path

import pytest

from councilgraph.extract import Gazetteer, find_claims
from councilgraph.ingest import read_articles
from councilgraph.knowledge import Knowledge
from councilgraph.link import link_claims
from councilgraph.model.facts import Facts
from councilgraph.model.text import Article

ROOT = Path(__file__).resolve().parents[2]
PAGES = Path(__file__).parent / "pages"
SHORTEST, LONGEST = 80, 250


@cache
def ordinary() -> tuple[Article, ...]:
    """Return the ordinary pages."""
    return tuple(a for a in read_articles([PAGES]) if isinstance(a, Article))


@cache
def without_judgements() -> tuple[Article, ...]:
    """Return the sample articles in which a careful reader found no judgement."""
    lines = (ROOT / "tests" / "sample" / "gold.jsonl").read_text("utf-8").splitlines()
    plain = {
        row["url"] if row["file"].endswith(".jsonl") else row["file"]
        for row in map(json.loads, lines)
        if not row["judgements"]
    }
    articles = read_articles([ROOT / "data" / "articles"])
    sample = (a for a in articles if isinstance(a, Article))
    return tuple(a for a in sample if not plain.isdisjoint((a.url, a.source_name)))


def facts_of(article: Article, gazetteer: Gazetteer, knowledge: Knowledge) -> Facts:
    """Return what is read out of an article."""
    claims, _ = find_claims(article, gazetteer)
    return link_claims(article, claims, knowledge)[0]


def test_there_are_a_hundred_pages_as_long_as_short_news() -> None:
    """The pages are what the other tests take them for, and the sample has some without grades."""
    assert len(ordinary()) == 100
    assert all(SHORTEST <= len(page.text.split()) <= LONGEST + 10 for page in ordinary())
    assert without_judgements()


@pytest.mark.parametrize("page", ordinary(), ids=lambda page: str(page.headline))
def test_no_ordinary_page_gives_a_council_a_grade(
    page: Article, gazetteer: Gazetteer, knowledge: Knowledge
) -> None:
    """Good, poor and inadequate are everyday words, and schools and homes have grades too."""
    judged = facts_of(page, gazetteer, knowledge).judgements
    assert [page.quote(fact.evidence) for fact in judged] == []


@pytest.mark.parametrize("article", without_judgements(), ids=lambda article: str(article.headline))
def test_no_sample_article_without_a_judgement_gives_one(
    article: Article, gazetteer: Gazetteer, knowledge: Knowledge
) -> None:
    """Where a careful reader found no grade for a council, none is read."""
    judged = facts_of(article, gazetteer, knowledge).judgements
    assert [article.quote(fact.evidence) for fact in judged] == []
