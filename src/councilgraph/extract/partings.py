"""Where the clauses of a sentence begin and end: marks and conjunctions of English part them.

Whether what a clause says is asserted at all is for `clauses`.
"""

from functools import lru_cache
from itertools import takewhile

from councilgraph.extract.grade_steps import STEPS
from councilgraph.extract.reading import Item, Sentence

VERBS = ("copula", "judgement-verb", "award-verb", "rise-verb", "fall-verb", "retain-verb")
_MARKS = frozenset({";", ":", "(", ")", "-", "|", "•"})
_SUBORDINATORS = frozenset(
    (
        "but while whereas although though after when before because unless where who which "
        "whose that until so"
    ).split()
)
_PARTING = _MARKS | _SUBORDINATORS | {"since", "contrast", ",", "as"}
_PARTS = ("part", "side", "aspect-noun", "area-noun", "element")
_BEFORE_THAT = ("of", "than", "with", "at", "from", "above", "below", "beyond", "under", *STEPS)
_LED = 3  # words: "in the days"
_FEW = 64  # sentences at a time


@lru_cache(maxsize=_FEW)
def find_clauses(sentence: Sentence) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return where the clauses of a sentence begin, and where they end.

    One begins after a word that parts, and with a time as in ", a year after it was".
    """
    items = sentence.items
    parting = [i for i, item in enumerate(items) if not item.tags.isdisjoint(_PARTING)]
    ends = [i for i in parting if _parts(items, i)]
    begins = {0, *[i + 1 for i in ends], *[i + 1 for i in parting if _leads_to_lapse(items, i)]}
    return tuple(sorted(begins)), (*ends, len(items))


def _leads_to_lapse(items: tuple[Item, ...], position: int) -> bool:
    """Tell whether a comma stands before a time that a clause is measured from."""
    if not items[position].is_a(",") or position + 1 == len(items):
        return False
    time = items[position + 1].time
    return time is not None and time.form == "lapse"


def _parts(items: tuple[Item, ...], position: int) -> bool:
    """Tell whether the item at `position`, one of those that may, begins another clause."""
    item = items[position]
    following = items[position + 1] if position + 1 < len(items) else None
    if item.is_a("since") and following is not None and following.time is None:
        return True
    if item.is_a("that") and following is not None and following.is_a(*_PARTS):
        # "They graded that part of it good": which part it is.
        return position == 0 or not items[position - 1].is_a("judgement-verb", "award-verb")
    if item.is_a("that") and position and items[position - 1].is_a(*_BEFORE_THAT):
        return False  # "it fell short of that at requires improvement"
    if item.is_a("after") and following is not None and following.is_a("all"):
        return False  # "not after all"
    if item.is_a("before", "after") and _tells_when(items, position):
        return False
    if item.is_a("as"):  # "Top marks for adoption as Anytown told to improve"
        after = items[position + 1 : position + 3]
        named = len(after) > 1 and after[0].is_a("authority")
        return named and after[1].is_a(*VERBS, "report-verb", "grade")
    if item.is_a("though") or (item.is_a("contrast") and " " in item.text):
        # "Leaders, on the other hand, were good": put in between commas, it parts nothing.
        beside = (items[position - 1] if position else None, following)
        return not all(one is not None and one.is_a(",") for one in beside)
    subordinates = not item.tags.isdisjoint(_SUBORDINATORS)
    if item.mentions and not subordinates:
        return False
    if subordinates or not item.tags.isdisjoint(_MARKS):
        return True
    return item.is_a(",") and following is not None and following.is_a("who", "which", "having")


def _tells_when(items: tuple[Item, ...], position: int) -> bool:
    """Tell whether a word only goes on to say when it was: "in the days before grades, it was"."""
    led = items[max(0, position - _LED) : position]
    if len(led) < _LED or not (led[0].is_a("in") and led[1].is_a("the")):
        return False
    after = list(takewhile(lambda item: not item.is_a(","), items[position + 1 :]))
    verb = any(item.is_a(*VERBS, "has", "had", "have") for item in after[1:])
    return position + 1 + len(after) < len(items) and not verb
