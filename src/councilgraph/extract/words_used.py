"""Grades told as a word that inspectors have used: "One word: good. Ofsted has used it of Kent".

Whom it was used of, the sentence behind the word tells.
"""

from collections.abc import Iterator

from councilgraph.extract.complements import skip
from councilgraph.extract.lists_of_councils import ends_there
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.model.claims import JudgementClaim, Kind, Mention

_VERBS = frozenset("used uses chosen chose applied".split())
_DOUBTFUL = ("negation", "hypothetical", "if", "will", "would", "could", "?", "other-body")
_LISTING = ("authority", ",", "and", "in", "&", "the")
_WORDS = ("word", "term", "same-verdict")


def find_words_used(reading: Reading, sentence: Sentence) -> Iterator[JudgementClaim]:
    """Yield the claims of councils of which inspectors have used the word told before."""
    items = sentence.items
    if not sentence.has("inspectorate") or sentence.has("grade", *_DOUBTFUL):
        return
    verb = next((i for i, x in enumerate(items) if x.text.lower() in _VERBS), None)
    grade = _last_word(reading, sentence)
    if verb is None or grade is None or not any(x.is_a("inspectorate") for x in items[:verb]):
        return
    used = skip(items, verb + 1, "it", "that", "the", *_WORDS)
    service = next((m for x in items[used:] if (m := x.mention(Kind.SERVICE))), None)
    first = next((i for i in sentence.find("authority") if i > used), None)
    if used == verb + 1 or not items[used].is_a("of", "for", "about", "to") or first is None:
        return
    end = skip(items, first, *_LISTING)
    if not (service and ends_there(items, end)):
        return
    for council in (m for x in items[first:end] if (m := x.mention(Kind.AUTHORITY))):
        yield JudgementClaim(
            evidence=grade.span.to(sentence.span),
            rule="judgement/verb",
            signals=("inspector", "named", "verb"),
            authority=council,
            grade=grade,
            inspectorate=_inspectorate(items),
            service=service,
        )


def _inspectorate(items: tuple[Item, ...]) -> Mention | None:
    return next((m for x in items if (m := x.mention(Kind.INSPECTORATE))), None)


def _last_word(reading: Reading, sentence: Sentence) -> Mention | None:
    """Return the grade that the sentence before ends on as a word: "It is the same word: good"."""
    last = reading.sentences[sentence.index - 1] if sentence.index else None
    if last is None or last.paragraph != sentence.paragraph or not last.has(*_WORDS):
        return None
    grades = last.find("grade")
    ends = len(grades) == 1 and grades[0] >= len(last.items) - 3 and not last.has(*_DOUBTFUL)
    return last.items[grades[0]].mention(Kind.GRADE) if ends else None
