"""What of a page is the article, in plain text and in HTML."""

import pytest

from councilgraph.ingest import parse_article

LEAD = "The council has agreed to spend a further two million pounds on its roads this year."
NEXT = "Work on the first of them begins in June, and is meant to be over before the autumn."
LAST = "“It is not enough, and everybody in the room knew it,” said a resident of the high street."
ARTICLE = "\n\n".join(("Roads to be mended at last", LEAD, NEXT, LAST))


def text_of(page: str, name: str = "page.txt") -> str:
    """Return the stored text of a page."""
    return parse_article(page.encode(), name).text


@pytest.mark.parametrize(
    "before",
    [
        "Skip to content\nWe use cookies to make your visit better. Accept | Reject | More",
        "Your browser is no longer supported\n\nPlease upgrade to a newer version of your browser "
        "for the best experience of this website.",
        "Vale Mercury\nHome  News  Sport  Jobs  Weather\nSign in | Register",
        "HOME / NEWS / LOCAL\n43 COMMENTS",
        "You have 2 free articles remaining this month. Register for more.",
    ],
)
def test_what_stands_above_an_article_goes(before: str) -> None:
    """Menus, cookie notices and counters before the headline are left out."""
    assert text_of(f"{before}\n\n{ARTICLE}") == ARTICLE


@pytest.mark.parametrize(
    "after",
    [
        "Related articles\nBridge to close for a month\nNew mayor chosen in a close vote",
        "Read more: Bridge to close\nRead more: New mayor chosen",
        "Most read\n1. Bridge to close for a month\n2. New mayor chosen",
        "SIGN UP\nFor your free daily news bulletin\nLocal jobs\n\nHead of Roads\n\n"
        "Another Council\n£60,000 - £65,000\nLooking for a new role? Come and "
        "mend the roads of a whole county. Anytown\nRecruiter: Another Council",
        "JOBS\nSurveyor, Another Council. A good place to work, and an outstanding view.",
        "Head of Roads\nAnother Council\n£60,000\nWe were rated good last year, and mean to go on "
        "from there with your help.\nRecruiter: Another Council",
        "3 comments\nmotorist99: It was about time that somebody did something about these roads.\n"
        "Bob: I have lived here for forty years and never seen a road as bad as ours.",
        "One response to “Roads to be mended”\nMaureen 23 April 2022\nHow many holes make a road?",
        "Have your say\n\nYou must sign in to make a comment\n\nWhatever you send in falls "
        "under our Terms and Conditions.",
        "© Vale Mercury 2022. All rights reserved.\nTerms | Cookies | About us",
        "Tagged: Roads, Council",
        "Share this:  Tweet  |  LinkedIn  |  Print",
        "Sign up to our weekly newsletter. Enter your email.",
        "Message from the Editor\nThank you for reading this story. We rely on your support.",
    ],
)
def test_what_stands_below_an_article_goes(after: str) -> None:
    """Related headlines, adverts, comments, forms and notices at the end are left out."""
    assert text_of(f"{ARTICLE}\n\n{after}") == ARTICLE


@pytest.mark.parametrize(
    "between",
    [
        "Hide Ad",
        "Advertisement",
        "READ MORE: Bridge to close for a month",
        "[Photo: a road with a hole. Credit: Mercury archive]",
        "Sign up to our weekly newsletter. Enter your email.",
        "Related articles\nBridge to close for a month\nNew mayor chosen in a close vote",
        "PODCAST: Hear our editors argue about roads. Subscribers only.",
    ],
)
def test_furniture_inside_an_article_goes_and_the_rest_stays(between: str) -> None:
    """An advert or a list of links in the middle does not end the article."""
    title, lead, *rest = ARTICLE.split("\n\n")
    assert text_of("\n\n".join([title, lead, between, *rest])) == ARTICLE


@pytest.mark.parametrize(
    "between",
    [
        "What happens next",
        "Fears for jobs",
        "Overall effectiveness: Inadequate\n\nLeadership: Good",
        "1. Mend the roads.\n\n2. Mend the bridges.",
        "Femi Arkwright (Lab)\n\nGloria Day (Con)",
        "ENDS\n\nNotes to editors",
        "Good.",
        "NEWHAM. Hit with a C4 last autumn.",
        "• children in care\n\n• care leavers",
    ],
)
def test_short_lines_between_paragraphs_stay(between: str) -> None:
    """Sub-headings, lists and short answers belong to the article they stand in."""
    title, lead, following, last = ARTICLE.split("\n\n")
    page = "\n\n".join([title, lead, following, between, last])
    assert text_of(page) == page


def test_a_long_interruption_does_not_end_an_article() -> None:
    """However many links stand in the middle, an article that goes on for long is kept whole."""
    links = "\n".join(f"Another story of this week, number {i}" for i in range(30))
    page = f"{ARTICLE}\n\nMost read\n{links}\n\n{LEAD}\n\n{NEXT}\n\n{LAST}"
    assert text_of(page) == f"{ARTICLE}\n\n{LEAD}\n\n{NEXT}\n\n{LAST}"


def test_a_bare_list_of_grades_survives_at_the_end() -> None:
    """A list that a sentence leads into belongs to the article, though nothing follows it."""
    grades = ["Overall: Inadequate", "Care leavers: Good", "Leaders: Inadequate"]
    page = "\n\n".join([ARTICLE, "The grades were:", *grades])
    assert text_of(page) == page


def test_a_page_that_is_only_a_list_survives() -> None:
    """A page too short to judge is kept, less its furniture."""
    page = "Grades\n\nOverall: Inadequate\n\nCare leavers: Good\n\nHide Ad"
    assert text_of(page) == "Grades\n\nOverall: Inadequate\n\nCare leavers: Good"


def test_a_guide_of_short_paragraphs_survives() -> None:
    """Names in capitals and answers of a few words are not taken for menus or headings."""
    entries = [
        "NEWHAM. Hit with a C4 last autumn. C4 is as low as it goes.",
        "CAMDEN. No grade that we know of.",
        "WESTMINSTER. A C1, also in February. No, we were surprised too.",
        "LAMBETH. No grade that we know of.",
    ]
    page = "\n\n".join(["Who has been marked down?", "8 May 2025", "Here is our guide.", *entries])
    assert text_of(page).split("\n\n")[-4:] == entries


def test_lines_without_blank_lines_are_paragraphs() -> None:
    """A scrape with one newline between long paragraphs is read as paragraphs."""
    assert text_of(ARTICLE.replace("\n\n", "\n")) == ARTICLE


def test_the_same_scorer_serves_html_of_generic_elements() -> None:
    """Adverts and comments in nameless `div`s go, as they do in plain text."""
    blocks = [*ARTICLE.split("\n\n"), "Latest jobs", "Head of Roads, Another Council, £60,000"]
    blocks.append("Are you looking for your next role? Join a council that was rated good in 2014.")
    page = "<body>" + "".join(f"<div>{block}</div>" for block in blocks)
    assert text_of(page, "page.html") == ARTICLE
