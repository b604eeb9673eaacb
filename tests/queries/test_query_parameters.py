"""The words of a user become typed terms, or are refused with what was expected."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyoxigraph import Store

from councilgraph.knowledge.parameters import Names, Param, ParamType, name_resolver, to_term
from councilgraph.knowledge.queries import parse_query
from councilgraph.model.errors import QueryError

BASE = "https://w3id.org/councilgraph/"
XSD = "http://www.w3.org/2001/XMLSchema#"
LESS = "id/authority/E10000034"


def param(type_: str, example: str = "x", **more: object) -> Param:
    """Make a parameter named p."""
    return Param(
        name="p", type=ParamType(type_), description="", default=None, example=example, **more
    )


RESOLVE = name_resolver(
    [
        ("Worcestershire County Council", BASE + LESS),
        ("Worcestershire", BASE + LESS),
        ("King's Lynn and West Norfolk", BASE + "id/authority/E07000146"),
        ("Somerset", BASE + "id/authority/E10000027"),
        ("Somerset", BASE + "id/authority/E06000066"),
    ]
)


@pytest.mark.parametrize(
    ("type_", "value", "term"),
    [
        ("grade", "inadequate", f"<{BASE}def/grade/inadequate>"),
        ("grade", "Requires improvement", f"<{BASE}def/grade/requires-improvement>"),
        ("grade", f"{BASE}def/grade/c1", f"<{BASE}def/grade/c1>"),
        ("service", "children's services", f"<{BASE}def/service/childrens-services>"),
        ("inspectorate", "Ofsted", f"<{BASE}id/inspectorate/ofsted>"),
        ("authority", "e10000034", f"<{BASE}{LESS}>"),
        ("authority", "95AA", f"<{BASE}id/authority/95AA>"),
        ("authority", "worcestershire", f"<{BASE}{LESS}>"),
        ("authority", "Kings Lynn and West-Norfolk", f"<{BASE}id/authority/E07000146>"),
        ("authority", f"{BASE}{LESS}", f"<{BASE}{LESS}>"),
        ("judgement", "0123456789abcdef", f"<{BASE}id/judgement/0123456789abcdef>"),
        ("class", "county council", f"<{BASE}ontology#CountyCouncil>"),
        ("class", "MonitoringVisit", f"<{BASE}ontology#MonitoringVisit>"),
        ("date", "2015", f'"2015-01-01"^^<{XSD}date>'),
        ("date", "2015-06", f'"2015-06-01"^^<{XSD}date>'),
        ("date", "2015-06-30", f'"2015-06-30"^^<{XSD}date>'),
        ("year", "2015", f'"2015"^^<{XSD}integer>'),
        ("integer", " 2 ", f'"2"^^<{XSD}integer>'),
        ("decimal", "0.5", f'"0.5"^^<{XSD}decimal>'),
        ("decimal", "1", f'"1.0"^^<{XSD}decimal>'),
        ("share", "0.8", f'"0.8"^^<{XSD}decimal>'),
        ("share", "1", f'"1.0"^^<{XSD}decimal>'),
        ("boolean", "True", f'"true"^^<{XSD}boolean>'),
        ("string", 'a "b" } \\', '"a \\"b\\" } \\\\"'),
    ],
)
def test_right_value(type_, value, term):
    """Names, codes, IRIs, dates and numbers become the term that they stand for."""
    assert str(to_term(param(type_), value, Names(base=BASE, resolve_authority=RESOLVE))) == term


@pytest.mark.parametrize(
    ("type_", "value"),
    [
        ("grade", "inadequate> } ; DROP"),
        ("grade", "in\nadequate"),
        ("grade", f"{BASE}def/grade/x> }} ; {{ <y"),
        ("grade", "https://elsewhere.example/def/grade/good"),
        ("class", "X> ?y"),
        ("authority", "} UNION {"),
        ("judgement", "../x y"),
        ("date", "last week"),
        ("date", "2015-13"),
        ("date", "2015-02-30"),
        ("date", "20150630"),
        ("year", "15"),
        ("integer", "two"),
        ("integer", "2.5"),
        ("integer", "²"),
        ("decimal", "1e9"),
        ("decimal", "nan"),
        ("share", "80"),
        ("share", "-0.1"),
        ("boolean", "maybe"),
        ("string", "  "),
    ],
)
def test_wrong_value(type_, value):
    """A value that doesn't fit, or tries to be more than one term, is refused with an example."""
    with pytest.raises(QueryError, match=r"p=.*(expected .*, such as p=x|no authority)"):
        to_term(param(type_), value, Names(base=BASE, resolve_authority=RESOLVE))


def test_choices():
    """Where there are choices, any other value is refused with all of them."""
    with pytest.raises(QueryError, match="expected one of rose, fell"):
        to_term(param("string", choices=("rose", "fell")), "up", Names(base=BASE))


def test_known_terms():
    """With the known IRIs at hand, a mistyped concept or code is refused with near ones."""
    known = {f"{BASE}def/grade/inadequate", f"{BASE}def/grade/good", BASE + LESS}
    names = Names(base=BASE, known=known)
    assert to_term(param("grade"), "good", names).value == f"{BASE}def/grade/good"
    with pytest.raises(QueryError, match="Near it: inadequate"):
        to_term(param("grade"), "inadequat", names)
    with pytest.raises(QueryError, match="Near it: E10000034"):
        to_term(param("authority"), "E10000035", names)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Worcestershir", "Near it: Worcestershire"),
        ("Atlantis", "nothing like it"),
        ("Somerset", "more than one authority: give the code, of E06000066, E10000027"),
    ],
)
def test_unknown_authority(name, message):
    """An unknown name is refused with near matches, a shared one with its choices."""
    with pytest.raises(QueryError, match=message):
        RESOLVE(name)


def test_names_of_parameters(catalogue):
    """A parameter that the query doesn't have is refused with those that it has."""
    query = catalogue["council-timeline"]
    with pytest.raises(QueryError, match=r"no parameter 'town'; it has: council, service"):
        query.bind({"town": "x"}, BASE)
    with pytest.raises(QueryError, match="needs council, such as council=E10000034"):
        query.bind({}, BASE)
    with pytest.raises(QueryError, match="needs council"):
        query.bind({"council": ""}, BASE)


def test_left_out_and_empty(catalogue):
    """A parameter left out or empty takes its default; without one it is unbound."""
    query = catalogue["rated-inadequate-twice"]
    terms = query.bind({"grade": "", "service": ""}, BASE)
    assert terms["grade"].value == f"{BASE}def/grade/inadequate"
    assert "service" not in terms
    assert "VALUES ?service { UNDEF }" in query.filled(terms)
    # With the defaults, the text is the file as it stands, but for how numbers are written.
    assert "VALUES ?aspect { UNDEF }" in query.filled(terms)


TINY = """\
#+ summary: s
#+ description: d
#+ params:
#+   words:
#+     type: string
#+     example: x
#+     description: d
#+ columns:
#+   words: w
#+ tags: [t]
SELECT ?words { VALUES ?words { UNDEF } }
"""


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))
def test_any_string_is_one_term(text):
    """Whatever words are given come back as just those words: nothing escapes from its place."""
    query = parse_query(TINY, "tiny.rq")
    terms = query.bind({"words": text}, BASE)
    (row,) = Store().query(query.filled(terms))
    assert row["words"].value == text.strip()


@pytest.mark.parametrize(
    ("type_", "start"),
    [("grade", "def/grade/"), ("class", "ontology#"), ("judgement", "id/judgement/")],
)
@given(text=st.text(min_size=1))
@example(text="_")
@example(text="a-")
def test_any_name_is_one_iri_or_refused(type_, start, text):
    """Whatever is given as a name is refused, or becomes an IRI under its own start."""
    try:
        term = to_term(param(type_), text, Names(base=BASE))
    except QueryError:
        return
    assert re.fullmatch(rf"{re.escape(BASE + start)}[^<>\"{{}}|^`\\\s]+", term.value)
