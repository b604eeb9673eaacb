"""Inspection claims: visits, inspections and assessments that an article says took place.

Two ways of telling them are read: a noun with its ordinal ("the sixth monitoring visit"), and
inspectors who visit ("inspectors came in May"). A sentence that only dates the report is read as
well, since it dates the inspection that the article is about.
"""

import re
from collections.abc import Iterator

from councilgraph.extract.clauses import clause_end, clause_start, is_asserted
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.extract.repeats import ORDINALS
from councilgraph.extract.subjects import find_subject
from councilgraph.extract.timing import find_timing
from councilgraph.model.claims import InspectionClaim, Kind, Mention, Standing
from councilgraph.model.time import DatedBy

_FUTURE_FORMS = frozenset({"future", "deadline"})
_TOLD_BY = ("inspection", "inspection-noun", "report-noun", "inspected-verb", "published-verb")
_ORDINAL_REACH = _OBJECT_REACH = 4
_FIGURE = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")


def find_inspections(reading: Reading) -> list[InspectionClaim]:
    """Return the inspection claims of an article, in order of their place."""
    claims: list[InspectionClaim] = []
    for sentence in reading.sentences:
        if sentence.has(*_TOLD_BY):
            told = list(_by_noun(reading, sentence))
            claims.extend(told)
            claims.extend(c for c in _by_verb(reading, sentence) if not _is_told_by(c, told))
    return claims


def _is_told_by(claim: InspectionClaim, told: list[InspectionClaim]) -> bool:
    """Tell whether a verb only says when what a noun names took place or was told of."""
    return any(
        other.time == claim.time and claim.authority in (None, other.authority) for other in told
    )


def _by_noun(reading: Reading, sentence: Sentence) -> Iterator[InspectionClaim]:
    items = sentence.items
    for i in sentence.find("inspection", "inspection-noun", "report-noun"):
        item = items[i]
        mention = item.mention(Kind.INSPECTION)
        if mention is None and not _is_told(sentence, i):
            continue
        if reading.in_speech(item.span) or not _took_place(sentence, i):
            continue
        mention = mention or Mention(
            span=item.span, text=item.text, kind=Kind.INSPECTION, targets=()
        )
        yield from _claims(sentence, i, mention, "inspection/noun")


def _by_verb(reading: Reading, sentence: Sentence) -> Iterator[InspectionClaim]:
    """Read inspectors who visit, and reports that come out, where the sentence gives a time."""
    items = sentence.items
    for i in sentence.find("inspected-verb", "published-verb"):
        span = items[i].span
        if reading.in_speech(span) or not _took_place(sentence, i):
            continue
        clause = (clause_start(sentence, i), clause_end(sentence, i))
        told = sentence.has("inspector-noun", "inspectorate", "report-noun")
        if not told and not (items[i].is_a("inspected-verb") and _is_passive(items, i)):
            continue
        if find_timing(sentence, i, clause).time is None or _concerns_another_body(items, i):
            continue
        mention = Mention(span=span, text=items[i].text, kind=Kind.INSPECTION, targets=())
        yield from _claims(sentence, i, mention, "inspection/verb")


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


def _is_told(sentence: Sentence, i: int) -> bool:
    """Tell whether "inspection" or "visit" alone tells of one: with a time, or with its grade."""
    item = sentence.items[i]
    if item.is_a("peer-review"):
        return False
    if item.is_a("report-noun"):
        return any(near.time is not None for near in sentence.items[max(0, i - 2) : i + 2])
    clause = sentence.items[clause_start(sentence, i) : clause_end(sentence, i)]
    return sentence.has("grade") or any(c.time is not None for c in clause)


def _took_place(sentence: Sentence, i: int) -> bool:
    """Tell whether the sentence says that it happened, not that it may or will."""
    start, end = clause_start(sentence, i), clause_end(sentence, i)
    if is_asserted(sentence, start, i, end) is not None:
        return False
    if any(item.is_a("rejected") for item in sentence.items[max(start, i - _ORDINAL_REACH) : i]):
        return False
    items = sentence.items[start:end]
    if any(item.is_a("will", "due", "next", "future") for item in items):
        return False
    return not any(item.time and item.time.form in _FUTURE_FORMS for item in items)


def _claims(sentence: Sentence, i: int, mention: Mention, rule: str) -> Iterator[InspectionClaim]:
    items = sentence.items
    clause = (clause_start(sentence, i), clause_end(sentence, i))
    timing = find_timing(sentence, i, clause)
    subject = find_subject(sentence, clause[0], i, i + 1)
    if subject.refused is not None:
        return
    dated_by = timing.dated_by
    if dated_by is DatedBy.JUDGED:
        dated_by = DatedBy.INSPECTED
    for authority in subject.authorities or (None,):
        yield InspectionClaim(
            evidence=sentence.span,
            rule=rule,
            signals=_signals(items, clause, subject.authorities),
            authority=authority,
            inspection=mention,
            inspectorate=_inspectorate(items),
            service=subject.service,
            ordinal=_ordinal(items, i),
            time=timing.time,
            dated_by=dated_by,
            standing=_standing(items, clause),
        )


def _standing(items: tuple[Item, ...], clause: tuple[int, int]) -> Standing:
    past = any(item.is_a("previous-marker") for item in items[clause[0] : clause[1]])
    return Standing.PREVIOUS if past else Standing.CURRENT


def _signals(
    items: tuple[Item, ...], clause: tuple[int, int], authorities: tuple[Mention, ...]
) -> tuple[str, ...]:
    signals = set()
    if authorities:
        signals.add("named")
    if any(item.is_a("inspectorate", "inspector-noun") for item in items):
        signals.add("inspector")
    if any(item.time for item in items[clause[0] : clause[1]]):
        signals.add("dated")
    return tuple(sorted(signals))


def _inspectorate(items: tuple[Item, ...]) -> Mention | None:
    return next((m for item in items if (m := item.mention(Kind.INSPECTORATE))), None)


def _ordinal(items: tuple[Item, ...], i: int) -> int | None:
    """Return which visit it was: "the fourth monitoring visit" is 4."""
    for item in reversed(items[max(0, i - _ORDINAL_REACH) : i]):
        figure = _FIGURE.fullmatch(item.text)
        if figure is not None:
            return int(figure[1])
        for word, number in ORDINALS.items():
            if item.is_a(word):
                return number
    return None
