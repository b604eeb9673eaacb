"""Lists that run side by side: "Kent and Surrey were rated good and outstanding".

As many grades as councils, aspects or times, each list unbroken, belong to each other one by one,
whether or not "respectively" says so. Where it does, they may stand in a sentence before.
So do grades that are each told with their place: "good in Kent but inadequate in Surrey".
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from councilgraph.extract.complements import aspects_after, skip
from councilgraph.extract.leaning_times import tells_when
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.extract.ungraded import ADVERBS
from councilgraph.model.claims import Kind, Mention, TimeExpression

_JOINTS = frozenset({",", "and", "&"})
_FILLING = frozenset(
    {"the", "its", "their", "'s", "in", "for", "as", "a", "an", "'", '"', "‘", "’", "“", "”"}
)
_LEAST = 2
PLACES = ("in", "at", "across")
JOINING = (",", ";", "and", "but", "yet", "while", "though", "as", "it", "was", "were", "is", "are")


@dataclass(frozen=True, slots=True)
class Pair:
    """What stands at the place of a grade in the lists beside it, as far as there are any."""

    authority: Mention | None = None
    aspect: Mention | None = None
    time: TimeExpression | None = None

    def __bool__(self) -> bool:
        """Tell whether there is anything."""
        return not (self.authority is None and self.aspect is None and self.time is None)


def find_pair(reading: Reading, sentence: Sentence, head: int) -> Pair:
    """Return what belongs to the grade at item `head`, if grades are listed beside other things."""
    items = sentence.items
    if not any(item.is_grade for i, item in enumerate(items) if i != head):
        return Pair()
    verbs = ("copula",) if sentence.has("respectively") else ()
    grades = next((run for run in _runs(items, lambda i: i.is_grade, verbs) if head in run), [])
    if len(grades) < _LEAST:
        return Pair(authority=_placed(items, head))
    place, count = grades.index(head), len(grades)

    def beside(told: Sequence[Item], wanted: Callable[[Item], bool]) -> Item | None:
        runs = [run for run in _runs(told, wanted) if len(run) >= _LEAST]
        # "In the Midlands, Anytown, Otherton and Thirdham were": where it is comes first.
        beyond = verbs and len(runs) == 1 and len(runs[0]) == count + 1 and told[0].is_a("in")
        fits = len(runs) == 1 and len(runs[0]) == count
        return told[runs[0][place + bool(beyond)]] if fits or beyond else None

    council = beside(items, lambda i: i.is_a("authority"))
    aspect = beside(items, lambda i: i.is_a("aspect"))
    if verbs and aspect is None:
        sides = [item for item in items[: grades[0]] if item.is_a("aspect")]
        aspect = sides[place] if len(sides) == count else None
    time = beside(items, tells_when)
    if verbs and not sentence.has("aspect"):
        aspect = _told_before(reading, sentence, count, place, "aspect")
    if verbs and aspect is None and not sentence.has("authority"):
        council = _told_before(reading, sentence, count, place, "authority")
    shared = aspects_after(items, grades[-1] + 1) if verbs and aspect is None else []
    named = aspect.mention(Kind.ASPECT) if aspect else None
    return Pair(
        authority=council.mention(Kind.AUTHORITY) if council else None,
        aspect=shared[0] if len(shared) == 1 else named,
        time=time.time if time else None,
    )


def _placed(items: tuple[Item, ...], head: int) -> Mention | None:
    """Return the council in which a grade is told to be, if another beside it is told so too."""
    here = _place_of(items, head)
    if here is None:
        return None
    grades = [i for i, item in enumerate(items) if item.is_grade]
    at = grades.index(head) if head in grades else len(grades)
    before = grades[at - 1] if 0 < at < len(grades) else None
    after = grades[at + 1] if at + 1 < len(grades) else None
    there = _place_of(items, before) if before is not None else None
    beside = there is not None and _only_joins(items[there + 1 : head])
    if after is not None and _place_of(items, after) is not None:
        beside = beside or _only_joins(items[here + 1 : after])
    return items[here].mention(Kind.AUTHORITY) if beside else None


def _place_of(items: tuple[Item, ...], grade: int) -> int | None:
    """Return where the council is named in which a grade is told to be: "good in Anytown"."""
    lead = skip(items, grade + 1, "by", "inspectorate")
    place = skip(items, lead + 1, "the")
    led = lead < len(items) and items[lead].is_a(*PLACES)
    return place if led and place < len(items) and items[place].is_a("authority") else None


def _only_joins(between: Sequence[Item]) -> bool:
    told = (item.is_a(*JOINING, *ADVERBS) or item.time is not None for item in between)
    return bool(between) and all(told)


def _runs(
    items: Sequence[Item], wanted: Callable[[Item], bool], filling: tuple[str, ...] = ()
) -> Iterator[list[int]]:
    """Yield the places of what is wanted, list by list; other words than joints end a list.

    Words with one of the tags `filling` do not.
    """
    run: list[int] = []
    joined = False
    for i, item in enumerate(items):
        if wanted(item):
            if run and not joined:
                yield run
                run = []
            run.append(i)
            joined = False
        elif item.is_a(*_JOINTS):
            joined = True
        elif run and not item.is_a(*_FILLING, *filling):
            yield run
            run, joined = [], False
    if run:
        yield run


def _told_before(
    reading: Reading, sentence: Sentence, count: int, place: int, wanted: str
) -> Item | None:
    """Return what is wanted at a place of the last sentence that tells of it, in the paragraph.

    It has to tell of as many as there are grades, and of no grade itself.
    """
    earlier = reversed(reading.sentences[: sentence.index])
    near = (one for one in earlier if one.paragraph == sentence.paragraph)
    last = next((one for one in near if one.has(wanted)), None)
    if last is None or last.has("grade") or len(told := last.find(wanted)) != count:
        return None
    return last.items[told[place]]
