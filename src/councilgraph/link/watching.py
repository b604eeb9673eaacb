"""Visits known by how inspectors came: for a day or two, two of them, or back to a failing service.

"Two inspectors called on 6 and 7 May" and "they have been back since, to look at the front door"
name no kind. A service with the lowest grade is watched; of others one side is looked at.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from councilgraph.knowledge import UNGRADED
from councilgraph.link.bodies import Bodies
from councilgraph.link.drafts import Draft
from councilgraph.model.claims import Claims, Kind
from councilgraph.model.time import DatedBy

_SMALL = frozenset({"short-stay", "few-inspectors"})
_SLIGHT = frozenset({"looked-again", "no-grade"})


def as_watched(draft: Draft, judgements: Sequence[Draft], claims: Claims, bodies: Bodies) -> Draft:
    """Return an inspection with its kind, if what inspectors did was too slight for a grade."""
    kind = draft.inspection_class or _kind(draft, judgements, claims, bodies)
    return draft if kind is None else replace(draft, inspection_class=kind, visit=kind in UNGRADED)


def _kind(draft: Draft, judgements: Sequence[Draft], claims: Claims, bodies: Bodies) -> str | None:
    told = draft.claim.signals
    small = not _SMALL.isdisjoint(told)
    graded = any(draft.claim.evidence.overlaps(d.claim.evidence) for d in judgements)
    dated = "bare-visit" in told and draft.dated_by is DatedBy.INSPECTED
    slight = dated or not _SLIGHT.isdisjoint(told)
    if graded or "passive" in told or not (small or slight):
        return None
    named = (t for m in claims.of_kind(Kind.INSPECTION) for t in m.targets if t in UNGRADED)
    kind = next((k for k in named if small and bodies.may_make(draft.inspectorate, k)), None)
    if kind is not None:
        return kind
    last = _last_grade(draft, judgements, bodies)
    watched = last is not None and bodies.is_worst(last)
    if not small and (last is None or not _is_over(last, draft)):
        return None
    if not small and not watched and "no-grade" not in told:
        return None
    return bodies.visit_made(draft.inspectorate, draft.service, draft.period, watched=watched)


def _last_grade(draft: Draft, judgements: Sequence[Draft], bodies: Bodies) -> Draft | None:
    """Return the last grade told of a service that was not given after a visit."""
    own = [
        d
        for d in judgements
        if (d.authority, d.inspectorate) == (draft.authority, draft.inspectorate)
        and bodies.family(d.service) == bodies.family(draft.service)
        and not _is_over(draft, d)
    ]
    return max(own, key=_until, default=None)


def _is_over(one: Draft, other: Draft) -> bool:
    """Tell whether one was over when the other began, as far as both are dated."""
    begin = other.period.earliest if other.period is not None else None
    return begin is not None and _until(one) < begin


def _until(draft: Draft) -> date:
    return (draft.period.latest if draft.period is not None else None) or date.max
