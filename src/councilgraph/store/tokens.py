"""The tokens of SPARQL, as far as they tell what is a keyword and what is not.

What is made of them is left to `federation` and `dataset`.
"""

import re

ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
IRI = re.compile(r'<((?:[^<>"{}|^`\\\x00-\x20]|\\[uU][0-9A-Fa-f]{4,8})*)>')
TOKEN = re.compile(
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


def resolve_escapes(text: str) -> str:
    r"""Put in the characters that code-point escapes stand for, as SPARQL does before parsing.

    >>> resolve_escapes(r"\u0053ELECT")
    'SELECT'
    """
    return ESCAPE.sub(_character, text)


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code < 0x110000 else "\ufffd"
