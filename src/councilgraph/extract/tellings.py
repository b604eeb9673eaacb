"""Which of the claims of one sentence tell of one inspection, and which words tell of several."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from councilgraph.model.claims import InspectionClaim, Telling
from councilgraph.model.time import DatedBy

_FEW = 2


def name_visited(
    inspections: Sequence[InspectionClaim], datings: Sequence[InspectionClaim]
) -> Iterator[InspectionClaim]:
    """Yield the inspections; what was done to two councils is of each, with the days it had.

    "They were in the county in May and in the city in June", "both were visited in March".
    """
    for claim in inspections:
        vague = claim.telling is Telling.DEED and claim.authority is None
        told = [d for d in datings if claim.evidence.covers(d.evidence)] if vague else []
        told = [d for d in told if d.authority and d.dated_by is DatedBy.INSPECTED]
        itinerary = any(d.rule.endswith("/places") for d in told)
        if itinerary or len({dating.authority for dating in told}) < _FEW:
            yield claim
            continue
        signals = tuple(sorted({*claim.signals, "dated", "named"} - {"undated-deed"}))
        for dating in told:
            yield replace(claim, authority=dating.authority, time=dating.time, signals=signals)


def once(told: list[InspectionClaim]) -> list[InspectionClaim]:
    """Return the claims of a sentence but for those that another one tells, at least as well.

    A report, a visit or a deed of the time of something better named is that, or is about that.
    """
    kept: list[InspectionClaim] = []
    for claim in sorted(told, key=_vagueness):
        if not any(_tells(other, claim) for other in kept):
            kept.append(claim)
    return sorted(kept, key=lambda claim: claim.inspection.span)


def _vagueness(claim: InspectionClaim) -> tuple[bool, bool, bool]:
    named = bool(claim.inspection.targets) and claim.telling is Telling.INSPECTION
    return not named, claim.authority is None, claim.telling is Telling.DEED


def _tells(one: InspectionClaim, other: InspectionClaim) -> bool:
    """Tell whether one claim says all that a vaguer one of the same sentence does."""
    if other.ordinal not in (None, one.ordinal) or other.authority not in (None, one.authority):
        return False
    if other.inspection.targets and other.telling is Telling.INSPECTION:
        return other.inspection.targets == one.inspection.targets and other.time == one.time
    return other.time == one.time
