"""Words that count: which one it is, and how many times."""

ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(),
        start=1,
    )
}
TIMES = {"three": 3, "four": 4, "five": 5, "six": 6}

COUNTS = frozenset(
    "one two three four five six seven eight nine ten eleven some several most few other".split()
)
