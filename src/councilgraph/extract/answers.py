"""Grades that answer a question, as in "How was Anytown rated by Ofsted? Good, again".

The answer has the grade, and the question has all else: "How good is it? Good, says Ofsted". Where
a grade was told before, a few words ask for another: "And the leadership? Poor".
"""

from itertools import pairwise

from councilgraph.extract.asides import QUOTES
from councilgraph.extract.heads import Head
from councilgraph.extract.reading import Item, Reading, Sentence

_ASKING = ("how", "what", "which")
_JUDGING = ("judgement-verb", "judgement-noun", "award-verb", "word")
_NOT_YET = ("hypothetical", "will", "would", "if", "negation", "other-body")
_LABEL = 3  # words that may stand before a question or an answer: "Q:", "A spokesman:"
_FEW = 9  # items of such a question
_ENDS = (".", ",", ";", "-", "(", "!")


def question_answered(reading: Reading, sentence: Sentence, head: Head) -> Sentence | None:
    """Return the question that a sentence answers with nothing but a grade; None if it does not."""
    if sentence.index == 0 or not _opens(sentence.items, head):
        return None
    question = reading.sentences[sentence.index - 1]
    if not question.items[-1].is_a("?"):
        return None
    asked = any(item.is_a(*_ASKING) for item in question.items[: _LABEL + 1])
    asked = asked and (question.has(*_JUDGING) or _asks_how_good(question.items))
    asked = asked or _asks_for_a_verdict(question)
    return question if asked or _asks_for_another(reading, question) else None


def _asks_for_a_verdict(question: Sentence) -> bool:
    """Tell whether a question has no verb, but what asks for a grade: "Its verdict on Kent?"."""
    items = question.items
    if not question.has("judgement-noun") or not question.has("authority", "service"):
        return False
    verb = ("copula", "has", "had", "have", "do", "does", "did", "award-verb", *_NOT_YET)
    return not any(item.is_grade or item.is_a(*verb) for item in items)


def _asks_how_good(items: tuple[Item, ...]) -> bool:
    """Tell whether a question is about a degree: "How good are children's services in Kent?"."""
    near = pairwise(items[: _LABEL + 1])
    return any(how.text.lower() == "how" and grade.is_grade for how, grade in near)


def _asks_for_another(reading: Reading, question: Sentence) -> bool:
    """Tell whether a few words ask for a grade beside the one told before: "And adoption?"."""
    before = reading.sentences[max(0, question.index - 1) : question.index]
    if not any(item.is_grade for one in before for item in one.items):
        return False
    if len(question.items) > _FEW or not question.items[0].is_a("and", "what", "how", "but"):
        return False
    asked = ("aspect", "service", "authority")
    verb = ("copula", "speech-verb", "judgement-verb", "?", *_NOT_YET)
    return question.has(*asked) and not any(x.is_a(*verb) for x in question.items[2:-1])


def asks_what_is_so(question: Sentence) -> bool:
    """Tell whether a question is about a grade that was given: not "what grade would you give"."""
    return not question.has(*_NOT_YET)


def all_of(question: Sentence) -> tuple[Sentence, int, int, int]:
    """Return where the subject of a question is looked for: in all of it."""
    last = len(question.items) - 1
    return question, 0, last, last


def _opens(items: tuple[Item, ...], head: Head) -> bool:
    """Tell whether a sentence begins with a grade, and tells no more of it."""
    labelled = head.start <= _LABEL and items[head.start - 1].is_a(":")
    first = all(item.is_a(*QUOTES) for item in items[: head.start])
    behind = next((item for item in items[head.end :] if not item.is_a(*QUOTES)), None)
    return (behind is None or behind.is_a(*_ENDS)) and (first or labelled)
