"""HTML pages, sound and broken."""

import pytest

from councilgraph.ingest import parse_article
from councilgraph.model.errors import SourceError

LEAD = "The council has agreed to spend a further two million pounds on its roads this year."
NEXT = "Work on the first of them begins in June, and is meant to be over before the autumn."
BODY = f"<h1>Roads to be mended</h1><p>{LEAD}</p><p>{NEXT}</p>"
TEXT = f"Roads to be mended\n\n{LEAD}\n\n{NEXT}"


def text_of(page: str) -> str:
    """Return the stored text of an HTML page."""
    return parse_article(page.encode(), "page.html").text


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav><a href='/'>Home</a> <a href='/n'>News and views from all of the county.</a></nav>",
        "<aside><p>Join a service on its way from good to outstanding, and enjoy it!</p></aside>",
        "<footer><p>This paper is published every day of the week except for Sundays.</p></footer>",
        "<figure><img src='x'><figcaption>A road with a hole, last week.</figcaption></figure>",
        "<script>var advert = 'This is a sentence with quite enough words in it.';</script>",
        "<div hidden>This sentence is hidden from all who read the page in a browser.</div>",
        "<div style='display: none'>This sentence is hidden from all who read the page.</div>",
        "<div class='relatedStories'><p>This is the beginning of quite another story.</p></div>",
        "<section id='comments'><p>I have been here for years and never seen this.</p></section>",
        "<ul class='share-links'><li>Share</li><li>Tweet</li></ul>",
        "<ul class='more'><li>A bridge is painted</li><li>Council rated good</li></ul>",
    ],
)
@pytest.mark.parametrize("place", ["above", "below"])
def test_what_markup_calls_furniture_goes(furniture: str, place: str) -> None:
    """Elements that are furniture by tag, role, class or style are left out."""
    page = furniture + BODY if place == "above" else BODY + furniture
    assert text_of(f"<html><body>{page}</body></html>") == TEXT


def test_an_element_that_holds_the_article_is_kept_whatever_its_name() -> None:
    """A wrapper called "comment" that holds the headline is the article."""
    assert text_of(f"<div class='comment sidebar'>{BODY}</div>") == TEXT


@pytest.mark.parametrize("name", ["social-care", "jobs", "promo"])
def test_names_that_mislead_cost_no_article(name: str) -> None:
    """If what the names leave is no article, the page is read without heed to them."""
    page = f"<h1>Roads to be mended</h1><div class='{name}'><p>{LEAD}</p><p>{NEXT}</p></div>"
    assert text_of(page + "<p>Menu</p>" * 99) == TEXT


@pytest.mark.parametrize(
    "page",
    [
        BODY.replace("</p>", "").replace("</h1>", "</h1"),
        f"<div><b>{BODY}",
        BODY + "<p",
        BODY.replace("<p>", "<p class=x y='", 1).replace("The council", "'>The council", 1),
    ],
)
def test_broken_html_is_read_as_far_as_it_goes(page: str) -> None:
    """Missing and cut-off tags lose no text."""
    assert NEXT in text_of(page)


def test_table_rows_become_paragraphs() -> None:
    """Each row of data is one paragraph, its cells joined by a bar."""
    rows = "<tr><th>Area</th><th>Grade</th></tr><tr><td>Overall</td><td>Good</td></tr>"
    page = BODY.replace(f"<p>{NEXT}", f"<table>{rows}</table><p>{NEXT}")
    assert text_of(page).split("\n\n")[2:4] == ["Area | Grade", "Overall | Good"]


def test_a_table_that_lays_out_the_page_is_no_table() -> None:
    """Cells that hold headings are read as parts of a page."""
    assert text_of(f"<table><tr><td>Home</td><td>{BODY}</td></tr></table>") == TEXT


def test_items_are_paragraphs_and_entities_are_characters() -> None:
    """List items stand alone; entities and non-breaking spaces are decoded."""
    items = "<li>Overall&nbsp;effectiveness: Inadequate</li><li>&lsquo;Leaders&rsquo;: Good</li>"
    page = BODY.replace(f"<p>{NEXT}", f"<ul>{items}</ul><p>{NEXT}")
    assert text_of(page).split("\n\n")[2:4] == [
        "Overall effectiveness: Inadequate",
        "‘Leaders’: Good",
    ]


def test_a_name_for_a_list_says_nothing_of_other_elements() -> None:
    """The rest of an article may stand in an element called "more"."""
    page = BODY.replace(f"<p>{NEXT}</p>", f"<div class='more'><p>{NEXT}</p></div>")
    assert text_of(f"<html><body>{page}</body></html>") == TEXT


def test_line_breaks_part_paragraphs() -> None:
    """Pages that part their paragraphs with `br` are read as paragraphs."""
    assert text_of(f"<h1>Roads to be mended</h1>{LEAD}<br><br>{NEXT}") == TEXT


def test_links_inside_a_sentence_stay() -> None:
    """A linked word is part of its sentence."""
    assert text_of(BODY.replace("its roads", "<a href='/r'>its roads</a>")) == TEXT


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<div>" * 6000, "deep"),
        ("<a " + " ".join(f"a{i}=1" for i in range(3000)) + ">", "attributes"),
        ("<html><body><script>x</script></body></html>", "no text"),
    ],
)
def test_what_is_no_page_is_refused_at_once(page: str, reason: str) -> None:
    """Markup that would cost minutes, or that holds no text, is refused with the reason."""
    with pytest.raises(SourceError, match=reason):
        parse_article(page.encode(), "page.html")
