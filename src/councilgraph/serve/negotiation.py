"""Content negotiation: which of the media types on offer a client likes best (RFC 9110, 12.5.1).

What is on offer, and what is answered when nothing fits, is left to whoever asks.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_RANGE = re.compile(rf"({_TOKEN})/({_TOKEN})|\*")
_PARAMETER = re.compile(rf'({_TOKEN})\s*=\s*(?:({_TOKEN})|"(.*)"?)', re.S)
# A quotation that nothing closes goes on to the end, so that no text is walked through twice.
_QUOTED = r'"(?:[^"\\]|\\.)*(?:"|\\?\Z)'
_ELEMENT = re.compile(rf'(?:[^",]|{_QUOTED})+', re.S)
_PART = re.compile(rf'(?:[^";]|{_QUOTED})+', re.S)
_WEIGHT = re.compile(r"0?\.\d{1,6}|[01](?:\.\d{0,6})?", re.ASCII)
_GZIP = re.compile(r"\s*(?:x-)?gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*$).*)?", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Range:
    main: str
    sub: str
    parameters: tuple[tuple[str, str], ...] = ()
    weight: float = 1.0


def best(accept: str | None, offered: Sequence[str]) -> str | None:
    """Return the one of `offered` that an Accept header likes best, or None if it likes none.

    Where it likes several alike, the one that it names most closely wins, and then the first on
    offer. A header that is missing, empty or cannot be read at all likes everything. What cannot
    be read within one is passed over. A parameter that a type on offer does not have (a charset,
    a profile) does not keep it from fitting; another value of one that it has does.

    >>> best("text/turtle;q=0.8, text/*;q=0.9, */*;q=0.1", ("application/json", "text/turtle"))
    'text/turtle'
    >>> best("text/html, */*", ("text/turtle", "text/html"))
    'text/html'
    >>> best("image/png", ("text/turtle", "text/html"))
    """
    ranges = tuple(_ranges(accept or "")) or (_Range(main="*", sub="*"),)
    likings = [(*_liking(kind, ranges), -place) for place, kind in enumerate(offered)]
    weight, _, place = max(likings, default=(0.0, 0, 0))
    return offered[-place] if weight > 0 else None


@lru_cache(maxsize=256)
def takes_gzip(accept_encoding: str) -> bool:
    """Tell whether an Accept-Encoding header names gzip, with a weight above 0 if with any.

    >>> takes_gzip("br, gzip;q=0.5"), takes_gzip("gzip;q=0.0, identity"), takes_gzip("")
    (True, False, False)
    """
    return any(_GZIP.fullmatch(part) for part in accept_encoding.split(","))


def _ranges(accept: str) -> Iterator[_Range]:
    for element in _ELEMENT.findall(accept):
        found = _parsed(element)
        if found is not None:
            yield found


def _parsed(element: str) -> _Range | None:
    """Read "type/subtype; name=value; q=0.5"; None for what is no such thing."""
    parts = [part.strip() for part in _PART.findall(element)]
    kind = _RANGE.fullmatch(parts[0]) if parts else None
    if kind is None or (kind[1] == "*" and kind[2] != "*"):
        return None
    parameters: list[tuple[str, str]] = []
    for part in parts[1:]:
        parameter = _PARAMETER.fullmatch(part)
        if parameter is None:
            continue
        name = parameter[1].lower()
        value = parameter[2] if parameter[2] is not None else _unquoted(parameter[3])
        if name == "q":
            weight = min(float(value), 1.0) if _WEIGHT.fullmatch(value) else 0.0
            return _Range(
                main=(kind[1] or "*").lower(),
                sub=(kind[2] or "*").lower(),
                parameters=tuple(parameters),
                weight=weight,
            )
        parameters.append((name, value.lower()))
    return _Range(
        main=(kind[1] or "*").lower(), sub=(kind[2] or "*").lower(), parameters=tuple(parameters)
    )


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text.removesuffix('"'), flags=re.S)


def _liking(offered: str, ranges: Sequence[_Range]) -> tuple[float, int]:
    """Return the weight that the most specific range gives a type, and how specific that is."""
    kind = _parsed(offered)
    if kind is None:
        raise ValueError(f"{offered!r} is no media type")
    own = dict(kind.parameters)
    liked, closest = (0.0, 0), (-1, 0)
    for each in ranges:
        if each.main not in ("*", kind.main) or each.sub not in ("*", kind.sub):
            continue
        shared = [own[name] == value for name, value in each.parameters if name in own]
        if not all(shared):
            continue
        closeness = (each.main != "*") + (each.sub != "*") + len(shared)
        strangers = len(each.parameters) - len(shared)
        if (closeness, -strangers) > closest:
            closest = (closeness, -strangers)
            liked = (each.weight, closeness)
    return liked


def has_tag(given: str, tag: str) -> bool:
    """Tell whether an If-None-Match header names an entity tag, strong or weak (RFC 9110, 13.1.2).

    >>> has_tag('"a", W/"b"', '"b"'), has_tag("*", '"b"'), has_tag("", '"b"')
    (True, True, False)
    """
    return not {"*", tag}.isdisjoint(each.strip().removeprefix("W/") for each in given.split(","))
