"""What the words around a time make of it: the days of inspectors, or of their report.

Which times of an article are asked about, and of whom they tell, is for `extract.datings`.
"""

from councilgraph.extract.deed_words import (
    AGENTS,
    BODIES,
    NEAR,
    PREPOSITIONS,
    SAYING,
    SUBJECT_REACH,
    TIME_REACH,
    TOLD,
    VERDICTS,
    is_plain,
    is_recent,
)
from councilgraph.extract.deeds_after import find_deed_after
from councilgraph.extract.labelled_times import find_attribute, find_labelled
from councilgraph.extract.numbering import is_a_count
from councilgraph.extract.ordinals import ORDINALS
from councilgraph.extract.other_times import begins_anew
from councilgraph.extract.reading import Item, Sentence
from councilgraph.extract.visitors import may_be_a_subject
from councilgraph.model.time import DatedBy

_PRESENCE = ("was", "were", "had")
_PLACES = ("in", "at", "on", "with", "around", "inside", "there", "here")
_RELATIVES = ("who", "which", "that", "whose")
_PASSIVE = ("was", "were", "been", "being")
_KNOWN = ("the", "both", "all", "two", "three", "these")
_ANTECEDENT_REACH = 8
_PRESENCE_REACH = 3
_DAYS = ("range", "lasting")
_DATES = ("date", "recent", "last", "in-year", "part", "weeks", "shifted", *_DAYS)
_OPENING = 4
_OWN = ("its", "their")
_OWNING = ("'", "’", "'s", "’s")


def find_deed(sentence: Sentence, start: int, place: int) -> tuple[int, DatedBy] | None:
    """Return the word whose time a clause tells at `place`, and what it dates."""
    items = sentence.items
    attribute = find_attribute(items, place) or find_labelled(items, start, place)
    if attribute is not None:
        return attribute
    verdict = None
    for verb in range(place - 1, max(start - 1, place - 1 - TIME_REACH), -1):
        if items[verb].is_grade or _has_its_own_time(items, verb, place):
            break
        dated_by = _deed(items, start, verb, place)
        if dated_by is DatedBy.JUDGED:
            verdict = verdict or (verb, dated_by)
        elif dated_by is not None:
            return verb, dated_by
        if items[verb].is_a("inspected-verb", "published-verb"):
            break
    received = _received(items, start, place)
    return received or find_deed_after(items, place) or verdict or _acted(items, start, place)


def _has_its_own_time(items: tuple[Item, ...], before: int, place: int) -> bool:
    """Tell whether what comes before has a time: "came in May, was told in June"."""
    if items[before].time is None:
        return False
    return any(item.is_a("copula", "had", "has", *SAYING[:5]) for item in items[before:place])


def _deed(items: tuple[Item, ...], start: int, verb: int, place: int) -> DatedBy | None:
    """Tell what the item at `verb` makes of a time after it: of inspecting, of publishing."""
    if _tells_of_inspectors(items, start, verb, place):
        return DatedBy.INSPECTED
    if _tells_of_report(items, start, verb, place):
        return DatedBy.PUBLISHED
    if _were_graded(items, start, verb, place):
        return DatedBy.PUBLISHED
    if not items[verb].is_a("judgement-noun"):
        return None
    near = all(item.is_a(*PREPOSITIONS, ",") for item in items[verb + 1 : place])
    again = any(item.is_a("same-grade") for item in items[max(0, verb - 2) : verb])
    # "It has risen by two grades since 2019", "it lost that rating in 2022".
    change = ("rise-verb", "fall-verb", "no-longer", "moved-from")
    moved = any(item.is_a(*change) for item in items[start:verb])
    # "The fourth verdict this year" counts those of all.
    time = items[place].time
    since = time is not None and time.form == "since"
    counted = verb > 0 and not since and items[verb - 1].text.lower() in ORDINALS
    return DatedBy.JUDGED if near and not (again or moved or counted) else None


def _tells_of_inspectors(items: tuple[Item, ...], start: int, verb: int, place: int) -> bool:
    """Tell whether inspectors were there, or an inspection went on, at a time."""
    word = items[verb]
    if is_presence(items, verb, place):
        wanted = (*AGENTS, *TOLD) if word.is_a("stay-verb", "was", "were") else AGENTS
        return _noun_before(items, start, verb, wanted)
    if word.is_a(*TOLD) and not word.is_a("report-noun") and _is_inspection(items, start, verb):
        between = items[verb + 1 : place]
        if all(map(is_plain, between)) or _goes_on_for_days(items, verb, place):
            return True
    if not word.is_a("inspected-verb") or _comes_out(items, start, verb):
        return False
    before = items[max(0, verb - 2) : verb]
    passive = any(item.is_a(*_PASSIVE) for item in before)
    # "Both councils were" counts them, and these are known.
    passive |= verb > 1 and before[1].is_a("aggregate") and before[0].is_a(*_KNOWN)
    apart = verb == 0 or items[verb - 1].is_a(",", "(")
    if not word.is_a("everyday-verb") and (passive or apart):
        return True
    if any(item.is_a(*BODIES) for item in items[place + 1 : place + 1 + NEAR]):
        return True  # "after spending a fortnight there in May, inspectors found …"
    return _noun_before(items, start, verb, (*AGENTS, *TOLD))


def _goes_on_for_days(items: tuple[Item, ...], noun: int, place: int) -> bool:
    """Tell whether days are those of an inspection: "an inspection of the partnership from"."""
    time, between = items[place].time, items[noun + 1 : place]
    if time is None or time.form not in _DAYS or any(item.is_a(*SAYING) for item in between):
        return False
    led = any(item.is_a("after", "since", "before") for item in items[max(0, noun - NEAR) : noun])
    return not led and not any(may_be_a_subject(items, i) for i in range(noun + 1, place))


def _were_graded(items: tuple[Item, ...], start: int, verb: int, place: int) -> bool:
    """Tell whether councils got grades that are told elsewhere: "four were rated today"."""
    if not items[verb].is_a("judgement-verb") or not is_recent(items[place]):
        return False
    if any(item.is_grade for item in items) or not items[verb - 1].is_a(*_PASSIVE, "aggregate"):
        return False
    return any(
        item.is_a("aggregate", "authority")
        or (item.is_a("authority-type") and item.text.endswith("s"))
        for item in items[max(0, start - _ANTECEDENT_REACH) : verb]
    )


def _received(items: tuple[Item, ...], start: int, place: int) -> tuple[int, DatedBy] | None:
    """Return the verb of "Kent had its inspectors in June", "Surrey's turn came in July"."""
    for verb in range(max(start, place - NEAR - 2), place):
        if items[verb].is_a("turn-came") and is_recent(items[place]):
            return verb, DatedBy.PUBLISHED
        time = items[place].time
        days = time is not None and time.form == "range"
        told = days or any(item.is_a(*BODIES, *TOLD, "inspected-verb") for item in items[:verb])
        if items[verb].is_a("turn-came") and told:
            return verb, DatedBy.INSPECTED
        if items[verb].is_a("host-verb", "had"):
            after = [item for item in items[verb + 1 : place] if not item.is_a(*PREPOSITIONS)]
            said = any(item.is_a(*SAYING) or item.text.endswith("ed") for item in after)
            seen = items[verb].is_a("inspected-verb")  # "had inspectors in"
            seen = seen or any(item.is_a("inspector-noun") for item in after[:_PRESENCE_REACH])
            return (verb, DatedBy.INSPECTED) if seen and not said else None
    return None


def _is_inspection(items: tuple[Item, ...], start: int, noun: int) -> bool:
    """Tell whether a noun is of an inspection: "visit" is, "review" and "check" need inspectors."""
    sure = items[noun].is_a("inspection", "visiting-noun")
    return sure or _noun_before(items, start, noun, BODIES)


def _comes_out(items: tuple[Item, ...], start: int, verb: int) -> bool:
    """Tell whether it is a verdict that comes, and not an inspector."""
    return items[verb].is_a("coming-verb") and not _noun_before(items, start, verb, AGENTS)


def _tells_of_report(items: tuple[Item, ...], start: int, verb: int, place: int) -> bool:
    """Tell whether a report or grade came out at a time."""
    word, between = items[verb], items[verb + 1 : place]
    of_verdict = any(item.is_a(*VERDICTS) for item in between)
    told = of_verdict or _noun_before(items, start, verb, VERDICTS)
    if verb == 0 and place - verb < NEAR:  # "Published today, the report says"
        told = told or any(item.is_a(*VERDICTS) for item in items[place + 1 : place + 2 + NEAR])
    if word.is_a("learn-verb"):
        told = told or any(w in _OWN for w in word.text.lower().split())  # "got their results"
        return told or any(item.is_a(*AGENTS, *VERDICTS) for item in items[place:])
    if word.is_a("published-verb") or (word.is_a("out") and verb + 1 == place):
        return told or (items[verb - 1].is_a(*BODIES) and is_recent(items[place]))
    if _comes_out(items, start, verb):
        itself = items[verb - 1].is_a("report-noun", "judgement-noun")  # "the letter came in May"
        return told and (itself or is_recent(items[place]))
    if word.is_a("speech-verb") and place - verb <= NEAR - 1:
        return items[verb - 1].is_a(*BODIES) and is_recent(items[place])
    if word.is_a("awarded-participle"):
        return of_verdict and is_recent(items[place])
    led = verb - start < NEAR or any(item.is_a("in") for item in items[verb - NEAR : verb])
    return word.is_a("report-noun") and place - verb <= NEAR and led


def _acted(items: tuple[Item, ...], start: int, place: int) -> tuple[int, DatedBy] | None:
    """Return the inspectors who did anything but say or judge: "they did both halves in June".

    They are the subject of the clause, or what a relative clause is about. What is told of days is
    of them too where the subject is theirs, or an inspection: "the inspectors' stay, from".
    """
    time = items[place].time
    if time is None or time.form not in _DATES or any(i.is_a(*SAYING) for i in items[start:place]):
        return None
    days = time.form in _DAYS and not any(
        i.is_a("report-noun") for i in items[place - NEAR : place]
    )
    for i in (*_antecedent(items, start), *range(start, min(place, start + _OPENING))):
        if any(begins_anew(items, k) for k in range(i + 1, place)):
            return None
        if items[i].is_a("inspector-noun", "inspection-team"):
            owns = items[i + 1].is_a(*_OWNING, "inspection-noun", "report-noun")
            return (i, DatedBy.INSPECTED) if days or not owns else None
        if days and items[i].is_a(*TOLD) and not items[i].is_a("report-noun"):
            return (i, DatedBy.INSPECTED) if _is_inspection(items, start, i) else None
        if items[i].is_a("authority", "authority-type"):
            return None
    return None


def _antecedent(items: tuple[Item, ...], start: int) -> tuple[int, ...]:
    """Return the place of the word right before a relative clause: "inspectors, who went"."""
    if start > 1 and items[start - 1].is_a(",") and items[start].is_a("there", "here"):
        return (start - 2,)
    if start < 2 or not items[start - 1].is_a(*_RELATIVES):
        return ()
    before = start - 3 if items[start - 2].is_a(",") else start - 2
    if before > 1 and is_a_count(items[before]) and items[before - 1].is_a("of"):
        before -= 2  # "a team of seven, who"
    return (before,) if before >= 0 else ()


def is_presence(items: tuple[Item, ...], verb: int, place: int) -> bool:
    """Tell whether a verb says that somebody was somewhere: "were in", "had a team at"."""
    if items[verb].is_a("stay-verb"):
        return True
    if not items[verb].is_a(*_PRESENCE) or place - verb < NEAR:
        # "The inspection was in June", but "as they were in 2013".
        subject = next(iter(_antecedent(items, verb)), verb - 1)
        subject -= items[subject].is_a("itself")
        if items[verb].is_a("been") and items[subject].is_a("had"):
            return verb > 1 and items[subject - 1].is_a(*TOLD)  # "the inspection had been in June"
        return items[verb].is_a("was", "were") and verb > 0 and items[subject].is_a(*TOLD)
    led = place <= len(items) and items[place - 1].is_a(*PREPOSITIONS)
    before = place - led  # "was set up in May"
    if items[verb + 1 : verb + 2] and items[verb + 1].is_a("grade", "award-verb", "judgement-verb"):
        return False  # "they were good in", "they were given in"
    near = items[verb + 1 : min(before, verb + 1 + _PRESENCE_REACH)]
    return any(item.is_a(*_PLACES) for item in near)


def _noun_before(items: tuple[Item, ...], start: int, verb: int, wanted: tuple[str, ...]) -> bool:
    """Tell whether such a noun comes before a verb, in its clause or before a relative one."""
    for i in range(verb - 1, max(start, verb - SUBJECT_REACH) - 1, -1):
        if items[i].is_a(*wanted):
            return True
        told = items[i].is_a("report-verb") and items[i].text.endswith("that")
        if told or begins_anew(items, i):
            return False  # "inspectors found that children had moved in"
    # "They gave it notice after inspecting it in June".
    led = verb == start and items[verb].text.endswith("ing") and items[start - 1].is_a("after")
    relative = start > 0 and (led or items[start - 1].is_a(*_RELATIVES))
    before = items[max(0, start - _ANTECEDENT_REACH) : start]
    return relative and any(item.is_a(*wanted) for item in before)
