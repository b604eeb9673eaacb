"""Whether a time dates a visit, its report or the verdict, by the words near it."""

from councilgraph.extract.other_times import is_same_deed
from councilgraph.extract.reading import Item
from councilgraph.model.time import DatedBy

_NEAR = 6
_OPENED = 4


def what_is_dated(items: tuple[Item, ...], place: int) -> DatedBy:
    """Tell what the time dates, by the nearest word of visiting or of publishing."""
    near = range(max(0, place - _NEAR), min(len(items), place + _NEAR + 1))
    best: tuple[int, DatedBy] | None = None
    for i in near:
        if any(item.is_a("following", "after") for item in items[place:i]):
            break
        if any(item.time is not None for item in items[min(i, place) + 1 : max(i, place)]):
            continue  # "inspected last summer, was told in December"
        meaning = _meaning(items, i)
        nearer = best is None or abs(i - place) < best[0]
        if meaning is not None and nearer and is_same_deed(items, i, place):
            best = (abs(i - place), meaning)
    return best[1] if best else DatedBy.JUDGED


def _meaning(items: tuple[Item, ...], i: int) -> DatedBy | None:
    item = items[i]
    if item.is_a("published-verb", "report-noun"):
        return DatedBy.PUBLISHED
    before = items[max(0, i - _OPENED) : i] if item.is_a("coming-verb") else ()
    it = before and before[-1].is_a("it") and any(x.is_a("report-noun") for x in before)
    if before and (it or before[-1].is_a("report-noun", "judgement-noun")):
        return DatedBy.PUBLISHED  # "when the report arrived", "its report, when it came in May"
    if item.is_a("inspected-verb", "inspection", "inspection-noun"):
        return DatedBy.INSPECTED
    return None
