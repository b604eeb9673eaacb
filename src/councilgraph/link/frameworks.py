"""The grade schemes that can be meant of an authority: what the register alone decides.

It is the same for every article, so it is found once and kept. Which scheme an article means is
left to `schemes`.
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from councilgraph.knowledge import CG, UNGRADED, Authority, GradeScheme, Knowledge
from councilgraph.link.scales import grade_in, peculiar

Reading = tuple[GradeScheme, str]
"""A scheme, and the grade in it that words mean."""
# A bare "inspection" is none of these where its body made others at the time.
_SELDOM = (f"{CG}Revisit", f"{CG}Assessment")


class Frameworks:
    """The schemes in which authorities are graded, by what is asked of them.

    `peculiar` are the grades of one inspectorate alone, `grading` the inspectorates that grade,
    `main` the schemes for what their inspectorate is there for first of all.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self.schemes = tuple(
            scheme
            for scheme in knowledge.register.schemes
            if scheme.services and scheme.inspection_class not in (None, *UNGRADED)
        )
        self.peculiar = peculiar(self.schemes)
        self.grading = frozenset(scheme.inspectorate for scheme in self.schemes)
        self.main = frozenset(s.iri for s in self.schemes if self._is_main(s))
        self._by_body: dict[str, tuple[GradeScheme, ...]] = {}
        self._serving: dict[str, frozenset[str]] = {}
        self._alike: dict[frozenset[str], frozenset[str]] = {}
        self._readings: dict[tuple[object, ...], tuple[Reading, ...]] = {}
        self._providers: dict[tuple[str, str], str] = {}
        self._related: dict[tuple[str, str], bool] = {}

    def readings(
        self,
        authority: Authority,
        targets: tuple[str, ...],
        aspect: tuple[str, ...],
        service: str | None,
    ) -> tuple[Reading, ...]:
        """Return what a grade's words may mean of an authority, in each scheme that has it.

        The scheme grades the service, if one is named, and the aspect is or may be of what it
        grades.
        """
        serving = self.serving(authority)
        key = (serving, targets, aspect, service)
        if key not in self._readings:
            self._readings[key] = tuple(
                (scheme, grade)
                for scheme in self.schemes
                if scheme.iri in serving
                and (grade := grade_in(scheme, targets)) is not None
                and (not aspect or self._may_have(scheme, aspect))
                and (service is None or self.covers(scheme, service))
            )
        return self._readings[key]

    def schemes_of(self, inspectorate: str) -> tuple[GradeScheme, ...]:
        """Return the schemes of an inspectorate, the latest first, those seldom meant last."""
        if inspectorate not in self._by_body:
            own = (s for s in self.schemes if s.inspectorate == inspectorate)
            self._by_body[inspectorate] = tuple(sorted(own, key=_likelihood, reverse=True))
        return self._by_body[inspectorate]

    def related(self, one: str, other: str) -> bool:
        """Tell whether one of two services is a part of the other, or the same."""
        key = (one, other)
        if key not in self._related:
            is_a = self._knowledge.concepts.is_a
            self._related[key] = is_a(one, other) or is_a(other, one)
        return self._related[key]

    def covers(self, scheme: GradeScheme, service: str) -> bool:
        """Tell whether a scheme grades a service, a part of it, or what it is a part of."""
        return any(self.related(service, s) for s in scheme.services)

    def provider(self, authority: str, service: str) -> str:
        """Return the body that has a service where an authority is named after the same place.

        "Anytown's fire service" may be that of an authority of its own.
        """
        key = (authority, service)
        if key not in self._providers:
            self._providers[key] = self._provider(authority, service)
        return self._providers[key]

    def _provider(self, authority: str, service: str) -> str:
        own = self._knowledge.register.authority(authority)
        if own.provides == {service}:
            return authority
        for other in self._knowledge.register.authorities.values():
            if other.provides == {service} and any(
                name.startswith(f"{own.short_name} ") for name in other.names
            ):
                return other.iri
        return authority

    def _is_main(self, scheme: GradeScheme) -> bool:
        inspects = self._knowledge.register.inspectorate(scheme.inspectorate).inspects
        return scheme.services[0] in inspects[:1]

    def serving(self, authority: Authority) -> frozenset[str]:
        """Return the IRIs of the schemes of the authority's nation and services."""
        if authority.iri not in self._serving:
            serving = frozenset(s.iri for s in self.schemes if self._serves(s, authority))
            # The same set for all that are graded alike, so that it is quickly compared.
            self._serving[authority.iri] = self._alike.setdefault(serving, serving)
        return self._serving[authority.iri]

    def _serves(self, scheme: GradeScheme, authority: Authority) -> bool:
        inspectorate = self._knowledge.register.inspectorate(scheme.inspectorate)
        if inspectorate.nations and not shares_nation(inspectorate.nations, authority.nation):
            return False
        return self._provides(authority, scheme.services)

    def _provides(self, authority: Authority, services: Sequence[str]) -> bool:
        """Tell whether an authority has one of the services; some every authority has."""
        allotted = self._knowledge.register.allotted
        if not any(self.related(s, a) for s in services for a in allotted):
            return True
        return any(self.related(s, p) for s in services for p in authority.provides)

    def _may_have(self, scheme: GradeScheme, targets: tuple[str, ...]) -> bool:
        """Tell whether an aspect is, or may be, one of the services that a scheme grades."""
        if len(scheme.aspects) > 1:
            return not set(targets).isdisjoint(scheme.aspects)
        for target in targets:
            services = self._knowledge.concepts.aspect_of.get(target, ())
            if not services or any(self.related(s, o) for s in services for o in scheme.services):
                return True
        return False


def _likelihood(scheme: GradeScheme) -> tuple[bool, date]:
    return scheme.inspection_class not in _SELDOM, scheme.valid_from or date.min


@lru_cache(maxsize=2)
def frameworks_of(knowledge: Knowledge) -> Frameworks:
    """Return the frameworks of some knowledge, made when they are first asked for."""
    return Frameworks(knowledge)


def shares_nation(nations: Sequence[str], nation: str) -> bool:
    """Tell whether a nation is among some, or in the whole that they stand for."""
    return any(n.startswith(nation) or n == "United Kingdom" for n in nations)
