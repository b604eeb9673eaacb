"""Bodies with grades of their own, schools and the like, beside a council that only places them.

"A home in Reading", "an agency based in Reading", "Elm, a school with 90 places in Reading,".
"""

from councilgraph.extract.ordinals import COUNTS
from councilgraph.extract.reading import Item
from councilgraph.extract.strangers import DETERMINERS, QUARTERS, is_plain_name, is_plain_word

_JOINTS = frozenset({",", "and", "&"})
_WHERE = frozenset({"in", "near", "at", "outside", "around"})
_WHERE_ENDS = (" in", " at", " by")
_PARTS_OF_A_PLACE = QUARTERS | {"central", "inner", "outer"}
_ENDS_OF_A_PLACE = ("end", "side", "part", "outskirts", "heart", "centre", "edge", "suburbs")
_CLAUSE, _PASSIVE = 6, 3
_OF_COUNCILS = (
    *("authority", "authority-type", "service", "judged-noun", "aspect", "grade", "inspectorate"),
    *("inspector-noun", "report-noun", "inspection", "inspection-noun", "role", ","),
)


def describes_another(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a place only describes another body: "a home in Reading"."""
    if i + 1 < len(items) and items[i + 1].is_a("other-body"):
        return True
    before = i - 1
    while before >= 0 and items[before].is_a(*DETERMINERS, *_PARTS_OF_A_PLACE):
        before -= 1
    if before > 0 and items[before].is_a("of") and items[before - 1].is_a(*_ENDS_OF_A_PLACE):
        before -= 2  # "a school in the west end of Reading"
        while before >= 0 and items[before].is_a(*DETERMINERS, *_PARTS_OF_A_PLACE):
            before -= 1
    if _is_whom_a_body_is_for(items, i):
        return True
    if before >= 0 and is_other_body(items[before]) and items[before].text.endswith(_WHERE_ENDS):
        return True
    if before < 0 or not (items[before].is_a(*_WHERE) or _tells_where(items[before])):
        return False
    while before > 0 and items[before - 1].is_a(","):
        before -= 1
    while before > 1 and is_plain_name(items[before - 1]):
        before -= 1  # "the Elm School in Kent"
    return before > 0 and (is_other_body(items[before - 1]) or are_counted(items, before - 1))


def are_counted(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether schools, homes and the like are counted, of a service or not: "two schools"."""
    counted = i > 0 and (items[i - 1].text.isdigit() or items[i - 1].is_a(*COUNTS))
    return counted and items[i].is_a("other-body")


def _is_whom_a_body_is_for(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a clause on another body ends there: "the agency that serves A, B and C"."""
    place = i
    while place > 0 and items[place].is_a("authority", *_JOINTS, *DETERMINERS):
        place -= 1
    led = items[max(0, place - _CLAUSE) : place + 1]
    that = next((k for k, item in enumerate(led) if k and item.is_a("that", "which")), None)
    return that is not None and is_other_body(led[that - 1]) and not led[-1].is_a("copula")


def _tells_where(item: Item) -> bool:
    """Tell whether words say where something has its seat: "based in"."""
    return item.is_a("stay-verb") and item.text.endswith(_WHERE_ENDS)


def is_in_what_a_body_is(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a place is told in what a name is: "Elm, a school with 90 places in Kent, was".

    Or "Elm, based in Kent, was". Of a council its own words may tell anything.
    """
    comma = next((k for k in range(i - 1, 0, -1) if items[k].is_a(",")), 0)
    if comma and i == comma + 2 and _tells_where(items[i - 1]):
        return is_plain_name(items[comma - 1]) and items[i + 1].is_a(",")
    if not comma or not items[comma + 1].is_a("a", "an", "one") or not items[i - 1].is_a(*_WHERE):
        return False
    body = any(is_other_body(item) for item in items[comma + 1 : i])
    unknown = comma > 1 and all(map(is_plain_name, items[:comma]))
    named = is_plain_name(items[comma - 1]) and (body or unknown)
    return named and items[i + 1].is_a(",")


def is_in_what_somebody_is(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a place is told in words for somebody: "A charity with shops in Kent was rated".

    What it is of which they tell must be graded right behind them.
    """
    if not items[0].is_a("a", "an", "another") or not items[i - 1].is_a(*_WHERE):
        return False
    if any(item.is_a(*_OF_COUNCILS) and not item.is_a("other-body") for item in items[1:i]):
        return False
    after = [item for item in items[i + 1 : i + 1 + _PASSIVE] if not item.is_a("has", "have")]
    graded = any(item.is_a("judgement-verb", "award-verb") for item in after[1:2])
    return graded and after[0].is_a("copula")


def works_with(items: tuple[Item, ...], i: int, head: int) -> bool:
    """Tell whether a body is only one that a side has to do with: "links with schools were good".

    But in "links with a school rated good" it is the school that was.
    """
    after = next((item for item in items[i + 1 : head] if not _lists(item)), items[head])
    led = next((k for k in range(i - 1, 0, -1) if not _lists(items[k])), 0)
    named = led > 0 and items[led].is_a("with") and items[led - 1].is_a("aspect")
    return named and after.is_a("copula", "has", "have", "had")


def _lists(item: Item) -> bool:
    """Tell whether a word may stand in a list of bodies: "schools, charities and the police"."""
    if item.is_a("with", "which", "that", "who", "whose"):
        return False
    return item.is_a(*_JOINTS, "other-body", *DETERMINERS) or is_plain_word(item)


def is_other_body(item: Item) -> bool:
    """Tell whether an item is a school, a home or the like, and not a service of that name."""
    return item.is_a("other-body") and not item.is_a("authority", "service", "inspectorate")
