"""The post of somebody whom another is told to follow: "She succeeds Bo Oak, who retires".

It is the one that the sentence, or those just before it, says is newly held. And the post of who
follows somebody ("was succeeded by Ann Lee"), which is that of the one who left, and of who has
the same one elsewhere ("her counterpart at Anytown, Ann Lee").
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from councilgraph.extract.names import Person
from councilgraph.extract.reading import Reading, Sentence
from councilgraph.model.claims import Kind, Mention, TenureClaim
from councilgraph.model.text import Span

_REACH, _LED = 2, 6
_WHO = ("he", "she", "her", "his")


def find_predecessors(
    reading: Reading, people: Sequence[Person], told: Sequence[TenureClaim]
) -> Iterator[TenureClaim]:
    """Yield the posts of those who are named behind "succeeds"; `told` are the posts told."""
    named = {person.span: person for person in people}
    placed = {named[claim.name].full for claim in told if claim.name in named}
    for person in people if told else ():
        sentence = reading.sentences[person.sentence]
        elsewhere = _counterpart_at(sentence, person)
        after = _comes_after(sentence, person) or elsewhere is not None
        after |= _is_whose_follows(sentence, person)
        if person.full in placed or not (after or _is_followed(sentence, person)):
            continue
        since = reading.sentences[max(0, sentence.index - _REACH)].span.start
        before = [c for c in told if c.role and c.name.start < person.span.start]
        every = [c for c in before if after or _is_new(reading, c)]
        new = [c for c in every if since <= c.name.start]
        if not new and sentence.items[0].is_a(*_WHO) and len({*map(_post, every)}) == 1:
            new = every  # "He replaces Bo Oak", paragraphs later, in news of one post
        if new:
            placed.add(person.full)
            evidence = Span(
                start=min(new[-1].role_words.start, person.span.start), end=person.span.end
            )
            claim = new[-1] if elsewhere is None else _held_at(new[-1], elsewhere)
            rule = "tenure/predecessor"
            yield replace(claim, name=person.span, evidence=evidence, rule=rule, party=None)


def _is_followed(sentence: Sentence, person: Person) -> bool:
    """Tell whether a name is of whom somebody follows: "who will replace Mr Oak"."""
    place = sentence.places(person.span)[0]
    before = list(sentence.items[max(0, place - _LED) : place])
    while before and before[-1].is_a("honorific", ".", "acting-holder", "interim"):
        before.pop()
    if len(before) > 1 and before[-1].is_a(","):
        return before[-2].is_a("predecessor")
    if before and before[-1].is_a("from"):  # "takes over on 1 December from"
        return any(item.is_a("succession-verb", "intervene-verb") for item in before)
    return bool(before) and before[-1].is_a("succession-verb")


def _is_whose_follows(sentence: Sentence, person: Person) -> bool:
    """Tell whether a name is of whom she who was told of follows: "Her predecessor, Bo Oak,"."""
    place = sentence.places(person.span)[0]
    words = " ".join(item.text.lower() for item in sentence.items[max(0, place - _LED) : place])
    return words.endswith(("her predecessor ,", "his predecessor ,"))


def _comes_after(sentence: Sentence, person: Person) -> bool:
    """Tell whether a name is of who follows somebody: "left and was succeeded by Ann Lee"."""
    place = sentence.places(person.span)[0]
    before = sentence.items[max(0, place - 1)]
    return before.is_a("former-holder") and before.text.lower().endswith(" by")


def _counterpart_at(sentence: Sentence, person: Person) -> Mention | None:
    """Return the council at which somebody has the same post: "her counterpart at Anytown, Bo"."""
    place = sentence.places(person.span)[0]
    near = sentence.items[max(0, place - _LED) : place]
    start = next((k for k, item in enumerate(near) if item.is_a("counterpart")), None)
    if start is None or not near[-1].is_a(",", "honorific"):
        return None
    return next((m for item in near[start:] if (m := item.mention(Kind.AUTHORITY))), None)


def _held_at(claim: TenureClaim, council: Mention) -> TenureClaim:
    """Return the same post at another council: of "leader of Anytown" no more than "leader"."""
    words = claim.role.span if claim.role is not None else claim.role_words
    return replace(claim, organisation=council, role_words=words, elsewhere=False)


def _post(claim: TenureClaim) -> tuple[str, Span]:
    return claim.role.target if claim.role else "", claim.name


def _is_new(reading: Reading, claim: TenureClaim) -> bool:
    """Tell whether a post is told as one that is taken up: "its next director", "is to be"."""
    sentence = reading.sentence_at(claim.role_words.start)
    place = sentence.places(claim.role_words)[0]
    led = sentence.items[max(0, place - _LED) : place]
    return "former" not in claim.signals and any(
        item.is_a("new-holder", "next", "become", "as") for item in led
    )
