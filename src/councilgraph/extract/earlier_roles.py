"""Roles told before a name: "the council's director of housing, Ann Lee"."""

from councilgraph.extract.reading import Item
from councilgraph.extract.roles import (
    AUXILIARIES,
    CLOSE,
    ENDS_ROLE,
    REACH_AS,
    Role,
    is_object,
    is_title,
    list_goes_on,
    role_mention,
    role_of,
    told_role,
)
from councilgraph.model.claims import Kind

_REACH = 14
_APPOSED = frozenset("the a an its their our her his 's ’s . ( ) , and".split()) | {
    "honorific", "party", "authority", "authority-type", "role", "new-holder", "acting-holder",
    "former-holder", "service", "organisation-word", "judged-noun",
}  # fmt: skip
_HAVING = ("has", "have", "had")
_PREPOSITIONS = frozenset("in at near of from to into on with".split())


def role_before(items: tuple[Item, ...], first: int, others: frozenset[int]) -> Role | None:
    """Read "cabinet member for housing Cllr" before a name."""
    i = first - 1
    if i > 0 and items[i].is_a("and") and items[i - 1].is_a(","):
        return None  # "the leader, Ann Lee, and Bo Li": somebody else
    while i >= 0 and items[i].is_a("honorific", ".", ",", "(") and not items[i].is_a("role"):
        i -= 1
    if i >= 0 and items[i].is_a("for"):
        return None  # "a spokesman for Ann Lee"
    if i > 0 and items[i].is_a("in") and _gains(items, i):
        i -= 1
    if i > 0 and items[i].is_a("is", "be", "was") and _opens_with_role(items):
        i -= 1 + items[i].is_a("be")
        i -= items[i].is_a("is", "was")  # "is to be"
    for j in range(i, max(-1, i - _REACH), -1):
        item = items[j]
        role = role_mention(item)
        if role is not None and not is_title(item):
            if item.is_a("role-object") and _is_led(items, j, i):
                continue
            if item.is_a("role-object") or not _only_role_words(items[j + 1 : i + 1]):
                return None
            if _tells_of_others(items, j, i + 1):
                return None
            if item.is_a("second-word") and j < i and not items[j + 1].is_a(",", "honorific"):
                return None  # "her deputy manager"
            end = i + 1
            while end > j + 1 and items[end - 1].is_a("honorific", ".", ",", "("):
                end -= 1
            if item.is_a("honorific"):
                further = _before_title(items, j, others)
                if further is not None:
                    return further
            if items[j].is_a("role-verb"):
                near = [k for k in range(max(0, j - REACH_AS), j) if is_object(items, k)]
                role = (near and items[near[-1]].mention(Kind.ROLE)) or role
            if any(items[k].is_a("role-object") for k in range(j + 1, end)):
                return told_role(items[:end], j, j, others)
            return role_of(items, role, j, j, end)
        if j and item.is_a("who") and items[first - 1].is_a(",", "honorific"):
            return _before_clause(items, j - 1, first)
        if j in others or item.is_a("speech-verb", "copula", *ENDS_ROLE):
            return None
    return None


def _tells_of_others(items: tuple[Item, ...], j: int, end: int) -> bool:
    """Tell whether a sentence goes on between a role and a name: "its leader, spoke of Bo Oak"."""
    commas = [k for k in range(j + 1, end - 1) if items[k].is_a(",")]
    rest = items[commas[-1] + 1 : end] if commas else ()
    return any(not x.is_a(*_APPOSED) for x in rest) and not list_goes_on(items, commas[-1])


def _gains(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether somebody is had in a name: "Anytown has a new head of housing in Ann Lee"."""
    near = range(max(1, i - REACH_AS), i)
    return any(
        items[k].is_a("new-holder", "next", "a", "an", "its")
        and items[k - 1].is_a(*_HAVING, "a", "an", "its")
        for k in near
    )


def _opens_with_role(items: tuple[Item, ...]) -> bool:
    """Tell whether a sentence opens with a role: "The director is", "Joining as director is"."""
    opens = items[0].is_a("the", "its", "new-holder", "authority")
    return opens or (items[0].text.endswith("ing") and any(x.is_a("as") for x in items[:REACH_AS]))


def _before_clause(items: tuple[Item, ...], j: int, first: int) -> Role | None:
    """Read "the councillor who speaks for housing, Ann Lee": a role, and what its holder does."""
    role = role_mention(items[j])
    end = next((k for k in range(j, first) if items[k].is_a(",")), first)
    told = role is not None and end < first and not any(k.is_a("by") for k in items[j - 3 : j])
    return role_of(items, role, j, j, end) if role is not None and told else None


def _is_led(items: tuple[Item, ...], j: int, end: int) -> bool:
    """Tell whether a role is told further left: "the convener of the scrutiny committee"."""
    committee = any(item.is_a("committee-word") for item in items[j : end + 1])
    return committee or any(item.is_a("of") for item in items[max(0, j - CLOSE) : j])


def _before_title(items: tuple[Item, ...], j: int, others: frozenset[int]) -> Role | None:
    """Read the post before a mere title: "cabinet member for homes, Green councillor Ann Lee"."""
    k = j - 1
    while k > 0 and items[k].is_a("party"):
        k -= 1
    return role_before(items, k + 1, others) if k > 0 and items[k].is_a(",") else None


def _only_role_words(between: tuple[Item, ...]) -> bool:
    """Tell whether what stands between a role and a name can be the role's object.

    Right before a place stands a preposition: "cabinet members in Anytown", "to One Castle Hill".
    """
    sent = len(between) > 1 and between[0].is_a("to", "into") and not between[-1].mentions
    if between and (sent or between[-1].text.lower().split()[-1] in _PREPOSITIONS):
        return False
    verbs = ("speech-verb", "copula", "judgement-verb", *AUXILIARIES)
    return not any(item.is_a(*verbs) for item in between)
