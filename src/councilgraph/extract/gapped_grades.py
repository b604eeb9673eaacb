"""Grades that share the verb of the one before: "Anytown was given a C3 and Otherton a C2"."""

from councilgraph.extract.heads import Head
from councilgraph.extract.reading import Sentence
from councilgraph.model.text import Span

_IN_TURN = ("in", "on", "and", ",", "then", "again")


def is_gapped(sentence: Sentence, last: Span, head: Head) -> bool:
    """Tell whether a grade shares the verb of the one before: "A was given a C3 and B a C2"."""
    between = [i for i in sentence.items[: head.start] if i.span.start >= last.end]
    again = any(item.is_a("repeat") for item in sentence.items[head.end : head.end + 1])
    if again and not any(item.is_a("authority", "copula", "judgement-verb") for item in between):
        return True  # "poor in 2017, and poor again when they came back"
    history = len(between) > 1 and all(i.time or i.is_a(*_IN_TURN) for i in between)
    if history and any(i.time for i in between):
        return any(i.time for i in sentence.items[head.end : head.end + 2])  # "and good in 2022"
    told = ("authority", "authority-type", "aspect", "service")
    if not any(item.is_a(*told) for item in between):
        return False
    return not any(item.is_a("copula", "speech-verb", "report-verb", ";", ".") for item in between)
