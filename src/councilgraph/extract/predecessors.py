"""The post of somebody whom another is told to follow: "She succeeds Bo Oak, who retires".

It is the one that the sentence, or those just before it, says is newly held.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from councilgraph.extract.names import Person
from councilgraph.extract.reading import Reading, Sentence
from councilgraph.model.claims import TenureClaim
from councilgraph.model.text import Span

_REACH, _BEFORE, _LED = 2, 3, 6


def find_predecessors(
    reading: Reading, people: Sequence[Person], told: Sequence[TenureClaim]
) -> Iterator[TenureClaim]:
    """Yield the posts of those who are named behind "succeeds"; `told` are the posts told."""
    named = {person.span: person for person in people}
    placed = {named[claim.name].full for claim in told if claim.name in named}
    for person in people:
        sentence = reading.sentences[person.sentence]
        if person.full in placed or not _is_followed(sentence, person):
            continue
        since = reading.sentences[max(0, sentence.index - _REACH)].span.start
        near = [c for c in told if c.role and since <= c.name.start < person.span.start]
        new = [c for c in near if _is_new(reading, c)]
        if new:
            placed.add(person.full)
            evidence = Span(
                start=min(new[-1].role_words.start, person.span.start), end=person.span.end
            )
            yield replace(
                new[-1], name=person.span, evidence=evidence, rule="tenure/predecessor", party=None
            )


def _is_followed(sentence: Sentence, person: Person) -> bool:
    """Tell whether a name is of whom somebody follows: "who will replace Mr Oak"."""
    place = sentence.places(person.span)[0]
    before = list(sentence.items[max(0, place - _BEFORE) : place])
    while before and before[-1].is_a("honorific", "."):
        before.pop()
    return bool(before) and before[-1].is_a("succession-verb")


def _is_new(reading: Reading, claim: TenureClaim) -> bool:
    """Tell whether a post is told as one that is taken up: "its next director", "is to be"."""
    sentence = reading.sentence_at(claim.role_words.start)
    place = sentence.places(claim.role_words)[0]
    led = sentence.items[max(0, place - _LED) : place]
    return "former" not in claim.signals and any(
        item.is_a("new-holder", "next", "become", "as") for item in led
    )
