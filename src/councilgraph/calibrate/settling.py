"""Learning what circumstances count for, from how facts came out before anybody looked at them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from councilgraph.calibrate.fitting import Example, fit
from councilgraph.calibrate.learnt import Learnt, choose_least
from councilgraph.evaluate.matching import Score
from councilgraph.evaluate.outcomes import Outcome
from councilgraph.evaluate.reliability import in_bins
from councilgraph.link import OPINIONS, REREAD, STEPS
from councilgraph.link.confidence import Weights
from councilgraph.link.signs import Signs
from councilgraph.model.errors import GoldError

FOLDS = 6
# A circumstance may weigh either way, but nothing is surer for words that are less so.
_SIGNS, _OF_OPINIONS = Signs(doubts=STEPS), Signs(doubts=OPINIONS)


def settle_weights(
    outcomes: Sequence[Outcome], precision: Mapping[str, float]
) -> tuple[Learnt, ...]:
    """Return the weights of circumstances of each kind that there are outcomes of.

    What is told of them is cross-validated by set; recall is of what was right before. `precision`
    is what is asked for by kind. Raises GoldError for outcomes of too few sets.
    """
    by_kind: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in sorted(outcomes):
        by_kind[outcome.kind].append(outcome)
    for kind, told in by_kind.items():
        sets = {outcome.set for outcome in told}
        if len(sets) < FOLDS:
            raise GoldError(
                f"there are outcomes of {kind} of {len(sets)} sets, and it takes {FOLDS} to learn "
                "from them: add others with `councilgraph evaluate GOLD --outcomes FILE`, or leave "
                "--outcomes out"
            )
    return tuple(_learn(kind, told, precision[kind]) for kind, told in by_kind.items())


def _learn(kind: str, told: Sequence[Outcome], precision: float) -> Learnt:
    signs = _OF_OPINIONS if kind in REREAD.values() else _SIGNS
    weighed = [
        (weights.confidence(_circumstances(outcome)), outcome)
        for kept, weights in _folds(told, signs)
        for outcome in kept
    ]

    def score(least: float) -> Score:
        kept = [outcome for sure, outcome in weighed if sure >= least]
        return Score(
            wanted=sum(outcome.right for outcome in told),
            found=sum(outcome.claims for outcome in kept),
            right=sum(outcome.right for outcome in kept),
        )

    least = choose_least(score, precision)
    weights = fit([example for outcome in told for example in _examples(outcome)], signs)
    return Learnt(
        kind=kind,
        weights=weights.kept_from(least),
        examples=sum(outcome.claims for outcome in told),
        score=score(least),
        precision=precision,
        bins=in_bins([(sure, e.right) for sure, outcome in weighed for e in _examples(outcome)]),
    )


def _folds(told: Sequence[Outcome], signs: Signs) -> Iterator[tuple[list[Outcome], Weights]]:
    """Yield the outcomes of some sets with weights that were made without them."""
    sets = sorted({outcome.set for outcome in told})
    for fold in range(FOLDS):
        apart = set(sets[fold::FOLDS])
        others = [outcome for outcome in told if outcome.set not in apart]
        weights = fit([example for outcome in others for example in _examples(outcome)], signs)
        yield [outcome for outcome in told if outcome.set in apart], weights


def _circumstances(outcome: Outcome) -> frozenset[str]:
    return frozenset(outcome.circumstances.split())


def _examples(outcome: Outcome) -> Iterator[Example]:
    told = _circumstances(outcome)
    for number in range(outcome.claims):
        yield Example(signals=told, right=number < outcome.right)
