"""Trusts and companies that run a council's service: "set up X First to run its care".

Those that the register knows are found by their names, in `link`.
"""

from collections.abc import Iterator

from councilgraph.extract.clauses import clause_end, clause_start, is_asserted
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.extract.stepping_in import sender, service_told, step
from councilgraph.extract.subjects import find_subject
from councilgraph.extract.timing import find_timing
from councilgraph.knowledge import CG
from councilgraph.model.claims import InterventionClaim, Kind, Mention

_TRUST = f"{CG}ServiceTrust"
_SET_UP = ("intervene-verb", "founding-verb")
_OWN = frozenset("its their the 's all of".split())
_REACH, _OWN_REACH = 10, 5


def find_service_bodies(reading: Reading, sentence: Sentence) -> Iterator[InterventionClaim]:
    """Yield a claim for each trust or company that a council set up, or that runs a service for it.

    "Torbay Children First, which runs children's services for Torbay Council".
    """
    items = sentence.items
    for i in sentence.find("body-suffix"):
        whose = _runs_for(items, i)
        if whose is not None and not reading.in_speech(items[i].span):
            yield InterventionClaim(
                evidence=sentence.span,
                rule="intervention/runs",
                signals=("named", "stepping-in"),
                authority=whose,
                intervention=step(items[i], _TRUST),
                service=service_told(items),
            )
        verb = next((k for k in range(i - 1, 0, -1) if items[k].is_a(*_SET_UP)), 0)
        service = _run_by_it(items, i)
        if not verb or i - verb > _REACH or service is None or reading.in_speech(items[i].span):
            continue
        clause = clause_start(sentence, verb), clause_end(sentence, verb)
        if is_asserted(sentence, clause[0], verb, verb + 1) is not None:
            continue
        told = find_subject(sentence, clause[0], verb, verb + 1).authorities
        before = items[clause[0] : verb]
        if not told or any(item.is_a("intended", "rejected", "to") for item in before):
            continue
        if items[verb].text.split()[0].endswith("ing"):
            continue  # "has considered setting up a company"
        yield InterventionClaim(
            evidence=sentence.span,
            rule="intervention/set-up",
            signals=("named", "stepping-in"),
            authority=told[0],
            intervention=step(items[i], _TRUST),
            service=items[service].mention(Kind.SERVICE),
            actor=sender(items, i),
            time=find_timing(sentence, verb, clause).time,
        )


def _runs_for(items: tuple[Item, ...], i: int) -> Mention | None:
    """Return whose service a body runs: "a trust that runs care for Kent", "on behalf of Kent"."""
    start = i + 1 + items[min(i + 1, len(items) - 1)].is_a(",")
    led = items[start : start + 2]
    if len(led) < 2 or not led[0].is_a("that", "which") or not led[1].is_a("running-verb", "role"):
        return None
    near = range(start + 2, min(len(items) - 1, start + 2 + _REACH))
    place = next((k for k in near if items[k].is_a("for", "of", "in")), 0)
    own = items[place + 1].mention(Kind.AUTHORITY) if place else None
    told = any(items[k].is_a("service", "role") for k in range(start + 1, place))
    return own if told else None


def _run_by_it(items: tuple[Item, ...], i: int) -> int | None:
    """Return the service that a body is there to run: "a company in 2022 to run its homes"."""
    near = range(i + 1, min(len(items) - 1, i + _OWN_REACH))
    to = next((k for k in near if items[k].is_a("to")), None)
    if to is None or any(items[k].time is None for k in near if i + 1 < k < to):
        return None
    if not items[to + 1].is_a("running-verb"):
        return None
    own = range(to + 2, min(len(items), to + 2 + _OWN_REACH))
    place = next((k for k in own if not items[k].is_a("authority", "authority-type", *_OWN)), None)
    return place if place is not None and items[place].is_a("service") else None
