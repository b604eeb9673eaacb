"""Which sentences of an article speak of one inspection, and the bounds that they give it."""

from collections.abc import Callable

import pytest


def end(iri: str) -> str:
    """Return the last part of an IRI."""
    return iri.rsplit("/", 1)[-1].rsplit("#", 1)[-1]


@pytest.fixture(scope="module")
def judged(facts_of: Callable) -> Callable[..., list[str]]:
    """Return a function that gives each judgement of a text as one line, sorted."""

    def rows(text: str, published: str | None = "2018-07-20", **known: object) -> list[str]:
        return sorted(
            f"{end(j.aspect)} {end(j.grade)} {j.standing}"
            f" {j.period.earliest or ''}..{j.period.latest or ''} {j.dated_by or '-'}"
            f"{' implied' if j.implied else ''}"
            for j in facts_of(text, published=published, **known).judgements
        )

    return rows


@pytest.fixture(scope="module")
def inspected(facts_of: Callable) -> Callable[..., list[str]]:
    """Return a function that gives each inspection of a text as one line, sorted."""

    def rows(text: str, published: str | None = "2018-07-20") -> list[str]:
        return sorted(
            f"{end(i.inspection_class)} {i.ordinal or '-'}"
            f" {i.period.earliest or ''}..{i.period.latest or ''} {i.dated_by or '-'}"
            for i in facts_of(text, published=published).inspections
        )

    return rows


PLYMOUTH, TORBAY = "E06000026", "E06000027"
RATED = "Torbay's children's services have been rated inadequate by Ofsted."


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (RATED, "overall inadequate current ..2018-07-20 -"),
        (
            f"{RATED} The inspection took place in May 2018.",
            "overall inadequate current 2018-05-01..2018-05-31 inspected",
        ),
        (
            f"{RATED} The report was published in June 2018.",
            "overall inadequate current 2018-06-01..2018-06-30 published",
        ),
        # the days of the inspection go before the day of its report
        (
            f"{RATED} Inspectors visited Torbay in May 2018. Their report came out in July 2018.",
            "overall inadequate current 2018-05-01..2018-05-31 inspected",
        ),
        (
            "Inspectors visited Torbay in March 2018 and rated its children's services inadequate "
            "in June 2018, Ofsted said.",
            "overall inadequate current 2018-03-01..2018-03-31 inspected",
        ),
        (
            "Ofsted rated Torbay's children's services inadequate last month.",
            "overall inadequate current 2018-06-01..2018-06-30 judged",
        ),
        # so many days from one on
        (
            f"{RATED} Inspectors spent five days in the bay from 14 May.",
            "overall inadequate current 2018-05-14..2018-05-18 inspected",
        ),
        # both told in one sentence
        (
            f"{RATED} Inspectors were in the bay from 14 to 18 May, and their report was "
            "published on Monday.",
            "overall inadequate current 2018-05-14..2018-05-18 inspected",
        ),
        # words of the past about days that are still news
        (
            f"{RATED} At the time of the inspection, in May, it had 40 vacancies.",
            "overall inadequate current 2018-05-01..2018-05-31 inspected",
        ),
        # what happened next to somebody else, and where inspectors were besides
        (
            "Torbay's children's services were rated inadequate by Ofsted, and a board was set up "
            "in May 2017.",
            "overall inadequate current ..2018-07-20 -",
        ),
        (
            "In May 2017 Ofsted found Torbay's children's services inadequate, and in June 2017 a "
            "board was set up.",
            "overall inadequate current 2017-05-01..2017-05-31 judged",
        ),
        (
            "Torbay's children's services were rated inadequate by Ofsted, and the report came out "
            "in May 2017.",
            "overall inadequate current 2017-05-01..2017-05-31 published",
        ),
        (
            f"{RATED} Inspectors were at the town hall, and in a home, from 14 to 18 May.",
            "overall inadequate current 2018-05-14..2018-05-18 inspected",
        ),
        # somebody else's report, and one that was only spoken of
        (
            f"{RATED} Devon's report came out on Monday.",
            "overall inadequate current ..2018-07-20 -",
        ),
        (
            f"{RATED} Councillors debated the report on Monday.",
            "overall inadequate current ..2018-07-20 -",
        ),
    ],
)
def test_an_undated_grade_takes_the_bounds_of_its_event(
    judged: Callable, text: str, row: str
) -> None:
    """The article tells the time in another sentence, or not at all."""
    assert judged(text) == [row]


@pytest.mark.parametrize(
    "text",
    [
        RATED,
        "Ofsted rated Torbay's children's services inadequate last year.",
        "Ofsted rated Torbay's children's services inadequate in May.",
    ],
)
def test_an_undated_article_invents_no_date(judged: Callable, text: str) -> None:
    """Without the article's own date, words that lean on it date nothing."""
    assert judged(text, published=None) == ["overall inadequate current .. -"]


def test_absolute_dates_hold_in_an_undated_article(judged: Callable) -> None:
    """A month with its year needs no date of the article."""
    text = "Ofsted rated Torbay's children's services inadequate in May 2017."
    assert judged(text, published=None) == [
        "overall inadequate current 2017-05-01..2017-05-31 judged"
    ]


@pytest.mark.parametrize(
    ("days", "bounds"),
    [
        ("from 29 April to 21 May", "2014-04-29..2014-05-21"),
        ("from 3 to 14 November", "2013-11-03..2013-11-14"),
    ],
)
def test_without_the_articles_date_the_report_tells_the_year(
    judged: Callable, days: str, bounds: str
) -> None:
    """Days without a year are the last before the only report that the text dates."""
    text = (
        "In a report published on 11 July 2014, Ofsted says that Torbay's children's services are "
        f"good.\n\nInspectors were in the bay {days}."
    )
    assert judged(text, published=None) == [f"overall good current {bounds} inspected"]


def test_aspects_of_one_inspection_share_event_and_bounds(
    facts_of: Callable, judged: Callable
) -> None:
    """Two aspects graded in one inspection are one event."""
    text = (
        f"{RATED} Leadership was judged inadequate and adoption good.\n\n"
        "The inspection took place in May 2018."
    )
    facts = facts_of(text, published="2018-07-20")
    assert len({fact.event for fact in (*facts.judgements, *facts.inspections)}) == 1
    assert judged(text) == [
        "adoption good current 2018-05-01..2018-05-31 inspected",
        "leadership inadequate current 2018-05-01..2018-05-31 inspected",
        "overall inadequate current 2018-05-01..2018-05-31 inspected",
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Ofsted has rated Torbay's children's services good.\n\n"
            "The service had been judged inadequate in 2015.",
            [
                "overall good current ..2018-07-20 -",
                "overall inadequate previous 2015-01-01..2015-12-31 judged",
            ],
        ),
        # a year or more ago, counted from the article's day where the news has none
        (
            "Ofsted has rated Torbay's children's services good.\n\n"
            "Last year it was rated inadequate.",
            [
                "overall good current ..2018-07-20 -",
                "overall inadequate previous 2017-01-01..2017-12-31 judged",
            ],
        ),
        (
            "Ofsted has rated Torbay's children's services good.\n\n"
            "Two years earlier it was rated inadequate.",
            [
                "overall good current ..2018-07-20 -",
                "overall inadequate previous 2016-01-01..2016-12-31 judged",
            ],
        ),
        # the earlier of two dates is previous, whatever the tense
        (
            "Torbay's children's services were rated inadequate by Ofsted in 2015 and good in "
            "May 2018.",
            [
                "overall good current 2018-05-01..2018-05-31 judged",
                "overall inadequate previous 2015-01-01..2015-12-31 judged",
            ],
        ),
        (
            "Torbay's children's services, rated inadequate in 2015, are now good, Ofsted said.",
            [
                "overall good current ..2018-07-20 -",
                "overall inadequate previous 2015-01-01..2015-12-31 judged",
            ],
        ),
        # what was left behind ended before the inspection that the news is about
        (
            "Torbay's children's services dropped from good to inadequate, Ofsted said. "
            "The inspection took place in May 2018.",
            [
                "overall good previous ..2018-04-30 -",
                "overall inadequate current 2018-05-01..2018-05-31 inspected",
            ],
        ),
        # a grade that is no more, told with its date
        (
            "Torbay's children's services are no longer inadequate, the grade that Ofsted gave "
            "them in 2015.",
            ["overall inadequate previous 2015-01-01..2015-12-31 judged"],
        ),
    ],
)
def test_an_earlier_grade_is_previous(judged: Callable, text: str, rows: list[str]) -> None:
    """The latest event is current, and the others lie before it."""
    assert judged(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Torbay's children's services were rated inadequate by Ofsted for the second time in "
            "six years. The inspection took place in November 2016.",
            [
                "overall inadequate current 2016-11-01..2016-11-30 inspected",
                "overall inadequate previous 2010-11-01..2016-10-31 - implied",
            ],
        ),
        (
            "Torbay's children's services were rated inadequate by Ofsted for the second time. "
            "The inspection took place in November 2016.",
            [
                "overall inadequate current 2016-11-01..2016-11-30 inspected",
                "overall inadequate previous ..2016-10-31 - implied",
            ],
        ),
        (
            "Torbay's children's services were rated inadequate by Ofsted in June 2013 and again "
            "in May 2018.",
            [
                "overall inadequate current 2018-05-01..2018-05-31 judged",
                "overall inadequate previous 2013-06-01..2013-06-30 judged",
            ],
        ),
    ],
)
def test_a_repeated_grade_is_an_event_of_its_own(
    judged: Callable, text: str, rows: list[str]
) -> None:
    """It lies before the later one, and within the span that the words give."""
    assert judged(text) == rows


def test_a_third_time_presupposes_two_earlier_ones(judged: Callable) -> None:
    """Each earlier time is a judgement of its own."""
    text = "Torbay's children's services were rated inadequate by Ofsted for a third time."
    assert len(judged(text)) == 3


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # the days of inspectors go before the day of the report, in whatever sentence
        (
            f"{RATED} The report is out today. Six inspectors spent a month there in March.",
            ["overall inadequate current 2018-03-01..2018-03-31 inspected"],
        ),
        # what is told of an earlier inspection dates the earlier grade
        (
            "Torbay's children's services have gone from inadequate to good, Ofsted said. "
            "Inspectors were there in May. The previous inspection was in 2015.",
            [
                "overall good current 2018-05-01..2018-05-31 inspected",
                "overall inadequate previous 2015-01-01..2015-12-31 inspected",
            ],
        ),
        # a verb and a time do not make a visit, nor does a later visit replace a grade
        (
            "Torbay's children's services were rated good by Ofsted in 2015. Money is being spent "
            "on a hub whose manager arrived last month.",
            ["overall good current 2015-01-01..2015-12-31 judged"],
        ),
        # the same grade as in another year
        (
            f"{RATED[:-1]}, as they were in 2013. The report was published on Tuesday.",
            [
                "overall inadequate current 2018-07-17..2018-07-17 published",
                "overall inadequate previous 2013-01-01..2013-12-31 judged",
            ],
        ),
        # since a year is when it has happened, not when it happened last
        (
            "Torbay's children's services were found inadequate by Ofsted for the second time "
            "since 2010.",
            [
                "overall inadequate current ..2018-07-20 -",
                "overall inadequate previous 2010-01-01..2018-07-20 - implied",
            ],
        ),
        # a time belongs to the grade of its own clause
        (
            "Torbay's children's services, which were rated inadequate when they were last "
            "inspected in 2015, are now good, Ofsted says.",
            [
                "overall good current ..2018-07-20 -",
                "overall inadequate previous 2015-01-01..2015-12-31 inspected",
            ],
        ),
    ],
)
def test_sentences_without_a_grade_date_those_of_the_article(
    judged: Callable, text: str, rows: list[str]
) -> None:
    """They join the event that they can be of, and are no facts themselves."""
    assert judged(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # a report or a finding has a time that is of something else
        (
            f"{RATED} The report was taken to a committee, which asked for more in June.",
            ["overall inadequate current ..2018-07-20 -"],
        ),
        (
            f"{RATED} Inspectors criticised a plan adopted in March.",
            ["overall inadequate current ..2018-07-20 -"],
        ),
        # what was told of a time before or after an inspection
        (
            "Torbay's children's services were inspected by Ofsted in May 2017 and were graded "
            "inadequate. More is spent this year than before the inspection.",
            ["overall inadequate current 2017-05-01..2017-05-31 inspected"],
        ),
        # what had been done shortly before is of the news, and long before of another inspection
        (
            f"{RATED} In May eight inspectors had gone through its books.",
            ["overall inadequate current 2018-05-01..2018-05-31 inspected"],
        ),
        # days that a verdict rests on, and the team that is known
        (
            f"{RATED} The grade follows ten days on site in May and came out on Tuesday.",
            ["overall inadequate current 2018-05-01..2018-05-31 inspected"],
        ),
        (
            "Torbay's children's services are inadequate, Ofsted said on Tuesday.\n\n"
            "Parents were upset. The visit on which the verdict rests took place in May.",
            ["overall inadequate current 2018-05-01..2018-05-31 inspected"],
        ),
        # a finer time within a year
        (
            "Torbay's children's services were given an inadequate by Ofsted in March. Staff were "
            "interviewed by inspectors over the last twelve months.",
            ["overall inadequate current 2018-03-01..2018-03-31 judged"],
        ),
        # a time that something has moved from
        (
            "It is a long way from 2014, when an inspection by Ofsted found Torbay's children's "
            "services inadequate. They are now good. Inspectors were there in May.",
            [
                "overall good current 2018-05-01..2018-05-31 inspected",
                "overall inadequate previous 2014-01-01..2014-12-31 inspected",
            ],
        ),
        # what followed within weeks
        (
            "Torbay has been told to improve, three weeks after Ofsted said its children's "
            "services were inadequate. Inspectors visited in May.",
            ["overall inadequate current 2018-05-01..2018-05-31 inspected"],
        ),
        # the same grade when inspectors last came
        (
            "Torbay's children's services are outstanding, just as they were when Ofsted last "
            "inspected them in 2015.",
            [
                "overall outstanding current ..2018-07-20 -",
                "overall outstanding previous 2015-01-01..2015-12-31 inspected",
            ],
        ),
        # a grade that was kept
        (
            "Torbay's children's services were judged good by Ofsted in 2014 and kept that grade "
            "after two weeks of inspection in May 2018.",
            [
                "overall good current 2018-05-01..2018-05-31 inspected",
                "overall good previous 2014-01-01..2014-12-31 judged",
            ],
        ),
        # a visit that gives no grade has a time of its own
        (
            f"{RATED} A monitoring visit last September had warned of it. Nine inspectors were in "
            "the town in March.",
            ["overall inadequate current 2018-03-01..2018-03-31 inspected"],
        ),
    ],
)
def test_a_time_dates_what_it_is_told_of(judged: Callable, text: str, rows: list[str]) -> None:
    """A time beside a word for an inspection dates a grade only if it is that inspection's."""
    assert judged(text) == rows


@pytest.mark.parametrize(
    ("text", "months"),
    [
        (
            "Both were inspected in May. The exception is Plymouth, which had its inspectors in "
            "April.",
            {PLYMOUTH: "2018-04-01", TORBAY: "2018-05-01"},
        ),
        (
            "Inspectors visited Torbay in April and Plymouth in May.",
            {PLYMOUTH: "2018-05-01", TORBAY: "2018-04-01"},
        ),
        ("They were visited together in June.", {PLYMOUTH: "2018-06-01", TORBAY: "2018-06-01"}),
    ],
)
def test_each_council_has_its_own_days(
    facts_of: Callable, text: str, months: dict[str, str]
) -> None:
    """Days told of one council go before those told of all, and are nobody else's."""
    rated = "Torbay and Plymouth were rated good by Ofsted for children's services."
    facts = facts_of(f"{rated} {text}", published="2018-07-20")
    assert {end(f.authority): str(f.period.earliest) for f in facts.judgements} == months


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "How Torbay's children's services came back.\n\n"
            "2014: inadequate. Ofsted's inspectors spent most of January and February in Torbay. "
            "Leadership was inadequate.\n\n"
            "2017: good. Ofsted was back in July and rated leadership outstanding.",
            [
                "leadership inadequate previous 2014-01-01..2014-02-28 inspected",
                "leadership outstanding current 2017-07-01..2017-07-31 inspected",
                "overall good current 2017-07-01..2017-07-31 inspected",
                "overall inadequate previous 2014-01-01..2014-02-28 inspected",
            ],
        ),
        # days that run open a line as well, and what was called off was not
        (
            "How Torbay's children's services did with Ofsted.\n\n"
            "July 2012: Full inspection. Verdict: inadequate.\n\n"
            "20 June to 18 July 2017: Full inspection. Report comes out on 4 September, giving "
            "an overall grade of requires improvement.\n\n"
            "May 2018: Full inspection called off.",
            [
                "overall inadequate previous 2012-07-01..2012-07-31 inspected",
                "overall requires-improvement current 2017-06-20..2017-07-18 inspected",
            ],
        ),
        # one year that opens a paragraph makes no timeline
        (
            "2014: a year to forget. Torbay's children's services were rated inadequate by Ofsted.",
            ["overall inadequate current ..2018-07-20 -"],
        ),
    ],
)
def test_a_timeline_dates_what_it_tells(judged: Callable, text: str, rows: list[str]) -> None:
    """What paragraphs that open with a year tell was in that year."""
    assert judged(text) == rows


def test_days_are_those_of_the_inspectorate_told_beside_them(judged: Callable) -> None:
    """Where two inspectorates gave grades, inspectors who are not named are of the nearer one."""
    text = (
        "Torbay's children's services were rated good by Ofsted. Inspectors were there in May.\n\n"
        "Its adult social care was rated inadequate by the Care Quality Commission. Assessors were "
        "in the town in February."
    )
    assert judged(text, published="2025-07-20") == [
        "overall good current 2025-05-01..2025-05-31 inspected",
        "overall inadequate current 2025-02-01..2025-02-28 inspected",
    ]


def test_a_hint_invents_no_date(judged: Callable) -> None:
    """Inspectors who came in May date nothing in an article without a date."""
    text = f"{RATED} Six inspectors spent a month there in March."
    assert judged(text, published=None) == ["overall inadequate current .. -"]


def test_a_neighbours_inspection_dates_nothing(judged: Callable) -> None:
    """Whoever was inspected in March, it was not the council whose grade is told."""
    text = f"{RATED} Plymouth, whose services were inspected in March, awaits its report."
    assert judged(text) == ["overall inadequate current ..2018-07-20 -"]


def test_a_neighbours_grade_keeps_its_own_date(facts_of: Callable) -> None:
    """The days of inspectors in one council say nothing of another's old grade."""
    facts = facts_of(
        f"{RATED} Inspectors were there in May. Neighbouring Devon was rated good in 2015.",
        published="2018-07-20",
    )
    assert sorted(str(f.period.earliest) for f in facts.judgements) == ["2015-01-01", "2018-05-01"]
    assert {f.standing for f in facts.judgements} == {"current"}


def test_each_council_of_an_article_has_its_own_events(facts_of: Callable) -> None:
    """A sentence that dates the reports of all dates each of them."""
    facts = facts_of(
        "Medway and Torbay were rated inadequate by Ofsted for children's services. "
        "The reports were published in May 2018.",
        published="2018-07-20",
    )
    assert len({fact.event for fact in facts.judgements}) == 2
    assert {(str(f.period.earliest), f.dated_by) for f in facts.judgements} == {
        ("2018-05-01", "published")
    }


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            f"{RATED} Inspectors visited Torbay in May 2018. Their report came out in July 2018.",
            [
                "FullInspection - 2018-05-01..2018-05-31 inspected",
                "FullInspection - 2018-07-01..2018-07-20 published",
            ],
        ),
        # a numbered visit, and an undated one that speaks of the last
        (
            "Ofsted has made its sixth monitoring visit to Torbay. The fifth visit took place in "
            "September 2017.",
            [
                "MonitoringVisit 5 2017-09-01..2017-09-30 inspected",
                "MonitoringVisit 6 ..2018-07-20 -",
            ],
        ),
        (
            "Ofsted made its second monitoring visit to Torbay in May 2018. The visit, a "
            "monitoring visit of two days, was a success for Ofsted.",
            [
                "MonitoringVisit 2 2018-05-01..2018-05-31 inspected",
                "MonitoringVisit 2 2018-05-01..2018-05-31 inspected",
            ],
        ),
        # a visit gives no grade and is not the inspection that did
        (
            "Torbay's children's services were rated inadequate by Ofsted in January 2017. Ofsted "
            "made a monitoring visit in May 2018.",
            ["MonitoringVisit - 2018-05-01..2018-05-31 inspected"],
        ),
    ],
)
def test_visits_and_inspections(inspected: Callable, text: str, rows: list[str]) -> None:
    """Numbers and dates stay with the visit that they are told of."""
    assert inspected(text) == rows


def test_a_visit_and_a_grade_are_two_events(facts_of: Callable) -> None:
    """No monitoring visit shares its event with a judgement."""
    facts = facts_of(
        f"{RATED} The inspection took place in January 2017. Ofsted made its first monitoring "
        "visit in May 2018.",
        published="2018-07-20",
    )
    graded = {fact.event for fact in facts.judgements}
    visits = {f.event for f in facts.inspections if end(f.inspection_class) == "MonitoringVisit"}
    full = {f.event for f in facts.inspections if end(f.inspection_class) == "FullInspection"}
    assert full == graded
    assert visits
    assert not visits & graded


def test_a_bare_report_is_of_the_inspection_told(facts_of: Callable) -> None:
    """What was published is no second inspection beside the one that inspectors came for."""
    facts = facts_of(
        "Ofsted rated Kent's children's services good.\n\nThe report was published on Friday, "
        "July 14. Ofsted inspectors visited Kent in May.",
        published="2023-07-14",
    )
    assert len(facts.inspections) > 1
    assert len({fact.event for fact in (*facts.judgements, *facts.inspections)}) == 1
