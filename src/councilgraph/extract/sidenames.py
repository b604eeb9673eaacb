"""Which everyday words name a side of a service: "effectiveness, efficiency and people".

Elsewhere "people" are people. Beside other sides of its service in a list, as the label of a grade
or as the subject of a verdict among theirs such a word means the side.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from councilgraph.extract.gate import tags_of
from councilgraph.model.claims import Kind, Mention

_JOINT = re.compile(r"(?:,|,? and|,? &) (?:its |the |their )?")
_GOES_ON = re.compile(r"['’]|-| (?:who|with|whose|that|which|from|need|of|for|to)\b")
_OPENING = re.compile(r"(?:^|[\n.;:,•*–—-]|\band|\bbut)[ \t]*$")
_TO_GRADE = re.compile(r" ?[:–—-] ?[‘“'\"]?$")
_VERDICT = re.compile(r" (?:was|were|is|are|has been|have been) $")
_END = re.compile(r"[.!?\n]")
_BEFORE, _AFTER = 12, 14


def named_as_sides(
    mentions: tuple[Mention, ...], text: str, beside: Mapping[str, frozenset[str]]
) -> tuple[Mention, ...]:
    """Return the mentions without everyday words that name no side where they stand.

    `beside` holds, by the side that such a word may mean, the other sides of its service.
    """
    if not any(_is_everyday(mention, beside) for mention in mentions):
        return mentions
    sides = [m for m in mentions if m.kind is Kind.ASPECT]
    verdicts = [m for m in mentions if _gives_a_grade(m)]
    starts = [m.span.start for m in verdicts]

    def follows(mention: Mention) -> str:
        """Return the words between a mention and the next for a grade or its verb."""
        place = bisect_left(starts, mention.span.end)
        end = starts[place] if place < len(starts) else len(text)
        return text[mention.span.end : min(end, mention.span.end + _AFTER)]

    return tuple(
        mention
        for mention in mentions
        if not _is_everyday(mention, beside)
        or _is_listed(mention, sides, text, beside[mention.target])
        or _is_graded(mention, sides, text, beside[mention.target], follows(mention))
    )


def _is_everyday(mention: Mention, beside: Mapping[str, frozenset[str]]) -> bool:
    aspect = mention.kind is Kind.ASPECT and mention.target in beside
    return aspect and " " not in mention.text


def _gives_a_grade(mention: Mention) -> bool:
    grade = mention.kind is Kind.GRADE
    return grade or "judgement-verb" in tags_of(mention.kind, mention.targets)


def _is_listed(
    mention: Mention, sides: Sequence[Mention], text: str, others: frozenset[str]
) -> bool:
    """Tell whether a word stands in a list of sides: "efficiency and people"."""
    place = sides.index(mention)
    before, after = sides[max(0, place - 1) : place], sides[place + 1 : place + 2]
    if any(m.target in others and _joined(text, mention, m) for m in after):
        return True
    listed = any(m.target in others and _joined(text, m, mention) for m in before)
    return listed and not _GOES_ON.match(text, mention.span.end)


def _joined(text: str, one: Mention, other: Mention) -> bool:
    return _JOINT.fullmatch(text[one.span.end : other.span.start]) is not None


def _is_graded(
    mention: Mention, sides: Sequence[Mention], text: str, others: frozenset[str], after: str
) -> bool:
    """Tell whether a word is what a grade is for: "People: good", "and outcomes were judged"."""
    start = mention.span.start
    if not _OPENING.search(text[max(0, start - _BEFORE) : start]):
        return False
    if _TO_GRADE.fullmatch(after):
        return True
    told = (m for m in sides if m.target in others and m.span.end <= start)
    same = any(not _END.search(text[m.span.end : start]) for m in told)
    return same and _VERDICT.fullmatch(after) is not None
