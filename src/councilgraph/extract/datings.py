"""When inspectors were there and when their report came out, in sentences that give no grade.

"Six inspectors spent four weeks with the council in January", "their report, out on Tuesday",
"both were inspected in June": such words name no inspection that could be counted, but they date
the one that the article is about. Which of its grades they date is for `link`.
"""

from collections.abc import Iterator
from itertools import pairwise

from councilgraph.extract.clauses import clause_end, clause_start
from councilgraph.extract.deeds import (
    AGENTS,
    BODIES,
    NEAR,
    TOLD,
    VERDICTS,
    find_deed,
    is_presence,
    is_recent,
)
from councilgraph.extract.pointing import last_two
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.extract.stays import find_stay
from councilgraph.extract.timing import find_anchor, tells_when, time_told
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
_PLURAL = ("both", "all", "each")
_TO_PLACES = ("in", "at", "to", "with", "inspected-verb")
_OWNERS = ("the", "its", "his", "her", "their")
_PAIR = 2


def find_datings(reading: Reading) -> list[InspectionClaim]:
    """Return what an article tells of the time of inspections and reports, in order."""
    return [
        claim
        for sentence in reading.sentences
        if any(item.time is not None for item in sentence.known)
        for claim in _read(reading, sentence)
    ]


def _read(reading: Reading, sentence: Sentence) -> Iterator[InspectionClaim]:
    items = sentence.items
    heading = _heading(sentence)
    if heading is not None:
        yield heading
        return
    stays = [stay for i in items if i.time and (stay := find_stay(items, i.time))]
    dated: set[TimeExpression] = set()
    for place, item in enumerate(items):
        if not tells_when(item, before=False) or reading.in_speech(item.span):
            continue
        time = next((s for s in stays if s.span.covers(item.span)), time_told(items, place))
        if time is None or time in dated:
            continue
        start, end = clause_start(sentence, place), clause_end(sentence, place)
        if items[end - 1].is_a("?") or (sentence.has(*_NOT_SO) and _denied(items, start, place)):
            continue
        told = find_deed(sentence, start, place) or _continued(reading, sentence, start, place)
        if told is not None and not _is_beside_it(reading, sentence, start, place, told[1]):
            dated.add(time)
            yield from _claims(reading, sentence, (start, end), place, *told, time)


def _heading(sentence: Sentence) -> InspectionClaim | None:
    """Read a heading that is a council and the days of inspectors: "KENT (6 to 17 February)"."""
    told = [item for item in sentence.items if item.mentions or item.time or item.text.isalnum()]
    if len(told) != _PAIR or told[1].time is None or told[1].time.form not in ("range", "lasting"):
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
    reading: Reading, sentence: Sentence, start: int, place: int, dated_by: DatedBy
) -> bool:
    """Tell whether a time is of something else: what was found, a debate, another team."""
    items = sentence.items
    time = items[place].time
    if start > 0 and items[start - 1].is_a("report-verb"):
        return True
    if dated_by is DatedBy.INSPECTED and time and not time.day and is_recent(items[place]):
        return True
    if not sentence.has("inspection-team") or sentence.has(*BODIES):
        return False
    near = reading.sentences[max(0, sentence.index - 1) : sentence.index + 2]
    return not any(s.has(*BODIES, *TOLD, *VERDICTS) for s in near)


def _continued(
    reading: Reading, sentence: Sentence, start: int, place: int
) -> tuple[int, DatedBy] | None:
    """Return the verb of "they were there in April", said of the inspectors before."""
    before = reading.sentences[max(0, sentence.index - 1) : sentence.index]
    items = sentence.items
    if not items[start].is_a("they", "it") or not any(s.has(*AGENTS) for s in before):
        return None
    for verb in range(start + 1, min(place, start + 1 + NEAR)):
        if items[start].is_a("it"):
            there = items[verb].is_a("inspected-participle")
        else:
            there = is_presence(items, verb, place) or items[verb].is_a("inspected-verb")
        if there:
            return verb, DatedBy.INSPECTED
    return None


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
    start = place if verb > place else clause[0]
    if clause[0] > 1 and items[clause[0] - 1].is_a("who", "which", "whose", "where"):
        start = min(start, max(0, clause[0] - NEAR))  # "Anytown, whose services were inspected"
    named: tuple[Mention | None, ...] | None
    named = _respective(items, place) or _of_them(reading, sentence, clause[0], verb)
    named = named or _paired(reading, sentence, clause[0], place)
    if named is None:
        first = verb if _is_active(items, verb, place) else start
        named = _councils(items[first : clause[1]]) or _there(items, verb, place) or (None,)
    word = items[verb]
    kinds = [m for i in items if (m := i.mention(Kind.INSPECTION)) is not None]
    plural = any(_is_plural(item) for item in items[max(0, clause[0] - NEAR) : place])
    places = len(named) > 1 and _is_an_itinerary(items[start:place])
    past = any(item.is_a("previous-marker") for item in items[clause[0] : verb + 1])
    past = past or _of_one_before(items, clause[0])
    had = any(item.is_a("had") for item in items[clause[0] : verb + 1])
    for authority in named:
        yield InspectionClaim(
            evidence=items[place].span,
            rule="dating/shared" if plural else "dating/places" if places else "dating",
            authority=authority,
            inspection=kinds[0]
            if kinds
            else Mention(span=word.span, text=word.text, kind=Kind.INSPECTION, targets=()),
            inspectorate=_inspectorate(items, clause[0], place),
            time=time,
            anchor=find_anchor(sentence, place),
            dated_by=dated_by,
            signals=("pluperfect",) if had else (),
            standing=Standing.PREVIOUS if past else Standing.CURRENT,
        )


def _councils(items: tuple[Item, ...]) -> tuple[Mention, ...]:
    return tuple(m for item in items if (m := item.mention(Kind.AUTHORITY)) is not None)


def _is_active(items: tuple[Item, ...], verb: int, place: int) -> bool:
    """Tell whether inspectors are the subject, so that councils before the verb were not seen."""
    if not verb < place or items[verb].is_a(*TOLD, *VERDICTS, "host-verb", "had"):
        return False
    passive = verb > 0 and items[verb - 1].is_a("copula", ",", "(")
    return not (passive and items[verb].is_a("inspected-participle"))


def _there(items: tuple[Item, ...], verb: int, place: int) -> tuple[Mention, ...]:
    """Return the council that "there" means, if the sentence names one before."""
    if not any(item.text.lower().endswith("there") for item in items[verb:place]):
        return ()
    return _councils(items[:verb])[-1:]


def _paired(
    reading: Reading, sentence: Sentence, start: int, place: int
) -> tuple[Mention, ...] | None:
    """Return whose a time is of two told together; None if it is the only one.

    "Visited Kent in May and Surrey in June": the council named before a time. Where none is ("in
    the former", "in the county"), it is the one named first, or second, in what came before; and
    nobody that is known where the other has a name.
    """
    items = sentence.items
    times = [i for i in range(start, len(items)) if tells_when(items[i], before=False)]
    starts = (start, *(i + 1 for i in times))
    parts = [(a, b) for a, b in zip(starts, times, strict=False) if _says_whose(items[a:b])]
    if len(parts) != _PAIR or not parts[0][0] <= place:
        return None
    second = place >= parts[1][0]
    own = [_councils(items[a:b]) for a, b in parts]
    if any(own):
        return own[second]
    return last_two(reading, sentence, start)[second : second + 1]


def _says_whose(items: tuple[Item, ...]) -> bool:
    """Tell whether words before a time say where: "and Surrey in", "in the county in"."""
    if any(item.is_a("authority", "former", "latter", "first", "second") for item in items):
        return True
    return any(
        one.is_a(*_TO_PLACES) and other.text.lower().startswith(_OWNERS)
        for one, other in pairwise(items)
    )


def _of_them(reading: Reading, sentence: Sentence, start: int, verb: int) -> tuple[Mention, ...]:
    """Return the two councils of "they were inspected in June", told before."""
    items = sentence.items
    if not items[start].is_a("they") or not items[verb].is_a("inspected-participle"):
        return ()
    return last_two(reading, sentence, start)


def _of_one_before(items: tuple[Item, ...], start: int) -> bool:
    """Tell whether a relative clause is of an earlier inspection: "the previous one, which was"."""
    if start == 0 or not items[start - 1].is_a("which", "that", "who"):
        return False
    before = items[max(0, start - NEAR - 2) : start]
    return any(one.is_a("previous-marker") and other.is_a(*TOLD) for one, other in pairwise(before))


def _is_an_itinerary(items: tuple[Item, ...]) -> bool:
    """Tell whether places are named in which inspectors were: "in Chester, Crewe and Winsford"."""
    first = next((i for i, item in enumerate(items) if item.is_a("authority")), 0)
    return first > 0 and items[first - 1].is_a("in", "at", "to", "around", "inspected-verb")


def _is_plural(item: Item) -> bool:
    """Tell whether several inspections, reports or councils are spoken of at once."""
    several = item.is_a(*TOLD, *VERDICTS) and item.text.endswith("s")
    return several or item.is_a(*_PLURAL)


def _respective(items: tuple[Item, ...], place: int) -> tuple[Mention, ...]:
    """Return the council to which a time belongs in "in March and May respectively"."""
    if not any(item.is_a("respectively") for item in items):
        return ()
    named = [m for i in items if (m := i.mention(Kind.AUTHORITY)) is not None]
    times = [i for i, item in enumerate(items) if tells_when(item)]
    return (named[times.index(place)],) if len(times) == len(named) else ()


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
