"""Verdicts of other times for which no grade is named: "in 2014 it had ended in just the same way".

So an inspection counts that is told by likeness to the one before: "the service was last in this
position in 2013", "on Monday, after an inspection in November, it said so again", "that was the
rating in 2016 too". How often it happened may be told in the same way: "the second such verdict".
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from councilgraph.extract.clauses import clause_end, clause_start, is_asserted
from councilgraph.extract.counted_verdicts import find_count, find_one_of
from councilgraph.extract.dated_by import what_is_dated
from councilgraph.extract.heads import Head
from councilgraph.extract.reading import Item, Sentence
from councilgraph.extract.times import GIVEN
from councilgraph.model.claims import JudgementClaim, Kind, Mention, Standing, TimeExpression
from councilgraph.model.time import DatedBy

_ENDS = tuple(". , ; : - in on at of about after when as again then only by too before and".split())
_TAKEN_UP = ("same-grade", "it", "them", "the", "service", "authority-type")
_OTHERS = ("authority", "other-body", "aspect", "negation", "no-longer")
_DATED = (*GIVEN, "range", "offset", "lapse", "day")
_ONWARDS = ("from", "since")
_BEFORE = ("had", "previous-marker", "before")
_INSPECTION = (
    *("inspectorate", "inspector-noun", "inspecting-people", "inspection", "inspection-noun"),
    *("visit-noun", "report-noun", "judgement-noun"),
)
_PLACED = ("service", "judged-noun", "authority-type")
_PRONOUNS = ("it", "they", "that", "this", "them")
_JOINTS = (";", "and", "but")
_GIVING = ("award-verb", "judgement-verb", "inspection", "inspection-noun", "too", "also")
_WHOLES = ("authority", "authority-type", "service", "judged-noun")
_TELLING = ("award-verb", "judgement-verb", "speech-verb", "report-verb")
_DID = ("did", "has", "have", "had")
_RULE = "judgement/same-verdict"
_OPENING = 3  # "in the autumn of 2017 others came, and said the same"
_NOUN_REACH = 5
_NEXT = 3  # characters between sentences
_LATELY = 8  # sentences


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was told of last: the claims of one grade, in which sentence, with whom it named.

    `earlier` is how many verdicts alike were counted before it.
    """

    sentence: int
    claims: tuple[JudgementClaim, ...]
    named: frozenset[str]
    earlier: int


def find_verdict(
    sentence: Sentence,
    own: Sequence[JudgementClaim],
    named: set[str],
    before: Verdict | None,
) -> Verdict | None:
    """Return the verdict that was told last, of a whole service or else of its sides.

    `before` is the one of the sentences before, `named` whom this one or one before it names.
    """
    sound = [c for c in own if not (c.doubted or c.implied or c.rule == _RULE)]
    wholes = [c for c in sound if c.of_the_whole]
    last = (wholes or sound)[-1:]
    same = [c for c in sound if last and c.grade == last[0].grade and c.time == last[0].time]
    earlier = max((claim.back for claim in own), default=0)
    if not last or (before is not None and before.claims[0].of_the_whole and not wholes):
        return replace(before, earlier=max(before.earlier, earlier)) if before else None
    return Verdict(sentence.index, tuple(wholes[-1:] or same), frozenset(named), earlier)


def find_same_sides(
    sentence: Sentence, head: Head, before: Sequence[JudgementClaim]
) -> tuple[Mention, ...]:
    """Return the sides that "the same grade" is for: "inspectors reached the same view in 2018".

    `before` are the claims of the sentence before. Who names the council, or its service, may mean
    the whole, unless it was "for the same thing".
    """
    items = sentence.items
    if not items[head.start].is_a("same-grade") or not before:
        return ()
    thing = any(item.is_a("same-verdict") for item in items[head.end : head.end + _NOUN_REACH])
    whole = any(item.is_a(*_WHOLES) for item in items[: head.start])
    alike = all(c.aspect and c.grade.targets == head.mention.targets for c in before)
    if any(c.of_the_whole for c in before) or not alike or (whole and not thing):
        return ()
    return tuple(c.aspect for c in before if c.aspect is not None)


def find_same_verdicts(
    sentence: Sentence, own: Sequence[JudgementClaim], last: Verdict | None
) -> Iterator[JudgementClaim]:
    """Yield the claims of each other time at which the verdict told before was reached as well.

    `own` are the claims of the sentence, `last` is what was told before it.
    """
    if last is not None and sentence.index - last.sentence > _LATELY:
        last = None
    if last is None and not own:
        return
    counted = [] if last is None or own else _told_by_number(sentence, last)
    if counted:
        yield from counted
        return
    for i in _likenesses(sentence):
        if not any(claim.grade.span.overlaps(sentence.items[i].span) for claim in own):
            yield from _told_alike(sentence, i, _told_before(sentence, i, own, last))


def _told_by_number(sentence: Sentence, last: Verdict) -> list[JudgementClaim]:
    """Return the claims of verdicts that are counted, or of one: "the first was in 2014"."""
    count = find_count(sentence)
    if count is not None:
        told = [replace(c, evidence=sentence.span) for c in last.claims]
        return [earlier for base in told for earlier in count.earlier(base)]
    time = find_one_of(sentence, last.earlier)
    if time is None:
        return []
    return [_at(base, sentence, 1, time, Standing.PREVIOUS) for base in last.claims]


def _likenesses(sentence: Sentence) -> Iterator[int]:
    """Yield the places of words that take up a verdict: "the same", "said so", "the rating"."""
    items = sentence.items
    for i in sentence.find("same-verdict", "same-place", "likewise"):
        if all(_ends([item]) or item.is_a(*_TAKEN_UP) for item in items[i + 1 : i + 2]):
            yield i
    for i in sentence.find("same-grade"):
        noun = any(item.is_a("judgement-noun") for item in items[i + 1 : i + 2])
        told = noun or (i > 0 and items[i - 1].is_a(*_TELLING))  # not "its budget was the same"
        if told and _ends(items[i + 1 + noun : i + 2 + noun]):
            yield i
    for i in sentence.find("as-before"):
        held = any(item.is_a("copula") for item in items[max(0, i - 1) : i])
        if held and any(_is_onwards(item) for item in items[i + 1 : i + 2]):
            yield i  # "the rating is unchanged from 2017"
    for i in sentence.find("did-likewise"):
        if items[i].text.lower().split()[0] in _DID and _ends(items[i + 1 : i + 2]):
            yield i
    if len(items) > _NOUN_REACH and items[0].is_a("it", "that", "this") and items[1].is_a("copula"):
        near = range(2, _NOUN_REACH)
        place = next((i for i in near if items[i].is_a("judgement-noun", "one")), None)
        led = place is not None and items[place - 1].is_a("the", "also")
        if place is not None and led and any(item.is_a(*_GIVING) for item in items[place:]):
            yield place


def _told_alike(
    sentence: Sentence, i: int, told: Sequence[JudgementClaim]
) -> Iterator[JudgementClaim]:
    """Yield the claims of a verdict like one told before, by the words at `i`."""
    items = sentence.items
    start, end = clause_start(sentence, i), clause_end(sentence, i)
    start = max([start, *(k + 1 for k in range(start, i) if items[k].is_a(*_JOINTS))])
    stop = next((k for k in range(i, len(items)) if _breaks(items, k)), len(items))
    clause = [x for x in items[start:stop] if all(_is_behind(x, c) for c in told)]
    if any(item.is_grade or item.is_a(*_OTHERS) for item in clause):
        return
    if not _is_of_inspectors(sentence, i, told):
        return
    if any(item.is_a("aspect") for item in items[:i]) and all(c.of_the_whole for c in told):
        return
    if is_asserted(sentence, start, i, end) is not None:
        return
    known = {c.time for c in told}
    dated = [k for k in range(start, stop) if _is_dated(items[k], known)]
    dated += [k for k in (i + 1,) if items[i].is_a("as-before") and _is_onwards(items[k])]
    dated = dated or [k for k in range(min(start, _OPENING)) if _is_dated(items[k], known)]
    if not dated:
        return
    place = min(dated, key=lambda k: abs(k - i))
    before = _looks_back(clause)
    again = "again" in items[i].text.lower()
    time = items[place].time
    time = time.parts[0] if time is not None and time.form in _ONWARDS and time.parts else time
    if time is not None:
        for base in told:
            if not (before or again or _year(base.time) or _is_of_years(time)):
                continue  # "it said so in a report on Thursday" is the same verdict
            standing = _standing(base, time, before=before, again=again)
            claim = _at(base, sentence, i, time, standing)
            yield replace(claim, dated_by=what_is_dated(items, place))


def _at(
    base: JudgementClaim, sentence: Sentence, i: int, time: TimeExpression, standing: Standing
) -> JudgementClaim:
    """Return the claim of a verdict like one told before, at another time, by the words at `i`."""
    words = sentence.items[i]
    return replace(
        base,
        evidence=sentence.span,
        rule=_RULE,
        signals=tuple(sorted({*base.signals, "likewise"})),
        grade=replace(base.grade, span=words.span, text=words.text),
        time=time,
        anchor=None,
        dated_by=DatedBy.JUDGED,
        within=None,
        standing=standing,
    )


def _told_before(
    sentence: Sentence, i: int, own: Sequence[JudgementClaim], last: Verdict | None
) -> tuple[JudgementClaim, ...]:
    """Return the claims of the verdict that words at `i` take up: its own, or the last."""
    here = [c for c in own if _is_behind(sentence.items[i], c)]
    wholes = [c for c in here if c.of_the_whole and not c.implied]
    if here or last is None:
        return tuple(wholes[-1:])
    return last.claims


def _is_behind(item: Item, claim: JudgementClaim) -> bool:
    return item.span.start >= claim.grade.span.end


def _breaks(items: tuple[Item, ...], k: int) -> bool:
    """Tell whether a clause ends there, and not with a mere time: "before, in 2015"."""
    timed = any(item.time is not None for item in items[k + 1 : k + 3])
    return items[k].is_a(*_JOINTS) or (items[k].is_a(",") and not timed)


def _is_dated(item: Item, known: Container[TimeExpression | None]) -> bool:
    return item.time is not None and item.time.form in _DATED and item.time not in known


def _is_onwards(item: Item) -> bool:
    """Tell whether a time is that from which something has been: "unchanged from 2017"."""
    return item.time is not None and item.time.form in _ONWARDS


def _is_of_inspectors(sentence: Sentence, i: int, told: Sequence[JudgementClaim]) -> bool:
    """Tell whether words at `i` are of inspectors, or a council's place, and of the same service.

    "They" are who was spoken of last: residents may have said the same, or been in that position.
    """
    items = sentence.items
    clause = items[clause_start(sentence, i) : i + 1]
    served = {t for x in clause if (m := x.mention(Kind.SERVICE)) for t in m.targets}
    if served and not all(c.service and served.intersection(c.service.targets) for c in told):
        return False
    near = all(c.evidence.end >= sentence.span.start - _NEXT for c in told)
    subjects = (*_INSPECTION, *(_PLACED if items[i].is_a("same-place") else ()))
    subjects = (*subjects, *(_PRONOUNS if near else ()))
    after = (*clause[1:], items[min(i + 1, len(items) - 1)])
    return any(
        one.is_a(*subjects) and not two.is_a("'s", "’s")
        for one, two in zip(clause, after, strict=True)
    )


def _standing(base: JudgementClaim, time: TimeExpression, *, before: bool, again: bool) -> Standing:
    """Return how a verdict stands that was the same as another: before it, unless it is later.

    Where no year is told of one of them, that one is the news.
    """
    first, then = _year(base.time), _year(time)
    later = first is not None and (then is None or then >= first)
    return Standing.CURRENT if not before and (again or later) else Standing.PREVIOUS


def _is_of_years(time: TimeExpression) -> bool:
    """Tell whether a time is surely not that of the news: "in 2015", "two years ago"."""
    return _year(time) is not None or time.unit == "year"


def _year(time: TimeExpression | None) -> int | None:
    return next((one.year for one in (time, *time.parts) if one.year), None) if time else None


def _looks_back(clause: Sequence[Item]) -> bool:
    """Tell whether a clause is of what was before: "had said so", "was last in this position"."""
    last = any(one.is_a("copula") and two.is_a("last") for one, two in pairwise(clause))
    told = (item for item in clause if not item.text.lower().startswith("last"))
    return last or any(item.is_a(*_BEFORE) for item in told)


def _ends(after: Sequence[Item]) -> bool:
    """Tell whether words end there: "said the same in 2014", not "said the same thing of it"."""
    return all(item.time is not None or item.is_a(*_ENDS) for item in after)
