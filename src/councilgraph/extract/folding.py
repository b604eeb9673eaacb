"""Text as it is compared with phrases: case, apostrophes and hyphens make no difference.

No offset moves, so that what is found in folded text can be quoted from the text as it stands.
"""

from councilgraph.knowledge import Phrase
from councilgraph.model.claims import Kind

PROPER = frozenset({Kind.AUTHORITY, Kind.INSPECTORATE, Kind.BODY})
"""The kinds of mentions that are names."""
_FOLDS = (("’", "'"), ("‘", "'"), ("‐", " "), ("-", " "), ("–", " "), ("\u00a0", " "))


def fold(text: str) -> str:
    """Return `text` folded for matching, of the same length.

    >>> fold("Children’s Well-being")
    "children's well being"
    """
    plain = text
    # Several times as fast as to translate each letter.
    for mark, other in _FOLDS:
        plain = plain.replace(mark, other)
    folded = plain.lower()
    if len(folded) == len(text):
        return folded
    # A few letters grow when they are lowered; they stay as they are.
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in plain)


def is_whole(folded: str, start: int, end: int) -> bool:
    """Tell whether no word goes on at either end of a stretch of folded text."""
    if start and folded[start - 1].isalnum() and folded[start].isalnum():
        return False
    return end == len(folded) or not (folded[end].isalnum() and folded[end - 1].isalnum())


def is_spelt_right(phrase: Phrase, words: str) -> bool:
    """Tell whether a proper name has its capital, and capitals-only words all of theirs."""
    if phrase.case_sensitive:
        return words == phrase.text
    if phrase.kind in PROPER and phrase.text[0].isupper():
        return words[0].isupper()
    return True
