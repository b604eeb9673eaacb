"""Whose grade "we" tell of: "“We were poor. We are good now,” the leader of Kent said of Ofsted".

They are the council that speaks, or whose people do. Where the words that say so name inspectors,
or their report, the grade is a fact that they tell, and no opinion.
"""

from collections.abc import Sequence

from councilgraph.extract.heads import Head
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.extract.ungraded import is_adverb
from councilgraph.model.claims import Kind, Mention

_PEOPLE = ("role", "private-person", "honorific", "authority", "authority-type")
_DENYING = ("negation", "hypothetical", "if", "will", "?")


def find_speakers_own(reading: Reading, sentence: Sentence, head: Head) -> tuple[Mention, ...]:
    """Return the council that says "we are" of a grade, where inspectors are named beside it."""
    span = head.mention.span
    words = next((q for q in reading.quotations if q.covers(span)), None)
    if words is None or not _is_of_us(sentence.items, head):
        return ()
    saying = reading.sentence_at(words.end - 1)
    told = [item for item in saying.items if item.span.start >= words.end]
    verb = next((i for i, item in enumerate(told) if item.is_a("speech-verb")), None)
    if saying.paragraph != sentence.paragraph or verb is None or not _name_inspectors(told):
        return ()
    if any(item.is_grade or item.is_a(*_DENYING) for item in told):
        return ()
    speakers = [m for item in told if (m := item.mention(Kind.AUTHORITY))]
    people = any(item.is_a(*_PEOPLE) for item in told[: verb + 2])
    return tuple(speakers) if people and len(speakers) == 1 else ()


def _is_of_us(items: tuple[Item, ...], head: Head) -> bool:
    """Tell whether a grade is said of "us": "We are now good"."""
    place = head.start - 1
    while place > 0 and (is_adverb(items[place]) or items[place].time is not None):
        place -= 1
    if place > 0 and items[place].is_a("judgement-verb"):
        place -= 1
    return place > 0 and items[place].is_a("copula") and items[place - 1].is_a("we")


def _name_inspectors(told: Sequence[Item]) -> bool:
    """Tell whether words name the report of inspectors, or their verdict: not "told inspectors"."""
    report = any(item.is_a("report-noun", "judgement-noun") for item in told)
    return report and any(item.is_a("inspectorate") for item in told)
