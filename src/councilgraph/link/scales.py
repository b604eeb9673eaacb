"""Which grade of a scheme words mean: by its name, by its rank, or as the one beside another."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from councilgraph.knowledge import CG, GradeScheme
from councilgraph.model.time import Period

# A report may come out, and be news, some time after its framework was replaced.
_LINGER = timedelta(days=550)
_LATELY = 0.3  # of what has ended and may still be news
# A finding on a complaint is one of several, but nobody calls it the lowest of them.
COMPLAINT = f"{CG}ComplaintInvestigation"
_THREE = 3
_RANK_PLACES = {"rank-best": 0, "rank-second-best": 1, "rank-second-worst": -2, "rank-worst": -1}


def grade_in(scheme: GradeScheme, targets: Sequence[str]) -> str | None:
    """Return the grade of a scheme that words mean, by name, rank or step; None if it has none."""
    for target in targets:
        step, _, other = target.rpartition(" ")
        rank = target.rpartition("/")[2]
        if step:
            return _beside(scheme, other, -1 if step == "above" else 1)
        if target.startswith("place/") and "-of-" in rank:
            place, _, size = rank.partition("-of-")
            return scheme.grades[int(place) - 1] if len(scheme.grades) == int(size) else None
        if rank in _RANK_PLACES and scheme.inspection_class == COMPLAINT:
            return None
        if rank == "rank-middle":
            return scheme.grades[1] if len(scheme.grades) == _THREE else None
        if rank in _RANK_PLACES:
            place_of = _RANK_PLACES[rank]
            enough = len(scheme.grades) > max(place_of, -place_of - 1)
            return scheme.grades[place_of] if enough and len(scheme.grades) > 1 else None
        if target in scheme.grades:
            return target
    return None


def peculiar(schemes: Sequence[GradeScheme]) -> frozenset[str]:
    """Return the grades that the schemes of one inspectorate alone have."""
    givers: dict[str, set[str]] = defaultdict(set)
    for scheme in schemes:
        for grade in scheme.grades:
            givers[grade].add(scheme.inspectorate)
    return frozenset(grade for grade, bodies in givers.items() if len(bodies) == 1)


def _beside(scheme: GradeScheme, grade: str, step: int) -> str | None:
    """Return the grade next to one in its scheme, towards the worse for a `step` of 1."""
    if grade not in scheme.grades:
        return None
    place = scheme.grades.index(grade) + step
    return scheme.grades[place] if 0 <= place < len(scheme.grades) else None


def overlaps(scheme: GradeScheme, period: Period) -> bool:
    """Tell whether a scheme can have been in use at a time, or lingered in the news."""
    if scheme.valid_from and period.latest and period.latest < scheme.valid_from:
        return False
    if scheme.valid_to and period.earliest:
        return period.earliest <= _later(scheme.valid_to)
    return True


def how_far_over(scheme: GradeScheme, period: Period | None, published: date | None) -> float:
    """Return how far a scheme had gone out of use by a time, or by the day of undated news."""
    if scheme.valid_to is None:
        return 0.0
    if period is not None:
        return float(period.earliest is not None and scheme.valid_to < period.earliest)
    if published is None or published <= scheme.valid_to:
        return 0.0
    return 1.0 if _later(scheme.valid_to) < published else _LATELY


def _later(day: date) -> date:
    return day + _LINGER


def best_of(scored: list[tuple[float, GradeScheme, str]]) -> tuple[GradeScheme, str] | None:
    """Return the scheme with the highest score and its grade; None where two differ alike."""
    if not scored:
        return None
    top, scheme, grade = min(scored, key=lambda one: (-one[0], one[1].iri))
    for score, rival, other in scored:
        if score == top and (rival.inspectorate, other) != (scheme.inspectorate, grade):
            return None
    return scheme, grade
