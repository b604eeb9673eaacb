"""Judgement claims on the way to facts: whose they are, on which scale, and how sure.

When they took place in relation to each other is for `events`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from councilgraph.knowledge import Knowledge
from councilgraph.link.complaints import with_its_matter
from councilgraph.link.confidence import Weights, load_weights
from councilgraph.link.discourse import Discourse
from councilgraph.link.drafts import Draft
from councilgraph.link.frameworks import frameworks_of
from councilgraph.link.how import How
from councilgraph.link.judgement_signals import add_context
from councilgraph.link.of_others import without_others
from councilgraph.link.periods import resolve, resolve_past
from councilgraph.link.schemes import Scale, Schemes
from councilgraph.link.several_bodies import with_its_own_body
from councilgraph.link.sides_before import with_last_side
from councilgraph.link.sureness import BySureness, sort_by_sureness
from councilgraph.model.claims import Claims, JudgementClaim, Kind, Mention, Standing
from councilgraph.model.issues import Issue, Trouble
from councilgraph.model.text import Article
from councilgraph.model.time import DatedBy, Period

_KEPT = "its-own"
_NEAR, _LIKENED = 1, 4  # paragraphs before that of a grade, words from "the same" to whose it is
_APART = frozenset({"judgement/repeat", "judgement/likewise"})


class Judging:
    """Places the judgements of one article, and tells which of them are sure."""

    def __init__(
        self,
        article: Article,
        claims: Claims,
        discourse: Discourse,
        schemes: Schemes,
        knowledge: Knowledge,
    ) -> None:
        self._article = article
        self._claims = claims
        self._discourse = discourse
        self._schemes = schemes
        self._frameworks = frameworks_of(knowledge)
        self._knowledge = knowledge
        self._overall = f"{knowledge.base}def/aspect/overall"
        self.issues: list[Issue] = []

    def drafts(self) -> tuple[Draft, ...]:
        """Return the judgements that can be placed, each with its signals; not all are sure."""
        placed = without_others(list(self._placed()), self._claims)
        return add_context(placed, self._claims, self._discourse)

    def by_sureness(self, weights: Weights | None = None) -> BySureness:
        """Return the drafts by how sure they are; those that are not sure enough are issues.

        They are weighed by our own weights, unless others are given.
        """
        found = sort_by_sureness(self.drafts(), weights or load_weights("judgements"))
        for draft in found.unsure:
            if isinstance(draft.claim, JudgementClaim):
                self._trouble(
                    Trouble.UNATTACHED_GRADE,
                    draft.claim,
                    "it is not clear enough whose or for what",
                )
        return found

    def _placed(self) -> Iterator[Draft]:
        placed: list[Draft] = []
        grades: dict[str, Mention] = {}
        undated: set[str] = set()  # whose grade is told as that of now
        for told in self._claims.judgements:
            told = with_its_own_body(told, self._frameworks)
            period = self._period(told)
            authority, how = self._taken_up(told, period, placed[-1:]) or self._whose(told, period)
            if authority is None:
                self._unattached(told)
                continue
            # "It keeps its grade" is of its own, "the same as Anytown" of Anytown.
            like = authority if _KEPT in told.signals else self._likened_to(told)
            told = replace(told, grade=grades.get(like, told.grade)) if like else told
            claim, scale = self._fitted(told, authority, period)
            if scale is None:
                self._trouble(
                    Trouble.UNKNOWN_INSPECTORATE, claim, "no grade scheme of the register fits it"
                )
                continue
            claim = with_its_matter(claim, scale, self._claims)
            authority = self._provider(authority, scale)
            if told.aspect is None:
                claim = with_last_side(claim, authority, scale, placed, self._claims, self._article)
            aspect = self._aspect(claim, scale)
            if aspect is None:
                self._trouble(
                    Trouble.UNATTACHED_GRADE,
                    claim,
                    "its scheme grades only sides of a service, and none is named",
                )
                continue
            unsure = {"rivalled"} if self._is_rivalled(claim, authority, how, period) else set()
            draft = Draft(
                claim=claim,
                authority=authority,
                inspectorate=scale.inspectorate,
                service=scale.service,
                inspection_class=scale.scheme.inspection_class,
                aspect=aspect,
                grade=scale.grade,
                period=period,
                dated_by=read_dated_by(claim.dated_by),
                standing=claim.standing,
                implied=claim.implied,
                signals=frozenset({how.value, *unsure, *_unfit(told, claim)}),
            )
            yield draft
            placed.append(draft)
            now = period is None or authority not in undated
            if aspect == self._overall and claim.standing is Standing.CURRENT and now:
                grades[authority] = claim.grade
                undated |= {authority} if period is None else set()

    def _likened_to(self, claim: JudgementClaim) -> str | None:
        """Return the authority whose grade is meant: "the same grade as Anytown"."""
        if "by-rank" not in claim.signals:
            return None
        end = claim.grade.span.end
        for mention in self._claims.mentions_in(claim.evidence):
            between = self._article.text[end : mention.span.start].split()
            near = end < mention.span.start and len(between) <= _LIKENED
            if near and mention.kind is Kind.AUTHORITY and between[-1:] == ["as"]:
                return self._discourse.named(mention, None)
        return None

    def _taken_up(
        self, claim: JudgementClaim, period: Period | None, last: Sequence[Draft]
    ) -> tuple[str, How] | None:
        """Return whose the grade of the sentence before was, where "it" or "they" goes on."""
        for before in last if claim.authority is None else ():
            goes_on = self._discourse.goes_on(before.claim.evidence, claim.grade.span)
            if goes_on and before.claim.rule not in _APART:
                fits = self._fits(claim, period, before.authority)
                return (before.authority, How.PARAGRAPH) if fits else None
        return None

    def _whose(self, claim: JudgementClaim, period: Period | None) -> tuple[str | None, How]:
        """Return the authority that a grade is of; one whose scheme has its aspect comes first."""
        at = claim.grade.span
        fits = partial(self._fits, claim, period)
        found = self._discourse.trace(claim.authority, at, period, fits)
        if found[0] is None and claim.aspect is not None:
            whole = partial(self._fits, replace(claim, aspect=None), period)
            return self._discourse.trace(claim.authority, at, period, whole)
        return (self._inspected(claim, found[0], period) if found[0] else None), found[1]

    def _inspected(self, claim: JudgementClaim, authority: str, period: Period | None) -> str:
        """Return the namesake whose inspectorate the article names, if the authority's it does not.

        "Anyshire" in news of fire crews is its fire authority.
        """
        named = {m.target for m in self._claims.of_kind(Kind.INSPECTORATE)}
        scale = self._scale(claim, authority, period)
        if not named or scale is None or scale.inspectorate in named:
            return authority
        register = self._knowledge.register
        namesakes = register.namesakes(register.authority(authority).short_name)
        scales = ((a.iri, self._scale(claim, a.iri, period)) for a in namesakes)
        return next(
            (iri for iri, other in scales if other and other.inspectorate in named), authority
        )

    def _is_rivalled(
        self, claim: JudgementClaim, authority: str, how: How, period: Period | None
    ) -> bool:
        """Tell whether others that the article named shortly before might be meant as well."""
        if how not in (How.TOPIC, How.BEFORE):
            return False
        others = {*self._discourse.named_before(claim.grade.span, _NEAR)} - {authority}
        return any(self._fits(claim, period, other) for other in others)

    def _fitted(
        self, claim: JudgementClaim, authority: str, period: Period | None
    ) -> tuple[JudgementClaim, Scale | None]:
        """Return the scale of a claim, if need be without an aspect that its scheme has not.

        Words may name a service that some schemes grade by itself, and others as a side of a wider
        one: which of them they mean goes by the scheme.
        """
        scale = self._scale(claim, authority, period)
        own = claim.service.target if claim.service and _names_both(claim) else None
        if scale is not None and own in scale.scheme.services:
            return replace(claim, aspect=None), replace(scale, service=own or scale.service)
        if scale is None and claim.aspect is not None:
            # Words for a side of another service: they are of something else here.
            claim = replace(claim, aspect=None)
            scale = self._scale(claim, authority, period)
        if scale is None and claim.service is not None:
            # "Services for children with special needs" names two: that which has such a grade.
            others = [replace(claim, service=m) for m in self._services_beside(claim)]
            scales = [(o, self._scale(o, authority, period)) for o in others]
            return next((one for one in scales if one[1] is not None), (claim, None))
        return claim, scale

    def _services_beside(self, claim: JudgementClaim) -> list[Mention]:
        """Return the other services that are named in the words of a claim."""
        told = self._claims.mentions_in(claim.evidence)
        return [m for m in told if m.kind is Kind.SERVICE and m != claim.service]

    def _provider(self, authority: str, scale: Scale) -> str:
        """Return the fire authority of a county whose council runs the service."""
        register = self._knowledge.register
        namesakes = register.namesakes(register.authority(authority).short_name)
        return next((a.iri for a in namesakes if a.provides == {scale.service}), authority)

    def _aspect(self, claim: JudgementClaim, scale: Scale) -> str | None:
        """Return what a grade is for; None where its scheme grades sides only and none is named."""
        graded = scale.scheme.aspects
        named = claim.aspect.target if claim.aspect else None
        if len(graded) > 1:
            return named if named in graded else None
        return named or next(iter(graded), self._overall)

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

    def _fits(self, claim: JudgementClaim, period: Period | None, authority: str) -> bool:
        return self._scale(claim, authority, period) is not None

    def _period(self, claim: JudgementClaim) -> Period | None:
        if claim.time is None:
            return None
        anchor = resolve(claim.anchor, self._article.published) if claim.anchor else None
        return resolve_past(claim.time, self._article.published, anchor)

    def _scale(self, claim: JudgementClaim, authority: str, period: Period | None) -> Scale | None:
        return self._schemes.choose(
            claim.grade,
            claim.inspectorate,
            None if _names_both(claim) else claim.service,
            claim.aspect,
            self._knowledge.register.authority(authority),
            period,
            claim.grade.span,
        )

    def _trouble(self, trouble: Trouble, claim: JudgementClaim, why: str) -> None:
        """Keep an issue, unless nothing said that the grade was given at all."""
        if claim.doubted:
            return
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


def _unfit(told: JudgementClaim, claim: JudgementClaim) -> Iterator[str]:
    """Name it if words seemed to be for an aspect, which is none of what the scheme grades."""
    if told.aspect is not None and claim.aspect is None and not _names_both(told):
        yield "aspect-unfit"


def _names_both(claim: JudgementClaim) -> bool:
    """Tell whether the same words name the service and the aspect: "child protection"."""
    return bool(claim.service and claim.aspect and claim.service.span == claim.aspect.span)


def read_dated_by(value: str | None) -> DatedBy | None:
    """Return what a claim's time bounds, from its name."""
    return DatedBy(value) if value else None
