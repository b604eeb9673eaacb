"""Whole articles of different kinds, with all that they are read to say.

Each folder holds `article.txt`; `claims.json` is for people to read and judge, `graph.nq` is what
comes of it, `issues.json` what could not be placed. `pytest --rewrite-golden` writes them anew.
"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from councilgraph.extract import Gazetteer, find_claims
from councilgraph.graph import describe_article
from councilgraph.ingest import parse_article
from councilgraph.knowledge import Knowledge
from councilgraph.link import link_claims
from councilgraph.model.facts import Fact, Facts
from councilgraph.model.issues import Issue
from councilgraph.model.text import Article
from councilgraph.model.time import Period

CASES = sorted(path.parent for path in Path(__file__).parent.glob("*/article.txt"))
Row = dict[str, str | int | bool]


def slug(iri: str | None) -> str | None:
    """Return the last part of an IRI."""
    return iri.rsplit("/", 1)[-1].rsplit("#", 1)[-1] if iri else None


def dates(period: Period) -> str:
    """Return a period as "earliest..latest granularity"."""
    return f"{period.earliest or ''}..{period.latest or ''} {period.granularity}"


def telling(facts: Facts, article: Article, knowledge: Knowledge) -> dict[str, list[Row]]:
    """Return the facts as a reader would put them, each with the words that say so."""
    label = knowledge.concepts.label

    def row(fact: Fact, **told: str | int | bool | None) -> Row:
        kept = {key: value for key, value in told.items() if value not in (None, "", False)}
        return {
            **kept,
            "rule": fact.rule,
            "confidence": str(fact.confidence),
            "evidence": article.quote(fact.evidence),
        }

    return {
        "judgements": [
            row(
                f,
                authority=label(f.authority),
                inspectorate=slug(f.inspectorate),
                service=slug(f.service),
                aspect=slug(f.aspect),
                grade=slug(f.grade),
                standing=f.standing,
                implied=f.implied,
                period=dates(f.period),
                dated_by=f.dated_by,
                event=f.event,
            )
            for f in facts.judgements
        ],
        "inspections": [
            row(
                f,
                authority=label(f.authority),
                inspectorate=slug(f.inspectorate),
                service=slug(f.service),
                kind=slug(f.inspection_class),
                ordinal=f.ordinal,
                period=dates(f.period),
                dated_by=f.dated_by,
                event=f.event,
            )
            for f in facts.inspections
        ],
        "officials": [
            row(
                f,
                name=f.name,
                role=slug(f.role),
                title=f.role_title,
                organisation=label(f.organisation),
                party=slug(f.party),
                period=dates(f.period),
            )
            for f in facts.tenures
        ],
        "statements": [
            row(f, speaker=f.speaker_name, about=label(f.about) if f.about else None)
            for f in facts.statements
        ],
        "interventions": [
            row(
                f,
                authority=label(f.authority),
                kind=slug(f.intervention_class),
                service=slug(f.service),
                actor=label(f.actor) if f.actor else None,
                amount=f"{f.amount:.0f}" if f.amount is not None else None,
                period=dates(f.period),
            )
            for f in facts.interventions
        ],
    }


def complaints(issues: tuple[Issue, ...]) -> list[dict[str, str | None]]:
    """Return what could not be placed, with its sentence."""
    return [
        {"trouble": i.trouble.value, "message": i.message, "sentence": i.sentence} for i in issues
    ]


def as_json(value: object) -> str:
    """Return a value as the text of a JSON file."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_articles_are_read_as_they_were(
    folder: Path,
    gazetteer: Gazetteer,
    knowledge: Knowledge,
    check_golden: Callable,
    check_golden_quads: Callable,
) -> None:
    """Claims, graph and issues of an article are those of its golden files."""
    article = parse_article((folder / "article.txt").read_bytes(), f"{folder.name}.txt")
    claims, unread = find_claims(article, gazetteer)
    facts, unplaced = link_claims(article, claims, knowledge)
    told = {
        "headline": article.headline,
        "published": str(article.published) if article.published else None,
        "mentions": [knowledge.concepts.label(iri) for iri in facts.mentions],
        **telling(facts, article, knowledge),
    }
    check_golden(folder / "claims.json", as_json(told))
    check_golden(folder / "issues.json", as_json(complaints((*unread, *unplaced))))
    quads = describe_article(article, facts, knowledge.base, knowledge.concepts.label)
    check_golden_quads(folder / "graph.nq", quads)


def test_there_are_golden_articles_of_every_kind() -> None:
    """A folder that lost its article would else be passed over."""
    assert len(CASES) >= 8
    assert {path.name for folder in CASES for path in folder.iterdir()} == {
        "article.txt",
        "claims.json",
        "graph.nq",
        "issues.json",
    }
