"""The words of time, and a line of text read as a row of them.

A line becomes tokens, each with a one-character code of its class (a month, a day of the month,
"last", a unit, any other word). The grammar of `extract.times` is then written over the codes.
What the words mean together, and when that was, is left to `extract.times` and `link.periods`.
"""

import re
from functools import lru_cache
from string import ascii_letters, digits
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from councilgraph.model.claims import TimeExpression

MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
]  # fmt: skip
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
SEASONS = ("spring", "summer", "autumn", "winter")
# Months that are given names as well: "by June Smith" is no date.
GIVEN_NAMES = frozenset({"April", "May", "June", "August"})

NUMBERS = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    "twenty",
]  # fmt: skip
_TENS = {"thirty": 30, "forty": 40, "fifty": 50}
_UNITS = ("year", "month", "week", "day", "decade", "fortnight")
# Words of one class each, with those that do the same work in the grammar.
_LITERALS = {
    "the": "the", "in": "in during", "on": "on", "at": "at", "over": "over throughout across",
    "by": "by", "since": "since", "until": "until till", "from": "from",
    "before": "before", "after": "after following", "of": "of", "to": "to", "and": "and &",
    "for": "for", "between": "between", "last": "last", "past": "past", "this": "this",
    "that": "that", "next": "next coming", "same": "same", "earlier": "earlier previously",
    "later": "later", "ago": "ago", "previous": "previous", "subsequent": "subsequent",
    "time": "time", "more": "more", "less": "less fewer under", "than": "than", "half": "half",
    "within": "within", "up": "up", "as": "as", "space": "space", "financial": "financial",
    "week": "week", "beginning": "beginning commencing starting", "s": "s",
    "dates": "date dates dated dating", "back": "back", "full": "full",
    "EARLY": "early late mid", "EDGE": "start end middle close",
    "NTH": "first second third fourth latter opening", "QUARTER": "quarter",
    "FINAL": "final closing",
    "followed": "followed",
    "APPROX": "about around nearly almost some roughly just only exactly barely",
    "EVERY": "every each any most many other", "TODAY": "today yesterday tomorrow tonight",
    "DAYPART": "morning afternoon evening night", "A": "a an", "least": "least",
}  # fmt: skip
_CLASSES = (
    *_LITERALS, "MONTH", "MON", "WEEKDAY", "WKD", "SEASON", "SEASONS", "HOLIDAY", "UNIT", "UNITS",
    "YR", "YRS", "NUM", "DAY", "ORD", "BIG", "YEAR", "OLD", "DATE", "FISCAL", "X", "CAP", "WORD",
    "COMMA", "APOS", "DASH", "OPEN", "CLOSE", "STOP", "JUNK",
)  # fmt: skip
# Any distinct characters would do; Latin-1 keeps the rows of codes one byte a token.
_ALPHABET = ascii_letters + digits + "".join(map(chr, range(0xC0, 0x100)))
CODES = dict(zip(_CLASSES, _ALPHABET, strict=False))

_MACROS = {
    "ANYMONTH": "(MONTH|MON)",
    "PLACE": "(NTH|last|FINAL)",
    "ANYDAY": "(DAY|ORD)",
    "ANYYEAR": "(YEAR|OLD)",
    "WD": "((WEEKDAY|WKD) COMMA?)",
    "COUNT": "(DAY|NUM|BIG|A)",
    "DAYS": "WD? the? ANYDAY (COMMA the? ANYDAY)*",
    "ONE": "(UNIT|YR|week)",
    "MANY": "(UNIT|UNITS|YR|YRS|week)",
    "YEARTAIL": "(COMMA? (YEAR|OLD)|COMMA? of? (last|this|next|that|the same) YR)",
}
_NAME = re.compile(r"[A-Za-z]+")
_MANY = 20_000


class Token(NamedTuple):
    """A word, number or mark: its code, its value if it has one, and its place in the line.

    A tuple because a line has dozens, which frozen dataclasses would be slow to make.
    """

    code: str
    value: str | int
    start: int
    end: int
    expression: TimeExpression | None = None


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Turn a pattern over class names into a regular expression over codes.

    >>> bool(compile_pattern("last MONTH").fullmatch(read_codes("last January")))
    True
    """
    for _ in range(2):
        pattern = _NAME.sub(lambda m: _MACROS.get(m[0], m[0]), pattern)
    codes = _NAME.sub(lambda m: re.escape(CODES[m[0]]), pattern.replace("(", "(?:"))
    return re.compile(codes.replace(" ", ""))


def _word_table() -> dict[str, tuple[str, str | int]]:
    table: dict[str, tuple[str, str | int]] = {}
    for name, words in _LITERALS.items():
        table |= {word: (CODES[name], word) for word in words.split()}
    for unit in _UNITS:
        single, plural = ("YR", "YRS") if unit == "year" else ("UNIT", "UNITS")
        table |= {unit: (CODES[single], unit), f"{unit}s": (CODES[plural], unit)}
    table["week"] = (CODES["week"], "week")
    table |= {word: (CODES["NUM"], i) for i, word in enumerate(NUMBERS, 1)}
    table |= {word: (CODES["NUM"], i) for word, i in _TENS.items()}
    table |= {word: (CODES["SEASON"], word) for word in SEASONS}
    table |= {f"{word}s": (CODES["SEASONS"], word) for word in SEASONS}
    table |= {word: (CODES["HOLIDAY"], word) for word in ("christmas", "easter")}
    return table


def _name_table() -> dict[str, tuple[str, str | int]]:
    """Return the words that are words of time only when capitalised."""
    table: dict[str, tuple[str, str | int]] = {}
    for i, month in enumerate(MONTHS, 1):
        table |= dict.fromkeys((month[:3], month[:3].upper()), (CODES["MON"], i))
        table |= dict.fromkeys((month, month.upper()), (CODES["MONTH"], i))
    table["Sept"] = (CODES["MON"], 9)
    for day in WEEKDAYS:
        short, name = day[:3].title(), day.title()
        table |= dict.fromkeys((short, short.upper(), day[:4].title()), (CODES["WKD"], day))
        table |= dict.fromkeys((name, name.upper()), (CODES["WEEKDAY"], day))
    return table


_WORDS = _word_table() | _name_table()
_MARKS = {
    ",": CODES["COMMA"],
    "(": CODES["OPEN"],
    ")": CODES["CLOSE"],
    "&": CODES["and"],
} | dict.fromkeys("'’", CODES["APOS"])
_MARKS |= dict.fromkeys("-–—", CODES["DASH"]) | dict.fromkeys(".!?;:•|", CODES["STOP"])
_STATUTES = frozenset({"Act", "Acts", "Regulations", "Order", "Bill", "Rules", "Measure"})

_TOKEN = re.compile(
    r"""(?P<word>[^\W\d_]\w*)
    | (?P<gap>\n[^\S\n]*\n)
    | (?P<junk>[£$€]\s?\d[\d,.]*\w*)
    | (?P<iso>\d{4}-\d\d-\d\d(?![\d-]))
    | (?P<dmy>\d{1,2}([/.-])\d{1,2}\6(?:\d{4}|(?<!-)\d\d)(?!\d|[/.-]\d))
    | (?P<fiscal>(?:19|20)\d\d[/–-]\d\d(?!\d|[/–-]\d))
    | (?P<num>\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?[^\W_]*)
    | (?P<mark>[^\w\s])""",
    re.VERBOSE,
)
_STEMS = AhoCorasick([
    "day", "year", "month", "week", "night", "decade", "tomorrow", "morning", "afternoon",
    "evening", "spring", "summer", "autumn", "winter", "christmas", "easter", "january",
    "february", "april", "june", "july", "august", "september", "october", "november", "december",
])  # fmt: skip
# It begins with one set of characters, so that the search leaps from one of them to the next.
_SIGNS = re.compile(
    r"[\dJFMASOND](?:(?<=1)9\d\d|(?<=2)0\d\d|(?<=\d)[/.]\d+[/.]\d|(?<!\w.)(?:"
    r"(?<=J)(?:an|AN|un|UN|ul|UL)|(?<=F)(?:eb|EB)|(?<=M)(?:ar|AR|arch|ARCH|ay|AY)"
    r"|(?<=A)(?:pr|PR|ug|UG)|(?<=S)(?:ept?|EP)|(?<=O)(?:ct|CT)|(?<=N)(?:ov|OV)|(?<=D)(?:ec|EC))\b)"
)


def has_time_words(text: str) -> bool:
    """Tell, cheaply, whether `text` may hold a time expression; False is certain."""
    lowered = text.lower()
    return bool(_STEMS.find_matches_as_indexes(lowered)) or _SIGNS.search(text) is not None


def read_tokens(text: str) -> list[Token]:
    """Split `text` into tokens; a blank line and a mark that ends a clause are stops."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        code, value = _read(match.lastgroup, match[0])
        start, end = match.span()
        tokens.append(Token(code, value, start, end))
    return tokens


@lru_cache(maxsize=_MANY)
def _read(kind: str | None, word: str) -> tuple[str, str | int]:
    """Return the code and the value of a token of some kind; news has few that come often."""
    if kind == "word":
        return _WORDS.get(word) or _word(word)
    if kind == "mark":
        return _MARKS.get(word, CODES["JUNK"]), word
    if kind == "num":
        return _number(word)
    if kind in ("iso", "dmy"):
        return CODES["DATE"], word
    if kind == "fiscal":
        return _fiscal(word)
    return CODES["STOP" if kind == "gap" else "JUNK"], word


def read_codes(text: str) -> str:
    """Return the codes of the tokens of `text`, one character each."""
    return "".join(token.code for token in read_tokens(text))


def _word(word: str) -> tuple[str, str | int]:
    known = _WORDS.get(word.lower())
    if known:
        return known
    if word in _STATUTES:
        return CODES["JUNK"], word
    return CODES["CAP" if word[0].isupper() else "WORD"], word


def _number(word: str) -> tuple[str, str | int]:
    if not word.isdecimal():
        ordinal = word[-2:] in ("st", "nd", "rd", "th") and word[:-2].isdecimal()
        if ordinal and len(word) <= 4 and int(word[:-2]) < 32:
            return CODES["ORD"], int(word[:-2])
        return CODES["JUNK"], word
    value = int(word[:9])
    if len(word) == 4 and 1900 <= value < 2100:
        return CODES["YEAR" if 1990 <= value <= 2035 else "OLD"], value
    if 0 < value <= 31 and len(word) <= 2:
        return CODES["DAY"], value
    return CODES["BIG" if 0 < value < 1000 and word[0] != "0" else "JUNK"], value


def _fiscal(word: str) -> tuple[str, str]:
    """Tell "2016/17" (a financial year) from "2016-19" (a run of years) and from nonsense."""
    first, second = int(word[2:4]), int(word[5:])
    if second == (first + 1) % 100:
        return CODES["FISCAL"], word
    return CODES["JUNK"], word
