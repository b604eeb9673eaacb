"""How sure a claim is: a sum of stated signals, the same for every claim of a kind.

The weights are judgements of ours, to be calibrated on annotated articles; a signal without a
weight here does not count.
"""

from collections.abc import Iterable

_BASE = 0.55
_WEIGHTS = {
    "verb": 0.15,
    "award": 0.1,
    "label": 0.15,
    "noun": 0.1,
    "change": 0.08,
    "verbal": 0.1,
    "copula": 0.05,
    "named": 0.12,
    "inspector": 0.08,
    "quoted": 0.04,
    "dated": 0.08,
    "anaphor": -0.05,
    "implied": -0.1,
    "apposition": -0.05,
    "attributive": -0.05,
    "role": 0.15,
    "titled": 0.1,
    "speech": 0.1,
    "adjacent": 0.1,
}


def confidence(signals: Iterable[str]) -> float:
    """Return the confidence, between 0.05 and 0.99, that the signals of a claim give.

    >>> confidence(["verb", "named", "inspector"])
    0.9
    """
    total = _BASE + sum(_WEIGHTS.get(signal, 0.0) for signal in set(signals))
    return round(min(0.99, max(0.05, total)), 2)
