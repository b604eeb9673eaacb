"""Tenure claims: who holds or held which public role, for whom, and for which party.

A role stands beside a name in a few ways: before it ("cabinet member for housing Ann Lee"),
after it ("Ann Lee, the council's chief executive,"), or as a title ("Cllr Ann Lee").
"""

from dataclasses import replace

from councilgraph.extract.chairing import find_chaired
from councilgraph.extract.earlier_roles import role_before
from councilgraph.extract.names import Person
from councilgraph.extract.pointing import find_one_of_two
from councilgraph.extract.predecessors import find_predecessors
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.extract.retelling import claim_of, find_retold
from councilgraph.extract.roles import Role, role_after
from councilgraph.extract.second_roles import (
    held_there,
    later_role,
    next_role,
    role_end,
    second_role,
)
from councilgraph.extract.strangers import is_plain_name, opens_with_a_body
from councilgraph.model.claims import Kind, Mention, TenureClaim
from councilgraph.model.text import Span

_REACH_AFTER, _REACH_ITS = 12, 3
_REACH_PARTY, _FRONTED = 5, 3
_TWO = 2
_PERFECT = ("has", "had", "will")
_TITLES = ("'s", "'", "’", "honorific", ".")
_FOR = (",", "for", "the", "party")
_SERVED = ("service", "judged-noun", "department-word")
_WHERE = ("at", "in", "for", "of", "there")
_NOT_SUBJECT = frozenset("in at from of to with for by near".split())


def find_tenures(reading: Reading, people: tuple[Person, ...]) -> list[TenureClaim]:
    """Return the tenure claims of an article: a role beside a name, else a title that is one."""
    claims: list[TenureClaim] = []
    for person in people:
        sentence = reading.sentences[person.sentence]
        if not sentence.knows("role"):
            continue
        beside = _beside(sentence, person, _others(sentence, people, person))
        claims.extend(_fronted(sentence, _possessed(reading, sentence, claim)) for claim in beside)
    claims.extend(find_retold(reading, people, claims))
    claims.extend([*find_predecessors(reading, people, claims)])
    names = {person.span: person.full for person in people}
    placed = {names[claim.name] for claim in claims}
    election = any("election-word" in sentence.known_tags for sentence in reading.sentences)
    for find in (_by_title,) if election else (_by_title, _by_party):
        for person in people:
            titled = find(reading.sentences[person.sentence], person)
            if titled is not None and person.full not in placed:
                claims.append(titled)
                placed.add(person.full)
    return sorted(claims, key=lambda claim: claim.name)


def _place(sentence: Sentence, span: Span) -> tuple[int, int]:
    """Return the positions of the first item of a name and of the one after its last."""
    inside = sentence.places(span)
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
    """Return what stands after a name, with a second role joined to it, and what stands before."""
    first, last = _place(sentence, person.span)
    items = sentence.items
    party, after = _party_after(items, last)
    found = role_after(items, after if party else last, others)
    found = found or (role_after(items, after, others) if after > last else None)
    if found is not None and _is_service(items, found) and (party or _by_title(sentence, person)):
        found = None  # a councillor in charge of a service is none of its officers
    if found is not None and not any(item.is_a("authority") for item in items[:first]):
        place = next(i for i, item in enumerate(items) if item.span.start >= found.words.start)
        found = held_there(items, after, place, found) if items[place - 1].is_a("as") else found
    before = role_before(items, first, others)
    if found is None or before is None:
        roles = [role for role in (before, found) if role is not None]
    elif any(item.is_a(*_PERFECT) for item in items[after : after + 2]):
        # What he has done is another matter, but not what he will be.
        moves = next_role(items, after, others) if items[after].is_a("will") else []
        return [claim_of(items, person, role, party, first) for role in (before, *moves)]
    else:
        roles = [before, found] if _is_post(items, before, found, first) else [found]
        roles = [before] if len(roles) == _TWO and _tells_service(items, found) else roles
    if found is not None:
        roles += (
            second_role(items, found, others)
            or later_role(items, found, others)
            or next_role(items, role_end(items, found), others)
        )
    return [claim_of(items, person, role, party, first) for role in roles]


def _is_service(items: tuple[Item, ...], role: Role) -> bool:
    """Tell whether a service is all that somebody runs: not "homes in the cabinet"."""
    inside = [item for item in items if role.words.covers(item.span)]
    before = [item for item in inside if item.span.end <= role.mention.span.start]
    return inside[0].is_a("service-verb") and not any(item.is_a("in") for item in before)


def _tells_service(items: tuple[Item, ...], role: Role) -> bool:
    """Tell whether words say what somebody with a post is in charge of: "who heads the service"."""
    inside = [item for item in items if role.words.covers(item.span)]
    told = inside[0].is_a("role-verb") and inside[0].span == role.mention.span
    led = [k for k, item in enumerate(inside) if item.is_a(*_SERVED)]
    # But "who chairs the care board" tells another post.
    return told and led != [] and all(item.is_a(*_WHERE) for item in inside[led[-1] + 1 :][:1])


def _is_post(items: tuple[Item, ...], before: Role, after: Role, first: int) -> bool:
    """Tell whether what stands right before a name is a post beside the one behind it."""
    place = first
    while place > 0 and items[place - 1].is_a("honorific", ","):
        place -= 1
    role = before.mention
    titled = any(item.span == role.span and item.is_a("honorific") for item in items)
    adjacent = place > 0 and role.span.end >= items[place - 1].span.end
    return adjacent and not titled and role.target != after.mention.target


def _possessed(reading: Reading, sentence: Sentence, claim: TenureClaim) -> TenureClaim:
    """Read "its leader", of the organisation that is the subject of the sentence or of the last."""
    items = sentence.items
    place = next((i for i, item in enumerate(items) if item.span.start >= claim.role_words.start))
    told = [i for i in range(max(0, place - _REACH_ITS), place) if items[i].is_a("its")]
    if claim.organisation is None and _says_there(sentence, claim):
        return replace(claim, organisation=_last_named(reading, sentence, place))
    if claim.organisation is None and items[place - 1].is_a("'s", "’s"):
        one = find_one_of_two(reading, sentence, place - _TWO, place)
        return replace(claim, organisation=one[0] if one else None)
    if claim.organisation is None and _is_of_a_stranger(items, place, claim.name):
        return replace(claim, elsewhere=True)
    if claim.organisation is not None or not told:
        return claim
    before, about = [*items[: told[-1]]], sentence
    if not (opens_with_a_body(about) or any(map(_organisation, before))) and sentence.index:
        about = reading.sentences[sentence.index - 1]
        before = [] if sentence.headline or about.headline else [*about.items]
    if opens_with_a_body(about):
        return replace(claim, elsewhere=True)
    for i, item in enumerate(before):
        found = _organisation(item)
        agent = found is not None and found.kind is Kind.BODY and before[i - 1].is_a("by")
        fronted = i == 1 and before[0].is_a("for", "at", "in")  # "For Anytown it was late"
        led = i > 0 and before[i - 1].is_a(*_NOT_SUBJECT) and not fronted
        if found is not None and (agent or not led):
            return replace(claim, organisation=found)
    return claim


def _is_of_a_stranger(items: tuple[Item, ...], place: int, name: Span) -> bool:
    """Tell whether a role is told of a name that nobody knows: "Elm Trust, whose director"."""
    named = items[max(0, place - _FRONTED - 1) : place]
    if len(named) <= _FRONTED or not (named[-1].is_a("whose") and named[-2].is_a(",")):
        return False
    return all(is_plain_name(item) and not name.covers(item.span) for item in named[:_TWO])


def _says_there(sentence: Sentence, claim: TenureClaim) -> bool:
    """Tell whether a role is held where the words before were about: "the leader there"."""
    inside = sentence.places(claim.role_words)
    return any(item.is_a("there") for item in sentence.items[inside[0] : inside[-1] + 1])


def _last_named(reading: Reading, sentence: Sentence, place: int) -> Mention | None:
    """Return the council named last before a place, in its sentence or in the one before."""
    previous = reading.sentences[max(0, sentence.index - 1) : sentence.index]
    before = [*(item for one in previous for item in one.items), *sentence.items[:place]]
    return next((m for item in reversed(before) if (m := item.mention(Kind.AUTHORITY))), None)


def _fronted(sentence: Sentence, claim: TenureClaim) -> TenureClaim:
    """Read "In Anytown, the director, Ann Lee, said" and "in Anytown, where the director, …"."""
    items = sentence.items
    if claim.organisation is not None or claim.elsewhere or len(items) <= _FRONTED:
        return claim
    place = None
    if items[0].is_a("in", "at") and items[_FRONTED - 1].is_a(","):
        place = items[1].mention(Kind.AUTHORITY)
    for k in sentence.find("where", "whose"):
        led = k >= _FRONTED - 1 and items[k - 1].is_a(",")
        if led and items[k].span.end <= claim.role_words.start:
            place = items[k - 2].mention(Kind.AUTHORITY) or place
    return replace(claim, organisation=place) if place else claim


def _organisation(item: Item) -> Mention | None:
    kinds = (Kind.BODY, Kind.AUTHORITY, Kind.AUTHORITY_TYPE)
    found = next((m for kind in kinds if (m := item.mention(kind))), None)
    return item.mention(Kind.CUE) if found is None and item.is_a("body-suffix") else found


def _by_title(sentence: Sentence, person: Person) -> TenureClaim | None:
    """Read "Cllr Ann Lee (Lab)": the title is itself a role of the lexicon."""
    if not sentence.knows("honorific"):
        return None
    first, last = _place(sentence, person.span)
    items = sentence.items
    party, after = _party_after(items, last)
    if (chaired := find_chaired(items, person, first, after, party)) is not None:
        return chaired
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
    """Read "Ann Lee (Lab)" and "Labour's Ann Lee": who is named with a party sits for it.

    And who speaks for one: "Ann Lee, for the Conservatives,".
    """
    if not sentence.knows("party"):
        return None
    first, last = _place(sentence, person.span)
    items = sentence.items
    party, _ = _party_after(items, last)
    party = party or _stands_for(items, last)
    before = [i for i in items[max(0, first - _REACH_PARTY) : first] if not i.is_a(*_TITLES)]
    if party is None and before:
        party = before[-1].mention(Kind.PARTY)
    if party is None and [i.text for i in items[last : last + _FRONTED]] == [",", "for", "the"]:
        spoken_for = items[last + _FRONTED : last + _FRONTED + 1]
        party = spoken_for[0].mention(Kind.PARTY) if spoken_for else None
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


def _stands_for(items: tuple[Item, ...], i: int) -> Mention | None:
    """Read ", for the Conservatives," after a name."""
    near = items[i : i + len(_FOR)]
    told = len(near) == len(_FOR) and all(item.is_a(w) for item, w in zip(near, _FOR, strict=True))
    return items[i + len(_FOR) - 1].mention(Kind.PARTY) if told else None


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
