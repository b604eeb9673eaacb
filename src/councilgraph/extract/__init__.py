"""What an article says: claims, found by the lexicon's words and a grammar of clauses.

Nothing here knows which real council is meant; that is for `link`.
"""

from councilgraph.extract.datings import find_datings
from councilgraph.extract.gazetteer import Gazetteer
from councilgraph.extract.inspections import find_inspections
from councilgraph.extract.interventions import find_interventions
from councilgraph.extract.judgements import find_judgements
from councilgraph.extract.names import find_people
from councilgraph.extract.reading import Reading
from councilgraph.extract.statements import find_statements
from councilgraph.extract.tenures import find_tenures
from councilgraph.model.claims import Claims
from councilgraph.model.issues import Issue
from councilgraph.model.text import Article

__all__ = ["Gazetteer", "find_claims"]


def find_claims(article: Article, gazetteer: Gazetteer) -> tuple[Claims, tuple[Issue, ...]]:
    """Find what an article claims; what reads like a claim and cannot be one is an issue."""
    reading = Reading(article, gazetteer)
    people = find_people(reading)
    judgements, grade_issues = find_judgements(reading, gazetteer.everyday)
    tenures = find_tenures(reading, people)
    statements, speech_issues = find_statements(reading, people, tenures)
    claims = Claims(
        judgements=tuple(judgements),
        inspections=tuple(find_inspections(reading)),
        datings=tuple(find_datings(reading)),
        tenures=tuple(tenures),
        statements=tuple(statements),
        interventions=tuple(find_interventions(reading)),
        people={person.span: person.full for person in people},
        mentions=reading.mentions,
        sentences=tuple(s.span for s in reading.sentences),
        paragraphs=reading.paragraphs,
    )
    return claims, (*grade_issues, *speech_issues)
