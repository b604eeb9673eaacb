"""Words that count: which one it is, and how many times."""

from collections.abc import Iterable

ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(),
        start=1,
    )
}
TIMES = {"three": 3, "four": 4, "five": 5, "six": 6}
CARDINALS = {"two": 2, **TIMES}

COUNTS = frozenset(
    "one two three four five six seven eight nine ten eleven some several most few other".split()
)


def which(words: Iterable[str]) -> int:
    """Return which one words tell, 0 if they tell none.

    >>> which(["the", "second", "time"]), which(["again"])
    (2, 0)
    """
    return max((ORDINALS[word] for word in words if word in ORDINALS), default=0)
