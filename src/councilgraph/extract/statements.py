"""Statement claims: quoted words, and who says them.

The speaker stands in the quotation's own paragraph beside a verb of saying; a paragraph that
begins with a quotation mark and names nobody goes on with the speaker before; a paragraph that
ends in a colon introduces the next.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from councilgraph.extract.names import Person
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.model.claims import Kind, Mention, StatementClaim
from councilgraph.model.issues import Issue, Trouble
from councilgraph.model.text import Span

_PRONOUNS = frozenset({"he", "she", "they", "it", "him", "her"})
_VOICES = ("inspector-noun", "inspectorate", "report-noun", "inspection")
_TOWARDS = frozenset("to of in at for by with from on".split())
_VOICE_REACH = 4
_QUOTES = "‘’“”'\""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: a person, or an organisation by a mention of it."""

    person: Person | None = None
    organisation: Mention | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Telling:
    """A sentence that may tell who speaks: its items outside quotations, and whom they name.

    `named` goes by the place of an item; `last` is who spoke before.
    """

    sentence: Sentence
    outside: tuple[int, ...]
    named: dict[int, Person]
    people: tuple[Person, ...]
    last: Speaker | None


def find_statements(
    reading: Reading, people: tuple[Person, ...]
) -> tuple[list[StatementClaim], list[Issue]]:
    """Return the statement claims of an article, and issues for words with no known speaker."""
    claims: list[StatementClaim] = []
    issues: list[Issue] = []
    last: Speaker | None = None
    for number, paragraph in enumerate(reading.paragraphs):
        quotations = [q for q in reading.quotations if paragraph.covers(q)]
        spoken = [q for q in quotations if len(reading.article.quote(q).split()) >= 2]
        sentences = [s for s in reading.sentences if s.paragraph == number]
        introduced = reading.article.quote(paragraph).endswith(":")
        if introduced and not spoken:
            last = _in_paragraph(sentences, people, quotations, last) or last
            continue
        for quotation in spoken:
            speaker = _speaker(reading, quotation, sentences, people, quotations, last)
            if speaker is None:
                # Marks in a headline set words apart as often as they quote.
                if not any(s.headline for s in sentences):
                    issues.append(_unknown(reading, quotation))
                continue
            last = speaker
            claims.append(_claim(reading, quotation, speaker))
    return claims, issues


def _claim(reading: Reading, quotation: Span, speaker: Speaker) -> StatementClaim:
    person = speaker.person
    return StatementClaim(
        evidence=quotation,
        rule="statement/quoted",
        signals=("speech", "named") if person else ("speech",),
        words=quotation,
        speaker=person.span if person else None,
        organisation=speaker.organisation,
    )


def _unknown(reading: Reading, quotation: Span) -> Issue:
    return Issue(
        trouble=Trouble.UNKNOWN_SPEAKER,
        source=reading.article.id,
        message="These words are quoted, but who says them isn't told nearby.",
        sentence=reading.article.quote(quotation),
        span=quotation,
    )


def _speaker(
    reading: Reading,
    quotation: Span,
    sentences: list[Sentence],
    people: tuple[Person, ...],
    quotations: list[Span],
    last: Speaker | None,
) -> Speaker | None:
    """Return who says a quotation: told in its sentence, its paragraph, or just before."""
    own = [s for s in sentences if s.span.overlaps(quotation)]
    told = _in_paragraph(own, people, quotations, last)
    if told is not None:
        return told
    told = _in_paragraph(sentences, people, quotations, last)
    if told is not None:
        return told
    opens = sentences and reading.article.text[sentences[0].span.start] in _QUOTES
    if opens:
        return last
    return _voice(own) or _voice(sentences) or _voice_before(reading, quotation)


def _in_paragraph(
    sentences: list[Sentence],
    people: tuple[Person, ...],
    quotations: list[Span],
    last: Speaker | None,
) -> Speaker | None:
    """Return who stands beside a verb of saying outside the quotations."""
    for sentence in sentences:
        told = _Telling(
            sentence=sentence,
            outside=tuple(
                i
                for i, item in enumerate(sentence.items)
                if not any(q.covers(item.span) for q in quotations)
            ),
            named={i: person for person in people for i in _items_of(sentence, person)},
            people=people,
            last=last,
        )
        verbs = [i for i in told.outside if sentence.items[i].is_a("speech-verb")]
        for find in (_subject_of, _after_verb):
            for verb in verbs:
                speaker = find(told, verb)
                if speaker is not None:
                    return speaker
    return None


def _subject_of(told: _Telling, verb: int) -> Speaker | None:
    """Return who stands right after a verb of saying ("said Ann Lee"), else before it."""
    items, named = told.sentence.items, told.named
    if verb - 1 in named and verb - 1 in told.outside:
        return Speaker(person=named[verb - 1])
    for i in (i for i in told.outside if verb < i <= verb + 3):
        if i in named and not items[i].is_a("to"):
            return Speaker(person=named[i])
    before = [i for i in told.outside if i < verb]
    for i in reversed(before):
        if i in named:
            return Speaker(person=named[i])
        if items[i].is_a(*_PRONOUNS) and verb - i <= 4:
            return _antecedent(items[i], told.people, told.last)
        mention = _organisation(items[i])
        if mention is not None and not _aside(items, i, any(j in named for j in before)):
            return Speaker(organisation=mention)
    return None


def _after_verb(told: _Telling, verb: int) -> Speaker | None:
    """Return who is named further on: "said the council's leader, Ann Lee"."""
    items, named = told.sentence.items, told.named
    for i in (i for i in told.outside if verb < i <= verb + 12):
        if i in named:
            return Speaker(person=named[i])
        mention = _organisation(items[i])
        if mention is not None and verb + 4 >= i and not _aside(items, i, False):
            return Speaker(organisation=mention)
        if items[i].is_a(*_PRONOUNS) and i == verb + 1:
            return _antecedent(items[i], told.people, told.last)
    return None


def _antecedent(pronoun: Item, people: tuple[Person, ...], last: Speaker | None) -> Speaker | None:
    """Return whom a pronoun stands for: "she" for the person last named, "it" for who spoke."""
    if pronoun.is_a("it", "they"):
        return last if last is not None and last.organisation is not None else None
    before = [person for person in people if person.span.end <= pronoun.span.start]
    return Speaker(person=before[-1]) if before else None


def _aside(items: tuple[Item, ...], i: int, person_before: bool) -> bool:
    """Tell whether a council is only an object or a possessor: "a letter to Anytown".

    So it is at the end of an insertion after a person: "Ann Lee, who leads Anytown, said".
    """
    following = items[i + 1] if i + 1 < len(items) else None
    if following is not None and (
        following.is_a("'s") or (person_before and following.is_a(",", ")"))
    ):
        return True
    before = i - 1
    while before >= 0 and items[before].is_a("the"):
        before -= 1
    if before < 0 or not items[before].is_a(*_TOWARDS):
        return False
    voice = items[before - 1] if before else None
    speaks_for = voice is not None and voice.is_a("organisation-voice") and voice.is_a("role")
    return not (speaks_for and items[before].is_a("for", "at", "from"))


def _items_of(sentence: Sentence, person: Person) -> Iterator[int]:
    if person.sentence == sentence.index:
        for i, item in enumerate(sentence.items):
            if person.span.overlaps(item.span):
                yield i


def _organisation(item: Item) -> Mention | None:
    if item.is_a(*_VOICES):
        return item.mention(Kind.INSPECTORATE) or next(iter(item.mentions), None)
    return item.mention(Kind.AUTHORITY) or item.mention(Kind.AUTHORITY_TYPE)


def _voice_before(reading: Reading, quotation: Span) -> Speaker | None:
    """Return the inspectors whose findings the sentences just before a quotation report."""
    place = reading.sentence_at(quotation.start).index
    before = reading.sentences[max(0, place - _VOICE_REACH) : place]
    return _voice(list(reversed(before)))


def _voice(sentences: list[Sentence]) -> Speaker | None:
    """Return the inspectors or the report whose finding a sentence quotes without a verb."""
    for sentence in sentences:
        for item in sentence.items:
            if item.is_a(*_VOICES) and item.mentions:
                return Speaker(organisation=_organisation(item))
    return None
