"""The formats of answers and of exports, and the prefixes that make RDF readable.

Queries declare their own prefixes; those here are for output alone.
"""

from pyoxigraph import QueryResultsFormat, RdfFormat

from councilgraph.model.errors import StoreError

ROW_FORMATS = {
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
}
"""The formats of the rows that a query gives, as the engine writes them."""

RDF_FORMATS = {
    "nquads": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}

_STANDARD = {
    "cg": "https://w3id.org/councilgraph/ontology#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "org": "http://www.w3.org/ns/org#",
    "oa": "http://www.w3.org/ns/oa#",
    "sh": "http://www.w3.org/ns/shacl#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "schema": "https://schema.org/",
    "wd": "http://www.wikidata.org/entity/",
}
_THINGS = (
    "article",
    "authority",
    "claim",
    "inspection",
    "inspectorate",
    "intervention",
    "judgement",
    "official",
    "statement",
    "tenure",
)
_CONCEPTS = ("aspect", "grade", "party", "role", "scheme", "service")


def rdf_format(name: str) -> RdfFormat:
    """Return the format called `name`. Raises StoreError, naming those there are.

    >>> rdf_format("trig").supports_datasets
    True
    """
    if name not in RDF_FORMATS:
        raise StoreError(f"there is no format {name!r}; choose one of {', '.join(RDF_FORMATS)}")
    return RDF_FORMATS[name]


def prefixes(base: str) -> dict[str, str]:
    """Return the prefixes for output: the vocabularies, and one for each kind of thing in the data.

    >>> prefixes("http://example.org/")["grade"]
    'http://example.org/def/grade/'
    """
    things = {name: f"{base}id/{name}/" for name in _THINGS}
    concepts = {name: f"{base}def/{name}/" for name in _CONCEPTS}
    return {**_STANDARD, "def": f"{base}def/", "graph": f"{base}graph/", **things, **concepts}
