"""What is told after a time: "on Friday the report came out", "in May inspectors read files"."""

from councilgraph.extract.deed_words import (
    AGENTS,
    BODIES,
    DURATIONS,
    NEAR,
    SAYING,
    SUBJECT_REACH,
    TIME_REACH,
    TOLD,
    VERDICTS,
    is_recent,
)
from councilgraph.extract.reading import Item
from councilgraph.extract.visitors import is_a_label
from councilgraph.model.time import DatedBy

_LASTING_REACH = 8
_SUBJECT = 4
_VERDICTS = ("judgement-noun", "report-noun")
_RESTING = ("after", "follows", "followed", "following", "based", "rests", "strength", "fruit")


def find_deed_after(items: tuple[Item, ...], place: int) -> tuple[int, DatedBy] | None:
    """Return the word after a time that it is of, and what it dates.

    "Has today published its report", "on Friday as the rating came out".
    """
    published = _published_after(items, place)
    if published is not None:
        return published, DatedBy.PUBLISHED
    if _is_lasting(items, place):
        return place, DatedBy.INSPECTED
    came = _came_after(items, place)
    if came is not None:
        return came, DatedBy.INSPECTED
    for i in range(place + 1, min(len(items) - 1, place + NEAR)):
        if not items[i].is_a("as", "when"):
            continue
        for verb in range(i + 1, min(len(items), i + TIME_REACH)):
            if items[verb].time is not None:
                return None
            if items[verb].is_a("published-verb", "learn-verb"):
                told = any(item.is_a(*VERDICTS) for item in items[i:verb])
                return (verb, DatedBy.PUBLISHED) if told else None
    return None


def _published_after(items: tuple[Item, ...], place: int) -> int | None:
    """Return the verb of "has today published its report", "on Monday inspectors said"."""
    if is_recent(items[place]) and items[place - 1].is_a("has", "have"):
        after = items[place + 1 : place + 1 + TIME_REACH]
        if items[place - 2].is_a(*BODIES) and any(item.is_a(*VERDICTS) for item in after):
            return place + 1  # "the regulator has today added three to its gradings"
    for verb in range(place + 1, min(len(items), place + 2 + NEAR)):
        by_whom = verb == place + 1 or items[verb - 1].is_a(*BODIES)
        if items[verb].is_a("published-verb") and items[verb - 1].is_a("report-noun"):
            return verb  # "on Monday its report came out"
        if by_whom and items[verb].is_a("published-verb"):
            after = items[verb + 1 : verb + 1 + TIME_REACH]
            return verb if any(item.is_a(*VERDICTS) for item in after) else None
        if items[verb].is_a("speech-verb") and items[verb - 1].is_a(*BODIES):
            return verb if is_recent(items[place]) else None
    return None


def _is_lasting(items: tuple[Item, ...], place: int) -> bool:
    """Tell whether inspectors did something for some days: "for a fortnight in June they met"."""
    lasting = range(max(0, place - _LASTING_REACH), place)
    last = next((i for i in lasting if items[i].is_a(*DURATIONS)), None)
    if last is None or any(item.time is not None for item in items[last:place]):
        return False
    if any(item.is_a(*BODIES) for item in items[max(0, last - SUBJECT_REACH) : last]):
        return True
    if _rests_on(items, last):
        return True
    for i in range(place + 1, min(len(items) - 1, place + 1 + NEAR)):
        if items[i].is_a(*AGENTS):
            return not items[i + 1].is_a("speech-verb", "report-verb", "judgement-verb")
    return False


def _rests_on(items: tuple[Item, ...], last: int) -> bool:
    """Tell whether a verdict came after so many days: "the grade follows two weeks in Kent in"."""
    first = next((i for i, item in enumerate(items[:_SUBJECT]) if item.is_a(*_VERDICTS)), last)
    between = items[first + 1 : last]
    told = any(item.is_a("speech-verb") or item.is_grade for item in between)
    return not told and any(item.is_a(*_RESTING) for item in between)


def _came_after(items: tuple[Item, ...], place: int) -> int | None:
    """Return the verb of "in March the inspectors came to Anytown", right after a time."""
    for i in range(place + 1, min(len(items), place + 1 + NEAR)):
        if items[i].is_a(*BODIES):
            after = range(i + 1, min(len(items), i + 1 + NEAR))
            verb = next((verb for verb in after if items[verb].is_a("inspected-verb")), None)
            if verb is not None and is_a_label(items, verb) and _grades(items, verb):
                return None  # "in 2018 Ofsted called it poor"
            return i + 1 if verb is None and _does(items, i + 1) else verb
    return None


def _grades(items: tuple[Item, ...], verb: int) -> bool:
    return any(item.is_grade for item in items[verb : verb + SUBJECT_REACH])


def _does(items: tuple[Item, ...], verb: int) -> bool:
    """Tell whether inspectors then do anything but say or judge: "inspectors had read files"."""
    verb += verb < len(items) and items[verb].is_a("had")
    if verb >= len(items) or items[verb].is_a(*SAYING, *TOLD, "report-noun"):
        return False
    return items[verb].text.endswith("ed") or items[verb - 1].is_a("had")
