"""Intervention claims to facts: in whose service, by whom, when, and how surely."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from councilgraph.knowledge import CG, Knowledge
from councilgraph.link.actors import Actors
from councilgraph.link.bodies import Bodies
from councilgraph.link.careers import find_workplaces
from councilgraph.link.companies import find_companies
from councilgraph.link.confidence import load_weights
from councilgraph.link.discourse import Discourse
from councilgraph.link.drafts import Draft
from councilgraph.link.keys import make_key
from councilgraph.link.only_service import only_service
from councilgraph.link.partnering import settle_partners
from councilgraph.link.periods import resolve
from councilgraph.link.spoken_money import is_of_another
from councilgraph.model.claims import Claims, InterventionClaim, Kind
from councilgraph.model.facts import InterventionFact, JudgementFact
from councilgraph.model.text import Article, Span
from councilgraph.model.time import Period

INVESTMENT = f"{CG}Investment"
_LEAD = 3
_PRONOUNS = frozenset("he she his her".split())
# What an article is about if it begins with them: schools and homes, or the budget.
_IN_THE_LEAD = ("other-body", "not-investment")
_AND = " and "


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One intervention claim with its authority and actor found, and its signals."""

    claim: InterventionClaim
    authority: str
    kind: str
    actor: str | None
    period: Period | None
    signals: frozenset[str] = frozenset()


class Interventions:
    """Links the interventions of one article."""

    def __init__(
        self,
        article: Article,
        claims: Claims,
        discourse: Discourse,
        knowledge: Knowledge,
        judgements: Sequence[JudgementFact | Draft],
    ) -> None:
        self._article = article
        self._claims = settle_partners(claims, discourse, judgements, knowledge)
        self._discourse = discourse
        self._knowledge = knowledge
        self._bodies = Bodies(article, claims, knowledge)
        self._actors = Actors(claims, knowledge)
        self._judgements = judgements
        self._workplaces = find_workplaces(article, claims)
        pairs = list(self._partners())
        self._helpers = frozenset(helper for helper, _ in pairs)
        helped = next((iri for _, iri in pairs if iri not in (None, *self._helpers)), None)
        main = discourse.topic
        self._topic = helped if main in self._helpers and helped is not None else main
        self._service = only_service(claims, knowledge)

    def link(self) -> tuple[InterventionFact, ...]:
        """Return the interventions that are sure enough, once each, in order of place.

        One of which nobody is told to act is the same as one of its kind that tells who does, and
        "intervention" is a word for whatever else was done there.

        One whose authority cannot be told is left out: money and commissioners are spoken of in
        general more often than of a council.
        """
        weights = load_weights("interventions")
        facts: dict[str, InterventionFact] = {}
        for action in self.actions():
            sure = weights.confidence(action.signals)
            if sure >= weights.least:
                fact = self._fact(action, sure)
                facts.setdefault(fact.key, fact)
        told = {_kind(f) for f in facts.values() if f.actor}
        kept = [f for f in facts.values() if f.actor or f.amount or _kind(f) not in told]
        stepped = {f.authority for f in kept if f.amount is None and not _is_general(f)}
        kept = [f for f in kept if f.authority not in stepped or not _is_general(f)]
        return tuple(sorted(kept, key=lambda f: (f.evidence.start, f.key)))

    def actions(self) -> list[Action]:
        """Return all that may be interventions in an authority, each with its signals."""
        companies = list(find_companies(self._claims, self._discourse, self._knowledge))
        told = [*self._claims.interventions, *companies]
        placed = [a for claim in told if (a := self._placed(claim))]
        support = Counter(_tuple(a) for a in placed)
        return [
            Action(
                claim=a.claim,
                authority=a.authority,
                kind=a.kind,
                actor=a.actor,
                period=a.period,
                signals=frozenset(self._signals(a, support)),
            )
            for a in placed
        ]

    def _partners(self) -> Iterator[tuple[str, str | None]]:
        """Yield the councils that step in elsewhere, each with the council that they help."""
        for claim in self._claims.interventions:
            helper = claim.actor
            if helper is None or helper.kind is not Kind.AUTHORITY or claim.amount is not None:
                continue
            named = self._discourse.named(helper, None)
            if named is not None:
                told = claim.authority
                helped = (
                    self._discourse.resolve(told, claim.intervention.span, None) if told else None
                )
                yield named, helped

    def _placed(self, claim: InterventionClaim) -> Action | None:
        period = resolve(claim.time, self._article.published) if claim.time else None
        helper = self._helper(claim, period)
        authority = self._whose(claim, period, helper)
        if authority is None or (helper == authority and claim.amount is None):
            return None
        if claim.amount is not None and is_of_another(self._claims, claim):
            return None
        kind = claim.intervention.targets[0] if claim.intervention.targets else INVESTMENT
        service = claim.service.target if claim.service else self._service
        helps = helper is not None and claim.amount is None
        return Action(
            claim=claim,
            authority=authority,
            kind=kind,
            actor=helper if helps else self._actors.of(claim, kind, authority, service),
            period=period,
        )

    def _helper(self, claim: InterventionClaim, period: Period | None) -> str | None:
        """Return the council that a claim says acts: a partner, or who spends the money."""
        if claim.actor is None or claim.actor.kind is not Kind.AUTHORITY:
            return None
        return self._discourse.named(claim.actor, period)

    def _whose(
        self, claim: InterventionClaim, period: Period | None, helper: str | None
    ) -> str | None:
        """Return in whose service it is: no helper's, and a council that has the service."""
        service = claim.service.target if claim.service else self._service
        worked = [m for m in self._workplaces if claim.evidence.covers(m.span)]
        if claim.authority in worked:
            claim = replace(claim, authority=None)
        named = claim.authority is not None and claim.authority.kind is Kind.AUTHORITY
        named = named and not self._helps_in(claim, period)

        helpers = set(self._with_namesakes(helper))
        worked_in = [self._discourse.named(m, period) for m in worked]
        left = {i for iri in worked_in for i in self._with_namesakes(iri)} - {self._topic}

        def fits(iri: str) -> bool:
            steps_in = iri in left or (claim.amount is None and iri in helpers)
            return not steps_in and (service is None or self._bodies.has(iri, service))

        at = claim.intervention.span
        spends = claim.amount is not None and not named
        told = self._of_the_person_before(claim, fits) if spends else None
        if told is not None:
            return self._bodies.provider(told, service) if service else told
        told = self._discourse.resolve(claim.authority, at, period, fits)
        # "Anyshire, the partner, has staff in Anytown" tells of the county that the town is in.
        named = named and (helper is None or (told is not None and fits(told)))
        if self._discourse.is_round_up and not named:
            told = self._discourse.of_person(claim.authority, at, fits)
        topic = self._topic
        helps = told in self._helpers and topic not in self._helpers
        if told is None or (not named and (helps or not fits(told))):
            told = topic if topic is not None and fits(topic) else None
        return self._bodies.provider(told, service) if told and service else told

    def _with_namesakes(self, iri: str | None) -> tuple[str, ...]:
        register = self._knowledge.register
        if iri is None:
            return ()
        return (iri, *(a.iri for a in register.namesakes(register.authority(iri).short_name)))

    def _helps_in(self, claim: InterventionClaim, period: Period | None) -> bool:
        """Tell whether a council steps in itself, in the words before: "A helps, and a notice"."""
        told = claim.authority and self._discourse.named(claim.authority, period)
        start, text = claim.intervention.span.start, self._article.text
        return any(
            _AND in text[other.intervention.span.end : start]
            and other.evidence.covers(claim.authority.span)
            and self._helper(other, period) == told
            for other in self._claims.interventions
            if claim.authority is not None and other is not claim
        )

    def _of_the_person_before(
        self, claim: InterventionClaim, fits: Callable[[str], bool]
    ) -> str | None:
        """Return whose official was told of last, by name: "Ann Lee, Anytown's leader. She said".

        That is in the paragraph, or in the one before where a pronoun goes on with her, and with
        no other council named since. Money is her own council's; whom steps are taken by is not.
        """
        at = claim.evidence
        people = [t for t in self._claims.tenures if t.name.end <= at.start]
        last = max(people, key=lambda t: t.name.start, default=None)
        if last is None or last.organisation is None:
            return None
        office = last.organisation
        if office.kind is not Kind.AUTHORITY or not self._goes_on(last.name, at):
            return None
        since = min(office.span.start, last.name.start)
        named = {
            m.targets
            for m in self._claims.of_kind(Kind.AUTHORITY)
            if since <= m.span.start < at.end
        }
        told = self._discourse.named(office, None)
        return told if told is not None and named == {office.targets} and fits(told) else None

    def _goes_on(self, name: Span, at: Span) -> bool:
        """Tell whether a sentence goes on with somebody named before it."""
        places = [i for i, p in enumerate(self._claims.paragraphs) if p.end > name.start]
        here = next((i for i, p in enumerate(self._claims.paragraphs) if p.covers(at)), None)
        if here is None or not places:
            return False
        opening = self._article.quote(at).split(maxsplit=1)[0].casefold()
        return here == places[0] or (here == places[0] + 1 and opening in _PRONOUNS)

    def _signals(self, action: Action, support: Counter[tuple[object, ...]]) -> Iterator[str]:
        claim = action.claim
        money = "money-" if claim.amount is not None else ""
        yield from claim.signals
        yield f"kind-{action.kind.rpartition('#')[2]}"
        context = set()
        if claim.authority is None:
            context.add("nobody-named")
        elif claim.authority.kind is not Kind.AUTHORITY:
            context.add("by-type")
        if action.authority == self._discourse.topic:
            context.add("topic")
        if len(self._discourse.authorities) == 1:
            context.add("sole-authority")
        judged = any(f.authority == action.authority for f in self._judgements)
        context.add("judged" if judged else "judged-other" if self._judgements else "unjudged")
        if support[_tuple(action)] > 1:
            context.add("told-again")
        if any(p.covers(claim.intervention.span) for p in self._claims.paragraphs[:_LEAD]):
            context.add("opening")
        context |= {cue for cue in _IN_THE_LEAD if self._leads(cue)}
        if any(claim.evidence.covers(span) for span in self._claims.cues("bystander")):
            context.add("bystander")
        yield from (f"{money}{signal}" for signal in context)

    def _leads(self, cue: str) -> bool:
        """Tell whether words of a kind stand in the headline or in the first paragraphs."""
        lead = self._claims.paragraphs[:_LEAD]
        return any(paragraph.covers(span) for paragraph in lead for span in self._claims.cues(cue))

    def _fact(self, action: Action, sure: float) -> InterventionFact:
        claim = action.claim
        return InterventionFact(
            key=make_key(
                self._article.id, "intervention", claim.evidence.start, action.authority,
                action.kind, action.actor, claim.amount,
            ),
            article=self._article.id,
            published=self._article.published,
            evidence=claim.evidence,
            rule=claim.rule,
            confidence=sure,
            signals=tuple(sorted(action.signals)),
            authority=action.authority,
            intervention_class=action.kind,
            service=claim.service.target if claim.service else self._service,
            period=action.period or Period(latest=self._article.published),
            actor=action.actor,
            amount=claim.amount,
        )  # fmt: skip


def _kind(fact: InterventionFact) -> tuple[str, str]:
    return fact.authority, fact.intervention_class


def _is_general(fact: InterventionFact) -> bool:
    """Tell whether a fact only says that somebody stepped in."""
    return fact.intervention_class == f"{CG}Intervention"


def _tuple(action: Action) -> tuple[object, ...]:
    return action.authority, action.kind, action.claim.amount
