"""The service description of the endpoint (SPARQL 1.1 Service Description).

What is in the data is told by VoID, in `linked`.
"""

from collections.abc import Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Triple, serialize

from councilgraph.serve.formats import ROWS, TRIPLES
from councilgraph.store import prefixes

SD = "http://www.w3.org/ns/sparql-service-description#"
_RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_COMMENT = NamedNode("http://www.w3.org/2000/01/rdf-schema#comment")
_GRAPHS = {
    "ontology": "the ontology, the concepts and the lexicon",
    "register": "what was known before any article",
    "record": "what the articles add up to",
    "validation": "what breaks a rule",
}


def describe_service(url: str, base: str, services: frozenset[str], format: str) -> bytes:
    """Return the description of the endpoint at `url`, in one of `formats.TRIPLES`."""
    names = {**prefixes(base), "sd": SD}
    triples = list(_triples(url, base, services))
    return serialize(triples, format=TRIPLES[format], prefixes=names) or b""


def _triples(url: str, base: str, services: frozenset[str]) -> Iterator[Triple]:
    service, dataset, union = BlankNode("service"), BlankNode("dataset"), BlankNode("union")
    yield Triple(service, _RDF_TYPE, _sd("Service"))
    yield Triple(service, _LABEL, Literal("councilgraph, for queries", language="en"))
    yield Triple(service, _sd("endpoint"), NamedNode(url))
    yield Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    yield Triple(service, _sd("feature"), _sd("UnionDefaultGraph"))
    if services:
        yield Triple(service, _sd("feature"), _sd("BasicFederatedQuery"))
    for iri in (*(f.iri for f in ROWS.values()), *(f.iri for f in TRIPLES.values())):
        yield Triple(service, _sd("resultFormat"), NamedNode(iri))
    yield Triple(service, _sd("defaultDataset"), dataset)
    yield Triple(dataset, _RDF_TYPE, _sd("Dataset"))
    yield Triple(dataset, _sd("defaultGraph"), union)
    yield Triple(union, _RDF_TYPE, _sd("Graph"))
    told = "The union of all graphs. Besides those named here, there is one for each article."
    yield Triple(union, _COMMENT, Literal(told, language="en"))
    for name, what in _GRAPHS.items():
        place = BlankNode(name)
        yield Triple(dataset, _sd("namedGraph"), place)
        yield Triple(place, _RDF_TYPE, _sd("NamedGraph"))
        yield Triple(place, _sd("name"), NamedNode(f"{base}graph/{name}"))
        yield Triple(place, _COMMENT, Literal(what, language="en"))


def _sd(name: str) -> NamedNode:
    return NamedNode(SD + name)
