"""Whom a role without a name stands for: "the leader said" is who was told to be leader.

In a lead that names nobody it is who opens the next paragraph: "“We failed,” a council leader has
said. Cllr Ann Lee, who leads Anytown, spoke on Monday".
"""

from collections.abc import Iterable

from councilgraph.extract.names import Person
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.extract.roles import role_mention
from councilgraph.model.claims import TenureClaim

_REACH, _BEGINS = 2, 3
_BETWEEN = frozenset("of at for in on now has have had 's the".split())


class Holders:
    """Who holds which role in one article."""

    def __init__(
        self, reading: Reading, people: Iterable[Person], tenures: Iterable[TenureClaim]
    ) -> None:
        people = tuple(people)
        by_span = {person.span: person for person in people}
        held = [(t.role.target, by_span[t.name]) for t in tenures if t.role and t.name in by_span]
        self._told = dict(held)
        self._lead, opening = _opens_after_lead(reading, people)
        self._in_lead = {role: p for role, p in held if opening and p.full == opening.full}

    def of(self, sentence: Sentence, i: int) -> Person | None:
        """Return who was told to hold a role that now stands without a name: "the leader"."""
        items = sentence.items
        role = role_mention(items[i])
        if role is None:
            return None
        if sentence.paragraph == self._lead and self._in_lead:
            return self._in_lead.get(role.target)
        known = not any(k.is_a("a", "an") for k in items[max(0, i - _REACH) : i])
        return self._told.get(role.target) if known else None


def speaks(items: tuple[Item, ...], i: int, verb: int) -> bool:
    """Tell whether nothing but where it is held parts a role from a verb: "of Anytown has said"."""
    between = items[i + 1 : verb]
    return len(between) < _REACH or all(
        item.is_a("authority", "authority-type", "body", *_BETWEEN) for item in between
    )


def _opens_after_lead(reading: Reading, people: tuple[Person, ...]) -> tuple[int, Person | None]:
    """Return the paragraph that is the lead, and who opens the next one, if nobody is named."""
    body = [s for s in reading.sentences if not s.text[s.span.end - 1].isalnum()]
    body = [s for s in body if not s.headline]
    if not body:
        return -1, None
    lead = body[0].paragraph
    after = next((s for s in body if s.paragraph != lead), None)
    named = {s.index for s in body if s.paragraph == lead}
    if after is None or any(person.sentence in named for person in people):
        return lead, None
    first = next((person for person in people if person.sentence == after.index), None)
    opens = first is not None and after.places(first.span)[0] <= _BEGINS
    return lead, first if opens else None
