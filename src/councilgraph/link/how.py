"""How an authority was found that words mean, the surest way first: a signal of each claim."""

from enum import StrEnum


class How(StrEnum):
    """A way to find the authority that is meant."""

    NAMED = "named"
    SOLE = "sole"  # no other that the article names would fit
    SENTENCE = "same-sentence"
    PARAGRAPH = "same-paragraph"
    SECTION = "section"  # named by the heading above it
    TOPIC = "topic"
    BEFORE = "before"
    PUBLISHER = "publisher"  # whose own page it is
