"""What its neighbours say of a word of time: whether it is one, and whether it looks ahead.

"May", "March", "Sunday" and "2016" have other lives; "in March" may be past or to come. What the
words of time mean is left to `extract.timegrammar`.
"""

import re
from collections.abc import Sequence
from functools import cache

from councilgraph.extract.timewords import CODES, GIVEN_NAMES, MONTHS, Token


@cache
def code_set(names: str) -> frozenset[str]:
    """Return the codes of the classes named in `names`."""
    return frozenset(CODES[name] for name in names.split())


_AFTER_SURE = code_set("in since until the A EARLY last this next for X between")
_AFTER_UNSURE = code_set("by before after from of to and over as")
_SEASON_AFTER = code_set("in over since until by before after from of EARLY for to and between")
_YEAR_AFTER = _AFTER_SURE | _AFTER_UNSURE | code_set("COMMA over STOP s")
_NO_YEAR_AFTER = code_set("DAY BIG DASH JUNK MONTH MON YEAR NUM")
_STOPS = code_set("STOP COMMA")
_EVERY = code_set("EVERY A")
_COPYRIGHT = re.compile(r"©|\([cC]\)|\b[Cc]opyright")
# After a number that might be a year: things that are counted.
_COUNTED = frozenset({
    "people", "homes", "houses", "households", "flats", "properties", "pupils", "jobs",
    "places", "words", "times", "votes", "signatures", "pounds", "miles", "metres",
    "kilometres", "acres", "hectares", "tonnes", "litres", "per", "percent",
})  # fmt: skip
_NOT_PLURAL = frozenset({
    "was", "has", "is", "its", "this", "as", "us", "does", "yes", "thus", "less", "across",
    "perhaps",
})  # fmt: skip
_NO_SEASON = frozenset({
    "statement", "statements", "budget", "budgets", "edition", "onions", "clean", "cleaning",
})  # fmt: skip
_AHEAD = frozenset({
    "will", "ll", "shall", "due", "expected", "expects", "plans", "planned", "scheduled",
    "hopes", "intends", "aims",
})  # fmt: skip
_AUXILIARIES = frozenset(["be", "is", "are", "been", "being"])
_PAST = frozenset({
    "was", "were", "had", "did", "came", "took", "went", "gave", "told", "said", "found", "saw",
    "made", "sent",
})  # fmt: skip
_REACH = 14


def is_cued(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether the month's name at `i` is one, standing without day and year."""
    month, before, after = MONTHS[int(tokens[i].value) - 1], _at(tokens, i - 1), _at(tokens, i + 1)
    if after.code == CODES["APOS"] and _at(tokens, i + 2).code == CODES["s"]:
        return before.code != CODES["CAP"]
    if before.code in _AFTER_UNSURE:
        return not (month in GIVEN_NAMES and after.code == CODES["CAP"])
    if before.code in code_set("DASH COMMA"):
        earlier = _at(tokens, i - 2).code
        return earlier in code_set("EARLY MONTH X")
    return before.code in _AFTER_SURE or before.value == "spent"


def is_season(tokens: Sequence[Token], i: int, j: int) -> bool:
    """Tell whether "summer" or "the summer" at `i` to `j` is a time, standing without a year."""
    if str(_at(tokens, j).value) in _NO_SEASON:
        return False
    return _at(tokens, i - 1).code in _SEASON_AFTER


def is_year(tokens: Sequence[Token], i: int, text: str) -> bool:
    """Tell whether the four digits at `i` are a year and no count, sum, statute or copyright."""
    before, after = _at(tokens, i - 1), _at(tokens, i + 1)
    if before.code == CODES["DASH"] and _at(tokens, i - 2).code == CODES["EARLY"]:
        return True  # "mid-2018"
    if before.code in _NO_YEAR_AFTER and not _is_bracket(before):
        return False
    if _COPYRIGHT.search(text, max(0, tokens[i].start - 12), tokens[i].start):
        return False
    words = [str(t.value) for t in tokens[i + 1 : i + 3]]
    apart = bool(words) and words[0] in ("and", "but")  # "in 2018 and people had left"
    counted = not apart and bool(words) and words[-1] in _COUNTED - {"times"}
    if words and (words[0] in _COUNTED or words[0] == "%" or counted):
        return False
    if after.code == CODES["DASH"] and _at(tokens, i + 2).code == CODES["BIG"]:
        return False
    return before.code in _YEAR_AFTER or _is_bracket(before) or not _is_plural(after)


def is_weekday(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether the weekday's name at `i` is one day, not each of them, a club or a paper."""
    before, after = _at(tokens, i - 1), _at(tokens, i + 1)
    if before.code in _EVERY | code_set("CAP"):
        return False
    if before.code == CODES["WORD"] and _at(tokens, i - 2).code in _EVERY:
        return False
    if tokens[i].value == "sunday":
        if _at(tokens, i - 2).value == "Mail":
            return False
        if after.code == CODES["CAP"] and before.code == CODES["the"]:
            return False
    return not str(after.value).endswith(("mornings", "afternoons", "evenings", "nights"))


def is_ahead(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether the clause before `i` speaks of what is to come ("will be held in")."""
    for k in range(i - 1, max(-1, i - 1 - _REACH), -1):
        token = tokens[k]
        word, previous = str(token.value).lower(), str(_at(tokens, k - 1).value).lower()
        if word in _AHEAD:
            return previous not in ("was", "were", "had")
        if token.code in _STOPS:
            return False
        if word == "to" and previous in ("is", "are") and _at(tokens, k + 1).code == CODES["WORD"]:
            return True
        if (word in _PAST or word.endswith("ed")) and previous not in _AUXILIARIES:
            return False
    return False


def _at(tokens: Sequence[Token], i: int) -> Token:
    return tokens[i] if 0 <= i < len(tokens) else Token(CODES["STOP"], "", 0, 0)


def _is_bracket(token: Token) -> bool:
    return token.value in ("(", "[", "‘", "“", '"')


def _is_plural(token: Token) -> bool:
    word = str(token.value)
    plural = word.endswith("s") and not word.endswith("ss") and len(word) > 3
    return token.code == CODES["WORD"] and plural and word not in _NOT_PLURAL
