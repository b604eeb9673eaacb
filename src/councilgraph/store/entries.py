"""What of a graph can be searched for: authorities, other bodies, officials and articles.

Reads them out of the quads, all or some. How they are found again is left to `search`, and the
texts of articles to whoever has them.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from pyoxigraph import Literal, NamedNode, QuerySolutions

from councilgraph.knowledge.terms import CG
from councilgraph.store.reading import Reading

_PREFIXES = f"""PREFIX cg: <{CG}>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
# Told apart by a filter: with the properties in a table, the engine begins with those, and goes
# through the labels of the whole graph.
_PROPERTIES = """SELECT ?thing ?property ?value WHERE {
  %s
  ?thing a %s ; ?property ?value .
  FILTER(?property IN (rdfs:label, skos:prefLabel, skos:altLabel, foaf:name, cg:shortName,
    cg:gssCode, cg:localAuthorityCode, cg:region, cg:nation, cg:validTo, schema:headline,
    schema:publisher, schema:author, schema:datePublished))
}"""
_TYPES = """SELECT ?thing ?property ?value WHERE {
  ?thing a %(kind)s ; a ?type .
  ?type rdfs:label ?value .
  BIND(IF(?type = %(kind)s, rdfs:Class, rdf:type) AS ?property)
}"""
_ROLES = """SELECT ?thing ?property ?value WHERE {
  %s
  ?thing a cg:Official .
  ?tenure org:member ?thing ; a cg:Tenure ; cg:roleTitle ?title .
  OPTIONAL { ?tenure org:organization ?organisation . ?organisation rdfs:label ?where }
  BIND(org:role AS ?property)
  BIND(IF(BOUND(?where), CONCAT(?title, ", ", ?where), ?title) AS ?value)
}"""
# What the last part of a property's IRI makes of its value.
_ABOUT = {
    **{name: name for name in ("label", "headline", "publisher", "region", "nation", "role")},
    **{"Class": "class", "type": "type", "validTo": "until", "datePublished": "day"},
}
_PART = re.compile(r"[^/#]*\Z")
_KINDS = (("LocalAuthority", "authority"), ("Inspectorate", "body"), ("PublicBody", "body"))
_SOME = 1000  # IRIs asked about in one query

_About = dict[str, list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that can be found.

    `kind` is "authority", "body", "official" or "article"; `names` are the other words that it
    goes by, and `detail` is a line that tells it from its namesakes.
    """

    iri: str
    kind: str
    title: str
    names: tuple[str, ...] = ()
    detail: str = ""


def all_entries(reading: Reading) -> Iterator[Entry]:
    """Yield the entries of a whole graph."""
    for kind, name in _KINDS:
        of_kind = {"kind": f"cg:{kind}"}
        yield from _entries(reading, name, _PROPERTIES % ("", f"cg:{kind}"), _TYPES % of_kind)
    yield from _people_and_articles(reading, "")


def some_entries(reading: Reading, iris: Collection[str]) -> Iterator[Entry]:
    """Yield the entries of those officials and articles among `iris` that the graph has."""
    wanted = sorted(iris)
    for start in range(0, len(wanted), _SOME):
        some = " ".join(str(NamedNode(iri)) for iri in wanted[start : start + _SOME])
        yield from _people_and_articles(reading, f"VALUES ?thing {{ {some} }}")


def _people_and_articles(reading: Reading, which: str) -> Iterator[Entry]:
    people = (_PROPERTIES % (which, "cg:Official"), _ROLES % which)
    yield from _entries(reading, "official", *people)
    yield from _entries(reading, "article", _PROPERTIES % (which, "cg:Article"))


def _entries(reading: Reading, kind: str, *queries: str) -> Iterator[Entry]:
    found: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for query in queries:
        rows = reading.query(_PREFIXES + query)
        assert isinstance(rows, QuerySolutions)
        for thing, property_, value in rows:
            if isinstance(thing, NamedNode) and isinstance(value, Literal):
                part = _PART.search(str(property_)[1:-1])
                found[thing.value][_ABOUT.get(part[0] if part else "", "name")].add(value.value)
    for iri, sets in sorted(found.items()):
        about = {name: sorted(values) for name, values in sets.items()}
        titles = about.get("headline") or about.get("label") or about.get("name")
        if titles:
            names = tuple(name for name in about.get("name", ()) if name != titles[0])
            detail = _detail(about)
            yield Entry(iri=iri, kind=kind, title=titles[0], names=names, detail=detail)


def _detail(about: _About) -> str:
    """Say in a line what a thing is, where, when."""
    if "role" in about:
        return "; ".join(about["role"])
    what = about.get("type") or about.get("class") or ()
    where = about.get("region") or about.get("nation") or ()
    days = [_in_words(day) for day in about.get("day", ())]
    until = [f"until {_in_words(day)}" for day in about.get("until", ())]
    return ", ".join((*what, *where, *about.get("publisher", ()), *days, *until))


def _in_words(day: str) -> str:
    try:
        known = date.fromisoformat(day)
    except ValueError:  # a month or a year
        return day
    return f"{known.day} {known:%B %Y}"
