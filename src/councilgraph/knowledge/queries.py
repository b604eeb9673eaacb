"""The query catalogue: `queries/*.rq`, each with a strict `#+` header, read into `Query` values.

The header says what the query answers, its parameters and its columns; the text below it is plain
SPARQL, which runs as it stands with the defaults. A parameter has one or more *places* in the
text, written `VALUES ?times { 2 }`, where its value stands; UNDEF is no value. Other data goes
into `VALUES (?x) { ... }`.

Leaves to others: running a query (`store`), the words of a value (`knowledge.parameters`).
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, QuerySolutions, Store

from councilgraph.knowledge.headers import Node, read_header
from councilgraph.knowledge.parameters import (
    XSD,
    AuthorityResolver,
    Names,
    Param,
    ParamType,
    Term,
    to_term,
)
from councilgraph.knowledge.terms import DEFAULT_BASE, checked_base, rebase
from councilgraph.model.errors import KnowledgeError, QueryError

CHARTS = ("bar", "line", "point", "timeline")
LAST = 100  # the place in the catalogue of a query that does not say

_PLACE = re.compile(r"(?P<start>\bVALUES \?(?P<name>\w+) \{ )(?P<term>[^{}]+?)(?P<end> \})")
_COMMENT = re.compile(r"(?:^|\s)#")  # a '#' inside an IRI has no space before it
_KEYS = ("summary", "description", "order", "params", "columns", "chart", "tags")
_PARAM_KEYS = ("type", "choices", "default", "example", "required", "description")
_SHORT = ("integer", "decimal", "boolean")  # what SPARQL reads without quotes


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A hint for pages: the kind of chart, and which columns go where."""

    kind: str
    x: str
    y: str
    colour: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One stored query; `columns` are (name, meaning) in the order of the SELECT.

    `columns` is empty for a query that makes a graph (CONSTRUCT).
    """

    name: str
    summary: str
    description: str
    params: tuple[Param, ...]
    columns: tuple[tuple[str, str], ...]
    chart: Chart | None
    tags: tuple[str, ...]
    order: int
    text: str

    def bind(
        self,
        values: Mapping[str, str],
        base: str,
        *,
        resolve_authority: AuthorityResolver | None = None,
        known: Collection[str] | None = None,
    ) -> dict[str, Term]:
        """Turn the user's words into terms, one per parameter that has a value.

        A parameter left out, or given as "", takes its default. `resolve_authority` and
        `known` are those of `Names`. Raises QueryError for a name that is not a parameter, a value
        that does not fit, or a required one left out.
        """
        names = Names(base=base, resolve_authority=resolve_authority, known=known)
        declared = {param.name: param for param in self.params}
        for name in values:
            if name not in declared:
                right = ", ".join(declared) or "none at all"
                raise QueryError(f"{self.name} has no parameter {name!r}; it has: {right}")
        terms: dict[str, Term] = {}
        for param in self.params:
            value = values.get(param.name) or param.default
            if value:
                terms[param.name] = to_term(param, value, names)
            elif param.required:
                example = f"{param.name}={param.example}"
                raise QueryError(f"{self.name} needs {param.name}, such as {example}")
        return terms

    def filled(self, terms: Mapping[str, Term | Sequence[Term]]) -> str:
        """Return the SPARQL text with each term at its places; a parameter without one is UNDEF.

        Several terms for one parameter match whatever one of them does. The terms are written by
        the engine's own serialiser, so that no value can be read as anything but one term.
        """

        def put(place: re.Match[str]) -> str:
            given = terms.get(place["name"], ())
            written = " ".join(map(str, given if isinstance(given, Sequence) else (given,)))
            return f"{place['start']}{written or 'UNDEF'}{place['end']}"

        return _PLACE.sub(put, self.text)


def load_queries(folder: Path, base: str = DEFAULT_BASE) -> tuple[Query, ...]:
    """Read every `*.rq` of the folder, in the order of the catalogue (`order`, then name).

    IRIs of the text that start with the default base start with `base` instead, but for those of
    the ontology. Raises KnowledgeError, with file and line, for whatever is not as it must be.
    """
    files = sorted(folder.glob("*.rq"))
    if not files:
        raise KnowledgeError(f"{folder}: no queries (*.rq) here")
    queries = (parse_query(_text(file), file.name, base) for file in files)
    return tuple(sorted(queries, key=lambda query: (query.order, query.name)))


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise KnowledgeError(f"{file}: not UTF-8; save it as UTF-8") from error


def parse_query(raw: str, source: str, base: str = DEFAULT_BASE) -> Query:
    """Read one query with its header; `source` is the file's name, for messages and for the name.

    Raises KnowledgeError, with file and line.
    """
    root = read_header(raw, source)
    root.allow(_KEYS, "the header")
    columns = tuple((name, node.words) for name, node in root.child("columns").below.items())
    query = Query(
        name=source.removesuffix(".rq"),
        summary=root.needed("summary"),
        description=root.needed("description"),
        params=tuple(_param(name, node) for name, node in root.child("params").below.items()),
        columns=columns,
        chart=_chart(root.below.get("chart"), [name for name, _ in columns]),
        tags=_listed(root, "tags"),
        order=_order(root),
        text=rebase(raw, checked_base(base)),
    )
    _check_places(query, root, source, base)
    _check_projection(query, root, source)
    return query


def _param(name: str, node: Node) -> Param:
    node.allow(_PARAM_KEYS, f"the parameter {name}")
    type_ = node.needed("type")
    if type_ not in list(ParamType):
        raise KnowledgeError(
            f"{node.child('type').where}: no type {type_!r}; there are: {', '.join(ParamType)}"
        )
    required = node.child("required").words
    if required not in ("", "true"):
        raise KnowledgeError(f"{node.where}: 'required' is true or left out")
    default = node.child("default").words or None
    if required and default:
        raise KnowledgeError(f"{node.where}: {name} is required, so it can have no default")
    example = node.child("example").words or default
    if example is None:
        raise KnowledgeError(f"{node.where}: {name} needs a default or an example")
    return Param(
        name=name,
        type=ParamType(type_),
        description=node.needed("description"),
        default=default,
        example=example,
        required=bool(required),
        choices=_listed(node, "choices") if "choices" in node.below else (),
    )


def _chart(node: Node | None, columns: list[str]) -> Chart | None:
    if node is None:
        return None
    node.allow(("kind", "x", "y", "colour"), "the chart")
    chart = Chart(
        kind=node.needed("kind"),
        x=node.needed("x"),
        y=node.needed("y"),
        colour=node.child("colour").words or None,
    )
    if chart.kind not in CHARTS:
        raise KnowledgeError(f"{node.where}: no chart {chart.kind!r}; there are: {CHARTS}")
    for axis in filter(None, (chart.x, chart.y, chart.colour)):
        if axis not in columns:
            raise KnowledgeError(f"{node.where}: the chart shows {axis!r}, which is no column")
    return chart


def _listed(node: Node, key: str) -> tuple[str, ...]:
    items = re.fullmatch(r"\[([\w-]+(?:, [\w-]+)*)\]", node.needed(key))
    if not items:
        raise KnowledgeError(f"{node.child(key).where}: write '{key}' as [one, two]")
    return tuple(items[1].split(", "))


def _order(root: Node) -> int:
    order = root.child("order").words or str(LAST)
    if not order.isdecimal():
        raise KnowledgeError(f"{root.child('order').where}: 'order' is a whole number")
    return int(order)


def _check_places(query: Query, root: Node, source: str, base: str) -> None:
    """Refuse a place without a parameter, a parameter without a place, or another default."""
    declared = {param.name: param for param in query.params}
    placed = set()
    for place in _PLACE.finditer(query.text):
        if _COMMENT.search(
            query.text[query.text.rfind("\n", 0, place.start()) + 1 : place.start()]
        ):
            continue
        where = f"{source}:{query.text.count(chr(10), 0, place.start()) + 1}"
        param = declared.get(place["name"])
        if param is None:
            raise KnowledgeError(f"{where}: ?{place['name']} is not among the params")
        placed.add(param.name)
        form = _default_form(param, base, where)
        if place["term"] != form:
            raise KnowledgeError(f"{where}: write the default, VALUES ?{param.name} {{ {form} }}")
    for name in declared:
        if name not in placed:
            raise KnowledgeError(
                f"{root.child('params').child(name).where}: the text has no place for {name}: "
                f"a line VALUES ?{name} {{ ... }}"
            )


def _default_form(param: Param, base: str, where: str) -> str:
    """Return how a file writes the default: short for numbers, as the engine does for the rest."""
    if param.default is None:
        return "UNDEF"
    try:
        term = to_term(param, param.default, Names(base=base))
    except QueryError as error:
        raise KnowledgeError(f"{where}: {error}") from error
    if isinstance(term, Literal) and term.datatype.value.removeprefix(XSD) in _SHORT:
        return term.value
    return str(term)


def _syntax(error: SyntaxError) -> str:
    """Return ":line: not SPARQL: reason"; the engine writes the line into its message."""
    message = str(error.msg).partition("\n")[0]
    place = re.match(r"error at (\d+):\d+: ", message)
    line = f":{place[1]}" if place else ""
    return f"{line}: not SPARQL: {message}"


def _check_projection(query: Query, root: Node, source: str) -> None:
    """Refuse text that is not SPARQL, and columns that are not those of the SELECT, in order."""
    try:
        results = Store().query(query.text, use_default_graph_as_union=True)
    except SyntaxError as error:
        raise KnowledgeError(f"{source}{_syntax(error)}") from error
    projected = (
        [variable.value for variable in results.variables]
        if isinstance(results, QuerySolutions)
        else []
    )
    named = [name for name, _ in query.columns]
    if projected != named:
        raise KnowledgeError(
            f"{root.child('columns').where}: the columns are {', '.join(named) or 'none'}, "
            f"and the SELECT gives {', '.join(projected) or 'none'}"
        )
    for name, meaning in query.columns:
        if not meaning:
            raise KnowledgeError(f"{root.child('columns').child(name).where}: say what it means")
