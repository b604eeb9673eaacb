"""The date of publication: what is taken for one, and above all what is not."""

import json
from datetime import date

import pytest

from councilgraph.ingest import Metadata, parse_article
from councilgraph.ingest.dates import parse_date, read_dateline

LEAD = "The council has agreed to spend a further two million pounds on its roads this year."
NEXT = "Inspectors came on 3 May 2024, and their report was published on 17 June 2024."
LAST = "Work on the first of the roads begins in June, and is meant to be over by the autumn."
DAY = date(2024, 5, 3)


@pytest.mark.parametrize(
    "line",
    [
        "William Eichler 3 May 2024",
        "Friday, 3rd May 2024, 10:14 am",
        "By Ottoline Farquhar-Singh on 3 May 2024 in Children",
        "3 May 2024, 16:40 | Hermione Da Costa",
        "By Dougal Marfleet-Osman | 3 May 2024 | 18:55",
        "3 May 2024 07:00 By Caspian Idowu",
        "By Hattie Osei-Blomfield, Friday 3 May 2024",
        "Friday, May 3, 2024",
        "3rd May 2024",
        "3 MAY 2024",
        "2024-05-03",
        "2024-05-03T23:30:00-05:00",
        "03/05/2024",
        "Published: 3 May 2024",
        "First published 3 May 2024, last updated 9 May 2024",
        "3 May 2024      0 Comments      Tweet   Like   Pin",
        "3 May 2024   Reading time: 3 minutes",
        "Fri 3 May 2024 at 4pm",
        "Vale Mercury\nFriday 3 May 2024",
        "News | 3 May 2024",
        "Vale Council | News | Friday 3 May 2024",
        "VALE & DOWN MERCURY    03/05/2024    Today: 17C, sea fret",
        "Friday, 3 May 2024    Reporter: Gwendolen Asante",
        "For immediate release: 3 May 2024",
        "By Ann Day Published 3 May 2024 09:14",
        "Ann Day, Political Editor - 3 May 2024",
        "10:15, 3 MAY 2024 UPDATED 11:00, 4 MAY 2024",
    ],
)
def test_date_lines_near_the_top_are_read(line: str) -> None:
    """A byline, a label, a weekday or a time around a date leaves it a date line."""
    page = f"Roads to be mended\n\n{line}\n\n{LEAD}\n\n{LAST}"
    article = parse_article(page.encode(), "page.txt")
    assert article.published == DAY
    assert article.text == f"Roads to be mended\n\n{LEAD}\n\n{LAST}"


@pytest.mark.parametrize(
    "line",
    [
        "Last updated 3 May 2024",
        "By Ann Day   Last updated 3 May 2024 at 15:02",
        "Council news, 3 May 2024",
        "The Vale Mercury newsdesk, Friday 3 May 2024",
        "May 3, 2024 in Roads, Transport",
    ],
)
def test_other_dates_above_the_text_are_better_than_none(line: str) -> None:
    """Where nothing tells the day of the page, that of a change or beside a label is taken."""
    page = f"Roads to be mended\n\n{line}\n\n{LEAD}\n\n{LAST}"
    assert parse_article(page.encode(), "page.txt").published == DAY


@pytest.mark.parametrize(
    "page",
    [
        f"Roads to be mended\n\n{NEXT}\n\n{LAST}",
        f"Roads to be mended\n\n{LEAD}\n\n{NEXT}\n\n{LAST}\n\nMaureen 3 May 2024\nHow many holes?",
        f"Roads to be mended\n\n{LEAD}\n\n{LAST}\n\n© Vale Mercury 3 May 2024",
        f"Roads to be mended\n\nInspection report published 3 May 2024\n\n{LEAD}\n\n{LAST}",
        f"Roads to be mended\n\nInspection dates: 3 May 2024\n\n{LEAD}\n\n{LAST}",
        f"Roads to be mended\n\nInspected: 3 May 2024\n\n{LEAD}\n\n{LAST}",
        f"Roads to be mended\n\nVisit | 3 May 2024\n\n{LEAD}\n\n{LAST}",
        f"Roads to be mended\n\nClosing date: 3 May 2024\n\n{LEAD}\n\n{LAST}",
        f"Roads to be mended\n\n{LEAD}\n\n{LAST}\n\nLast updated: 3 May 2024",
        f"Roads to be mended\n\nMay 2024\n\n{LEAD}\n\n{LAST}",
        f"Roads to be mended\n\n31 June 2024\n\n{LEAD}\n\n{LAST}",
        f"Roads to be mended\n\nFrom 3 May 2024 to 5 May 2024\n\n{LEAD}\n\n{LAST}",
        f"What changed on 3 May 2024\n\n{LEAD}\n\n{LAST}",
    ],
)
def test_no_other_date_is_taken_for_it(page: str) -> None:
    """Dates of inspections, comments, copyright, changes and half dates leave a page undated."""
    assert parse_article(page.encode(), "page.txt").published is None


LINKED = '<script type="application/ld+json">{}</script>'
HTML = "<h1>Roads to be mended</h1>{top}<p>{lead}</p><p>{last}</p>{end}"


@pytest.mark.parametrize(
    ("head", "top"),
    [
        (
            LINKED.replace("{}", '{"@type":"NewsArticle","datePublished":"2024-05-03"}'),
            "",
        ),
        (
            '<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"Mercury"},'
            '{"@type":["NewsArticle"],"datePublished":"2024-05-03T08:00Z"}]}</script>',
            "",
        ),
        ('<meta property="article:published_time" content="2024-05-03T07:15:00+01:00">', ""),
        ('<meta name="DC.date" content="3 May 2024">', ""),
        ("", '<p class="meta">Published: <time datetime="2024-05-03">3 May</time></p>'),
        ("", "<p><time datetime='2024-05-03T18:04'>3 May 2024, 6.04pm</time></p>"),
        ("", "<p>Posted <time datetime='2024-05-03T08:00'>Friday, 8am</time> by Ann Day</p>"),
        ("", "<p>Ann Day, <time datetime='2024-05-03'>Friday</time></p>"),
        ("", "<p>By A. Writer</p><p><em>Friday 3 May 2024</em></p>"),
    ],
)
def test_html_dates_are_read(head: str, top: str) -> None:
    """JSON-LD, Open Graph, meta elements, `time` and visible date lines all date a page."""
    page = f"<html><head>{head}</head><body>{HTML.format(top=top, lead=LEAD, last=LAST, end='')}"
    assert parse_article(page.encode(), "page.html").published == DAY


@pytest.mark.parametrize(
    ("head", "end"),
    [
        (
            LINKED.replace("{}", '{"@type":"NewsArticle","dateModified":"2024-05-03"}'),
            "",
        ),
        (
            '<script type="application/ld+json">{"@type":"ItemList","itemListElement":'
            '[{"@type":"NewsArticle","datePublished":"2024-05-03"}]}</script>',
            "",
        ),
        (
            LINKED.replace("{}", '{"@type":"Event","datePublished":"2024-05-03"}'),
            "",
        ),
        ("", "<p>They came on <time datetime='2024-05-03'>3 May</time> and stayed for a week.</p>"),
        ("", "<p>Doors open on <time datetime='2024-05-03'>Friday</time> at ten.</p>"),
        ("", "<div class='comments'><time datetime='2024-05-03'>3 May 2024</time></div>"),
        ("", "<h2>Related</h2><ul><li><a href='/a'>Bridge</a> <time>3 May 2024</time></li></ul>"),
    ],
)
def test_html_dates_of_other_things_are_not(head: str, end: str) -> None:
    """Dates of changes, events, related articles, comments and visits do not date a page."""
    page = f"<html><head>{head}</head><body>{HTML.format(top='', lead=LEAD, last=LAST, end=end)}"
    assert parse_article(page.encode(), "page.html").published is None


def test_imprint_under_the_text_is_read() -> None:
    """Official pages print the date of publication last."""
    page = f"Roads to be mended\n\n{LEAD}\n\n{LAST}\n\nPublished: 3 May 2024\n\nPrint this page"
    assert parse_article(page.encode(), "page.txt").published == DAY


def test_order_of_belief() -> None:
    """A sidecar is believed before the page, the page before the option."""
    page = f"Roads to be mended\n\n3 May 2024\n\n{LEAD}\n\n{LAST}".encode()
    option, sidecar = date(2020, 1, 1), Metadata(published=date(2021, 1, 1))
    assert parse_article(page, "p.txt", sidecar, option).published == date(2021, 1, 1)
    assert parse_article(page, "p.txt", None, option).published == DAY
    assert (
        parse_article(page.replace(b"3 May 2024", b""), "p.txt", None, option).published == option
    )


def test_json_null_date_is_no_date() -> None:
    """A record without a date stays undated, and takes the option's if there is one."""
    raw = json.dumps({"title": "Roads", "text": LEAD, "published": None}).encode()
    assert parse_article(raw, "a.jsonl#1").published is None
    assert parse_article(raw, "a.jsonl#1", None, DAY).published == DAY


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("12/10/2017", date(2017, 10, 12)),
        ("12.10.17", date(2017, 10, 12)),
        ("10/31/2017", None),
        ("20240503", DAY),
        ("Fri, 03 May 2024 08:00:00 GMT", DAY),
        ("2024-05", None),
        ("3 May", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_numbers_are_read_day_first(words: str, day: date | None) -> None:
    """British order always; what is no whole day in it is no date."""
    assert parse_date(words) == day


def test_two_dates_are_no_date_line() -> None:
    """A line with two different days does not say which is meant."""
    assert read_dateline("3 May 2024 - 5 May 2024") is None
