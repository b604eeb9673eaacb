"""Which pronoun stands for whom, as far as an article tells it.

A title may tell it ("Mrs Lee"), and so does a pronoun that can be of nobody else who is named:
"Ann Lee keeps it with her bus pass". Whom a pronoun stands for, `pronouns` tells.
"""

import re
from collections.abc import Iterable, Iterator

from councilgraph.extract.names import Person
from councilgraph.extract.reading import Reading, Sentence

_FORMS = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she"}
# A look at the text is cheap: few sentences with a pronoun are read for anything else.
_FORM = re.compile(rf"\b(?:{'|'.join(_FORMS)})\b", re.IGNORECASE)
_REACH, _OPENING, _BESIDE = 2, 3, 2
# Somebody else without a name, whom a pronoun may stand for.
_UNNAMED = ("private-person", "one", "woman", "man", "boy", "girl", "colleague")


def find_genders(reading: Reading, people: Iterable[Person]) -> dict[str, str]:
    """Return which pronoun stands for those of whom it is told; of titled ones "" if it is not."""
    people = [person for person in people if _is_told_of(reading, person)]
    found = _by_title(reading, people)
    first = people[0].sentence if people else len(reading.sentences)
    for sentence in reading.sentences[first:]:
        span = sentence.span
        if sentence.headline or not _FORM.search(sentence.text, span.start, span.end):
            continue
        for place, gender in _pronouns(reading, sentence):
            at = sentence.items[place].span.start
            named = {p.full: p for p in people if p.span.end <= at}
            fitting = [p for p in named.values() if found.get(p.full) in (None, "", gender)]
            if len(fitting) == 1 and _is_about(reading, sentence, place, fitting[0]):
                found[fitting[0].full] = gender
    return found


def _is_told_of(reading: Reading, person: Person) -> bool:
    """Tell whether a name stands in a sentence, and not in a headline or below it."""
    sentence = reading.sentences[person.sentence]
    return not sentence.headline and not sentence.text[sentence.span.end - 1].isalnum()


def _by_title(reading: Reading, people: Iterable[Person]) -> dict[str, str]:
    found: dict[str, str] = {}
    for person in (p for p in people if p.titles):
        titles = (i for i in reading.sentences[person.sentence].items if i.text in person.titles)
        told = (w for i in titles for w in ("he", "she") if i.is_a(f"title-of-{w}"))
        found[person.full] = next(told, found.get(person.full, ""))
    return found


def _pronouns(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, str]]:
    """Yield the pronouns that are not spoken, and one that opens what somebody else says.

    So it does in "“He asks questions,” she says": he is not who speaks.
    """
    quotations = [q for q in reading.quotations if q.overlaps(sentence.span)]
    pronouns = {i: _FORMS[sentence.items[i].text.lower()] for i in sentence.find(*_FORMS)}
    spoken = {i for i in pronouns for q in quotations if q.covers(sentence.items[i].span)}
    tellers = {gender for i, gender in pronouns.items() if i not in spoken}
    for i, gender in pronouns.items():
        opens = any(sentence.items[i].span.start <= q.start + 1 for q in quotations)
        if i not in spoken or (opens and tellers and gender not in tellers):
            yield i, gender


def _is_about(reading: Reading, sentence: Sentence, place: int, person: Person) -> bool:
    """Tell whether a pronoun is near enough to a name, with nobody unnamed between."""
    items = sentence.items
    if person.sentence == sentence.index:
        between = items[sentence.places(person.span)[-1] + 1 : place]
        led = between[:_BESIDE]
        return not any(
            item.is_a(*_UNNAMED) or (item.is_a("who") and item not in led) for item in between
        )
    if sentence.index - person.sentence > _REACH:
        return False
    told = reading.sentences[person.sentence : sentence.index]
    beside = items[max(0, place - 1) : place] + items[place + 1 : place + 2]
    subject = place < _OPENING or any(item.is_a("speech-verb") for item in beside)
    return subject and not any(one.has(*_UNNAMED) for one in told)
