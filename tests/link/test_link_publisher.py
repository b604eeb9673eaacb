"""Who speaks on a council's own page, and who hires in news of a move."""

from collections.abc import Callable

import pytest

from councilgraph.extract import Gazetteer, find_claims
from councilgraph.knowledge import Knowledge
from councilgraph.link import link_claims
from councilgraph.model.facts import Facts
from councilgraph.model.text import Article


@pytest.fixture(scope="module")
def published_by(gazetteer: Gazetteer, knowledge: Knowledge) -> Callable[[str, str], Facts]:
    """Return a function that gives the facts of a text on somebody's page."""

    def facts(publisher: str, text: str) -> Facts:
        article = Article(id="x", source_name="x", text=text, publisher=publisher)
        return link_claims(article, find_claims(article, gazetteer)[0], knowledge)[0]

    return facts


def graded(facts: Facts, knowledge: Knowledge) -> set[str]:
    """Return whose grades the facts tell of."""
    return {knowledge.concepts.label(fact.authority) for fact in facts.judgements}


OWN = "Ofsted has rated our children's services good. Cllr Pat Brook, leader, was glad."


def test_our_services_are_the_publishers(published_by: Callable, knowledge: Knowledge) -> None:
    """Of a council; of a newspaper they are nobody's, and no more is its leader."""
    own = published_by("Torbay Council", OWN)
    assert graded(own, knowledge) == {"Torbay Council"}
    assert {fact.organisation for fact in own.tenures} == {own.judgements[0].authority}
    assert "publisher" in own.judgements[0].signals
    paper = published_by("Torbay Herald", OWN)
    assert (paper.judgements, paper.tenures) == ((), ())


@pytest.mark.parametrize(
    ("text", "councils"),
    [
        # who is named is meant, whoever publishes it
        (f"{OWN} Leeds City Council's children's services were rated inadequate by Ofsted.",
         {"Torbay Council", "Leeds City Council"}),
        # the council is the publisher, whoever was named in the sentence before
        (
            "Leeds City Council sent advisers. The council has been rated good by Ofsted for "
            "its children's services.",
            {"Torbay Council"},
        ),
    ],
)  # fmt: skip
def test_whoever_is_named_keeps_what_is_its_own(
    published_by: Callable, knowledge: Knowledge, text: str, councils: set[str]
) -> None:
    """The publisher is meant where nobody is named, and nowhere else."""
    assert graded(published_by("Torbay Council", text), knowledge) == councils


@pytest.mark.parametrize(
    ("move", "council"),
    [
        ("Jo Marsh is head of housing at Leeds City Council, which Leeds likes.", "Torbay Council"),
        ("Jo Marsh was born near Leeds City Council, which Leeds likes.", "Leeds City Council"),
    ],
)
def test_who_hires_is_whom_the_news_is_about(
    facts_of: Callable, knowledge: Knowledge, move: str, council: str
) -> None:
    """Where somebody moves, the others that are told of serve the new employer."""
    text = (
        "Jo Marsh is to be the chief executive of Torbay Council.\n\n"
        f"{move} Leeds will miss her. Leeds was kind.\n\n"
        "The leader, Pat Brook, was glad."
    )
    tenures = facts_of(text).tenures
    (brook,) = [fact for fact in tenures if fact.name == "Pat Brook"]
    assert knowledge.concepts.label(brook.organisation) == council


def test_a_section_114_notice_is_the_councils_own(facts_of: Callable) -> None:
    """A department in the same sentence sends commissioners, and issues no such notice."""
    text = (
        "Torbay Council issued a section 114 notice in May, two weeks after commissioners were "
        "sent in by the Department for Education."
    )
    actors = {
        f.intervention_class.rpartition("#")[2]: f.actor for f in facts_of(text).interventions
    }
    assert actors["Section114Notice"].endswith("/E06000027")
    assert actors["Commissioner"].endswith("/dfe")


@pytest.mark.parametrize(
    ("payer", "actor"), [("The department", "/dfe"), ("The council", "/E06000027")]
)
def test_the_department_pays_what_it_puts_up(facts_of: Callable, payer: str, actor: str) -> None:
    """It is the department of government that was named before."""
    text = f"The Department for Education sent a commissioner to Torbay. {payer} "
    text += "has set aside an extra £2m for social workers in Torbay."
    (paid,) = [f for f in facts_of(text).interventions if f.amount]
    assert paid.actor.endswith(actor)
