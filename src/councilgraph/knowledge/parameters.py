"""Parameters of stored queries: from the words of a user to typed RDF terms.

Leaves to others: the header that declares a parameter and the text that it fills
(`knowledge.queries`), and where a council's names come from (whoever calls `name_resolver`).
"""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from pyoxigraph import Literal, NamedNode

from councilgraph.knowledge.terms import CG
from councilgraph.model.errors import QueryError

XSD = "http://www.w3.org/2001/XMLSchema#"

Term = NamedNode | Literal
T = TypeVar("T")
AuthorityResolver = Callable[[str], str]


class ParamType(StrEnum):
    """What a parameter's value stands for."""

    GRADE = "grade"
    SERVICE = "service"
    ASPECT = "aspect"
    ROLE = "role"
    AUTHORITY = "authority"
    INSPECTORATE = "inspectorate"
    JUDGEMENT = "judgement"
    ARTICLE = "article"
    CLASS = "class"
    DATE = "date"
    YEAR = "year"
    INTEGER = "integer"
    DECIMAL = "decimal"
    SHARE = "share"
    STRING = "string"
    BOOLEAN = "boolean"


# Where the IRIs of a type start, after the base.
PATHS = {
    ParamType.GRADE: "def/grade/",
    ParamType.SERVICE: "def/service/",
    ParamType.ASPECT: "def/aspect/",
    ParamType.ROLE: "def/role/",
    ParamType.AUTHORITY: "id/authority/",
    ParamType.INSPECTORATE: "id/inspectorate/",
    ParamType.JUDGEMENT: "id/judgement/",
    ParamType.ARTICLE: "id/article/",
}

# What a value of the type looks like, for messages; the example comes from the query's header.
WANTED = {
    ParamType.AUTHORITY: "an authority: its GSS code, its name or its IRI",
    ParamType.CLASS: "a class of the ontology: its name or its IRI",
    ParamType.DATE: "a date: YYYY, YYYY-MM or YYYY-MM-DD",
    ParamType.YEAR: "a year of four digits",
    ParamType.INTEGER: "a whole number",
    ParamType.DECIMAL: "a number",
    ParamType.SHARE: "a share from 0 to 1",
    ParamType.STRING: "some words",
    ParamType.BOOLEAN: "true or false",
}

# GSS codes, and the shorter ones of the districts before them ("95AA").
_GSS = re.compile(r"(?=.*\d)[A-Z0-9]{4,9}")
_LABEL = re.compile(r"[^\W_][\w '’&-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Param:
    """One declared parameter. Without a default it is optional, unless `required`.

    `example` is a value that makes sense; messages, pages and tests use it. Where there are
    `choices`, any other value is refused.
    """

    name: str
    type: ParamType
    description: str
    default: str | None
    example: str
    required: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What is needed to turn names into IRIs.

    `base` starts every IRI of the data. Without `resolve_authority`, authorities go by code or IRI
    alone. Where `known` is given, a concept, class, inspectorate or authority outside it is
    refused.
    """

    base: str
    resolve_authority: AuthorityResolver | None = None
    known: Collection[str] | None = None


def to_term(param: Param, value: str, names: Names) -> Term:
    """Turn one value, as typed by a user, into the RDF term that it stands for.

    Raises QueryError, which says what is expected and gives an example.

    >>> param = Param(name="n", type=ParamType.INTEGER, description="", default="2", example="2")
    >>> to_term(param, "3", Names(base="https://example.org/")).value
    '3'
    """
    text = value.strip()
    if param.choices and text not in param.choices:
        raise QueryError(f"{param.name}={value!r}: expected one of {', '.join(param.choices)}")
    try:
        literal = _literal(param.type, text)
        term = NamedNode(_iri(param.type, text, names)) if literal is None else literal
    except (ValueError, InvalidOperation) as error:
        raise QueryError(_refusal(param, value)) from error
    listed = param.type not in (ParamType.JUDGEMENT, ParamType.ARTICLE)
    if isinstance(term, NamedNode) and listed and names.known is not None:
        _check_known(param, value, term.value, names.known)
    return term


def name_resolver(names: Iterable[tuple[str, str]]) -> AuthorityResolver:
    """Make a resolver of authorities out of (name, IRI) pairs; several pairs may share either.

    The resolver takes a name without regard to case, apostrophe style or hyphens. A name of
    several authorities, and an unknown one, raise QueryError with the choices or near matches.

    >>> resolve = name_resolver([("Lower Snoring Council", "https://example.org/id/authority/X1")])
    >>> resolve("lower snoring council")
    'https://example.org/id/authority/X1'
    """
    table: dict[str, tuple[str, set[str]]] = {}
    for name, iri in names:
        table.setdefault(_folded(name), (name, set()))[1].add(iri)

    def resolve(text: str) -> str:
        _, iris = table.get(_folded(text), ("", set()))
        if len(iris) == 1:
            return next(iter(iris))
        if iris:
            codes = ", ".join(sorted(iri.rpartition("/")[2] for iri in iris))
            raise QueryError(f"{text!r} names more than one authority: give the code, of {codes}")
        near = get_close_matches(_folded(text), table, n=3, cutoff=0.6)
        hint = "; ".join(table[name][0] for name in near) or "nothing like it in the register"
        raise QueryError(f"no authority is called {text!r}. Near it: {hint}. A GSS code does too")

    return resolve


def _folded(name: str) -> str:
    return " ".join(re.sub(r"[’']", "", name).replace("-", " ").casefold().split())


def _literal(type_: ParamType, text: str) -> Literal | None:
    """Return the literal, or None for a type whose values are IRIs; ValueError if it is wrong."""
    match type_:
        case ParamType.DATE:
            padded = text + "-01-01"[: 10 - len(text)] if len(text) == 4 else text
            padded = text + "-01" if len(text) == 7 else padded
            day = date.fromisoformat(padded) if len(padded) == 10 else None
            return _typed(_present(day).isoformat(), "date")
        case ParamType.YEAR:
            return _typed(_matching(r"[12]\d{3}", text), "integer")
        case ParamType.INTEGER:
            return _typed(str(int(_matching(r"[+-]?\d{1,18}", text))), "integer")
        case ParamType.DECIMAL:
            return _decimal(text)
        case ParamType.SHARE:
            share = _decimal(text)
            if not 0 <= Decimal(share.value) <= 1:
                raise ValueError(text)
            return share
        case ParamType.BOOLEAN:
            return _typed(_matching(r"true|false", text.lower()), "boolean")
        case ParamType.STRING:
            return Literal(_present(text))
        case _:
            return None


def _decimal(text: str) -> Literal:
    number = Decimal(_matching(r"[+-]?\d{0,18}(\.\d{1,18})?", text))
    return _typed(f"{number:f}" if "." in text else f"{number:f}.0", "decimal")


def _typed(lexical: str, datatype: str) -> Literal:
    return Literal(lexical, datatype=NamedNode(XSD + datatype))


def _matching(pattern: str, text: str) -> str:
    if not re.fullmatch(pattern, text, re.ASCII):
        raise ValueError(text)
    return text


def _present(value: T | None) -> T:
    if not value:
        raise ValueError("nothing given")
    return value


def _iri(type_: ParamType, text: str, names: Names) -> str:
    """Return the IRI that a name, a code or an IRI stands for; ValueError if it cannot."""
    prefix = CG if type_ is ParamType.CLASS else names.base + PATHS[type_]
    if text.startswith(prefix):
        return prefix + _matching(r"[\w.~-]+", text.removeprefix(prefix))
    if type_ is ParamType.AUTHORITY:
        if _GSS.fullmatch(text.upper()):
            return prefix + text.upper()
        if names.resolve_authority is None or not _LABEL.match(text):
            raise ValueError(text)
        return names.resolve_authority(text)
    if type_ in (ParamType.JUDGEMENT, ParamType.ARTICLE):
        return prefix + _matching(r"[\w.~-]+", text)
    if not _LABEL.fullmatch(text):
        raise ValueError(text)
    if type_ is ParamType.CLASS:
        words = re.findall(r"[^\W_]+", text)
        return prefix + "".join(word[0].upper() + word[1:] for word in words)
    return prefix + re.sub(r"[\W_]+", "-", re.sub(r"['’]", "", text.casefold())).strip("-")


def _check_known(param: Param, value: str, iri: str, known: Collection[str]) -> None:
    if iri in known:
        return
    start = re.match(r".*[/#]", iri)
    prefix = start.group() if start else ""
    slugs = [each.removeprefix(prefix) for each in known if each.startswith(prefix)]
    near = get_close_matches(iri.removeprefix(prefix), sorted(slugs), n=3, cutoff=0.5)
    hint = f". Near it: {', '.join(near)}" if near else ""
    raise QueryError(_refusal(param, value) + hint)


def _refusal(param: Param, value: str) -> str:
    wanted = WANTED.get(param.type, f"the {param.type}'s name or its IRI")
    return f"{param.name}={value!r}: expected {wanted}, such as {param.name}={param.example}"
