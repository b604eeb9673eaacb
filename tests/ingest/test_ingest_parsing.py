"""One article from bytes: metadata, identity, and JSON objects."""

import json
from datetime import date

import pytest

from councilgraph.ingest import Metadata, parse_article
from councilgraph.model.errors import SourceError

LEAD = "The council has agreed to spend a further two million pounds on its roads this year."
LAST = "Work on the first of the roads begins in June, and is meant to be over by the autumn."
BODY = f"{LEAD}\n\n{LAST}"


def record(**fields: object) -> bytes:
    """Return a JSON object with a text, unless the fields say otherwise."""
    return json.dumps({"text": BODY, **fields}).encode()


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Priya Ravenscroft", ("Priya Ravenscroft",)),
        ("By Ann Day and Bo O'Leary-Lee", ("Ann Day", "Bo O'Leary-Lee")),
        ("By Local Democracy Correspondent Tamsin O'Dowd", ("Tamsin O'Dowd",)),
        ("By Crispin Adair-Mensah  Political reporter", ("Crispin Adair-Mensah",)),
        ("By Bethan Crosskey-Udo @SVGnews", ("Bethan Crosskey-Udo",)),
        ("Words: Oluwaseun Brackley", ("Oluwaseun Brackley",)),
        ("Report by Nadia Illingworth", ("Nadia Illingworth",)),
        ("Roisin Ballantyne-Cho\n9 May 2018", ("Roisin Ballantyne-Cho",)),
        ("Data desk", ("Data desk",)),
    ],
)
def test_bylines_give_authors_and_leave_the_text(line: str, authors: tuple[str, ...]) -> None:
    """Names in a byline are authors, without post or handle, and no paragraph."""
    article = parse_article(f"Roads to be mended\n\n{line}\n\n{BODY}".encode(), "p.txt")
    assert article.authors == authors
    assert article.text == f"Roads to be mended\n\n{BODY}"


@pytest.mark.parametrize("line", ["A write-up of the learning day", "Press release, Town Council"])
def test_lines_under_the_headline_stay(line: str) -> None:
    """What stands between headline and text, and is no byline, belongs to the article."""
    article = parse_article(f"Roads to be mended at last\n\n{line}\n\n{BODY}".encode(), "p.txt")
    assert article.text == f"Roads to be mended at last\n\n{line}\n\n{BODY}"


def test_masthead_is_the_publisher_and_no_author() -> None:
    """A paper's name above its menu is the publisher."""
    page = f"Vale Mercury\nNews | Sport | Jobs\n\nRoads to be mended\n\n3 May 2024\n\n{BODY}"
    article = parse_article(page.encode(), "p.txt")
    assert (article.publisher, article.authors) == ("Vale Mercury", ())


@pytest.mark.parametrize("headline", ["Roads to be mended.", "Will the roads be mended, and when?"])
def test_headline_may_be_a_sentence(headline: str) -> None:
    """A sentence above a byline is the headline."""
    page = f"{headline}\n\nBy Ann Day\n3 May 2024\n\n{BODY}"
    assert parse_article(page.encode(), "p.txt").headline == headline


def test_page_without_a_headline_has_none() -> None:
    """Prose alone has no headline, and the text is the prose."""
    article = parse_article(BODY.encode(), "p.txt")
    assert (article.headline, article.text) == (None, BODY)


def test_html_metadata_is_read() -> None:
    """JSON-LD and Open Graph give headline, date, publisher, author and address."""
    data = {
        "@type": "NewsArticle",
        "headline": "Roads to be mended",
        "datePublished": "2024-05-03",
        "author": [{"@type": "Person", "name": "Ann Day"}],
        "publisher": {"@type": "Organization", "name": "Vale Mercury"},
        "url": "https://example.org/roads",
    }
    page = (
        f'<head><script type="application/ld+json">{json.dumps(data)}</script>'
        '<meta property="og:site_name" content="Another name"></head>'
        f"<h1>Roads to be mended</h1><p>{LEAD}</p><p>{LAST}</p>"
    )
    article = parse_article(page.encode(), "p.html")
    assert article.text == f"Roads to be mended\n\n{BODY}"
    assert article.published == date(2024, 5, 3)
    assert (article.publisher, article.authors) == ("Vale Mercury", ("Ann Day",))
    assert article.url == "https://example.org/roads"


@pytest.mark.parametrize("data", ["{", "[" * 100_000, "null", '"x"', '{"@graph": 3}'])
def test_broken_linked_data_is_no_reason_to_refuse(data: str) -> None:
    """A script that is no JSON-LD says nothing, and the page is read."""
    page = f'<script type="application/ld+json">{data}</script><p>{LEAD}</p><p>{LAST}</p>'
    assert parse_article(page.encode(), "p.html").text == BODY


def test_a_table_of_one_row_above_the_headline_may_date_the_page() -> None:
    """The row lays out a masthead; several rows are a table, whose dates are of what it tells."""
    row = "<tr><td>Coast Herald</td><td>Est. 1871</td><td>Thursday, 21 July 2016</td></tr>"
    page = (
        "<html><body><table>{}</table><h2>Roads to be mended</h2><p>{}</p><p>{}</p></body></html>"
    )
    dated = parse_article(page.format(row, LEAD, LAST).encode(), "p.html")
    assert dated.published == date(2016, 7, 21)
    assert parse_article(page.format(row * 2, LEAD, LAST).encode(), "p.html").published is None


def test_html_is_recognised_by_its_first_bytes() -> None:
    """A page saved with the wrong suffix is read as what it is."""
    page = f"<!DOCTYPE html><h1>Roads</h1><p>{LEAD}</p>"
    assert parse_article(page.encode(), "p.txt").text == f"Roads\n\n{LEAD}"


@pytest.mark.parametrize(
    "fields",
    [
        {
            "title": "Roads",
            "published": "2024-05-03",
            "publisher": "Mercury",
            "authors": ["Ann Day"],
        },
        {"headline": "Roads", "date": "3 May 2024", "source": "Mercury", "author": "Ann Day"},
        {
            "name": "Roads",
            "datePublished": "2024-05-03T10:00:00Z",
            "publisher": {"name": "Mercury"},
            "author": {"name": "Ann Day"},
        },
    ],
)
def test_common_field_names_are_understood(fields: dict[str, object]) -> None:
    """Records of different makers give the same article."""
    article = parse_article(record(**fields), "a.jsonl#7")
    assert article.text == f"Roads\n\n{BODY}"
    assert article.published == date(2024, 5, 3)
    assert (article.headline, article.publisher, article.authors) == (
        "Roads",
        "Mercury",
        ("Ann Day",),
    )
    assert article.source_name == "a.jsonl#7"


def test_a_record_keeps_its_short_paragraphs() -> None:
    """The text of a record is an article's already: only furniture is taken off its ends."""
    body = f"Question\n\n{BODY}\n\nHouse adjourned for dinner"
    article = parse_article(
        record(title="Roads", text=f"{body}\n\nRead this page in large print."), "a.json"
    )
    assert article.text == f"Roads\n\n{body}"


def test_a_record_may_hold_html() -> None:
    """Markup in a record's text is read as markup."""
    article = parse_article(record(title="Roads", text=f"<p>{LEAD}</p><p>{LAST}</p>"), "a.json")
    assert article.text == f"Roads\n\n{BODY}"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"{", "not valid JSON"),
        (b"[]", "a list"),
        (b'{"title": "x"}', "no text field"),
        (b'{"text": "  "}', "no text field"),
        (b'{"text": 5}', "no text field"),
    ],
)
def test_bad_records_are_refused_by_name(raw: bytes, reason: str) -> None:
    """A line that is no article is refused with its name and the reason."""
    with pytest.raises(SourceError, match=reason) as caught:
        parse_article(raw, "a.jsonl#3")
    assert "a.jsonl#3" in str(caught.value)


def test_identity_is_the_address_where_there_is_one() -> None:
    """Two readings of one address are one article; without an address the words decide."""
    first = parse_article(record(title="Roads", url="https://example.org/a"), "a.jsonl#1")
    second = parse_article(record(title="Other", url="https://example.org/a"), "b.jsonl#2")
    assert first.id == second.id
    assert len(first.id) == 16
    assert parse_article(record(title="Roads"), "a.jsonl#1").id != first.id
    same = parse_article(f"Roads\n\n{BODY}".encode(), "p.txt").id
    assert parse_article(record(title="Roads"), "a.jsonl#1").id == same


def test_sidecar_beats_the_page_field_by_field() -> None:
    """What a sidecar says is believed; what it leaves out is read from the page."""
    page = f"Roads to be mended\n\nBy Ann Day\n3 May 2024\n\n{BODY}".encode()
    sidecar = Metadata(publisher="Mercury", url="https://example.org/a")
    article = parse_article(page, "p.txt", sidecar)
    assert (article.publisher, article.url) == ("Mercury", "https://example.org/a")
    assert (article.headline, article.published) == ("Roads to be mended", date(2024, 5, 3))


def test_lone_surrogates_do_not_reach_the_text() -> None:
    """Text that could not be written as UTF-8 again is mended."""
    article = parse_article(
        b'{"title": "Roads \\ud800", "text": "One line \\u0000 of text."}', "a.json"
    )
    assert article.text.encode()
    assert "\x00" not in article.text
