"""Refusing SERVICE before the engine sees it.

The engine calls whatever address a SERVICE names, and has no switch for that. Its grammar also
takes the keyword without white space around it (`1SERVICEx:y{}` is read), and a `<` can begin an
IRI or compare two values (`FILTER(?a<?b)SERVICE#>`), so no single way of cutting a query into
tokens is safe. This module follows every way there is, and refuses when one of them meets the
word. Words in strings, comments, IRIs, variables and local names are let through, and so is a
prefix that contains "service", unless a brace follows its name: `service:x {` may be a call of
`:x`. Code-point escapes are tried both as they stand and resolved.
"""

import re

from councilgraph.model.errors import QueryError

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_IRI = re.compile(r'<((?:[^<>"{}|^`\\\x00-\x20]|\\[uU][0-9A-Fa-f]{4,8})*)>')
# What can follow a "less than". No expression goes on with "//" after a prefix, so <http://...
# is always an IRI.
_OPERAND = re.compile(r"""=?(?:[?$("'\d.+!#<-]|[\w.-]*:(?!//)|true|false|\w+\()""", re.I)
_TOKEN = re.compile(
    r'''
      \s+ | \#[^\r\n]*
    | """(?:"{0,2}(?:[^"\\]|\\.))*""" | \'\'\'(?:'{0,2}(?:[^'\\]|\\.))*\'\'\'
    | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*'
    | [?$]\w+ | @[A-Za-z]+(?:-[A-Za-z0-9]+)*
    | (?P<prefix>\w[\w.-]{0,99})?:(?:[\w:%-]|\\.)*
    | (?P<word>\w+)
    | [^"']
    ''',
    re.X | re.S,
)
# The rest of a name, however it is written, and then the group that only a call has.
_CALLED = re.compile(r"""(?:\\.|[^\s{}<>"'])*(?:\s|\#[^\r\n]*(?:[\r\n]|$))*\{""", re.S)
_WORD = "service"


def refuse_federation(text: str) -> None:
    """Raise QueryError for a query that would make the engine call another server."""
    if calls_out(text):
        raise QueryError(
            "the query uses SERVICE, which is refused: queries are answered from this store "
            "alone. Take the SERVICE part out (or put a full stop between a prefix that contains "
            "that word and a brace)"
        )


def calls_out(text: str) -> bool:
    r"""Tell whether some reading of a query contains the keyword SERVICE.

    >>> calls_out("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
    True
    >>> calls_out("SELECT * { ?s <http://example.org/service> 'a SERVICE' } # SERVICE")
    False
    >>> calls_out("ASK { ?a ?b ?c FILTER(?a<?b)SERVICE#>\n<http://example.org/> {} }")
    True
    """
    resolved = _ESCAPE.sub(_character, text)
    return any(
        _WORD in reading.casefold() and _meets_keyword(reading) for reading in {text, resolved}
    )


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code < 0x110000 else "\ufffd"


def _meets_keyword(text: str) -> bool:
    """Walk all readings; a reading is known by the position where its next token begins."""
    waiting, seen = [0], set[int]()
    while waiting:
        position = waiting.pop()
        while position < len(text) and position not in seen:
            seen.add(position)
            iri = _IRI.match(text, position)
            if iri:
                if _OPERAND.match(iri[1]):
                    waiting.append(position + 1)
                position = iri.end()
                continue
            token = _TOKEN.match(text, position)
            if token is None:  # a quotation mark that nothing closes: no engine reads this
                break
            if _WORD in (token["word"] or "").casefold():
                return True
            if _WORD in (token["prefix"] or "").casefold() and _CALLED.match(text, token.end()):
                return True
            position = token.end()
    return False
