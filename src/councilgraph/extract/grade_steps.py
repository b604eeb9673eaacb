"""Steps from one grade to another: "one grade higher than in 2016", "a grade above poor"."""

from councilgraph.extract.reading import Item, Sentence

STEPS = ("grade-above", "grade-below")
_THAN_REACH, _POINTED = 6, 3
_NOUN_REACH = 2
_OTHER_REACH, _GRADE_REACH = 7, 16
_TOPICS = ("authority", "authority-type", "aspect", "and", "but")
_OTHERS = ("than", "those", "that", "the", "its", "of", "in", "for", "at", "service", "neighbour")
_LEADS = ("which", "whose", "where", "(", "-")
BETTER, WORSE = ("higher", "better", "above"), ("lower", "worse", "below")
_ONLY_REACH = 6
_ENDS = ("and", "but", "for", "in", "at", "when", "after", "while")
_WHOLE = ("whole", "overall")
_APART = ("negation", "and", "but", ";", "aspect")
_GOES_ON = ("that", "which", "it", "judgement-noun", "in", "and", "service")


def is_than_then(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a step at `i` is from what was so before: "one grade higher than in 2016".

    Or "a grade up on 2016".
    """
    after = items[i + 1 : i + 1 + _THAN_REACH]
    if is_step_on(items[i]):
        return bool(after) and after[0].time is not None
    if len(after) < _POINTED or not after[0].is_a("than"):
        return False
    if after[1].is_a("it", "they") and after[2].is_a("did", "copula", "had"):
        return any(item.time is not None for item in after[3:])
    return after[1].time is not None or (after[1].is_a("in") and after[2].time is not None)


def is_step_on(item: Item) -> bool:
    """Tell whether words lead to what a step is from: "a grade up on"."""
    return item.is_a(*STEPS) and item.text.lower().endswith(" on")


def compares(items: tuple[Item, ...], end: int, i: int) -> bool:
    """Tell whether a step at `i` compares a grade that ends at `end`: "weak, a grade below"."""
    between = items[end:i]
    apart = any(item.is_a(*_TOPICS) for item in between)
    return (
        not apart
        and any(item.is_a(",") for item in between)
        and any(item.is_a("than") for item in items[i : i + _NOUN_REACH + 1])
    )


def find_compared(items: tuple[Item, ...], i: int) -> int | None:
    """Return the grade of the other that a step at `i` is from, which is told behind it.

    "Kent is one grade better than Surrey, which it calls good", "leadership is one grade lower than
    the whole in Kent, which was found good": no second council may stand between them.
    """
    near = range(i + 1, min(len(items), i + 1 + _OTHER_REACH))
    other = next((k for k in near if not items[k].is_a(*_OTHERS)), None)
    if other is None:
        return None
    whole = items[other].is_a(*_WHOLE) and items[other - 1].is_a("the")
    if not whole and not items[other].is_a("authority"):
        return None
    grade = next((k for k in range(other, len(items)) if items[k].is_grade), len(items))
    between = items[other + 1 : grade]
    if grade > other + _GRADE_REACH or not any(item.is_a(*_LEADS) for item in between):
        return None
    others = sum(item.is_a("authority") for item in between)
    if others > whole or any(item.is_a(*_APART) for item in between):
        return None
    return grade if grade < len(items) else None


def leads_on(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a step at `i` is from what is told next: "a grade above the lowest"."""
    if items[i].text.lower().split()[-1] not in ("above", "below", "on"):
        return False
    after = items[i + 1 : i + 2]
    return any(item.text[0].isalnum() and not item.is_a(*_ENDS) for item in after)


def is_told_apart(items: tuple[Item, ...], i: int, end: int) -> bool:
    """Tell whether a grade told by another at `i` is over before `end`, and a new one is told.

    "Adoption has the same grade as the whole, and leadership is one grade better".
    """
    same = items[i].is_a("same-grade") and any(
        item.is_a("judgement-noun") for item in items[i : i + 2]
    )
    if not same and not items[i].is_a(*STEPS):
        return False
    comma = next((k for k in range(i + 1, end) if items[k].is_a(",", ";", "and", "but")), end)
    return any(item.is_a("copula", "judgement-verb", "award-verb") for item in items[comma:end])


def find_only_beyond(items: tuple[Item, ...], start: int, end: int) -> tuple[str, int] | None:
    """Return which step from a grade is told, and where that ends: "only C4 is lower than that"."""
    if start == 0 or not items[start - 1].is_a("only") or len(items) < end + _ONLY_REACH:
        return None
    if not items[end].is_a("copula") or not items[end + 2].is_a("than"):
        return None
    if not items[end + 3].is_a("the", "that"):
        return None
    step = (
        "above" if items[end + 1].is_a(*WORSE) else "below" if items[end + 1].is_a(*BETTER) else ""
    )
    return (step, end + 4 + items[end + 3].is_a("the")) if step else None


def is_of_the_whole(items: tuple[Item, ...], grade: int) -> bool:
    """Tell whether a side is said to be a step from a grade: "lower than the whole, which was"."""
    steps = (i for i in range(grade) if items[i].is_a(*STEPS))
    return any(
        find_compared(items, i) == grade and any(item.is_a(*_WHOLE) for item in items[i:grade])
        for i in steps
    )


def tells_move(sentence: Sentence) -> bool:
    """Tell whether something went up or down by a grade that is not told yet: "it fell a grade"."""
    moved = sentence.has("rise-verb", "fall-verb", *STEPS) and sentence.has("judgement-noun")
    return moved and not any(item.is_grade for item in sentence.items)


def find_step_from(items: tuple[Item, ...], start: int, end: int) -> int | None:
    """Return a step that is told from the grade at `start..end`: "one notch below good".

    Not from one that somebody had: "a grade above the poor rating that it got in 2016".
    """
    i = start - 1
    while i > 0 and items[i].is_a("than", "‘", "“", "'", '"'):
        i -= 1
    if i < 0 or not items[i].is_a(*STEPS):
        return None
    after = items[end : end + 1]
    had = any(item.is_a(*_GOES_ON) or item.time is not None for item in after)
    return None if had else i


def is_beside(items: tuple[Item, ...], end: int, i: int) -> bool:
    """Tell whether a step at `i` only explains a grade that ends at `end`: "good, a grade up"."""
    return all(item.is_a(",", "-", "(", "judgement-noun", "only", "just") for item in items[end:i])
