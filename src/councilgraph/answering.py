"""From what a user asks to results: a question of the catalogue, or SPARQL of one's own."""

import sys
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from councilgraph.knowledge import DEFAULT_BASE, Knowledge, knowledge_folder, load_knowledge
from councilgraph.knowledge.parameters import Names, Param, Term, name_resolver, to_term
from councilgraph.knowledge.queries import Query, load_queries, parse_query
from councilgraph.model.errors import QueryError
from councilgraph.store import Results, Version


class Catalogue:
    """The questions of the catalogue, and the words that their parameters take.

    `root` is a user's own knowledge folder, if there is one. Files are read when they are first
    needed, and then no more.
    """

    def __init__(self, root: Path | None = None, base: str = DEFAULT_BASE) -> None:
        self._root = root
        self.base = base

    @cached_property
    def questions(self) -> tuple[Query, ...]:
        """The questions, in their order."""
        return load_queries(knowledge_folder("queries", self._root), self.base)

    @cached_property
    def knowledge(self) -> Knowledge:
        """What the words of parameters are looked up in."""
        return load_knowledge(self._root, self.base)

    @cached_property
    def official_names(self) -> Mapping[str, str]:
        """IRIs of authorities by official names, without those that several authorities have."""
        found: dict[str, set[str]] = {}
        for authority in self.knowledge.register.authorities.values():
            found.setdefault(authority.name, set()).add(authority.iri)
        return {name: min(iris) for name, iris in found.items() if len(iris) == 1}

    def find(self, name: str) -> Query:
        """Return a question by its name. Raises QueryError, with the names that there are."""
        for question in self.questions:
            if question.name == name:
                return question
        names = ", ".join(question.name for question in self.questions)
        raise QueryError(f"the catalogue has no question {name!r}; it has: {names}")

    def fill(self, query: Query, values: Mapping[str, str]) -> str:
        """Return the SPARQL of a query with the user's words at their places.

        Raises QueryError for whatever `Query.bind` refuses.
        """
        names = self._names
        return query.filled(
            query.bind(
                values, self.base, resolve_authority=names.resolve_authority, known=names.known
            )
        )

    def mistakes(self, query: Query, values: Mapping[str, str]) -> dict[str, str]:
        """Return what is wrong with the value of each parameter; nothing if all can be asked."""
        found = {}
        for param in query.params:
            value = values.get(param.name) or param.default
            try:
                if value:
                    self.term(param, value)
                elif param.required:
                    found[param.name] = "this is needed"
            except QueryError as error:
                found[param.name] = str(error)
        return found

    def term(self, param: Param, value: str) -> Term:
        """Return what a user's word for a parameter stands for; raises QueryError if nothing."""
        return to_term(param, value, self._names)

    @cached_property
    def _names(self) -> Names:
        return Names(
            base=self.base,
            resolve_authority=name_resolver(_names(self.knowledge)),
            known=self.knowledge.concepts.labels.keys(),
        )


class Answering:
    """Asks one version of the graph; `root` is a user's own knowledge folder, if there is one."""

    def __init__(self, version: Version, root: Path | None = None) -> None:
        self._version = version
        self._catalogue = Catalogue(root, version.base)

    @staticmethod
    def catalogue(root: Path | None = None, base: str = DEFAULT_BASE) -> tuple[Query, ...]:
        """Return the questions of the catalogue, in their order."""
        return Catalogue(root, base).questions

    def ask(self, query: str, values: Mapping[str, str]) -> Results:
        """Return the results of a question by name, of a file, or of SPARQL on standard input.

        Raises QueryError for an unknown name, a wrong parameter, and whatever the engine refuses.
        """
        found = self._find(query)
        if isinstance(found, Query):
            return self._version.query(self._catalogue.fill(found, values))
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
        return self._catalogue.find(query)

    def _parsed(self, text: str, source: str) -> Query | str:
        if text.lstrip().startswith("#+"):
            return parse_query(text, source, self._version.base)
        return text


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
