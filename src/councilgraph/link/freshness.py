"""How far back a time may lie to be that of what an article tells as its news."""

from datetime import date, timedelta

from councilgraph.model.time import DatedBy, Granularity, Period

# A report that came out longer ago than this is not that of the news.
_STALE = timedelta(days=400)
# Of two grades of now the one that is this old came before the one without a time.
NEWS = timedelta(days=60)


def is_old(period: Period, published: date | None) -> bool:
    """Tell whether the day of a report is too far back to be that of the news."""
    if published is None or period.latest is None:
        return False
    return published - period.latest > _STALE


def is_of_years_before(period: Period, dated_by: DatedBy | None, published: date) -> bool:
    """Tell whether a time is surely that of another inspection than the news.

    It is too far back, or that of a whole year which is over.
    """
    whole = period.granularity is Granularity.YEAR and is_superseded(period, dated_by, published)
    return whole or is_old(period, published)


def is_over(period: Period, published: date) -> bool:
    """Tell whether a time is a whole year that was over when an article came out."""
    whole = period.granularity is Granularity.YEAR
    return whole and period.latest is not None and period.latest < published


def is_superseded(period: Period, dated_by: DatedBy | None, published: date) -> bool:
    """Tell whether another grade, told without a time, is later than one of this time.

    Inspectors may have come long before their report is news; a report is news for weeks.
    """
    day = period.latest or period.earliest
    told = dated_by in (DatedBy.JUDGED, DatedBy.PUBLISHED)
    return day is not None and published - day > (NEWS if told else _STALE)
