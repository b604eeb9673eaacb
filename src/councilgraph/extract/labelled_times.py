"""Times beside a noun of inspecting: "today's report", "Inspection dates: 4 to 15 March 2019"."""

from councilgraph.extract.deed_words import NEAR, TOLD
from councilgraph.extract.reading import Item
from councilgraph.model.time import DatedBy

_LEAST = 2
_LABEL_REACH = 4
_OWNED_REACH = 4


def find_attribute(items: tuple[Item, ...], place: int) -> tuple[int, DatedBy] | None:
    """Return the noun that a time stands before: "today's report", "the May inspection"."""
    owned = is_owned(items, place)
    for noun in range(place + 1, min(len(items), place + 1 + (_OWNED_REACH if owned else 1))):
        dated_by = _dates(items[noun])
        if owned and items[noun].is_a("judgement-noun"):
            dated_by = DatedBy.PUBLISHED
        if dated_by is not None:
            return noun, dated_by
    return None


def _dates(item: Item) -> DatedBy | None:
    """Tell what the time of a noun is of: of a report, of an inspection."""
    if item.is_a("report-noun"):
        return DatedBy.PUBLISHED
    return DatedBy.INSPECTED if item.is_a(*TOLD) else None


def is_owned(items: tuple[Item, ...], place: int) -> bool:
    """Tell whether what came out at a time is spoken of as known: "if yesterday's report is"."""
    return place + 1 < len(items) and items[place + 1].is_a("'s", "’s", "'")


def find_labelled(items: tuple[Item, ...], start: int, place: int) -> tuple[int, DatedBy] | None:
    """Return the word of a label before a time: "Inspection dates: 4 to 15 March 2019"."""
    if place == 0 and len(items) > _LEAST and items[1].is_a(":"):
        noun = next((i for i in range(2, min(len(items), NEAR + 2)) if _dates(items[i])), None)
        if noun is not None and items[noun].is_a("inspection", "report-noun"):
            return noun, _dates(items[noun]) or DatedBy.INSPECTED  # "May 2019: full inspection"
    if start > 1 and place == start and items[start - 1].is_a("("):
        dated_by = _dates(items[start - 2])  # "the visit (3 to 14 May)"
        return (start - 2, dated_by) if dated_by is not None else None
    if place - start > 1 or not 1 < start <= _LABEL_REACH + 1 or not items[start - 1].is_a(":"):
        return None
    for i in range(start - 2, max(-1, start - 2 - _LABEL_REACH), -1):
        if items[i].is_a("published-verb", "report-noun"):
            return i, DatedBy.PUBLISHED
        if items[i].is_a("inspected-verb", *TOLD):
            return i, DatedBy.INSPECTED
    return None
