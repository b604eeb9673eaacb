"""Inspection claims: visits, inspections and assessments of which an article speaks.

They are told by a noun with its number ("the sixth monitoring visit"), by what inspectors did
("inspectors came in May", "a team was in the borough"), and by the report or letter on them. Much
that is read here is only likely: each claim carries signals for and against it, and `link`, which
knows what else the article tells, weighs them.
"""

from collections.abc import Iterator
from dataclasses import replace

from councilgraph.extract.generality import counts_councils, is_of_councils
from councilgraph.extract.happening import took_place
from councilgraph.extract.inspection_claims import make_claims
from councilgraph.extract.inspection_words import NOUNS, is_an_own_team, is_by_others
from councilgraph.extract.numbering import number_of_it, returns_counted, times_told
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.extract.series import (
    begins_series,
    is_in_series,
    may_be_counted,
    may_go_on,
    opens_with_earlier,
    still_counted,
    told_by_number,
)
from councilgraph.extract.tellings import once
from councilgraph.extract.visitors import (
    INSPECTING,
    TOWARDS,
    concerns_another_body,
    inspectors_before,
    is_a_label,
    is_passive,
    presences,
)
from councilgraph.model.claims import InspectionClaim, Kind, Mention, Telling

_DEEDS = ("inspected-verb", "published-verb")
_FINDINGS = ("report-verb", "judgement-verb", "award-verb", "speech-verb")
_FINDING_REACH = 4
_BETWEEN = 3  # words
_OWN_REACH = 4
_ON = ("in", "on")


def find_inspections(reading: Reading) -> list[InspectionClaim]:
    """Return what may be inspection claims, in order of their place, with their signals."""
    claims: list[InspectionClaim] = []
    series: InspectionClaim | None = None
    visit: InspectionClaim | None = None
    latest: InspectionClaim | None = None
    for sentence in reading.sentences:
        told: list[InspectionClaim] = []
        if sentence.knows(*NOUNS, *_DEEDS, *INSPECTING) and not counts_councils(sentence):
            told = once([*_by_noun(reading, sentence), *_by_deed(reading, sentence)])
        if sentence.knows("repeat", "first-time"):
            told.extend(_by_return(reading, sentence))
        if series is None and latest is not None and opens_with_earlier(sentence, latest):
            series = latest
        if series is not None:
            told.extend(_by_number(reading, sentence, series))
        counted = next((c for c in told if may_go_on(sentence, c)), None)
        if counted is not None:
            told.extend(_by_number(reading, sentence, counted, counted.inspection.span.end))
        begun = next((c for c in reversed(told) if begins_series(sentence, c)), None)
        near = claims[-1:] if sentence.has("own") and not told else []
        told.extend(c for last in near for c in _by_own(reading, sentence, last))
        series = begun or (None if told else still_counted(reading, sentence, series))
        number = number_of_it(sentence.items) if visit is not None else None
        if visit is not None and number is not None:
            series = replace(visit, ordinal=number)
            claims[claims.index(visit)] = series
        if begun is not None and begun.ordinal is not None and is_in_series(sentence, begun):
            latest = begun
        visit = next((c for c in reversed(told) if may_be_counted(sentence, c)), None)
        claims.extend(told or list(_by_finding(reading, sentence))[:1])
    return claims


def _by_noun(reading: Reading, sentence: Sentence) -> Iterator[InspectionClaim]:
    items = sentence.items
    for i in sentence.find(*NOUNS):
        item = items[i]
        mention = item.mention(Kind.INSPECTION)
        telling = _telling(item)
        named = mention is not None and telling is Telling.INSPECTION
        of = i - 2 if i > 1 and items[i - 1].is_a("the") and item.text.isupper() else i - 1
        several = item.text.endswith("s")
        generic = named and i > 0 and items[of].is_a(*TOWARDS) and not several
        # "Between the two inspections" tells when something else took place.
        generic |= several and any(x.is_a("between") for x in items[max(0, i - _BETWEEN) : i])
        generic |= several and is_of_councils(sentence, i)
        rounds = several and i > 1 and items[i - 1].is_a("of") and items[i - 2].is_a("round-noun")
        generic |= rounds and not sentence.has("grade")
        if generic or item.is_a("peer-review") or not (named or _is_about_inspectors(sentence, i)):
            continue
        if items[min(i + 1, len(items) - 1)].is_a("way-of-inspecting"):
            continue
        if is_an_own_team(items, i) or is_by_others(items, i) or _takes_up(reading, sentence, i):
            continue
        if reading.in_speech(item.span) or not took_place(sentence, i):
            continue
        mention = mention or Mention(
            span=item.span, text=item.text, kind=Kind.INSPECTION, targets=()
        )
        yield from make_claims(reading, sentence, i, mention, telling)


def _takes_up(reading: Reading, sentence: Sentence, i: int) -> bool:
    """Tell whether "the report" is the one told just before, and that is of somebody else."""
    alone = (
        i == 1 and sentence.items[0].is_a("the", "its") and sentence.items[i].is_a("report-noun")
    )
    if not alone or not sentence.index:
        return False
    before = reading.sentences[sentence.index - 1]
    told = [k for k in before.find("report-noun") if not before.items[k].is_a("visit-noun")]
    return bool(told) and is_by_others(before.items, told[-1])


def _telling(item: Item) -> Telling:
    if item.is_a("visit-noun"):
        return Telling.VISIT
    if item.is_a("report-noun"):
        return Telling.REPORT
    return Telling.INSPECTION


def _is_about_inspectors(sentence: Sentence, i: int) -> bool:
    """Tell whether a sentence speaks of inspectors, a grade or a time besides a visit or report."""
    told = ("grade", "inspection", *INSPECTING)
    return any(
        item.is_a(*told) or item.time is not None for k, item in enumerate(sentence.items) if k != i
    )


def _by_deed(reading: Reading, sentence: Sentence) -> Iterator[InspectionClaim]:
    """Read inspectors who come or are there, councils inspected, and reports that come out."""
    items = sentence.items
    for i in (*sentence.find(*_DEEDS), *presences(sentence)):
        span = items[i].span
        if reading.in_speech(span) or not took_place(sentence, i):
            continue
        inspected = sentence.has(*INSPECTING)
        published = inspected and items[i].is_a("published-verb")
        sent = published or (inspected and inspectors_before(items, i) is not None)
        if not (sent or is_passive(items, i)):
            continue
        habit = items[i].is_a("inspected-verb") and items[i].text.endswith("ts")
        if concerns_another_body(items, i) or is_a_label(items, i):
            continue
        if not published and is_of_councils(sentence, i):
            continue
        if habit and not sentence.headline:
            continue  # "schools, which Ofsted inspects separately"
        mention = Mention(span=span, text=items[i].text, kind=Kind.INSPECTION, targets=())
        telling = Telling.REPORT if items[i].is_a("published-verb") else Telling.DEED
        for claim in make_claims(reading, sentence, i, mention, telling):
            yield claim
            yield from _again(claim, items[i + 1 :])


def _again(claim: InspectionClaim, after: tuple[Item, ...]) -> Iterator[InspectionClaim]:
    """Yield what inspectors did once more: "they came back in May, and again in the autumn"."""
    for k in range(1, len(after) - 1):
        near = after[k + 1 : k + 3]
        told = near[:1] if near[0].time is not None else near[1:] if near[0].is_a(*_ON) else ()
        time = told[0].time if told else None
        if after[k].is_a("again") and after[k - 1].is_a("and", ",", "then") and time is not None:
            dated = set(claim.signals) - {"undated-deed"} | {"dated"}
            yield replace(claim, time=time, anchor=claim.time, signals=tuple(sorted(dated)))


def _by_return(reading: Reading, sentence: Sentence) -> Iterator[InspectionClaim]:
    """Read how often inspectors came: "It was the third time that they had come to monitor it".

    "They came for the fifth time in May", said of the inspectors just before, is of a visit that
    is named elsewhere, if there is one.
    """
    items = sentence.items
    before = reading.sentences[max(0, sentence.index - 1) : sentence.index]
    for i in sentence.find("repeat", "first-time"):
        mention = Mention(span=items[i].span, text=items[i].text, kind=Kind.INSPECTION, targets=())
        counted = returns_counted(items, i)
        if counted:
            yield from make_claims(reading, sentence, i, mention, Telling.VISIT, counted)
        elif items[0].is_a("they") and items[1].is_a("everyday-verb", "coming-back"):
            numbers = times_told(items, 1)
            if numbers and any(s.has(*INSPECTING) for s in before):
                yield from make_claims(reading, sentence, 1, mention, Telling.DEED, numbers)


def _by_own(
    reading: Reading, sentence: Sentence, last: InspectionClaim
) -> Iterator[InspectionClaim]:
    """Read another council's inspection of the kind told last: "Kent since its own, in May"."""
    items = sentence.items
    for i in range(2, len(items) - 2):
        owned = items[i].is_a("own") and items[i - 1].is_a("its", "their", "had")
        if not owned or items[i - 2].is_a("of"):
            continue  # "issued a notice of its own in May"
        after = items[i + 1 : i + 1 + _OWN_REACH]
        dated = after[0].time is not None or (
            after[0].is_a(",", "in", "on") and any(item.time is not None for item in after)
        )
        named = any(item.is_a("authority") for item in items[:i])
        if dated and named and took_place(sentence, i):
            mention = replace(last.inspection, span=items[i].span, text=items[i].text)
            yield from make_claims(reading, sentence, i, mention, Telling.INSPECTION)


def _by_number(
    reading: Reading, sentence: Sentence, series: InspectionClaim, after: int = 0
) -> Iterator[InspectionClaim]:
    """Read visits that only their number names: "The third, in May, found ..."."""
    items = sentence.items
    for i, number in told_by_number(reading, sentence, series, after):
        if not took_place(sentence, i):
            continue
        mention = replace(series.inspection, span=items[i].span, text=items[i].text)
        # Of several inspections that are counted one is no visit in a series.
        telling = series.telling if "plural" in series.signals else Telling.VISIT
        for claim in make_claims(reading, sentence, i, mention, telling, (number,)):
            yield replace(claim, authority=claim.authority or series.authority)


def _by_finding(reading: Reading, sentence: Sentence) -> Iterator[InspectionClaim]:
    """Read inspectors who find or say something: they have been there, though nobody says when."""
    if not sentence.knows(*INSPECTING):
        return
    items = sentence.items
    for i in sentence.find(*_FINDINGS):
        span = items[i].span
        before = inspectors_before(items, i)
        if before is None or i - before > _FINDING_REACH or reading.in_speech(span):
            continue
        if items[i - 1].is_a("copula") or is_of_councils(sentence, i):
            continue  # "its homes, no concern of the inspectors, were rated good"
        if items[before].is_a("inspectorate") and _is_what_a_report_says(reading, sentence):
            continue
        if not took_place(sentence, i) or _only_grades(sentence, before, i):
            continue
        mention = Mention(span=span, text=items[i].text, kind=Kind.INSPECTION, targets=())
        yield from make_claims(reading, sentence, i, mention, Telling.FINDING)


def _is_what_a_report_says(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a body only speaks by the report told just before, which gave the grade."""
    before = reading.sentences[sentence.index - 1] if sentence.index else None
    return before is not None and before.has("report-noun") and before.has("grade")


def _only_grades(sentence: Sentence, who: int, i: int) -> bool:
    """Tell whether only a grade is told, with its time: "last year the regulator rated it good".

    What inspectors found, who are people and go somewhere, is told of them.
    """
    items = sentence.items
    graded = items[i].is_a("judgement-verb", "award-verb", "report-verb") and sentence.has("grade")
    dated = any(item.time is not None for item in items)
    people = items[who].is_a("inspector-noun") and items[who].text.endswith("s")
    return graded and dated and not people
