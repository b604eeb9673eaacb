"""Which claims of one article speak of one inspection, and the bounds that they give each other.

An article tells when inspectors came in one sentence, when they reported in another, and the
grade in a third. Claims of the same authority and inspectorate are gathered into events: the
latest is the current one, the others are previous; an undated claim takes the bounds of its
event. The days of an inspection go before the day of its report. Nothing is resolved that the
words or the article's own date do not give.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from councilgraph.link.bounds import earlier_bounds
from councilgraph.link.drafts import Draft
from councilgraph.link.event import Event
from councilgraph.link.freshness import is_of_years_before, is_old, is_over, is_superseded
from councilgraph.link.matching import (
    clash,
    find_loose,
    may_be_of,
)
from councilgraph.link.periods import resolve_past
from councilgraph.link.scales import COMPLAINT
from councilgraph.link.standing import (
    given_before,
    is_a_side_of,
    latest_of_all,
    moved_on,
    stands,
    unchanged_since,
    unreplaced,
)
from councilgraph.link.visits import date_visits
from councilgraph.model.claims import JudgementClaim, Standing
from councilgraph.model.text import Article
from councilgraph.model.time import DatedBy, Period


def date_drafts(
    drafts: Iterable[Draft], article: Article, family: Callable[[str], str] = str
) -> list[Draft]:
    """Return the drafts of an article with events, standings and bounds filled in; no hints.

    `family` tells which service a service is part of: their grades replace each other.
    """
    told = list(drafts)
    groups: dict[tuple[str, str, str], list[Draft]] = defaultdict(list)
    for draft in told:
        groups[draft.authority, draft.inspectorate, family(draft.service)].append(draft)
    days = {d.claim.time for d in told if d.hint}
    done: list[Draft] = []
    for number, key in enumerate(sorted(groups)):
        hints = [d for d in groups[key] if d.hint]
        graded = [d for d in groups[key] if not d.visit and not d.hint]
        done.extend(date_visits([d for d in groups[key] if d.visit], article, f"{number}v"))
        shared = [d for d in told if d.shared and d.inspectorate == key[1] and d.claim.time in days]
        graded = unchanged_since(graded, [d for d in groups[key] if d.visit])
        dated = _date_group([*graded, *hints], shared, article, f"{number}g")
        done.extend(d for d in dated if not d.hint)
    return done


def _date_group(
    drafts: list[Draft], shared: list[Draft], article: Article, prefix: str
) -> list[Draft]:
    drafts = moved_on(given_before(latest_of_all(unreplaced(drafts)), article.published))
    loose = find_loose(drafts)
    events = _gather(d for d in drafts if d.period is not None and d not in loose)
    undated = [d for d in drafts if d.period is None]
    current = _current(events, undated, shared, article)
    if current is not None and current not in events:
        events.append(current)
    undated = [_anchored(d, current, article) for d in undated]
    # What is current claims its event before what came earlier looks for one.
    for draft in sorted(undated, key=lambda d: d.standing is not Standing.CURRENT):
        _place(draft, events, current, article)
    done = [
        _finish(draft, event, current, article, f"{prefix}{place}")
        for place, event in enumerate(events)
        for draft in event.drafts
    ]
    for number, draft in enumerate(loose):
        own = [n for n, event in enumerate(events) if event.best and may_be_of(draft, *event.best)]
        if len(own) == 1:
            done.append(_finish(draft, events[own[0]], current, article, f"{prefix}{own[0]}"))
        else:
            done.append(replace(draft, event=f"{prefix}{number}l"))
    return done


def _gather(dated: Iterable[Draft]) -> list[Event]:
    """Gather dated drafts into events, in order of time."""
    events: list[Event] = []
    for draft in sorted(dated, key=_definiteness):
        admitting = [e for e in events if e.admits(draft)]
        event = max(admitting, key=_when) if admitting else Event()
        if not admitting:
            events.append(event)
        event.take(draft)
    return _without_retellings(sorted(events, key=_when))


def _without_retellings(events: list[Event]) -> list[Event]:
    """Return events in order of time, those as one that tell the same shortly after each other.

    "They were found good in March. Staff learned on Monday that they had been rated good."
    """
    told: list[Event] = []
    for event in events:
        if told and told[-1].is_told_again_by(event):
            for draft in event.drafts:
                told[-1].take(draft)
        else:
            told.append(event)
    return told


def _definiteness(draft: Draft) -> tuple[int, int, date, int]:
    order = {DatedBy.INSPECTED: 0, DatedBy.PUBLISHED: 1}
    period = draft.period or Period()
    open_bounds = (period.earliest is None) + (period.latest is None)
    rank = order.get(draft.dated_by, 2) if draft.dated_by else 3
    return (open_bounds, rank, period.latest or date.max, draft.claim.evidence.start)


def _when(event: Event) -> date:
    best = event.best
    period = best[0] if best else Period()
    return period.latest or period.earliest or date.max


def _current(
    events: list[Event], undated: list[Draft], shared: list[Draft], article: Article
) -> Event | None:
    """Return the event that the article is about: the latest, or an undated one after it."""
    fresh = [d for d in undated if d.standing is Standing.CURRENT and d.grade is not None]
    told = events if fresh else [e for e in events if e.graded] or events
    latest = next((e for e in reversed(told) if e.current), None)
    if not fresh:
        return latest
    sure = [d for d in fresh if article.published or "loose" not in d.signals]
    clashes = latest is not None and any(clash(d, e) for d in sure for e in latest.drafts)
    history = latest is not None and _is_history(latest, fresh, article)
    if latest is not None and not history and not (clashes and _stale(latest, article)):
        return latest
    event = Event()
    for draft in shared:
        if draft.period is not None and not is_old(draft.period, article.published):
            event.take(draft)
    event.drafts.clear()
    return event


def _is_history(event: Event, fresh: list[Draft], article: Article) -> bool:
    """Tell whether an event is told after the news, and is of years before it.

    So it is if it is over and had another grade than is told as that of now.
    """
    graded = [d for d in event.drafts if d.grade is not None]
    told = {d.claim.evidence for d in graded}
    beside = [d for d in event.drafts if d.grade is None]
    first = min(d.claim.evidence.start for d in fresh)
    later = all(d.claim.evidence.start > first for d in graded)
    if article.published is None or not later:
        return False
    period, dated_by = event.best or (Period(latest=_when(event)), None)
    if all(any(span.covers(d.claim.evidence) for span in told) for d in beside):
        now = [d for d in fresh if "in-force" in d.signals]
        if any(clash(d, e) for d in now for e in graded) and is_over(period, article.published):
            return True
    if any(not d.hint or d.claim.evidence not in told for d in beside):
        return False
    return is_of_years_before(period, dated_by, article.published)


def _stale(event: Event, article: Article) -> bool:
    """Tell whether an event is too far back to be the news; in an undated article any may be."""
    period, dated_by = event.best or (Period(latest=_when(event)), None)
    return article.published is None or is_superseded(period, dated_by, article.published)


def _anchored(draft: Draft, current: Event | None, article: Article) -> Draft:
    """Resolve words of time by which a grade leans on the current event: "three years after"."""
    best = current.best if current is not None else None
    graded = draft.grade is not None and not draft.implied
    time = draft.claim.time
    if time is None or not graded or current is None or not (best or time.form == "offset"):
        return draft
    now = best[0] if best else Period(earliest=article.published, latest=article.published)
    period = resolve_past(time, article.published, now)
    return replace(draft, period=period) if period is not None else draft


def _place(draft: Draft, events: list[Event], current: Event | None, article: Article) -> None:
    """Put a draft into the current event, an earlier one that agrees, or one of its own."""
    fits_current = current is not None and draft.standing is Standing.CURRENT
    if current is not None and fits_current and draft.period is None:
        current.take(draft)
        return
    earlier = [e for e in events if e is not current and _agrees(e, draft)]
    earlier = earlier or _told_before(draft, events, current)
    if not earlier and current is not None and is_a_side_of(current.drafts, draft):
        current.take(draft)
        return
    over = draft.grade is not None and not draft.implied and draft.period is None
    if not earlier and over and current is not None and _left_behind(current, draft, article):
        current.past = True
        current.take(draft)
        return
    if draft.period is not None:
        earlier = [e for e in events if (e.times or e is not current) and e.admits(draft)]
    if earlier:
        earlier[-1].take(draft)
        return
    event = Event()
    event.take(draft)
    events.insert(0, event)


def _told_before(draft: Draft, events: list[Event], current: Event | None) -> list[Event]:
    """Return the only earlier inspection, if it has no such grade, for one without a time."""
    if current is None or draft.implied or draft.grade is None or current not in events:
        return []
    before = events[: events.index(current)]
    told = {d.aspect for event in before for d in event.drafts if d.grade}
    over = "no-longer" in draft.signals  # of several inspections the last gave what is no more
    return before[-1:] if (over or len(before) == 1) and draft.aspect not in told else []


def _left_behind(current: Event, draft: Draft, article: Article) -> bool:
    """Tell whether a grade told as left behind is the very one told with a date, of long ago."""
    dated = current.best is not None and _stale(current, article)
    if any(d.grade and d.period is None and d.standing is Standing.CURRENT for d in current.drafts):
        return False
    return dated and all(d.grade in (None, draft.grade) for d in current.drafts)


def _back(draft: Draft) -> int:
    """Return how far back an implied judgement is, 0 for what is told itself."""
    return draft.claim.back if isinstance(draft.claim, JudgementClaim) else 0


def _agrees(event: Event, draft: Draft) -> bool:
    """Tell whether an event has the draft's grade, or is another aspect of the same words."""
    grades = {d.aspect: d.grade for d in event.drafts if d.grade}
    if draft.grade is None:
        return True
    if any(_back(d) and _back(draft) and _back(d) != _back(draft) for d in event.drafts):
        return False
    return draft.grade in grades.values() and grades.get(draft.aspect, draft.grade) == draft.grade


def _dates_grade(draft: Draft, dated_by: DatedBy) -> bool:
    return dated_by is DatedBy.INSPECTED and draft.grade is not None


def _lies_in(one: Period, other: Period) -> bool:
    """Tell whether bounds lie within others and are finer, and so date what these do."""
    if one == other or not (one.earliest and one.latest and other.earliest and other.latest):
        return False
    return other.earliest <= one.earliest and one.latest <= other.latest


def _finish(
    draft: Draft, event: Event, current: Event | None, article: Article, name: str
) -> Draft:
    standing = draft.standing
    if draft.inspection_class == COMPLAINT:
        standing = Standing.CURRENT  # no finding takes the place of another
    elif current is not None:
        now = (event is current and not current.past) or stands(draft, current.drafts)
        standing = Standing.CURRENT if now else Standing.PREVIOUS
    kind = draft.inspection_class or next(
        (d.inspection_class for d in event.drafts if d.inspection_class), None
    )
    period, dated_by = draft.period, draft.dated_by
    best = event.best
    if best is None:
        dated_by = None
        if event is current or current is None:
            period = Period(latest=article.published)
        else:
            reference = current.best[0] if current.best else None
            period = earlier_bounds(draft.claim, current.times, reference, article.published)
    elif period is None or (_dates_grade(draft, best[1]) and not _lies_in(period, best[0])):
        period, dated_by = best
    return replace(
        draft,
        standing=standing,
        event=name,
        inspection_class=kind,
        period=period,
        dated_by=dated_by,
    )
