"""How often a verdict was reached, told after it: "it was the second such one", "not the first".

What the words around a grade say of that is for `repeats`.
"""

from itertools import takewhile

from councilgraph.extract.ordinals import which
from councilgraph.extract.reading import Item, Sentence
from councilgraph.extract.repeats import Repeat, span_after, time_of_the_other
from councilgraph.extract.times import GIVEN
from councilgraph.model.claims import TimeExpression

_NOUNS = ("judgement-noun", "fail-word")
_SUBJECTS = ("it", "that", "this")
_OTHERS = ("authority", "other-body", "aspect", "hypothetical", "visit-noun")
_OF_IT = (
    *(*_NOUNS, "copula", "repeat", "first-time", "inspection", "inspection-noun", "report-noun"),
    *("inspectorate", "report-verb", "speech-verb", "published-verb"),
)
_ENDS = (".", ",", ":", ";", "-", "on", "for", "since", "and", "repeat")
_OPENING, _NEAR, _REACH = 3, 2, 7


def find_count(sentence: Sentence) -> Repeat | None:
    """Return what a sentence without a grade says of how often the one told before was given."""
    items = sentence.items
    if len(items) <= _OPENING or not items[0].is_a(*_SUBJECTS) or not items[1].is_a("copula"):
        return None
    if any(item.is_grade or item.is_a("?") for item in items):
        return None
    place = next((i for i in range(2, len(items)) if _number(items, i) > 0), None)
    if place is None:
        return None
    own = takewhile(lambda item: not item.is_a(":", ";"), items)  # "the second: the first led to"
    if any(item.is_a(*_OTHERS) for item in own):
        return None
    told = time_of_the_other(items, place)
    if told is not None:
        return Repeat(times=(told,))
    return Repeat(count=_number(items, place), within=span_after(items, place))


def find_one_of(sentence: Sentence, earlier: int) -> TimeExpression | None:
    """Return when one of the `earlier` verdicts that were counted was reached, if it is told.

    "The first time was in June 2014", "the second, in January 2018, led to a commissioner", "the
    first of them came in March".
    """
    items = sentence.items
    if len(items) <= _OPENING or not items[0].is_a("the") or items[-1].is_a("?"):
        return None
    number = which(items[1].text.lower().split())
    if not 1 <= number <= earlier or any(item.is_grade for item in items):
        return None
    opening = list(takewhile(lambda item: item.time is None, items[2 : 2 + _REACH]))
    time = next((item.time for item in items[2 + len(opening) : 3 + len(opening)]), None)
    plain = all(item.is_a(*_OF_IT) or not item.mentions for item in opening)
    return time if plain and time is not None and time.form in GIVEN else None


def _number(items: tuple[Item, ...], i: int) -> int:
    """Return how many verdicts went before: 1 of "the second such verdict", "not the first"."""
    words = items[i].text.lower().split()
    number = which(words)
    if not number:
        return 0
    rest = items[i + 1 :]
    denied = i > 1 and items[i - 2].is_a("not") and items[i - 1].is_a("the")
    if any(item.is_a("negation") for item in (*items[: i - 2], *rest)):
        return 0
    if words[-1] == "time" or any(item.text.lower() == "time" for item in rest[:1]):
        # "the second time that it was given the rating", not "that it has been found wanting"
        told = [item for item in rest if item.text.isalpha() and item.text.lower() != "time"]
        nouns = [item for item in told if item.is_a("judgement-noun", "same-grade")]
        given = any(x.is_a("award-verb", "judgement-verb", "had") for x in told if x not in nouns)
        counted = not told or bool(given and nouns)
        return (number - 1 or int(denied)) if counted else 0
    if any(item.is_a("inspection-noun", "report-noun") for item in rest[:1]):
        return number - 1 if any(x.is_a("same-verdict") for x in rest) else 0
    such = any(item.is_a("such") for item in rest[:1]) or items[i - 1].is_a("its", "their")
    place = next((k for k, item in enumerate(rest[:_NEAR]) if item.is_a(*_NOUNS)), None)
    if not such or place is None:
        return 0
    after = [item for item in rest[place + 1 : place + 3] if not item.is_a("in")]
    ends = all(x.time is not None or x.is_a(*_ENDS) for x in after[:1])  # not "in the region"
    return number - 1 if ends else 0
