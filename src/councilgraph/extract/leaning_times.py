"""Times that are counted to something else, or belong to it, and so date nothing by themselves."""

from dataclasses import replace
from itertools import pairwise

from councilgraph.extract.reading import Item
from councilgraph.model.claims import TimeExpression

# Forms of time expression that tell no date of an event: see `extract.times`.
NO_EVENT = frozenset({"future", "deadline", "span", "until"})
_AHEAD = ("is", "are", "due", "will")
_AHEAD_REACH = 3
_EVENTS = ("the", "its", "their", "a", "an", "it", "they", "inspectorate", "inspector-noun")
_RELATIVES = ("which", "when", "where", "who", "whose")
_INSPECTIONS = (
    *("inspection", "inspection-noun", "report-noun", "visit-noun", "judgement-noun"),
    *("grade", "inspectorate", "judged-noun"),
)


def is_counted_to_another(items: tuple[Item, ...], i: int, position: int) -> bool:
    """Tell whether a time is counted to something else than what stands at `position`.

    "Six years after it was poor, it is good", "barely a year before it is due to go", "was poor in
    2018 but has since been judged good".
    """
    time, between = items[i].time, items[i + 1 : position]
    if any(item.is_a("since-marker") for item in between):
        return True
    elapsed = find_elapsed(items, len(items))
    if elapsed is not None and _is_told_apart(elapsed, i, position):
        return True
    if time is not None and time.form == "lapse":
        return any(item.is_grade or item.is_a(",") for item in between[1:])
    if time is None or time.form != "offset":
        return False
    after = items[i + 1 : i + 1 + _AHEAD_REACH]
    return leads_up(items, i) or any(item.is_a(*_AHEAD) for item in after)


def leads_up(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether words count to what follows: "three years before the visits began"."""
    time, after = items[i].time, items[i + 1 : i + 2]
    counts = time is not None and time.form == "offset" and items[i].text.endswith("before")
    if i and items[i - 1].is_a("and", "but") and items[i].text.startswith("the "):
        return False  # "it was good, and the year before it was poor"
    return counts and any(item.is_a(*_EVENTS) for item in after)


def find_elapsed(
    items: tuple[Item, ...], position: int
) -> tuple[TimeExpression, tuple[int, int, int]] | None:
    """Return how long after a dated event it was what is told at `position`, and the places.

    The places are those of the lapse, of the date and of the comma behind them: "two years after
    its poor rating in May 2020, it was".
    """
    timed = (i for i, item in enumerate(items[:position]) if item.time is not None)
    lapse = next((i for i in timed if _lapses(items, i)), position)
    if lapse == position:
        return None
    comma = next((i for i in range(lapse, position) if items[i].is_a(",")), position)
    date = next((i for i in range(lapse + 1, comma) if items[i].time is not None), comma)
    time = items[lapse].time
    if time is None or date == comma or comma == position:
        return None
    if any(item.is_a(*_RELATIVES) for item in items[comma + 1 : comma + 3]):
        return None  # "18 months after the inspection of May 2020, at which it was"
    within = time.form != "lapse"
    later = replace(time, form="within" if within else "offset", count=abs(time.count or 0))
    return later, (lapse, date, comma)


def _lapses(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether words count from something: "two years after", "within 18 months of"."""
    time = items[i].time
    if time is None or time.form != "deadline":
        return time is not None and time.form == "lapse"
    return any(item.is_a("of") for item in items[i + 1 : i + 2])


def _is_told_apart(
    elapsed: tuple[TimeExpression, tuple[int, int, int]], i: int, position: int
) -> bool:
    """Tell whether a time is that of the event, and not of what came so long after, or is not."""
    lapse, date, comma = elapsed[1]
    within = lapse < position < comma
    return i == lapse if within else i == date and position > comma


def is_of_what_it_owns(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a time is of a thing that is no inspection: "applause at Wednesday's vote"."""
    after = items[i + 1 : i + 1 + _AHEAD_REACH]
    owns = len(after) > 1 and after[0].is_a("'s", "’s")
    return owns and not any(item.is_a(*_INSPECTIONS) for item in after[1:])


def tells_when(item: Item, before: bool = True) -> bool:
    """Tell whether an item dates an event: "three years after" dates what follows it only."""
    if item.time is None or item.time.form in NO_EVENT:
        return False
    return before or item.time.form != "lapse"


def is_of_another_council(items: tuple[Item, ...], position: int, i: int) -> bool:
    """Tell whether a time is of the next council: "it was good, and Kent, seen in May, is poor"."""
    if not items[position].is_grade or not any(item.is_grade for item in items[i + 1 :]):
        return False
    return any(
        one.is_a("and", "but", "while", ";", "whereas") and other.is_a("authority")
        for one, other in pairwise(items[position + 1 : i])
    )
