"""Gold as items: what the program is wanted to find in an article, and what is left open."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation

from councilgraph.evaluate.gold import Entry, GoldArticle
from councilgraph.evaluate.items import (
    INSPECTIONS,
    INTERVENTIONS,
    OTHER,
    WORDS,
    Item,
    Kind,
    tell,
    tell_inspection,
    tell_intervention,
)
from councilgraph.evaluate.naming import Naming, quoted
from councilgraph.evaluate.pages import Page
from councilgraph.evaluate.repeated import repeated
from councilgraph.knowledge import Knowledge
from councilgraph.model.claims import Standing

_UNNAMED = "unnamed"


class Wanted:
    """Turns gold into items; raises GoldError for codes and kinds that there are not."""

    def __init__(self, knowledge: Knowledge, naming: Naming) -> None:
        self._base = knowledge.base
        self._concepts = knowledge.concepts
        self._label = knowledge.concepts.label
        self._naming = naming
        authorities = knowledge.register.authorities.values()
        former = {code: a.iri for a in authorities for code in a.former_gss}
        self._authorities = {**former, **{a.gss: a.iri for a in authorities}}

    def items(self, gold: GoldArticle, page: Page) -> Mapping[Kind, tuple[Item, ...]]:
        """Return what an article holds, by kind."""
        judgements = tuple(self._judgements(gold, page))
        family = self._concepts.root
        return {
            Kind.JUDGEMENT: judgements,
            Kind.REPEATED: tuple(repeated(judgements, family, self._label)),
            Kind.INSPECTION: tuple(self._inspections(gold, page)),
            Kind.OFFICIAL: tuple(self._officials(gold, page)),
            Kind.QUOTATION: tuple(self._quotations(gold, page)),
            Kind.INTERVENTION: tuple(self._interventions(gold, page)),
        }

    def unknown(self, items: Iterable[Item]) -> Iterator[str]:
        """Yield what gold names and the knowledge does not have, so that it cannot be found."""
        for item in items:
            values = (v for v in item.values.values() if v and v.startswith(self._base))
            strange = (v for v in values if v not in self._concepts.labels)
            yield from (v.removeprefix(self._base) for v in strange)

    def _judgements(self, gold: GoldArticle, page: Page) -> Iterator[Item]:
        for entry in gold.judgements:
            told = entry.fields
            if told["aspect"] == _UNNAMED:
                continue
            values = {
                "authority": self._authority(gold, entry),
                "inspectorate": self._inspectorate(entry),
                "service": f"{self._base}def/service/{told['service']}",
                "aspect": f"{self._base}def/aspect/{told['aspect']}",
                "grade": f"{self._base}def/grade/{told['grade']}",
                "standing": _standing(gold, told["order"]),
            }
            yield Item(
                values=values,
                told=tell(values.values(), self._label),
                evidence=entry.evidence,
                place=page.place(entry.evidence),
                optional=entry.flags.get("loose", False),
                period=entry.period,
            )

    def _inspections(self, gold: GoldArticle, page: Page) -> Iterator[Item]:
        for entry in gold.inspections:
            values = {
                "authority": self._authority(gold, entry),
                "inspectorate": self._inspectorate(entry),
                "kind": _kind(gold, entry, INSPECTIONS.values()),
                "ordinal": entry.fields.get("ordinal"),
            }
            yield self._item(entry, values, tell_inspection(values, self._label), page)

    def _officials(self, gold: GoldArticle, page: Page) -> Iterator[Item]:
        """Yield the officials; one in no public role, or of no organisation, is left open."""
        for entry in gold.officials:
            name, body = entry.fields["name"], entry.fields.get("organisation")
            required = body is not None and entry.flags.get("public", True)
            values: dict[str, str | None] = {"name": self._naming.person(name)}
            role = self._naming.role(entry.fields.get("role", ""))
            if required and body is not None:
                values["organisation"] = self._naming.organisation(body)
                if role is not None:
                    values["role"] = role
            yield Item(
                values=values,
                told=tell([name, entry.fields.get("role"), body], self._label),
                evidence=page.sentence_at(place := page.place(name)),
                place=place,
                optional=not required,
            )

    def _quotations(self, gold: GoldArticle, page: Page) -> Iterator[Item]:
        people = {entry.fields["name"] for entry in gold.officials}
        for entry in gold.quotes:
            speaker, words = entry.fields["speaker"], entry.fields["text"]
            body = speaker not in people and self._naming.is_organisation(speaker)
            naming = self._naming
            who = naming.organisation(speaker) if body else naming.person(speaker)
            yield Item(
                values={"speaker": who, WORDS: quoted(words)},
                told=tell([speaker], self._label),
                evidence=words,
                place=page.place(words),
            )

    def _interventions(self, gold: GoldArticle, page: Page) -> Iterator[Item]:
        for entry in gold.interventions:
            values: dict[str, str | None] = {
                "authority": self._authority(gold, entry),
                "kind": _kind(gold, entry, INTERVENTIONS.values()),
            }
            actor, amount = entry.fields.get("actor"), entry.fields.get("amount")
            if actor is not None:
                values["actor"] = self._naming.organisation(actor)
            if amount is not None:
                values["amount"] = _amount(gold, amount)
            told = tell_intervention(values, actor, self._label)
            yield self._item(entry, values, told, page)

    def _item(
        self,
        entry: Entry,
        values: Mapping[str, str | None],
        told: str,
        page: Page,
    ) -> Item:
        return Item(
            values=values,
            told=told,
            evidence=entry.evidence,
            place=page.place(entry.evidence),
        )

    def _authority(self, gold: GoldArticle, entry: Entry) -> str:
        code = entry.fields["gss"]
        if code not in self._authorities:
            why = "is not the code of an authority in data/register/; mend it, or add the authority"
            raise gold.wrong("gss", code, why)
        return self._authorities[code]

    def _inspectorate(self, entry: Entry) -> str:
        return f"{self._base}id/inspectorate/{entry.fields['inspectorate']}"


def pounds(amount: Decimal) -> str:
    """Return an amount of money as it is compared.

    >>> pounds(Decimal("2400000.0")), pounds(Decimal("1E+3"))
    ('2400000', '1000')
    """
    return f"{amount.normalize():f}"


def _amount(gold: GoldArticle, amount: str) -> str:
    try:
        return pounds(Decimal(amount))
    except InvalidOperation as error:
        raise gold.wrong("amount", amount, "is no number; write pounds in figures") from error


def _standing(gold: GoldArticle, order: str) -> str:
    if order not in (known := tuple(standing.value for standing in Standing)):
        raise gold.wrong("order", order, f"is not one of {', '.join(known)}")
    return order


def _kind(gold: GoldArticle, entry: Entry, known: Iterable[str]) -> str:
    kind = entry.fields["kind"]
    if kind not in (kinds := (*known, OTHER)):
        raise gold.wrong("kind", kind, f"is not one of {', '.join(kinds)}")
    return kind
