"""Grades that answer a question, as in "How was Anytown rated by Ofsted? Good, again".

The answer has the grade, and the question has all else.
"""

from councilgraph.extract.heads import Head
from councilgraph.extract.reading import Item, Reading, Sentence

_ASKING = ("how", "what", "which")
_JUDGING = ("judgement-verb", "judgement-noun", "award-verb")
_NOT_YET = ("hypothetical", "will", "would", "if", "negation", "other-body")
_LABEL = 3  # words that may stand before a question or an answer: "Q:", "A spokesman:"
_ENDS = (".", ",", ";", "-", "(", "!")


def question_answered(reading: Reading, sentence: Sentence, head: Head) -> Sentence | None:
    """Return the question that a sentence answers with nothing but a grade; None if it does not."""
    if sentence.index == 0 or not _opens(sentence.items, head):
        return None
    question = reading.sentences[sentence.index - 1]
    asked = question.items[-1].is_a("?") and any(
        item.is_a(*_ASKING) for item in question.items[: _LABEL + 1]
    )
    return question if asked and question.has(*_JUDGING) else None


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
    ended = head.end >= len(items) or items[head.end].is_a(*_ENDS)
    return ended and (head.start == 0 or labelled)
