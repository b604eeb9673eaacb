"""Items: what gold and the program say an article holds, in one form in which they can be compared.

A kind of item has fields; a view of a kind says which of them count. How items are paired is left
to `matching`.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from councilgraph.knowledge import CG, Concepts
from councilgraph.model.facts import OVERALL
from councilgraph.model.time import Period

WHOLE = "all fields"
"""The name of the view of a kind that leaves nothing out."""

WORDS = "words"
"""The field of quoted words, which are the same if they begin alike."""


class Kind(StrEnum):
    """The kinds of claim, as people count them."""

    JUDGEMENT = "judgement"
    REPEATED = "repeated grade"
    INSPECTION = "inspection"
    OFFICIAL = "official"
    QUOTATION = "quotation"
    INTERVENTION = "intervention"


FIELDS: Mapping[Kind, tuple[str, ...]] = {
    Kind.JUDGEMENT: ("authority", "inspectorate", "service", "aspect", "grade", "standing"),
    Kind.REPEATED: ("authority", "service", "grade"),
    Kind.INSPECTION: ("authority", "inspectorate", "kind", "ordinal"),
    Kind.OFFICIAL: ("name", "organisation", "role"),
    Kind.QUOTATION: ("speaker", WORDS),
    Kind.INTERVENTION: ("authority", "kind", "actor", "amount"),
}

OTHER = "other"
_INSPECTIONS = (
    *(f"{CG}FullInspection", f"{CG}MonitoringVisit", f"{CG}FocusedVisit"),
    *(f"{CG}AreaInspection", f"{CG}Assessment"),
)
_INTERVENTIONS = (
    *(f"{CG}ImprovementPartner", f"{CG}Commissioner", f"{CG}ServiceTrust"),
    *(f"{CG}StatutoryDirection", f"{CG}ImprovementNotice", f"{CG}Investment"),
    *(f"{CG}Section114Notice", f"{CG}BestValueNotice"),
)


def _slug(iri: str) -> str:
    """Return what gold calls a class: its name in small letters, a numbered notice by its number.

    >>> _slug(f"{CG}FullInspection"), _slug(f"{CG}Section114Notice")
    ('full-inspection', 'section-114')
    """
    name = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[a-z])(?=[0-9])", "-", iri.removeprefix(CG))
    return re.sub(r"(\d+)-.*", r"\1", name.lower())


INSPECTIONS: Mapping[str, str] = {iri: _slug(iri) for iri in _INSPECTIONS}
INTERVENTIONS: Mapping[str, str] = {iri: _slug(iri) for iri in _INTERVENTIONS}
"""What gold calls the classes of the ontology; all others are `OTHER`."""


def kind_of(iri: str, kinds: Mapping[str, str], concepts: Concepts) -> str:
    """Return what gold calls a class, or the nearest class above it that gold knows."""
    return next((kinds[c] for c in (iri, *concepts.superclasses(iri)) if c in kinds), OTHER)


def tell(values: Iterable[str | None], label: Callable[[str], str]) -> str:
    """Return values in words: IRIs by their label, what is not known left out."""
    return " · ".join(label(v) if "://" in v else v for v in values if v)


def tell_inspection(values: Mapping[str, str | None], label: Callable[[str], str]) -> str:
    """Return the values of an inspection in words."""
    number = values["ordinal"]
    which = f"number {number}" if number else None
    return tell([values["authority"], values["inspectorate"], values["kind"], which], label)


def tell_intervention(
    values: Mapping[str, str | None], actor: str | None, label: Callable[[str], str]
) -> str:
    """Return the values of an intervention in words; `actor` as gold or the program has it."""
    pounds = values.get("amount")
    money = f"£{Decimal(pounds):,f}" if pounds else None
    return tell([values["authority"], values["kind"], actor, money], label)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that an article holds, as gold or the program has it.

    A field that is not among the `values` is not compared; None is a value. `told` is the item in
    words, `evidence` the article's words, `place` where these stand. An `optional` item of gold is
    neither missed nor wrong. `after` is the key of the item that this one goes on from.
    """

    values: Mapping[str, str | None]
    told: str
    evidence: str
    place: int
    optional: bool = False
    period: Period = field(default_factory=Period)
    confidence: float = 0.0
    key: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What of a kind is compared: all items or those of the whole service, all fields or fewer."""

    kind: Kind
    name: str
    ignored: frozenset[str] = frozenset()
    overall: bool = False

    @property
    def field(self) -> str | None:
        """Return the one field that is left out, if it is just one."""
        return next(iter(self.ignored)) if len(self.ignored) == 1 else None

    def shows(self, item: Item) -> bool:
        """Tell whether an item is counted in this view."""
        return not self.overall or (item.values.get("aspect") or "").endswith(OVERALL)


def _views() -> tuple[View, ...]:
    """Return all views: each kind as a whole, then without each of its fields."""
    views: list[View] = []
    for kind, fields in FIELDS.items():
        views.append(View(kind=kind, name=WHOLE))
        if kind is Kind.JUDGEMENT:
            views.append(View(kind=kind, name="overall aspect only", overall=True))
        if kind is Kind.OFFICIAL:
            ignored = frozenset({"organisation", "role"})
            views.append(View(kind=kind, name="name alone", ignored=ignored))
        if kind is Kind.INTERVENTION:
            ignored = frozenset({"actor", "amount"})
            views.append(View(kind=kind, name="authority and kind alone", ignored=ignored))
        for name in fields if kind is not Kind.REPEATED else ():
            if name != WORDS:
                views.append(View(kind=kind, name=f"without {name}", ignored=frozenset({name})))
    return tuple(views)


VIEWS = _views()
