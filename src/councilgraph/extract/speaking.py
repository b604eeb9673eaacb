"""What tells the speaker of a sentence from its other nouns: objects, possessors, passives.

Which quotation and which verb are meant is left to `speakers`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from councilgraph.extract.names import Person
from councilgraph.extract.reading import Item
from councilgraph.extract.workplaces import is_acronym
from councilgraph.model.claims import Kind, Mention

VOICES = ("inspector-noun", "inspectorate", "report-noun", "inspection")
BODIES = ("body-suffix", "association-word")
COUNCILS = ("authority", "authority-type")
_PARTED = frozenset(", ; : and but while although after when which who ‘ “ ' \"".split())
_RESTARTS = frozenset('; : . but while although because if that ‘ “ "'.split())
TOWARDS = frozenset(
    "to of in at for by with from on about against into over after under across before than like "
    "within towards between".split()
)
_ARTICLES = frozenset("the a an its".split())
_LIGHT_VERBS = frozenset("also then later has had have".split())
_INSERTED, _OWNED = 4, 3


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: a person, or an organisation by a mention of it; neither is somebody unknown.

    `found` says how: by a "verb", by a "voice" whose findings are told, or by a "subject".
    """

    person: Person | None = None
    organisation: Mention | None = None
    found: str = "verb"

    @property
    def known(self) -> bool:
        """Tell whether the speaker is a person or an organisation that can be named."""
        return self.person is not None or self.organisation is not None


UNKNOWN = Speaker()


def owner_of(items: tuple[Item, ...], end: int, named: Mapping[int, Person]) -> Speaker | None:
    """Return whose remark is quoted: "the report's remark that staff “care”"."""
    that = [
        k for k in range(_OWNED, len(items)) if items[k].is_a("that") and items[k].span.end < end
    ]
    if not that or any(item.is_a("speech-verb") for item in items[that[-1] - 1 : that[-1]]):
        return None
    inside = items[that[-1] :]
    if any(item.is_a("speech-verb") and item.span.end < end for item in inside):
        return None
    for k in range(that[-1] - 2, that[-1] - 2 - _OWNED, -1):
        if k > 0 and items[k].is_a("'s", "'", "’"):
            person, organisation = named.get(k - 1), organisation_of(items[k - 1])
            if person is not None:
                return Speaker(person=person)
            return Speaker(organisation=organisation) if organisation is not None else None
    return None


def author_of(items: tuple[Item, ...], i: int) -> Mention | None:
    """Return the council whose own report one is: "a council report", "a Torbay Council report"."""
    if not i or not items[i].is_a("report-noun"):
        return None
    return items[i - 1].mention(Kind.AUTHORITY_TYPE) or items[i - 1].mention(Kind.AUTHORITY)


def relative_subject(
    items: tuple[Item, ...], verb: int, named: Mapping[int, Person]
) -> Person | None:
    """Return whom "who" stands for: "welcomed by Ann Lee (Lab), the leader, who said"."""
    who = verb - 1
    while who > 0 and items[who].is_a(*_LIGHT_VERBS):
        who -= 1
    if who < 1 or not items[who].is_a("who"):
        return None
    if who - 1 in named:
        return named[who - 1]
    told = [k for k in named if k < who]
    if not told or not items[who - 1].is_a(",", ")") or not items[max(told) + 1].is_a(",", "("):
        return None
    return named[max(told)]


def bracketed(items: tuple[Item, ...], i: int, verb: int) -> bool:
    """Tell whether an item stands in brackets before a verb: "Ann Lee (City Independents) said"."""
    if not any(item.is_a(")") for item in items[i + 1 : verb]):
        return False
    opened = next((item for item in reversed(items[:i]) if item.is_a("(", ")")), None)
    return opened is not None and opened.is_a("(")


def in_clause(items: tuple[Item, ...], i: int, verb: int) -> bool:
    """Tell whether a noun is the object of a clause: "a former vet who leads Anytown has said"."""
    near = (k for k in range(i - 1, 0, -1) if items[k].is_a(*_PARTED) or opens_clause(items[k]))
    who = next(near, 0)
    if not opens_clause(items[who]) or items[who - 1].is_a(","):
        return False
    return not any(item.is_a(*_PARTED) for item in items[i + 1 : verb])


def opens_clause(item: Item) -> bool:
    """Tell whether a clause about somebody begins: "who", "who leads"."""
    return item.is_a("who") or item.text.lower().startswith("who ")


def before_insertion(
    items: tuple[Item, ...], before: list[int], verb: int, named: Mapping[int, Person]
) -> Person | None:
    """Return who is parted from the verb by an insertion: "Ann Lee, leader of Anytown, said"."""
    if not items[verb - 1].is_a(","):
        return None
    for i in reversed(before[:-1]):
        if items[i].is_a(".", ";", ":"):
            return None
        if i not in named or i + 1 in named or is_object(items, i, named):
            continue
        after = i + 1
        if items[after].is_a("("):
            after = next((k + 1 for k in range(after, verb) if items[k].is_a(")")), verb)
        if after < verb - 1 and items[after].is_a(","):
            return named[i]
    return None


def opening_subject(
    items: tuple[Item, ...], before: list[int], verb: int, named: Mapping[int, Person]
) -> Speaker | None:
    """Return whom a sentence opens with, where its verb has no nearer subject.

    That is one with an insertion or another verb between: "Anytown, unlike Otherton, said",
    "Inspectors met the council and said".
    """
    opens = next((i for i in before if not items[i].is_a(*_ARTICLES)), verb)
    joined = items[verb - 1].is_a("and")
    parted = items[verb - 1].is_a(",") and items[opens + 1].is_a(",")
    parted = parted and all(is_object(items, i, named) for i in before if i in named)
    if not (joined or parted) or any(item.is_a(*_RESTARTS) for item in items[opens:verb]):
        return None
    if joined and opens in named and not is_object(items, opens, named):
        return Speaker(person=named[opens])
    near = [opens, opens + 2] if items[opens + 1].is_a("'s") else [opens]
    bodies = [organisation_of(items[i]) for i in near if i < verb]
    told = [b for b, i in zip(bodies, near, strict=False) if b and not aside(items, i, False)]
    return Speaker(organisation=told[0]) if told else None


def outer_person(items: tuple[Item, ...], i: int, verb: int, named: Mapping[int, Person]) -> Person:
    """Return who a relative clause is about: "Ann Lee, who replaced Bo Oak, said"."""
    if not items[verb - 1].is_a(",", ")"):
        return named[i]
    for k in range(i, 1, -1):
        if items[k].is_a("who", "whose") and k - 2 in named:
            return named[k - 2]
    return named[i]


def is_object(items: tuple[Item, ...], i: int, named: Mapping[int, Person]) -> bool:
    """Tell whether a name is an object or a possessor: "to Ann Lee", "Ann Lee's"."""
    person = named[i]
    places = sorted(k for k in named if named[k] is person)
    first, after = places[0], places[-1] + 1
    if after < len(items) and items[after].is_a("'s"):
        return True
    before = first - 1
    while before >= 0 and items[before].is_a("honorific"):
        before -= 1
    if before == 0 and items[0].is_a("for", "to"):
        return False
    return before >= 0 and items[before].is_a(*(TOWARDS - {"in"}))


def addressed(items: tuple[Item, ...], i: int, named: Mapping[int, Person]) -> bool:
    """Tell whether a name is of who is written to: "says the letter to Ann Lee"."""
    first = min(k for k in named if named[k] is named[i])
    while first > 0 and items[first - 1].is_a("honorific"):
        first -= 1
    return first > 0 and items[first - 1].is_a("to")


def apposed(items: tuple[Item, ...], i: int, named: Mapping[int, Person]) -> bool:
    """Tell whether a role is that of a name right before it: "to Ann Lee, the director, says"."""
    before = i - 1
    while before > 0 and items[before].is_a(*_ARTICLES, *COUNCILS, "'s", "new-holder"):
        before -= 1
    return before > 0 and items[before].is_a(",") and before - 1 in named


def leading(items: tuple[Item, ...], i: int, mention: Mention) -> Mention:
    """Return the first of two that speak together: "Ofsted and the Care Quality Commission"."""
    before = i - 1
    while before > 0 and items[before].is_a("the"):
        before -= 1
    if before > 0 and items[before].is_a("and", "&"):
        first = items[before - 1].mention(mention.kind)
        if first is not None:
            return first
    return mention


def aside(items: tuple[Item, ...], i: int, person_before: bool) -> bool:
    """Tell whether a council is only an object or a possessor: "a letter to Anytown".

    So it is at the end of an insertion after a person: "Ann Lee, who leads Anytown, said".
    """
    following = items[i + 1] if i + 1 < len(items) else None
    if following is not None and following.is_a("role"):
        return not following.is_a("organisation-voice")
    if following is not None and following.is_a("'s") and items[i + 2 : i + 3]:
        voiced = items[i + 2].is_a("organisation-voice")  # "the council's statement said"
        if voiced and not items[i + 2].is_a("role", "report-noun"):
            return False
    if following is not None and (
        following.is_a("'s") or (person_before and following.is_a(",", ")"))
    ):
        return True
    before = i - 1
    while before >= 0 and items[before].is_a("authority", *_ARTICLES):
        before -= 1
    if before >= 0 and is_acronym(items[before]):
        return True  # "NHS Anytown and Otherton"
    if before < 0 or not _leads(items[before]):
        return False
    voice = items[before - 1] if before else None
    if voice is None or not voice.is_a("organisation-voice"):
        return True
    # "A spokesman for Anytown", but of statements and letters only those "from Anytown".
    return not items[before].is_a("from", *(("for", "at") if voice.is_a("role") else ()))


def _leads(item: Item) -> bool:
    """Tell whether an item is a preposition, or a verb with one: "who spoke to inspectors"."""
    if item.is_a(*TOWARDS):
        return True
    return " " in item.text and not item.is_a("speech-verb") and item.text.split()[-1] in TOWARDS


def reporting(items: tuple[Item, ...], verb: int, named: Mapping[int, Person]) -> Speaker | None:
    """Return who says what a council does: "Ann Lee said the council accepted it “in full”"."""
    said = [k for k in range(1, verb) if items[k].is_a("speech-verb")]
    if not said or any(item.is_a(*_PARTED) for item in items[said[-1] : verb]):
        return None
    place = said[-1]
    person = named.get(place - 1) or before_insertion(items, [*range(place)], place, named)
    return Speaker(person=person) if person is not None else None


def inserted_voice(items: tuple[Item, ...], verb: int) -> Mention | None:
    """Return whose words they are by the way: "The council, says the report, knew"."""
    if not items[verb - 1].is_a(",") or items[verb].text.endswith("ing"):
        return None
    for i in range(verb + 1, min(len(items) - 1, verb + _INSERTED)):
        if items[i].is_a(*VOICES) and items[i + 1].is_a(","):
            return organisation_of(items[i])
    return None


def voice_of(items: Iterable[Item]) -> Mention | None:
    """Return the inspectors, or else the report, among the words of a sentence."""
    voices = [item for item in items if item.is_a(*VOICES) and item.mentions]
    named = [item for item in voices if item.mention(Kind.INSPECTORATE) is not None]
    return organisation_of((named or voices)[0]) if voices else None


def organisation_of(item: Item) -> Mention | None:
    """Return the organisation that an item names, or stands for."""
    if not item.mentions:
        return None
    if item.is_a("organisation-voice") and item.mention(Kind.ROLE) is not None:
        return None
    body = item.mention(Kind.BODY)
    if body is not None:
        return body
    if item.is_a("department-word"):
        return item.mention(Kind.CUE)
    if item.is_a(*VOICES):
        return item.mention(Kind.INSPECTORATE) or next(iter(item.mentions), None)
    council = item.mention(Kind.AUTHORITY) or item.mention(Kind.AUTHORITY_TYPE)
    return council or (item.mention(Kind.CUE) if item.is_a(*BODIES) else None)


def spokesman(items: tuple[Item, ...], i: int) -> Mention | None:
    """Return for whom a spokesman speaks: as told beside the word, else by the word itself."""
    role = items[i].mention(Kind.ROLE)
    if role is None or not items[i].is_a("organisation-voice"):
        return None
    near = [k for k in (i - 1, i - 2, i + 2, i + 3) if 0 <= k < len(items)]
    if any(k and is_acronym(items[k - 1]) and organisation_of(items[k]) for k in near):
        return None
    told = (organisation_of(items[k]) for k in near)
    return next((mention for mention in told if mention is not None), role)
