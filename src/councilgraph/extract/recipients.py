"""Whose grade it is, where they stand after it: "a good rating for Anytown"."""

from councilgraph.extract.clauses import clause_end
from councilgraph.extract.complements import names_manner, skip
from councilgraph.extract.other_bodies import is_other_body
from councilgraph.extract.reading import Item, Sentence
from councilgraph.extract.strangers import DETERMINERS, ends_unknown_name, is_name
from councilgraph.model.claims import Kind, Mention

_TOWARDS = frozenset(["for", "to", "of", "on", "at", "in", "against", "by"])
_JOINTS = frozenset({",", "and", "&"})
_REACH = 8
_WAY_REACH = 6
_BRACKET = 3
_ARTICLES = ("a", "an", "another")
_INTO_WAY = (*DETERMINERS, "that", "in", "which")


def find_recipients(sentence: Sentence, tail: int) -> tuple[tuple[Mention, ...], str | None]:
    """Return the councils after a grade that ends at `tail`, and why there can be none.

    The reason is one of those that a `Subject` is refused for.
    """
    items = sentence.items
    end = _past_short_names(sentence, clause_end(sentence, tail - 1))
    owner = _whose_way(items, tail)
    if owner is not None:
        return (owner,), None
    by_whom = skip(items, tail + 1, *DETERMINERS, *_ARTICLES)
    if by_whom < end and items[tail].is_a("by") and is_other_body(items[by_whom]):
        return (), "other-body"  # "maladministration by a housing association in Anytown"
    reach = tail + _REACH + sum(item.is_a("(", ")") for item in items[tail:end])
    for i in range(tail, min(end, reach)):
        item = items[i]
        if item.is_a("with") and items[i - 1].is_a("service"):
            continue  # "services for children with special needs in Anytown"
        if item.is_a("grade", "other-body", "negation", "with"):
            return (), None
        if not item.is_a("authority", "authority-type"):
            continue
        before = i - 1
        unknown = ends_unknown_name(sentence, i)
        while before >= tail and (
            items[before].is_a(*DETERMINERS) or (unknown and is_name(items[before]))
        ):
            before -= 1
        follows = before >= tail and items[before].is_a(*_TOWARDS, "award-verb", "going-verb")
        mention = item.mention(Kind.AUTHORITY) or item.mention(Kind.AUTHORITY_TYPE)
        if follows and unknown:
            return (), "unknown-name"
        if not follows or mention is None:
            return (), None
        return (mention, *_list_on(items, i + 1)), None
    return (), None


def _past_short_names(sentence: Sentence, end: int) -> int:
    """Return where a clause ends that a short name in brackets parts: "needs (SEND) in Kent"."""
    items = sentence.items
    while end + _BRACKET < len(items) and items[end].is_a("(") and items[end + 2].is_a(")"):
        if items[end + 1].time is not None or items[end + 1].is_a("grade", "authority"):
            break
        end = clause_end(sentence, end + _BRACKET)
    return end


def _list_on(items: tuple[Item, ...], i: int) -> tuple[Mention, ...]:
    """Return the authorities that go on with a list: "to Anytown, Otherton and Elsewhere"."""
    found: list[Mention] = []
    while i + 1 < len(items) and items[i].is_a(*_JOINTS):
        after = i + 1 + items[i + 1].is_a(*_JOINTS)
        mention = items[after].mention(Kind.AUTHORITY) if after < len(items) else None
        if mention is None:
            break
        found.append(mention)
        i = after + 1
    # "To Anytown, and Otherton was": what follows has a verb of its own.
    goes_on = i < len(items) and items[i].is_a(
        "copula", "has", "had", "have", "judgement-verb", "'s"
    )
    return tuple(found[:-1] if goes_on else found)


def _whose_way(items: tuple[Item, ...], tail: int) -> Mention | None:
    """Return who did what a grade is for: "a finding in the way that Anytown handled damp"."""
    near = range(tail, min(len(items), tail + _WAY_REACH))
    way = next((i for i in near if names_manner(items[i])), None)
    if way is None or any(item.is_a("authority", "grade", ",") for item in items[tail:way]):
        return None
    who = next((i for i in range(way + 1, len(items)) if not items[i].is_a(*_INTO_WAY)), way)
    owns = any(item.is_a("'s", "’s") for item in items[who + 1 : who + 2])
    return None if owns else items[who].mention(Kind.AUTHORITY)
