"""Statements by subject and predicate: the small index that everything here is read from."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from councilgraph.knowledge.terms import RDF
from councilgraph.model.errors import KnowledgeError

Value = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


class Statements:
    """What is said of each subject, in the order of the files. Blank nodes go by `_:` names."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self._values: dict[str, dict[str, list[Value]]] = defaultdict(dict)
        self._typed: dict[str, list[str]] = defaultdict(list)
        for quad in quads:
            subject = node_name(quad.subject)
            predicate = quad.predicate.value
            self._values[subject].setdefault(predicate, []).append(quad.object)
            if predicate == f"{RDF}type" and isinstance(quad.object, ox.NamedNode):
                self._typed[quad.object.value].append(subject)

    def subjects(self) -> Iterator[str]:
        """Yield everything that something is said of."""
        yield from self._values

    def instances(self, kind: str) -> Iterator[str]:
        """Yield what is said to be of the class `kind` itself, once each, subclasses left out."""
        yield from dict.fromkeys(self._typed.get(kind, ()))

    def values(self, subject: str, predicate: str) -> list[Value]:
        """Return the objects of one subject and predicate."""
        return self._values.get(subject, {}).get(predicate, [])

    def nodes(self, subject: str, predicate: str) -> tuple[str, ...]:
        """Return those objects that are IRIs or blank nodes, once each."""
        found = self.values(subject, predicate)
        return tuple(
            dict.fromkeys(
                node_name(value)
                for value in found
                if isinstance(value, ox.NamedNode | ox.BlankNode)
            )
        )

    def literals(self, subject: str, predicate: str) -> list[ox.Literal]:
        """Return those objects that are literals."""
        return [v for v in self.values(subject, predicate) if isinstance(v, ox.Literal)]

    def texts(self, subject: str, predicate: str) -> tuple[str, ...]:
        """Return the texts of those objects that are literals, whatever their language."""
        return tuple(dict.fromkeys(v.value for v in self.literals(subject, predicate)))

    def text(self, subject: str, predicate: str) -> str | None:
        """Return the first of the texts, one in English before others."""
        found = self.literals(subject, predicate)
        english = [v for v in found if (v.language or "en").startswith("en")]
        return next((v.value for v in (*english, *found)), None)

    def needed(self, subject: str, predicate: str) -> str:
        """Return the text that must be there; raise KnowledgeError if it isn't."""
        text = self.text(subject, predicate)
        if text is None:
            raise KnowledgeError(f"{subject} has no {predicate}: add it to its Turtle file")
        return text

    def members(self, head: str) -> Iterator[str]:
        """Yield the members of an RDF list; raise KnowledgeError for a list that is none."""
        seen = set()
        while head != f"{RDF}nil":
            first, rest = self.nodes(head, f"{RDF}first"), self.nodes(head, f"{RDF}rest")
            if len(first) != 1 or len(rest) != 1 or head in seen:
                raise KnowledgeError(f"{head} is not a well-formed list: write it as ( ... )")
            seen.add(head)
            yield first[0]
            head = rest[0]


def node_name(node: ox.NamedNode | ox.BlankNode | ox.Triple) -> str:
    """Return the IRI of a named node, the `_:` name of a blank one, or a triple as it is written.

    >>> node_name(ox.BlankNode("x"))
    '_:x'
    """
    return node.value if isinstance(node, ox.NamedNode) else str(node)
