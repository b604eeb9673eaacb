"""The authorities, inspectorates and grade schemes of the register."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from councilgraph.knowledge import (
    CG,
    DEFAULT_BASE,
    Knowledge,
    Register,
    knowledge_root,
    load_knowledge,
)
from councilgraph.model.errors import KnowledgeError

FACTS = Path(__file__).parents[2] / "data" / "facts"


def body(slug: str) -> str:
    """Return the IRI of an inspectorate."""
    return f"{DEFAULT_BASE}id/inspectorate/{slug}"


def concept(slug: str) -> str:
    """Return the IRI of a concept, given as scheme/name."""
    return f"{DEFAULT_BASE}def/{slug}"


def council(code: str) -> str:
    """Return the IRI of an authority."""
    return f"{DEFAULT_BASE}id/authority/{code}"


def rows(name: str) -> list[dict[str, str]]:
    """Return the lines of one file of the facts."""
    with (FACTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def register(knowledge: Knowledge) -> Register:
    """Return our own register."""
    return knowledge.register


def test_the_register_is_all_of_the_facts(register: Register) -> None:
    """Every line of the facts is in the register, and nothing else is."""
    codes = {row["gss_code"] for row in rows("authorities.csv")}
    assert {a.gss for a in register.authorities.values()} == codes
    assert len(register.authorities) == len(rows("authorities.csv"))
    bodies = {body(row["id"]) for row in rows("inspectorates.csv")}
    assert set(register.inspectorates) == bodies
    others = {f"{DEFAULT_BASE}id/body/{row['id']}" for row in rows("bodies.csv")}
    assert set(register.bodies) == others
    schemes = {concept(f"scheme/{row['scheme_id']}") for row in rows("grade_schemes.csv")}
    assert {scheme.iri for scheme in register.schemes} == schemes
    assert len(register.schemes) == len(schemes)


def test_every_register_file_is_read(knowledge: Knowledge) -> None:
    """Each Turtle file of the register adds something."""
    subjects = {str(quad.subject) for quad in knowledge.register_quads}
    assert len(list((knowledge_root() / "data" / "register").glob("*.ttl"))) == 4
    for part in ("id/authority/", "id/inspectorate/", "id/body/", "def/scheme/", "def/grade/"):
        assert any(iri.startswith(f"<{DEFAULT_BASE}{part}") for iri in subjects)


def test_codes_are_unique_and_name_the_authority(register: Register) -> None:
    """An authority's IRI ends in its code; no code, old or new, is used twice."""
    codes = []
    for iri, authority in register.authorities.items():
        assert iri == council(authority.gss)
        codes += [authority.gss, *authority.former_gss]
    assert len(set(codes)) == len(codes)


def test_successors_and_predecessors_mirror_each_other(register: Register) -> None:
    """Both are in the register, and each knows the other."""
    for iri, authority in register.authorities.items():
        for other in authority.successors:
            assert iri in register.authority(other).predecessors
        for other in authority.predecessors:
            assert iri in register.authority(other).successors


def test_a_successor_takes_over_when_its_predecessor_ends(register: Register) -> None:
    """No gap and no overlap of more than a day between an authority and its new successor."""
    for authority in register.authorities.values():
        for other in (register.authority(iri) for iri in authority.successors):
            assert authority.valid_to is not None
            # Older successors took over beside their own area; unknown starts can't be compared.
            if other.valid_from and other.valid_from > authority.valid_to:
                gap = (other.valid_from - authority.valid_to).days
                assert gap == 1, (authority.name, other.name)


def test_worcestershire_is_as_it_is(register: Register) -> None:
    """One authority, checked field by field."""
    found = register.authority(council("E10000034"))
    assert (found.name, found.short_name) == ("Worcestershire County Council", "Worcestershire")
    assert (found.kind, found.nation) == (f"{CG}CountyCouncil", "England")
    assert (found.valid_from, found.valid_to) == (date(1974, 4, 1), None)
    assert found.names[0] == found.name
    assert found.ambiguous_names == {"Worcestershire", "Worcs", "WCC"}
    assert concept("service/childrens-services") in found.provides
    assert concept("service/housing") not in found.provides


@pytest.mark.parametrize(
    ("code", "service", "expected"),
    [
        ("E07000237", "housing", True),  # Worcester, a district
        ("E07000237", "childrens-services", False),
        ("E08000025", "adult-social-care", True),  # Birmingham
        ("E06000052", "fire-and-rescue", True),  # Cornwall runs its own
        ("E10000016", "fire-and-rescue", False),  # Kent does not
        ("E31000022", "fire-and-rescue", True),
        ("W06000023", "education", True),
        ("S12000036", "housing", True),
        ("N09000003", "planning", True),
        ("95AA", "planning", False),  # planning came to the districts in 2015
        ("E47000003", "childrens-services", False),
    ],
)
def test_services_follow_the_law(
    register: Register, code: str, service: str, expected: bool
) -> None:
    """What an authority provides follows from its type, and from a few rules of its own."""
    provides = register.authority(council(code)).provides
    assert (concept(f"service/{service}") in provides) is expected


@pytest.mark.parametrize(
    ("code", "day", "expected"),
    [
        ("E10000002", date(2020, 3, 31), True),  # Buckinghamshire, the county
        ("E10000002", date(2020, 4, 1), False),
        ("E06000060", date(2020, 3, 31), False),  # Buckinghamshire, the unitary
        ("E06000060", date(2020, 4, 1), True),
        ("E06000060", None, True),
        ("E31000022", date(1999, 1, 1), True),  # its start is not known
    ],
)
def test_the_date_tells_namesakes_apart(
    register: Register, code: str, day: date | None, expected: bool
) -> None:
    """An authority can have existed from its first to its last day."""
    assert register.authority(council(code)).exists_on(day) is expected


@pytest.mark.parametrize("slug", ["ofsted", "cqc", "hmicfrs", "rsh", "housing-ombudsman", "estyn"])
def test_main_inspectorates_have_a_main_service(register: Register, slug: str) -> None:
    """The inspectorates that news names most inspect something."""
    found = register.inspectorate(body(slug))
    assert found.service == found.inspects[0]
    assert found.label in found.names
    assert found.nations


def test_ofsted_is_as_it_is(register: Register) -> None:
    """The official name, the everyday name, and the main service first."""
    found = register.inspectorate(body("ofsted"))
    assert found.name.startswith("Office for Standards in Education")
    assert found.label == "Ofsted"
    assert found.service == concept("service/childrens-services")


def test_unknown_iris_are_refused(register: Register) -> None:
    """The message names what is missing, and where it would have to be."""
    with pytest.raises(KnowledgeError, match=r"E99.*data/register"):
        register.authority(council("E99"))
    with pytest.raises(KnowledgeError, match=r"nobody.*data/register"):
        register.inspectorate(body("nobody"))


@pytest.mark.parametrize(
    ("scheme", "best_first"),
    [
        ("ofsted-sif", ["outstanding", "good", "requires-improvement", "inadequate"]),
        ("ofsted-csa", ["excellent", "good", "adequate", "poor"]),
        ("ofsted-apa", ["outstanding", "good", "adequate", "inadequate"]),  # numbers run backwards
        ("rsh-consumer", ["c1", "c2", "c3", "c4"]),
        (
            "ofsted-cqc-send-2023",
            [
                "typically-positive-experiences",
                "inconsistent-experiences",
                "widespread-systemic-failings",
            ],
        ),
    ],
)
def test_grades_are_ranked_best_first(
    register: Register, scheme: str, best_first: list[str]
) -> None:
    """The best grade has rank 1, and a grade of another scheme has none."""
    found = next(s for s in register.schemes if s.iri == concept(f"scheme/{scheme}"))
    assert found.grades == tuple(concept(f"grade/{slug}") for slug in best_first)
    for place, slug in enumerate(best_first, start=1):
        assert found.rank(concept(f"grade/{slug}")) == place
    assert found.rank(concept("grade/very-good")) is None


def test_every_grade_has_a_label_and_its_schemes(knowledge: Knowledge) -> None:
    """A grade of a ranking is a labelled concept of def/grade and of the scheme itself."""
    for scheme in knowledge.register.schemes:
        for grade in scheme.grades:
            assert grade in knowledge.concepts.labels, grade
            assert {concept("grade"), scheme.iri} <= set(knowledge.concepts.schemes(grade)), grade


def test_every_service_and_class_is_in_the_ontology(knowledge: Knowledge) -> None:
    """What the register says of services and classes, the ontology has declared."""
    register = knowledge.register
    services = {s for a in register.authorities.values() for s in a.provides}
    services |= {s for i in register.inspectorates.values() for s in i.inspects}
    services |= {s for scheme in register.schemes for s in scheme.services}
    assert services - set(knowledge.concepts.in_scheme(concept("service"))) == set()
    kinds = {authority.kind for authority in register.authorities.values()}
    assert kinds - set(knowledge.concepts.subclasses(f"{CG}LocalAuthority")) == set()


def test_schemes_belong_to_inspectorates_that_exist(register: Register) -> None:
    """Whose grades they are is in the register."""
    assert {scheme.inspectorate for scheme in register.schemes} <= set(register.inspectorates)


@pytest.mark.parametrize(
    ("inspectorate", "service", "day", "grade", "expected"),
    [
        ("ofsted", "childrens-services", date(2017, 1, 24), None, "ofsted-sif"),
        ("ofsted", "childrens-services", date(2018, 2, 1), None, "ofsted-ilacs"),
        ("ofsted", "childrens-services", date(2010, 12, 1), "poor", "ofsted-csa"),
        ("ofsted", "childrens-services", date(2010, 12, 1), "inadequate", "ofsted-slac"),
        ("ofsted", "childrens-services", None, None, "ofsted-ilacs-2026"),
        ("ofsted", "childrens-services", date(1999, 1, 1), None, None),
        ("ofsted", "childrens-services", date(2017, 1, 24), "c3", None),
        ("ofsted", "child-protection", date(2013, 1, 1), None, "ofsted-cp"),
        ("ofsted", "finance", None, None, None),
        ("cqc", "send", date(2024, 1, 1), None, "ofsted-cqc-send-2023"),
        ("hmicfrs", "fire-and-rescue", date(2019, 6, 20), None, "hmicfrs-fire-4"),
        ("hmicfrs", "fire-and-rescue", date(2024, 6, 20), "adequate", "hmicfrs-fire-5"),
        ("rsh", "housing", date(2025, 2, 1), None, "rsh-consumer"),
        ("rsh", "housing", date(2024, 3, 31), None, "rsh-notice"),
        ("estyn", "education", date(2012, 1, 1), None, "estyn-lges-2010"),
        ("audit-scotland", "best-value", None, None, "ac-best-value-scot"),
        ("ico", "housing", None, None, None),
    ],
)
def test_the_scheme_of_a_day(
    register: Register,
    inspectorate: str,
    service: str,
    day: date | None,
    grade: str | None,
    expected: str | None,
) -> None:
    """The scheme in use on that day, for that service, with that grade; graded before ungraded."""
    found = register.scheme_for(
        body(inspectorate),
        concept(f"service/{service}"),
        day,
        concept(f"grade/{grade}") if grade else None,
    )
    assert (found and found.iri) == (expected and concept(f"scheme/{expected}"))


def test_dates_bound_what_they_leave_open(folder: Callable[..., Path]) -> None:
    """A month begins on its first day, and a year ends on its last."""
    found = load_knowledge(folder()).register.authority(council("E1"))
    assert (found.valid_from, found.valid_to) == (date(1998, 4, 1), date(2009, 12, 31))


SCHEME = (
    "<https://w3id.org/councilgraph/def/scheme/x> a cg:GradeScheme ;"
    ' cg:framework "x" ; cg:inspectorate inspectorate:watch ; cg:ranking def:ranking .\n'
)


@pytest.mark.parametrize(
    ("turtle", "message"),
    [
        ('authority:E1 a cg:LocalAuthority ; cg:gssCode "E1" .', r"E1 has no .*prefLabel"),
        ('authority:E1 a cg:LocalAuthority ; skos:prefLabel "x" .', r"E1 has no .*gssCode"),
        (
            'authority:E1 a cg:LocalAuthority ; skos:prefLabel "x" ; cg:gssCode "E1" ;'
            ' cg:nation "Wales" ; cg:validFrom "1998-13" .',
            r"E1: '1998-13' is no date",
        ),
        (SCHEME, r"scheme/x needs .*cg:ranking"),
        (f"{SCHEME} def:ranking skos:memberList def:list .", r"def/list is not a well-formed list"),
        (
            f"{SCHEME} def:ranking skos:memberList _:a . _:a "
            "<http://www.w3.org/1999/02/22-rdf-syntax-ns#first> grade:good ;"
            "<http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> _:a .",
            r"not a well-formed list",
        ),
    ],
)
def test_a_lacking_register_is_refused(
    folder: Callable[..., Path], turtle: str, message: str
) -> None:
    """The message names the entry and what it lacks."""
    with pytest.raises(KnowledgeError, match=message):
        load_knowledge(folder(register=turtle))
