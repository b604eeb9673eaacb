"""For the tests: a made-up article with facts of every kind, and the record of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from councilgraph.model.claims import Standing
from councilgraph.model.facts import (
    Facts,
    InspectionFact,
    InterventionFact,
    JudgementFact,
    StatementFact,
    TenureFact,
)
from councilgraph.model.record import (
    Inspection,
    Intervention,
    Judgement,
    Official,
    Record,
    Tenure,
)
from councilgraph.model.text import Article, Span
from councilgraph.model.time import DatedBy, Granularity, Period

BASE = "https://example.org/"
CG = "https://w3id.org/councilgraph/ontology#"
AUTHORITY = f"{BASE}id/authority/E06000901"
INSPECTORATE = f"{BASE}id/inspectorate/rsh"
SERVICE = f"{BASE}def/service/housing"
ASPECT = f"{BASE}def/aspect/overall"
GRADE = f"{BASE}def/grade/c3"
ROLE = f"{BASE}def/role/leader"
PARTY = f"{BASE}def/party/green"
OFFICIAL = f"{BASE}id/official/00000000000000f1"
NAMES = {
    AUTHORITY: "Seahaven Council",
    INSPECTORATE: "Regulator",
    SERVICE: "housing",
    ASPECT: "overall",
    GRADE: "C3",
    ROLE: "leader",
    PARTY: "Green",
    f"{CG}Inspection": "inspection",
    f"{CG}MonitoringVisit": "monitoring visit",
    f"{CG}Investment": "investment",
}

TEXT = (
    "Seahaven homes failing\n\n"
    "Seahaven Council's housing was graded C3 by the Regulator in May 2021.\n\n"
    "“We are sorry,” said Pat Brook (Green), leader of the council, who set aside £2m."
)
ARTICLE = Article(
    id="gazette-1",
    source_name="gazette-1.html",
    text=TEXT,
    headline="Seahaven homes failing",
    published=date(2021, 6, 30),
    publisher="The Gazette",
    authors=("A Reporter", "B Reporter"),
    url="https://gazette.example/1",
)
MAY = Period(earliest=date(2021, 5, 1), latest=date(2021, 5, 31), granularity=Granularity.MONTH)
JUNE_30 = Period(earliest=date(2021, 6, 30), latest=date(2021, 6, 30), granularity=Granularity.DAY)


def label(iri: str) -> str:
    """Return the label of something of the samples; a KeyError for anything else."""
    return NAMES[iri]


def span(words: str) -> Span:
    """Return where the words stand in the article."""
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words))


JUDGEMENT = JudgementFact(
    key="00000000000000a1",
    article=ARTICLE.id,
    published=ARTICLE.published,
    evidence=span("Seahaven Council's housing was graded C3 by the Regulator in May 2021."),
    rule="graded",
    confidence=0.95,
    authority=AUTHORITY,
    inspectorate=INSPECTORATE,
    service=SERVICE,
    aspect=ASPECT,
    grade=GRADE,
    period=MAY,
    dated_by=DatedBy.INSPECTED,
    standing=Standing.CURRENT,
)
VISIT = InspectionFact(
    key="00000000000000a2",
    article=ARTICLE.id,
    published=ARTICLE.published,
    evidence=span("Regulator"),
    rule="visited",
    confidence=0.5,
    authority=AUTHORITY,
    inspectorate=INSPECTORATE,
    service=SERVICE,
    inspection_class=f"{CG}MonitoringVisit",
    period=Period(latest=date(2021, 6, 30)),
    dated_by=None,
    ordinal=6,
)
TENURE = TenureFact(
    key="00000000000000a3",
    article=ARTICLE.id,
    published=ARTICLE.published,
    evidence=span("Pat Brook (Green), leader of the council"),
    rule="name-title",
    confidence=1.0,
    official=OFFICIAL,
    name="Pat Brook",
    organisation=AUTHORITY,
    role=ROLE,
    role_title="leader of the council",
    party=PARTY,
    period=JUNE_30,
)
STATEMENT = StatementFact(
    key="00000000000000a4",
    article=ARTICLE.id,
    published=ARTICLE.published,
    evidence=span("“We are sorry,” said Pat Brook"),
    rule="said",
    confidence=0.9,
    speaker=OFFICIAL,
    speaker_name="Pat Brook",
    text="We are sorry,",
    about=AUTHORITY,
)
MONEY = InterventionFact(
    key="00000000000000a5",
    article=ARTICLE.id,
    published=ARTICLE.published,
    evidence=span("set aside £2m."),
    rule="money",
    confidence=0.7,
    authority=AUTHORITY,
    intervention_class=f"{CG}Investment",
    service=SERVICE,
    period=Period(latest=date(2021, 6, 30)),
    actor=AUTHORITY,
    amount=Decimal("2000000"),
)
FACTS = Facts(
    judgements=(JUDGEMENT,),
    inspections=(VISIT,),
    tenures=(TENURE,),
    statements=(STATEMENT,),
    interventions=(MONEY,),
    mentions=(AUTHORITY,),
)
RECORD = Record(
    inspections=(
        Inspection(
            key="00000000000000a1",
            supported_by=("00000000000000a1",),
            authority=AUTHORITY,
            inspectorate=INSPECTORATE,
            service=SERVICE,
            inspection_class=f"{CG}Inspection",
            ordinal=None,
            period=MAY,
            published=Period(earliest=date(2021, 6, 1), latest=date(2021, 6, 30)),
        ),
        Inspection(
            key="00000000000000a2",
            supported_by=("00000000000000a2", "00000000000000a9"),
            aliases=("00000000000000a9",),
            authority=AUTHORITY,
            inspectorate=INSPECTORATE,
            service=SERVICE,
            inspection_class=f"{CG}MonitoringVisit",
            ordinal=6,
            period=Period(latest=date(2021, 6, 30)),
            published=Period(),
        ),
    ),
    judgements=(
        Judgement(
            key="00000000000000a1",
            supported_by=("00000000000000a1",),
            conflicts=("00000000000000a2", "00000000000000a8"),
            inspection="00000000000000a1",
            authority=AUTHORITY,
            inspectorate=INSPECTORATE,
            service=SERVICE,
            aspect=ASPECT,
            grade=GRADE,
            period=MAY,
            published=Period(latest=date(2021, 6, 30)),
        ),
    ),
    officials=(Official(iri=OFFICIAL, name="Pat Brook", party=PARTY, supported_by=(TENURE.key,)),),
    tenures=(
        Tenure(
            key="00000000000000a3",
            supported_by=("00000000000000a3",),
            official=OFFICIAL,
            organisation=AUTHORITY,
            role=ROLE,
            role_title="leader of the council",
            party=PARTY,
            period=JUNE_30,
        ),
    ),
    interventions=(
        Intervention(
            key="00000000000000a5",
            supported_by=("00000000000000a5",),
            authority=AUTHORITY,
            intervention_class=f"{CG}Investment",
            service=SERVICE,
            period=Period(latest=date(2021, 6, 30)),
            actor=AUTHORITY,
            amount=Decimal("2000000"),
        ),
    ),
)


@dataclass(frozen=True, kw_only=True)
class Sample:
    """One article, its facts, the record of them, and labels for what they are about."""

    base: str = BASE
    article: Article = ARTICLE
    facts: Facts = FACTS
    record: Record = RECORD
    label: Callable[[str], str] = label


@pytest.fixture
def sample() -> Sample:
    """Return the made-up article and record."""
    return Sample()
