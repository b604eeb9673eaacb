"""When inspectors were there and when their report came out, in sentences that give no grade.

"Six inspectors spent four weeks with the council in January", "their report, out on Tuesday",
"both were inspected in June": such words name no inspection that could be counted, but they date
the one that the article is about. Which of its grades they date is for `link`.
"""

from collections.abc import Iterator

from councilgraph.extract.clauses import clause_end, clause_start
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.extract.timing import find_anchor, tells_when
from councilgraph.model.claims import InspectionClaim, Kind, Mention, Standing
from councilgraph.model.time import DatedBy

_AGENTS = ("inspector-noun", "inspectorate", "inspection-team")
_TOLD = ("inspection", "inspection-noun")
_BODIES = ("inspector-noun", "inspectorate")
_VERDICTS = ("report-noun", "judgement-noun", "grade")
_PRESENCE = ("was", "were", "had")
_PLACES = ("in", "at", "on", "with", "around", "inside", "there", "here")
_RELATIVES = ("who", "which", "that", "whose")
# What speaks against its having happened, or to the council.
_NOT_SO = (
    *("will", "due", "would", "plans", "expected", "could", "might", "if", "negation"),
    *("other-body", "peer-review", "intervention"),
)
_PASSIVE = ("was", "were", "been", "being")
_PLURAL = ("both", "all", "each")
_SUBJECT_REACH = 14
_ANTECEDENT_REACH = 8
_TIME_REACH = 14
_PRESENCE_REACH = 3
_LINKS = (",", "by", "the", "and")
_NEAR = 3
_PREPOSITIONS = ("in", "during", "from", "of", "between", "on")


def find_datings(reading: Reading) -> list[InspectionClaim]:
    """Return what an article tells of the time of inspections and reports, in order."""
    return [
        claim
        for sentence in reading.sentences
        if any(item.time is not None for item in sentence.items)
        for claim in _read(reading, sentence)
    ]


def _read(reading: Reading, sentence: Sentence) -> Iterator[InspectionClaim]:
    items = sentence.items
    for place, item in enumerate(items):
        if not tells_when(item) or reading.in_speech(item.span):
            continue
        start, end = clause_start(sentence, place), clause_end(sentence, place)
        if any(i.is_a(*_NOT_SO) for i in items[start:place]) or items[end - 1].is_a("?"):
            continue
        told = _dated(sentence, start, place)
        if told is not None:
            yield from _claims(sentence, (start, end), place, *told)


def _dated(sentence: Sentence, start: int, place: int) -> tuple[int, DatedBy] | None:
    """Return the word whose time a clause tells at `place`, and what it dates."""
    items = sentence.items
    attribute = _attribute(items, place)
    if attribute is not None:
        return attribute
    for verb in range(place - 1, max(start - 1, place - 1 - _TIME_REACH), -1):
        if items[verb].is_a("grade"):
            break
        dated_by = _deed(items, start, verb, place)
        if dated_by is not None:
            return verb, dated_by
        if items[verb].is_a("inspected-verb", "published-verb"):
            break
    return _told_after(items, place)


def _attribute(items: tuple[Item, ...], place: int) -> tuple[int, DatedBy] | None:
    """Return the noun that a time stands before: "today's report", "the May inspection"."""
    owned = items[place + 1 : place + 2] and items[place + 1].is_a("'s", "’s", "'")
    for noun in range(place + 1, min(len(items), place + 1 + (_NEAR if owned else 1))):
        if items[noun].is_a("report-noun") or (owned and items[noun].is_a("judgement-noun")):
            return noun, DatedBy.PUBLISHED
        if items[noun].is_a(*_TOLD):
            return noun, DatedBy.INSPECTED
    return None


def _deed(items: tuple[Item, ...], start: int, verb: int, place: int) -> DatedBy | None:
    """Tell what the item at `verb` makes of a time after it: of inspecting, of publishing."""
    if _tells_of_inspectors(items, start, verb, place):
        return DatedBy.INSPECTED
    return DatedBy.PUBLISHED if _tells_of_report(items, start, verb, place) else None


def _tells_of_inspectors(items: tuple[Item, ...], start: int, verb: int, place: int) -> bool:
    """Tell whether inspectors were there, or an inspection went on, at a time."""
    word = items[verb]
    if _is_presence(items, verb, place):
        wanted = (*_AGENTS, *_TOLD) if word.is_a("stay-verb") else _AGENTS
        return _noun_before(items, start, verb, wanted)
    if word.is_a(*_TOLD) and not word.is_a("report-noun"):
        between = items[verb + 1 : place]
        if all(item.time or item.is_a(*_PREPOSITIONS, *_AGENTS, *_LINKS) for item in between):
            return True
    if not word.is_a("inspected-verb") or _comes_out(items, start, verb):
        return False
    passive = any(item.is_a(*_PASSIVE) for item in items[max(0, verb - 2) : verb])
    if not word.is_a("spent", "called") and (passive or items[verb - 1].is_a(",")):
        return True
    return _noun_before(items, start, verb, (*_AGENTS, *_TOLD))


def _comes_out(items: tuple[Item, ...], start: int, verb: int) -> bool:
    """Tell whether it is a verdict that comes, and not an inspector."""
    return items[verb].is_a("came", "arrived") and not _noun_before(items, start, verb, _AGENTS)


def _tells_of_report(items: tuple[Item, ...], start: int, verb: int, place: int) -> bool:
    """Tell whether a report or grade came out at a time."""
    word, between = items[verb], items[verb + 1 : place]
    of_verdict = any(item.is_a(*_VERDICTS) for item in between)
    told = of_verdict or _noun_before(items, start, verb, _VERDICTS)
    if word.is_a("learn-verb"):
        return told or any(item.is_a(*_AGENTS, *_VERDICTS) for item in items[place:])
    if word.is_a("published-verb") or (word.is_a("out") and verb + 1 == place):
        return told or (items[verb - 1].is_a(*_BODIES) and _is_recent(items[place]))
    if _comes_out(items, start, verb):
        return told and _is_recent(items[place])
    if word.is_a("speech-verb") and place - verb <= _NEAR - 1:
        return items[verb - 1].is_a(*_BODIES) and _is_recent(items[place])
    if word.is_a("award-verb"):
        return of_verdict and _is_recent(items[place])
    return word.is_a("report-noun") and place - verb <= _NEAR


def _is_recent(item: Item) -> bool:
    """Tell whether a time is a day or week that news speaks of: today, on Monday, this week."""
    time = item.time
    if time is None:
        return False
    if time.form == "recent":
        return (time.unit or "").endswith("day") or time.day is not None
    return time.form == "day" or (time.form in ("this", "last") and time.unit == "week")


def _told_after(items: tuple[Item, ...], place: int) -> tuple[int, DatedBy] | None:
    """Return the verb of "has today published its report", "on Friday as the rating came out"."""
    if items[place + 1 : place + 2] and items[place + 1].is_a("published-verb"):
        after = items[place + 2 : place + 2 + _TIME_REACH]
        told = any(item.is_a(*_VERDICTS) for item in after)
        return (place + 1, DatedBy.PUBLISHED) if told else None
    for i in range(place + 1, min(len(items) - 1, place + _NEAR)):
        if not items[i].is_a("as", "when"):
            continue
        for verb in range(i + 1, min(len(items), i + _TIME_REACH)):
            if items[verb].time is not None:
                return None
            if items[verb].is_a("published-verb", "learn-verb"):
                told = any(item.is_a(*_VERDICTS) for item in items[i:verb])
                return (verb, DatedBy.PUBLISHED) if told else None
    return None


def _is_presence(items: tuple[Item, ...], verb: int, place: int) -> bool:
    """Tell whether a verb says that somebody was somewhere: "were in", "had a team at"."""
    if items[verb].is_a("stay-verb"):
        return True
    if not items[verb].is_a(*_PRESENCE):
        return False
    near = items[verb + 1 : min(place, verb + 1 + _PRESENCE_REACH)]
    return any(item.is_a(*_PLACES) for item in near)


def _noun_before(items: tuple[Item, ...], start: int, verb: int, wanted: tuple[str, ...]) -> bool:
    """Tell whether such a noun comes before a verb, in its clause or right before a relative one."""
    if any(item.is_a(*wanted) for item in items[max(start, verb - _SUBJECT_REACH) : verb]):
        return True
    relative = start > 0 and items[start - 1].is_a(*_RELATIVES)
    before = items[max(0, start - _ANTECEDENT_REACH) : start]
    return relative and any(item.is_a(*wanted) for item in before)


def _claims(
    sentence: Sentence, clause: tuple[int, int], place: int, verb: int, dated_by: DatedBy
) -> Iterator[InspectionClaim]:
    items = sentence.items
    start = place if verb > place else clause[0]
    named = _respective(items, place) or tuple(
        m for i in items[start : clause[1]] if (m := i.mention(Kind.AUTHORITY)) is not None
    )
    word = items[verb]
    kinds = [m for i in items if (m := i.mention(Kind.INSPECTION)) is not None]
    plural = any(_is_plural(item) for item in items[max(0, clause[0] - _NEAR) : place])
    past = any(item.is_a("previous-marker", "had") for item in items[clause[0] : verb + 1])
    for authority in named or (None,):
        yield InspectionClaim(
            evidence=items[place].span,
            rule="dating/shared" if plural else "dating",
            authority=authority,
            inspection=kinds[0]
            if kinds
            else Mention(span=word.span, text=word.text, kind=Kind.INSPECTION, targets=()),
            inspectorate=_inspectorate(items, clause[0], place),
            time=items[place].time,
            anchor=find_anchor(sentence, place),
            dated_by=dated_by,
            standing=Standing.PREVIOUS if past else Standing.CURRENT,
        )


def _is_plural(item: Item) -> bool:
    """Tell whether several inspections, reports or councils are spoken of at once."""
    several = item.is_a(*_TOLD, *_VERDICTS) and item.text.endswith("s")
    return several or item.is_a(*_PLURAL)


def _respective(items: tuple[Item, ...], place: int) -> tuple[Mention, ...]:
    """Return the council to which a time belongs in "in March and May respectively"."""
    if not any(item.is_a("respectively") for item in items):
        return ()
    named = [m for i in items if (m := i.mention(Kind.AUTHORITY)) is not None]
    times = [i for i, item in enumerate(items) if tells_when(item)]
    return (named[times.index(place)],) if len(times) == len(named) else ()


def _inspectorate(items: tuple[Item, ...], start: int, place: int) -> Mention | None:
    """Return the inspectorate named first in a clause, else last before it, else by whom it was.

    Of two that inspect together, the first leads.
    """
    found = [(i, m) for i, item in enumerate(items) if (m := item.mention(Kind.INSPECTORATE))]
    own = [m for i, m in found if start <= i < place]
    before = [m for i, m in found if i < start]
    after = [m for i, m in found if i > place and items[i - 1].is_a("by")]
    return next(iter([*own, *before[-1:], *after]), None)
