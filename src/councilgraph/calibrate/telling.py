"""A calibration for people: what was learnt of each kind, and how far confidence can be trusted."""

from collections.abc import Iterator

from councilgraph.calibrate.calibration import FOLDS, Calibration
from councilgraph.calibrate.learnt import HIGHEST, Learnt

_NAME = 22


def as_table(found: Calibration) -> str:
    """Return a calibration as text: precision, recall and reliability of each kind."""
    missing = f"; {found.absent} missing, and left out" if found.absent else ""
    lines = [
        f"{found.articles} articles of the part “{found.part.value}”{missing}",
        f"Each was weighed by weights made without its fifth of them ({FOLDS} folds), and outcomes",
        "by weights made without those of their set; their gold is what was right before settling.",
    ]
    for one in found.learnt:
        lines += ["", *_learnt(one)]
    return "\n".join([*lines, ""])


def _learnt(one: Learnt) -> Iterator[str]:
    score, least = one.score, one.weights.least
    yield f"{one.kind}: {one.examples} examples, {len(one.weights.signals)} signals"
    kept = f"kept from {least:.2f}" if least else "all are kept"
    yield (
        f"  {kept}: precision {_share(score.precision)}, recall {_share(score.recall)} "
        f"({score.right} right of {score.found} found; gold has {score.wanted})"
    )
    if one.precision is not None and (score.precision or 0.0) < one.precision:
        yield f"  no confidence up to {HIGHEST:.2f} reaches the precision of {one.precision:.2f}"
    yield f"{'  confidence':{_NAME}}{'claims':>7}{'right':>7}{'share':>8}{'mean':>8}"
    for one_bin in one.bins:
        if one_bin.claims:
            name = f"  {one_bin.low:.2f} to {one_bin.high:.2f}"
            share = _share(one_bin.right / one_bin.claims)
            mean = _share(one_bin.confidence)
            yield f"{name:{_NAME}}{one_bin.claims:>7}{one_bin.right:>7}{share:>8}{mean:>8}"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
