"""The whole comparison: articles are read, processed and compared with gold, and counted.

What tells of a single article is left out for sealed ones here, before anything is written.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from councilgraph.bench import Bench, claims_and_facts, set_up
from councilgraph.evaluate.bounds import Bounds, compare_bounds
from councilgraph.evaluate.evaluation import Difference, Evaluation
from councilgraph.evaluate.found import Found
from councilgraph.evaluate.gold import GoldArticle, Part, is_sealed, read_gold
from councilgraph.evaluate.items import VIEWS, Item, Kind, View
from councilgraph.evaluate.joining import Joined, join
from councilgraph.evaluate.matching import Comparison, Score, compare, slips
from councilgraph.evaluate.naming import Naming
from councilgraph.evaluate.pages import Page
from councilgraph.evaluate.record import Joins, compare_joins
from councilgraph.evaluate.reliability import in_bins, judged
from councilgraph.evaluate.wanted import Wanted
from councilgraph.model.errors import GoldError
from councilgraph.model.facts import Facts
from councilgraph.model.time import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class _Result:
    """What the comparison of one article gives."""

    id: str
    facts: Facts
    scores: Mapping[View, Score]
    slips: Counter[tuple[Kind, str]]
    bounds: Bounds
    claims: tuple[tuple[float, bool], ...]
    differences: tuple[Difference, ...]
    unknown: tuple[str, ...]


def evaluate(
    sets: Sequence[tuple[Path, Path]], *, part: Part = Part.ALL, root: Path | None = None
) -> Evaluation:
    """Compare what the program finds in articles with gold: files of gold, each with its folder.

    The record of each set is made for itself. Raises GoldError for gold that cannot be used.
    """
    bench = set_up(root)
    naming = Naming(bench.knowledge, bench.gazetteer)
    wanted = Wanted(bench.knowledge, naming)
    joined: list[Joined] = []
    results: list[_Result] = []
    joins: list[Joins] = []
    for file, folder in sets:
        chosen = [one for one in read_gold(file) if part.has(one.id)]
        found = join(chosen, folder)
        told = [_compared(one, wanted, naming, bench) for one in found]
        facts = {one.id: one.facts for one in told}
        joined += found
        results += told
        joins.append(compare_joins(chosen, facts, bench.knowledge.concepts))
    if not joined:
        raise GoldError(f"the gold has no articles of the {part.value} part")
    return _summed(part, joined, results, joins, bench)


def _compared(one: Joined, wanted: Wanted, naming: Naming, bench: Bench) -> _Result:
    """Process one article and compare it; one that is missing has nothing."""
    if one.article is None:
        return _result(one.gold, Facts(), wanted, Page(), {})
    claims, facts, _ = claims_and_facts(one.article, bench)
    page = Page(text=one.article.text, sentences=claims.sentences)
    found = Found(page, bench.knowledge, naming).items(facts)
    return _result(one.gold, facts, wanted, page, found)


def _result(
    gold: GoldArticle,
    facts: Facts,
    wanted: Wanted,
    page: Page,
    found: Mapping[Kind, tuple[Item, ...]],
) -> _Result:
    """Compare the items of one article in all views."""
    items = wanted.items(gold, page)
    scores: dict[View, Score] = {}
    slipped: Counter[tuple[Kind, str]] = Counter()
    differences: list[Difference] = []
    whole: dict[Kind, Comparison] = {}
    for view in VIEWS:
        golds, told = items[view.kind], found.get(view.kind, ())
        comparison = compare(golds, told, view)
        scores[view] = comparison.score
        if not view.ignored and not view.overall:
            whole[view.kind] = comparison
            only = slips(view, comparison, golds)
            slipped.update((view.kind, field) for fields in only.values() for field in fields)
            differences += _differences(gold, view.kind, comparison, only)
    judgements = whole[Kind.JUDGEMENT]
    told = found.get(Kind.JUDGEMENT, ())
    bounds = compare_bounds(judgements, items[Kind.JUDGEMENT], told)
    differences += _wrong_dates(gold, bounds)
    differences.sort(key=lambda d: (d.place, d.kind, d.what, d.told))
    return _Result(
        id=gold.id,
        facts=facts,
        scores=scores,
        slips=slipped,
        bounds=bounds,
        claims=tuple(judged(judgements, told)),
        differences=() if gold.sealed else tuple(differences),
        unknown=tuple(wanted.unknown(item for of_kind in items.values() for item in of_kind)),
    )


def _differences(
    gold: GoldArticle, kind: Kind, comparison: Comparison, only: Mapping[str, tuple[str, ...]]
) -> Iterator[Difference]:
    for what, items in (("missed", comparison.missed), ("wrong", comparison.wrong)):
        for item in items:
            yield Difference(
                article=gold.id,
                what=what,
                kind=kind.value,
                told=item.told,
                evidence=" ".join(item.evidence.split()),
                place=item.place,
                only=only.get(item.key, ()) if what == "wrong" else (),
            )


def _wrong_dates(gold: GoldArticle, bounds: Bounds) -> Iterator[Difference]:
    for wanted, found in bounds.wrong:
        yield Difference(
            article=gold.id,
            what="date",
            kind=Kind.JUDGEMENT.value,
            told=f"{found.told} · {_when(found.period)}, and not {_when(wanted.period)}",
            evidence=found.evidence,
            place=found.place,
        )


def _when(period: Period) -> str:
    return f"{period.earliest or 'open'} to {period.latest or 'open'}"


def _summed(
    part: Part,
    joined: Sequence[Joined],
    results: Sequence[_Result],
    joins: Sequence[Joins],
    bench: Bench,
) -> Evaluation:
    label = bench.knowledge.concepts.label
    shown = {one.gold.id for one in joined if not one.gold.sealed}
    absent = [one for one in joined if one.article is None]
    keys = [j.keys for j in joins if j.keys is not None]
    lacking = Counter(name for r in results if r.id in shown for name in r.unknown)
    by_authority: Counter[str] = Counter()
    for one in joins:
        by_authority.update({label(a): n for a, n in one.by_authority(shown).items()})
    return Evaluation(
        part=part,
        articles=len(joined),
        sealed=sum(is_sealed(one.gold.id) for one in joined),
        absent=len(absent),
        missing=tuple((one.gold.id, one.missing) for one in absent if not one.gold.sealed),
        unknown=sum(len(r.unknown) for r in results),
        lacking=dict(sorted(lacking.items())),
        scores={view: _total(r.scores[view] for r in results) for view in VIEWS},
        slips=sum((r.slips for r in results), Counter[tuple[Kind, str]]()),
        dates=(sum(r.bounds.right for r in results), sum(r.bounds.pairs for r in results)),
        joins=_total(j.score for j in joins),
        inspections=sum(len(j.inspections) for j in joins),
        keys=sum(keys) if len(keys) == len(joins) else None,
        by_authority=dict(sorted(by_authority.items())),
        bins=in_bins([claim for r in results for claim in r.claims]),
        differences=(
            *(d for r in results for d in r.differences),
            *(d for j in joins for d in _wrong_joins(j, shown)),
        ),
    )


def _total(scores: Iterable[Score]) -> Score:
    return sum(scores, Score())


def _wrong_joins(joins: Joins, shown: set[str]) -> Iterator[Difference]:
    for what, pairs in (("missed", joins.missed), ("wrong", joins.wrong)):
        for one, other in pairs:
            if one in shown and other in shown:
                told = f"{one} and {other} speak of one inspection"
                yield Difference(
                    article=one, what=what, kind="join", told=told, evidence="", place=0
                )
