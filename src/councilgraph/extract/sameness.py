"""Words for a grade told before: "the same mark", "that grade", "it keeps its rating"."""

from collections.abc import Sequence
from itertools import pairwise

from councilgraph.extract.reading import Item
from councilgraph.model.claims import JudgementClaim, Kind, Standing

COUNTED = {"three": 3, "four": 4, "five": 5, "six": 6, "3": 3, "4": 4, "5": 5, "6": 6}
_PART_REACH = 6
_LIKEWISE_REACH = 9
_GIVEN_REACH = 2
_SCALE_REACH = 5
_WHOLE_REACH = 8
_YEARS_BEFORE = ("ago", "date", "that", "since")
_ENDS_OF_SAME = (".", ",", ";", "-", "as", "in", "then", "from", "last", "this", "when", "at")


def is_told_likewise(items: tuple[Item, ...], start: int, end: int) -> bool:
    """Tell whether a grade is one that was told before: "the same grade", "it was good, too"."""
    after = items[end : end + _LIKEWISE_REACH]
    too = any(
        (one.is_a("too") and other.is_a(".", ",", ";"))
        or (one.is_a("as") and other.text.lower() == "well")
        for one, other in pairwise(after)
    )
    return too or any(item.is_a("same-grade") for item in items[start:end])


def is_kept(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a grade told before was kept or given: "kept that grade", "got that mark"."""
    kept = i > 0 and items[i - 1].is_a("retain-verb")
    if kept and items[i].is_a("the", "its", "their") and not any(x.is_grade for x in items):
        # "It keeps the grade that it was given in 2019" tells when that was.
        return is_grade_noun(items, i + 1) and any(item.time for item in items[i:])
    return (_is_that_grade(items, i) and (kept or _was_given(items, i))) or _is_the_grade(items, i)


def _is_the_grade(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether "the rating" is the one told before: "Kent was given the rating on Tuesday"."""
    if (
        not items[i].is_a("the")
        or not is_grade_noun(items, i + 1)
        or any(x.is_grade for x in items)
    ):
        return False
    given = i > 1 and items[i - 1].is_a("award-verb") and items[i - 2].is_a("copula")
    return given and all(x.time or x.is_a(*_ENDS_OF_SAME, "on") for x in items[i + 2 : i + 3])


def _was_given(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether something was given shortly before, and no other grade is told.

    Or is had by councils: "the only other council with that rating".
    """
    verbs = any(item.is_a("award-verb") for item in items[max(0, i - _GIVEN_REACH) : i])
    councils = any(item.is_a("authority-type", "aggregate") for item in items[: i - 1])
    held = councils and items[i - 1].is_a("with")
    return (verbs or held) and not any(x.is_grade for x in items[:i])


def is_moved_to(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether something went to a grade told before: "moved down from C2 to that grade"."""
    if i < 2 or not items[i].is_a("that", "same-grade") or not items[i - 1].is_a("to"):
        return False
    left = any(one.is_a("from") and other.is_grade for one, other in pairwise(items[:i]))
    moved = left or any(item.is_a("rise-verb", "fall-verb") for item in items[:i])
    return moved and is_grade_noun(items, i + 1)


def is_all_told(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether "the same" needs no noun: "the verdict in 2019 was the same", "got the same"."""
    if not items[i].is_a("same-grade") or i < 2:
        return False
    after = items[i + 1] if i + 1 < len(items) else None
    if any(item.is_grade or _is_that_grade(items, n) for n, item in enumerate(items)):
        return _is_passed_on(items, i)
    ends = after is None or after.time is not None or after.is_a(*_ENDS_OF_SAME, "again")
    whom = items[i - 1].is_a("it", "them")  # "gives it the same again"
    told = items[i - 1 - whom].is_a("award-verb") or (
        items[i - 1].is_a("copula") and any(item.is_a("judgement-noun") for item in items[: i - 1])
    )
    return ends and told


def _is_passed_on(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a grade goes on to another side: "and leadership the same"."""
    after = items[i + 1] if i + 1 < len(items) else None
    told = any(item.is_grade or _is_that_grade(items, n) for n, item in enumerate(items[:i]))
    if items[i - 1].is_a("aspect"):
        return told and (after is None or after.is_a(".", ",", ";"))
    goes_on = after is not None and after.is_a("for", "in", "of")
    near = items[i + 2 : i + 2 + _PART_REACH]
    return told and items[i - 1].is_a("and") and goes_on and any(x.is_a("aspect") for x in near)


def _is_that_grade(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a grade told before is meant: "that grade"."""
    return items[i].is_a("that", "this") and is_grade_noun(items, i + 1)


def is_a_score(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether "the same score" is a number: "the same score, three out of four"."""
    near = [item.text.lower() for item in items[i + 1 : i + 1 + _SCALE_REACH]]
    return any(
        (one in COUNTED or one.isdigit())
        and (two.startswith("out of") or (two == "out" and three == "of"))
        for one, two, three in zip(near, near[1:], [*near[2:], ""], strict=False)
    )


def is_as_the_whole(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether "the same mark" is that of the whole: "as the service overall"."""
    after = items[i : i + _WHOLE_REACH]
    place = next((n for n, item in enumerate(after) if item.is_a("as")), None)
    return place is not None and any(item.is_a("overall", "service") for item in after[place:])


def is_grade_noun(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a word like "rating" stands there, with nothing but an adjective before it."""
    if i >= len(items):
        return False
    overall = items[i].is_a("aspect") and items[i].text.lower().startswith("overall ")
    return overall or items[i].is_a("judgement-noun")


def looks_back(told: Sequence[JudgementClaim]) -> bool:
    """Tell whether all is of years before, and of nobody else: "In 2018 it was inadequate"."""
    return all(
        (claim.authority is None or claim.authority.kind is Kind.AUTHORITY_TYPE)
        and (claim.standing is Standing.PREVIOUS or _is_of_years_before(claim))
        for claim in told
    )


def _is_of_years_before(claim: JudgementClaim) -> bool:
    told = claim.time is not None and claim.time.form in _YEARS_BEFORE
    return told and "in-force" not in claim.signals
