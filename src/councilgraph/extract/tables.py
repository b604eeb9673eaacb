"""Judgement claims of tables: rows of cells, read by the words of their first row.

`ingest` sets the cells of a row apart with upright bars. Which council a cell is about stands in
its row or at the head of its column; so do the aspect and the time.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from councilgraph.extract.other_bodies import describes_another
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.model.claims import JudgementClaim, Kind, Mention, Standing, TimeExpression
from councilgraph.model.time import DatedBy

_BAR = "|"
_SIGNALS = ("label", "table")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: a sentence, and its items cell by cell."""

    sentence: Sentence
    cells: tuple[tuple[Item, ...], ...]

    @property
    def graded(self) -> bool:
        """Tell whether some cell holds a grade."""
        return self.sentence.has("grade")


def find_tables(reading: Reading) -> list[list[Row]]:
    """Return the tables of an article: two rows or more, one after the other, of as many cells."""
    tables: list[list[Row]] = []
    if _BAR not in reading.article.text:
        return tables
    for sentence in reading.sentences:
        bars = sentence.find(_BAR)
        if not bars:
            continue
        row = Row(sentence, _cells(sentence.items))
        last = tables[-1][-1] if tables else None
        goes_on = (
            last is not None
            and last.sentence.index == sentence.index - 1
            and len(last.cells) == len(row.cells)
        )
        if goes_on:
            tables[-1].append(row)
        else:
            tables.append([row])
    return [table for table in tables if len(table) > 1]


def read_table(table: list[Row]) -> Iterator[JudgementClaim]:
    """Yield a claim for each cell with a grade whose council or aspect is told."""
    head = None if table[0].graded else table[0]
    for row in table if head is None else table[1:]:
        for column, cell in enumerate(row.cells):
            claim = _claim(row, column, cell, head)
            if claim is not None:
                yield claim


def _claim(
    row: Row, column: int, cell: tuple[Item, ...], head: Row | None
) -> JudgementClaim | None:
    grade = _first(cell, Kind.GRADE)
    above = head.cells[column] if head is not None else ()
    authority = _first(above, Kind.AUTHORITY) or _authority(row)
    aspect = _first(above, Kind.ASPECT) or _first(row.cells[0], Kind.ASPECT)
    if grade is None or (authority is None and aspect is None):
        return None
    if authority is None and any(item.is_a("other-body") for item in row.cells[0]):
        return None
    time, dated_by = _time(row, cell, above, head)
    past = any(item.is_a("previous-marker") for item in above)
    return JudgementClaim(
        evidence=row.sentence.span,
        rule="judgement/table",
        signals=(*_SIGNALS, "named") if authority else _SIGNALS,
        authority=authority,
        grade=grade,
        inspectorate=_first(above, Kind.INSPECTORATE)
        or _first(row.sentence.items, Kind.INSPECTORATE),
        service=_first(above, Kind.SERVICE) or _first(row.sentence.items, Kind.SERVICE),
        aspect=aspect,
        time=time,
        dated_by=dated_by,
        standing=Standing.PREVIOUS if past else Standing.CURRENT,
    )


def _authority(row: Row) -> Mention | None:
    items = row.sentence.items
    places = [i for i in row.sentence.find("authority") if not describes_another(items, i)]
    return items[places[0]].mention(Kind.AUTHORITY) if places else None


def _time(
    row: Row, cell: tuple[Item, ...], above: tuple[Item, ...], head: Row | None
) -> tuple[TimeExpression | None, DatedBy | None]:
    """Return the time of a cell: its own, that at the head of its column, or its row's."""
    for items in (cell, above):
        for item in items:
            if item.time is not None:
                return item.time, DatedBy.JUDGED
    for column, other in enumerate(row.cells):
        time = next((item.time for item in other if item.time is not None), None)
        graded = any(item.is_a("grade") for item in other)
        if time is not None and not graded:
            title = head.cells[column] if head is not None else ()
            return time, _dated_by(title)
    return None, None


def _dated_by(title: tuple[Item, ...]) -> DatedBy:
    if any(item.is_a("published-verb", "report-noun") for item in title):
        return DatedBy.PUBLISHED
    if any(item.is_a("inspected-verb", "inspection-noun", "inspection") for item in title):
        return DatedBy.INSPECTED
    return DatedBy.JUDGED


def _first(items: tuple[Item, ...], kind: Kind) -> Mention | None:
    return next((m for item in items if (m := item.mention(kind))), None)


def _cells(items: tuple[Item, ...]) -> tuple[tuple[Item, ...], ...]:
    cells: list[list[Item]] = [[]]
    for item in items:
        if item.is_a(_BAR):
            cells.append([])
        else:
            cells[-1].append(item)
    return tuple(tuple(cell) for cell in cells)
