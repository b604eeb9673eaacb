"""Words of time: finds them in text and says what form they have, without resolving them.

When that was, `link.periods` computes, against the article's date. The grammar is a table of
patterns over classes of words (see `extract.timewords`): first the simple expressions, of which
the longest win, and then those made of others ("since last summer", "between June and August").

The values of `TimeExpression.form`. Units are year, month, week, day, financial-year, a season
("spring") or a weekday ("monday"); decades are counted as years and fortnights as weeks.

Absolute, resolved without the article's date:

- `date`: `year`, or `year` and `month`, or all of `year`, `month` and `day`; or `year` and a
  season as `unit`; or `year` and the unit financial-year, the year in which it begins.

Relative to the article's date:

- `recent`: the latest such time not after it: "in January", "27 November", "on Monday", "the
  spring", "at Easter" (`month`, `day`, or `unit`).
- `day`: "today" is `count` 0, "yesterday" and "last night" -1.
- `this`, `last`: of a `unit` or `month`: "earlier this month", "last January"; "two summers ago"
  is the `count`-th last.
- `in-year`, `in-week`: a date in the `count`-th year or week from now: "October last year".
- `ago`: "three years ago". `ago-over`: "more than ten years ago", no later than that. `ago-just`:
  "just over a year ago".
- `past`: "over the last nine months". `same-time`: "this time last year".
- `span`: "in six years", beside "twice" or "for the second time": looks back from an event.

Relative to another time that the text tells:

- `that`: "that year", "June of that year".
- `offset`: `count` is signed: "two years earlier" -2, "a year later" 1.
- `adjoining`: "the previous November" is `count` -1, "the following spring" 1.
- `lapse`: "six years after it was ...": what follows is that long before the clause it stands in.
- `within`: "within 18 months it was ...", a deadline that was met; told by `extract.timing`.

Made of `parts`:

- `range`: two. `part`: `unit` says which: early, mid, late, start, end, half-1, quarter-3.
- `week-of`: "the week of 12 January". `weeks`: "the first two weeks of May": `count`, `unit`.
- `shifted`: "a fortnight after Easter": `count` is signed, in `unit`.
- `lasting`: "five days from 11 May": as many as `count` says of `unit`, from its part on.
- `left`: "lost its good rating in 2022": up to the end of it; told by `extract.own_times`.
- `since`, `until`, `before`, `after`, `from`: "since 2014" dates by where it starts.

Looking ahead, so never the time of something told as done:

- `future`: "next spring", "later this year", "in two months' time", "will be held in April".
- `deadline`: "by 2022", "within 18 months", "due before Easter".
"""

from councilgraph.extract.timecues import code_set
from councilgraph.extract.timegrammar import CORES
from councilgraph.extract.timerows import Builder, Level, Row, rules
from councilgraph.extract.timewords import (
    CODES,
    Token,
    has_time_words,
    read_tokens,
)
from councilgraph.model.claims import TimeExpression

AHEAD = frozenset({"future", "deadline"})
GIVEN = ("date", "recent", "last", "in-year", "ago")
"""The forms that by themselves tell when something was."""
_LONG = frozenset({"date", "recent", "this", "last", "in-year", "that", "ago", "future"})
_HALVES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "latter": 2, "opening": 1}
_WEEKS = {"opening": "first", "final": "last", "closing": "last", "latter": "last"}
_EDGES = {"beginning": "start", "commencing": "start", "starting": "start", "close": "end"}
_EDGES |= {"middle": "mid"}

_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_WHOLES = code_set("YR UNIT")  # "the end of the year" holds no simpler expression
_CHANGES = frozenset({"change", "changed", "up", "down", "rise", "fall", "letter", "report"})


def find_times(text: str, offset: int = 0) -> tuple[TimeExpression, ...]:
    """Find the time expressions of a sentence or paragraph, in order and without overlap.

    Of two that overlap, the longer is kept. Spans are shifted by `offset`, so that they are
    places in the article. What only looks like a time (a count, a sum, an age, a bare duration,
    the verb "may") is left out.

    >>> [(t.text, t.form) for t in find_times("Rated good in 2016 and, last May, inadequate.")]
    [('2016', 'date'), ('last May', 'last')]
    """
    if not has_time_words(text):
        return ()
    row = Row.of(text, offset, read_tokens(text))
    whole = not _WHOLES.isdisjoint(row.codes)
    row = _reduced(row, CORES)
    if not whole and CODES["X"] not in row.codes:
        return ()
    for level in (PARTS, RANGES, RELATIONS):
        row = _reduced(row, level)
    return tuple(token.expression for token in row.tokens if token.expression is not None)


def looks_ahead(expression: TimeExpression) -> bool:
    """Tell whether the words speak of what is to come, so never of something told as done."""
    return expression.form in AHEAD or any(looks_ahead(part) for part in expression.parts)


def _reduced(row: Row, level: Level) -> Row:
    """Return the row with one token in the place of each expression found, the longest first."""
    found = [
        (match.start() - match.end(), *match.span(), build)
        for signs, table in level
        if not signs.isdisjoint(row.codes)
        for build, pattern in table
        for match in pattern.finditer(row.codes)
    ]
    if not found:
        return row
    found.sort(key=lambda candidate: candidate[:2])
    chosen: list[tuple[int, int, TimeExpression]] = []
    taken: set[int] = set()
    for _, i, j, build in found:
        if taken.isdisjoint(range(i, j)):
            expression = build(row, i, j)
            if expression is not None:
                chosen.append((i, j, expression))
                taken.update(range(i, j))
    return _replaced(row, chosen) if chosen else row


def _replaced(row: Row, chosen: list[tuple[int, int, TimeExpression]]) -> Row:
    tokens = list(row.tokens)
    for i, j, expression in sorted(chosen, key=lambda choice: -choice[0]):
        start, end = tokens[i].start, tokens[j - 1].end
        tokens[i:j] = [Token(CODES["X"], "", start, end, expression)]
    return Row.of(row.text, row.offset, tokens)


def _expression(row: Row, i: int, j: int) -> TimeExpression | None:
    token = row.first(i, j, "X")
    return token.expression if token else None


def _part(row: Row, i: int, j: int) -> TimeExpression | None:
    """Build "early 2019", "the end of the year", "the first half of 2018"."""
    whole = _expression(row, i, j)
    if whole is None and row.codes[j - 1] != CODES["X"]:
        whole = row.express(j - 2, j, "this", {"unit": str(row.tokens[j - 1].value)})
    if whole is None or whole.form not in _LONG or whole.day or whole.unit in ("day", "week"):
        return None
    number, half = row.first(i, j, "NTH last FINAL"), row.first(i, j, "half")
    word = row.first(i, j, "EARLY EDGE beginning")
    if number is not None:
        place = _HALVES.get(str(number.value), 2 if half else 4)
        unit = f"{'half' if half else 'quarter'}-{place}"
        if unit in ("half-3", "half-4"):
            return None
    elif word is not None:
        unit = _EDGES.get(str(word.value), str(word.value))
    else:
        return None
    return row.express(i, j, "part", {"unit": unit}, (whole,))


def _week_of(row: Row, i: int, j: int) -> TimeExpression | None:
    day = _expression(row, i, j)
    if day is None or not day.day:
        return None
    return row.express(i, j, "week-of", {}, (day,))


def _weeks(row: Row, i: int, j: int) -> TimeExpression | None:
    """Build "the last week of April", "the first two weeks of March 2019"."""
    month, unit = _expression(row, i, j), row.first(i, j, "UNIT")
    number = row.first(i, j, "NTH last FINAL")
    if month is None or not month.month or month.day or (unit and unit.value != "fortnight"):
        return None
    which = _WEEKS.get(str(number.value), str(number.value)) if number is not None else "last"
    count = (row.number(i, j, "DAY NUM") or 1) * (2 if unit is not None else 1)
    if count > 1 and which not in ("first", "last"):
        return None
    return row.express(i, j, "weeks", {"count": count, "unit": which}, (month,))


def _shifted(row: Row, i: int, j: int) -> TimeExpression | None:
    """Build "a fortnight after Easter", "the week before Christmas"."""
    base, unit = _expression(row, i, j), row.first(i, j, "UNIT UNITS YR YRS week")
    if base is None or unit is None or row.codes[j : j + 1] == CODES["APOS"]:
        return None
    name, times = ("week", 2) if unit.value == "fortnight" else (str(unit.value), 1)
    if base.form not in ("date", "recent") or name == "decade":
        return None
    sign = -1 if row.first(i, j, "before") else 1
    count = sign * times * (row.number(i, j, "DAY NUM BIG A") or 1)
    return row.express(i, j, "shifted", {"count": count, "unit": name}, (base,))


def _range(row: Row, i: int, j: int) -> TimeExpression | None:
    ends = [token.expression for token in row.tokens[i:j] if token.expression is not None]
    if len(ends) != 2 or not all(e.form in _LONG or e.form == "part" for e in ends):
        return None
    return row.express(i, j, "range", {}, (ends[0], ends[1]))


def _relation(form: str) -> Builder:
    """Build "since 2014", "by 2022"; what is still to come becomes a deadline or a future."""

    def build(row: Row, i: int, j: int) -> TimeExpression | None:
        part = _expression(row, i, j)
        if part is None or row.codes[j : j + 1] == CODES["APOS"]:
            return None  # "after yesterday's vote" is after the vote
        if form == "from" and i and row.tokens[i - 1].value in _CHANGES:
            return None  # "a change from 2015"
        whole = row.express(i, j, form, {}, (part,))
        if form == "deadline" or not looks_ahead(part):
            return whole
        ahead = "deadline" if form in ("until", "before") else "future"
        return row.express(i, j, ahead, {}, (whole,))

    return build


def _lasting(row: Row, i: int, j: int) -> TimeExpression | None:
    """Build "five days from 11 May"; weeks and fortnights are told in days."""
    day, unit = _expression(row, i, j), row.first(i, j, "UNIT UNITS week")
    days = _DAYS.get(str(unit.value)) if unit is not None else None
    if day is None or not day.day or days is None:
        return None
    count = (row.number(i, j, "DAY NUM BIG A") or 1) * days
    return row.express(i, j, "lasting", {"count": count, "unit": "day"}, (day,))


PARTS = (
    (
        code_set("EARLY EDGE beginning half QUARTER"),
        rules(
            (_part, "EARLY DASH? (in|on)? the? X"),
            (_part, "the? (EDGE|beginning|PLACE (half|QUARTER)) of X"),
            (_part, "(the? (EDGE|beginning|PLACE (half|QUARTER)) of | EARLY in) the (YR|UNIT)"),
        ),
    ),
    (
        code_set("week UNITS UNIT YR YRS"),
        rules(
            (_week_of, "the? week (of|beginning) X"),
            (_weeks, "the? PLACE full? (DAY|NUM)? (week|UNITS|UNIT) (of|in) X"),
            (_shifted, "(the|COUNT) MANY (before|after) X"),
        ),
    ),
)
RANGES = (
    (code_set("between"), rules((_range, "between X and X"))),
    (code_set("to until DASH"), rules((_range, "from? X (to|until|DASH) X"))),
)
RELATIONS = (
    (code_set("since dates"), rules((_relation("since"), "(since | dates (from | back to)) X"))),
    (code_set("until up"), rules((_relation("until"), "(until | up to) X"))),
    (code_set("by"), rules((_relation("deadline"), "by X"))),
    (code_set("before"), rules((_relation("before"), "before X"))),
    (code_set("after"), rules((_relation("after"), "after X"))),
    (code_set("from"), rules((_relation("from"), "from X"))),
    (
        code_set("UNIT UNITS week"),
        rules((_lasting, "COUNT (UNIT|UNITS|week) (from | beginning on?) X")),
    ),
)
