"""How far back a time may lie to be that of what an article tells as its news."""

from datetime import date, timedelta

from councilgraph.model.time import DatedBy, Period

# A report that came out longer ago than this is not that of the news.
_STALE = timedelta(days=400)
# Of two grades of now the one that is this old came before the one without a time.
NEWS = timedelta(days=60)


def is_old(period: Period, published: date | None) -> bool:
    """Tell whether the day of a report is too far back to be that of the news."""
    if published is None or period.latest is None:
        return False
    return published - period.latest > _STALE


def is_superseded(period: Period, dated_by: DatedBy | None, published: date) -> bool:
    """Tell whether another grade, told without a time, is later than one of this time.

    Inspectors may have come long before their report is news; a report is news for weeks.
    """
    day = period.latest or period.earliest
    told = dated_by in (DatedBy.JUDGED, DatedBy.PUBLISHED)
    return day is not None and published - day > (NEWS if told else _STALE)
