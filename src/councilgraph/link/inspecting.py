"""Which inspections an article speaks of: whose, by whom, of which kind and number, and how surely.

Claims of inspections are placed, and what a bare "visit" or "letter" means is taken from what the
article has named. A grade is news of an inspection as well, where the article treats it so. All
these are weighed by their signals, and the sure ones kept.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from councilgraph.knowledge import CG, UNGRADED
from councilgraph.link.bodies import ANY_KIND, YEARLY, Bodies
from councilgraph.link.confidence import load_weights
from councilgraph.link.covered import tell_once
from councilgraph.link.discourse import Discourse
from councilgraph.link.drafts import Draft
from councilgraph.link.how import How
from councilgraph.link.inspection_signals import (
    InspectionSignals,
    kind_told,
    on_complaint,
    service_told,
)
from councilgraph.link.of_others import is_of_another_body
from councilgraph.link.periods import lies_ahead, resolve, resolve_past
from councilgraph.link.sharing import share_out
from councilgraph.link.visits import after_all_grades, are_apart, led_to, led_up, number_visits
from councilgraph.link.watching import as_watched
from councilgraph.model.claims import (
    Claims,
    InspectionClaim,
    JudgementClaim,
    Kind,
    Mention,
    Standing,
    Telling,
)
from councilgraph.model.text import Article
from councilgraph.model.time import DatedBy, Period

_LIKELY = 0.3
_EXPLAINS = frozenset({"scale", "describes"})


class Inspections:
    """Links the inspections of one article."""

    def __init__(
        self, article: Article, claims: Claims, discourse: Discourse, bodies: Bodies
    ) -> None:
        self._article = article
        self._claims = claims
        self._discourse = discourse
        self._bodies = bodies
        self._signals = InspectionSignals(article, claims, discourse)
        self._weights = load_weights("inspections")
        self._visited = [
            (claim, iri)
            for claim in claims.inspections
            if not set(claim.inspection.targets).isdisjoint(UNGRADED)
            and (iri := discourse.resolve(claim.authority, claim.inspection.span, None))
        ]

    def likely(self, judgements: Sequence[Draft]) -> list[Draft]:
        """Return the inspections likely enough to date each other, with their confidence.

        Of those told only by a grade or a finding, each is returned once, and only if no other
        words tell it.
        """
        kept = [d for d in self.drafts(judgements) if d.confidence >= _LIKELY or d.shared]
        return tell_once(kept, self.is_sure, self._bodies.family, self._article.published)

    def is_sure(self, draft: Draft) -> bool:
        """Tell whether an inspection is sure enough to be claimed."""
        return draft.confidence >= self._weights.least

    def drafts(self, judgements: Sequence[Draft]) -> list[Draft]:
        """Return all that may be inspections, each weighed by its signals; not all are sure."""
        told = (d for claim in self._claims.inspections for d in self._placed(claim, judgements))
        own = [d for d in told if not is_of_another_body(d, judgements, self._claims)]
        shared = share_out(own, judgements)
        placed = [as_watched(d, judgements, self._claims, self._bodies) for d in shared]
        kinds = [self._of_kind(d, placed, judgements) for d in placed]
        # Words that explain a grade show no inspection.
        given = [d for d in judgements if d.signals.isdisjoint(_EXPLAINS)]
        every = number_visits([*kinds, *(self._from_grade(d) for d in given)])
        self._signals.heed_days(every, judgements)
        return [self._weighed(d, every, judgements) for d in every if not on_complaint(d)]

    def _weighed(self, draft: Draft, told: Sequence[Draft], judgements: Sequence[Draft]) -> Draft:
        signals = frozenset(self._signals.of(draft, told, judgements))
        return replace(draft, signals=signals, confidence=self._weights.confidence(signals))

    def _placed(self, claim: InspectionClaim, judgements: Sequence[Draft]) -> Iterator[Draft]:
        anchor = resolve(claim.anchor, self._article.published) if claim.anchor else None
        period = resolve_past(claim.time, self._article.published, anchor) if claim.time else None
        authority = self._whose(claim, period, judgements)
        if authority is None or lies_ahead(claim.time, self._article.published):
            return
        by_whom = self._by_whom(claim, authority, judgements)
        if by_whom is None:
            return
        inspectorate, service = by_whom
        kind = kind_told(claim)
        graded = any(claim.evidence.covers(d.claim.evidence) for d in judgements)
        if kind and not self._bodies.makes(inspectorate, kind, service, period, graded=graded):
            kind = None
        if kind is None and claim.ordinal is not None and claim.telling is Telling.VISIT:
            kind = self._bodies.numbered(inspectorate)
        if kind is not None and not self._bodies.may_make(inspectorate, kind):
            kind = f"{CG}OtherInspection"
        yield Draft(
            claim=claim,
            authority=self._bodies.provider(authority, service),
            inspectorate=inspectorate,
            service=service,
            inspection_class=kind,
            visit=kind in UNGRADED,
            ordinal=claim.ordinal,
            period=period,
            dated_by=DatedBy(claim.dated_by) if claim.dated_by else None,
            standing=claim.standing,
            shared=claim.authority is None and claim.dated_by == DatedBy.PUBLISHED,
        )

    def _whose(
        self, claim: InspectionClaim, period: Period | None, judgements: Sequence[Draft]
    ) -> str | None:
        """Return the council inspected: of those in the sentence, the one whose grade it gives."""
        if claim.authority is None and claim.telling is Telling.VISIT:
            at = claim.inspection.span
            near = self._discourse.trace(None, at, period)[1] in (How.SENTENCE, How.PARAGRAPH)
            visited = [
                (abs(other.inspection.span.start - at.start), iri)
                for other, iri in self._visited
                if not near or other.inspection.span.start < at.start
            ]
            if visited:
                return min(visited)[1]
        told = self._resolved(claim, claim.authority, period)
        if told is None and claim.authority is not None:
            # "Anytown's fire service" is of a kind that is not named, and of Anytown.
            told = self._resolved(claim, None, period)
        graded = {d.authority for d in judgements if claim.evidence.overlaps(d.claim.evidence)}
        if len(graded) == 1 and told not in graded and self._discourse.topic not in (told, None):
            return next(iter(graded))
        if len(graded) == 1 and told not in graded and "around" in claim.signals:
            return next(iter(graded))
        return told

    def _resolved(
        self, claim: InspectionClaim, named: Mention | None, period: Period | None
    ) -> str | None:
        return self._discourse.resolve(
            named,
            claim.inspection.span,
            period,
            lambda iri: self._bodies.inspector((), claim.service, iri) is not None,
        )

    def _by_whom(
        self, claim: InspectionClaim, authority: str, judgements: Sequence[Draft]
    ) -> tuple[str, str] | None:
        """Return the inspectorate and the service of an inspection that gives no grade itself.

        It is whoever gave the authority's grade, unless the sentence names others; and where
        nobody is named, whoever the article speaks of.
        """
        bodies = [
            m.target
            for m in self._claims.of_kind(Kind.INSPECTORATE)
            if claim.evidence.covers(m.span)
        ]
        named = self._bodies.inspecting(bodies)
        told = claim.telling in (Telling.FINDING, Telling.DEED, Telling.REPORT)
        if bodies and not named and told and "inspector" not in claim.signals:
            # A department says much and peers come and go, and they inspect nobody.
            return None
        kind = kind_told(claim)
        same = [
            d
            for d in judgements
            if d.authority == authority and d.inspectorate in (named or [d.inspectorate])
        ]
        of = service_told(claim)
        maker = self._bodies.maker(kind, authority, of) if kind else None
        if of is not None and maker is not None:
            return maker
        fitting = [d for d in same if kind is None or self._bodies.may_make(d.inspectorate, kind)]
        if maker is not None and not named and kind in UNGRADED:
            fitting = [d for d in fitting if d.inspectorate == maker[0]]
        if maker is not None and not (named or fitting):
            return maker
        same = fitting or same
        if same:
            own = next((p for p in self._claims.paragraphs if p.covers(claim.evidence)), None)
            beside = [d for d in same if own is not None and own.covers(d.claim.evidence)] or same
            before = [d for d in beside if d.claim.evidence.start <= claim.evidence.start]
            at = claim.evidence.start
            nearest = min(before or beside, key=lambda d: abs(d.claim.evidence.start - at))
            return nearest.inspectorate, nearest.service
        return self._bodies.inspector(named, claim.service, authority)

    def _of_kind(self, draft: Draft, placed: Sequence[Draft], judgements: Sequence[Draft]) -> Draft:
        """Fill in the kind of an inspection whose words do not tell it."""
        if draft.inspection_class is not None:
            return draft
        visit = self._visit_meant(draft, placed, judgements)
        if visit is not None:
            return replace(draft, inspection_class=visit.inspection_class, visit=True)
        claim = draft.claim
        assert isinstance(claim, InspectionClaim)
        service = claim.service.target if claim.service is not None else draft.service
        visited = claim.telling is Telling.DEED or ANY_KIND in claim.inspection.targets
        find = self._bodies.visiting_class if visited else self._bodies.inspection_class
        told = (draft.inspectorate, (service, draft.service), draft.period)
        again = self._bodies.returning_class(*told) if "looked-again" in claim.signals else None
        kind = again or find(*told)
        counted = claim.telling is Telling.INSPECTION
        return replace(draft, inspection_class=kind, ordinal=draft.ordinal if counted else None)

    def _visit_meant(
        self, draft: Draft, placed: Sequence[Draft], judgements: Sequence[Draft]
    ) -> Draft | None:
        """Return the visit, named elsewhere, that a bare "visit", "letter" or deed stands for.

        It is that of the same council, unless what is told stands with a grade or is the report
        of one.
        """
        claim = draft.claim
        assert isinstance(claim, InspectionClaim)
        visits = [
            d
            for d in placed
            if d.visit
            and d.authority == draft.authority
            and d is not draft
            and not (led_up(d) or "generic" in d.claim.signals)
        ]
        if not visits or "long-stay" in claim.signals:
            return None
        nearest = min(visits, key=lambda d: abs(d.claim.evidence.start - claim.evidence.start))
        told = [d for d in visits if d.period is not None or "plural" not in d.claim.signals]
        if claim.telling is Telling.DEED and told and all(are_apart(draft, d) for d in told):
            return None
        if claim.ordinal is not None or claim.telling is Telling.VISIT:
            return nearest
        if "with-grade" in claim.signals or "grade-near" in claim.signals:
            return None
        if led_to(draft, visits):
            return None
        fresh = [
            d
            for d in judgements
            if d.authority == draft.authority and d.standing is Standing.CURRENT
        ]
        if claim.telling is not Telling.INSPECTION:
            dated = draft.period is not None and any(
                d.period is not None and d.period.compatible(draft.period) for d in fresh
            )
            return None if dated else nearest
        return nearest if after_all_grades(draft, nearest, judgements) else None

    def _from_grade(self, draft: Draft) -> Draft:
        """Return the inspection that a grade may be news of."""
        claim = draft.claim
        assert isinstance(claim, JudgementClaim)
        mention = Mention(
            span=claim.grade.span, text=claim.grade.text, kind=Kind.INSPECTION, targets=()
        )
        told = InspectionClaim(
            evidence=claim.evidence,
            rule="inspection/grade",
            authority=claim.authority,
            inspection=mention,
            inspectorate=claim.inspectorate,
            service=claim.service,
            time=claim.time,
            dated_by=claim.dated_by,
            standing=claim.standing,
        )
        service = claim.service.target if claim.service is not None else draft.service
        kind = self._bodies.inspection_class(
            draft.inspectorate, (service, draft.service), draft.period
        )
        kind = YEARLY if draft.inspection_class == YEARLY else kind
        return replace(
            draft, claim=told, inspection_class=kind, aspect=None, grade=None, implied=False,
            signals=draft.signals & {"told-again"},
        )  # fmt: skip
