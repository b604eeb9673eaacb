"""Inspection claims: visits, inspections and assessments of which an article speaks.

They are told by a noun with its number ("the sixth monitoring visit"), by what inspectors did
("inspectors came in May", "a team was in the borough"), and by the report or letter on them. Much
that is read here is only likely: each claim carries signals for and against it, and `link`, which
knows what else the article tells, weighs them.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from councilgraph.extract.clauses import clause_end, clause_start, is_asserted
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.extract.repeats import ORDINALS
from councilgraph.extract.subjects import find_subject
from councilgraph.extract.timing import find_timing
from councilgraph.model.claims import InspectionClaim, Kind, Mention, Standing, Telling
from councilgraph.model.time import DatedBy

_FUTURE_FORMS = frozenset({"future", "deadline"})
_NOUNS = ("inspection", "inspection-noun", "report-noun")
_DEEDS = ("inspected-verb", "published-verb")
_IN_SERIES = (Telling.INSPECTION, Telling.VISIT)
_AFTER_NUMBER = frozenset(", in on at was came took found looked ( - : of".split())
_FINDINGS = ("report-verb", "judgement-verb", "award-verb", "speech-verb")
_FINDING_REACH = 4
_INSPECTING = ("inspector-noun", "inspectorate")
_PLACES = frozenset("in at on with within".split())
_DEFINITE = frozenset("the this that its their his her our 's both last".split())
_INDEFINITE = frozenset("a an another one".split())
_AROUND = frozenset("after following follows during at since on in".split())
_TOWARDS = frozenset("of for on by under".split())
_BEFORE_NOUN = 4
_OBJECT_REACH = 4
_TEAM_REACH = 6
_ALIKE = 14
_FIGURE = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_COUNTS = {
    word: number
    for number, word in enumerate("two three four five six seven eight nine ten".split(), start=2)
}


def find_inspections(reading: Reading) -> list[InspectionClaim]:
    """Return what may be inspection claims, in order of their place, with their signals."""
    claims: list[InspectionClaim] = []
    series: InspectionClaim | None = None
    for sentence in reading.sentences:
        told = _once([*_by_noun(reading, sentence), *_by_deed(reading, sentence)])
        if series is not None:
            told.extend(_by_number(reading, sentence, series))
        series = next((c for c in reversed(told) if c.telling in _IN_SERIES), None)
        claims.extend(told or list(_by_finding(reading, sentence))[:1])
    return claims


def _once(told: list[InspectionClaim]) -> list[InspectionClaim]:
    """Return the claims of a sentence but for those that another one tells, at least as well.

    A report, a visit or a deed of the time of something better named is that, or is about that.
    """
    kept: list[InspectionClaim] = []
    for claim in sorted(told, key=_vagueness):
        if not any(_tells(other, claim) for other in kept):
            kept.append(claim)
    return sorted(kept, key=lambda claim: claim.inspection.span)


def _vagueness(claim: InspectionClaim) -> tuple[bool, bool, bool]:
    named = bool(claim.inspection.targets) and claim.telling is Telling.INSPECTION
    return not named, claim.authority is None, claim.telling is Telling.DEED


def _tells(one: InspectionClaim, other: InspectionClaim) -> bool:
    """Tell whether one claim says all that a vaguer one of the same sentence does."""
    if other.ordinal not in (None, one.ordinal) or other.authority not in (None, one.authority):
        return False
    if other.inspection.targets and other.telling is Telling.INSPECTION:
        return other.inspection.targets == one.inspection.targets and other.time == one.time
    return other.time == one.time


def _by_noun(reading: Reading, sentence: Sentence) -> Iterator[InspectionClaim]:
    items = sentence.items
    for i in sentence.find(*_NOUNS):
        item = items[i]
        mention = item.mention(Kind.INSPECTION)
        telling = _telling(item)
        named = mention is not None and telling is Telling.INSPECTION
        if item.is_a("peer-review") or not (named or _is_about_inspectors(sentence, i)):
            continue
        if reading.in_speech(item.span) or not _took_place(sentence, i):
            continue
        mention = mention or Mention(
            span=item.span, text=item.text, kind=Kind.INSPECTION, targets=()
        )
        yield from _claims(sentence, i, mention, telling)


def _telling(item: Item) -> Telling:
    if item.is_a("visit-noun"):
        return Telling.VISIT
    if item.is_a("report-noun"):
        return Telling.REPORT
    return Telling.INSPECTION


def _is_about_inspectors(sentence: Sentence, i: int) -> bool:
    """Tell whether a sentence speaks of inspectors, a grade or a time besides a visit or report."""
    told = ("grade", "inspection", *_INSPECTING)
    return any(
        item.is_a(*told) or item.time is not None for k, item in enumerate(sentence.items) if k != i
    )


def _by_deed(reading: Reading, sentence: Sentence) -> Iterator[InspectionClaim]:
    """Read inspectors who come or are there, councils inspected, and reports that come out."""
    items = sentence.items
    for i in (*sentence.find(*_DEEDS), *_presences(sentence)):
        span = items[i].span
        if reading.in_speech(span) or not _took_place(sentence, i):
            continue
        passive = items[i].is_a("inspected-verb") and _is_passive(items, i)
        published = items[i].is_a("published-verb") and sentence.has(*_INSPECTING)
        if not (passive or published or _inspectors_before(items, i) is not None):
            continue
        if _concerns_another_body(items, i):
            continue
        mention = Mention(span=span, text=items[i].text, kind=Kind.INSPECTION, targets=())
        telling = Telling.REPORT if items[i].is_a("published-verb") else Telling.DEED
        yield from _claims(sentence, i, mention, telling)


def _by_number(
    reading: Reading, sentence: Sentence, series: InspectionClaim
) -> Iterator[InspectionClaim]:
    """Read visits that only their number names: "The third, in May, found ..."."""
    items = sentence.items
    for i, item in enumerate(items):
        number = _number(item)
        if number is None or i + 1 >= len(items) or reading.in_speech(item.span):
            continue
        alone = items[i + 1].is_a(*_AFTER_NUMBER) or items[i + 1].time is not None
        led = i == 0 or items[i - 1].is_a("the", "its", "a", "their", "and", ",", "-", "•")
        if not (alone and led and _took_place(sentence, i)):
            continue
        mention = replace(series.inspection, span=item.span, text=item.text)
        for claim in _claims(sentence, i, mention, Telling.VISIT, (number,)):
            yield replace(claim, authority=claim.authority or series.authority)


def _by_finding(reading: Reading, sentence: Sentence) -> Iterator[InspectionClaim]:
    """Read inspectors who find or say something: they have been there, though nobody says when."""
    items = sentence.items
    for i in sentence.find(*_FINDINGS):
        span = items[i].span
        before = _inspectors_before(items, i)
        if before is None or i - before > _FINDING_REACH or reading.in_speech(span):
            continue
        if not _took_place(sentence, i):
            continue
        mention = Mention(span=span, text=items[i].text, kind=Kind.INSPECTION, targets=())
        yield from _claims(sentence, i, mention, Telling.FINDING)


def _presences(sentence: Sentence) -> Iterator[int]:
    """Yield the places of verbs by which inspectors are somewhere: "inspectors were in Torbay"."""
    items = sentence.items
    for i in sentence.find("copula", "had"):
        after = next((k for k in range(i + 1, len(items)) if not items[k].is_a("back", "a")), i)
        after += items[after].is_a("inspection-team") and after + 1 < len(items)
        if items[after].is_a(*_PLACES) and _inspectors_before(items, i) is not None:
            yield i


def _inspectors_before(items: tuple[Item, ...], i: int) -> int | None:
    """Return where the inspectors stand that are the subject of a verb, if they are."""
    for k in range(i - 1, max(-1, i - _ALIKE), -1):
        if items[k].is_a("inspector-noun", "inspectorate") and not items[k].is_a("role"):
            return k
        if items[k].is_a("inspection-team") and any(
            near.is_a(*_INSPECTING) for near in items[k + 1 : k + _TEAM_REACH]
        ):
            return k
        if items[k].is_a(";", ":", "|"):
            return None
    return None


def _concerns_another_body(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether inspectors went to a school or the like: "inspected a nursery in Anytown"."""
    for item in items[i + 1 : i + 1 + _OBJECT_REACH]:
        if item.is_a("authority", "authority-type", "service"):
            return False
        if item.is_a("other-body"):
            return True
    return False


def _is_passive(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a council was inspected, rather than that somebody called or came."""
    return any(item.is_a("copula") for item in items[max(0, i - 2) : i])


def _took_place(sentence: Sentence, i: int) -> bool:
    """Tell whether the sentence says that it happened, not that it may or will."""
    start, end = clause_start(sentence, i), clause_end(sentence, i)
    if is_asserted(sentence, start, i, end) is not None:
        return False
    if any(item.is_a("rejected") for item in sentence.items[max(start, i - _BEFORE_NOUN) : i]):
        return False
    items = sentence.items[start:end]
    if any(item.is_a("will", "due", "next", "future") for item in items):
        return False
    return not any(item.time and item.time.form in _FUTURE_FORMS for item in items)


def _claims(
    sentence: Sentence,
    i: int,
    mention: Mention,
    telling: Telling,
    numbers: tuple[int | None, ...] = (),
) -> Iterator[InspectionClaim]:
    items = sentence.items
    clause = (clause_start(sentence, i), clause_end(sentence, i))
    timing = find_timing(sentence, i, clause)
    subject = find_subject(sentence, clause[0], i, i + 1)
    if subject.refused == "other-body":
        return
    dated_by = timing.dated_by
    if dated_by is DatedBy.JUDGED and telling is not Telling.FINDING:
        dated_by = DatedBy.INSPECTED
    # Where a finding is a grade, the grade has the time.
    time = None if telling is Telling.FINDING and sentence.has("grade") else timing.time
    signals = {*_words(items, i, telling), *_setting(sentence, clause)}
    signals |= {subject.refused} if subject.refused else set()
    signals |= {"dated"} if timing.time else set()
    numbers = numbers or _ordinals(items, i) or (None,)
    for authority, ordinal in product(subject.authorities or (None,), numbers):
        yield InspectionClaim(
            evidence=sentence.span,
            rule=f"inspection/{telling.value}",
            signals=tuple(sorted(signals | ({"named"} if authority else set()))),
            authority=authority,
            inspection=mention,
            telling=telling,
            inspectorate=_inspectorate(items),
            service=subject.service,
            ordinal=ordinal,
            time=time,
            dated_by=dated_by if time else None,
            standing=_standing(items, clause),
        )


def _words(items: tuple[Item, ...], i: int, telling: Telling) -> Iterator[str]:
    """Name what the words themselves say for and against an inspection."""
    item = items[i]
    yield telling.value
    if item.is_a("inspection") and telling is Telling.INSPECTION:
        yield "named-inspection"
    if telling is Telling.DEED:
        yield "passive" if _is_passive(items, i) else "active"
    if item.text.endswith("s") and telling is not Telling.DEED:
        yield "plural"
    if _ordinals(items, i):
        yield "ordinal"
    before = items[i - 1] if i else item
    if before.is_a(*_DEFINITE):
        yield "definite"
    elif before.is_a(*_INDEFINITE):
        yield "indefinite-article"
    elif before.is_a(*_TOWARDS):
        yield "bare"
    if any(near.is_a(*_AROUND) for near in items[max(0, i - 3) : i]):
        yield "around"


def _setting(sentence: Sentence, clause: tuple[int, int]) -> Iterator[str]:
    """Name what the sentence around the words says for and against an inspection."""
    items = sentence.items
    if sentence.has("inspector-noun"):
        yield "inspector"
    if sentence.has("inspectorate"):
        yield "inspectorate"
    if any(item.is_a("grade") for item in items[clause[0] : clause[1]]):
        yield "graded"
    elif sentence.has("grade"):
        yield "grade-near"
    if sentence.has("other-body"):
        yield "other-context"
    if any(item.is_a("no-grade") for item in items):
        yield "no-grade"
    if sentence.headline:
        yield "headline"


def _standing(items: tuple[Item, ...], clause: tuple[int, int]) -> Standing:
    past = any(item.is_a("previous-marker") for item in items[clause[0] : clause[1]])
    return Standing.PREVIOUS if past else Standing.CURRENT


def _inspectorate(items: tuple[Item, ...]) -> Mention | None:
    return next((m for item in items if (m := item.mention(Kind.INSPECTORATE))), None)


def _ordinals(items: tuple[Item, ...], i: int) -> tuple[int, ...]:
    """Return which visits they were: "the fourth visit" is 4, "the last of six visits" is 6.

    "Its third and fourth visits" are two.
    """
    found: list[int] = []
    for k in range(i - 1, max(-1, i - 1 - _BEFORE_NOUN), -1):
        number = _number(items[k])
        if number is None and items[k].text.lower() in _COUNTS and items[k - 1].is_a("of"):
            number = _COUNTS[items[k].text.lower()]
        if number is None and found and not items[k].is_a("and", ",", "&"):
            break
        if number is not None:
            found.append(number)
    return tuple(reversed(found))


def _number(item: Item) -> int | None:
    figure = _FIGURE.fullmatch(item.text)
    if figure is not None:
        return int(figure[1])
    return ORDINALS.get(item.text.lower())
