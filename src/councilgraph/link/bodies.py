"""Who inspects what, where no grade tells: the bodies that an article may mean, and their kinds.

A department sends people as well, and is no inspectorate; a place may have a body of its own for a
service, as for fire and rescue.
"""

from collections.abc import Iterable, Sequence

from councilgraph.knowledge import CG, UNGRADED, Knowledge
from councilgraph.link.drafts import Draft
from councilgraph.link.frameworks import frameworks_of, shares_nation
from councilgraph.link.scales import overlaps
from councilgraph.link.schemes import shares
from councilgraph.model.claims import Claims, Kind, Mention
from councilgraph.model.text import Article
from councilgraph.model.time import Period

ANY_KIND = f"{CG}Inspection"
YEARLY = f"{CG}Assessment"
_REVISIT = f"{CG}Revisit"
_JOINT = f"{CG}AreaInspection"
_FULL = f"{CG}FullInspection"
# Only these come in a series that newspapers count.
NUMBERED = (f"{CG}MonitoringVisit",)
_SEVERAL = 2


class Bodies:
    """The inspectorates of which one article may speak."""

    def __init__(self, article: Article, claims: Claims, knowledge: Knowledge) -> None:
        self._published = article.published
        self._knowledge = knowledge
        frameworks = frameworks_of(knowledge)
        self._schemes = frameworks.schemes
        self._grading = frameworks.grading
        self._related = frameworks.related
        self._schemes_of = frameworks.schemes_of
        self.provider = frameworks.provider
        self.family = knowledge.concepts.root
        self._inspectorates = shares(claims, Kind.INSPECTORATE)
        self._services = shares(claims, Kind.SERVICE)

    def inspecting(self, bodies: Iterable[str]) -> tuple[str, ...]:
        """Return those of the bodies that inspect councils, in their order."""
        return tuple(body for body in bodies if body in self._grading)

    def inspector(
        self, named: Sequence[str], service: Mention | None, authority: str
    ) -> tuple[str, str] | None:
        """Return who inspected which service, where no grade tells.

        That is the first body named that may, else the one that the article names most, and its
        service as named, else its main one that the authority has.
        """
        entry = self._knowledge.register.authority(authority)
        told = [service.target] if service is not None else []
        told += sorted(self._services, key=lambda s: (-self._services[s], s))
        spoken_of = sorted(self._inspectorates, key=lambda i: (-self._inspectorates[i], i))
        bodies = [*named, *self.inspecting(spoken_of)]
        bodies = bodies or [i for i in sorted(self._grading) if told and self._inspects(i, told[0])]
        shared = self._shared(named)
        for iri in bodies:
            body = self._knowledge.register.inspectorate(iri)
            if body.nations and not shares_nation(body.nations, entry.nation):
                continue
            if body.service and not self.has(authority, body.service):
                continue  # it has no schools either
            told_of = [s for t in (*shared, *told) for s in body.inspects if self._related(t, s)]
            # What the article speaks of decides: no other service of the council will do.
            service_told = next(iter(told_of), None)
            fitting = [service_told] if service_told else body.inspects
            having = next((s for s in fitting if self.has(authority, s)), None)
            if having is not None:
                return iri, having
        return None

    def numbered(self, inspectorate: str) -> str | None:
        """Return the kind of visit that a body makes in series, if it does."""
        makes = {
            scheme.inspection_class
            for scheme in self._knowledge.register.schemes
            if scheme.inspectorate == inspectorate
        }
        return next((kind for kind in NUMBERED if kind in makes), None)

    def _shared(self, bodies: Sequence[str]) -> list[str]:
        """Return what several bodies inspect together: Ofsted and the CQC, special needs."""
        services = [self._knowledge.register.inspectorate(body).inspects for body in bodies]
        if len(services) < _SEVERAL:
            return []
        return [s for s in services[0] if all(s in others for others in services[1:])]

    def _inspects(self, inspectorate: str, service: str) -> bool:
        """Tell whether a service is the main one that a body inspects."""
        return self._knowledge.register.inspectorate(inspectorate).service == service

    def has(self, authority: str, service: str) -> bool:
        """Tell whether an authority, or another of its place, has a service."""
        register = self._knowledge.register
        if not any(self._related(service, a) for a in register.allotted):
            return True
        provides = register.authority(authority).provides
        own = any(self._related(service, p) for p in provides)
        return own or self.provider(authority, service) != authority

    def inspection_class(
        self, inspectorate: str, services: Sequence[str], period: Period | None
    ) -> str:
        """Return the kind of inspection that a body made of a service at a time, else makes now.

        `services` are what it may have been of, the best told first.
        """
        within = period or Period(latest=self._published)
        schemes = self._schemes_of(inspectorate)
        then = [scheme for scheme in schemes if overlaps(scheme, within)]
        main = self._knowledge.register.inspectorate(inspectorate).inspects[:1]
        for several in (then, schemes):
            for service in (*services, *main):
                for scheme in several:
                    if service == scheme.service:
                        return scheme.inspection_class or ANY_KIND
        for scheme in schemes:
            return scheme.inspection_class or ANY_KIND
        return ANY_KIND

    def visiting_class(
        self, inspectorate: str, services: Sequence[str], period: Period | None
    ) -> str:
        """Return the kind of what is called an inspection, or told by what inspectors did.

        That is no yearly assessment, for which nobody came, where the body made full inspections
        of the service or of a part of it as well.
        """
        kind = self.inspection_class(inspectorate, services, period)
        within = period or Period(latest=self._published)
        full = any(
            scheme.inspectorate == inspectorate
            and scheme.inspection_class == _FULL
            and overlaps(scheme, within)
            and any(scheme.service and self._related(scheme.service, s) for s in services)
            for scheme in self._schemes
        )
        return _FULL if kind == YEARLY and full else kind

    def makes(
        self, inspectorate: str, kind: str, service: str, period: Period | None, *, graded: bool
    ) -> bool:
        """Tell whether words for a kind mean that kind: else it is what is made of the service.

        So are a "joint inspection" of a service that is not inspected jointly, a "return
        inspection" that gives a grade, and an "assessment" where yearly ones are made no more.
        """
        if kind == _JOINT or (kind == _REVISIT and graded):
            return self.may_make(inspectorate, kind, service)
        within = period or Period(latest=self._published)
        return kind != YEARLY or any(
            scheme.inspectorate == inspectorate
            and scheme.inspection_class == YEARLY
            and overlaps(scheme, within)
            and (not scheme.service or self._related(scheme.service, service))
            for scheme in self._schemes
        )

    def returning_class(
        self, inspectorate: str, services: Sequence[str], period: Period | None
    ) -> str | None:
        """Return the kind of what a body made to see what had become of a service, if it did."""
        within = period or Period(latest=self._published)
        made = (s for s in self._schemes_of(inspectorate) if s.inspection_class == _REVISIT)
        back = (s for s in made if s.service in services and overlaps(s, within))
        return _REVISIT if any(back) else None

    def visit_made(
        self, inspectorate: str, service: str, period: Period | None, *, watched: bool
    ) -> str | None:
        """Return the kind of visit without a grade that a body made of a service at a time.

        A service that is watched for its grade is visited in series; others one side at a time.
        """
        within = period or Period(latest=self._published)
        return next(
            (
                scheme.inspection_class
                for scheme in self._knowledge.register.schemes
                if scheme.inspectorate == inspectorate
                and scheme.inspection_class in UNGRADED
                and (scheme.inspection_class in NUMBERED) is watched
                and service in scheme.services
                and overlaps(scheme, within)
            ),
            None,
        )

    def is_worst(self, judgement: Draft) -> bool:
        """Tell whether a grade is the lowest of a scheme of its inspectorate for its service."""
        return any(
            scheme.grades[-1] == judgement.grade and judgement.service in scheme.services
            for scheme in self._schemes_of(judgement.inspectorate)
        )

    def maker(
        self, kind: str, authority: str, service: str | None = None
    ) -> tuple[str, str] | None:
        """Return who alone makes inspections of a kind, and of what: Ofsted, of special needs.

        An article that names other inspectorates alone means one of these, unless the words tell
        the service: a best value inspection is the department's.
        """
        entry = self._knowledge.register.authority(authority)
        made = {
            (s.inspectorate, s.service)
            for s in self._knowledge.register.schemes
            if s.inspection_class == kind
            and s.service
            and service in (None, s.service)
            and shares_nation(
                self._knowledge.register.inspectorate(s.inspectorate).nations, entry.nation
            )
        }
        named = not self._inspectorates or any(body in self._inspectorates for body, _ in made)
        return made.pop() if len(made) == 1 and (named or service is not None) else None

    def may_make(self, inspectorate: str, kind: str, service: str | None = None) -> bool:
        """Tell whether a body makes inspections of a kind that only some make, of a service."""
        made = [s for s in self._schemes if s.inspection_class == kind]
        makers = {
            s.inspectorate
            for s in made
            if service is None or (s.service and self._related(service, s.service))
        }
        return not made or inspectorate in makers
