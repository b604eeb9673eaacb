"""The dataset described for programs: VoID and DCAT, with where it came from (PROV).

Addresses to fetch things from are the server's; what only names something has the base IRI. The
counts come from `counting`, the page for people is `data`'s.
"""

from collections.abc import Iterator
from functools import partial

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from councilgraph.knowledge.terms import CG, FOAF, RDF, RDFS
from councilgraph.serve.linked import rdf
from councilgraph.serve.linked.counting import Counting, Counts
from councilgraph.serve.linked.dumps import Dump, dumps_of
from councilgraph.serve.linked.licences import ATTRIBUTION, CC_BY, MIT, OGL
from councilgraph.serve.site import Site
from councilgraph.store import Manifest, prefixes

_VOID = "http://rdfs.org/ns/void#"
_DCAT = "http://www.w3.org/ns/dcat#"
_TERMS = "http://purl.org/dc/terms/"
_PROV = "http://www.w3.org/ns/prov#"
_SD = "http://www.w3.org/ns/sparql-service-description#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_IANA = "https://www.iana.org/assignments/media-types/"
_VOCABULARIES = (
    CG,
    FOAF,
    "http://www.w3.org/2004/02/skos/core#",
    "http://www.w3.org/ns/oa#",
    "http://www.w3.org/ns/org#",
    "https://schema.org/",
)
_DESCRIPTION = (
    "Inspections, judgements, interventions and office-holders of local government in the United "
    "Kingdom, as news articles tell of them, with the words that each statement was read out of."
)

_Node = NamedNode | BlankNode
_Object = _Node | Literal


def routes(site: Site, counting: Counting) -> list[BaseRoute]:
    """Return the routes of the description."""
    return [
        Route("/.well-known/void", _lead_on),
        Route("/void", partial(_negotiate, site, counting)),
        Route("/void.{suffix}", partial(_tell, site, counting)),
    ]


async def _lead_on(request: Request) -> Response:
    return RedirectResponse("/void", 303)


async def _negotiate(site: Site, counting: Counting, request: Request) -> Response:
    suffix = rdf.wanted(request, page="last")
    if suffix == rdf.HTML:
        return RedirectResponse("/data", 303, {"Vary": "Accept"})
    return await _document(site, counting, request, suffix)


async def _tell(site: Site, counting: Counting, request: Request) -> Response:
    return await _document(site, counting, request, rdf.known(request.path_params["suffix"]))


async def _document(site: Site, counting: Counting, request: Request, suffix: str) -> Response:
    graph = site.graph(request)
    counts = await counting.of(graph)
    manifest = graph.version.manifest
    try:
        triples = list(describe(manifest, counts, str(request.base_url)))
    except ValueError as error:
        raise HTTPException(400, "the Host header is no name of a host") from error
    form = RdfFormat.from_media_type(rdf.MEDIA[suffix])
    names = {**prefixes(manifest.base), "void": _VOID, "dcat": _DCAT, "sd": _SD}
    body = serialize(triples, format=form, prefixes=names) or b""
    return rdf.document(body, suffix, f'</void.{suffix}>; rel="canonical"')


def describe(manifest: Manifest, counts: Counts, root: str) -> Iterator[Triple]:
    """Yield the description of one version, as it is served under `root`, which ends in "/"."""
    dataset = NamedNode(f"{manifest.base}void#dataset")
    document = NamedNode(f"{manifest.base}void")
    yield from _pairs(
        document,
        (RDF + "type", _iri(_VOID + "DatasetDescription")),
        (_TERMS + "title", _told("Description of the councilgraph dataset")),
        (FOAF + "primaryTopic", dataset),
    )
    yield from _dataset(dataset, manifest, root)
    yield from _access(dataset, manifest, root)
    yield from _statistics(dataset, manifest, counts)
    for layer, statements in counts.layers:
        yield from _layer(dataset, layer, statements, manifest, root)


def _dataset(dataset: NamedNode, manifest: Manifest, root: str) -> Iterator[Triple]:
    made = Literal(manifest.created.isoformat(), datatype=NamedNode(_XSD + "dateTime"))
    activity = BlankNode("build")
    program = BlankNode("program")
    yield from _pairs(
        dataset,
        (RDF + "type", _iri(_VOID + "Dataset")),
        (RDF + "type", _iri(_DCAT + "Dataset")),
        (RDF + "type", _iri(_PROV + "Entity")),
        (RDFS + "label", _told("councilgraph")),
        (_TERMS + "title", _told("councilgraph")),
        (_TERMS + "description", _told(_DESCRIPTION)),
        (_TERMS + "language", Literal("en")),
        (_TERMS + "modified", made),
        (_TERMS + "identifier", Literal(manifest.name)),
        (_DCAT + "version", Literal(manifest.name)),
        (_DCAT + "landingPage", _iri(f"{root}data")),
        (FOAF + "homepage", _iri(root)),
        (_TERMS + "rights", _told(ATTRIBUTION)),
        (_VOID + "uriSpace", Literal(manifest.base)),
        *((_VOID + "vocabulary", _iri(each)) for each in _VOCABULARIES),
        (_PROV + "generatedAtTime", made),
        (_PROV + "wasGeneratedBy", activity),
    )
    yield from _pairs(
        activity,
        (RDF + "type", _iri(_PROV + "Activity")),
        (_PROV + "endedAtTime", made),
        (_PROV + "wasAssociatedWith", program),
    )
    yield from _pairs(
        program,
        (RDF + "type", _iri(_PROV + "SoftwareAgent")),
        (RDFS + "label", Literal(f"councilgraph {manifest.councilgraph}")),
    )


def _access(dataset: NamedNode, manifest: Manifest, root: str) -> Iterator[Triple]:
    """Say where the dataset can be asked and had."""
    service = NamedNode(f"{manifest.base}void#sparql")
    yield Triple(dataset, NamedNode(_VOID + "sparqlEndpoint"), _iri(f"{root}sparql"))
    yield from _pairs(
        service,
        (RDF + "type", _iri(_DCAT + "DataService")),
        (_TERMS + "title", _told("SPARQL endpoint")),
        (_DCAT + "endpointURL", _iri(f"{root}sparql")),
        (_DCAT + "servesDataset", dataset),
        (_TERMS + "conformsTo", _iri("http://www.w3.org/TR/sparql11-protocol/")),
    )
    for dump in dumps_of(manifest.name):
        if dump.layer is None:
            yield from _distribution(dataset, dump, root)


def _distribution(dataset: NamedNode, dump: Dump, root: str) -> Iterator[Triple]:
    address = _iri(root + dump.path.removeprefix("/"))
    suffix, _, packed = dump.suffix.partition(".")
    pairs: list[tuple[str, _Object]] = [
        (RDF + "type", _iri(_DCAT + "Distribution")),
        (_TERMS + "title", _told(f"{rdf.NAMES[suffix]} dump of version {dump.version}")),
        (_TERMS + "rights", _told(ATTRIBUTION)),
        (_DCAT + "accessURL", address),
        (_DCAT + "downloadURL", address),
        (_DCAT + "mediaType", _iri(_IANA + rdf.MEDIA[suffix])),
    ]
    if packed:
        pairs.append((_DCAT + "compressFormat", _iri(f"{_IANA}application/gzip")))
    node = BlankNode(f"dump-{dump.layer or 'all'}-{suffix}")
    yield Triple(dataset, NamedNode(_VOID + "dataDump"), address)
    yield Triple(dataset, NamedNode(_DCAT + "distribution"), node)
    yield from _pairs(node, *pairs)


def _statistics(dataset: NamedNode, manifest: Manifest, counts: Counts) -> Iterator[Triple]:
    yield Triple(dataset, NamedNode(_VOID + "triples"), _number(manifest.quads))
    if counts.classes:
        yield Triple(dataset, NamedNode(_VOID + "classes"), _number(len(counts.classes)))
    if counts.properties:
        yield Triple(dataset, NamedNode(_VOID + "properties"), _number(len(counts.properties)))
    for number, counted in enumerate(counts.classes):
        part = BlankNode(f"class{number}")
        yield Triple(dataset, NamedNode(_VOID + "classPartition"), part)
        yield Triple(part, NamedNode(_VOID + "class"), NamedNode(counted.iri))
        yield Triple(part, NamedNode(_VOID + "entities"), _number(counted.things))
        if counted.iri.startswith(CG) and counted.example.startswith(f"{manifest.base}id/"):
            example = NamedNode(counted.example)
            yield Triple(dataset, NamedNode(_VOID + "exampleResource"), example)
    for number, (iri, statements) in enumerate(counts.properties):
        part = BlankNode(f"property{number}")
        yield Triple(dataset, NamedNode(_VOID + "propertyPartition"), part)
        yield Triple(part, NamedNode(_VOID + "property"), NamedNode(iri))
        yield Triple(part, NamedNode(_VOID + "triples"), _number(statements))


def _layer(
    dataset: NamedNode, layer: str, statements: int, manifest: Manifest, root: str
) -> Iterator[Triple]:
    """Describe one named graph as a part of the dataset that can be had alone."""
    name = layer.rpartition("/")[2]
    part = NamedNode(f"{manifest.base}void#{name}")
    yield Triple(dataset, NamedNode(_VOID + "subset"), part)
    yield from _pairs(
        part,
        (RDF + "type", _iri(_VOID + "Dataset")),
        (RDF + "type", _iri(_DCAT + "Dataset")),
        (_TERMS + "title", _told(f"The graph {name}")),
        (_SD + "name", _iri(layer)),
        (_VOID + "triples", _number(statements)),
        *((_TERMS + "license", _iri(each)) for each in _licences(name)),
    )
    for dump in dumps_of(manifest.name):
        if dump.layer == name:
            yield from _distribution(part, dump, root)


def _licences(layer: str) -> tuple[str, ...]:
    return {"ontology": (MIT,), "register": (OGL, CC_BY)}.get(layer, ())


def _pairs(subject: _Node, *pairs: tuple[str, _Object]) -> Iterator[Triple]:
    for predicate, value in pairs:
        yield Triple(subject, NamedNode(predicate), value)


def _iri(text: str) -> NamedNode:
    return NamedNode(text)


def _told(text: str) -> Literal:
    return Literal(text, language="en")


def _number(value: int) -> Literal:
    return Literal(str(value), datatype=NamedNode(_XSD + "integer"))
