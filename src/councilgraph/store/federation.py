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
from collections.abc import Collection

from councilgraph.model.errors import QueryError
from councilgraph.store.tokens import IRI, TOKEN, resolve_escapes

# What can follow a "less than". No expression goes on with "//" after a prefix, so <http://...
# is always an IRI.
_OPERAND = re.compile(r"""=?(?:[?$("'\d.+!#<-]|[\w.-]*:(?!//)|true|false|\w+\()""", re.I)
# The rest of a name, however it is written, and then the group that only a call has.
_CALLED = re.compile(r"""(?:\\.|[^\s{}<>"'])*(?:\s|\#[^\r\n]*(?:[\r\n]|$))*\{""", re.S)
_WORD = "service"


# What stands between the keyword and the address it calls, if that is written out.
_ADDRESS = re.compile(
    r"(?:\s|#[^\r\n]*[\r\n])*(?:SILENT(?:\s|#[^\r\n]*[\r\n])*)?<([^<>\s\\]*)>", re.I
)


def refuse_federation(text: str, allowed: Collection[str] = ()) -> None:
    """Raise QueryError for a query that would make the engine call another server.

    The addresses `allowed` may be called, where they are written out as IRIs in angle brackets.
    """
    if calls_out(text, allowed):
        others = f" and {', '.join(sorted(allowed))}, written out as <...>" if allowed else ""
        raise QueryError(
            "the query uses SERVICE, which is refused: queries are answered from this store"
            f"{others or ' alone'}. Take the SERVICE part out (or put a full stop between a prefix "
            "that contains that word and a brace)"
        )


def calls_out(text: str, allowed: Collection[str] = ()) -> bool:
    r"""Tell whether some reading of a query calls by SERVICE what is not `allowed`.

    >>> calls_out("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
    True
    >>> calls_out("SELECT * { ?s <http://example.org/service> 'a SERVICE' } # SERVICE")
    False
    >>> calls_out("ASK { SERVICE SILENT <http://a.example/> {} }", {"http://a.example/"})
    False
    >>> calls_out("ASK { ?a ?b ?c FILTER(?a<?b)SERVICE#>\n<http://example.org/> {} }")
    True
    """
    resolved = resolve_escapes(text)
    return any(
        _WORD in reading.casefold() and _meets_keyword(reading, allowed)
        for reading in {text, resolved}
    )


def _meets_keyword(text: str, allowed: Collection[str]) -> bool:
    """Walk all readings; a reading is known by the position where its next token begins."""
    waiting, seen = [0], set[int]()
    while waiting:
        position = waiting.pop()
        while position < len(text) and position not in seen:
            seen.add(position)
            iri = IRI.match(text, position)
            if iri:
                if _OPERAND.match(iri[1]):
                    waiting.append(position + 1)
                position = iri.end()
                continue
            token = TOKEN.match(text, position)
            if token is None:  # a quotation mark that nothing closes: no engine reads this
                break
            if _WORD in (token["word"] or "").casefold():
                address = _ADDRESS.match(text, token.end())
                if token[0].casefold() != _WORD or not address or address[1] not in allowed:
                    return True
                position = address.end()
                continue
            if _WORD in (token["prefix"] or "").casefold() and _CALLED.match(text, token.end()):
                return True
            position = token.end()
    return False
