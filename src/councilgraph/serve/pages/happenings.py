"""What happened: judgements, inspections and visits, as tables and timelines show them.

The words for dates are `pages.wording`'s, and the evidence is `pages.evidence`'s.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from pyoxigraph import NamedNode

from councilgraph.model.claims import Standing
from councilgraph.model.facts import OVERALL
from councilgraph.serve.pages.asking import ask, text_of
from councilgraph.serve.pages.wording import url_for_iri
from councilgraph.serve.site import Graph, Row

VISITED = "without grade"
"""The kind of a happening, in charts, that gives no grade."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A thing and its label; "" for both where it is not known."""

    iri: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """A judgement, or an inspection or visit without one.

    `kind` is the label of the inspection's class. The four days are bounds, "" where not known.
    `current` tells that no article, or not every one, treats the grade as one since replaced.
    """

    iri: str
    inspection: str
    authority: Link
    service: Link
    inspectorate: Link
    aspect: Link = Link()
    grade: Link = Link()
    rank: float | None = None
    kind: str = ""
    ordinal: str = ""
    earliest: str = ""
    latest: str = ""
    report_earliest: str = ""
    report_latest: str = ""
    current: bool = True

    @property
    def is_judgement(self) -> bool:
        """Tell whether it has a grade."""
        return bool(self.grade.iri)

    @property
    def is_whole(self) -> bool:
        """Tell whether it judges the service as a whole, and not one side of it."""
        return self.aspect.iri.endswith(OVERALL)

    @property
    def part(self) -> str:
        """Return the label of the side of the service that it judges, or ""."""
        return "" if self.is_whole else self.aspect.label

    @property
    def order(self) -> str:
        """Return the last day that it can have been, by which it is ordered; "" if unknown."""
        return self.latest or self.report_latest

    @property
    def bounds(self) -> tuple[str, str]:
        """Return the days between which a chart shows it: of the report if known, else of the deed.

        The days of a report are the narrower ones, and those that readers remember.
        """
        if self.report_earliest and self.report_latest:
            return self.report_earliest, self.report_latest
        return self.earliest, self.latest


def link_of(row: Row, column: str, label: str) -> Link:
    """Make a link of two columns of a row."""
    return Link(iri=text_of(row, column), label=text_of(row, label))


def judgements_of(rows: Iterable[Row], ranks: Mapping[tuple[str, str], float]) -> list[Happening]:
    """Make judgements of the rows of `things-judgements`; `ranks` are those of `grade_ranks`."""
    return [
        Happening(
            iri=text_of(row, "judgement"),
            inspection=text_of(row, "inspection"),
            authority=link_of(row, "authority", "council"),
            service=link_of(row, "service", "serviceName"),
            inspectorate=(by := link_of(row, "inspectorate", "by")),
            aspect=link_of(row, "aspect", "aspectName"),
            grade=(grade := link_of(row, "grade", "gradeName")),
            rank=ranks.get((by.iri, grade.iri), ranks.get(("", grade.iri))),
            earliest=text_of(row, "earliest"),
            latest=text_of(row, "latest"),
            report_earliest=text_of(row, "reportEarliest"),
            report_latest=text_of(row, "reportLatest"),
            current=_is_current(text_of(each, "standing") for each in those),
        )
        for those in _together(rows, "judgement")
        if (row := those[0])
    ]


def inspections_of(rows: Iterable[Row]) -> list[Happening]:
    """Make inspections of the rows of `things-inspections`, each with its narrowest class."""
    return [
        Happening(
            iri=(iri := text_of(row, "inspection")),
            inspection=iri,
            authority=link_of(row, "authority", "council"),
            service=link_of(row, "service", "serviceName"),
            inspectorate=link_of(row, "inspectorate", "by"),
            kind=text_of(row, "kind"),
            ordinal=text_of(row, "ordinal"),
            earliest=text_of(row, "earliest"),
            latest=text_of(row, "latest"),
            report_earliest=text_of(row, "reportEarliest"),
            report_latest=text_of(row, "reportLatest"),
        )
        for row, *_ in _together(rows, "inspection")
    ]


def _together(rows: Iterable[Row], column: str) -> list[list[Row]]:
    """Return the rows of each value of a column, in the order of the first ones."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(text_of(row, column), []).append(row)
    return list(found.values())


def _is_current(standings: Iterable[str]) -> bool:
    """Tell whether some claim speaks of a grade as the latest, or none as one since replaced."""
    found = set(standings)
    return Standing.CURRENT in found or Standing.PREVIOUS not in found


def grade_ranks(rows: Iterable[Row]) -> dict[tuple[str, str], float]:
    """Return the rank of each grade from 0 (best) to 1 (worst), out of rows of `things-scales`.

    Keys are an inspectorate and a grade, or "" and a grade for the mean of all inspectorates. A
    grade of several scales has the mean of its ranks; a scale of one grade ranks nothing.
    """
    scales: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
    for row in rows:
        entry = (text_of(row, "inspectorate"), text_of(row, "grade"), int(text_of(row, "place")))
        scales[text_of(row, "scheme")].append(entry)
    found: dict[tuple[str, str], list[float]] = defaultdict(list)
    for scale in scales.values():
        steps = max(place for _, _, place in scale) - 1
        for by, grade, place in scale if steps else ():
            found[by, grade].append((place - 1) / steps)
            found["", grade].append((place - 1) / steps)
    return {key: sum(ranks) / len(ranks) for key, ranks in found.items()}


def all_of(judgements: Iterable[Happening], inspections: Iterable[Happening]) -> list[Happening]:
    """Put judgements and the inspections without one into one list, the latest first.

    A judgement takes the class and the number of its inspection. Of one day, that of the whole
    comes first. What is not dated comes last.
    """
    known = {each.inspection: each for each in inspections}
    judged = [
        replace(each, kind=found.kind, ordinal=found.ordinal)
        if (found := known.get(each.inspection))
        else each
        for each in judgements
    ]
    with_one = {each.inspection for each in judged}
    visits = [each for each in known.values() if each.inspection not in with_one]
    together = [*judged, *visits]
    return sorted(together, key=lambda each: (each.order, each.is_whole), reverse=True)


async def happenings(graph: Graph, thing: str) -> list[Happening]:
    """Ask for the judgements and visits of an authority, an inspectorate or a concept."""
    place = {"thing": NamedNode(thing)}
    rows = await ask(graph, "things-judgements", place)
    inspectorates = {text_of(row, "inspectorate") for row in rows} - {""}
    scales = (
        await ask(graph, "things-scales", {"thing": named_nodes(inspectorates)}) if rows else []
    )
    inspections = inspections_of(await ask(graph, "things-inspections", place))
    return all_of(judgements_of(rows, grade_ranks(scales)), inspections)


def named_nodes(iris: Iterable[str]) -> list[NamedNode]:
    """Return IRIs as terms, in order."""
    return [NamedNode(iri) for iri in sorted(iris)]


def by_service(events: Iterable[Happening]) -> dict[Link, list[Happening]]:
    """Group by service, in the order of their names."""
    found: dict[Link, list[Happening]] = defaultdict(list)
    for event in events:
        found[event.service].append(event)
    return dict(sorted(found.items(), key=lambda item: item[0].label))


def latest_grades(events: Iterable[Happening]) -> dict[Link, list[Happening]]:
    """Return the latest grades by service, of the whole; where there is none, of its aspects.

    Grades that every article speaks of as past are left out.
    """
    found = {}
    for service, those in by_service(events).items():
        graded = [each for each in those if each.is_judgement and each.current]
        chosen = [each for each in graded if each.is_whole] or graded
        if chosen:
            last = max(each.order for each in chosen)
            found[service] = [each for each in chosen if each.order == last]
    return found


def chart_rows(events: Iterable[Happening], base: str) -> list[dict[str, str | float | None]]:
    """Return the rows of a timeline: lanes are services, and below each those of its aspects."""
    rows: list[dict[str, str | float | None]] = []
    for event in sorted(events, key=lambda each: (each.service.label, each.part)):
        earliest, latest = event.bounds
        told = event.grade.label or f"{event.kind} {event.ordinal}".strip()
        rows.append(
            {
                "earliest": earliest or None,
                "latest": latest or None,
                "row": ": ".join(filter(None, (event.service.label, event.part))),
                "label": ", ".join(filter(None, (told, event.inspectorate.label))),
                "grade": event.grade.label or None,
                "rank": event.rank,
                "kind": "judgement" if event.is_judgement else VISITED,
                "href": url_for_iri(event.iri, base),
            }
        )
    return rows
