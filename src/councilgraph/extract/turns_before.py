"""Verdicts of all inspections that the sentence before tells: "in 2015 and 2018. Both found".

That sentence tells when they were; how they ended is told of all of them at once.
"""

from collections.abc import Sequence
from dataclasses import replace

from councilgraph.extract.dated_by import what_is_dated
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.extract.times import GIVEN
from councilgraph.extract.ungraded_visits import tell_of_ungraded_visit
from councilgraph.model.claims import REPEATED, JudgementClaim, Kind, Standing

_INSPECTING = (
    *("inspection", "inspection-noun", "inspected-verb", "inspected-participle", "report-noun"),
    *("visit-noun", "inspectorate", "inspector-noun", "coming-verb"),
)
_TURNS = ("inspection", "inspection-noun", "report-noun", "visit-noun", "judgement-noun")
_ACTIVE = ("judgement-verb", "award-verb", "report-verb", "speech-verb")
_ALL = {"both": 2, "each": 0, "all": 0, "every": 0, "two": 2, "three": 3, "four": 4}
_EACH_TIME = frozenset("time times occasion occasions".split())
_LEADS = ("on", "at", "after", "in", "the")
_OPENING = 5
_ONE = (Kind.AUTHORITY, Kind.INSPECTORATE, Kind.SERVICE)


def date_turns(
    reading: Reading, sentence: Sentence, own: Sequence[JudgementClaim]
) -> list[JudgementClaim]:
    """Return the claims of a sentence, and those of the other times that "both" stands for."""
    told = [c for c in own if not c.implied]
    if not told or any(c.time or c.doubted for c in told) or not sentence.index:
        return list(own)
    size = _size(sentence.items)
    before = reading.sentences[sentence.index - 1]
    if size is None or before.headline or not _tells_of_inspections(before):
        return list(own)
    places = [i for i, item in enumerate(before.items) if item.time and item.time.form in GIVEN]
    grades = {c.grade.targets for c in told}
    if len(places) < 2 or size not in (0, len(places)) or len(grades) > 1:
        return list(own)
    if not _are_in_order(before, places):
        return list(own)
    dated = [(before.items[i].time, what_is_dated(before.items, i)) for i in places]
    now, earlier = dated[-1], dated[:-1]
    found = [replace(c, time=now[0], dated_by=now[1]) for c in told]
    return found + [
        replace(c, time=time, dated_by=by, standing=Standing.PREVIOUS, rule=REPEATED)
        for c in told
        for time, by in earlier
    ]


def _size(items: Sequence[Item]) -> int | None:
    """Return of how many a sentence tells: of two in "both rated", of any in "each time", 0.

    Nothing where it is of none: "both were rated" may be two services.
    """
    size, led = None, False
    for i, item in enumerate(items[:_OPENING]):
        words = [word for word in item.text.lower().split() if word not in _LEADS]
        counts = [_ALL[word] for word in words if word in _ALL]
        led = led or not words
        size = max([*counts, size or 0]) if counts else size
        if words and size is None:
            return None
        if not _EACH_TIME.isdisjoint(words) or (words and not counts and item.is_a(*_TURNS)):
            return size
        if words and not counts:
            active = item.is_a(*_ACTIVE) and not item.is_a("judged-noun")
            return size if active and not led and not _is_passive(items[i:]) else None
    return None


def _is_passive(opening: Sequence[Item]) -> bool:
    """Tell whether a participle follows, whose subject is graded: "both rated poor"."""
    after = opening[1:2]
    quoted = any(item.is_a('"', "“", "‘", "'") for item in after)
    return quoted or any(item.is_grade or item.is_a("by", "as", "overall") for item in after)


def _tells_of_inspections(before: Sentence) -> bool:
    """Tell whether a sentence tells of inspections, of one council at most, and of no grade."""
    if not before.has(*_INSPECTING) or before.has("other-body", "negation"):
        return False
    if any(item.is_grade for item in before.items) or tell_of_ungraded_visit(before.known):
        return False
    named = [{m.targets for i in before.known if (m := i.mention(kind))} for kind in _ONE]
    return all(len(targets) < 2 for targets in named)


def _are_in_order(before: Sentence, places: Sequence[int]) -> bool:
    """Tell whether times follow each other, and each is told with its year."""
    times = [time for i in places if (time := before.items[i].time)]
    years = [time.year for time in times if time.year is not None]
    return len(years) == len(times) and years == sorted(set(years))
