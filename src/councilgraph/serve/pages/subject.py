"""The thing that a page is about: what is said of it, and where its page and its data are.

What each kind of page shows besides is its own module's affair.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from pyoxigraph import NamedNode
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from councilgraph.knowledge.terms import CG, RDF, RDFS, SKOS
from councilgraph.serve.pages.asking import ask, text_of
from councilgraph.serve.pages.rendering import render
from councilgraph.serve.pages.wording import url_for_iri
from councilgraph.serve.site import Graph, Row, Term

SAME = "http://www.w3.org/2002/07/owl#sameAs"
_TYPE = f"{RDF}type"
_LABEL = f"{RDFS}label"
_NOWHERE = Term(kind="literal", value="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that is said of a subject. `name` is the label of the property, made up if need be.

    `label` is that of a value which is a thing, or "".
    """

    predicate: str
    name: str
    value: Term
    label: str

    @property
    def is_link(self) -> bool:
        """Tell whether the value is a thing, and not words."""
        return self.value.kind == "uri"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A thing with a page; `path` is what follows the base in its IRI, such as `id/article/1`."""

    iri: str
    path: str
    facts: tuple[Fact, ...]

    @property
    def label(self) -> str:
        """Return its name, or the end of its IRI."""
        return self.words(_LABEL) or self.path.rpartition("/")[2]

    @property
    def kinds(self) -> tuple[str, ...]:
        """Return the labels of its classes."""
        return tuple(f.label for f in self.facts if f.predicate == _TYPE and f.label)

    @property
    def data(self) -> str:
        """Return where its RDF is, without the ending that names a format."""
        return "/data/" + quote(self.path.removeprefix("id/"))

    def values(self, *properties: str) -> tuple[Fact, ...]:
        """Return what is said of it by any of some properties."""
        return tuple(fact for fact in self.facts if fact.predicate in properties)

    def words(self, property_: str) -> str:
        """Return the first value of a property, or ""."""
        return next((fact.value.value for fact in self.facts if fact.predicate == property_), "")

    def named(self, property_: str) -> str:
        """Return the label of the first value of a property, or ""."""
        return next((fact.label for fact in self.facts if fact.predicate == property_), "")


def facts_of(rows: Iterable[Row]) -> tuple[Fact, ...]:
    """Make facts of the rows of `things-said-of`."""
    return tuple(
        Fact(
            predicate=(iri := text_of(row, "property")),
            name=text_of(row, "name") or words_of_iri(iri),
            value=row.get("value", _NOWHERE),
            label=text_of(row, "label"),
        )
        for row in rows
    )


def words_of_iri(iri: str) -> str:
    """Return the end of an IRI in words.

    >>> words_of_iri("http://www.w3.org/2004/02/skos/core#closeMatch")
    'close match'
    """
    end = re.split(r"[/#]", iri)[-1]
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", end).lower()


async def find(graph: Graph, path: str) -> Subject | RedirectResponse:
    """Return the thing at a path after the base, or a redirection to the one it is an alias of.

    Raises HTTPException (404) for what the graph does not know.
    """
    base = graph.version.base
    try:
        node = NamedNode(base + path)
    except ValueError as error:
        raise _unknown(path) from error
    facts = facts_of(await ask(graph, "things-said-of", {"thing": node}))
    if not facts:
        raise _unknown(path)
    real = next((f.value.value for f in facts if f.predicate == SAME), "")
    if real.startswith(base) and not any(fact.predicate == _TYPE for fact in facts):
        return RedirectResponse(url_for_iri(real, base), status_code=301)
    return Subject(iri=node.value, path=path, facts=facts)


def _unknown(path: str) -> HTTPException:
    kind, _, key = path.removeprefix("id/").removeprefix("def/").partition("/")
    return HTTPException(
        404,
        f"The graph has no {kind} “{key}”. Perhaps the link is mistyped, or was made from another "
        "graph: names of entries stay the same from build to build, but not from one collection "
        "of articles to another. Try the search for a council, a person or an article.",
    )


def shown(
    request: Request,
    graph: Graph,
    subject: Subject,
    template: str,
    *,
    linked: Mapping[str, object],
    crumbs: Sequence[tuple[str, str]] = (),
    **values: object,
) -> Response:
    """Return the page of a subject.

    `linked` is its description in the words of schema.org, to which its name and IRI are added;
    `crumbs` are pairs of label and path that lead to it from the home page.
    """
    known = {name: value for name, value in linked.items() if value not in (None, "", [])}
    described = {
        "@context": "https://schema.org",
        "@id": subject.iri,
        "name": subject.label,
        **known,
    }
    return render(
        request,
        template,
        graph=graph,
        subject=subject,
        described=described,
        crumbs=crumbs,
        status=200,
        **values,
    )


def outside(url: str) -> str:
    """Return an address if a reader may be sent there, or "".

    >>> outside("https://example.org/a"), outside("javascript:alert(1)")
    ('https://example.org/a', '')
    """
    return url if re.match(r"https?://[^\s/]", url, re.IGNORECASE) else ""


NAMES = (f"{SKOS}altLabel", f"{CG}shortName")
"""The properties that give a thing other names which are fit to be shown."""
