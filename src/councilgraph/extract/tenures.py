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
_ENDS_ROLE = frozenset({".", ";", ":", "(", ")", "-", "‘", "“", "'", '"', "who", "which", "whose"})
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
        claim = _beside(sentence, person)
        if claim is not None:
            claims.append(claim)
            placed.add(person.full)
    for person in people:
        if person.full not in placed:
            claim = _by_title(reading.sentences[person.sentence], person)
            if claim is not None:
                claims.append(claim)
                placed.add(person.full)
    return sorted(claims, key=lambda claim: claim.name)


def _place(sentence: Sentence, span: Span) -> tuple[int, int]:
    """Return the positions of the first item of a name and of the one after its last."""
    inside = [i for i, item in enumerate(sentence.items) if span.overlaps(item.span)]
    return inside[0], inside[-1] + 1


def _beside(sentence: Sentence, person: Person) -> TenureClaim | None:
    first, last = _place(sentence, person.span)
    items = sentence.items
    party, after = _party_after(items, last)
    role = _role_after(items, after) or _role_before(items, first)
    if role is None:
        return None
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
    party, _ = _party_after(items, last)
    for item in reversed(items[max(0, first - 3) : first]):
        role = item.mention(Kind.ROLE)
        if role is not None and item.is_a("honorific"):
            return TenureClaim(
                evidence=item.span.to(person.span),
                rule="tenure/title",
                signals=("titled",),
                name=person.span,
                role=role,
                role_words=item.span,
                party=party,
            )
    return None


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


def _role_after(items: tuple[Item, ...], i: int) -> _Role | None:
    """Read ", the council's director of housing," after a name."""
    if i >= len(items) or not items[i].is_a(",", "who", "is", "was", "-"):
        return None
    for j in range(i, min(len(items), i + _REACH_AFTER)):
        item = items[j]
        role = item.mention(Kind.ROLE)
        if role is not None:
            end = _role_end(items, j)
            return _role(items, role, i, j, end)
        if item.is_a("speech-verb", *(_ENDS_ROLE - {"who", "-"})) and j > i:
            return None
    return None


def _role_before(items: tuple[Item, ...], first: int) -> _Role | None:
    """Read "cabinet member for housing Cllr" before a name."""
    i = first - 1
    if i > 0 and items[i].is_a("and") and items[i - 1].is_a(","):
        return None  # "the leader, Ann Lee, and Bo Li": somebody else
    while i >= 0 and items[i].is_a("honorific", ".", ",") and not items[i].is_a("role"):
        i -= 1
    for j in range(i, max(-1, i - _REACH_BEFORE), -1):
        item = items[j]
        role = item.mention(Kind.ROLE)
        if role is not None and not (item.is_a("honorific") and " " not in item.text):
            if not _only_role_words(items[j + 1 : i + 1]):
                return None
            end = i + 1
            while end > j + 1 and items[end - 1].is_a("honorific", ".", ","):
                end -= 1
            return _role(items, role, j, j, end)
        if item.is_a("speech-verb", "copula", *_ENDS_ROLE):
            return None
    return None


def _role(items: tuple[Item, ...], role: Mention, start: int, place: int, end: int) -> _Role:
    organisation = _organisation(items, start, place, end)
    window = items[max(0, start - 3) : end]
    elsewhere = any(item.is_a(*_ELSEWHERE) for item in window) and organisation is None
    return _Role(
        mention=role,
        words=role.span.to(items[end - 1].span),
        organisation=organisation,
        elsewhere=elsewhere or any(item.is_a("body-suffix") for item in window),
        former=_is_former(items, place),
    )


def _only_role_words(between: tuple[Item, ...]) -> bool:
    """Tell whether what stands between a role and a name can be the role's object.

    Right before a place stands a preposition: "cabinet members in Anytown".
    """
    if between and between[-1].is_a(*_PREPOSITIONS):
        return False
    return not any(item.is_a("speech-verb", "copula", "judgement-verb") for item in between)


def _role_end(items: tuple[Item, ...], j: int) -> int:
    """Return the position after a role's words: "cabinet member for children and families"."""
    end = j + 1
    while end < len(items):
        item = items[end]
        if item.is_a("speech-verb", "copula", "inspector-noun", *_ENDS_ROLE) or item.time:
            break
        if item.is_a(",") and not _list_goes_on(items, end):
            break
        end += 1
    return end


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
    window = [*reversed(items[max(0, start - 3) : role]), *(items[i] for i in after)]
    for kind in (Kind.AUTHORITY, Kind.INSPECTORATE, Kind.AUTHORITY_TYPE):
        for item in window:
            mention = item.mention(kind)
            if mention is not None:
                return mention
    return None
