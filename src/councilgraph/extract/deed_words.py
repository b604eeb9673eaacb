"""Words of deeds: who inspects, what is told of it, and which times are those of news."""

from councilgraph.extract.numbering import is_a_count
from councilgraph.extract.reading import Item

AGENTS = ("inspector-noun", "inspectorate", "inspection-team")
TOLD = ("inspection", "inspection-noun")
BODIES = ("inspector-noun", "inspectorate")
VERDICTS = ("report-noun", "judgement-noun", "grade")
SAYING = (
    *("speech-verb", "report-verb", "judgement-verb", "award-verb", "published-verb"),
    *("learn-verb", "grade", "copula", "had"),
)
PREPOSITIONS = ("in", "during", "from", "of", "between", "on")
DURATIONS = ("week", "weeks", "fortnight", "days")
NEAR = 3
SUBJECT_REACH = 14
TIME_REACH = 26
_LINKS = (",", "(", "by", "the", "a", "and", "lasting", "over", "for")


def is_recent(item: Item) -> bool:
    """Tell whether a time is a day or week that news speaks of: today, on Monday, this week."""
    time = item.time
    if time is None:
        return False
    if time.form == "recent":
        return (time.unit or "").endswith("day") or time.day is not None
    if time.form in ("this", "last"):
        return time.unit == "week" or (time.unit or "").endswith("day")
    return time.form == "day"


def is_plain(item: Item) -> bool:
    """Tell whether a word may part an inspection from its time: "a visit of two weeks in"."""
    lasting = item.is_a(*DURATIONS) or is_a_count(item)
    return lasting or item.time is not None or item.is_a(*PREPOSITIONS, *AGENTS, *_LINKS)
