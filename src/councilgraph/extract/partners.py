"""Which council is another's partner, as the words around the noun for it tell.

"Its improvement partner, Anytown", "has Anytown as its partner", "in a partnership with Anytown".
"""

from councilgraph.extract.reading import Item
from councilgraph.model.claims import Kind, Mention

OF_IT = frozenset("its their 's".split())
OWN = frozenset("the its their an a 's his her our".split())
BECOMING = ("be", "become", "act", "retain-verb")
_BESIDE = frozenset("with alongside beside for of to in at".split())
_RELATIVES = ("who", "which", "whose", "that")
_ROLE_REACH, _NEAR, _TWO, _OWNED = 4, 6, 2, 5


def find_apposed(items: tuple[Item, ...], i: int) -> Mention | None:
    """Return who is named right after a noun: "its improvement partner, Anytown, sent".

    And in "its improvement partner is Anytown", "it has a partner in Anytown", "As improvement
    partner, Anytown has sent".
    """
    after = items[i + 1 : i + 4]
    if len(after) <= _TWO:
        return None
    parted = after[0].is_a(",") and (after[2].is_a(",", ".") or items[0].is_a("as"))
    has = after[0].is_a("in") and any(k.is_a("has", "have") for k in items[max(0, i - _TWO) : i])
    told = parted or has or after[0].is_a("is", "was")
    return after[1].mention(Kind.AUTHORITY) if told else None


def find_explained(items: tuple[Item, ...], i: int) -> Mention | None:
    """Return who is named right before a noun for it: "help from Anytown, its official partner".

    The words between are whose it is; "in Anytown, its partner Otherton" opens a sentence.
    """
    j = i - 1
    while j > 0 and not items[j].is_a(",", "-"):
        if items[j].is_a("and", "&", "copula", "with", *_RELATIVES) or j < i - _OWNED:
            return None
        j -= 1
    owned = any(items[k].is_a(*OWN, "'", "’") for k in range(j + 1, i))
    if not owned or j < 1 or items[max(0, j - 2)].is_a("in", "at"):
        return None
    return items[j - 1].mention(Kind.AUTHORITY)


def find_chosen(items: tuple[Item, ...], i: int) -> Mention | None:
    """Return who is named right before what it is: "has Anytown as its improvement partner".

    And who is asked to be it: "has asked Anytown to act as its improvement partner".
    """
    asked = (k for k in range(2, i) if items[k].is_a("to") and items[k - 2].is_a("asking-verb"))
    to = next(asked, None)
    if to is not None and items[to + 1].is_a(*BECOMING) and i - to <= _ROLE_REACH:
        return items[to - 1].mention(Kind.AUTHORITY)
    place = _as_what(items, i)
    if place is None:
        return None
    before = items[max(0, place - 2)]
    beside = before.text.split()[-1].lower() in _BESIDE or before.is_a("help-verb")
    if beside and not is_with(items, i):
        return None  # "is working alongside Anytown as its partner", "will help Anytown"
    return items[place - 1].mention(Kind.AUTHORITY)


def _as_what(items: tuple[Item, ...], i: int) -> int | None:
    """Return where it is said as what somebody helps: the place of "as" before a noun."""
    near = range(max(1, i - _ROLE_REACH), i)
    return next((k for k in near if items[k].is_a("as")), None)


def is_with(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether two work with each other: "is working with Anytown as its improvement partner".

    Mostly who is named last helps the other, yet the words alone leave open which of them it is;
    who "will work with" somebody helps.
    """
    place = _as_what(items, i)
    words = items[max(0, place - 2)].text.lower().split() if place is not None else [""]
    return words[0].endswith("ing") and words[-1] == "with"


def partner_place(items: tuple[Item, ...], i: int) -> int | None:
    """Return where a partnership's other council is named: "with Anytown", "mentored by Anytown".

    "In partnership with Anytown" only says who worked together, and so does "with Anytown and
    Otherton on fostering".
    """
    near = [k for k in range(i + 1, min(len(items), i + _NEAR)) if not items[k].is_a("the")][:3]
    led = items[near[0]].is_a("with", "by") if near else False
    under = len(near) > 2 and items[near[0]].is_a("under") and items[near[1]].is_a("which")
    if not (led or under) or items[i - 1].is_a("in", "our"):
        return None
    place = near[2 if under else 1] if len(near) > 1 else None
    if place is None or items[place].mention(Kind.AUTHORITY) is None:
        return None
    after = items[place + 1 : place + 2]
    return None if after and after[0].is_a("on", "and", "&", "'s") else place


def is_partner_alone(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a bare word is a role of help: "became the town's partner", "as a partner".

    That is told of a council; a firm that is "a partner in the scheme" is none, nor is a council.
    """
    after = items[i + 1 : i + 4]
    if (
        after
        and after[0].is_a("in", "for", "on")
        and not any(
            item.time or item.is_a("service", "authority", "authority-type") for item in after
        )
    ):
        return False
    j = i - 1
    while j > 0 and items[j].is_a(*OWN, "authority", "authority-type"):
        j -= 1
    if not items[j].is_a("as", "became", "become", "becomes", "made"):
        return False
    owned = any(items[k].is_a("authority", "authority-type", *OF_IT) for k in range(j + 1, i))
    return owned or any(item.is_a("help-verb") for item in items[:j])
