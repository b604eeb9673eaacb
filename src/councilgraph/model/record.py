"""The record: what the facts of all articles add up to, one authority at a time."""

from dataclasses import dataclass
from decimal import Decimal

from councilgraph.model.time import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What every entry of the record has.

    `key` comes from the founding fact, `aliases` are the would-be keys of the other facts,
    `supported_by` all the facts' keys; `conflicts` are the keys of facts or entries that disagree.
    """

    key: str
    supported_by: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection(Event):
    """One inspection: when it took place, and when its report came out."""

    authority: str
    inspectorate: str
    service: str
    inspection_class: str
    ordinal: int | None
    period: Period
    published: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement(Event):
    """One grade for one aspect in one inspection (`inspection` is its key)."""

    inspection: str
    authority: str
    inspectorate: str
    service: str
    aspect: str
    grade: str
    period: Period
    published: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """One person per organisation and name; `iri` is made from the two.

    `supported_by` are the keys of the facts that name the person.
    """

    iri: str
    name: str
    party: str | None
    supported_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure(Event):
    """An official in a role at an organisation, observed within `period`."""

    official: str
    organisation: str | None
    role: str | None
    role_title: str
    party: str | None
    period: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervention(Event):
    """What was done about an authority's service."""

    authority: str
    intervention_class: str
    service: str | None
    period: Period
    actor: str | None
    amount: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The entries of one authority or organisation, or of all; each tuple is sorted by key."""

    inspections: tuple[Inspection, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    officials: tuple[Official, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    interventions: tuple[Intervention, ...] = ()
