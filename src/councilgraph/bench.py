"""One article from text to checked quads, and what a process needs for that, made ready once."""

import gc
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import Quad

from councilgraph import __version__
from councilgraph.extract import Gazetteer, find_claims
from councilgraph.graph import Context, Report, Shapes, compile_shapes, describe_article, validate
from councilgraph.knowledge import DEFAULT_BASE, Knowledge, load_knowledge
from councilgraph.link import link_claims
from councilgraph.model.claims import Claims
from councilgraph.model.facts import Facts
from councilgraph.model.issues import Issue
from councilgraph.model.text import Article


@dataclass(frozen=True, slots=True)
class Bench:
    """The knowledge and what is compiled from it; `fingerprint` changes with either or the code."""

    knowledge: Knowledge
    gazetteer: Gazetteer
    shapes: Shapes
    context: Context
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Processed:
    """One article with what it claims, its facts and quads, and what was found wanting."""

    article: Article
    claims: Claims
    facts: Facts
    quads: tuple[Quad, ...]
    issues: tuple[Issue, ...]
    report: Report

    @property
    def quarantined(self) -> bool:
        """Tell whether the article broke a shape, so that it stays out of the record."""
        return bool(self.report.violations)


@cache
def set_up(root: Path | None = None, base: str = DEFAULT_BASE) -> Bench:
    """Load the knowledge and compile what is made from it, once per process."""
    knowledge = load_knowledge(root, base)
    shapes = compile_shapes(knowledge.shapes_text)
    quads = (*knowledge.ontology_quads, *knowledge.register_quads)
    digest = hashlib.sha256(f"{__version__}\n{knowledge.shapes_text}".encode())
    for quad in quads:
        digest.update(str(quad).encode())
    for file in _learnt():
        digest.update(file.read_bytes())
    bench = Bench(
        knowledge=knowledge,
        gazetteer=Gazetteer(knowledge.lexicon),
        shapes=shapes,
        context=Context(quads, shapes),
        fingerprint=digest.hexdigest()[:16],
    )
    # All of it stays as long as the process, so no collection of garbage need look at it again.
    gc.freeze()
    return bench


def _learnt() -> list[Path]:
    """Return the files of weights, and those of the second reader."""
    package = Path(__file__).parent
    return sorted([*package.glob("link/*.toml"), *package.glob("reread/*.onnx")])


def process(article: Article, bench: Bench) -> Processed:
    """Take one article from text to checked quads: extract, link, describe, validate."""
    knowledge = bench.knowledge
    claims, facts, issues = claims_and_facts(article, bench)
    quads = tuple(describe_article(article, facts, knowledge.base, knowledge.concepts.label))
    report = validate(quads, bench.shapes, bench.context)
    return Processed(article, claims, facts, quads, issues, report)


def claims_and_facts(article: Article, bench: Bench) -> tuple[Claims, Facts, tuple[Issue, ...]]:
    """Take one article from text to facts, and no further: extract, link."""
    claims, unread = find_claims(article, bench.gazetteer)
    facts, unplaced = link_claims(article, claims, bench.knowledge)
    return claims, facts, (*unread, *unplaced)


def article_digest(article: Article, fingerprint: str) -> str:
    """Return what tells whether an article has to be read again: it or the knowledge changed."""
    return f"{fingerprint}:{hashlib.sha256(repr(article).encode()).hexdigest()[:32]}"
