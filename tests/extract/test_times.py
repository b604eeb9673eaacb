"""Words of time are found in text with their form, and what only looks like them is not."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilgraph.extract.times import find_times, looks_ahead
from councilgraph.extract.timewords import has_time_words
from councilgraph.model.claims import TimeExpression

FOUND = [
    # sentence, words found, form
    ("Published on Friday 12 October 2018 in full", "Friday 12 October 2018", "date"),
    ("Published on Tuesday, January 28, 2020", "Tuesday, January 28, 2020", "date"),
    ("By A Reporter Friday, 2nd August 2019, 10:14 am", "Friday, 2nd August 2019", "date"),
    ("28 Feb 2018, 16:40 | A Reporter", "28 Feb 2018", "date"),
    ("on the 12th of October 2017", "the 12th of October 2017", "date"),
    ("UPDATED 12 OCTOBER 2017", "12 OCTOBER 2017", "date"),
    ("12/10/2017 - news", "12/10/2017", "date"),
    ("since its grading (2016)", "2016", "date"),
    ("Its 2016 and poor report", "2016", "date"),
    ("in the mid-2018 report", "mid-2018", "part"),
    ("at the beginning of last year", "the beginning of last year", "part"),
    ("early in the year", "early in the year", "part"),
    ("a report in the 2016/17 financial year", "2016/17 financial year", "date"),
    ("It was published this morning (Friday, July 14).", "this morning", "day"),
    ("Last September’s report was a relief", "Last September", "last"),
    ("after the September inspections that", "September", "recent"),
    ("spent part of June and July with the team", "June and July", "range"),
    ("in January, February and March.", "January", "recent"),
    ("In June Ofsted came", "June", "recent"),
    ("on July 29 that year", "July 29 that year", "that"),
    ("In June of that year", "June of that year", "that"),
    ("earlier that year", "earlier that year", "that"),
    ("twice in the space of five years", "in the space of five years", "span"),
    ("the first time in more than a decade", "in more than a decade", "span"),
    ("in about 18 months’ time", "in about 18 months’ time", "future"),
    ("six years after it had been poor", "six years after", "lapse"),
    ("Five years on, it still fails", "Five years on", "offset"),
    ("It is 13 years since that grade", "13 years since", "lapse"),
    ("That was a step up: two years before, it", "two years before", "offset"),
    ("The year before it was good", "The year before", "offset"),
    ("the grade dates from 2016", "dates from 2016", "since"),
    ("a marked change from 2015, when", "2015", "date"),
    ("grading last\nautumn after", "last\nautumn", "last"),
    ("due to start work in the autumn", "the autumn", "future"),
    ("councillors will be told on Wednesday", "Wednesday", "future"),
    ("is expected to be handed over in April", "April", "future"),
    ("will debate the report published in March", "March", "recent"),
    ("some point before the spring of 2018", "before the spring of 2018", "before"),
    ("will pay a fourth visit before Easter", "before Easter", "deadline"),
    ("will cost £45 a year from June", "from June", "future"),
    ("in the last week of April they", "the last week of April", "weeks"),
    ("the first two weeks of May 2019", "the first two weeks of May 2019", "weeks"),
    ("a fortnight after Easter it", "a fortnight after Easter", "shifted"),
    ("the week before Christmas", "the week before Christmas", "shifted"),
    ("a week after 12 homes were lost", "a week after", "lapse"),
    ("half a year ago", "half a year ago", "ago"),
    # brackets, articles and weekdays within a date or a run of days
    ("on Thursday (6 March) they", "Thursday (6 March)", "recent"),
    ("between the 3rd and the 14th of May", "between the 3rd and the 14th of May", "range"),
    ("from Monday 3 to Friday 14 May", "from Monday 3 to Friday 14 May", "range"),
    ("on 11, 12 and 13 May 2019", "11, 12 and 13 May 2019", "range"),
    ("on 11 & 12 May 2019", "11 & 12 May 2019", "range"),
    ("06-03-2025 - news", "06-03-2025", "date"),
    ("in the final week of April they", "the final week of April", "weeks"),
    ("the first full week of May", "the first full week of May", "weeks"),
    ("the last quarter of 2018", "the last quarter of 2018", "part"),
    ("two weeks beginning 3 May", "two weeks beginning 3 May", "lasting"),
    ("across June and July they", "June and July", "range"),
    ("throughout November they", "November", "recent"),
    ("as recently as November", "November", "recent"),
]


@pytest.mark.parametrize(("sentence", "words", "form"), FOUND)
def test_words_of_time_are_found(sentence: str, words: str, form: str) -> None:
    """The first expression of a sentence has these words and this form."""
    first = find_times(sentence)[0]
    assert (first.text, first.form) == (words, form)


@pytest.mark.parametrize(
    "sentence",
    [
        "Bail of £2016 was set",
        "It built 2016 homes",
        "It built 2016 council houses",
        "2 million people",
        "Grade 2 and Grade 7 to 9 posts",
        "Anna Wells, 41, whose son waited 14 months for a plan",
        "To get there usually takes 18 months to three years",
        "a section 114 notice",
        "Call 01905 822000 or 0207 2016 114",
        "Call 01-03-20 or 01-03-2020-14",
        "It fell by 24 votes to 23",
        "Things may improve and we march on",
        "May I ask a question?",
        "Theresa May said so",
        "written by June Smith",
        "for the second time, the second of three",
        "Sun and Mar and Dec",
        "at 16:40 or 7.30pm",
        "Licensing Act 2003",
        "© 2022",
        "every Monday and most Fridays",
        "still piling up on Friday afternoons",
        "on a wet Sunday",
        "Sheffield Wednesday lost",
        "the Mail on Sunday",
        "in the Sunday Times",
        "in the 1990s",
        "each January it rains",
        "the autumn statement",
        "years ago, and for several years",
        "spent over three years on it",
        "31/02/2017",
        "a spring in its step",
        "the M2016 road, 2016km, 2,016 and 2016.5",
    ],
)
def test_what_only_looks_like_time_is_left_out(sentence: str) -> None:
    """Counts, sums, ages, durations, names, verbs and phone numbers are no times."""
    assert find_times(sentence) == ()


def test_several_times_come_in_order() -> None:
    """Expressions come in the order of the text, apart, and shifted by the offset."""
    text = "Judged poor in June 2015 and again in May 2018, it was let off in July."
    times = find_times(text, offset=100)
    assert [t.text for t in times] == ["June 2015", "May 2018", "July"]
    assert [text[t.span.start - 100 : t.span.end - 100] for t in times] == [t.text for t in times]


def test_a_blank_line_parts_expressions() -> None:
    """No expression runs from one paragraph into the next."""
    assert [t.text for t in find_times("rated in March\n\n2016 was a better year")] == [
        "March",
        "2016",
    ]


def test_parts_carry_what_the_words_share() -> None:
    """Both ends of a range know the month and year that only one of them tells."""
    (whole,) = find_times("between 14 and 16 June 2017")
    assert [(p.day, p.month, p.year) for p in whole.parts] == [(14, 6, 2017), (16, 6, 2017)]


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("by 2022", True),
        ("next spring", True),
        ("in two months' time", True),
        ("tomorrow", True),
        ("April next year", True),
        ("before next spring", True),
        ("since next week", True),
        ("until 2016", False),
        ("last spring", False),
        ("since 2014", False),
    ],
)
def test_deadlines_and_futures_look_ahead(text: str, ahead: bool) -> None:
    """A caller can tell a time to come from the time of an event."""
    assert [looks_ahead(t) for t in find_times(text)] == [ahead]


WORDS = st.sampled_from(
    (
        "in on by since until from before after the of to and last this next that between over "
        "past earlier later ago early late end start first half week month year years months "
        "weeks January May March 12 3rd 31 2016 2016/17 12/10/2017 two a more than less within "
        "Monday Friday spring winter today tonight Christmas will be held , . - – ' s \n\n £5 "
        "inspectors Smith time same financial decade fortnight before which at about day days"
    ).split(" ")
)
TEXTS = st.lists(WORDS, max_size=14).map(" ".join)


@given(TEXTS, st.integers(0, 1000))
def test_spans_are_places_of_their_words(text: str, offset: int) -> None:
    """Every expression and part quotes the text at its span; none overlap; order is kept."""

    def check(expression: TimeExpression) -> None:
        start, end = expression.span.start - offset, expression.span.end - offset
        assert text[start:end] == expression.text != ""
        for part in expression.parts:
            assert expression.span.covers(part.span)
            check(part)

    times = find_times(text, offset)
    for time in times:
        check(time)
    assert all(a.span.end <= b.span.start for a, b in pairwise(times))


@given(TEXTS)
def test_the_quick_look_misses_nothing(text: str) -> None:
    """Where an expression is found, the quick look had seen words of time."""
    for time in find_times(f"2016 {text}"):
        assert has_time_words(time.text)


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    """No text makes the finder fail, and finding is repeatable."""
    assert find_times(text) == find_times(text)
