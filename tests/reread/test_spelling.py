"""Short forms of councils, spelt out for the second reader."""

from councilgraph.extract import Gazetteer, find_claims
from councilgraph.knowledge import Knowledge
from councilgraph.model.text import Article
from councilgraph.reread import spelt_out

TEXT = """KCC’s care for adults requires improvement

Kent County Council has been told to do better. KCC said that it would.

Medway and Herts were rated good.
"""


def test_initials_are_spelt_out(knowledge: Knowledge, gazetteer: Gazetteer) -> None:
    """And other short forms; what holds a word of the council's name stays as it is."""
    article = Article(id="a", source_name="a.txt", text=TEXT, headline=TEXT.splitlines()[0])
    claims, _ = find_claims(article, gazetteer)
    told = spelt_out(article, claims, knowledge.concepts.label)
    assert told[0] == "Kent County Council’s care for adults requires improvement"
    assert told[1] == "Kent County Council has been told to do better."
    assert told[2] == "Kent County Council said that it would."
    assert told[3].startswith("Medway and Hertfordshire")
    assert len(told) == len(claims.sentences)
