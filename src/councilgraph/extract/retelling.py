"""Roles told in another sentence than the name: by a pronoun, or before the name is given.

"She is also chair of the trust", "Currently head of housing in Anytown, he", "where she has been
director", and the lead that tells of "its finance director", whom the next paragraph names.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from councilgraph.extract.chairing import is_councillor
from councilgraph.extract.names import Person
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.extract.roles import Role, role_from
from councilgraph.extract.speaking import opens_clause
from councilgraph.extract.workplaces import is_of_a_name, was_held_anywhere
from councilgraph.model.claims import Kind, Mention, TenureClaim
from councilgraph.model.text import Span

_REACH, _FRONTED, _PLACE, _BEGINS, _PARTS, _SHARERS = 14, 5, 5, 2, 3, 3
_PRONOUNS = ("he", "she")
_HOLDS = ("is", "was", "role-verb", "new-holder")
_FINITE = ("is", "was", "has", "had", "will", "who", "speech-verb", "copula")
_SHARED = frozenset(("joint", "shared", "bi", "tri"))
_OWNING, _OWNED = ("'s", "’s", "'", "’"), 3
_NO_POST = ("honorific", "role-object")
_OPENS = frozenset("the its a an 's new-holder next".split())


def find_retold(
    reading: Reading, people: Sequence[Person], told: Sequence[TenureClaim]
) -> list[TenureClaim]:
    """Return the tenures told apart from a name; `told` are those told beside one."""
    first_of: dict[int, Person] = {}
    for person in people:
        first_of.setdefault(person.sentence, person)
    claims: list[TenureClaim] = []
    for sentence in reading.sentences:
        if not sentence.knows("role"):
            continue
        before = first_of.get(sentence.index - 1) or first_of.get(sentence.index - 2)
        own = first_of.get(sentence.index)
        if before is not None and own is None:
            claims.extend(_of_pronoun(sentence, before))
            claims.extend(_fronted(sentence, before))
        about = own or before
        if about is not None:
            claims.extend(_where(sentence, about))
    claims.extend(claim for person in people for claim in _understood(reading, person, told))
    return [*claims, *_named_later(reading, first_of, told)]


def _of_pronoun(sentence: Sentence, person: Person) -> Iterator[TenureClaim]:
    """Read "She is also chair of the trust": a role of whom the sentence before is about."""
    items = sentence.items
    place = next((i for i, item in enumerate(items[:3]) if item.is_a(*_PRONOUNS)), None)
    if place is None or not any(item.is_a(*_HOLDS) for item in items[place + 1 : place + 3]):
        return
    yield from _claims(items, person, place, place + 1)


def _fronted(sentence: Sentence, person: Person) -> Iterator[TenureClaim]:
    """Read "Currently head of housing at Anytown, she will move": a role before its pronoun."""
    items = sentence.items
    role = next((i for i, item in enumerate(items[:_FRONTED]) if item.is_a("role")), None)
    if role is None:
        return
    commas = (i for i in range(role, len(items) - 1) if items[i].is_a(","))
    if any(items[i + 1].is_a(*_PRONOUNS) for i in commas):
        yield from _claims(items, person, 0, 0)


def _where(sentence: Sentence, person: Person) -> Iterator[TenureClaim]:
    """Read "She comes from Anytown, where she has been head of housing"."""
    items = sentence.items
    for i in sentence.find("where"):
        if not any(item.is_a(*_PRONOUNS) for item in items[i + 1 : i + 2]):
            continue
        near = [m for k in items[max(0, i - _PLACE) : i] if (m := k.mention(Kind.AUTHORITY))]
        for claim in _claims(items, person, i, i + 2):
            yield replace(claim, organisation=claim.organisation or (near and near[-1]) or None)


def _claims(items: tuple[Item, ...], person: Person, place: int, i: int) -> Iterator[TenureClaim]:
    """Yield the claim of the role told from position `i`, whose evidence begins at `place`."""
    role = role_from(items[: i + _REACH], i, frozenset())
    if role is not None and not role.elsewhere:
        claim = claim_of(items, person, role, None, i)
        evidence = items[place].span.to(role.words)
        yield replace(claim, evidence=evidence, rule="tenure/pronoun")


def _named_later(
    reading: Reading, first_of: dict[int, Person], told: Sequence[TenureClaim]
) -> Iterator[TenureClaim]:
    """Read a lead that tells of a role, and the paragraph after it that begins with a name."""
    sentences = [s for s in reading.sentences if s.text[s.span.end - 1] == "."]
    lead = [s for s in sentences if s.paragraph == sentences[0].paragraph]
    after = sentences[len(lead) : len(lead) + 1]
    person = first_of.get(after[0].index) if after else None
    if person is None or any(s.index in first_of for s in lead):
        return
    opening = after[0].places(person.span)[0]
    if opening > _BEGINS or any(person.span == claim.name for claim in told):
        return
    roles = [(s, i) for s in lead if s.knows("role") for i in s.find("role")]
    roles = [(s, i) for s, i in roles if not s.items[i].is_a(*_NO_POST)]
    held = {claim.role.target for claim in told if claim.role}
    if len(roles) != 1:
        return
    sentence, i = roles[0]
    items = sentence.items
    role = role_from(items, i, frozenset())
    if role is None or role.elsewhere or role.mention.target in held or not _is_one(items, i, role):
        return
    claim = claim_of(items, person, role, None, i)
    yield replace(claim, evidence=role.words.to(person.span), rule="tenure/named-later")


def _is_one(items: tuple[Item, ...], i: int, role: Role) -> bool:
    """Tell whether a role is one person's, of whom something is told: "its leader said"."""
    led = items[max(0, i - 2) : i]
    after = next((item for item in items if item.span.start >= role.words.end), None)
    next_one = any(item.is_a("next") for item in led)
    if items[i].is_a("role-verb"):  # "a former vet who now leads Anytown"
        return any(opens_clause(item) for item in (*led, items[i]))
    if items[i].text.endswith("s") and " of " not in items[i].text:
        return False  # "its directors"
    told = role.organisation is not None and role.organisation.span.end == role.words.end
    tells = after is not None and (after.is_a(*_FINITE) or (told and after.text.islower()))
    return any(item.is_a(*_OPENS) for item in led) and (tells or next_one)


def _understood(
    reading: Reading, person: Person, told: Sequence[TenureClaim]
) -> Iterator[TenureClaim]:
    """Read "Anytown's leader was glad. Otherton's, Ann Lee, was not": the role told last."""
    sentence = reading.sentences[person.sentence]
    if not sentence.knows("authority", "authority-type"):
        return
    items = sentence.items
    first = sentence.places(person.span)[0]
    while first and items[first - 1].is_a("honorific", "."):
        first -= 1
    if first < _OWNED or not (items[first - 1].is_a(",") and items[first - 2].is_a(*_OWNING)):
        return
    owner = items[first - _OWNED]
    council = owner.mention(Kind.AUTHORITY) or owner.mention(Kind.AUTHORITY_TYPE)
    part = first > _OWNED and items[first - _OWNED - 1].is_a("of")  # "the rest of Anytown's"
    if council is None or part or any(person.span == claim.name and claim.role for claim in told):
        return
    for one in reversed(reading.sentences[max(0, sentence.index - 1) : sentence.index + 1]):
        for i in reversed(one.find("role")):
            if one.items[i].span.end > person.span.start or one.items[i].is_a(*_NO_POST):
                continue
            role = role_from(one.items, i, frozenset())
            if role is not None:
                claim = claim_of(one.items, person, role, None, i)
                claim = replace(claim, organisation=council, elsewhere=False)
                yield replace(claim, evidence=role.words.to(person.span), rule="tenure/understood")
                return


def claim_of(
    items: tuple[Item, ...], person: Person, role: Role, party: Mention | None, first: int
) -> TenureClaim:
    """Return the claim that a person has a role told at her name, or at `first`."""
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
            *(("joint",) if _is_joint(items, role) else ()),
            *(("sits",) if is_councillor(items, first) else ()),
            *(("once",) if role.former and was_held_anywhere(items, role.words) else ()),
            *(("of-a-name",) if is_of_a_name(items, role.words) else ()),
        ),
        name=person.span,
        role=role.mention,
        role_words=role.words,
        organisation=role.organisation,
        elsewhere=role.elsewhere,
        party=party,
    )


def _is_joint(items: tuple[Item, ...], role: Role) -> bool:
    """Tell whether a post is held at two councils: "the joint director", "of both authorities".

    Or at two by name: "for Anytown and Otherton", "Anytown and Otherton's director".
    """
    place = next(i for i, item in enumerate(items) if item.span.start >= role.words.start)
    inside = [item for item in items[place:] if item.span.end <= role.words.end]
    first = role.mention.text.lower().split()[0]
    led = items[max(0, place - _SHARERS) : place]
    return (
        first in _SHARED
        or any(item.is_a(*_SHARED) for item in _led(items, place))
        or any(one.is_a("share-verb", "shared") for one in led)
        or _tells_two(inside)
        or _tells_two(items[max(0, place - _SHARERS - 1) : place])
    )


def _tells_two(items: Sequence[Item]) -> bool:
    """Tell whether words name two councils, or say that there are two of them."""
    both = any(
        one.is_a("both", "two") and (two.is_a("authority-type") or one.is_a("both"))
        for one, two in pairwise([*items, *items[-1:]])
    )
    named = (
        one.mention(Kind.AUTHORITY) and two.is_a("and", "&") and three.mention(Kind.AUTHORITY)
        for one, two, three in zip(items, items[1:], items[2:], strict=False)
    )
    return both or any(named)


def _led(items: tuple[Item, ...], place: int) -> tuple[Item, ...]:
    """Return the word before a role, or the parts of it: "joint", "bi-borough"."""
    parts = _PARTS if place >= _PARTS and items[place - 2].is_a("-") else 1
    return items[max(0, place - parts) : place]


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
