"""Authorities, inspectorates, bodies and grade schemes, and the look-ups that linking needs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from councilgraph.knowledge.concepts import Concepts
from councilgraph.knowledge.days import first_day, last_day
from councilgraph.knowledge.register_entries import (
    Authority,
    Body,
    GradeScheme,
    Inspectorate,
)
from councilgraph.knowledge.statements import Statements
from councilgraph.knowledge.terms import CG, FOAF, RDF, SKOS
from councilgraph.model.errors import KnowledgeError

NAMING = (f"{SKOS}prefLabel", f"{CG}shortName", f"{SKOS}altLabel", f"{SKOS}hiddenLabel")


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """What `data/register/` says. The mappings go by IRI, in the order of the files.

    `allotted` are the services that only some authorities have; every authority has the others.
    `by_place` holds the fire authorities by the place in their name.
    """

    authorities: Mapping[str, Authority]
    inspectorates: Mapping[str, Inspectorate]
    bodies: Mapping[str, Body]
    schemes: tuple[GradeScheme, ...]
    allotted: frozenset[str]
    by_place: Mapping[str, tuple[Authority, ...]]

    def authority(self, iri: str) -> Authority:
        """Return an authority; raise KnowledgeError if the register has none of that IRI."""
        try:
            return self.authorities[iri]
        except KeyError:
            raise KnowledgeError(f"no authority {iri} in data/register/: add it there") from None

    def namesakes(self, place: str) -> tuple[Authority, ...]:
        """Return the authorities with a name that begins with that of a place and goes on."""
        return self.by_place.get(place, ())

    def inspectorate(self, iri: str) -> Inspectorate:
        """Return an inspectorate; raise KnowledgeError if the register has none of that IRI."""
        try:
            return self.inspectorates[iri]
        except KeyError:
            raise KnowledgeError(f"no inspectorate {iri} in data/register/: add it there") from None

    def scheme_for(
        self, inspectorate: str, service: str, on: date | None = None, grade: str | None = None
    ) -> GradeScheme | None:
        """Return the grade scheme that an inspectorate used for a service on a day, or None.

        Of several it is the first of `schemes_for`.
        """
        found = self.schemes_for(inspectorate, service, on, grade)
        return found[0] if found else None

    def schemes_for(
        self, inspectorate: str, service: str, on: date | None = None, grade: str | None = None
    ) -> tuple[GradeScheme, ...]:
        """Return the schemes that an inspectorate can have used for a service on a day.

        With a grade, only those that have it. Before others come schemes for just this service,
        then those with more grades (a graded inspection before a visit), then the later ones. The
        scheme of a joint inspection stands under the leading inspectorate, and is found for any
        other that inspects the service and has no scheme for it of its own.
        """
        fitting = [scheme for scheme in self.schemes if service in scheme.services]
        own = [scheme for scheme in fitting if scheme.inspectorate == inspectorate]
        body = self.inspectorates.get(inspectorate)
        if not own and body and service in body.inspects:
            nations = frozenset(body.nations)
            own = [s for s in fitting if nations & self._nations(s.inspectorate)]
        usable = [s for s in own if s.used_on(on) and (grade is None or grade in s.grades)]
        return tuple(sorted(usable, key=lambda scheme: _preference(scheme, service)))

    def _nations(self, inspectorate: str) -> frozenset[str]:
        body = self.inspectorates.get(inspectorate)
        return frozenset(body.nations) if body else frozenset()


def _preference(scheme: GradeScheme, service: str) -> tuple[bool, int, int, str]:
    """Return what sorts the likelier scheme first; the IRI makes the order total."""
    started = scheme.valid_from.toordinal() if scheme.valid_from else 0
    return scheme.service != service, -len(scheme.grades), -started, scheme.iri


def read_register(statements: Statements, concepts: Concepts) -> Register:
    """Return the register that the statements hold; raise KnowledgeError for what it lacks."""
    kinds = (f"{CG}LocalAuthority", *concepts.subclasses(f"{CG}LocalAuthority"))
    iris = dict.fromkeys(iri for kind in kinds for iri in statements.instances(kind))
    authorities = {iri: _authority(iri, statements) for iri in iris}
    return Register(
        authorities=authorities,
        by_place=_by_place(authorities.values(), statements, concepts),
        allotted=frozenset(s for a in authorities.values() for s in a.provides),
        inspectorates={
            iri: _inspectorate(iri, statements) for iri in statements.instances(f"{CG}Inspectorate")
        },
        bodies={
            iri: _body(iri, statements)
            for iri in dict.fromkeys(statements.instances(f"{CG}PublicBody"))
        },
        schemes=tuple(_scheme(iri, statements) for iri in statements.instances(f"{CG}GradeScheme")),
    )


def _by_place(
    authorities: Iterable[Authority], statements: Statements, concepts: Concepts
) -> Mapping[str, tuple[Authority, ...]]:
    """Return the fire authorities by each place that is a name of theirs but for the style."""
    kind = f"{CG}FireAndRescueAuthority"
    labels = (
        *statements.texts(kind, f"{SKOS}altLabel"),
        *statements.texts(kind, f"{SKOS}hiddenLabel"),
    )
    styles = sorted((label.casefold() for label in labels), key=len, reverse=True)
    places: dict[str, dict[str, Authority]] = {}
    for authority in authorities:
        if not concepts.is_a(authority.kind, kind):
            continue
        for name in authority.names:
            style = next((s for s in styles if name.casefold().endswith(f" {s}")), None)
            if style is not None:
                place = name[: -len(style) - 1]
                places.setdefault(place, {})[authority.iri] = authority
    return {place: tuple(found.values()) for place, found in places.items()}


def _authority(iri: str, statements: Statements) -> Authority:
    general = f"{CG}LocalAuthority"
    kinds = [kind for kind in statements.nodes(iri, f"{RDF}type") if kind.startswith(CG)]
    name = statements.needed(iri, f"{SKOS}prefLabel")
    return Authority(
        iri=iri,
        name=name,
        short_name=statements.text(iri, f"{CG}shortName") or name,
        gss=statements.needed(iri, f"{CG}gssCode"),
        kind=next((kind for kind in kinds if kind != general), general),
        nation=statements.needed(iri, f"{CG}nation"),
        region=statements.text(iri, f"{CG}region"),
        valid_from=first_day(iri, statements.text(iri, f"{CG}validFrom")),
        valid_to=last_day(iri, statements.text(iri, f"{CG}validTo")),
        successors=statements.nodes(iri, f"{CG}successor"),
        predecessors=statements.nodes(iri, f"{CG}predecessor"),
        provides=frozenset(statements.nodes(iri, f"{CG}provides")),
        names=names_of(iri, statements),
        ambiguous_names=frozenset(statements.texts(iri, f"{CG}ambiguousName")),
        former_gss=statements.texts(iri, f"{CG}formerGssCode"),
    )


def _inspectorate(iri: str, statements: Statements) -> Inspectorate:
    label = statements.needed(iri, f"{SKOS}prefLabel")
    return Inspectorate(
        iri=iri,
        name=statements.text(iri, f"{FOAF}name") or label,
        label=label,
        inspects=statements.nodes(iri, f"{CG}inspects"),
        nations=statements.texts(iri, f"{CG}nation"),
        names=names_of(iri, statements),
        ambiguous_names=frozenset(statements.texts(iri, f"{CG}ambiguousName")),
    )


def _body(iri: str, statements: Statements) -> Body:
    general = f"{CG}PublicBody"
    kinds = [kind for kind in statements.nodes(iri, f"{RDF}type") if kind.startswith(CG)]
    label = statements.needed(iri, f"{SKOS}prefLabel")
    return Body(
        iri=iri,
        name=statements.text(iri, f"{FOAF}name") or label,
        label=label,
        kind=next((kind for kind in kinds if kind != general), general),
        nations=statements.texts(iri, f"{CG}nation"),
        names=names_of(iri, statements),
        acts_for=statements.nodes(iri, f"{CG}actsFor"),
    )


def _scheme(iri: str, statements: Statements) -> GradeScheme:
    inspectorates = statements.nodes(iri, f"{CG}inspectorate")
    grades = [
        grade
        for ranking in statements.nodes(iri, f"{CG}ranking")
        for head in statements.nodes(ranking, f"{SKOS}memberList")
        for grade in statements.members(head)
    ]
    if len(inspectorates) != 1 or not grades:
        raise KnowledgeError(
            f"{iri} needs one cg:inspectorate, and a cg:ranking with a skos:memberList of its "
            "grades, best first"
        )
    framework = statements.needed(iri, f"{CG}framework")
    return GradeScheme(
        iri=iri,
        label=statements.text(iri, f"{SKOS}prefLabel") or framework,
        inspectorate=inspectorates[0],
        services=statements.nodes(iri, f"{CG}service"),
        inspection_class=next(iter(statements.nodes(iri, f"{CG}inspectionClass")), None),
        aspects=statements.nodes(iri, f"{CG}gradesAspect"),
        framework=framework,
        valid_from=first_day(iri, statements.text(iri, f"{CG}validFrom")),
        valid_to=last_day(iri, statements.text(iri, f"{CG}validTo")),
        grades=tuple(grades),
    )


def names_of(iri: str, statements: Statements) -> tuple[str, ...]:
    """Return all the names of an authority or inspectorate, the preferred one first."""
    return tuple(dict.fromkeys(name for p in NAMING for name in statements.texts(iri, p)))
