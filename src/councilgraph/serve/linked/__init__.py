"""Linked data: what an IRI of the graph is, for browsers and for programs."""
