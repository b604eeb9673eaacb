"""Whose days a time of an inspection or a report tells: the councils of its sentence.

They are named after inspectors who come, and before what is inspected; told two together, each with
a time; or pointed back to by "they", "there" and "the former".
"""

from itertools import pairwise

from councilgraph.extract.clauses import clause_end
from councilgraph.extract.deed_words import AGENTS, NEAR, TOLD, VERDICTS
from councilgraph.extract.leaning_times import tells_when
from councilgraph.extract.numbering import is_a_count
from councilgraph.extract.pointing import last_two
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.knowledge import CG
from councilgraph.model.claims import Kind, Mention

_PLURAL = ("both", "all", "each")
_TO_PLACES = ("in", "at", "to", "with", "inspected-verb")
_OWNERS = ("the", "its", "his", "her", "their")
_RELATIVES = ("who", "which", "whose", "where")
_LIES = ("authority-type", "organisation-word")
_PAIR = 2
_LIKEWISE = ("and", ",", "in", "on", "of", "the", "that", "those", "one", "ones", "'s", "’s")
_ANY_KIND = f"{CG}LocalAuthority"


def find_dated(
    reading: Reading, sentence: Sentence, clause: tuple[int, int], verb: int, place: int
) -> tuple[Mention | None, ...]:
    """Return the councils whose days the time at `place` tells, of what `verb` says.

    It is None where no council is named, and nothing where one that is not known is meant.
    """
    items = sentence.items
    start = place if verb > place else opening(items, clause[0])
    named = _respective(reading, sentence, place) or _of_them(reading, sentence, clause[0], verb)
    paired = None if named else _paired(reading, sentence, clause[0], place)
    if named or paired is not None:
        return named or paired or ()
    beside = _councils(items[verb - 2 : verb - 1]) if verb > 1 and items[verb - 1].is_a(",") else ()
    if beside and items[verb].is_a("inspected-participle"):
        return beside  # "Kent is good, and Surrey, inspected in May, fair"
    if items[verb].is_a("turn-came"):
        return _councils(items[start:verb])[-1:]
    first = verb if _is_active(items, verb, place) else start
    if first == verb and start < clause[0] and not items[clause[0] - 1].is_a("who", "whose"):
        visited = _councils(items[start : clause[0]])
        if visited and items[clause[0]].is_a("they", "the", *AGENTS):
            return visited[-1:]  # "Kent, where they spent two weeks in April"
    end = clause[1] if verb < place else clause_end(sentence, verb)
    last = _joint(items, clause[0], max(place, verb), end)
    named = _councils(items[first:last]) or _there(items, verb, place)
    named = named or _reported_on(items[start:verb])
    if not named and _are_others(items[start:verb]):
        return ()
    seen = items[first:verb] if items[verb].is_a("inspected-participle") else ()
    return named or _kinds(seen)[-1:] or (None,)


def _are_others(items: tuple[Item, ...]) -> bool:
    """Tell whether the subject are councils that nobody names: "neighbouring councils"."""
    return any(
        one.is_a("bystander", "other", "some") and is_plural(other)
        for one, other in pairwise(items)
    )


def opening(items: tuple[Item, ...], start: int) -> int:
    """Return where a clause opens, with what it is about: "Kent and Surrey, which were"."""
    if start < 2 or not items[start - 1].is_a(*_RELATIVES):
        return start
    first = max(0, start - NEAR)
    while first > 1 and items[first - 1].is_a("and", ",", "&") and items[first].is_a("authority"):
        first -= 2
    return first


def _joint(items: tuple[Item, ...], start: int, place: int, end: int) -> int:
    """Return where a clause that a time stands in is joined to another: ", and only in Kent".

    One that is put in ends with its comma: "The report, which came out in May, names Kent".
    """
    put_in = start > 1 and items[start - 2].is_a(",") and items[start - 1].is_a(*_RELATIVES)
    for i in range(place + 1, end - 1):
        time = items[i].time
        if time is not None and time.form == "lapse":
            return i  # "a month after it had been to Kent"
        if items[i].is_a(",") and (put_in or items[i + 1].is_a("and", "but")):
            return i
        if items[i].is_a(",") and items[i + 1].is_a("authority") and _is_graded(items[i + 2 : end]):
            return i  # "after an inspection in May, Kent a good"
    return end


def _is_graded(after: tuple[Item, ...]) -> bool:
    return any(item.is_grade for item in after[:NEAR])


def _reported_on(items: tuple[Item, ...]) -> tuple[Mention, ...]:
    """Return the council whose report is the subject: "Kent's report", "the report on Kent"."""
    for i, item in enumerate(items):
        after = items[i + 1 : i + 1 + NEAR]
        owns = len(after) > 1 and after[0].is_a("'s", "’s") and after[1].is_a(*VERDICTS, *TOLD)
        led = i > 1 and items[i - 1].is_a("on", "into", "for") and items[i - 2].is_a(*VERDICTS)
        mention = item.mention(Kind.AUTHORITY)
        if mention is not None and (owns or led):
            return (mention,)
    return ()


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
    if len(times) < _PAIR:
        return None
    starts = (start, *(i + 1 for i in times))
    parts = [(a, b) for a, b in zip(starts, times, strict=False) if _says_whose(items[a:b])]
    own = [_councils(items[a:b]) for a, b in parts]
    if len(parts) == len(times) and all(own):
        return own[times.index(place)][-1:]  # "Kent in March, Surrey in April and Essex in June"
    if len(parts) != _PAIR or not parts[0][0] <= place:
        return None
    second = place >= parts[1][0]
    if any(own):
        return own[second]
    kinds = [_kinds(items[a:b]) for a, b in parts]
    if all(kinds) and kinds[0][0].targets != kinds[1][0].targets:
        return kinds[second][:1]
    return last_two(reading, sentence, start)[second : second + 1]


def _says_whose(items: tuple[Item, ...]) -> bool:
    """Tell whether words before a time say where: "and Surrey in", "in the county in"."""
    if any(item.is_a("authority", "former", "latter", "first", "second") for item in items):
        return True
    return bool(_kinds(items)) or any(
        one.is_a(*_TO_PLACES) and other.text.lower().startswith(_OWNERS)
        for one, other in pairwise(items)
    )


def _of_them(reading: Reading, sentence: Sentence, start: int, verb: int) -> tuple[Mention, ...]:
    """Return the councils of "they were inspected in June", or that of "it was", told before."""
    items = sentence.items
    if not items[verb].is_a("inspected-participle"):
        return ()
    if items[start].is_a("they"):
        return last_two(reading, sentence, start)
    told = range(start) if items[start].is_a("it") else ()
    here = [i for i in told if _councils(items[i : i + 1])]
    plain = [i for i in here if not items[i + 1].is_a("'s", "’s")]  # not "Kent's neighbour"
    if here:
        first = (plain or here)[-1]
        return _councils(items[first : first + 1])  # "Kent was poor in 2014; it was seen again"
    before = reading.sentences[sentence.index - 1] if items[start].is_a("it") else None
    if before is None or before.paragraph != sentence.paragraph:
        return ()
    named = _councils(before.items)
    return named if len(named) == 1 else ()


def _is_active(items: tuple[Item, ...], verb: int, place: int) -> bool:
    """Tell whether inspectors are the subject, so that councils before the verb were not seen."""
    if not verb < place or items[verb].is_a(*TOLD, *VERDICTS, "host-verb", "turn-came", "had"):
        return False
    before = verb - 1 - (verb > 1 and items[verb - 1].is_a(*_PLURAL))  # "were both visited"
    passive = verb > 0 and items[before].is_a("copula", ",", "(")
    return not (passive and items[verb].is_a("inspected-participle", "judgement-verb"))


def _councils(items: tuple[Item, ...]) -> tuple[Mention, ...]:
    return tuple(
        m
        for i, item in enumerate(items)
        if (m := item.mention(Kind.AUTHORITY)) is not None and not _is_where_it_lies(items, i)
    )


def _kinds(items: tuple[Item, ...]) -> tuple[Mention, ...]:
    """Return the kinds by which councils are pointed to: "the city in May and the county in"."""
    return tuple(
        m
        for one, item in pairwise(items)
        if one.is_a("the")
        and (m := item.mention(Kind.AUTHORITY_TYPE)) is not None
        and _ANY_KIND not in m.targets
    )


def _is_where_it_lies(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a name only says where the council meant lies: "in the Kent authority"."""
    return 0 < i < len(items) - 1 and items[i - 1].is_a("the") and items[i + 1].is_a(*_LIES)


def is_an_itinerary(items: tuple[Item, ...]) -> bool:
    """Tell whether places are named in which inspectors were: "in Chester, Crewe and Winsford"."""
    first = next((i for i, item in enumerate(items) if item.is_a("authority")), 0)
    if first == 0 or not items[first - 1].is_a("in", "at", "to", "around", "inspected-verb"):
        return False
    after = items[first + 1 : first + 3]
    several = sum(item.is_a("authority") for item in items) > 1
    return several or (len(after) > 1 and after[0].is_a(",") and after[1].text[:1].isupper())


def _respective(reading: Reading, sentence: Sentence, place: int) -> tuple[Mention, ...]:
    """Return the council to which a time belongs in "in March and May respectively"."""
    items = sentence.items
    if not sentence.has("respectively"):
        return ()
    named = tuple(m for i in items if (m := i.mention(Kind.AUTHORITY)) is not None)
    named = named or last_two(reading, sentence, 0)  # "They were inspected in March and May"
    times = [i for i, item in enumerate(items) if tells_when(item)]
    return (named[times.index(place)],) if len(times) == len(named) else ()


def is_plural(item: Item) -> bool:
    """Tell whether several inspections, reports or councils are spoken of at once."""
    several = item.is_a(*TOLD, *VERDICTS, "authority-type") and item.text.endswith("s")
    several = several and not item.is_a("single-plural")  # "their findings" are of one report
    were = item.is_a("aggregate") and item.text.endswith(("were", "have"))  # "the councils were"
    return several or were or item.is_a(*_PLURAL)


def is_of_several(items: tuple[Item, ...]) -> bool:
    """Tell whether what is told is of one of so many, or of each: "among four that it issued"."""
    return (
        any(item.is_a("each", "both") for item in items)
        or any(
            two.is_a("of") and one.is_a("one") and is_a_count(three)
            for one, two, three in zip(items, items[1:], items[2:], strict=False)
        )
        or any(one.is_a("among") and is_a_count(other) for one, other in pairwise(items))
    )


def leaves_verb_out(between: tuple[Item, ...]) -> bool:
    """Tell whether a council and a time go on with a verb told before: "and Surrey in June"."""
    plain = all(item.is_a("authority", *_LIKEWISE) for item in between)
    return plain and any(item.is_a("authority") for item in between)
