"""Intervention claims: partners, commissioners, directions, notices, trusts, and money.

A noun of the lexicon tells the kind. Money counts where the words around it say that it is put
in. What is refused or only feared is no intervention; what is announced is.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from councilgraph.extract.clauses import clause_end, clause_start, is_asserted
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.extract.subjects import find_subject
from councilgraph.extract.timing import find_timing
from councilgraph.knowledge import CG
from councilgraph.model.claims import InterventionClaim, Kind, Mention
from councilgraph.model.text import Span

_MONEY = re.compile(
    r"£\s?(?P<figure>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s?-?(?P<scale>bn|billion|m|mn|million|k)?\b",
    re.IGNORECASE,
)
_SCALES = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "million": 1_000_000}
_LEAST_INVESTMENT = Decimal(100_000)
_TOWARDS = frozenset(["for", "of", "to", "in", "at", "over", "into"])


def find_interventions(reading: Reading) -> list[InterventionClaim]:
    """Return the intervention claims of an article, in order of their place."""
    claims: list[InterventionClaim] = []
    for sentence in reading.sentences:
        money = list(_by_money(reading, sentence))
        for i in sentence.find("intervention"):
            claims.extend(c for c in _by_noun(reading, sentence, i) if not (money and _is_sum(c)))
        claims.extend(money)
    return claims


def _is_sum(claim: InterventionClaim) -> bool:
    """Tell whether a noun only names money that the sentence tells the amount of."""
    return claim.intervention.target == f"{CG}Investment"


def _by_noun(reading: Reading, sentence: Sentence, i: int) -> Iterator[InterventionClaim]:
    items = sentence.items
    mention = items[i].mention(Kind.INTERVENTION)
    if mention is None or reading.in_speech(mention.span):
        return
    clause = (clause_start(sentence, i), clause_end(sentence, i))
    why_not = is_asserted(sentence, clause[0], i, clause[1])
    intended = any(item.is_a("step-announced") for item in items)
    if why_not is not None and not (why_not == "hypothetical" and intended):
        return
    if any(item.is_a("rejected") for item in items) or _is_in_a_role(items, i):
        return
    actor, authority = _actor_and_authority(items, i)
    if authority is None:
        subject = find_subject(sentence, clause[0], i, i + 1)
        if subject.refused == "other-body":
            return
        named = [m for m in subject.authorities if m != actor]
        authority = named[0] if named else None
    yield InterventionClaim(
        evidence=sentence.span,
        rule="intervention/noun",
        signals=("named",) if authority else (),
        authority=authority,
        intervention=mention,
        service=_service(items),
        actor=actor,
        time=find_timing(sentence, i, clause).time,
    )


def _is_in_a_role(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether the noun only says where somebody works: "chief executive of the trust"."""
    return any(item.is_a("role") for item in items[max(0, i - 4) : i])


def _actor_and_authority(items: tuple[Item, ...], i: int) -> tuple[Mention | None, Mention | None]:
    """Return who steps in, if it is a council, and in whose service.

    A possessor is whose service it is ("Anytown's improvement partner"), as is a council that
    the noun is "for" or "in"; another council in the sentence is the actor.
    """
    possessor = _possessor(items, i)
    after = _council_after(items, i)
    authority = possessor or after
    others = [m for item in items if (m := item.mention(Kind.AUTHORITY)) and m != authority]
    before = [m for m in others if m.span.end <= items[i].span.start]
    actor = before[0] if before and _acts(items, i) else None
    if actor is not None and authority is None and len(before) > 1:
        authority = before[-1]
    return actor, authority


def _acts(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether the noun is a role that somebody fills: "as improvement partner"."""
    j = i - 1
    while j >= 0 and items[j].is_a("the", "its", "their", "an", "a", "'s", "authority"):
        j -= 1
    if j < 0:
        return False
    filled = items[j].is_a("as", ",", "become", "became", "copula")
    return filled or items[j].text.lower().endswith(" as")


def _possessor(items: tuple[Item, ...], i: int) -> Mention | None:
    if i >= 2 and items[i - 1].is_a("'s") and items[i - 2].is_a("authority"):
        return items[i - 2].mention(Kind.AUTHORITY)
    return None


def _council_after(items: tuple[Item, ...], i: int) -> Mention | None:
    for j in range(i + 1, min(len(items), i + 8)):
        if items[j].is_a("authority"):
            toward = any(items[k].is_a(*_TOWARDS) for k in range(i + 1, j))
            return items[j].mention(Kind.AUTHORITY) if toward else None
        if items[j].is_a(",", ";", "who", "which"):
            return None
    return None


def _by_money(reading: Reading, sentence: Sentence) -> Iterator[InterventionClaim]:
    words = reading.article.quote(sentence.span)
    if "£" not in words:
        return
    for match in _MONEY.finditer(words):
        amount = parse_amount(match)
        if amount < _LEAST_INVESTMENT:
            continue
        place = sentence.span.start + match.start()
        span = Span(start=place, end=sentence.span.start + match.end())
        if reading.in_speech(span):
            continue
        claim = _investment(sentence, place, amount)
        if claim is not None:
            yield claim


def parse_amount(match: re.Match[str]) -> Decimal:
    """Return the sum in pounds that a match of money stands for.

    >>> [str(parse_amount(m)) for m in _MONEY.finditer("£5.1m, £750,000 or £2 billion")]
    ['5100000.0', '750000', '2000000000']
    """
    figure = Decimal(match["figure"].replace(",", ""))
    scale = (match["scale"] or "").lower()
    return figure * (_SCALES.get(scale, 1_000_000_000) if scale else 1)


def _investment(sentence: Sentence, place: int, amount: Decimal) -> InterventionClaim | None:
    items = sentence.items
    i = max((n for n, item in enumerate(items) if item.span.start <= place), default=0)
    clause = (clause_start(sentence, i), clause_end(sentence, i))
    cues = [
        m
        for item in items[clause[0] : clause[1]]
        for m in item.mentions
        if item.is_a("investment-cue")
    ]
    if not cues or any(item.is_a("not-investment") for item in items):
        return None
    if is_asserted(sentence, clause[0], i, clause[1]) in ("negation", "question"):
        return None
    subject = find_subject(sentence, clause[0], i, i + 1)
    if subject.refused is not None:
        return None
    authority = subject.authorities[0] if subject.authorities else None
    cue = min(cues, key=lambda m: abs(m.span.start - place))
    return InterventionClaim(
        evidence=sentence.span,
        rule="intervention/money",
        signals=("named",) if authority else (),
        authority=authority,
        intervention=Mention(span=cue.span, text=cue.text, kind=Kind.INTERVENTION, targets=()),
        service=_service(items),
        amount=amount,
        time=find_timing(sentence, i, clause).time,
    )


def _service(items: tuple[Item, ...]) -> Mention | None:
    return next((m for item in items if (m := item.mention(Kind.SERVICE))), None)
