"""Visits that give no grade: each ordinal is a visit, and what has none speaks of the last."""

from collections import defaultdict
from dataclasses import replace

from councilgraph.link.drafts import Draft
from councilgraph.model.claims import InspectionClaim
from councilgraph.model.text import Article
from councilgraph.model.time import DatedBy, Period, may_report


def part_strays(graded: list[Draft], visits: list[Draft]) -> tuple[list[Draft], list[Draft]]:
    """Part off "the September inspections" where they can only be the visit told of elsewhere.

    A dated inspection of no named kind is the visit if no grade's date admits it and the article
    tells of one kind of visit, which it leaves undated. An undated one is the visit where the
    article gives no grade at all.
    """
    kinds = {d.inspection_class for d in visits}
    if len(kinds) != 1:
        return graded, []
    verdicts = [d for d in graded if d.grade is not None]
    dated = any(d.period for d in visits)
    kind = next(iter(kinds))
    strays = [
        replace(d, inspection_class=kind, visit=True, ordinal=_number(d))
        for d in graded
        if d.grade is None
        and d.inspection_class is None
        and (not verdicts if d.period is None else not dated)
        and not any(_may_share(d, verdict) for verdict in verdicts if verdict.period)
    ]
    taken = {id(d.claim) for d in strays}
    return [d for d in graded if id(d.claim) not in taken], strays


def _number(draft: Draft) -> int | None:
    return draft.claim.ordinal if isinstance(draft.claim, InspectionClaim) else None


def _may_share(one: Draft, verdict: Draft) -> bool:
    """Tell whether an inspection or report of one date may be that of a verdict's date."""
    if one.dated_by is DatedBy.PUBLISHED:
        return may_report(verdict.period, one.period)
    return may_report(one.period, verdict.period)


def date_visits(visits: list[Draft], article: Article, prefix: str) -> list[Draft]:
    """Return the visits of one article with events and bounds filled in."""
    groups: dict[tuple[str | None, int | None], list[Draft]] = defaultdict(list)
    for draft in visits:
        of_kind = [d.ordinal for d in visits if d.inspection_class == draft.inspection_class]
        ordinal = draft.ordinal or max((o for o in of_kind if o), default=None)
        groups[draft.inspection_class, ordinal].append(replace(draft, ordinal=ordinal))
    return [
        done
        for number, group in enumerate(groups.values())
        for done in _date_visit(group, article, f"{prefix}{number}")
    ]


def _date_visit(group: list[Draft], article: Article, name: str) -> list[Draft]:
    """Date the tellings of one visit; those that another date excludes are of another visit."""
    dated = sorted(
        (d for d in group if d.period is not None),
        key=lambda d: (d.dated_by is not DatedBy.INSPECTED, d.claim.evidence.start),
    )
    period, dated_by = Period(latest=article.published), None
    if dated and dated[0].period is not None:
        period, dated_by = dated[0].period, dated[0].dated_by
    done = []
    for draft in group:
        if draft.period is None:
            done.append(replace(draft, period=period, dated_by=dated_by, event=name))
            continue
        one = draft.period.compatible(period) or may_report(period, draft.period)
        day = draft.period.earliest or draft.period.latest
        done.append(replace(draft, event=name if one else f"{name}.{day}"))
    return done
