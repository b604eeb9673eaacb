"""Short forms that an article introduces itself.

"Anytown Metropolitan Council (AMC)" is AMC from there on, and "Anyshire Fire and Rescue Service"
is Anyshire, where no council has that name.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import replace

from councilgraph.model.claims import Kind, Mention
from councilgraph.model.text import Span

_NAMED = (Kind.AUTHORITY, Kind.INSPECTORATE)
_BRACKETS = re.compile(r"[^()\n]{0,24}?\((?:the )?[\"“‘']?([A-Z][A-Za-z&]{1,7})[\"”’']?\)")
_CAPITALS = 2


def with_abbreviations(
    mentions: tuple[Mention, ...], text: str, places: Mapping[str, str]
) -> tuple[Mention, ...]:
    """Return the mentions with those of short forms added; they stand for what they were put after.

    `places` holds the place that a fire service is named after, by its IRI. Where a short form is
    known already, as that of several councils, it is the one introduced.
    """
    meant = _introduced(mentions, text) | _places(mentions, places)
    if not meant:
        return mentions
    found = {mention.span: mention for mention in mentions if mention.text not in meant}
    taken = sorted(found)
    for short, mention in meant.items():
        for match in re.finditer(rf"\b{re.escape(short)}\b", text):
            span = Span(start=match.start(), end=match.end())
            place = bisect_left(taken, span)
            if not any(other.overlaps(span) for other in taken[max(0, place - 1) : place + 1]):
                found[span] = replace(mention, span=span, text=short)
    kept = [m for m in mentions if m.text not in meant]
    added = [m for span, m in found.items() if m.text in meant]
    return tuple(sorted([*kept, *added], key=lambda m: m.span))


def as_named_in_full(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return the mentions, an inspectorate told by its last word taken for one named in full.

    "The ombudsman" is the one whose full name ends so and was told last, or else comes first.
    """
    inspectorate = Kind.INSPECTORATE
    bodies = [m for m in mentions if m.kind is inspectorate]
    full = [m for m in bodies if len(_name_words(m)) > 1]
    if not full or len(full) == len(bodies):
        return mentions
    return tuple(_in_full(m, full) if m in bodies and m not in full else m for m in mentions)


def _in_full(short: Mention, full: list[Mention]) -> Mention:
    alike = [m for m in full if _name_words(m)[-1:] == _name_words(short)]
    before = [m for m in alike if m.span.end <= short.span.start]
    meant = before[-1:] or alike[:1]
    return replace(short, targets=meant[0].targets) if meant else short


def _name_words(mention: Mention) -> list[str]:
    return mention.text.lower().removeprefix("the ").split()


def _places(mentions: tuple[Mention, ...], places: Mapping[str, str]) -> dict[str, Mention]:
    """Return the places by which fire services are named that are no name known otherwise."""
    found: dict[str, Mention] = {}
    for mention in mentions:
        place = places.get(mention.targets[0])
        if place is not None and mention.text.startswith(place):
            found.setdefault(place, mention)
    known = {mention.text for mention in mentions} if found else set()
    return {place: mention for place, mention in found.items() if place not in known}


def _introduced(mentions: tuple[Mention, ...], text: str) -> dict[str, Mention]:
    meant: dict[str, Mention] = {}
    if "(" not in text:
        return meant
    for mention in mentions:
        if mention.kind not in _NAMED or len(mention.text) <= _CAPITALS:
            continue
        match = _BRACKETS.match(text, mention.span.end)
        if match is None:
            continue
        short = match.group(1)
        own = "".join(word[0] for word in re.split(r"[ -]", mention.text) if word)
        if sum(c.isupper() for c in short) >= _CAPITALS and short[0].upper() == own[0].upper():
            meant.setdefault(short, mention)
    return meant
