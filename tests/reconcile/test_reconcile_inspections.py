"""Inspections are counted, not sentences or articles: what a careful records clerk would file."""

from collections.abc import Callable

import pytest

from councilgraph.model.record import Record

Row = dict[str, object]
File = Callable[..., Record]
Outline = Callable[[Record], list[str]]

OCTOBER = {"article": "bbc", "out": "2017-10-12", "grade": "inadequate"}
NEWS = {"article": "times", "out": "2017-01-24", "grade": "inadequate"}
LATER = {"article": "echo", "out": "2018-06-01", "grade": "inadequate"}

CASES: dict[str, tuple[list[Row], list[str]]] = {
    "the month in one article, the report's month in another": (
        [{**OCTOBER, "inspected": "2016-11"}, {**NEWS, "published": "2017-01"}],
        ["2016-11-01/2016-11-30 report 2017-01-01/2017-01-31: overall inadequate"],
    ),
    "judged in one month, the report in a later one": (
        [{**OCTOBER, "judged": "2016-11"}, {**NEWS, "published": "2017-01"}],
        ["2016-11-01/2016-11-30 report 2017-01-01/2017-01-31: overall inadequate"],
    ),
    "judged in the month of the report": (
        [{**OCTOBER, "judged": "2017-01"}, {**NEWS, "published": "2017-01-24"}],
        ["/2017-01-24 report 2017-01-24/2017-01-24: overall inadequate"],
    ),
    "judged in a year, the report in a month of it": (
        [{**OCTOBER, "judged": "2017"}, {**NEWS, "published": "2017-03"}],
        ["/2017-03-31 report 2017-03-01/2017-03-31: overall inadequate"],
    ),
    "a month and the report's year": (
        [{**OCTOBER, "judged": "2016-11"}, {**NEWS, "published": "2016"}],
        ["/2016-11-30 report 2016-01-01/2016-12-31: overall inadequate"],
    ),
    "the year in one article, a month of it in another": (
        [{**OCTOBER, "inspected": "2016"}, {**NEWS, "inspected": "2016-11"}],
        ["2016-11-01/2016-11-30: overall inadequate"],
    ),
    "two aspects, in two articles": (
        [
            {**OCTOBER, "inspected": "2016-11", "aspect": "help-and-protection"},
            {**NEWS, "published": "2017-01", "aspect": "leadership"},
        ],
        [
            "2016-11-01/2016-11-30 report 2017-01-01/2017-01-31: help-and-protection inadequate, "
            "leadership inadequate"
        ],
    ),
    "two inspections a year apart": (
        [{**OCTOBER, "inspected": "2016-11"}, {**NEWS, "inspected": "2015-11"}],
        [
            "2015-11-01/2015-11-30: overall inadequate",
            "2016-11-01/2016-11-30: overall inadequate",
        ],
    ),
    "two years told": (
        [{**OCTOBER, "judged": "2016"}, {**NEWS, "judged": "2015"}],
        [
            "2015-01-01/2015-12-31: overall inadequate",
            "2016-01-01/2016-12-31: overall inadequate",
        ],
    ),
    "a report years after the month": (
        [{**OCTOBER, "inspected": "2014-11"}, {**NEWS, "published": "2017-01"}],
        [
            "/2017-01-31 report 2017-01-01/2017-01-31: overall inadequate",
            "2014-11-01/2014-11-30: overall inadequate",
        ],
    ),
    "an undated current grade is the latest of that grade before its article": (
        [
            {**OCTOBER, "inspected": "2016-11"},
            {**NEWS, "inspected": "2013-05"},
            {**LATER, "article": "later"},
        ],
        [
            "2013-05-01/2013-05-31: overall inadequate",
            "2016-11-01/2016-11-30: overall inadequate",
        ],
    ),
    "an undated grade on the day of a report that others date by its month": (
        [{**OCTOBER, "published": "2017-01"}, NEWS],
        ["/2017-01-31 report 2017-01-01/2017-01-31: overall inadequate"],
    ),
    "an undated grade that no known inspection gave": (
        [{**OCTOBER, "inspected": "2016-11"}, {**LATER, "grade": "good"}],
        ["/2018-06-01: overall good", "2016-11-01/2016-11-30: overall inadequate"],
    ),
    "two undated articles on one grade": (
        [NEWS, {**OCTOBER}],
        ["/2017-01-24: overall inadequate"],
    ),
    "an undated article knows of no later inspection": (
        [{**NEWS, "article": "old", "out": "2012-03-01"}, {**OCTOBER, "inspected": "2016-11"}],
        ["/2012-03-01: overall inadequate", "2016-11-01/2016-11-30: overall inadequate"],
    ),
    "an article without a date tells of the latest": (
        [{"article": "blog", "grade": "inadequate"}, {**OCTOBER, "inspected": "2016-11"}],
        ["2016-11-01/2016-11-30: overall inadequate"],
    ),
    "differing grades in one month": (
        [{**OCTOBER, "inspected": "2016-11"}, {**NEWS, "inspected": "2016-11", "grade": "good"}],
        ["2016-11-01/2016-11-30: overall good, overall inadequate"],
    ),
    "differing grades judged in one month": (
        [{**OCTOBER, "judged": "2016-11"}, {**NEWS, "judged": "2016-11", "grade": "good"}],
        ["2016-11-01/2016-11-30: overall good, overall inadequate"],
    ),
    "differing grades in one year": (
        [{**OCTOBER, "inspected": "2016"}, {**NEWS, "inspected": "2016", "grade": "good"}],
        ["2016-01-01/2016-12-31: overall good", "2016-01-01/2016-12-31: overall inadequate"],
    ),
    "agreement on the whole outweighs a slip about a part": (
        [
            {**OCTOBER, "inspected": "2016-11"},
            {**OCTOBER, "inspected": "2016-11", "aspect": "leadership", "at": 9},
            {**NEWS, "judged": "2016"},
            {**NEWS, "judged": "2016", "aspect": "leadership", "grade": "good", "at": 9},
        ],
        [
            "2016-11-01/2016-11-30: leadership good, leadership inadequate, overall inadequate",
        ],
    ),
    "a third article takes a side in a conflict": (
        [
            {**OCTOBER, "inspected": "2016-11"},
            {**NEWS, "inspected": "2016-11", "grade": "good"},
            {**LATER, "judged": "2016"},
        ],
        ["2016-11-01/2016-11-30: overall good, overall inadequate"],
    ),
    "a part of the service": (
        [{**OCTOBER, "inspected": "2016-11", "service": "child-protection"}, {**NEWS}],
        ["/2017-01-24: overall inadequate"],
    ),
    "two services": (
        [
            {**OCTOBER, "inspected": "2016-11"},
            {**NEWS, "inspected": "2016-11", "service": "housing"},
        ],
        ["2016-11-01/2016-11-30: overall inadequate"] * 2,
    ),
    "two inspectorates": (
        [{**OCTOBER, "inspected": "2016-11"}, {**NEWS, "inspected": "2016-11", "by": "cqc"}],
        ["2016-11-01/2016-11-30: overall inadequate"] * 2,
    ),
    "two services in one sentence": (
        [
            {**OCTOBER, "inspected": "2016-11"},
            {**OCTOBER, "inspected": "2016-11", "service": "fire"},
        ],
        ["2016-11-01/2016-11-30: overall inadequate"] * 2,
    ),
    "the inspection lasted from one month to the next": (
        [{**OCTOBER, "inspected": "2016-10"}, {**NEWS, "inspected": "2016-11"}],
        ["2016-10-01/2016-11-30: overall inadequate"],
    ),
    "judged in November says one, who means the visit; in January another, the report": (
        [{**OCTOBER, "judged": "2016-11"}, {**NEWS, "judged": "2017-01"}],
        ["2016-11-01/2017-01-31: overall inadequate"],
    ),
    "neighbouring months with other grades": (
        [{**OCTOBER, "judged": "2016-11"}, {**NEWS, "judged": "2017-01", "grade": "good"}],
        ["2016-11-01/2016-11-30: overall inadequate", "2017-01-01/2017-01-31: overall good"],
    ),
    "findings on two complaints in neighbouring months": (
        [
            {**OCTOBER, "judged": "2016-11", "aspect": "complaint-finding"},
            {**NEWS, "judged": "2016-12", "aspect": "complaint-finding"},
        ],
        [
            "2016-11-01/2016-11-30: complaint-finding inadequate",
            "2016-12-01/2016-12-31: complaint-finding inadequate",
        ],
    ),
    "news a few days before the day that another gives the report": (
        [NEWS, {**OCTOBER, "published": "2017-01-30"}],
        ["/2017-01-30 report 2017-01-30/2017-01-30: overall inadequate"],
    ),
    "an inspection without its grade in another article": (
        [
            {**OCTOBER, "inspected": "2016-11"},
            {**NEWS, "visit": "FullInspection", "inspected": "2016-11"},
        ],
        ["2016-11-01/2016-11-30: overall inadequate"],
    ),
    "an inspection without grade or date in another article": (
        [
            {**OCTOBER, "inspected": "2016-11"},
            {"article": "later", "out": "2018-01-01", "visit": "FullInspection"},
        ],
        ["2016-11-01/2016-11-30: overall inadequate"],
    ),
    "an undated return is not the inspection to which it returns": (
        [
            {**OCTOBER, "inspected": "2016-11"},
            {**OCTOBER, "inspected": "2016-11", "visit": "FullInspection"},
            {"article": "later", "out": "2018-01-01", "visit": "Revisit"},
        ],
        ["/2018-01-01: Revisit", "2016-11-01/2016-11-30: overall inadequate"],
    ),
}
CASES["a part of the service"] = (
    [
        {**OCTOBER, "inspected": "2016-11", "service": "child-protection"},
        {**NEWS, "judged": "2016"},
    ],
    ["2016-11-01/2016-11-30: overall inadequate"],
)


@pytest.mark.parametrize(("rows", "expected"), CASES.values(), ids=CASES)
def test_inspections_are_counted(
    rows: list[Row], expected: list[str], file: File, outline: Outline
) -> None:
    """What several articles tell adds up to these inspections, whichever is read first."""
    assert outline(file(*rows)) == expected
    assert outline(file(*reversed(rows))) == expected


SECOND_TIME: list[Row] = [
    {**OCTOBER, "judged": "2016-11"},
    {
        **OCTOBER,
        "event": "0g1",
        "at": 9,
        "loose": "2011-01/2016-10",
        "previous": True,
        "implied": True,
    },
]


def test_the_second_time_in_six_years_is_two(file: File, outline: Outline) -> None:
    """The earlier one has bounds alone, and ends before the later begins."""
    assert outline(file(*SECOND_TIME)) == [
        "2011-01-01/2016-10-31: overall inadequate",
        "2016-11-01/2016-11-30: overall inadequate",
    ]


def test_another_article_bounds_the_earlier_one(file: File, outline: Outline) -> None:
    """Where one tells the second time and another when that was, the first was before it."""
    rows = [
        {**NEWS},
        {**NEWS, "event": "0g1", "at": 9, "previous": True, "implied": True},
        {**OCTOBER, "inspected": "2016-11"},
    ]
    assert outline(file(*rows)) == [
        "/2016-10-31: overall inadequate",
        "2016-11-01/2016-11-30: overall inadequate",
    ]


@pytest.mark.parametrize(
    ("known", "count"),
    [("2013", 2), ("2013-05", 2), ("2015-12/2016-02", 2), ("2010", 3), ("2017-06", 3)],
)
def test_an_earlier_one_that_is_told_with_its_date_adds_none(
    known: str, count: int, file: File
) -> None:
    """The implied one is a dated one within its bounds, and no other."""
    record = file(*SECOND_TIME, {**NEWS, "judged": known, "previous": True})
    assert len(record.inspections) == count


def test_two_articles_that_presuppose_the_same_earlier_one(file: File, outline: Outline) -> None:
    """Its bounds are those that both allow."""
    again = [{**row, "article": "echo", "out": "2017-11-01"} for row in SECOND_TIME]
    again[1]["loose"] = "2012-06/2016-10"
    assert outline(file(*SECOND_TIME, *again)) == [
        "2012-06-01/2016-10-31: overall inadequate",
        "2016-11-01/2016-11-30: overall inadequate",
    ]


def test_presupposed_ones_whose_bounds_exclude_each_other_are_two(file: File) -> None:
    """In the three years to 2010, and in the three years to 2016, are no one inspection."""
    early = {**OCTOBER, "loose": "2008-01/2010-06", "previous": True, "implied": True}
    late = {**NEWS, "loose": "2013-01/2016-10", "previous": True, "implied": True}
    assert len(file(early, late).inspections) == 2


def test_what_came_before_is_not_looked_for_after(file: File, outline: Outline) -> None:
    """A grade that an article calls the previous one is not found after its current one."""
    rows: list[Row] = [
        {"article": "a", "out": "2013-07-01", "grade": "inadequate", "inspected": "2013-05"},
        {"article": "b", "out": "2018-07-01", "grade": "inadequate", "inspected": "2018-05"},
        {"article": "c", "out": "2019-01-01", "grade": "fair", "inspected": "2016-05"},
        {
            "article": "c",
            "out": "2019-01-01",
            "grade": "inadequate",
            "event": "0g1",
            "previous": True,
            "at": 9,
        },
    ]
    record = file(*rows)
    first = next(i for i in record.inspections if i.period.latest and i.period.latest.year == 2013)
    assert len(record.inspections) == 3
    assert len(first.supported_by) == 2


@pytest.mark.parametrize("second", ["2016-11", "2016", "2017-01"])
def test_two_accounts_of_one_article_are_never_one(second: str, file: File) -> None:
    """Whoever tells of two inspections means two, however near they lie."""
    record = file(
        {**OCTOBER, "judged": "2016-11"},
        {**OCTOBER, "event": "0g1", "judged": second, "at": 9},
    )
    assert len(record.inspections) == 2


def test_conflicts_are_marked_on_both_sides(file: File) -> None:
    """Differing grades of one aspect name each other, those of other aspects do not."""
    record = file(
        {**OCTOBER, "inspected": "2016-11"},
        {**OCTOBER, "inspected": "2016-11", "aspect": "leadership", "at": 9},
        {**NEWS, "inspected": "2016-11", "grade": "good"},
    )
    assert len(record.inspections) == 1
    conflicts = {j.key: j.conflicts for j in record.judgements}
    overall = [j.key for j in record.judgements if j.aspect.endswith("overall")]
    assert len(overall) == 2
    assert conflicts[overall[0]] == (overall[1],)
    assert conflicts[overall[1]] == (overall[0],)
    assert [c for key, c in conflicts.items() if key not in overall] == [()]


def test_the_founding_claim_is_the_earliest_published(file: File, tell: Callable) -> None:
    """It names the event; the would-be names of the others are kept as aliases."""
    last = tell({**OCTOBER, "inspected": "2016-11"})
    first = tell({**NEWS, "judged": "2016"})
    undated = tell({"article": "blog", "grade": "inadequate"})
    (inspection,) = file(last, undated, first).inspections
    assert inspection.key == first.key
    assert inspection.aliases == tuple(sorted([last.key, undated.key]))
    assert inspection.supported_by == tuple(sorted([first.key, last.key, undated.key]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"article": "a"}, {"article": "b"}),
        ({"article": "a", "at": 1}, {"article": "a", "at": 2}),
        ({"article": "b", "out": "2017-01-01"}, {"article": "a", "out": "2017-01-02"}),
        ({"article": "b", "out": "2017-01-01"}, {"article": "a", "out": None}),
    ],
)
def test_ties_go_by_article_and_place(one: Row, other: Row, file: File, tell: Callable) -> None:
    """Of two claims of one day the article's id decides, within an article the place."""
    shared = {"out": "2017-01-24", "grade": "inadequate", "inspected": "2016-11"}
    first, second = tell({**shared, **one}), tell({**shared, **other})
    for facts in ((first, second), (second, first)):
        record = file(*facts)
        assert [e.key for e in (*record.inspections, *record.judgements)] == [first.key] * 2


def test_the_kind_told_most_is_the_kind(file: File) -> None:
    """The special before the general, then the one told more often."""
    record = file(
        {**OCTOBER, "visit": "Inspection", "inspected": "2016-11"},
        {**NEWS, "visit": "Inspection", "inspected": "2016-11"},
        {**LATER, "visit": "FullInspection", "inspected": "2016-11"},
    )
    assert [i.inspection_class.rpartition("#")[2] for i in record.inspections] == ["FullInspection"]


FULL = {"visit": "FullInspection", "inspected": "2016-11"}
SIXTH = {"visit": "MonitoringVisit", "ordinal": 6}
VISITS: dict[str, tuple[list[Row], list[str]]] = {
    "one number, one undated": (
        [
            {"article": "a", "out": "2017-10-01", **SIXTH, "inspected": "2017-09"},
            {"article": "b", "out": "2017-11-01", **SIXTH},
        ],
        ["2017-09-01/2017-09-30: MonitoringVisit 6"],
    ),
    "two numbers in one month": (
        [
            {"article": "a", "out": "2017-10-01", **SIXTH, "inspected": "2017-09"},
            {"article": "b", "out": "2017-11-01", **SIXTH, "ordinal": 5, "inspected": "2017-09"},
        ],
        ["2017-09-01/2017-09-30: MonitoringVisit 5", "2017-09-01/2017-09-30: MonitoringVisit 6"],
    ),
    "one month, one number": (
        [
            {
                "article": "a",
                "out": "2017-10-01",
                "visit": "MonitoringVisit",
                "inspected": "2017-09",
            },
            {"article": "b", "out": "2017-11-01", **SIXTH, "inspected": "2017-09"},
        ],
        ["2017-09-01/2017-09-30: MonitoringVisit 6"],
    ),
    "an undated sixth and a dated one of no number": (
        [
            {
                "article": "a",
                "out": "2017-10-01",
                "visit": "MonitoringVisit",
                "inspected": "2017-09",
            },
            {"article": "b", "out": "2017-10-12", **SIXTH},
        ],
        ["/2017-10-12: MonitoringVisit 6", "2017-09-01/2017-09-30: MonitoringVisit"],
    ),
    "two dated ones of no number": (
        [
            {
                "article": "a",
                "out": "2017-10-01",
                "visit": "MonitoringVisit",
                "inspected": "2017-09",
            },
            {
                "article": "b",
                "out": "2017-10-01",
                "visit": "MonitoringVisit",
                "inspected": "2017-06",
            },
        ],
        ["2017-06-01/2017-06-30: MonitoringVisit", "2017-09-01/2017-09-30: MonitoringVisit"],
    ),
    "news of a visit just made": (
        [
            {"article": "a", "out": "2018-08-01", "visit": "FocusedVisit", "inspected": "2017-10"},
            {"article": "b", "out": "2017-11-13", "visit": "FocusedVisit"},
        ],
        ["2017-10-01/2017-10-31: FocusedVisit"],
    ),
    "news of a visit, a year after the one known": (
        [
            {"article": "a", "out": "2018-08-01", "visit": "FocusedVisit", "inspected": "2017-10"},
            {"article": "b", "out": "2018-11-13", "visit": "FocusedVisit"},
        ],
        ["/2018-11-13: FocusedVisit", "2017-10-01/2017-10-31: FocusedVisit"],
    ),
    "two articles of one week, one with the number": (
        [
            {"article": "a", "out": "2017-10-12", "visit": "MonitoringVisit"},
            {"article": "b", "out": "2017-10-14", **SIXTH},
        ],
        ["/2017-10-12: MonitoringVisit 6"],
    ),
    "two undated articles of no date": (
        [
            {"article": "a", "visit": "MonitoringVisit"},
            {"article": "b", "visit": "MonitoringVisit"},
        ],
        ["/: MonitoringVisit", "/: MonitoringVisit"],
    ),
    "a sixth visit of another series": (
        [
            {"article": "a", "out": "2017-10-12", **SIXTH},
            {"article": "b", "out": "2023-10-14", **SIXTH},
        ],
        ["/2017-10-12: MonitoringVisit 6", "/2023-10-14: MonitoringVisit 6"],
    ),
    "a sixth visit after the article was written": (
        [
            {"article": "a", "out": "2017-10-12", **SIXTH},
            {"article": "b", "out": "2020-01-14", **SIXTH, "inspected": "2019-09"},
        ],
        ["/2017-10-12: MonitoringVisit 6", "2019-09-01/2019-09-30: MonitoringVisit 6"],
    ),
    "a visit is no full inspection": (
        [
            {"article": "a", "out": "2017-10-12", **FULL},
            {"article": "b", "out": "2017-10-14", **FULL, "visit": "MonitoringVisit"},
        ],
        ["2016-11-01/2016-11-30: FullInspection", "2016-11-01/2016-11-30: MonitoringVisit"],
    ),
    "kinds of visit in one month": (
        [
            {"article": "a", "out": "2017-10-12", **FULL, "visit": "FocusedVisit"},
            {"article": "b", "out": "2017-10-14", **FULL, "visit": "MonitoringVisit"},
        ],
        ["2016-11-01/2016-11-30: FocusedVisit", "2016-11-01/2016-11-30: MonitoringVisit"],
    ),
}


@pytest.mark.parametrize(("rows", "expected"), VISITS.values(), ids=VISITS)
def test_visits_are_told_apart(
    rows: list[Row], expected: list[str], file: File, outline: Outline
) -> None:
    """By their numbers where they have them, else by their dates; no number gives a date."""
    assert outline(file(*rows)) == expected
    assert outline(file(*reversed(rows))) == expected


CHAINS: dict[str, tuple[list[Row], list[str]]] = {
    "a report that two visits may have had goes to the nearer": (
        [
            {"article": "a", "out": "2018-01-01", "grade": "good", "inspected": "2016-11"},
            {"article": "b", "out": "2018-01-02", "grade": "good", "inspected": "2017-03"},
            {"article": "c", "out": "2018-01-03", "grade": "good", "published": "2017-04"},
        ],
        [
            "2016-11-01/2016-11-30: overall good",
            "2017-03-01/2017-03-31 report 2017-04-01/2017-04-30: overall good",
        ],
    ),
    "a year that holds two inspections": (
        [
            {"article": "a", "out": "2018-01-01", "grade": "good", "inspected": "2016-02"},
            {"article": "b", "out": "2018-01-02", "grade": "good", "inspected": "2016-11"},
            {"article": "c", "out": "2018-01-03", "grade": "good", "inspected": "2016"},
        ],
        ["2016-02-01/2016-02-29: overall good", "2016-11-01/2016-11-30: overall good"],
    ),
    "months that follow each other do not add up to years": (
        [
            {"article": f"a{n}", "out": "2019-01-01", "grade": "good", "judged": f"2017-{n:02}"}
            for n in range(1, 13, 2)
        ],
        [
            "2017-01-01/2017-03-31: overall good",
            "2017-05-01/2017-07-31: overall good",
            "2017-09-01/2017-11-30: overall good",
        ],
    ),
    "the whole service links two of its parts": (
        [
            {
                "article": article,
                "out": "2018-01-01",
                "grade": "poor",
                "inspected": when,
                "service": service,
            }
            for article, service, when in (
                ("a", "child-protection", "2016-11"),
                ("b", "childrens-services", "2016-11"),
                ("c", "looked-after-children", "2016"),
            )
        ],
        ["2016-11-01/2016-11-30: overall poor"],
    ),
    "two parts of a service that nothing links": (
        [
            {
                "article": article,
                "out": "2018-01-01",
                "grade": "poor",
                "inspected": "2010-11",
                "service": service,
            }
            for article, service in (("a", "child-protection"), ("c", "looked-after-children"))
        ],
        ["2010-11-01/2010-11-30: overall poor"] * 2,
    ),
}


@pytest.mark.parametrize(("rows", "expected"), CHAINS.values(), ids=CHAINS)
def test_a_chain_of_likenesses_is_cut_sensibly(
    rows: list[Row], expected: list[str], file: File, outline: Outline
) -> None:
    """Where the first is like the second and the second like the third, order decides nothing."""
    from itertools import islice, permutations

    for order in islice(permutations(rows), 24):
        assert outline(file(*order)) == expected
