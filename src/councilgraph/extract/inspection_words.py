"""What the words around an inspection say: what speaks for it, and what its time dates.

Which words may tell of an inspection at all is for `inspections`; whether it took place, for
`happening`.
"""

from collections.abc import Iterator
from itertools import pairwise

from councilgraph.extract.numbering import (
    AROUND,
    BEFORE_NOUN,
    is_counted,
    is_singled,
    ordinals,
)
from councilgraph.extract.reading import Item, Sentence
from councilgraph.extract.timing import Timing
from councilgraph.extract.visitors import DEFINITE, INDEFINITE, INSPECTING, is_passive
from councilgraph.model.claims import Telling, TimeExpression
from councilgraph.model.time import DatedBy

_ASIDE = ("before", "since", "after", "following", "than")
_OUT_REACH = 2
_REPORTED = ("published-verb", "coming-verb")
_LED_REACH = 3
_TEAM_REACH = 6
_LOOKED_AGAIN = "looked-again"
NOUNS = ("inspection", "inspection-noun", "report-noun")
_OWNED = ("its", "their", "her", "his")
_OWNERS = ("authority", "authority-type", *INSPECTING)
_OPENING = 4


def find_words(items: tuple[Item, ...], i: int, telling: Telling) -> Iterator[str]:
    """Name what the words themselves say for and against an inspection."""
    item = items[i]
    yield telling.value
    if item.is_a("inspection") and telling is Telling.INSPECTION:
        yield "named-inspection"
    if telling is Telling.DEED:
        yield "passive" if is_passive(items, i) else "active"
        if item.is_a("coming-back") and not _comes_to_inspect(items, i):
            yield _LOOKED_AGAIN
    several = item.text.endswith("s") and telling not in (Telling.DEED, Telling.FINDING)
    together = telling is Telling.DEED and is_passive(items, i) and _are_councils(items, i)
    if together or (several and not is_singled(items, i)):
        yield "plural"
    if ordinals(items, i):
        yield "ordinal"
    before = items[i - 1] if i else item
    if before.is_a(*DEFINITE):
        yield "definite"
    elif before.is_a(*INDEFINITE) or (
        i > 1 and before.is_a("previous-marker") and items[i - 2].is_a(*INDEFINITE)
    ):
        yield "indefinite-article"
    if any(near.is_a(*AROUND) for near in items[max(0, i - 3) : i]):
        yield "around"


def _comes_to_inspect(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether who comes back does so for an inspection: "was back to inspect its schools"."""
    return any(x.is_a("to") and y.is_a("inspected-verb") for x, y in pairwise(items[i + 1 :]))


def _are_councils(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether several councils are the subject: "all three were", not "four areas were"."""
    before = items[max(0, i - BEFORE_NOUN) : i]
    if not is_counted(items, i) or any(
        item.is_a("part-of", "aspect", "other-body") for item in before
    ):
        return False
    return any(item.is_a("both", "authority-type") for item in before)


def is_of_several(items: tuple[Item, ...], start: int, i: int) -> bool:
    """Tell whether councils that are not named are the subject: "both councils have had visits".

    "Each was inspected in its own right" is of several as well.
    """
    # "Both of the councils that took over have been inspected" goes on after an aside.
    opening = range(min(_OPENING, start)) if items[0].is_a("both", "all", "each") else ()
    for k in (*opening, *range(start, i)):
        if items[k].is_a("aggregate"):
            return True
        if items[k].is_a("authority-type") and items[k].text.endswith("s"):
            return True
        if items[k].is_a("both", "each") and items[k + 1].is_a("copula", "has", "have", "had"):
            return True
    return False


def is_of_one(items: tuple[Item, ...], start: int, i: int) -> bool:
    """Tell whether one council is the subject: "it volunteered for the pilot assessments"."""
    return any(item.is_a("it") for item in items[start:i])


def find_general(
    sentence: Sentence, i: int, start: int, signals: set[str], *, told: bool
) -> Iterator[str]:
    """Name what words speak of that tell of no council and no time: inspections as such.

    "The old single inspections" are of a kind, and "when inspectors last called" only says which
    grade is meant.
    """
    items = sentence.items
    known = any(item.is_a("both", "all", *DEFINITE) for item in items[max(0, i - BEFORE_NOUN) : i])
    told = told or "ordinal" in signals
    if "plural" in signals and not told and not (known and is_counted(items, i)):
        yield "generic"
    led = start > 0 and items[start - 1].is_a("when", "since")
    if "active" in signals and "dated" not in signals and (led or items[start].is_a("since")):
        yield "when-last"


def find_setting(sentence: Sentence, clause: tuple[int, int]) -> Iterator[str]:
    """Name what the sentence around the words says for and against an inspection."""
    items = sentence.items
    if sentence.has("inspector-noun"):
        yield "inspector"
    if sentence.has("inspectorate"):
        yield "inspectorate"
    if sentence.has("grade"):
        within = any(item.is_a("grade") for item in items[clause[0] : clause[1]])
        yield "with-grade" if within else "grade-near"
    if sentence.has("other-body"):
        yield "other-context"
    if sentence.has("no-grade"):
        yield "no-grade"
    if sentence.headline:
        yield "headline"


def is_an_own_team(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a noun names a team of the council's: "the assessment and court teams".

    Those of inspectors are teams of inspection, and what a "team assessment" is nobody asks.
    """
    if not items[i].is_a("visiting-noun"):
        return False
    for k in range(i + 1, min(len(items), i + 1 + _TEAM_REACH)):
        if items[k].is_a("inspection-team"):
            return True
        joined = items[k].is_a("and", ",", "&") or (
            k > i + 1 and items[k - 1].is_a("and", ",", "&")
        )
        if not joined or items[k].is_a("the", "its", "copula"):
            return False
    return False


def is_by_others(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a report is not one of inspectors: "a report to the cabinet", "her report".

    So is "the commissioner's third report to ministers"; a letter may be to anybody.
    """
    if items[i].is_a("visit-noun"):
        return _is_of_no_visit(items, i)
    if not items[i].is_a("report-noun"):
        return False
    if i and items[i - 1].is_a("role-object", "committee-word"):
        return True  # "a cabinet report"
    after = [item for item in items[i + 1 : i + 4] if not item.is_a(*DEFINITE)]
    if len(after) > 1 and after[0].is_a("to") and after[1].is_a("role", "minister-word"):
        return True
    near = range(i - 1, max(0, i - BEFORE_NOUN), -1)
    owned = next((k for k in near if items[k].is_a("'s", "’s", *_OWNED)), 0)
    if owned and items[owned].is_a(*_OWNED):
        # "The improvement board said in its sixth report".
        told = [item for item in items[:owned] if item.is_a("intervention", *_OWNERS)]
        return bool(told) and not told[-1].is_a(*_OWNERS)
    return owned > 0 and items[owned - 1].is_a("role") and not items[owned - 1].is_a(*INSPECTING)


def _is_of_no_visit(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a letter is one of something else: "a letter of thanks"; "of May" is a time."""
    after = items[i + 1 : i + 1 + BEFORE_NOUN]
    of = items[i].is_a("report-noun") and bool(after) and after[0].is_a("of")
    known = ("inspection", "inspection-noun", "authority", "authority-type", *INSPECTING)
    return of and not any(item.time is not None or item.is_a(*known) for item in after[1:])


def is_apart(items: tuple[Item, ...], i: int, time: TimeExpression) -> bool:
    """Tell whether a time before is of what came after an inspection, or went before it.

    "More was spent this year than before the inspection", "the fourth visit since it was found
    to be poor in March", "the inspection was announced on 19 February", "the first assessment
    under the powers that it was given in April".
    """
    between = [item for item in items[i + 1 :] if item.span.end <= time.span.start]
    if between and between[0].is_a("under") and not any(item.is_a(",") for item in between):
        return any(item.is_a("inspecting-power") for item in between[:-_OUT_REACH])
    if not items[i].is_a("report-noun") and any(
        one.is_a("copula") and two.is_a("published-verb") and two.is_a("speech-verb")
        for one, two in pairwise(between[-_LED_REACH:])
    ):
        return True
    since = next((k for k in range(i + 1, len(items)) if items[k].is_a("since")), len(items))
    told_after = since < len(items) and items[since].span.start < time.span.start
    if told_after and any(item.is_grade for item in items[since:]):
        return True
    led = any(item.is_a(*_ASIDE) for item in items[max(0, i - _LED_REACH) : i])
    return led and items[i].is_a(*NOUNS) and time.span.end <= items[i].span.start


def only_says(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a report is only quoted, so that a time is of what it says: "it says"."""
    after = items[i + 1 : i + 2]
    return items[i].is_a("report-noun") and any(item.is_a("speech-verb") for item in after)


def what_time_dates(
    items: tuple[Item, ...], i: int, telling: Telling, timing: Timing
) -> DatedBy | None:
    """Tell what a time dates: a report only if words between or before it say that one came out."""
    if timing.time is None or telling is Telling.FINDING or timing.dated_by is DatedBy.INSPECTED:
        return timing.dated_by
    place = next((k for k, item in enumerate(items) if item.time is timing.time), i)
    between = items[min(i + 1, max(0, place - _OUT_REACH)) : max(i, place)]
    words = (*_REPORTED, "report-noun") if telling is Telling.DEED else _REPORTED
    published = timing.dated_by is DatedBy.PUBLISHED and any(i.is_a(*words) for i in between)
    # "Assessments, in reports that were published within an hour of each other on Wednesday".
    out = any(a.is_a("report-noun") and b.is_a("that", "which") for a, b in pairwise(between))
    out = out and any(i.is_a("published-verb") for i in between)
    letter = telling is Telling.VISIT and items[i].is_a("report-noun")
    reported = published or out or letter or telling is Telling.REPORT
    return DatedBy.PUBLISHED if reported else DatedBy.INSPECTED
