"""The grammar of times: patterns over classes of words, and what each of them builds.

Each level is a table of patterns; what a level finds stands as one word (class `X`) for the next.
The classes are those of `extract.timewords`, the forms those told in `extract.times`.
"""

from councilgraph.extract.timecues import code_set
from councilgraph.extract.timedates import (
    bare_month,
    bare_season,
    bare_year,
    calendar_date,
    date_range,
    financial_year,
    holiday,
    numeric_date,
    weekday,
    weekday_of_week,
)
from councilgraph.extract.timerows import Builder, Fields, Level, Row, rules
from councilgraph.extract.timewords import CODES
from councilgraph.model.claims import TimeExpression

_OFFSETS = {"earlier": -1, "previous": -1, "before": -1, "later": 1, "after": 1, "subsequent": 1}
_OFFSETS["followed"] = 1  # "the week that followed"
_ENDS = code_set("COMMA STOP")
_NAMED_TIMES = code_set("HOLIDAY MONTH MON YEAR")
_AUXILIARIES = frozenset("would will is was has had could should may can".split())
_LONG_UNITS = {"decade": ("year", 10), "fortnight": ("week", 2)}


def _which(row: Row, i: int, j: int) -> TimeExpression | None:
    """Build "last January", "this week", "earlier this month", "later in the year"."""
    what = row.first(i, j, "MONTH SEASON WEEKDAY HOLIDAY UNIT YR week")
    which = row.which(i, j) or "this"
    if what is None or what.value in ("decade", "fortnight"):
        return None
    if what.value == "day" and which != "that":
        return None
    if row.codes[i - 1 : i] == CODES["the"] and which in ("last", "next"):
        return None  # "the last week of the inspection"
    if which == "last" and row.codes[j : j + 1] == CODES["of"]:
        return None  # "in last week of May"
    fields: Fields = {"unit": str(what.value)}
    if what.code == CODES["MONTH"]:
        fields = {"month": int(what.value)}
    if row.first(i, j, "financial"):
        fields = {"unit": "financial-year"}
    if which == "that":
        return row.express(i, j, "that", fields)
    if which == "next":
        return row.express(i, j, "future", {**fields, "count": 1})
    if row.codes[i] == CODES["later"]:
        return row.express(i, j, "future", {**fields, "count": 0})
    return row.express(i, j, which, fields)


def _that_month(row: Row, i: int, j: int) -> TimeExpression | None:
    """Build "that December", but not out of "said that December would"."""
    following = row.tokens[j].value if j < len(row.tokens) else None
    return None if following in _AUXILIARIES else _which(row, i, j)


def _seasons_ago(row: Row, i: int, j: int) -> TimeExpression | None:
    """Build "two summers ago", "the summer before last"."""
    season, many = row.first(i, j, "SEASON"), row.first(i, j, "SEASONS")
    count = (row.number(i, j, "DAY NUM") or 2) if many is not None else 2
    named = season or many
    return row.express(i, j, "last", {"unit": str(named.value), "count": count}) if named else None


def _day(row: Row, i: int, j: int) -> TimeExpression | None:
    token = row.first(i, j, "TODAY")
    word = str(token.value) if token else row.which(i, j)
    if token and row.text[token.start].isupper() and row.codes[i - 1 : i] == CODES["CAP"]:
        return None  # the name of a paper
    count = {"yesterday": -1, "last": -1, "tomorrow": 1}.get(word, 0)
    form = "future" if count > 0 else "day"
    return row.express(i, j, form, {"count": count, "unit": "day"})


def _counted(form: str, sign: int = 1) -> Builder:
    """Build a form of a count and a unit: "six years ago", "in the past year"."""

    def build(row: Row, i: int, j: int) -> TimeExpression | None:
        unit = row.first(i, j, "UNIT UNITS YR YRS week")
        if unit is None or row.codes[i - 1 : i] == CODES["than"] or _leads_to_a_time(row, j, form):
            return None
        number = row.number(i, j, "DAY NUM BIG A")
        name, times = _LONG_UNITS.get(str(unit.value), (str(unit.value), 1))
        count = (1 if number is None else number) * times
        if row.first(i, j, "half"):
            if name != "year":
                return None
            name, count = "half-year", 2 * count + 1
        if form == "span" and name not in ("year", "month"):
            return None
        return row.express(i, j, form, {"count": sign * count, "unit": name})

    return build


def _leads_to_a_time(row: Row, j: int, form: str) -> bool:
    """Tell whether words lean on a time that follows: "a week before", "the last week of"."""
    if form == "past":
        return row.codes[j : j + 1] == CODES["of"]
    return form in ("offset", "lapse") and row.codes[j : j + 1] in _NAMED_TIMES


def _just(row: Row, i: int, j: int) -> TimeExpression | None:
    """Build "just over two years ago", "a little more than a year ago"."""
    if row.codes[i] == CODES["A"] and row.tokens[i + 1].value not in ("little", "bit", "touch"):
        return None
    over = next(k for k in range(i, j) if row.codes[k] in code_set("over than"))
    return _counted("ago-just")(row, over + 1, j)


def _half_year(row: Row, i: int, j: int) -> TimeExpression:
    return row.express(i, j, "ago", {"count": 1, "unit": "half-year"})


def _offset(row: Row, i: int, j: int) -> TimeExpression | None:
    word = row.first(i, j, "earlier previous before later after subsequent followed")
    name = word and next(n for n in _OFFSETS if word.code == CODES[n])
    return _counted("offset", _OFFSETS[name or "before"])(row, i, j)


def _adjoining(row: Row, i: int, j: int) -> TimeExpression | None:
    """Build "the previous November", "the following spring", "the autumn before"."""
    what, word = (
        row.first(i, j, "MONTH SEASON"),
        row.first(i, j, "previous before after subsequent followed"),
    )
    if what is None or word is None:
        return None
    after = row.codes[j : j + 1]
    if row.codes[j - 1] in code_set("before after") and after and after not in _ENDS:
        return None  # "the May before last", "the spring after it was"
    fields: Fields = {"unit": str(what.value)}
    if what.code == CODES["MONTH"]:
        fields = {"month": int(what.value)}
    sign = next(sign for name, sign in _OFFSETS.items() if word.code == CODES[name])
    return row.express(i, j, "adjoining", {**fields, "count": sign})


def _before_last(row: Row, i: int, j: int) -> TimeExpression:
    return row.express(i, j, "ago", {"count": 2, "unit": str(row.tokens[i + 1].value)})


def _lapse(row: Row, i: int, j: int) -> TimeExpression | None:
    if row.codes[j - 1] == CODES["on"]:
        after = row.codes[j : j + 1]
        if i > 0 and after and after not in code_set("COMMA STOP"):
            return None  # "spent three years on the case"
        return _counted("offset", 1)(row, i, j)  # "Two years on, it is good"
    if row.codes[j : j + 2] == CODES["that"] + CODES["COMMA"]:
        return _counted("offset", 1)(row, i, j)  # "Three years after that, it was good"
    return _counted("lapse", -1)(row, i, j)


_FUZZ = "(at? APPROX | up to)?"
CORES: Level = (
    (
        code_set("MONTH MON"),
        rules(
            (calendar_date, "WD? the? ANYDAY of? ANYMONTH YEARTAIL?"),
            (calendar_date, "WD? ANYMONTH the? ANYDAY YEARTAIL?"),
            (calendar_date, "WEEKDAY OPEN (ANYDAY of? ANYMONTH | ANYMONTH ANYDAY) YEARTAIL? CLOSE"),
            (calendar_date, "ANYMONTH (YEARTAIL | of ANYYEAR)"),
            (calendar_date, "(last|this) YR COMMA? in ANYMONTH"),
            (bare_month, "MONTH"),
            (_which, "(last|this|next) MONTH"),
            (_that_month, "that MONTH"),
            (_adjoining, "the (previous|after|subsequent) MONTH"),
            (_adjoining, "the MONTH (before|after|that followed)"),
            (
                date_range,
                "(between|from)? DAYS (to|and|until|DASH) DAYS of? ANYMONTH YEARTAIL?",
            ),
            (date_range, "(between|from)? ANYMONTH ANYDAY (to|and|until|DASH) ANYDAY YEARTAIL?"),
            (date_range, "(between|from)? ANYMONTH YEAR? (to|and|until|DASH) ANYMONTH YEARTAIL?"),
        ),
    ),
    (
        code_set("YEAR DATE FISCAL"),
        rules(
            (bare_year, "YEAR"),
            (date_range, "(between|from)? YEAR (to|and|until|DASH) YEAR"),
            (numeric_date, "DATE"),
            (financial_year, "(SEASON of?)? FISCAL (financial YR)?"),
        ),
    ),
    (
        code_set("SEASON SEASONS"),
        rules(
            (_seasons_ago, "(DAY|NUM) SEASONS ago | the SEASON before last"),
            (calendar_date, "the? SEASON (of? ANYYEAR | YEARTAIL)"),
            (bare_season, "the? SEASON"),
            (_which, "(earlier|later)? (last|this|that|next|the same) SEASON"),
            (_which, "(earlier|later) in the SEASON"),
            (_adjoining, "the (previous|after|subsequent) SEASON"),
            (_adjoining, "the SEASON (before|after|that followed)"),
        ),
    ),
    (
        code_set("WEEKDAY HOLIDAY TODAY DAYPART"),
        rules(
            (weekday, "WEEKDAY DAYPART?"),
            (weekday_of_week, "WEEKDAY DAYPART? of? (last|this|next) week"),
            (_which, "(last|this|next) (WEEKDAY DAYPART?|HOLIDAY)"),
            (holiday, "HOLIDAY"),
            (_day, "(earlier|later)? TODAY DAYPART?"),
            (_day, "(this|last) DAYPART"),
        ),
    ),
    (
        code_set("UNIT YR week"),
        rules(
            (_which, "(earlier|later)? (last|this|that|next|the same) ONE"),
            (_which, "(earlier|later) in the ONE"),
            (_which, "(last|this|next) financial YR"),
            (_before_last, "the ONE before last"),
            (_counted("past"), "the past ONE"),
            (_counted("past"), "(in|over|within) the last ONE"),
            (_counted("same-time", -1), "(this|the same) time last ONE"),
            (_offset, "the (ONE (before|after) | (previous|after|subsequent) ONE)"),
            (_offset, "the ONE that followed"),
        ),
    ),
    (
        code_set("UNIT YR week UNITS YRS"),
        rules(
            (_counted("ago"), f"{_FUZZ} COUNT (and A half)? MANY (and A half)? ago"),
            (_half_year, f"{_FUZZ} half A YR ago"),
            (_just, "(APPROX | A WORD) (over | more than) COUNT MANY ago"),
            (_counted("same-time", -1), "COUNT (YR|YRS) ago (this (week|UNIT) | TODAY)"),
            (_counted("ago-over"), "(more than|over|at least) COUNT MANY ago"),
            (_counted("past"), "(less than|within) COUNT MANY ago"),
            (_counted("past"), "(the|this) (past|last) COUNT (UNITS|YRS|week)"),
            (
                _counted("span"),
                f"in (the space of)? (more than|less than|over)? {_FUZZ} COUNT MANY",
            ),
            (_counted("future"), f"in {_FUZZ} COUNT MANY APOS s? time"),
            (_counted("deadline"), f"within (the next)? {_FUZZ} COUNT MANY"),
            (_counted("deadline"), "(in|over|for) the next COUNT? MANY"),
            (_offset, f"{_FUZZ} COUNT MANY (earlier|before|later)"),
            (_lapse, f"{_FUZZ} COUNT (and A half)? MANY (and A half)? (after|since|on from|on)"),
        ),
    ),
)
