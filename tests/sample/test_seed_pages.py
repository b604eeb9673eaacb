"""Two real pages, where they are at hand: what they say, all of it, and nothing else.

The pages are not ours to copy, so that the tests are skipped where the folder is missing. It is
looked for beside the checkout, or where COUNCILGRAPH_SEEDS says.
"""

import csv
import io
import os
import random
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from councilgraph.cli import main
from councilgraph.pipeline import build, current_version
from councilgraph.store import Shelf, Version

ROOT = Path(__file__).resolve().parents[2]
SEEDS = Path(os.environ.get("COUNCILGRAPH_SEEDS", ROOT.parent / "shared" / "seeds"))
Ask = Callable[[Version, str], list[tuple[str | None, ...]]]

pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="no folder shared/seeds beside the checkout; set COUNCILGRAPH_SEEDS"
)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """Return the two pages as a store, built by the command line."""
    store = tmp_path_factory.mktemp("seeds") / "store"
    result = CliRunner().invoke(main, ["build", str(SEEDS), "--store", str(store), "--jobs", "1"])
    assert result.exit_code == 0, result.output
    return Shelf(store)


@pytest.fixture(scope="module")
def seeds(shelf: Shelf) -> Iterator[Version]:
    """Return the store, open for reading."""
    with closing(current_version(shelf)) as version:
        yield version


def test_the_main_question_has_one_answer(shelf: Shelf) -> None:
    """Exactly one council was rated inadequate twice: Worcestershire."""
    result = CliRunner().invoke(
        main,
        ["query", "rated-inadequate-twice", "--store", str(shelf.path), "--format", "csv"],
    )
    assert result.exit_code == 0, result.output
    [row] = csv.DictReader(io.StringIO(result.stdout))
    assert (row["council"], row["gss"], row["times"]) == (
        "Worcestershire County Council",
        "E10000034",
        "2",
    )
    assert len(row["articles"].split("; ")) == 2
    assert row["evidence"].count("“") >= 2


BOUNDS = (
    "OPTIONAL { ?i cg:earliest ?e } OPTIONAL { ?i cg:latest ?l }"
    " OPTIONAL { ?i cg:publishedEarliest ?pe } OPTIONAL { ?i cg:publishedLatest ?pl }"
)


def test_the_judged_inspections_are_three(seeds: Version, ask: Ask) -> None:
    """Worcestershire's of November 2016 and one before it; Gloucestershire's of March 2017."""
    found = ask(
        seeds,
        "?a ?o ?s ?g ?e ?l ?pe ?pl WHERE { ?j a cg:Judgement ; cg:inspection ?i ; cg:grade ?g ."
        f" ?i cg:authority ?a ; cg:inspectorate ?o ; cg:service ?s . {BOUNDS} }}",
    )
    judged = ("ofsted", "childrens-services", "inadequate")
    assert found == [
        ("E10000013", *judged, "2017-03-01", "2017-03-31", None, None),
        ("E10000034", *judged, "2011-01-01", "2016-10-31", None, None),
        ("E10000034", *judged, "2016-11-01", "2016-11-30", "2017-01-01", "2017-01-31"),
    ]


def test_each_inspection_has_the_aspects_that_the_pages_name(seeds: Version, ask: Ask) -> None:
    """Help and protection, and looked-after children, at both; no others beside the overall one."""
    found = ask(
        seeds,
        "?l ?aspect WHERE { ?j a cg:Judgement ; cg:authority authority:E10000034 ;"
        " cg:inspection/cg:latest ?l ; cg:aspect ?aspect }",
    )
    named = {(last, aspect) for last, aspect in found if aspect != "overall"}
    assert named == {
        (last, aspect)
        for last in ("2016-10-31", "2016-11-30")
        for aspect in ("help-and-protection", "looked-after-children")
    }


def test_both_articles_support_the_inspection_of_2016(seeds: Version, ask: Ask) -> None:
    """One page dates it by its report, the other by its month: one inspection, two sources."""
    found = ask(
        seeds,
        "?article WHERE { ?i a cg:Inspection ; cg:latest '2016-11-30'^^xsd:date ;"
        " cg:supportedBy/cg:article ?article }",
    )
    assert len(found) == 2


def test_the_monitoring_visits_are_three(seeds: Version, ask: Ask) -> None:
    """One in September 2017, a sixth and a fourth without dates; none is invented."""
    found = ask(
        seeds,
        f"?a ?n ?e ?l ?pe ?pl WHERE {{ ?i a cg:MonitoringVisit ; cg:authority ?a . {BOUNDS}"
        " OPTIONAL { ?i cg:ordinal ?n } }",
    )
    assert {row[:4] for row in found} == {
        ("E10000013", "4", None, None),
        ("E10000034", "6", None, None),
        ("E10000034", None, "2017-09-01", "2017-09-30"),
    }
    assert len(found) == 3


def test_there_are_no_other_inspections(seeds: Version, ask: Ask) -> None:
    """The record holds six inspections and visits in all."""
    assert len(ask(seeds, "?i WHERE { ?i a cg:Inspection }")) == 6


def test_what_was_done_about_it(seeds: Version, ask: Ask) -> None:
    """Essex became improvement partner in September 2017; 5.1 million pounds were found."""
    found = ask(
        seeds,
        "?kind ?a ?actor ?amount ?currency ?e ?l WHERE { VALUES ?kind { cg:ImprovementPartner"
        " cg:Investment } ?i a ?kind ; cg:authority ?a . OPTIONAL { ?i cg:actor ?actor }"
        " OPTIONAL { ?i cg:amount ?amount ; cg:currency ?currency }"
        " OPTIONAL { ?i cg:earliest ?e ; cg:latest ?l } }",
    )
    assert found == [
        ("ImprovementPartner", "E10000034", "E10000012", None, None, "2017-09-01", "2017-09-30"),
        ("Investment", "E10000034", "E10000034", "5100000", "GBP", "2017-01-12", "2017-10-12"),
    ]
    assert len(ask(seeds, "?i WHERE { ?i a cg:Intervention }")) == 2


def test_the_officials_are_three(seeds: Version, ask: Ask) -> None:
    """Each person once, with party, role and organisation; an official in both pages is one."""
    found = ask(
        seeds,
        "?name ?party ?role ?organisation WHERE { ?t a cg:Tenure ; org:member ?o ; org:role ?role ;"
        " org:organization ?organisation . ?o a cg:Official ; foaf:name ?name ."
        " OPTIONAL { ?o cg:party ?party } }",
    )
    assert found == [
        ("Andy Roberts", "conservative", "cabinet-member", "E10000034"),
        ("Dominic Stevens", None, "inspector", "ofsted"),
        ("Richard Boyles", "conservative", "cabinet-member", "E10000013"),
    ]
    assert len(ask(seeds, "?o WHERE { ?o a cg:Official }")) == 3


# Words from the beginnings of the quotations, too few to be a copy, with who says them.
SPEAKERS = {
    "further progress": "Ofsted",
    "Elected members and": "Ofsted",
    "succinct and": "Ofsted",
    "Our staff are": "Andy Roberts",
    "I am pleased to see": "Andy Roberts",
    "accelerated progress": "Ofsted",
    "significant financial": "Ofsted",
    "children regularly": "Ofsted",
    "turned a corner": "Richard Boyles",
    "We are not complacent": "Richard Boyles",
    "To go from": "Richard Boyles",
    "We are developing": "Andy Roberts",
    "By investing more": "Andy Roberts",
}


@pytest.mark.parametrize(("words", "speaker"), SPEAKERS.items())
def test_a_quotation_has_its_speaker(seeds: Version, ask: Ask, words: str, speaker: str) -> None:
    """Each quotation is attributed to whoever said it, across paragraphs as well."""
    found = ask(
        seeds,
        "?name WHERE { ?s a cg:Statement ; cg:speaker ?who ; cg:text ?text ."
        " { ?who a cg:Official ; foaf:name ?name } UNION { ?who skos:prefLabel ?name }"
        f' FILTER(STRSTARTS(STR(?text), "{words}")) }}',
    )
    assert found == [(speaker,)]


@pytest.mark.parametrize(
    "words", ["Powys", "West Northamptonshire", "Housing Ombudsman", "ighways", "ookies"]
)
def test_nothing_is_read_from_what_surrounds_an_article(seeds: Version, words: str) -> None:
    """Adverts, cookie notices and newsletter forms leave no trace in text, claims or record."""
    for stored in seeds.articles:
        assert words not in stored.text
    told = [name for name in seeds.graphs() if "/article/" in name or name.endswith("/record")]
    assert len(told) == 3
    named = {quad.object.value for name in told for quad in seeds.quads(name)}
    assert not [value for value in named if words in value]


def test_only_what_the_articles_mention_is_mentioned(seeds: Version, ask: Ask) -> None:
    """The councils mentioned are Worcestershire, Essex and Gloucestershire."""
    found = ask(seeds, "?a WHERE { ?article a cg:Article ; cg:mentions ?a }")
    assert found == [("E10000012",), ("E10000013",), ("E10000034",)]


def test_neither_order_nor_steps_matter(
    shelf: Shelf, tmp_path: Path, canonical: Callable[[Shelf], list[str]]
) -> None:
    """The pages give the same quads one by one, in either order, as together."""
    pages = sorted(SEEDS.glob("*.txt"))
    for n, order in enumerate((pages, pages[::-1], random.Random(1).sample(pages, len(pages)))):
        steps = Shelf(tmp_path / f"store{n}")
        for page in order:
            build([page], steps)
        difference = set(canonical(steps)) ^ set(canonical(shelf))
        assert not difference, "\n".join(sorted(difference)[:6])
