"""Whose grade it is: the subject of a verdict, from the words around it.

Nearest to the left wins, in the order of an English clause, past helpers ("rated by", "the same
step as"). A subject that is some other body, or a name that nobody knows, is no council.
"""

from dataclasses import dataclass, field
from itertools import pairwise

from councilgraph.extract.asides import inserted
from councilgraph.extract.aspects import find_topic
from councilgraph.extract.clauses import is_region
from councilgraph.extract.companions import (
    are_taken_up,
    is_another,
    is_explained,
    is_helper,
    is_ones_own,
    is_taken_up,
    is_where_it_is_first,
    is_who_came_before,
)
from councilgraph.extract.ordinals import COUNTS
from councilgraph.extract.other_bodies import (
    are_counted,
    describes_another,
    is_in_what_a_body_is,
    is_in_what_somebody_is,
    is_other_body,
    works_with,
)
from councilgraph.extract.reading import Item, Sentence
from councilgraph.extract.recipients import find_recipients
from councilgraph.extract.strangers import (
    DETERMINERS,
    INDEFINITE,
    PRONOUNS,
    ends_unknown_name,
    find_where_it_lies,
    has_stranger,
    is_of_a_stranger,
    is_of_unknown_name,
    is_said_of_a_name,
)
from councilgraph.model.claims import Kind, Mention

_SUBJECTS = frozenset(["authority", "authority-type", "other-body", "grade"])
_JOINTS = frozenset({",", "and", "&"})
_GIVEN = ("judgement-noun", "judged-noun")
_POINTED_AT = ("service", "judged-noun", "authority-type")
_AGAIN = 6
_PART_OF = 3
_PHRASE = 6
_OWN = ("its", "their", "'s")
_BREAKS = (",", "and", "of", "in", "which", "that", "authority", "authority-type", "grade")
_OPENING_NAME = 3
_NAMED = 4  # "Anytown, another near neighbour, which"
_LEAD = 1  # paragraphs, after the headline
_TOLD = ("has", "have", "had", "was", "were")
_BEFORE_PARTICIPLES = frozenset("once first last now currently already previously".split())
_WHERE = frozenset({"in", "near", "at", "outside", "around"})


@dataclass(frozen=True, slots=True)
class Subject:
    """What a verdict is about, as far as its own sentence tells.

    `refused` says why it can be no council's ("other-body", "indefinite", "unknown-name");
    `stranger` that a name which nobody knows stands nearer to the grade than any council.
    """

    authorities: tuple[Mention, ...] = ()
    service: Mention | None = None
    aspects: tuple[Mention, ...] = field(default=())
    refused: str | None = None
    stranger: bool = False


def find_subject(sentence: Sentence, start: int, head: int, tail: int) -> Subject:
    """Find the subject of the grade whose items are `head..tail`; its clause begins at `start`."""
    service, aspects = find_topic(sentence, start, head, tail)
    stranger = has_stranger(sentence, start, head) or is_of_a_stranger(sentence.items, tail)
    left = _search_left(sentence, head)
    if left is not None:
        return Subject(
            authorities=left.authorities,
            service=service,
            aspects=aspects,
            refused=left.refused,
            stranger=stranger,
        )
    right = _after_participle(sentence, head, tail)
    if right is None:
        authorities, reason = find_recipients(sentence, tail)
        right = Subject(authorities=authorities, refused=reason)
    refused = right.refused
    told = right.authorities or service is not None or aspects
    named = not sentence.headline and is_said_of_a_name(sentence.items, head)
    if named or (not told and is_of_unknown_name(sentence, start, head)):
        refused = "unknown-name"
    return Subject(
        authorities=right.authorities,
        service=service,
        aspects=aspects,
        refused=refused,
        stranger=stranger,
    )


def _search_left(sentence: Sentence, head: int) -> Subject | None:
    items = sentence.items
    aside = inserted(sentence, head)
    owner = next((k for k in range(head - 1, 0, -1) if is_ones_own(items, k)), 0)
    located = find_where_it_lies(items)
    for i in range(head - 1, -1, -1):
        item = items[i]
        if item.is_a("same-grade") and i + 1 < head and items[i + 1].is_a(*_POINTED_AT):
            return None  # "and in 2023 the same services were rated good"
        if _is_a_neighbour_who(items, i):
            return Subject(refused="indefinite")
        if item.tags.isdisjoint(_SUBJECTS) or i in aside:
            continue
        another = item.is_a("authority", "authority-type") and describes_another(items, i)
        put_in = is_in_what_a_body_is(items, i) or is_in_what_somebody_is(items, i)
        if another or i == located or put_in:
            return Subject(refused="other-body")
        if item.is_a("authority") and (
            is_where_it_is_first(items, i) or is_who_came_before(items, i)
        ):
            continue
        if i < owner and item.is_a("authority") and is_another(items, i):
            continue
        if is_other_body(item) or are_counted(items, i):
            if works_with(items, i, head):
                continue
            return Subject(refused="other-body")
        explained = is_explained(items, i, head)
        own = explained or not is_helper(items, i) or is_taken_up(items, i, aside)
        if item.is_a("authority") and own:
            return Subject(authorities=_list_back(items, i))
        if item.is_a("authority-type") and not is_helper(items, i):
            if i > 1 and items[i - 2].is_a("only") and items[i - 1].is_a("other"):
                continue
            if _is_one_of_several(items, i) or _says_what_it_is(items, i):
                continue
            if i and items[i - 1].is_a("as") and any(x.is_a("authority") for x in items[:i]):
                continue  # "Anytown joins Otherton as councils with that grade"
            if any(x.is_a(",") and y.is_a("it", "they") for x, y in pairwise(items[i:head])):
                continue  # "how a council looks after people, it is good"
            led = bool(i) and items[i - 1].is_a(*INDEFINITE) and not _names_it_later(sentence, i)
            if led or (i and _is_counted(items, i)) or _are_any(items, i):
                return Subject(refused="indefinite")
            if ends_unknown_name(sentence, i):
                return Subject(refused="unknown-name")
            if (mention := item.mention(Kind.AUTHORITY_TYPE)) is not None:
                return Subject(authorities=(mention,))
        if item.is_grade and not _continues(items, i, head):
            return None
    return None


def _is_a_neighbour_who(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a clause is on a neighbour without a name: "its neighbour, whose services"."""
    if not (items[i].is_a("bystander") and items[i].is_a("judged-noun")) or i + 2 >= len(items):
        return False
    after = items[i + 1 + items[i + 1].is_a(",")]
    named = any(item.is_a("authority") for item in items[max(0, i - _NAMED) : i])
    return after.is_a("whose", "which", "where") and not named


def _names_it_later(sentence: Sentence, i: int) -> bool:
    """Tell whether a lead tells of a council that is named further on: "A council has been".

    "A council rated inadequate" may be any, and so may one of which nothing is told that was.
    """
    if sentence.paragraph > _LEAD or sentence.headline or sentence.has("authority"):
        return False
    rated = any(item.is_a("judgement-verb") for item in sentence.items[i + 1 : i + 2])
    return sentence.items[i - 1].is_a("a", "an") and not rated and sentence.has(*_TOLD)


def _are_any(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether no council in particular is meant: "has often rated councils poor"."""
    beside = items[i - 1] if i > 0 else items[1]
    told = beside.is_a("judgement-verb", "award-verb")
    return told and items[i].text.lower().endswith("s")


def _is_counted(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether councils are counted and not named: "five councils", not "the two councils".

    Of those, too, it is not told which are meant by "one of the two councils".
    """
    if not is_count(items[i - 1]):
        return False
    definite = i > 1 and items[i - 2].is_a(*DETERMINERS)
    return not definite or (i > _PART_OF and items[i - 3].is_a("of") and is_count(items[i - 4]))


def is_count(item: Item) -> bool:
    """Tell whether a word says how many: "12", "nineteen", "several"."""
    return item.text.isdigit() or item.is_a(*COUNTS)


def _is_one_of_several(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether the councils are those of which the subject is one: "one of five councils"."""
    if not items[i].text.lower().endswith("s"):
        return False
    before = items[max(0, i - 5) : i]
    return any(one.is_a("one") and of.is_a("of") for one, of in pairwise(before))


def _continues(items: tuple[Item, ...], other: int, head: int) -> bool:
    """Tell whether two grades share a subject: little stands between them but no new noun."""
    between = items[other + 1 : head]
    return not any(item.is_a("authority", "authority-type", "other-body") for item in between)


def _says_what_it_is(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a word only says what one named before is: "is a separate authority and"."""
    led = range(i - 1, max(0, i - _PHRASE), -1)
    start = next((j for j in led if items[j].is_a("a", "an", "the", *_OWN)), 0)
    if start < 1 or any(item.is_a(*_BREAKS) for item in items[start + 1 : i]):
        return False
    before = items[start - 1]
    if before.is_a("copula", "become", "became", "retain-verb"):
        return any(item.is_a("authority") for item in items[: start - 1])
    near = items[start].is_a("a", "an") or items[i + 1].is_a("bystander")
    # "Anytown, an authority which", "Anytown, the council next door, is".
    return near and before.is_a(",") and items[start - 2].is_a("authority")


def _list_back(items: tuple[Item, ...], i: int) -> tuple[Mention, ...]:
    """Return the authorities of the list that ends at `i` ("A, B and C"), in their order."""
    found, last = [items[i].mention(Kind.AUTHORITY)], i
    repeated = i > 1 and items[i - 1].is_a(*_WHERE, "of", "for") and items[i - 2].is_a("and")
    if repeated and any(
        items[j].is_a("authority") and items[j - 1].tags & items[i - 1].tags
        for j in range(max(1, i - _AGAIN), i - 2)
    ):
        i -= 1
    # "Unlike A, B" is no list: the last of several comes after "and".
    while (
        i > 1 and items[i - 1].is_a(*_JOINTS) and (len(found) > 1 or items[i - 1].is_a("and", "&"))
    ):
        i -= 1
        while i >= 0 and items[i].is_a(*_JOINTS):
            i -= 1
        if i < 0 or not items[i].is_a("authority") or is_region(items, i):
            break
        if is_helper(items, i) and not are_taken_up(items, last):
            break
        if i > 1 and items[i - 1].is_a("in", "at", "to") and items[i - 2].is_a("grade", *_GIVEN):
            break  # "it was good in Anytown and Otherton was"
        found.append(items[i].mention(Kind.AUTHORITY))
    return tuple(mention for mention in reversed(found) if mention is not None)


def _after_participle(sentence: Sentence, head: int, tail: int) -> Subject | None:
    """Return the subject after a participle that opens a sentence: "Rated good in 2019, Devon"."""
    items = sentence.items
    first = next((i for i in range(head) if not items[i].is_a(*_BEFORE_PARTICIPLES)), head)
    dated = any(item.time is not None for item in items[tail : tail + 2])
    opens = first == head and (dated or first > 0)
    having = first < head and items[first].is_a("having")
    told = first < head and items[first].is_a("judgement-verb", "awarded-participle", "with")
    led = items[: first if having else head]
    if not (opens or told or having) or any(x.is_a("copula", "?", *PRONOUNS) for x in led):
        return None
    near = (i for i in range(tail, len(items)) if items[i].is_a(",", "other-body"))
    comma = next(near, len(items))
    for i in range(comma + 1, min(len(items), comma + 1 + _OPENING_NAME)):
        mention = items[i].mention(Kind.AUTHORITY) or items[i].mention(Kind.AUTHORITY_TYPE)
        if mention is not None and not describes_another(items, i):
            return Subject(authorities=(mention,))
        if not items[i].is_a(*DETERMINERS):
            return None
    return None
