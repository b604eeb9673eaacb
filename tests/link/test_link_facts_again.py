"""Inspections and officials read again: what becomes of those in doubt."""

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from councilgraph.knowledge import Knowledge
from councilgraph.link.facts_again import inspections_again, tenures_again
from councilgraph.link.people import said_by
from councilgraph.link.settling import settle
from councilgraph.model.claims import Claims
from councilgraph.model.facts import Facts, InspectionFact, TenureFact
from councilgraph.model.issues import Trouble
from councilgraph.model.text import Article
from councilgraph.reread import Post, Rereader, Visit, post_of, visit_of

TEXT = """Inspectors made a second monitoring visit to Kent County Council in May, Ofsted has said.

“We have more to do,” said Ann Lee, the leader of Kent County Council.
"""
ARTICLE = Article(id="made-up", source_name="a.txt", text=TEXT)


class Answering(Rereader):
    """A second reader that finds all it is asked about as likely as it is told to."""

    def __init__(self, likely: float) -> None:
        super().__init__(ARTICLE, (), str)
        self._likely = likely

    def inspections(self, facts: Iterable[InspectionFact]) -> dict[Visit, float]:
        """Return the answers."""
        return {visit_of(fact): self._likely for fact in facts}

    def tenures(self, facts: Iterable[TenureFact]) -> dict[Post, float]:
        """Return the answers."""
        return {post_of(fact): self._likely for fact in facts}


@pytest.fixture
def facts(facts_of: Callable) -> Facts:
    """Return the facts of the text: an inspection, an official and a quotation."""
    found: Facts = facts_of(TEXT, published="2024-06-20")
    assert (len(found.inspections), len(found.tenures), len(found.statements)) == (1, 1, 1)
    return found


def test_the_likelier_it_is_told_the_surer_it_is(facts: Facts) -> None:
    """Both of an inspection and of an official; both have opinions then."""
    for again, told in (
        (inspections_again, facts.inspections),
        (tenures_again, facts.tenures),
    ):
        (likely,), (unlikely,) = (again(told, Answering(share)) for share in (0.99, 0.01))
        assert likely.opinions
        assert likely.confidence > unlikely.confidence


def test_it_is_not_asked_what_it_cannot_know(facts: Facts) -> None:
    """Of a body that it has not learnt of, and of a role at no organisation."""
    new = replace(facts.inspections[0], inspectorate="https://example.org/id/inspectorate/new")
    assert inspections_again([new], Answering(0.01)) == (new,)
    nowhere = replace(facts.tenures[0], organisation=None)
    assert tenures_again([nowhere], Answering(0.01)) == (nowhere,)


def test_words_of_an_official_left_out_are_a_private_speakers(
    facts: Facts, knowledge: Knowledge
) -> None:
    """The quotation stays, with the name; it is another official's who has that name."""
    kept = said_by(facts.statements, facts.tenures, ARTICLE, knowledge.base)
    assert kept == facts.statements
    (fact,) = said_by(facts.statements, (), ARTICLE, knowledge.base)
    assert fact.speaker.startswith(f"{knowledge.base}id/person/ann-lee-")
    assert (fact.speaker_name, fact.text) == ("Ann Lee", facts.statements[0].text)
    elsewhere = replace(facts.tenures[0], official=f"{knowledge.base}id/official/ann-lee-2")
    (fact,) = said_by(facts.statements, [elsewhere], ARTICLE, knowledge.base)
    assert fact.speaker == elsewhere.official


LONG = replace(ARTICLE, text=TEXT + "\n\nIt rained all week, and the river rose." * 20)


@pytest.fixture
def unsure(facts: Facts, monkeypatch: pytest.MonkeyPatch) -> Facts:
    """Return an official of whom the rules are unsure, and whom the second reader doubts."""
    monkeypatch.setattr(Rereader, "tenures", lambda _, facts: {post_of(f): 0.001 for f in facts})
    return Facts(
        tenures=tuple(replace(fact, confidence=0.3) for fact in facts.tenures),
        mentions=facts.mentions,
    )


def test_an_official_who_is_left_out_is_an_issue(unsure: Facts, knowledge: Knowledge) -> None:
    """With the sentence; in an article of some length, since a notice is not read again."""
    two = replace(unsure, mentions=(*unsure.mentions, "https://example.org/id/authority/x"))
    kept, issues = settle(two, LONG, Claims(), knowledge)
    assert not kept.tenures
    assert [issue.trouble for issue in issues] == [Trouble.UNPLACED_PERSON]
    assert "Ann Lee" in issues[0].message


def test_most_articles_are_not_read_again(unsure: Facts, knowledge: Knowledge) -> None:
    """Where one council is named and nothing is graded, its officials are taken as they are."""
    assert settle(unsure, LONG, Claims(), knowledge)[0].tenures == unsure.tenures
