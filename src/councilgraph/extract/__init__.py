"""What an article says: claims, found by the lexicon's words and a grammar of clauses.

Nothing here knows which real council is meant; that is for `link`.
"""

from dataclasses import replace

from councilgraph.extract.datings import find_datings
from councilgraph.extract.gate import may_tell_of_inspections, may_tell_of_people
from councilgraph.extract.gazetteer import Gazetteer
from councilgraph.extract.inspections import find_inspections
from councilgraph.extract.interventions import find_interventions
from councilgraph.extract.judgements import find_judgements
from councilgraph.extract.names import find_people
from councilgraph.extract.publishers import find_publisher
from councilgraph.extract.reading import Reading
from councilgraph.extract.statements import find_statements
from councilgraph.extract.tellings import name_visited
from councilgraph.extract.tenures import find_tenures
from councilgraph.extract.timelines import tell_years
from councilgraph.model.claims import Claims, Kind
from councilgraph.model.issues import Issue
from councilgraph.model.text import Article

# What is shorter has too few words to be known by, and costs little to read.
_SHORT = 400

__all__ = ["Gazetteer", "find_claims"]


def find_claims(article: Article, gazetteer: Gazetteer) -> tuple[Claims, tuple[Issue, ...]]:
    """Find what an article claims; what reads like a claim and cannot be one is an issue.

    An article that names nobody known is not read at all; of one that cannot tell of inspections
    only officials and quotations are, and only where there can be any. A headline or a few
    sentences are read in any case.
    """
    gate = gazetteer.gate
    short = len(article.text) <= _SHORT
    if not short and not gate.lets_in(article.text):
        return Claims(), ()
    reading = Reading(article, gazetteer)
    publisher = find_publisher(article, gazetteer)
    sorts = gate.sorts(reading.mentions, article.text)
    sorts |= {Kind.AUTHORITY} if publisher is not None else set()
    about_inspections = short or may_tell_of_inspections(sorts, reading.mentions, reading.spans)
    context = Claims(mentions=reading.mentions, paragraphs=reading.paragraphs, publisher=publisher)
    if not about_inspections and not may_tell_of_people(sorts):
        return context, ()
    claims, issues = _people_and_statements(reading, context)
    if about_inspections:
        claims, unread = _what_was_found_and_done(reading, gazetteer, claims)
        issues = (*unread, *issues)
    return claims, issues


def _people_and_statements(reading: Reading, claims: Claims) -> tuple[Claims, tuple[Issue, ...]]:
    """Return the claims with what is said of officials, and by them, added."""
    people = find_people(reading)
    tenures = find_tenures(reading, people)
    statements, issues = find_statements(reading, people, tenures)
    told = replace(
        claims,
        tenures=tuple(tenures),
        statements=tuple(statements),
        people={person.span: person.full for person in people},
        sentences=tuple(s.span for s in reading.sentences),
    )
    return told, tuple(issues)


def _what_was_found_and_done(
    reading: Reading, gazetteer: Gazetteer, claims: Claims
) -> tuple[Claims, tuple[Issue, ...]]:
    """Return the claims with judgements, inspections and interventions added."""
    judgements, issues = find_judgements(reading, gazetteer.everyday)
    datings = find_datings(reading)
    told = replace(
        claims,
        judgements=tuple(judgements),
        inspections=tuple(name_visited(find_inspections(reading), datings)),
        datings=tuple(datings),
        interventions=tuple(find_interventions(reading)),
    )
    return tell_years(reading, told), tuple(issues)
