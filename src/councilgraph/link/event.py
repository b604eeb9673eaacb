"""One inspection as one article tells it: what it says of it, and the bounds that these give.

Which claims are of the same one is for `events`.
"""

from dataclasses import dataclass, field

from councilgraph.link.drafts import Draft
from councilgraph.link.matching import (
    clash,
    is_left,
    is_too_soon,
    lies_in_year,
    same_event,
    tells_a_start,
)
from councilgraph.model.claims import Standing
from councilgraph.model.time import DatedBy, Period


@dataclass(slots=True)
class Event:
    """One inspection as one article tells it; `times` holds the bounds by what they bound.

    `past` marks one that the words say is over, though it may seem the current one.
    """

    drafts: list[Draft] = field(default_factory=list)
    times: dict[DatedBy, Period] = field(default_factory=dict)
    past: bool = False

    @property
    def best(self) -> tuple[Period, DatedBy] | None:
        """The bounds to date the event by: inspected, else published, else judged.

        Where the words tell only when inspectors began, the report dates it better, and so does
        whatever lies within a year.
        """
        order = (DatedBy.INSPECTED, DatedBy.PUBLISHED, DatedBy.JUDGED)
        inspected = [d for d in self.drafts if d.period and d.dated_by is DatedBy.INSPECTED]
        if inspected and all(map(tells_a_start, inspected)):
            order = (DatedBy.PUBLISHED, DatedBy.INSPECTED, DatedBy.JUDGED)
        told = [(self.times[dated_by], dated_by) for dated_by in order if dated_by in self.times]
        finer = (one for one in told[1:] if lies_in_year(one[0], told[0][0]))
        return next(finer, told[0]) if told else None

    @property
    def current(self) -> bool:
        """Tell whether the words leave it open that this is the article's current event."""
        graded = [d for d in self.drafts if d.grade is not None] or self.drafts
        return any(d.standing is Standing.CURRENT for d in graded)

    @property
    def graded(self) -> bool:
        """Tell whether a grade is told of the event."""
        return any(d.grade is not None for d in self.drafts)

    def admits(self, draft: Draft) -> bool:
        """Tell whether a dated draft may speak of this event."""
        period = draft.period
        if period is None or any(clash(draft, other) for other in self.drafts):
            return False
        if is_left(draft) and all(d.grade != draft.grade for d in self.drafts):
            return False  # "until 2022 it was good" dates nothing but that
        return all(
            same_event(period, draft.dated_by, known, dated_by)
            for dated_by, known in self.times.items()
        )

    def is_told_again_by(self, other: "Event") -> bool:
        """Tell whether another event gives the same grades of now, too soon to be another one."""
        if not (self.graded and other.graded and self.current and other.current):
            return False
        if any(clash(one, two) for one in self.drafts for two in other.drafts):
            return False
        return all(
            is_too_soon(one, two) for one in self.times.values() for two in other.times.values()
        )

    def take(self, draft: Draft) -> None:
        """Add a draft, and narrow the bounds by its own."""
        self.drafts.append(draft)
        self.past = self.past or is_left(draft)
        if draft.period is not None and draft.dated_by is not None:
            known = self.times.get(draft.dated_by, draft.period)
            if known.compatible(draft.period):
                self.times[draft.dated_by] = known.narrowed(draft.period)
