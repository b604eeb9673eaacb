"""When inspectors were there and when their report came out, in sentences that give no grade.

"Six inspectors spent four weeks with the council in January", "their report, out on Tuesday",
"both were inspected in June": such words name no inspection that could be counted, but they date
the one that the article is about. Which of its grades they date is for `link`.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from councilgraph.extract.asides import find_asides, find_relative
from councilgraph.extract.clauses import clause_end, clause_start
from councilgraph.extract.dated_councils import (
    find_dated,
    is_an_itinerary,
    is_of_several,
    is_plural,
    leaves_verb_out,
    opening,
)
from councilgraph.extract.deed_words import AGENTS, BODIES, NEAR, TOLD, VERDICTS, is_recent
from councilgraph.extract.deeds import find_deed, is_presence
from councilgraph.extract.happening import is_called_off
from councilgraph.extract.labelled_times import is_owned
from councilgraph.extract.leaning_times import leads_up, tells_when
from councilgraph.extract.other_times import begins_anew
from councilgraph.extract.own_times import is_counted_from
from councilgraph.extract.reading import TIME, Item, Reading, Sentence
from councilgraph.extract.sameness import is_told_likewise
from councilgraph.extract.stays import find_stay
from councilgraph.extract.time_limits import late_time
from councilgraph.extract.timing import find_anchor, time_told
from councilgraph.model.claims import (
    InspectionClaim,
    Kind,
    Mention,
    Standing,
    TimeExpression,
)
from councilgraph.model.time import DatedBy

# What speaks against its having happened, or to the council.
_NOT_SO = (
    *("will", "due", "would", "plans", "expected", "could", "might", "if", "negation"),
    *("other-body", "peer-review", "intervention"),
)
_DEEDS = ("inspected-verb", "stay-verb", "published-verb", "coming-verb", "copula", "had", "has")
_BACK = 2  # sentences within which inspectors are still "they"
_HEADING = 2  # words of a heading: a council, and its days


def find_datings(reading: Reading) -> list[InspectionClaim]:
    """Return what an article tells of the time of inspections and reports, in order."""
    return [
        claim
        for sentence in reading.sentences
        if sentence.knows(TIME)
        for claim in _read(reading, sentence)
    ]


def _read(reading: Reading, sentence: Sentence) -> Iterator[InspectionClaim]:
    items = sentence.items
    heading = _heading(sentence)
    if heading is not None:
        yield heading
        return
    times = [item.time for item in sentence.known if item.time is not None]
    stays = [stay for time in times if (stay := find_stay(items, time))]
    dated: set[TimeExpression] = set()
    last: tuple[int, tuple[int, DatedBy]] | None = None
    for place, item in enumerate(items):
        late = late_time(items, place)
        tells = tells_when(item, before=False) and not leads_up(items, place)
        if not (late or tells) or reading.in_speech(item.span):
            continue
        stay = next((s for s in stays if s.span.covers(item.span)), None)
        time = late or stay or time_told(items, place)
        if time is None or time in dated or is_counted_from(items, time):
            continue
        start, end = clause_start(sentence, place), clause_end(sentence, place)
        if items[end - 1].is_a("?"):
            continue
        told = find_deed(sentence, start, place) if late else _deed(sentence, start, place)
        told = told or _continued(reading, sentence, start, place)
        if told is None and last is not None and leaves_verb_out(items[last[0] + 1 : place]):
            told = last[1]
        plain = sentence if told is not None else _without_asides(sentence, place)
        if plain is not sentence:
            place = plain.items.index(item)
            start, end = clause_start(plain, place), clause_end(plain, place)
            told = _deed(plain, start, place)
        off = told is not None and is_called_off(plain.items, min(told[0], place), end)
        if told and not off and not _is_beside_it(reading, plain, start, place, told):
            dated.add(time)
            last = (place, told) if plain is sentence else last
            yield from _claims(reading, plain, (start, end), place, *told, time)


def _deed(sentence: Sentence, start: int, place: int) -> tuple[int, DatedBy] | None:
    """Return the word whose time a clause tells at `place`, unless something speaks against it."""
    denied = sentence.has(*_NOT_SO) and _denied(sentence.items, start, place)
    if denied and not is_owned(sentence.items, place):
        return None
    return find_deed(sentence, start, place)


def _without_asides(sentence: Sentence, place: int) -> Sentence:
    """Return a sentence without what is put in before a time: "the visit, a surprise, was in"."""
    if not sentence.has(*AGENTS, *TOLD, *VERDICTS):
        return sentence
    items = sentence.items
    asides = [
        items[i].span.to(items[end].span)
        for i, end in find_asides(items, _DEEDS)
        if end < place and items[i - 1].is_a(*AGENTS, *TOLD, *VERDICTS)
    ]
    told = (i for i in range(place) if items[i].is_a(*TOLD) and not items[i].is_a("report-noun"))
    relative = find_relative(items, next(told, place), place, _DEEDS)
    asides = asides or [span for span in (relative,) if span is not None]
    return replace(sentence, left_out=tuple(asides)) if asides else sentence


def _heading(sentence: Sentence) -> InspectionClaim | None:
    """Read a heading that is a council and the days of inspectors: "KENT (6 to 17 February)"."""
    told = [item for item in sentence.items if item.mentions or item.time or item.text.isalnum()]
    if (
        len(told) != _HEADING
        or told[1].time is None
        or told[1].time.form not in ("range", "lasting")
    ):
        return None
    authority = told[0].mention(Kind.AUTHORITY)
    if authority is None:
        return None
    return InspectionClaim(
        evidence=told[1].span,
        rule="dating/heading",
        authority=authority,
        inspection=Mention(span=told[1].span, text=told[1].text, kind=Kind.INSPECTION, targets=()),
        time=told[1].time,
        dated_by=DatedBy.INSPECTED,
    )


def _denied(items: tuple[Item, ...], start: int, place: int) -> bool:
    """Tell whether something speaks against it, or of another body than inspectors are of.

    "Inspectors of schools and police" come from several inspectorates.
    """
    team = ("inspector-noun", "inspection-team")
    of = next((i for i in range(start, place) if items[i].is_a(*team)), place)
    joint = of + 1 < place and items[of + 1].is_a("of")
    return any(
        items[i].is_a(*_NOT_SO) and not (joint and i > of and items[i].is_a("other-body"))
        for i in range(start, place)
    )


def _is_beside_it(
    reading: Reading, sentence: Sentence, start: int, place: int, told: tuple[int, DatedBy]
) -> bool:
    """Tell whether a time is of something else: what was found, a debate, another team."""
    items, (verb, dated_by) = sentence.items, told
    time = items[place].time
    if start > 0 and items[start - 1].is_a("report-verb"):
        return True
    if dated_by is DatedBy.INSPECTED and time and not time.day and is_recent(items[place]):
        return True
    if not sentence.has("inspection-team") or sentence.has(*BODIES):
        return False
    # "The team was there in May": which team it was may have been told long before.
    known = items[0].is_a("the") and items[1].is_a("inspection-team")
    known = known and is_presence(items, verb, place)
    first = 0 if known else max(0, sentence.index - 1)
    near = reading.sentences[first : sentence.index + 2]
    return not any(s.has(*BODIES, *TOLD, *VERDICTS) for s in near)


def _continued(
    reading: Reading, sentence: Sentence, start: int, place: int
) -> tuple[int, DatedBy] | None:
    """Return the verb of "they were there in April", said of the inspectors before."""
    items = sentence.items
    report = _of_its_report(reading, sentence, start, place)
    if report is not None:
        return report, DatedBy.PUBLISHED
    if not sentence.has("they", "it"):
        return None
    who = next((i for i in range(start, len(items)) if items[i].is_a("they", "it")), start)
    single = items[who].is_a("it")
    before = reading.sentences[max(0, sentence.index - (1 if single else _BACK)) : sentence.index]
    told = any(s.has(*AGENTS, *TOLD) for s in before) or any(i.is_a(*AGENTS) for i in items[:start])
    # "They were there in April", "in Kent they were there in April", "in April they were there".
    opens = who == start or (not single and who - start <= NEAR + 1)
    if not told or not opens or not items[who].is_a("they", "it"):
        return None
    for verb in range(who + 1, min(len(items), who + 1 + NEAR)):
        if single:
            of_it = items[verb].is_a("stay-verb") and any(s.has(*TOLD) for s in before)
            there = verb < place and (of_it or items[verb].is_a("inspected-participle"))
        else:
            after = place if place > verb else verb + NEAR + 1
            there = is_presence(items, verb, after) or items[verb].is_a("inspected-verb")
            # "They left on 24 May".
            there = there or (who == 0 and items[verb].is_a("stay-end") and verb + 1 == place)
        if there:
            apart = any(begins_anew(items, k) for k in range(verb + 1, place))
            return None if apart else (verb, DatedBy.INSPECTED)
    return None


def _of_its_report(reading: Reading, sentence: Sentence, start: int, place: int) -> int | None:
    """Return the verb of "it was published on Monday", said of the report told just before."""
    items = sentence.items
    if not items[start].is_a("it"):
        return None
    before = reading.sentences[max(0, sentence.index - 1) : sentence.index] if start == 0 else ()
    told = any(s.has("report-noun") for s in before)
    if not told and not any(item.is_a("report-noun") for item in items[:start]):
        return None
    near = range(start + 1, min(place, start + 1 + NEAR))
    return next((verb for verb in near if items[verb].is_a("published-verb")), None)


def _claims(
    reading: Reading,
    sentence: Sentence,
    clause: tuple[int, int],
    place: int,
    verb: int,
    dated_by: DatedBy,
    time: TimeExpression,
) -> Iterator[InspectionClaim]:
    items = sentence.items
    start = place if verb > place else opening(items, clause[0])
    named = find_dated(reading, sentence, clause, verb, place)
    word = items[verb]
    kinds = [m for i in (word, *items) if (m := i.mention(Kind.INSPECTION)) is not None]
    around = items[max(0, clause[0] - NEAR) : clause[1] if verb > place else place]
    plural = any(map(is_plural, around)) or is_of_several((*around, *items[place : clause[1]]))
    published = dated_by is DatedBy.PUBLISHED
    counted = published and any(item.is_a("aggregate") for item in around)
    if published and any(item.is_a("batch-noun") for item in around):
        named, plural = (None,), True  # "one of a batch of judgements released on Wednesday"
    places = any(named) and is_an_itinerary(items[start:place])
    told_so = pairwise(items[clause[0] : verb + 2])
    past = any(one.is_a("previous-marker") and not other.is_a("role") for one, other in told_so)
    past = past or _of_one_before(items, clause[0]) or is_told_likewise(items, place, place + 1)
    # "They have been inspected since May" is some day after.
    of_late = any(item.is_a("has", "have") for item in items[clause[0] : verb + 1])
    had = any(item.is_a("had") for item in items[clause[0] : verb + 1])
    for authority in named:
        yield InspectionClaim(
            evidence=items[place].span,
            rule="dating/shared" if plural or counted else "dating/places" if places else "dating",
            authority=authority,
            inspection=kinds[0]
            if kinds
            else Mention(span=word.span, text=word.text, kind=Kind.INSPECTION, targets=()),
            inspectorate=_inspectorate(items, clause[0], place),
            time=replace(time, form="after") if of_late and time.form == "since" else time,
            anchor=find_anchor(sentence, place),
            dated_by=dated_by,
            signals=("pluperfect",) if had else (),
            standing=Standing.PREVIOUS if past else Standing.CURRENT,
        )


def _of_one_before(items: tuple[Item, ...], start: int) -> bool:
    """Tell whether a relative clause is of an earlier inspection: "the previous one, which was"."""
    if start == 0 or not items[start - 1].is_a("which", "that", "who"):
        return False
    before = items[max(0, start - NEAR - 2) : start]
    return any(
        one.is_a("previous-marker") and (one.is_a(*TOLD) or other.is_a(*TOLD))
        for one, other in pairwise(before)
    )


def _is_second(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether an inspectorate is the second of two: "Ofsted and the Commission"."""
    joint = items[max(0, i - 3) : i]
    return any(
        one.is_a("inspectorate") and other.is_a("and", "&") for one, other in pairwise(joint)
    )


def _inspectorate(items: tuple[Item, ...], start: int, place: int) -> Mention | None:
    """Return the inspectorate named first in a clause, else last before it, else by whom it was.

    Of two that inspect together, the first leads.
    """
    found = [(i, m) for i, item in enumerate(items) if (m := item.mention(Kind.INSPECTORATE))]
    own = [m for i, m in found if start <= i < place]
    before = [m for i, m in found if i < start and not _is_second(items, i)]
    after = [m for i, m in found if i > place and items[i - 1].is_a("by")]
    return next(iter([*own, *before[-1:], *after]), None)
