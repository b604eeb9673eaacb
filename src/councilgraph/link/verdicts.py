"""Judgement and inspection claims to facts: whose, by whom, on which scale, and when."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from councilgraph.knowledge import Knowledge
from councilgraph.link.bodies import ANY_KIND, Bodies
from councilgraph.link.contradictions import find_contradicted
from councilgraph.link.discourse import Discourse
from councilgraph.link.drafts import Draft
from councilgraph.link.events import date_drafts
from councilgraph.link.hints import find_hints
from councilgraph.link.inspecting import Inspections
from councilgraph.link.inspection_signals import is_graded
from councilgraph.link.joint_aspects import as_judged
from councilgraph.link.judging import Judging
from councilgraph.link.keys import make_key
from councilgraph.link.periods import resolve
from councilgraph.link.schemes import Schemes
from councilgraph.link.standing import in_force
from councilgraph.model.claims import Claims, InspectionClaim, JudgementClaim
from councilgraph.model.facts import InspectionFact, JudgementFact
from councilgraph.model.issues import Issue, Trouble
from councilgraph.model.text import Article
from councilgraph.model.time import Period

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
        self.issues: list[Issue] = []
        self.doubtful: tuple[JudgementFact, ...] = ()

    def link(self) -> tuple[tuple[JudgementFact, ...], tuple[InspectionFact, ...]]:
        """Return the facts; what cannot be placed is added to `issues`.

        Judgements that their words alone do not make sure enough are in `doubtful`.
        """
        if not (self._claims.judgements or self._claims.inspections):
            return (), ()
        self._tell_if_undated()
        schemes = Schemes(self._article, self._claims, self._knowledge)
        judging = Judging(self._article, self._claims, self._discourse, schemes, self._knowledge)
        judged = judging.by_sureness()
        drafts = list(judged.sure)
        self.issues += judging.issues
        bodies = Bodies(self._article, self._claims, self._knowledge)
        inspections = Inspections(self._article, self._claims, self._discourse, bodies)
        found = inspections.likely(drafts)
        drafts += [d for d in found if not is_graded(d)]
        dated = self._agreeing(self._dated(drafts))
        self.doubtful = self._doubtful(drafts, judged.doubtful)
        dated += list(_dated_with((d for d in found if is_graded(d)), dated))
        dated = self._standing(dated)
        told = [
            self._inspection(d)
            for d in dated
            if isinstance(d.claim, InspectionClaim) and inspections.is_sure(d)
        ]
        return self._judgements(dated), _unique(told)

    def _doubtful(
        self, drafts: Sequence[Draft], doubtful: Sequence[Draft]
    ) -> tuple[JudgementFact, ...]:
        """Return what doubtful drafts would be, each with the time and standing it would have."""
        if not doubtful:
            return ()
        unsure = {_told(draft) for draft in doubtful}
        dated = self._standing(self._dated([*drafts, *doubtful]))
        return self._judgements(draft for draft in dated if _told(draft) in unsure)

    def _dated(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Return drafts with the days of their events, which others of the article tell too."""
        hints = find_hints(self._article, self._claims, self._discourse, drafts)
        return list(date_drafts([*drafts, *hints], self._article, self._knowledge.concepts.root))

    def _standing(self, dated: Sequence[Draft]) -> list[Draft]:
        return list(in_force(dated, self._knowledge.register, self._article.published))

    def _judgements(self, dated: Iterable[Draft]) -> tuple[JudgementFact, ...]:
        judged = [d for d in dated if isinstance(d.claim, JudgementClaim)]
        return _unique([self._judgement(d) for d in as_judged(judged, self._knowledge.concepts)])

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

    def _agreeing(self, dated: Sequence[Draft]) -> list[Draft]:
        """Return the drafts without those that others gainsay, which are issues."""
        headline = self._claims.paragraphs[0] if self._article.headline else None
        contradicted = find_contradicted(dated, headline)
        for draft in contradicted:
            self.issues.append(
                Issue(
                    trouble=Trouble.UNATTACHED_GRADE,
                    source=self._article.id,
                    message=f"“{_words(draft)}” is gainsaid by another grade that the article "
                    "gives the same thing; it is for something or somebody else, or was before.",
                    sentence=self._article.quote(draft.claim.evidence),
                    span=draft.claim.evidence,
                )
            )
        return [draft for draft in dated if draft not in contradicted]

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
            signals=tuple(sorted(draft.signals)),
            authority=draft.authority,
            inspectorate=draft.inspectorate,
            service=draft.service,
            aspect=draft.aspect or "",
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
            signals=tuple(sorted(draft.signals)),
            authority=draft.authority,
            inspectorate=draft.inspectorate,
            service=draft.service,
            inspection_class=kind,
            period=period,
            dated_by=draft.dated_by,
            ordinal=draft.ordinal,
            event=draft.event,
        )


def _told(draft: Draft) -> tuple[object, ...]:
    """Return what tells a draft from others that the same words gave."""
    return (
        draft.claim, draft.authority, draft.inspectorate, draft.service, draft.aspect, draft.grade,
    )  # fmt: skip


def _words(draft: Draft) -> str:
    """Return the words of a judgement's grade."""
    return draft.claim.grade.text if isinstance(draft.claim, JudgementClaim) else ""


def _dated_with(graded: Iterable[Draft], dated: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the inspections told by a grade alone with what is known of the grade's event."""
    for draft in graded:
        told = draft.claim
        for judgement in dated:
            claim = judgement.claim
            if (
                isinstance(claim, JudgementClaim)
                and isinstance(told, InspectionClaim)
                and claim.grade.span == told.inspection.span
                and judgement.authority == draft.authority
            ):
                yield replace(
                    draft,
                    period=judgement.period,
                    dated_by=judgement.dated_by,
                    standing=judgement.standing,
                    event=judgement.event,
                )
                break


def _unique(facts: list[F]) -> tuple[F, ...]:
    """Return the facts once each, in order of place."""
    by_key = {fact.key: fact for fact in facts}
    return tuple(sorted(by_key.values(), key=lambda f: (f.evidence.start, f.key)))
