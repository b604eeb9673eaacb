"""Whether councils are only counted: "most councils", "of those seen, 33 are good"."""

from councilgraph.extract.ordinals import COUNTS
from councilgraph.extract.reading import Item

_QUANTIFIERS = frozenset({"other", "others", "some", "several", "many", "most", "few", "nobody"})
_COUNTING = _QUANTIFIERS | {"aggregate", "nobody"}
_NUMBERS = COUNTS - _QUANTIFIERS - {"one"}
_AMONG = ("among", "amongst")
_BEING = ("copula", "become", "becomes", "became", "becoming", "now", "as", ",")
_NAMED = ("authority", "authority-type", "service", "judged-noun")
_REACH, _AMONG_REACH = 3, 4


def counts_bodies(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether councils are counted there: "most councils", "others were", not "most of it"."""
    if items[i].text.isdigit() or items[i].is_a("half", *_NUMBERS):
        return _is_bare_count(items, i) or _is_some_of(items, i)
    if items[i].tags.isdisjoint(_COUNTING):
        return False
    led = i > 0 and items[i - 1].is_a("the", "both", "only", "these")
    if items[i].is_a("aggregate", "nobody"):
        return not (led or _is_score(items, i) or _is_whom_one_is_among(items, i))
    if led or not items[i].is_a(*_QUANTIFIERS):
        return False
    near = items[i + 1 : i + 1 + _REACH]
    pronoun = bool(near) and near[0].is_a("copula", "have", "had", "of", "in", "judgement-verb")
    return pronoun or any(item.is_a("authority-type", "other-body") for item in near)


def _is_score(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a share is what a council got, or is only compared with.

    "Anytown scored 62 per cent and was rated", "adoption did not rise with the rest, and was".
    """
    after = items[i + 1 : i + 2]
    counted = any(item.is_a("of", "copula", "have", "had", "judgement-verb") for item in after)
    named = any(item.is_a("authority", "aspect") for item in items[:i])
    beside = i > 0 and items[i - 1].is_a("with", "than", "unlike", "like", "behind")
    return named and not counted and (beside or items[i].text.lower().startswith("per"))


def _is_whom_one_is_among(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether they are those of which a named one is: "Anytown is one of the first councils".

    So it is in "is among only a few councils to be".
    """
    for k in range(i - 1, max(0, i - 1 - _AMONG_REACH), -1):
        one_of = items[k].is_a("of") and items[k - 1].is_a("one")
        if one_of or items[k].is_a(*_AMONG):
            before = items[: k - one_of]
            led = before[-1].is_a(*_BEING) if before else False
            return led and any(item.is_a(*_NAMED) for item in before)
    return False


def _is_some_of(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a number is of things that are no councils: "three of the nine homes"."""
    if not any(item.is_a("of") for item in items[i + 1 : i + 2]):
        return False
    return any(
        item.is_a("other-body")
        or (item.is_a("organisation-word") and not item.is_a("authority-type", "judged-noun"))
        for item in items[i + 2 : i + 2 + _REACH]
    )


def _is_bare_count(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a number is a subject by itself: "of those seen, 33 are good".

    So it is in "only two are poor".
    """
    place = i - (i > 0 and items[i - 1].is_a("just", "only"))
    opens = place == 0 or items[place - 1].is_a(",", "and", "but", ";", ":")
    follows = i + 1 < len(items) and items[i + 1].is_a("copula", "have", "had", "judgement-verb")
    grades = follows and items[i + 1].is_a("judgement-noun")  # ", two grades below"
    return opens and follows and not grades and items[i].time is None
