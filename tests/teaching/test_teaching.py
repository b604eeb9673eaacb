"""What is added to the declarative files alone is read, checked and asked for, as `--knowledge`."""

import csv
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from councilgraph.cli import main
from councilgraph.knowledge import knowledge_root

PREFIXES = """\
@prefix aspect: <https://w3id.org/councilgraph/def/aspect/> .
@prefix cg: <https://w3id.org/councilgraph/ontology#> .
@prefix cue: <https://w3id.org/councilgraph/def/cue/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix grade: <https://w3id.org/councilgraph/def/grade/> .
@prefix inspectorate: <https://w3id.org/councilgraph/id/inspectorate/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix scheme: <https://w3id.org/councilgraph/def/scheme/> .
@prefix service: <https://w3id.org/councilgraph/def/service/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
LABEL = 'grade:inadequate skos:hiddenLabel "bottom-drawer"@en .'
WORDS = """
service:public-libraries a skos:Concept , cg:Service ;
    rdfs:label "public libraries"@en ; skos:prefLabel "public libraries"@en ;
    skos:definition "The libraries that a council runs for everybody."@en ;
    skos:hiddenLabel "library service"@en , "libraries"@en ;
    skos:inScheme <https://w3id.org/councilgraph/def/service> .
aspect:lending a skos:Concept , cg:Aspect ;
    rdfs:label "lending"@en ; skos:prefLabel "lending"@en ;
    skos:definition "How books are lent."@en ;
    skos:hiddenLabel "the lending of books"@en ;
    cg:aspectOf service:public-libraries ;
    skos:inScheme <https://w3id.org/councilgraph/def/aspect> .
cg:LibraryAppraisal a owl:Class , cg:InspectionKind ;
    rdfs:subClassOf cg:Inspection ; rdfs:label "library appraisal"@en ;
    rdfs:isDefinedBy <https://w3id.org/councilgraph/ontology> ;
    skos:definition "An inspection of a council's libraries."@en ;
    skos:altLabel "library appraisal"@en .
cue:judgement-verb skos:hiddenLabel "bemarked"@en .
""" + "".join(
    f"""
grade:{word} a skos:Concept , cg:Grade ;
    rdfs:label "{word}"@en ; skos:prefLabel "{word}"@en ;
    skos:definition "How libraries are: {word}."@en ;
    skos:inScheme <https://w3id.org/councilgraph/def/grade> , scheme:shelf-watch .
"""
    for word in ("thriving", "sound", "patchy", "threadbare")
)
WORDS += "grade:sound cg:everyday true ."
BODIES = """
inspectorate:shelf-watch a cg:Inspectorate ;
    rdfs:label "Shelfwatch"@en ; skos:prefLabel "Shelfwatch"@en ; foaf:name "Shelfwatch" ;
    skos:altLabel "Board of Library Standards"@en ;
    cg:nation "England" ; cg:inspects service:public-libraries .
scheme:shelf-watch a cg:GradeScheme , skos:ConceptScheme ;
    rdfs:label "Shelfwatch: library appraisal"@en ;
    skos:prefLabel "Shelfwatch: library appraisal"@en ;
    cg:inspectorate inspectorate:shelf-watch ; cg:service service:public-libraries ;
    cg:inspectionClass cg:LibraryAppraisal ; cg:framework "library appraisal" ;
    cg:validFrom "2010"^^xsd:gYear ;
    cg:ranking <https://w3id.org/councilgraph/def/scheme/shelf-watch/ranking> .
<https://w3id.org/councilgraph/def/scheme/shelf-watch/ranking> a skos:OrderedCollection ;
    rdfs:label "Shelfwatch: library appraisal, best first"@en ;
    skos:memberList ( grade:thriving grade:sound grade:patchy grade:threadbare ) .
"""
DRAWER = """\
Council told to try again

Published 3 February 2017

Worcestershire County Council's children's services have been rated bottom-drawer by Ofsted.

Inspectors visited in January 2017.
"""
LIBRARIES = """\
Libraries slip down the shelf

Published 14 June 2019

Leicester City Council's libraries have been rated threadbare by Shelfwatch after a library
appraisal in May 2019.

The watchdog said the lending of books was patchy.

Shelfwatch bemarked Derby City Council's library service sound in March 2019.
"""


@dataclass(frozen=True, slots=True)
class Taught:
    """A copy of the knowledge to which Turtle is added, and the command line on it."""

    root: Path

    def teach(self, folder: str, turtle: str) -> None:
        """Add a file of Turtle to one of the folders."""
        (self.root / folder / "taught.ttl").write_text(PREFIXES + turtle, encoding="utf-8")

    def run(self, *arguments: str | Path) -> str:
        """Run a command with this knowledge; return what it prints."""
        words = [str(a) for a in (*arguments, "--knowledge", self.root)]
        result = CliRunner().invoke(main, words)
        assert result.exit_code == 0, result.output
        return result.output

    def build(self, news: str) -> None:
        """Build one article, and check that nothing of it breaks a shape."""
        page, report = self.root / "news.txt", self.root / "report.jsonl"
        page.write_text(news, encoding="utf-8")
        self.run("build", page, "--store", self.root / "store", "--report", report, "--jobs", "1")
        told = [json.loads(line) for line in report.read_text("utf-8").splitlines()]
        assert [issue for issue in told if issue["trouble"] == "invalid"] == []

    def latest(self, aspect: str = "overall") -> set[tuple[str, ...]]:
        """Return council, service, grade and inspectorate of the latest grades for an aspect."""
        store = self.root / "store"
        answer = self.run(
            "query", "latest-grades", "--param", f"aspect={aspect}", "--store", store,
            "--format", "csv",
        )  # fmt: skip
        rows = csv.DictReader(answer.splitlines())
        return {(row["council"], row["service"], row["grade"], row["by"]) for row in rows}


@pytest.fixture
def taught(tmp_path: Path) -> Callable[[str, str], Taught]:
    """Return a function that gives a copy of the knowledge, taught some ontology and register."""

    def make(ontology: str, register: str = "") -> Taught:
        for folder in ("ontology", "data/register"):
            shutil.copytree(knowledge_root() / folder, tmp_path / folder)
        copy = Taught(tmp_path)
        copy.teach("ontology", ontology)
        if register:
            copy.teach("data/register", register)
        return copy

    return make


def test_a_new_label_of_a_grade_is_read(taught: Callable[..., Taught]) -> None:
    """A hidden label added to a grade makes its words a judgement of the record."""
    copy = taught(LABEL)
    copy.build(DRAWER)
    council = "Worcestershire County Council"
    assert copy.latest() == {(council, "children's services", "inadequate", "Ofsted")}


def test_without_the_label_the_words_are_no_grade(taught: Callable[..., Taught]) -> None:
    """It is the label that teaches, and nothing in the code."""
    copy = taught("")
    copy.build(DRAWER)
    assert copy.latest() == set()


def test_a_new_inspectorate_with_its_own_scheme_is_read(taught: Callable[..., Taught]) -> None:
    """Service, grades, kind of inspection and regulator come from Turtle alone; so does a verb."""
    copy = taught(WORDS, BODIES)
    copy.build(LIBRARIES)
    assert copy.latest() == {
        ("Leicester City Council", "public libraries", "threadbare", "Shelfwatch"),
        ("Derby City Council", "public libraries", "sound", "Shelfwatch"),
    }


def test_a_new_aspect_is_read(taught: Callable[..., Taught]) -> None:
    """A side of a service that is added has grades of its own."""
    copy = taught(WORDS, BODIES)
    copy.build(LIBRARIES)
    assert copy.latest("lending") == {
        ("Leicester City Council", "public libraries", "patchy", "Shelfwatch")
    }


def test_without_the_verb_it_gives_no_grade(taught: Callable[..., Taught]) -> None:
    """A verb cue that is added is what makes "bemarked … sound" a grade."""
    copy = taught(WORDS.replace('cue:judgement-verb skos:hiddenLabel "bemarked"@en .', ""), BODIES)
    copy.build(LIBRARIES)
    assert not [row for row in copy.latest() if row[0] == "Derby City Council"]
