"""Which of the media types on offer an Accept header gets."""

import time

import pytest

from councilgraph.serve.negotiation import best

HTML, TURTLE, JSON_LD, RDF_XML = (
    "text/html",
    "text/turtle",
    "application/ld+json",
    "application/rdf+xml",
)
OFFERED = (HTML, TURTLE, JSON_LD, RDF_XML)
CHROMIUM = (
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,"
    "*/*;q=0.8,application/signed-exchange;v=b3;q=0.7"
)
RDFLIB = (
    "text/turtle, application/rdf+xml;q=0.9, text/n3;q=0.8, application/n-triples;q=0.8,"
    "application/xhtml+xml;q=0.5"
)


@pytest.mark.parametrize(
    ("accept", "wanted"),
    [
        (None, HTML),
        ("", HTML),
        ("*/*", HTML),
        ("*", HTML),
        (CHROMIUM, HTML),
        (RDFLIB, TURTLE),
        ("text/turtle", TURTLE),
        ("TEXT/Turtle", TURTLE),
        ("text/*;q=0.4, application/ld+json;q=0.5", JSON_LD),
        ("text/*, text/html;q=0.1", TURTLE),
        ("text/turtle;q=0.3, application/rdf+xml;q=.7", RDF_XML),
        ("text/html;q=0, */*", TURTLE),
        ("text/html;q=0", None),
        ("image/png, text/plain", None),
        ("*/*;q=0.1, application/ld+json", JSON_LD),
        ("application/rdf+xml, */*", RDF_XML),
        ("text/turtle;q=1.000, text/html;q=0.999", TURTLE),
        ("text/turtle; q=0.9 , text/html;q = 0.2", TURTLE),
        ("text/turtle;charset=utf-8", TURTLE),
        ('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted, x;q=0"', JSON_LD),
        ("text/html;level=1;q=0.3, text/html;q=0.7, text/turtle;q=0.5", HTML),
        ("text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", HTML),
        ("text/turtle;q=2, text/html;q=0.1", HTML),
        ("nonsense, text/turtle", TURTLE),
        ("nonsense", HTML),
        ("*/turtle, application/ld+json", JSON_LD),
        (",, ,text/turtle,,", TURTLE),
        ('text/turtle;x="unclosed, text/html', TURTLE),
    ],
)
def test_the_best_liked_type(accept: str | None, wanted: str | None) -> None:
    """The weight of the closest range counts, then closeness, then the order on offer."""
    assert best(accept, OFFERED) == wanted


@pytest.mark.parametrize(
    ("accept", "wanted"),
    [
        ("text/csv;header=absent", "text/csv; header=absent"),
        ("text/csv;header=absent;q=0.1, text/csv;q=0.9", "text/csv; header=present"),
        ("text/csv;header=other", None),
    ],
)
def test_parameters_on_offer(accept: str, wanted: str | None) -> None:
    """A parameter that a type on offer has is to be met."""
    assert best(accept, ("text/csv; header=present", "text/csv; header=absent")) == wanted


@pytest.mark.parametrize("accept", ['"' * 60000, '"\\' * 30000, ";" * 60000, "a/b;" * 15000])
def test_no_header_takes_long(accept: str) -> None:
    """A header made to be slow is read in no time."""
    begun = time.perf_counter()
    best(accept, OFFERED)
    assert time.perf_counter() - begun < 10
