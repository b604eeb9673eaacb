"""The RDF terms of the graph: vocabularies, data IRIs, named graphs and literals.

Terms are pyoxigraph's and are cached, since a build makes the same few hundred over and over.
What is said with them is left to `article` and `record`.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from councilgraph.knowledge.terms import CG
from councilgraph.model.time import Granularity, Period

ENGLISH = "en"

Term = NamedNode | Literal | BlankNode
Pair = tuple[NamedNode, Term]
"""A property and its value; the subject and the graph are added by `quads`."""


@lru_cache(maxsize=65536)
def named(iri: str) -> NamedNode:
    """Return the node named `iri`; a ValueError tells of an IRI that is none."""
    return NamedNode(iri)


def cg(name: str) -> NamedNode:
    """Return a term of the councilgraph ontology.

    >>> cg("grade").value
    'https://w3id.org/councilgraph/ontology#grade'
    """
    return named(CG + name)


def _of(namespace: str, name: str) -> NamedNode:
    return named(namespace + name)


_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_ORG = "http://www.w3.org/ns/org#"
_OA = "http://www.w3.org/ns/oa#"
_SCHEMA = "https://schema.org/"
_SHACL = "http://www.w3.org/ns/shacl#"

TYPE = _of(_RDF, "type")
LABEL = _of(_RDFS, "label")
SAME_AS = named("http://www.w3.org/2002/07/owl#sameAs")
FOAF_PERSON = named("http://xmlns.com/foaf/0.1/Person")
FOAF_NAME = named("http://xmlns.com/foaf/0.1/name")
ORG_MEMBER = _of(_ORG, "member")
ORG_ORGANIZATION = _of(_ORG, "organization")
ORG_ROLE = _of(_ORG, "role")
XSD_DATE = _of(_XSD, "date")
XSD_MONTH = _of(_XSD, "gYearMonth")
XSD_YEAR = _of(_XSD, "gYear")
XSD_INTEGER = _of(_XSD, "integer")
XSD_DECIMAL = _of(_XSD, "decimal")
XSD_BOOLEAN = _of(_XSD, "boolean")
XSD_ANY_URI = _of(_XSD, "anyURI")


_DIGITS = {Granularity.DAY: 10, Granularity.MONTH: 7, Granularity.YEAR: 4}
_DATATYPES = {
    Granularity.DAY: XSD_DATE,
    Granularity.MONTH: XSD_MONTH,
    Granularity.YEAR: XSD_YEAR,
}


def oa(name: str) -> NamedNode:
    """Return a term of the Web Annotation vocabulary."""
    return named(_OA + name)


def schema(name: str) -> NamedNode:
    """Return a term of schema.org."""
    return named(_SCHEMA + name)


def sh(name: str) -> NamedNode:
    """Return a term of SHACL."""
    return named(_SHACL + name)


def thing(base: str, kind: str, key: str) -> str:
    """Return the IRI of a thing of the data.

    >>> thing("https://example.org/", "claim", "0123456789abcdef")
    'https://example.org/id/claim/0123456789abcdef'
    """
    return f"{base}id/{kind}/{key}"


def article_graph(base: str, article: str) -> NamedNode:
    """Return the name of the graph that holds one article, given the article's id."""
    return NamedNode(f"{base}graph/article/{article}")


def record_graph(base: str) -> NamedNode:
    """Return the name of the graph that holds the record."""
    return named(f"{base}graph/record")


def validation_graph(base: str) -> NamedNode:
    """Return the name of the graph that holds the SHACL report of the last build."""
    return named(f"{base}graph/validation")


def told(text: str) -> Literal:
    """Return a literal of English words, for people to read."""
    return Literal(text, language=ENGLISH)


def day(value: date) -> Literal:
    """Return a day as xsd:date."""
    return Literal(value.isoformat(), datatype=XSD_DATE)


def decimal(value: Decimal | float) -> Literal:
    """Return a number as xsd:decimal in its canonical form, to four places.

    >>> decimal(0.85).value, decimal(Decimal("5100000")).value, decimal(1.0).value
    ('0.85', '5100000', '1')
    """
    digits = f"{value:.4f}".rstrip("0").rstrip(".")
    return Literal(digits, datatype=XSD_DECIMAL)


def integer(value: int) -> Literal:
    """Return a number as xsd:integer."""
    return Literal(str(value), datatype=XSD_INTEGER)


def boolean(value: bool) -> Literal:
    """Return a truth value as xsd:boolean."""
    return Literal("true" if value else "false", datatype=XSD_BOOLEAN)


def precise(*periods: Period) -> tuple[date, Granularity] | None:
    """Return the first period that was told as a day, a month or a year, by its first day.

    A period known only within bounds has no date, and neither has one whose bounds belie its
    granularity: a date is never made up.
    """
    for period in periods:
        first = period.earliest or period.latest
        last = period.latest or period.earliest
        length = _DIGITS.get(period.granularity)
        if first is None or last is None or length is None:
            continue
        if first.isoformat()[:length] == last.isoformat()[:length]:
            return first, period.granularity
    return None


def best_date(*periods: Period) -> Literal | None:
    """Return the date of the first precise period as xsd:date, xsd:gYearMonth or xsd:gYear.

    >>> may = Period(
    ...     earliest=date(2018, 5, 1), latest=date(2018, 5, 9), granularity=Granularity.MONTH
    ... )
    >>> best_date(Period(latest=date(2018, 6, 1)), may).value
    '2018-05'
    """
    found = precise(*periods)
    if found is None:
        return None
    first, granularity = found
    text = first.isoformat()[: _DIGITS[granularity]]
    return Literal(text, datatype=_DATATYPES[granularity])


def bounds(period: Period, earliest: str = "earliest", latest: str = "latest") -> Iterator[Pair]:
    """Yield the bounds of a period, as many as are known."""
    if period.earliest is not None:
        yield cg(earliest), day(period.earliest)
    if period.latest is not None:
        yield cg(latest), day(period.latest)


def quads(subject: str, pairs: Iterable[Pair], graph: NamedNode) -> Iterator[Quad]:
    """Yield one quad for each pair, about one subject in one graph."""
    node = named(subject)
    for predicate, value in pairs:
        yield Quad(node, predicate, value, graph)
