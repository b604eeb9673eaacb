"""Terms of pyoxigraph as terms of rdflib and back, for pySHACL, which works on rdflib alone."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

import pyoxigraph as ox
from rdflib import BNode, Literal, URIRef
from rdflib.term import IdentifiedNode

from councilgraph.graph.terms import Term, named

Node = IdentifiedNode | Literal
Triple = tuple[Node, URIRef, Node]

_STRING = "http://www.w3.org/2001/XMLSchema#string"


@lru_cache(maxsize=65536)
def uri(iri: str) -> URIRef:
    """Return an IRI as rdflib's term."""
    return URIRef(iri)


def to_rdflib(term: object) -> Node:
    """Return a term of pyoxigraph as one of rdflib; TypeError for a quoted triple.

    The lexical form of a literal is kept as it stands, even if it is wrong for its datatype.

    >>> to_rdflib(ox.Literal("good", language="en"))
    rdflib.term.Literal('good', lang='en')
    """
    if isinstance(term, ox.NamedNode):
        return uri(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return Literal(term.value, lang=term.language)
        datatype = term.datatype.value
        if datatype == _STRING:
            return Literal(term.value)
        return Literal(term.value, datatype=uri(datatype), normalize=False)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    raise TypeError(f"a {type(term).__name__} cannot be validated")


def to_oxigraph(term: Node) -> Term:
    """Return a term of rdflib as one of pyoxigraph.

    >>> to_oxigraph(Literal("2017-01", datatype=URIRef("http://www.w3.org/2001/XMLSchema#gYearMonth")))
    <Literal value=2017-01 datatype=<NamedNode value=http://www.w3.org/2001/XMLSchema#gYearMonth>>
    """
    if isinstance(term, URIRef):
        return named(str(term))
    if isinstance(term, Literal):
        if term.language:
            return ox.Literal(str(term), language=term.language)
        if term.datatype is None:
            return ox.Literal(str(term))
        return ox.Literal(str(term), datatype=named(str(term.datatype)))
    return ox.BlankNode(str(term))


def triples(quads: Iterable[ox.Quad]) -> Iterator[Triple]:
    """Yield each quad as a triple of rdflib terms, its graph left out."""
    for quad in quads:
        yield (
            to_rdflib(quad.subject),
            uri(quad.predicate.value),
            to_rdflib(quad.object),
        )
