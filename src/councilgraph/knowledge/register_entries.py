"""One authority, inspectorate, other body or grade scheme: what the register says of each."""

from dataclasses import dataclass
from datetime import date


def _within(on: date | None, first: date | None, last: date | None) -> bool:
    """Tell whether a day lies within bounds; what isn't known excludes nothing."""
    return not (on and ((first and on < first) or (last and on > last)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """A local authority, existing or abolished.

    `kind` is its class in the ontology. `valid_from` is the earliest and `valid_to` the latest day
    on which it can have existed; None is not known, or not ended. `names` are all its names, the
    official one first; those in `ambiguous_names` must not be trusted on their own. `provides`
    are the services that the law gives it.
    """

    iri: str
    name: str
    short_name: str
    gss: str
    kind: str
    nation: str
    region: str | None
    valid_from: date | None
    valid_to: date | None
    successors: tuple[str, ...]
    predecessors: tuple[str, ...]
    provides: frozenset[str]
    names: tuple[str, ...]
    ambiguous_names: frozenset[str]
    former_gss: tuple[str, ...] = ()

    def exists_on(self, day: date | None) -> bool:
        """Tell whether it can have existed on a day; on an unknown day it can."""
        return _within(day, self.valid_from, self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspectorate:
    """Who inspects, regulates or rules on complaints.

    `name` is official, `label` the everyday name; the first of `inspects` is its main service,
    and a body that inspects no service of authorities has none.
    """

    iri: str
    name: str
    label: str
    inspects: tuple[str, ...]
    nations: tuple[str, ...]
    names: tuple[str, ...]
    ambiguous_names: frozenset[str]

    @property
    def service(self) -> str | None:
        """Return the main service."""
        return self.inspects[0] if self.inspects else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A public body that is neither an authority nor an inspectorate.

    `kind` is its class in the ontology; `acts_for` are the authorities whose services it runs.
    """

    iri: str
    name: str
    label: str
    kind: str
    nations: tuple[str, ...]
    names: tuple[str, ...]
    acts_for: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeScheme:
    """Grades from best to worst, as one inspectorate gave them under one framework.

    The first of `services` is the one that it is for; a scheme that isn't used for authorities
    has none. `inspection_class` is the kind of inspection in which the grades are given; a scheme
    that orders notices or interventions, or grades schools or homes, has none. `aspects` are what
    its grades are for where that is not the whole service; of several, a grade is for one.
    `valid_from` is the earliest, `valid_to` the latest day of its use.
    """

    iri: str
    label: str
    inspectorate: str
    services: tuple[str, ...]
    inspection_class: str | None
    aspects: tuple[str, ...]
    framework: str
    valid_from: date | None
    valid_to: date | None
    grades: tuple[str, ...]

    @property
    def service(self) -> str | None:
        """Return the service that the scheme is for in the first place."""
        return self.services[0] if self.services else None

    def used_on(self, day: date | None) -> bool:
        """Tell whether the scheme can have been in use on a day; on an unknown day it can."""
        return _within(day, self.valid_from, self.valid_to)

    def rank(self, grade: str) -> int | None:
        """Return 1 for the best grade, 2 for the next; None for a grade of other schemes."""
        return self.grades.index(grade) + 1 if grade in self.grades else None
