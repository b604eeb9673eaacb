"""Evidence as RDF: the words of an article that show a claim, by quotation and by position.

Both selectors of the Web Annotation model are given, so that the words are found again in the
stored text by counting, and in any other copy of the article by searching.
"""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from councilgraph.graph.labels import shortened
from councilgraph.graph.terms import LABEL, TYPE, Pair, integer, named, oa, quads, thing, told
from councilgraph.model.facts import Fact
from councilgraph.model.text import Article, Span

CONTEXT = 32
"""Characters of text kept before and after a quotation, to tell it from its repetitions."""


def describe_evidence(article: Article, fact: Fact, base: str, graph: NamedNode) -> Iterator[Quad]:
    """Yield the evidence of one fact: `{base}id/evidence/{key}` and its two selectors.

    The selectors are named after the evidence, `#quote` and `#position`. Offsets count
    characters of `article.text`.
    """
    evidence = thing(base, "evidence", fact.key)
    span = fact.evidence
    excerpt = shortened(article.quote(span))
    source = named(thing(base, "article", article.id))
    yield from quads(evidence, _resource(evidence, source, excerpt), graph)
    yield from quads(f"{evidence}#quote", _quote(article, span, excerpt), graph)
    yield from quads(f"{evidence}#position", _position(span), graph)


def _resource(evidence: str, source: NamedNode, excerpt: str) -> Iterator[Pair]:
    yield TYPE, oa("SpecificResource")
    yield LABEL, told(f"Evidence: “{excerpt}”")
    yield oa("hasSource"), source
    yield oa("hasSelector"), named(f"{evidence}#quote")
    yield oa("hasSelector"), named(f"{evidence}#position")


def _quote(article: Article, span: Span, excerpt: str) -> Iterator[Pair]:
    yield TYPE, oa("TextQuoteSelector")
    yield LABEL, told(f"Quotation: “{excerpt}”")
    yield oa("exact"), Literal(article.quote(span))
    yield oa("prefix"), Literal(article.text[max(0, span.start - CONTEXT) : span.start])
    yield oa("suffix"), Literal(article.text[span.end : span.end + CONTEXT])


def _position(span: Span) -> Iterator[Pair]:
    yield TYPE, oa("TextPositionSelector")
    yield LABEL, told(f"Characters {span.start} to {span.end}")
    yield oa("start"), integer(span.start)
    yield oa("end"), integer(span.end)
