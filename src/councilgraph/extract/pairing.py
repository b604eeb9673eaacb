"""Lists that run side by side: "Kent and Surrey were rated good and outstanding".

As many grades as councils, aspects or times, each list unbroken, belong to each other one by one,
whether or not "respectively" says so. Where it does, the aspects may stand in the sentence before.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from councilgraph.extract.clauses import is_region
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.extract.timing import tells_when
from councilgraph.model.claims import Kind, Mention, TimeExpression

_JOINTS = frozenset({",", "and", "&"})
_FILLING = frozenset({"the", "its", "their", "in", "for", "a", "an", "'", '"', "‘", "’", "“", "”"})
_LEAST = 2
_OPENING = 3


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
    grades = next((run for run in _runs(items, lambda i: i.is_grade) if head in run), [])
    if len(grades) < _LEAST:
        return Pair()
    place, count = grades.index(head), len(grades)

    def beside(told: Sequence[Item], wanted: Callable[[Item], bool]) -> Item | None:
        runs = [run for run in _runs(told, wanted) if len(run) >= _LEAST]
        fits = len(runs) == 1 and len(runs[0]) == count
        return told[runs[0][place]] if fits else None

    regions = [item for i, item in enumerate(items[:_OPENING]) if is_region(items, i)]
    council = beside(items, lambda i: i.is_a("authority") and i not in regions)
    aspect = beside(items, lambda i: i.is_a("aspect"))
    time = beside(items, tells_when)
    if aspect is None and sentence.has("respectively") and not sentence.has("aspect"):
        aspect = _told_before(reading, sentence, count, place)
    return Pair(
        authority=council.mention(Kind.AUTHORITY) if council else None,
        aspect=aspect.mention(Kind.ASPECT) if aspect else None,
        time=time.time if time else None,
    )


def _runs(items: Sequence[Item], wanted: Callable[[Item], bool]) -> Iterator[list[int]]:
    """Yield the places of what is wanted, list by list; other words than joints end a list."""
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
        elif run and not item.is_a(*_FILLING) and not (joined and item.is_a("copula")):
            yield run
            run, joined = [], False
    if run:
        yield run


def _told_before(reading: Reading, sentence: Sentence, count: int, place: int) -> Item | None:
    """Return the aspect at a place of the sentence before, if that tells as many as are wanted."""
    if sentence.index == 0:
        return None
    before = reading.sentences[sentence.index - 1]
    aspects = before.find("aspect")
    near = before.paragraph == sentence.paragraph and not before.has("grade")
    return before.items[aspects[place]] if near and len(aspects) == count else None
