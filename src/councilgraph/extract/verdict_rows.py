"""Rows within one sentence: "Leadership, good; adoption, poor: so says Ofsted's report on Kent".

Each row is a side of a service, or a council, with its grade behind a mark. Two rows at least, with
nothing else in them, can be nothing but verdicts; whose they are is told by the rest.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from councilgraph.extract.complements import skip
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.model.claims import JudgementClaim, Kind, Mention

_MARKS = frozenset({",", ":", "-"})
_ENDS = frozenset({";", ".", ":", "-"})
_LEADS = frozenset({"the", "its", "their", "and", "for", "on"})
_KINDS = (Kind.ASPECT, Kind.AUTHORITY)
_UNSAID = ("negation", "hypothetical", "if", "could", "might", "other-body", "will", "?")
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a sentence: what is graded, each with its grade, and the words beside them."""

    sentence: Sentence
    rows: tuple[tuple[Mention, Mention], ...]
    rest: tuple[Item, ...]


def find_rows(reading: Reading) -> list[Rows]:
    """Return the sentences that hold rows, in order."""
    told = (rows for one in reading.sentences if (rows := _read(one)) is not None)
    return [rows for rows in told if _names_inspectors(reading, rows.sentence)]


def _names_inspectors(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence, or one beside it in its paragraph, is about what inspectors say."""
    near = reading.sentences[max(0, sentence.index - 1) : sentence.index + 2]
    beside = [one for one in near if one.paragraph == sentence.paragraph]
    return any(one.has("inspectorate", "inspector-noun", "report-noun") for one in beside)


def read_rows(rows: Rows) -> Iterator[JudgementClaim]:
    """Yield a claim for each row; sides are those of the only council that the rest names."""
    services = _named(rows.rest, Kind.SERVICE)
    councils = _named(rows.rest, Kind.AUTHORITY)
    inspectorates = _named(rows.rest, Kind.INSPECTORATE)
    for graded, grade in rows.rows:
        council = graded if graded.kind is Kind.AUTHORITY else next(iter(councils), None)
        yield JudgementClaim(
            evidence=rows.sentence.span,
            rule="judgement/list",
            signals=("label", "listed", *(("named",) if council else ())),
            authority=council,
            grade=grade,
            inspectorate=next(iter(inspectorates), None),
            service=next(iter(services), None),
            aspect=None if graded.kind is Kind.AUTHORITY else graded,
        )


def _read(sentence: Sentence) -> Rows | None:
    """Return the rows of a sentence, if it has any and is sure to tell them as they are.

    Rows of what is only wished for are read, and hold nothing.
    """
    if sentence.headline or not sentence.has(";") or sentence.has(*_UNSAID):
        return None
    wished = any(item.text.lower().startswith("would") for item in sentence.items)
    for kind in _KINDS:
        starts = {0, *(i + 1 for i in sentence.find(":", "-", ";"))}
        for start in sorted(starts):
            rows, end = _rows_from(sentence.items, start, kind)
            if len(rows) < _LEAST:
                continue
            rest = (*sentence.items[:start], *sentence.items[end:])
            told = () if wished else rows
            return Rows(sentence, told, rest) if wished or _is_plain(rest, kind) else None
    return None


def _is_plain(rest: Sequence[Item], kind: Kind) -> bool:
    """Tell whether the words beside rows give no other grade, and name no second council."""
    several = {m.targets for m in _named(rest, Kind.AUTHORITY)}
    graded = any(item.is_grade or item.time is not None for item in rest)
    return not graded and len(several) <= (kind is Kind.ASPECT)


def _rows_from(
    items: tuple[Item, ...], start: int, kind: Kind
) -> tuple[tuple[tuple[Mention, Mention], ...], int]:
    """Return the rows that begin at a place, and where the last of them ends."""
    found: list[tuple[Mention, Mention]] = []
    place, end = start, start
    while (at := skip(items, place, *_LEADS)) + 1 < len(items):
        graded = items[at].mention(kind)
        mark = skip(items, at + 1, *_MARKS)
        grade = items[mark].mention(Kind.GRADE) if at + 1 < mark < len(items) else None
        ends = mark + 1 >= len(items) or items[mark + 1].is_a(*_ENDS)
        if graded is None or grade is None or not ends:
            break
        found.append((graded, grade))
        place = end = mark + 1
        if place >= len(items) or not items[place].is_a(";"):
            return tuple(found), end
        place += 1
    return (), end


def _named(items: Sequence[Item], kind: Kind) -> list[Mention]:
    return [m for item in items if (m := item.mention(kind))]
