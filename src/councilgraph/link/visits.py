"""Visits that give no grade: each ordinal is a visit, and what has none speaks of the last."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from councilgraph.link.bodies import NUMBERED
from councilgraph.link.drafts import Draft
from councilgraph.model.claims import InspectionClaim, Standing, Telling
from councilgraph.model.text import Article
from councilgraph.model.time import DatedBy, Period, may_report


def number_visits(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, the numbers of visits filled in where they can only be the last.

    What has no number speaks of the visit whose date it has, else of the last one, unless its
    words or its date set it apart. Other inspections without one have that of the latest, if none
    is told after them; "their first inspections" are those of all.
    """
    numbered: dict[tuple[str, str | None], list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.ordinal:
            numbered[draft.authority, draft.inspection_class].append(draft)
    shared = {
        (d.inspectorate, d.inspection_class): d.ordinal
        for d in drafts
        if d.ordinal and d.claim.authority is None and "plural" in d.claim.signals
    }
    done = []
    for draft in drafts:
        known = numbered[draft.authority, draft.inspection_class]
        if draft.inspection_class in NUMBERED:
            done.append(draft if draft.ordinal or not known else _numbered(draft, known))
            continue
        common = shared.get((draft.inspectorate, draft.inspection_class))
        ordinal = _counted(draft, known, drafts) or _now(draft, common)
        done.append(replace(draft, ordinal=ordinal) if ordinal != draft.ordinal else draft)
    return done


def _now(draft: Draft, ordinal: int | None) -> int | None:
    return ordinal if draft.standing is Standing.CURRENT else None


def _counted(draft: Draft, known: Sequence[Draft], drafts: Sequence[Draft]) -> int | None:
    """Return which of a council's inspections of a kind, of which some are numbered, it was."""
    if draft.ordinal:
        return draft.ordinal
    latest = [d for d in known if not _is_past(d, drafts)]
    last = max(latest, key=lambda d: d.ordinal or 0, default=None)
    if last is None or _is_past(draft, drafts):
        return None
    return last.ordinal


def _is_past(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Tell whether a later inspection of the kind is told of the same council."""
    end = draft.period.latest if draft.period is not None else None
    key = (draft.authority, draft.inspection_class)
    later = end is not None and any(
        (d.authority, d.inspection_class) == key and d.period.earliest and d.period.earliest > end
        for d in drafts
        if d.period is not None and d.dated_by is not DatedBy.PUBLISHED
    )
    return later or draft.standing is Standing.PREVIOUS


def _numbered(draft: Draft, known: list[Draft]) -> Draft:
    last = max(known, key=lambda d: d.ordinal or 0)
    if _is_another(draft, last):
        return draft
    dated = [d for d in known if d.period is not None]
    if draft.period is None:
        return (
            draft if draft.standing is Standing.PREVIOUS else replace(draft, ordinal=last.ordinal)
        )
    same = [d for d in dated if _may_be_one(draft, d)]
    if same:
        return replace(draft, ordinal=same[-1].ordinal)
    if draft.standing is Standing.PREVIOUS:
        if "indefinite-article" in draft.claim.signals:
            return draft  # "an earlier visit" may be any
        if (last.ordinal or 0) > 1:
            return replace(draft, ordinal=(last.ordinal or 0) - 1)  # "the previous visit, in May"
    return replace(draft, ordinal=last.ordinal) if last not in dated else draft


def _is_another(draft: Draft, last: Draft) -> bool:
    """Tell whether one is told beside the last: "a visit in May was short, and the fourth long"."""
    claim = draft.claim
    assert isinstance(claim, InspectionClaim)
    named = claim.telling is Telling.INSPECTION and "indefinite-article" in claim.signals
    return named and claim.evidence == last.claim.evidence


def _may_be_one(one: Draft, other: Draft) -> bool:
    """Tell whether two tellings, of a visit or of its letter, may be of one visit."""
    assert one.period is not None
    assert other.period is not None
    if one.dated_by is other.dated_by:
        return one.period.compatible(other.period)
    first, last = (one, other) if other.dated_by is DatedBy.PUBLISHED else (other, one)
    assert first.period is not None
    return may_report(first.period, last.period)


def after_all_grades(draft: Draft, visit: Draft, judgements: Sequence[Draft]) -> bool:
    """Tell whether an inspection may be a visit told elsewhere and comes after every grade.

    "The September inspections", where the council was graded in January and has had a visit since.
    """
    if draft.period is None or draft.period.earliest is None:
        return False
    if visit.period is not None and not visit.period.compatible(draft.period):
        return False
    if visit.standing is not Standing.CURRENT:
        return False
    graded = [d for d in judgements if d.authority == draft.authority and not d.implied]
    ends = [d.period.latest for d in graded if d.period is not None]
    over = all(d.period is not None or d.standing is Standing.PREVIOUS for d in graded)
    return over and bool(ends) and all(e is not None and e < draft.period.earliest for e in ends)


def at_other_times(one: Draft, other: Draft) -> bool:
    """Tell whether two were at times that are known, and differ."""
    if one.period is None or other.period is None:
        return False
    return not one.period.compatible(other.period)


def are_apart(deed: Draft, visit: Draft) -> bool:
    """Tell whether what was done was at another time than a visit, or than its letter tells of."""
    known = deed.period is not None and visit.period is not None
    return known and not _may_be_one(deed, visit)


def led_up(draft: Draft) -> bool:
    """Tell whether several visits are told as what came before: "after five monitoring visits"."""
    claim = draft.claim
    return isinstance(claim, InspectionClaim) and {"plural", "around"}.issubset(claim.signals)


def led_to(draft: Draft, visits: Sequence[Draft]) -> bool:
    """Tell whether an inspection came before every dated visit: they look at what it found.

    A visit of which only the letter is dated may be what was done a month before.
    """
    end = draft.period.latest if draft.period is not None else None
    dated = [d for d in visits if d.period is not None]
    begun = [d.period.earliest for d in dated if d.period is not None and are_apart(draft, d)]
    if end is None or len(begun) < max(1, len(dated)):
        return False
    return all(b is not None and b > end for b in begun)


def date_visits(visits: list[Draft], article: Article, prefix: str) -> list[Draft]:
    """Return the visits of one article with events and bounds filled in."""
    groups: dict[tuple[str | None, int | None], list[Draft]] = defaultdict(list)
    for draft in visits:
        groups[draft.inspection_class, draft.ordinal].append(draft)
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
