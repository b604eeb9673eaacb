"""Pairing, scores, bounds of dates and bins of confidence."""

from datetime import date
from itertools import permutations

import pytest

from councilgraph.evaluate.bounds import compare_bounds
from councilgraph.evaluate.items import FIELDS, Item, Kind, View
from councilgraph.evaluate.matching import Score, best_pairs, compare, slips
from councilgraph.evaluate.reliability import in_bins, judged
from councilgraph.model.time import Period

VIEW = View(kind=Kind.JUDGEMENT, name="all fields")
MAY, JUNE = "2018-05-01 2018-05-31", "2018-06-01 2018-06-30"


def item(values: str, when: str = "", key: str = "", **more: object) -> Item:
    """Return a judgement whose six fields have the six letters, with bounds as two days or one."""
    days = [None if day == "-" else date.fromisoformat(day) for day in when.split()] or [None] * 2
    return Item(
        values=dict(zip(FIELDS[Kind.JUDGEMENT], values, strict=True)),
        told=values,
        evidence="",
        place=0,
        period=Period(earliest=days[0], latest=days[1]),
        key=key or values,
        **more,
    )


@pytest.mark.parametrize(
    ("score", "numbers"),
    [
        (Score(wanted=4, found=5, right=2), (0.4, 0.5, 4 / 9)),
        (Score(wanted=4), (None, 0, 0)),
        (Score(found=4), (0, None, 0)),
        (Score(), (None, None, None)),
    ],
)
def test_scores(score: Score, numbers: tuple[float | None, ...]) -> None:
    """What cannot be divided is no number, rather than a nought or a one."""
    assert (score.precision, score.recall, score.f1) == numbers
    assert score + Score() == score


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_as_many_as_possible_are_paired(order: tuple[int, ...]) -> None:
    """Whoever comes first does not take the only place of somebody else."""
    fitting = {0: {0, 1, 2}, 1: {0}, 2: {0, 1}}
    pairs = best_pairs(3, 3, lambda w, f: f in fitting[order[w]])
    assert sorted(pairs.values()) == [0, 1, 2]
    assert all(f in fitting[order[w]] for w, f in pairs.items())


@pytest.mark.parametrize(
    ("found", "wrong_alone"),
    [
        ("xbcdef", ("authority",)),
        ("abcdxf", ("grade",)),
        ("abcdex", ("standing",)),
        ("abcxxf", ()),
        ("uvwxyz", ()),
    ],
)
def test_what_alone_is_wrong_is_named(found: str, wrong_alone: tuple[str, ...]) -> None:
    """A judgement that is right but for one field says which; one that is wrong in two does not."""
    golds = [item("abcdef"), item("uvwxyy", optional=True)]
    comparison = compare(golds, [item(found)], VIEW)
    assert slips(VIEW, comparison, golds) == {found: wrong_alone}


@pytest.mark.parametrize(
    ("golds", "founds", "right", "pairs"),
    [
        ([MAY], [MAY], 1, 1),
        ([MAY], ["2018-05-07 2018-05-11"], 1, 1),
        ([MAY], ["2018-05-07 2018-06-01"], 0, 1),
        ([MAY], ["- 2018-05-11"], 0, 1),
        (["- 2018-05-31"], ["- 2018-05-31"], 1, 1),
        (["- 2018-05-31"], [MAY], 1, 1),
        (["- 2018-05-31"], [""], 0, 1),
        ([""], [MAY], 1, 1),
        (["2018-05-01 -"], ["2018-05-02 -"], 1, 1),
        ([MAY, JUNE], [JUNE, MAY], 2, 2),
        (["- 2018-06-30", MAY], [MAY, JUNE], 2, 2),
        ([MAY, JUNE], [JUNE], 1, 1),
        ([MAY], [JUNE, MAY], 1, 1),
        ([MAY, JUNE], [MAY, MAY], 1, 1),
        ([MAY, JUNE], [MAY, "2019-01-01 2019-01-01"], 1, 2),
    ],
)
def test_bounds_lie_within_those_of_gold(
    golds: list[str], founds: list[str], right: int, pairs: int
) -> None:
    """A bound that gold leaves open is open; several are paired one to one, the best way."""
    wanted = [item("abcdef", when) for when in golds]
    found = [item("abcdef", when) for when in founds]
    bounds = compare_bounds(compare(wanted, found, VIEW), wanted, found)
    assert (bounds.right, bounds.pairs) == (right, pairs)
    assert len(bounds.wrong) == pairs - right


def test_bounds_of_wrong_judgements_do_not_count() -> None:
    """Only of what is right otherwise is it asked whether its date is right."""
    wanted, found = [item("abcdef", MAY)], [item("abcdex", MAY)]
    assert compare_bounds(compare(wanted, found, VIEW), wanted, found).pairs == 0


def test_claims_stand_in_their_bins() -> None:
    """A limit belongs to the bin that it begins, and certainty to the last."""
    confidences = (0.0, 0.49, 0.5, 0.89, 0.9, 0.94, 0.95, 1.0)
    bins = in_bins([(confidence, confidence > 0.8) for confidence in confidences])
    counted = {(b.low, b.high): (b.claims, b.right) for b in bins if b.claims}
    assert counted == {
        (0.0, 0.5): (2, 0),
        (0.5, 0.6): (1, 0),
        (0.8, 0.9): (1, 1),
        (0.9, 0.95): (2, 2),
        (0.95, 1.0): (2, 2),
    }
    assert bins[-1].confidence == pytest.approx(0.975)


def test_each_claim_is_judged() -> None:
    """Told twice it counts twice; what gold leaves open counts for nothing."""
    golds = [item("abcdef"), item("uvwxyz", optional=True)]
    found = [
        item("abcdef", confidence=0.9),
        item("abcdef", key="again", confidence=0.6),
        item("uvwxyz", confidence=0.8),
        item("abcdex", confidence=0.7),
    ]
    counted = sorted(judged(compare(golds, found, VIEW), found))
    assert counted == [(0.6, True), (0.7, False), (0.9, True)]
