"""Judgement and inspection claims to facts: whose, by whom, on which scale, and when."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import TypeVar

from councilgraph.knowledge import Knowledge
from councilgraph.link.bodies import ANY_KIND, Bodies
from councilgraph.link.discourse import Discourse
from councilgraph.link.drafts import Draft
from councilgraph.link.events import date_drafts
from councilgraph.link.inspecting import Inspections, dated_with
from councilgraph.link.inspection_signals import is_graded
from councilgraph.link.keys import make_key
from councilgraph.link.periods import resolve, resolve_past
from councilgraph.link.schemes import Scale, Schemes
from councilgraph.link.weighing import add_context, load_weights
from councilgraph.model.claims import Claims, InspectionClaim, JudgementClaim, Kind
from councilgraph.model.facts import InspectionFact, JudgementFact
from councilgraph.model.issues import Issue, Trouble
from councilgraph.model.text import Article
from councilgraph.model.time import DatedBy, Period

_UNKNOWN = Period()

F = TypeVar("F", JudgementFact, InspectionFact)


class Verdicts:
    """Links the judgements and inspections of one article."""

    def __init__(
        self, article: Article, claims: Claims, discourse: Discourse, knowledge: Knowledge
    ) -> None:
        self._article = article
        self._claims = claims
        self._discourse = discourse
        self._knowledge = knowledge
        self._schemes = Schemes(article, claims, knowledge)
        self.issues: list[Issue] = []

    def link(self) -> tuple[tuple[JudgementFact, ...], tuple[InspectionFact, ...]]:
        """Return the facts; what cannot be placed is added to `issues`."""
        self._tell_if_undated()
        drafts = list(self._sure(self.judgement_drafts()))
        bodies = Bodies(self._article, self._claims, self._knowledge)
        inspections = Inspections(self._article, self._claims, self._discourse, bodies)
        found = inspections.likely(drafts)
        drafts += [d for d in found if not is_graded(d)]
        dated = date_drafts(drafts, self._article)
        dated += list(dated_with((d for d in found if is_graded(d)), dated))
        judgements = [self._judgement(d) for d in dated if isinstance(d.claim, JudgementClaim)]
        told = [
            self._inspection(d)
            for d in dated
            if isinstance(d.claim, InspectionClaim) and inspections.is_sure(d)
        ]
        return _unique(judgements), _unique(told)

    def judgement_drafts(self) -> tuple[Draft, ...]:
        """Return the judgements that can be placed, each with its signals; not all are sure."""
        return add_context(list(self._placed()), self._claims, self._discourse)

    def _sure(self, drafts: Iterable[Draft]) -> Iterator[Draft]:
        """Yield the drafts that are sure enough to be claimed; the others are issues."""
        weights = load_weights()
        for draft in drafts:
            sure = weights.confidence(draft.signals)
            if sure >= weights.least:
                yield replace(draft, confidence=sure)
            elif isinstance(draft.claim, JudgementClaim) and not draft.claim.doubted:
                self._trouble(
                    Trouble.UNATTACHED_GRADE, draft.claim, "too little says whose or what for"
                )

    def _placed(self) -> Iterator[Draft]:
        for claim in self._claims.judgements:
            period = self._period(claim)
            fits = partial(self._fits, claim, period)
            authority = self._discourse.resolve(claim.authority, claim.grade.span, period, fits)
            if authority is None:
                if not claim.doubted:
                    self._unattached(claim)
                continue
            scale = self._scale(claim, authority, period)
            if scale is None:
                if not claim.doubted:
                    self._trouble(
                        Trouble.UNKNOWN_INSPECTORATE,
                        claim,
                        "no grade scheme of the register fits it",
                    )
                continue
            aspect = claim.aspect.target if claim.aspect else scale.scheme.aspect or self._overall
            yield Draft(
                claim=claim,
                authority=authority,
                inspectorate=scale.inspectorate,
                service=scale.service,
                inspection_class=scale.scheme.inspection_class,
                aspect=aspect,
                grade=scale.grade,
                period=period,
                dated_by=_dated_by(claim.dated_by),
                standing=claim.standing,
                implied=claim.implied,
            )

    def _unattached(self, claim: JudgementClaim) -> None:
        """Tell why a grade is nobody's: its council's name is ambiguous, or nobody is named."""
        named = claim.authority
        if named is None or named.kind is not Kind.AUTHORITY:
            why = "nobody is named whose grade it is"
            self._trouble(Trouble.UNATTACHED_GRADE, claim, why)
            return
        label = self._knowledge.concepts.label
        several = " or ".join(f"{label(iri)} ({iri.rpartition('/')[2]})" for iri in named.targets)
        why = (
            f"“{named.text}” may be {several}; give the article's date, or name the council in full"
        )
        self._trouble(Trouble.AMBIGUOUS_AUTHORITY, claim, why)

    def _tell_if_undated(self) -> None:
        """Tell of an article whose words of time lead nowhere, since it has no date itself."""
        if self._article.published is not None:
            return
        told: list[JudgementClaim | InspectionClaim]
        told = [*self._claims.judgements, *self._claims.inspections]
        for claim in told:
            if claim.time is not None and resolve(claim.time, None) is None:
                self.issues.append(
                    Issue(
                        trouble=Trouble.UNDATED,
                        source=self._article.id,
                        message=f"The article has no date, so “{claim.time.text}” cannot be "
                        "resolved. Give its date with --published or a .meta.json beside it.",
                        sentence=self._article.quote(claim.evidence),
                        span=claim.time.span,
                    )
                )
                return

    def _fits(self, claim: JudgementClaim, period: Period | None, authority: str) -> bool:
        return self._scale(claim, authority, period) is not None

    def _period(self, claim: JudgementClaim) -> Period | None:
        if claim.time is None:
            return None
        published = self._article.published
        anchor = resolve(claim.anchor, published) if claim.anchor else None
        return resolve_past(claim.time, published, anchor)

    def _scale(self, claim: JudgementClaim, authority: str, period: Period | None) -> Scale | None:
        entry = self._knowledge.register.authority(authority)
        return self._schemes.choose(
            claim.grade, claim.inspectorate, claim.service, entry, period, claim.grade.span
        )

    def _judgement(self, draft: Draft) -> JudgementFact:
        claim = draft.claim
        period = draft.period or _UNKNOWN
        key = make_key(
            self._article.id, "judgement", claim.evidence.start, claim.evidence.end,
            draft.authority, draft.inspectorate, draft.service, draft.aspect, draft.grade,
            draft.standing, period.earliest, period.latest, draft.implied,
            claim.back if isinstance(claim, JudgementClaim) else 0,
        )  # fmt: skip
        return JudgementFact(
            key=key,
            article=self._article.id,
            published=self._article.published,
            evidence=claim.evidence,
            rule=claim.rule,
            confidence=draft.confidence,
            authority=draft.authority,
            inspectorate=draft.inspectorate,
            service=draft.service,
            aspect=draft.aspect or self._overall,
            grade=draft.grade or "",
            period=period,
            dated_by=draft.dated_by,
            standing=draft.standing,
            implied=draft.implied,
            event=draft.event,
        )

    def _inspection(self, draft: Draft) -> InspectionFact:
        claim = draft.claim
        period = draft.period or _UNKNOWN
        kind = draft.inspection_class or ANY_KIND
        key = make_key(
            self._article.id, "inspection", claim.evidence.start, claim.evidence.end,
            draft.authority, draft.inspectorate, kind, draft.ordinal,
            period.earliest, period.latest, draft.dated_by,
        )  # fmt: skip
        return InspectionFact(
            key=key,
            article=self._article.id,
            published=self._article.published,
            evidence=claim.evidence,
            rule=claim.rule,
            confidence=draft.confidence,
            authority=draft.authority,
            inspectorate=draft.inspectorate,
            service=draft.service,
            inspection_class=kind,
            period=period,
            dated_by=draft.dated_by,
            ordinal=draft.ordinal,
            event=draft.event,
        )

    @property
    def _overall(self) -> str:
        return f"{self._knowledge.base}def/aspect/overall"

    def _trouble(self, trouble: Trouble, claim: JudgementClaim, why: str) -> None:
        sentence = next(
            (s for s in self._claims.sentences if s.covers(claim.grade.span)), claim.evidence
        )
        self.issues.append(
            Issue(
                trouble=trouble,
                source=self._article.id,
                message=f"“{claim.grade.text}” reads like a grade, but {why}.",
                sentence=self._article.quote(sentence),
                span=claim.grade.span,
            )
        )


def _dated_by(value: str | None) -> DatedBy | None:
    return DatedBy(value) if value else None


def _unique(facts: list[F]) -> tuple[F, ...]:
    """Return the facts once each, in order of place."""
    by_key = {fact.key: fact for fact in facts}
    return tuple(sorted(by_key.values(), key=lambda f: (f.evidence.start, f.key)))
