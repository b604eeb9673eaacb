"""Which claims of one article speak of one inspection, and the bounds that they give each other.

An article tells when inspectors came in one sentence, when they reported in another, and the
grade in a third. Claims of the same authority and service are gathered into events: the latest is
the current one, earlier ones are previous; an undated claim takes the bounds of its event. The
days of an inspection go before the day of its report. Nothing is resolved that the words or the
article's own date do not give.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from councilgraph.link.drafts import Draft
from councilgraph.link.periods import within
from councilgraph.model.claims import JudgementClaim, Standing
from councilgraph.model.text import Article
from councilgraph.model.time import DatedBy, Period

# A report follows its inspection by weeks or a few months.
_REPORT_LAG = timedelta(days=300)


@dataclass(slots=True)
class Event:
    """One inspection as one article tells it; `times` holds the first period of each kind."""

    drafts: list[Draft] = field(default_factory=list)
    times: dict[DatedBy, Period] = field(default_factory=dict)

    @property
    def best(self) -> tuple[Period, DatedBy] | None:
        """The bounds to date the event by: inspected, else published, else judged."""
        for dated_by in (DatedBy.INSPECTED, DatedBy.PUBLISHED, DatedBy.JUDGED):
            if dated_by in self.times:
                return self.times[dated_by], dated_by
        return None

    def admits(self, draft: Draft) -> bool:
        """Tell whether a dated draft may speak of this event."""
        assert draft.period is not None
        if any(_clashes(draft, other) for other in self.drafts):
            return False
        return all(
            _same_event(draft.period, draft.dated_by, period, dated_by)
            for dated_by, period in self.times.items()
        )

    def take(self, draft: Draft) -> None:
        """Add a draft, and its period if it is the first of its kind."""
        self.drafts.append(draft)
        if draft.period is not None and draft.dated_by is not None:
            known = self.times.get(draft.dated_by)
            if known is None or (known.compatible(draft.period)):
                narrowed = draft.period if known is None else known.narrowed(draft.period)
                self.times[draft.dated_by] = narrowed


def date_drafts(drafts: Iterable[Draft], article: Article) -> list[Draft]:
    """Return the drafts of an article with events, standings and bounds filled in."""
    groups: dict[tuple[str, str], list[Draft]] = defaultdict(list)
    for draft in drafts:
        groups[draft.authority, draft.inspectorate].append(draft)
    done: list[Draft] = []
    for number, key in enumerate(sorted(groups)):
        visits = [d for d in groups[key] if d.visit]
        graded = [d for d in groups[key] if not d.visit]
        graded, strays = _part_strays(graded, visits)
        done.extend(_date_visits([*visits, *strays], article, f"{number}v"))
        done.extend(_date_group(graded, article, f"{number}g"))
    return done


def _part_strays(graded: list[Draft], visits: list[Draft]) -> tuple[list[Draft], list[Draft]]:
    """Part off "the September inspections" where they can only be the visit told of elsewhere.

    A dated inspection of no named kind is the visit if no grade's date admits it and the article
    tells of one visit that it leaves undated.
    """
    kinds = {d.inspection_class for d in visits if d.period is None}
    verdicts = [d for d in graded if d.grade is not None and d.period is not None]
    if len(kinds) != 1 or any(d.period for d in visits):
        return graded, []
    strays = [
        replace(d, inspection_class=next(iter(kinds)), visit=True)
        for d in graded
        if d.grade is None
        and d.period is not None
        and not any(_may_share(d, verdict) for verdict in verdicts)
    ]
    taken = {id(d.claim) for d in strays}
    return [d for d in graded if id(d.claim) not in taken], strays


def _may_share(one: Draft, other: Draft) -> bool:
    assert one.period is not None
    assert other.period is not None
    return _same_event(one.period, one.dated_by, other.period, other.dated_by)


def _date_visits(visits: list[Draft], article: Article, prefix: str) -> list[Draft]:
    """Date the visits of one article: each ordinal is a visit, those without share the last."""
    done: list[Draft] = []
    groups: dict[tuple[str | None, int | None], list[Draft]] = defaultdict(list)
    for draft in visits:
        of_kind = [d.ordinal for d in visits if d.inspection_class == draft.inspection_class]
        ordinal = draft.ordinal or max((o for o in of_kind if o), default=None)
        groups[draft.inspection_class, ordinal].append(replace(draft, ordinal=ordinal))
    for number, group in enumerate(groups.values()):
        event = Event()
        for draft in sorted(group, key=lambda d: (d.period is None, d.claim.evidence.start)):
            if draft.period is None or event.admits(draft):
                event.take(draft)
        best = event.best or (Period(latest=article.published), None)
        for draft in group:
            period = draft.period if draft not in event.drafts else best[0]
            dated_by = draft.dated_by if draft not in event.drafts else best[1]
            name = f"{prefix}{number}" if draft in event.drafts else f"{prefix}{number}x"
            done.append(replace(draft, period=period or best[0], dated_by=dated_by, event=name))
    return done


def _date_group(drafts: list[Draft], article: Article, prefix: str) -> list[Draft]:
    events = _gather([d for d in drafts if d.period is not None])
    undated = [d for d in drafts if d.period is None]
    current = next((e for e in reversed(events) if _is_current(e)), None)
    if current is None and any(d.standing is Standing.CURRENT for d in undated):
        current = Event()
        events.append(current)
    events = _with_undated(events, undated, current)
    return [
        _finish(draft, event, current, article, f"{prefix}{place}")
        for place, event in enumerate(events)
        for draft in event.drafts
    ]


def _gather(dated: list[Draft]) -> list[Event]:
    """Gather dated drafts into events, in order of time."""
    events: list[Event] = []
    for draft in sorted(dated, key=_definiteness):
        event = next((e for e in events if e.admits(draft)), None)
        if event is None:
            event = Event()
            events.append(event)
        event.take(draft)
    return sorted(events, key=_when)


def _definiteness(draft: Draft) -> tuple[int, int, date, int]:
    order = {DatedBy.INSPECTED: 0, DatedBy.PUBLISHED: 1}
    period = draft.period
    assert period is not None
    open_bounds = (period.earliest is None) + (period.latest is None)
    rank = order.get(draft.dated_by, 2) if draft.dated_by else 3
    return (open_bounds, rank, period.latest or date.max, draft.claim.evidence.start)


def _when(event: Event) -> date:
    best = event.best
    period = best[0] if best else None
    return (period.latest or period.earliest or date.max) if period else date.max


def _same_event(
    one: Period, one_by: DatedBy | None, other: Period, other_by: DatedBy | None
) -> bool:
    """Tell whether two bounds may be of one inspection, its report a few months later at most."""
    if one_by is other_by or None in (one_by, other_by):
        return one.compatible(other)
    if one_by is DatedBy.JUDGED or other_by is DatedBy.JUDGED:
        if one.compatible(other):
            return True
        judged, known, known_by = (
            (one, other, other_by) if one_by is DatedBy.JUDGED else (other, one, one_by)
        )
        visit, report = (known, judged) if known_by is DatedBy.INSPECTED else (judged, known)
        return follows(visit, report)
    visit, report = (one, other) if one_by is DatedBy.INSPECTED else (other, one)
    return follows(visit, report)


def follows(visit: Period, report: Period) -> bool:
    """Tell whether a report may be of a visit: not before it, and not long after.

    >>> visit = Period(earliest=date(2016, 11, 1), latest=date(2016, 11, 30))
    >>> follows(visit, Period(earliest=date(2017, 1, 1), latest=date(2017, 1, 31)))
    True
    >>> follows(visit, Period(earliest=date(2019, 1, 1), latest=date(2019, 1, 31)))
    False
    """
    if visit.earliest and report.latest and report.latest < visit.earliest:
        return False
    last = visit.latest or visit.earliest
    return not (last and report.earliest and report.earliest - last > _REPORT_LAG)


def _clashes(one: Draft, other: Draft) -> bool:
    """Tell whether two drafts cannot be of one inspection, whatever their dates."""
    if one.grade and other.grade and one.aspect == other.aspect and one.grade != other.grade:
        return True
    return one.implied or other.implied


def _is_current(event: Event) -> bool:
    graded = [d for d in event.drafts if d.grade is not None]
    return any(d.standing is Standing.CURRENT for d in graded)


def _with_undated(events: list[Event], undated: list[Draft], current: Event | None) -> list[Event]:
    """Put each undated draft into an event: the current one, an earlier one, or one of its own."""
    earlier: list[Event] = []
    for draft in undated:
        if draft.standing is Standing.CURRENT and current is not None:
            current.take(draft)
            continue
        known = [e for e in [*events, *earlier] if e is not current and _agrees(e, draft)]
        if known and not draft.implied:
            known[-1].take(draft)
            continue
        mates = [e for e in earlier if draft.implied and _implied_together(e, draft)]
        if mates:
            mates[-1].take(draft)
        elif not (draft.implied and any(_agrees(e, draft) for e in events if e is not current)):
            event = Event()
            event.take(draft)
            earlier.append(event)
        else:
            next(e for e in events if e is not current and _agrees(e, draft)).take(draft)
    return [*earlier, *events]


def _agrees(event: Event, draft: Draft) -> bool:
    grades = {d.aspect: d.grade for d in event.drafts if d.grade}
    if draft.grade is None or not grades:
        return draft.grade is None
    return grades.get(draft.aspect, draft.grade) == draft.grade and draft.grade in grades.values()


def _implied_together(event: Event, draft: Draft) -> bool:
    """Tell whether an implied draft is another aspect of an implied event."""
    aspects = {d.aspect for d in event.drafts}
    same = all(d.implied and d.claim.evidence == draft.claim.evidence for d in event.drafts)
    return same and draft.aspect not in aspects


def _finish(
    draft: Draft, event: Event, current: Event | None, article: Article, name: str
) -> Draft:
    standing = Standing.CURRENT if event is current else Standing.PREVIOUS
    if not any(d.standing is Standing.PREVIOUS for d in event.drafts) and current is None:
        standing = draft.standing
    best = event.best
    if best is not None and draft.period is None:
        return replace(draft, period=best[0], dated_by=best[1], standing=standing, event=name)
    if best is not None and best[1] is DatedBy.INSPECTED and draft.grade is not None:
        return replace(draft, period=best[0], dated_by=best[1], standing=standing, event=name)
    if draft.period is not None:
        return replace(draft, standing=standing, event=name)
    period = _bounds(draft, event, current, article)
    return replace(draft, period=period, dated_by=None, standing=standing, event=name)


def _bounds(draft: Draft, event: Event, current: Event | None, article: Article) -> Period:
    """Return the bounds of a claim without a time of its own."""
    if event is current or current is None:
        return Period(latest=article.published)
    best = current.best
    reference = best[0] if best else Period(latest=article.published)
    claim = draft.claim
    if isinstance(claim, JudgementClaim) and claim.within is not None:
        report = current.times.get(DatedBy.PUBLISHED, reference)
        bounds = within(claim.within, report, article.published)
        if bounds is not None:
            return _before(bounds, reference)
    return _before(Period(latest=article.published), reference)


def _before(bounds: Period, reference: Period) -> Period:
    """Return `bounds` cut to end before `reference` begins."""
    if reference.earliest is None:
        return bounds
    end = reference.earliest - timedelta(days=1)
    latest = min(bounds.latest, end) if bounds.latest else end
    if bounds.earliest and bounds.earliest > latest:
        return Period(latest=latest)
    return Period(earliest=bounds.earliest, latest=latest)
