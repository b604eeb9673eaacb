"""The catalogue of questions as text for a terminal."""

import textwrap
from collections.abc import Sequence

from councilgraph.knowledge.queries import Query
from councilgraph.model.errors import QueryError


def catalogue(queries: Sequence[Query]) -> str:
    """Return one line for each question, with its parameters."""
    width = max(len(query.name) for query in queries)
    lines = []
    for query in queries:
        params = ", ".join(f"{p.name}={p.default or '…'}" for p in query.params)
        lines.append(f"{query.name:<{width}}  {query.summary}")
        if params:
            lines.append(f"{'':<{width}}  with {params}")
    lines.append("")
    lines.append("All about one of them: councilgraph queries NAME")
    return "\n".join(lines)


def entry(queries: Sequence[Query], name: str) -> str:
    """Return all about one question. Raises QueryError for a name that is not in the catalogue."""
    for query in queries:
        if query.name == name:
            return "\n".join(_entry(query))
    names = ", ".join(query.name for query in queries)
    raise QueryError(f"the catalogue has no question {name!r}; it has: {names}")


def _entry(query: Query) -> list[str]:
    lines = [query.name, query.summary, "", textwrap.fill(query.description, 80)]
    if query.params:
        lines += ["", "Parameters (--param K=V):"]
        for param in query.params:
            default = f"; {param.default} unless given" if param.default else ""
            needed = "; needed" if param.required else ""
            told = f"  {param.name} ({param.type.value}{default}{needed}): {param.description}"
            plain = param.example in ("", param.default)
            lines.append(told if plain else f"{told}, such as {param.name}={param.example}")
    lines += ["", "Columns:"]
    lines += [f"  {column}: {meaning}" for column, meaning in query.columns]
    return lines
