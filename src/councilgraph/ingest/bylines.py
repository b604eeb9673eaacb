"""Who wrote an article: the names in a byline, and lines that could hold one.

Where a byline may stand, and what else stands above an article, is for `ingest.heading`.
"""

import re
from collections.abc import Sequence

from councilgraph.ingest.blocks import Block, Hint, Kind
from councilgraph.ingest.body import Body, Role
from councilgraph.ingest.dates import DateLine

NAME_WORD = r"(?:[A-ZÀ-Þ][\w.’'-]*|de|da|del|der|den|di|van|von|al|bin|ap|y)"
"""The pattern of one word of a name."""

_NAMES = rf"{NAME_WORD}(?:\s+{NAME_WORD}){{0,4}}"
_BY = re.compile(
    r"^(?:(?:words|story|report|reporting|analysis|exclusive|written|reported|posted|news|text)\s*)?"
    r"(?:\bby\b|(?<=words):|(?<=author):)\s*:?\s*",
    re.I,
)
_WRITES = re.compile(r"\s+writes$")
_STAFF = re.compile(
    r"^(?:[\w’'&-]+\s+){1,4}(?:desk|staff|reporters?|correspondent|editor|team|newsroom|office)$"
)
_POST = r"(?:reporter|correspondent|editor|writer|staff)"
_ROLE = re.compile(
    rf"^(?P<name>[^,]+),.*\b{_POST}$|^(?P<bare>\S+ \S+(?: \S+)??)(?: \S+){{0,2}} {_POST}$", re.I
)
_ROLE_FIRST = re.compile(
    r"^(?:[\w-]+\s+){0,4}(?:Reporter|Correspondent|Editor|Writer):?\s+(?=[A-Z])"
)
_PERSON = re.compile(rf"^{NAME_WORD}(?:\s+{NAME_WORD}){{1,3}}$")
_PLACED = re.compile(
    rf"^(?P<name>{NAME_WORD}(?:\s+{NAME_WORD}){{1,3}})(?:,| in)(?:\s+{NAME_WORD}){{1,3}}$"
)
_SIGNED = re.compile(rf"^(?:[\w’'&-]+\s+){{1,4}}by\s+{NAME_WORD}(?:\s+{NAME_WORD}){{1,3}}$")
_FURNITURE = re.compile(
    r"@\w+|\bcomments?\s*\(\d+\)?"
    r"|\b\d+\s+(?:comments?|shares?|min(?:ute)?s?(?:\s+read)?)\b|\breading time:?.*$"
    r"|\b\d+[- ]min(?:ute)?s?\b.*$"
    r"|\b(?:tweet|like|pin|share|print|e-?mail|comments?|facebook|read)\b"
    r"|^(?:uk |local |latest )?(?:news|politics|latest|features?|opinion|analysis|blogs?)\b"
    r"|\bin\s+[A-Z][\w &]{2,24}$|\bweather\b.*$"
    r"|\b(?:today:?\s*)?\d{1,2}\s?°?c\b.*$",
    re.I,
)
_ALSO = re.compile(r"\s*(?:,|\band\b|&)\s*")


def find_bylines(
    blocks: Sequence[Block], body: Body, zone: range, datelines: dict[int, DateLine]
) -> dict[int, tuple[str, ...]]:
    """Return the bylines among the head lines; a bare name counts only beside a date line."""
    found = {}
    for i in zone:
        beside = i in datelines or i - 1 in datelines or i + 1 in datelines
        names = _byline(blocks[i], body.roles[i], datelines.get(i), beside=beside)
        if names:
            found[i] = names
    return found


def _byline(
    block: Block, role: Role, dateline: DateLine | None, *, beside: bool
) -> tuple[str, ...]:
    """Return the names in a byline; nothing if the block is none."""
    if role in (Role.PROSE, Role.SECTION, Role.MENU) and dateline is None:
        return ()
    text = bare_line(dateline.rest if dateline else block.text)
    text = text.split(" | ")[0].strip()
    by = _BY.match(text)
    said = by is not None or block.hint is Hint.BYLINE or _WRITES.search(text) is not None
    text = _WRITES.sub("", text[by.end() :] if by else text)
    if not by and _STAFF.match(text) and block.kind is not Kind.HEADING:
        return (text,)
    placed = _PLACED.match(text) if dateline is not None else None
    text = placed["name"] if placed and not _ALSO.search(placed["name"]) else bare_name(text)
    names = tuple(part for part in _ALSO.split(text) if part)
    shaped = bool(names) and all(re.match(rf"^{_NAMES}$", name) for name in names)
    if said:
        return names if shaped else (text,) if text[:1].isupper() and len(text) < 80 else ()
    bare = beside and len(names) == 1 and block.kind is Kind.PARAGRAPH
    return names if shaped and bare and _PERSON.match(text) and not text.isupper() else ()


def opens_byline(text: str) -> bool:
    """Tell whether a line begins as a byline does: "Words by".

    >>> opens_byline("By Ann Day"), opens_byline("Ann Day")
    (True, False)
    """
    return _BY.match(text) is not None


def names_writer(text: str) -> bool:
    """Tell whether words beside a date are a byline, a person's name, or those of a newsroom.

    >>> names_writer("Ann Day, education correspondent"), names_writer("Council tax")
    (True, False)
    >>> names_writer("Schools round-up by Ann Day"), names_writer("Ann Day, Oldbury")
    (True, True)
    """
    if _SIGNED.match(text) or _PLACED.match(text):
        return True
    person = _PERSON.match(bare_name(text)) or _STAFF.match(text) or _WRITES.search(text)
    return opens_byline(text) or person is not None


def bare_name(text: str) -> str:
    """Take a journalist's post off a byline.

    >>> bare_name("Ann Day, education correspondent")
    'Ann Day'
    """
    text = _ROLE_FIRST.sub("", text).strip(" ,")
    found = _ROLE.match(text)
    return found["name"] or found["bare"] if found else text


def bare_line(rest: str) -> str:
    """Take page furniture off the words around a date.

    >>> bare_line("0 Comments Tweet Like")
    ''
    """
    previous = None
    while rest != previous:
        previous, rest = rest, _FURNITURE.sub(" ", rest).strip(" \t,;:|·•–—-/()[]>.")
    return " ".join(rest.split())
