"""Every term is there, explained, declared and found offline."""

from pathlib import Path
from types import SimpleNamespace

import owlready2
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, XSD, Graph, Literal, Namespace, URIRef

CG = Namespace("https://w3id.org/councilgraph/ontology#")
SCHEMA = Namespace("https://schema.org/")
DCTERMS = Namespace("http://purl.org/dc/terms/")

CLASSES = """
    LocalAuthority CountyCouncil UnitaryAuthority MetropolitanBorough LondonBorough CityOfLondon
    DistrictCouncil ScottishCouncil WelshPrincipalArea NorthernIrelandDistrict CombinedAuthority
    FireAndRescueAuthority Inspectorate Inspection FullInspection MonitoringVisit FocusedVisit
    AreaInspection Assessment Judgement Official Tenure Statement Intervention ImprovementPartner
    Commissioner StatutoryDirection ImprovementNotice ServiceTrust Section114Notice
    BestValueNotice Investment Article Claim JudgementClaim InspectionClaim TenureClaim
    InterventionClaim GradeScheme
""".split()
OBJECT_PROPERTIES = """
    authority inspectorate service aspect grade inspection actor article kind evidence supportedBy
    conflictsWith party speaker about mentions successor predecessor provides inspects ranking
""".split()
DATA_PROPERTIES = """
    ordinal amount currency earliest latest publishedEarliest publishedLatest date standing datedBy
    confidence roleTitle text sourceName gssCode formerGssCode localAuthorityCode nation region
    validFrom validTo framework
""".split()
ANNOTATIONS = "shortName ambiguousName everyday".split()
EXTERNAL = """
    org:member org:organization org:role foaf:name oa:SpecificResource oa:hasSource oa:hasSelector
    oa:TextQuoteSelector oa:exact oa:prefix oa:suffix oa:TextPositionSelector oa:start oa:end
    prov:wasDerivedFrom schema:headline schema:datePublished schema:publisher schema:author
    schema:url skos:Concept skos:ConceptScheme skos:OrderedCollection skos:inScheme skos:prefLabel
    skos:altLabel skos:hiddenLabel skos:broader skos:exactMatch skos:memberList
""".split()
PREFIXES = {
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
DECLARATIONS = (
    OWL.Class,
    OWL.ObjectProperty,
    OWL.DatatypeProperty,
    OWL.AnnotationProperty,
)
BUILT_IN = (
    "http://www.w3.org/2002/07/owl#",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://www.w3.org/2000/01/rdf-schema#",
    "http://www.w3.org/2001/XMLSchema#",
)
VOCABULARY = [
    *((name, OWL.Class) for name in CLASSES),
    *((name, OWL.ObjectProperty) for name in OBJECT_PROPERTIES),
    *((name, OWL.DatatypeProperty) for name in DATA_PROPERTIES),
    *((name, OWL.AnnotationProperty) for name in ANNOTATIONS),
]


@pytest.mark.parametrize(("name", "kind"), VOCABULARY)
def test_a_term_of_the_vocabulary_is_declared(ontology: Graph, name: str, kind: URIRef) -> None:
    """Each term that queries rely on is there, as the kind of term that it has to be."""
    assert (CG[name], RDF.type, kind) in ontology


@pytest.mark.parametrize("name", EXTERNAL)
def test_a_term_of_another_ontology_is_declared(ontology: Graph, name: str) -> None:
    """Each outside term that the graph uses is declared and says where it is defined."""
    prefix, local = name.split(":")
    term = URIRef(PREFIXES[prefix] + local)
    assert sum((term, RDF.type, kind) in ontology for kind in DECLARATIONS) == 1
    assert ontology.value(term, RDFS.isDefinedBy)


def test_every_term_is_explained(ontology: Graph, own_terms: set[URIRef]) -> None:
    """A term has one English label, one English definition that ends, and its ontology."""
    for term in own_terms:
        labels = list(ontology.objects(term, RDFS.label))
        definitions = list(ontology.objects(term, SKOS.definition))
        for texts in (labels, definitions):
            assert [each.language for each in texts if isinstance(each, Literal)] == ["en"], term
        assert str(definitions[0]).endswith("."), term
        assert ontology.value(term, RDFS.isDefinedBy) == URIRef(str(CG)[:-1]), term


def test_no_two_classes_and_no_two_properties_share_a_label(
    ontology: Graph, own_terms: set[URIRef]
) -> None:
    """A reader can tell classes from each other by label, and properties likewise."""
    classes = {term for term in own_terms if (term, RDF.type, OWL.Class) in ontology}
    for group in (classes, own_terms - classes):
        labels = [str(ontology.value(term, RDFS.label)) for term in group]
        assert len(labels) == len(set(labels))


def test_every_property_says_what_it_joins(ontology: Graph, own_terms: set[URIRef]) -> None:
    """A property has a domain and a range, or names the classes that it is used on and with."""
    for term in own_terms:
        if (term, RDF.type, OWL.Class) in ontology:
            continue
        assert set(ontology[term : RDFS.domain]) | set(ontology[term : SCHEMA.domainIncludes]), term
        assert set(ontology[term : RDFS.range]) | set(ontology[term : SCHEMA.rangeIncludes]), term


def test_every_class_stands_somewhere(ontology: Graph, own_terms: set[URIRef]) -> None:
    """A class has a superclass, or is split into disjoint ones, or has subclasses of its own."""
    for term in own_terms:
        if (term, RDF.type, OWL.Class) in ontology:
            placed = (
                (term, RDFS.subClassOf, None) in ontology
                or (term, OWL.disjointUnionOf, None) in ontology
                or (None, RDFS.subClassOf, term) in ontology
            )
            assert placed, term


def test_no_term_is_used_undeclared(closure: dict[str, Graph], ontology: Graph) -> None:
    """Each class and property that any file of the ontology uses is declared in one of them."""
    declared = {term for kind in DECLARATIONS for term in ontology.subjects(RDF.type, kind)}
    for iri, graph in closure.items():
        used = set(graph.predicates()) | set(graph.objects(None, RDF.type))
        used |= {term for triple in graph for term in triple if str(term).startswith(CG)}
        unknown = {
            term
            for term in used - declared
            if isinstance(term, URIRef) and not str(term).startswith(BUILT_IN)
        }
        assert not unknown, f"{iri} uses {sorted(unknown)}"


def test_kinds_are_just_the_classes_below(ontology: Graph) -> None:
    """Each class under inspection or intervention, and no other, may be the value of cg:kind."""
    for top, kind in ((CG.Inspection, CG.InspectionKind), (CG.Intervention, CG.InterventionKind)):
        below = set(ontology.transitive_subjects(RDFS.subClassOf, top))
        assert below == set(ontology.subjects(RDF.type, kind))


@pytest.mark.parametrize("name", ["", "/mappings", "/concepts", "/lexicon"])
def test_a_header_says_what_whose_and_which_version(
    closure: dict[str, Graph], files: SimpleNamespace, name: str
) -> None:
    """Each file has its ontology IRI, a version IRI below it, title, creator and licence."""
    iri = URIRef(files.iri + name)
    graph = closure[str(iri)]
    assert list(graph.subjects(RDF.type, OWL.Ontology)) == [iri]
    version = graph.value(iri, OWL.versionIRI)
    assert version == URIRef(f"{iri}/{graph.value(iri, OWL.versionInfo)}")
    assert files.catalog[str(version)] == files.catalog[str(iri)]
    for term in (DCTERMS.title, DCTERMS.description, DCTERMS.creator, DCTERMS.license):
        assert graph.value(iri, term), term


def test_the_catalog_names_every_file_and_no_other(files: SimpleNamespace) -> None:
    """Protégé finds each file of the folder, and no import leads to the net."""
    assert set(files.catalog.values()) == set(files.folder.glob("*.ttl"))


@pytest.mark.parametrize(
    ("name", "imported"),
    [("", []), ("/mappings", [""]), ("/concepts", ["/mappings"]), ("/lexicon", ["/concepts"])],
)
def test_each_file_imports_the_one_before(
    closure: dict[str, Graph], files: SimpleNamespace, name: str, imported: list[str]
) -> None:
    """An OWL tool knows each term's declaration before its use, whichever file it opens."""
    found = list(closure[files.iri + name].objects(None, OWL.imports))
    assert found == [URIRef(files.iri + each) for each in imported]


def test_owlready2_loads_all_files_by_their_imports(
    closure: dict[str, Graph], files: SimpleNamespace, tmp_path: Path
) -> None:
    """Loading the lexicon brings in the other three files, by import and without the net."""
    for iri, graph in closure.items():
        path = tmp_path / f"{iri.rsplit('/', 1)[-1]}.nt"
        graph.serialize(path, format="nt", encoding="utf-8")
    owlready2.onto_path.append(str(tmp_path))
    try:
        world = owlready2.World()
        lexicon = world.get_ontology(f"{files.iri}/lexicon#").load(only_local=True)
    finally:
        owlready2.onto_path.remove(str(tmp_path))
    loaded = {each.base_iri.rstrip("#/") for each in lexicon.indirectly_imported_ontologies()}
    assert loaded | {f"{files.iri}/lexicon"} == set(closure)
    assert world[str(CG.LocalAuthority)] in world.classes()


def test_labels_of_classes_are_annotations(ontology: Graph) -> None:
    """Words may stand on classes and on concepts alike, as only annotations can."""
    for term in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, CG.everyday):
        assert set(ontology.objects(term, RDF.type)) == {OWL.AnnotationProperty}


def test_dates_range_over_any_literal_and_say_which(ontology: Graph) -> None:
    """No range names a date datatype, which OWL 2 lacks; the datatypes meant are annotated."""
    dates = {XSD.date, XSD.gYearMonth, XSD.gYear}
    assert not dates & set(ontology.objects(None, RDFS.range))
    for name in ("date", "validFrom", "validTo"):
        assert set(ontology[CG[name] : SCHEMA.rangeIncludes]) == dates
    for name in ("earliest", "latest", "publishedEarliest", "publishedLatest"):
        assert set(ontology[CG[name] : SCHEMA.rangeIncludes]) == {XSD.date}
        assert ontology.value(CG[name], RDFS.range) == RDFS.Literal


def test_no_literal_of_the_ontology_is_a_date(ontology: Graph) -> None:
    """Every literal of the ontology itself has a datatype that OWL 2 reasoners know."""
    for literal in set(ontology.objects()):
        if isinstance(literal, Literal):
            assert literal.datatype not in {XSD.date, XSD.gYearMonth, XSD.gYear}, literal
