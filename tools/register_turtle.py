"""Turtle as the register's files hold it: literals, resources, whole files.

What is written, and from which facts, is left to `make_register` and `register_bodies`.
"""

from collections.abc import Iterable

BASE = "https://w3id.org/councilgraph/"
PREFIXES = {
    "cg": f"{BASE}ontology#",
    "authority": f"{BASE}id/authority/",
    "inspectorate": f"{BASE}id/inspectorate/",
    "body": f"{BASE}id/body/",
    "grade": f"{BASE}def/grade/",
    "scheme": f"{BASE}def/scheme/",
    "aspect": f"{BASE}def/aspect/",
    "service": f"{BASE}def/service/",
    "ons": "http://statistics.data.gov.uk/id/statistical-geography/",
    "wd": "http://www.wikidata.org/entity/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
HEADER = """\
# {what}
# Made by tools/make_register.py from data/facts/: change the CSV there, not this file.
# Contains public sector information licensed under the Open Government Licence v3.0.
# Names and codes after mySociety's UK local authority names and codes (CC BY 4.0).
"""
ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
Pairs = list[tuple[str, list[str]]]


def text(value: str) -> str:
    """Return a plain literal."""
    return f'"{value.translate(ESCAPES)}"'


def english(value: str) -> str:
    """Return a literal tagged as English."""
    return f"{text(value)}@en"


def dated(value: str) -> list[str]:
    """Return the literal of a date at its own precision, or nothing for an unknown one."""
    datatype = {4: "gYear", 7: "gYearMonth", 10: "date"}
    return [f'"{value}"^^xsd:{datatype[len(value)]}'] if value else []


def resource(subject: str, pairs: Pairs) -> str:
    """Return the Turtle of one resource: one value a line, properties without values left out."""
    indent = "    "
    lines = [
        f"{indent}{predicate} " + f" ,\n{indent * 2}".join(objects)
        for predicate, objects in pairs
        if objects
    ]
    return f"{subject}\n" + " ;\n".join(lines) + " .\n"


def document(what: str, prefixes: Iterable[str], resources: Iterable[str]) -> str:
    """Return a whole Turtle file."""
    header = HEADER.format(what=what)
    used = "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in prefixes)
    return "\n".join([header, used, *resources])


def distinct(values: Iterable[str], *, without: str = "") -> list[str]:
    """Return the values once each, in their order, without one of them."""
    return [value for value in dict.fromkeys(values) if value and value != without]
