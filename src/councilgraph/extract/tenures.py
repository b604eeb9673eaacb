"""Tenure claims: who holds or held which public role, for whom, and for which party.

A role stands beside a name in a few ways: before it ("cabinet member for housing Ann Lee"),
after it ("Ann Lee, the council's chief executive,"), or as a title ("Cllr Ann Lee").
"""

from dataclasses import dataclass
from itertools import takewhile

from councilgraph.extract.names import Person
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.model.claims import Kind, Mention, TenureClaim
from councilgraph.model.text import Span

_REACH_AFTER, _REACH_BEFORE = 12, 14
_PREPOSITIONS = frozenset("in at near from of to on with".split())
_ELSEWHERE = ("association-word", "other-body", "private-person")
_ENDS_ROLE = frozenset(". ; : ( ) - ‘ “ ' \" who which whose whom that after when".split())
_LINKS = frozenset(", who is was -".split())
_REACH_AS = 8
_AUXILIARIES = frozenset("has have had will would who was is".split())
_LED = ("authority", "authority-type", "inspectorate", "body", "body-suffix", "party")
_JOINS = frozenset(", and who also is now".split())
_ORGANISATIONS = ((Kind.BODY, Kind.AUTHORITY, Kind.INSPECTORATE), (Kind.AUTHORITY_TYPE,))
_ANAPHORS = ("body-suffix",)
_DETERMINERS = frozenset("the its their his her our a an this former then new".split())


@dataclass(frozen=True, slots=True)
class _Role:
    mention: Mention
    words: Span
    organisation: Mention | None
    elsewhere: bool
    former: bool


def find_tenures(reading: Reading, people: tuple[Person, ...]) -> list[TenureClaim]:
    """Return the tenure claims of an article: a role beside a name, else a title that is one."""
    claims: list[TenureClaim] = []
    placed: set[str] = set()
    for person in people:
        sentence = reading.sentences[person.sentence]
        others = _others(sentence, people, person)
        for claim in _beside(sentence, person, others):
            claims.append(claim)
            placed.add(person.full)
    election = any(s.has("election-word") for s in reading.sentences)
    for find in (_by_title,) if election else (_by_title, _by_party):
        for person in people:
            claim = find(reading.sentences[person.sentence], person)
            if claim is not None and person.full not in placed:
                claims.append(claim)
                placed.add(person.full)
    return sorted(claims, key=lambda claim: claim.name)


def _place(sentence: Sentence, span: Span) -> tuple[int, int]:
    """Return the positions of the first item of a name and of the one after its last."""
    inside = [i for i, item in enumerate(sentence.items) if span.overlaps(item.span)]
    return inside[0], inside[-1] + 1


def _others(sentence: Sentence, people: tuple[Person, ...], person: Person) -> frozenset[int]:
    """Return the positions at which somebody else is named in the sentence."""
    return frozenset(
        i
        for other in people
        if other.sentence == sentence.index and other.full != person.full
        for i in range(*_place(sentence, other.span))
    )


def _beside(sentence: Sentence, person: Person, others: frozenset[int]) -> list[TenureClaim]:
    """Return what stands after a name, with a second role joined to it; else what stands before."""
    first, last = _place(sentence, person.span)
    items = sentence.items
    party, after = _party_after(items, last)
    found = _role_after(items, after, others)
    if found is None:
        before = _role_before(items, first, others)
        roles = [before] if before else []
    else:
        roles = [found, *_second_role(items, found, others)]
    return [_claim(items, person, role, party, first) for role in roles]


def _claim(
    items: tuple[Item, ...], person: Person, role: _Role, party: Mention | None, first: int
) -> TenureClaim:
    party = party or _party_near(items, role.mention, first)
    end = max(person.span.end, role.words.end)
    return TenureClaim(
        evidence=Span(start=min(person.span.start, role.words.start), end=end),
        rule="tenure/beside",
        signals=(
            "adjacent",
            "role",
            *(("titled",) if person.titles else ()),
            *(("former",) if role.former else ()),
        ),
        name=person.span,
        role=role.mention,
        role_words=role.words,
        organisation=role.organisation,
        elsewhere=role.elsewhere,
        party=party,
    )


def _by_title(sentence: Sentence, person: Person) -> TenureClaim | None:
    """Read "Cllr Ann Lee (Lab)": the title is itself a role of the lexicon."""
    first, last = _place(sentence, person.span)
    items = sentence.items
    party, after = _party_after(items, last)
    titles = [*reversed(items[max(0, first - 3) : first]), *_shared_title(items, first)]
    for item in titles:
        role = item.mention(Kind.ROLE)
        if role is not None and item.is_a("honorific"):
            return TenureClaim(
                evidence=item.span.to(person.span),
                rule="tenure/title",
                signals=("titled",),
                name=person.span,
                role=role,
                role_words=item.span,
                organisation=_beside_title(items, first, after),
                party=party,
            )
    return None


def _shared_title(items: tuple[Item, ...], first: int) -> tuple[Item, ...]:
    """Read the title of the second of two: "Councillors Ann Lee (Lab) and Bo Oak"."""
    if first < 1 or not items[first - 1].is_a("and", ","):
        return ()
    before = [i for i in items[max(0, first - _REACH_AFTER) : first] if i.is_a("honorific")]
    return tuple(before[-1:]) if before and before[-1].text.endswith("s") else ()


def _by_party(sentence: Sentence, person: Person) -> TenureClaim | None:
    """Read "Ann Lee (Lab)" and "Labour's Ann Lee": who is named with a party sits for it."""
    first, last = _place(sentence, person.span)
    items = sentence.items
    party, _ = _party_after(items, last)
    before = [i for i in items[max(0, first - 2) : first] if not i.is_a("'s")]
    if party is None and before and items[first - 1].is_a("'s", "party"):
        party = before[-1].mention(Kind.PARTY)
    if party is None:
        return None
    return TenureClaim(
        evidence=person.span.to(party.span),
        rule="tenure/party",
        signals=("titled",),
        name=person.span,
        role=None,
        role_words=party.span,
        party=party,
    )


def _beside_title(items: tuple[Item, ...], first: int, after: int) -> Mention | None:
    """Read "Cllr Ann Lee of Anytown Council" or "Anytown's Cllr Ann Lee"."""
    near = [i for i in (after + 1, after + 2) if i < len(items)]
    if near and items[after].is_a("of", "from", "at", "for"):
        found = next((m for i in near if (m := items[i].mention(Kind.AUTHORITY))), None)
        if found is not None:
            return found
    before = items[max(0, first - 3) : first]
    possessed = any(item.is_a("'s") for item in before)
    return next((m for i in before if possessed and (m := i.mention(Kind.AUTHORITY))), None)


def _party_after(items: tuple[Item, ...], i: int) -> tuple[Mention | None, int]:
    """Read "(Lab, Heaton)" after a name; return the party and the position after the brackets."""
    if i >= len(items) or not items[i].is_a("("):
        return None, i
    party = None
    for j in range(i + 1, min(len(items), i + 12)):
        if items[j].is_a(")"):
            return party, j + 1
        party = party or items[j].mention(Kind.PARTY)
    return party, i


def _party_near(items: tuple[Item, ...], role: Mention, first: int) -> Mention | None:
    """Return a party that qualifies the role: "Labour group leader", "Tory cabinet member"."""
    place = next((i for i, item in enumerate(items) if item.span == role.span), first)
    for item in reversed(items[: max(first, place)]):
        if item.span.end < role.span.start - 2:
            break
        party = item.mention(Kind.PARTY)
        if party is not None:
            return party
    return None


def _role_after(items: tuple[Item, ...], i: int, others: frozenset[int]) -> _Role | None:
    """Read ", the council's director of housing," or ", who holds the brief," after a name."""
    if i < len(items) and items[i].is_a("name-suffix") and items[i].mention(Kind.ROLE):
        return _told(items[: i + 1], i, i, others)
    if _links(items, i):
        return _role_from(items, i, others)
    for j in range(i, min(len(items), i + _REACH_AS)):
        if j in others or items[j].is_a(",", "speech-verb", *_ENDS_ROLE):
            return None
        if items[j].is_a("as", "new-holder"):
            return _role_from(items[: j + _REACH_AS], j, others)
    return None


def _links(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether what stands after a name can tie a role to it."""
    if i + 1 >= len(items):
        return False
    if items[i].is_a("will", "has", "had") and items[i + 1].is_a("be", "been"):
        return True
    listed = items[i].is_a(",") and items[i + 1].is_a("and")
    return items[i].is_a(*_LINKS, "role-verb", "new-holder") and not listed


def _role_from(items: tuple[Item, ...], i: int, others: frozenset[int]) -> _Role | None:
    """Return the first role at or after a place, if nothing parts it from the name."""
    for j in range(i, min(len(items), i + _REACH_AFTER)):
        item = items[j]
        role = item.mention(Kind.ROLE)
        if role is not None and not _is_title(item):
            return _told(items, i, j, others)
        ends = item.is_a("speech-verb", *(_ENDS_ROLE - {"who", "-", "("}))
        if j in others or (ends and j > i):
            return None
    return None


def _is_title(item: Item) -> bool:
    """Tell whether a role is a title before a name: "Councillor", not "a councillor"."""
    return item.is_a("honorific") and item.text[0].isupper()


def _told(items: tuple[Item, ...], i: int, j: int, others: frozenset[int]) -> _Role | None:
    """Return the role told at `j`; of a verb ("leads", "chairs") the object tells which."""
    end = _role_end(items, j, others)
    verb = items[j].is_a("role-verb")
    objects = [k for k in range(j + 1, end) if _is_object(items, k)]
    of = j + 1 < len(items) and items[j + 1].is_a("of", "'s")
    place = objects[0] if objects and (verb or of) else j
    if items[place].is_a("role-object") and not (
        of or any(items[k].is_a("role-verb") for k in range(i, place))
    ):
        return None
    if verb and not objects and not any(item.is_a(*_LED) for item in items[j + 1 : end]):
        return None
    role = items[place].mention(Kind.ROLE)
    return _role(items, role, i, j, end) if role is not None else None


def _is_object(items: tuple[Item, ...], k: int) -> bool:
    """Tell whether an item is the object that tells a role; of groups only a party's does."""
    if not items[k].is_a("role-object"):
        return False
    return not items[k].is_a("organisation-word") or items[k - 1].mention(Kind.PARTY) is not None


def _second_role(items: tuple[Item, ...], role: _Role, others: frozenset[int]) -> list[_Role]:
    """Read ", and also chairs the fire authority" after a first role."""
    end = next((i for i, item in enumerate(items) if item.span.end >= role.words.end), 0) + 1
    start = end
    while start < len(items) and items[start].is_a(*_JOINS):
        start += 1
    if not any(item.is_a("and", "also", "who") for item in items[end:start]):
        return []
    second = _role_from(items[: start + 2 + _REACH_AFTER], start, others)
    if second is None or not _close(items, start, second):
        return []
    return [second]


def _close(items: tuple[Item, ...], i: int, role: _Role) -> bool:
    """Tell whether a role begins within a few words of a place."""
    return any(item.span == role.mention.span for item in items[i : i + 5]) or any(
        item.is_a("role-verb") and item.span.start <= role.mention.span.start
        for item in items[i : i + 2]
    )


def _role_before(items: tuple[Item, ...], first: int, others: frozenset[int]) -> _Role | None:
    """Read "cabinet member for housing Cllr" before a name."""
    i = first - 1
    if i > 0 and items[i].is_a("and") and items[i - 1].is_a(","):
        return None  # "the leader, Ann Lee, and Bo Li": somebody else
    while i >= 0 and items[i].is_a("honorific", ".", ",", "(") and not items[i].is_a("role"):
        i -= 1
    if i > 0 and items[i].is_a("is", "be", "was") and items[0].is_a("the", "its", "new-holder"):
        i -= 1 + items[i].is_a("be")
    for j in range(i, max(-1, i - _REACH_BEFORE), -1):
        item = items[j]
        role = item.mention(Kind.ROLE)
        if role is not None and not _is_title(item):
            if items[j].is_a("role-object") or not _only_role_words(items[j + 1 : i + 1]):
                return None
            end = i + 1
            while end > j + 1 and items[end - 1].is_a("honorific", ".", ",", "("):
                end -= 1
            if items[j].is_a("role-verb"):
                near = [k for k in range(max(0, j - _REACH_AS), j) if _is_object(items, k)]
                role = (near and items[near[-1]].mention(Kind.ROLE)) or role
            return _role(items, role, j, j, end)
        if j in others or item.is_a("speech-verb", "copula", *_ENDS_ROLE):
            return None
    return None


def _role(items: tuple[Item, ...], role: Mention, start: int, place: int, end: int) -> _Role:
    organisation = _organisation(items, start, place, end)
    elsewhere = organisation is None and any(
        item.is_a(*_ELSEWHERE) for item in _place_words(items, start, place, end)
    )
    return _Role(
        mention=role,
        words=role.span.to(items[end - 1].span),
        organisation=organisation,
        elsewhere=elsewhere,
        former=_is_former(items, place),
    )


def _place_words(items: tuple[Item, ...], start: int, place: int, end: int) -> tuple[Item, ...]:
    """Return the words around a role that can tell where it is held, not what it is for."""
    purpose = next((i for i in range(place + 1, end) if items[i].is_a("for")), end)
    where = next((i for i in range(purpose, end) if items[i].is_a("at", "of", "in")), end)
    return (*items[max(0, start - 3) : purpose], *items[where:end])


def _only_role_words(between: tuple[Item, ...]) -> bool:
    """Tell whether what stands between a role and a name can be the role's object.

    Right before a place stands a preposition: "cabinet members in Anytown".
    """
    if between and between[-1].is_a(*_PREPOSITIONS):
        return False
    verbs = ("speech-verb", "copula", "judgement-verb", *_AUXILIARIES)
    return not any(item.is_a(*verbs) for item in between)


def _role_end(items: tuple[Item, ...], j: int, others: frozenset[int]) -> int:
    """Return the position after a role's words: "cabinet member for children and families"."""
    end = j + 1
    while end < len(items):
        item = items[end]
        if end in others:
            break
        if item.is_a("speech-verb", "copula", "inspector-noun", *_ENDS_ROLE) or item.time:
            break
        if item.is_a(",") and not _list_goes_on(items, end):
            break
        if item.is_a("by"):
            break
        if item.is_a("and") and _begins_another(items, end + 1):
            break
        end += 1
    return end


def _begins_another(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether after "and" another role begins: "and (now) chairs", "and interim chair"."""
    return any(item.mention(Kind.ROLE) is not None for item in items[i : i + 2])


def _list_goes_on(items: tuple[Item, ...], comma: int) -> bool:
    """Tell whether a comma is inside a portfolio: "for education, SEND and skills"."""
    following = items[comma + 1 : comma + 6]
    if not following or following[0].is_a("speech-verb", "who", "which", "and"):
        return False
    for item in following:
        if item.is_a("and", "&"):
            return True
        if item.is_a(",", "speech-verb", "copula", "‘", "“") or item.is_a(*_DETERMINERS):
            return False
    return False


def _names_another_body(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a role is held at a school or the like: "head of Oak School in Anytown"."""
    if not items[i].is_a("other-body") or items[i].is_a("service", "authority", "inspectorate"):
        return False
    return items[i].text[0].isupper() or items[i - 1].is_a("a", "an")


def _is_former(items: tuple[Item, ...], place: int) -> bool:
    """Tell whether a role is one that is over: "former Anytown Council leader"."""
    i = place - 1
    while i >= 0 and items[i].is_a("authority", "authority-type", "party", "'s"):
        i -= 1
    return i >= 0 and items[i].is_a("former-holder", "former")


def _organisation(items: tuple[Item, ...], start: int, role: int, end: int) -> Mention | None:
    """Return whose official it is: "Anytown's leader", "chief executive of the council"."""
    after = takewhile(lambda i: not _names_another_body(items, i), range(role + 1, end))
    before = takewhile(
        lambda item: not item.is_a("and", ",", "("), reversed(items[max(0, start - 3) : role])
    )
    window = [*before, *(items[i] for i in after)]
    for kinds in _ORGANISATIONS:
        for item in window:
            mention = next((m for kind in kinds if (m := item.mention(kind))), None)
            if mention is not None:
                return mention
    anaphors = (item for item in window if item.is_a(*_ANAPHORS))
    return next((m for item in anaphors if (m := item.mention(Kind.CUE))), None)
