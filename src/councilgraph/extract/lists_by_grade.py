"""Lists by grade: each line a grade, and behind its colon those that it was given to.

"Good: Norfolk, Peterborough", "• Outstanding: care leavers; leadership". A line is one of a list
where another such line stands beside it, or words before it announce a list.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.model.claims import JudgementClaim, Kind, Mention, TimeExpression
from councilgraph.model.time import DatedBy

_BULLETS = frozenset("- • ● ▪ ◦ * · rated judged graded".split())
_LABEL_MARKS = frozenset({":", "-"})
_JOINTS = frozenset({",", ";", "and", "&"})
_DETERMINERS = frozenset({"the", "its", "their"})
_BRACKETS = frozenset({"(", ")"})
_ENDS = ("grade", "other-body", "authority", "judgement-verb", "copula", "negation", ":")
_LEAST = 3
_OF_SIDES = 7  # words before or behind one: "the experiences and progress of"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list by grade: a grade and those behind its colon, each with its time."""

    sentence: Sentence
    grade: Mention
    given: tuple[tuple[Mention, TimeExpression | None], ...]


def find_lists_by_grade(reading: Reading) -> list[Line]:
    """Return the lines of lists by grade, in order, but for those of schools and the like."""
    lines = {s.index: line for s in reading.sentences if (line := _read(s)) is not None}
    found = []
    for index, line in lines.items():
        above = next(i for i in range(index - 1, -2, -1) if i not in lines)
        near = _paragraph_of(reading, above)
        beside = {index - 1, index + 1} & lines.keys()
        if (beside or _is_announced(near)) and not _is_of_others(near):
            found.append(line)
    return found


def _paragraph_of(reading: Reading, index: int) -> list[Sentence]:
    """Return the sentences of the paragraph of a sentence, as far as that one."""
    told = reading.sentences[: index + 1]
    return [one for one in told if one.paragraph == told[-1].paragraph]


def _is_announced(near: list[Sentence]) -> bool:
    """Tell whether words announce a list below them: "The grades for each area were:"."""
    if not near or not near[-1].items[-1].is_a(":"):
        return False
    return near[-1].has("judgement-noun", "grade", "judgement-verb")


def _is_of_others(near: list[Sentence]) -> bool:
    """Tell whether the paragraph above a list is of schools, homes and the like."""
    return any(
        item.is_a("other-body") and not item.is_a("authority", "service", "inspectorate")
        for one in near
        for item in one.items
    )


def read_line(line: Line) -> Iterator[JudgementClaim]:
    """Yield a claim for each council or aspect of a line."""
    for mention, time in line.given:
        council = mention.kind is Kind.AUTHORITY
        yield JudgementClaim(
            evidence=line.sentence.span,
            rule="judgement/list",
            signals=("label", "listed", *(("named",) if council else ())),
            authority=mention if council else None,
            grade=line.grade,
            aspect=None if council else mention,
            time=time,
            dated_by=DatedBy.JUDGED if time is not None else None,
        )


def _read(sentence: Sentence) -> Line | None:
    """Return a sentence as a line of a list by grade, if it can be nothing else."""
    if sentence.headline or not sentence.knows("grade"):
        return None
    items = sentence.items
    start = next((i for i, item in enumerate(items) if not item.is_a(*_BULLETS)), len(items))
    if len(items) < start + _LEAST or not items[start].is_grade:
        return None
    if not items[start + 1].is_a(*_LABEL_MARKS):
        return None
    grade, told = items[start].mention(Kind.GRADE), items[start + 2 :]
    kind = Kind.AUTHORITY if any(item.is_a("authority") for item in told) else Kind.ASPECT
    given = _listed(told, kind)
    return Line(sentence, grade, given) if grade is not None and given else None


def _listed(
    told: tuple[Item, ...], kind: Kind
) -> tuple[tuple[Mention, TimeExpression | None], ...]:
    """Return what is listed, with the times in brackets; nothing where anything else is."""
    given: list[tuple[Mention, TimeExpression | None]] = []
    words, named = 0, False
    for item in told:
        if (mention := item.mention(kind)) is not None:
            given.append((mention, None))
            named = True
        elif item.time is not None and named:
            given[-1] = (given[-1][0], item.time)
        elif item.is_a(*_DETERMINERS):
            continue
        elif item.is_a(*_JOINTS, *_BRACKETS, "."):
            if words and not named:
                return ()  # "Good: leadership, cooking and adoption"
            words, named = 0, named and item.is_a(*_BRACKETS)
        elif kind is Kind.AUTHORITY or words >= _OF_SIDES or item.is_a(*_ENDS):
            return ()
        else:
            words += 1
    return tuple(given) if named or not words else ()
