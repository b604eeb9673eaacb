"""The data of charts: what a script draws beside the table that says the same.

Which columns go where is said in the header of the query; how it is drawn is the script's affair.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from councilgraph.knowledge.queries import Query
from councilgraph.serve.pages.asking import text_of
from councilgraph.serve.pages.wording import url_for_iri
from councilgraph.serve.site import Row

_DRAWN = ("bar", "line", "point", "timeline")
_MOST = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartData:
    """What a chart is drawn of: rows of values, and which of them go where."""

    kind: str
    caption: str
    x: str
    y: str
    colour: str
    rows: tuple[Mapping[str, str], ...]
    columns: Mapping[str, str]


def chart_of(
    query: Query, rows: Sequence[Row], ranks: Mapping[str, str], base: str
) -> ChartData | None:
    """Return the chart of an answer, or None where the query has none or there is too little.

    `ranks` are the places of grades, by label, from "0" (best) to "1" (worst).
    """
    chart = query.chart
    if chart is None or chart.kind not in _DRAWN or not rows:
        return None
    timeline = chart.kind == "timeline"
    wanted = list(dict.fromkeys(filter(None, (chart.x, chart.y, chart.colour))))
    drawn = [
        _event(row, ranks, base) if timeline else _values(row, wanted, chart.colour, ranks)
        for row in rows[:_MOST]
        if timeline or (text_of(row, chart.x) and text_of(row, chart.y))
    ]
    if not drawn:
        return None
    meanings = dict(query.columns)
    columns = dict(_TIMES) if timeline else {name: meanings[name] for name in wanted}
    if any("rank" in row for row in drawn):
        columns["rank"] = _TIMES["rank"]
    return ChartData(
        kind=chart.kind,
        caption=query.summary,
        x="earliest" if timeline else chart.x,
        y="row" if timeline else chart.y,
        colour="grade" if timeline else chart.colour or "",
        rows=tuple(drawn),
        columns=columns,
    )


_TIMES = {
    "earliest": "the first day on which it can have been",
    "latest": "the last day on which it can have been",
    "row": "the service, or what kind of event",
    "label": "what happened",
    "grade": "the grade, where one was given",
    "rank": "its place, from 0 (best) to 1 (worst)",
    "kind": "the kind of event",
    "href": "its page",
}


def _values(
    row: Row, wanted: Sequence[str], colour: str | None, ranks: Mapping[str, str]
) -> Mapping[str, str]:
    """Return what a bar is drawn of; a grade that gives it its colour comes with its rank."""
    values = {name: text_of(row, name) for name in wanted}
    rank = ranks.get(values[colour], "") if colour else ""
    return {**values, "rank": rank} if rank else values


def _event(row: Row, ranks: Mapping[str, str], base: str) -> Mapping[str, str]:
    """Return one event of a timeline; a grade is told as "grade (aspect)"."""
    detail, kind = text_of(row, "detail"), text_of(row, "event")
    grade = detail.partition(" (")[0]
    event = {
        "earliest": text_of(row, "earliest"),
        "latest": text_of(row, "latest"),
        "row": text_of(row, "service") or kind,
        "label": detail or kind,
        "grade": grade if grade in ranks else "",
        "rank": ranks.get(grade, ""),
        "kind": kind,
        "href": url_for_iri(text_of(row, "entry"), base),
    }
    return {name: value for name, value in event.items() if value}
