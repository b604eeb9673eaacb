"""Facts: claims whose roles are filled with IRIs and whose times are resolved."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from councilgraph.model.claims import Standing
from councilgraph.model.text import Span
from councilgraph.model.time import DatedBy, Period

OVERALL = "/def/aspect/overall"
"""How the IRI of the aspect of a service as a whole ends; the vocabulary fixes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What every fact has. `key` is stable: made from the article's id and the fact itself.

    `published` is the article's own date, `position` its place of evidence: the founding order of
    events. `confidence` lies between 0 and 1: `signals` are what its own words say for and against
    it, `circumstances` how it stands among the other facts of its article, `opinions` what came of
    reading the article a second time, where that was done.
    """

    key: str
    article: str
    published: date | None
    evidence: Span
    rule: str
    confidence: float
    signals: tuple[str, ...] = ()
    circumstances: tuple[str, ...] = ()
    opinions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementFact(Fact):
    """A grade for one aspect of one service of one authority, as one article tells it.

    Facts of one article with the same `event` speak of the same inspection.
    """

    authority: str
    inspectorate: str
    service: str
    aspect: str
    grade: str
    period: Period
    dated_by: DatedBy | None
    standing: Standing
    implied: bool = False
    event: str = ""

    @property
    def is_overall(self) -> bool:
        """Tell whether the grade is for the service as a whole, and not for a side of it."""
        return self.aspect.endswith(OVERALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionFact(Fact):
    """An inspection or visit, as one article tells it; `inspection_class` is an ontology class.

    `event` as in `JudgementFact`.
    """

    authority: str
    inspectorate: str
    service: str
    inspection_class: str
    period: Period
    dated_by: DatedBy | None
    ordinal: int | None = None
    event: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TenureFact(Fact):
    """A named person in a role at an organisation; `official`, `role`, `party` are IRIs.

    A role that is held at no organisation of the register, such as a commissioner's, has none.
    """

    official: str
    name: str
    organisation: str | None
    role: str | None
    role_title: str
    party: str | None
    period: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFact(Fact):
    """Quoted words; `speaker` is the IRI of an official, another person or an organisation."""

    speaker: str
    speaker_name: str
    text: str
    about: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InterventionFact(Fact):
    """What was done about a service; `amount` is in pounds sterling."""

    authority: str
    intervention_class: str
    service: str | None
    period: Period
    actor: str | None = None
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All the facts of one article, and the authorities that it mentions.

    `doubtful` are grades on the way: their words alone do not make them sure enough.
    """

    judgements: tuple[JudgementFact, ...] = ()
    inspections: tuple[InspectionFact, ...] = ()
    tenures: tuple[TenureFact, ...] = ()
    statements: tuple[StatementFact, ...] = ()
    interventions: tuple[InterventionFact, ...] = ()
    mentions: tuple[str, ...] = field(default=())
    doubtful: tuple[JudgementFact, ...] = ()
