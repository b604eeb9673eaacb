"""Grades that were given, whatever is said of them: "avoiding a repeat of the poor it got in 2016".

Words that deny or doubt something leave it as it was that somebody had "the" grade of a year.
"""

from itertools import takewhile

from councilgraph.extract.heads import Head
from councilgraph.extract.reading import Item
from councilgraph.extract.times import GIVEN

_DENIALS = frozenset({"negation", "hypothetical"})
_QUOTES = ("'", "‘", "’", "“", "”", '"')
_DEFINITE = ("the", "its", "their", "'s", "’s")
_GIVERS = ("it", "they", "inspectorate", "inspector-noun", "inspecting-people")
_FILLING = frozenset("that which the had was were been by to its their them last back in".split())
_OF = ("of", "from")
_REACH = 10


def without_denials(items: tuple[Item, ...], head: Head, signals: set[str]) -> set[str]:
    """Return the signals of a grade without what denies or doubts it, where it was given anyway."""
    return signals - _DENIALS if _is_presupposed(items, head) else signals


def _is_presupposed(items: tuple[Item, ...], head: Head) -> bool:
    """Tell whether words for a grade take it that it was given: "the poor rating it got in 2016".

    Or "its poor rating of 2016"; not "the poor rating that Kent got in 2016".
    """
    before = [item for item in items[max(0, head.start - 2) : head.start] if not _is_mark(item)]
    if not before or not before[-1].is_a(*_DEFINITE):
        return False
    after = [item for item in items[head.end : head.end + _REACH] if not _is_mark(item)]
    noun = bool(after) and after[0].is_a("judgement-noun")
    after = after[noun:]
    told = list(takewhile(lambda item: item.time is None, after))
    time = after[len(told)].time if len(told) < len(after) else None
    if time is None or time.form not in GIVEN or not told:
        return False
    if len(told) == 1:
        return noun and told[0].is_a(*_OF)
    rest = [item for item in told if not item.is_a(*_FILLING, "service", *_GIVERS)]
    given = len(rest) == 1 and rest[0].is_a("award-verb", "judgement-verb")
    held = not rest and any(item.is_a("had") for item in told)
    named = any(item.is_a(*_GIVERS) for item in told[:2])
    participle = told[0].is_a("awarded-participle", "judgement-verb")
    return (given and (named or participle)) or (held and named)


def _is_mark(item: Item) -> bool:
    return item.is_a(*_QUOTES)
