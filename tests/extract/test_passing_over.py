"""What is passed over in reading would have told nothing."""

from pathlib import Path

import pytest

from councilgraph.extract import Gazetteer, find_claims, times
from councilgraph.extract.reading import Sentence
from councilgraph.ingest import read_articles
from councilgraph.model.text import Article

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = [
    ROOT / "data" / "articles",
    *sorted((ROOT / "data" / "practice").glob("p*")),
    ROOT / "tests" / "ordinary" / "pages",
]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_sentences_that_are_passed_over_tell_nothing(
    folder: Path, gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every article says the same if each sentence is looked at by every rule, and for times."""
    articles = [a for a in read_articles([folder]) if isinstance(a, Article)]
    found = [find_claims(article, gazetteer) for article in articles]
    monkeypatch.setattr(Sentence, "knows", lambda sentence, *tags: True)
    monkeypatch.setattr(times, "has_time_words", lambda text: True)
    assert found == [find_claims(article, gazetteer) for article in articles]
