"""The `#+` header at the top of a query file, read into a tree of keys.

A small strict part of YAML: `key: value`, `key: >` with folded lines below, `key:` with an
indented block of keys, two spaces a step. What the keys mean is for `knowledge.queries`.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from councilgraph.model.errors import KnowledgeError

_KEY = re.compile(r"(?P<key>[\w-]+):(?: (?P<value>\S.*))?")
_MARK = "#+"


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A key's value: words, or keys below it; `where` is "file:line" for messages."""

    where: str
    words: str = ""
    below: dict[str, "Node"] = field(default_factory=dict)

    def child(self, key: str) -> "Node":
        """Return the node of a key; one that is absent has neither words nor keys."""
        return self.below.get(key, Node(where=self.where))

    def needed(self, key: str) -> str:
        """Return the words of a key; raises KnowledgeError if there are none."""
        words = self.child(key).words
        if not words:
            raise KnowledgeError(f"{self.child(key).where}: the header needs '{key}:' with words")
        return words

    def allow(self, keys: Collection[str], what: str) -> None:
        """Raise KnowledgeError for a key below this one that is not among `keys`."""
        for key, node in self.below.items():
            if key not in keys:
                raise KnowledgeError(
                    f"{node.where}: {what} has no key {key!r}; it may have: {', '.join(keys)}"
                )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    where: str
    indent: int
    words: str


def read_header(text: str, source: str) -> Node:
    r"""Read the header of a query file; `source` names the file in messages.

    Raises KnowledgeError, with file and line, for a line that is no part of a header, a key given
    twice, a wrong indent, or a header that does not stand at the very top.

    >>> read_header("#+ summary: What is what\nSELECT * {}", "x.rq").child("summary").words
    'What is what'
    """
    lines = list(_lines(text, source))
    if not lines:
        raise KnowledgeError(f"{source}:1: a query file starts with a '#+' header")
    node, rest = _block(lines, 0, f"{source}:1")
    if rest:
        raise KnowledgeError(f"{rest[0].where}: wrong indent; keys go in steps of two spaces")
    return node


def _lines(text: str, source: str) -> Iterator[_Line]:
    over = False
    for number, line in enumerate(text.splitlines(), start=1):
        where = f"{source}:{number}"
        marked = line.startswith(_MARK)
        if marked and over:
            raise KnowledgeError(f"{where}: '#+' after the header's end; use '#' for a comment")
        over = over or not marked
        if not marked:
            continue
        words = line.removeprefix(_MARK)
        if words.strip() and not words.startswith(" "):
            raise KnowledgeError(f"{where}: a space is missing after '#+'")
        if words.strip():
            yield _Line(
                where=where, indent=len(words) - len(words.lstrip()) - 1, words=words.strip()
            )


def _block(lines: list[_Line], indent: int, where: str) -> tuple[Node, list[_Line]]:
    """Read the keys at this indent; return them with the lines that are left."""
    below: dict[str, Node] = {}
    while lines and lines[0].indent == indent:
        line, lines = lines[0], lines[1:]
        match = _KEY.fullmatch(line.words)
        if not match:
            raise KnowledgeError(f"{line.where}: expected 'key: value', found {line.words!r}")
        if match["key"] in below:
            raise KnowledgeError(f"{line.where}: the key {match['key']!r} is here twice")
        node, lines = _value(line, match["value"] or "", lines)
        below[match["key"]] = node
    return Node(where=where, below=below), lines


def _value(line: _Line, value: str, lines: list[_Line]) -> tuple[Node, list[_Line]]:
    deeper = bool(lines) and lines[0].indent > line.indent
    if value == ">":
        words: list[str] = []
        while lines and lines[0].indent > line.indent:
            words.append(lines[0].words)
            lines = lines[1:]
        return Node(where=line.where, words=" ".join(words)), lines
    if value:
        # Plain YAML scalars must have neither; refusing them keeps the header readable as YAML.
        if ": " in value or " #" in value:
            raise KnowledgeError(f"{line.where}: a value with ': ' or ' #' goes below '>'")
        return Node(where=line.where, words=value), lines
    if not deeper:
        return Node(where=line.where), lines
    return _block(lines, line.indent + 2, line.where)
