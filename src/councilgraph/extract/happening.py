"""Whether an inspection took place, as its sentence tells: not wanted, put off or only spoken of.

What else the words around it say of it is for `inspection_words`.
"""

from itertools import pairwise

from councilgraph.extract.clauses import clause_end, clause_start, is_asserted
from councilgraph.extract.inspection_words import NOUNS
from councilgraph.extract.numbering import BEFORE_NOUN, number_of
from councilgraph.extract.reading import Item, Sentence
from councilgraph.extract.visitors import DEFINITE, INDEFINITE

_FUTURE_FORMS = frozenset({"future", "deadline"})
_AHEAD = ("will", "due", "next", "future")
_VERBS = ("copula", "has", "have", "had", "report-verb", "speech-verb", "inspected-verb")
_DONE = ("inspected-verb", "report-verb", "judgement-verb", "grade", "followed")
_KNOWN_REACH = 3
_STILL_REACH = 6
_LED_REACH = 3


def took_place(sentence: Sentence, i: int) -> bool:
    """Tell whether the sentence says that it happened, not that it may or will."""
    start, end = clause_start(sentence, i), clause_end(sentence, i)
    past = _is_placed_in_time(sentence.items, i)
    why_not = is_asserted(sentence, start, i, end)
    if why_not is not None and not (past and why_not == "hypothetical"):
        return False
    if any(item.is_a("rejected") for item in sentence.items[max(start, i - BEFORE_NOUN) : i]):
        return False
    if any(x.is_a("copula") and y.is_a("rejected") for x, y in pairwise(sentence.items[i:end])):
        return False
    if not past and _is_wanted(sentence.items[start:i]):
        return False
    if is_called_off(sentence.items, i, end):
        return False
    items = sentence.items[start : _before_the_next(sentence.items, i, end)]
    if not past and sentence.has(*_AHEAD) and any(item.is_a(*_AHEAD) for item in items):
        return False
    if _is_still_to_come(sentence.items, i) or _is_announced(sentence.items, i):
        return False
    forms = [item.time.form for item in items if item.time]
    return not forms or not _FUTURE_FORMS.issuperset(forms)


def is_called_off(items: tuple[Item, ...], i: int, end: int) -> bool:
    """Tell whether what stands at `i` did not take place: "the visit in May was called off".

    "Called off" right after it, or after its time, will do, and so will "called the visit off".
    What was planned has a clause between: "the visit that was due in May has been called off".
    """
    if any(x.is_a(*NOUNS) and y.is_a("off") for x, y in pairwise(items[i : i + BEFORE_NOUN])):
        return True
    planned = _when_planned(items, i)
    if planned is not None and not any(item.is_a(*_DONE) for item in items[planned:]):
        return True
    for k in range(i + 1, end if planned is None else len(items)):
        if items[k].is_a("rejected"):
            before = items[k - 1]
            return k == i + 1 or before.is_a("copula", "be", "been") or before.time is not None
        if items[k].is_a("and", "but"):
            return False
    return False


def _when_planned(items: tuple[Item, ...], i: int) -> int | None:
    """Return where a clause right behind says what was planned: "a visit that was due in May"."""
    relatives = (k for k in range(i + 1, len(items)) if items[k].is_a("that", "which"))
    start = next(relatives, len(items))
    if any(item.is_a(*_VERBS) for item in items[i + 1 : start]):
        return None
    ahead = any(item.is_a("future") for item in items[start : start + _STILL_REACH])
    return start if ahead else None


def _is_still_to_come(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether words beside a noun put it off: "until the third visit", "which is due"."""
    if any(item.is_a("until") for item in items[max(0, i - BEFORE_NOUN) : i]):
        return items[i].is_a(*NOUNS)
    if i and items[i - 1].is_a("step-announced"):
        return True  # "had planned to inspect"
    behind = items[i + 1 : i + 1 + _STILL_REACH]
    marks = (k for k, item in enumerate(behind) if item.is_a(",", ";", ":", "and", "but"))
    # "Anytown, where they called in May, is likely to be next": that is of Anytown.
    end = next(
        (k for k in marks if not behind[k + 1 : k + 2] or not behind[k + 1].is_a("which")), None
    )
    return any(
        x.is_a("is", "are", "been", "would")
        and y.is_a("expected", "likely", "intended", "due", "begin")
        for x, y in pairwise(behind[:end])
    )


def _is_announced(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a line only points ahead: "Next: Kent's inspection", "Kent is being inspected".

    So does "before a full inspection, which will not take place this year".
    """
    if len(items) > 1 and items[0].is_a("next") and items[1].is_a(":"):
        return True
    if i > 1 and items[i - 1].is_a("being") and items[i - 2].is_a("is", "are"):
        return True
    after = items[i + 1 : i + 4]
    which = len(after) > 2 and after[0].is_a(",") and after[1].is_a("which")
    return which and after[2].is_a("will")


def _before_the_next(items: tuple[Item, ...], i: int, end: int) -> int:
    """Return where a clause goes on with another of a series: "in May, and the sixth is due".

    What has begun may have its end told: "they came on Monday for an inspection that will last".
    """
    begun = any(item.is_a("inspected-verb") for item in items[max(0, i - _LED_REACH * 2) : i])
    for k in range(i + 1, end - 2):
        if begun and items[k].is_a("that", "which") and items[k + 1].is_a("will"):
            return k
        if items[k].is_a("and", "but", ",", "with") and number_of(items[k + 2]) is not None:
            return k
    return end


def _is_wanted(before: tuple[Item, ...]) -> bool:
    """Tell whether words right before a noun say that it is asked or waited for."""
    led = [i for i in before if not i.is_a(*DEFINITE, *INDEFINITE) and number_of(i) is None]
    return bool(led) and led[-1].is_a("intended") and led[-1].text.endswith(("for", "ing"))


def _is_placed_in_time(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a noun is known by its date, whatever is to be: "the visit of May"."""
    known = i > 0 and any(item.is_a(*DEFINITE) for item in items[max(0, i - _KNOWN_REACH) : i])
    after = items[i + 1 : i + 3]
    dated = len(after) > 1 and after[0].is_a("of", "in") and after[1].time is not None
    return known and dated and items[i].is_a(*NOUNS)
