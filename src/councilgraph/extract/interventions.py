"""Intervention claims: partners, commissioners, directions, notices, trusts, and panels.

A noun of the lexicon tells the kind, and sums that are put in are read by `investments`. What is
refused, feared or only spoken of in general is no intervention, what is announced is; the words
for that are signals, and `link` weighs them with what else the article tells.
"""

from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from councilgraph.extract.clauses import clause_end, clause_start, is_asserted
from councilgraph.extract.directions import find_orders, name_directions
from councilgraph.extract.following_suit import (
    done_likewise,
    noun_of,
    sent_there,
    such_notices,
)
from councilgraph.extract.generality import is_general
from councilgraph.extract.investments import find_investments, names_a_sum
from councilgraph.extract.like_named import are_of_the_staff, buy_services, is_of_another_body
from councilgraph.extract.mere_talk import is_mere_talk
from councilgraph.extract.notices import is_served_on_others
from councilgraph.extract.partners import (
    BECOMING,
    OF_IT,
    OWN,
    is_partner_alone,
    is_with,
    partner_place,
)
from councilgraph.extract.pointing import find_there
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.extract.service_bodies import find_service_bodies
from councilgraph.extract.stepping_in import (
    actor_and_authorities,
    is_filled,
    sender,
    service_told,
    step,
    subject_before,
    who_asks,
)
from councilgraph.extract.subjects import find_subject
from councilgraph.extract.timing import find_timing
from councilgraph.knowledge import CG
from councilgraph.model.claims import EITHER_WAY, InterventionClaim, Kind, Mention

_UNTOLD = ("if", "whether", "unless", "hypothetical", "negation")
_MODALS = ("would", "could", "might", "to")
_ROLE_REACH = 4
_NEAR = 6
_BEFORE = 3  # sentences


def find_interventions(reading: Reading) -> list[InterventionClaim]:
    """Return what may be intervention claims, in order of their place, with their signals."""
    claims: list[InterventionClaim] = []
    told_of: dict[str, list[tuple[int, Mention]]] = {}
    for sentence in reading.sentences:
        if claims and sentence.knows("authority") and sentence.has("they"):
            since = reading.spans[max(0, sentence.index - _BEFORE)].start
            claims.extend(sent_there(sentence, [c for c in claims if c.evidence.start >= since]))
        money = list(find_investments(reading, sentence))
        if sentence.knows("intervention", "ordering-verb"):
            for i in sentence.find("intervention"):
                mention = sentence.items[i].mention(Kind.INTERVENTION)
                found = _by_noun(reading, sentence, i, mention) if mention is not None else ()
                named = money and names_a_sum(reading, sentence, i)
                claims.extend(c for c in found if not named and not (money and _is_sum(c)))
                if mention is not None:
                    told = (sentence.paragraph, mention)
                    told_of.setdefault(noun_of(mention.text), []).append(told)
            claims.extend(find_orders(reading, sentence))
        for i, mention in name_directions(reading, sentence):
            claims.extend(_by_noun(reading, sentence, i, mention))
        if sentence.knows("partnership-noun"):
            claims.extend(_by_partnership(reading, sentence))
        if sentence.has("partner"):
            claims.extend(_by_partner(reading, sentence))
        if sentence.knows("body-suffix"):
            claims.extend(find_service_bodies(reading, sentence))
        if told_of and sentence.has("such") and not sentence.has("intervention"):
            claims.extend(such_notices(sentence, told_of, partial(_by_noun, reading, sentence)))
        if told_of and sentence.has("did-likewise", "followed"):
            claims.extend(done_likewise(sentence, told_of))
        claims.extend(money)
    return claims


def _is_sum(claim: InterventionClaim) -> bool:
    """Tell whether a noun only names money that the sentence tells the amount of."""
    return claim.intervention.target == f"{CG}Investment"


def _by_noun(
    reading: Reading, sentence: Sentence, i: int, mention: Mention
) -> Iterator[InterventionClaim]:
    items = sentence.items
    if reading.in_speech(mention.span) or is_general(sentence) or is_mere_talk(sentence, i):
        return
    start, end = clause_start(sentence, i), clause_end(sentence, i)
    # Councils help each other as partners or commissioners; all else comes from elsewhere.
    helps = f"{CG}ImprovementPartner" in mention.targets
    helps |= f"{CG}Commissioner" in mention.targets and is_filled(items, i)
    actor, authorities = actor_and_authorities(items, i, helps)
    signals = set(_signals(sentence, i, (start, end)))
    if actor is not None and actor.span.start > mention.span.end and items[i - 1].is_a(*OF_IT):
        signals.discard("hypothetical")  # "£2m to pay for the work of its partner, Anytown"
    if not signals.isdisjoint({"negation", "question"}) or _is_doubted(signals):
        return
    if _is_like_named(items, i, mention) or is_of_another_body(items, i):
        return
    notice = f"{CG}ImprovementNotice" in mention.targets
    if notice and is_served_on_others(reading, sentence, i):
        return
    authorities = authorities or find_there(reading, sentence, i)
    if not authorities:
        subject = find_subject(sentence, start, i, i + 1)
        if subject.refused in ("other-body", "indefinite"):
            return
        authorities = tuple(m for m in who_asks(items, subject.authorities) if m != actor)
        authorities = authorities[:1] if helps else authorities
    signals |= {"named"} if authorities else set()
    for authority in authorities or (None,):
        yield InterventionClaim(
            evidence=sentence.span,
            rule="intervention/noun",
            signals=tuple(sorted(signals)),
            authority=authority,
            intervention=mention,
            service=service_told(items),
            actor=actor or sender(items, i) or subject_before(reading, sentence),
            time=find_timing(sentence, i, (start, end)).time,
        )


def _is_like_named(items: tuple[Item, ...], i: int, mention: Mention) -> bool:
    """Tell whether people are meant who only have such a title: advisers, officers who buy care."""
    advise = f"{CG}ImprovementAdviser" in mention.targets and are_of_the_staff(items, i)
    return advise or (f"{CG}Commissioner" in mention.targets and buy_services(items, i))


def _by_partnership(reading: Reading, sentence: Sentence) -> Iterator[InterventionClaim]:
    """Read "Anytown was put into a partnership with Otherton": who is told there is the partner."""
    items = sentence.items
    for i in sentence.find("partnership-noun"):
        place = partner_place(items, i)
        if place is None or reading.in_speech(items[i].span):
            continue
        start, end = clause_start(sentence, i), clause_end(sentence, i)
        signals = set(_signals(sentence, i, (start, end)))
        if "negation" in signals or _is_doubted(signals):
            continue
        subject = find_subject(sentence, start, i, i + 1)
        actor = items[place].mention(Kind.AUTHORITY)
        authority = next((m for m in subject.authorities if m != actor), None)
        yield InterventionClaim(
            evidence=sentence.span,
            rule="intervention/joined",
            signals=tuple(sorted(signals | ({"named"} if authority else set()))),
            authority=authority,
            intervention=step(items[i], f"{CG}ImprovementPartner"),
            service=service_told(items),
            actor=actor,
            time=find_timing(sentence, i, (start, end)).time,
        )


def _by_partner(reading: Reading, sentence: Sentence) -> Iterator[InterventionClaim]:
    """Read the bare word, where a council is told to be one: "Otherton became its partner"."""
    for i in sentence.find("partner"):
        if is_partner_alone(sentence.items, i):
            mention = step(sentence.items[i], f"{CG}ImprovementPartner")
            read = _by_noun(reading, sentence, i, mention)
            yield from (c for c in read if c.actor and c.actor.kind is Kind.AUTHORITY)


def _is_doubted(signals: set[str]) -> bool:
    """Tell whether a step is neither taken nor announced, or was turned down."""
    if "told-ahead" in signals:
        return False
    return not signals.isdisjoint({"hypothetical", "aggregate", "rejected"})


def _signals(sentence: Sentence, i: int, clause: tuple[int, int]) -> Iterator[str]:
    """Name what the words around a noun say for and against an intervention."""
    items = sentence.items
    start, end = clause
    why_not = is_asserted(sentence, start, i, end)
    arranged = why_not == "hypothetical" and _is_arranged(items, start, i)
    if why_not == "hypothetical" and (arranged or not _is_before(items, start, i)):
        why_not = "negation" if _is_denied_ahead(items[start:i]) else None
    if why_not == "aggregate" and sentence.has("authority"):
        why_not = "of-several"
    if why_not is not None:
        yield why_not
    if arranged or _is_announced(sentence, i) or _is_told_ahead(items, i):
        yield "told-ahead"
    near = items[max(start, i - _NEAR) : min(end, i + _NEAR)]
    against = any(item.is_a("against") for item in items[max(start, i - _NEAR) : i])
    against |= _is_refused(items[start:i])
    if against or any(item.is_a("rejected") for item in near):
        yield "rejected"
    elif sentence.has("rejected"):
        yield "rejected-near"
    if any(item.is_a("intended") for item in items[start:end]):
        yield "intended"
    if any(item.is_a("intervene-verb", "going-verb") for item in items[start:end]):
        yield "stepping-in"
    if any(item.is_a("role") for item in items[max(0, i - _ROLE_REACH) : i]):
        yield "in-role"
    if items[i].text.endswith("s"):
        yield "plural"
    before = items[i - 1] if i else items[i]
    if before.is_a("no", "nor", "without", "neither"):
        yield "negation"
    if before.is_a(*OWN):
        yield "of-it"
    if before.is_a("a", "an", "another"):
        yield "indefinite"
    if is_with(items, i):
        yield EITHER_WAY
    if sentence.has("inspectorate"):
        yield "body"
    if sentence.headline:
        yield "headline"


def _is_denied_ahead(before: tuple[Item, ...]) -> bool:
    """Tell whether a step is one that nobody will take: "it will not be issuing a notice"."""
    return any(x.is_a("will") and y.is_a("not", "negation") for x, y in pairwise(before))


def _is_refused(before: tuple[Item, ...]) -> bool:
    """Tell whether it was offered and refused: "turned down Anytown's offer to act as its".

    Or "rejected the idea of working with Anytown as its".
    """
    refused = next((k for k, item in enumerate(before) if item.is_a("rejected")), len(before))
    after = before[refused:]
    if any(item.is_a(",", "and", "but", ";") for item in after):
        return False
    spoken_of = any(item.is_a("only-spoken-of") for item in after)
    return spoken_of or any(x.is_a("to") and y.is_a(*BECOMING) for x, y in pairwise(after))


def _is_before(items: tuple[Item, ...], start: int, i: int) -> bool:
    """Tell whether what makes a step hypothetical stands before it, and not behind."""
    doubts = ("hypothetical", "if", "unless", "whether", "would", "could", "might", "imagine", "to")
    return any(item.is_a(*doubts) and item.time is None for item in items[:i])


def _is_arranged(items: tuple[Item, ...], start: int, i: int) -> bool:
    """Tell whether a step is settled for later: "is to be", "has picked Ann Lee to be"."""
    for k in range(i - 1, 0, -1):
        if items[k].is_a("to") and items[k + 1].is_a(*BECOMING):
            if items[k - 1].is_a("is", "are"):
                return not any(item.is_a("if", "whether", "unless") for item in items[:k])
            clause = items[start:k]
            chosen = any(item.is_a("intervene-verb") for item in clause)
            return chosen and not any(item.is_a(*_UNTOLD, *_MODALS) for item in clause)
    return False


def _is_announced(sentence: Sentence, i: int) -> bool:
    """Tell whether a step is announced, and none that is still to be decided: "whether a"."""
    items = sentence.items
    asked = [k for k in range(i) if items[k].is_a("if", "whether", "unless")]
    return any(
        not any(place < k for k in asked) and not items[place - 1].is_a("no", "not", "negation")
        for place in sentence.find("step-announced")
    )


def _is_told_ahead(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether somebody said that a step would be taken: "it said it would appoint …"."""
    for k in range(i - 1, 0, -1):
        if items[k].is_a("would"):
            told = any(item.is_a("speech-verb", "report-verb") for item in items[:k])
            doubted = any(item.is_a(*_UNTOLD) for item in items[:k])
            doubted |= any(item.is_a("if", "unless") for item in items[i:])
            return told and not doubted and not items[k + 1].is_a("have", "not", "negation")
    return False
