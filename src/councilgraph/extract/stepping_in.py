"""Who steps in, and at which council, as the words around a noun for an intervention tell.

What was done, and whether it was, `interventions` tells.
"""

from councilgraph.extract.partners import OWN, find_apposed, find_chosen, find_explained
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.model.claims import Kind, Mention

_TOWARDS = frozenset(["for", "of", "to", "in", "at", "over", "into", "going-verb"])
_FILLED = ("as", "become", "became", "be", "been", "copula", "retain-verb")
_AFTER_REACH, _SENDS = 8, 5
_NEAR, _TWO = 6, 2
_JOINTS = frozenset({",", "and", "&"})
_OWNERS = ("authority", "authority-type", "service")
_POSSESSIVE = ("'s", "’s")
_GIVING = ("award-verb", "intervene-verb")
_VERBS = ("copula", "has", "have", "had", "will", "would", "intervene-verb", "help-verb")


def actor_and_authorities(
    items: tuple[Item, ...], i: int, helps: bool
) -> tuple[Mention | None, tuple[Mention, ...]]:
    """Return who steps in, if it is a council, and in whose service.

    A possessor is whose service it is ("Anytown's improvement partner"), as are councils that
    the noun is "for" or "in"; another council in the sentence is the actor.
    """
    possessor = _possessor(items, i) or (_served(items, i) if helps else None)
    explained = find_explained(items, i) if helps else None
    apposed = (explained or find_apposed(items, i) or find_chosen(items, i)) if helps else None
    after = tuple(m for m in _councils_after(items, i) if m != apposed)
    told = (possessor,) if possessor else after
    others = [m for item in items if (m := item.mention(Kind.AUTHORITY)) and m not in told]
    before = [m for m in others if m.span.end <= items[i].span.start]
    joined = _opens_clause(items, i) if helps else None
    first = joined if joined in before else next(iter(before), None)
    actor = apposed or (first if helps and _acts(items, i) else None)
    rest = [m for m in others if m != actor]
    if explained is not None:
        rest = [m for m in before if m != actor]
    if actor is not None and not told and rest:
        told = (rest[-1],)
    return actor, told


def _opens_clause(items: tuple[Item, ...], i: int) -> Mention | None:
    """Return who opens the clause of a noun: "Anytown fell, and Otherton has been its partner"."""
    joints = (k for k in range(i - 1, 0, -1) if items[k].is_a("and", "but", "while", ";", ":"))
    for k in joints:
        place = k + 1 + items[k + 1].is_a("the", "then", "so")
        if items[k - 1].is_a("authority") and not items[k].is_a(";", ":"):
            continue  # "Anytown and Otherton have"
        if place < i and (told := items[place].mention(Kind.AUTHORITY)) is not None:
            return told
    return None


def is_filled(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a noun is what somebody is: "was named commissioner", "is its partner"."""
    j = i - 1
    while j > 0 and items[j].is_a(*OWN):
        j -= 1
    return j >= 0 and items[j].is_a(*_FILLED, "named")


def _acts(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether the noun is a role that somebody fills: "as improvement partner"."""
    if " as " in items[i].text:
        return True
    j = i - 1
    if j > 0 and items[j].is_a("'s"):
        j -= 2
    while j >= 0 and (items[j].is_a(*OWN, *_OWNERS) or items[j].text.endswith(_POSSESSIVE)):
        j -= 1
    while j >= 0 and items[j].is_a("still", "now", "also", "current-marker"):
        j -= 1
    if j < 0:
        return False
    if items[j].is_a("made", "intervene-verb") and any(
        item.is_a("copula", "been") for item in items[max(0, j - _TWO) : j]
    ):
        return True  # "Anytown was then made its improvement partner"
    return items[j].is_a(",", *_FILLED) or items[j].text.lower().endswith(" as")


def _possessor(items: tuple[Item, ...], i: int) -> Mention | None:
    if i >= 2 and items[i - 1].is_a("'s"):
        held = items[i - 2]
        return held.mention(Kind.AUTHORITY) or held.mention(Kind.AUTHORITY_TYPE)
    return None


def _served(items: tuple[Item, ...], i: int) -> Mention | None:
    """Return who is helped, told before: "Anytown, for whom Otherton acts as its partner"."""
    relatives = (k for k in range(max(2, i - _AFTER_REACH), i) if items[k].is_a("whom", "which"))
    place = next((k for k in relatives if items[k - 1].is_a("for", "to")), None)
    near = items[max(0, place - 3) : place] if place is not None else ()
    return next((m for item in near if (m := item.mention(Kind.AUTHORITY))), None)


def _councils_after(items: tuple[Item, ...], i: int) -> tuple[Mention, ...]:
    """Return the councils that a noun is for: "commissioners for Anytown and Otherton"."""
    found: list[Mention] = []
    for j in range(i + 1, len(items)):
        mention = items[j].mention(Kind.AUTHORITY)
        if mention is not None:
            if not found and not any(items[k].is_a(*_TOWARDS) for k in range(i + 1, j)):
                return ()
            if len(found) == 1 and _begins_anew(items, j):
                break
            found.append(mention)
        elif found:
            if items[j].time is None and not items[j].is_a(*_JOINTS, *_TOWARDS):
                break
        elif j > i + _AFTER_REACH or items[j].is_a(",", ";", "who", "which", "whether", "if"):
            break
        elif items[j].is_a("and", "but") and _is_a_deed(items[j + 1]):
            break  # "an improvement notice and told it to work with Anytown"
    return tuple(found) or _given_to(items, i)


def _begins_anew(items: tuple[Item, ...], j: int) -> bool:
    """Tell whether a council after one is the next subject: "to Anytown, and Otherton will act"."""
    joined = items[j - 1].is_a("and", "but", "while") and items[j - 2].is_a(",")
    return joined and any(item.is_a(*_VERBS) for item in items[j + 1 : j + 2])


def _is_a_deed(item: Item) -> bool:
    """Tell whether a word is a verb of what was done next: "and told", "and ordered"."""
    plain = not item.mentions and item.text.endswith("ed")
    return plain or item.is_a("speech-verb", "report-verb", "intervene-verb", "asking-verb")


def _given_to(items: tuple[Item, ...], i: int) -> tuple[Mention, ...]:
    """Return who gets it, told further off: "a notice, the mildest of all, went to Anytown"."""
    for j in range(i + 2, len(items)):
        if items[j].is_a("whether", "if"):
            break
        mention = items[j].mention(Kind.AUTHORITY)
        given = items[j - 1].is_a("to") and items[j - 2].is_a(*_GIVING)
        if mention is not None and (given or items[j - 1].is_a("going-verb")):
            return (mention,)
    return ()


def who_asks(items: tuple[Item, ...], told: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return the council that asks another for help, if it is that which a step was read of.

    "Anytown has asked Otherton to lend managers, and an adviser is to be sent".
    """
    asked = {
        items[k].mention(Kind.AUTHORITY): k
        for k in range(1, len(items) - 1)
        if items[k - 1].is_a("asking-verb") and items[k + 1].is_a("to", "for")
    }
    place = asked.get(told[0], 0) if told else 0
    before = (m for item in items[:place] if (m := item.mention(Kind.AUTHORITY)))
    asking = next(before, None)
    return (asking,) if asking is not None else told


def sender(items: tuple[Item, ...], i: int) -> Mention | None:
    """Return the department or other body that steps in, by what stands nearest.

    "The department" and ministers are it if no body is named, and they send, or are sent from.
    """
    bodies = [
        (abs(k - i), m) for k, item in enumerate(items) if (m := item.mention(Kind.INSPECTORATE))
    ]
    if bodies:
        return min(bodies, key=lambda pair: pair[0])[1]
    senders = (k for k, item in enumerate(items) if item.is_a("department-word", "minister-word"))
    return next((items[k].mention(Kind.CUE) for k in senders if _sends(items, k, i)), None)


def _sends(items: tuple[Item, ...], k: int, i: int) -> bool:
    """Tell whether a sender is told as one: "ministers sent an adviser", "from the department"."""
    led = items[max(0, k - 2) : k]
    definite = items[k].is_a("minister-word") or any(item.is_a("the") for item in led)
    told = any(item.is_a("intervene-verb", "step-announced") for item in items[k + 1 : k + _SENDS])
    return definite and ((told and k < i) or any(item.is_a("by", "from") for item in led))


def subject_before(reading: Reading, sentence: Sentence) -> Mention | None:
    """Return the department that "it" stands for: "It also sent in an adviser".

    "In the meantime it has sent one" opens with a time or the like.
    """
    place = next((k for k, item in enumerate(sentence.items[:_NEAR]) if item.is_a("it")), None)
    if place is None or not sentence.index:
        return None
    if any(m.kind is not Kind.CUE for item in sentence.items[:place] for m in item.mentions):
        return None
    opening = reading.sentences[sentence.index - 1].items[:_NEAR]
    bodies = ("authority", "authority-type", "inspectorate")
    subject = next((item for item in opening if item.is_a(*bodies)), None)
    return subject.mention(Kind.INSPECTORATE) if subject is not None else None


def step(item: Item, target: str) -> Mention:
    """Return the mention of a step that words tell without being a phrase for it."""
    return Mention(span=item.span, text=item.text, kind=Kind.INTERVENTION, targets=(target,))


def service_told(items: tuple[Item, ...]) -> Mention | None:
    """Return the service that a sentence names first, if it names one."""
    return next((m for item in items if (m := item.mention(Kind.SERVICE))), None)
