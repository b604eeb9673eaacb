"""The whole calibration: weights for each kind of claim, and what they reach on articles unseen.

What is told of them is cross-validated: each article is weighed by weights that were made without
it. Inspections and interventions lean on judgements, and see them so weighed as well.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from pathlib import Path

from councilgraph.bench import set_up
from councilgraph.calibrate.candidates import VIEWS, Annotated, Candidate
from councilgraph.calibrate.fitting import Example, fit
from councilgraph.calibrate.learnt import Learnt, choose_least
from councilgraph.calibrate.settling import settle_weights
from councilgraph.evaluate.gold import Part, read_gold
from councilgraph.evaluate.items import Item
from councilgraph.evaluate.joining import join
from councilgraph.evaluate.matching import Score, compare
from councilgraph.evaluate.naming import Naming
from councilgraph.evaluate.outcomes import Outcome
from councilgraph.evaluate.reliability import in_bins
from councilgraph.evaluate.wanted import Wanted
from councilgraph.link import REREAD, SETTLED
from councilgraph.link.confidence import Weights
from councilgraph.link.signs import SIGNS
from councilgraph.model.errors import GoldError

FOLDS = 5
FILTERED = ("judgements", "inspections", "interventions", *SETTLED.values(), *REREAD.values())
"""The kinds of which only what is sure enough is kept; of the others, every claim is."""
PRECISION = 0.95
"""How many of the claims that are kept should be right, where nothing else is asked for."""

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """What was learnt of each kind, from how many articles; `absent` counts those missing."""

    part: Part
    articles: int
    absent: int
    learnt: tuple[Learnt, ...]


def calibrate(
    sets: Sequence[tuple[Path, Path]],
    *,
    part: Part = Part.OPEN,
    precision: Mapping[str, float] | None = None,
    outcomes: Sequence[Outcome] = (),
    root: Path | None = None,
    progress: Progress | None = None,
) -> Calibration:
    """Learn the weights of each kind of claim from files of gold, each with its folder.

    `precision` is what is asked for by kind, 0.95 for a kind that it does not have. What
    circumstances count for is learnt from `outcomes`. The order of files and lines makes no
    difference. Raises GoldError for gold that cannot be used.
    """
    progress = progress or (lambda _stage, _done, _total: None)
    articles, absent = _read(sets, part, root, progress)
    if not articles:
        raise GoldError(
            f"no article of the {part.value} part was found, so there is nothing to learn from; "
            "give the folder of the articles with --articles, or another --part"
        )
    asked = dict.fromkeys(FILTERED, PRECISION) | dict(precision or {})
    learnt: list[Learnt] = []
    judging = [Weights(base=0.0, least=1.0, signals={})] * len(articles)
    for done, kind in enumerate(VIEWS):
        progress("learning", done, len(VIEWS))
        told = [a.candidates(kind, w) for a, w in zip(articles, judging, strict=True)]
        one, folds = _learn(kind, told, articles, asked.get(kind))
        learnt.append(one)
        if kind == "judgements":
            sure = [weights.kept_from(one.weights.least) for weights in folds]
            judging = [sure[n % FOLDS] for n in range(len(articles))]
    progress("learning", len(VIEWS), len(VIEWS))
    return Calibration(
        part=part,
        articles=len(articles),
        absent=absent,
        learnt=(*learnt, *settle_weights(outcomes, asked)),
    )


def _read(
    sets: Sequence[tuple[Path, Path]], part: Part, root: Path | None, progress: Progress
) -> tuple[list[Annotated], int]:
    """Return the articles of the part that are there, in an order of their own, and the others."""
    bench = set_up(root)
    naming = Naming(bench.knowledge, bench.gazetteer)
    wanted = Wanted(bench.knowledge, naming)
    joined = [
        one
        for file, folder in sets
        for one in join([gold for gold in read_gold(file) if part.has(gold.id)], folder)
    ]
    articles: list[Annotated] = []
    for done, one in enumerate(joined):
        progress("reading", done, len(joined))
        if one.article is not None:
            articles.append(Annotated(one.article, one.gold, bench, naming, wanted))
    progress("reading", len(joined), len(joined))
    return sorted(articles, key=lambda article: article.id), len(joined) - len(articles)


def _learn(
    kind: str,
    told: Sequence[Sequence[Candidate]],
    articles: Sequence[Annotated],
    precision: float | None,
) -> tuple[Learnt, list[Weights]]:
    """Return what is learnt of a kind, and the weights made without each fold."""
    signs = SIGNS[kind]
    examples = [_examples(candidates) for candidates in told]
    folds = [
        fit([e for n, of in enumerate(examples) if n % FOLDS != fold for e in of], signs)
        for fold in range(FOLDS)
    ]
    weighed = [
        [
            replace(one.item, optional=False, confidence=folds[n % FOLDS].confidence(one.signals))
            for one in candidates
        ]
        for n, candidates in enumerate(told)
    ]
    wanted = [article.wanted[kind] for article in articles]

    def score(least: float) -> Score:
        return _score(kind, wanted, weighed, least)

    least = 0.0 if precision is None else choose_least(score, precision)
    claims = [
        (item.confidence, candidate.right)
        for candidates, items in zip(told, weighed, strict=True)
        for candidate, item in zip(candidates, items, strict=True)
        if candidate.right is not None
    ]
    every = [example for of_article in examples for example in of_article]
    learnt = Learnt(
        kind=kind,
        weights=fit(every, signs).kept_from(least),
        examples=len(every),
        score=score(least),
        precision=precision,
        bins=in_bins([(confidence, right) for confidence, right in claims if right is not None]),
    )
    return learnt, folds


def _examples(candidates: Sequence[Candidate]) -> list[Example]:
    """Return what is learnt from an article; what it says over and over counts for less."""
    values = [frozenset(one.item.values.items()) for one in candidates]
    times = Counter(values)
    return [
        Example(signals=one.signals, right=one.right, counts=1 / sqrt(times[told]))
        for one, told in zip(candidates, values, strict=True)
        if one.right is not None
    ]


def _score(
    kind: str, wanted: Sequence[Sequence[Item]], weighed: Sequence[Sequence[Item]], least: float
) -> Score:
    """Return how what is kept compares with gold."""
    kept = ([item for item in items if item.confidence >= least] for items in weighed)
    scores = (
        compare(golds, items, VIEWS[kind]).score for golds, items in zip(wanted, kept, strict=True)
    )
    return sum(scores, Score())
