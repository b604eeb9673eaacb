"""Weights out of examples: which way they go, and how far."""

import random

import pytest

from councilgraph.calibrate.fitting import Example, fit
from councilgraph.link.signs import Signs

NONE = Signs()


def examples(*rows: tuple[str, bool, int]) -> list[Example]:
    """Return examples of signals, written as words, each so many times."""
    return [
        Example(signals=frozenset(signals.split()), right=right)
        for signals, right, times in rows
        for _ in range(times)
    ]


MIXED = examples(("sure", True, 20), ("unsure", False, 20), ("", True, 10), ("", False, 10))


def test_a_signal_that_is_always_right_counts_for_a_claim() -> None:
    """And one that is always wrong counts against it."""
    weights = fit(MIXED, NONE)
    assert weights.signals["sure"] > 1
    assert weights.signals["unsure"] < -1
    assert weights.confidence(["sure"]) > 0.8
    assert weights.confidence(["unsure"]) < 0.2


def test_the_base_is_what_claims_without_signals_are_worth() -> None:
    """Three in four are right, so that is their confidence."""
    weights = fit(examples(("", True, 75), ("", False, 25)), NONE)
    assert weights.confidence([]) == pytest.approx(0.75, abs=0.01)


def test_a_sign_is_held_whatever_the_examples_say() -> None:
    """No support speaks against a claim, no doubt for it, and a veto is heavy."""
    signs = Signs(supports=frozenset({"unsure"}), doubts=frozenset({"sure"}))
    weights = fit(MIXED, signs)
    assert weights.signals["unsure"] == 0
    assert weights.signals["sure"] == 0
    assert fit(MIXED, Signs(vetoes=frozenset({"sure"}))).signals["sure"] <= -5


def test_a_signal_never_seen_counts_for_what_it_means() -> None:
    """Only the sign of it is known, so it counts for little."""
    weights = fit(MIXED, Signs(supports=frozenset({"rare"}), doubts=frozenset({"odd"})))
    assert 0 < weights.signals["rare"] < 1
    assert weights.signals["odd"] == -weights.signals["rare"]


def test_a_denial_weighs_more_than_a_doubt_and_gives_way_to_examples() -> None:
    """Few examples do not turn it into a hint; many that are right do."""
    signs = Signs(doubts=frozenset({"odd"}), denials=frozenset({"denied"}))
    unseen = fit(MIXED, signs).signals
    assert unseen["denied"] < 5 * unseen["odd"] < 0
    once = fit([*MIXED, *examples(("denied", True, 1))], signs).signals["denied"]
    often = fit([*MIXED, *examples(("denied", True, 100))], signs).signals["denied"]
    assert once < -2
    assert once < often <= 0


def test_one_example_says_less_than_many() -> None:
    """What was seen once moves a weight less than what was seen often."""
    once = fit([*MIXED, *examples(("new", True, 1))], NONE).signals["new"]
    often = fit([*MIXED, *examples(("new", True, 10))], NONE).signals["new"]
    assert 0 < once < often


def test_an_example_that_counts_for_less_moves_less() -> None:
    """What an article says over and over counts for less each time."""
    new = frozenset({"new"})
    light = fit([*MIXED, Example(signals=new, right=True, counts=0.2)], NONE)
    heavy = fit([*MIXED, Example(signals=new, right=True)], NONE)
    assert light.signals["new"] < heavy.signals["new"]


def test_the_same_examples_give_the_same_weights() -> None:
    """In any order."""
    shuffled = list(MIXED)
    random.Random(1).shuffle(shuffled)
    assert fit(MIXED, NONE) == fit(shuffled, NONE)


def test_without_examples_there_is_only_what_signals_mean() -> None:
    """It is no error to have nothing of a kind."""
    assert fit([], NONE).confidence([]) == 0.5
