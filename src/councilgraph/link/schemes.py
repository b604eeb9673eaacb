"""By whose scale a grade was given: the inspectorate and the service that fit a claim.

Every grade belongs to schemes of the register. A claim fits a scheme that lists its grade, was in
force, serves the authority's nation and services, and agrees with the inspectorate and the
service that the words name. What the claim itself leaves open, the article around it decides.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from councilgraph.knowledge import Authority, GradeScheme, Knowledge
from councilgraph.link.frameworks import frameworks_of
from councilgraph.link.scales import best_of, grade_in, how_far_over, overlaps
from councilgraph.model.claims import Claims, Kind, Mention
from councilgraph.model.text import Article, Span
from councilgraph.model.time import Period

_LONG_OVER = timedelta(days=5 * 365)
_UNLIKELY = 0.2  # "social care" is of adults, unless something tells that it is of children
_ONE_SIDE = 0.5  # a category of its own, that another scheme only lists
_OVER = 3.0  # as much as a service that is named: an old framework needs a time of its own


@dataclass(frozen=True, slots=True)
class Scale:
    """The reading of a grade in one scheme."""

    inspectorate: str
    service: str
    grade: str
    scheme: GradeScheme


@dataclass(frozen=True, slots=True)
class _Near:
    """What stands near a grade: bodies named in its sentence, and what was last spoken of."""

    named: frozenset[str]
    services: frozenset[str]
    inspectorates: frozenset[str]
    inspections: frozenset[str]


class Schemes:
    """The grade schemes that one article may speak of, weighed by what it mentions."""

    def __init__(self, article: Article, claims: Claims, knowledge: Knowledge) -> None:
        self._published = article.published
        # Undated news is no older than the last year that it tells of.
        self._told = article.published or _last_year(claims)
        self._claims = claims
        self._knowledge = knowledge
        self._grades = Counter(m.target for m in claims.of_kind(Kind.GRADE))
        self._starts = [mention.span.start for mention in claims.mentions]
        self._frameworks = frameworks_of(knowledge)
        self._schemes = self._frameworks.schemes
        self._grading = self._frameworks.grading
        self._chosen: dict[object, Scale | None] = {}
        self._provided = {
            knowledge.register.authority(iri).provides
            for mention in claims.of_kind(Kind.AUTHORITY)
            for iri in mention.targets
        }
        self._nearby: dict[tuple[int, int, str | None], _Near] = {}
        self._language: dict[str, float] = {}
        self._shares: dict[str, float] = {}
        self._inspectorates = shares(claims, Kind.INSPECTORATE)
        self._services = shares(claims, Kind.SERVICE)

    def choose(
        self,
        grade: Mention,
        inspectorate: Mention | None,
        service: Mention | None,
        aspect: Mention | None,
        authority: Authority,
        period: Period | None,
        at: Span,
    ) -> Scale | None:
        """Return the scale that fits best, or None where nothing names one or two fit alike."""
        body = inspectorate.target if inspectorate else None
        wanted = service.targets if service else ()
        sides = aspect.targets if aspect else ()
        near = self._beside(body, at)
        # Authorities of one nation with the same services are graded alike.
        alike = self._frameworks.serving(authority)
        told = (near, body, grade.targets, alike, period, wanted, sides)
        if told not in self._chosen:
            if body is None and self._is_of_others(near.named, grade, wanted):
                near = replace(near, named=frozenset())
            self._chosen[told] = self._choose(grade.targets, wanted, sides, authority, period, near)
        return self._chosen[told]

    def _choose(
        self,
        grade: tuple[str, ...],
        services: tuple[str, ...],
        aspect: tuple[str, ...],
        authority: Authority,
        period: Period | None,
        near: "_Near",
    ) -> Scale | None:
        scored: list[tuple[float, GradeScheme, str]] = []
        # No article tells of a framework that is still to come.
        within = period or Period(latest=self._published)
        readings = [
            (place, service, scheme, concept)
            for place, service in enumerate(services or (None,))
            for scheme, concept in self._frameworks.readings(authority, grade, aspect, service)
        ]
        for place, service, scheme, concept in readings:
            if not overlaps(scheme, within):
                continue
            if (
                scheme.valid_to
                and not within.known
                and not self._inspectorates[scheme.inspectorate]
            ):
                continue  # what has ended is not guessed of an undated article
            alone = concept in self._frameworks.peculiar or self._is_told_by_its_council(scheme)
            score = self._score(scheme, service, near, alone=alone)
            if score is not None:
                score += self._in_force(scheme, period) + self._speaks_its_language(scheme)
                score += _ONE_SIDE * (len(scheme.aspects) == 1 and concept in grade)
                score -= _OVER * how_far_over(scheme, period, self._told) + _UNLIKELY * place
                scored.append((score, scheme, concept))
        best = best_of(scored)
        if best is None:
            return None
        scheme, concept = best
        over = period is None and how_far_over(scheme, None, self._told) >= 1
        if over and (not self._inspectorates[scheme.inspectorate] or self._is_long_over(scheme)):
            return None  # nor of words without a time, long after it
        service = next((s for s in services if self._frameworks.covers(scheme, s)), None)
        own = self._service(scheme, service)
        return Scale(inspectorate=scheme.inspectorate, service=own, grade=concept, scheme=scheme)

    def _is_of_others(
        self, bodies: frozenset[str], grade: Mention, services: tuple[str, ...]
    ) -> bool:
        """Tell whether none of some bodies gives such a grade, or grades such a service.

        They gave another grade, which the same sentence tells of.
        """
        if not services and self._frameworks.peculiar.isdisjoint(grade.targets):
            return False
        theirs = (s for s in self._schemes if s.inspectorate in bodies)
        having = [s for s in theirs if grade_in(s, grade.targets) is not None]
        return not any(
            self._frameworks.covers(s, t) for s in having for t in services or s.services
        )

    def _is_long_over(self, scheme: GradeScheme) -> bool:
        """Tell whether nobody would speak of a scheme any more without saying when it was."""
        ended, told = scheme.valid_to, self._told
        return ended is not None and told is not None and told - ended > _LONG_OVER

    def _is_told_by_its_council(self, scheme: GradeScheme) -> bool:
        """Tell whether somebody is named who has no other service: "Anyshire Fire and Rescue"."""
        return frozenset(scheme.services) in self._provided

    def _score(
        self, scheme: GradeScheme, service: str | None, near: "_Near", *, alone: bool
    ) -> float | None:
        """Weigh a scheme by what the claim and its article name; None if they gainsay it.

        A grade that only one body gives, or a council with that service only (`alone`), tells the
        scheme by itself.
        """
        score = 0.0
        if near.named:
            if scheme.inspectorate not in near.named:
                return None
            score += 4
        score += self._inspectorates.get(scheme.inspectorate, 0.0)
        if service is not None:
            score += 3 if service in scheme.services else 2
        score += self._share(scheme)
        if not near.services.isdisjoint(scheme.services):
            # What is spoken of in passing is not graded by somebody whom the article never names.
            known = scheme.inspectorate in self._inspectorates or not self._inspectorates
            score += 1.5 if known else 0.5
        score += scheme.inspectorate in near.inspectorates
        score += scheme.inspection_class in near.inspections
        named = near.named or self._inspectorates or service is not None or self._services
        if not named and not alone:
            return None
        return score + (0.5 if scheme.iri in self._frameworks.main else 0)

    def _share(self, scheme: GradeScheme) -> float:
        """Return how much of what an article says of services is of a scheme's."""
        if scheme.iri not in self._shares:
            shares = (self._services.get(s, 0.0) for s in scheme.services)
            self._shares[scheme.iri] = max(shares, default=0.0)
        return self._shares[scheme.iri]

    def _in_force(self, scheme: GradeScheme, period: Period | None) -> float:
        """Prefer a scheme in force for the whole of the time to one that merely touches it."""
        first = (period.earliest or period.latest) if period else self._published
        last = (period.latest or period.earliest) if period else self._published
        if first is None or last is None:
            return 0.1 if scheme.valid_to is None else 0.0
        begun = scheme.valid_from is None or scheme.valid_from <= first
        going = scheme.valid_to is None or last <= scheme.valid_to
        return 0.3 * (begun + going)

    def _speaks_its_language(self, scheme: GradeScheme) -> float:
        """Prefer a scheme whose grades the article uses: "adequate" tells of an older one."""
        if scheme.iri not in self._language:
            total = sum(self._grades.values())
            said = sum(self._grades[g] for g in scheme.grades)
            self._language[scheme.iri] = said / total if total else 0.0
        return self._language[scheme.iri]

    def _beside(self, inspectorate: str | None, at: Span) -> "_Near":
        """Return what stands near a grade, which is the same for every authority."""
        key = (at.start, at.end, inspectorate)
        if key not in self._nearby:
            self._nearby[key] = self._near(inspectorate, at)
        return self._nearby[key]

    def _near(self, inspectorate: str | None, at: Span) -> "_Near":
        """Return what is named in the sentence of a grade, and what was last spoken of before."""
        mentions, inside = self._claims.mentions, self._claims.mentions_in
        sentence = next((s for s in self._claims.sentences if s.covers(at)), at)
        bodies = {m.target for m in inside(sentence, Kind.INSPECTORATE)}
        if inspectorate is not None:
            bodies.add(inspectorate)
        before = mentions[: bisect_left(self._starts, at.start)]
        beside = before[bisect_left(self._starts, self._passage(at).start) :]
        return _Near(
            named=self._grading & bodies,
            services=_last(beside, Kind.SERVICE) or _last(inside(sentence), Kind.SERVICE),
            inspectorates=_last(before, Kind.INSPECTORATE),
            inspections=frozenset(t for m in inside(sentence, Kind.INSPECTION) for t in m.targets),
        )

    def _passage(self, at: Span) -> Span:
        """Return the paragraph before that of a grade: what is told earlier, it has moved on from.

        Where there is none before, it is its own.
        """
        paragraphs = self._claims.paragraphs
        place = next((n for n, p in enumerate(paragraphs) if p.covers(at)), None)
        return at if place is None else paragraphs[max(0, place - 1)]

    def _service(self, scheme: GradeScheme, service: str | None) -> str:
        """Return the service named, where it is a kind of the scheme's, else the scheme's own."""
        is_a = self._knowledge.concepts.is_a
        if service is not None:
            if any(is_a(s, service) for s in scheme.services):
                return service
            return next((s for s in scheme.services if is_a(service, s)), scheme.services[0])
        # An article about a service speaks of it still when the framework was for a part of it.
        spoken_of = sorted(self._services, key=lambda s: (-self._services[s], s))
        own, widest = scheme.services[0], scheme.services[-1]
        unsaid = widest if is_a(own, widest) else own
        return next((s for s in spoken_of if is_a(own, s)), unsaid)


def _last_year(claims: Claims) -> date | None:
    """Return the beginning of the last year in which something was given or inspected."""
    times = [c.time for c in claims.judgements]
    times += [c.time for c in (*claims.inspections, *claims.datings)]
    years = [time.year for time in times if time is not None and time.year is not None]
    return date(max(years), 1, 1) if years else None


def shares(claims: Claims, kind: Kind) -> defaultdict[str, float]:
    """Return the share of each target among the article's mentions of a kind, the first doubled."""
    mentions = [
        m.target for m in claims.of_kind(kind) if kind is not Kind.SERVICE or len(m.targets) == 1
    ]
    counts = Counter(mentions + mentions[:1])
    total = sum(counts.values())
    return defaultdict(float, {target: count / total for target, count in counts.items()})


def _last(before: Sequence[Mention], kind: Kind) -> frozenset[str]:
    """Return what was last spoken of, of its kind."""
    last = next((m for m in reversed(before) if m.kind is kind), None)
    return frozenset(last.targets) if last is not None else frozenset()
