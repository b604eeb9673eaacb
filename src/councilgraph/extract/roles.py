"""Roles told after a name: which words they are, and whose organisation they name.

Those before one are read by `earlier_roles`; whose role it is, `tenures` tells.
"""

from dataclasses import dataclass

from councilgraph.extract.reading import Item
from councilgraph.extract.workplaces import names_unknown_body, organisation_near, place_words
from councilgraph.model.claims import Kind, Mention
from councilgraph.model.text import Span

REACH_AFTER = 12
_ELSEWHERE = ("association-word", "other-body", "private-person", "other-commissioner")
ENDS_ROLE = frozenset(". ; : ( ) - ‘ “ ' \" who which whose whom that after when where".split())
_LINKS = frozenset(", who is was - (".split())
REACH_AS, _SITS = 8, 12
_HAVING = ("has", "have")
CLOSE = 3
_GIVEN = ("a", "an", "its", "his", "her")
AUXILIARIES = frozenset("has have had will would who was is".split())
_LED = (
    "authority", "authority-type", "inspectorate", "body", "body-suffix", "party", "committee-word",
)  # fmt: skip
_SERVED = ("service", "judged-noun", "department-word")
_BEFORE_ROLE = frozenset("also now is the a an its their 's new interim acting who".split()) | {
    "authority", "authority-type", "body", "inspectorate", "body-suffix", "role-verb",
    "acting-holder", "new-holder", "former-holder", "party", "association-word",
}  # fmt: skip
_PAST = "ed"
_GOES_ON = frozenset("and or in of at for on to with from where".split())
_DETERMINERS = frozenset("the its their his her our a an this former then new".split())


@dataclass(frozen=True, slots=True)
class Role:
    """A role told beside a name: its words, and where it is held as far as they tell."""

    mention: Mention
    words: Span
    organisation: Mention | None
    elsewhere: bool
    former: bool


def role_after(items: tuple[Item, ...], i: int, others: frozenset[int]) -> Role | None:
    """Read ", the council's director of housing," or ", who holds the brief," after a name."""
    if i < len(items) and items[i].is_a("name-suffix") and items[i].mention(Kind.ROLE):
        return told_role(items[: i + 1], i, i, others)
    if i < len(items) and items[i].is_a("name-suffix"):
        return role_after(items, i + 1, others)
    if _links(items, i):
        if _takes_over(items, i, others):
            others = frozenset()  # "Ann Lee replaces Bo Oak as leader"
        return role_from(items, i, others) or _past_clause(items, i, others)
    for j in range(i, min(len(items), i + REACH_AS)):
        if j in others or items[j].is_a(",", "speech-verb", *ENDS_ROLE):
            return None
        if items[j].is_a("as", "new-holder"):
            another = i < j - 1 and items[j - 1].is_a(*_DETERMINERS)  # "wished the new director"
            if another or _appoints(items, i, j):
                return None
            return role_from(items[: j + REACH_AS], j, others)
    return None


def _past_clause(items: tuple[Item, ...], i: int, others: frozenset[int]) -> Role | None:
    """Read the role behind a clause: ", who trained in Anytown, has been a director at"."""
    if not (items[i].is_a(",") and items[i + 1].is_a("who")):
        return None
    near = range(i + 2, min(len(items) - 1, i + 2 + REACH_AFTER))
    end = next((k for k in near if items[k].is_a(",") or k in others), None)
    if end is None or not (items[end].is_a(",") and items[end + 1].is_a("has", "will")):
        return None
    return role_after(items, end + 1, others)


def _takes_over(items: tuple[Item, ...], i: int, others: frozenset[int]) -> bool:
    """Tell whether somebody else is named as whose post it was: "who succeeded Bo Oak as"."""
    near = [k for k in range(i, min(len(items), i + CLOSE)) if items[k].is_a("new-holder")]
    after = range(near[0] + 1, near[0] + CLOSE) if near else ()
    return any(k in others for k in after)


def _appoints(items: tuple[Item, ...], i: int, j: int) -> bool:
    """Tell whether the name is of who gives a post: "Ann Lee has since appointed a director"."""
    active = any(items[k].is_a(*_HAVING, "had") for k in range(i, j))
    passive = any(items[k].is_a("copula", "been") for k in range(i, j))
    return active and not passive and items[j + 1 : j + 2] != () and items[j + 1].is_a(*_GIVEN)


def _links(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether what stands after a name can tie a role to it."""
    if i + 1 >= len(items):
        return False
    if items[i].is_a("will", "has", "had") and items[i + 1].is_a("be", "been"):
        return True
    if items[i].is_a("to") and items[i + 1].is_a("be", "become"):
        return True  # "has chosen Ann Lee to be its next chief executive"
    near = items[i + 1 : i + 2 + CLOSE]
    if items[i].is_a(*_HAVING) and any(item.is_a("role-object") for item in near):
        return True
    if items[i].is_a("role") and items[i].text.lower().split()[1:2] == ["the"]:
        return True  # "chairs the improvement board"
    listed = items[i].is_a(",") and items[i + 1].is_a("and")
    return items[i].is_a(*_LINKS, "role-verb", "new-holder") and not listed


def role_from(items: tuple[Item, ...], i: int, others: frozenset[int]) -> Role | None:
    """Return the first role at or after a place, if nothing parts it from the name."""
    for j in range(i, min(len(items), i + REACH_AFTER)):
        item = items[j]
        role = role_mention(item)
        if role is not None and not is_title(item):
            if _is_of_another(items, i, j):
                return None
            # "A councillor who chairs the housing committee" is known by what she does.
            more = item.is_a("honorific") and items[j + 1 : j + 2]
            also = (
                told_role(items, i, j + 1, others) if more and more[0].is_a("role-verb") else None
            )
            return also or told_role(items, i, j, others)
        ends = item.is_a("speech-verb", "only-spoken-of", *(ENDS_ROLE - {"who", "-", "("}))
        if j in others or (ends and j > i and not _is_whose(items, j)):
            return None
    return None


def _is_whose(items: tuple[Item, ...], j: int) -> bool:
    """Tell whether a post is told as somebody's own: "whose portfolio includes schools"."""
    return items[j].is_a("whose") and any(k.is_a("role-object", "as") for k in items[j : j + CLOSE])


def _is_of_another(items: tuple[Item, ...], i: int, j: int) -> bool:
    """Tell whether a role is no post of hers: "seen by an inspector", "in the chair"."""
    k = j - 1
    while k > i and items[k].is_a("all", *_DETERMINERS, "acting-holder", "former-holder"):
        k -= 1
    led = ("by", "to") if items[j].is_a("role-object") else ("by", "to", "in")
    return k > 0 and k >= i and items[k].is_a(*led)


def role_mention(item: Item) -> Mention | None:
    """Return the role that an item is; an association of directors is none."""
    return None if item.mention(Kind.BODY) else item.mention(Kind.ROLE)


def is_title(item: Item) -> bool:
    """Tell whether a role is a title before a name: "Councillor", not "a councillor"."""
    return item.is_a("honorific") and item.text[0].isupper()


def told_role(items: tuple[Item, ...], i: int, j: int, others: frozenset[int]) -> Role | None:
    """Return the role told at `j`; of a verb ("leads", "chairs") the object tells which."""
    end = _role_end(items, j, others)
    verb = items[j].is_a("role-verb")
    objects = [k for k in range(j + 1, end) if is_object(items, k)]
    of = j + 1 < len(items) and items[j + 1].is_a("of", "'s")
    place = objects[0] if objects and (verb or of) else j
    if items[place].is_a("role-object") and not (
        of or any(items[k].is_a("role-verb", "whose", *_HAVING) for k in range(i, place))
    ):
        return None
    serves = items[j].is_a("service-verb")
    if serves and items[j + 1 : j + 2] and items[j + 1].is_a("a", "an"):
        return None  # "who runs a support group in Anytown"
    post = next((k for k in range(j + 1, end) if serves and _is_post(items[k])), None)
    if post is not None:
        return told_role(items, i, post, others)  # "who runs the department as director"
    inside = items[j + 1 : end]
    at = serves and any(item.is_a("authority") for item in inside)  # "who runs education at Kent"
    short = serves or items[j].is_a("brief-verb")
    led = (*_SERVED, "organisation-word") if at else _SERVED if short else _LED
    if verb and not objects and not any(item.is_a(*led) for item in inside):
        plain = [item for item in inside if serves and item.text.islower()]
        if not any(item.is_a("organisation-word") for item in plain):
            return None
    role = items[place].mention(Kind.ROLE)
    held = items[place].is_a("role-object") and place == j
    first = next((k for k in range(i, j) if held and items[k].is_a("role-verb", *_HAVING)), j)
    return role_of(items, role, i, first, end) if role is not None else None


def _is_post(item: Item) -> bool:
    return item.mention(Kind.ROLE) is not None and not item.is_a("role-object", "honorific")


def is_object(items: tuple[Item, ...], k: int) -> bool:
    """Tell whether an item is the object that tells a role; of groups only a party's does.

    Or that of who sits for a party: "Ann Lee (Lab), who leads the group".
    """
    if not items[k].is_a("role-object"):
        return False
    partisan = items[k - 1].mention(Kind.PARTY) is not None or items[k - 1].text[0].isupper()
    sits = any(item.mention(Kind.PARTY) for item in items[max(0, k - _SITS) : k])
    return partisan or sits or not items[k].is_a("organisation-word")


def role_of(items: tuple[Item, ...], role: Mention, start: int, place: int, end: int) -> Role:
    """Return a role with its words from `place` to `end`, and where they say that it is held."""
    organisation = organisation_near(items, start, place, end)
    # "Director of residents and housing" is for them, and none of them.
    portfolio = items[place + 1 : end]
    served = portfolio if any(item.mention(Kind.SERVICE) for item in portfolio) else ()
    # "Her portfolio includes schools": they are what she answers for.
    owned = items[place].is_a("role-object") or items[start].is_a("whose")
    elsewhere = organisation is None and (
        any(
            item.is_a(*_ELSEWHERE)
            and not (item.is_a("private-person") and item in served)
            and not (owned and item in portfolio)
            for item in place_words(items, start, place, end)
        )
        or names_unknown_body(items, place)
    )
    return Role(
        mention=role,
        words=items[place].span.to(items[end - 1].span),
        organisation=organisation,
        elsewhere=elsewhere,
        former=_is_former(items, place),
    )


def _role_end(items: tuple[Item, ...], j: int, others: frozenset[int]) -> int:
    """Return the position after a role's words: "cabinet member for children and families"."""
    end = j + 1
    while end < len(items):
        item = items[end]
        if end in others:
            break
        at = items[end - 1].is_a("the") and items[end - 2].is_a("at", "for", "of")
        ends = item.is_a("speech-verb", "copula", *AUXILIARIES, *ENDS_ROLE)
        if ends or item.time or (item.is_a("inspector-noun") and not at):
            break
        if item.is_a(",") and not list_goes_on(items, end):
            break
        if item.is_a("by") or _tells_more(items[end - 1], item):
            break
        if item.is_a("and") and _begins_another(items, end + 1):
            break
        end += 1
    return end


def _tells_more(place: Item, item: Item) -> bool:
    """Tell whether a verb follows where a role is held: "the leader of Anytown Council wept"."""
    plain = not item.mentions and item.text.isalpha() and item.text.islower()
    return place.is_a("authority", "body") and plain and not item.is_a(*_GOES_ON)


def _begins_another(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether after "and" another role begins: "and (now) chairs", "and interim chair".

    Or something else that she is or was: "and a former teacher in Anytown".
    """
    if any(item.is_a("a", "an", "former-holder") for item in items[i : i + 1]):
        return True
    for item in items[i : i + 6]:
        if item.mention(Kind.ROLE) is not None:
            return True
        if not item.is_a(*_BEFORE_ROLE):
            return False
    return False


def list_goes_on(items: tuple[Item, ...], comma: int) -> bool:
    """Tell whether a comma is inside a portfolio: "for education, SEND and skills"."""
    following = items[comma + 1 : comma + 6]
    if not following or following[0].is_a("speech-verb", "who", "which", "and"):
        return False
    for item in following:
        if item.is_a("and", "&"):
            return True
        if item.is_a(",", "speech-verb", "copula", "‘", "“") or item.is_a(*_DETERMINERS):
            return False
        if not item.mentions and item.text.endswith(_PAST):
            return False  # "for finance, pointed to roads and bins"
    return False


def _is_former(items: tuple[Item, ...], place: int) -> bool:
    """Tell whether a role is one that is over: "former Anytown Council leader"."""
    i = place - 1
    while i >= 0 and items[i].is_a("authority", "authority-type", "party", "'s"):
        i -= 1
    return i >= 0 and items[i].is_a("former-holder", "former")
