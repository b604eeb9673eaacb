"""Grades of which only a part is told at first: "Kent is good in parts. Leadership is, and so is".

What follows with a bare verb has the grade; the council as a whole was not given it.
"""

from collections.abc import Iterator

from councilgraph.extract.heads import Head
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.model.claims import JudgementClaim, Kind

_PARTS = frozenset("part parts patches respects".split())
_SOME = frozenset("some many most several certain".split())
_ENDS = (",", ";", ".", "and", "but")


def is_in_parts(sentence: Sentence, head: Head) -> bool:
    """Tell whether a grade is told of some parts only: "good in parts", "in some respects"."""
    after = [item.text.lower() for item in sentence.items[head.end : head.end + 3]]
    if after[:1] == ["only"]:
        after = [item.text.lower() for item in sentence.items[head.end + 1 : head.end + 4]]
    if after[:1] != ["in"]:
        return False
    return bool(_PARTS.intersection(after[2:] if after[1:2] and after[1] in _SOME else after[1:2]))


def find_parts(
    reading: Reading, sentence: Sentence, own: list[JudgementClaim]
) -> Iterator[JudgementClaim]:
    """Yield the claims of sides that have the grade told "in parts" before: "Leadership is,"."""
    last = reading.sentences[sentence.index - 1] if sentence.index else None
    if last is None or last.paragraph != sentence.paragraph or not sentence.has("aspect"):
        return
    grades = last.find("grade")
    grade = last.items[grades[0]].mention(Kind.GRADE) if len(grades) == 1 else None
    if grade is None or not is_in_parts(last, Head(grades[0], grades[0] + 1, grade)):
        return
    places = [i for i in sentence.find("aspect") if _has_it(sentence.items, i)]
    told = {c.aspect for c in own}
    service = next((m for i in sentence.known if (m := i.mention(Kind.SERVICE))), None)
    inspectorate = next((m for i in sentence.known if (m := i.mention(Kind.INSPECTORATE))), None)
    councils = [m for i in last.find("authority") if (m := last.items[i].mention(Kind.AUTHORITY))]
    for aspect in (sentence.items[i].mention(Kind.ASPECT) for i in places):
        if aspect is not None and aspect not in told:
            yield JudgementClaim(
                evidence=last.span.to(sentence.span),
                rule="judgement/copula",
                signals=tuple(sorted({"copula", "taken-up", *(["named"] if councils else [])})),
                authority=councils[0] if len(councils) == 1 else None,
                grade=grade,
                inspectorate=inspectorate,
                service=service,
                aspect=aspect,
            )


def _has_it(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a side has a verb and nothing more: "Leadership is, Ofsted says"."""
    opens = i == 0 or items[i - 1].is_a(",", ";", "and", "the", "its")
    after = items[i + 1 : i + 3]
    return opens and len(after) > 1 and after[0].is_a("is", "are") and after[1].is_a(*_ENDS)
