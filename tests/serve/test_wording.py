"""Dates and bounds in words, and the page of an IRI."""

import pytest

from councilgraph.serve.pages.wording import (
    count_words,
    date_words,
    grade_step,
    period_words,
    url_for_iri,
)

BASE = "https://example.org/graph/"


@pytest.mark.parametrize(
    ("iri", "path"),
    [
        (f"{BASE}id/authority/E10000034", "/authority/E10000034"),
        (f"{BASE}id/claim/783d2ab3281c3cae", "/claim/783d2ab3281c3cae"),
        (f"{BASE}id/body/a-trust", "/body/a-trust"),
        (f"{BASE}id/evidence/783d2ab3281c3cae", "/id/evidence/783d2ab3281c3cae"),
        (f"{BASE}def/grade/good", "/concept/grade/good"),
        (f"{BASE}def/scheme/x/ranking", "/def/scheme/x/ranking"),
        (f"{BASE}graph/record", "/graph/record"),
        (f'{BASE}id/official/a"><script>', "/official/a%22%3E%3Cscript%3E"),
        (f"{BASE}id/official/a?b#c", "/official/a%3Fb%23c"),
        ("https://w3id.org/councilgraph/ontology#Judgement", "/ontology#Judgement"),
        ("http://www.wikidata.org/entity/Q1", "http://www.wikidata.org/entity/Q1"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("urn:x:y", ""),
    ],
)
def test_the_page_of_an_iri(iri: str, path: str) -> None:
    """Things of the data lead to their pages, others to themselves, and scripts nowhere."""
    assert url_for_iri(iri, BASE) == path


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2016-11-04", "4 November 2016"),
        ("2016-11-04T10:00:00Z", "4 November 2016"),
        ("2016-11", "November 2016"),
        ("2016", "2016"),
        ("2016-13", "2016-13"),
        ("undated", "undated"),
        ("", ""),
    ],
)
def test_a_date_is_told_at_its_precision(value: str, words: str) -> None:
    """A day, a month and a year are written out; anything else stays as it is."""
    assert date_words(value) == words


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        (None, None, "date not known"),
        ("2016-02-03", None, "on or after 3 February 2016"),
        (None, "2016-02-03", "by 3 February 2016"),
        ("2016-02-03", "2016-02-03", "on 3 February 2016"),
        ("2016-02-01", "2016-02-29", "in February 2016"),
        ("2016-02-01", "2016-02-28", "between 1 February 2016 and 28 February 2016"),
        ("2016-01-01", "2016-12-31", "in 2016"),
        ("2015-01-01", "2016-12-31", "between 1 January 2015 and 31 December 2016"),
    ],
)
def test_bounds_are_told_as_precisely_as_they_are(
    earliest: str | None, latest: str | None, words: str
) -> None:
    """Whole months and years are told as such; an open end is told as open."""
    assert period_words(earliest, latest) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0 rows"), (1, "1 row"), ("2", "2 rows"), (12345, "12,345 rows")],
)
def test_a_count_agrees_with_its_noun(number: int | str, words: str) -> None:
    """One is told in the singular, thousands with a comma."""
    assert count_words(number, "row") == words


@pytest.mark.parametrize(
    ("rank", "step"), [(None, "none"), ("", "none"), ("0", "0"), (0.33, "1"), (0.5, "2"), (1, "4")]
)
def test_a_grade_has_a_step_of_the_scale(rank: float | str | None, step: str) -> None:
    """The best grade has the first colour, the worst the last, and what has no rank neither."""
    assert grade_step(rank) == step
