"""Facts made by hand, as articles might tell them, and a clerk who files them."""

import calendar
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal

import pytest
from pyoxigraph import RdfFormat, parse

from councilgraph.knowledge import Concepts
from councilgraph.knowledge.concepts import read_concepts
from councilgraph.knowledge.statements import Statements
from councilgraph.link.keys import make_key
from councilgraph.model.claims import Standing
from councilgraph.model.facts import (
    Facts,
    InspectionFact,
    InterventionFact,
    JudgementFact,
    TenureFact,
)
from councilgraph.model.record import Inspection, Record
from councilgraph.model.text import Span
from councilgraph.model.time import DatedBy, Granularity, Period
from councilgraph.reconcile import reconcile

CG = "https://w3id.org/councilgraph/ontology#"
DEF = "https://example.org/def/"
ID = "https://example.org/id/"
HIERARCHY = """
@prefix cg: <https://w3id.org/councilgraph/ontology#> .
@prefix service: <https://example.org/def/service/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
service:child-protection skos:broader service:childrens-services .
service:looked-after-children skos:broader service:childrens-services .
cg:MonitoringVisit rdfs:subClassOf cg:Inspection .
cg:FocusedVisit rdfs:subClassOf cg:Inspection .
cg:FullInspection rdfs:subClassOf cg:Inspection .
cg:Revisit rdfs:subClassOf cg:Inspection .
"""
CONCEPTS = read_concepts(Statements(tuple(parse(HIERARCHY, format=RdfFormat.TURTLE))))

AnyFact = JudgementFact | InspectionFact | TenureFact | InterventionFact
Row = dict[str, object]


def period(words: str) -> Period:
    """Return the bounds that words such as 2016, 2016-11, 2016-11-14 or 2011-01/2016-10 give.

    >>> period("2016-11").latest
    datetime.date(2016, 11, 30)
    >>> period("/2016").earliest is None
    True
    """
    if "/" in words:
        first, last = words.split("/")
        return Period(
            earliest=period(first).earliest if first else None,
            latest=period(last).latest if last else None,
        )
    year, month, day = (int(n) if n else None for n in re.split("-", f"{words}--")[:3])
    assert year is not None
    if month is None:
        return Period(
            earliest=date(year, 1, 1), latest=date(year, 12, 31), granularity=Granularity.YEAR
        )
    if day is None:
        last_day = calendar.monthrange(year, month)[1]
        return Period(
            earliest=date(year, month, 1),
            latest=date(year, month, last_day),
            granularity=Granularity.MONTH,
        )
    only = date(year, month, day)
    return Period(earliest=only, latest=only, granularity=Granularity.DAY)


def told(row: Row) -> AnyFact:
    """Return the fact that a row tells.

    A row names its `article`, the day it came `out`, and one of: a `grade`, a `visit` (a class of
    inspection), a `name` (of an official), an `action` (a class of intervention). The time stands
    under `inspected`, `published` or `judged`; under `loose` if it only follows from other dates;
    without any of them the article's own day is the latest. `event` and `at` tell apart what one
    article says.
    """
    article, at = str(row["article"]), int(str(row.get("at", 0)))
    out = date.fromisoformat(str(row["out"])) if row.get("out") else None
    dated_by = next((by for by in DatedBy if by.value in row), None)
    if dated_by is not None:
        when = period(str(row[dated_by.value]))
    elif "loose" in row:
        when = period(str(row["loose"]))
    else:
        when = Period(latest=out)
    shared = {
        "key": make_key(*(f"{name}={value}" for name, value in sorted(row.items()))),
        "article": article,
        "published": out,
        "evidence": Span(start=at, end=at + 5),
        "rule": "by-hand",
        "confidence": 0.9,
    }
    if "name" in row:
        return _tenure(row, shared)
    authority = f"{ID}authority/{row.get('authority', 'E10000034')}"
    service = row.get("service", "childrens-services")
    if "action" in row:
        actor, amount = row.get("actor"), row.get("amount")
        return InterventionFact(
            **shared,
            authority=authority,
            intervention_class=f"{CG}{row['action']}",
            service=f"{DEF}service/{row['service']}" if "service" in row else None,
            period=when,
            actor=f"{ID}authority/{actor}" if actor else None,
            amount=Decimal(str(amount)) if amount else None,
        )
    body = {
        "authority": authority,
        "inspectorate": f"{ID}inspectorate/{row.get('by', 'ofsted')}",
        "service": f"{DEF}service/{service}",
        "period": when,
        "dated_by": dated_by,
        "event": str(row.get("event", "0g0")),
    }
    if "visit" in row:
        number = row.get("ordinal")
        return InspectionFact(
            **shared,
            **body,
            inspection_class=f"{CG}{row['visit']}",
            ordinal=int(str(number)) if number else None,
        )
    return JudgementFact(
        **shared,
        **body,
        aspect=f"{DEF}aspect/{row.get('aspect', 'overall')}",
        grade=f"{DEF}grade/{row['grade']}",
        standing=Standing.PREVIOUS if row.get("previous") else Standing.CURRENT,
        implied=bool(row.get("implied")),
    )


def _tenure(row: Row, shared: dict[str, object]) -> TenureFact:
    observed = row.get("observed", row.get("out"))
    role, party = row.get("role"), row.get("party")
    return TenureFact(
        **shared,
        official=f"{ID}official/{str(row['name']).replace(' ', '-').lower()}",
        name=str(row["name"]),
        organisation=f"{ID}authority/{row.get('authority', 'E10000034')}",
        role=f"{DEF}role/{role}" if role else None,
        role_title=str(row.get("title", "cabinet member")),
        party=f"{DEF}party/{party}" if party else None,
        period=period(str(observed)) if observed else Period(),
    )


def by_article(facts: Iterable[AnyFact]) -> list[Facts]:
    """Return the facts as the articles hold them."""
    groups: dict[str, dict[str, list[AnyFact]]] = defaultdict(lambda: defaultdict(list))
    kinds = {
        JudgementFact: "judgements",
        InspectionFact: "inspections",
        TenureFact: "tenures",
        InterventionFact: "interventions",
    }
    for fact in facts:
        groups[fact.article][kinds[type(fact)]].append(fact)
    return [Facts(**{k: tuple(v) for k, v in group.items()}) for group in groups.values()]


@pytest.fixture
def tell() -> Callable[[Row], AnyFact]:
    """Return the function that makes a fact of a row: see `told`."""
    return told


@pytest.fixture
def file() -> Callable[..., Record]:
    """Return a function that reconciles facts, or rows of facts, of any articles."""

    def reconciled(*facts: AnyFact | Row) -> Record:
        made = [told(fact) if isinstance(fact, dict) else fact for fact in facts]
        return reconcile(by_article(made), CONCEPTS)

    return reconciled


@pytest.fixture
def concepts() -> Concepts:
    """Return a few services and classes, with what they are parts of."""
    return CONCEPTS


@pytest.fixture
def outline() -> Callable[[Record], list[str]]:
    """Return a function that writes each inspection on one line, in order of time.

    For example `2016-11-01/2016-11-30 report 2017-01-01/2017-01-31: overall inadequate`.
    """

    def write(record: Record) -> list[str]:
        lines = []
        for inspection in record.inspections:
            grades = sorted(
                f"{_end(j.aspect)} {_end(j.grade)}"
                for j in record.judgements
                if j.inspection == inspection.key
            )
            lines.append(f"{_dates(inspection)}: {', '.join(grades) or _name(inspection)}")
        return sorted(lines)

    return write


def _dates(inspection: Inspection) -> str:
    bounds = [inspection.period, inspection.published]
    took, came = (f"{p.earliest or ''}/{p.latest or ''}" for p in bounds)
    return took if came == "/" else f"{took} report {came}"


def _name(inspection: Inspection) -> str:
    number = f" {inspection.ordinal}" if inspection.ordinal else ""
    return inspection.inspection_class.removeprefix(CG) + number


def _end(iri: str) -> str:
    return iri.rpartition("/")[2]
