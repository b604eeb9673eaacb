"""Sides told as the way in which something is done: "the way in which Kent's services are led".

The lexicon knows such words of a pronoun, "how they are led"; here they are of a service by name.
"""

import re
from collections.abc import Callable

from councilgraph.model.claims import Kind, Mention
from councilgraph.model.text import Span

_MANNER = re.compile(
    r"\b(?:the (?:way|manner)(?: in which| that)?|how(?: well)?) "
    r"([^,.;:\n]{4,80}?) ((?:is|are|was|were) ([a-z]{2,}))\b",
    re.IGNORECASE,
)
_LIKE = ("how they are {}", "how it is {}", "the way they are {}", "the way it is {}")


def with_manners(
    mentions: tuple[Mention, ...], text: str, find: Callable[[str], tuple[Mention, ...]]
) -> tuple[Mention, ...]:
    """Return the mentions, with sides for the verbs that tell in which way a service is run."""
    added: list[Mention] = []
    for match in _MANNER.finditer(text):
        subject = Span(start=match.start(1), end=match.end(1))
        of_service = any(m.kind is Kind.SERVICE and subject.covers(m.span) for m in mentions)
        side = _side(match.group(3).lower(), find) if of_service else None
        if side is not None:
            span = Span(start=match.start(2), end=match.end(2))
            added.append(Mention(span=span, text=match.group(2), kind=Kind.ASPECT, targets=side))
    if not added:
        return mentions
    kept = [m for m in mentions if not any(m.span.overlaps(one.span) for one in added)]
    return tuple(sorted([*kept, *added], key=lambda m: m.span))


def _side(verb: str, find: Callable[[str], tuple[Mention, ...]]) -> tuple[str, ...] | None:
    """Return the side that a verb means of a pronoun, if the lexicon knows it so."""
    for words in (like.format(verb) for like in _LIKE):
        whole = Span(start=0, end=len(words))
        for mention in find(words):
            if mention.kind is Kind.ASPECT and mention.span == whole:
                return mention.targets
    return None
