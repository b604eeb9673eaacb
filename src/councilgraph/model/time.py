"""Periods: intervals of days that keep the precision in which they were told."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Granularity(StrEnum):
    """How precisely a time was told: a day, a month, a year, or only bounds."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    BOUNDS = "bounds"


class DatedBy(StrEnum):
    """What the bounds of a claim bound: the inspection, its report, or just the verdict."""

    INSPECTED = "inspected"
    PUBLISHED = "published"
    JUDGED = "judged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Bounds, both inclusive, within which something took place; an absent bound is unknown."""

    earliest: date | None = None
    latest: date | None = None
    granularity: Granularity = Granularity.BOUNDS

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"a period ends before it begins: {self.earliest} > {self.latest}")

    @property
    def known(self) -> bool:
        """Tell whether there is any bound at all."""
        return self.earliest is not None or self.latest is not None

    def compatible(self, other: "Period") -> bool:
        """Tell whether some day lies within both; an unknown bound excludes nothing.

        >>> may = Period(earliest=date(2018, 5, 1), latest=date(2018, 5, 31))
        >>> may.compatible(Period(latest=date(2018, 5, 1)))
        True
        >>> may.compatible(Period(earliest=date(2018, 6, 1)))
        False
        """
        starts_late = self.earliest and other.latest and self.earliest > other.latest
        ends_early = self.latest and other.earliest and self.latest < other.earliest
        return not (starts_late or ends_early)

    def narrowed(self, other: "Period") -> "Period":
        """Return the days common to both; `other` must be compatible. The finer granularity stays.

        >>> may = Period(earliest=date(2018, 5, 1), latest=date(2018, 5, 31))
        >>> may.narrowed(Period(latest=date(2018, 5, 9))).latest
        datetime.date(2018, 5, 9)
        """
        earliest = max((d for d in (self.earliest, other.earliest) if d), default=None)
        latest = min((d for d in (self.latest, other.latest) if d), default=None)
        for period in (self, other):
            if (period.earliest, period.latest) == (earliest, latest):
                return period
        return Period(earliest=earliest, latest=latest)


REPORT_LAG = timedelta(days=300)
"""A report comes out less than this after the last day of its inspection."""


def may_report(visit: Period | None, report: Period | None) -> bool:
    """Tell whether a report may be of a visit: not before it, and not long after.

    What is not known excludes nothing.

    >>> visit = Period(earliest=date(2016, 11, 1), latest=date(2016, 11, 30))
    >>> may_report(visit, Period(earliest=date(2017, 1, 1), latest=date(2017, 1, 31)))
    True
    >>> may_report(visit, Period(earliest=date(2019, 1, 1), latest=date(2019, 1, 31)))
    False
    """
    if visit is None or report is None:
        return True
    if visit.earliest and report.latest and report.latest < visit.earliest:
        return False
    last = visit.latest or visit.earliest
    return not (last and report.earliest and report.earliest - last > REPORT_LAG)
