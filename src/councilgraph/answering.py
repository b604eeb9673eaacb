"""From what a user asks to results: a question of the catalogue, or SPARQL of one's own."""

import sys
from collections.abc import Mapping
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from councilgraph.knowledge import DEFAULT_BASE, Knowledge, knowledge_folder, load_knowledge
from councilgraph.knowledge.parameters import name_resolver
from councilgraph.knowledge.queries import Query, load_queries, parse_query
from councilgraph.model.errors import QueryError
from councilgraph.store import Results, Version


class Answering:
    """Asks one version of the graph; `root` is a user's own knowledge folder, if there is one."""

    def __init__(self, version: Version, root: Path | None = None) -> None:
        self._version = version
        self._root = root

    @staticmethod
    def catalogue(root: Path | None = None, base: str = DEFAULT_BASE) -> tuple[Query, ...]:
        """Return the questions of the catalogue, in their order."""
        return load_queries(knowledge_folder("queries", root), base)

    def ask(self, query: str, values: Mapping[str, str]) -> Results:
        """Return the results of a question by name, of a file, or of SPARQL on standard input.

        Raises QueryError for an unknown name, a wrong parameter, and whatever the engine refuses.
        """
        found = self._find(query)
        if isinstance(found, Query):
            return self._version.query(found.filled(self._bind(found, values)))
        if values:
            raise QueryError(
                "plain SPARQL has no parameters; begin the file with a '#+' header that declares "
                "them, as the files in queries/ do"
            )
        return self._version.query(found)

    def _find(self, query: str) -> Query | str:
        if query == "-":
            return self._parsed(sys.stdin.read(), "standard input")
        path = Path(query)
        if path.suffix == ".rq" or path.is_file():
            try:
                return self._parsed(path.read_text(encoding="utf-8"), path.name)
            except (OSError, UnicodeDecodeError) as error:
                raise QueryError(f"{query} cannot be read: {error}") from error
        catalogue = self.catalogue(self._root, self._version.base)
        for question in catalogue:
            if question.name == query:
                return question
        names = ", ".join(question.name for question in catalogue)
        raise QueryError(f"the catalogue has no question {query!r}; it has: {names}")

    def _parsed(self, text: str, source: str) -> Query | str:
        if text.lstrip().startswith("#+"):
            return parse_query(text, source, self._version.base)
        return text

    def _bind(self, query: Query, values: Mapping[str, str]) -> Mapping[str, NamedNode | Literal]:
        knowledge = load_knowledge(self._root, self._version.base)
        return query.bind(
            values,
            self._version.base,
            resolve_authority=name_resolver(_names(knowledge)),
            known=knowledge.concepts.labels.keys(),
        )


def _names(knowledge: Knowledge) -> list[tuple[str, str]]:
    """Return the names of authorities; where two share one, the living one bears it."""
    authorities = knowledge.register.authorities.values()
    living = {name for a in authorities if a.valid_to is None for name in a.names}
    return [
        (name, a.iri)
        for a in authorities
        for name in a.names
        if a.valid_to is None or name not in living
    ]
