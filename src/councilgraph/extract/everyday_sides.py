"""Everyday words that name a side of a service: "effectiveness, efficiency and people".

Elsewhere "people" are people. Beside other sides of its service in a list, as the label of a grade
or as the subject of a verdict among theirs such a word means the side.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from councilgraph.extract.gate import tags_of
from councilgraph.model.claims import Kind, Mention
from councilgraph.model.text import Span

_JOINT = re.compile(r"(?:,|,? and|,? &) (?:its |the |their )?")
_GOES_ON = re.compile(r"['’]|-| (?:who|with|whose|that|which|from|need|of|for|to)\b")
_OPENING = re.compile(r"(?:^|[\n.;:,•*–—-]|\band|\bbut)[ \t]*$")
_TO_GRADE = re.compile(r" ?[:–—-] ?[‘“'\"]?")
_VERDICT = re.compile(r" (?:was|were|is|are|has been|have been) ")
_END = re.compile(r"[.!?\n]")
_NEVER = re.compile(r"(?!)")
_BEFORE = 12  # characters


@dataclass(frozen=True, slots=True)
class _Text:
    """A text with what it mentions: its sides, and what begins a verdict, by where they begin."""

    text: str
    sides: Sequence[Mention]
    verdicts: frozenset[int]


class SideNames:
    """The everyday names of sides, each with its side and those beside which it means that."""

    def __init__(self, listed: Mapping[str, tuple[str, frozenset[str]]]) -> None:
        self._listed = {name.lower(): meant for name, meant in listed.items()}
        names = "|".join(re.escape(name) for name in sorted(self._listed))
        self._names = re.compile(rf"\b(?:{names})\b", re.IGNORECASE) if names else _NEVER

    def added(self, mentions: tuple[Mention, ...], text: str) -> tuple[Mention, ...]:
        """Return the mentions of a text with the sides that everyday words name in it, in order."""
        named = [*self._candidates(mentions, text)]
        if not named:
            return mentions
        sides = sorted(
            [*(m for m in mentions if m.kind is Kind.ASPECT), *named], key=lambda m: m.span
        )
        told = _Text(text, sides, frozenset(m.span.start for m in mentions if _gives_a_grade(m)))
        meant = [m for m in named if self._is_meant(m, told)]
        return tuple(sorted([*mentions, *meant], key=lambda m: m.span)) if meant else mentions

    def _candidates(self, mentions: tuple[Mention, ...], text: str) -> Iterator[Mention]:
        """Yield what everyday words would name, where no longer words have them in them."""
        if not any(m.kind is Kind.GRADE for m in mentions):
            return
        for match in self._names.finditer(text):
            span = Span(start=match.start(), end=match.end())
            if all(m.span == span or not m.span.overlaps(span) for m in mentions):
                target = self._listed[match[0].lower()][0]
                yield Mention(span=span, text=match[0], kind=Kind.ASPECT, targets=(target,))

    def _is_meant(self, mention: Mention, told: _Text) -> bool:
        others = self._listed[mention.text.lower()][1]
        return _is_listed(mention, told, others) or _is_graded(mention, told, others)


def _gives_a_grade(mention: Mention) -> bool:
    grade = mention.kind is Kind.GRADE
    return grade or "judgement-verb" in tags_of(mention.kind, mention.targets)


def _is_listed(mention: Mention, told: _Text, others: frozenset[str]) -> bool:
    """Tell whether a word stands in a list of sides: "efficiency and people"."""
    place = told.sides.index(mention)
    before, after = told.sides[max(0, place - 1) : place], told.sides[place + 1 : place + 2]
    if any(m.target in others and _joined(told.text, mention, m) for m in after):
        return True
    listed = any(m.target in others and _joined(told.text, m, mention) for m in before)
    return listed and not _GOES_ON.match(told.text, mention.span.end)


def _joined(text: str, one: Mention, other: Mention) -> bool:
    return _JOINT.fullmatch(text[one.span.end : other.span.start]) is not None


def _is_graded(mention: Mention, told: _Text, others: frozenset[str]) -> bool:
    """Tell whether a word is what a grade is for: "People: good", "and outcomes were judged"."""
    text, (start, end) = told.text, (mention.span.start, mention.span.end)
    if not _OPENING.search(text[max(0, start - _BEFORE) : start]):
        return False
    label = _TO_GRADE.match(text, end)
    if label is not None and label.end() in told.verdicts:
        return True
    verb = _VERDICT.match(text, end)
    beside = (m for m in told.sides if m.target in others and m.span.end <= start)
    same = any(not _END.search(text[m.span.end : start]) for m in beside)
    return same and verb is not None and verb.end() in told.verdicts
