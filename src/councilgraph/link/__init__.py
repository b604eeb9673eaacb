"""Which real authority, inspectorate, concept and person an article's claims are about, and when.

What cannot be resolved becomes an issue with its sentence: never a silent drop, never an
invented entity.
"""

from councilgraph.knowledge import Knowledge
from councilgraph.link.circumstances import STEPS, with_circumstances
from councilgraph.link.discourse import Discourse
from councilgraph.link.grades_again import brought_back
from councilgraph.link.interventions import Interventions
from councilgraph.link.namesakes import Namesakes
from councilgraph.link.opinions import OPINIONS, REREAD
from councilgraph.link.people import People
from councilgraph.link.settling import SETTLED, read_again, settle, weigh
from councilgraph.link.verdicts import Verdicts
from councilgraph.model.claims import Claims, Kind
from councilgraph.model.facts import Facts
from councilgraph.model.issues import Issue
from councilgraph.model.text import Article

__all__ = [
    "OPINIONS",
    "REREAD",
    "SETTLED",
    "STEPS",
    "link_claims",
    "place_claims",
    "read_again",
    "weigh",
    "with_circumstances",
]


def link_claims(
    article: Article, claims: Claims, knowledge: Knowledge
) -> tuple[Facts, tuple[Issue, ...]]:
    """Return the facts of an article that are sure enough, and issues for others."""
    placed, unplaced = place_claims(article, claims, knowledge)
    facts, doubted = settle(placed, article, claims, knowledge)
    back = brought_back(facts.judgements)
    left = (one for one in unplaced if not (one.span and any(b.covers(one.span) for b in back)))
    return facts, (*left, *doubted)


def place_claims(
    article: Article, claims: Claims, knowledge: Knowledge
) -> tuple[Facts, tuple[Issue, ...]]:
    """Return what may be facts of an article, and issues for the claims that cannot be placed."""
    if not claims.mentions:
        return Facts(), ()
    bodies = claims.of_kind(Kind.BODY)
    if not (claims.told or bodies):
        return Facts(mentions=Namesakes(article, claims, knowledge).authorities), ()
    discourse = Discourse(article, claims, knowledge)
    verdicts = Verdicts(article, claims, discourse, knowledge)
    judgements, inspections = verdicts.link()
    people = People(article, claims, discourse, knowledge)
    tenures, statements = people.link()
    judged = [*(f.authority for f in judgements), *(f.authority for f in inspections)]
    facts = Facts(
        judgements=judgements,
        doubtful=verdicts.doubtful,
        inspections=inspections,
        tenures=tenures,
        statements=statements,
        interventions=Interventions(article, claims, discourse, knowledge, judgements).link()
        if claims.interventions or bodies
        else (),
        mentions=tuple(sorted({*discourse.authorities, *judged})),
    )
    return facts, (*verdicts.issues, *people.issues)
