"""Grades told by a place on a scale: "in third place on its list of four", "one from the top"."""

from collections.abc import Iterator
from dataclasses import dataclass

from councilgraph.extract.grade_steps import BETTER, WORSE
from councilgraph.extract.ordinals import ORDINALS
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.extract.sameness import COUNTED

# Targets of mentions that are no IRI: a place on a scale of so many.
PLACE = "place"
_BEST, _WORST = "rank-best", "rank-worst"
_ENDS = {_BEST: 1, "rank-second-best": 2, "rank-second-worst": -2, _WORST: -1}
_BARE_ENDS = {"head": 1, "foot": -1}
_NOTHING = ("nothing", "no", "none")
_LAST = ("last", "final")
_NAMES = {1: _BEST, 2: "rank-second-best", -2: "rank-second-worst", -1: _WORST}
_NOUNS = ("judgement-noun", "scale-noun")
_SCALES = ("counted-scale", "scale-word")
_SPOTS = ("place", "position", "spot", "slot", *_NOUNS)
_INTO = ("of", "on", "in", "from")
_LEADS = ("in", "on", "at", "the", "its")
_STOPS = (",", ";", ":", "-", "authority", "authority-type", "and", "but", "than")
_STEPS_FROM = ("step-from", "grade-above", "grade-below")
_SCALE_REACH, _THAN_REACH, _TELLING_REACH = 7, 10, 12
_ENDS_OF_SCALE = ("for", "than", "is", "are", "was", "were", "on", "in", "at", "copula")
_AFTER_BARE = (".", ",", ";", "for", "in", "at", "by", "on")
_GIVEN = ("award-verb", "judgement-verb", "copula", "has", "have", "had")


@dataclass(frozen=True, slots=True)
class Place:
    """A place on a scale, which the items `start..end` tell, and what it is called.

    It is counted from the top, or for numbers below zero from the bottom, of so many (`size`);
    0 is told where that is left out. Or it is `beside` a grade that is named.
    """

    start: int
    end: int
    number: int
    size: int = 0

    @property
    def target(self) -> str:
        """What a mention of the place points to."""
        if self.size:
            place = self.number if self.number > 0 else self.size + 1 + self.number
            return f"{PLACE}/{place}-of-{self.size}"
        return f"{PLACE}/{_NAMES[self.number]}"


def find_places(sentence: Sentence, scale: int = 0) -> list[Place]:
    """Return the places on a scale that a sentence tells; `scale` is the size of one told before.

    What a place is only compared with is no place of its own: "only the lowest of its four grades
    is worse than the one that it has".
    """
    if not scale and not sentence.has(*_NOUNS, *_SCALES, *_STEPS_FROM, "no-grade"):
        return []
    items = sentence.items
    judged = not sentence.known_tags.isdisjoint(("inspectorate", "inspector-noun"))
    found: list[Place] = []
    for i in range(len(items)):
        if found and i < found[-1].end:
            continue
        place = (
            _compared(items, i)
            or _step_from_an_end(items, i, judged)
            or _counted(items, i)
            or _bare(items, i, scale)
        )
        if place is not None and (not place.size or abs(place.number) <= place.size):
            found.append(place)
    return found


def find_scale(reading: Reading, sentence: Sentence) -> int:
    """Return how many grades the sentence before says that there are: "It has four grades"."""
    if sentence.index == 0:
        return 0
    before = reading.sentences[sentence.index - 1]
    if before.paragraph != sentence.paragraph or not before.knows(*_NOUNS, *_SCALES):
        return 0
    sizes = {size for _, size in _scales(before.items)}
    return sizes.pop() if len(sizes) == 1 else 0


def find_scale_ends(items: tuple[Item, ...]) -> frozenset[int]:
    """Return the grades that only say how far a scale goes: ", which runs from good to poor".

    Or what is at either end: ", which has good at its head and poor at its foot".
    """
    found = set()
    for i, item in enumerate(items):
        if not item.is_grade or i < 1:
            continue
        at = items[i + 1 : i + 4]
        topped = len(at) == 3 and at[0].is_a("at") and at[1].is_a("the", "its")
        if topped and (at[2].is_a(_BEST, _WORST, *_BARE_ENDS)):
            found.add(i)
        if items[i - 1].is_a("scale-word"):
            to = next(
                (n for n in range(i + 1, i + 4) if items[n : n + 1] and items[n].is_a("to")), i
            )
            found |= {i, *(n for n in (to + 1, to + 2) if to > i and items[n].is_grade)}
    return frozenset(found)


def is_measured_by(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a rank at `i` is what something is compared with: "above the lowest grade"."""
    before = items[max(0, i - 2) : i]
    if before and before[-1].is_a("the", "its", "their"):
        before = before[:-1]
    measured = bool(before) and before[-1].is_a("above", "below", *_STEPS_FROM)
    return measured or any(item.text.lower().endswith("than") for item in before[-1:])


def _scales(items: tuple[Item, ...]) -> Iterator[tuple[int, int]]:
    """Yield where a counted scale ends and how many places it has: "ladder of four"."""
    for i, item in enumerate(items):
        after = items[i + 1 : i + 3]
        if item.is_a("counted-scale", "scale-word"):
            words = item.text.lower().replace("-", " ").split()
            size = next((COUNTED[word] for word in words if word in COUNTED), 0)
            named = any(one.is_a(*_NOUNS) for one in after[:1])
            if size and (named or _ends(after[:1])):
                yield i + 1 + named, size
        elif (size := COUNTED.get(item.text.lower(), 0)) and after:
            noun = next((n for n, one in enumerate(after) if one.is_a(*_NOUNS, *_SCALES)), None)
            if noun is not None:
                yield i + 2 + noun, size


def _ends(after: tuple[Item, ...]) -> bool:
    """Tell whether a scale is not said to be of something else: not "a list of four councils"."""
    return all(not one.text[0].isalnum() or one.time or one.is_a(*_ENDS_OF_SCALE) for one in after)


def _scale_after(items: tuple[Item, ...], i: int) -> tuple[int, int] | None:
    """Return the end and the size of the scale that `i` leads to: "of the regulator's four"."""
    reach = items[i : i + _SCALE_REACH]
    stops = (n for n, item in enumerate(reach) if item.is_grade or item.is_a(*_STOPS))
    stop = next(stops, len(reach))
    near = items[: i + stop + 1]
    return next(((end, size) for end, size in _scales(near) if end > i), None)


def _end_at(items: tuple[Item, ...], i: int) -> int:
    """Return which place a rank names, counted from its end; 0 if it is none: "the lowest"."""
    return next((n for tag, n in _ENDS.items() if items[i].is_a(tag)), 0)


def _number_at(items: tuple[Item, ...], i: int) -> int:
    """Return which place words name: "third", "last", "head"; 0 if they name none."""
    item = items[i]
    if number := _end_at(items, i):
        return number
    word = item.text.lower().removesuffix(" of")
    if word in ORDINALS:
        return ORDINALS[word]
    led = i > 0 and items[i - 1].is_a("the", "in", "on", "its")
    return (-1 if word in _LAST else _BARE_ENDS.get(word, 0)) if led else 0


def _counted(items: tuple[Item, ...], i: int) -> Place | None:
    """Return a place on a scale named beside it: "third on its list of four"."""
    number = _number_at(items, i)
    if not number or is_measured_by(items, i):
        return None
    after = i + 1
    after += after < len(items) and items[after].is_a(*_SPOTS)
    if items[i].text.lower().endswith(" of"):
        after = i
    elif after >= len(items) or not items[after].is_a(*_INTO):
        return None
    scale = _scale_after(items, after + 1)
    if scale is None:
        return None
    start = i
    while start > 0 and items[start - 1].is_a(*_LEADS):
        start -= 1
    return Place(start, scale[0], number, scale[1])


def _bare(items: tuple[Item, ...], i: int, scale: int) -> Place | None:
    """Return a place on a scale that was told before: "Of its four grades, Kent got the third"."""
    if i < 3 or not items[i - 1].is_a("the"):
        return None
    gapped = items[i - 2].is_a("authority") and items[i - 3].is_a("and", ",", ";")
    if not gapped and not items[i - 2].is_a(*_GIVEN):
        return None
    number = _number_at(items, i)
    if not number or any(not item.is_a(*_AFTER_BARE) for item in items[i + 1 : i + 2]):
        return None
    sizes = [size for end, size in _scales(items[:i])] or [scale]
    return Place(i - 1, i + 1, number, sizes[-1]) if sizes[-1] else None


def _step_from_an_end(items: tuple[Item, ...], i: int, judged: bool) -> Place | None:
    """Return the place next to an end: "one rung from the bottom", "a step above the lowest"."""
    if not items[i].is_a(*_STEPS_FROM):
        return None
    after = items[i + 1 : i + 4]
    rank = next((n for n, item in enumerate(after) if not item.is_a("than", "the", "its")), 0)
    end = _end_at(items, i + 1 + rank) if rank < len(after) else 0
    if abs(end) != 1 or (end > 0 and items[i].is_a("grade-above")):
        return None
    if end < 0 and items[i].is_a("grade-below"):
        return None
    last = i + 2 + rank
    scale = _scale_after(items, last) or next(iter(_scales(items)), None)
    if scale is None:
        near = items[last : last + 3]
        noun = next((n for n, item in enumerate(near) if item.is_a(*_NOUNS)), None)
        if noun is not None:
            return Place(i, last + noun + 1, 2 * end)
        return Place(i, last, 2 * end) if judged and _ends(near[:1]) else None
    return Place(i, max(last, scale[0] if scale[0] > i else last), 2 * end, scale[1])


def _compared(items: tuple[Item, ...], i: int) -> Place | None:
    """Return the place of what little is beyond: "only one of its four grades is lower than".

    Or nothing: "there is nothing higher on its scale than the grade that Kent was given".
    """
    some = items[i].is_a("only", "just")
    if not some and items[i].text.lower().split()[0] not in _NOTHING:
        return None
    near = items[i + 1 : i + 1 + _TELLING_REACH]
    place = next((n for n, item in enumerate(near) if _is_one_of(item, *BETTER, *WORSE)), None)
    if place is None or any(item.is_grade or item.is_a(",", ";") for item in near[:place]):
        return None
    better = _is_one_of(near[place], *BETTER)
    at = i + 1 + place
    until = range(at, min(len(items), at + _THAN_REACH))
    than = next((n for n in until if items[n].text.lower().endswith("than")), None)
    if than is None or than + 2 >= len(items) or not items[than + 1].is_a("the", "that", "those"):
        return None
    told = items[i : than + 3]
    if not any(item.is_a(*_NOUNS, *_SCALES, "no-grade") for item in told):
        return None
    if some and not _is_one(items[i + 1 : at], better):
        return None
    size = next((size for _, size in _scales(items[i:than])), 0)
    number = (1 if better else -1) * (1 + some)
    end = than + 2 + (items[than + 1].is_a("the") and items[than + 2].is_a("one", *_NOUNS))
    return Place(i, end, number, size)


def _is_one_of(item: Item, *words: str) -> bool:
    """Tell whether an item begins with one of some words: "worse than"."""
    return item.text.lower().split()[0] in words


def _is_one(items: tuple[Item, ...], better: bool) -> bool:
    """Tell whether one grade alone is meant: "the bottom rung", "one of its four ratings"."""
    ends = [n for n in (_end_at(items, k) for k in range(len(items))) if n]
    if ends:
        return ends == [1 if better else -1]
    return bool(items) and items[0].text.lower().split()[0] == "one"
