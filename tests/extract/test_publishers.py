"""Whose own page an article is, by what is known of its publication."""

from collections.abc import Callable

import pytest

from councilgraph.extract import Gazetteer
from councilgraph.extract.publishers import find_publisher
from councilgraph.model.text import Article


@pytest.fixture(scope="module")
def whose(gazetteer: Gazetteer) -> Callable[..., str | None]:
    """Return a function that gives the name found of whose page an article is."""

    def name(**known: object) -> str | None:
        found = find_publisher(Article(id="x", source_name="x", text="x", **known), gazetteer)
        return found.text if found is not None else None

    return name


@pytest.mark.parametrize(
    ("publisher", "name"),
    [
        ("Merton Council", "Merton Council"),
        ("London Borough of Bexley", "London Borough of Bexley"),
        ("Torbay Council news", "Torbay Council"),
        ("Solihull Council Newsroom", "Solihull Council"),
        ("News from Leeds City Council", "Leeds City Council"),
        ("Bay View, the newsletter of Torbay Council", "Torbay Council"),
    ],
)
def test_a_council_publishes_its_own_news(whose: Callable, publisher: str, name: str) -> None:
    """Its name, alone or with words for news, is whose page it is; a byline will do."""
    assert whose(publisher=publisher) == name
    assert whose(publisher="Some Gazette", authors=(publisher,)) == name


@pytest.mark.parametrize(
    "publisher",
    [
        None,
        "Torbay Herald",
        "Torbay News",
        "Leeds",
        "Torbay Council Watch",
        "Friends of Torbay Council",
        "Council Finance Letter",
        "Local Authority Gazette",
        "Brighton & Hove News",
    ],
)
def test_a_paper_named_after_a_town_is_no_council(whose: Callable, publisher: str | None) -> None:
    """A word for a council has to be in the name, and no words that are not for news."""
    assert whose(publisher=publisher) is None


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.merton.gov.uk/news/1", "Merton"),
        ("https://newsroom.torbay.gov.uk", "Torbay"),
        ("https://www.gov.uk/government/news", None),
        ("https://torbay.example.org/merton.gov.uk/", None),
        ("https://nowhere.gov.uk/news", None),
    ],
)
def test_a_site_of_government_tells_of_which_place(
    whose: Callable, url: str, name: str | None
) -> None:
    """The host does, where its label is the name of just one authority."""
    assert whose(url=url) == name
