"""Whether a query says itself, by FROM or FROM NAMED, which graphs it is about.

The engine's union of all graphs overrides what a query says, so it is asked for only where a query
says nothing.
"""

from councilgraph.store.tokens import IRI, TOKEN, resolve_escapes


def names_its_graphs(text: str) -> bool:
    """Tell whether a query has a dataset clause.

    >>> names_its_graphs("SELECT * FROM <http://example.org/g> { ?s ?p ?o }")
    True
    >>> names_its_graphs("SELECT ?from { ?from a <http://example.org/from> } # FROM")
    False
    """
    resolved = resolve_escapes(text)
    if "from" not in resolved.casefold():
        return False
    position = 0
    while position < len(resolved):
        token = IRI.match(resolved, position) or TOKEN.match(resolved, position)
        if token is None:
            return False
        if (token.groupdict().get("word") or "").casefold() == "from":
            return True
        position = token.end()
    return False
