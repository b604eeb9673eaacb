"""A few made-up articles, the folders that hold them, and what a store says about them."""

import json
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from pyoxigraph import Quad

from councilgraph.pipeline import current_version
from councilgraph.store import Shelf

ROOT = Path(__file__).resolve().parents[2]
CG = "https://w3id.org/councilgraph/ontology#"

INADEQUATE = {
    "url": "https://news.example/worcestershire",
    "title": "Children's services fail",
    "published": "2017-02-03",
    "text": "Worcestershire County Council's children's services were rated inadequate by Ofsted "
    "in a report published in January 2017.\n\nInspectors came in November 2016.",
}
GOOD = {
    "url": "https://news.example/gloucestershire",
    "title": "Better news",
    "published": "2019-06-03",
    "author": "Jo Brown",
    "text": "Gloucestershire County Council's children's services were rated good by Ofsted after "
    "an inspection in May 2019.",
}
SLANG = {
    "url": "https://news.example/devon",
    "title": "Slang",
    "published": "2020-04-01",
    "author": "Sam Green",
    "text": "Ofsted has rated Devon County Council's children's services bargain-basement after an "
    "inspection in March 2020.",
}

Page = dict[str, str]


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes a page as NAME.json below a folder, and gives its path."""

    def page(name: str, content: Page, folder: str = "news") -> Path:
        path = tmp_path / folder / f"{name}.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content), encoding="utf-8")
        return path

    return page


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """Return a store in which nothing is built yet."""
    return Shelf(tmp_path / "store")


@pytest.fixture
def told() -> Callable[[Shelf], set[Quad]]:
    """Return a function that gives the quads of articles, record and validation."""

    def quads(shelf: Shelf) -> set[Quad]:
        with closing(current_version(shelf)) as version:
            names = [n for n in version.graphs() if not n.endswith(("/ontology", "/register"))]
            return {quad for name in names for quad in version.quads(name)}

    return quads


@pytest.fixture
def grades() -> Callable[[Shelf], list[str]]:
    """Return a function that lists the judgements of the record: GSS code and grade."""

    def listed(shelf: Shelf) -> list[str]:
        with closing(current_version(shelf)) as version:
            found = version.query(
                f"SELECT ?authority ?grade {{ ?j a <{CG}Judgement> ; <{CG}authority> ?authority ;"
                f" <{CG}grade> ?grade }}"
            )
            return sorted(" ".join(t.value.rpartition("/")[2] for t in row) for row in found)

    return listed


@pytest.fixture(scope="session")
def knowing(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Path]:
    """Return a function that makes a knowledge folder: ours, with Turtle added to one part."""

    def folder(part: str, turtle: str) -> Path:
        root = tmp_path_factory.mktemp("knowledge")
        shutil.copytree(ROOT / part, root / part)
        (root / part / "zz-own.ttl").write_text(turtle, encoding="utf-8")
        return root

    return folder


@pytest.fixture(scope="session")
def slang(knowing: Callable[[str, str], Path]) -> Path:
    """Return a knowledge folder that knows one more word for the worst grade."""
    return knowing(
        "ontology",
        "<https://w3id.org/councilgraph/def/grade/inadequate> "
        '<http://www.w3.org/2004/02/skos/core#hiddenLabel> "bargain-basement"@en .',
    )


@pytest.fixture(scope="session")
def strict(knowing: Callable[[str, str], Path]) -> Path:
    """Return a knowledge folder by whose shapes each article has an author."""
    return knowing(
        "shapes",
        """
        @prefix cg: <https://w3id.org/councilgraph/ontology#> .
        @prefix schema: <https://schema.org/> .
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        <https://example.org/shape> a sh:NodeShape ; sh:targetClass cg:Article ;
            sh:property [ sh:path schema:author ; sh:minCount 1 ; sh:name "author" ;
                sh:message "An article must name its author." ; sh:severity sh:Violation ] .
        """,
    )


@pytest.fixture
def inadequate() -> Page:
    """Return an article on a council rated inadequate, with no author."""
    return dict(INADEQUATE)


@pytest.fixture
def good() -> Page:
    """Return an article on another council, rated good."""
    return dict(GOOD)


@pytest.fixture
def unread() -> Page:
    """Return an article whose word for a grade the lexicon does not know."""
    return dict(SLANG)
