"""Changes from one grade to another: "from fair to good", "up from fair", "good until May"."""

from collections.abc import Sequence
from itertools import dropwhile, pairwise, takewhile

from councilgraph.extract.heads import Head
from councilgraph.extract.rank_turns import is_turned_from, is_turned_to
from councilgraph.extract.reading import Item
from councilgraph.model.claims import TimeExpression

_VERBS = ("award-verb", "judgement-verb")
_TOPICS = ("authority", "authority-type", "service", "aspect", "judgement-noun")
_STEPS = ("fall-verb", "rise-verb", "grade-above", "grade-below", "down", "up")
TURNS = ("to", "→", ">")
_MARKS = (":", "-", "|", "(", "•")
_REACH = 10
_TURNED = 4


def is_in_a_change(items: tuple[Item, ...], head: Head, start: int) -> bool:
    """Tell whether something is said to go "from fair to good", by whatever verb."""
    after = items[head.end : head.end + _REACH]
    if items[head.start - 1].is_a("from") and head.start:
        # "From fair, it rose to", "From fair in 2016, it rose to"
        rest = list(dropwhile(lambda item: item.time is not None or item.is_a("in"), after))
        if rest and rest[0].is_a(","):
            return any(item.is_a("rise-verb", "fall-verb") for item in rest)
    if is_turned_from(items, head.start) or is_turned_to(items, head.start):
        return True
    grades = [i for i in range(start, len(items)) if items[i].is_grade]
    for one, other in pairwise(grades):
        between = items[one + 1 : other]
        if head.start not in (one, other):
            continue
        if _opens_turn(items, one) or _is_turned(items, one, other):
            return True
        if items[one - 1].is_a("to") and [x.text.lower() for x in between] == ["from"]:
            return True  # "it was moved to good from fair"
        if not items[one - 1].is_a("from"):
            continue
        # "It has gone down: from good to poor", "It went, in May, from good to poor"
        opened = start and items[start - 1].is_a(":", ",", "which")
        named = any(item.is_a(*_TOPICS) for item in items[0 if opened else start : one])
        named |= one > 1 and items[one - 1].is_a("from") and items[start].is_a("it", "they")
        when = all(item.time or item.is_a("in", "back") for item in _without_aside(between[:-1]))
        if named and between and between[-1].is_a("to") and when:
            return True
    return False


def is_compared_with(items: tuple[Item, ...], head: Head) -> bool:
    """Tell whether a grade of some time is set beside one of now: "that compares with poor"."""
    before = [item for item in items[max(0, head.start - 2) : head.start] if not item.is_a("a")]
    led = bool(before) and before[-1].is_a("compared-with") and items[0].is_a("that", "this", "it")
    return led and any(item.time is not None for item in items[head.end : head.end + 3])


def lasted_until(after: Sequence[Item]) -> bool:
    """Tell whether a grade was in force until some time: "outstanding until March"."""
    if not after:
        return False
    if after[0].time is not None:
        return after[0].time.form == "until"
    return after[0].is_a("until") and any(item.time is not None for item in after[1:])


def opens_until(items: tuple[Item, ...], start: int) -> bool:
    """Tell whether a sentence begins with until when a grade was in force: "Until May it was"."""
    time = items[0].time
    if time is None or time.form != "until" or any(item.is_grade for item in items[:start]):
        return False
    return any(item.is_a("had", "was", "were") for item in items[:start])


def is_left_behind(items: tuple[Item, ...], start: int) -> bool:
    """Tell whether a grade is the one before: "good, up from requires improvement"."""
    before = [item for item in items[max(0, start - 3) : start] if not item.is_a("a", "an", "'")]
    # "Up from the 61 and poor of the pilot"
    score = next((i for i in range(start - 1, max(0, start - 6), -1) if items[i].text.isdigit()), 0)
    if score and all(item.is_a("and", "a", "an", ",") for item in items[score + 1 : start]):
        before = [item for item in items[max(0, score - 4) : score] if not item.is_a("the", "its")]
    return any(
        (one.is_a("up", "down") and other.is_a("from"))
        or (one.is_a("than") and other.is_a("the", "its", "their"))
        or other.text.lower() in ("compared with", "compared to")
        for one, other in pairwise(before)
    ) and any(item.is_grade for item in items[: start - 2])


def is_left_then(items: tuple[Item, ...], head: Head, time: TimeExpression) -> bool:
    """Tell whether a time is that of the grade before: "good, up from 2019", "one up on 2019"."""
    after = list(takewhile(lambda item: item.span.start < time.span.start, items[head.end :]))
    given = (item for item in after if item.is_a(*_VERBS) and not item.is_a("judgement-noun"))
    if not after or any(given) or any(item.is_grade for item in after):
        return False
    start = after[-1].time
    led = any(one is not None and one.form == "from" for one in (time, start))
    led = led or after[-1].is_a("from") or any(item.is_a("than") for item in after[-2:])
    led = led or after[-1].is_a("on")  # "up a notch on 2019"
    return led and any(item.is_a("up", "down", "step", *_STEPS) for item in after)


def is_origin(items: tuple[Item, ...], start: int) -> bool:
    """Tell whether a grade is what a change started from ("from fair to good", ": fair → good")."""
    if _opens_turn(items, start) or is_turned_from(items, start):
        return True
    following = next((i for i in range(start + 1, len(items)) if items[i].is_grade), 0)
    if _is_turned(items, start, following):
        return True
    before = reversed(items[max(0, start - 3) : start])
    near = takewhile(lambda item: not item.is_grade, before)
    return any(item.is_a("from") for item in near)


def _without_aside(between: Sequence[Item]) -> Sequence[Item]:
    """Return what parts two grades but for what is put in: "from fair, which it had, to good"."""
    aside = len(between) > 1 and between[0].is_a(",") and between[-1].is_a(",")
    return () if aside else between


def _is_turned(items: tuple[Item, ...], one: int, other: int) -> bool:
    """Tell whether somebody made one grade another: "turned a poor service into a good one"."""
    verb = any(item.is_a("turn-verb") for item in items[max(0, one - _TURNED) : one])
    into = any(item.is_a("into") for item in items[one + 1 : other])
    return verb and into and other - one <= _REACH


def _opens_turn(items: tuple[Item, ...], start: int) -> bool:
    """Tell whether a grade in a list turns into another: "Leadership: fair → good"."""
    after = items[start + 1 : start + 3]
    turned = len(after) > 1 and after[0].is_a(*TURNS) and after[1].is_grade
    return turned and start > 0 and items[start - 1].is_a(*_MARKS)
