"""The namespaces that the declarative files use, and how their base IRI is exchanged."""

import re

from councilgraph.model.errors import KnowledgeError

DEFAULT_BASE = "https://w3id.org/councilgraph/"
CG = f"{DEFAULT_BASE}ontology#"
UNGRADED = (f"{CG}MonitoringVisit", f"{CG}FocusedVisit", f"{CG}PeerReview")
"""The kinds of inspection that give no grade, so that no judgement can be of one."""

SKOS = "http://www.w3.org/2004/02/skos/core#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
FOAF = "http://xmlns.com/foaf/0.1/"

# The ontology's own terms are the same for every base: queries and outside checks rely on them.
_REBASED = re.compile(re.escape(DEFAULT_BASE) + r"(?!ontology)")
_BASE_IRI = re.compile(r"[a-z][a-z0-9+.-]*://[^\s<>\"{}|\\^`]*[/#]", re.IGNORECASE)


def rebase(text: str, base: str) -> str:
    """Return `text` (Turtle or SPARQL) with its data IRIs under `base` and not the default base.

    The terms of the ontology keep their IRIs. Lines and columns after a changed IRI may shift
    within their line, never from line to line.

    >>> rebase("<https://w3id.org/councilgraph/id/x> a <https://w3id.org/councilgraph/ontology#X>",
    ...        "https://example.org/")
    '<https://example.org/id/x> a <https://w3id.org/councilgraph/ontology#X>'
    """
    if base == DEFAULT_BASE:
        return text
    return _REBASED.sub(lambda _: base, text)


def checked_base(base: str) -> str:
    """Return `base` if it can begin IRIs; raise KnowledgeError if it can't.

    >>> checked_base("https://example.org/graph")
    Traceback (most recent call last):
    councilgraph.model.errors.KnowledgeError: not a base IRI: 'https://example.org/graph'; give \
an absolute IRI that ends in / or #, such as https://w3id.org/councilgraph/
    """
    if not _BASE_IRI.fullmatch(base):
        raise KnowledgeError(
            f"not a base IRI: {base!r}; give an absolute IRI that ends in / or #, "
            f"such as {DEFAULT_BASE}"
        )
    return base
