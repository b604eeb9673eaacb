"""Words of time become periods, against the article's date and by British conventions."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilgraph.extract.times import find_times, looks_ahead
from councilgraph.link.almanac import day_period, month_period, year_period
from councilgraph.link.periods import preceding, resolve, within
from councilgraph.model.time import Granularity, Period

THURSDAY = date(2017, 10, 12)
ABSOLUTE = [
    # words, earliest, latest, granularity
    ("12 October 2017", "2017-10-12", "2017-10-12", "day"),
    ("Friday 12 October 2018", "2018-10-12", "2018-10-12", "day"),
    ("October 12 2017", "2017-10-12", "2017-10-12", "day"),
    ("October 12, 2017", "2017-10-12", "2017-10-12", "day"),
    ("12/10/2017", "2017-10-12", "2017-10-12", "day"),
    ("12.10.17", "2017-10-12", "2017-10-12", "day"),
    ("2017-10-12", "2017-10-12", "2017-10-12", "day"),
    ("29 February 2016", "2016-02-29", "2016-02-29", "day"),
    ("12 October 1985", "1985-10-12", "1985-10-12", "day"),
    ("October 2017", "2017-10-01", "2017-10-31", "month"),
    ("Oct 2017", "2017-10-01", "2017-10-31", "month"),
    ("October of 2017", "2017-10-01", "2017-10-31", "month"),
    ("in 2013", "2013-01-01", "2013-12-31", "year"),
    ("2017", "2017-01-01", "2017-12-31", "year"),
    ("2016/17", "2016-04-01", "2017-03-31", "bounds"),
    ("2016-17", "2016-04-01", "2017-03-31", "bounds"),
    ("2019/20", "2019-04-01", "2020-03-31", "bounds"),
    ("autumn 2018", "2018-09-01", "2018-11-30", "bounds"),
    ("the autumn of 2018", "2018-09-01", "2018-11-30", "bounds"),
    ("winter 2018", "2018-12-01", "2019-02-28", "bounds"),
    ("winter 2018/19", "2018-12-01", "2019-02-28", "bounds"),
    ("early 2019", "2019-01-01", "2019-04-30", "bounds"),
    ("mid-2018", "2018-04-01", "2018-09-30", "bounds"),
    ("late 2017", "2017-09-01", "2017-12-31", "bounds"),
    ("the start of 2016", "2016-01-01", "2016-03-31", "bounds"),
    ("the end of 2016", "2016-10-01", "2016-12-31", "bounds"),
    ("the first half of 2018", "2018-01-01", "2018-06-30", "bounds"),
    ("the first half of May 2018", "2018-05-01", "2018-05-15", "bounds"),
    ("the second half of February 2018", "2018-02-16", "2018-02-28", "bounds"),
    ("the third quarter of 2018", "2018-07-01", "2018-09-30", "bounds"),
    ("early March 2017", "2017-03-01", "2017-03-10", "bounds"),
    ("the end of May 2017", "2017-05-21", "2017-05-31", "bounds"),
    ("early summer 2017", "2017-06-01", "2017-06-30", "bounds"),
    ("between 14 and 16 June 2017", "2017-06-14", "2017-06-16", "bounds"),
    ("14–16 June 2017", "2017-06-14", "2017-06-16", "bounds"),
    ("June 14-16, 2017", "2017-06-14", "2017-06-16", "bounds"),
    ("between 30 May and 2 June 2017", "2017-05-30", "2017-06-02", "bounds"),
    ("between June 2016 and March 2017", "2016-06-01", "2017-03-31", "bounds"),
    ("December to February 2018", "2017-12-01", "2018-02-28", "bounds"),
    ("from 2014 to 2016", "2014-01-01", "2016-12-31", "bounds"),
    ("the week of 12 January 2026", "2026-01-12", "2026-01-18", "bounds"),
    ("the last week of April 2019", "2019-04-24", "2019-04-30", "bounds"),
    ("the first two weeks of May 2019", "2019-05-01", "2019-05-14", "bounds"),
    ("the third week of May 2019", "2019-05-15", "2019-05-21", "bounds"),
    ("the closing week of April 2019", "2019-04-24", "2019-04-30", "bounds"),
    ("the opening fortnight of May 2019", "2019-05-01", "2019-05-14", "bounds"),
    ("the last quarter of 2018", "2018-10-01", "2018-12-31", "bounds"),
    ("11, 12 and 13 May 2019", "2019-05-11", "2019-05-13", "bounds"),
    ("between the 3rd and the 14th of May 2019", "2019-05-03", "2019-05-14", "bounds"),
    ("a fortnight beginning 3 May 2019", "2019-05-03", "2019-05-16", "bounds"),
    ("three months after March 2019", "2019-06-01", "2019-06-30", "month"),
    ("two years after 2014", "2016-01-01", "2016-12-31", "year"),
    ("since 2014", "2014-01-01", "2014-12-31", "year"),
    ("until 2016", None, "2016-12-31", "bounds"),
    ("until 31 May 2030", None, "2030-05-31", "bounds"),
    ("by 2022", None, "2022-12-31", "bounds"),
    ("before 2019", None, "2018-12-31", "bounds"),
    ("before the spring of 2018", None, "2018-02-28", "bounds"),
    ("after 2018", "2019-01-01", None, "bounds"),
    ("from April 2018", "2018-04-01", None, "bounds"),
]
RELATIVE = [
    # words on Thursday 12 October 2017, earliest, latest, granularity
    ("two summers ago", "2016-06-01", "2016-08-31", "bounds"),
    ("the summer before last", "2016-06-01", "2016-08-31", "bounds"),
    ("just over a year ago", "2016-07-12", "2016-10-12", "bounds"),
    ("a year ago today", "2016-10-01", "2016-10-31", "month"),
    ("today", "2017-10-12", "2017-10-12", "day"),
    ("this morning", "2017-10-12", "2017-10-12", "day"),
    ("tonight", "2017-10-12", "2017-10-12", "day"),
    ("yesterday", "2017-10-11", "2017-10-11", "day"),
    ("yesterday afternoon", "2017-10-11", "2017-10-11", "day"),
    ("last night", "2017-10-11", "2017-10-11", "day"),
    ("this week", "2017-10-06", "2017-10-12", "bounds"),
    ("last week", "2017-10-02", "2017-10-08", "bounds"),
    ("this month", "2017-10-01", "2017-10-12", "month"),
    ("earlier this month", "2017-10-01", "2017-10-12", "month"),
    ("last month", "2017-09-01", "2017-09-30", "month"),
    ("this year", "2017-01-01", "2017-10-12", "year"),
    ("earlier this year", "2017-01-01", "2017-10-12", "year"),
    ("last year", "2016-01-01", "2016-12-31", "year"),
    ("last financial year", "2016-04-01", "2017-03-31", "bounds"),
    ("in January", "2017-01-01", "2017-01-31", "month"),
    ("in October", "2017-10-01", "2017-10-12", "month"),
    ("in November", "2016-11-01", "2016-11-30", "month"),
    ("last January", "2017-01-01", "2017-01-31", "month"),
    ("last October", "2016-10-01", "2016-10-31", "month"),
    ("October last year", "2016-10-01", "2016-10-31", "month"),
    ("12 October last year", "2016-10-12", "2016-10-12", "day"),
    ("February this year", "2017-02-01", "2017-02-28", "month"),
    ("spring last year", "2016-03-01", "2016-05-31", "bounds"),
    ("Friday, July 14", "2017-07-14", "2017-07-14", "day"),
    ("27 November", "2016-11-27", "2016-11-27", "day"),
    ("29 February", "2016-02-29", "2016-02-29", "day"),
    ("on Monday", "2017-10-09", "2017-10-09", "day"),
    ("on Thursday", "2017-10-12", "2017-10-12", "day"),
    ("on Friday night", "2017-10-06", "2017-10-06", "day"),
    ("last Tuesday", "2017-10-10", "2017-10-10", "day"),
    ("last Thursday", "2017-10-05", "2017-10-05", "day"),
    ("Wednesday last week", "2017-10-04", "2017-10-04", "day"),
    ("in the spring", "2017-03-01", "2017-05-31", "bounds"),
    ("over the summer", "2017-06-01", "2017-08-31", "bounds"),
    ("in the autumn", "2017-09-01", "2017-10-12", "bounds"),
    ("this spring", "2017-03-01", "2017-05-31", "bounds"),
    ("earlier this autumn", "2017-09-01", "2017-10-12", "bounds"),
    ("last summer", "2017-06-01", "2017-08-31", "bounds"),
    ("last autumn", "2016-09-01", "2016-11-30", "bounds"),
    ("last winter", "2016-12-01", "2017-02-28", "bounds"),
    ("at Easter", "2017-04-16", "2017-04-16", "day"),
    ("a fortnight after Easter", "2017-04-24", "2017-04-30", "bounds"),
    ("the week before Christmas", "2016-12-12", "2016-12-18", "bounds"),
    ("early November", "2016-11-01", "2016-11-10", "bounds"),
    ("the last week of November", "2016-11-24", "2016-11-30", "bounds"),
    ("half a year ago", "2017-01-12", "2017-07-12", "bounds"),
    ("last Christmas", "2016-12-25", "2016-12-25", "day"),
    ("three years ago", "2014-01-01", "2014-12-31", "year"),
    ("a year ago", "2016-01-01", "2016-12-31", "year"),
    ("almost two years ago", "2015-01-01", "2015-12-31", "year"),
    ("the year before last", "2015-01-01", "2015-12-31", "year"),
    ("a decade ago", "2007-01-01", "2007-12-31", "year"),
    ("two months ago", "2017-08-01", "2017-08-31", "month"),
    ("18 months ago", "2016-04-01", "2016-04-30", "month"),
    ("a fortnight ago", "2017-09-25", "2017-10-01", "bounds"),
    ("six weeks ago", "2017-08-28", "2017-09-03", "bounds"),
    ("three days ago", "2017-10-09", "2017-10-09", "day"),
    ("two and a half years ago", "2015-01-12", "2015-07-12", "bounds"),
    ("more than ten years ago", None, "2007-10-12", "bounds"),
    ("at least two years ago", None, "2015-10-12", "bounds"),
    ("less than two years ago", "2015-10-12", "2017-10-12", "bounds"),
    ("over the last nine months", "2017-01-12", "2017-10-12", "bounds"),
    ("in the past year", "2016-10-12", "2017-10-12", "bounds"),
    ("over the past three years", "2014-10-12", "2017-10-12", "bounds"),
    ("this time last year", "2016-10-01", "2016-10-31", "month"),
    ("in six years", "2011-10-12", "2017-10-12", "bounds"),
    ("in the space of five years", "2012-10-12", "2017-10-12", "bounds"),
    ("six years after", "2011-01-01", "2011-12-31", "year"),
    ("at the start of the year", "2017-01-01", "2017-03-31", "bounds"),
    ("early last year", "2016-01-01", "2016-04-30", "bounds"),
    ("late last month", "2017-09-21", "2017-09-30", "bounds"),
    ("early this autumn", "2017-09-01", "2017-09-30", "bounds"),
    ("late this year", "2017-09-01", "2017-10-12", "bounds"),
    ("January and February", "2017-01-01", "2017-02-28", "bounds"),
    ("from 17 to 28 July", "2017-07-17", "2017-07-28", "bounds"),
    ("between 28 November and 9 December", "2016-11-28", "2016-12-09", "bounds"),
    ("from November to January", "2016-11-01", "2017-01-31", "bounds"),
    ("the week of 12 January", "2017-01-09", "2017-01-15", "bounds"),
    ("the week beginning 9 January", "2017-01-09", "2017-01-15", "bounds"),
    ("since last summer", "2017-06-01", "2017-08-31", "bounds"),
    ("since May", "2017-05-01", "2017-05-31", "month"),
    ("from June", "2017-06-01", "2017-10-12", "bounds"),
    ("after last summer", "2017-09-01", "2017-10-12", "bounds"),
    ("after 2015", "2016-01-01", "2017-10-12", "bounds"),
    ("before May", None, "2017-04-30", "bounds"),
    ("until 27 November", None, "2017-11-27", "bounds"),
    ("until last year", None, "2016-12-31", "bounds"),
    ("by 31 August", None, "2017-08-31", "bounds"),
]
AHEAD = [
    ("tomorrow", "2017-10-13", "2017-10-13", "day"),
    ("next week", "2017-10-16", "2017-10-22", "bounds"),
    ("next Thursday", "2017-10-19", "2017-10-19", "day"),
    ("next month", "2017-11-01", "2017-11-30", "month"),
    ("next year", "2018-01-01", "2018-12-31", "year"),
    ("next April", "2018-04-01", "2018-04-30", "month"),
    ("April next year", "2018-04-01", "2018-04-30", "month"),
    ("next autumn", "2018-09-01", "2018-11-30", "bounds"),
    ("later this year", "2017-10-12", "2017-12-31", "year"),
    ("in two months' time", "2017-12-01", "2017-12-31", "month"),
    ("within 18 months", "2017-10-12", "2019-04-12", "bounds"),
    ("by Christmas", None, "2017-12-25", "bounds"),
    ("by the end of the year", None, "2017-12-31", "bounds"),
    ("by the end of the month", None, "2017-10-31", "bounds"),
    ("before next spring", None, "2018-02-28", "bounds"),
    ("will be held in October", "2017-10-12", "2017-10-31", "month"),
    ("will be held on Monday", "2017-10-16", "2017-10-16", "day"),
    ("is due in the spring", "2018-03-01", "2018-05-31", "bounds"),
    ("will close from 3 to 7 March", "2018-03-03", "2018-03-07", "bounds"),
    ("will be paid from next month", "2017-11-01", None, "bounds"),
]
ANCHORED = [
    # words, what they lean on, earliest, latest
    ("that year", day_period(date(2013, 11, 21)), "2013-01-01", "2013-12-31"),
    ("June of that year", day_period(date(2013, 11, 21)), "2013-06-01", "2013-06-30"),
    ("July 29 that year", year_period(2019), "2019-07-29", "2019-07-29"),
    ("the same month", day_period(date(2019, 7, 29)), "2019-07-01", "2019-07-31"),
    ("that summer", month_period(2019, 2), "2019-06-01", "2019-08-31"),
    ("that November", year_period(2013), "2013-11-01", "2013-11-30"),
    ("two years before", year_period(2016), "2014-01-01", "2014-12-31"),
    ("a year earlier", month_period(2016, 3), "2015-01-01", "2015-12-31"),
    ("three years later", year_period(2016), "2019-01-01", "2019-12-31"),
    ("the previous year", year_period(2016), "2015-01-01", "2015-12-31"),
    ("the following month", month_period(2016, 12), "2017-01-01", "2017-01-31"),
    ("six years after", year_period(2021), "2015-01-01", "2015-12-31"),
]
TABLE = [*ABSOLUTE, *RELATIVE, *AHEAD]


def parsed(value: str | None) -> date | None:
    """Read an ISO date, or nothing."""
    return date.fromisoformat(value) if value else None


def bounds(earliest: str | None, latest: str | None, granularity: str) -> Period:
    """Return the period of a row of a table."""
    return Period(
        earliest=parsed(earliest), latest=parsed(latest), granularity=Granularity(granularity)
    )


@pytest.mark.parametrize(("words", "earliest", "latest", "granularity"), RELATIVE)
def test_relative_words(
    words: str, earliest: str | None, latest: str | None, granularity: str
) -> None:
    """Relative words resolve to these days against the article's date, and not without it."""
    (time,) = find_times(words)
    assert resolve(time, THURSDAY) == bounds(earliest, latest, granularity)
    if time.form != "after" or time.parts[0].form != "date":
        assert resolve(time, None) is None


@pytest.mark.parametrize(("words", "earliest", "latest", "granularity"), ABSOLUTE)
@pytest.mark.parametrize("published", [None, THURSDAY])
def test_absolute_words(
    words: str, earliest: str | None, latest: str | None, granularity: str, published: date | None
) -> None:
    """Absolute words resolve to these days whether or not the article is dated."""
    (time,) = find_times(words)
    assert resolve(time, published) == bounds(earliest, latest, granularity)


@pytest.mark.parametrize(("words", "earliest", "latest", "granularity"), AHEAD)
def test_words_that_look_ahead(
    words: str, earliest: str | None, latest: str | None, granularity: str
) -> None:
    """What is to come is marked as such, and resolves to a period that is not yet over."""
    (time,) = find_times(words)
    assert looks_ahead(time)
    assert resolve(time, THURSDAY) == bounds(earliest, latest, granularity)
    assert resolve(time, None) is None


@pytest.mark.parametrize(("words", "anchor", "earliest", "latest"), ANCHORED)
def test_words_that_lean_on_another_time(
    words: str, anchor: Period, earliest: str, latest: str
) -> None:
    """Anaphoric words need the time that they lean on, and no date of the article."""
    (time,) = find_times(words)
    period = resolve(time, None, anchor)
    assert period is not None
    assert (period.earliest, period.latest) == (parsed(earliest), parsed(latest))
    assert resolve(time, None) is None


def test_a_loose_anchor_settles_nothing() -> None:
    """A year is not guessed from a time that spans two years or has one bound only."""
    (time,) = find_times("that year")
    assert resolve(time, THURSDAY, Period(latest=THURSDAY)) is None
    assert resolve(time, THURSDAY, Period(earliest=date(2016, 12, 1), latest=THURSDAY)) is None


@pytest.mark.parametrize(
    ("published", "words", "earliest", "latest"),
    [
        (date(2018, 2, 28), "earlier this winter", "2017-12-01", "2018-02-28"),
        (date(2018, 1, 20), "last January", "2017-01-01", "2017-01-31"),
        (date(2018, 1, 1), "last month", "2017-12-01", "2017-12-31"),
        (date(2018, 1, 1), "last week", "2017-12-25", "2017-12-31"),
        (date(2016, 2, 29), "this time last year", "2015-02-01", "2015-02-28"),
        (date(2018, 3, 31), "last month", "2018-02-01", "2018-02-28"),
        (date(2018, 12, 31), "in the winter", "2018-12-01", "2018-12-31"),
        (date(2018, 1, 15), "in the winter", "2017-12-01", "2018-01-15"),
        (date(2018, 3, 15), "last financial year", "2016-04-01", "2017-03-31"),
        (date(2024, 10, 31), "last winter", "2023-12-01", "2024-02-29"),
        (date(2023, 11, 17), "this spring", "2023-03-01", "2023-05-31"),
        (date(2023, 12, 1), "this March", "2023-03-01", "2023-03-31"),
        (date(2023, 2, 1), "this autumn", "2022-09-01", "2022-11-30"),
    ],
)
def test_turns_of_the_year(published: date, words: str, earliest: str, latest: str) -> None:
    """Years, winters and short months turn as the calendar does."""
    (time,) = find_times(words)
    period = resolve(time, published)
    assert period is not None
    assert (period.earliest, period.latest) == (parsed(earliest), parsed(latest))


@pytest.mark.parametrize(
    ("reference", "earliest", "latest"),
    [
        (month_period(2017, 1), "2011-01-01", "2016-12-31"),
        (month_period(2016, 11), "2010-11-01", "2016-10-31"),
        (day_period(date(2017, 1, 24)), "2011-01-01", "2016-12-31"),
        (year_period(2018), "2012-01-01", "2018-12-31"),
        (
            Period(earliest=date(2017, 6, 1), latest=date(2017, 8, 31)),
            "2011-06-01",
            "2017-08-31",
        ),
        (Period(latest=THURSDAY), None, "2017-10-12"),
        (Period(), None, "2017-10-12"),
    ],
)
def test_the_second_time_in_six_years(reference: Period, earliest: str | None, latest: str) -> None:
    """The earlier event lies within the span before the later one, as far as that is known."""
    (span,) = find_times("inadequate for the second time in six years")
    period = within(span, reference, THURSDAY)
    assert (period.earliest, period.latest) == (parsed(earliest), parsed(latest))
    assert preceding(reference, THURSDAY) == Period(latest=parsed(latest))
    assert resolve(span, THURSDAY, reference) == period


def test_beyond_the_calendar_is_unknown() -> None:
    """A count that leaves the calendar resolves to nothing instead of failing."""
    (time,) = find_times("900 decades ago")
    assert resolve(time, THURSDAY) is None


DATES = st.dates(date(1995, 1, 1), date(2034, 12, 31))


@given(st.sampled_from([row[0] for row in TABLE]), DATES)
def test_periods_are_sound_on_any_day(words: str, published: date) -> None:
    """Bounds are in order, a repeat gives the same, and past words end by the article's date."""
    for time in find_times(words):
        period = resolve(time, published)
        assert period == resolve(time, published)
        if period is None:
            continue
        if period.earliest and period.latest:
            assert period.earliest <= period.latest
        if time.form in ("recent", "last", "ago", "past", "day", "this", "same-time") and (
            time.form != "this" or time.unit in ("week", "month", "year")
        ):
            assert period.latest is not None
            assert period.latest <= published


@given(st.lists(st.sampled_from([row[0] for row in [*RELATIVE, *AHEAD]]), max_size=4))
def test_an_undated_article_resolves_no_relative_words(words: list[str]) -> None:
    """Without the article's date only absolute words have a period, whatever stands together."""
    for time in find_times(". ".join(words)):
        if "2015" not in time.text:
            assert resolve(time, None) is None
