"""What the program found in an article, as items: its facts, in the form that gold has."""

import re
from collections.abc import Iterator, Mapping

from councilgraph.evaluate.items import (
    INSPECTIONS,
    INTERVENTIONS,
    WORDS,
    Item,
    Kind,
    kind_of,
    tell,
    tell_inspection,
    tell_intervention,
)
from councilgraph.evaluate.naming import Naming, quoted
from councilgraph.evaluate.pages import Page
from councilgraph.evaluate.repeated import repeated
from councilgraph.evaluate.wanted import pounds
from councilgraph.knowledge import Knowledge
from councilgraph.model.facts import Fact, Facts, StatementFact
from councilgraph.model.time import Period

# What may stand between a paragraph of a quotation and the next: marks, and the end of a line.
_GOES_ON = re.compile(r"[\s“”‘’\"']*\n[\s“”‘’\"']*")


class Found:
    """Turns the facts of one article into items."""

    def __init__(self, page: Page, knowledge: Knowledge, naming: Naming) -> None:
        self._page = page
        self._knowledge = knowledge
        self._label = knowledge.concepts.label
        self._naming = naming

    def items(self, facts: Facts) -> Mapping[Kind, tuple[Item, ...]]:
        """Return what was found, by kind."""
        judgements = tuple(self._judgements(facts))
        family = self._knowledge.concepts.root
        return {
            Kind.JUDGEMENT: judgements,
            Kind.REPEATED: tuple(repeated(judgements, family, self._label)),
            Kind.INSPECTION: tuple(self._inspections(facts)),
            Kind.OFFICIAL: tuple(self._officials(facts)),
            Kind.QUOTATION: tuple(self._quotations(facts)),
            Kind.INTERVENTION: tuple(self._interventions(facts)),
        }

    def _judgements(self, facts: Facts) -> Iterator[Item]:
        for fact in facts.judgements:
            values = {
                "authority": fact.authority,
                "inspectorate": fact.inspectorate,
                "service": fact.service,
                "aspect": fact.aspect,
                "grade": fact.grade,
                "standing": fact.standing.value,
            }
            told = tell(values.values(), self._label)
            yield self._item(fact, values, told, period=fact.period)

    def _inspections(self, facts: Facts) -> Iterator[Item]:
        for fact in facts.inspections:
            values: dict[str, str | None] = {
                "authority": fact.authority,
                "inspectorate": fact.inspectorate,
                "kind": kind_of(fact.inspection_class, INSPECTIONS, self._knowledge.concepts),
                "ordinal": None if fact.ordinal is None else str(fact.ordinal),
            }
            yield self._item(fact, values, tell_inspection(values, self._label))

    def _officials(self, facts: Facts) -> Iterator[Item]:
        for fact in facts.tenures:
            values = {
                "name": self._naming.person(fact.name),
                "organisation": fact.organisation,
                "role": fact.role,
            }
            told = [fact.name, fact.role_title, fact.organisation]
            yield self._item(fact, values, tell(told, self._label))

    def _quotations(self, facts: Facts) -> Iterator[Item]:
        last: StatementFact | None = None
        for fact in sorted(facts.statements, key=lambda f: f.evidence.start):
            on = last is not None and last.speaker == fact.speaker and self._goes_on(last, fact)
            values = {"speaker": self._speaker(fact), WORDS: quoted(fact.text)}
            after = last.key if last and on else ""
            yield self._item(fact, values, fact.speaker_name, words=fact.text, after=after)
            last = fact

    def _interventions(self, facts: Facts) -> Iterator[Item]:
        for fact in facts.interventions:
            values = {
                "authority": fact.authority,
                "kind": kind_of(fact.intervention_class, INTERVENTIONS, self._knowledge.concepts),
                "actor": fact.actor,
                "amount": None if fact.amount is None else pounds(fact.amount),
            }
            yield self._item(fact, values, tell_intervention(values, fact.actor, self._label))

    def _speaker(self, fact: StatementFact) -> str:
        register = self._knowledge.register
        known = (register.authorities, register.inspectorates, register.bodies)
        body = any(fact.speaker in entries for entries in known)
        return fact.speaker if body else self._naming.person(fact.speaker_name)

    def _goes_on(self, one: StatementFact, other: StatementFact) -> bool:
        between = self._page.text[one.evidence.end : other.evidence.start]
        return _GOES_ON.fullmatch(between) is not None

    def _item(
        self,
        fact: Fact,
        values: Mapping[str, str | None],
        told: str,
        *,
        words: str = "",
        period: Period | None = None,
        after: str = "",
    ) -> Item:
        return Item(
            values=values,
            told=told,
            evidence=words or self._page.sentence(fact.evidence),
            place=fact.evidence.start,
            period=period or Period(),
            confidence=fact.confidence,
            key=fact.key,
            after=after,
        )
