"""When the sentence before tells when inspectors were there: what they found was then.

"Inspectors came to Anytown in May 2019. They judged its services good." A sentence that speaks of
the present, or has a time of its own, tells of something else.
"""

from dataclasses import replace

from councilgraph.extract.clauses import clause_start
from councilgraph.extract.deed_words import AGENTS, NEAR, TOLD, VERDICTS
from councilgraph.extract.deeds import find_deed
from councilgraph.extract.leaning_times import leads_up, tells_when
from councilgraph.extract.reading import TIME, Item, Reading, Sentence
from councilgraph.knowledge import UNGRADED
from councilgraph.model.claims import JudgementClaim, Kind, Standing, TimeExpression
from councilgraph.model.time import DatedBy

_BACK = 2  # sentences
_OPENING = 3
_TODAY = ("is", "are", "has", "have", "current-marker", "this", "today")
_SETTING = ("it", "things", "matters", "the")
_CHANGED = frozenset({"change", "no-longer", "in-force"})
_GIVEN = ("award-verb", "same-grade", "judgement-noun", "repeat")
_YEARS = ("year", "month")
_PRESENT = ("requires", "require")


def date_scene(
    reading: Reading, sentence: Sentence, own: list[JudgementClaim]
) -> list[JudgementClaim]:
    """Return the claims of a sentence, at the time that the one before tells of inspectors."""
    if not own or any(not _may_be_of_then(claim) for claim in own):
        return own
    if sentence.has(TIME, *_TODAY) or any(_is_of_now(sentence, c) for c in own):
        return own
    if _tells_of_a_visit(sentence):
        return own
    scene = _scene(reading, sentence, sides=all(c.aspect is not None for c in own))
    if scene is None:
        return own
    time, dated_by = scene
    return [replace(claim, time=time, dated_by=dated_by) for claim in own]


def _may_be_of_then(claim: JudgementClaim) -> bool:
    now = claim.standing is Standing.CURRENT and _CHANGED.isdisjoint(claim.signals)
    return now and claim.time is None and not claim.implied


def _is_of_now(sentence: Sentence, claim: JudgementClaim) -> bool:
    """Tell whether a grade is a verb in the present: "it requires improvement"."""
    items = sentence.items
    place = next((i for i, x in enumerate(items) if x.span == claim.grade.span), 0)
    present = items[place].text.lower().split()[0] in _PRESENT
    return present and not (place and items[place - 1].is_a("to"))


def _scene(
    reading: Reading, sentence: Sentence, *, sides: bool
) -> tuple[TimeExpression, DatedBy] | None:
    """Return the time of inspectors told shortly before in a paragraph, and what it dates."""
    here = _councils(sentence)
    for before in reversed(reading.sentences[max(0, sentence.index - _BACK) : sentence.index]):
        if before.paragraph != sentence.paragraph:
            return None
        there = _councils(before)
        if here and there and here != there:
            return None
        if before.has(TIME):
            other = _tells_of_a_visit(before) or (before.has("grade") and not sides)
            return None if other else _told(before)
        if before.has("grade", *_TODAY):
            return None
    return None


def _tells_of_a_visit(sentence: Sentence) -> bool:
    """Tell whether a visit that gives no grade is spoken of."""
    kinds = (m for item in sentence.known if (m := item.mention(Kind.INSPECTION)))
    return any(not set(UNGRADED).isdisjoint(kind.targets) for kind in kinds)


def _councils(sentence: Sentence) -> set[str]:
    return {m.target for item in sentence.known if (m := item.mention(Kind.AUTHORITY))}


def _told(sentence: Sentence) -> tuple[TimeExpression, DatedBy] | None:
    """Return the only time of a sentence, if it is one of years before told of inspectors."""
    items = sentence.items
    places = [i for i, item in enumerate(items) if item.time is not None]
    if len(places) != 1:
        return None
    place = places[0]
    time = items[place].time
    known = time is not None and tells_when(items[place]) and not leads_up(items, place)
    if time is None or not known or not _is_of_a_year(time):
        return None
    told = find_deed(sentence, clause_start(sentence, place), place)
    if told is not None:
        return time, told[1]
    return (time, DatedBy.JUDGED) if _opens(items, place) else None


def _is_of_a_year(time: TimeExpression) -> bool:
    """Tell whether a time says of which year it is: "May 2019", "three years ago"."""
    if time.form in ("range", "part", "weeks", "week-of"):
        return _is_of_a_year(time.parts[-1])
    if time.form in ("recent", "last", "in-year", "this"):
        return time.month is not None or time.unit in ("spring", "summer", "autumn", "winter")
    return time.form == "date" or (time.form == "ago" and time.unit in _YEARS)


def _tells_of_change(items: tuple[Item, ...], place: int) -> bool:
    """Tell whether a sentence says only when it was another story: "it was otherwise in 2019"."""
    opens = items[0].is_a("it", "things", "matters") and len(items) - place <= _BACK
    told = any(item.is_a("was", "were") for item in items[1:_OPENING])
    return opens and told and not any(item.is_a(*VERDICTS, *_GIVEN) for item in items)


def _opens(items: tuple[Item, ...], place: int) -> bool:
    """Tell whether a time sets the scene: "in 2019 inspectors left", "back in 2019 it was"."""
    after = items[place + 1 : place + 2 + NEAR]
    if _tells_of_change(items, place):
        return True
    if place >= _OPENING or not after:
        return False
    story = after[0].is_a(*_SETTING) and any(item.is_a("was", "were") for item in after)
    return story or any(item.is_a(*AGENTS, *TOLD, *VERDICTS) for item in after)
