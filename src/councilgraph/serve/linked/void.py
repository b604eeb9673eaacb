"""The dataset described for programs: VoID and DCAT, with where it came from (PROV).

Addresses to fetch things from are the server's; what only names something has the base IRI. The
counts come from `counting`, the page for people is `data`'s.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse, serialize
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from councilgraph.knowledge.terms import CG, FOAF, RDF, RDFS
from councilgraph.serve.linked import rdf
from councilgraph.serve.linked.counting import Counting, Counts
from councilgraph.serve.linked.dumps import Dump, dumps_of
from councilgraph.serve.site import Site
from councilgraph.store import Manifest, prefixes

_VOID = "http://rdfs.org/ns/void#"
_DCAT = "http://www.w3.org/ns/dcat#"
_TERMS = "http://purl.org/dc/terms/"
_PROV = "http://www.w3.org/ns/prov#"
_SD = "http://www.w3.org/ns/sparql-service-description#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_IANA = "https://www.iana.org/assignments/media-types/"
_FILE = Path(__file__).with_name("dataset.ttl")

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
    yield from _always(manifest.base)
    dataset = NamedNode(f"{manifest.base}void#dataset")
    yield from _dataset(dataset, manifest, root)
    yield from _statistics(dataset, manifest, counts)
    for dump in dumps_of(manifest.name):
        if dump.layer is None:
            yield from _distribution(dataset, dump, root)
    for layer, statements in counts.layers:
        yield from _layer(dataset, layer, statements, manifest, root)


def _always(base: str) -> Iterator[Triple]:
    text = _FILE.read_text(encoding="utf-8")
    return (quad.triple for quad in parse(text, RdfFormat.TURTLE, base_iri=base))


def _dataset(dataset: NamedNode, manifest: Manifest, root: str) -> Iterator[Triple]:
    made = Literal(manifest.created.isoformat(), datatype=NamedNode(_XSD + "dateTime"))
    activity, program = BlankNode("build"), BlankNode("program")
    yield from _pairs(
        dataset,
        (_TERMS + "modified", made),
        (_TERMS + "identifier", Literal(manifest.name)),
        (_DCAT + "version", Literal(manifest.name)),
        (_DCAT + "landingPage", NamedNode(f"{root}data")),
        (FOAF + "homepage", NamedNode(root)),
        (_VOID + "uriSpace", Literal(manifest.base)),
        (_VOID + "sparqlEndpoint", NamedNode(f"{root}sparql")),
        (_PROV + "generatedAtTime", made),
        (_PROV + "wasGeneratedBy", activity),
    )
    yield from _pairs(
        activity,
        (RDF + "type", NamedNode(_PROV + "Activity")),
        (_PROV + "endedAtTime", made),
        (_PROV + "wasAssociatedWith", program),
    )
    yield from _pairs(
        program,
        (RDF + "type", NamedNode(_PROV + "SoftwareAgent")),
        (RDFS + "label", Literal(f"councilgraph {manifest.councilgraph}")),
    )
    service = NamedNode(f"{manifest.base}void#sparql")
    yield Triple(service, NamedNode(_DCAT + "endpointURL"), NamedNode(f"{root}sparql"))


def _distribution(dataset: NamedNode, dump: Dump, root: str) -> Iterator[Triple]:
    address = NamedNode(root + dump.path.removeprefix("/"))
    suffix, _, packed = dump.suffix.partition(".")
    pairs: list[tuple[str, _Object]] = [
        (RDF + "type", NamedNode(_DCAT + "Distribution")),
        (_TERMS + "title", _told(f"{rdf.NAMES[suffix]} dump of version {dump.version}")),
        (_DCAT + "accessURL", address),
        (_DCAT + "downloadURL", address),
        (_DCAT + "mediaType", NamedNode(_IANA + rdf.MEDIA[suffix])),
    ]
    if packed:
        pairs.append((_DCAT + "compressFormat", NamedNode(f"{_IANA}application/gzip")))
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
        (RDF + "type", NamedNode(_VOID + "Dataset")),
        (RDF + "type", NamedNode(_DCAT + "Dataset")),
        (_SD + "name", NamedNode(layer)),
        (_VOID + "triples", _number(statements)),
    )
    for dump in dumps_of(manifest.name):
        if dump.layer == name:
            yield from _distribution(part, dump, root)


def _pairs(subject: _Node, *pairs: tuple[str, _Object]) -> Iterator[Triple]:
    for predicate, value in pairs:
        yield Triple(subject, NamedNode(predicate), value)


def _told(text: str) -> Literal:
    return Literal(text, language="en")


def _number(value: int) -> Literal:
    return Literal(str(value), datatype=NamedNode(_XSD + "integer"))
