"""Statutory directions told by bare words: "issue directions", "directed it to".

The bare noun is mostly a direction of travel; what tells it apart is a department that gives it.
"""

from collections.abc import Iterator

from councilgraph.extract.clauses import clause_end, clause_start, is_asserted
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.extract.stepping_in import sender, service_told, step
from councilgraph.extract.timing import find_timing
from councilgraph.knowledge import CG
from councilgraph.model.claims import InterventionClaim, Kind, Mention

_DIRECTION = f"{CG}StatutoryDirection"
_SENDERS = ("inspectorate", "department-word", "minister-word")
_GIVING = ("intervene-verb", "award-verb", "step-announced", "intended")
_COUNCILS = ("authority", "authority-type")
_MAY = frozenset("can may could might".split())
_NEAR, _ADVERBIAL = 4, 5


def name_directions(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, Mention]]:
    """Yield the places of bare words for a direction, each with its mention."""
    if "direction" not in reading.article.quote(sentence.span):
        return
    items = sentence.items
    for i in sentence.find("direction", "directions"):
        beside = i > 0 and items[i - 1].is_a("body", "inspectorate")
        if beside or (items[i].text.lower().endswith("s") and _are_given(items, i)):
            yield i, step(items[i], _DIRECTION)


def _are_given(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether ministers give directions, or a council is under them."""
    before = items[:i]
    sent = any(item.is_a(*_SENDERS) for item in before)
    near = before[-_NEAR:]
    if any(item.is_a(*_MAY) for item in near):
        return False  # "Ministers can give directions to a council"
    announced = any(item.is_a("role") for item in before) and any(
        item.is_a("intended", "step-announced") for item in before
    )
    if (sent or announced) and any(item.is_a(*_GIVING) for item in near):
        return True
    under = any(item.text.lower().split()[-1] == "under" for item in before[-2:])
    return sent and (under or before[-1].is_a("its", "'s"))


def find_orders(reading: Reading, sentence: Sentence) -> Iterator[InterventionClaim]:
    """Read councils that are directed to do something: "ministers directed Anytown to …".

    And what is ordered in their stead: "the department directed that the services of Anytown be".
    """
    items = sentence.items
    for i in sentence.find("ordering-verb"):
        council = next(
            (k for k in range(i + 1, min(len(items), i + 3)) if _is_told(items, k)), None
        )
        told = council is not None and any(
            item.is_a("to") for item in items[council + 1 : council + 3]
        )
        if not told and (council := _ordered_of(items, i)) is None:
            continue
        clause = clause_start(sentence, i), clause_end(sentence, i)
        if council is None or reading.in_speech(items[i].span):
            continue
        if is_asserted(sentence, clause[0], i, i + 1) is not None:
            continue
        authority = items[council].mention(Kind.AUTHORITY)
        authority = authority or items[council].mention(Kind.AUTHORITY_TYPE)
        yield InterventionClaim(
            evidence=sentence.span,
            rule="intervention/order",
            signals=("named", "stepping-in") if authority else ("stepping-in",),
            authority=authority,
            intervention=step(items[i], _DIRECTION),
            service=service_told(items),
            actor=sender(items, i),
            time=find_timing(sentence, i, clause).time,
        )


def _is_told(items: tuple[Item, ...], k: int) -> bool:
    """Tell whether a council is told to do something, by name or as "it" after its department."""
    pronoun = items[k].is_a("it") and any(item.is_a(*_SENDERS) for item in items[:k])
    return pronoun or items[k].is_a(*_COUNCILS)


def _ordered_of(items: tuple[Item, ...], i: int) -> int | None:
    """Return where the council stands of which a department orders something: "directed that"."""
    that = next(
        (k for k in range(i + 1, i + _ADVERBIAL) if items[k : k + 1] and items[k].is_a("that")),
        None,
    )
    if that is None or not any(item.is_a(*_SENDERS) for item in items[:i]):
        return None
    return next((k for k in range(that + 1, len(items)) if items[k].is_a(*_COUNCILS)), that)
