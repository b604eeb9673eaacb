"""Interventions told by what was told before: "such notices", "its own notice", "did the same".

And by whom was told of: "In Anytown they arrived in May".
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from councilgraph.extract.clauses import clause_end, clause_start
from councilgraph.extract.reading import Item, Sentence
from councilgraph.extract.timing import find_timing
from councilgraph.knowledge import CG
from councilgraph.model.claims import InterventionClaim, Kind, Mention

Told = Mapping[str, Sequence[tuple[int, Mention]]]
"""The notices told so far, by their nouns, each with the number of its paragraph."""

_LISTING = ("include", "includes", "are", "were")
_ENDS = (".", ",", ";", "and", "but")
_OPENING = 4
_OWN_DEED = f"{CG}Section114Notice"


def noun_of(words: str) -> str:
    """Return the noun of a phrase without its plural's ending: "notice" of "formal notices"."""
    return words.lower().split()[-1].removesuffix("s")


def such_notices(
    sentence: Sentence,
    told_of: Told,
    read: Callable[[int, Mention], Iterable[InterventionClaim]],
) -> Iterator[InterventionClaim]:
    """Read "Anytown issued such a notice" after a sentence that tells what notice was meant."""
    items = sentence.items
    if items[0].is_a("under", "with") and not sentence.has("authority"):
        return  # "Under such a notice spending stops" tells what they do
    for i in sentence.find("such"):
        near = range(i + 1, min(len(items), i + 3))
        place = next((k for k in near if noun_of(items[k].text) in told_of), None)
        told = told_of[noun_of(items[place].text)] if place is not None else ()
        meant = [m for paragraph, m in told if paragraph == sentence.paragraph]
        meant = meant or [m for _, m in told]
        given = i > 1 and items[i - 2].is_a("copula")
        if (
            i
            and items[i - 1].is_a("intervene-verb")
            and not (given or sentence.has("inspectorate"))
        ):
            meant = [m for m in meant if _OWN_DEED in m.targets] or meant  # councils issue those
        if place is None or len({mention.targets for mention in meant}) > 1:
            continue
        mention = replace(meant[-1], span=items[place].span, text=items[place].text)
        claims = [replace(claim, rule="intervention/such") for claim in read(place, mention)]
        listed = next((k for k in range(place, len(items)) if items[k].is_a(*_LISTING)), len(items))
        councils = [m for item in items[listed:] if (m := item.mention(Kind.AUTHORITY))]
        if not councils:
            yield from claims
        for claim in claims[:1]:
            signals = tuple(sorted({*claim.signals, "named"} - {"of-several", "plural"}))
            yield from (replace(claim, authority=m, signals=signals) for m in councils)


def done_likewise(sentence: Sentence, told_of: Told) -> Iterator[InterventionClaim]:
    """Read "Anytown did so in June" after a notice that councils issue themselves."""
    own = [pair for notices in told_of.values() for pair in notices if _OWN_DEED in pair[1].targets]
    told = [m for _, m in own]
    items = sentence.items
    near = any(sentence.paragraph - paragraph <= 1 for paragraph, _ in own)
    places = sentence.find("did-likewise") if told else ()
    for i in (*places, *(_of_the_next(items) if near else ())):
        start, end = clause_start(sentence, i), clause_end(sentence, i)
        if any(item.is_a("negation") for item in items[start : i + 1]):
            continue
        for authority in _doers(items, i):
            yield InterventionClaim(
                evidence=sentence.span,
                rule="intervention/likewise",
                signals=("named", "stepping-in"),
                authority=authority,
                intervention=replace(told[-1], span=items[i].span, text=items[i].text),
                time=find_timing(sentence, i, (start, end)).time,
            )


def _of_the_next(items: tuple[Item, ...]) -> Iterator[int]:
    """Yield the verbs of "Anytown's followed in June" and "Anytown followed in June"."""
    for i in range(1, len(items) - 1):
        if not items[i].is_a("followed"):
            continue
        owned = i > 1 and items[i - 1].is_a("'s", "’s") and items[i - 2].is_a("authority")
        went = items[i - 1].is_a("authority")
        near = range(i + 1, min(len(items) - 1, i + _OPENING))
        last = next((k for k in near if items[k].time is not None), i)
        if (owned or went) and items[last + 1].is_a(*_ENDS):
            yield i


def sent_there(
    sentence: Sentence, told: Sequence[InterventionClaim]
) -> Iterator[InterventionClaim]:
    """Read "In Anytown they arrived in May" after a sentence on commissioners elsewhere.

    `told` are the claims of that sentence.
    """
    items = sentence.items
    place = items[1].mention(Kind.AUTHORITY) if len(items) > _OPENING else None
    if place is None or not (items[0].is_a("in", "at") and items[2].is_a("they")):
        return
    came = any(item.is_a("intervene-verb") for item in items[3 : 3 + _OPENING])
    people = [claim for claim in told if claim.intervention.text.endswith("s")]
    if came and people and not any(item.is_a("negation") for item in items[3 : 3 + _OPENING]):
        last = people[-1]
        yield replace(
            last,
            evidence=sentence.span,
            rule="intervention/likewise",
            signals=("named", "stepping-in"),
            authority=place,
            intervention=replace(last.intervention, span=items[2].span, text=items[2].text),
            time=find_timing(sentence, 2, (0, len(items))).time,
        )


def _doers(items: tuple[Item, ...], i: int) -> list[Mention]:
    """Return the council told last before a place, and those that are joined to it."""
    found: list[Mention] = []
    for k in range(i - 1, -1, -1):
        mention = items[k].mention(Kind.AUTHORITY)
        if mention is not None:
            found.insert(0, mention)
        elif found and not items[k].is_a(",", "and", "&"):
            break
    return found
