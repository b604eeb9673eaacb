"""What of a graph can be searched for: authorities, other bodies, officials and articles.

Reads them out of the quads, all or some. How they are found again is left to `search`, and the
texts of articles to whoever has them.
"""

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
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
_ORGANISATIONS = """SELECT ?thing ?about ?value WHERE {
  ?thing a %(kind)s .
  {
    ?thing a ?type . ?type rdfs:label ?value .
    BIND(IF(?type = %(kind)s, "class", "type") AS ?about)
  } UNION {
    VALUES (?property ?about) {
      (rdfs:label "title") (skos:prefLabel "name") (skos:altLabel "name") (foaf:name "name")
      (cg:shortName "name") (cg:gssCode "name") (cg:localAuthorityCode "name")
      (cg:region "place") (cg:nation "nation") (cg:validTo "until")
    }
    ?thing ?property ?value
  }
}"""
_OFFICIALS = """SELECT ?thing ?about ?value WHERE {
  %s
  ?thing a cg:Official .
  {
    VALUES (?property ?about) { (rdfs:label "title") (foaf:name "name") }
    ?thing ?property ?value
  } UNION {
    ?tenure org:member ?thing ; a cg:Tenure ; cg:roleTitle ?role .
    OPTIONAL { ?tenure org:organization ?organisation . ?organisation rdfs:label ?where }
    BIND("role" AS ?about) BIND(IF(BOUND(?where), CONCAT(?role, ", ", ?where), ?role) AS ?value)
  }
}"""
_ARTICLES = """SELECT ?thing ?about ?value WHERE {
  %s
  ?thing a cg:Article .
  VALUES (?property ?about) {
    (rdfs:label "title") (schema:headline "headline") (schema:publisher "publisher")
    (schema:author "name") (schema:datePublished "day")
  }
  ?thing ?property ?value
}"""
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
        yield from _entries(reading, name, _ORGANISATIONS % {"kind": f"cg:{kind}"})
    yield from _entries(reading, "official", _OFFICIALS % "")
    yield from _entries(reading, "article", _ARTICLES % "")


def some_entries(reading: Reading, iris: Collection[str]) -> Iterator[Entry]:
    """Yield the entries of those officials and articles among `iris` that the graph has."""
    wanted = sorted(iris)
    for start in range(0, len(wanted), _SOME):
        some = " ".join(str(NamedNode(iri)) for iri in wanted[start : start + _SOME])
        yield from _entries(reading, "official", _OFFICIALS % f"VALUES ?thing {{ {some} }}")
        yield from _entries(reading, "article", _ARTICLES % f"VALUES ?thing {{ {some} }}")


def _entries(reading: Reading, kind: str, query: str) -> Iterator[Entry]:
    found: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    rows = reading.query(_PREFIXES + query)
    assert isinstance(rows, QuerySolutions)
    for thing, about, value in rows:
        if isinstance(thing, NamedNode) and isinstance(value, Literal):
            assert isinstance(about, Literal)
            found[thing.value][about.value].add(value.value)
    for iri, sets in sorted(found.items()):
        about = {name: sorted(values) for name, values in sets.items()}
        titles = about.get("headline") or about.get("title") or about.get("name")
        if titles:
            names = tuple(name for name in about.get("name", ()) if name != titles[0])
            detail = _detail(about)
            yield Entry(iri=iri, kind=kind, title=titles[0], names=names, detail=detail)


def _detail(about: _About) -> str:
    """Say in a line what a thing is, where, when."""
    if "role" in about:
        return "; ".join(about["role"])
    what = about.get("type") or about.get("class") or ()
    where = about.get("place") or about.get("nation") or ()
    days = [_in_words(day) for day in about.get("day", ())]
    until = [f"until {_in_words(day)}" for day in about.get("until", ())]
    return ", ".join((*what, *where, *about.get("publisher", ()), *days, *until))


def _in_words(day: str) -> str:
    try:
        known = date.fromisoformat(day)
    except ValueError:  # a month or a year
        return day
    return f"{known.day} {known:%B %Y}"
