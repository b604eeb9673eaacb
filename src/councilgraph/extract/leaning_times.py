"""Times that are counted to something else, or belong to it, and so date nothing by themselves."""

from councilgraph.extract.reading import Item

# Forms of time expression that tell no date of an event: see `extract.times`.
NO_EVENT = frozenset({"future", "deadline", "span", "until"})
_AHEAD = ("is", "are", "due", "will")
_AHEAD_REACH = 3
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
    if time is not None and time.form == "lapse":
        return any(item.is_grade or item.is_a(",") for item in between[1:])
    after = items[i + 1 : i + 1 + _AHEAD_REACH]
    return time is not None and time.form == "offset" and any(x.is_a(*_AHEAD) for x in after)


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
