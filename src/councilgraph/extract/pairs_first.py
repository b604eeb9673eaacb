"""Sides and their grades that a sentence begins with: "Overall, good; leadership, outstanding".

Whose they are stands behind them ("so reads Ofsted's report on Kent") or in the next sentence.
"""

from councilgraph.extract.reading import Item, Sentence
from councilgraph.model.claims import Kind, Mention

_QUOTES = frozenset("‘ ’ “ ” ' \"".split())
_MARKS = frozenset({",", ":", "-"})
_JOINTS = frozenset({";", ",", "and"})
_DETERMINERS = frozenset({"the", "its", "their", "for", "on"})
_LEAST = 2
_SUCH = frozenset("so such thus that those these this".split())

Pairs = list[tuple[int, Mention]]


def find_pairs(sentence: Sentence, following: Sentence | None) -> tuple[Pairs, int]:
    """Return where the grades stand that a sentence begins with, each with its side, and the end.

    None are found unless the words behind them, or the next sentence, take them up.
    """
    items = sentence.items
    pairs: Pairs = []
    i = 0
    while (pair := _pair_at(items, i)) is not None:
        grade, mention = pair
        pairs.append((grade, mention))
        i = _past(items, grade + 1, _QUOTES)
        if i >= len(items) or not items[i].is_a(*_JOINTS):
            break
        i = _past(items, i, _JOINTS)
    if len(pairs) < _LEAST:
        return [], 0
    ended = i >= len(items) or items[i].is_a(".")
    if ended:
        taken_up = following is not None and following.items[0].is_a(*_SUCH)
        return (pairs, len(items)) if taken_up else ([], 0)
    behind = items[i].is_a(":", "-") and any(item.is_a(*_SUCH) for item in items[i + 1 : i + 2])
    return (pairs, i) if behind else ([], 0)


def _pair_at(items: tuple[Item, ...], i: int) -> tuple[int, Mention] | None:
    """Return the grade and the side that stand at `i`: "leadership, good"."""
    i = _past(items, i, _DETERMINERS)
    mention = items[i].mention(Kind.ASPECT) if i < len(items) else None
    if mention is None or i + 1 >= len(items) or not items[i + 1].is_a(*_MARKS):
        return None
    grade = _past(items, i + 2, _QUOTES)
    return (grade, mention) if grade < len(items) and items[grade].is_grade else None


def _past(items: tuple[Item, ...], i: int, tags: frozenset[str]) -> int:
    """Return the next place from `i` on at which none of some words stands."""
    while i < len(items) and items[i].is_a(*tags):
        i += 1
    return i
