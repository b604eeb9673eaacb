"""Frozen dataclasses as JSON and back, by their type hints.

Made for the nouns of `model`: str, int, float, bool, date, Decimal, enumerations, tuples of one
type, optional values, and dataclasses of these. What the values mean is not looked at.
"""

import json
from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Final, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


def to_json(value: object) -> str:
    """Return a dataclass as compact JSON with sorted keys; a None that is the default is left out.

    >>> from councilgraph.model.text import Span
    >>> to_json(Span(start=3, end=5))
    '{"end":5,"start":3}'
    """
    return json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(kind: type[T], text: str) -> T:
    """Read a `kind` back from the JSON of `to_json`; unknown keys raise a KeyError.

    >>> from councilgraph.model.text import Span
    >>> from_json(Span, '{"end":5,"start":3}')
    Span(start=3, end=5)
    """
    return cast(T, _reader(cast(Hashable, kind))(json.loads(text)))


def _plain(value: object) -> object:
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        pairs = ((field, getattr(value, field.name)) for field in fields(value))
        return {f.name: _plain(v) for f, v in pairs if v is not None or f.default is not None}
    raise TypeError(f"no JSON for a {type(value).__name__}")


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """Return a function that reads JSON values as `kind`; made once per type."""
    if is_dataclass(kind):
        readers = {name: _reader(hint) for name, hint in get_type_hints(kind).items()}
        make = cast(Callable[..., Any], kind)
        return lambda value: make(**{name: readers[name](item) for name, item in value.items()})
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Final:
        return _reader(arguments[0])
    if origin is tuple:
        item_reader = _reader(arguments[0])
        return lambda value: tuple(map(item_reader, value))
    if origin in (Union, UnionType):
        (inner,) = (_reader(argument) for argument in arguments if argument is not type(None))
        return lambda value: None if value is None else inner(value)
    if kind is date:
        return date.fromisoformat
    if kind in (str, int, float, bool):
        return lambda value: value
    return cast(Callable[[Any], Any], kind)
